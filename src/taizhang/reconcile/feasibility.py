"""Can thousands of rows all hold, and if not, which few of them show it?

The judge is a linear program (HiGHS). One ``Judge`` holds the model of one component; distrusting an item frees the rows
it owns, and the next question starts from the last answer. When the rows cannot hold, the dual ray names the rows of a
proof (J. Gleeson and J. Ryan, Identifying minimally infeasible subsystems, ORSA Journal on Computing 2, 1990), and
``exact.decide`` confirms them in rational arithmetic before anybody is told.

Scaling comes first. 61亿元 next to 843万元 next to 0.3 元 in one model would drown the small in the rounding of the large, so
every variable x is written as centre + grain · y, where the grain is what matters of it: half its interval, or its last
digit when it is known exactly. The centres are subtracted in rational arithmetic, each row is divided by its
largest coefficient, and what the solver sees is numbers of size one. Unknown bases inherit the grain of the row that
defines them.

Floating point can still err where ends just touch. Then ``exact`` finds no contradiction in the rows of the ray; the judge
loosens those rows a little and asks again, and leaves the last word on them to ``witness``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from taizhang.reconcile.exact import Certificate, Contradiction, Side, combine, decide
from taizhang.reconcile.span import Span, Terms, collect
from taizhang.reconcile.system import Row

# HiGHS and numpy are imported by the functions that need them: figures that are shown to agree at a known point need
# neither, and the two take as long to import as a report takes to compose.

TOLERANCE: Final = 1e-9
"""Feasibility tolerance of the solver, in grains."""

_LOOSEN: Final = (1e-6, 1e-4, 1e-2)
_INFINITE: Final = float("inf")
_ENDS: Final[tuple[tuple[Side, Side], ...]] = (("lo", "hi"), ("hi", "lo"))


class Scaling:
    """x = centre + grain · y for every variable; both rational, so nothing is lost by it. Keeps rows once scaled."""

    def __init__(self, centre: Mapping[str, Fraction], grain: Mapping[str, Fraction]) -> None:
        self.centre = centre
        self.grain = grain
        # by identity: a row's own hash reads all its fractions. The row is kept, so its identity is not reused.
        self._known: dict[int, tuple[Row, Flat]] = {}

    def back(self, variable: str, y: float) -> Fraction:
        return self.centre[variable] + self.grain[variable] * Fraction(y)

    def flat(self, row: Row) -> "Flat":
        """The row in grains, divided by its largest coefficient."""
        if id(row) not in self._known:
            self._known[id(row)] = row, self._flat(row)
        return self._known[id(row)][1]

    def _flat(self, row: Row) -> "Flat":
        weights = [coefficient * self.grain[name] for name, coefficient in row.terms]
        shift = sum((coefficient * self.centre[name] for name, coefficient in row.terms), Fraction(0))
        size = max((abs(weight) for weight in weights), default=Fraction(1))
        low = -_INFINITE if row.span.lo is None else float((row.span.lo - shift) / size)
        high = _INFINITE if row.span.hi is None else float((row.span.hi - shift) / size)
        return tuple(float(weight / size) for weight in weights), low, high


Flat = tuple[tuple[float, ...], float, float]
"""A scaled row without its columns: weights, least, greatest."""


def scaling(rows: Sequence[Row], grain: Mapping[str, Fraction]) -> Scaling:
    """Centres and grains for all variables of the rows: from their own intervals, else from a row with one unknown."""
    centres: dict[str, Fraction] = {}
    grains: dict[str, Fraction] = {}
    for row in rows:
        if len(row.terms) == 1 and row.terms[0][0] in grain:
            name, coefficient = row.terms[0]
            middle = _middle(row, coefficient)
            if middle is not None:
                centres.setdefault(name, middle)
                grains.setdefault(name, grain[name])
    waiting = [row for row in rows if len(row.terms) > 1]
    while waiting:
        later = [row for row in waiting if not _infer(row, centres, grains)]
        if len(later) == len(waiting):
            break
        waiting = later
    for row in rows:
        for name, _ in row.terms:
            centres.setdefault(name, Fraction(0))
            grains.setdefault(name, grain.get(name, Fraction(1)))
    return Scaling(centres, grains)


def _middle(row: Row, coefficient: Fraction) -> Fraction | None:
    span = row.span.affine(1 / coefficient)
    if span.lo is not None and span.hi is not None:
        return (span.lo + span.hi) / 2
    return span.lo if span.lo is not None else span.hi


def _infer(row: Row, centres: dict[str, Fraction], grains: dict[str, Fraction]) -> bool:
    """Give the only unknown of a row the centre and grain that the others suggest; False when there are more."""
    unknown = [(name, coefficient) for name, coefficient in row.terms if name not in grains]
    if len(unknown) > 1:
        return False
    if unknown:
        name, coefficient = unknown[0]
        known = [(each, factor) for each, factor in row.terms if each != name]
        target = row.span.lo if row.span.lo is not None else row.span.hi or Fraction(0)
        rest = sum((factor * centres[each] for each, factor in known), Fraction(0))
        # rounded to a float's worth of digits: any centre is right, a short one is quicker
        centres[name] = Fraction(float((target - rest) / coefficient))
        grains[name] = Fraction(
            float(max(abs(factor * grains[each]) for each, factor in known) / abs(coefficient))
        )
    return True


@dataclass(frozen=True)
class ScaledRow:
    """A row in grains: ``low`` ≤ Σ weight · y[column] ≤ ``high``."""

    columns: tuple[int, ...]
    weights: tuple[float, ...]
    low: float
    high: float


def scale_row(row: Row, columns: Mapping[str, int], scaled: Scaling) -> ScaledRow:
    weights, low, high = scaled.flat(row)
    return ScaledRow(tuple(columns[name] for name, _ in row.terms), weights, low, high)


class Judge:
    """The linear program of one component. Keeps: a row is in force exactly when all its owners are trusted."""

    def __init__(self, rows: Sequence[Row], scaled: Scaling) -> None:
        self.rows = tuple(rows)
        self.scaling = scaled
        self.variables = list(dict.fromkeys(name for row in rows for name, _ in row.terms))
        self.columns = {name: number for number, name in enumerate(self.variables)}
        self._scaled = [scale_row(row, self.columns, self.scaling) for row in rows]
        self._owned: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            for owner in row.owners:
                self._owned.setdefault(owner, []).append(number)
        self._doubts = [0] * len(rows)
        self._distrusted: frozenset[str] = frozenset()
        self._slack = [0.0] * len(rows)
        self._solver = self._model()

    def _model(self) -> Any:
        solver = new_solver()
        solver.passModel(linear_program(len(self.variables), self._scaled))
        return solver

    @property
    def items(self) -> frozenset[str]:
        """Everything that owns a row."""
        return frozenset(self._owned)

    def distrust(self, items: frozenset[str]) -> None:
        """Free the rows owned by these items, and hold all others to their word."""
        changed: set[int] = set()
        for step, owners in ((1, items - self._distrusted), (-1, self._distrusted - items)):
            for owner in owners:
                for number in self._owned.get(owner, ()):
                    self._doubts[number] += step
                    changed.add(number)
        self._distrusted = items
        self._apply(changed)

    def _apply(self, numbers: Iterable[int]) -> None:
        for number in sorted(numbers):
            row, slack = self._scaled[number], self._slack[number]
            free = self._doubts[number] > 0
            low, high = (-_INFINITE, _INFINITE) if free else (row.low - slack, row.high + slack)
            self._solver.changeRowBounds(number, low, high)

    def in_force(self) -> tuple[Row, ...]:
        return tuple(row for row, doubts in zip(self.rows, self._doubts, strict=True) if not doubts)

    def contradiction(self, distrusted: frozenset[str]) -> Contradiction | None:
        """Rows in force that cannot all hold, proved exactly; None when the solver finds that all can."""
        self.distrust(distrusted)
        for _ in range(len(self.rows) * len(_LOOSEN) + 1):
            numbers = self._ray()
            if numbers is None:
                return None
            suspects = [self.rows[number] for number in numbers]
            proof = self._proof(suspects, list(numbers.values()))
            if proof is not None:
                return Contradiction(tuple(suspects), proof)
            self._loosen(list(numbers))
        return None

    def _proof(self, rows: list[Row], ray: list[float]) -> Certificate | None:
        """The exact proof that the ray stands for: its own ends if they make one, else whatever can be found."""
        for positive, negative in _ENDS:
            ends = [(number, positive if each > 0 else negative) for number, each in enumerate(ray)]
            proof = combine(rows, ends)
            if proof is not None:
                return proof
        found = decide(rows, closed=True)
        return found if isinstance(found, Certificate) else None

    def clashing(self, distrusted: frozenset[str]) -> tuple[Row, ...] | None:
        """The rows of the ray as the solver gives it, unproved; None when it finds that all can hold."""
        self.distrust(distrusted)
        numbers = self._ray()
        return None if numbers is None else tuple(self.rows[number] for number in numbers)

    def _ray(self) -> dict[int, float] | None:
        """The rows of the solver's proof that the rows in force cannot hold, with its multipliers; None when they can."""
        import highspy
        import numpy as np

        solver = self._solver
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
            return None
        _, exists, ray = solver.getDualRay()
        if not exists:
            solver.clearSolver()
            solver.run()
            _, exists, ray = solver.getDualRay()
        if not exists:
            return None
        largest = float(np.max(np.abs(ray)))
        return {int(number): float(ray[number]) for number in np.flatnonzero(np.abs(ray) > largest * 1e-11)}

    def _loosen(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            larger = [slack for slack in _LOOSEN if slack > self._slack[number]]
            self._slack[number] = larger[0] if larger else self._slack[number] * 10
        self._apply(numbers)

    def point(self) -> dict[str, float]:
        """The solver's last point, in grains."""
        values = self._solver.getSolution().col_value
        return dict(zip(self.variables, values, strict=True))

    def least(self, terms: Terms, distrusted: frozenset[str]) -> tuple[Fraction, dict[str, float]] | None:
        """About the least value of an expression over the rows in force, and where; None: unbounded or impossible."""
        import highspy

        self.distrust(distrusted)
        costs = {self.columns[name]: float(factor * self.scaling.grain[name]) for name, factor in terms}
        size = max((abs(cost) for cost in costs.values()), default=1.0) or 1.0
        for column, cost in costs.items():
            self._solver.changeColCost(column, cost / size)
        self._solver.run()
        optimal = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        point = self.point() if optimal else {}
        for column in costs:
            self._solver.changeColCost(column, 0.0)
        return (self._at(terms, point), point) if optimal else None

    def reach(self, result: Terms, distrusted: frozenset[str], base: Terms = ()) -> Span:
        """About what the rows in force leave to ``result``, or to the ratio ``result`` / ``base`` with base > 0."""
        ends: list[Fraction | None] = []
        for sign in (1, -1):
            signed = tuple((name, sign * factor) for name, factor in result)
            least = self._least_ratio(signed, base, distrusted) if base else self.least(signed, distrusted)
            ends.append(None if least is None else sign * least[0])
        return Span(ends[0], ends[1])

    def _least_ratio(
        self, result: Terms, base: Terms, distrusted: frozenset[str]
    ) -> tuple[Fraction, dict[str, float]] | None:
        """Dinkelbach's method (Management Science 13, 1967): the least λ with min (result − λ·base) = 0."""
        found = self.least(base, distrusted)
        if found is None or found[0] <= 0:
            return None
        point = found[1]
        ratio = self._at(result, point) / found[0]
        for _ in range(30):
            step = self.least(
                collect([*result, *((name, -ratio * factor) for name, factor in base)]), distrusted
            )
            if step is None:
                return None
            point = step[1]
            bottom = self._at(base, point)
            better = self._at(result, point) / bottom if bottom > 0 else ratio
            if better >= ratio or ratio - better <= abs(ratio) * Fraction(1, 10**9):
                return better, point
            ratio = Fraction(float(better))  # a short fraction near enough: the method corrects itself
        return ratio, point

    def _at(self, terms: Terms, point: Mapping[str, float]) -> Fraction:
        return sum((factor * self.scaling.back(name, point[name]) for name, factor in terms), Fraction(0))


def new_solver() -> Any:
    """HiGHS, silent, on one thread, with the simplex and without presolve (which would lose the ray)."""
    import highspy

    # the wrapper class Highs prints a banner before it can be silenced, so we take the class below it
    solver = highspy._Highs()  # type: ignore[attr-defined]  # exported, but missing from the stub
    for option, value in (
        ("output_flag", False), ("presolve", "off"), ("solver", "simplex"), ("threads", 1), ("small_matrix_value", 1e-12),
        ("primal_feasibility_tolerance", TOLERANCE), ("dual_feasibility_tolerance", TOLERANCE),
    ):  # fmt: skip
        solver.setOptionValue(option, value)
    return solver


def linear_program(columns: int, rows: Sequence[ScaledRow]) -> Any:
    """A model with free columns and no objective."""
    import highspy
    import numpy as np

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = columns, len(rows)
    model.col_cost_ = np.zeros(columns)
    model.col_lower_, model.col_upper_ = np.full(columns, -_INFINITE), np.full(columns, _INFINITE)
    model.row_lower_ = np.array([row.low for row in rows])
    model.row_upper_ = np.array([row.high for row in rows])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row.columns) for row in rows)]).astype(np.int32)
    model.a_matrix_.index_ = np.array([column for row in rows for column in row.columns], dtype=np.int32)
    model.a_matrix_.value_ = np.array([weight for row in rows for weight in row.weights])
    return model
