"""Rows that share no variable are judged apart."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from taizhang.reconcile.components import components
from taizhang.reconcile.span import ZERO
from taizhang.reconcile.system import Row


def row(*names: str) -> Row:
    return Row(tuple((name, Fraction(1)) for name in names), ZERO, frozenset(names))


def test_components__taxes_do_not_wait_for_projects() -> None:
    rows = [row("税收", "增值税"), row("项目", "新建"), row("增值税"), row("新建", "续建")]
    assert components(rows) == ((rows[0], rows[2]), (rows[1], rows[3]))


def test_components__a_late_row_joins_two_groups() -> None:
    rows = [row("a", "b"), row("c", "d"), row("b", "c")]
    assert components(rows) == (tuple(rows),)


def test_components__rows_without_figures_stand_alone() -> None:
    rows = [row(), row("a"), row()]
    assert len(components(rows)) == 3
    assert components([]) == ()


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3, unique=True), max_size=8))
def test_components__no_variable_in_two_groups_and_no_group_falls_apart(names: list[list[str]]) -> None:
    rows = [row(*each) for each in names]
    groups = components(rows)
    assert sorted(map(id, (each for group in groups for each in group))) == sorted(map(id, rows))
    variables = [{name for each in group for name, _ in each.terms} for group in groups]
    assert sum(map(len, variables)) == len(set().union(*variables)) if variables else groups == ()
    for group, own in zip(groups, variables, strict=True):
        reached = {group[0].terms[0][0]}
        for _ in group:
            for each in group:
                mentioned = {name for name, _ in each.terms}
                reached |= mentioned if mentioned & reached else set()
        assert reached == own
