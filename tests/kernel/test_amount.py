"""Amounts stay exact through printing, converting and adding, and refuse to meet another kind of unit."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from taizhang.kernel import UNITS, Amount, AmountError, UnitError, unit

reported = st.decimals(min_value=-(10**14), max_value=10**14, places=4, allow_nan=False, allow_infinity=False)
all_units = st.sampled_from(list(UNITS.values()))
amounts = st.builds(Amount, reported, all_units)
yuan = st.builds(
    Amount, reported, st.sampled_from([unit(name) for name in ("元", "千元", "万元", "亿元", "万亿元")])
)


@given(amounts)
def test_parse__reads_back_what_is_printed(amount: Amount) -> None:
    again = Amount.parse(str(amount))
    assert (again.value, again.unit) == (amount.value, amount.unit)


@given(yuan, st.sampled_from(["元", "千元", "万元", "百万元", "亿元"]))
def test_to__there_and_back_is_exact(amount: Amount, name: str) -> None:
    assert amount.to(unit(name)).to(amount.unit).value == amount.value
    assert amount.to(unit(name)) == amount


@given(yuan, yuan)
def test_add__agrees_with_base_units(left: Amount, right: Amount) -> None:
    assert Fraction((left + right).base) == Fraction(left.base) + Fraction(right.base)
    assert (left + right).unit == left.unit
    assert left - right == left + -right
    assert left + right == right + left


@given(yuan, yuan)
def test_order__total_and_in_step_with_equality(left: Amount, right: Amount) -> None:
    assert [left < right, left == right, left > right].count(True) == 1
    assert (left <= right) == (left < right or left == right)
    assert (left >= right) == (left > right or left == right)
    if left == right:
        assert hash(left) == hash(right)


@given(amounts, amounts)
def test_meet__other_dimensions_are_refused(left: Amount, right: Amount) -> None:
    assume(left.unit.dimension != right.unit.dimension)
    assert left != right
    for deed in (
        lambda: left + right,
        lambda: left - right,
        lambda: left < right,
        lambda: left >= right,
        lambda: left.to(right.unit),
    ):
        with pytest.raises(UnitError):
            deed()


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("61亿元", "61", "亿元"),
        ("-1.7%", "-1.7", "%"),
        ("−1.7％", "-1.7", "%"),
        ("+3个百分点", "3", "个百分点"),
        ("1,234.50 万元", "1234.50", "万元"),
        ("８４３万元", "843", "万元"),
    ],
)
def test_parse__spellings(text: str, value: str, name: str) -> None:
    assert Amount.parse(text) == Amount(Decimal(value), unit(name))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("亿元", "读不出“亿元”里的数，请写成数字加单位，例如“61亿元”“-1.7%”。"),
        ("", "读不出“”里的数，请写成数字加单位，例如“61亿元”“-1.7%”。"),
        ("12,34万元", "读不出“12,34万元”里的数"),
        ("1.2.3亿元", "读不出“1.2.3亿元”里的数"),
        ("61", "没有写单位，请在数字后写明单位"),
        ("61亿圆", "不认识的单位“亿圆”，是不是“亿元”？"),
    ],
)
def test_parse__message(text: str, said: str) -> None:
    with pytest.raises((AmountError, UnitError)) as caught:
        Amount.parse(text)
    assert said in str(caught.value)


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_amount__must_be_finite(value: str) -> None:
    with pytest.raises(AmountError, match="不是一个数，金额和数量必须是有限的小数"):
        Amount(Decimal(value), unit("元"))


def test_add__percent_and_point_message() -> None:
    with pytest.raises(UnitError) as caught:
        Amount.parse("3%") + Amount.parse("2个百分点")
    assert str(caught.value) == "“%”和“个百分点”不能相加：百分比和百分点是两回事，请核对该用哪一个。"


def test_subtract__other_currency_message() -> None:
    with pytest.raises(UnitError) as caught:
        Amount.parse("3万元") - Amount.parse("2万美元")
    assert str(caught.value) == "“万元”和“万美元”不是同一类单位，不能相减，请先统一单位。"


def test_compare_and_convert__messages() -> None:
    with pytest.raises(UnitError, match="“户”和“家”不是同一类单位，不能比较大小，请先统一单位。"):
        assert Amount.parse("3户") < Amount.parse("2家")
    with pytest.raises(UnitError, match="“吨”和“吨标准煤”不是同一类单位，不能换算，"):
        Amount.parse("3吨").to(unit("吨标准煤"))


def test_subtract__the_seed_taxes_in_two_units() -> None:
    rest = (
        Amount.parse("5.5亿元") - Amount.parse("4.7亿元") - Amount.parse("0.7亿元") - Amount.parse("843万元")
    )
    assert str(rest) == "0.0157亿元"


def test_multiply__by_decimal_and_int() -> None:
    assert str(Amount.parse("2.5万元") * Decimal("1.1")) == "2.75万元"
    assert 3 * Amount.parse("2.5万元") == Amount.parse("7.5万元")


def test_to__square_metres_to_fifty_digits() -> None:
    assert Amount.parse("3亩").to(unit("平方米")).value == 2000
    assert Amount.parse("1亩").to(unit("平方米")).value == Decimal("666." + "6" * 46 + "7")


def test_hash__equal_amounts_in_two_units() -> None:
    assert len({Amount.parse("1万元"), Amount.parse("10000元"), Amount.parse("1.00万元")}) == 1


def test_eq__not_with_a_bare_number() -> None:
    assert Amount.parse("3元") != 3
