"""Which numbers of a table's cells are counted in what?

In a table the unit stands elsewhere than the number: in the head of the column (``同比%``), in brackets after the row's name
(``出口总额（万美元）``), in a column 单位, in the corner (``指标(万元、个)``, which of them the row's name decides) or above the
table (``单位：万元``). Text that was a table keeps its columns by bars, tabs, or spaces, or (``stacked``) has a line for each
cell.

Worked example::

    指标(万元、个)|本月|同比%
    单位数|4326|5.5            4326 个, 5.5 %
    总产值|309748|3.3          309748 万元, 3.3 %

A cell that is nothing but a number is read here; any other cell is prose and read like prose. The first rows without such
a cell are the head. Years at the head of columns are periods.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from taizhang.proofing.model import Form, Role
from taizhang.proofing.scanning.damage_digits import damaged_cell
from taizhang.proofing.scanning.draft import Draft, mark
from taizhang.proofing.scanning.measures import unit_at
from taizhang.proofing.scanning.stacked import stacked_tables

_NUMBER: Final = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?) ?")
_BARE: Final = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_RULE: Final = re.compile(r"[-|:+= \t]*")
_BRACKET: Final = re.compile(r"\(([^()]{1,30})\)")
_CAPTION: Final = re.compile(r"单位 ?: ?([^\n)]{1,30})")
_RATE_HEAD: Final = re.compile(r"增速|增长|同比|环比|增幅|比重|占比|比上年|比去年|±|构成|涨跌|完成率|进度|%")
_RANK_HEAD: Final = re.compile(r"排名|位次|名次|排位|排序")
_NUMBER_HEAD: Final = re.compile(r"^(?:序号|编号|代码|行次|电话|联系电话|邮编|年份|年度)$")
_COUNT_LABEL: Final = re.compile(
    r"(?:单位|企业|户|家|个|人|项目|机构|法人|从业|就业|员工|职工)[^总产收]{0,3}数|个数|户数|人数|家数|[人户个]$|(?:单位|企业)$"
)
_RATE_LABEL: Final = re.compile(r"率$|比重$|占比$|增速$|增长$|增幅$")


@dataclass(frozen=True)
class Cell:
    """A cell without the blanks around it."""

    start: int
    end: int
    text: str


Row = tuple[Cell, ...]


def table_lines(text: str) -> list[tuple[int, int]]:
    """The lines of ``text`` that are rows of a table, as spans."""
    lines: list[tuple[int, int]] = []
    start, before = 0, -1
    for line in text.split("\n"):
        end = start + len(line)
        if line and _is_row(line):
            if (
                before >= 0
                and lines[-1:] != [(before, start - 1)]
                and _may_head(text[before : start - 1], line)
            ):
                lines.append((before, start - 1))
            lines.append((start, end))
        before, start = start, end + 1
    return lines


def _is_row(line: str) -> bool:
    if "|" in line or "\t" in line:
        return len(line) < 2000 and not line.strip(" \t").startswith("。")
    if "  " not in line and not (line[-1] in "0123456789%" and " " in line):
        return False
    return len(_tail(line)) >= 2


def _tail(line: str) -> list[str]:
    """The bare numbers a line of spaced columns ends with."""
    words = line.split()
    numbers: list[str] = []
    while words and (_BARE.fullmatch(words[-1]) or words[-1] in ("-", "--", "…", "/")):
        numbers.append(words.pop())
    return numbers if words and not any(mark in word for word in words for mark in "。;:,") else []


def _may_head(head: str, row: str) -> bool:
    """Is the line before the first spaced row its head? As many words as the row has columns."""
    return "|" not in row and "\t" not in row and len(head.split()) in (len(_tail(row)), len(_tail(row)) + 1)


def table_numbers(text: str) -> list[Draft]:
    """The numbers, and the marks, that fill cells of tables, in order of place."""
    drafts: list[Draft] = []
    for block in _blocks(text):
        drafts += _read(block, _caption(text, block[0][0].start))
    return sorted(drafts, key=lambda each: each.start)


def _blocks(text: str) -> Iterator[list[Row]]:
    """The tables in order of place, as rows of cells."""
    stacked = [
        [tuple(Cell(start, end, text[start:end]) for start, end in row) for row in rows]
        for rows in stacked_tables(text)
    ]
    if not stacked:
        yield from _in_lines(text)
        return
    yield from sorted((*_in_lines(text), *stacked), key=lambda block: block[0][0].start)


def _in_lines(text: str) -> Iterator[list[Row]]:
    """Tables that have a row to a line."""
    spans = table_lines(text)
    block: list[Row] = []
    last = -1
    for start, end in spans:
        if block and start != last + 1:
            yield block
            block = []
        row = _cells(text, start, end)
        if row:
            block.append(row)
        last = end
    if block:
        yield block


def _cells(text: str, start: int, end: int) -> Row:
    line = text[start:end]
    if _RULE.fullmatch(line):
        return ()
    if "|" in line:
        edges = [(found.start(), found.end()) for found in re.finditer(r"\|", line)]
    elif "\t" in line:
        edges = [(found.start(), found.end()) for found in re.finditer(r"\t", line)]
    else:
        edges = _spaces(line)
    cells = []
    at = 0
    for left, right in [*edges, (len(line), len(line))]:
        cells.append(_cell(line, start, at, left))
        at = right
    if line.lstrip().startswith("|"):
        cells = cells[1:]
        cells = cells[:-1] if cells and not cells[-1].text else cells
    return tuple(cells)


def _cell(line: str, offset: int, start: int, end: int) -> Cell:
    while start < end and line[start] in " \t":
        start += 1
    while end > start and line[end - 1] in " \t":
        end -= 1
    return Cell(offset + start, offset + end, line[start:end])


def _spaces(line: str) -> list[tuple[int, int]]:
    """The gaps between columns: all before bare numbers, else runs of two and more."""
    count = len(_tail(line))
    gaps = [found.span() for found in re.finditer(r" +", line) if found.start() and found.end() < len(line)]
    if count >= 2:
        return gaps[len(gaps) - count :]
    wide = [each for each in gaps if each[1] - each[0] >= 2]
    return wide or gaps


def _caption(text: str, start: int) -> tuple[str, ...]:
    above = text[max(0, start - 80) : start]
    found = max(_CAPTION.finditer(above), key=re.Match.start, default=None)
    return _units(found[1]) if found is not None and above.count("\n", found.end()) <= 2 else ()


def _units(text: str) -> tuple[str, ...]:
    found = []
    for each in re.split(r"[、,/和;] ?", text.strip(" )")):
        unit = unit_at(each, 0)
        if unit is not None and unit.end == len(each):
            found.append(unit.name)
    return tuple(found)


def _read(block: list[Row], caption: tuple[str, ...]) -> list[Draft]:
    body = next((at for at, row in enumerate(block) if _has_number(row)), len(block))
    heads = _heads(block[:body])
    corner = _head_units(heads[0]) if heads else ()
    drafts: list[Draft] = []
    parent = ""
    for row in block[:body]:
        drafts += [mark(cell.start, cell.end, Role.PERIOD) for cell in row if _YEAR.fullmatch(cell.text)]
    for row in block[body:]:
        label = next((cell.text for cell in row if cell.text and _value(cell) is None), "")
        child = label.startswith(("#", "其中", "-")) and not _COUNT_LABEL.search(label)
        parent = parent if child else label
        unit = _row_unit(row, heads, label) or _choose(corner or caption, parent)
        short = len(row) - len(heads)
        fitting = [*[""] * min(short, 1), *heads, *[""] * (short - 1)] if 0 <= short <= 2 else []
        drafts += _read_row(row, fitting, unit)
    return drafts


def _heads(rows: list[Row]) -> list[str]:
    """One text for each column from all rows of the head that have the full number of cells."""
    width = max(map(len, rows), default=0)
    full = [row for row in rows if len(row) == width]
    return ["".join(row[at].text for row in full) for at in range(width)]


def _has_number(row: Row) -> bool:
    numbers = [cell.text for cell in row[1:] if _value(cell) is not None]
    return any(not _YEAR.fullmatch(each.removesuffix("年")) for each in numbers)


def _value(cell: Cell) -> tuple[str, str, int] | None:
    """Digits, printed unit and where the unit begins, if the cell is nothing but a number."""
    found = _NUMBER.match(cell.text)
    if found is None or found.end() < len(cell.text):
        damaged = damaged_cell(cell.text)
        if damaged is not None:
            return damaged[0], "", len(cell.text)
    if found is None:
        return None
    digits = found[2].replace(",", "")
    digits = f"-{digits}" if found[1] == "-" else digits
    if found.end() == len(cell.text):
        return digits, "", len(found[0].rstrip())
    unit = unit_at(cell.text, found.end())
    if unit is None or unit.end != len(cell.text) or (unit.name == "年" and _YEAR.fullmatch(digits)):
        return None
    return digits, unit.name, found.end()


def _read_row(row: Row, heads: list[str], unit: str) -> list[Draft]:
    drafts = []
    for at, cell in enumerate(row):
        value = _value(cell) if cell.text else None
        if value is None or (at == 0 and len(row) > 1 and not heads):
            continue
        head = heads[at] if heads else ""
        if _NUMBER_HEAD.search(head) or (at == 0 and cell.text.isdigit() and len(cell.text) <= 3):
            drafts.append(
                mark(cell.start, cell.end, Role.CODE if "序" not in head and head else Role.ORDINAL)
            )
        else:
            drafts.append(_number(cell, value, _column_unit(head) or unit, head))
    return drafts


def _number(cell: Cell, value: tuple[str, str, int], unit: str, head: str) -> Draft:
    digits, printed, begin = value
    draft = Draft(cell.start, cell.end, digits=digits, unit=printed or unit, unit_start=cell.start + begin)
    draft.unit_printed = bool(printed)
    draft.plus = cell.text.startswith("+")
    draft.table = True
    if begin == len(cell.text) and not _NUMBER.fullmatch(cell.text):
        draft.damage, draft.repaired = (damaged_cell(cell.text) or ("", ""))[1], True
    if _RANK_HEAD.search(head) and digits.isdigit():
        draft.form, draft.unit = Form.RANK, "位"
    return draft


def _head_units(head: str) -> tuple[str, ...]:
    for inside in _BRACKET.findall(head):
        found = _units(inside.removeprefix("单位:"))
        if found:
            return found
    return ()


def _column_unit(head: str) -> str:
    """The unit a column's head names; a head that names a rate without one means %."""
    found = _head_units(head)
    if len(found) == 1:
        return found[0]
    if "百分点" in head:
        return "个百分点"
    return "%" if _RATE_HEAD.search(head) and not found else ""


def _row_unit(row: Row, heads: list[str], label: str) -> str:
    for at, head in enumerate(heads):
        if head in ("单位", "计量单位") and at < len(row):
            found = _units(row[at].text)
            return found[0] if found else ""
    found = _head_units(label)
    if len(found) == 1:
        return found[0]
    return "%" if _RATE_LABEL.search(label) else ""


def _choose(units: tuple[str, ...], label: str) -> str:
    """One unit of several in the corner: counts by their name, else the first that is money or a measure."""
    if len(units) <= 1:
        return units[0] if units else ""
    plain = [each for each in units if each != "%"]
    counts = [
        each for each in plain if each.lstrip("万") in ("个", "户", "家", "人", "项", "件", "次", "人次")
    ]
    others = [each for each in plain if each not in counts]
    if _COUNT_LABEL.search(label) and counts:
        return next((each for each in counts if each.lstrip("万") in label), counts[0])
    return (others or plain or list(units))[0]


@dataclass(frozen=True)
class Block:
    """A table as its rows of figures need it: one text of head for each column, and those rows."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def blocks(text: str) -> Iterator[Block]:
    """The tables of a text that have rows of figures, in order of place."""
    for block in _blocks(text):
        body = next((at for at, row in enumerate(block) if _has_number(row)), len(block))
        if body < len(block):
            yield Block(tuple(_heads(block[:body])), tuple(block[body:]))


def is_bare(cell: Cell) -> bool:
    """Is the cell nothing but a number, with or without its unit?"""
    return bool(cell.text) and _value(cell) is not None
