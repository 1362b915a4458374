"""Who may open a page of the park office?

Figures of the whole park are for its staff (``is_staff``). Anybody else who is signed in gets a page that says why
and whom to ask, with status 403; who is not signed in is sent to the login page and comes back afterwards. A part of a
page that is fetched after the session ended takes the whole page to the login, not the login into the page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

P = ParamSpec("P")


def staff_of(request: HttpRequest) -> User:
    """The member of staff who asks; only behind ``staff_only``."""
    if not isinstance(request.user, User):
        raise TypeError("a view that asks for staff must stand behind staff_only")
    return request.user


def staff_only(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Lets staff through; others read why not."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if isinstance(request.user, User) and request.user.is_staff:
            return view(request, *args, **kwargs)
        return render(request, "web/forbidden.html", status=403)

    return _signed_in(login_required(guarded))


def _signed_in(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Has htmx load the login page whole; it comes back to the page that the part was fetched for."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.headers.get("HX-Request") and not request.user.is_authenticated:
            back = redirect_to_login(_shown(request))["Location"]
            return HttpResponse(status=204, headers={"HX-Redirect": back})
        return view(request, *args, **kwargs)

    return guarded


def _shown(request: HttpRequest) -> str:
    """The address of the page that fetches a part, without the host."""
    try:
        shown = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:
        return "/"
    return urlunsplit(("", "", shown.path, shown.query, "")) or "/"
