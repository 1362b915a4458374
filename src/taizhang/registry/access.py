"""Who asks, and what do they get who may not?

Whether somebody may open an address says one table (``taizhang.web.access_table``), asked before any page is. What stands
here is for the pages themselves: `access_for` is what the person who asks may do, read once for each request; `staff_of` is
that person. ``staff_only`` marks the views that show the whole park, which holds also where a view is reached around the
table: a second lock on the same door.

Who may not gets a page that says why and whom to ask, with status 403; who is not signed in is sent to the login page and
comes back afterwards. A part of a page that is fetched after the session ended takes the whole page to the login, not the
login into the page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from taizhang.registry.roles import Access, Deed, access_of

P = ParamSpec("P")
_KEPT = "_taizhang_access"


def access_for(request: HttpRequest) -> Access:
    """What the person who asks may do; the database is asked once for each request."""
    kept: Access | None = getattr(request, _KEPT, None)
    if kept is None:
        kept = access_of(request.user)
        setattr(request, _KEPT, kept)
    return kept


def staff_of(request: HttpRequest) -> User:
    """The person who asks; only where somebody is signed in, as behind ``staff_only``."""
    if not isinstance(request.user, User):
        raise TypeError("a view that asks who is there must stand behind a door of the table")
    return request.user


def staff_only(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Lets those through who may see the whole park; others read why not."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_login(request)
        if access_for(request).may(Deed.SEE_ALL):
            return view(request, *args, **kwargs)
        return forbidden(request)

    return guarded


def forbidden(request: HttpRequest) -> HttpResponse:
    """The page that says why not, and whom to ask."""
    return render(request, "web/forbidden.html", {"roles": _named(access_for(request))}, status=403)


def _named(access: Access) -> str:
    return "、".join(sorted(role.chinese for role in access.roles)) or "还没有角色"


def to_login(request: HttpRequest) -> HttpResponse:
    """To the login page and back. htmx loads it whole, and comes back to the page that the part was fetched for."""
    if request.headers.get("HX-Request"):
        back = redirect_to_login(_shown(request))["Location"]
        return HttpResponse(status=204, headers={"HX-Redirect": back})
    return redirect_to_login(request.get_full_path())


def _shown(request: HttpRequest) -> str:
    """The address of the page that fetches a part, without the host."""
    try:
        shown = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:
        return "/"
    return urlunsplit(("", "", shown.path, shown.query, "")) or "/"
