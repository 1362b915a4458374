"""What comes in from outside is weighed before it is parsed; what goes out is always the same bytes."""

import io
import zipfile
from pathlib import Path

import pytest

from adapters.sample_document import written
from taizhang.adapters import docx_package
from taizhang.adapters.docx_package import DocumentError, main_part, parse, read_parts, relations, write_parts


def refused(path: Path) -> str:
    with pytest.raises(DocumentError) as error:
        read_parts(path)
    finding = error.value.finding
    assert finding.is_error
    assert finding.advice
    assert finding.where is not None
    assert path.name in str(finding)
    return finding.code


def test_read_parts__our_own_file(tmp_path: Path) -> None:
    parts = read_parts(written(tmp_path))
    assert main_part(parts, "report.docx") == "word/document.xml"
    assert {r.target for r in relations(parts, "word/document.xml", "x")} >= {
        "word/styles.xml",
        "word/footer2.xml",
    }


def test_read_parts__missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "没有.docx") == "word.missing"


def test_read_parts__old_doc_renamed(tmp_path: Path) -> None:
    path = tmp_path / "旧.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    assert refused(path) == "word.old-format"


def test_read_parts__pdf_renamed(tmp_path: Path) -> None:
    path = tmp_path / "其实是.docx"
    path.write_bytes(b"%PDF-1.7")
    assert refused(path) == "word.not-docx"


def test_read_parts__cut_off(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:-200])
    assert refused(path) == "word.damaged"


def test_read_parts__bad_checksum(tmp_path: Path) -> None:
    path = tmp_path / "坏.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", "内容" * 20)
    path.write_bytes(path.read_bytes().replace("内容".encode(), "改动".encode(), 1))
    assert refused(path) == "word.damaged"


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_read_parts__any_broken_byte(tmp_path: Path, way: int) -> None:
    """Each way of packing has an error of its own for bytes it cannot unpack."""
    path = tmp_path / "坏.docx"
    with zipfile.ZipFile(path, "w", way) as archive:
        archive.writestr("word/document.xml", "".join(map(str, range(300))))
    whole = path.read_bytes()
    for place in range(4, len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            docx_package.read_parts(path)
        except docx_package.DocumentError as error:
            assert error.finding.code.startswith("word.")


def test_read_parts__bomb_by_size(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (docx_package.MOST_BYTES_OF_XML + 1))
    assert path.stat().st_size < 200_000
    assert refused(path) == "word.too-big"


def test_read_parts__bomb_by_number(tmp_path: Path) -> None:
    path = tmp_path / "多.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(docx_package.MOST_PARTS + 1):
            archive.writestr(f"word/{number}.xml", "")
    assert refused(path) == "word.too-big"


def test_main_part__a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(DocumentError) as error:
        main_part(read_parts(path), path.name)
    assert error.value.finding.code == "word.not-docx"


def test_parse__entities_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    with pytest.raises(DocumentError):
        parse(bomb, "x.docx")


def test_parse__broken_xml() -> None:
    with pytest.raises(DocumentError):
        parse(b"<a><b></a>", "x.docx")


def test_write_parts__same_bytes_whatever_the_order() -> None:
    one = write_parts({"b.xml": b"2", "[Content_Types].xml": b"1", "a.xml": b"3"})
    two = write_parts({"a.xml": b"3", "b.xml": b"2", "[Content_Types].xml": b"1"})
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "a.xml", "b.xml"]
        assert {entry.date_time for entry in archive.infolist()} == {docx_package.EPOCH}
