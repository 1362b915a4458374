"""Who is in the registry, who belongs where, and who may see and report for whom?

Reading only. A *cut* is a place in the chain of memberships: as of a moment means up to the last record made by
then. Worked example: 远航电池材料 entered 规上 in 202305 and left in 202406, recorded in July 2024. Asked as of June
2024 its membership is (202305, 999912), asked today it is (202305, 202406): both were true when they were read.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from taizhang.kernel.finding import Finding
from taizhang.registry.belonging import Span
from taizhang.registry.chain import broken_link, verify
from taizhang.registry.models import (
    OPEN,
    AccountEvent,
    Appointment,
    Kind,
    Membership,
    Naming,
    Respondent,
    RoleGrant,
)
from taizhang.registry.roles import Deed, access_of, clerk_of

__all__ = ["OPEN", "Kind", "MembershipView", "RespondentView"]


@dataclass(frozen=True)
class RespondentView:
    """Who reports: `kind` is enterprise, department, project or outside."""

    id: int
    code: str
    name: str
    kind: str
    credit_code: str


@dataclass(frozen=True)
class MembershipView:
    """A respondent's place in a group from `since` to `until` (yyyymm, both included)."""

    number: int
    respondent: str
    dimension: str
    member: str
    since: int
    until: int
    recorded_at: datetime
    recorded_by: str
    reason: str

    def covers(self, month: int) -> bool:
        """Whether it holds in the month yyyymm."""
        return self.since <= month <= self.until


def person(user: User) -> str:
    """What people call a user: the Chinese way round, or the user name where no name is kept."""
    return f"{user.last_name}{user.first_name}" or user.get_username()


def _view(row: Respondent) -> RespondentView:
    return RespondentView(row.pk, row.code, row.name, row.kind, row.credit_code)


@dataclass(frozen=True)
class NamingView:
    """What a respondent was called from a moment on, and why it was renamed."""

    number: int
    name: str
    recorded_at: datetime
    recorded_by: str
    reason: str


def naming_cut(as_of: datetime | None) -> int:
    """The number of the last naming recorded by `as_of` (None: of all); 0 where there is none."""
    rows = Naming.objects.all() if as_of is None else Naming.objects.filter(recorded_at__lte=as_of)
    return rows.aggregate(last=Max("number"))["last"] or 0


def names_at(cut: int) -> dict[str, str]:
    """Respondent code → what it was called at a cut of the namings."""
    rows = Naming.objects.filter(number__lte=cut).order_by("number")
    return dict(rows.values_list("respondent__code", "name"))


def namings(respondent: str) -> tuple[NamingView, ...]:
    """Every name that a respondent has had, in order of recording."""
    rows = Naming.objects.filter(respondent__code=respondent).select_related("recorded_by").order_by("number")
    return tuple(
        NamingView(row.number, row.name, row.recorded_at, person(row.recorded_by), row.reason) for row in rows
    )


def respondents(codes: Iterable[str] | None = None, *, kind: str = "") -> tuple[RespondentView, ...]:
    """Respondents by code; all of them, or those of `codes`, or of one kind."""
    rows = Respondent.objects.all()
    if codes is not None:
        rows = rows.filter(code__in=set(codes))
    if kind:
        rows = rows.filter(kind=kind)
    return tuple(map(_view, rows))


def respondent(text: str) -> RespondentView | None:
    """The respondent with that code, credit code or name."""
    for key in ("code", "credit_code", "name"):
        row = Respondent.objects.filter(**{key: text}).first() if text else None
        if row is not None:
            return _view(row)
    return None


def membership_cut(as_of: datetime | None) -> int:
    """The number of the last membership recorded by `as_of` (None: of all); 0 where there is none."""
    rows = Membership.objects.all() if as_of is None else Membership.objects.filter(recorded_at__lte=as_of)
    return rows.aggregate(last=Max("number"))["last"] or 0


def memberships_at(cut: int) -> QuerySet[Membership]:
    """The memberships in force at a cut: recorded by then and not replaced by then. Cancelled ones are left out."""
    later = Membership.objects.filter(replaces=OuterRef("pk"), number__lte=cut)
    rows = Membership.objects.filter(number__lte=cut).exclude(Exists(later))
    return rows.exclude(until__lt=1)


def memberships(respondent: str = "", *, as_of: datetime | None = None) -> tuple[MembershipView, ...]:
    """The memberships in force as of a moment, of one respondent (code) or of all, in order of recording."""
    rows = (
        memberships_at(membership_cut(as_of)).select_related("respondent", "recorded_by").order_by("number")
    )
    if respondent:
        rows = rows.filter(respondent__code=respondent)
    return tuple(_membership(row) for row in rows)


def membership_history(respondent: str) -> tuple[MembershipView, ...]:
    """Every record ever made about a respondent's memberships, replaced ones too, in order of recording."""
    rows = Membership.objects.filter(respondent__code=respondent).select_related("respondent", "recorded_by")
    return tuple(_membership(row) for row in rows.order_by("number"))


def _membership(row: Membership) -> MembershipView:
    return MembershipView(
        number=row.number,
        respondent=row.respondent.code,
        dimension=row.dimension,
        member=row.member,
        since=row.since,
        until=row.until,
        recorded_at=row.recorded_at,
        recorded_by=person(row.recorded_by),
        reason=row.reason,
    )


def spans_of(respondent_ids: Collection[int]) -> dict[int, list[Span]]:
    """The memberships in force now of each of these respondents, by its id."""
    found: dict[int, list[Span]] = {each: [] for each in respondent_ids}
    rows = Membership.objects.filter(replaced_by=None, respondent__in=respondent_ids)
    columns = rows.values_list("respondent_id", "dimension", "member", "since", "until")
    for owner, dimension, member, since, until in columns:
        found[owner].append(Span(dimension, member, since, until))
    return found


def spans_at(cut: int) -> list[tuple[str, str, str, int, int]]:
    """(respondent code, dimension, member, since, until) of the memberships in force at a cut."""
    rows = memberships_at(cut)
    return list(rows.values_list("respondent__code", "dimension", "member", "since", "until"))


def reporter_pairs(respondent_ids: Sequence[int]) -> frozenset[tuple[int, int]]:
    """(user id, respondent id) of everybody who is or was a reporter of these respondents."""
    rows = Appointment.objects.filter(respondent__in=respondent_ids)
    return frozenset(rows.values_list("user_id", "respondent_id"))


def clerks_by_respondent(on: date | None = None) -> dict[int, tuple[str, ...]]:
    """The names of those who report for each respondent on a day (today), by its id; one query for all of them.

    Accounts that are switched off are left out: nobody can be called there.
    """
    day = on or timezone.localdate()
    last: dict[tuple[int, int], Appointment] = {}
    for each in Appointment.objects.select_related("user").order_by("number"):
        if each.since is None or each.since <= day:
            last[each.respondent_id, each.user_id] = each
    found: dict[int, tuple[str, ...]] = {}
    for each in last.values():
        if each.appointed and each.user.is_active:
            found[each.respondent_id] = (*found.get(each.respondent_id, ()), person(each.user))
    return found


def reports_for(user: User | AnonymousUser) -> frozenset[int]:
    """Ids of the respondents that the user may report for as their own reporter."""
    return frozenset(each.pk for each in clerk_of(user)) if isinstance(user, User) else frozenset()


def visible_respondents(user: User | AnonymousUser) -> frozenset[int] | None:
    """Ids of the respondents whose figures the user may see; None means all of them."""
    access = access_of(user)
    return None if access.may(Deed.SEE_ALL) else frozenset(each.pk for each in access.respondents)


def may_see(user: User | AnonymousUser, respondent: str) -> bool:
    """Whether the user may see the figures of the respondent with this code."""
    visible = visible_respondents(user)
    return visible is None or Respondent.objects.filter(code=respondent, pk__in=visible).exists()


def registry_verify() -> tuple[Finding, ...]:
    """Walks the chains of memberships, names, reporters, roles and accounts: nothing, or each's first broken link."""
    people = (*verify(Appointment), *verify(RoleGrant), *verify(AccountEvent))
    return (*verify(Membership), *(verify(Naming) or _names_differ()), *people)


def _names_differ() -> tuple[Finding, ...]:
    """The first respondent that is not, in the registry's own table, what the chain says it is."""
    columns = ("name", "kind", "credit_code")
    said = {
        code: (number, *rest)
        for code, number, *rest in Naming.objects.order_by("number").values_list(
            "respondent__code", "number", *columns
        )
    }
    for code, *now in Respondent.objects.order_by("pk").values_list("code", *columns):
        number, *then = said.get(code, (0, "", "", ""))
        if not number:
            what = f"没有“{now[0]}”（{code}）：不是登记进来的，被人在库里添进名录"
            return (broken_link(Naming, what),)
        if now != then:
            was, is_now = ("，".join(filter(None, each)) for each in (then, now))
            return (
                broken_link(Naming, f"第{number}条：记的是“{was}”，名录里却是“{is_now}”，被人在库里改过"),
            )
    return ()
