"""How does the ledger change: record entries, explain, close and reopen periods, take snapshots.

Each action is one transaction; who did it, when, from where and why is written in the same transaction, in the rows
themselves. Mistakes of the user come back as findings and change nothing. Worked example::

    recorded = entries_record(
        actor=clerk, catalogue=catalogue, origin=Origin("excel", "9月报表.xlsx", digest),
        reports=[Reported("91350100M000100Y43", "output", Period(2024, 1, 9), Decimal("5230.5"), cell="数据!E3")],
    )
    recorded.entries    # (1234,): it is entry number 1234
    recorded.findings   # or why not
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from taizhang.catalogue.model import Catalogue
from taizhang.kernel.finding import Finding
from taizhang.kernel.period import Period
from taizhang.ledger import closing, gate, snapshots
from taizhang.ledger.explaining import Explained, answered
from taizhang.ledger.models import Close, Entry, Explanation, Submission
from taizhang.ledger.reported import Origin, Recorded, Reported, stops
from taizhang.ledger.standing import Coverage
from taizhang.registry import chain
from taizhang.registry.models import Respondent

__all__ = ["Changed", "Explained", "Origin", "Recorded", "Reported", "Snapshot"]


@dataclass(frozen=True)
class Changed:
    """Whether a period was closed or reopened, and if not, why; and over which coverage it was closed."""

    done: bool
    findings: tuple[Finding, ...] = ()
    coverage: Coverage | None = None


@dataclass(frozen=True)
class Snapshot:
    """A snapshot: the hash of its content and the folder it lies in."""

    hash: str
    folder: Path


@transaction.atomic
def entries_record(
    *,
    actor: User,
    reports: Sequence[Reported],
    origin: Origin,
    catalogue: Catalogue,
    reason: str = "",
    at: datetime | None = None,
) -> Recorded:
    """Writes the figures, all or none of them. Figures that replace others need a `reason`.

    `at` sets the moment of recording for a ledger that is filled after the fact (demo, taking over another system);
    it must lie after every moment in the chain.
    """
    heads = chain.lock(Submission, Entry, Close)
    moment = at or chain.next_moment(*heads.values())
    untimely = chain.moment_findings(moment, *heads.values()) if at else []
    ready = gate.examine(gate.Batch(actor, reports, origin, catalogue, reason.strip(), moment))
    findings = (*untimely, *ready.findings)
    if stops(findings):
        return Recorded((), findings)
    submission = Submission(
        recorded_at=moment,
        recorded_by=actor,
        origin_kind=origin.kind,
        origin_name=origin.name[-255:],
        origin_digest=origin.digest,
        reason=reason.strip(),
        first_entry=heads[Entry].count + 1,
        entries=len(ready.entries),
    )
    chain.append(heads[Submission], [submission], moment)
    for entry in ready.entries:
        entry.submission = submission
    chain.append(heads[Entry], ready.entries, moment)
    return Recorded(tuple(entry.number for entry in ready.entries), findings)


def entries_check(
    *,
    actor: User,
    reports: Sequence[Reported],
    origin: Origin,
    catalogue: Catalogue,
    reason: str = "",
) -> tuple[Finding, ...]:
    """What `entries_record` would say, without writing: the preview of an import."""
    moment = chain.next_moment()
    return gate.examine(gate.Batch(actor, reports, origin, catalogue, reason.strip(), moment)).findings


@transaction.atomic
def period_close(
    *, actor: User, period: Period, catalogue: Catalogue, note: str = "", at: datetime | None = None
) -> Changed:
    """Freezes every figure that ends in one of the period's months. What stands against it: `taizhang.ledger.closing`."""
    return _turn(actor, period, note.strip(), catalogue, at)


@transaction.atomic
def period_reopen(*, actor: User, period: Period, reason: str, at: datetime | None = None) -> Changed:
    """Opens the period's months again; the reason is seen by everyone."""
    return _turn(actor, period, reason.strip(), None, at)


def _turn(
    actor: User, period: Period, reason: str, catalogue: Catalogue | None, at: datetime | None
) -> Changed:
    """Closes by a catalogue, or reopens, for which none is needed."""
    heads = chain.lock(Submission, Entry, Close)
    moment = at or chain.next_moment(*heads.values())
    untimely = chain.moment_findings(moment, *heads.values()) if at else []
    seen = (
        closing.Weighed(closing.reopening_findings(actor, period, reason))
        if catalogue is None
        else closing.weighed(actor, period, reason, moment, catalogue)
    )
    if stops(findings := (*untimely, *seen.findings)):
        return Changed(False, findings)
    over = seen.coverage
    reported, expected = (None, None) if over is None else (over.reported, over.expected)
    row = Close(
        year=period.year, first=period.first, last=period.last, closed=catalogue is not None, reason=reason,
        recorded_at=moment, recorded_by=actor, reported=reported, expected=expected,
    )  # fmt: skip
    chain.append(heads[Close], [row], moment)
    return Changed(True, findings, over)


@transaction.atomic
def explanations_record(
    *,
    actor: User,
    period: Period,
    explanations: Sequence[Explained],
    catalogue: Catalogue,
    at: datetime | None = None,
) -> Recorded:
    """Writes down what respondents say to 核实 findings of the month in which the period ends; all or none.

    Gives the numbers of the explanations: one for each finding that is answered.
    """
    heads = chain.lock(Submission, Entry, Explanation)
    moment = at or chain.next_moment(heads[Explanation])
    untimely = chain.moment_findings(moment, heads[Explanation]) if at else []
    ready, refused = answered(actor, period, explanations, catalogue)
    if stops(findings := (*untimely, *refused)):
        return Recorded((), findings)
    people = Respondent.objects.in_bulk([each.respondent for each in ready])
    rows = [
        Explanation(
            respondent=people[each.respondent], year=period.year, last=period.last, form=told.form, rule=each.said.rule,
            about=told.about, text=each.said.text.strip(), recorded_at=moment, recorded_by=actor,
        )
        for each in ready
        for told in each.told
    ]  # fmt: skip
    chain.append(heads[Explanation], rows, moment)
    return Recorded(tuple(row.number for row in rows), findings)


def snapshot_take(
    *, actor: User, period: Period, catalogue: Catalogue, as_of: datetime | None = None
) -> Snapshot:
    """Writes down all that a report of `period` needs, as of a moment (None: now), and names it by its content.

    The same content gives the same snapshot, however often it is taken.
    """
    row = snapshots.take(actor, period, catalogue, as_of)
    return Snapshot(row.hash, snapshots.folder(row.hash))
