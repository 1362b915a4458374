"""The glance in floats: it may doubt what holds, but never passes what fails."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel.interval import Interval
from taizhang.proofing.judging.net import Readings, Tie, fails
from taizhang.proofing.judging.net import left_to as exactly_left_to
from taizhang.proofing.judging.rough import INFINITE, clear, left_to, narrow, ranges_of, rough_pieces
from taizhang.reconcile import relation
from taizhang.reconcile.relation import Quantity, Relation

RELATIONS = (
    relation.share("r", "a", "b", "c"),
    relation.growth("r", "a", "c", "b"),
    relation.total("r", "a", ["b", "c"]),
    relation.difference("r", "a", "b", "c"),
    relation.at_most("r", "a", "b"),
    relation.k_of_n("r", "a", "b", "c"),
)
ends = st.decimals(min_value=-200, max_value=200, places=2)
intervals = st.tuples(ends, ends).map(lambda pair: Interval(min(pair), max(pair)))


@given(st.sampled_from(RELATIONS), intervals, intervals, intervals)
def test_clear__never_of_a_tie_that_fails(made: Relation, a: Interval, b: Interval, c: Interval) -> None:
    known = {name: Quantity(name, each) for name, each in (("a", a), ("b", b), ("c", c))}
    if fails(Tie(made, "x"), Readings(known, rounding=False)):
        assert not clear(made, rough_pieces(made), ranges_of(known.values(), rounding=False))


@given(st.sampled_from(RELATIONS[:5]), intervals, intervals, intervals, st.sampled_from("abc"))
def test_left_to__is_what_exact_arithmetic_leaves(
    made: Relation, a: Interval, b: Interval, c: Interval, name: str
) -> None:
    known = {each: Quantity(each, span) for each, span in (("a", a), ("b", b), ("c", c))}
    exact = exactly_left_to(Tie(made, "x"), name, Readings(known, rounding=False))
    low, high = left_to(rough_pieces(made), name, ranges_of(known.values(), rounding=False))
    assert low == -INFINITE or exact.lo is None or _near(low, exact.lo)
    assert high == INFINITE or exact.hi is None or _near(high, exact.hi)


def _near(rough: float, exact: Fraction) -> bool:
    return abs(rough - float(exact)) <= 1e-6 * max(1.0, abs(float(exact)))


def test_narrow__a_chain() -> None:
    change = relation.increase("增减额", "now", "change")
    growth = relation.growth("同比", "now", "growth")
    pieces = [(made.id, piece) for made in (change, growth) for piece in rough_pieces(made)]
    ranges = {"now": (5.45, 5.55), "change": (2.45, 2.55), "growth": (9.95, 10.05)}
    assert narrow(pieces, ranges)
    assert not narrow(pieces, {**ranges, "change": (0.45, 0.55)})


def test_narrow__a_long_sum_with_one_unknown() -> None:
    parts = [f"p{number}" for number in range(3000)]
    made = relation.total("合计", "w", parts)
    ranges = dict.fromkeys(parts[1:], (1.0, 1.0)) | {"w": (3000.0, 3000.0)}
    pieces = rough_pieces(made)
    assert left_to(pieces, "p0", ranges) == (1.0, 1.0)
    assert left_to(pieces, "p1", ranges) == (-INFINITE, INFINITE)
