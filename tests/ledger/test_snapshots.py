import shutil
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.contrib.auth.models import User

from registry.small_park import INDICATORS, LANHU, XINYA, YUANHANG
from registry.tamper import execute
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Period, unit
from taizhang.ledger import queries, snapshots
from taizhang.ledger.actions import Origin, Reported, Snapshot, entries_record, snapshot_take
from taizhang.registry.actions import Closing, membership_close

NINE = Period(2024, 1, 9)
FIGURE = Reported(YUANHANG, "output", NINE, Decimal("5230.5"), Decimal(4801))


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: object) -> None:
    settings.SNAPSHOTS = tmp_path / "snapshots"  # type: ignore[attr-defined]


def record(clerk: User, catalogue: Catalogue, *reports: Reported, reason: str = "依据") -> datetime:
    done = entries_record(
        actor=clerk, reports=reports, origin=Origin("cli", "x"), catalogue=catalogue, reason=reason
    )
    assert done.findings == ()
    entry = queries.entry(done.entries[-1])
    assert entry is not None
    return entry.recorded_at


def rows(taken: Snapshot, table: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in pq.read_table(taken.folder / f"{table}.parquet").to_pylist()]


def test_take__holds_what_the_period_needs(clerk: User, park: Catalogue) -> None:
    target = Reported("economy", "output", Period(2024, 1, 12), Decimal(9000), basis="target")
    record(
        clerk, park, FIGURE,
        replace(FIGURE, period=NINE.prior()), replace(FIGURE, period=Period(2024, 1, 10)),
        target, replace(target, period=Period(2025, 1, 12)),
    )  # fmt: skip
    taken = snapshot_take(actor=clerk, period=NINE, catalogue=park)
    assert rows(taken, "entries") == [
        (1, YUANHANG, "output", "", "actual", 2024, 1, 9, Decimal("5230.5"), Decimal(4801)),
        (2, YUANHANG, "output", "", "actual", 2023, 1, 9, Decimal("5230.5"), Decimal(4801)),
        (4, "economy", "output", "", "target", 2024, 1, 12, Decimal(9000), None),
    ]
    assert (LANHU, "above_scale", "yes", 202201, 202406) in rows(taken, "members")
    assert (XINYA, "新芽包装", "enterprise") in rows(taken, "respondents")
    assert ("output", "enterprise", "above_scale", "yes") in rows(taken, "owes")
    view = queries.snapshot(taken.hash)
    assert view is not None
    assert (view.period, view.entries, view.folder) == (NINE, 3, taken.folder)


def test_take__as_of_gives_the_earlier_one_again(clerk: User, park: Catalogue) -> None:
    then = record(clerk, park, FIGURE)
    first = snapshot_take(actor=clerk, period=NINE, catalogue=park)
    record(clerk, park, replace(FIGURE, value=Decimal(5320)), reason="漏计二车间")
    membership_close(actor=clerk, closing=Closing(YUANHANG, "admin", "own", 202409), reason="移交")
    second = snapshot_take(actor=clerk, period=NINE, catalogue=park)
    assert [row[8] for row in rows(second, "entries")] == [Decimal(5320)]
    assert first != second
    assert snapshot_take(actor=clerk, period=NINE, catalogue=park, as_of=then) == first
    assert queries.snapshots() == queries.snapshots(NINE)
    assert queries.snapshots(Period(2024, 1, 8)) == ()


def test_take__later_months_do_not_change_it(clerk: User, park: Catalogue) -> None:
    record(clerk, park, FIGURE)
    first = snapshot_take(actor=clerk, period=NINE, catalogue=park)
    record(clerk, park, replace(FIGURE, period=Period(2024, 1, 10)))
    assert snapshot_take(actor=clerk, period=NINE, catalogue=park) == first


def test_take__later_months_need_no_gathering(
    clerk: User, park: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While October is being reported the third quarter opens at once, now and as of the day before."""
    then = record(clerk, park, FIGURE)
    first = snapshot_take(actor=clerk, period=NINE, catalogue=park)
    record(clerk, park, replace(FIGURE, period=Period(2024, 1, 10)))
    with monkeypatch.context() as without:
        without.delattr(snapshots, "gather")
        assert snapshot_take(actor=clerk, period=NINE, catalogue=park) == first
        assert snapshot_take(actor=clerk, period=NINE, catalogue=park, as_of=then) == first
    for reports in (
        [replace(FIGURE, period=NINE.prior())],
        [replace(FIGURE, value=Decimal(5320))],
        [Reported("economy", "output", Period(2024, 1, 12), Decimal(9000), basis="target")],
    ):
        record(clerk, park, *reports)
        second = snapshot_take(actor=clerk, period=NINE, catalogue=park)
        assert second != first
        first = second


def test_take__a_ledger_that_was_rewritten_is_gathered(clerk: User, park: Catalogue) -> None:
    record(clerk, park, FIGURE)
    first = snapshot_take(actor=clerk, period=NINE, catalogue=park)
    record(clerk, park, replace(FIGURE, period=Period(2024, 1, 10)))
    execute(f"UPDATE ledger_entry SET value = 1, hash = '{'e' * 64}' WHERE number = 1", "ledger_entry")
    assert snapshot_take(actor=clerk, period=NINE, catalogue=park) != first


def test_take__another_catalogue_is_another_snapshot(clerk: User, park: Catalogue) -> None:
    first = snapshot_take(actor=clerk, period=NINE, catalogue=park)
    assert snapshot_take(actor=clerk, period=NINE, catalogue=replace(park, digest="1" * 64)) != first


def test_take__report_unit_changed_since(clerk: User, park: Catalogue) -> None:
    record(clerk, park, FIGURE)
    output = replace(INDICATORS[0], report_unit=unit("万元"))
    changed = replace(park, indicators={**park.indicators, "output": output})
    taken = snapshot_take(actor=clerk, period=NINE, catalogue=changed)
    ((*_, value, prior),) = rows(taken, "entries")
    assert (value, prior) == (Decimal("523.05"), Decimal("480.1"))


def test_take__a_lost_folder_is_written_again(clerk: User, park: Catalogue) -> None:
    record(clerk, park, FIGURE)
    taken = snapshot_take(actor=clerk, period=NINE, catalogue=park)
    shutil.rmtree(taken.folder)
    assert snapshot_take(actor=clerk, period=NINE, catalogue=park) == taken
    assert queries.verify_snapshot(taken.hash) == ()


def test_take__nothing_new_is_not_gathered_again(
    clerk: User, park: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(clerk, park, FIGURE)
    taken = snapshot_take(actor=clerk, period=NINE, catalogue=park)
    monkeypatch.delattr(snapshots, "gather")
    assert snapshot_take(actor=clerk, period=NINE, catalogue=park) == taken
    monkeypatch.undo()
    membership_close(actor=clerk, closing=Closing(YUANHANG, "admin", "own", 202409), reason="移交")
    assert snapshot_take(actor=clerk, period=NINE, catalogue=park) != taken


def test_take__empty_ledger(clerk: User, park: Catalogue) -> None:
    taken = snapshot_take(actor=clerk, period=NINE, catalogue=park)
    assert rows(taken, "entries") == []
    assert queries.verify_snapshot(taken.hash) == ()


def test_verify_snapshot__missing(db: None) -> None:
    (finding,) = queries.verify_snapshot("0" * 64)
    assert finding.code == "snapshot-unreadable"


def test_anchors__ledger_rewritten(clerk: User, park: Catalogue) -> None:
    record(clerk, park, FIGURE)
    taken = snapshot_take(actor=clerk, period=NINE, catalogue=park)
    assert snapshots.anchors() == ()
    execute(f"UPDATE ledger_entry SET hash = '{'e' * 64}' WHERE number = 1", "ledger_entry")
    (finding,) = snapshots.anchors()
    assert finding.code == "anchor-broken"
    assert taken.hash[:12] in finding.message
