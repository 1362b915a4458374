"""Who owes a figure and who gave it."""

from pathlib import Path
from typing import Any

from counting.books import BATTERY, CHEMICAL, book_of
from counting.small_park import Ledger
from taizhang.adapters.duckdb import DuckEngine
from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import count
from taizhang.kernel import PARK, Amount, Measure, Period, Scope


def test_coverage__counts_who_owes_and_who_gave(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    ledger.enterprise("甲", "above_scale:yes", "cluster:battery")
    ledger.enterprise("乙", "above_scale:yes", "cluster:chemical")
    ledger.enterprise("丙", "above_scale:yes", "cluster:chemical", until=202408)
    ledger.enterprise("丁", "above_scale:no", "cluster:battery")
    ledger.enterprise("经发局", kind="department")
    ledger.enterprise("招商局", kind="department")
    ledger.owes("output", "enterprise", "above_scale:yes")
    ledger.owes("output_above_scale", "enterprise", "above_scale:yes")
    ledger.owes("sales", "enterprise")
    ledger.owes("profit", "department", "respondent:经发局")
    for who in ("甲", "丁"):
        ledger.reports(who, "output", 2024, 9, 100)
    book = book_of(ledger, tmp_path, catalogue)
    assert book.coverage("output") == (1, 2)  # 丁 owes nothing, so its report does not stand in for 乙's
    assert not book.coverage("output").complete
    assert book.coverage("output_above_scale", BATTERY) == (1, 1)
    assert book.coverage("sales") == (0, 3)
    assert book.coverage("sales_rate") == (0, 3)  # of the less covered of the two
    assert book.coverage("profit") == (0, 1)
    assert book.coverage("exports") == (0, 0)
    assert book.figure("output", Measure.EXPECTED).amount == Amount.parse("2家")


def test_coverage__asks_nobody_for_what_is_not_due(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("税务", kind="department")
    ledger.owes("tax", "department", "respondent:税务")
    assert book_of(ledger, tmp_path / "一", catalogue, "2024年1-8月").coverage("tax") == (0, 0)
    assert book_of(ledger, tmp_path / "二", catalogue, "2024年1-9月").coverage("tax") == (0, 1)


def test_coverage__of_a_series_equals_that_of_each_months_own_book(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲", "above_scale:yes", "cluster:battery", since=202305)
    ledger.enterprise("乙", "above_scale:yes@202406", "cluster:chemical", until=202408)
    ledger.enterprise("税务", kind="department")
    for code in ("output", "output_above_scale"):
        ledger.owes(code, "enterprise", "above_scale:yes")
    ledger.owes("staff", "enterprise")
    ledger.owes("tax", "department", "respondent:税务")
    for year, months in ((2023, range(6, 13)), (2024, range(1, 10))):
        for month in months:
            ledger.reports("甲", "output", year, month, 10 * month)
            ledger.reports("税务", "tax", year, month, month)
            if month % 2:
                ledger.reports("乙", "output", year, month, month)
                ledger.reports("乙", "staff", year, month, month, first=month)
    folder = ledger.write(tmp_path)
    seen = count(DuckEngine(folder), catalogue, Period(2024, 1, 9), "快照")
    found = set()
    for year, month in ((2023, 6), (2023, 12), (2024, 1), (2024, 2), (2024, 6), (2024, 7), (2024, 9)):
        own = count(DuckEngine(folder), catalogue, Period(year, 1, month), "快照")
        for code in ("output", "output_above_scale", "staff", "tax"):
            for scope in (PARK, BATTERY, CHEMICAL, Scope("respondent", "乙")):
                told = seen.coverage(code, scope, Period(year, 1, month))
                assert told == own.coverage(code, scope), (code, scope, year, month)
                found.add(told)
    assert len(found) > 4


def test_coverage__of_a_series_is_one_question(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    ledger.enterprise("甲")
    ledger.owes("output", "enterprise")
    for month in range(1, 10):
        ledger.reports("甲", "output", 2024, month, month)
    asked = []

    class Counting(DuckEngine):
        def rows(self, expression: Any) -> list[dict[str, Any]]:
            asked.append(expression)
            return super().rows(expression)

    book = count(Counting(ledger.write(tmp_path)), catalogue, Period(2024, 1, 9), "快照")
    before = len(asked)
    assert {book.coverage("output", PARK, Period(2024, 1, month)) for month in range(1, 9)} == {(1, 1)}
    assert len(asked) - before <= 2, "the extent of the snapshot, and all months at once"
