from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from taizhang.adapters.parquet import SCHEMAS, Content, write
from taizhang.adapters.snapshot_difference import Difference, difference

Row = tuple[Any, ...]
FIRST = (1, "YUANHANG", "output", "", "actual", 2024, 1, 9, Decimal("5230.5"), None)
SECOND = (2, "LANHU", "output", "", "actual", 2024, 1, 9, Decimal(800), Decimal(700))
CORRECTED = (3, "YUANHANG", "output", "", "actual", 2024, 1, 9, Decimal(5320), None)
HERE = ("LANHU", "park", "", 202201, 999912)
LEFT = ("LANHU", "park", "", 202201, 202406)
NOTHING = Difference(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())


def snapshot(root: Path, *entries: Row, members: Sequence[Row] = (HERE,)) -> Path:
    tables: dict[str, Sequence[Row]] = {**dict.fromkeys(SCHEMAS, ()), "entries": entries, "members": members}
    return write(root, Content(tables, {"period": "2024-01..2024-09"}), {})


def test_difference__of_equal_snapshots(tmp_path: Path) -> None:
    old = snapshot(tmp_path / "a", FIRST, SECOND)
    assert difference(old, snapshot(tmp_path / "b", FIRST, SECOND)) == NOTHING


def test_difference__a_correction(tmp_path: Path) -> None:
    found = difference(snapshot(tmp_path, FIRST, SECOND), snapshot(tmp_path, SECOND, CORRECTED))
    assert (found.gone, found.fresh, found.respondents) == ({1}, {3}, {"YUANHANG"})
    assert (found.left, found.joined) == (frozenset(), frozenset())


def test_difference__a_membership_that_ended(tmp_path: Path) -> None:
    found = difference(snapshot(tmp_path, FIRST), snapshot(tmp_path, FIRST, members=(LEFT,)))
    assert (found.left, found.joined, found.respondents) == ({HERE}, {LEFT}, {"LANHU"})
    assert (found.gone, found.fresh) == (frozenset(), frozenset())


def test_difference__an_entry_under_another_basis(tmp_path: Path) -> None:
    """A growth target that was revised stands on as the first one."""
    target = (7, "economy", "output", "", "target_growth", 2024, 1, 12, Decimal(12), None)
    first, revised = (*target[:4], "target_growth_first", *target[5:]), (8, *target[1:8], Decimal(10), None)
    found = difference(snapshot(tmp_path, target), snapshot(tmp_path, first, revised))
    assert (found.gone, found.fresh) == ({7}, {7, 8})


def test_difference__a_folder_with_a_quote_in_its_name(tmp_path: Path) -> None:
    old, new = snapshot(tmp_path / "it's", FIRST), snapshot(tmp_path / "it's", FIRST, SECOND)
    assert difference(old, new).fresh == {2}


def test_difference__a_snapshot_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(duckdb.IOException):
        difference(tmp_path / "0000", snapshot(tmp_path, FIRST))
