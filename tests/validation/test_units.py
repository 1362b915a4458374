"""元, 千元, 万元 confused: found by what earlier reports lead one to expect, one finding for a whole form."""

from fractions import Fraction

import pytest

from taizhang.kernel import Level, unit
from taizhang.validation.units import possible, slip_of, unit_slips, whole_form
from validation.small_form import sheet

BEFORE = {
    "产值": 83200,
    "销售": 81000,
    "出口": 8100,
    "资产": 120000,
    "负债": 70000,
    "权益": 50000,
    "用电": 640,
}


def test_possible__what_the_units_give_away() -> None:
    known = {slip.factor: slip.unit and slip.unit.name for slip in possible(unit("千元"))}
    assert known[Fraction(1000)] == "元"
    assert known[Fraction(1, 10)] == "万元"
    assert known[Fraction(1, 100_000)] == "亿元"
    assert known[Fraction(10)] is None
    assert {slip.factor: slip.unit and slip.unit.name for slip in possible(unit("万元"))}[
        Fraction(10)
    ] == "千元"
    assert Fraction(10_000) in {slip.factor for slip in possible(unit("万千瓦时"))}


@pytest.mark.parametrize("name", ["%", "个百分点", "人", "户"])
def test_possible__nothing_else_to_count_in(name: str) -> None:
    assert possible(unit(name)) == ()


@pytest.mark.parametrize(
    ("value", "meant"),
    [(93_600_000, "元"), (9360, "万元"), (94, "百万元"), (9, "千万元"), (936_000, None)],
)  # fmt: skip
def test_slip_of__each_power(value: int, meant: str | None) -> None:
    slip = slip_of("产值", sheet({"产值": value}, previous=BEFORE))
    assert slip is not None
    assert (slip.unit and slip.unit.name) == meant


@pytest.mark.parametrize("value", [93_600, 60_000, 300_000, 0, -93_600_000])
def test_slip_of__none_where_the_size_is_no_power(value: int) -> None:
    assert slip_of("产值", sheet({"产值": value}, previous=BEFORE)) is None


def test_slip_of__nothing_is_known() -> None:
    assert slip_of("产值", sheet({"产值": 93_600_000})) is None
    assert slip_of("产值", sheet({}, previous=BEFORE)) is None


def test_slip_of__losses_too() -> None:
    slip = slip_of("利润", sheet({"利润": -900_000}, previous={"利润": -800}))
    assert slip is not None
    assert str(slip) == "1000倍"


def test_slip_of__last_year_disagrees() -> None:
    """Ten times last month, but last year was as large: last month was wrong, or the business is seasonal."""
    assert slip_of("产值", sheet({"产值": 936_000}, previous=BEFORE, last_year={"产值": 900_000})) is None
    assert slip_of("产值", sheet({"产值": 936_000}, previous=BEFORE, last_year={"产值": 90_000})) is not None


def test_slip_of__its_size_in_words() -> None:
    sizes = {str(slip) for slip in possible(unit("千元"))}
    assert {"10倍", "1000倍", "十分之一", "千分之一", "十万分之一"} <= sizes


def test_unit_slips__one_cell() -> None:
    (found,) = unit_slips(sheet({"产值": 93_600_000, "资产": 121_000}, previous=BEFORE))
    assert (found.code, found.level, found.figures) == ("unit-slip", Level.HINT, ("产值",))
    assert found.message == "“产值”93600000千元约是按上月推算的1000倍，可能是按元填的。"
    assert "93600千元左右" in found.arithmetic
    assert found.where is not None


def test_unit_slips__a_digit_too_many_where_no_unit_fits() -> None:
    (found,) = unit_slips(sheet({"产值": 936_000}, previous=BEFORE))
    assert "可能多写了一位" in found.message


def test_unit_slips__silent_when_all_is_as_expected() -> None:
    assert list(unit_slips(sheet({"产值": 93_600, "资产": 121_000, "用电": 720}, previous=BEFORE))) == []


def test_unit_slips__a_whole_form_is_one_finding() -> None:
    wan = {"产值": 9360, "销售": 9100, "出口": 900, "资产": 12_100, "负债": 7000, "权益": 5100, "用电": 720}
    (found,) = unit_slips(sheet(wan, previous=BEFORE))
    assert found.code == "unit-slip-form"
    assert found.figures == ("产值", "销售", "出口", "资产", "负债", "权益")
    assert "有6个数（“产值”、“销售”、“出口”等）都约是应有大小的十分之一，可能是按万元填的" in found.message
    assert "单位是千元" in found.advice


def test_whole_form__months_figures_are_no_slip_of_the_unit() -> None:
    """A tenth of a nine months' total is one month's size: without the balance sheet nobody can say."""
    read = sheet({"产值": 9360, "销售": 9100, "出口": 900, "资产": 121_000}, previous=BEFORE)
    assert whole_form(read) is None
    assert list(unit_slips(read)) == []


def test_whole_form__two_cells_are_two_slips() -> None:
    read = sheet({"资产": 12_000, "负债": 7000, "权益": 50_000}, previous=BEFORE)
    assert whole_form(read) is None
    assert [found.figures for found in unit_slips(read)] == [("资产",), ("负债",)]
