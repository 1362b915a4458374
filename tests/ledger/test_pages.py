from dataclasses import replace
from decimal import Decimal

import pytest

from registry.small_park import make_catalogue
from taizhang.catalogue.model import Indicator, Nature
from taizhang.counting.book import Point
from taizhang.counting.trace import Trace
from taizhang.kernel import PARK, Amount, Figure, Measure, Period, unit
from taizhang.ledger import pages
from taizhang.ledger.facts import growth_unit

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
        (Measure.GROWTH, "10.04", "%", "+10%", "tz-up"),
        (Measure.GROWTH, "0.04", "%", "持平", ""),
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
    assert pages.tone_of(asked, text) == tone


def rate(decimals: int | None = None) -> Indicator:
    """A rate, 产销率 or the like."""
    return replace(
        CATALOGUE.indicators["output"], name="产销率", code="rate", unit=unit("%"), nature=Nature.RATIO,
        decimals=decimals,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("decimals", "value", "text"),
    [
        (None, "0.34", "+0.3个百分点"),
        (2, "0.034", "+0.03个百分点"),
        (2, "-0.6", "-0.6个百分点"),
        (None, "0.04", "持平"),
    ],
)
def test_text_of__the_change_of_a_rate_in_points_with_its_decimals(
    decimals: int | None, value: str, text: str
) -> None:
    catalogue = replace(CATALOGUE, indicators={**CATALOGUE.indicators, "rate": rate(decimals)})
    amount = Amount(Decimal(value), unit("个百分点"))
    assert pages.text_of(Figure("rate", PARK, JUNE, Measure.GROWTH, amount), catalogue) == text


def test_chart__a_rate_changes_in_points() -> None:
    point = Point(JUNE, Decimal("97.046"), Decimal("97.6"), Decimal("-0.554"), None, None, None)
    unknown = Point(JUNE, None, None, None, None, None, None)
    drawn = pages.chart([point, unknown], rate(2), CATALOGUE)
    assert drawn["y"] == ["%", "同比 个百分点"]
    assert [series["texts"] for series in drawn["series"]] == [["97.05%", "—"], ["-0.55个百分点", "—"]]
    assert drawn["series"][0]["data"] == [97.046, None]


def test_chart__an_amount_grows_in_percent() -> None:
    point = Point(JUNE, Decimal("0.0843"), Decimal("0.0541"), Decimal("55.82"), None, None, None)
    drawn = pages.chart([point], CATALOGUE.indicators["output"], CATALOGUE)
    assert drawn["y"][1] == "同比 %"
    assert [series["texts"] for series in drawn["series"]] == [["843万元"], ["+55.8%"]]


def test_month_choices__from_the_first_that_has_figures() -> None:
    months = pages.month_choices(JUNE, first=Period(2023, 1, 11))
    assert {year: len(items) for year, items in months.items()} == {"2024年": 6, "2023年": 2}


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


def test_growth_unit__of_a_rate_and_of_an_amount() -> None:
    assert growth_unit(rate()) == "个百分点"
    assert growth_unit(CATALOGUE.indicators["output"]) == "%"
