import io
import zipfile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from adapters.word_files import W, docx, p, r, table
from taizhang.adapters.docx_comments import AUTHOR, Note, annotate
from taizhang.adapters.docx_text import read_docx
from taizhang.adapters.refusal import Refusal

BOLD = "<w:b/>"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def commented(content: bytes) -> dict[str, str]:
    """The text that each comment's marks enclose, by the comment's own words."""
    files = parts(content)
    said = {
        node.get(f"{{{W}}}id"): "\n".join("".join(each.itertext()) for each in node)
        for node in etree.fromstring(files["word/comments.xml"])
    }
    inside: dict[str, str] = {}
    open_now: set[str] = set()
    for node in etree.fromstring(files["word/document.xml"]).iter():
        name = etree.QName(node).localname
        if name == "commentRangeStart":
            open_now.add(node.get(f"{{{W}}}id") or "")
        elif name == "commentRangeEnd":
            open_now.remove(node.get(f"{{{W}}}id") or "")
        elif name == "t":
            for each in open_now:
                inside[said[each]] = inside.get(said[each], "") + (node.text or "")
    assert not open_now
    return inside


def test_annotate__at_the_very_characters() -> None:
    content = docx(p("一、情况") + p(r("规上产值6", BOLD), r("1亿元，增长"), "10%。"))
    text = read_docx(content).text
    notes = [
        Note(text.index(each), text.index(each) + len(each), f"看{each}")
        for each in ("61亿元", "10%", "情况")
    ]
    made = annotate(content, notes)
    assert commented(made) == {"看61亿元": "61亿元", "看10%": "10%", "看情况": "情况"}
    assert read_docx(made).text == text


def test_annotate__the_halves_of_a_run_keep_its_look() -> None:
    made = annotate(docx(p(r("产值61亿元增长", BOLD))), [Note(2, 6, "看")])
    runs = etree.fromstring(parts(made)["word/document.xml"]).findall(f".//{{{W}}}r")
    bold = [run.find(f"{{{W}}}rPr/{{{W}}}b") is not None for run in runs if run.find(f"{{{W}}}t") is not None]
    assert bold == [True, True, True]


def test_annotate__notes_that_overlap_and_meet() -> None:
    content = docx(p("甲乙丙丁戊己"))
    notes = [Note(0, 4, "一"), Note(2, 6, "二"), Note(2, 4, "三"), Note(4, 4, "四")]
    assert commented(annotate(content, notes)) == {
        "一": "甲乙丙丁",
        "二": "丙丁戊己",
        "三": "丙丁",
        "四": "戊",
    }


def test_annotate__over_cells_insertions_and_links() -> None:
    inserted = f'<w:ins w:id="9" w:author="甲">{r("61亿元")}</w:ins>'
    body = p("产值", inserted) + table(["甲", "10%"]) + p(f"<w:hyperlink>{r('链接20%')}</w:hyperlink>")
    content = docx(body)
    text = read_docx(content).text
    notes = [Note(text.index(each), text.index(each) + len(each), each) for each in ("61亿元", "10%", "20%")]
    assert commented(annotate(content, notes)) == {each: each for each in ("61亿元", "10%", "20%")}


def test_annotate__what_word_cannot_comment_is_said_before() -> None:
    note = f'<w:footnote w:id="2">{p("注：12%")}</w:footnote>'
    content = docx(p("正文61亿元"), {"footnotes": note})
    text = read_docx(content).text
    made = annotate(content, [Note(text.index("12%"), len(text), "看")])
    assert commented(made) == {"（脚注1）看": "正文61亿元"}


def test_annotate__comments_that_were_there_stay() -> None:
    document = python_docx.Document()
    run = document.add_paragraph().add_run("产值61亿元")
    document.add_comment(run, text="旧批注", author="张三")
    buffer = io.BytesIO()
    document.save(buffer)
    made = annotate(buffer.getvalue(), [Note(2, 6, "新批注\n算式：1", "2024-10-08T09:00:00Z")])
    found = {each.text: each for each in python_docx.Document(io.BytesIO(made)).comments}
    assert set(found) == {"旧批注", "新批注\n算式：1"}
    assert found["新批注\n算式：1"].author == AUTHOR
    assert commented(made) == {"旧批注": "产值61亿元", "新批注\n算式：1": "61亿元"}


def test_annotate__nothing_to_say_changes_nothing() -> None:
    content = docx(p("产值61亿元"))
    assert parts(annotate(content, []))["[Content_Types].xml"].find(b"comments") < 0


def test_annotate__control_characters_in_a_remark() -> None:
    assert commented(annotate(docx(p("产值")), [Note(0, 2, "坏\x00字\x0b")])) == {"坏字": "产值"}


def test_annotate__refused() -> None:
    with pytest.raises(Refusal):
        annotate(b"PK\x03\x04 cut", [], "坏.docx")


PIECES = st.lists(
    st.lists(st.text("甲乙1.%", min_size=1, max_size=5), min_size=1, max_size=4), min_size=1, max_size=4
)


@settings(max_examples=60)
@given(PIECES, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=6))
def test_annotate__any_spans_of_any_runs(paragraphs: list[list[str]], spans: list[tuple[int, int]]) -> None:
    content = docx("".join(p(*runs) for runs in paragraphs))
    text = read_docx(content).text
    notes = [
        Note(start, min(start + length, len(text)), f"注{at}")
        for at, (start, length) in enumerate(spans)
        if start < len(text)
    ]
    made = annotate(content, notes)
    assert read_docx(made).text == text
    if notes:
        found = commented(made)
        for note in notes:
            wanted = text[note.start : note.end].replace("\n", "")
            assert found.get(note.text, "") == wanted or not wanted
    assert python_docx.Document(io.BytesIO(made)).paragraphs
