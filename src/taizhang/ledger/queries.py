"""What stands in the ledger, now or as of a moment, and how it came to stand there.

Reading only; other rooms and all views read through here. Figures come as `EntryView`, which holds all that a trace
or a page shows of one figure. `viewer` narrows what is given to what that user may see: park staff see everything, a
reporter the figures of the respondents it reports for. None stands for the program itself.

Worked example: entry 1234 says 远航电池材料, 工业总产值, 2024年1-9月, 5230.5 千元 (同期 4801), written by 王敏 from cell
数据!E3 of 9月报表.xlsx. In November it is corrected by entry 2200 ("漏计二车间8月产值"). `history` of either gives both,
`entries_in_force(as_of=October)` the first, `entries_in_force()` the second.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet

from taizhang.kernel.finding import Finding
from taizhang.kernel.period import Period
from taizhang.ledger.closes import closed_months, months_of
from taizhang.ledger.models import Close, Entry, Explanation, Snapshot, Submission
from taizhang.ledger.snapshots import anchors, entries_at, entry_cut, folder, verify_snapshot
from taizhang.registry import queries as registry
from taizhang.registry.append_only import guards
from taizhang.registry.chain import verify

__all__ = ["verify_snapshot"]

Viewer = User | AnonymousUser | None

_TODAY: Mapping[str, str] = {}
"""No other names than those that the respondents have now."""


@dataclass(frozen=True)
class EntryView:
    """One figure with its origin. `prior` is the 同期数 reported with it; both are in `unit`."""

    number: int
    respondent: str
    respondent_name: str
    indicator: str
    part: str
    basis: str
    period: Period
    value: Decimal
    prior: Decimal | None
    unit: str
    version: int
    recorded_at: datetime
    recorded_by: str
    origin_kind: str
    origin_name: str
    origin_digest: str
    cell: str
    reason: str
    replaces: int | None
    replaced_by: int | None
    submission: int
    hash: str


@dataclass(frozen=True)
class CloseView:
    """Months closed, or reopened (`closed` False), with the reason; and how many of those who owed a form had handed in when
    they were closed: None where the ledger did not keep that yet, and of a reopening."""

    number: int
    period: Period
    closed: bool
    reason: str
    recorded_at: datetime
    recorded_by: str
    reported: int | None
    expected: int | None

    @property
    def over(self) -> str:
        """当时应报102家、已报101家; nothing where it was not kept."""
        return "" if self.expected is None else f"当时应报{self.expected}家、已报{self.reported}家"


@dataclass(frozen=True)
class BatchView:
    """One act of recording: entries `first_entry` … `first_entry + entries - 1`."""

    number: int
    recorded_at: datetime
    recorded_by: str
    origin_kind: str
    origin_name: str
    origin_digest: str
    reason: str
    first_entry: int
    entries: int


@dataclass(frozen=True)
class SnapshotView:
    """A snapshot that was taken: what it is of, as of when, where it lies."""

    hash: str
    period: Period
    as_of: datetime
    entries: int
    catalogue: str
    taken_at: datetime
    taken_by: str
    folder: Path


def entries_in_force(
    *,
    as_of: datetime | None = None,
    viewer: Viewer = None,
    indicator: str = "",
    respondent: str = "",
    period: Period | None = None,
    basis: str = "",
) -> Iterator[EntryView]:
    """The figures in force now or as of a moment, in the order of their numbers; every given filter narrows.

    As of a moment, respondents are called what they were called then.
    """
    rows = entries_at(entry_cut(as_of))
    if indicator:
        rows = rows.filter(indicator=indicator)
    if respondent:
        rows = rows.filter(respondent__code=respondent)
    if basis:
        rows = rows.filter(basis=basis)
    if period is not None:
        rows = rows.filter(year=period.year, first=period.first, last=period.last, point=period.point)
    return _views(_seen_by(rows, viewer).order_by("number"), _names(as_of))


def _names(as_of: datetime | None) -> Mapping[str, str]:
    return _TODAY if as_of is None else registry.names_at(registry.naming_cut(as_of))


def entry(number: int, *, viewer: Viewer = None) -> EntryView | None:
    """The entry with that number; None where there is none or the viewer may not see it."""
    return next(_views(_seen_by(Entry.objects.filter(number=number), viewer)), None)


def entries(
    numbers: Iterable[int], *, viewer: Viewer = None, as_of: datetime | None = None
) -> tuple[EntryView, ...]:
    """The entries with those numbers that the viewer may see, in the order of their numbers; of a moment, with the names of
    that time."""
    rows = _seen_by(Entry.objects.filter(number__in=set(numbers)), viewer)
    return tuple(_views(rows.order_by("number"), _names(as_of)))


def history(number: int, *, viewer: Viewer = None) -> tuple[EntryView, ...]:
    """All versions of the cell in which entry `number` stands, oldest first."""
    one = Entry.objects.filter(number=number).first()
    if one is None:
        return ()
    cell = ("respondent", "indicator", "part", "basis", "year", "first", "last")
    rows = Entry.objects.filter(**{name: getattr(one, name) for name in cell}).order_by("version")
    return tuple(_views(_seen_by(rows, viewer)))


def corrections(since: datetime, *, viewer: Viewer = None) -> tuple[EntryView, ...]:
    """Entries recorded after a moment that replace others, in the order of their numbers."""
    rows = Entry.objects.filter(number__gt=entry_cut(since), replaces__isnull=False)
    return tuple(_views(_seen_by(rows, viewer).order_by("number")))


def _seen_by(rows: QuerySet[Entry], viewer: Viewer) -> QuerySet[Entry]:
    visible = None if viewer is None else registry.visible_respondents(viewer)
    return rows if visible is None else rows.filter(respondent__in=visible)


def _views(rows: QuerySet[Entry], names: Mapping[str, str] = _TODAY) -> Iterator[EntryView]:
    related = ("respondent", "submission__recorded_by", "replaced_by")
    for row in rows.select_related(*related).iterator(chunk_size=2000):
        act = row.submission
        later: Entry | None = getattr(row, "replaced_by", None)  # the reverse of a one-to-one may be missing
        yield EntryView(
            number=row.number,
            respondent=row.respondent.code,
            respondent_name=names.get(row.respondent.code, row.respondent.name),
            indicator=row.indicator,
            part=row.part,
            basis=row.basis,
            period=Period(row.year, row.first, row.last, row.point),
            value=row.value,
            prior=row.prior,
            unit=row.unit,
            version=row.version,
            recorded_at=act.recorded_at,
            recorded_by=registry.person(act.recorded_by),
            origin_kind=act.origin_kind,
            origin_name=act.origin_name,
            origin_digest=act.origin_digest,
            cell=row.cell,
            reason=act.reason,
            replaces=row.replaces_id,
            replaced_by=None if later is None else later.number,
            submission=act.number,
            hash=row.hash,
        )


def closes() -> tuple[CloseView, ...]:
    """Every closing and reopening, the latest first; everybody may see them."""
    return tuple(map(_close, Close.objects.select_related("recorded_by").order_by("-number")))


def closed_by(period: Period) -> CloseView | None:
    """The closing by which the period's last month is closed now; None where it is open."""
    rows = Close.objects.filter(year=period.year, first__lte=period.last, last__gte=period.last)
    last = rows.select_related("recorded_by").order_by("-number").first()
    return _close(last) if last is not None and last.closed else None


def _close(row: Close) -> CloseView:
    return CloseView(
        row.number,
        Period(row.year, row.first, row.last),
        row.closed,
        row.reason,
        row.recorded_at,
        registry.person(row.recorded_by),
        row.reported,
        row.expected,
    )


def is_closed(period: Period, *, as_of: datetime | None = None) -> bool:
    """Whether every month of the period is closed. Months before the first that has a figure need not be, and cannot."""
    first = first_month()
    wanted = {month for month in months_of(period) if first is None or month >= first.ordinal}
    return bool(wanted) and wanted <= closed_months(as_of)


def batches(*, viewer: Viewer = None, limit: int = 200) -> tuple[BatchView, ...]:
    """Acts of recording, the latest first; a reporter sees its own."""
    rows = Submission.objects.select_related("recorded_by").order_by("-number")
    if viewer is not None and registry.visible_respondents(viewer) is not None:
        rows = rows.filter(recorded_by=viewer.pk)
    return tuple(map(_batch, rows[:limit]))


def batch(number: int, *, viewer: Viewer = None) -> tuple[BatchView, tuple[EntryView, ...]] | None:
    """One act of recording with the entries of it that the viewer may see; None where it may see none."""
    row = Submission.objects.select_related("recorded_by").filter(number=number).first()
    if row is None:
        return None
    rows = Entry.objects.filter(number__gte=row.first_entry, number__lt=row.first_entry + row.entries)
    seen = tuple(_views(_seen_by(rows, viewer).order_by("number")))
    return (_batch(row), seen) if seen else None


def _batch(row: Submission) -> BatchView:
    origin = (row.origin_kind, row.origin_name, row.origin_digest)
    return BatchView(
        row.number,
        row.recorded_at,
        registry.person(row.recorded_by),
        *origin,
        row.reason,
        row.first_entry,
        row.entries,
    )


def snapshots(period: Period | None = None) -> tuple[SnapshotView, ...]:
    """Snapshots taken, the latest first; all of them or those of one period."""
    rows = Snapshot.objects.select_related("taken_by").order_by("-taken_at", "-pk")
    if period is not None:
        rows = rows.filter(period=str(period))
    return tuple(map(_snapshot, rows))


def snapshot(hash: str) -> SnapshotView | None:  # noqa: A002  # it is the hash, and called so everywhere
    """The snapshot of that hash."""
    row = Snapshot.objects.select_related("taken_by").filter(hash=hash).first()
    return None if row is None else _snapshot(row)


def _snapshot(row: Snapshot) -> SnapshotView:
    taken = (row.taken_at, registry.person(row.taken_by))
    where = folder(row.hash)
    return SnapshotView(
        row.hash, Period.parse(row.period), row.as_of, row.entries, row.catalogue, *taken, where
    )


def last_month(as_of: datetime | None = None) -> Period | None:
    """The latest month for which an actual figure stands in the ledger, or stood as of a moment, as 1月至该月; None for an
    empty ledger."""
    last = _actual(as_of).order_by("-year", "-last").values_list("year", "last").first()
    return None if last is None else Period(last[0], 1, last[1])


def _actual(as_of: datetime | None = None) -> QuerySet[Entry]:
    rows = Entry.objects.filter(basis="actual")
    return rows if as_of is None else rows.filter(number__lte=entry_cut(as_of))


def reported_months() -> tuple[Period, ...]:
    """The months for which actual figures stand in the ledger, the latest first."""
    rows = _actual().values_list("year", "last").distinct()
    return tuple(Period(year, last, last) for year, last in sorted(rows, reverse=True))


def last_closed_month(as_of: datetime | None = None) -> Period | None:
    """The latest closed month not after the newest figure, as 1月至该月; None where none is.

    What a page shows first: a month in which one respondent was early says nothing about the park yet.
    """
    newest = last_month(as_of)
    closed = [month for month in closed_months(as_of) if newest is not None and month <= newest.ordinal]
    return Period(max(closed) // 100, 1, max(closed) % 100) if closed else None


def first_month(as_of: datetime | None = None) -> Period | None:
    """The earliest month for which an actual figure stands in the ledger, or stood as of a moment, as 1月至该月; None for an
    empty ledger."""
    first = _actual(as_of).order_by("year", "last").values_list("year", "last").first()
    return None if first is None else Period(first[0], 1, first[1])


def chain_verify() -> tuple[Finding, ...]:
    """Walks every chain and looks for the triggers: nothing, or for each broken chain its first broken link."""
    return (
        *registry.registry_verify(),
        *verify(Submission),
        *verify(Entry),
        *verify(Explanation),
        *verify(Close),
        *anchors(),
        *guards(),
    )
