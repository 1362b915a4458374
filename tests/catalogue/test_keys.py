"""The page about the catalogue says what the program knows, no more and no less."""

import re
from pathlib import Path

from taizhang.catalogue.checks import codes
from taizhang.catalogue.keys import KEYS, NATURES, PARK_KEYS, SECTIONS, markdown
from taizhang.catalogue.vocabulary import SLOTS

PAGE = (Path(__file__).parents[2] / "docs/catalogue.md").read_text(encoding="utf-8")


def test_markdown__is_what_the_page_shows() -> None:
    shown = PAGE.partition("<!-- keys -->\n")[2].partition("<!-- /keys -->")[0]
    assert shown.strip() == markdown().strip(), "run: python -m taizhang.catalogue.keys"


def test_markdown__has_every_key_and_slot() -> None:
    for table in (*KEYS.values(), *PARK_KEYS.values()):
        assert all(f"| `{name}` |" in markdown() for name in table)
    assert all(f"| `【{slot}】` |" in markdown() for slot in SLOTS)


def test_page__has_every_finding_code_in_order() -> None:
    table = PAGE.partition("## 会查出的错误")[2]
    assert sorted(re.findall(r"^\| `([a-z0-9-]+)` \|", table, re.MULTILINE)) == sorted(codes())


def test_keys__sections_agree() -> None:
    assert set(KEYS) | {"park", "outlines"} == set(SECTIONS)
    assert all(key.explanation.endswith("。") for table in KEYS.values() for key in table.values())
    assert KEYS["indicators"]["性质"].choices == NATURES
