"""Which single slip of the hand would turn a right number into the one printed?

Digits get lost, doubled, swapped or mistyped, the decimal point moves, 万元 is written for 亿元, a minus is left out. ``slips``
lists the numbers that are one such slip away from what is printed, the likeliest kinds first; the reconciler keeps those
with which the figures agree again. They are suggestions for a person to look at, never corrections.

Worked example: 83.4% printed where 83.82% to 85.37% is possible: 84.4% (one digit), 84.3% (two digits swapped). 9.8% printed
where 98% fits: the point moved by one place.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from taizhang.kernel.interval import Interval
from taizhang.kernel.unit import UNITS, Unit
from taizhang.kernel.written import Written
from taizhang.reconcile.span import Span


class Slip(StrEnum):
    """The kinds of slips, likeliest first."""

    SUBSTITUTE = "一位数字写错"
    SWAP = "相邻两位写颠倒"
    POINT = "小数点移位"
    DROP = "多写一位"
    INSERT = "漏写一位"
    UNIT = "单位写错"
    SIGN = "正负号写错"


COST: Final = {
    Slip.SUBSTITUTE: 1, Slip.SWAP: 1, Slip.POINT: 2, Slip.DROP: 2, Slip.INSERT: 3, Slip.UNIT: 2, Slip.SIGN: 2,
}  # fmt: skip
"""Relative cost; a lower one is suggested first. An inserted digit has ten times as many forms, so it proves less."""

_UNIT_SLIPS: Final = (10, 100, 1000, 10_000, 100_000_000)


@dataclass(frozen=True)
class Edit:
    """``after`` may be what was meant; ``slip`` is how it became what is printed."""

    slip: Slip
    before: Written
    after: Written

    @property
    def cost(self) -> int:
        return COST[self.slip]

    @property
    def interval(self) -> Interval:
        """What the corrected number stands for, in its own unit."""
        return self.after.interval()


def slips(written: Written) -> tuple[Edit, ...]:
    """Every number one slip away from the printed one, each once; the cheapest first, then the nearest."""
    found: dict[tuple[str, str], Edit] = {}
    for slip, make in _MAKERS.items():
        for after in make(written):
            if after.value != written.value or after.unit != written.unit:
                unit = after.unit.name if after.unit else ""
                found.setdefault((after.digits, unit), Edit(slip, written, after))
    order = list(Slip)

    def likelihood(edit: Edit) -> tuple[int, int, Decimal]:
        return edit.cost, order.index(edit.slip), abs(Decimal(edit.after.digits) - written.value)

    return tuple(sorted(found.values(), key=likelihood))


def fitting(edits: Sequence[Edit], possible: Span, most: int) -> list[Edit]:
    """The first ``most`` edits whose number may lie in ``possible`` (in the printed unit)."""
    return list(islice((edit for edit in edits if not _in_unit(edit).misses(possible, touching=True)), most))


@lru_cache(maxsize=50_000)  # a figure stands in many explanations, each with its own range
def _in_unit(edit: Edit) -> Span:
    before, after = edit.before.unit, edit.after.unit
    factor = (
        Fraction(1) if before is None or after is None else Fraction(after.factor) / Fraction(before.factor)
    )
    return Span.of(edit.interval, factor)


def _with(written: Written, digits: str) -> Written | None:
    """The same number with other digits, or None when they are not a number as people write it."""
    body = digits.removeprefix("-")
    whole, point, rest = body.partition(".")
    if not whole or (point and not rest) or (len(whole) > 1 and whole[0] == "0"):
        return None
    return Written(digits, written.unit, written.hedge)


def _split(written: Written) -> tuple[str, str]:
    return ("-", written.digits[1:]) if written.digits.startswith("-") else ("", written.digits)


def _bodies(written: Written, make: Callable[[str], Iterator[str]]) -> Iterator[Written]:
    sign, body = _split(written)
    for other in make(body):
        made = _with(written, sign + other)
        if made is not None:
            yield made


def _substituted(written: Written) -> Iterator[Written]:
    def make(body: str) -> Iterator[str]:
        for place, old in enumerate(body):
            if old != ".":
                yield from (body[:place] + new + body[place + 1 :] for new in "0123456789" if new != old)

    return _bodies(written, make)


def _swapped(written: Written) -> Iterator[Written]:
    def make(body: str) -> Iterator[str]:
        places = [place for place, digit in enumerate(body) if digit != "."]
        for left, right in pairwise(places):
            if body[left] != body[right]:
                swapped = list(body)
                swapped[left], swapped[right] = body[right], body[left]
                yield "".join(swapped)

    return _bodies(written, make)


def _dropped(written: Written) -> Iterator[Written]:
    def make(body: str) -> Iterator[str]:
        yield from (body[:place] + body[place + 1 :] for place, digit in enumerate(body) if digit != ".")

    return _bodies(written, make)


def _inserted(written: Written) -> Iterator[Written]:
    def make(body: str) -> Iterator[str]:
        for place in range(len(body) + 1):
            yield from (body[:place] + new + body[place:] for new in "0123456789")

    return _bodies(written, make)


def _point_moved(written: Written) -> Iterator[Written]:
    def make(body: str) -> Iterator[str]:
        whole, _, rest = body.partition(".")
        digits = whole + rest
        for place in range(1, len(digits) + 1):
            if place != len(whole):
                yield f"{digits[:place].lstrip('0') or '0'}.{digits[place:]}".removesuffix(".")
        for zeros in (1, 2):
            yield digits.lstrip("0") + "0" * zeros
            yield "0." + "0" * (zeros - 1) + digits

    return _bodies(written, make)


def _unit_changed(written: Written) -> Iterator[Written]:
    unit = written.unit
    if unit is None or unit.dimension in ("percent", "point", "times"):
        return
    for other in UNITS.values():
        if other.dimension == unit.dimension and _slip_apart(unit, other):
            yield Written(written.digits, other, written.hedge)


def _slip_apart(one: Unit, other: Unit) -> bool:
    larger, smaller = max(one.factor, other.factor), min(one.factor, other.factor)
    return larger != smaller and Fraction(larger) / Fraction(smaller) in _UNIT_SLIPS


def _sign_changed(written: Written) -> Iterator[Written]:
    sign, body = _split(written)
    if written.value:
        yield Written(body if sign else "-" + body, written.unit, written.hedge)


_MAKERS: Final[dict[Slip, Callable[[Written], Iterator[Written]]]] = {
    Slip.SUBSTITUTE: _substituted,
    Slip.SWAP: _swapped,
    Slip.POINT: _point_moved,
    Slip.UNIT: _unit_changed,
    Slip.SIGN: _sign_changed,
    Slip.DROP: _dropped,
    Slip.INSERT: _inserted,
}
