"""What was done with accounts, and where is it written down?

One line for each deed, in a chain of its own: who did what to whom, about which respondent, when, from which address.
Worked example, a reset password::

    发一次性码  系统管理员 → 王敏  忘记密码        10.1.2.3  2026-11-24 09:12
    设新密码    王敏 → 王敏        凭一次性码      10.1.2.9  2026-11-24 09:31
    登录        王敏 → 王敏                        10.1.2.9  2026-11-24 09:31

Signing in, being locked out and what concerns the second factor are written down by listening to Django, axes and allauth
(`listen`); the rest by the actions themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from taizhang.registry import chain
from taizhang.registry.models import AccountEvent, Respondent

MOST_DETAIL: Final = 400


class What(StrEnum):
    """All that is written down about accounts."""

    CREATED = "新建账号"
    RENAMED = "改姓名"
    IMPORTED = "导入账号"
    SWITCHED_OFF = "停用"
    SWITCHED_ON = "启用"
    GRANTED = "授予角色"
    WITHDRAWN = "收回角色"
    APPOINTED = "指定填报"
    DISMISSED = "解除填报"
    CODE_ISSUED = "发一次性码"
    CODE_USED = "凭码设密码"
    PASSWORD_CHANGED = "改密码"  # noqa: S105  # the name of a deed
    SIGNED_IN = "登录"
    SIGNED_OUT = "退出"
    LOCKED_OUT = "锁定"
    FACTOR_ADDED = "启用两步验证"
    FACTOR_REMOVED = "停用两步验证"
    FACTOR_FAILED = "验证码错误"
    FACTOR_RESET = "重置两步验证"
    CODES_RENEWED = "换恢复码"


@dataclass(frozen=True)
class By:
    """Who does something, and from which address; nobody, where it is the system's doing."""

    user: User | None
    address: str = ""


def address_of(request: HttpRequest) -> str:
    """The address a request comes from; behind a proxy that speaks HTTPS the one that the proxy saw."""
    if getattr(settings, "BEHIND_PROXY", False):
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if last := forwarded.rpartition(",")[2].strip():
            return str(last)[:45]
    return str(request.META.get("REMOTE_ADDR", ""))[:45]


def by(request: HttpRequest) -> By:
    """Who asks, from where."""
    return By(request.user if isinstance(request.user, User) else None, address_of(request))


@transaction.atomic
def event_record(
    *, what: What, by: By, user: User | None, detail: str = "", respondent: Respondent | None = None
) -> datetime:
    """Writes one line, in the transaction of the deed itself where there is one; when."""
    head = chain.lock(AccountEvent)[AccountEvent]
    moment = chain.next_moment(head)
    line = AccountEvent(
        what=what.value, actor=by.user, user=user, respondent=respondent, detail=detail[:MOST_DETAIL],
        address=by.address, recorded_at=moment,
    )  # fmt: skip
    chain.append(head, [line], moment)
    return moment


def listen() -> None:
    """Has what Django, axes and allauth do written down; called once, when the app is ready."""
    from allauth.mfa import signals as factor
    from axes.signals import user_locked_out
    from django.contrib.auth.signals import user_logged_in, user_logged_out

    for signal, hears in (
        (user_logged_in, _heard(What.SIGNED_IN)),
        (user_logged_out, _heard(What.SIGNED_OUT)),
        (factor.authenticator_added, _heard(What.FACTOR_ADDED, only="totp")),
        (factor.authenticator_removed, _heard(What.FACTOR_REMOVED, only="totp")),
        (factor.authenticator_reset, _heard(What.CODES_RENEWED)),
        (factor.authentication_failed, _heard(What.FACTOR_FAILED)),
        (user_locked_out, _locked_out),
    ):
        signal.connect(hears, weak=False, dispatch_uid=f"taizhang.{hears.__qualname__}.{id(signal)}")


def _heard(what: What, only: str = "") -> Callable[..., None]:
    def hears(
        sender: object,
        request: HttpRequest | None = None,
        user: Any = None,
        authenticator: Any = None,
        **_: Any,
    ) -> None:
        kept = getattr(authenticator, "instance", authenticator)  # allauth hands over either
        if not isinstance(user, User) or (only and kept.type != only):
            return
        event_record(what=what, by=By(user, address_of(request) if request else ""), user=user)

    return hears


def _locked_out(sender: object, request: HttpRequest, username: str = "", **_: Any) -> None:
    user = User.objects.filter(username=username or "").first()
    detail = "连续输错密码" if user else f"连续输错密码，用户名“{(username or '')[:150]}”不存在"
    lately = timezone.now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    told = {"what": What.LOCKED_OUT.value, "detail": detail, "user": user, "address": address_of(request)}
    if AccountEvent.objects.filter(recorded_at__gte=lately, **told).exists():
        return  # whoever goes on trying fills no table
    event_record(what=What.LOCKED_OUT, by=By(None, address_of(request)), user=user, detail=detail)
