"""A list to print or to hand on: one sheet, headings that stay in sight, every cell text.

    listed("催报单", (Column("单位", 28), Column("截止日", 12)), [("远航电池材料", "2024-07-08")])

Nothing is written as a formula or a link, whatever somebody typed. The same list gives the same bytes.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import xlsxwriter

_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_FONT: Final = {"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "top", "border": 1}


@dataclass(frozen=True)
class Column:
    """A heading, and the width of its column in characters."""

    name: str
    width: int


def listed(sheet: str, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> bytes:
    """The workbook."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": sheet, "created": _EPOCH})
        head = book.add_format({**_FONT, "bold": True, "bg_color": "#DDEBF7"})
        text = book.add_format({**_FONT, "num_format": "@"})
        page = book.add_worksheet(sheet)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.freeze_panes(1, 1)
        for number, column in enumerate(columns):
            page.set_column(number, number, column.width)
            page.write_string(0, number, column.name, head)
        for line, row in enumerate(rows, 1):
            for number, value in enumerate(row):
                page.write_string(line, number, value, text)
    return stream.getvalue()
