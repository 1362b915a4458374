"""Do these rows really all hold somewhere? A point in rationals that says so, or the rows that only just meet.

The solver's "feasible" is a floating-point opinion. ``settle`` turns it into a proof. It asks for a point with as much room
to every end as possible (a linear program that maximises the least room), fixes the equations exactly by rational
elimination, and checks every row at the exact point. Where there is no room at all the dual solution names the rows that
meet; ``exact.decide`` then says what they are:

- contradictory after all: the solver had overlooked it;
- meeting only where an end is open: *borderline*, e.g. parts of at least 61.5 against a total below 61.5;
- equalities in disguise (a ≤ b, b ≤ c, c ≤ a): from now on they are equations, and the search goes on without them.

Few rows (``SMALL``) are simply decided by the exact simplex; more of them (``MEDIUM``) where floating point finds neither a
point nor the rows in its way.

Worked example: 规上 < 61.5, 电池 ≥ 51.75, 化工 ≥ 9.75, 规上 = 电池 + 化工. The parts come to 61.5 at least: borderline.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from taizhang.reconcile.exact import Certificate, Contradiction, decide, satisfies, touches
from taizhang.reconcile.feasibility import (
    TOLERANCE,
    ScaledRow,
    Scaling,
    linear_program,
    new_solver,
    scale_row,
    scaling,
)
from taizhang.reconcile.span import Span
from taizhang.reconcile.system import Row

SMALL: Final = 40
"""Up to this many rows the exact simplex decides at once."""

MEDIUM: Final = 200
"""Up to this many it decides where the solver could not, since a second or two is better than no answer."""

ROUNDS: Final = 200
"""How many sets of rows that just meet are looked into before the answer is: undecided."""


@dataclass(frozen=True)
class Settled:
    """``proved``: all rows hold at an exact point, once the open ends in ``borderline`` are read as closed.

    ``contradiction``: rows that cannot all hold. Neither: undecided, and nothing is claimed.
    """

    proved: bool
    borderline: tuple[tuple[Row, ...], ...] = ()
    contradiction: Contradiction | None = None


def settle(rows: Sequence[Row], grain: Mapping[str, Fraction]) -> Settled:
    """Prove that the rows can all hold, or say which stand in the way."""
    return _settle_small(list(rows)) if len(rows) <= SMALL else _settle_large(list(rows), grain)


def _settle_small(rows: list[Row]) -> Settled:
    original = list(rows)
    borderline: list[tuple[Row, ...]] = []
    while True:
        found = decide(rows)
        if not isinstance(found, Certificate):
            return Settled(True, tuple(borderline))
        named = tuple(original[number] for number in found.rows)
        if not touches(rows, found):
            return Settled(False, tuple(borderline), Contradiction(tuple(original), found))
        borderline.append(named)
        for number in found.rows:
            rows[number] = _closed(rows[number])


def _closed(row: Row) -> Row:
    return replace(row, span=Span(row.span.lo, row.span.hi))


def _opened(row: Row) -> Row:
    """Every end open, but for an equation: to be disproved by the rows that leave no room."""
    return row if row.span.is_point else replace(row, span=Span(row.span.lo, row.span.hi, True, True))


def _settle_large(rows: list[Row], grain: Mapping[str, Fraction]) -> Settled:
    original = list(rows)
    scaled = scaling(rows, grain)
    borderline: list[tuple[Row, ...]] = []
    support: dict[
        int, frozenset[int]
    ] = {}  # row that became an equation → the original rows that make it one
    for _ in range(ROUNDS):
        room, point, meeting = _roomiest(rows, scaled)
        if room > 0 and point is not None and satisfies(rows, _exact_point(rows, scaled, point)):
            return Settled(True, tuple(borderline))
        found = decide([_opened(rows[number]) for number in meeting])
        if not isinstance(found, Certificate):
            break
        numbers = [meeting[number] for number in found.rows]
        because = frozenset().union(*(support.get(number, frozenset([number])) for number in numbers))
        if isinstance(decide([rows[number] for number in numbers]), Certificate):
            answer = _meeting([original[number] for number in sorted(because)])
            if isinstance(answer, Contradiction):
                return Settled(False, tuple(borderline), answer)
            borderline.append(answer)
        for number, side, _ in found.multipliers:
            row = rows[meeting[number]]
            end = row.span.lo if side == "lo" else row.span.hi
            if not row.span.is_point:
                rows[meeting[number]] = replace(row, span=Span(end, end))
                support[meeting[number]] = because
    return _settle_small(original) if len(original) <= MEDIUM else Settled(False, tuple(borderline))


def _meeting(rows: list[Row]) -> Contradiction | tuple[Row, ...]:
    """Rows that cannot all hold: contradictory, or those of them that fail by nothing but an open end."""
    proof = decide(rows, closed=True)
    if isinstance(proof, Certificate):
        return Contradiction(tuple(rows), proof)
    touching = decide(rows)
    assert isinstance(touching, Certificate), "equations follow from the rows that support them"
    return tuple(rows[number] for number in touching.rows)


def _roomiest(rows: Sequence[Row], scaled: Scaling) -> tuple[float, dict[str, float] | None, list[int]]:
    """The greatest room to every end (in scaled rows, at most 1), a point that has it, and the rows in its way."""
    import highspy
    import numpy as np

    names = list(dict.fromkeys(name for row in rows for name, _ in row.terms))
    columns = {name: number for number, name in enumerate(names)}
    room = len(names)
    program: list[ScaledRow] = []
    source: list[int] = []
    for number, row in enumerate(rows):
        flat = scale_row(row, columns, scaled)
        for part in _with_room(flat, room, row.span.is_point):
            program.append(part)
            source.append(number)
    model = linear_program(room + 1, program)
    model.col_cost_ = np.array([0.0] * room + [-1.0])
    model.col_upper_ = np.array([float("inf")] * room + [1.0])
    model.col_lower_ = np.array([-float("inf")] * room + [-1e6])
    solver = new_solver()
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        _, exists, ray = solver.getDualRay()
        return -1.0, None, _named(np.asarray(ray), source) if exists else []
    solution = solver.getSolution()
    values = solution.col_value
    return values[room], dict(zip(names, values, strict=False)), _named(np.asarray(solution.row_dual), source)


def _with_room(row: ScaledRow, room: int, equation: bool) -> list[ScaledRow]:
    if equation:
        return [row]
    unit = min(1.0, (row.high - row.low) / 2) or TOLERANCE
    parts = []
    if row.low > -float("inf"):
        parts.append(ScaledRow((*row.columns, room), (*row.weights, -unit), row.low, float("inf")))
    if row.high < float("inf"):
        parts.append(ScaledRow((*row.columns, room), (*row.weights, unit), -float("inf"), row.high))
    return parts


def _named(duals: Any, source: Sequence[int]) -> list[int]:
    """The rows whose duals, an array of numpy's, are not nearly zero."""
    import numpy as np

    largest = float(np.max(np.abs(duals), initial=0.0))
    return sorted({source[int(number)] for number in np.flatnonzero(np.abs(duals) > largest * TOLERANCE)})


def _exact_point(rows: Sequence[Row], scaled: Scaling, point: Mapping[str, float]) -> dict[str, Fraction]:
    """The solver's point in rationals, with one variable of each equation computed from the others."""
    solved: dict[str, dict[str, Fraction]] = {}  # variable → its expression; "" is the constant
    order: dict[str, int] = {}
    for row in rows:
        if not row.span.is_point or row.span.lo is None:
            continue
        expression = _substituted({**dict(row.terms), "": -row.span.lo}, solved, order)
        names = [name for name in expression if name]
        if not names:
            continue
        pivot = max(names, key=lambda name: abs(expression[name]) * scaled.grain[name])
        factor = expression.pop(pivot)
        solved[pivot] = {name: -coefficient / factor for name, coefficient in expression.items()}
        order[pivot] = len(order)
    exact = {name: scaled.back(name, value) for name, value in point.items() if name not in solved}
    for pivot in reversed(list(solved)):
        exact[pivot] = sum(
            (coefficient * (exact[name] if name else 1) for name, coefficient in solved[pivot].items()),
            Fraction(0),
        )
    return exact


def _substituted(
    expression: dict[str, Fraction], solved: Mapping[str, Mapping[str, Fraction]], order: Mapping[str, int]
) -> dict[str, Fraction]:
    """The expression without variables that are solved for; the earliest first, since it brings in later ones."""
    while True:
        known = [name for name in expression if name in order]
        if not known:
            return {name: value for name, value in expression.items() if value or not name}
        first = min(known, key=order.__getitem__)
        factor = expression.pop(first)
        for name, coefficient in solved[first].items():
            expression[name] = expression.get(name, Fraction(0)) + factor * coefficient
