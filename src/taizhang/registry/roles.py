"""Who is somebody in this park, and what may they do?

A person holds *roles*, each from a day on and mostly in one department; a role allows *deeds*. Both lists are closed, and
`ALLOWED` is the only place that joins them. Worked example: 王敏 is 部门审核 of 经济发展部, so

    access = access_of(wang)
    access.may(Deed.APPROVE, department="economy")     # True: enterprises' forms are 经济发展部's to review
    access.may(Deed.APPROVE, department="finance")     # False: 税收收入月报 is reviewed in 财务运营部
    access.may(Deed.REPORT, YUANHANG)                  # False: nobody in the park office fills in an enterprise's form

Whose form it is to review says `reviewing_department`. Whoever reports for a respondent (`Appointment`) is a 企业填报员 by
that alone: a clerk without an enterprise would have nothing to do. A clerk may have several.

Ask `access_of` once where several questions are asked (it costs two queries; pages find it as ``request.access``); the
functions below it ask it anew each time. Why it is so: docs/decisions/0007-roles.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from taizhang.catalogue.model import Form, House
from taizhang.registry.account_models import RoleGrant
from taizhang.registry.models import Appointment, Kind, Respondent


class Role(StrEnum):
    """What somebody is; the value is what is kept, `chinese` what people say."""

    CLERK = "clerk"
    HANDLER = "handler"
    REVIEWER = "reviewer"
    LEADER = "leader"
    PATRON = "patron"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"

    @property
    def chinese(self) -> str:
        """企业填报员 and so on."""
        return NAMES[self]


NAMES: Final[Mapping[Role, str]] = {
    Role.CLERK: "企业填报员",
    Role.HANDLER: "部门经办",
    Role.REVIEWER: "部门审核",
    Role.LEADER: "分管领导",
    Role.PATRON: "包保领导",
    Role.ADMINISTRATOR: "系统管理员",
    Role.AUDITOR: "审计员",
}


class Deed(StrEnum):
    """Everything that a role can allow."""

    REPORT = "填报"
    EXPLAIN = "说明"
    FIRST_REVIEW = "初审"
    APPROVE = "审核"
    REMIND = "催报"
    CORRECT = "更正"
    CLOSE = "关账"
    PUBLISH = "发布报告"
    PROOFREAD = "校对"
    REGISTER = "管名录"
    SEE_ALL = "看全部"
    SEE_DEPARTMENT = "看本部门"
    SEE_OWN = "看本企业"
    MANAGE_ACCOUNTS = "管理账号"
    AUDIT = "审计"


_SEE: Final = frozenset({Deed.SEE_ALL, Deed.SEE_DEPARTMENT})
_OFFICE: Final = _SEE | {Deed.EXPLAIN, Deed.REMIND, Deed.CORRECT, Deed.PROOFREAD, Deed.REGISTER}
ALLOWED: Final[Mapping[Role, frozenset[Deed]]] = {
    Role.CLERK: frozenset({Deed.REPORT, Deed.EXPLAIN, Deed.SEE_OWN}),
    Role.HANDLER: _OFFICE | {Deed.REPORT, Deed.FIRST_REVIEW},
    Role.REVIEWER: _OFFICE | {Deed.APPROVE, Deed.CLOSE, Deed.PUBLISH},
    Role.LEADER: _SEE | {Deed.PROOFREAD},
    Role.PATRON: _SEE | {Deed.PROOFREAD},
    Role.ADMINISTRATOR: frozenset({Deed.MANAGE_ACCOUNTS, Deed.AUDIT}),
    Role.AUDITOR: _SEE | {Deed.AUDIT},
}
OFFICE: Final = frozenset({Role.HANDLER, Role.REVIEWER})
"""Roles of those who work on figures: what Django calls staff, and what the ledger's gate lets write."""
IN_DEPARTMENTS: Final = frozenset({Role.HANDLER, Role.REVIEWER, Role.LEADER})
"""Roles that may be held in one department alone."""
STATISTICS: Final = "economy"
"""The department that answers for the park's figures, by its code: a park may call it what it likes."""
_OF_STATISTICS: Final = frozenset({Deed.CLOSE})
_FOR_RESPONDENTS: Final = frozenset({Deed.REPORT, Deed.SEE_OWN})


@dataclass(frozen=True)
class Held:
    """A role held today: in that department, or (None) in all of them."""

    role: Role
    department: Respondent | None = None


@dataclass(frozen=True)
class Access:
    """All that is to be known of a person to say what they may do; see the module."""

    held: tuple[Held, ...] = ()
    clerk_of: tuple[Respondent, ...] = ()
    handles: tuple[Respondent, ...] = ()
    """The departments whose own forms they fill in as 部门经办."""

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles held today."""
        return frozenset(each.role for each in self.held) | ({Role.CLERK} if self.clerk_of else frozenset())

    @property
    def departments(self) -> tuple[Respondent, ...]:
        """The departments in which a role is held, each once, by code."""
        found = {each.department.code: each.department for each in self.held if each.department is not None}
        return tuple(found[code] for code in sorted(found))

    @property
    def respondents(self) -> tuple[Respondent, ...]:
        """Whom they report for: enterprises as their clerk, departments as 部门经办; by code."""
        own = {each.code: each for each in (*self.clerk_of, *self.handles)}
        return tuple(own[code] for code in sorted(own))

    @property
    def works_on_figures(self) -> bool:
        """Whether they are the park office's staff."""
        return not OFFICE.isdisjoint(self.roles)

    def may(self, deed: Deed, respondent: Respondent | str | None = None, *, department: str = "") -> bool:
        """Whether they may do it: at all, or for this respondent (or its code), or in this department (its code)."""
        for_one = deed in _FOR_RESPONDENTS or (deed is Deed.EXPLAIN and not self.works_on_figures)
        if respondent is not None and for_one:
            return self._reports_for(respondent)
        if self.clerk_of and deed in ALLOWED[Role.CLERK] and not department:
            return True
        where = department or (STATISTICS if deed in _OF_STATISTICS else "")
        return any(deed in ALLOWED[each.role] and _covers(each, where) for each in self.held)

    def may_see(self, respondent: Respondent | str) -> bool:
        """Whether they may see the figures of a respondent (or of the one with this code)."""
        return self.may(Deed.SEE_ALL) or self._reports_for(respondent)

    def _reports_for(self, respondent: Respondent | str) -> bool:
        return _code(respondent) in {each.code for each in self.respondents}


NOBODY: Final = Access()


def _covers(held: Held, department: str) -> bool:
    return not department or held.department is None or held.department.code == department


def _code(respondent: Respondent | str) -> str:
    return respondent if isinstance(respondent, str) else respondent.code


def access_of(user: User | AnonymousUser, on: date | None = None) -> Access:
    """What somebody is on a day (today). Nothing for who is not signed in, and for an account that is switched off."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    return rights_of(user, on)


def rights_of(user: User, on: date | None = None) -> Access:
    """What an account is on a day (today), whether it is switched on or not."""
    day = on or timezone.localdate()
    grants = RoleGrant.objects.filter(user=user).select_related("department").order_by("number")
    held = _held_by(user, list(grants), day)
    return Access(held, clerk_of(user, day), _handled(held))


def access_from(user: User, grants: Sequence[RoleGrant], appointments: Iterable[Appointment]) -> Access:
    """The same for today, from what was read already, in order; for lists, and for accounts that are switched off, too."""
    day = timezone.localdate()
    return Access(_held_by(user, grants, day), _clerk_of(appointments, day))


def _held_by(user: User, grants: Sequence[RoleGrant], day: date) -> tuple[Held, ...]:
    return _held(grants, day) if grants else _before_roles(user)


def _held(grants: Iterable[RoleGrant], day: date) -> tuple[Held, ...]:
    """Of what was said about a role in a department the last holds that has begun by that day."""
    last = {(each.role, each.department_id): each for each in grants if each.since <= day}
    return tuple(Held(Role(each.role), each.department) for each in last.values() if each.granted)


def _handled(held: Iterable[Held]) -> tuple[Respondent, ...]:
    handled = [each.department for each in held if each.role is Role.HANDLER]
    return departments() if None in handled else tuple(each for each in handled if each is not None)


def _before_roles(user: User) -> tuple[Held, ...]:
    """An account that was set up before there were roles keeps what it had, until somebody gives it a role."""
    held = (Held(Role.HANDLER), Held(Role.REVIEWER)) if user.is_staff else ()
    return (*held, Held(Role.ADMINISTRATOR)) if user.is_superuser else held


def clerk_of(user: User, on: date | None = None) -> tuple[Respondent, ...]:
    """The respondents whose clerk a user is on a day (today), by code."""
    rows = Appointment.objects.filter(user=user).select_related("respondent").order_by("number")
    return _clerk_of(rows, on or timezone.localdate())


def _clerk_of(rows: Iterable[Appointment], day: date) -> tuple[Respondent, ...]:
    last = {each.respondent_id: each for each in rows if each.since is None or each.since <= day}
    return tuple(sorted((e.respondent for e in last.values() if e.appointed), key=lambda each: each.code))


def roles_of(user: User | AnonymousUser) -> frozenset[Role]:
    """The roles somebody holds today."""
    return access_of(user).roles


def respondents_of(user: User | AnonymousUser) -> tuple[Respondent, ...]:
    """Whom somebody reports for, by code."""
    return access_of(user).respondents


def departments_of(user: User | AnonymousUser) -> tuple[Respondent, ...]:
    """The departments somebody works in or answers for, by code; empty also for who holds a role in all of them."""
    return access_of(user).departments


def may(
    user: User | AnonymousUser,
    deed: Deed,
    respondent: Respondent | str | None = None,
    *,
    department: str = "",
) -> bool:
    """See `Access.may`."""
    return access_of(user).may(deed, respondent, department=department)


def reviewing_department(form: Form, house: House) -> str:
    """The code of the department that reviews a form: the one that fills it in, else the one for statistics.

    >>> reviewing_department(tax_monthly, house), reviewing_department(b204_1, house)
    ('finance', 'economy')
    """
    return next((each.code for each in house.departments if each.name == form.filled_by), STATISTICS)


def departments() -> tuple[Respondent, ...]:
    """The park's departments, by code."""
    return tuple(Respondent.objects.filter(kind=Kind.DEPARTMENT).order_by("code"))
