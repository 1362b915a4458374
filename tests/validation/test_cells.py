"""What a sheet knows: values, 上期, 同期, the month, the growth, and three kinds of nothing."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from taizhang.catalogue.expression import Ref, View
from taizhang.kernel import unit
from taizhang.kernel.digits import plain
from taizhang.validation.cells import row_factor
from validation.small_form import form, sheet

KNOWN = sheet({"产值": 1200, "资产": 90}, prior={"产值": 1000}, previous={"产值": 500, "资产": 80}, month=2)


@pytest.mark.parametrize(
    ("code", "view", "seen"),
    [
        ("产值", "value", 1200), ("产值", "prior", 1000), ("产值", "previous", 500), ("产值", "month", 700),
        ("产值", "growth", 20), ("资产", "month", 90), ("资产", "prior", None), ("资产", "growth", None),
        ("销售", "value", None), ("销售", "month", None),
    ],
)  # fmt: skip
def test_look__each_view(code: str, view: View, seen: int | None) -> None:
    assert KNOWN.look(Ref(code, view)) == (None if seen is None else Fraction(seen))


def test_look__january_is_its_own_month() -> None:
    assert sheet({"产值": 70}, month=1).look(Ref("产值", "month")) == 70


def test_look__no_month_without_last_month() -> None:
    assert sheet({"产值": 1200}, month=3).look(Ref("产值", "month")) is None


@pytest.mark.parametrize("base", ["0", "-5"])
def test_look__no_growth_over_a_base_that_is_not_positive(base: str) -> None:
    assert sheet({"利润": 7}, prior={"利润": base}).look(Ref("利润", "growth")) is None


def test_look__zero_is_a_number() -> None:
    assert sheet({"产值": 0}, prior={"产值": 10}).look(Ref("产值", "growth")) == -100


def test_look__in_the_unit_of_the_row() -> None:
    """A row in 元 of an indicator that is kept in 千元."""
    read = sheet({"产值": 3})
    item = replace(read.form.items[0], unit=unit("元"))
    in_yuan = replace(read, form=replace(read.form, items=(item, *read.form.items[1:])))
    assert row_factor(in_yuan.form, in_yuan.indicator("产值")) == 1000
    assert in_yuan.look(Ref("产值")) == 3000


def test_reported__in_the_order_of_the_rows() -> None:
    read = sheet({"资产": 1, "产值": 2}, page=form(asks=("产值", "销售", "资产")))
    assert read.reported() == ("产值", "资产")


def test_where__the_cell_or_nothing() -> None:
    assert str(KNOWN.where("产值")) == "工作表“表”第1行“本年”列"
    assert KNOWN.where("销售") is None


@pytest.mark.parametrize(
    ("value", "text"),
    [("1.20E+3", "1200"), ("0.50", "0.5"), ("-0.00", "0"), ("100", "100"), ("-3.10", "-3.1")],
)
def test_plain__as_a_clerk_writes_it(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text
