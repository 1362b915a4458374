"""What people type into a box for a number, and what is never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.collect.typed import TypedError, read, shown
from taizhang.kernel import unit

QIAN, WAN, TON, HEADS = unit("千元"), unit("万元"), unit("吨"), unit("人")
FULL = str.maketrans("0123456789.-,", "０１２３４５６７８９．－，")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5230.5", "5230.5"),
        ("１２，３４５。６", "12345.6"),
        (" 5 230 ", "5230"),
        ("－３", "-3"),
        ("—3", "-3"),
        ("+3", "3"),
        ("1,234,567.8", "1234567.8"),
        ("123,4567", "1234567"),  # grouped by ten thousands
        ("5230千元", "5230"),
        ("0", "0"),
        ("007", "7"),
    ],
)
def test_read__as_people_type(text: str, number: str) -> None:
    assert read(text, QIAN) == Decimal(number)


def test_read__nothing_typed() -> None:
    assert read("", QIAN) is None and read(" 　", QIAN) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1,5", "逗号的位置不对"),
        ("1.2.3", "小数点多了一个"),
        (".5", "小数点前后都要有数字"),
        ("5.", "小数点前后都要有数字"),
        ("五千", "只填数字，单位是千元"),
        ("约5000", "只填数字"),
        ("1e5", "只填数字"),
        ("5230万元", "请填52300"),
        ("0.5亿元", "请填50000"),
        ("=1+1", "只填数字"),
        ("NaN", "只填数字"),
        ("9" * 41, "太长了"),
    ],
)
def test_read__refuses_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(TypedError, match=says):
        read(text, QIAN)


def test_read__unit_of_another_kind() -> None:
    with pytest.raises(TypedError, match="单位是人"):
        read("12吨", HEADS)
    assert read("12吨", TON) == 12
    assert read("12.5万元", WAN) == Decimal("12.5")


NUMBERS = st.decimals(Decimal("-99999999999"), Decimal("99999999999"), places=4)


@given(NUMBERS)
def test_shown__reads_back(number: Decimal) -> None:
    assert read(shown(number), QIAN) == number
    assert read(shown(number).translate(FULL), QIAN) == number


@given(st.text(max_size=50))
def test_read__any_text_is_a_number_nothing_or_a_reason(text: str) -> None:
    try:
        found = read(text, QIAN)
    except TypedError as error:
        assert str(error)
    else:
        assert found is None or found.is_finite()


@pytest.mark.parametrize(
    ("number", "text"),
    [("1234567.50", "1,234,567.5"), ("-0.5", "-0.5"), ("-1234", "-1,234"), ("0.00", "0"), ("999", "999")],
)
def test_shown__with_commas_between_thousands(number: str, text: str) -> None:
    assert shown(Decimal(number)) == text


def test_shown__nothing() -> None:
    assert shown(None) == ""
