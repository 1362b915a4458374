"""What stands in one sheet, read as it streams by?

Neither calamine nor openpyxl is used: calamine lays a sheet out as a dense grid, so that two cells, A1 and XFD1048576,
abort the process; both give floats; and neither says of a cell that it holds a formula, lies in a merged area and is
shown as a percentage, which are the mistakes that wrong figures come from. Here each row is turned into what it holds
and forgotten, so the cost is that of what is there, wherever it stands.

What a spreadsheet would not write (rows out of order, a reference to a string that does not exist, a document type)
is damage: the office may have seen something else than we would read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from lxml import etree

from taizhang.adapters.xlsx_cell import Area, Cell, Kind, Row, exact
from taizhang.adapters.xlsx_package import SAFE, Package, damaged, refuse_doctype, too_big
from taizhang.kernel.digits import plain

MOST_ROWS: Final = 100_000
MOST_CELLS: Final = 1_000_000
MOST_AREAS: Final = 20_000
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384

_ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how control characters are written
_FORMULA_AREAS: Final = {"array", "dataTable"}


@dataclass
class SheetReader:
    """One pass over a sheet. After ``rows`` is used up, ``merges`` holds the merged areas."""

    package: Package
    styles: tuple[Kind, ...]
    strings: tuple[str, ...]
    merges: list[Area] = field(default_factory=list)
    _formulas: list[Area] = field(default_factory=list)  # areas filled by one formula in their first cell

    def rows(self, part: str) -> Iterator[Row]:
        """The rows that hold something, in order."""
        last = rows = cells = 0
        with self.package.stream(part) as stream:
            for element in _elements(stream, "row", "mergeCell"):
                if not element.tag.endswith("}row"):
                    self._add(self.merges, element.get("ref") or "")
                    continue
                row = self._row(element, last)
                last = row.number
                if row.cells:
                    rows, cells = rows + 1, cells + len(row.cells)
                    if rows > MOST_ROWS or cells > MOST_CELLS:
                        raise too_big(f"有数的行超过{MOST_ROWS}行，或有数的格超过{MOST_CELLS}格")
                    yield row

    def _row(self, element: etree._Element, last: int) -> Row:
        number = _whole(element.get("r"), last + 1)
        if not last < number <= _LAST_ROW:
            raise damaged("：行的次序乱了")
        cells: dict[int, Cell] = {}
        column = 0
        for node in element:
            if not node.tag.endswith("}c"):
                continue
            before, column = column, _column(node.get("r"), number, column + 1)
            if not before < column <= _LAST_COLUMN:
                raise damaged("：单元格的次序乱了")
            cell = self._cell(node, (number, column))
            if cell is not None:
                cells[column] = cell
        return Row(number, cells, hidden=element.get("hidden") in ("1", "true"))

    def _cell(self, node: etree._Element, place: tuple[int, int]) -> Cell | None:
        stored, inline, formula = "", None, any(place in area for area in self._formulas)
        for child in node:
            name = child.tag.rpartition("}")[2]
            if name == "v":
                stored = child.text or ""
            elif name == "is":
                inline = _text(child)
            elif name == "f":
                formula = True
                if child.get("t") in _FORMULA_AREAS and child.get("ref"):
                    self._add(self._formulas, child.get("ref") or "")
        cell = self._valued(node, stored if inline is None else inline)
        if formula:
            return Cell(Kind.FORMULA, cell.text if cell else "")
        return cell

    def _valued(self, node: etree._Element, stored: str) -> Cell | None:
        kind = node.get("t", "n")
        if kind in ("inlineStr", "str"):
            return _texted(stored)
        stored = stored.strip()
        if not stored:
            return None
        if kind == "s":
            number = _whole(stored, -1)
            if not 0 <= number < len(self.strings):
                raise damaged("：文字对不上号")
            return _texted(self.strings[number])
        if kind == "b":
            return Cell(Kind.BOOLEAN, "TRUE" if stored in ("1", "true") else "FALSE")
        if kind == "e":
            return Cell(Kind.ERROR, stored)
        if kind == "d":
            return Cell(Kind.DATE, stored)
        return self._numeric(stored, _whole(node.get("s"), 0))

    def _numeric(self, stored: str, style: int) -> Cell:
        try:
            value = exact(stored)
        except ValueError:
            raise damaged(f"：“{stored[:40]}”不是数") from None
        kind = self.styles[style] if style < len(self.styles) else Kind.NUMBER
        if kind is Kind.DATE:
            return Cell(kind, _date(value, since_1904=self.package.since_1904))
        return Cell(kind, plain(value))

    def _add(self, areas: list[Area], reference: str) -> None:
        if len(areas) >= MOST_AREAS:
            raise too_big(f"合并单元格或数组公式超过{MOST_AREAS}处")
        first, _, second = reference.partition(":")
        ends = [_ADDRESS.fullmatch(each) for each in (first, second or first)]
        if ends[0] is None or ends[1] is None:
            raise damaged(f"：“{reference[:40]}”不是单元格范围")
        (left, top), (right, bottom) = ((_number(each[1]), int(each[2])) for each in ends if each)
        areas.append(Area(top, left, bottom, right))


def shared_strings(package: Package) -> tuple[str, ...]:
    """The texts that cells refer to by number."""
    if not package.strings:
        return ()
    with package.stream(package.strings) as stream:
        return tuple(_text(element) for element in _elements(stream, "si"))


def _elements(stream: object, *names: str) -> Iterator[etree._Element]:
    """The elements of these names when they end; each is emptied and dropped after use."""
    tags = tuple(f"{{*}}{name}" for name in names)
    for _, element in etree.iterparse(stream, events=("end",), tag=tags, **SAFE):
        refuse_doctype(element)
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _text(node: etree._Element) -> str:
    """The text of a string with its runs joined; readings above the characters (rPh) are not text."""
    parts: list[str] = []
    for child in node:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts.append(_text(child))
    return _ESCAPED.sub(_unescaped, "".join(parts))


def _unescaped(found: re.Match[str]) -> str:
    """The character; nothing for control characters and halves of characters, which no text can hold."""
    character = chr(int(found[1], 16))
    return character if character.isprintable() or character in "\n\t" else ""


def _texted(text: str) -> Cell | None:
    kept = text.strip()
    return Cell(Kind.TEXT, kept) if kept else None


def _whole(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _column(address: str | None, row: int, otherwise: int) -> int:
    if address is None:
        return otherwise
    found = _ADDRESS.fullmatch(address)
    if found is None or int(found[2]) != row:
        raise damaged(f"：“{address[:40]}”不在它所在的行")
    return _number(found[1])


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _date(days: Decimal, *, since_1904: bool) -> str:
    """The date that many days after the workbook's zero; the number itself where no date is that far."""
    zero = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
    try:
        return (zero + timedelta(days=int(days))).isoformat()
    except OverflowError:
        return plain(days)
