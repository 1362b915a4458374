"""The call list as a file to print or to hand on: .xlsx, or .csv for whatever else reads tables.

Names, and what reviewers wrote, are other people's words: a spreadsheet must not take them for formulas. In the workbook every
cell is written as text; in the CSV, which has no types, a text that a spreadsheet would reckon gets an apostrophe in front::

    =HYPERLINK("http://…")   ->   '=HYPERLINK("http://…")
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from taizhang.adapters.xlsx_list import Column, listed
from taizhang.collect.progress import Call

COLUMNS: Final = (
    Column("单位", 28), Column("填报人", 16), Column("报表", 24), Column("截止日", 12), Column("逾期天数", 10),
    Column("电话里说", 90), Column("答复", 30),
)  # fmt: skip
_RECKONED: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def rows(calls: Iterable[Call]) -> Iterator[tuple[str, ...]]:
    """A row of texts for each call; the last column is empty, for what they say."""
    for call in calls:
        days = str(call.days) if call.days else "未逾期"
        yield call.who.name, call.clerk, call.form.name, call.due.isoformat(), days, call.sentence, ""


def as_xlsx(calls: Iterable[Call]) -> bytes:
    """The workbook."""
    return listed("催报单", COLUMNS, rows(calls))


def as_csv(calls: Iterable[Call]) -> bytes:
    """The table in UTF-8 with the mark by which spreadsheets know it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(column.name for column in COLUMNS)
    writer.writerows([harmless(text) for text in row] for row in rows(calls))
    return stream.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """The text so that no spreadsheet reckons it.

    >>> harmless("=1+1"), harmless(" @SUM(A1)"), harmless("远航电池材料")
    ("'=1+1", "' @SUM(A1)", '远航电池材料')
    """
    risky = text.startswith(_RECKONED) or text.lstrip().startswith(_RECKONED)
    return f"'{text}" if risky else text
