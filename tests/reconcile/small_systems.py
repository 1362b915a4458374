"""Ways to write figures and rows shortly, random systems, and Fourier–Motzkin elimination as an independent judge."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from taizhang.kernel import Interval, Written
from taizhang.reconcile.relation import Quantity
from taizhang.reconcile.span import Span
from taizhang.reconcile.system import Row

VARIABLES = ("电池", "化工", "规上", "园区")
small = st.fractions(min_value=-4, max_value=4, max_denominator=3)


def figure(name: str, text: str, *, strict: int | None = None, **more: object) -> Quantity:
    """A figure as printed: ``figure("规上产值", "61亿元", strict=1)``."""
    written = Written.parse(text)
    narrow = None if strict is None else written.interval(strict_decimals=strict)
    return Quantity(name, written.interval(), name, written, written.unit, strict=narrow, **more)  # type: ignore[arg-type]


def known(name: str, value: str, **more: object) -> Quantity:
    """A figure that is known exactly."""
    return Quantity(name, Interval.exact(Decimal(value)), name, **more)  # type: ignore[arg-type]


def row(span: Span, **terms: int) -> Row:
    return Row(tuple((name, Fraction(each)) for name, each in terms.items()), span, frozenset())


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A point, a range, or one end; open or closed."""
    lo, hi = draw(small), draw(small)
    shape = draw(st.sampled_from(["point", "between", "above", "below"]))
    if shape == "point":
        return Span(lo, lo)
    if shape == "above":
        return Span(lo, None, draw(st.booleans()))
    if shape == "below":
        return Span(None, hi, False, draw(st.booleans()))
    return Span(min(lo, hi), max(lo, hi), draw(st.booleans()) and lo != hi, draw(st.booleans()) and lo != hi)


@st.composite
def systems(draw: st.DrawFn) -> list[Row]:
    """Up to seven rows over four variables; about half of such systems can hold."""
    rows = []
    for _ in range(draw(st.integers(1, 7))):
        names = draw(st.lists(st.sampled_from(VARIABLES), min_size=1, max_size=3, unique=True))
        terms = tuple((name, draw(small.filter(bool))) for name in names)
        rows.append(Row(terms, draw(spans()), frozenset()))
    return rows


@st.composite
def owned_systems(draw: st.DrawFn) -> list[Row]:
    """The same, each row owned by one or two of five items."""
    owners = st.frozensets(st.sampled_from("甲乙丙丁戊"), min_size=1, max_size=2)
    return [replace(each, owners=draw(owners)) for each in draw(systems())]


def closed(rows: Sequence[Row]) -> list[Row]:
    """The rows with every end closed."""
    return [replace(each, span=Span(each.span.lo, each.span.hi)) for each in rows]


def holds_at(rows: Sequence[Row], point: Mapping[str, Fraction]) -> bool:
    """Do the rows hold at the point? Written out once more, so that tests do not lean on what they test."""
    for each in rows:
        value = sum((factor * point.get(name, Fraction(0)) for name, factor in each.terms), Fraction(0))
        lo, hi = each.span.lo, each.span.hi
        if lo is not None and (value < lo or (each.span.lo_open and value == lo)):
            return False
        if hi is not None and (value > hi or (each.span.hi_open and value == hi)):
            return False
    return True


Half = dict[str, Fraction]  # the left side of Σ coefficient · variable ≤ bound, first coefficient ±1


def eliminated(rows: Sequence[Row]) -> bool:
    """Can the rows all hold? By Fourier–Motzkin elimination in rationals, open ends and all."""
    halves: dict[tuple[tuple[str, Fraction], ...], tuple[Fraction, bool]] = {}
    for row in rows:
        if row.span.hi is not None:
            _keep(halves, dict(row.terms), row.span.hi, row.span.hi_open)
        if row.span.lo is not None:
            _keep(halves, {name: -each for name, each in row.terms}, -row.span.lo, row.span.lo_open)
    left = {name for row in rows for name, _ in row.terms}
    while left:
        # the variable that makes the fewest new rows goes first, or this never ends
        variable = min(sorted(left), key=lambda name: _pairs(halves, name))
        left.remove(variable)
        halves = _without(variable, halves)
    return all(bound > 0 or (bound == 0 and not is_open) for bound, is_open in halves.values())


def _pairs(halves: dict, variable: str) -> int:
    signs = [dict(terms).get(variable, 0) for terms in halves]
    return sum(sign > 0 for sign in signs) * sum(sign < 0 for sign in signs)


def _without(variable: str, halves: dict) -> dict:
    kept: dict = {}
    split: dict[bool, list] = {True: [], False: []}
    for key, (bound, is_open) in halves.items():
        terms = dict(key)
        factor = terms.pop(variable, None)
        if factor is None:
            _keep(kept, terms, bound, is_open)
        else:
            size = abs(factor)
            split[factor > 0].append(
                ({name: each / size for name, each in terms.items()}, bound / size, is_open)
            )
    for above, high, high_open in split[True]:
        for below, low, low_open in split[False]:
            names = {*above, *below}
            terms = {name: above.get(name, Fraction(0)) + below.get(name, Fraction(0)) for name in names}
            _keep(kept, terms, high + low, high_open or low_open)
    return kept


def _keep(halves: dict, terms: Half, bound: Fraction, is_open: bool) -> None:
    """Add Σ terms ≤ bound, scaled so that equal left sides meet; of those only the tightest stays."""
    kept = sorted((name, each) for name, each in terms.items() if each)
    size = abs(kept[0][1]) if kept else Fraction(1)
    key = tuple((name, each / size) for name, each in kept)
    new = (bound / size, is_open)
    old = halves.get(key)
    if old is None or new[0] < old[0] or (new[0] == old[0] and is_open):
        halves[key] = new
