"""Growth, targets, rates and runs of months: the cases that go wrong in practice."""

from decimal import Decimal
from pathlib import Path

import pytest

from counting.books import BATTERY, book_of, value
from counting.small_park import Ledger
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Amount, GrowthWord, Measure, Period


@pytest.mark.parametrize(
    ("now", "base", "of_profit", "of_sales"),
    [
        (148, -46, GrowthWord.TURNED_PROFIT, GrowthWord.NEGATIVE_BASE),
        (-5, 46, GrowthWord.TURNED_LOSS, GrowthWord.TURNED_NEGATIVE),
        (-5, -46, GrowthWord.LOSS_CUT, GrowthWord.NEGATIVE_BASE),
        (-50, -46, GrowthWord.LOSS_GREW, GrowthWord.NEGATIVE_BASE),
        (5, 0, GrowthWord.NET_INCREASE, GrowthWord.NET_INCREASE),
    ],
)
def test_growth__from_a_base_that_is_not_positive_is_a_word(
    ledger: Ledger,
    tmp_path: Path,
    catalogue: Catalogue,
    now: int,
    base: int,
    of_profit: GrowthWord,
    of_sales: GrowthWord,
) -> None:
    ledger.enterprise("甲")
    for code in ("profit", "sales"):
        ledger.reports("甲", code, 2024, 9, now, base)
    book = book_of(ledger, tmp_path, catalogue)
    for code, word in (("profit", of_profit), ("sales", of_sales)):
        figure = book.figure(code, Measure.GROWTH)
        assert (figure.amount, figure.word) == (None, word)


def test_targets__year_same_months_and_growth(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    ledger.enterprise("甲", "above_scale:yes")
    ledger.enterprise("经发局", kind="department")
    ledger.reports("甲", "output", 2024, 9, 610, 500)
    ledger.reports("经发局", "output_above_scale", 2024, 12, 800, basis="target")
    ledger.reports("经发局", "output_above_scale", 2024, 12, 10, basis="target_growth")
    ledger.reports("经发局", "output_above_scale", 2024, 12, 12, basis="target_growth_first")
    ledger.reports("经发局", "output", 2024, 6, 300, basis="target")
    book = book_of(ledger, tmp_path / "一", catalogue)
    code = "output_above_scale"
    assert book.figure(code, Measure.TARGET).period == Period.parse("2024年")
    assert value(book, code, Measure.COMPLETION) == Decimal("76.25")
    assert value(book, code, Measure.PACE) == Decimal("1.25")
    assert value(book, code, Measure.GROWTH_TARGET) == 10
    assert value(book, code, Measure.GROWTH_TARGET_FIRST) == 12
    assert value(book, code, Measure.GROWTH_GAP) == 12
    assert not book.figure(
        code, Measure.TARGET_GAP
    ).is_known  # nine months are not measured by a year's target
    assert not book.figure("output", Measure.TARGET_GAP).is_known  # nor by half a year's
    ledger.reports("经发局", code, 2024, 9, 600, basis="target")
    later = book_of(ledger, tmp_path / "二", catalogue)
    assert later.figure(code, Measure.TARGET_GAP).amount == Amount.parse("10万元")
    assert value(later, code, Measure.COMPLETION) == Decimal("76.25")


def test_rate__changes_in_points_and_has_no_share(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲", "cluster:battery")
    ledger.reports("甲", "sales", 2024, 9, 95, 90)
    ledger.reports("甲", "output", 2024, 9, 100, 100)
    book = book_of(ledger, tmp_path, catalogue)
    assert book.figure("sales_rate", Measure.VALUE).amount == Amount.parse("95%")
    assert book.figure("sales_rate", Measure.GROWTH).amount == Amount.parse("5个百分点")
    assert not book.figure("sales_rate", Measure.SHARE, BATTERY).is_known


def test_streak__ends_at_the_first_month_that_did_not_grow(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲")
    total = base = 0
    for month, grown in enumerate((5, 5, 5, 5, 5, -1, 5, 5, 5), start=1):
        total, base = total + 100 + grown, base + 100
        ledger.reports("甲", "output", 2024, month, total, base)
    book = book_of(ledger, tmp_path, catalogue)
    assert book.figure("output", Measure.STREAK).amount == Amount.parse("3个月")
    assert not book.figure("profit", Measure.STREAK).is_known
