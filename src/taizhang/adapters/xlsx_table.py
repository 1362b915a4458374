"""Where in a sheet is the table of figures, and which of its columns is which?

The heading row is looked for in the first rows, since offices put a title and 单位：万元 above it. Missing columns come
with the misspelt heading that may be meant; a heading that looks like a misspelt optional column is an error too, for
to pass over 单位 or 同期数 would change the figures. Columns of other names are passed over and named once.

    table, findings = find_table(sheet)
    table.headings["value"].text      # '数值（万元）'
    table.place(row, "value")         # '工作表“填报”单元格D7'
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from typing import Final

from taizhang.adapters.xlsx import Sheet
from taizhang.adapters.xlsx_cell import Area, Cell, Kind, Row, letters
from taizhang.adapters.xlsx_columns import BY_KEY, COLUMNS, HEADINGS, folded, heading, is_unit
from taizhang.kernel.finding import Finding, Level, Place

FAMILY: Final = "工作簿"
SEARCHED: Final = 30
"""Rows in which the headings are looked for."""
MOST_FINDINGS: Final = 200
_LIKE: Final = 0.6
_HALF: Final = 0.5  # where a column is known to be missing, one character of two is enough
_SEPARATORS: Final = re.compile(r"[、,，;；/和或]")
_CAPTION: Final = re.compile(r"\(?(?:计量|金额)?单位:([^():]+)\)?")


@dataclass(frozen=True)
class Heading:
    """A column that was found: its number from 1, its heading as written, the unit in its brackets."""

    column: int
    text: str
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """The table: headings by the key of their column, and the rows under them. ``unit``: 单位：万元 above it."""

    sheet: Sheet
    header: int
    headings: Mapping[str, Heading]
    rows: tuple[Row, ...]
    unit: str = ""

    @cached_property
    def merged(self) -> tuple[Area, ...]:
        """The merged areas that the table reaches into; no more of them than findings are shown."""
        columns = [each.column for each in self.headings.values()]
        last = self.rows[-1].number if self.rows else self.header
        reached = (
            area
            for area in self.sheet.merges
            if area.top <= last and area.bottom >= self.header and _reaches(area, columns)
        )
        return tuple(islice(reached, MOST_FINDINGS))

    def cell(self, row: Row, key: str) -> Cell | None:
        """What stands in the column of that key; None for a blank cell and a column that is not there."""
        found = self.headings.get(key)
        return row.cells.get(found.column) if found else None

    def address(self, row: int, key: str) -> str:
        """``D7``."""
        return f"{letters(self.headings[key].column)}{row}"

    def finding(self, row: int, key: str, code: str, message: str, advice: str) -> Finding:
        """An error in a cell, named by sheet, row, column letter and heading."""
        place = Place(self.sheet.source, sheet=self.sheet.name, cell=self.address(row, key))
        text = f"“{self.headings[key].text}”列{message}"
        return Finding(Level.ERROR, code, text, place, advice=advice, family=FAMILY)


def find_table(sheet: Sheet) -> tuple[Table | None, tuple[Finding, ...]]:
    """The table of a sheet, and what is wrong with its frame; None where it cannot be read at all."""
    header = _header(sheet)
    if header is None:
        expected = "、".join(f"“{column.name}”" for column in COLUMNS if column.required)
        message = f"在工作表“{sheet.name}”前{SEARCHED}行里找不到表头"
        advice = f"表头至少要有{expected}各一列；可用 taizhang import --template 取一份模板"
        return None, (_whole(sheet, "table.no-header", message, advice),)
    found, findings = _headings(sheet, header)
    missing = [column.key for column in COLUMNS if column.required and column.key not in found]
    if missing or any(each.level is Level.ERROR for each in findings):
        return None, tuple(findings)
    columns = {each.column for each in found.values()}
    rows = tuple(
        row for row in sheet.rows if row.number > header.number and not columns.isdisjoint(row.cells)
    )
    table = Table(sheet, header.number, found, rows, _caption(sheet, header))
    findings.extend(_frame(table))
    return table, tuple(findings)


def _header(sheet: Sheet) -> Row | None:
    """The row with the most headings, two at least; of equals the first."""
    rows = [row for row in sheet.rows if row.number <= SEARCHED]

    def headings(row: Row) -> int:
        return len({known[0] for cell in row.cells.values() if (known := _known(cell))})

    best = max(rows, key=headings, default=None)
    return best if best is not None and headings(best) >= 2 else None


def _known(cell: Cell) -> tuple[str, str] | None:
    return heading(cell.text) if cell.kind is Kind.TEXT else None


def _headings(sheet: Sheet, header: Row) -> tuple[dict[str, Heading], list[Finding]]:
    found: dict[str, Heading] = {}
    others: list[str] = []
    findings: list[Finding] = []
    for column, cell in header.cells.items():
        known = _known(cell)
        if known is None:
            others.append(cell.text)
            continue
        key, unit = known
        if key in found:
            message = (
                f"“{found[key].text}”（{letters(found[key].column)}列）和“{cell.text}”（{letters(column)}列）"
            )
            message += f"都是“{BY_KEY[key].name}”"
            findings.append(
                _whole(sheet, "table.column-twice", message, "请只留一列，另一列改名或删去", header.number)
            )
        found.setdefault(key, Heading(column, cell.text.strip(), unit))
    findings.extend(_missing(sheet, header.number, found, others))
    return found, findings


def _missing(sheet: Sheet, header: int, found: Mapping[str, Heading], others: list[str]) -> Iterator[Finding]:
    """Columns that must be there and are not; optional ones that seem to be there under a misspelt name."""
    left = list(others)
    for text in others:
        near = _nearest(text)
        if near is not None and near not in found and not BY_KEY[near].required:
            left.remove(text)
            message = f"不认识表头“{text}”，像是“{BY_KEY[near].name}”"
            advice = f"是就改成“{BY_KEY[near].name}”；不是就请改个别的名字，那一列不会读"
            yield _whole(sheet, "table.column-unknown", message, advice, header)
    for column in COLUMNS:
        if column.required and column.key not in found:
            names = [folded(name) for name in (column.name, *column.aliases)]
            advice = f"请加上这一列：{column.meaning}"
            meant = next((text for text in left if get_close_matches(_bare(text), names, cutoff=_HALF)), None)
            if meant is not None:
                left.remove(meant)
                advice = f"是不是“{meant}”？请把表头改成“{column.name}”"
            yield _whole(sheet, "table.column-missing", f"缺“{column.name}”列", advice, header)
    if left:
        message = f"这些列没有读：{'、'.join(left[:20])}"
        yield Finding(
            Level.NOTE,
            "table.column-ignored",
            message,
            _place(sheet, header),
            advice="不需要就不必管",
            family=FAMILY,
        )


def _nearest(text: str) -> str | None:
    near = get_close_matches(_bare(text), HEADINGS, n=1, cutoff=_LIKE)
    known = heading(near[0]) if near else None
    return known[0] if known else None


def _bare(text: str) -> str:
    """A heading without the remark in brackets."""
    return folded(text).partition("(")[0] or folded(text)


def _caption(sheet: Sheet, header: Row) -> str:
    """What a line above the table says of the unit of all of it; empty where none does."""
    above = [cell for row in sheet.rows if row.number < header.number for cell in row.cells.values()]
    given = [found[1] for cell in above if (found := _CAPTION.fullmatch(folded(cell.text)))]
    return next((each for each in given if any(map(is_unit, _SEPARATORS.split(each)))), "")


def _frame(table: Table) -> Iterator[Finding]:
    """Merged cells that the table reaches into, hidden rows, no rows at all."""
    sheet = table.sheet
    if not table.rows:
        yield _whole(sheet, "table.no-rows", "表头下面没有数", "请填好再导入", table.header)
        return
    if table.unit and not is_unit(table.unit) and "unit" not in table.headings:
        message = f"表头上方写着“单位：{table.unit}”，不知道每个数是哪一个"
        yield _whole(sheet, "table.caption", message, "请加上“单位”列，每一行写明", table.header)
    yield from _merged(table)
    hidden = [str(row.number) for row in table.rows if row.hidden]
    if hidden:
        listed = "、".join(hidden[:20]) + ("等" if len(hidden) > 20 else "")
        message = f"有{len(hidden)}行是隐藏的，也会导入（第{listed}行）"
        advice = "请取消隐藏或筛选，核对这些行"
        yield Finding(Level.HINT, "table.hidden-rows", message, _place(sheet), advice=advice, family=FAMILY)


def _merged(table: Table) -> Iterator[Finding]:
    for area in table.merged:
        message = f"{area}是合并单元格，其中只有左上角一格有内容"
        advice = "请取消合并，在每一行都填上（选中后“取消合并”，再按 Ctrl+D 向下填充）"
        place = Place(table.sheet.source, sheet=table.sheet.name, cell=f"{letters(area.left)}{area.top}")
        yield Finding(Level.ERROR, "table.merged", message, place, advice=advice, family=FAMILY)


def _reaches(area: Area, columns: Iterable[int]) -> bool:
    return any(area.left <= column <= area.right for column in columns)


def _place(sheet: Sheet, row: int | None = None) -> Place:
    return Place(sheet.source, sheet=sheet.name, line=row)


def _whole(sheet: Sheet, code: str, message: str, advice: str, row: int | None = None) -> Finding:
    return Finding(Level.ERROR, code, message, _place(sheet, row), advice=advice, family=FAMILY)
