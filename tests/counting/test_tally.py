"""Who owes a figure and who gave it."""

from pathlib import Path

from counting.books import BATTERY, book_of
from counting.small_park import Ledger
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Amount, Measure


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
