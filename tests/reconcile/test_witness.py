"""Consistency is claimed with an exact point or not at all."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given

from reconcile.small_systems import closed, eliminated, row, systems
from taizhang.reconcile import witness
from taizhang.reconcile.exact import Certificate, decide, proves
from taizhang.reconcile.span import Span
from taizhang.reconcile.system import Row
from taizhang.reconcile.witness import Settled, settle


def check(rows: list[Row], found: Settled) -> None:
    """What is said is true of the rows."""
    assert not (found.proved and found.contradiction)
    if found.proved:
        assert eliminated(closed(rows))
        assert (found.borderline == ()) is eliminated(rows)
    if found.contradiction is not None:
        assert proves(found.contradiction.rows, found.contradiction.certificate, closed=True)
        assert not eliminated(closed(rows))
    for touching in found.borderline:
        assert isinstance(decide(touching), Certificate)
        assert eliminated(closed(touching))


@given(systems())
def test_settle__few_rows_are_always_decided(rows: list[Row]) -> None:
    found = settle(rows, {})
    check(rows, found)
    assert found.proved is eliminated(closed(rows))


@given(systems())
def test_settle__many_rows_are_decided_by_the_same_measure(rows: list[Row]) -> None:
    """The way for large systems, on small ones, where elimination can check it."""
    found = witness._settle_large(list(rows), {})
    check(rows, found)


def test_settle__parts_that_just_meet_the_open_end_of_the_total() -> None:
    rows = [
        row(Span(None, Fraction("61.5"), False, True), 规上=1), row(Span(Fraction("51.75"), None), 电池=1),
        row(Span(Fraction("9.75"), None), 化工=1), row(Span(Fraction(0), Fraction(0)), 规上=1, 电池=-1, 化工=-1),
    ]  # fmt: skip
    for found in (settle(rows, {}), witness._settle_large(list(rows), {})):
        assert found.proved
        (touching,) = found.borderline
        assert set(touching) == set(rows)


def test_settle__equalities_in_disguise() -> None:
    """a ≤ b ≤ c ≤ a leaves no room, and holds all the same."""
    nought = Span(Fraction(0), None)
    rows = [
        row(nought, b=1, a=-1),
        row(nought, c=1, b=-1),
        row(nought, a=1, c=-1),
        row(Span(Fraction(3), Fraction(5)), a=1),
    ]
    assert witness._settle_large(list(rows), {}) == Settled(True)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_settle__what_equalities_in_disguise_imply(order: tuple[int, ...]) -> None:
    """a ≤ b and b ≤ a, b at least 3 and a below 3: the pair becomes an equation, but is told as the rows that make it."""
    nought = Span(Fraction(0), None)
    rows = [row(nought, b=1, a=-1), row(nought, a=1, b=-1), row(Span(Fraction(3), None), b=1),
            row(Span(None, Fraction(3), False, True), a=1)]  # fmt: skip
    check(rows, witness._settle_large([rows[number] for number in order], {}))
    apart = [*rows[:3], row(Span(None, Fraction(2)), a=1)]
    check(apart, witness._settle_large([apart[number] for number in order], {}))


def chain(factor: int) -> list[Row]:
    """Sixty figures, each so many times the next; the first is at least 1."""
    nought = Span(Fraction(0), Fraction(0))
    rows = [row(nought, **{f"x{number}": 1, f"x{number + 1}": -factor}) for number in range(60)]
    return [row(Span(Fraction(1), None), x0=1), *rows]


def test_settle__a_long_chain_goes_the_large_way() -> None:
    assert settle(chain(1), {}).proved
    found = settle([*chain(1), row(Span(None, Fraction(-1)), x60=1)], {})
    assert found.contradiction is not None
    assert proves(found.contradiction.rows, found.contradiction.certificate, closed=True)


def test_settle__what_the_solver_cannot_resolve_is_decided_exactly_or_not_claimed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The proof needs multipliers from 1 to 2^60, more than a float can hold beside each other."""
    rows = [*chain(2), row(Span(None, Fraction(-1)), x60=1)]
    assert settle(rows, {}).contradiction is not None
    monkeypatch.setattr(witness, "MEDIUM", 0)
    assert settle(rows, {}) == Settled(False)
