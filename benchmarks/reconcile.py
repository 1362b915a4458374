"""How does the reconciler compare with the obvious alternatives, on many connected figures?

    python benchmarks/reconcile.py            # 1000 and 5000 connected figures
    python benchmarks/reconcile.py 300        # as many as you say

A made-up statistical report: a tree of totals and parts with shares, growths and last year's parts, all computed from one truth
and printed half-up, so that it is right; then one digit in every sixtieth figure is changed. Asked of the changed report:

- ``taizhang``: reconcile (clashes proved exactly, all cheapest explanations, expected values, one-digit corrections);
- ``big-M MILP``: the textbook way, one mixed-integer program (HiGHS) in which each figure may be freed at the cost of 1 by a
  big M, here at most ``LIMIT`` seconds. M must be larger than any figure, so a tiny fraction of a "free" switch already
  frees a small figure: it can blame too few figures and still say "optimal". We give it the smallest M that will do and the
  tightest tolerance; with M = 10⁹ it blames nothing at all and calls that optimal.

And of the right report: how many shares does the pointwise comparison (``round(a / b) == printed``) call wrong?

Each line gives the times, their ratio in this run, and what was found.
"""

import random
import sys
import time
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

import highspy
import numpy as np

from taizhang.kernel import Written, round_half_up
from taizhang.kernel.finding import Level
from taizhang.reconcile.relation import (
    Hold,
    Quantity,
    Relation,
    base_parts_within,
    growth,
    share,
    total,
)
from taizhang.reconcile.system import Row, System, compile_system
from taizhang.reconcile.verdict import Verdict, reconcile

LIMIT = 120.0
BIG = 2000.0
"""As small as it can be, to the alternative's advantage: the largest figure is 703 (亿元), and twice that must be freeable."""


@dataclass
class Report:
    """Figures, the relations between them, and which were changed."""

    figures: list[Quantity]
    relations: list[Relation]
    planted: set[str]


def printed(name: str, value: Decimal, decimals: int, unit: str) -> Quantity:
    written = Written.parse(f"{round_half_up(value, decimals):f}{unit}")
    return Quantity(name, written.interval(), name, written, written.unit)


def right_report(size: int, seed: int = 7) -> Report:
    """About ``size`` figures in one connected tree: each node has a value and a growth, each child a share."""
    chance = random.Random(seed)
    truth = {"园区": (Decimal("703.1234"), Decimal("655.4321"))}
    leaves, relations = ["园区"], []
    figures: list[Quantity] = []
    with localcontext(prec=50):
        while len(truth) * 3 < size:
            whole = leaves.pop(0)
            value, before = truth[whole]
            names = [f"{whole}.{number}" for number in range(chance.randint(2, 6))]
            for name, now, then in zip(
                names, cut(value, len(names), chance), cut(before, len(names), chance), strict=True
            ):
                truth[name] = (now, then)
                figures.append(printed(f"{name}占比", now / value * 100, 1, "%"))
                relations.append(share(Hold(f"{name}占", certain=True), name, whole, f"{name}占比"))
            relations.append(total(Hold(f"{whole}合", certain=True), whole, names))
            relations.append(base_parts_within(Hold(f"{whole}基", certain=True), whole, names, exact=True))
            leaves += names
        for name, (value, before) in truth.items():
            decimals = 2 if value > 1 else 4
            figures.append(printed(name, value, decimals, "亿元"))
            figures.append(printed(f"{name}增速", (value / before - 1) * 100, 1, "%"))
            relations.append(growth(Hold(f"{name}增", certain=True), name, f"{name}增速"))
    return Report(figures, relations, set())


def cut(value: Decimal, pieces: int, chance: random.Random) -> list[Decimal]:
    weights = [chance.randint(5, 100) for _ in range(pieces)]
    parts = [(value * weight / sum(weights)).quantize(Decimal("0.0000000001")) for weight in weights[:-1]]
    return [*parts, value - sum(parts)]


def with_slips(report: Report, one_in: int = 60, seed: int = 11) -> Report:
    """One digit changed in every so many figures."""
    chance = random.Random(seed)
    planted = set(chance.sample(sorted(each.id for each in report.figures), len(report.figures) // one_in))
    figures = [mistyped(each, chance) if each.id in planted else each for each in report.figures]
    return Report(figures, report.relations, planted)


def mistyped(figure: Quantity, chance: random.Random) -> Quantity:
    assert figure.written is not None
    digits = list(figure.written.digits)
    place = chance.choice([number for number, digit in enumerate(digits) if digit.isdigit()])
    digits[place] = chance.choice([digit for digit in "123456789" if digit != digits[place]])
    written = Written("".join(digits), figure.written.unit)
    return Quantity(figure.id, written.interval(), figure.name, written, written.unit)


def least_blame(verdict: Verdict) -> Fraction:
    """What the cheapest explanation of everything costs."""
    return sum(
        (min(each.weight for each in knot.suspects) for knot in verdict.knots if knot.suspects), Fraction(0)
    )


def big_m(system: System) -> tuple[float, str]:
    """The least number of figures to free, by one MILP with big M; and what the solver says about it."""
    names = list(dict.fromkeys(name for row in system.rows for name, _ in row.terms))
    items = sorted(
        {owner for row in system.rows for owner in row.owners if system.weights.get(owner) is not None}
    )
    columns = {name: number for number, name in enumerate([*names, *(f"free {item}" for item in items)])}
    rows = [half for row in system.rows for half in freed(row, columns, system)]
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(columns), len(rows)
    program.col_cost_ = np.array([0.0] * len(names) + [float(system.weights[item] or 0) for item in items])
    program.col_lower_ = np.array([-np.inf] * len(names) + [0.0] * len(items))
    program.col_upper_ = np.array([np.inf] * len(names) + [1.0] * len(items))
    kinds = highspy.HighsVarType
    program.integrality_ = [kinds.kContinuous] * len(names) + [kinds.kInteger] * len(items)
    program.row_lower_ = np.full(len(rows), -np.inf)
    program.row_upper_ = np.array([bound for _, bound in rows])
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0, *(len(terms) for terms, _ in rows)]).astype(np.int32)
    program.a_matrix_.index_ = np.array([column for terms, _ in rows for column, _ in terms], dtype=np.int32)
    program.a_matrix_.value_ = np.array([weight for terms, _ in rows for _, weight in terms])
    solver = highspy._Highs()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("time_limit", LIMIT),
        ("mip_feasibility_tolerance", 1e-9),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(program)
    solver.run()
    return solver.getInfo().objective_function_value, str(solver.getModelStatus()).rpartition(".k")[2]


def freed(row: Row, columns: dict[str, int], system: System) -> list[tuple[list[tuple[int, float]], float]]:
    """The row's ends as Σ ≤ bound + M · (each owner freed), in 亿元 so that the numbers are of ordinary size."""
    switches = [
        (columns[f"free {owner}"], -BIG) for owner in row.owners if system.weights.get(owner) is not None
    ]
    terms = [(columns[name], float(each)) for name, each in row.terms]
    halves = []
    if row.span.hi is not None:
        halves.append(([*terms, *switches], float(row.span.hi) / 1e8))
    if row.span.lo is not None:
        halves.append(([*((column, -each) for column, each in terms), *switches], -float(row.span.lo) / 1e8))
    return halves


def false_alarms(report: Report) -> tuple[int, int]:
    """Shares of the right report that ``round(part / whole) == printed`` calls wrong, and how many shares there are."""
    value = {each.id: each.written.value for each in report.figures if each.written is not None}
    shares = [each.figures for each in report.relations if each.kind == "占比"]
    with localcontext(prec=50):
        wrong = [ratio for part, whole, ratio in shares
                 if round_half_up(value[part] / value[whole] * 100, 1) != value[ratio]]  # fmt: skip
    return len(wrong), len(shares)


def measure(size: int) -> None:
    right = right_report(size)
    begun = time.perf_counter()
    clean = reconcile(right.figures, right.relations)
    clean_time = time.perf_counter() - begun
    alarms, shares = false_alarms(right)
    print(f"{len(right.figures)} connected figures")
    print(f"  right report: taizhang {len(clean.knots)} false alarms in {clean_time:.2f} s"
          f" (proved: {'yes' if clean.consistent else 'no'}); pointwise comparison {alarms} of {shares} shares"
          f" ({100 * alarms / shares:.0f}%)")  # fmt: skip
    slips = with_slips(right)
    begun = time.perf_counter()
    verdict = reconcile(slips.figures, slips.relations)
    own = time.perf_counter() - begun
    blamed = {item for knot in verdict.knots for each in knot.suspects for item in each.items}
    complete = all(knot.complete for knot in verdict.knots)
    errors = sum(knot.level is Level.ERROR for knot in verdict.knots)
    print(f"  {len(slips.planted)} slips: taizhang {own:.2f} s, {len(verdict.clashes)} clashes in {errors} knots,"
          f" least blame {float(least_blame(verdict)):g}{'' if complete else ' (list capped)'},"
          f" {len(slips.planted & blamed)} of the planted among the suspects")  # fmt: skip
    begun = time.perf_counter()
    blame, status = big_m(compile_system(slips.figures, slips.relations))
    other = time.perf_counter() - begun
    print(f"  big-M MILP {other:.2f} s, blame {blame:g}, says {status};  ratio of times {other / own:.1f}")


if __name__ == "__main__":
    for asked in [int(each) for each in sys.argv[1:]] or [1000, 5000]:
        measure(asked)
