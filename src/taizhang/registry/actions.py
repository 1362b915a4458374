"""How does the registry change: register and rename respondents, open and close memberships, appoint reporters.

Each action is one transaction and all or nothing: with one error among a hundred rows nothing is written, and the
`Outcome` says what is wrong with which row. Worked example::

    memberships_open(actor=clerk, reason="2023年5月新增规上", catalogue=catalogue, memberships=[
        NewMembership("91350100M000100Y43", "above_scale", "yes", since=202305)])
    memberships_close(actor=clerk, reason="2024年6月退库", closings=[
        Closing("91350100M000100Y43", "above_scale", "yes", until=202406)])

Nothing is overwritten: closing writes a second record that replaces the first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from taizhang.catalogue.model import Catalogue
from taizhang.kernel.finding import Finding, Level
from taizhang.registry import chain, intake
from taizhang.registry.intake import Closing, NewMembership, NewRespondent
from taizhang.registry.models import Appointment, Membership, Naming, Respondent

__all__ = ["Closing", "NewMembership", "NewRespondent", "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """How many rows were written (0 where anything was refused) and what there is to say."""

    done: int
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether an error kept everything from being written."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def respondent_register(*, actor: User, respondent: NewRespondent, at: datetime | None = None) -> Outcome:
    """Registers one respondent; see `respondents_register`."""
    return respondents_register(actor=actor, respondents=(respondent,), at=at)


@transaction.atomic
def respondents_register(
    *, actor: User, respondents: Sequence[NewRespondent], at: datetime | None = None
) -> Outcome:
    """Registers respondents and opens their life in the park (dimension "park"; "city" for outside sources)."""
    heads = chain.lock(Membership, Naming)
    moment, findings = _begin(actor, at, *heads.values())
    filled = [replace(new, code=new.code or new.credit_code) for new in respondents]
    findings += intake.respondent_findings(filled)
    if _stops(findings):
        return Outcome(0, tuple(findings))
    rows = Respondent.objects.bulk_create(
        Respondent(
            code=new.code, name=new.name, kind=new.kind, credit_code=new.credit_code,
            registered_at=moment, registered_by=actor,
        )
        for new in filled
    )  # fmt: skip
    lives = [
        Membership(
            respondent=row, dimension=intake.life_dimension(new.kind), since=new.since,
            recorded_at=moment, recorded_by=actor, reason="登记",
        )
        for row, new in zip(rows, filled, strict=True)
    ]  # fmt: skip
    chain.append(heads[Naming], [_named(row, actor, moment, "登记") for row in rows], moment)
    chain.append(heads[Membership], lives, moment)
    return Outcome(len(rows), tuple(findings))


@transaction.atomic
def respondent_rename(
    *, actor: User, respondent: str, name: str, reason: str, at: datetime | None = None
) -> Outcome:
    """Gives the respondent with this code another name. As of an earlier moment it keeps the name it had then."""
    head = chain.lock(Naming)[Naming]
    moment, findings = _begin(actor, at, head)
    row = Respondent.objects.filter(code=respondent).first()
    if row is None:
        return Outcome(0, (*findings, intake.unknown_respondent(respondent)))
    findings += intake.renaming_findings(row, name.strip(), reason.strip())
    if _stops(findings):
        return Outcome(0, tuple(findings))
    row.name = name.strip()
    chain.append(head, [_named(row, actor, moment, reason.strip())], moment)
    row.save(update_fields=["name"])  # after the chain: the database asks the chain whether it may
    return Outcome(1, tuple(findings))


def _named(row: Respondent, actor: User, moment: datetime, reason: str) -> Naming:
    return Naming(
        respondent=row, name=row.name, kind=row.kind, credit_code=row.credit_code, recorded_at=moment,
        recorded_by=actor, reason=reason,
    )  # fmt: skip


def membership_open(
    *,
    actor: User,
    membership: NewMembership,
    catalogue: Catalogue,
    reason: str = "",
    at: datetime | None = None,
) -> Outcome:
    """Opens one membership; see `memberships_open`."""
    return memberships_open(actor=actor, memberships=(membership,), catalogue=catalogue, reason=reason, at=at)


@transaction.atomic
def memberships_open(
    *,
    actor: User,
    memberships: Sequence[NewMembership],
    catalogue: Catalogue,
    reason: str = "",
    at: datetime | None = None,
) -> Outcome:
    """Puts respondents into groups from a month on, or from one month to another."""
    head = chain.lock(Membership)[Membership]
    moment, findings = _begin(actor, at, head)
    known = _respondents(new.respondent for new in memberships)
    findings += intake.opening_findings(memberships, known, _in_force(known), catalogue)
    if _stops(findings):
        return Outcome(0, tuple(findings))
    rows = [
        Membership(
            respondent=known[new.respondent], dimension=new.dimension, member=new.member, since=new.since,
            until=new.until, recorded_at=moment, recorded_by=actor, reason=reason,
        )
        for new in memberships
    ]  # fmt: skip
    chain.append(head, rows, moment)
    return Outcome(len(rows), tuple(findings))


def membership_close(*, actor: User, closing: Closing, reason: str, at: datetime | None = None) -> Outcome:
    """Closes one membership; see `memberships_close`."""
    return memberships_close(actor=actor, closings=(closing,), reason=reason, at=at)


@transaction.atomic
def memberships_close(
    *, actor: User, closings: Sequence[Closing], reason: str, at: datetime | None = None
) -> Outcome:
    """Ends memberships with a month (`until`, included) or takes them back as mistaken (`until=CANCELLED`)."""
    head = chain.lock(Membership)[Membership]
    moment, findings = _begin(actor, at, head)
    known = _respondents(closing.respondent for closing in closings)
    open_rows = _in_force(known)
    findings += intake.closing_findings(closings, known, open_rows, reason)
    if _stops(findings):
        return Outcome(0, tuple(findings))
    rows = []
    for closing in closings:
        old = intake.open_membership(closing, open_rows)
        assert old is not None  # closing_findings has seen to it
        rows.append(
            Membership(
                respondent=known[closing.respondent], dimension=old.dimension, member=old.member, since=old.since,
                until=closing.until, recorded_at=moment, recorded_by=actor, reason=reason, replaces=old,
            )
        )  # fmt: skip
    chain.append(head, rows, moment)
    return Outcome(len(rows), tuple(findings))


@dataclass(frozen=True)
class _Change:
    """Whether somebody reports for a respondent from a day on (None: from now on), and why."""

    appointed: bool
    since: date | None
    reason: str


def reporter_appoint(
    *,
    actor: User,
    user: User,
    respondent: str,
    since: date | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> Outcome:
    """Lets `user` report for the respondent with this code, from a day on."""
    return _appoint(actor, user, respondent, _Change(True, since, reason), at)


def reporter_dismiss(
    *,
    actor: User,
    user: User,
    respondent: str,
    since: date | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> Outcome:
    """Takes that right back, from a day on; what the user has reported stays."""
    return _appoint(actor, user, respondent, _Change(False, since, reason), at)


@transaction.atomic
def _appoint(actor: User, user: User, respondent: str, change: _Change, at: datetime | None) -> Outcome:
    head = chain.lock(Appointment)[Appointment]
    moment, findings = _begin(actor, at, head)
    row = Respondent.objects.filter(code=respondent).first()
    if row is None:
        return Outcome(0, (*findings, intake.unknown_respondent(respondent)))
    last = Appointment.objects.filter(user=user, respondent=row).order_by("number").last()
    if (last is not None and last.appointed) == change.appointed:
        say = intake.already_reporter if change.appointed else intake.not_reporter
        findings.append(say(user.get_username(), row.name))
    if _stops(findings):
        return Outcome(0, tuple(findings))
    event = Appointment(
        user=user, respondent=row, appointed=change.appointed, recorded_at=moment, recorded_by=actor,
        since=change.since, reason=change.reason or None,
    )  # fmt: skip
    chain.append(head, [event], moment)
    return Outcome(1, tuple(findings))


def _begin(actor: User, at: datetime | None, *heads: chain.ChainHead) -> tuple[datetime, list[Finding]]:
    """The moment to write down, and what already stands against writing."""
    findings = intake.authority_findings(actor)
    if at is None:
        return chain.next_moment(*heads), findings
    return at, findings + chain.moment_findings(at, *heads)


def _stops(findings: Iterable[Finding]) -> bool:
    return any(finding.level is Level.ERROR for finding in findings)


def _respondents(codes: Iterable[str]) -> dict[str, Respondent]:
    return {row.code: row for row in Respondent.objects.filter(code__in=set(codes))}


def _in_force(known: dict[str, Respondent]) -> dict[str, list[Membership]]:
    """Memberships in force of the known respondents, by respondent code."""
    owners = {row.pk: row.code for row in known.values()}
    found: dict[str, list[Membership]] = {code: [] for code in known}
    for row in Membership.objects.filter(respondent__in=owners, replaced_by=None):
        found[owners[row.respondent_id]].append(row)
    return found
