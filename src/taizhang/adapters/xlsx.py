"""Which cells does a workbook that somebody sent hold?

The file is read once: its SHA-256 and its cells are of the same bytes. A child process with bounded memory and time does
the reading (``xlsx_child``), since no file may be able to hurt the ledger's own process.

    sheet = read_sheet(Path("9月报表.xlsx"))
    sheet.name, sheet.digest              # '填报', '5f0c…'
    sheet.rows[0].cells[1]                # Cell(TEXT, '统一社会信用代码')

A file that cannot be used raises ``WorkbookError``, whose code, message and advice make a finding.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taizhang.adapters.limited_process import DEFAULT_LIMITS, LimitReached, Limits, speak
from taizhang.adapters.xlsx_cell import Area, Cell, Kind, Row
from taizhang.adapters.xlsx_package import (
    MOST_BYTES_OF_FILE,
    WorkbookError,
    refuse_other_formats,
    too_big,
)
from taizhang.kernel.finding import Finding, Level, Place


@dataclass(frozen=True)
class Sheet:
    """One sheet of a file. ``source`` is the file's name, ``digest`` its SHA-256."""

    source: str
    digest: str
    name: str
    rows: tuple[Row, ...]
    merges: tuple[Area, ...]


def read_sheet(path: Path, name: str = "", *, limits: Limits = DEFAULT_LIMITS) -> Sheet:
    """The sheet of that name; without a name “填报”, or the only one. Raises WorkbookError."""
    content = _content(path)
    refuse_other_formats(content)
    *lines, last = _spoken(content, name, limits)
    if "refused" in last:
        raise WorkbookError(*last["refused"])
    rows = tuple(
        Row(number, {column: Cell(Kind(kind), text) for column, kind, text in cells}, hidden)
        for number, hidden, cells in lines
    )
    merges = tuple(Area(*area) for area in last["merges"])
    return Sheet(path.name, hashlib.sha256(content).hexdigest(), last["sheet"], rows, merges)


def finding_of(error: WorkbookError, source: str) -> Finding:
    """The refusal of a whole file as a finding."""
    return Finding(
        Level.ERROR, error.code, error.message, Place(source=source), advice=error.advice, family="工作簿"
    )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES_OF_FILE + 1)
    except OSError:
        message = f"打不开文件“{path.name}”"
        raise WorkbookError("xlsx.missing", message, "请检查文件名和权限，确认文件没有被移走") from None
    if len(content) > MOST_BYTES_OF_FILE:
        raise too_big(f"超过{MOST_BYTES_OF_FILE // 1024 // 1024} MB")
    return content


def _spoken(content: bytes, name: str, limits: Limits) -> list[Any]:
    """What the child said, line by line; the last line says that it came to the end."""
    try:
        lines = speak("taizhang.adapters.xlsx_child", [name], content, limits)
    except LimitReached as reached:
        raise too_big(str(reached)) from None
    return [json.loads(line) for line in lines]
