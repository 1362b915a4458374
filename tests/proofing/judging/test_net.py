"""Weighing ties: alone, in chains, in circles; what is shown and what is left alone."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel.finding import Level
from taizhang.kernel.interval import Interval
from taizhang.proofing.judging.net import Readings, Tie, fails, left_to, over, times, weigh
from taizhang.reconcile import relation
from taizhang.reconcile.exact import Certificate, decide
from taizhang.reconcile.relation import Quantity
from taizhang.reconcile.span import Span
from taizhang.reconcile.system import compile_system


def quantities(**intervals: str) -> dict[str, Quantity]:
    return {name: Quantity(name, Interval.parse(text)) for name, text in intervals.items()}


SHARE = Tie(relation.share("占比", "part", "whole", "ratio"), "share-mismatch")


def test_weigh__a_tie_alone() -> None:
    known = quantities(part="[51.55, 51.65)", whole="[60.5, 61.5)", ratio="[83.35, 83.45)")
    (clash,) = weigh(known, [SHARE]).clashes
    assert (clash.level, clash.figures) == (Level.ERROR, ("part", "whole", "ratio"))
    known = quantities(part="[51.55, 51.65)", whole="[60.5, 61.5)", ratio="[84.55, 84.65)")
    assert weigh(known, [SHARE]).clashes == ()


def test_weigh__guessed_ties_give_hints() -> None:
    known = quantities(part="[51.55, 51.65)", whole="[60.5, 61.5)", ratio="[83.35, 83.45)")
    (clash,) = weigh(known, [Tie(SHARE.relation, SHARE.code, stated=False)]).clashes
    assert clash.level is Level.HINT


def test_weigh__a_chain_of_bounds() -> None:
    """The change and the growth of one figure give two different last years."""
    known = quantities(now="[5.45, 5.55)", change="[2.45, 2.55)", growth="[9.95, 10.05)")
    ties = [
        Tie(relation.increase("增减额", "now", "change"), "difference-mismatch"),
        Tie(relation.growth("同比", "now", "growth"), "growth-mismatch"),
    ]
    (clash,) = weigh(known, ties).clashes
    assert {tie.id for tie in clash.ties} == {"增减额", "同比"}
    assert isinstance(decide(list(clash.rows), closed=True), Certificate)


def circle(third: str) -> tuple[dict[str, Quantity], list[Tie]]:
    """Three parts that make up a roughly known whole, each with its share."""
    shares = {"a%": "[29.95, 30.05]", "b%": "[39.95, 40.05]", "c%": third}
    known = quantities(whole="[50, 70]", a="[10, 30]", b="[10, 30]", c="[10, 30]", **shares)
    ties = [Tie(relation.total("合计", "whole", ["a", "b", "c"]), "sum-mismatch")]
    ties += [
        Tie(relation.share(f"占比{part}", part, "whole", f"{part}%"), "share-mismatch") for part in "abc"
    ]
    return known, ties


def test_weigh__a_circle_needs_the_solver() -> None:
    (clash,) = weigh(*circle("[32.95, 33.05]")).clashes
    assert {tie.id for tie in clash.ties} == {"合计", "占比a", "占比b", "占比c"}
    assert isinstance(decide(list(clash.rows), closed=True), Certificate)


def test_weigh__a_circle_that_closes() -> None:
    assert weigh(*circle("[29.95, 30.05]")).clashes == ()


def test_weigh__a_base_of_nothing_is_no_contradiction() -> None:
    known = quantities(part="[1, 1]", whole="[-3, -2]", ratio="[5, 6]")
    assert weigh(known, [SHARE]).clashes == ()


def test_left_to() -> None:
    spans = Readings(quantities(part="[50, 52]", whole="[100, 100]", ratio="[51, 51]"), rounding=False)
    assert left_to(SHARE, "ratio", spans) == Span(Fraction(50), Fraction(52))
    assert left_to(SHARE, "part", spans) == Span(Fraction(51), Fraction(51))
    assert left_to(SHARE, "other", spans) == Span(None, None)


fractions = st.fractions(min_value=-9, max_value=9, max_denominator=7)


@st.composite
def spans(draw: st.DrawFn) -> tuple[Span, Fraction]:
    """A span and a value in it."""
    low, inside, high = sorted(draw(st.lists(fractions, min_size=3, max_size=3)))
    return Span(low, high), inside


@given(spans(), spans())
def test_times_and_over__contain_the_true_value(
    ratio: tuple[Span, Fraction], base: tuple[Span, Fraction]
) -> None:
    (first, r), (second, b) = ratio, base
    if b > 0 and second.lo is not None and second.lo >= 0:
        assert not times(first, second).misses(Span(r * b, r * b))
        assert not over(first, second).misses(Span(r / b, r / b))


@given(st.lists(spans(), min_size=3, max_size=3))
def test_fails__never_of_what_can_be_true(drawn: list[tuple[Span, Fraction]]) -> None:
    """Values that satisfy the relation, inside intervals around them: no failure, whatever the intervals."""
    (part_span, part), (whole_span, whole), (ratio_span, _) = drawn
    if whole <= 0:
        return
    ratio = part / whole * 100
    known = {
        "part": Quantity("part", Interval(None, None)),
        "whole": Quantity("whole", Interval(None, None)),
        "ratio": Quantity("ratio", Interval(None, None)),
    }
    reading = Readings(known, rounding=False)
    reading._known = {
        "part": part_span, "whole": whole_span,
        "ratio": Span(ratio + (ratio_span.lo or 0) - (ratio_span.hi or 0), ratio + 1),
    }  # fmt: skip
    assert not fails(SHARE, reading)


@pytest.mark.parametrize("kind", ["share", "growth", "total", "difference"])
def test_fails__agrees_with_the_reconciler(kind: str) -> None:
    """A tie that fails here is one whose rows the reconciler refutes."""
    made = {
        "share": relation.share("r", "a", "b", "c"),
        "growth": relation.growth("r", "a", "c", "b"),
        "total": relation.total("r", "a", ["b", "c"]),
        "difference": relation.difference("r", "a", "b", "c"),
    }[kind]
    for last in range(1, 12):
        known = quantities(a="[6, 7]", b="[3, 4]", c=f"[{last}, {last}]")
        system = compile_system(list(known.values()), [made])
        refuted = isinstance(decide(list(system.rows)), Certificate)
        shown = bool(weigh(known, [Tie(made, "x")]).clashes)
        assert shown == refuted
