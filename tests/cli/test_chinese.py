"""No English of click's reaches a user, in help or in mistakes."""

import re

import click
import pytest
from click.testing import CliRunner

from taizhang.cli.chinese import in_chinese_marks, say, say_numbered
from taizhang.cli.main import VERBS, cli

OURS = re.compile(r"taizhang|TAIZHANG_HOME|Excel|Word|HTML|JSON|PDF|var|Ctrl|CLI")


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help__has_no_english_sentence(verb: str) -> None:
    shown = CliRunner().invoke(cli, [verb, "--help"] if verb else ["--help"]).output
    assert "用法：" in shown
    assert "选项" in shown
    for word in ("Usage", "Options", "Show this", "COMMAND", "[OPTIONS]", "default:", "Commands", "ARGS"):
        assert word not in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["close"], "缺少参数"),
        (["reopen", "2024-09"], "缺少选项"),
        (["close", "2024-09", "--nota", "x"], "没有 --nota 这个选项"),
        (["serve", "--port", "99999"], "不在"),
        (["figure", "output", "2024-09", "--format", "xml"], "可写"),
        (["verify", "没有的.docx"], "不存在"),
        (["close", "2024-09", "2024-10"], "多出了参数"),
    ],
)
def test_mistake__is_said_in_chinese(arguments: list[str], words: str) -> None:
    with pytest.raises(click.ClickException) as caught:
        cli.main(args=arguments, standalone_mode=False)
    said = OURS.sub("", caught.value.format_message())
    assert words in caught.value.format_message()
    assert not re.search(r"\b(the|is|not|no such|missing|invalid|value|argument)\b", said, re.IGNORECASE)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("缺少参数 '期间'.", "缺少参数“期间”。"),
        ("缺少选项 '--reason'.", "缺少选项“--reason”。"),
        ("'期间' 取值不对：不认识的期间“上月”。", "“期间”取值不对：不认识的期间“上月”。"),
        ("没有 --nota 这个选项。 是不是 '--note'？", "没有 --nota 这个选项。是不是“--note”？"),
        ("没有“figur”这个命令，是不是“figure”？", "没有“figur”这个命令，是不是“figure”？"),
        ("打不开“a.xlsx”：No such file.", "打不开“a.xlsx”：No such file."),
    ],
)
def test_in_chinese_marks__of_a_whole_message(said: str, shown: str) -> None:
    assert in_chinese_marks(said) == shown


def test_say__unknown_sentences_pass() -> None:
    assert say("something new") == "something new"
    assert say_numbered("{n} thing", "{n} things", 2) == "{n} things"
