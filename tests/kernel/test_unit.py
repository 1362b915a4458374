"""Units convert within their dimension by exact factors, and an unknown one is answered with the nearest."""

from decimal import Decimal
from fractions import Fraction

import pytest

from taizhang.kernel import UNITS, UnitError, match_unit, step_down, unit


@pytest.mark.parametrize(
    ("large", "times", "small"),
    [
        ("千元", 1000, "元"),
        ("万元", 10, "千元"),
        ("百万元", 100, "万元"),
        ("亿元", 10000, "万元"),
        ("万亿元", 10000, "亿元"),
        ("万美元", 10000, "美元"),
        ("亿美元", 10000, "万美元"),
        ("%", 10, "‰"),
        ("成", 10, "%"),
        ("万人", 10000, "人"),
        ("吨", 1000, "千克"),
        ("亿吨", 10000, "万吨"),
        ("万吨标准煤", 10000, "吨标准煤"),
        ("千瓦时", 1, "度"),
        ("亿千瓦时", 10000, "万千瓦时"),
        ("GWh", 100, "万千瓦时"),
        ("万千瓦", 10, "兆瓦"),
        ("GW", 100, "万千瓦"),
        ("公顷", 15, "亩"),
        ("公顷", 10000, "平方米"),
        ("万平方米", 1, "公顷"),
        ("平方公里", 100, "公顷"),
        ("亿立方米", 10000, "万立方米"),
        ("年", 12, "个月"),
    ],
)
def test_factor__exact(large: str, times: int, small: str) -> None:
    assert unit(large).converts_to(unit(small))
    assert Fraction(unit(large).factor) / Fraction(unit(small).factor) == times


def test_factor__one_mu_is_two_thousand_thirds_of_a_square_metre() -> None:
    assert Fraction(unit("亩").factor) / Fraction(unit("平方米").factor) == Fraction(2000, 3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("%", "个百分点"),
        ("%", "倍"),
        ("万元", "万美元"),
        ("户", "家"),
        ("吨", "吨标准煤"),
        ("千瓦", "千瓦时"),
        ("天", "个月"),
    ],
)
def test_converts_to__never_across_dimensions(one: str, other: str) -> None:
    assert not unit(one).converts_to(unit(other))


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("％", "%"),
        ("百分点", "个百分点"),
        ("万千瓦小时", "万千瓦时"),
        ("kwh", "千瓦时"),
        ("gw", "GW"),
        ("MW", "兆瓦"),
        ("ＧＷｈ", "GWh"),
        ("㎡", "平方米"),
        ("公斤", "千克"),
        (" 亿元 ", "亿元"),
    ],
)
def test_unit__aliases(spelling: str, name: str) -> None:
    assert unit(spelling) is UNITS[name]


@pytest.mark.parametrize(
    ("spelling", "said"),
    [
        ("万圆", "不认识的单位“万圆”，是不是“万元”？"),
        ("吨标准媒", "不认识的单位“吨标准媒”，是不是“吨标准煤”？"),
        ("个百份点", "不认识的单位“个百份点”，是不是“个百分点”？"),
        ("斛", "不认识的单位“斛”，请改用常用单位，例如“亿元”“万元”“%”“个”“吨标准煤”。"),
        ("", "没有写单位，请在数字后写明单位，例如“亿元”“%”“个”。"),
    ],
)
def test_unit__message(spelling: str, said: str) -> None:
    with pytest.raises(UnitError) as caught:
        unit(spelling)
    assert str(caught.value) == said


@pytest.mark.parametrize("name", list(UNITS))
def test_units__each_is_found_whole(name: str) -> None:
    assert match_unit(f"12{name}，", 2) == (UNITS[name], 2 + len(name))
    assert UNITS[name].name == str(UNITS[name]) == name
    assert UNITS[name].factor > 0


@pytest.mark.parametrize(
    ("text", "name", "end"),
    [
        ("亿元左右", "亿元", 2),
        ("个百分点", "个百分点", 4),
        ("个月", "个月", 2),
        ("个项目", "个", 1),
        ("百分点", "个百分点", 3),
        ("万千瓦小时。", "万千瓦时", 5),
        ("吨标准煤", "吨标准煤", 4),
        ("GWh", "GWh", 3),
    ],
)
def test_match_unit__longest_first(text: str, name: str, end: int) -> None:
    assert match_unit(text) == (UNITS[name], end)


def test_match_unit__nothing_there() -> None:
    assert match_unit("，同比增长") is None
    assert match_unit("亿元", 2) is None


def test_units__cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        UNITS["石"] = unit("吨")  # type: ignore[index]
    assert Decimal(1) == unit("元").factor


@pytest.mark.parametrize(
    ("more", "amount", "less"),
    [
        ("亿欧元", "10000", "万欧元"),
        ("亿件", "10000", "万件"),
        ("万标箱", "10000", "TEU"),
        ("亿亩", "10000", "万亩"),
        ("万平方公里", "1000000", "公顷"),
        ("个百分点", "100", "基点"),
        ("万公里", "10000", "公里"),
    ],
)
def test_unit__those_of_reports_convert_exactly(more: str, amount: str, less: str) -> None:
    assert unit(more).dimension == unit(less).dimension
    assert unit(more).factor == Decimal(amount) * unit(less).factor


def test_unit__currencies_never_meet() -> None:
    assert len({unit(name).dimension for name in ("元", "美元", "欧元", "港元", "日元")}) == 5


@pytest.mark.parametrize(
    ("name", "smaller"),
    [
        ("亿吨", "万吨"),
        ("万吨", "吨"),
        ("吨", None),
        ("亿千瓦时", "万千瓦时"),
        ("万千瓦时", "千瓦时"),
        ("万吨标准煤", "吨标准煤"),
        ("万平方公里", "平方公里"),
        ("亿人次", "万人次"),
        ("万元", "元"),
        ("兆瓦时", None),
        ("GWh", None),
        ("%", None),
        ("个百分点", None),
    ],
)
def test_step_down__same_name_without_its_ten_thousands(name: str, smaller: str | None) -> None:
    found = step_down(unit(name))
    assert (found.name if found else None) == smaller


def test_step_down__stays_in_the_dimension_and_ends() -> None:
    for each in UNITS.values():
        found = step_down(each)
        assert found is None or (found.converts_to(each) and found.factor < each.factor)
