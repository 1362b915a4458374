"""A sealed version says the same on every machine, and two of them can be told apart row by row."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.collect.sealing import Content, Difference, Figures, SaidSealed, differences, parse

NUMBERS = st.decimals(Decimal(-(10**12)), Decimal(10**12), places=4)
CELLS = st.dictionaries(
    st.sampled_from(["output", "revenue", "staff"]), st.builds(Figures, NUMBERS, st.none() | NUMBERS)
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
CONTENTS = st.builds(
    Content,
    cells=CELLS,
    said=st.lists(st.builds(SaidSealed, TEXTS, TEXTS, TEXTS, TEXTS), max_size=3).map(tuple),
    reason=TEXTS,
    reply=TEXTS,
    by=st.lists(st.integers(1, 99), max_size=3).map(tuple),
    catalogue=TEXTS,
)


@given(CONTENTS)
def test_parse__gives_back_what_was_written(content: Content) -> None:
    assert parse(content.text()) == content
    assert parse(content.text()).text() == content.text()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells": {"x": {}}, "said": [], "reason": ""}'])
def test_parse__refuses_what_is_no_content(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        parse(text)


def test_text__same_for_the_same_figures() -> None:
    one = Content({"a": Figures(Decimal("1.50")), "b": Figures(Decimal(2))})
    other = Content({"b": Figures(Decimal("2.0")), "a": Figures(Decimal("1.5"))})
    assert one.text() == other.text()


def test_differences__changed_added_and_gone() -> None:
    def figures(value: int, prior: int | None = None) -> Figures:
        return Figures(Decimal(value), None if prior is None else Decimal(prior))

    before = Content({"same": figures(1), "changed": figures(2), "gone": figures(3), "prior": figures(4, 1)})
    after = Content({"same": figures(1), "changed": figures(9), "new": figures(5), "prior": figures(4, 2)})
    assert differences(before, after) == (
        Difference("changed", figures(2), figures(9)),
        Difference("new", None, figures(5)),
        Difference("prior", figures(4, 1), figures(4, 2)),
        Difference("gone", figures(3), None),
    )


@given(CONTENTS)
def test_differences__none_from_itself(content: Content) -> None:
    assert differences(content, content) == ()
