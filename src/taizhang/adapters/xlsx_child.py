"""The process that reads a stranger's workbook, so that whatever the file does to it happens to it alone.

``python -m taizhang.adapters.xlsx_child SHEET BYTES`` takes the file on standard input, bounds its own memory to BYTES,
and writes one JSON value a line: ``[row, hidden, [[column, kind, text], …]]`` for each row that holds something, then
``{"sheet": …, "merges": […]}``, or ``{"refused": [code, message, advice]}``. Whoever finds neither of the last two knows
that the process came to grief.
"""

import json
import sys
from difflib import get_close_matches
from typing import Any

from taizhang.adapters.limited_process import bound_memory
from taizhang.adapters.xlsx_package import Package, SheetPart, WorkbookError, opened
from taizhang.adapters.xlsx_rows import SheetReader, shared_strings
from taizhang.adapters.xlsx_styles import kinds_of_styles

USUAL_SHEET = "填报"
"""Read where no sheet is named: what the template calls the sheet to fill in."""


def chosen(package: Package, wanted: str) -> SheetPart:
    """The sheet of that name; without a name the template's, or the only one that people see."""
    names = [sheet.name for sheet in package.sheets]
    listed = "、".join(f"“{name}”" for name in names[:20])
    seen = [sheet for sheet in package.sheets if sheet.visible]
    if wanted:
        found = next((sheet for sheet in package.sheets if sheet.name.strip() == wanted.strip()), None)
        if found is None:
            near = get_close_matches(wanted, names, n=1, cutoff=0.5)
            advice = f"是不是“{near[0]}”？" if near else ""
            raise WorkbookError(
                "xlsx.no-sheet", f"没有名叫“{wanted}”的工作表", f"{advice}这个文件里有：{listed}"
            )
        return found
    if usual := next((sheet for sheet in seen if sheet.name.strip() == USUAL_SHEET), None):
        return usual
    if len(seen) != 1:
        message = f"文件里有{len(seen)}张看得见的工作表，不知道该读哪一张"
        raise WorkbookError("xlsx.which-sheet", message, f"请用 --sheet 写明表名；文件里有：{listed}")
    return seen[0]


def read(content: bytes, wanted: str) -> None:
    """Writes the sheet to standard output, line by line."""
    with opened(content) as package:
        sheet = chosen(package, wanted)
        reader = SheetReader(package, kinds_of_styles(package), shared_strings(package))
        for row in reader.rows(sheet.part):
            cells = [(column, cell.kind.value, cell.text) for column, cell in row.cells.items()]
            _say((row.number, row.hidden, cells))
    areas = [(area.top, area.left, area.bottom, area.right) for area in reader.merges]
    _say({"sheet": sheet.name, "merges": areas})


def _say(value: Any) -> None:
    sys.stdout.write(json.dumps(value))
    sys.stdout.write("\n")


def main(arguments: list[str]) -> None:
    """Reads standard input; see the module."""
    wanted, most = arguments
    bound_memory(int(most))
    try:
        read(sys.stdin.buffer.read(), wanted)
    except WorkbookError as error:
        _say({"refused": [error.code, error.message, error.advice]})


if __name__ == "__main__":
    main(sys.argv[1:])
