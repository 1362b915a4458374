"""Spans do what their points do."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel import Interval
from taizhang.reconcile.span import EVERYWHERE, ZERO, Span, collect

numbers = st.fractions(-5, 5, max_denominator=4)
factors = numbers.filter(bool)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    lo, hi = sorted([draw(numbers), draw(numbers)])
    low, high = draw(st.booleans()), draw(st.booleans())
    apart = lo != hi
    return Span(
        lo if low else None, hi if high else None, low and apart and draw(st.booleans()), high and apart and draw(st.booleans())
    )  # fmt: skip


def has(span: Span, value: Fraction) -> bool:
    above = span.lo is None or value > span.lo or (value == span.lo and not span.lo_open)
    below = span.hi is None or value < span.hi or (value == span.hi and not span.hi_open)
    return above and below


@given(spans(), factors, numbers, numbers)
def test_affine__moves_every_point(span: Span, factor: Fraction, offset: Fraction, value: Fraction) -> None:
    assert has(span.affine(factor, offset), value * factor + offset) is has(span, value)


@given(spans(), spans(), numbers, numbers)
def test_plus__holds_every_sum(one: Span, other: Span, left: Fraction, right: Fraction) -> None:
    if has(one, left) and has(other, right):
        assert has(one.plus(other), left + right)


@given(spans(), spans(), numbers)
def test_misses__nothing_in_common(one: Span, other: Span, value: Fraction) -> None:
    if one.misses(other, touching=True):
        assert not (has(one, value) and has(other, value))
    if one.misses(other):
        assert one.misses(other, touching=True)
    assert one.misses(other) is other.misses(one)


def test_misses__ends_that_only_meet() -> None:
    below, above = Span(Fraction(0), Fraction(5), hi_open=True), Span(Fraction(5), None)
    assert not below.misses(above)
    assert below.misses(above, touching=True)
    assert not Span(Fraction(0), Fraction(5)).misses(above, touching=True)


def test_of__an_interval_in_base_units() -> None:
    span = Span.of(Interval.parse("[60.5, 61.5)"), Fraction(10**8))
    assert span == Span(Fraction(6_050_000_000), Fraction(6_150_000_000), False, True)
    assert Span.of(Interval.parse("[3, 3]")).is_point
    assert Span.of(Interval(None, None)) == EVERYWHERE


def test_width__and_points() -> None:
    assert ZERO.is_point
    assert ZERO.width == 0
    assert Span(Fraction(1), None).width is None
    assert not EVERYWHERE.is_point


def test_collect__each_variable_once() -> None:
    one = Fraction(1)
    assert collect([("b", one), ("a", one), ("b", one), ("c", one), ("c", -one)]) == (
        ("b", Fraction(2)),
        ("a", one),
    )
