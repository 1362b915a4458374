"""What was typed into the forms of the pages of accounts, as the actions take it.

What is not understood (a day that is none, a role that there is not) is a finding like any other; nothing that a form does
not ask for is read, so that a field slipped into a request changes nothing.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from django.contrib.auth.models import User
from django.http import Http404
from django.utils import timezone

from taizhang.kernel.finding import Finding
from taizhang.registry.account_actions import NewRole
from taizhang.registry.account_checks import refusal
from taizhang.registry.account_queries import account
from taizhang.registry.roles import Role

_UNTYPED: Final = re.compile(r"[\x00-\x1f\x7f]")
GRANTED: Final = tuple(role for role in Role if role is not Role.CLERK)
"""The roles that a page can give; whose clerk somebody is, is said by the enterprise."""


def person_of(number: int) -> User:
    """The account with that number. Raises Http404 where there is none."""
    user = account(number) if number < 2**63 else None
    if user is None:
        raise Http404
    return user


def typed(given: Mapping[str, str], name: str, most: int = 150) -> str:
    """What stands in a field, without what no keyboard types (PostgreSQL keeps no text with a NUL in it)."""
    return _UNTYPED.sub("", given.get(name, "")).strip()[:most]


def role_of(given: Mapping[str, str]) -> tuple[NewRole | None, list[Finding]]:
    """The role and department chosen."""
    chosen = given.get("role", "")
    if chosen not in {role.value for role in GRANTED}:
        return None, [refusal("role-unknown", "没有选角色，或没有这个角色", "请从列表里选")]
    return NewRole(Role(chosen), typed(given, "department", 40)), []


def day_of(given: Mapping[str, str]) -> tuple[date, list[Finding]]:
    """The day typed; without one today."""
    text = given.get("since", "").strip()
    today = timezone.localdate()
    if not text:
        return today, []
    try:
        return date.fromisoformat(text), []
    except ValueError:
        return today, [refusal("day-malformed", f"“{text[:20]}”不是日期", "请写成 2026-03-01 的样子")]


def reason_of(given: Mapping[str, str]) -> str:
    """Why, as typed."""
    return typed(given, "reason", 2000)
