from decimal import Decimal
from typing import Any

import pytest

from registry.small_park import LANHU, YUANHANG, make_catalogue
from taizhang.adapters.xlsx import Sheet
from taizhang.adapters.xlsx_cell import Area, Cell, Kind, Row
from taizhang.adapters.xlsx_table import find_table
from taizhang.kernel.period import Period
from taizhang.ledger.long_table import Lines, read_lines
from taizhang.registry.queries import RespondentView

RESPONDENTS = (
    RespondentView(1, YUANHANG, "远航电池材料", "enterprise", YUANHANG),
    RespondentView(2, LANHU, "蓝湖化工", "enterprise", LANHU),
    RespondentView(3, "finance", "财务部", "department", ""),
)
HEADINGS = ("代码", "指标", "期间", "数值", "同期数", "单位", "口径", "分项", "原因")
SEPTEMBER = "2024年1-9月"


def number(text: str, kind: Kind = Kind.NUMBER) -> Cell:
    return Cell(kind, text)


def row(at: int, *cells: Any) -> Row:
    """A row of cells; texts are typed texts, empty ones blank."""
    made = {
        i: each if isinstance(each, Cell) else Cell(Kind.TEXT, each)
        for i, each in enumerate(cells, 1)
        if each
    }
    return Row(at, made)


def read(*rows: Row, headings: tuple[str, ...] = HEADINGS, merges: tuple[Area, ...] = ()) -> Lines:
    table, findings = find_table(Sheet("a.xlsx", "", "数据", (row(1, *headings), *rows), merges))
    assert table is not None, findings
    return read_lines(table, make_catalogue(), RESPONDENTS)


def codes(lines: Lines) -> list[str]:
    return [each.code for each in lines.findings]


def test_read_lines__a_row_with_everything() -> None:
    lines = read(
        row(2, YUANHANG, "产值", SEPTEMBER, number("5230.5"), "４８０１", "万元", "实际数", "", "补报")
    )
    (line,) = lines.lines
    assert lines.findings == ()
    assert line.report.value == Decimal(52305)
    assert str(line.report.value) == "52305"
    assert (line.report.prior, line.report.period, line.report.indicator) == (
        48010,
        Period(2024, 1, 9),
        "output",
    )
    assert (line.report.cell, line.respondent, line.unit, lines.reason) == (
        "数据!D2",
        "远航电池材料",
        "千元",
        "补报",
    )


def test_read_lines__unit_of_the_report_where_none_is_given() -> None:
    (line,) = read(row(2, "finance", "税收收入", SEPTEMBER, number("61.9"))).lines
    assert (line.report.value, line.report.prior, line.unit) == (Decimal("61.9"), None, "万元")


def test_read_lines__unit_of_the_heading() -> None:
    headings = ("代码", "指标", "期间", "数值（亿元）", "同期数", "单位")
    lines = read(
        row(2, YUANHANG, "output", SEPTEMBER, number("0.5"), number("0.4")),
        row(3, YUANHANG, "staff", "2024年9月末", number("126"), "", "人"),
        row(4, YUANHANG, "revenue", SEPTEMBER, number("5"), "", "万元"),
        headings=headings,
    )
    assert [(line.report.value, line.report.prior) for line in lines.lines] == [(50000, 40000), (126, None)]
    assert [(each.code, each.where and each.where.cell) for each in lines.findings] == [
        ("table.two-units", "F4")
    ]


def test_read_lines__unit_of_the_caption_does_not_fit_all() -> None:
    sheet = Sheet(
        "a.xlsx", "", "数据",
        (row(1, "单位：万元"), row(2, *HEADINGS[:4]), row(3, YUANHANG, "产值", SEPTEMBER, number("5")),
         row(4, YUANHANG, "从业人员", "2024年9月末", number("126"))),
        (),
    )  # fmt: skip
    table, _ = find_table(sheet)
    assert table is not None
    lines = read_lines(table, make_catalogue(), RESPONDENTS)
    assert [line.report.value for line in lines.lines] == [50]
    assert codes(lines) == ["table.unit-differs"]
    assert "“万元”和“人”" in lines.findings[0].message


def test_read_lines__a_stock_of_a_month_is_of_its_end() -> None:
    lines = read(
        row(2, YUANHANG, "从业人员", "2024年9月", number("126")),
        row(3, YUANHANG, "产值", "2024年9月", number("1")),
    )
    assert [line.report.period for line in lines.lines] == [
        Period(2024, 9, 9, point=True),
        Period(2024, 9, 9),
    ]


def test_read_lines__growth_target() -> None:
    lines = read(
        row(
            2,
            "finance",
            "tax",
            "2024年",
            number("0.065", Kind.PERCENT),
            "",
            "",
            "增速目标",
            "",
            "某发〔2024〕1号",
        ),
        row(3, "finance", "tax", "2024年", number("6.5"), "", "", "增速目标"),
        row(4, "finance", "tax", "2024年", number("6.5"), "", "个百分点", "增速目标"),
    )
    assert [(line.report.basis, str(line.report.value), line.unit) for line in lines.lines] == [
        ("target_growth", "6.5", "%")
    ] * 2
    assert codes(lines) == ["table.unit-differs"]
    assert "百分比和百分点是两回事" in lines.findings[0].message


def test_read_lines__part() -> None:
    (line,) = read(row(2, "finance", "到位资金", SEPTEMBER, number("5"), "", "", "", "化工")).lines
    assert line.report.part == "cluster:chemical"


def test_read_lines__all_that_is_wrong_with_a_row() -> None:
    lines = read(row(2, "", "产直", "九月", "约5", "无", "万圆", "预计", "东", number("1.5")))
    assert lines.lines == ()
    assert codes(lines) == [
        "table.blank",
        "table.unknown-indicator",
        "table.unknown-basis",
        "table.period",
        "table.unknown-part",
        "table.number-not-text",
        "table.unit",
        "table.not-a-number",
        "table.not-a-number",
    ]


@pytest.mark.parametrize(
    ("column", "code"), [(0, "respondent"), (1, "indicator"), (2, "period"), (3, "value")]
)
def test_read_lines__each_required_cell_blank(column: int, code: str) -> None:
    cells: list[Any] = [YUANHANG, "产值", SEPTEMBER, number("5")]
    cells[column] = ""
    lines = read(row(2, *cells))
    assert (codes(lines), lines.lines) == (["table.blank"], ())
    assert f"单元格{'ABCD'[column]}2" in str(lines.findings[0].where)


def test_read_lines__percentage_of_money() -> None:
    lines = read(row(2, YUANHANG, "产值", SEPTEMBER, number("0.5", Kind.PERCENT)))
    assert codes(lines) == ["table.percent"]
    lines = read(row(2, YUANHANG, "产值", SEPTEMBER, "50%"))
    assert codes(lines) == ["table.percent"]


def test_read_lines__a_number_that_is_shown_smaller_is_hinted_at() -> None:
    lines = read(row(2, YUANHANG, "产值", SEPTEMBER, number("52000", Kind.SCALED)))
    assert [line.report.value for line in lines.lines] == [52000]
    assert [(each.code, each.is_error) for each in lines.findings] == [("table.scaled", False)]


def test_read_lines__blanks_under_a_merged_area_are_said_once() -> None:
    """The frame has said that the area is merged; the row is not taken all the same."""
    table, frame = find_table(
        Sheet(
            "a.xlsx", "", "数据",
            (row(1, *HEADINGS), row(2, YUANHANG, "产值", SEPTEMBER, number("5")), row(3, "", "revenue", SEPTEMBER, number("6"))),
            (Area(2, 1, 3, 1),),
        )
    )  # fmt: skip
    assert table is not None
    lines = read_lines(table, make_catalogue(), RESPONDENTS)
    assert [each.code for each in frame] == ["table.merged"]
    assert ([line.row for line in lines.lines], lines.findings) == ([2], ())


def test_reason__each_once() -> None:
    cells = [YUANHANG, "产值", SEPTEMBER, number("5"), "", "", "", ""]
    lines = read(*(row(at, *cells, why) for at, why in ((2, "补报"), (3, "漏计"), (4, "补报"), (5, ""))))
    assert lines.reason == "补报；漏计"
