"""The plans as SQL that a reviewer sees change, and what each step holds."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.operations as operations
import pytest

from counting.small_park import Ledger
from taizhang.adapters.duckdb import DuckEngine
from taizhang.counting import plan
from taizhang.counting.engine import Window

SNAPSHOTS = Path(__file__).parent / "sql"
SEPTEMBER = Window(2024, 9, 8)
RESTRICTED = {"above_scale:yes": frozenset({"output"})}
STOCKS = frozenset({"staff"})


def rows_of(ledger: Ledger, folder: Path, expression: Any) -> list[dict[str, Any]]:
    with DuckEngine(ledger.write(folder)) as engine:
        return engine.rows(expression)


def standing(window: Window = SEPTEMBER, **given: Any) -> Any:
    return plan.panel(plan.moments(window.ordinal, window.ordinal), RESTRICTED, **given)


PLANS = {
    "panel": standing(),
    "facts": plan.facts(SEPTEMBER, STOCKS),
    "facts_over": plan.facts_over(Window(2022, 1, 0).ordinal, SEPTEMBER.ordinal, STOCKS),
    "totals": plan.totals(plan.counted(plan.facts(SEPTEMBER, STOCKS), standing(), RESTRICTED)),
    "population": plan.population(standing()),
    "coverage": plan.coverage(
        plan.facts(SEPTEMBER, STOCKS), standing(own=True), {"output_above_scale": "output"}
    ),
    "targets": plan.targets(),
    "extent": plan.extent(),
}


@pytest.mark.parametrize("name", PLANS)
def test_plans__as_sql(name: str) -> None:
    """To accept a change, delete the file and run again: the new one is written, and this run fails."""
    sql = str(ibis.to_sql(PLANS[name], dialect="duckdb")) + "\n"
    path = SNAPSHOTS / f"{name}.sql"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(sql, encoding="utf-8")
        pytest.fail(f"{path.name} did not exist and was written; look at it and run again")
    assert sql == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PLANS)
def test_plans__only_add_and_count(name: str) -> None:
    """Engines divide decimals differently, so none may be asked to; the // that finds a month's year is whole."""
    found = PLANS[name].op().find((operations.Divide, operations.Mean))
    assert [each for each in found if not isinstance(each, operations.FloorDivide)] == []


def test_moments__one_row_a_month_over_new_year(ledger: Ledger, tmp_path: Path) -> None:
    months = plan.moments(Window(2023, 11, 0).ordinal, Window(2024, 2, 0).ordinal)
    found = rows_of(ledger, tmp_path, months.order_by("yyyymm"))
    assert [row["yyyymm"] for row in found] == [202311, 202312, 202401, 202402]


def test_panel__needs_the_park_and_the_membership_at_the_same_month(ledger: Ledger, tmp_path: Path) -> None:
    ledger.enterprise("甲", "above_scale:yes@202406", since=202101)
    ledger.enterprise("乙", "above_scale:yes", since=202101, until=202312)
    ledger.enterprise("丙", "above_scale:yes", since=202409)
    found = rows_of(ledger, tmp_path, standing().order_by("respondent", "limits", "scope"))
    table = {(row["respondent"], row["limits"], row["scope"]): (row["now"], row["then"]) for row in found}
    yes = "above_scale:yes"
    assert table["甲", "", "park"] == (True, True)
    assert table["甲", yes, "park"] == table["甲", "", yes] == (True, False)
    assert (
        table["乙", yes, "park"] == table["乙", "", "park"] == (False, True)
    )  # left, though still listed 规上
    assert table["丙", "", yes] == (True, False)
    assert {row["joined"] for row in found if row["respondent"] == "丙"} == {202409}


def test_panel__a_membership_that_was_interrupted_is_one_row(ledger: Ledger, tmp_path: Path) -> None:
    ledger.enterprise("甲")
    ledger.rows["members"] += [
        ("甲", "cluster", "battery", 202101, 202306),
        ("甲", "cluster", "battery", 202401, 202412),
    ]
    found = [row for row in rows_of(ledger, tmp_path, standing()) if row["scope"] == "cluster:battery"]
    assert [(row["now"], row["then"], row["opened"]) for row in found] == [(True, False, False)]


def test_facts__one_row_a_cell_with_what_it_is_compared_with(ledger: Ledger, tmp_path: Path) -> None:
    ledger.enterprise("甲")
    ledger.reports("甲", "output", 2024, 9, 90, 70)
    ledger.reports("甲", "output", 2024, 8, 80, 60)
    ledger.reports("甲", "output", 2023, 9, 71)
    ledger.reports("甲", "output", 2023, 8, 61)
    ledger.reports("甲", "output", 2024, 9, 5, first=9)  # a month alone
    ledger.reports("甲", "output", 2024, 9, 1000, basis="target")
    (row,) = rows_of(ledger, tmp_path, plan.facts(SEPTEMBER, STOCKS))
    wanted = {
        "value": 90,
        "previous": 80,
        "prior": 70,
        "previous_prior": 60,
        "ledger": 71,
        "ledger_previous": 61,
    }
    assert {name: row[name] for name in wanted} == wanted
    assert (row["base"], row["moved"], row["base_moved"]) == (70, 10, 10)


def test_facts_over__december_is_no_start_for_january(ledger: Ledger, tmp_path: Path) -> None:
    ledger.enterprise("甲")
    ledger.reports("甲", "output", 2023, 12, 999)
    ledger.reports("甲", "output", 2024, 1, 10)
    january = Window(2024, 1, 0)
    found = rows_of(ledger, tmp_path, plan.facts_over(january.ordinal, january.ordinal, STOCKS))
    assert [(row["yyyymm"], row["moved"]) for row in found] == [(202401, 10)]


def test_totals__adds_decimals_that_a_float_would_lose(ledger: Ledger, tmp_path: Path) -> None:
    for number in range(10):
        who = ledger.enterprise(f"甲{number}")
        ledger.reports(who, "output", 2024, 9, "9999999999999.0001")
    expression = plan.totals(plan.counted(plan.facts(SEPTEMBER, ()), standing(), {}))
    (row,) = rows_of(ledger, tmp_path, expression)
    assert row["value"] == Decimal("99999999999990.0010")


def test_explained__are_the_rows_that_totals_adds(ledger: Ledger, tmp_path: Path) -> None:
    for who, made in (("甲", 1), ("乙", 2), ("丙", 4)):
        ledger.enterprise(who, "cluster:battery")
        ledger.reports(who, "output", 2024, 9, made, made)
    rows = plan.counted(plan.facts(SEPTEMBER, (), ids=True), standing(), RESTRICTED)
    found = rows_of(ledger, tmp_path, plan.explained(rows, "output", "", "cluster:battery"))
    assert {row["name"]: row["value"] for row in found} == {"甲公司": 1, "乙公司": 2, "丙公司": 4}
    assert all(row["value_entry"] for row in found)
