"""How does the program tell somebody about something they should look at?

As a value, never as an exception: a finding says how serious it is, what, where, by which arithmetic, and
what to do next, and it can be listed, counted, sorted by place, shown on a page or written to a file. A
catalogue with three mistakes gives three findings, not one stop at the first.

Worked example::

    Finding(Level.ERROR, "part-exceeds-whole", "“出口”大于它所属的“进出口”。",
            Place(sheet="数据", line=3, cell="数值"),
            arithmetic="2959 > 2039（万美元）", advice="请核对两个数的单位和期别。")
    str(...)   # 错误：工作表“数据”第3行“数值”列：“出口”大于它所属的“进出口”。2959 > 2039（万美元）。请核对……
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_CELL_ADDRESS: Final = re.compile(r"[A-Z]{1,3}[1-9]\d*")


class Level(StrEnum):
    """错误 stops the deed; 提示 asks for a look or a reason; 说明 only informs."""

    ERROR = "错误"
    HINT = "提示"
    NOTE = "说明"


@dataclass(frozen=True)
class Place:
    """Where: a file (``source``) with line and column, a sheet with row and cell, or characters of a text.

    Lines and columns count from 1. ``cell`` is a column's heading or a cell's address (``C3``). ``start`` and
    ``end`` are character offsets from 0, ``end`` exclusive.
    """

    source: str = ""
    line: int | None = None
    column: int | None = None
    sheet: str = ""
    cell: str = ""
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        rest = "".join((self._sheet(), self._line(), self._cell(), self._span()))
        return f"{self.source} {rest}".strip()

    def _sheet(self) -> str:
        return f"工作表“{self.sheet}”" if self.sheet else ""

    def _line(self) -> str:
        line = f"第{self.line}行" if self.line is not None else ""
        return line + (f"第{self.column}列" if self.column is not None else "")

    def _cell(self) -> str:
        if not self.cell:
            return ""
        return f"单元格{self.cell}" if _CELL_ADDRESS.fullmatch(self.cell) else f"“{self.cell}”列"

    def _span(self) -> str:
        if self.start is None:
            return ""
        if self.end is None or self.end <= self.start + 1:
            return f"第{self.start + 1}字"
        return f"第{self.start + 1}至{self.end}字"


@dataclass(frozen=True)
class Finding:
    """One thing to see. ``code`` is stable ASCII; ``family`` groups codes; ``figures`` are keys or ids."""

    level: Level
    code: str
    message: str
    where: Place | None = None
    arithmetic: str = ""
    advice: str = ""
    family: str = ""
    figures: tuple[str, ...] = ()

    def __str__(self) -> str:
        place = str(self.where) if self.where is not None else ""
        said = [_sentence(text) for text in (self.message, self.arithmetic, self.advice) if text]
        return "：".join(part for part in (str(self.level), place, "".join(said)) if part)

    @property
    def is_error(self) -> bool:
        return self.level is Level.ERROR


def _sentence(text: str) -> str:
    return text if text[-1] in "。！？…；" else f"{text}。"
