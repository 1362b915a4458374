"""What each relation says: it holds of figures computed from one truth, and does not of others."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.small_systems import figure, known
from taizhang.reconcile.exact import satisfies
from taizhang.reconcile.relation import (
    BLAME,
    Hold,
    Kind,
    Product,
    Quantity,
    Relation,
    Sum,
    at_least,
    at_most,
    base_of,
    base_parts_within,
    contribution,
    difference,
    growth,
    increase,
    k_of_n,
    linear,
    parts_within,
    progress,
    pull,
    same,
    share,
    share_change,
    shares_total,
    total,
)
from taizhang.reconcile.span import Span, Terms
from taizhang.reconcile.system import compile_system

# One truth: last year and this year of a whole and its part; everything else follows.
parts = st.fractions(1, 90, max_denominator=7)


def truth(part: Fraction, rest: Fraction, part_then: Fraction, rest_then: Fraction) -> dict[str, Fraction]:
    whole, then = part + rest, part_then + rest_then
    return {
        "部分": part, "其余": rest, "全部": whole, base_of("部分"): part_then, base_of("全部"): then, "上年": then,
        "占比": part / whole * 100, "其余占比": rest / whole * 100, "增速": (whole / then - 1) * 100,
        "占比变化": (part / whole - part_then / then) * 100, "拉动": (part - part_then) / then * 100,
        "贡献率": (part - part_then) / (whole - then) * 100 if whole != then else Fraction(0),
        "增加": whole - then, "目标": whole * 2, "完成率": Fraction(50), "差额": whole - part, "再说": whole,
    }  # fmt: skip


CASES: list[tuple[Callable[[], Relation], str]] = [
    (lambda: total("r", "全部", ["部分", "其余"]), "其余"),
    (lambda: share("r", "部分", "全部", "占比"), "占比"),
    (lambda: growth("r", "全部", "增速"), "增速"),
    (lambda: growth("r", "全部", "增速", "上年"), "增速"),
    (lambda: progress("r", "全部", "目标", "完成率"), "完成率"),
    (lambda: difference("r", "全部", "部分", "差额"), "差额"),
    (lambda: increase("r", "全部", "增加"), "增加"),
    (lambda: shares_total("r", ["占比", "其余占比"]), "占比"),
    (lambda: same("r", "全部", "再说"), "再说"),
    (lambda: share_change("r", "部分", "全部", "占比", "占比变化"), "占比变化"),
    (lambda: pull("r", "部分", "全部", "拉动"), "拉动"),
]


def holds(relation: Relation, figures: dict[str, Fraction]) -> bool:
    """Does the relation hold of figures that are known exactly? Ratios are in %."""

    def at(terms: Terms) -> Fraction:
        return sum((factor * figures[name] for name, factor in terms), Fraction(0))

    for piece in relation.pieces:
        if isinstance(piece, Sum):
            value, span = at(piece.terms), piece.span
            if (span.lo is not None and value < span.lo) or (span.hi is not None and value > span.hi):
                return False
        elif isinstance(piece, Product):
            base = at(piece.base)
            if base <= 0 or at(piece.result) != (piece.offset + at(piece.ratio) / 100) * base:
                return False
    return True


@pytest.mark.parametrize(("make", "spoilt"), CASES, ids=[make().kind.value for make, _ in CASES])
@given(parts, parts, parts, parts)
def test_relation__holds_of_one_truth_and_of_no_other(
    make: Callable[[], Relation], spoilt: str, a: Fraction, b: Fraction, c: Fraction, d: Fraction
) -> None:
    figures = truth(a, b, c, d)
    assert holds(make(), figures)
    assert not holds(make(), {**figures, spoilt: figures[spoilt] + 1})


def test_contribution__of_a_whole_that_grew() -> None:
    figures = truth(Fraction(46), Fraction(64), Fraction(40), Fraction(60))
    assert figures["贡献率"] == 60
    assert holds(contribution("r", "部分", "全部", "贡献率"), figures)
    assert not holds(contribution("r", "部分", "全部", "贡献率"), {**figures, "贡献率": Fraction(61)})
    shrunk = truth(Fraction(46), Fraction(30), Fraction(40), Fraction(60))
    assert not holds(contribution("r", "部分", "全部", "贡献率"), shrunk), (
        "of a whole that shrank it says nothing"
    )


@pytest.mark.parametrize(
    ("relation", "within"),
    [
        (at_most("r", "a", "b"), {(1, 2): True, (2, 2): True, (3, 2): False}),
        (at_least("r", "a", "b"), {(1, 2): False, (2, 2): True, (3, 2): True}),
        (parts_within("r", "a", ["b"]), {(3, 2): True, (2, 2): True, (1, 2): False}),
    ],
)
def test_relation__orders(relation: Relation, within: dict[tuple[int, int], bool]) -> None:
    for (a, b), expected in within.items():
        assert holds(relation, {"a": Fraction(a), "b": Fraction(b)}) is expected


def test_base_parts_within__last_years() -> None:
    exact, loose = (base_parts_within("r", "全", ["甲", "乙"], exact=exact) for exact in (True, False))
    then = {base_of("全"): Fraction(9), base_of("甲"): Fraction(4), base_of("乙"): Fraction(5)}
    assert holds(exact, then)
    assert holds(loose, then)
    less = {**then, base_of("乙"): Fraction(3)}
    assert not holds(exact, less)
    assert holds(loose, less)
    assert exact.figures == ("全", "甲", "乙"), "it is told by the figures that are printed"


def test_shares_total__at_most_a_hundred() -> None:
    loose = shares_total("r", ["a", "b"], exact=False)
    assert holds(loose, {"a": Fraction(40), "b": Fraction(50)})
    assert not holds(loose, {"a": Fraction(60), "b": Fraction(50)})


def test_linear__any_rule_with_its_variables_once() -> None:
    rule = linear("r", [("a", Fraction(1)), ("b", Fraction(-1)), ("a", Fraction(1))], Span(Fraction(0), None))
    assert rule.figures == ("a", "b")
    assert holds(rule, {"a": Fraction(1), "b": Fraction(2)})
    assert not holds(rule, {"a": Fraction(1), "b": Fraction(3)})


def test_hold__what_doubting_a_relation_costs() -> None:
    assert same("r", "a", "b").weight == BLAME[Kind.SAME]
    assert same(Hold("r", weight=Fraction(1, 2)), "a", "b").weight == Fraction(1, 2)
    assert same(Hold("r", certain=True, weight=Fraction(1, 2)), "a", "b").weight is None
    assert same(Hold("r", "两处说的是同一个数"), "a", "b").note == "两处说的是同一个数"
    assert set(BLAME) == set(Kind)


def test_k_of_n__names_part_whole_and_ratio() -> None:
    assert k_of_n("r", "a", "b", "c").figures == ("a", "b", "c")


@pytest.mark.parametrize(
    ("text", "factor"), [("3亿元", 10**8), ("3%", 1), ("3个百分点", 1), ("3倍", 100), ("3‰", Fraction(1, 10))]
)
def test_factor__ratios_are_in_percent(text: str, factor: Fraction) -> None:
    assert figure("a", text).factor == factor


def test_factor__a_bare_number() -> None:
    assert known("a", "3").factor == 1


def test_quantity__rows_of_an_exact_truth_are_satisfied() -> None:
    """The compiled rows of a share hold at the truth it was computed from."""
    figures = [figure("部分", "51.6亿元"), figure("全部", "61.9亿元"), figure("占比", "83.4%")]
    rows = compile_system(figures, [share("r", "部分", "全部", "占比")]).rows
    assert satisfies(rows, {"部分": Fraction(5_163_200_000), "全部": Fraction(6_190_600_000)})
    assert not satisfies(rows, {"部分": Fraction(5_163_200_000), "全部": Fraction(6_100_000_000)})


def test_quantity__defaults() -> None:
    bare = Quantity("a", figure("a", "3亿元").interval)
    assert bare.weight == 1
    assert bare.interval.contains(Decimal("3.4"))
