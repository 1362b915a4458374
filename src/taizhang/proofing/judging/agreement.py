"""Can everything that hangs together be true at once? A point that shows it, or the ties left in doubt.

Bounds that travel from figure to figure cannot see every contradiction: in a circle of relations (three parts of a whole, each
with its share) each step may leave room although all together leave none. Instead of proving that a point exists, we look for
one: start in the middle of every interval, and move the figures of a violated tie to where it holds, the roomier ones
further (S. Kaczmarz, Bulletin de l'Académie Polonaise, 1937, with weights). In a clean report a few rounds suffice. What finds
no point is handed to the solver (``net``), which decides.

A tie of a ratio is two rows, as in ``reconcile.system``: result − a·base ≥ 0 and result − b·base ≤ 0.

Worked example: 三块 of 约60亿元 with shares of 30%, 40% and 33%: no tie alone and no chain fails, and no point is found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from taizhang.proofing.judging.rough import ANY, INFINITE, Range, Ranges, RoughPiece, RoughSum

ROUNDS: Final = 60
NEAR: Final = 1e-9


@dataclass(frozen=True)
class Line:
    """Σ factor · figure between ``low`` and ``high``, as one tie has it."""

    tie: str
    terms: tuple[tuple[str, float], ...]
    low: float
    high: float


def in_doubt(pieces: Sequence[tuple[str, RoughPiece]], ranges: Ranges) -> frozenset[str]:
    """The ties of all groups of connected figures for which no common point was found."""
    doubtful: set[str] = set()
    for group in _groups([line for tie, piece in pieces for line in _lines(tie, piece, ranges)]):
        ties = {line.tie for line in group}
        if len(ties) > 1 and not _point_found(group, ranges):
            doubtful |= ties
    return frozenset(doubtful)


def _lines(tie: str, piece: RoughPiece, ranges: Ranges) -> list[Line]:
    if isinstance(piece, RoughSum):
        return [Line(tie, piece.terms, piece.low, piece.high)]
    low = high = piece.offset
    for name, factor in piece.ratio:
        ends = [factor * end / 100 for end in ranges.get(name, ANY)]
        low, high = low + min(ends), high + max(ends)
    made = []
    if low > -INFINITE:
        made.append(Line(tie, _less(piece.result, piece.base, low), 0.0, INFINITE))
    if high < INFINITE:
        made.append(Line(tie, _less(piece.result, piece.base, high), -INFINITE, 0.0))
    return made


def _less(
    result: Sequence[tuple[str, float]], base: Sequence[tuple[str, float]], ratio: float
) -> tuple[tuple[str, float], ...]:
    terms: dict[str, float] = dict(result)
    for name, factor in base:
        terms[name] = terms.get(name, 0.0) - ratio * factor
    return tuple((name, factor) for name, factor in terms.items() if factor)


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    leader: dict[str, str] = {}

    def lead(name: str) -> str:
        while leader.setdefault(name, name) != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for line in lines:
        for name, _ in line.terms[1:]:
            leader[lead(name)] = lead(line.terms[0][0])
    groups: dict[str, list[Line]] = {}
    for line in lines:
        if line.terms:
            groups.setdefault(lead(line.terms[0][0]), []).append(line)
    return list(groups.values())


def _point_found(lines: Sequence[Line], ranges: Ranges) -> bool:
    names = {name for line in lines for name, _ in line.terms}
    spans = {name: ranges.get(name, ANY) for name in names}
    point = {name: _middle(span) for name, span in spans.items()}
    room = {name: _room(span, point[name]) for name, span in spans.items()}
    _first_guess(lines, spans, point, room)
    return any(_round(lines, spans, point, room) == 0 for _ in range(ROUNDS))


def _round(
    lines: Sequence[Line], spans: Mapping[str, Range], point: dict[str, float], room: Mapping[str, float]
) -> int:
    """Move the figures of every violated line; how many there were."""
    return sum(_move(line, spans, point, room) for line in lines)


def _middle(span: Range) -> float:
    low, high = span
    if low > -INFINITE and high < INFINITE:
        return (low + high) / 2
    return low if low > -INFINITE else high if high < INFINITE else 0.0


def _room(span: Range, middle: float) -> float:
    low, high = span
    if low > -INFINITE and high < INFINITE:
        return (high - low) / 2
    return abs(middle) or 1.0


def _first_guess(
    lines: Sequence[Line], spans: Mapping[str, Range], point: dict[str, float], room: dict[str, float]
) -> None:
    """An unknown figure (last year's) starts where the first of its lines would have it."""
    for line in lines:
        free = [(name, factor) for name, factor in line.terms if spans[name] == ANY and point[name] == 0.0]
        if len(free) == 1:
            name, factor = free[0]
            rest = sum(each * point[other] for other, each in line.terms if other != name)
            end = line.low if line.low > -INFINITE else line.high
            point[name] = (end - rest) / factor
            room[name] = abs(point[name]) or 1.0


def _move(line: Line, spans: Mapping[str, Range], point: dict[str, float], room: Mapping[str, float]) -> bool:
    """Move the figures of a violated line onto it; True if it was violated."""
    value = sum(factor * point[name] for name, factor in line.terms)
    size = max(abs(factor * point[name]) for name, factor in line.terms)
    off = line.low - value if value < line.low else line.high - value if value > line.high else 0.0
    if abs(off) <= size * NEAR:
        return False
    weight = sum((factor * room[name]) ** 2 for name, factor in line.terms)
    if weight:
        for name, factor in line.terms:
            low, high = spans[name]
            moved = (
                point[name] + off * factor * room[name] ** 2 / weight * 1.2
            )  # a little past it, to end inside
            point[name] = min(max(moved, low), high)
    return True
