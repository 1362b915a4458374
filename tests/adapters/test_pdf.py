"""The page as LibreOffice prints it, measured; and what is said when it can't print."""

import os
from collections import Counter, defaultdict
from pathlib import Path

import pypdfium2
import pytest

from adapters.sample_document import PERIOD, document, paragraph
from taizhang.adapters import docx, pdf
from taizhang.adapters.docx_page import BOTTOM
from taizhang.writing.document import Document, Text

needs_soffice = pytest.mark.skipif(pdf.soffice() is None, reason="LibreOffice is not installed")
MM = 72 / 25.4


def printed(content: bytes) -> list[dict[float, list[tuple[str, float, float]]]]:
    """Per page, the lines by height above the paper's bottom (mm): characters with left and right (mm)."""
    pages = []
    opened = pypdfium2.PdfDocument(content)
    for page in opened:
        text = page.get_textpage()
        lines: dict[float, list[tuple[str, float, float]]] = defaultdict(list)
        for at in range(text.count_chars()):
            character = text.get_text_range(at, 1)
            if character.strip():
                left, bottom, right, top = text.get_charbox(at)
                height = round((bottom + top) / 2 / MM, 1)
                near = next((known for known in lines if abs(known - height) < 2), height)
                lines[near].append((character, left / MM, right / MM))
        pages.append(dict(lines))
        text.close()
    opened.close()
    return pages


def converted(made_from: Document) -> bytes:
    content, findings = pdf.convert(docx.render(made_from))
    assert findings == ()
    assert content is not None
    return content


@pytest.mark.soffice
@needs_soffice
def test_convert__22_lines_of_28_characters() -> None:
    blocks = (paragraph("body", Text("国" * (28 * 22 * 2 + 40))),)
    pages = printed(converted(Document("国", "quarterly", PERIOD, "", "", blocks)))
    full = pages[:2]
    for number, page in enumerate(full):
        lines = [line for line in page.values() if line[0][0] == "国"]
        counts = [len(line) for line in lines]
        assert len(counts) == 22
        assert counts == ([28] * 22 if number else [26] + [28] * 21)  # two characters of indent
        edges = [(line[0][1], line[-1][2]) for line in lines[1:]]
        # of the glyph, which leaves half a millimetre in its box: the lines fill 28 to 184 mm
        assert all(28 < left < 29 and 183 < right < 184 for left, right in edges)


@pytest.mark.soffice
@needs_soffice
def test_convert__page_number_outside_right_and_left_7_mm_below() -> None:
    blocks = (paragraph("body", Text("国" * (28 * 22 + 40))),)
    odd, even = printed(converted(Document("国", "quarterly", PERIOD, "", "", blocks)))
    for page, number in ((odd, "1"), (even, "2")):
        height, line = min(page.items())
        assert [character for character, _, _ in line] == ["—", number, "—"]
        below = BOTTOM / 1440 * 25.4 - height
        assert abs(below - 7) < 0.7
    one_character = 14 / MM
    assert abs(210 - 26 - min(odd.items())[1][-1][2] - one_character) < 1
    assert abs(min(even.items())[1][0][1] - 28 - one_character) < 1


@pytest.mark.soffice
@needs_soffice
def test_convert__everything_is_printed() -> None:
    made_from = document()
    wanted = Counter("".join(made_from.to_text().split()))
    seen: Counter[str] = Counter()
    for page in printed(converted(made_from)):
        seen.update(character for line in page.values() for character, _, _ in line)
    assert not wanted - seen


def test_convert__without_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TAIZHANG_SOFFICE", str(tmp_path / "没有"))
    content, findings = pdf.convert(b"")
    assert content is None
    assert [finding.code for finding in findings] == ["pdf.no-libreoffice"]
    assert "另存为 PDF" in findings[0].advice


def fake(folder: Path, script: str) -> str:
    """A program that stands for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for LibreOffice")
@pytest.mark.parametrize(
    ("script", "said"),
    [("echo 坏了 >&2; exit 1", "坏了"), ("exit 3", "退出码 3"), ("sleep 60", "0.2 秒"), ("exit 0", "")],
)
def test_convert__libreoffice_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, said: str
) -> None:
    monkeypatch.setenv("TAIZHANG_SOFFICE", fake(tmp_path, script))
    content, findings = pdf.convert(b"", timeout=0.2 if "sleep" in script else 20)
    assert content is None
    assert [finding.code for finding in findings] == ["pdf.failed"]
    assert said in findings[0].advice


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for LibreOffice")
def test_convert__a_child_of_a_slow_libreoffice_is_ended_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    marker = tmp_path / "还活着"
    script = f"(sleep 1; touch '{marker}') &\nsleep 60"
    monkeypatch.setenv("TAIZHANG_SOFFICE", fake(tmp_path, script))
    pdf.convert(b"", timeout=0.2)
    import time

    time.sleep(1.3)
    assert not marker.exists()


def test_fonts_config__every_font_of_the_page_has_a_stand_in() -> None:
    config = pdf.fonts_config()
    for font in ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"):
        assert f"<family>{font}</family><accept>" in config
    assert "/etc/fonts/fonts.conf" in config
