from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from taizhang.ledger.scaled import DIGITS, ScaledDecimalField, ScaleError, from_scaled, readable, to_scaled

LIMIT = 10**DIGITS


@given(st.integers(1 - LIMIT, LIMIT - 1))
def test_from_scaled__and_back(scaled: int) -> None:
    assert to_scaled(from_scaled(scaled)) == scaled


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=4))
def test_to_scaled__and_back(value: Decimal) -> None:
    assert from_scaled(to_scaled(value)) == value


@pytest.mark.parametrize(
    ("text", "scaled"),
    [("5.5", 55000), ("-0.0001", -1), ("1E+3", 10_000_000), ("0E+99", 0), ("-0", 0), ("5.50000000", 55000)],
)
def test_to_scaled__exact(text: str, scaled: int) -> None:
    assert to_scaled(Decimal(text)) == scaled


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0.00001", "小数超过4位"),
        ("1E-999999999", "小数超过4位"),
        ("1." + "0" * 120 + "1", "小数超过4位"),
        ("99999999999999.99999", "小数超过4位"),
        ("100000000000000", "太大"),
        ("-1E+999999999", "太大"),
        ("NaN", "不是一个数"),
        ("Infinity", "不是一个数"),
        ("sNaN", "不是一个数"),
    ],
)
def test_to_scaled__refused(text: str, reason: str) -> None:
    with pytest.raises(ScaleError, match=reason):
        to_scaled(Decimal(text))


@pytest.mark.parametrize(
    ("scaled", "text"), [(55000, "5.5"), (-1, "-0.0001"), (10_000, "1"), (0, "0"), (100_000, "10")]
)
def test_from_scaled__no_needless_zeros(scaled: int, text: str) -> None:
    assert str(from_scaled(scaled)) == text


@pytest.mark.parametrize(
    ("given_value", "text"),
    [
        ("1E-7", "0.0000001"),
        ("1E+3", "1000"),
        ("-2.50", "-2.50"),
        ("1E-999999999", "1E-999999999"),
        ("NaN", "NaN"),
    ],
)
def test_readable__no_powers_of_ten(given_value: str, text: str) -> None:
    assert readable(Decimal(given_value)) == text


def test_to_scaled__says_the_number_as_it_is_written() -> None:
    with pytest.raises(ScaleError, match=r"^0\.0000001 的小数超过4位"):
        to_scaled(Decimal("1E-7"))


@pytest.mark.parametrize("given_value", [1.5, True, "一", object()])
def test_field__takes_no_floats(given_value: object) -> None:
    with pytest.raises(ValidationError):
        ScaledDecimalField().get_prep_value(given_value)


@pytest.mark.parametrize("stored", [1.5, "x", Decimal("1.5")])
def test_field__reads_whole_numbers_only(stored: object) -> None:
    with pytest.raises(ValueError, match="不是整数"):
        ScaledDecimalField().from_db_value(stored, None, connection)


def test_field__reads_sums_and_nothing() -> None:
    field = ScaledDecimalField()
    assert field.from_db_value(Decimal(55000), None, connection) == Decimal("5.5")
    assert field.from_db_value(None, None, connection) is None
    assert field.get_prep_value(None) is None
