"""The cheapest sets that hit every clash, against trying all sets; the hunt, against a judge that knows all clashes."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reconcile import hitting
from taizhang.reconcile.hitting import Items, find_knots, minimum_sets

ITEMS = "abcdefg"
items = st.frozensets(st.sampled_from(ITEMS), min_size=1, max_size=4)
clash_lists = st.lists(items, min_size=1, max_size=6)
weight_maps = st.fixed_dictionaries(
    dict.fromkeys(ITEMS, st.sampled_from([Fraction(1), Fraction(4, 5), Fraction(3)]))
)


def all_sets(clashes: Sequence[Items], weights: Mapping[str, Fraction], slack: Fraction) -> set[Items]:
    """By trying every set: those that hit all clashes, without a superfluous item, at most so much dearer than the cheapest."""
    hits = [
        frozenset(chosen)
        for size in range(len(ITEMS) + 1)
        for chosen in combinations(ITEMS, size)
        if all(clash & set(chosen) for clash in clashes)
    ]
    cost = {each: sum((weights[item] for item in each), Fraction(0)) for each in hits}
    least = min(cost.values())
    return {
        each for each in hits
        if cost[each] <= least + slack and not any(other < each for other in hits)
    }  # fmt: skip


@given(clash_lists, weight_maps, st.sampled_from([Fraction(0), Fraction(1, 4), Fraction(1)]))
def test_minimum_sets__are_those_that_trying_all_sets_finds(
    clashes: list[Items], weights: dict[str, Fraction], slack: Fraction
) -> None:
    found = minimum_sets(clashes, weights, cap=1000, slack=slack)
    assert found.complete
    assert set(found.sets) == all_sets(clashes, weights, slack)
    assert len(found.sets) == len(set(found.sets))
    costs = [sum(weights[item] for item in each) for each in found.sets]
    assert costs == sorted(costs)


def test_minimum_sets__the_worked_example() -> None:
    clashes = [frozenset("abc"), frozenset("cd")]
    one = dict.fromkeys("abcd", Fraction(1))
    assert minimum_sets(clashes, one).sets == (frozenset("c"),)
    assert set(minimum_sets(clashes, {**one, "c": Fraction(3)}).sets) == {frozenset("ad"), frozenset("bd")}


def test_minimum_sets__no_dearer_one_is_listed() -> None:
    weights = {"a": Fraction(1), "b": Fraction(3)}
    assert minimum_sets([frozenset("ab")], weights, slack=Fraction(1, 4)).sets == (frozenset("a"),)


def test_minimum_sets__says_when_the_list_is_cut() -> None:
    clashes = [frozenset({f"{pair}a", f"{pair}b"}) for pair in range(6)]  # 64 cheapest sets
    weights = {item: Fraction(1) for clash in clashes for item in clash}
    found = minimum_sets(clashes, weights, cap=50)
    assert len(found.sets) == 50
    assert not found.complete


def test_minimum_sets__an_answer_even_when_the_search_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hitting, "NODES", 3)
    clashes = [frozenset({f"{pair}a", f"{pair}b"}) for pair in range(6)]
    found = minimum_sets(clashes, {item: Fraction(1) for clash in clashes for item in clash})
    assert not found.complete
    assert found.sets
    assert all(all(clash & chosen for clash in clashes) for chosen in found.sets)


def judge_of(clashes: Sequence[Items]):  # type: ignore[no-untyped-def]
    return lambda distrusted: next((clash for clash in clashes if not clash & distrusted), None)


@given(clash_lists, weight_maps)
def test_find_knots__explain_every_clash_at_the_least_cost(
    clashes: list[Items], weights: dict[str, Fraction]
) -> None:
    knots = find_knots(judge_of(clashes), weights, cap=1000)
    first = frozenset().union(*(knot.explanations[0] for knot in knots))
    assert judge_of(clashes)(first) is None, "what is blamed leaves no clash"
    cheapest = min(sum(weights[item] for item in each) for each in all_sets(clashes, weights, Fraction(0)))
    assert sum(weights[item] for item in first) == cheapest
    for knot in knots:
        others = first - knot.explanations[0]
        for other in knot.explanations:
            assert judge_of(clashes)(others | other) is None, "each alternative does as well"
    assert all(one.isdisjoint(other) for one, other in combinations(
        [frozenset().union(*knot.clashes) for knot in knots], 2))  # fmt: skip


def test_find_knots__independent_slips_are_told_apart() -> None:
    knots = find_knots(judge_of([frozenset("ab"), frozenset("cd")]), dict.fromkeys("abcd", Fraction(1)))
    assert [set(knot.explanations) for knot in knots] == [
        {frozenset("a"), frozenset("b")}, {frozenset("c"), frozenset("d")},
    ]  # fmt: skip


def test_find_knots__certain_facts_are_never_blamed() -> None:
    weights = {"a": None, "b": Fraction(1), "c": None, "d": None}
    knots = find_knots(judge_of([frozenset("ab"), frozenset("cd")]), weights)
    assert (knots[0].clashes, knots[0].explanations) == ((frozenset("cd"),), ())
    assert knots[1].explanations == (frozenset("b"),)


def test_find_knots__nothing_clashes() -> None:
    assert find_knots(judge_of([]), {"a": Fraction(1)}) == ()


def test_find_knots__seeds_count_as_clashes() -> None:
    seeds = [frozenset("ab")]
    (knot,) = find_knots(judge_of(seeds), dict.fromkeys("ab", Fraction(1)), seeds)
    assert knot.clashes == (frozenset("ab"),)
