import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from taizhang.cli import show
from taizhang.kernel import Finding, Level, Place

SENTENCE = "上半年，园区实现工业总产值43.9亿元，同比增长8.3%；完成规上工业产值38.3亿元（其中本级30亿元），同比增长9.3%。"


def lines(capsys: pytest.CaptureFixture[str], text: str, **layout: int) -> list[str]:
    capsys.readouterr()
    show.wrapped(text, **layout)  # type: ignore[arg-type]
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("width", [30, 41, 52, 63, 80])
def test_wrapped__fits_and_loses_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    printed = lines(capsys, SENTENCE, indent=4, hanging=2)
    assert max(map(cell_len, printed)) <= width
    assert "".join(line.strip() for line in printed) == SENTENCE
    assert printed[0].startswith("    上")
    assert all(line.startswith("      ") for line in printed[1:])
    assert not any(line.strip()[0] in "，。；：、）%" for line in printed)
    assert not any(line.endswith("（") for line in printed)


def test_wrapped__a_number_is_not_broken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    printed = lines(capsys, "园区实现规上工业总产值一共是1234567.89亿元", indent=0)
    assert printed == ["园区实现规上工业总产值一共是", "1234567.89亿元"]


@given(st.text(alphabet="园区12.%，（）a ", min_size=1, max_size=60), st.integers(20, 40))
def test_fitting__never_too_wide_and_never_nothing(text: str, room: int) -> None:
    found = show._fitting(text, room)
    assert found
    assert text.startswith(found)
    assert cell_len(found) <= room


def test_findings__place_arithmetic_and_advice(capsys: pytest.CaptureFixture[str]) -> None:
    finding = Finding(
        Level.ERROR, "x", "不认识“来原”", Place(source="目录/a.yaml", line=50), "1+1=2", "改成“来源”"
    )
    assert show.findings([finding, Finding(Level.HINT, "y", "提示一句")]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "错误 目录/a.yaml 第50行：不认识“来原”", "  算式：1+1=2", "  怎么办：改成“来源”", "提示：提示一句",
    ]  # fmt: skip


def test_progress__silent_unless_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with show.progress("正在取数", total=2) as step:
        step()
    assert capsys.readouterr() == ("", "")


def test_progress__drawn_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with show.progress("正在取数", total=2) as step:
        step()
    assert "正在取数" in capsys.readouterr().err
