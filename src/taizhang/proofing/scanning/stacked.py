"""Tables that were pasted with every cell on a line of its own.

Nothing but the rhythm is left of such a table: the heads, one to a line, then again and again a name and as many bare
numbers as there are columns. Two such records at least, under as many heads, make a table.

Worked example, a table of three columns::

    指标 ⏎ 绝对数（亿元） ⏎ 比上年增长（%） ⏎ 各项存款余额 ⏎ 1503.07 ⏎ -2.7 ⏎ 各项贷款余额 ⏎ 2079.91 ⏎ 1.6
    → heads 指标, 绝对数（亿元）, 比上年增长（%）; rows (各项存款余额, 1503.07, -2.7), (各项贷款余额, 2079.91, 1.6)
"""

import re
from collections.abc import Iterator
from typing import Final

_BARE_LINE: Final = re.compile(r"^[ \t]*[+-]?\d[\d,]*(?:\.\d+)?[%％]?[ \t]*$", re.MULTILINE)
_NAME: Final = re.compile(r"[^\d\s。；;，,|\t][^。；;|\t\n]{0,39}")
_MEASURED: Final = re.compile(r"增|减|比|率|%|％|额|数|量|累计|本月|当月|\(|（|年|亿|万|排名|位次")
_LEAST: Final = 4
"""So many lines of bare numbers at least: two records of two columns, or four of one are looked at at all."""

Span = tuple[int, int]


def stacked_tables(text: str) -> Iterator[list[list[Span]]]:
    """Each table as its rows of cells (start and end, blanks left out); the first row is the heads."""
    numbers = [found.start() for found in _BARE_LINE.finditer(text)]
    if len(numbers) < _LEAST:
        return
    lines = _lines(text)
    kinds = [_kind(text, span) for span in lines]
    at = 0
    while at < len(lines):
        made = _table_at(text, (lines, kinds), at)
        if made is None:
            at += 1
        else:
            rows, at = made
            yield rows


def _lines(text: str) -> list[Span]:
    """Lines that are not empty, without the blanks around them."""
    lines: list[Span] = []
    start = 0
    for line in text.split("\n"):
        bare = line.strip(" \t\r　")
        if bare:
            begin = start + line.index(bare)
            lines.append((begin, begin + len(bare)))
        start += len(line) + 1
    return lines


def _kind(text: str, span: Span) -> str:
    """``9`` a bare number, ``n`` what may be a name or a head, ``.`` prose."""
    line = text[slice(*span)]
    if _BARE_LINE.fullmatch(line):
        return "9"
    return "n" if _NAME.fullmatch(line) else "."


def _table_at(text: str, page: tuple[list[Span], list[str]], at: int) -> tuple[list[list[Span]], int] | None:
    """The table whose first record begins at line ``at``, its heads before it; and the line after it."""
    lines, kinds = page
    if kinds[at] != "n":
        return None
    width = 1
    while at + width < len(kinds) and kinds[at + width] == "9":
        width += 1
    if width == 1 or at < width or set(kinds[at - width : at]) != {"n"}:
        return None
    heads = lines[at - width : at]
    if not all(_MEASURED.search(text[slice(*head)]) for head in heads[1:]):
        return None
    rows = [heads]
    while (
        kinds[at : at + 1] == ["n"]
        and kinds[at + 1 : at + width] == ["9"] * (width - 1)
        and kinds[at + width : at + width + 1] != ["9"]
    ):
        rows.append(lines[at : at + width])
        at += width
    return (rows, at) if len(rows) > 2 else None
