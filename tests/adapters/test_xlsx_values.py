from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.adapters.xlsx_cell import Cell, Kind
from taizhang.adapters.xlsx_values import CellError, Number, number_in, period_in, text_in
from taizhang.kernel.period import Period


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (Cell(Kind.NUMBER, "61.9"), Number(Decimal("61.9"))),
        (Cell(Kind.SCALED, "52000"), Number(Decimal("52000"))),
        (Cell(Kind.PERCENT, "0.125"), Number(Decimal("12.5"), percent=True)),
        (Cell(Kind.TEXT, "１２３４．５"), Number(Decimal("1234.5"))),
        (Cell(Kind.TEXT, "-1,234,567.0001"), Number(Decimal("-1234567.0001"))),
        (Cell(Kind.TEXT, "－３"), Number(Decimal(-3))),
        (Cell(Kind.TEXT, "8.4％"), Number(Decimal("8.4"), percent=True)),
        (Cell(Kind.TEXT, "12345678901234.5678"), Number(Decimal("12345678901234.5678"))),
    ],
)
def test_number_in__read(cell: Cell, number: Number) -> None:
    assert number_in(cell) == number


@pytest.mark.parametrize(
    "text",
    ["约5000", "5000万元", "—", "/", "1,23", "12,34,567", "1.2.3", "五千", "1e5", "NaN", "5000以上", "1/2"],
)
def test_number_in__text_that_is_no_number(text: str) -> None:
    with pytest.raises(CellError) as caught:
        number_in(Cell(Kind.TEXT, text))
    assert caught.value.code == "table.not-a-number"
    assert text in caught.value.message


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Kind.FORMULA, "table.formula"),
        (Kind.ERROR, "table.error-value"),
        (Kind.BOOLEAN, "table.boolean"),
        (Kind.DATE, "table.date"),
    ],
)
def test_every_reader__refuses_what_nobody_typed(kind: Kind, code: str) -> None:
    for reader in (number_in, text_in, period_in):
        with pytest.raises(CellError) as caught:
            reader(Cell(kind, "2024-09-01"))
        assert (caught.value.code, bool(caught.value.advice)) == (code, True)


@given(st.decimals(-(10**12), 10**12, places=4, allow_nan=False))
def test_number_in__text_and_groups_of_three(value: Decimal) -> None:
    assert number_in(Cell(Kind.TEXT, f"{value:,f}")).value == value
    assert number_in(Cell(Kind.TEXT, f"{value:f}")).value == value


def test_text_in__numbers_that_stand_for_text() -> None:
    assert text_in(Cell(Kind.NUMBER, "202409")) == "202409"
    for cell, code in (
        (Cell(Kind.NUMBER, "1.5"), "table.number-not-text"),
        (Cell(Kind.PERCENT, "1"), "table.number-not-text"),
        (Cell(Kind.NUMBER, "913501000001000000"), "table.code-as-number"),
    ):
        with pytest.raises(CellError) as caught:
            text_in(cell)
        assert caught.value.code == code


def test_period_in__read_and_refused() -> None:
    assert period_in(Cell(Kind.TEXT, "2024年１—９月")) == Period(2024, 1, 9)
    with pytest.raises(CellError) as caught:
        period_in(Cell(Kind.TEXT, "九月"))
    assert (caught.value.code, "2024年1-9月" in caught.value.advice) == ("table.period", True)
    with pytest.raises(CellError) as caught:
        period_in(Cell(Kind.DATE, "2024-09-01"))
    assert "“2024年1-9月”（累计）" in caught.value.advice
