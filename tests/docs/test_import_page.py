"""The page about importing names every column, heading and finding that the program has, and no other."""

import re
from pathlib import Path

from taizhang.adapters import xlsx_package, xlsx_rows, xlsx_table
from taizhang.adapters.xlsx_columns import COLUMNS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operations" / "import.md").read_text(encoding="utf-8")
SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for folder, pattern in (("adapters", "xlsx*.py"), ("ledger", "*.py"))
    for path in sorted((ROOT / "src/taizhang" / folder).glob(pattern))
)


def test_import__every_column_is_explained() -> None:
    rows = re.findall(r"^\| (\S+) \| (\S+) \| (必填|可不填) \| (.+) \|$", PAGE, re.MULTILINE)
    assert rows == [
        (each.name, "、".join(each.aliases), "必填" if each.required else "可不填", each.meaning)
        for each in COLUMNS
    ]


def test_import__every_finding_is_explained() -> None:
    listed = re.findall(r"^\| `((?:xlsx|table)\.[a-z-]+)` \|", PAGE, re.MULTILINE)
    assert len(listed) == len(set(listed))
    assert set(listed) == set(re.findall(r'"((?:xlsx|table)\.[a-z-]+)"', SOURCES))


def test_import__limits_are_those_of_the_program() -> None:
    megabyte = 1024 * 1024
    assert f"超过 {xlsx_package.MOST_BYTES_OF_FILE // megabyte} MB" in PAGE
    assert f"解开后超过 {xlsx_package.MOST_BYTES_IN_ALL // megabyte} MB" in PAGE
    assert f"超过 {xlsx_rows.MOST_ROWS // 10000} 万行" in PAGE
    assert f"前 {xlsx_table.SEARCHED} 行" in PAGE
