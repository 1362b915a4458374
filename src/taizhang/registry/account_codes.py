"""How does somebody choose a password who has none, or has forgotten it?

With a code that an administrator has the program make: good once, for ``settings.CODE_HOURS`` hours, shown once (as a link,
and as twelve characters that can be read out on the telephone). Only a keyed hash of it is kept. A new code makes the
account's earlier ones worthless, and the old password too: whoever asks for a reset may ask because somebody else knows it.

>>> spoken("K7QF3M9PWXT2")
'K7QF-3M9P-WXT2'

Twelve characters of 31 are 59 bits: tried at a thousand a second, a code of somebody would be found in ten million years.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from taizhang.kernel.finding import Finding
from taizhang.registry import account_checks as checks
from taizhang.registry import chain
from taizhang.registry.account_checks import refusal
from taizhang.registry.account_events import By, What, event_record
from taizhang.registry.models import AccountEvent, SignInCode

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUWXYZ"
"""Without 0 O 1 I V, which are misread or misheard."""
LENGTH: Final = 12


@dataclass(frozen=True)
class Issued:
    """A code in clear, to be shown once; or what stood against making one."""

    code: str = ""
    expires_at: datetime | None = None
    findings: tuple[Finding, ...] = ()


def spoken(code: str) -> str:
    """In groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def read(text: str) -> str:
    """A code as somebody types it: blanks, hyphens and small letters do not matter."""
    return re.sub(r"[\s\-—－]", "", text).upper()[:40]


def _digest(code: str) -> str:
    return salted_hmac("taizhang.registry.account_codes", code, algorithm="sha256").hexdigest()


@transaction.atomic
def code_issue(*, by: By, user: User, reason: str = "") -> Issued:
    """Makes a code for an account. Its password and its earlier codes are worthless from now on."""
    chain.lock(AccountEvent)
    found = checks.authority(by.user)
    if not user.is_active:
        found.append(refusal("switched-off", f"“{user.get_username()}”已停用", "请先启用，再发一次性码"))
    if found:
        return Issued(findings=tuple(found))
    assert by.user is not None  # authority has seen to it
    return _issued(by, by.user, user, reason)


@transaction.atomic
def account_rescue(*, user: User) -> Issued:
    """A way back in for whoever has the server, where no administrator is left to help: a code, and no second factor."""
    from allauth.mfa.models import Authenticator

    chain.lock(AccountEvent)
    if not user.is_active:
        return Issued(
            findings=(refusal("switched-off", f"“{user.get_username()}”已停用", "请先由系统管理员启用"),)
        )
    by = By(None, "服务器命令行")
    if Authenticator.objects.filter(user=user).delete()[0]:
        event_record(what=What.FACTOR_RESET, by=by, user=user)
    return _issued(by, user, user, "在服务器上重设")


def _issued(by: By, maker: User, user: User, reason: str) -> Issued:
    now = timezone.now()
    user.sign_in_codes.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=now)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    until = now + timedelta(hours=settings.CODE_HOURS)
    SignInCode.objects.create(digest=_digest(code), user=user, made_at=now, made_by=maker, expires_at=until)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    detail = f"有效至{timezone.localtime(until):%Y-%m-%d %H:%M}" + (
        f"；{reason.strip()}" if reason.strip() else ""
    )
    event_record(what=What.CODE_ISSUED, by=by, user=user, detail=detail)
    return Issued(code, until)


def code_of(text: str) -> User | None:
    """Whose code this is, if it is still good."""
    row = _good().filter(digest=_digest(read(text))).first()
    return row.user if row else None


def _good() -> QuerySet[SignInCode]:
    codes = SignInCode.objects.select_related("user")
    return codes.filter(used_at=None, withdrawn_at=None, expires_at__gt=timezone.now(), user__is_active=True)


@transaction.atomic
def code_use(*, text: str, password: str, address: str = "") -> tuple[User | None, tuple[Finding, ...]]:
    """Sets the password of the account whose code this is, once; else says why not."""
    chain.lock(AccountEvent)  # two requests with one code: the second finds it used
    row = _good().filter(digest=_digest(read(text))).first()
    if row is None:
        message = "这个一次性码不对，或者已经用过、过期、作废"
        return None, (
            refusal("code-worthless", message, "请核对各位字符；还是不行，请园区系统管理员重发一个"),
        )
    try:
        validate_password(password, row.user)
    except ValidationError as weak:
        return None, tuple(
            refusal("password-weak", said.rstrip("。"), "请换一个密码") for said in weak.messages
        )
    row.used_at = timezone.now()
    row.save(update_fields=["used_at"])
    row.user.set_password(password)
    row.user.save(update_fields=["password"])
    event_record(what=What.CODE_USED, by=By(row.user, address), user=row.user)
    return row.user, ()


@transaction.atomic
def password_changed(*, by: By, user: User) -> None:
    """Writes down that somebody changed their own password."""
    event_record(what=What.PASSWORD_CHANGED, by=by, user=user)


@transaction.atomic
def factor_reset(*, by: By, user: User, reason: str) -> tuple[Finding, ...]:
    """Takes the second factor off an account whose owner lost the telephone; what stands against it."""
    from allauth.mfa.models import Authenticator

    chain.lock(AccountEvent)
    found = checks.authority(by.user) + checks.reason_findings(reason.strip())
    rows = Authenticator.objects.filter(user=user)
    if by.user is not None and by.user.pk == user.pk:
        found.append(refusal("oneself", "不能重置自己的两步验证", "请由另一位系统管理员办理"))
    if not rows.exists():
        found.append(refusal("no-change", f"“{user.get_username()}”没有启用两步验证", "无须重置"))
    if found:
        return tuple(found)
    rows.delete()
    event_record(what=What.FACTOR_RESET, by=by, user=user, detail=reason.strip())
    return ()
