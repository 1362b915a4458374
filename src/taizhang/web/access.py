"""Asks the table of addresses before any page is asked: the only way in.

    GET /ledger/closing/2024-06/close/      405: the table has no reading there
    POST the same, signed in as 审计员       403: 关账 is not an auditor's deed
    GET /collect/…/of another enterprise    404: as if it were not there

An address that the table does not name is answered with 404 and told in the log: somebody added a page without saying
whom it is for.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from taizhang.registry.access import access_for, forbidden, to_login
from taizhang.registry.roles import Access, Deed, Role
from taizhang.web.access_table import ANYBODY, SIGNED_IN, TABLE, Needs, Row
from taizhang.web.api import refusal
from taizhang.web.api.refusal import Refused

_READING = frozenset({"GET", "HEAD"})
_LAST_CLICK = "taizhang-last-click"
_FACTOR_FIRST = Refused(403, "系统管理员要先启用两步验证", "请在浏览器里登录并启用")
_log = logging.getLogger(__name__)


class AccessMiddleware:
    """Stands behind the session and before the views."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing here: which page is asked for is not known yet."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, words: dict[str, Any]
    ) -> HttpResponse | None:
        """The refusal, or None where the page may answer. Raises Http404 for an address that is not in the table."""
        match = request.resolver_match
        row = TABLE.get(match.view_name) if match else None
        if row is None:
            _log.error("address not in the table of access: %s", request.path)
            raise Http404
        needs = row.read if request.method in _READING else row.write
        if needs is ANYBODY:
            return None
        if not isinstance(request.user, User):
            return _json(request, refusal.NOT_SIGNED_IN) if row.json else to_login(request)
        if needs is None:
            return _no_such_method(request, row)
        access = access_for(request)
        request.user.is_staff = access.works_on_figures  # what the ledger's gate asks; true to today's roles
        if not row.before_factor and lacks_factor(request.user, access):
            return _json(request, _FACTOR_FIRST) if row.json else redirect("mfa_activate_totp")
        _keep_session(request)
        return _refusal(request, row, access, words, needs)


def lacks_factor(user: User, access: Access) -> bool:
    """Whether somebody must set up a second factor before anything else."""
    if not settings.ADMIN_TOTP or Role.ADMINISTRATOR not in access.roles:
        return False
    return not is_mfa_enabled(user, [Authenticator.Type.TOTP])


def _keep_session(request: HttpRequest) -> None:
    """A session ends so many minutes after the last click; the clicks of a tenth of that time are written down as one."""
    now = int(time.time())
    if now - request.session.get(_LAST_CLICK, 0) > settings.SESSION_COOKIE_AGE // 10:
        request.session[_LAST_CLICK] = now


def _no_such_method(request: HttpRequest, row: Row) -> HttpResponse:
    allowed = [name for name, needs in (("GET", row.read), ("POST", row.write)) if needs is not None]
    if row.json:
        answer = _json(request, Refused(405, "这个地址不能这样请求", "请按 /api/docs/ 里写的方法"))
        answer["Allow"] = ", ".join(allowed)
        return answer
    return HttpResponseNotAllowed(allowed)


def _refusal(
    request: HttpRequest, row: Row, access: Access, words: dict[str, Any], needs: Needs
) -> HttpResponse | None:
    if needs is SIGNED_IN:
        return None
    assert isinstance(needs, frozenset)
    if not any(access.may(deed) for deed in needs):
        return _json(request, refusal.NOT_ALLOWED) if row.json else forbidden(request)
    if row.whose is None:
        return None
    respondent = row.whose(words)
    if respondent is not None and any(access.may(deed, respondent) for deed in needs):
        return None
    if row.json:
        return _json(request, Refused(404, "没有这个地址", "请核对地址里的代码"))
    raise Http404


def _json(request: HttpRequest, refused: Refused) -> HttpResponse:
    return refusal.answer(request, refused)


def abilities(request: HttpRequest) -> dict[str, Any]:
    """For templates: ``can.CLOSE`` and so on, by the name of the deed."""
    return {"can": _Abilities(request)}


class _Abilities:
    """Asks only when a template does, so that the login page costs no query."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __getitem__(self, name: str) -> bool:
        return access_for(self.request).may(Deed[name])
