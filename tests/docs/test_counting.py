"""The worked example of docs/algorithms/counting.md is put into a ledger and counted."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from counting.small_park import OPEN, Ledger, make_catalogue
from taizhang.adapters.duckdb import DuckEngine
from taizhang.counting import plan
from taizhang.counting.book import Book, count
from taizhang.counting.engine import Window
from taizhang.counting.trace import MEASURE_NAMES
from taizhang.kernel import Measure, Period, Scope, round_half_up

PAGE = Path(__file__).parents[2] / "docs" / "algorithms" / "counting.md"
NONE = "—"
SCOPES = ("park", "above_scale:yes")


def tables() -> dict[str, list[list[str]]]:
    """Rows of cells by the first heading of each table."""
    found: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            rows = []
        elif not line.startswith("|---"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            rows = rows or found.setdefault(cells[0], [])
            rows.append(cells)
    return found


TABLES = tables()


def yyyymm(text: str) -> int:
    return int(text.replace("-", ""))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = Ledger()
    for who, life, above_scale, *values in TABLES["who"][1:]:
        since, _, until = life.partition("..")
        scopes = [] if above_scale == NONE else [f"above_scale:yes@{yyyymm(above_scale)}"]
        ledger.enterprise(who, *scopes, since=yyyymm(since), until=yyyymm(until) if until else OPEN)
        august_ledger, september_ledger, august, august_base, september, september_base = values
        for year, month, value, prior in (
            (2023, 8, august_ledger, NONE),
            (2023, 9, september_ledger, NONE),
            (2024, 8, august, august_base),
            (2024, 9, september, september_base),
        ):
            if value != NONE:
                ledger.reports(who, "output", year, month, value, None if prior == NONE else prior)
    return ledger.write(tmp_path_factory.mktemp("snapshot"))


@pytest.fixture(scope="module")
def addends(folder: Path) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    window = Window(2024, 9, 8)
    standing = plan.panel(plan.moments(window.ordinal, window.ordinal), ())
    with DuckEngine(folder) as engine:
        rows = engine.rows(plan.counted(plan.facts(window, ()), standing, {}))
    return {(row["scope"], row["respondent"]): row for row in rows}


@pytest.fixture(scope="module")
def book(folder: Path) -> Book:
    return count(DuckEngine(folder), make_catalogue(), Period(2024, 1, 9), "快照")


@pytest.mark.parametrize("scope", SCOPES)
def test_table__what_each_enterprise_adds(
    scope: str, addends: Mapping[tuple[str, str], Mapping[str, Any]]
) -> None:
    (_, *names), *rows = TABLES[scope]
    assert set(names) == set(plan.AMOUNTS)
    for who, *cells in rows:
        if who != "together":
            found = addends[scope, who]
            shown = [NONE if found[name] is None else f"{found[name].normalize():f}" for name in names]
            assert shown == cells, who
    assert {who for at, who in addends if at == scope} == {who for who, *_ in rows} - {"together"}


@pytest.mark.parametrize("scope", SCOPES)
def test_table__what_they_are_together(scope: str, book: Book) -> None:
    (_, *names), *_, (_, *cells) = TABLES[scope]
    for name, cell in zip(names, cells, strict=True):
        amount = book.figure("output", Measure(name), Scope.parse(scope)).amount
        assert amount is not None
        assert amount.base == Decimal(cell) * 10_000, name
        if scope != "park":
            assert book.figure("output_above_scale", Measure(name)).amount == amount


def test_table__the_growths(book: Book) -> None:
    (_, *names), *rows = TABLES["scope"]
    for scope, *cells in rows:
        for name, cell in zip(names, cells, strict=True):
            amount = book.figure("output", Measure(name), Scope.parse(scope)).amount
            assert amount is not None
            assert str(round_half_up(amount.value, 1)) == cell, (scope, name)


def test_table__quantities_are_those_of_the_code_under_the_names_it_prints() -> None:
    names = {name: called for name, _, called in TABLES["quantity"][1:]}
    assert names == {name: MEASURE_NAMES[Measure(name)] for name in plan.AMOUNTS}


def test_notes__are_those_that_the_book_gives(book: Book) -> None:
    quoted = re.findall("“(.+?)”", PAGE.read_text(encoding="utf-8"))
    assert quoted == [book.trace("output", each).note for each in (Measure.PRIOR, Measure.MONTH)]
