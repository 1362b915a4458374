"""What can stand in a cell of a workbook, and which number is it exactly?

A workbook holds numbers as the text of a binary fraction: who types 1.1 gets ``1.1000000000000001`` in the file,
and sees 1.1, since Excel takes and shows 15 significant digits. So a number is read as a decimal and brought to
those 15 digits; no float is made on the way:

    exact("61.9")                  # Decimal('61.9')
    exact("1.1000000000000001")    # Decimal('1.1')
    exact("4.5E+7")                # Decimal('45000000')

How a cell is shown matters as much as what is in it. Under the format ``0.0%`` the cell that shows 12.5% holds 0.125;
under a date format the 2024-9 that somebody typed has become 45536; under ``0.0,`` the cell that shows 5.2 holds 5200.
``Kind`` tells them apart, so that no figure is taken for what its reporter never saw.
"""

from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

SIGNIFICANT: Final = 15
"""Digits that Excel keeps of a typed number."""

_TYPED: Final = Context(prec=SIGNIFICANT)
_LARGEST: Final = 308  # the exponent of a double; a text that goes beyond was not written by a spreadsheet


class Kind(StrEnum):
    """What stands in the cell. A blank cell is no cell at all."""

    NUMBER = "number"
    SCALED = "scaled"  # a number that is shown divided by thousands
    PERCENT = "percent"  # a number that is shown times 100 with %
    DATE = "date"  # a number that is shown as a date or a time; the text is the date
    TEXT = "text"
    BOOLEAN = "boolean"
    ERROR = "error"  # #N/A, #REF! …
    FORMULA = "formula"  # the text is the result that was last worked out


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's kind and its text; for numbers the plain decimal."""

    kind: Kind
    text: str

    @property
    def number(self) -> Decimal | None:
        """The number that is stored; None in cells that hold none."""
        return Decimal(self.text) if self.kind in (Kind.NUMBER, Kind.SCALED, Kind.PERCENT) else None


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something: its number from 1, its cells by column from 1."""

    number: int
    cells: dict[int, Cell]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, borders included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: tuple[int, int]) -> bool:
        row, column = place
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def __str__(self) -> str:
        return f"{letters(self.left)}{self.top}:{letters(self.right)}{self.bottom}"


def exact(text: str) -> Decimal:
    """The number as it was typed. Raises ValueError for what is no number of a spreadsheet."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        raise ValueError(text)
    return _TYPED.plus(value)


def letters(column: int) -> str:
    """The letters of a column counted from 1.

    >>> letters(1), letters(27), letters(16384)
    ('A', 'AA', 'XFD')
    """
    written = ""
    while column:
        column, rest = divmod(column - 1, 26)
        written = chr(ord("A") + rest) + written
    return written
