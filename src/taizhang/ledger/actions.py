"""How does the ledger change: record entries, close and reopen periods, take snapshots.

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
from django.utils import timezone

from taizhang.catalogue.model import Catalogue
from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.period import Period
from taizhang.ledger import gate, snapshots
from taizhang.ledger.closes import closed_months, months_of
from taizhang.ledger.models import Close, Entry, Submission
from taizhang.ledger.reported import Origin, Recorded, Reported, stops
from taizhang.registry import chain

__all__ = ["Changed", "Origin", "Recorded", "Reported", "Snapshot"]


@dataclass(frozen=True)
class Changed:
    """Whether a period was closed or reopened, and if not, why."""

    done: bool
    findings: tuple[Finding, ...] = ()


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


def period_close(*, actor: User, period: Period, note: str = "", at: datetime | None = None) -> Changed:
    """Freezes every figure that ends in one of the period's months."""
    return _close(actor, period, note, closed=True, at=at)


def period_reopen(*, actor: User, period: Period, reason: str, at: datetime | None = None) -> Changed:
    """Opens the period's months again; the reason is seen by everyone."""
    return _close(actor, period, reason, closed=False, at=at)


@transaction.atomic
def _close(actor: User, period: Period, reason: str, *, closed: bool, at: datetime | None) -> Changed:
    heads = chain.lock(Submission, Entry, Close)
    moment = at or chain.next_moment(*heads.values())
    untimely = chain.moment_findings(moment, *heads.values()) if at else []
    findings = (*untimely, *_close_findings(actor, period, reason.strip(), moment, closed=closed))
    if stops(findings):
        return Changed(False, findings)
    row = Close(
        year=period.year,
        first=period.first,
        last=period.last,
        closed=closed,
        reason=reason.strip(),
        recorded_at=moment,
        recorded_by=actor,
    )
    chain.append(heads[Close], [row], moment)
    return Changed(True, findings)


def _close_findings(
    actor: User, period: Period, reason: str, moment: datetime, *, closed: bool
) -> list[Finding]:
    word = "关账" if closed else "开账"
    found = []
    if not (actor.is_active and actor.is_staff):
        found.append(_refusal("not-allowed", "无权", f"只有园区统计人员能{word}", "请联系园区统计人员"))
    if not closed and not reason:
        found.append(_refusal("reason-missing", "缺原因", "重新开账要写明原因", "请写明为什么要改已关账的数"))
    if len(reason) > gate.MOST_REASON:
        found.append(_refusal("reason-long", "缺原因", f"原因最多{gate.MOST_REASON}字", "请写得短些"))
    months = closed_months()
    wanted = months_of(period)
    today = timezone.localdate(moment)
    if closed and period.ordinal >= today.year * 100 + today.month:
        message = f"{period.chinese()}还没有过完，不能关账"
        found.append(_refusal("not-over", "未到期", message, f"请在{period.last}月结束之后再关账"))
    if closed and wanted <= months:
        found.append(_refusal("closed", "已关账", f"{period.chinese()}已经关账", "无须再关"))
    if not closed and not wanted & months:
        found.append(_refusal("not-closed", "未关账", f"{period.chinese()}没有关账", "可以直接填报或更正"))
    return found


def _refusal(code: str, family: str, message: str, advice: str) -> Finding:
    return Finding(Level.ERROR, code, message, advice=advice, family=family)


def snapshot_take(
    *, actor: User, period: Period, catalogue: Catalogue, as_of: datetime | None = None
) -> Snapshot:
    """Writes down all that a report of `period` needs, as of a moment (None: now), and names it by its content.

    The same content gives the same snapshot, however often it is taken.
    """
    row = snapshots.take(actor, period, catalogue, as_of)
    return Snapshot(row.hash, snapshots.folder(row.hash))
