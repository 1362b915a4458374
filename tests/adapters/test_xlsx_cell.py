from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.adapters.xlsx_cell import Area, Cell, Kind, exact, letters
from taizhang.kernel.digits import plain


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("61.9", "61.9"),
        ("1.1000000000000001", "1.1"),
        ("61.899999999999999", "61.9"),
        ("0.30000000000000004", "0.3"),
        ("4.5E+7", "45000000"),
        ("-0", "0"),
        ("123456789012345", "123456789012345"),
    ],
)
def test_exact__is_what_was_typed(stored: str, typed: str) -> None:
    assert plain(exact(stored)) == typed


@pytest.mark.parametrize("stored", ["", "约5000", "NaN", "INF", "1E999999999", "1E-400", "1,5"])
def test_exact__refuses_what_no_spreadsheet_writes(stored: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        exact(stored)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 4))
def test_exact__finds_every_typed_number_again(digits: int, places: int) -> None:
    """As Excel writes it: the shortest of 17 digits that the binary fraction needs."""
    typed = Decimal(digits).scaleb(-places)
    assert exact(f"{float(typed):.17g}") == typed


def test_cell__number_only_where_one_is_stored() -> None:
    assert Cell(Kind.PERCENT, "0.125").number == Decimal("0.125")
    assert Cell(Kind.DATE, "2024-09-01").number is None
    assert Cell(Kind.FORMULA, "12").number is None


def test_letters__of_columns() -> None:
    assert [letters(each) for each in (1, 26, 27, 702, 703, 16384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def test_area__contains_its_borders() -> None:
    area = Area(2, 1, 5, 3)
    assert ((2, 1) in area, (5, 3) in area, (6, 3) in area, (5, 4) in area) == (True, True, False, False)
    assert str(area) == "A2:C5"
