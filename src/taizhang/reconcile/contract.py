"""What does each figure leave the others, step by step?

Interval contraction: a row and the spans of all its variables but one bound that one. Repeated, bounds travel from figure
to figure until nothing changes or a variable is left with nothing. It cannot decide every system (a circle of relations
may contradict itself without any single step seeing it), so it is not the judge. It is the first pass, which finds the clashes
that lie within one relation at almost no cost, and the explainer, since its steps are those a clerk would take.

Worked example: 规上 < 61.05, 化工 ≥ 9.65 and 规上 − 电池 − 化工 ≥ 0 leave 电池 < 51.4; but 电池 ≥ 51.55 was printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from taizhang.reconcile.exact import Certificate, Contradiction, decide
from taizhang.reconcile.span import EVERYWHERE, Span
from taizhang.reconcile.system import Row, System

SWEEPS: Final = 6
"""Passes over all rows after which an endless approach (each a little closer) is given up."""

_SLACK: Final = 1e-9


@dataclass(frozen=True)
class Step:
    """``row`` and earlier steps leave ``variable`` at least (or at most) ``value``."""

    variable: str
    at_least: bool
    value: Fraction
    open: bool
    row: Row
    because: tuple[int, ...]


@dataclass(frozen=True)
class Contraction:
    """The spans that remain. ``clash``: the step that leaves a variable nothing and all steps it needs, in order."""

    spans: dict[str, Span]
    steps: tuple[Step, ...]
    clash: tuple[Step, ...]


def contract(rows: Sequence[Row]) -> Contraction:
    """Bounds for every variable from the rows, and the steps to a clash when one is met."""
    state = _State()
    ordered = sorted(rows, key=lambda row: len(row.terms))
    for _ in range(SWEEPS):
        changed = False
        for row in ordered:
            changed = state.use(row) or changed
            if state.clash:
                break
        if state.clash or not changed:
            break
    return Contraction(state.spans, tuple(state.steps), state.clash)


class _State:
    """Keeps: every end of a span comes from the step recorded for it."""

    def __init__(self) -> None:
        self.spans: dict[str, Span] = {}
        self.steps: list[Step] = []
        self.source: dict[tuple[str, bool], int] = {}
        self.clash: tuple[Step, ...] = ()

    def use(self, row: Row) -> bool:
        """Bound each variable of the row by the others; True when something became tighter."""
        changed = False
        for name, coefficient in row.terms:
            others = [(each, factor) for each, factor in row.terms if each != name]
            rest = Span(Fraction(0), Fraction(0))
            for each, factor in others:
                rest = rest.plus(self.spans.get(each, EVERYWHERE).affine(factor))
            free = row.span.plus(rest.affine(Fraction(-1))).affine(1 / coefficient)
            for at_least in (True, False):
                changed = self._tighten(name, free, at_least, row, coefficient) or changed
                if self.clash:
                    return True
        return changed

    def _tighten(self, name: str, free: Span, at_least: bool, row: Row, coefficient: Fraction) -> bool:
        value, is_open = (free.lo, free.lo_open) if at_least else (free.hi, free.hi_open)
        span = self.spans.get(name, EVERYWHERE)
        known, known_open = (span.lo, span.lo_open) if at_least else (span.hi, span.hi_open)
        if value is None or not _tighter(value, is_open, known, known_open, at_least):
            return False
        # a larger term elsewhere lowers this bound when the signs agree, so it is the other end that was used
        used = [(each, (factor * coefficient < 0) == at_least) for each, factor in row.terms if each != name]
        because = tuple(self.source[end] for end in used if end in self.source)
        self.source[name, at_least] = len(self.steps)
        self.steps.append(Step(name, at_least, value, is_open, row, because))
        tight = (
            Span(value, span.hi, is_open, span.hi_open)
            if at_least
            else Span(span.lo, value, span.lo_open, is_open)
        )
        self.spans[name] = tight
        if tight.lo is not None and tight.hi is not None and tight.lo > tight.hi:
            self.clash = self._history(name)
        return True

    def _history(self, name: str) -> tuple[Step, ...]:
        needed: set[int] = set()
        waiting = [self.source[name, True], self.source[name, False]]
        while waiting:
            number = waiting.pop()
            if number not in needed:
                needed.add(number)
                waiting += self.steps[number].because
        return tuple(self.steps[number] for number in sorted(needed))


def _tighter(
    value: Fraction, is_open: bool, known: Fraction | None, known_open: bool, at_least: bool
) -> bool:
    if known is None:
        return True
    if value == known:
        return is_open and not known_open
    return value > known if at_least else value < known


def first_pass(system: System) -> tuple[Contradiction, ...]:
    """Contradictions that are seen at once: one relation's row with the intervals of its own figures.

    A quick look in floating point picks the candidates; only those are computed exactly.
    """
    bounds: dict[str, list[Row]] = {}
    for row in system.rows:
        if len(row.terms) == 1:
            bounds.setdefault(row.terms[0][0], []).append(row)
    rough = {name: _rough(rows) for name, rows in bounds.items()}
    found = []
    for row in system.rows:
        if _suspicious(row, rough):
            group = [
                row,
                *(each for name, _ in row.terms for each in bounds.get(name, ()) if each is not row),
            ]
            proof = decide(group, closed=True) if contract(group).clash else None
            if isinstance(proof, Certificate):
                found.append(Contradiction(tuple(group), proof))
    return tuple(found)


def _rough(rows: Sequence[Row]) -> tuple[float, float]:
    lo, hi = -float("inf"), float("inf")
    for row in rows:
        span = row.span.affine(1 / row.terms[0][1])
        lo = lo if span.lo is None else max(lo, float(span.lo))
        hi = hi if span.hi is None else min(hi, float(span.hi))
    return lo, hi


def _suspicious(row: Row, rough: dict[str, tuple[float, float]]) -> bool:
    lo = hi = size = 0.0
    for name, coefficient in row.terms:
        factor = float(coefficient)
        ends = [factor * end for end in rough.get(name, (-float("inf"), float("inf")))]
        lo, hi = lo + min(ends), hi + max(ends)
        size = max(size, *(abs(end) for end in ends if abs(end) != float("inf")), 0.0)
    near = size * _SLACK
    too_small = row.span.lo is not None and hi <= float(row.span.lo) + near
    too_large = row.span.hi is not None and lo >= float(row.span.hi) - near
    return too_small or too_large
