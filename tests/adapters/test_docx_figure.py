"""A number's three marks: each can be read back, none is longer than Word allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.adapters.docx_figure import (
    LONGEST_ALIAS,
    LONGEST_BOOKMARK,
    Mark,
    Marker,
    read_alias,
    read_bookmark,
    read_tag,
    run,
)

DIGITS = st.text("0123456789abcdef", min_size=64, max_size=64)
FIGURES = st.integers(1, 99_999).map(lambda n: f"f{n:03d}")


@given(DIGITS, FIGURES, st.text(max_size=120), st.integers(1, 999))
def test_mark__reads_back_all_three_ways(document: str, figure: str, name: str, nth: int) -> None:
    mark = Mark.of(document, figure)
    assert read_tag(mark.tag) == mark
    assert read_alias(mark.alias(name)) == mark
    assert read_bookmark(mark.bookmark(nth)) == mark
    assert len(mark.tag) <= LONGEST_ALIAS
    assert len(mark.alias(name)) <= LONGEST_ALIAS
    assert len(mark.bookmark(nth)) <= LONGEST_BOOKMARK
    assert mark.bookmark(nth).isascii()


@pytest.mark.parametrize(
    "text", ["", "fig:1", "tz:3f0c9a12b7de", "tz:3F0C9A12B7DE:f001", "_Toc123456", "别人的控件"]
)
def test_mark__other_peoples_marks_are_not_ours(text: str) -> None:
    assert read_tag(text) is None
    assert read_alias(text) is None
    assert read_bookmark(text) is None


def test_control__a_figure_printed_twice_gets_two_bookmarks_and_ids() -> None:
    marker = Marker("a" * 64, {})
    first, second = marker.control("f001", "61亿元"), marker.control("f001", "61亿元")
    names = [next(iter(each[0].attrib.values())) for each in (first, second)]
    assert names == ["1", "2"]
    assert first[0].attrib != second[0].attrib
    mark = Mark.of("a" * 64, "f001")
    assert mark.control_id(1) != mark.control_id(2)
    assert 0 < mark.control_id(1) < 2**31


def test_run__control_characters_are_left_out() -> None:
    assert "".join(run("61\x00亿\x0b元").itertext()) == "61亿元"
