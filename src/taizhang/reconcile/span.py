"""Between which two rationals does something lie, exactly?

``kernel.Interval`` holds decimals and rounds a quotient outwards at 50 digits. Proof needs more: whether 33/47 lies
inside what is printed must not depend on a digit, so this room works in ``Fraction``. A ``Span`` has an end or None
(no bound) on either side, each end closed or open::

    Span.of(Interval.parse("[60.5, 61.5)"), Fraction(10**8))     # 61亿元 in 元
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from taizhang.kernel.interval import Interval

Terms = tuple[tuple[str, Fraction], ...]
"""A linear expression: variable and coefficient, each variable once."""


@dataclass(frozen=True)
class Span:
    """All rationals from ``lo`` to ``hi``; None is no bound on that side."""

    lo: Fraction | None
    hi: Fraction | None
    lo_open: bool = False
    hi_open: bool = False

    @classmethod
    def of(cls, interval: Interval, factor: Fraction = Fraction(1)) -> "Span":
        """The interval's values times a positive ``factor`` (to the base unit)."""
        lo = None if interval.lo is None else Fraction(interval.lo) * factor
        hi = None if interval.hi is None else Fraction(interval.hi) * factor
        open_lo = lo is not None and not interval.lo_closed
        return cls(lo, hi, open_lo, hi is not None and not interval.hi_closed)

    @property
    def is_point(self) -> bool:
        return self.lo is not None and self.lo == self.hi

    @property
    def width(self) -> Fraction | None:
        return None if self.lo is None or self.hi is None else self.hi - self.lo

    def affine(self, factor: Fraction, offset: Fraction = Fraction(0)) -> "Span":
        """Every value times ``factor``, plus ``offset``; a negative factor swaps the ends."""
        lo = None if self.lo is None else self.lo * factor + offset
        hi = None if self.hi is None else self.hi * factor + offset
        if factor < 0:
            return Span(hi, lo, self.hi_open, self.lo_open)
        return Span(lo, hi, self.lo_open, self.hi_open)

    def plus(self, other: "Span") -> "Span":
        """All sums of a value here and a value there."""
        lo = None if self.lo is None or other.lo is None else self.lo + other.lo
        hi = None if self.hi is None or other.hi is None else self.hi + other.hi
        return Span(lo, hi, lo is not None and (self.lo_open or other.lo_open),
                    hi is not None and (self.hi_open or other.hi_open))  # fmt: skip

    def misses(self, other: "Span", *, touching: bool = False) -> bool:
        """Is there no value in both? With ``touching``, ends that only just meet count as missing each other when
        one of them is open."""
        return _above(self, other, touching) or _above(other, self, touching)


EVERYWHERE: Final = Span(None, None)
ZERO: Final = Span(Fraction(0), Fraction(0))


def _above(upper: Span, lower: Span, touching: bool) -> bool:
    if upper.lo is None or lower.hi is None:
        return False
    return upper.lo > lower.hi or (touching and upper.lo == lower.hi and (upper.lo_open or lower.hi_open))


def collect(terms: Iterable[tuple[str, Fraction]]) -> Terms:
    """The same expression with each variable once, zero coefficients left out, in order of first appearance."""
    sums: dict[str, Fraction] = {}
    for variable, coefficient in terms:
        sums[variable] = sums.get(variable, Fraction(0)) + coefficient
    return tuple((variable, coefficient) for variable, coefficient in sums.items() if coefficient)
