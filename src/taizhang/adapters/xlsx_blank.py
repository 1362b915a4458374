"""An empty table to be filled in: headings, a list to choose from where there is one, and what goes into each column.

    blank("账号", (Heading("用户名", "2到30个字母或数字", must=True), Heading("角色", "从列表里选", choices=("部门经办",))))

Every cell is text, so that a telephone number or a credit code loses no digit; nothing is written as a formula, whatever a
department is called. The same headings give the same bytes.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import xlsxwriter

ROWS: Final = 2000
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_FONT: Final = {"font_name": "宋体", "font_size": 11}
_PLAIN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Heading:
    """A column: its name, what goes into it, whether it must be filled, what there is to choose from."""

    name: str
    meaning: str
    must: bool = False
    choices: tuple[str, ...] = ()
    width: int = 18


def blank(sheet: str, headings: Sequence[Heading], examples: Sequence[Sequence[str]] = ()) -> bytes:
    """The workbook: that sheet, one with examples, one with explanations, one with what there is to choose from."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, dict(_PLAIN)) as book:
        book.set_properties({"title": sheet, "created": _EPOCH})
        head = {**_FONT, "bold": True, "bg_color": "#DDEBF7", "border": 1}
        formats = {
            "head": book.add_format(head),
            "must": book.add_format({**head, "bg_color": "#F8CBAD"}),
            "text": book.add_format({**_FONT, "num_format": "@"}),
        }
        page, shown, about, lists = (book.add_worksheet(name) for name in (sheet, "例子", "说明", "可选"))
        for each in (page, shown):
            _headings(each, headings, formats)
        for row, values in enumerate(examples, 1):
            for column, value in enumerate(values):
                shown.write_string(row, column, value, formats["text"])
        about.set_column(0, 0, 16)
        about.set_column(1, 1, 80)
        for row, heading in enumerate(headings):
            about.write_string(row, 0, heading.name + ("（必填）" if heading.must else ""), formats["text"])
            about.write_string(row, 1, heading.meaning, formats["text"])
        _choices(page, lists, headings, formats)
    return stream.getvalue()


def _headings(page: Any, headings: Sequence[Heading], formats: dict[str, Any]) -> None:
    for column, heading in enumerate(headings):
        page.set_column(column, column, heading.width, formats["text"])
        page.write_string(0, column, heading.name, formats["must" if heading.must else "head"])
    page.freeze_panes(1, 0)


def _choices(page: Any, lists: Any, headings: Sequence[Heading], formats: dict[str, Any]) -> None:
    for column, heading in enumerate(headings):
        if not heading.choices:
            continue
        lists.write_string(0, column, heading.name, formats["head"])
        lists.set_column(column, column, 30)
        for row, choice in enumerate(heading.choices, 1):
            lists.write_string(row, column, choice, formats["text"])
        letter = chr(ord("A") + column)
        source = f"=可选!${letter}$2:${letter}${len(heading.choices) + 1}"
        page.data_validation(
            1, column, ROWS, column, {"validate": "list", "source": source, "error_message": "请从列表里选。"}
        )
