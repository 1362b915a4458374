"""A remark's sentence, and a sentence's name."""

from hypothesis import given
from hypothesis import strategies as st

from taizhang.proofs.sentences import around, digest


def test_around__ends_with_its_full_stop() -> None:
    text = "甲。占83.4%。乙"
    assert text[slice(*around(text, 3, 8))] == "占83.4%。"


def test_around__a_line_is_a_sentence() -> None:
    text = "标题\n  占83.4%\n乙"
    assert text[slice(*around(text, 6, 10))] == "占83.4%"


def test_around__a_decimal_point_ends_nothing() -> None:
    text = "占83.4%，增1.2%。"
    assert around(text, 1, 2) == (0, len(text))


def test_around__a_remark_over_two_sentences_has_both() -> None:
    text = "甲1。乙2。丙3。"
    assert text[slice(*around(text, 0, 4))] == "甲1。乙2。"


@given(st.text("甲1。\n ", max_size=20), st.data())
def test_around__holds_the_remark(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = around(text, start, end)
    assert 0 <= first <= last <= len(text)
    assert last >= end
    assert first <= start or not text[start:first].strip()


def test_digest__does_not_see_spaces() -> None:
    assert digest("占 83.4%\n。") == digest("占83.4%。")


def test_digest__sees_a_changed_figure() -> None:
    assert digest("占83.5%。") != digest("占83.4%。")
