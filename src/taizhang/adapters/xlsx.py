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
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import taizhang
from taizhang.adapters.xlsx_cell import Area, Cell, Kind, Row
from taizhang.adapters.xlsx_package import (
    MOST_BYTES_OF_FILE,
    WorkbookError,
    refuse_other_formats,
    too_big,
)
from taizhang.kernel.finding import Finding, Level, Place


@dataclass(frozen=True)
class Limits:
    """What the reading process may use."""

    memory: int = 1024 * 1024 * 1024
    seconds: float = 120


DEFAULT_LIMITS: Final = Limits()


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
    home = str(Path(taizhang.__file__).parents[1])
    command = [sys.executable, "-P", "-m", "taizhang.adapters.xlsx_child", name, str(limits.memory)]
    try:
        done = subprocess.run(  # noqa: S603  # our own module; the file goes in as data
            command,
            input=content,
            capture_output=True,
            timeout=limits.seconds,
            env={**os.environ, "PYTHONPATH": home, "PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_big(f"读了{limits.seconds:g}秒还没有读完") from None
    if done.returncode < 0 or b"MemoryError" in done.stderr or b"memory" in done.stderr:
        raise too_big(f"读它要用的内存超过{limits.memory // 1024 // 1024} MB")
    if done.returncode:  # not the file's fault: nothing that a file holds may raise anything else
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return [json.loads(line) for line in done.stdout.splitlines()]
