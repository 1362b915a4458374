"""Sentences fall apart into words and blanks, and come together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.catalogue.blank import Blank, BlankError, Literal, blanks, first_clause, join, slips, split
from taizhang.catalogue.vocabulary import CONDITIONS, SLOTS, WORDS

WORD = st.text(st.characters(categories=["Lo", "Nd"]), min_size=1, max_size=6)
NAME = WORD.filter(lambda word: word not in {*SLOTS, *WORDS, *CONDITIONS})
SLOT = st.sampled_from([*SLOTS, *CONDITIONS])
BLANK = st.one_of(
    st.builds(Blank, st.just(""), st.just(""), st.sampled_from([*SLOTS, *WORDS, *CONDITIONS])),
    st.builds(Blank, NAME, st.one_of(st.just(""), WORD), SLOT),
    st.builds(Blank, NAME, st.just(""), st.just("")),
)
LITERAL = st.builds(Literal, st.text(st.characters(exclude_characters="【】", codec="utf-8"), min_size=1))


@given(st.lists(st.one_of(BLANK, LITERAL)))
def test_split__joins_again(parts: list[Blank | Literal]) -> None:
    text = join(parts)
    assert join(split(text)) == text
    assert list(blanks(text)) == [part for part in parts if isinstance(part, Blank)]


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("【数值】", Blank("", "", "数值")),
        ("【园区】", Blank("", "", "园区")),
        ("【税收收入】", Blank("税收收入", "", "")),
        ("【税收收入：同比】", Blank("税收收入", "", "同比")),
        ("【税收收入@全市：数值】", Blank("税收收入", "全市", "数值")),
        ("【工业总产值@产业集群：化工：占比】", Blank("工业总产值", "产业集群：化工", "占比")),
    ],
)
def test_split__reference(text: str, blank: Blank) -> None:
    assert split(text) == (blank,)


@pytest.mark.parametrize(
    ("text", "kind", "at"),
    [
        ("产值【数值", "unclosed", 2),
        ("产值数值】", "unclosed", 4),
        ("【数值【同比】", "unclosed", 0),
        ("产值【】", "empty", 2),
        ("【：同比】", "empty", 0),
        ("【税收收入：】", "empty", 0),
        ("【税收收入@：同比】", "empty", 0),
        ("【税收收入:同比】", "width", 0),
        ("【税收收入＠全市：同比】", "width", 0),
        ("【 数值 】", "spaces", 0),
    ],
)
def test_split__refuses(text: str, kind: str, at: int) -> None:
    with pytest.raises(BlankError) as caught:
        split(text)
    assert (caught.value.kind, caught.value.at) == (kind, at)


def test_first_clause__ends_at_the_first_comma_outside_brackets() -> None:
    assert first_clause("完成【数值】，【同比】") == "完成【数值】"
    assert first_clause("【税收收入：同比】，好") == "【税收收入：同比】"
    assert first_clause("完成【数值】") == "完成【数值】"


def test_slips__only_our_words_in_other_brackets() -> None:
    assert slips("完成[数值]，（同比），｛占比｝") == ("[数值]", "（同比）", "｛占比｝")
    assert slips("完成【数值】（不含税）") == ()
