"""Can these rows all hold? Answered in rational arithmetic, with a proof either way.

Floating point finds; this file proves. A set of rows that cannot all hold has a Farkas certificate: multipliers ≥ 0, one
for each end of a row, under which the left sides cancel and the right sides add up to something below zero (or to zero
with an open end in it). A set that can hold has a point. ``decide`` returns one or the other, and ``proves`` and
``satisfies`` check them without knowing how they were found.

The method is the simplex of SMT solvers (B. Dutertre and L. de Moura, A fast linear-arithmetic solver for DPLL(T), CAV
2006): bounds on variables and on row sums, values as pairs c + k·ε so that open ends are exact, Bland's rule so that it
ends. Meant for clash sets and small components; thousands of rows belong in ``feasibility``.

Worked example: 51.55 ≤ 电池, 9.65 ≤ 化工, 规上 < 61.05, 规上 − 电池 − 化工 ≥ 0. Each row once: the left sides cancel and
61.05 − 51.55 − 9.65 = −0.15 < 0.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from taizhang.reconcile.system import Row

Side = Literal["lo", "hi"]
Delta = tuple[Fraction, Fraction]
"""c + k·ε for an ε > 0 as small as need be."""

_NULL: Final = Fraction(0)
_SIDES: Final[tuple[Side, Side]] = ("lo", "hi")


@dataclass(frozen=True)
class Certificate:
    """Why rows cannot all hold: (row number, which end, multiplier > 0)."""

    multipliers: tuple[tuple[int, Side, Fraction], ...]

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(number for number, _, _ in self.multipliers))


@dataclass(frozen=True)
class Contradiction:
    """Rows that cannot all hold even with closed ends, and the proof over them."""

    rows: tuple[Row, ...]
    certificate: Certificate


@dataclass(frozen=True)
class Witness:
    """A point at which all rows hold."""

    point: Mapping[str, Fraction]


def decide(rows: Sequence[Row], *, closed: bool = False) -> Certificate | Witness:
    """A point of all rows, or the proof that there is none. ``closed``: read open ends as closed."""
    solver = _Simplex(rows, closed)
    return solver.solve()


def proves(rows: Sequence[Row], certificate: Certificate, *, closed: bool = False) -> bool:
    """Does the certificate show that the rows cannot all hold?"""
    left: dict[str, Fraction] = {}
    right = _NULL
    strict = False
    for number, side, multiplier in certificate.multipliers:
        span = rows[number].span
        end = span.lo if side == "lo" else span.hi
        if multiplier <= 0 or end is None:
            return False
        sign = -multiplier if side == "lo" else multiplier
        for variable, coefficient in rows[number].terms:
            left[variable] = left.get(variable, _NULL) + sign * coefficient
        right += sign * end
        strict = strict or (span.lo_open if side == "lo" else span.hi_open)
    return not any(left.values()) and (right < 0 or (right == 0 and strict and not closed))


def touches(rows: Sequence[Row], certificate: Certificate) -> bool:
    """Do the rows of a proof fail by nothing but an open end (the ends just touch)?"""
    return not proves(rows, certificate, closed=True)


def satisfies(rows: Sequence[Row], point: Mapping[str, Fraction], *, closed: bool = False) -> bool:
    """Do all rows hold at the point (variables that it does not name are zero)?"""
    for row in rows:
        value = sum((coefficient * point.get(name, _NULL) for name, coefficient in row.terms), _NULL)
        lo, hi = row.span.lo, row.span.hi
        if lo is not None and (value < lo or (value == lo and row.span.lo_open and not closed)):
            return False
        if hi is not None and (value > hi or (value == hi and row.span.hi_open and not closed)):
            return False
    return True


def combine(rows: Sequence[Row], ends: Sequence[tuple[int, Side]]) -> Certificate | None:
    """The certificate that uses exactly these ends (row number, side), if they are few enough to have only one.

    A solver's ray names the ends; their multipliers then follow from "the left sides cancel" by elimination, which costs
    far less than finding them by ``decide``.
    """
    equations: dict[str, dict[int, Fraction]] = {}
    for place, (number, side) in enumerate(ends):
        for variable, coefficient in rows[number].terms:
            signed = -coefficient if side == "lo" else coefficient
            equations.setdefault(variable, {})[place] = signed
    multipliers = _only_solution(list(equations.values()), len(ends))
    if multipliers is None:
        return None
    sign = -1 if any(each < 0 for each in multipliers) else 1
    used = [
        (number, side, sign * each) for (number, side), each in zip(ends, multipliers, strict=True) if each
    ]
    certificate = Certificate(tuple(used))
    return certificate if proves(rows, certificate, closed=True) else None


def _only_solution(equations: list[dict[int, Fraction]], unknowns: int) -> list[Fraction] | None:
    """The solution of homogeneous equations up to a factor; None when there is none or more than one."""
    solved: list[tuple[int, dict[int, Fraction]]] = []
    for equation in sorted(equations, key=len):
        rest = dict(equation)
        for pivot, expression in solved:
            factor = rest.pop(pivot, _NULL)
            if factor:
                for place, each in expression.items():
                    rest[place] = rest.get(place, _NULL) + factor * each
        rest = {place: each for place, each in rest.items() if each}
        if rest:
            pivot = min(rest)
            factor = rest.pop(pivot)
            solved.append((pivot, {place: -each / factor for place, each in rest.items()}))
    if len(solved) != unknowns - 1:
        return None
    pivots = {pivot for pivot, _ in solved}
    (free,) = set(range(unknowns)) - pivots
    values = {free: Fraction(1)}
    for pivot, expression in reversed(solved):
        values[pivot] = sum((each * values[place] for place, each in expression.items()), _NULL)
    return [values[place] for place in range(unknowns)]


@dataclass(frozen=True)
class _Bound:
    value: Delta
    row: int
    side: Side
    factor: Fraction  # multiplier of the row for one unit of this bound


class _Simplex:
    """Keeps: every row sum is a basic or nonbasic variable, and nonbasic variables lie within their bounds."""

    def __init__(self, rows: Sequence[Row], closed: bool) -> None:
        names = dict.fromkeys(name for row in rows for name, _ in row.terms)
        self.names = list(names)
        index = {name: number for number, name in enumerate(self.names)}
        self.lower: dict[int, _Bound] = {}
        self.upper: dict[int, _Bound] = {}
        self.tableau: dict[int, dict[int, Fraction]] = {}
        self.clash: Certificate | None = None
        sums: dict[tuple[tuple[int, Fraction], ...], int] = {}
        for number, row in enumerate(rows):
            terms = tuple((index[name], coefficient) for name, coefficient in row.terms)
            if not terms:
                self._constant(number, row, closed)
            elif len(terms) == 1:
                self._bound(terms[0][0], terms[0][1], number, row, closed)
            else:
                slack = sums.setdefault(terms, len(self.names) + len(sums))
                self.tableau.setdefault(slack, dict(terms))
                self._bound(slack, Fraction(1), number, row, closed)
        self.value: dict[int, Delta] = {}
        for variable in range(len(self.names)):
            bound = self.lower.get(variable) or self.upper.get(variable)
            self.value[variable] = bound.value if bound else (_NULL, _NULL)
        for basic in self.tableau:
            self.value[basic] = self._evaluate(basic)

    def _constant(self, number: int, row: Row, closed: bool) -> None:
        for side in _SIDES:
            certificate = Certificate(((number, side, Fraction(1)),))
            if self.clash is None and proves([row], Certificate(((0, side, Fraction(1)),)), closed=closed):
                self.clash = certificate

    def _bound(self, variable: int, coefficient: Fraction, number: int, row: Row, closed: bool) -> None:
        span = row.span.affine(1 / coefficient)
        flipped = coefficient < 0
        factor = abs(1 / coefficient)
        if span.lo is not None:
            value = (span.lo, Fraction(1 if span.lo_open and not closed else 0))
            known = self.lower.get(variable)
            if known is None or value > known.value:
                self.lower[variable] = _Bound(value, number, "hi" if flipped else "lo", factor)
        if span.hi is not None:
            value = (span.hi, Fraction(-1 if span.hi_open and not closed else 0))
            known = self.upper.get(variable)
            if known is None or value < known.value:
                self.upper[variable] = _Bound(value, number, "lo" if flipped else "hi", factor)
        low, high = self.lower.get(variable), self.upper.get(variable)
        if self.clash is None and low and high and low.value > high.value:
            self.clash = _certificate([(low, Fraction(1)), (high, Fraction(1))])

    def _evaluate(self, basic: int) -> Delta:
        terms = self.tableau[basic].items()
        return (
            sum((coefficient * self.value[each][0] for each, coefficient in terms), _NULL),
            sum((coefficient * self.value[each][1] for each, coefficient in terms), _NULL),
        )

    def solve(self) -> Certificate | Witness:
        while self.clash is None:
            broken = self._broken()
            if broken is None:
                return Witness(self._point())
            self._repair(*broken)
        return self.clash

    def _broken(self) -> tuple[int, bool] | None:
        """The first basic variable outside its bounds (Bland), and whether it is too small."""
        for basic in sorted(self.tableau):
            low, high = self.lower.get(basic), self.upper.get(basic)
            if low and self.value[basic] < low.value:
                return basic, True
            if high and self.value[basic] > high.value:
                return basic, False
        return None

    def _repair(self, basic: int, too_small: bool) -> None:
        row = self.tableau[basic]
        for variable in sorted(row):
            rising = (row[variable] > 0) == too_small
            bound = (self.upper if rising else self.lower).get(variable)
            room = bound is None or (
                self.value[variable] < bound.value if rising else self.value[variable] > bound.value
            )
            if room:
                target = (self.lower if too_small else self.upper)[basic].value
                self._pivot(basic, variable, target)
                return
        reasons = [((self.lower if too_small else self.upper)[basic], Fraction(1))]
        for variable, coefficient in row.items():
            rising = (coefficient > 0) == too_small
            reasons.append(((self.upper if rising else self.lower)[variable], abs(coefficient)))
        self.clash = _certificate(reasons)

    def _pivot(self, leaving: int, entering: int, target: Delta) -> None:
        row = self.tableau.pop(leaving)
        pivot = row.pop(entering)
        step = tuple((new - old) / pivot for new, old in zip(target, self.value[leaving], strict=True))
        self.value[leaving] = target
        self.value[entering] = (self.value[entering][0] + step[0], self.value[entering][1] + step[1])
        solved = {each: -coefficient / pivot for each, coefficient in row.items()}
        solved[leaving] = 1 / pivot
        for basic, other in self.tableau.items():
            factor = other.pop(entering, None)
            if factor is None:
                continue
            old = self.value[basic]
            self.value[basic] = (old[0] + factor * step[0], old[1] + factor * step[1])
            for each, coefficient in solved.items():
                new = other.get(each, _NULL) + factor * coefficient
                if new:
                    other[each] = new
                else:
                    other.pop(each, None)
        self.tableau[entering] = solved

    def _point(self) -> dict[str, Fraction]:
        """The values with a number for ε that is small enough for every open end."""
        epsilon = Fraction(1)
        for variable, (standard, small) in self.value.items():
            for bound, sign in ((self.lower.get(variable), 1), (self.upper.get(variable), -1)):
                if bound is None:
                    continue
                room = sign * (standard - bound.value[0])
                want = sign * (bound.value[1] - small)
                if want > 0 and room > 0:
                    epsilon = min(epsilon, room / want)
        return {
            name: self.value[number][0] + epsilon * self.value[number][1]
            for number, name in enumerate(self.names)
        }


def _certificate(reasons: Sequence[tuple[_Bound, Fraction]]) -> Certificate:
    added: dict[tuple[int, Side], Fraction] = {}
    for bound, multiplier in reasons:
        key = (bound.row, bound.side)
        added[key] = added.get(key, _NULL) + multiplier * bound.factor
    return Certificate(tuple((row, side, value) for (row, side), value in added.items()))
