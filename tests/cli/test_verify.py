import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from adapters.sample_document import edited
from cli.conftest import Taizhang
from reports.office import Office


@pytest.fixture
def word(office: Office, taizhang: Taizhang, tmp_path: Path) -> Path:
    """The report of the office as a Word file."""
    assert taizhang("report", "quarterly", "2024Q2", "--out", tmp_path / "报告").code == 0
    return next((tmp_path / "报告").glob("*.docx"))


def width(line: str) -> int:
    return sum(1 if each.isascii() else 2 for each in line)


def test_verify__untouched(taizhang: Taizhang, word: Path) -> None:
    done = taizhang("verify", word)
    assert done.code == 0
    assert "《园区2024年第二季度报告》" in done.out
    line = next(each for each in done.out.splitlines() if "规上工业总产值·完成全年目标" in each)
    assert line.split() == ["未改", "第4段", "45%", "规上工业总产值·完成全年目标"]
    assert done.out.splitlines()[-1] == "未改 14 处。"


def test_verify__changed_removed_and_typed_in(taizhang: Taizhang, word: Path) -> None:
    done = taizhang(
        "verify",
        edited(
            word,
            "改过.docx",
            ("10亿元", "12亿元"),
            (">45%<", "><"),
            ("经济运行平稳", "税收3.3亿元，运行平稳"),
        ),
    )
    assert done.code == 1
    lines = done.out.splitlines()
    assert any(
        each.split() == ["已改", "第4段", "原", "10亿元，现", "12亿元", "工业总产值"] for each in lines
    )
    assert any(each.startswith("已删") and "原 45%" in each for each in lines)
    assert any(each.startswith("手填") and "3.3亿元" in each for each in lines)
    assert "已改 1 处" in lines[-1]
    assert max(map(width, lines)) <= 80


def test_verify__as_json(taizhang: Taizhang, word: Path) -> None:
    done = taizhang("verify", edited(word, "改过.docx", ("10亿元", "12亿元")), "--format", "json")
    assert done.code == 1
    (changed,) = (each for each in json.loads(done.out) if each["state"] != "未改")
    assert (changed["state"], changed["name"]) == ("已改", "工业总产值")
    assert (changed["was"], changed["now"]) == ("10亿元", "12亿元")


def test_verify__kept_copy_lost_but_issued(office: Office, taizhang: Taizhang, word: Path) -> None:
    office.issue()
    shutil.rmtree(settings.REPORTS)
    assert taizhang("verify", word).code == 0


def test_verify__kept_copy_lost(taizhang: Taizhang, word: Path) -> None:
    shutil.rmtree(settings.REPORTS)
    done = taizhang("verify", word)
    assert done.code == 2
    assert "--document" in done.err
    assert taizhang("verify", word, "--document", word.with_suffix(".json")).code == 0


def test_verify__not_a_document(taizhang: Taizhang, word: Path) -> None:
    done = taizhang("verify", word, "--document", word.with_suffix(".txt"))
    assert (done.code, done.err) == (2, f"错误：“{word.with_suffix('.txt')}”不是台账写出的 JSON 文稿。\n")


def test_verify__not_a_word_file(taizhang: Taizhang, word: Path) -> None:
    done = taizhang("verify", word.with_suffix(".html"))
    assert done.code == 2
    assert done.err.startswith("错误：")
    assert done.err.count("\n") == 1


def test_verify__its_catalogue_is_gone(office: Office, taizhang: Taizhang, word: Path) -> None:
    """The names of the figures are lost then, not the check."""
    (office.folder / "outlines" / "quarterly.md").write_text("# 【园区】报告\n\n【工业总产值】。\n", "utf-8")
    done = taizhang("verify", word)
    assert done.code == 0
    assert any(each.split() == ["未改", "第4段", "10亿元", "f001"] for each in done.out.splitlines())
