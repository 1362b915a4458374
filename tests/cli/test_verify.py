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
    head, summary = done.out.splitlines()
    assert "《园区2024年第二季度报告》" in head
    assert summary == "原稿的14个数都还是台账的数，句子也没有改。"


def test_verify__all(taizhang: Taizhang, word: Path) -> None:
    done = taizhang("verify", word, "--all")
    assert done.code == 0
    line = next(each for each in done.out.splitlines() if "规上工业总产值·完成全年目标" in each)
    assert line.split() == ["未改", "第4段", "45%", "规上工业总产值·完成全年目标"]
    assert sum(each.startswith("未改") for each in done.out.splitlines()) == 14


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
    assert "原稿的14个数，12个没有动，1个改了，1个删了。另有1个数是手填的，没有来源，1句改了字。" in "".join(
        lines[1:3]
    )
    assert not any(each.startswith("未改") for each in lines)
    assert lines.index("") < 4, "the paragraph, an empty line, the list"
    assert lines[-1].strip().startswith("现："), "sentences come last"
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
    done = taizhang("verify", word, "--all")
    assert done.code == 0
    assert any(each.split() == ["未改", "第4段", "10亿元", "f001"] for each in done.out.splitlines())


def test_verify__exchanged_and_moved(taizhang: Taizhang, word: Path) -> None:
    exchanged = edited(word, "对调.docx", ("10亿元", "@"), (">45%<", ">10亿元<"), ("@", "45%"))
    lines = taizhang("verify", exchanged).out.splitlines()
    said = "".join(each.strip() for each in lines)
    assert "2个对调了" in said
    assert "工业总产值，现在是“规上工业总产值·完成全年目标”的数" in said
    moved = taizhang("verify", edited(word, "改指标.docx", ("工业总产值<", "固定资产投资<")))
    assert (moved.code, "移到别处" in moved.out, "原在：" in moved.out) == (1, True, True)
