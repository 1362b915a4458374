import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.adapters.characters import Stray, decode, one_line_end, strays

CHINESE = "1-9月，园区实现规上工业总产值405.97亿元，同比增长8.4%，其中新能源电池材料产业完成61.5亿元。\n"
TRADITIONAL = "上半年，全區實現工業總產值40.5億元，增長8.4%，個數為32個，較去年同期減少3個百分點。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_decode__without_a_mark(encoding: str) -> None:
    found = decode(CHINESE.encode(encoding))
    assert (found.text, found.encoding, found.strays) == (CHINESE, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_decode__a_mark_decides_and_stays(encoding: str) -> None:
    assert decode(("\ufeff" + CHINESE).encode(encoding)).text == "\ufeff" + CHINESE


def test_decode__big5_and_gb18030_are_told_apart() -> None:
    assert decode(TRADITIONAL.encode("big5")).text == TRADITIONAL
    assert decode(TRADITIONAL.encode("gb18030")).text == TRADITIONAL


def test_decode__declared() -> None:
    assert decode("产值".encode("gbk"), "gb2312").encoding == "gb18030"
    assert decode("产值".encode(), "no such thing").text == "产值"


def test_decode__stray_bytes_stand_where_they_were() -> None:
    content = "产值6".encode() + b"\xff" + "1亿元".encode() + b"\xc3"
    found = decode(content)
    assert found.text == "产值6\ufffd1亿元\ufffd"
    assert found.strays == (Stray(3, b"\xff"), Stray(7, b"\xc3"))


def test_decode__many_stray_bytes_are_still_read_to_the_end() -> None:
    found = decode(b"\xff" * 5000 + CHINESE.encode())
    assert found.text.endswith(CHINESE)
    assert found.text.count("\ufffd") == 5000


@given(st.text(st.characters(codec="utf-8")))
def test_decode__utf_8_comes_back(text: str) -> None:
    assert decode(("产值" + text).encode()).text == "产值" + text


@given(st.binary(max_size=300))
def test_decode__takes_any_bytes(content: bytes) -> None:
    assert isinstance(decode(content).text, str)


def test_one_line_end__as_python_reads_text() -> None:
    assert one_line_end("甲\r\n乙\r丙\n\r丁") == "甲\n乙\n丙\n\n丁"


def test_strays__are_one_finding_that_names_line_and_bytes() -> None:
    decoded = decode("一\r\n二".encode() + b"\xff")
    (finding,) = strays(decoded, "a.txt")
    assert "第2行（FF）" in finding.message
    assert finding.where is not None
    assert finding.where.start == 3
