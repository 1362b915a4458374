"""Does anything here look wrong at all? A quick look in floating point before the exact one.

Most ties of most reports hold with room to spare. Rational arithmetic on each costs a hundred times what a glance does, so
every tie is first weighed in floats, with a little slack: what holds clearly is left in peace, the rest is judged exactly
(``net``). So floats decide only where to look, never what is said.

The same for ties together: bounds travel through floats (``narrow``); only if some figure is left with nothing do the exact
steps follow.

Worked example: 51.6亿元 of 61亿元 at 84.6%: 0.8455 · 60.5e8 = 51.15e8 < 51.65e8 and 0.8465 · 61.5e8 = 52.06e8 > 51.55e8: clear.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from taizhang.kernel.interval import Interval
from taizhang.reconcile.relation import Counted, Piece, Quantity, Relation, Sum
from taizhang.reconcile.span import Terms

Range = tuple[float, float]
Ranges = Mapping[str, Range]
FloatTerms = tuple[tuple[str, float], ...]

INFINITE: Final = float("inf")
ANY: Final[Range] = (-INFINITE, INFINITE)
SWEEPS: Final = 5
SLACK: Final = 1e-9


@dataclass(frozen=True)
class RoughSum:
    """``terms`` lies between ``low`` and ``high``."""

    terms: FloatTerms
    low: float
    high: float


@dataclass(frozen=True)
class RoughProduct:
    """result = (offset + ratio / 100) · base."""

    result: FloatTerms
    ratio: FloatTerms
    base: FloatTerms
    offset: float


RoughPiece = RoughSum | RoughProduct


def rough_pieces(relation: Relation) -> tuple[RoughPiece, ...]:
    """The pieces of a relation in floats; k of n as the ratio it is."""
    return tuple(map(_rough, relation.pieces))


def _rough(piece: Piece) -> RoughPiece:
    if isinstance(piece, Sum):
        low = -INFINITE if piece.span.lo is None else float(piece.span.lo)
        high = INFINITE if piece.span.hi is None else float(piece.span.hi)
        return RoughSum(_floats(piece.terms), low, high)
    if isinstance(piece, Counted):
        return RoughProduct(((piece.part, 1.0),), ((piece.ratio, 1.0),), ((piece.whole, 1.0),), 0.0)
    return RoughProduct(_floats(piece.result), _floats(piece.ratio), _floats(piece.base), float(piece.offset))


def _floats(terms: Terms) -> FloatTerms:
    return tuple((name, float(factor)) for name, factor in terms)


def ranges_of(quantities: Iterable[Quantity], *, rounding: bool) -> dict[str, Range]:
    """Every figure's span in base units, in floats."""
    return {
        each.id: _range(each.strict if rounding and each.strict is not None else each.interval, each)
        for each in quantities
    }


def _range(interval: Interval, quantity: Quantity) -> Range:
    factor = 1.0
    if quantity.unit is not None:
        factor = float(quantity.unit.factor) * (100.0 if quantity.unit.dimension == "times" else 1.0)
    low = -INFINITE if interval.lo is None else float(interval.lo) * factor
    high = INFINITE if interval.hi is None else float(interval.hi) * factor
    return low, high


def clear(relation: Relation, pieces: Sequence[RoughPiece], ranges: Ranges) -> bool:
    """Does the relation hold beyond doubt? False: look again, exactly."""
    if any(isinstance(piece, Counted) for piece in relation.pieces):
        return False
    return all(_clear(piece, ranges) for piece in pieces)


def _clear(piece: RoughPiece, ranges: Ranges) -> bool:
    if isinstance(piece, RoughSum):
        low, high, size = _value(piece.terms, ranges)
        room = size * SLACK
        return low < piece.high - room and high > piece.low + room
    base = _value(piece.base, ranges)
    if base[1] <= 0:
        return True
    low, high = _times(_ratio(piece, ranges), (max(base[0], 0.0), base[1]))
    left, right, size = _value(piece.result, ranges)
    return low < right - size * SLACK and high > left + size * SLACK


def _value(terms: Sequence[tuple[str, float]], ranges: Ranges) -> tuple[float, float, float]:
    low = high = size = 0.0
    for name, factor in terms:
        least, most = ranges.get(name, ANY)
        one, other = (factor * least, factor * most) if factor > 0 else (factor * most, factor * least)
        low += one
        high += other
        for end in (one, other):
            if abs(end) != INFINITE:
                size = max(size, abs(end))
    return low, high, size


def _ratio(piece: RoughProduct, ranges: Ranges) -> Range:
    low, high, _ = _value(piece.ratio, ranges)
    return low / 100 + piece.offset, high / 100 + piece.offset


def _times(ratio: Range, base: Range) -> Range:
    return _low(ratio[0], base), _high(ratio[1], base)


def _low(ratio: float, base: Range) -> float:
    end = base[0] if ratio >= 0 else base[1]
    return 0.0 if ratio == 0 or end == 0 else ratio * end


def _high(ratio: float, base: Range) -> float:
    end = base[1] if ratio >= 0 else base[0]
    return 0.0 if ratio == 0 or end == 0 else ratio * end


def narrow(pieces: Sequence[tuple[str, RoughPiece]], ranges: Ranges) -> set[str]:
    """Ids of ties that, with others, leave some figure with nothing; empty when all figures keep something."""
    state = dict(ranges)
    empty: set[str] = set()
    for _ in range(SWEEPS):
        changed = False
        for tie, piece in pieces:
            for name, low, high in _leaves(piece, state):
                old = state.get(name, ANY)
                new = (max(old[0], low), min(old[1], high))
                if new == old:
                    continue
                size = max((abs(end) for end in new if abs(end) != INFINITE), default=0.0)
                if new[0] > new[1] + size * SLACK:
                    empty.add(tie)
                    continue
                if _tighter(old, new):
                    state[name] = new
                    changed = True
        if not changed:
            break
    return empty


def all_left(pieces: Sequence[RoughPiece], ranges: Ranges) -> dict[str, Range]:
    """What the other figures of a tie leave to each of them."""
    left: dict[str, Range] = {}
    for piece in pieces:
        for name, least, most in _leaves(piece, ranges):
            low, high = left.get(name, ANY)
            left[name] = max(low, least), min(high, most)
    return left


def left_to(pieces: Sequence[RoughPiece], name: str, ranges: Ranges) -> Range:
    """What the other figures of a tie leave to one of them."""
    return all_left(pieces, ranges).get(name, ANY)


def _tighter(old: Range, new: Range) -> bool:
    """By more than a hair: endless approaches are given up."""
    width = new[1] - new[0]
    return any(
        abs(was) == INFINITE != abs(now) or abs(was - now) > 1e-6 * width
        for was, now in zip(old, new, strict=True) if was != now
    )  # fmt: skip


def _leaves(piece: RoughPiece, ranges: Ranges) -> Iterable[tuple[str, float, float]]:
    """What a piece leaves each of its figures."""
    if isinstance(piece, RoughSum):
        yield from _solve(piece.terms, piece.low, piece.high, ranges)
        return
    left, right, _ = _value(piece.result, ranges)
    least, most, _ = _value(piece.base, ranges)
    if most <= 0:
        return
    base = (max(least, 0.0), most)
    ratio = _ratio(piece, ranges)
    yield from _solve(piece.result, *_times(ratio, base), ranges)
    if ratio[0] > 0:
        yield from _solve(
            piece.base, *_times((left, right), (1 / ratio[1] if ratio[1] else 0.0, 1 / ratio[0])), ranges
        )
    if base[0] > 0:
        low, high = _times((left, right), (0.0 if base[1] == INFINITE else 1 / base[1], 1 / base[0]))
        yield from _solve(piece.ratio, (low - piece.offset) * 100, (high - piece.offset) * 100, ranges)


def _solve(
    terms: Sequence[tuple[str, float]], low: float, high: float, ranges: Ranges
) -> Iterable[tuple[str, float, float]]:
    """What terms between ``low`` and ``high`` leave each figure, in one pass over a sum however long."""
    if len(terms) == 1:
        name, factor = terms[0]
        ends = (low / factor, high / factor)
        yield name, min(ends), max(ends)
        return
    spans = []
    for name, factor in terms:
        least, most = ranges.get(name, ANY)
        spans.append((factor * least, factor * most) if factor > 0 else (factor * most, factor * least))
    lows, highs = _Total([span[0] for span in spans]), _Total([span[1] for span in spans])
    for (name, factor), span in zip(terms, spans, strict=True):
        ends = ((low - highs.without(span[1])) / factor, (high - lows.without(span[0])) / factor)
        if not any(end != end for end in ends):
            yield name, min(ends), max(ends)


class _Total:
    """A sum from which one addend at a time is left out; infinite ones are counted, not added."""

    def __init__(self, addends: Sequence[float]) -> None:
        self.sum = sum(each for each in addends if abs(each) != INFINITE)
        infinite = [each for each in addends if abs(each) == INFINITE]
        self.infinite = len(infinite)
        self.end = infinite[0] if infinite else 0.0

    def without(self, addend: float) -> float:
        if abs(addend) == INFINITE:
            return self.sum if self.infinite == 1 else self.end
        return self.end if self.infinite else self.sum - addend
