"""Between which two values does a number lie that we know only roughly?

A figure printed as 61 (亿元) stands for every value from 60.5 up to but not including 61.5. Interval
arithmetic carries that through a calculation: if the parts lie in their intervals, the sum lies in the sum of
the intervals. The law that all operations keep is containment::

    x in a and y in b   =>   x + y in a + b   x - y in a - b   x·y in a.times(b)   x/y in a.divide(b)  (y≠0)

Ends can be open, closed or absent (None: unbounded). Ends are exact decimals to 50 digits; where a quotient
does not fit, the lower end is rounded down and the upper end up, so containment holds whatever the digits.

Worked example: 51.6 亿元 out of 61 亿元 is a share between 51.55/61.5 and 51.65/60.5::

    share = Interval.parse("[51.55, 51.65)").divide(Interval.parse("[60.5, 61.5)")).scale(Decimal(100))
    share.contains(Decimal("83.4"))     # False: the printed 83.4% cannot be; (83.82…, 85.37…) can
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Final

from taizhang.kernel.amount import DIGITS

_DOWN: Final = Context(prec=DIGITS, rounding=ROUND_FLOOR)
_UP: Final = Context(prec=DIGITS, rounding=ROUND_CEILING)
_INFINITY: Final = Decimal("Infinity")
_ZERO: Final = Decimal(0)

_End = tuple[Decimal, bool]  # a value (or ±infinity) and whether it is attained
_Operation = Callable[[Context, Decimal, Decimal], Decimal]


class IntervalError(ValueError):
    """A text that is not an interval; the message is Chinese and fit to show."""


@dataclass(frozen=True)
class Interval:
    """All values from ``lo`` to ``hi``; None means no bound on that side (which is never closed)."""

    lo: Decimal | None
    hi: Decimal | None
    lo_closed: bool = True
    hi_closed: bool = True

    def __post_init__(self) -> None:
        if self.lo is None:
            object.__setattr__(self, "lo_closed", False)
        if self.hi is None:
            object.__setattr__(self, "hi_closed", False)
        for name, end in (("lo", self.lo), ("hi", self.hi)):
            if end is not None and end.is_zero():
                object.__setattr__(self, name, end.copy_abs())  # zero prints without a sign

    @classmethod
    def exact(cls, value: Decimal) -> "Interval":
        """The one value."""
        return cls(value, value, True, True)

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """``[60.5, 61.5)``, ``(-∞, 3]``. Raises IntervalError."""
        found = re.fullmatch(
            r"([\[(])(-?\d+(?:\.\d+)?|-∞),(-?\d+(?:\.\d+)?|\+?∞)([\])])", re.sub(r"\s+", "", text)
        )
        if found is None:
            raise IntervalError(f"读不出区间“{text}”，请写成“[60.5, 61.5)”这样的形式，没有界限的一端写“∞”。")
        lo = None if found[2] == "-∞" else Decimal(found[2])
        hi = None if found[3].endswith("∞") else Decimal(found[3])
        return cls(lo, hi, found[1] == "[", found[4] == "]")

    def __str__(self) -> str:
        lo = "-∞" if self.lo is None else f"{self.lo:f}"
        hi = "∞" if self.hi is None else f"{self.hi:f}"
        return f"{'[' if self.lo_closed else '('}{lo}, {hi}{']' if self.hi_closed else ')'}"

    @property
    def is_empty(self) -> bool:
        if self.lo is None or self.hi is None:
            return False
        return self.lo > self.hi or (self.lo == self.hi and not (self.lo_closed and self.hi_closed))

    def contains(self, value: Decimal) -> bool:
        above = self.lo is None or value > self.lo or (self.lo_closed and value == self.lo)
        below = self.hi is None or value < self.hi or (self.hi_closed and value == self.hi)
        return above and below

    def intersect(self, other: "Interval") -> "Interval | None":
        """The values in both; None when there are none."""
        lo, lo_closed = max(self._low(), other._low(), key=lambda end: (end[0], not end[1]))
        hi, hi_closed = min(self._high(), other._high(), key=lambda end: (end[0], end[1]))
        both = _between((lo, lo_closed), (hi, hi_closed))
        return None if both.is_empty or self.is_empty or other.is_empty else both

    def __neg__(self) -> "Interval":
        lo = None if self.hi is None else self.hi.copy_negate()
        hi = None if self.lo is None else self.lo.copy_negate()
        return Interval(lo, hi, self.hi_closed, self.lo_closed)

    def __add__(self, other: "Interval") -> "Interval":
        if self.is_empty or other.is_empty:
            return NOTHING
        lo = None if self.lo is None or other.lo is None else _DOWN.add(self.lo, other.lo)
        hi = None if self.hi is None or other.hi is None else _UP.add(self.hi, other.hi)
        return Interval(lo, hi, self.lo_closed and other.lo_closed, self.hi_closed and other.hi_closed)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def scale(self, factor: Decimal) -> "Interval":
        """Every value multiplied by one known factor."""
        return self.times(Interval.exact(factor))

    def times(self, other: "Interval") -> "Interval":
        """All products of a value here and a value there."""
        if self.is_empty or other.is_empty:
            return NOTHING
        return _corners(self._ends(), other._ends(), _product, _product_attained)

    def divide(self, other: "Interval") -> "Interval":
        """All quotients, a zero divisor left out; unbounded when the divisor may have either sign."""
        if self.is_empty or other.is_empty or (other.lo == 0 and other.hi == 0):
            return NOTHING
        if other._low()[0] < 0 < other._high()[0]:
            zero_over_anything = self.lo == 0 and self.hi == 0
            return Interval.exact(_ZERO) if zero_over_anything else EVERYTHING
        low, (high, attained) = other._ends()
        # an upper end of zero is approached from below: with a minus sign, 1 / -0 goes the right way
        divisor = (low, (high.copy_negate() if high == 0 else high, attained))
        return _corners(self._ends(), divisor, _quotient, _quotient_attained)

    def _ends(self) -> tuple[_End, _End]:
        return self._low(), self._high()

    def _low(self) -> _End:
        return (-_INFINITY, False) if self.lo is None else (self.lo, self.lo_closed)

    def _high(self) -> _End:
        return (_INFINITY, False) if self.hi is None else (self.hi, self.hi_closed)


EVERYTHING: Final = Interval(None, None, False, False)
NOTHING: Final = Interval(Decimal(1), Decimal(0), False, False)


def _between(low: _End, high: _End) -> Interval:
    lo = None if low[0].is_infinite() and low[0] < 0 else low[0]
    hi = None if high[0].is_infinite() and high[0] > 0 else high[0]
    return Interval(lo, hi, low[1], high[1])


def _corners(
    a: tuple[_End, _End],
    b: tuple[_End, _End],
    operation: _Operation,
    attained: Callable[[_End, _End], bool],
) -> Interval:
    """Products and quotients are monotone in each argument, so their extremes lie at the corners."""
    pairs = [(x, y) for x in a for y in b]
    lows = [(operation(_DOWN, x[0], y[0]), attained(x, y)) for x, y in pairs]
    highs = [(operation(_UP, x[0], y[0]), attained(x, y)) for x, y in pairs]
    return _between(_extreme(lows, min), _extreme(highs, max))


def _extreme(ends: list[_End], choose: Callable[[Iterable[Decimal]], Decimal]) -> _End:
    value = choose([end[0] for end in ends])
    return value, any(end[1] for end in ends if end[0] == value)


def _product(context: Context, x: Decimal, y: Decimal) -> Decimal:
    # zero times unbounded: the values come as near to zero as one likes and no corner lies beyond it
    return _ZERO if x == 0 or y == 0 else context.multiply(x, y)


def _product_attained(x: _End, y: _End) -> bool:
    zero_attained = (x[0] == 0 and x[1]) or (y[0] == 0 and y[1])
    return zero_attained or (x[1] and y[1])


def _quotient(context: Context, x: Decimal, y: Decimal) -> Decimal:
    if x == 0 or y.is_infinite():
        return _ZERO
    if y == 0 or x.is_infinite():
        return _INFINITY if x.is_signed() == y.is_signed() else -_INFINITY
    return context.divide(x, y)


def _quotient_attained(x: _End, y: _End) -> bool:
    return (x[0] == 0 and x[1]) or (x[1] and y[1])
