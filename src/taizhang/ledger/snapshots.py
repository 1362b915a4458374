"""What does a report of one period need of the ledger, and is what was written down still so?

A snapshot holds what was in force as of a moment: the actual figures that end in or before the period's last month (of
all years: last year's are the base), the targets of its year and before, the memberships, the respondents, and who
owed what. It is content-addressed: taken twice it is one snapshot, and whoever cites its hash cites exactly these
figures. Its row also anchors the chain: it remembers how long the ledger was and where it ended, so a ledger that
was rewritten whole no longer fits its own snapshots.

Worked example: a snapshot of 2024年1-9月 taken on 12 October, then a correction on 15 October. The same call now gives
another hash; called with as_of=12 October it gives the first one again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from taizhang.adapters import parquet
from taizhang.catalogue.model import Catalogue
from taizhang.kernel.amount import Amount
from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.period import Period
from taizhang.kernel.seal import GENESIS
from taizhang.kernel.unit import unit
from taizhang.ledger.models import Entry, Snapshot, Submission
from taizhang.ledger.owes import owed_rows
from taizhang.ledger.reported import ACTUAL, TARGET_GROWTH
from taizhang.registry import chain
from taizhang.registry import queries as registry
from taizhang.registry.chain import stamp
from taizhang.registry.models import Membership, Naming

ABOUT = ("format", "period", "catalogue")
"""The manifest's keys that a snapshot's hash covers."""

FORMAT = "1"
"""Goes up when a new version of the program gathers other rows from the same ledger."""

FIRST_GROWTH_TARGET = "target_growth_first"
"""The basis under which a snapshot holds the first version of a growth target that was revised."""


@dataclass(frozen=True)
class Cut:
    """A moment of the ledger as places in its chains: the last entry, membership and naming seen."""

    as_of: datetime
    entry: int
    entry_hash: str
    membership: int
    naming: int

    @property
    def places(self) -> list[int | str]:
        """As it stands in a manifest."""
        return [self.entry, self.entry_hash, self.membership, self.naming]


def folder(snapshot: str) -> Path:
    """Where the snapshot with this hash lies."""
    return Path(settings.SNAPSHOTS) / snapshot


def entry_cut(as_of: datetime | None) -> int:
    """The number of the last entry recorded by `as_of` (None: of all); 0 where there is none."""
    rows = Submission.objects.order_by("-number")
    if as_of is not None:
        rows = rows.filter(recorded_at__lte=as_of)
    last = rows.values_list("first_entry", "entries").first()
    return 0 if last is None else last[0] + last[1] - 1


def entries_at(cut: int) -> QuerySet[Entry]:
    """The entries in force at a cut: recorded by then and not replaced by then."""
    later = Entry.objects.filter(replaces=OuterRef("pk"), number__lte=cut)
    return Entry.objects.filter(~Exists(later), number__lte=cut)


def take(actor: User, period: Period, catalogue: Catalogue, as_of: datetime | None) -> Snapshot:
    """See `taizhang.ledger.actions.snapshot_take`. The row comes last, so it never names a folder that is not there."""
    cut = _cut(as_of)
    if (taken := _taken(period, catalogue, cut)) is not None:
        return taken
    content = gather(period, catalogue, cut)
    notes = {"as_of": stamp(cut.as_of), "taken_at": stamp(timezone.now()), "chain": cut.places}
    root = Path(settings.SNAPSHOTS)
    name = parquet.write(root, content, notes).name
    parquet.clear(root)
    with transaction.atomic():
        row, _ = Snapshot.objects.get_or_create(
            hash=name,
            defaults={
                "period": str(period),
                "as_of": cut.as_of,
                "entries": len(content.tables["entries"]),
                "chain_count": cut.entry,
                "chain_hash": cut.entry_hash,
                "catalogue": catalogue.digest,
                "taken_at": timezone.now(),
                "taken_by": actor,
            },
        )
    return row


def _taken(period: Period, catalogue: Catalogue, cut: Cut) -> Snapshot | None:
    """A snapshot already taken that says what one taken at the cut would, to save gathering the same rows again.

    Between the two places of the chains nothing was recorded that belongs into it: October's figures leave the third quarter
    as it was.
    """
    rows = Snapshot.objects.filter(period=str(period), catalogue=catalogue.digest)
    for row in rows.order_by("-chain_count", "-pk"):
        try:
            found = parquet.manifest(folder(row.hash))
        except (OSError, ValueError):
            continue  # its folder is lost; `take` writes it again
        entry, entry_hash, *registry_places = found.get("chain", (None, None))
        if (found.get("format"), [entry, *registry_places]) != (FORMAT, [row.chain_count, *cut.places[2:]]):
            continue
        if (entry, entry_hash) == (cut.entry, cut.entry_hash) or _unmoved(period, row, cut):
            return row
    return None


def _unmoved(period: Period, row: Snapshot, cut: Cut) -> bool:
    """Whether the ledger still holds the entry that the snapshot saw last, and none between there and the cut belongs into a
    snapshot of the period."""
    here = row.chain_count
    if here and not Entry.objects.filter(number=here, hash=row.chain_hash).exists():
        return False
    between = Entry.objects.filter(number__gt=min(here, cut.entry), number__lte=max(here, cut.entry))
    return not between.filter(_wanted(period)).exists()


def _wanted(period: Period) -> Q:
    """The entries that a snapshot holds, as far as they are in force. One that replaces another is about the same months."""
    actual = Q(year__lt=period.year) | Q(year=period.year, last__lte=period.last)
    return actual | ~Q(basis=ACTUAL) & Q(year=period.year)


@transaction.atomic
def _cut(as_of: datetime | None) -> Cut:
    """The chains at one moment; the heads are held so that nobody writes between the looks."""
    heads = chain.lock(Membership, Naming, Entry)
    if as_of is None:
        entries, places = heads[Entry], (heads[Membership].count, heads[Naming].count)
        return Cut(chain.next_moment(*heads.values()), entries.count, entries.hash, *places)
    number = entry_cut(as_of)
    last = Entry.objects.filter(number=number).values_list("hash", flat=True).first()
    places = registry.membership_cut(as_of), registry.naming_cut(as_of)
    return Cut(as_of, number, last or GENESIS, *places)


def gather(period: Period, catalogue: Catalogue, cut: Cut) -> parquet.Content:
    """The tables of a snapshot, each sorted so that the same rows always come in the same order."""
    spans = registry.spans_at(cut.membership)
    groups: dict[str, set[tuple[str, str]]] = {}
    for code, dimension, member, since, until in spans:
        present = groups.setdefault(code, set())
        if since <= period.ordinal <= until:
            present.add((dimension, member))
    names = registry.names_at(cut.naming)
    people = [(r.code, names.get(r.code, r.name), r.kind) for r in registry.respondents() if r.code in groups]
    tables: dict[str, Sequence[tuple[Any, ...]]] = {
        "entries": [*_entries(period, catalogue, cut.entry), *_first_targets(period, cut.entry)],
        "members": sorted(spans),
        "respondents": sorted(people),
        "owes": owed_rows(catalogue, {code: frozenset(pairs) for code, pairs in groups.items()}),
    }
    about = {"format": FORMAT, "period": str(period), "catalogue": catalogue.digest}
    return parquet.Content(tables, about)


def _entries(period: Period, catalogue: Catalogue, cut: int) -> Iterator[tuple[Any, ...]]:
    """The rows of `entries` in the order of their numbers, in the report units of today's catalogue."""
    rows = entries_at(cut).filter(_wanted(period)).order_by("number")
    cell = ("number", "respondent__code", "indicator", "part", "basis", "year", "first", "last")
    for *facts, value, prior, name in rows.values_list(*cell, "value", "prior", "unit").iterator(
        chunk_size=10_000
    ):
        yield (*facts, *_in_report_unit(catalogue, facts[2], facts[4], name, (value, prior)))


def _first_targets(period: Period, cut: int) -> Iterator[tuple[Any, ...]]:
    """Growth targets of the year as they were first set, where they were revised since: “年初定为12%，现调整为10%”."""
    revised = entries_at(cut).filter(basis=TARGET_GROWTH, year=period.year, version__gt=1)
    same = ("respondent", "indicator", "part", "year", "first", "last")
    for cell in revised.order_by("number").values(*same):
        first = Entry.objects.get(basis=TARGET_GROWTH, version=1, **cell)
        facts = (first.number, first.respondent.code, first.indicator, first.part, FIRST_GROWTH_TARGET)
        yield (*facts, first.year, first.first, first.last, first.value, None)


def _in_report_unit(
    catalogue: Catalogue, code: str, basis: str, name: str, figures: Sequence[Decimal | None]
) -> Sequence[Decimal | None]:
    """Figures written down in the unit `name`, in the report unit that the catalogue has now."""
    indicator = catalogue.indicators.get(code)
    if indicator is None or basis == TARGET_GROWTH or indicator.report_unit.name == name:
        return figures
    old, new = unit(name), indicator.report_unit
    return [None if figure is None else Amount(figure, old).to(new).value for figure in figures]


def verify_snapshot(snapshot: str) -> tuple[Finding, ...]:
    """Whether the files of a snapshot still say what its name says: nothing, or what is wrong."""
    return parquet.verify(folder(snapshot), ABOUT)


def anchors() -> tuple[Finding, ...]:
    """Whether the ledger still holds, at its place, the entry that each snapshot saw last."""
    rows = Snapshot.objects.filter(chain_count__gt=0).order_by("chain_count")
    hashes = dict(Entry.objects.filter(number__in=rows.values("chain_count")).values_list("number", "hash"))
    for row in rows:
        if hashes.get(row.chain_count) != row.chain_hash:
            message = f"台账第{row.chain_count}条：与快照{row.hash[:12]}当时所见不符，链被整条重写过，或快照记录被换过"
            advice = "请停止记账，从备份核对这一条之前的内容"
            return (Finding(Level.ERROR, "anchor-broken", message, advice=advice, family="断链"),)
    return ()
