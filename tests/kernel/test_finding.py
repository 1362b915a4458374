"""Findings say level, place, what, arithmetic and advice in one Chinese line."""

import pytest

from taizhang.kernel import Finding, Level, Place


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("目录/指标.yaml", line=50), "目录/指标.yaml 第50行"),
        (Place("目录/指标.yaml", line=50, column=3), "目录/指标.yaml 第50行第3列"),
        (Place(sheet="数据", line=3, cell="数值"), "工作表“数据”第3行“数值”列"),
        (Place("九月.xlsx", sheet="数据", cell="C3"), "九月.xlsx 工作表“数据”单元格C3"),
        (Place("报告.txt", start=12, end=20), "报告.txt 第13至20字"),
        (Place(start=12, end=13), "第13字"),
        (Place(start=12), "第13字"),
        (Place("报告.docx"), "报告.docx"),
        (Place(), ""),
    ],
)
def test_place__in_words(place: Place, said: str) -> None:
    assert str(place) == said


def test_finding__whole_line() -> None:
    finding = Finding(
        Level.ERROR,
        "part-exceeds-whole",
        "“出口”大于它所属的“进出口”。",
        Place(sheet="数据", line=3, cell="数值"),
        arithmetic="2959 > 2039（万美元）",
        advice="请核对两个数的单位和期别。",
    )
    assert str(finding) == (
        "错误：工作表“数据”第3行“数值”列：“出口”大于它所属的“进出口”。"
        "2959 > 2039（万美元）。请核对两个数的单位和期别。"
    )


def test_finding__without_place() -> None:
    assert str(Finding(Level.NOTE, "late", "有2家未报", advice="可以催报")) == "说明：有2家未报。可以催报。"


def test_is_error__only_errors() -> None:
    assert [Finding(level, "x", "有问题").is_error for level in Level] == [True, False, False]
