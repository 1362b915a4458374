"""A decimal written out in full says the same number, without exponent or needless zeros."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel.digits import plain


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("413969.5000", "413969.5"), ("1.10E+3", "1100"), ("-0.00", "0"), ("-0", "0"), ("100", "100"),
        ("0.0000001", "0.0000001"), ("-1.50", "-1.5"), ("5.00", "5"), ("0.0000", "0"), ("-4.00", "-4"),
        ("1E+3", "1000"),
    ],
)  # fmt: skip
def test_plain__writes_all_digits_and_no_more(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6))
def test_plain__says_the_same_number(value: Decimal) -> None:
    text = plain(value)
    assert Decimal(text) == value
    assert "E" not in text
    assert not ("." in text and text.endswith(("0", ".")))
