"""What earlier reports lead one to expect."""

from decimal import Decimal
from fractions import Fraction

import pytest

from taizhang.validation.history import (
    expected,
    from_last_month,
    from_last_year,
    near,
    off_by,
    one_months_size,
    rough,
    strangeness,
)
from validation.small_form import sheet


def test_expected__a_flow_grows_with_the_months() -> None:
    assert expected("产值", sheet({"产值": 1}, previous={"产值": 800})) == (900, "上月")


def test_expected__a_stock_stays() -> None:
    assert expected("资产", sheet({"资产": 1}, previous={"资产": 800})) == (800, "上月")


def test_expected__last_year_where_last_month_is_unknown() -> None:
    assert expected("产值", sheet({"产值": 1}, last_year={"产值": 700})) == (700, "上年同期")
    assert expected("产值", sheet({"产值": 1}, prior={"产值": 600})) == (600, "上年同期")


def test_expected__last_year_as_accepted_before_what_the_form_says() -> None:
    assert from_last_year("产值", sheet({}, prior={"产值": 6}, last_year={"产值": 700})) == 700


@pytest.mark.parametrize("known", [{}, {"产值": 0}])
def test_expected__nothing_is_known(known: dict[str, str | int]) -> None:
    assert expected("产值", sheet({"产值": 1}, previous=known, last_year=known)) is None


def test_from_last_month__a_january_total_has_none() -> None:
    assert from_last_month("产值", sheet({"产值": 1}, previous={"产值": 800}, month=1)) is None
    assert from_last_month("资产", sheet({"资产": 1}, previous={"资产": 800}, month=1)) == 800


@pytest.mark.parametrize(
    ("value", "month", "is_one"),
    [
        (104, 9, True), (50, 9, True), (30, 9, False), (400, 9, False), (900, 9, False), (0, 9, False),
        (700, 2, True), (70, 1, False),
    ],
)  # fmt: skip
def test_one_months_size(value: int, month: int, is_one: bool) -> None:
    assert one_months_size("产值", sheet({"产值": value}, previous={"产值": 832}, month=month)) is is_one


def test_one_months_size__of_what_is_unknown_or_a_stock() -> None:
    assert not one_months_size("产值", sheet({"产值": 104}))
    assert not one_months_size("资产", sheet({"资产": 104}, previous={"资产": 832}))


def test_near__either_way_and_of_one_sign() -> None:
    assert near(Fraction(3, 2), Fraction(1), Fraction(3, 2))
    assert near(Fraction(2, 3), Fraction(1), Fraction(3, 2))
    assert near(Fraction(-3, 2), Fraction(-1), Fraction(3, 2))
    assert not near(Fraction(8, 5), Fraction(1), Fraction(3, 2))
    assert not near(Fraction(-1), Fraction(1), Fraction(3, 2))
    assert not near(Fraction(0), Fraction(0), Fraction(3, 2))


def test_strangeness__of_a_value_and_of_a_prior() -> None:
    read = sheet({"产值": 9000}, previous={"产值": 800}, prior={"产值": 70}, last_year={"产值": 700})
    assert strangeness("产值", read) == 10
    assert strangeness("产值@prior", read) == 10
    assert strangeness("销售", read) == 1


def test_off_by__a_factor_of_at_least_one() -> None:
    assert off_by(Decimal(2), Decimal(8)) == off_by(Decimal(-8), Decimal(2)) == 4
    assert off_by(None, Decimal(8)) == off_by(Decimal(0), Decimal(8)) == off_by(Decimal(1), None) == 1


@pytest.mark.parametrize(
    ("value", "text"), [(Fraction(93600), "93600"), (Fraction(123456), "123000"), (Fraction(1, 3), "0.333")]
)
def test_rough__three_digits(value: Fraction, text: str) -> None:
    assert rough(value) == text
