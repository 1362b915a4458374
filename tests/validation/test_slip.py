"""The slip that brings a number back to what was expected."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel import unit
from taizhang.reconcile.edits import Slip
from taizhang.validation.slip import neighbours, towards

THOUSAND = unit("千元")


@pytest.mark.parametrize(
    ("typed", "slip", "meant"),
    [
        ("39700", Slip.SWAP, "93700"), ("73700", Slip.SUBSTITUTE, "93700"), ("193700", Slip.DROP, "93700"),
        ("9370", Slip.POINT, "93700"), ("937000", Slip.POINT, "93700"), ("-93700", Slip.SIGN, "93700"),
        ("9300", Slip.INSERT, "93600"),
    ],
)  # fmt: skip
def test_towards__each_slip(typed: str, slip: Slip, meant: str) -> None:
    edit = towards(Decimal(typed), THOUSAND, Fraction(93_600), lambda _: True)
    assert edit is not None
    assert edit.after.value == Decimal(meant)
    assert edit.slip is slip or edit.after.digits == meant


def test_towards__none_comes_near_or_none_fits() -> None:
    assert towards(Decimal(60_000), THOUSAND, Fraction(112_500), lambda _: True) is None
    assert towards(Decimal(39_700), THOUSAND, Fraction(93_600), lambda other: other > 100_000) is None


@given(st.integers(10_000, 99_999), st.integers(0, 3))
def test_towards__finds_any_swap_back(value: int, place: int) -> None:
    digits = list(str(value))
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    if digits[0] == "0" or "".join(digits) == str(value):
        return
    edit = towards(Decimal("".join(digits)), THOUSAND, Fraction(value), lambda _: True)
    assert edit is not None
    assert edit.after.value == value


def test_neighbours__stay_in_the_unit() -> None:
    assert {edit.after.unit for edit in neighbours(Decimal(93_700), THOUSAND)} == {THOUSAND}
