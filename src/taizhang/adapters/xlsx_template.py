"""What does somebody fill in who has no table of their own?

``template(catalogue)`` gives a workbook with four sheets: 填报 (the headings, empty rows, drop-down lists), 例子 (what
filled rows look like), 说明 (what goes into each column, how to hand it in), 指标 (every indicator with its unit, which the
lists are made from). Codes and periods are cells of text, so that no code loses its last digits and no 2024-9 becomes
a date. Everything is written as text or number, never as a formula, whatever an indicator is called; the bytes depend
on the catalogue alone.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import xlsxwriter

from taizhang.adapters.xlsx_columns import COLUMNS
from taizhang.catalogue.model import Catalogue, Indicator, Nature

ROWS: Final = 2000
"""Rows of 填报 that have formats and lists."""
BASES: Final = ("实际数", "目标数", "增速目标")
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_WIDTHS: Final = {"respondent": 24, "name": 24, "indicator": 24, "period": 16, "remark": 32}
_NUMBERS: Final = ("value", "prior")
_EXAMPLE_CODE: Final = "91350100M000100Y43"  # the one circulated with GB 32100-2015

_HOW_TO: Final = (
    "一行一个数。表头不要改名；不用的列可以删去，次序可以换。",
    "数值直接填，不要写公式，不要合并单元格，不要在数后面写单位或“约”字。",
    "累计数写“2024年1-9月”，时点数写“2024年9月末”，全年写“2024年”。",
    "填好后先试一遍：taizhang import 文件.xlsx --dry-run；没有问题再去掉 --dry-run。",
    "有一处不对就一个数也不收；每一处错都会指出单元格，改好再导入。",
    "更正账上已有的数，要在“原因”列写明为什么改；目标要写文件名和文号。",
)


def template(catalogue: Catalogue) -> bytes:
    """The empty workbook."""
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": "台账填报模板", "created": _EPOCH})
        formats = _formats(book)
        page, example, about, listed = (book.add_worksheet(name) for name in ("填报", "例子", "说明", "指标"))
        indicators = tuple(catalogue.indicators.values())
        _fill_in(page, formats)
        _lists(page, len(indicators))
        _fill_in(example, formats)
        _examples(example, indicators)
        _about(about, formats)
        _indicators(listed, indicators, formats)
    return stream.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    font = {"font_name": "宋体", "font_size": 11}
    head = {**font, "bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True, "valign": "vcenter"}
    return {
        "head": book.add_format(head),
        "must": book.add_format({**head, "bg_color": "#F8CBAD"}),
        "text": book.add_format({**font, "num_format": "@"}),
        "number": book.add_format({**font, "num_format": "General"}),
        "plain": book.add_format({**font, "text_wrap": True, "valign": "top"}),
    }


def _fill_in(page: Any, formats: dict[str, Any]) -> None:
    """The headings, and the format of each column."""
    for index, column in enumerate(COLUMNS):
        kind = "number" if column.key in _NUMBERS else "text"
        page.set_column(index, index, _WIDTHS.get(column.key, 14), formats[kind])
        page.write_string(0, index, column.name, formats["must" if column.required else "head"])
        page.write_comment(
            0, index, f"{'必填。' if column.required else '可不填。'}{column.meaning}。", {"author": ""}
        )
    page.freeze_panes(1, 0)


def _lists(page: Any, indicators: int) -> None:
    """Drop-down lists; a code or an alias may be typed all the same, so that of indicators only informs."""
    where = {column.key: index for index, column in enumerate(COLUMNS)}
    _list(page, where["indicator"], f"=指标!$A$2:$A${indicators + 1}", kind="information")
    _list(page, where["basis"], list(BASES), kind="stop")


def _list(page: Any, column: int, source: str | Sequence[str], *, kind: str) -> None:
    message = "请从列表里选；指标也可以写代码或别称。" if kind == "information" else "请从列表里选。"
    options = {"validate": "list", "source": source, "error_type": kind, "error_message": message}
    page.data_validation(1, column, ROWS, column, options)


def _examples(page: Any, indicators: Sequence[Indicator]) -> None:
    """Three filled rows: a running total, a stock, a target."""
    reported = [each for each in indicators if each.reported]
    flow = next((each for each in reported if each.nature is Nature.FLOW), None)
    stock = next((each for each in reported if each.nature is Nature.STOCK), None)
    rows: list[dict[str, str | float]] = []
    for indicator, period, value, prior in (
        (flow, "2024年1-9月", 5230.5, 4801),
        (stock, "2024年9月末", 126, 118),
    ):
        if indicator is not None:
            rows.append(_example(indicator, period) | {"value": value, "prior": prior})
    if flow is not None:
        target = _example(flow, "2024年") | {"respondent": "部门代码", "name": "（部门名称）", "value": 70000}
        rows.append(target | {"basis": "目标数", "remark": "《2024年工作要点》（某发〔2024〕1号）"})
    for number, row in enumerate(rows, start=1):
        for index, column in enumerate(COLUMNS):
            given = row.get(column.key)
            if isinstance(given, str):
                page.write_string(number, index, given)
            elif given is not None:
                page.write_number(number, index, given)


def _example(indicator: Indicator, period: str) -> dict[str, str | float]:
    return {
        "respondent": _EXAMPLE_CODE,
        "name": "（企业名称）",
        "indicator": indicator.name,
        "period": period,
        "unit": indicator.report_unit.name,
    }


def _about(page: Any, formats: dict[str, Any]) -> None:
    page.set_column(0, 0, 14)
    page.set_column(1, 1, 10)
    page.set_column(2, 2, 70)
    for index, name in enumerate(("列", "要不要填", "填什么")):
        page.write_string(0, index, name, formats["head"])
    for row, column in enumerate(COLUMNS, start=1):
        for index, text in enumerate((column.name, "必填" if column.required else "可不填", column.meaning)):
            page.write_string(row, index, text, formats["plain"])
    for row, text in enumerate(_HOW_TO, start=len(COLUMNS) + 2):
        page.merge_range(row, 0, row, 2, text, formats["plain"])


def _indicators(page: Any, indicators: Sequence[Indicator], formats: dict[str, Any]) -> None:
    for index, (name, width) in enumerate(
        (("指标", 28), ("代码", 28), ("报送单位", 12), ("来源", 16), ("含义", 70))
    ):
        page.set_column(index, index, width)
        page.write_string(0, index, name, formats["head"])
    for row, each in enumerate(indicators, start=1):
        for index, text in enumerate(
            (each.name, each.code, each.report_unit.name, each.source, each.meaning)
        ):
            page.write_string(row, index, text, formats["plain"])
    page.freeze_panes(1, 0)
