import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from adapters.pdf_pages import Sheet, pdf
from adapters.word_files import docx, p
from taizhang.adapters.limited_process import Limits
from taizhang.adapters.refusal import MOST_BYTES_OF_FILE, Refusal
from taizhang.proofdesk.opening import kind_of, open_bytes, open_file

LINE = "产值61亿元，增长10%。"


def refused(content: bytes, name: str, **limits: float) -> Refusal:
    with pytest.raises(Refusal) as caught:
        open_bytes(content, name, limits=Limits(**limits))  # type: ignore[arg-type]
    assert caught.value.finding.advice
    return caught.value


def zipped(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", LINE.encode("gb18030")),
        ("a.md", LINE.encode()),
        ("a.docx", docx(p(LINE))),
        ("a.pdf", pdf([Sheet().text(60, 100, LINE)])),
        ("a.html", f"<p>{LINE}</p>".encode()),
        ("没有扩展名", b"<!DOCTYPE html><p>" + LINE.encode()),
        ("其实是PDF.txt", pdf([Sheet().text(60, 100, LINE)])),
        ("其实是Word.doc", docx(p(LINE))),
    ],
)
def test_open_file__any_format(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    source = open_file(tmp_path / name)
    assert (source.text, source.name) == (LINE, name)
    assert source.place(2)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("旧.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "read.other-format"),
        ("表.xlsx", zipped(xl__workbook=b"<a/>"), "read.other-format"),
        ("稿.odt", zipped(**{"content.xml": b"<a/>"}), "read.other-format"),
        ("包.zip", zipped(a=b"1"), "read.other-format"),
        ("图.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "read.other-format"),
        ("a.rtf", b"{\\rtf1 a}", "read.other-format"),
        ("假.docx", b"\x00\x01\x02 no zip", "read.damaged"),
        ("坏.docx", b"PK\x03\x04 cut", "word.damaged"),
        ("坏.pdf", b"%PDF-1.7 cut", "pdf.damaged"),
        ("空.txt", b"", "text.empty"),
    ],
)
def test_open_bytes__refused(name: str, content: bytes, code: str) -> None:
    assert refused(content, name, seconds=60).finding.code == code


def test_open_bytes__a_refusal_of_the_child_keeps_its_words() -> None:
    finding = refused(docx(p("")), "空白.docx", seconds=60).finding
    assert finding.code == "word.empty"
    assert str(finding.where) == "空白.docx"


def test_open_bytes__bombs_end_at_the_limits() -> None:
    bomb = zipped(word__document=b"0" * (300 * 1024 * 1024))
    assert refused(bomb, "炸弹.docx", seconds=60).finding.code == "word.too-big"
    slow = docx(p(LINE) * 40_000)
    assert refused(slow, "慢.docx", seconds=0.05).finding.code == "read.too-big"
    assert refused(slow, "胖.docx", memory=90 * 1024 * 1024, seconds=60).finding.code == "read.too-big"
    assert refused(b" " * (MOST_BYTES_OF_FILE + 1), "大.txt", seconds=60).finding.code == "read.too-big"


def test_open_bytes__xml_entities_are_not_unfolded() -> None:
    doctype = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    whole = docx(p("产值"))
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, doctype.encode() + content if part == "word/document.xml" else content)
    assert refused(buffer.getvalue(), "实体.docx", seconds=60).finding.code == "word.damaged"


def test_open_bytes__findings_of_the_reader_come_through() -> None:
    source = open_bytes(pdf([Sheet().picture()]), "扫描.pdf")
    assert [finding.code for finding in source.findings] == ["pdf.no-text"]


def test_open_file__missing_and_folder(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "无.txt", "read.missing"), (tmp_path, "read.folder")):
        with pytest.raises(Refusal) as caught:
            open_file(path)
        assert caught.value.finding.code == code


def test_kind_of() -> None:
    assert kind_of(b"\r\n%PDF-1.4", "a") == "pdf"
    assert kind_of(b"PK\x03\x04", "a") == "docx"
    assert kind_of("产值".encode(), "a.html") == "html"
