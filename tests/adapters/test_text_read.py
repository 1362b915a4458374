import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.adapters.refusal import MOST_CHARACTERS, Refusal
from taizhang.adapters.text_read import pasted, read_text

LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x00", exclude_categories=("Cc",))),
    min_size=1,
)


@given(LINES, st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=1))
def test_read_text__offsets_are_those_of_python(lines: list[str], ends: list[str]) -> None:
    text = "产值" + "".join(line + ends[at % len(ends)] for at, line in enumerate(lines))
    as_python_reads = io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8").read()
    assert read_text(text.encode(), "a.txt").text == as_python_reads


def test_read_text__gb18030_is_read_like_utf_8() -> None:
    text = "1-9月，工业总产值61亿元，增长10%。\n"
    assert read_text(text.encode("gb18030"), "a.txt").text == text
    assert read_text(text.encode("gb18030"), "a.md").kind == "md"


def test_read_text__place_is_line_and_character() -> None:
    source = read_text("第一行\r\n产值61亿元".encode(), "a.txt")
    assert source.place(source.text.index("61")) == "第2行第3字"


def test_read_text__undecodable_bytes_are_reported() -> None:
    source = read_text("产值61".encode() + b"\xff" + "亿元".encode(), "a.txt")
    assert source.text == "产值61\ufffd亿元"
    assert [finding.code for finding in source.findings] == ["text.undecodable"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "text.empty"),
        (b" \r\n\t", "text.empty"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" * 40, "text.not-text"),
        (bytes(range(256)) * 10, "text.not-text"),
    ],
)
def test_read_text__refused(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_text(content, "a.txt")
    assert caught.value.finding.code == code
    assert caught.value.finding.advice


def test_read_text__utf_16_is_text() -> None:
    assert read_text("产值61亿元".encode("utf-16"), "a.txt").text == "\ufeff产值61亿元"


def test_pasted__too_long() -> None:
    assert pasted("产值\r\n61").text == "产值\n61"
    with pytest.raises(Refusal):
        pasted("字" * (MOST_CHARACTERS + 1))
