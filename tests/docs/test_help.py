"""docs/help tells clerks what stands on their pages: each word that it quotes is there."""

import re
from pathlib import Path

import pytest

from taizhang.collect.tasks import State

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/help/fill.md").read_text(encoding="utf-8")
SHOWN = "".join(
    file.read_text(encoding="utf-8")
    for pattern in (
        "src/taizhang/collect/templates/**/*.html",
        "src/taizhang/collect/*.py",
        "frontend/fill.js",
    )
    for file in sorted(ROOT.glob(pattern))
)
OWN_WORDS = {"月末", "新上一条产线", "停产检修", "5230万元", "±", "我的填报"}
"""What is quoted from forms, answers and keys."""


def test_states__all_and_only_those() -> None:
    table = PAGE.partition("| 状态 |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| (\S+) \|", table, re.MULTILINE) == [str(each) for each in State]


@pytest.mark.parametrize("words", sorted(set(re.findall(r"“([^”]+)”", PAGE)) - OWN_WORDS))
def test_quoted__stands_on_the_page(words: str) -> None:
    assert words in SHOWN


def test_said_of_a_cell__as_the_page_says_it() -> None:
    table = PAGE.partition("| 写着 |")[2].partition("\n\n")[0]
    words = re.findall(r"^\| (\S+) \|", table, re.MULTILINE)
    assert words == ["正在保存", "已保存", "不对", "已锁定"]
    assert all(each in SHOWN for each in words)
