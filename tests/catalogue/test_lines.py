"""Slips of the keyboard are found where they are, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from taizhang.catalogue.lines import mend


def kinds(text: str) -> list[tuple[str, int]]:
    return [(slip.kind, slip.line) for slip in mend(text)[1]]


def test_mend__clean_text_is_left_alone() -> None:
    text = (
        "# 注：说明\n工业总产值:\n  代码: output  # 注：不改\n  含义: 全部产品的价值，\n    其中：含税\n"
        "  别称: [甲,\n    乙]\n  句式: 完成【数值】，【税收收入：同比】\n  成员:\n    煤炭: '06'\n"
    )
    assert mend(text) == (text, ())


def test_mend__full_width_colon() -> None:
    assert kinds("工业总产值：\n  代码：output\n") == [("full-width-colon", 1), ("full-width-colon", 2)]
    assert mend("甲：\n  代码：output")[0] == "甲:\n  代码: output"


def test_mend__full_width_colon_in_a_sentence_is_no_slip() -> None:
    assert kinds("- 名称: 试\n  应得:\n    - 其中：完成61亿元\n    - 说明：全市\n") == []
    assert kinds("甲:\n  说明: >\n    填报：按季。\n    口径：法人。\n  代码: a\n") == []


def test_mend__braces() -> None:
    mended, slips = mend("  项目:\n    - {编号：'01'，指标: 甲，名称：乙}\n")
    assert mended == "  项目:\n    - {编号: '01', 指标: 甲, 名称: 乙}\n"
    assert {(slip.kind, slip.key) for slip in slips} == {
        ("full-width-colon", "编号"),
        ("full-width-colon", "名称"),
        ("full-width-comma", "指标"),
        ("full-width-comma", "名称"),
    }


def test_mend__indentation() -> None:
    assert kinds("甲:\n\t代码: a\n　单位: 亿元\n") == [("tab-indentation", 2), ("wide-indentation", 3)]
    assert mend("甲:\n\t代码: a")[0] == "甲:\n  代码: a"


def test_mend__colon_without_space() -> None:
    assert kinds("甲:\n  代码:a\n") == [("colon-without-space", 2)]
    assert mend("甲:\n  代码:a")[0] == "甲:\n  代码: a"


def test_mend__needs_quotes() -> None:
    text = "甲:\n  单位: %\n  含义: 甲: 乙\n  说明: '甲: 乙'\n  别称: [甲]\n"
    assert kinds(text) == [("needs-quotes", 2), ("needs-quotes", 3)]
    assert mend("甲:\n  含义: 它's: 乙  # 注")[0] == "甲:\n  含义: '它''s: 乙'"


@given(st.text(st.sampled_from("甲代码单位: ：，\t\n　- {}[]'%#【】a1"), max_size=60))
def test_mend__keeps_the_number_of_lines(text: str) -> None:
    mended, slips = mend(text)
    assert mended.count("\n") == text.count("\n")
    assert all(1 <= slip.line <= text.count("\n") + 1 for slip in slips)
