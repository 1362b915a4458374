"""What would one expect a cell to be, judging by what was reported before?

From last month's running total m−1 months long: a flow should be near 上期 · m / (m − 1), a stock near 上期. Without 上期,
last year's value of the same months, else the 同期数 on the form. This is only a sense of size, used to tell a slip of
the hand from a change in business, and to choose between suspects; no figure is refused because of it.

Worked example: 1-8月 800, so 1-9月 is expected near 900; 9000 is ten times that.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from taizhang.kernel.digits import plain
from taizhang.validation.cells import Sheet

SAME_MONTHS = "上年同期"
LAST_MONTH = "上月"
_ONE_MONTH = Fraction(5, 2)  # months differ; within this factor a number still looks like one of them


def expected(code: str, sheet: Sheet) -> tuple[Fraction, str] | None:
    """The size to expect of the cell, in the report unit, and what it was judged by; None when nothing is known."""
    by_last_month = from_last_month(code, sheet)
    if by_last_month is not None:
        return by_last_month, LAST_MONTH
    by_last_year = from_last_year(code, sheet)
    return None if by_last_year is None else (by_last_year, SAME_MONTHS)


def from_last_month(code: str, sheet: Sheet) -> Fraction | None:
    """What last month's accepted value leads one to expect; None for a January total, which has none."""
    before = sheet.context.previous.get(code)
    months = sheet.context.period.last
    if not before or (months == 1 and sheet.is_flow(code)):
        return None
    return Fraction(before) * months / (months - 1) if sheet.is_flow(code) else Fraction(before)


def from_last_year(code: str, sheet: Sheet) -> Fraction | None:
    """What the same months of last year lead one to expect."""
    value = sheet.context.last_year.get(code) or sheet.context.prior.get(code)
    return Fraction(value) if value else None


def one_months_size(code: str, sheet: Sheet) -> bool:
    """Is the running total below last month's, and about as large as one month?"""
    before, value = sheet.context.previous.get(code), sheet.cells[code]
    months = sheet.context.period.last
    if not sheet.is_flow(code) or months < 2 or before is None or not 0 < value < before:
        return False
    return near(Fraction(value), Fraction(before) / (months - 1), _ONE_MONTH)


def near(value: Fraction, wanted: Fraction, factor: Fraction) -> bool:
    """Are two values of one sign within ``factor`` of each other?"""
    return wanted != 0 and 1 / factor <= value / wanted <= factor


def strangeness(figure: str, sheet: Sheet) -> Fraction:
    """By what factor a cell (``code`` or ``code@prior``) is off what one expects; 1 is just as expected or unknown."""
    code, _, view = figure.partition("@")
    if view == "prior":
        return off_by(sheet.context.prior.get(code), sheet.context.last_year.get(code))
    known = expected(code, sheet)
    return off_by(sheet.cells.get(code), known[0] if known else None)


def off_by(value: Decimal | None, wanted: Fraction | Decimal | None) -> Fraction:
    """The factor between two values, at least 1; 1 where one of them is missing or zero."""
    if not value or not wanted:
        return Fraction(1)
    ratio = abs(Fraction(value) / Fraction(wanted))
    return max(ratio, 1 / ratio)


def rough(value: Fraction) -> str:
    """Three significant digits: an expectation, not a figure."""
    three = Context(prec=3, rounding=ROUND_HALF_UP)
    return plain(three.divide(Decimal(value.numerator), Decimal(value.denominator)))
