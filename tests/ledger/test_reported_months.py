from decimal import Decimal

from taizhang.counting.book import Coverage, Point
from taizhang.kernel import Period
from taizhang.ledger.reported_months import Month, incomplete


def month(last: int, value: str | None, reported: int, expected: int) -> Month:
    known = None if value is None else Decimal(value)
    return Month(
        Point(Period(2024, 1, last), known, None, None, None, None, None), Coverage(reported, expected)
    )


def test_incomplete__latest_first() -> None:
    months = (month(6, "1", 95, 96), month(7, "2", 96, 96), month(8, "3", 90, 96), month(9, "4", 0, 0))
    assert [each.name for each in incomplete(months)] == ["2024-08", "2024-06"]


def test_incomplete__month_without_a_figure_is_not_drawn_at_all() -> None:
    assert incomplete([month(1, None, 0, 96)]) == ()
