"""What is refused of accounts, and in which words?

One small function per question; each gives findings, never raises. The same questions are asked of the page's form and of
every row of an imported list, which adds where in the file it stands.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.contrib.auth.models import User
from django.utils import timezone

from taizhang.kernel.finding import Finding, Level
from taizhang.registry.models import Kind, Respondent, RoleGrant
from taizhang.registry.roles import IN_DEPARTMENTS, Access, Deed, Role, access_of

FAMILY: Final = "账号"
MOST_NAME: Final = 30
MOST_REASON: Final = 400
_USERNAME: Final = re.compile(r"[\w.@+-]{2,30}")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


@dataclass(frozen=True)
class NewRole:
    """A role to hold, in the department with that code or (empty) in all of them."""

    role: Role
    department: str = ""


@dataclass(frozen=True)
class NewAccount:
    """An account to make, with its roles and the enterprises that it reports for (codes), from a day on."""

    username: str
    name: str
    roles: tuple[NewRole, ...] = ()
    respondents: tuple[str, ...] = ()
    since: date | None = None
    reason: str = ""


def refusal(code: str, message: str, advice: str) -> Finding:
    """An error about accounts."""
    return Finding(Level.ERROR, code, message, advice=advice, family=FAMILY)


def authority(actor: User | None) -> list[Finding]:
    """Only administrators change accounts."""
    if actor is not None and access_of(actor).may(Deed.MANAGE_ACCOUNTS):
        return []
    return [refusal("not-allowed", "您不是系统管理员，不能改账号", "请联系园区系统管理员办理")]


def tidy(text: str) -> str:
    """As it is kept: one way of writing each character, no blanks around it."""
    return unicodedata.normalize("NFKC", text).strip()


def username_findings(username: str, taken: Collection[str]) -> list[Finding]:
    """What is wrong with a user name; `taken` are those that there are, in small letters."""
    if not _USERNAME.fullmatch(username):
        advice = "请用2到30个字母、数字或 . _ - @ +，不含空格；企业填报员可用手机号或企业简称的拼音"
        return [refusal("username-malformed", f"用户名“{username[:40]}”不合格式", advice)]
    if username.lower() in taken:
        return [refusal("username-taken", f"用户名“{username}”已有人用（不分大小写）", "请换一个用户名")]
    return []


def name_findings(name: str) -> list[Finding]:
    """What is wrong with a person's name."""
    if not name or len(name) > MOST_NAME or any(unicodedata.category(each) in _UNSEEN for each in name):
        return [refusal("name-malformed", f"姓名为空、超过{MOST_NAME}字或含有看不见的字符", "请写姓名全称")]
    return []


def role_findings(role: NewRole, departments: Mapping[str, Respondent]) -> list[Finding]:
    """What is wrong with a role to be given."""
    if role.role is Role.CLERK:
        advice = "请在“填报单位”里指定他替哪家企业填报，就是企业填报员"
        return [refusal("role-by-enterprise", "企业填报员不用单独授予", advice)]
    if role.department and role.department not in departments:
        named = "、".join(each.name for each in departments.values()) or "还没有部门，请先登记"
        return [refusal("department-unknown", f"没有代码为“{role.department}”的部门", f"可用的部门：{named}")]
    if role.department and role.role not in IN_DEPARTMENTS:
        message = f"“{role.role.chinese}”不分部门"
        return [refusal("role-without-department", message, "部门请留空")]
    return []


def since_findings(since: date) -> list[Finding]:
    """A day that can be meant."""
    today = timezone.localdate()
    if abs(since - today) <= timedelta(days=366 * 3):
        return []
    return [refusal("day-far", f"起始日{since}离今天太远", "请核对年份，只收前后三年以内的日子")]


def reason_findings(reason: str) -> list[Finding]:
    """Every change of rights says why."""
    if not reason:
        return [refusal("reason-missing", "没有写缘由", "请写明依据，如“2026年3月到岗”“离职”")]
    if len(reason) > MOST_REASON:
        return [refusal("reason-long", f"缘由最多{MOST_REASON}字", "请写得短些")]
    return []


def enterprise_findings(codes: Collection[str], known: Mapping[str, Respondent]) -> list[Finding]:
    """Respondents that somebody can be a clerk of."""
    found = []
    for code in codes:
        row = known.get(code)
        if row is None:
            found.append(
                refusal("unknown-respondent", f"名录里没有代码为“{code}”的单位", "请核对统一社会信用代码")
            )
        elif row.kind == Kind.DEPARTMENT:
            message = f"{row.name}是部门，不由企业填报员填报"
            found.append(refusal("respondent-department", message, "请授予该部门的“部门经办”角色"))
    return found


def holds(access: Access, role: NewRole) -> bool:
    """Whether somebody holds just this role, in just this department."""
    return any(
        each.role is role.role and (each.department.code if each.department else "") == role.department
        for each in access.held
    )


def administrators(on: date | None = None) -> frozenset[int]:
    """Ids of the accounts that are switched on and administrators' on a day (today)."""
    day = on or timezone.localdate()
    with_grants = RoleGrant.objects.filter(role=Role.ADMINISTRATOR.value, user__is_active=True)
    asked = User.objects.filter(is_active=True, pk__in=with_grants.values("user"))
    older = User.objects.filter(is_active=True, is_superuser=True, role_grants=None)
    people = {each.pk: each for each in (*asked, *older)}
    return frozenset(key for key, user in people.items() if Role.ADMINISTRATOR in access_of(user, day).roles)


def last_administrator(user: User, on: date | None = None) -> list[Finding]:
    """Somebody must be left who can manage accounts."""
    if administrators(on) == {user.pk}:
        message = f"“{user.get_username()}”是最后一位系统管理员"
        return [refusal("last-administrator", message, "请先让另一位同事担任系统管理员")]
    return []
