"""Clashes are proved, and minimal: take any item away and the rest can hold."""

from fractions import Fraction

import pytest
from hypothesis import given

from reconcile.small_systems import closed, eliminated, owned_systems, row
from taizhang.reconcile import group as group_module
from taizhang.reconcile.exact import proves
from taizhang.reconcile.group import Group
from taizhang.reconcile.span import Span
from taizhang.reconcile.system import Row


def over(rows: list[Row], items: frozenset[str]) -> list[Row]:
    return [each for each in rows if each.owners <= items]


def check_minimal(rows: list[Row], group: Group) -> None:
    clash = group.clash_of(frozenset())
    assert (clash is None) is eliminated(closed(rows))
    if clash is not None:
        assert not eliminated(closed(over(rows, clash)))
        assert all(eliminated(closed(over(rows, clash - {item}))) for item in clash)
        proof = group.proof(clash)
        assert proof is not None
        assert proves(group.over(clash), proof, closed=True)


@given(owned_systems())
def test_clash_of__is_proved_and_minimal(rows: list[Row]) -> None:
    check_minimal(rows, Group(rows, {}))


@given(owned_systems())
def test_clash_of__the_large_way_too(rows: list[Row]) -> None:
    """The judge and the solver's word, on systems small enough to check by elimination."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(group_module, "SMALL", 0)
        patch.setattr(group_module, "SHORT", 0)
        check_minimal(rows, Group(rows, {}))


@given(owned_systems())
def test_clash_of__avoids_what_is_distrusted(rows: list[Row]) -> None:
    group = Group(rows, {})
    first = group.clash_of(frozenset())
    if first is not None:
        second = group.clash_of(first)
        assert second is None or not second & first


def test_without__and_over__are_complements_of_a_kind() -> None:
    rows = [
        Row((("a", Fraction(1)),), Span(Fraction(1), None), frozenset("甲")),
        Row((("a", Fraction(1)),), Span(None, Fraction(0)), frozenset("甲乙")),
    ]
    group = Group(rows, {})
    assert group.items == frozenset("甲乙")
    assert group.over(frozenset("甲")) == (rows[0],)
    assert group.without(frozenset("乙")) == (rows[0],)
    assert group.without(frozenset("甲")) == ()


def test_proof__none_of_items_that_do_not_clash() -> None:
    held = Row((("a", Fraction(1)),), Span(Fraction(1), None), frozenset("甲"))
    assert Group([held], {}).proof(frozenset("甲")) is None


def test_settled__of_what_remains() -> None:
    rows = [
        row(Span(Fraction(1), None), a=1),
        Row((("a", Fraction(1)),), Span(None, Fraction(0)), frozenset("乙")),
    ]
    assert Group(rows, {}).settled(frozenset()).contradiction is not None
    assert Group(rows, {}).settled(frozenset("乙")).proved
