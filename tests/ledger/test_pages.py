from decimal import Decimal

import pytest

from registry.small_park import make_catalogue
from taizhang.counting.trace import Trace
from taizhang.kernel import PARK, Amount, Figure, Measure, Period, unit
from taizhang.ledger import pages

CATALOGUE = make_catalogue()
JUNE = Period(2024, 1, 6)


def figure(measure: Measure, value: str | None, unit_name: str) -> Figure:
    amount = None if value is None else Amount(Decimal(value), unit(unit_name))
    return Figure("output", PARK, JUNE, measure, amount)


@pytest.mark.parametrize(
    ("measure", "value", "unit_name", "text", "tone"),
    [
        (Measure.GROWTH, "10.05", "%", "+10.1%", "tz-up"),
        (Measure.GROWTH, "-1.74", "%", "-1.7%", "tz-down"),
        (Measure.GROWTH, None, "%", "—", ""),
        (Measure.VALUE, "61.906", "亿元", "61.9亿元", "tz-up"),
        (Measure.VALUE, None, "亿元", "—", ""),
    ],
)
def test_text_of__as_printed(
    measure: Measure, value: str | None, unit_name: str, text: str, tone: str
) -> None:
    asked = figure(measure, value, unit_name)
    assert pages.text_of(asked, CATALOGUE) == text
    assert pages.tone_of(asked) == tone


def test_month_choices__latest_first() -> None:
    months = pages.month_choices(JUNE, years=2)
    assert [len(items) for items in months.values()] == [6, 12]
    assert months["2024年"][0] == pages.Choice("2024-01..2024-06", "2024年1-6月")
    assert months["2023年"][-1].value == str(Period(2023, 1, 1))


def test_branch__long_list_of_names_is_cut() -> None:
    def counted(number: int) -> Trace:
        names = tuple(Trace(f"示例{each}厂", "", None, "2023年3月起") for each in range(number))
        return Trace("规上企业数 园区", "期末在册的单位数", None, f"{number}家", names)

    whole, cut = pages.branch(counted(pages.MOST_NAMES), {}), pages.branch(counted(98), {})
    assert (len(whole.children), whole.more) == (pages.MOST_NAMES, "")
    assert (len(cut.children), cut.more) == (pages.MOST_NAMES, "等98家")


def test_branch__entries_are_never_cut() -> None:
    entries = tuple(Trace(f"示例{each}厂", "", None, "1亿元", entry=each + 1) for each in range(98))
    assert len(pages.branch(Trace("产值", "相加", None, "98亿元", entries), {}).children) == 98
