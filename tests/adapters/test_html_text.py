import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.test_docx_text import every_character_has_its_place
from taizhang.adapters.html_text import read_html
from taizhang.adapters.refusal import Refusal


def text(page: str) -> str:
    return read_html(page.encode(), "页.html").text


def test_read_html__blocks_and_breaks_are_lines() -> None:
    page = "<html><head><title>题</title></head><body>前<div>一<p>二</p>三<br>四</div>五<ul><li>六</ul></body></html>"
    assert text(page) == "前\n一\n二\n三\n四\n五\n六"


def test_read_html__line_ends_of_the_source_do_not_part_chinese() -> None:
    assert text("<p>工业\n  总产值 61\n亿元&nbsp;&nbsp;</p>") == "工业总产值 61 亿元"


def test_read_html__what_is_no_text_is_left_out() -> None:
    page = "<p>甲<script>var a=1</script><style>p{}</style><span style='display: none'>隐</span><b hidden>藏</b>乙</p><!--注-->"
    assert text(page + "<nav>首页</nav><select><option>1</option></select>丙") == "甲乙\n丙"


def test_read_html__tables() -> None:
    page = (
        "<table><caption>表1</caption><thead><tr><th rowspan=2>指标</th><th colspan=2>累计</th></tr>"
        "<tr><th>数值<th>同比%</tr></thead><tr><td>产值</td><td><p>61.9</p></td><td>8.4</td></tr></table>后"
    )
    source = read_html(page.encode(), "页.html")
    assert source.text == "表1\n指标\t累计\t\n\t数值\t同比%\n产值\t61.9\t8.4\n后"
    assert source.place(source.text.index("8.4")) == "第1个表第3行第3列"
    assert source.piece(source.text.index("8.4")).part == "table"  # type: ignore[union-attr]


def test_read_html__a_table_for_the_page_is_none() -> None:
    inner = "<table><tr><td>产值</td><td>61</td></tr></table>"
    assert (
        text(f"<table><tr><td>左栏<td><p>第一段</p><p>第二段</p>{inner}</tr></table>")
        == "左栏\n第一段\n第二段\n产值\t61"
    )


def test_read_html__preformatted_lines_stay() -> None:
    assert text("<pre>产值 61\n增长 10</pre>") == "产值 61\n增长 10"


@pytest.mark.parametrize("encoding", ["gb2312", "utf-8", "gb18030"])
def test_read_html__declared_encoding(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body>产值61亿元</body></html>'
    assert read_html(page.encode(encoding), "页.html").text == "产值61亿元"


def test_read_html__deep_nesting_and_broken_pages() -> None:
    assert "芯" in text("<div>" * 1500 + "芯")
    assert text("<p>甲<b>乙</p>丙</i><td>丁") == "甲乙\n丙\n丁"


@pytest.mark.parametrize("page", ["", "<html><script>a</script></html>", "<p> </p>"])
def test_read_html__refused(page: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_html(page.encode(), "页.html")
    assert caught.value.finding.advice


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(st.tuples(WORDS, WORDS), max_size=4))
def test_read_html__round_trip(paragraphs: list[str], rows: list[tuple[str, str]]) -> None:
    page = "".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
    page += "<table>" + "".join(
        f"<tr><td>{html.escape(a)}</td><td>{html.escape(b)}</td></tr>" for a, b in rows
    )
    source = read_html(f'<meta charset="utf-8">{page}</table>'.encode(), "页.html")
    assert source.text == "\n".join([*paragraphs, *("\t".join(row) for row in rows)])
    every_character_has_its_place(source)


@given(st.binary(max_size=400))
def test_read_html__takes_any_bytes(content: bytes) -> None:
    try:
        every_character_has_its_place(read_html(b"<p>" + content, "页.html"))
    except Refusal:
        return
