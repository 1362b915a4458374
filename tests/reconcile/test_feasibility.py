"""The floating-point judge finds what elimination finds, and names rows that prove it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.small_systems import closed, eliminated, owned_systems, row, systems
from taizhang.reconcile import feasibility
from taizhang.reconcile.exact import proves
from taizhang.reconcile.feasibility import Judge, scale_row, scaling
from taizhang.reconcile.span import Span
from taizhang.reconcile.system import Row

ONE = Fraction(1)


def judge_of(rows: list[Row]) -> Judge:
    return Judge(rows, scaling(rows, {}))


@given(systems())
def test_contradiction__exactly_when_elimination_finds_one(rows: list[Row]) -> None:
    found = judge_of(rows).contradiction(frozenset())
    assert (found is None) is eliminated(closed(rows))
    if found is not None:
        assert proves(found.rows, found.certificate, closed=True)
        assert all(any(each is other for other in rows) for each in found.rows)


@given(owned_systems(), st.lists(st.frozensets(st.sampled_from("甲乙丙丁戊")), max_size=4))
def test_distrust__frees_the_rows_and_takes_them_back(
    rows: list[Row], questions: list[frozenset[str]]
) -> None:
    """One judge asked again and again answers as if it were asked for the first time."""
    judge = judge_of(rows)
    for distrusted in questions:
        left = [each for each in rows if each.owners.isdisjoint(distrusted)]
        found = judge.contradiction(distrusted)
        assert judge.in_force() == tuple(left)
        assert (found is None) is eliminated(closed(left))


def beside(name: str, span: Span) -> Row:
    return Row(((name, ONE),), span, frozenset())


@given(systems(), st.sampled_from(["电池", "规上"]))
def test_reach__as_far_as_the_rows_allow_and_no_farther(rows: list[Row], name: str) -> None:
    rows = closed(rows)
    if not eliminated(rows) or all(name not in dict(each.terms) for each in rows):
        return
    reach = judge_of(rows).reach(((name, ONE),), frozenset())
    near, far = Fraction(1, 10**6), Fraction(10**6)
    if reach.lo is None:
        assert eliminated([*rows, beside(name, Span(None, -far))])
    else:
        assert eliminated([*rows, beside(name, Span(None, reach.lo + near))])
        assert not eliminated([*rows, beside(name, Span(None, reach.lo - near))])
    if reach.hi is None:
        assert eliminated([*rows, beside(name, Span(far, None))])
    else:
        assert eliminated([*rows, beside(name, Span(reach.hi - near, None))])
        assert not eliminated([*rows, beside(name, Span(reach.hi + near, None))])


def test_reach__of_a_ratio() -> None:
    """电池 between 30 and 40 of 规上 between 50 and 80: 37.5 % to 80 %."""
    rows = [row(Span(Fraction(30), Fraction(40)), 电池=1), row(Span(Fraction(50), Fraction(80)), 规上=1)]
    reach = judge_of(rows).reach((("电池", ONE),), frozenset(), (("规上", ONE),))
    assert reach.lo is not None
    assert reach.hi is not None
    assert float(reach.lo) == pytest.approx(0.375, rel=1e-6)
    assert float(reach.hi) == pytest.approx(0.8, rel=1e-6)


def test_reach__no_ratio_over_a_base_that_may_be_zero() -> None:
    rows = [row(Span(Fraction(30), Fraction(40)), 电池=1), row(Span(Fraction(0), Fraction(80)), 规上=1)]
    assert judge_of(rows).reach((("电池", ONE),), frozenset(), (("规上", ONE),)) == Span(None, None)


def test_scaling__yuan_beside_hundred_millions() -> None:
    """One 分 more than the parts of six hundred million is seen, though the solver's tolerance is a billionth."""
    parts = [row(Span(Fraction(value), Fraction(value)), **{name: 1}) for name, value in (
        ("a", "531234567.89"), ("b", "108765432.10"), ("c", "0.01"), ("sum", "640000000.01"))]  # fmt: skip
    rows = [*parts, row(Span(Fraction(0), Fraction(0)), sum=1, a=-1, b=-1, c=-1)]
    grain = dict.fromkeys(["a", "b", "c", "sum"], Fraction(1, 100))
    assert Judge(rows, scaling(rows, grain)).contradiction(frozenset()) is not None


def test_scale_row__is_the_row_in_grains() -> None:
    rows = [row(Span(Fraction(60), Fraction(62)), a=1), row(Span(Fraction(0), None), a=2, b=-1)]
    scaled = scaling(rows, {"a": Fraction(1)})
    assert (scaled.centre["a"], scaled.grain["a"]) == (61, 1)
    assert scaled.centre["b"] == 122, "an unknown is centred where the row that names it would put it"
    flat = scale_row(rows[0], {"a": 0, "b": 1}, scaled)
    assert (flat.columns, flat.weights, flat.low, flat.high) == ((0,), (1.0,), -1.0, 1.0)
    assert scaled.back("a", 0.5) == Fraction(123, 2)


def test_contradiction__without_a_proof_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver's word alone is no clash: the rows of its ray are loosened, and in the end it has nothing more to say."""
    rows = [row(Span(Fraction(5), None), a=1), row(Span(None, Fraction(4)), a=1)]
    judge = judge_of(rows)
    with monkeypatch.context() as patch:
        patch.setattr(Judge, "_proof", lambda *_: None)
        assert judge.contradiction(frozenset()) is None
    assert judge_of(rows).contradiction(frozenset()) is not None


def test_contradiction__proved_by_whatever_rows_do_when_the_ray_names_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the ends of the ray make no certificate of their own, the exact simplex looks for one among its rows."""
    monkeypatch.setattr(feasibility, "combine", lambda *_: None)
    rows = [row(Span(Fraction(5), None), a=1), row(Span(None, Fraction(4)), a=1)]
    found = judge_of(rows).contradiction(frozenset())
    assert found is not None
    assert proves(found.rows, found.certificate, closed=True)


def test_items__everything_that_owns_a_row() -> None:
    owned = Row((("a", ONE),), Span(Fraction(0), None), frozenset("甲乙"))
    assert judge_of([owned]).items == frozenset("甲乙")
    assert judge_of([owned]).clashing(frozenset()) is None
