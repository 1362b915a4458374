"""What stands behind the printed numbers of a report?

A report that is in order has a point at which everything it says is true: the figures that it was printed from. The self-check
tries that point before it searches for any (``reconcile``, ``known``), and mostly need not search. So every variable of the ties
gets its value here, as an exact fraction in base units: each fact, printed or not, and the same a year earlier.

Worked example: 8 of 12 is printed 66.7%. The book divides to fifty digits, 66.66…67, and twelve times that is not quite eight;
what was meant is 200/3.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from taizhang.kernel.amount import DIGITS
from taizhang.kernel.figure import Figure, Measure
from taizhang.kernel.unit import unit
from taizhang.reconcile.relation import base_of, factor_of
from taizhang.writing.source import BookLike
from taizhang.writing.ties import Ties

_BEFORE: Final[Mapping[Measure, Measure]] = {
    Measure.VALUE: Measure.PRIOR,
    Measure.MONTH: Measure.MONTH_PRIOR,
}
_POINT: Final = unit("个百分点")
_LARGEST: Final = 10 ** (DIGITS // 2 - 1)
"""Two fractions with denominators up to this differ by more than fifty digits cut off."""


def unrounded(tied: Ties, book: BookLike) -> dict[str, Fraction]:
    """What the book knows of every variable; those it does not know are left out."""
    found: dict[str, Fraction] = {}
    for name, figure in tied.facts.items():
        for variable, measure in ((name, figure.measure), (base_of(name), _BEFORE.get(figure.measure))):
            value = None if measure is None else _known(replace(figure, measure=measure), book)
            if value is not None:
                found[variable] = value
    return found


def _known(asked: Figure, book: BookLike) -> Fraction | None:
    """One figure of the book. How far a rate has moved is taken from the two rates, as their fractions give it."""
    amount = book.figure(asked.indicator, asked.measure, asked.scope, asked.period).amount
    if amount is None:
        return None
    if asked.measure is Measure.GROWTH and amount.unit == _POINT:
        now, then = (_known(replace(asked, measure=each), book) for each in (Measure.VALUE, Measure.PRIOR))
        return None if now is None or then is None else now - then
    return _fraction(amount.value) * factor_of(amount.unit)


def _fraction(value: Decimal) -> Fraction:
    """The fraction a value stands for, where division has cut it off."""
    exact = Fraction(value)
    cut_off = len(value.as_tuple().digits) >= DIGITS - 1
    return exact.limit_denominator(_LARGEST) if cut_off else exact
