"""Interval arithmetic never loses a value: whatever lies in the operands, its result lies in the result."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from taizhang.kernel import EVERYTHING, NOTHING, Interval, IntervalError

D = Decimal
numbers = st.decimals(min_value=-1000, max_value=1000, places=2) | st.sampled_from([D(0), D(1), D(-1)])
ends = st.none() | numbers
intervals = st.builds(Interval, ends, ends, st.booleans(), st.booleans())


@st.composite
def with_member(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval of any kind and a value in it, the ends being likelier than chance would have them."""
    value = draw(numbers)
    below, above = draw(st.none() | st.just(D(0)) | numbers), draw(st.none() | st.just(D(0)) | numbers)
    lo = None if below is None else value - abs(below)
    hi = None if above is None else value + abs(above)
    found = Interval(lo, hi, draw(st.booleans()) or lo == value, draw(st.booleans()) or hi == value)
    assert found.contains(value)
    return found, value


members = with_member()


@given(intervals)
def test_parse__reads_back_what_is_printed(interval: Interval) -> None:
    assert Interval.parse(str(interval)) == interval


@given(members, members)
def test_add_and_subtract__contain(one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]) -> None:
    (a, x), (b, y) = one, other
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (-a).contains(-x)


@given(members, members)
def test_times__contains(one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]) -> None:
    (a, x), (b, y) = one, other
    assert a.times(b).contains(x * y)
    assert a.times(b) == b.times(a)


@given(members, numbers)
def test_scale__contains(one: tuple[Interval, Decimal], factor: Decimal) -> None:
    a, x = one
    assert a.scale(factor).contains(x * factor)


@given(members, members)
def test_divide__contains(one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]) -> None:
    (a, x), (b, y) = one, other
    assume(y != 0)
    quotient, exact = a.divide(b), Fraction(x) / Fraction(y)
    assert quotient.lo is None or Fraction(quotient.lo) <= exact
    assert quotient.hi is None or Fraction(quotient.hi) >= exact
    # where the quotient is a decimal, an open end at exactly that value would lose it
    with localcontext(prec=50):
        if Fraction(x / y) == exact:
            assert quotient.contains(x / y)


@given(intervals, intervals)
def test_intersect__commutes(a: Interval, b: Interval) -> None:
    assert a.intersect(b) == b.intersect(a)


@given(intervals, intervals, numbers)
def test_intersect__is_membership_of_both(a: Interval, b: Interval, value: Decimal) -> None:
    both = a.intersect(b)
    assert (both is not None and both.contains(value)) == (a.contains(value) and b.contains(value))


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        ("[1, 3]", "(1, 3)", "(1, 3)"),
        ("(1, 3]", "[1, 3)", "(1, 3)"),
        ("(-∞, 3]", "[2, ∞)", "[2, 3]"),
        ("[1, 2]", "[2, 3]", "[2, 2]"),
    ],
)
def test_intersect__an_open_end_wins(left: str, right: str, both: str) -> None:
    assert Interval.parse(left).intersect(Interval.parse(right)) == Interval.parse(both)


def test_intersect__touching_open_ends_share_nothing() -> None:
    assert Interval.parse("[1, 2)").intersect(Interval.parse("[2, 3]")) is None


@given(intervals)
def test_intersect__with_itself_and_everything(a: Interval) -> None:
    assert a.intersect(a) == (None if a.is_empty else a) == a.intersect(EVERYTHING)
    assert a.intersect(NOTHING) is None


@given(intervals, numbers)
def test_is_empty__contains_nothing(a: Interval, value: Decimal) -> None:
    if a.is_empty:
        assert not a.contains(value)
        for outcome in (a + EVERYTHING, a.times(EVERYTHING), a.divide(Interval.exact(D(1))), EVERYTHING - a):
            assert outcome.is_empty


@given(numbers)
def test_exact__holds_one_value(value: Decimal) -> None:
    only = Interval.exact(value)
    assert only.contains(value)
    assert not only.contains(value + D("0.01"))
    assert not only.is_empty


@pytest.mark.parametrize(
    ("left", "right", "product"),
    [
        ("[2, 3)", "(4, 5]", "(8, 15)"),
        ("[-1, 1)", "[-1, 1)", "(-1, 1]"),
        ("[0, 1]", "(1, ∞)", "[0, ∞)"),
        ("(0, 1)", "(1, ∞)", "(0, ∞)"),
        ("[-2, 3]", "(-∞, ∞)", "(-∞, ∞)"),
        ("[0, 0]", "(-∞, ∞)", "[0, 0]"),
        ("[-3, -2]", "[4, 5)", "(-15, -8]"),
    ],
)
def test_times__tight_at_the_ends(left: str, right: str, product: str) -> None:
    assert Interval.parse(left).times(Interval.parse(right)) == Interval.parse(product)


@pytest.mark.parametrize(
    ("left", "right", "quotient"),
    [
        ("[2, 4)", "[1, 2]", "[1, 4)"),
        ("[1, 2]", "[0, 1]", "[1, ∞)"),
        ("[1, 2]", "[-1, 0)", "(-∞, -1]"),
        ("[-1, 2]", "(0, 1]", "(-∞, ∞)"),
        ("[1, 2]", "[-1, 1]", "(-∞, ∞)"),
        ("[0, 0]", "[-1, 1]", "[0, 0]"),
        ("[0, 0]", "[0, 1]", "[0, 0]"),
        ("[1, 2]", "[4, ∞)", "(0, 0.5]"),
        ("(-∞, 2]", "[4, 5]", "(-∞, 0.5]"),
        ("[-1, 1]", "[2, ∞)", "[-0.5, 0.5]"),
    ],
)
def test_divide__tight_at_the_ends(left: str, right: str, quotient: str) -> None:
    assert Interval.parse(left).divide(Interval.parse(right)) == Interval.parse(quotient)


def test_divide__by_nothing_but_zero() -> None:
    assert Interval.parse("[1, 2]").divide(Interval.exact(D(0))).is_empty


def test_divide__rounds_outward() -> None:
    third = Interval.exact(D(1)).divide(Interval.exact(D(3)))
    assert third.lo is not None
    assert third.hi is not None
    assert Fraction(third.lo) < Fraction(1, 3) < Fraction(third.hi)
    assert third.hi - third.lo == D("1e-50")


def test_add__rounds_outward_beyond_fifty_digits() -> None:
    large, tiny = D("1e40"), D("1e-40")
    total = Interval.exact(large) + Interval.exact(tiny)
    assert total.lo is not None
    assert total.hi is not None
    assert Fraction(total.lo) < Fraction(large) + Fraction(tiny) < Fraction(total.hi)


def test_divide__the_seed_share_is_impossible() -> None:
    battery, whole = Interval.parse("[51.55, 51.65)"), Interval.parse("[60.5, 61.5)")
    share = battery.divide(whole).scale(D(100))
    assert not share.contains(D("83.45"))
    assert share.contains(D("84.6"))
    assert (share.lo_closed, share.hi_closed) == (False, False)


def test_interval__an_absent_end_is_open() -> None:
    assert Interval(None, D(1), True, True) == Interval.parse("(-∞, 1]")
    assert not EVERYTHING.is_empty


@pytest.mark.parametrize("text", ["60-61", "[1; 2]", "[a, b]", ""])
def test_parse__message(text: str) -> None:
    with pytest.raises(IntervalError) as caught:
        Interval.parse(text)
    assert str(caught.value) == f"读不出区间“{text}”，请写成“[60.5, 61.5)”这样的形式，没有界限的一端写“∞”。"
