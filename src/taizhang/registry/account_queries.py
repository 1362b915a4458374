"""Who has an account, with which roles, for whom; and what was done with it?

Reading only. A list of any length costs the same number of queries: people, their grants, their appointments.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone

from taizhang.registry.models import AccountEvent, Appointment, Kind, Respondent, RoleGrant
from taizhang.registry.queries import person
from taizhang.registry.roles import IN_DEPARTMENTS, Access, Held, Role, access_from

PER_PAGE: Final = 50


@dataclass(frozen=True)
class RoleView:
    """A role that somebody holds today, as a page shows it."""

    role: Role
    department: str
    code: str

    @property
    def said(self) -> str:
        """经济发展部·部门经办."""
        return f"{self.department}·{self.role.chinese}" if self.department else self.role.chinese


@dataclass(frozen=True)
class AccountView:
    """One account. `waiting`: nobody has chosen a password for it yet."""

    id: int
    username: str
    name: str
    active: bool
    waiting: bool
    last_login: datetime | None
    roles: tuple[RoleView, ...]
    enterprises: tuple[Respondent, ...]


@dataclass(frozen=True)
class EventView:
    """One line of the record."""

    what: str
    actor: str
    user: str
    respondent: str
    detail: str
    address: str
    recorded_at: datetime


@dataclass(frozen=True)
class Coming:
    """Something that was said of a role or an enterprise and begins later."""

    since: date
    said: str
    reason: str


def account(pk: int) -> User | None:
    """The account with that number."""
    return User.objects.filter(pk=pk).first()


def accounts(search: str = "", *, state: str = "", page: int = 1) -> Page[AccountView]:
    """Accounts by user name: those whose name, user name or enterprise holds `search`; `state` is on, off or waiting."""
    people = _found(search.strip())
    if state in {"on", "off"}:
        people = people.filter(is_active=state == "on")
    if state == "waiting":
        people = people.filter(is_active=True, password__startswith="!")  # noqa: S106  # Django's mark of none
    listed: Page[User] = Paginator(people, PER_PAGE).get_page(page)
    views: Page[AccountView] = listed  # type: ignore[assignment]  # the same page, its people as they are shown
    views.object_list = list(views_of(list(listed.object_list)))
    return views


def _found(search: str) -> QuerySet[User]:
    people = User.objects.order_by("username")
    if not search:
        return people
    reports_for = Appointment.objects.filter(
        Q(respondent__name__icontains=search) | Q(respondent__code__icontains=search)
    )
    named = Q(username__icontains=search) | Q(first_name__icontains=search) | Q(last_name__icontains=search)
    return people.filter(named | Q(pk__in=reports_for.values("user")))


def views_of(people: Sequence[User]) -> tuple[AccountView, ...]:
    """Accounts as they are shown."""
    keys = [user.pk for user in people]
    grants: dict[int, list[RoleGrant]] = defaultdict(list)
    for grant in RoleGrant.objects.filter(user__in=keys).select_related("department").order_by("number"):
        grants[grant.user_id].append(grant)
    rows: dict[int, list[Appointment]] = defaultdict(list)
    for row in Appointment.objects.filter(user__in=keys).select_related("respondent").order_by("number"):
        rows[row.user_id].append(row)
    return tuple(_view(user, access_from(user, grants[user.pk], rows[user.pk])) for user in people)


def _view(user: User, access: Access) -> AccountView:
    roles = tuple(_role(each) for each in sorted(access.held, key=_place))
    name = f"{user.last_name}{user.first_name}"
    waiting = not user.has_usable_password()
    return AccountView(
        user.pk, user.username, name, user.is_active, waiting, user.last_login, roles, access.clerk_of
    )


def _place(held: Held) -> tuple[int, str]:
    return list(Role).index(held.role), held.department.code if held.department else ""


def _role(held: Held) -> RoleView:
    everywhere = "全园区" if held.role in IN_DEPARTMENTS else ""
    department = held.department
    return RoleView(
        held.role, department.name if department else everywhere, department.code if department else ""
    )


def coming(user: User) -> tuple[Coming, ...]:
    """What was said and begins after today, by day."""
    today = timezone.localdate()
    found = []
    for grant in RoleGrant.objects.filter(user=user, since__gt=today).select_related("department"):
        verb = "任" if grant.granted else "不再任"
        found.append(
            Coming(grant.since, f"{verb}{_role(Held(Role(grant.role), grant.department)).said}", grant.reason)
        )
    for row in Appointment.objects.filter(user=user, since__gt=today).select_related("respondent"):
        verb = "替{}填报" if row.appointed else "不再替{}填报"
        found.append(Coming(row.since or today, verb.format(row.respondent.name), row.reason or ""))
    return tuple(sorted(found, key=lambda each: each.since))


def account_events(user: User, most: int = 50) -> tuple[EventView, ...]:
    """What was done to an account and by it, the newest first."""
    rows = AccountEvent.objects.filter(Q(user=user) | Q(actor=user))
    return _events(rows.order_by("-number")[:most])


def events(
    *, since: datetime | None = None, until: datetime | None = None, most: int = 500
) -> tuple[EventView, ...]:
    """What was done with accounts, the newest first."""
    rows = AccountEvent.objects.order_by("-number")
    if since is not None:
        rows = rows.filter(recorded_at__gte=since)
    if until is not None:
        rows = rows.filter(recorded_at__lt=until)
    return _events(rows[:most])


def _events(rows: QuerySet[AccountEvent]) -> tuple[EventView, ...]:
    return tuple(
        EventView(
            row.what, _who(row.actor), _who(row.user), row.respondent.name if row.respondent else "", row.detail,
            row.address, row.recorded_at,
        )
        for row in rows.select_related("actor", "user", "respondent")
    )  # fmt: skip


def _who(user: User | None) -> str:
    if user is None:
        return ""
    name = person(user)
    return name if name == user.username else f"{name}（{user.username}）"


def enterprises(search: str, most: int = 20) -> tuple[Respondent, ...]:
    """Respondents that somebody can report for, by name or code."""
    rows = Respondent.objects.exclude(kind=Kind.DEPARTMENT)
    for word in search.split():
        rows = rows.filter(Q(name__icontains=word) | Q(code__icontains=word))
    return tuple(rows.order_by("name")[:most])


def factor_set(people: Iterable[int]) -> frozenset[int]:
    """Those of these accounts that have a second factor."""
    from allauth.mfa.models import Authenticator

    rows = Authenticator.objects.filter(user__in=list(people), type=Authenticator.Type.TOTP)
    return frozenset(rows.values_list("user", flat=True))
