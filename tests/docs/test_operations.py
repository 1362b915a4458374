"""The operations pages name every result, finding and style that the program has, and no other."""

import re
from pathlib import Path

from taizhang.adapters import pdf
from taizhang.adapters.docx_page import LOOKS
from taizhang.adapters.docx_verify import State

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operations" / "word.md").read_text(encoding="utf-8")
PROOF = (ROOT / "docs" / "operations" / "proof.md").read_text(encoding="utf-8")
SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for room in ("adapters", "proofdesk")
    for path in (ROOT / "src" / "taizhang" / room).glob("*.py")
)


def test_word__every_result_of_verify_is_explained() -> None:
    section = PAGE[PAGE.index("## 核对改过的文件") : PAGE.index("## PDF")]
    rows = re.findall(r"^\| (\S+) \|", section, re.MULTILINE)
    assert set(rows) - {"结果"} == {state.value for state in State}


def test_word_and_proof__every_finding_is_explained() -> None:
    code = r"((?:word|pdf|text|html|read)\.[a-z-]+)"
    assert set(re.findall(f'"{code}"', SOURCES)) == set(re.findall(f"`{code}`", PAGE + PROOF))


def test_word__every_style_is_named() -> None:
    named = set(re.findall(r"^\| (台账\S+) \|", PAGE, re.MULTILINE))
    assert named | {"台账页码"} == {look.name for look in LOOKS.values()}
    assert "台账页码" in PAGE


def test_fonts__the_table_is_what_the_program_does() -> None:
    page = (ROOT / "docs" / "operations" / "fonts.md").read_text(encoding="utf-8")
    rows = {
        row[0]: row[1].split("、")
        for row in re.findall(r"^\| [^|]+ \| (\S+) \| ([^|]+) \|$", page, re.MULTILINE)
    }
    for font, others in pdf.FONTS_INSTEAD.items():
        # English names of the same fonts (SimSun for 宋体) are left out of the page
        assert rows[font] == [name for name in others if name in rows[font]]
        assert rows[font][-1] == others[-1]
    assert (ROOT / "tests" / "adapters" / "fonts.conf").is_file()
