from collections.abc import Sequence

from taizhang.adapters.xlsx import Sheet
from taizhang.adapters.xlsx_cell import Area, Cell, Kind, Row
from taizhang.adapters.xlsx_table import Table, find_table
from taizhang.kernel.finding import Finding

HEADINGS = ("单位代码", "指标", "期间", "数值")
FIGURES = ("finance", "税收收入", "2024年1-9月", "5")


def made(*rows: Sequence[str], merges: Sequence[Area] = (), hidden: Sequence[int] = ()) -> Sheet:
    """A sheet of texts; an empty text is a blank cell."""
    filled = (
        Row(number, {i: Cell(Kind.TEXT, text) for i, text in enumerate(row, 1) if text}, number in hidden)
        for number, row in enumerate(rows, start=1)
    )
    return Sheet("a.xlsx", "0" * 64, "数据", tuple(row for row in filled if row.cells), tuple(merges))


def found(sheet: Sheet) -> Table:
    table, findings = find_table(sheet)
    assert table is not None, findings
    assert findings == ()
    return table


def only(sheet: Sheet) -> Finding:
    _, findings = find_table(sheet)
    assert len(findings) == 1, findings
    return findings[0]


def test_find_table__in_any_order_under_a_title() -> None:
    table = found(
        made(("云岭工业园区9月报表",), (), ("数值", "期间", "指标", "代码"), FIGURES[::-1], (), FIGURES[::-1])
    )
    assert (table.header, [row.number for row in table.rows]) == (3, [4, 6])
    assert table.cell(table.rows[0], "indicator") == Cell(Kind.TEXT, "税收收入")
    assert table.cell(table.rows[0], "prior") is None
    assert table.address(4, "respondent") == "D4"


def test_find_table__finding_names_sheet_cell_and_heading() -> None:
    table = found(made(("单位代码", "指标", "期间", "本期数"), FIGURES))
    finding = table.finding(2, "value", "table.blank", "是空的", "请填上")
    assert str(finding) == "错误：a.xlsx 工作表“数据”单元格D2：“本期数”列是空的。请填上。"


def test_find_table__units_of_heading_and_caption() -> None:
    assert found(made(("单位代码", "指标", "期间", "数值（万元）"), FIGURES)).headings["value"].unit == "万元"
    assert found(made(("", "（单位：万元）"), HEADINGS, FIGURES)).unit == "万元"
    assert found(made(("填报单位：财务部",), ("单位：财务部",), HEADINGS, FIGURES)).unit == ""


def test_find_table__caption_with_two_units() -> None:
    caption = ("单位：万元、人",)
    assert only(made(caption, HEADINGS, FIGURES)).code == "table.caption"
    assert found(made(caption, (*HEADINGS, "单位"), FIGURES)).headings["unit"].column == 5


def test_find_table__no_header() -> None:
    finding = only(made(("序号", "税收"), ("1", "2")))
    assert (finding.code, "--template" in finding.advice) == ("table.no-header", True)
    assert only(made(*[("",)] * 30, HEADINGS)).code == "table.no-header"
    assert only(made()).code == "table.no-header"


def test_find_table__missing_column_with_the_misspelt_one() -> None:
    finding = only(made(("单位代码", "指标", "期问", "数值"), FIGURES))
    assert (finding.code, finding.advice) == ("table.column-missing", "是不是“期问”？请把表头改成“期间”")
    finding = only(made(("单位代码", "指标", "期间", "数值（亿圆）"), FIGURES))
    assert finding.advice == "是不是“数值（亿圆）”？请把表头改成“数值”"
    finding = only(made(("单位代码", "指标", "数值"), FIGURES))
    assert (finding.message, finding.advice.startswith("请加上这一列：如2024年")) == ("缺“期间”列", True)


def test_find_table__misspelt_optional_column_is_not_passed_over() -> None:
    finding = only(made((*HEADINGS, "计量单拉"), FIGURES))
    assert (finding.code, finding.is_error) == ("table.column-unknown", True)


def test_find_table__column_twice() -> None:
    finding = only(made((*HEADINGS, "本期数"), FIGURES))
    assert finding.message == "“数值”（D列）和“本期数”（E列）都是“数值”"


def test_find_table__other_columns_are_named() -> None:
    table, findings = find_table(made(("序号", *HEADINGS, "所属行业"), ("1", *FIGURES)))
    assert table is not None
    assert [(each.code, each.message) for each in findings] == [
        ("table.column-ignored", "这些列没有读：序号、所属行业")
    ]


def test_find_table__no_rows() -> None:
    assert only(made(HEADINGS)).code == "table.no-rows"
    assert only(made(("", *HEADINGS), ("合计",))).code == "table.no-rows"


def test_find_table__merged_areas_that_matter() -> None:
    inside, beside, below, title = Area(2, 1, 3, 1), Area(2, 9, 3, 9), Area(9, 1, 9, 4), Area(1, 1, 1, 4)
    sheet = made(("报表",), HEADINGS, FIGURES, FIGURES, merges=(title, beside, below))
    assert found(sheet).merged == ()
    sheet = made(HEADINGS, FIGURES, FIGURES, merges=(inside,))
    finding = only(sheet)
    assert (finding.code, finding.message) == ("table.merged", "A2:A3是合并单元格，其中只有左上角一格有内容")


def test_find_table__hidden_rows_are_named() -> None:
    finding = only(made(HEADINGS, FIGURES, FIGURES, hidden=(3,)))
    assert (finding.code, finding.is_error) == ("table.hidden-rows", False)
    assert "第3行" in finding.message
