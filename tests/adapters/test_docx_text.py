import io

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.word_files import docx, field, p, r, table
from taizhang.adapters.docx_text import is_docx, read_docx
from taizhang.adapters.refusal import Refusal
from taizhang.proofing.source import Source

INSERTED = '<w:ins w:id="1" w:author="甲" w:date="2024-10-08T09:00:00Z">'
DELETED = '<w:del w:id="2" w:author="甲" w:date="2024-10-08T09:00:00Z">'


def text(body: str, **parts: str) -> str:
    return read_docx(docx(body, parts), "a.docx").text


def test_read_docx__paragraphs_and_places() -> None:
    source = read_docx(docx(p("标题") + p("") + p("产值6", "1亿元")), "a.docx")
    assert source.text == "标题\n产值61亿元"
    assert source.place(source.text.index("1亿元")) == "第2段"
    assert (source.kind, source.name) == ("docx", "a.docx")


def test_read_docx__tracked_changes_are_read_as_accepted() -> None:
    changed = f"{INSERTED}{r('61.5')}</w:ins>{DELETED}<w:r><w:delText>61.0</w:delText></w:r></w:del>"
    moved = f'<w:moveFrom w:id="3">{r("旧处")}</w:moveFrom><w:moveTo w:id="4">{r("新处")}</w:moveTo>'
    assert text(p("产值", changed, "亿元") + p(moved)) == "产值61.5亿元\n新处"


def test_read_docx__a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = p("产值61", properties=f"<w:rPr>{DELETED}</w:del></w:rPr>")
    assert text(first + p("亿元") + p("尾")) == "产值61亿元\n尾"


def test_read_docx__tables_row_by_row() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("累计")
    tall, below = (f"<w:tcPr><w:vMerge{each}/></w:tcPr>" + p("指标") for each in (' w:val="restart"', ""))
    source = read_docx(
        docx(
            table([tall, wide], [below, "数值", "同比"], ["产值", p("61.9") + p("（亿元）"), "8.4"]) + p("后")
        ),
        "a",
    )
    assert source.text == "指标\t累计\t\n\t数值\t同比\n产值\t61.9 （亿元）\t8.4\n后"
    assert source.place(source.text.index("8.4")) == "第1个表第3行第3列"
    assert [piece.part for piece in source.pieces] == ["table"] * 8 + ["body"]


def test_read_docx__words_of_a_cell_that_wraps_are_not_parted() -> None:
    assert text(table([p("工业") + p("总产值"), "61"])) == "工业总产值\t61"


def test_read_docx__nested_tables_come_after() -> None:
    assert text(table([p("外") + table(["甲", "乙"]) + p(""), "丙"]) + p("后")) == "外\t丙\n甲\t乙\n后"


def test_read_docx__deleted_rows_are_gone() -> None:
    rows = table(["产值", "61"]).replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="5"/></w:trPr>')
    assert text(rows + p("后")) == "后"


def test_read_docx__text_boxes_follow_their_paragraph() -> None:
    box = f"<w:txbxContent>{p('框内12%')}</w:txbxContent>"
    shape = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    source = read_docx(docx(p("段", shape, "落") + p("后")), "a")
    assert source.text == "段落\n框内12%\n后"
    assert (source.place(3), source.pieces[1].part) == ("第1段旁的文本框", "box")


def test_read_docx__notes_and_margins_come_last() -> None:
    note = f'<w:footnote w:type="separator" w:id="0">{p("线")}</w:footnote>'
    note += f'<w:footnote w:id="2">{p("注：初步数")}</w:footnote>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
    section += '<w:footerReference w:type="default" r:id="rId3"/></w:sectPr>'
    source = read_docx(
        docx(
            p("正文") + section, {"footnotes": note, "header1": p("园区简报"), "footer1": p("— ", "3", " —")}
        ),
        "a",
    )
    assert source.text == "正文\n注：初步数\n园区简报"
    assert [(piece.place, piece.part) for piece in source.pieces] == [
        ("第1段", "body"),
        ("脚注1", "note"),
        ("页眉", "margin"),
    ]


def test_read_docx__fields_controls_and_breaks() -> None:
    control = (
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{r('61亿元')}</w:sdtContent></w:sdt>"
    )
    emptied = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击输入')}</w:sdtContent></w:sdt>"
    )
    simple = f'<w:fldSimple w:instr="DATE">{r("2024年")}</w:fldSimple>'
    link = f"<w:hyperlink>{r('链接')}</w:hyperlink>"
    body = p(control, emptied, field("REF a", "8.4"), "<w:r><w:br/></w:r>", simple, link)
    assert text(body) == "61亿元8.4\n2024年链接"


def test_read_docx__hidden_text_and_reading_aids_are_not_read() -> None:
    aid = f"<w:r><w:ruby><w:rt>{r('chan')}</w:rt><w:rubyBase>{r('产')}</w:rubyBase></w:ruby></w:r>"
    shown = r("显", '<w:vanish w:val="0"/>')
    assert text(p(r("隐", "<w:vanish/>"), shown, aid)) == "显产"


def test_read_docx__special_characters() -> None:
    symbols = (
        '<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="X" w:char="2265"/><w:noBreakHyphen/></w:r>'
    )
    formula = "<m:oMath><m:r><m:t>12.5</m:t></m:r></m:oMath>"
    assert text(p("甲", symbols, formula)) == "甲≥-12.5"


CELL = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), max_size=8)
PARAGRAPH = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=20)


@given(st.lists(st.one_of(PARAGRAPH, st.lists(st.tuples(CELL, CELL), min_size=1, max_size=3)), max_size=6))
def test_read_docx__round_trip_through_another_writer(blocks: list[str | list[tuple[str, str]]]) -> None:
    document = python_docx.Document()
    expected = []
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            expected += [block] if block.strip() else []
        else:
            made = document.add_table(0, 2)
            for row in block:
                cells = made.add_row().cells
                cells[0].text, cells[1].text = row
                expected += ["\t".join(row)] if "".join(row).strip() else []
    buffer = io.BytesIO()
    document.save(buffer)
    if not expected:
        with pytest.raises(Refusal):
            read_docx(buffer.getvalue(), "a.docx")
        return
    source = read_docx(buffer.getvalue(), "a.docx")
    assert source.text == "\n".join(expected)
    every_character_has_its_place(source)


def every_character_has_its_place(source: Source) -> None:
    """Also checks that pieces follow one another and hold all but line ends and tabs."""
    outside = set(range(len(source.text)))
    before = 0
    for piece in source.pieces:
        assert before <= piece.start < piece.end
        assert piece.place
        outside -= set(range(piece.start, piece.end))
        before = piece.end
    assert all(source.text[at] in "\n\t " for at in outside)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04broken", "word.damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "word.old-format"),
        (docx(p("")), "word.empty"),
        (docx(p("产值"))[:-30], "word.damaged"),
        (docx("<!-- -->" + "<w:x>" * 400), "word.damaged"),
    ],
)
def test_read_docx__refused(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_docx(content, "坏.docx")
    assert caught.value.finding.code == code
    assert caught.value.finding.advice


@given(st.data())
def test_read_docx__any_broken_byte_is_refused_or_read(data: st.DataObject) -> None:
    content = bytearray(docx(p("产值61亿元")))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[at] = data.draw(st.integers(0, 255))
    start = data.draw(st.integers(0, len(content)))
    del content[start : start + data.draw(st.integers(0, 40))]
    try:
        every_character_has_its_place(read_docx(bytes(content), "坏.docx"))
    except Refusal as refused:
        assert refused.finding.advice


def test_is_docx() -> None:
    assert is_docx(docx(p("产值")))
    assert not is_docx(b"%PDF-1.7")
