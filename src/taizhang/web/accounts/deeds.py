"""What an administrator does with accounts: each deed one POST, refused with its reasons or done and said.

Who may come here says the table of access; the actions ask once more.
"""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from taizhang.kernel.finding import Finding
from taizhang.registry import account_actions as actions
from taizhang.registry import account_queries as queries
from taizhang.registry.account_actions import Done, NewAccount, NewRole
from taizhang.registry.account_codes import Issued, code_issue, factor_reset, spoken
from taizhang.registry.account_events import by
from taizhang.registry.roles import IN_DEPARTMENTS, departments
from taizhang.web.accounts.asked import GRANTED, day_of, person_of, reason_of, role_of, typed
from taizhang.web.accounts.views import shown


def _told(request: HttpRequest, findings: Iterable[Finding]) -> None:
    for each in findings:
        messages.error(request, f"没有办成：{each.message}。{each.advice}。")


def _after(request: HttpRequest, number: int, findings: Iterable[Finding], said: str) -> HttpResponse:
    """Back to the account, with what was done; or the page again, with what stands against it."""
    found = tuple(findings)
    if not found:
        messages.success(request, said)
        return redirect("accounts:show", number=number)
    _told(request, found)
    return shown(request, number, status=409)


def create(request: HttpRequest) -> HttpResponse:
    """A new account, and at once its one-time code."""
    if request.method != "POST":
        return _new(request)
    given = request.POST
    since, found = day_of(given)
    roles: tuple[NewRole, ...] = ()
    if given.get("role"):
        role, wrong = role_of(given)
        found += wrong
        roles = (role,) if role else ()
    code = typed(given, "respondent", 40)
    new = NewAccount(
        typed(given, "username"), typed(given, "name"), roles, (code,) if code else (), since,
        reason_of(given),
    )  # fmt: skip
    done = Done(None, tuple(found)) if found else actions.account_create(by=by(request), new=new)
    if done.user is None:
        _told(request, done.findings)
        return _new(request, status=409)
    return _code_shown(request, done.user.pk, code_issue(by=by(request), user=done.user, reason="新建账号"))


def _new(request: HttpRequest, status: int = 200) -> HttpResponse:
    context = {
        "given": request.POST,
        "granted": GRANTED,
        "in_departments": [role.chinese for role in GRANTED if role in IN_DEPARTMENTS],
        "departments": departments(),
    }
    return render(request, "accounts/new.html", context, status=status)


def rename(request: HttpRequest, number: int) -> HttpResponse:
    """A person's name, corrected."""
    name = typed(request.POST, "name")
    done = actions.account_rename(by=by(request), user=person_of(number), name=name)
    return _after(request, number, done.findings, "姓名已改。")


def switch_off(request: HttpRequest, number: int) -> HttpResponse:
    """The account can no longer be used."""
    done = actions.account_switch_off(by=by(request), user=person_of(number), reason=reason_of(request.POST))
    return _after(request, number, done.findings, "账号已停用，正开着的页面下一次点击就会退出。")


def switch_on(request: HttpRequest, number: int) -> HttpResponse:
    """It can be used again."""
    done = actions.account_switch_on(by=by(request), user=person_of(number), reason=reason_of(request.POST))
    return _after(request, number, done.findings, "账号已启用。")


def grant(request: HttpRequest, number: int) -> HttpResponse:
    """A role is given."""
    return _role_changed(request, number, actions.role_grant, "角色已授予。")


def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """A role is taken back."""
    return _role_changed(request, number, actions.role_withdraw, "角色已收回。")


def _role_changed(request: HttpRequest, number: int, deed: Callable[..., Done], said: str) -> HttpResponse:
    user = person_of(number)
    role, found = role_of(request.POST)
    since, wrong = day_of(request.POST)
    found += wrong
    if not found:
        done = deed(by=by(request), user=user, role=role, since=since, reason=reason_of(request.POST))
        found = list(done.findings)
    return _after(request, number, found, said)


def appoint(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody reports for an enterprise."""
    return _clerk_changed(request, number, actions.clerk_appoint, "已指定填报单位。")


def dismiss(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody no longer does."""
    return _clerk_changed(request, number, actions.clerk_dismiss, "已解除；以前报的数不变。")


def _clerk_changed(request: HttpRequest, number: int, deed: Callable[..., Done], said: str) -> HttpResponse:
    user = person_of(number)
    since, found = day_of(request.POST)
    if not found:
        code = typed(request.POST, "respondent", 40)
        done = deed(by=by(request), user=user, respondent=code, since=since, reason=reason_of(request.POST))
        found = list(done.findings)
    return _after(request, number, found, said)


@never_cache
def code(request: HttpRequest, number: int) -> HttpResponse:
    """A one-time code, shown once."""
    issued = code_issue(by=by(request), user=person_of(number), reason=reason_of(request.POST))
    if issued.findings:
        return _after(request, number, issued.findings, "")
    return _code_shown(request, number, issued)


def _code_shown(request: HttpRequest, number: int, issued: Issued) -> HttpResponse:
    """The page that is printed. It is answered to the POST itself: the code is kept nowhere that a second look could find."""
    link = request.build_absolute_uri(f"{reverse('activate')}?code={spoken(issued.code)}")
    context = {
        "account": queries.views_of([person_of(number)])[0],
        "code": spoken(issued.code),
        "link": link,
        "expires_at": issued.expires_at,
        "hours": settings.CODE_HOURS,
        "page": request.build_absolute_uri(reverse("activate")),
    }
    response = render(request, "accounts/code.html", context)
    response["Cache-Control"] = "no-store"
    return response


def factor(request: HttpRequest, number: int) -> HttpResponse:
    """The second factor is taken off, for somebody who lost the telephone."""
    found = factor_reset(by=by(request), user=person_of(number), reason=reason_of(request.POST))
    return _after(request, number, found, "两步验证已重置，请本人登录后重新设置。")
