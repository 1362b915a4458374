"""How do the stretches of a page become lines in the order in which a person reads them?

Stretches of equal height stand on one line. Where the page draws a table, its rules say which stretches are one cell, merged
cells and wrapped ones included; where a table has no rules, the wide gaps part its cells. Two columns of prose are read one
after the other::

    lines(page)[4].cells      # ('规上工业总产值', '亿元', '48.7', '405.97', '8.4')
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from taizhang.adapters.pdf_page import Box, Page, Stretch

_NEAR: Final = 3.0
"""Points: rules no further apart touch."""
_FEWEST_IN_COLUMN: Final = 8
_FEWEST_SIDE_BY_SIDE: Final = 4
_SHORTEST_IN_COLUMN: Final = 8
_LEAST_WIDTH: Final = 0.72
"""Of the page: where full lines end at the least, on a page so short that none of its lines is full."""
_MOST_RULES: Final = 4_000


@dataclass(frozen=True)
class Line:
    """A line of the page: its cells (one for prose), where it stands, the right ends of its characters.

    ``left`` and ``right`` are the edges between which the lines of its column run."""

    cells: tuple[str, ...]
    box: Box
    edges: tuple[float, ...] = ()
    table: bool = False
    left: float = 0.0
    right: float = 0.0

    @property
    def text(self) -> str:
        return "\t".join(self.cells)


def lines(page: Page) -> list[Line]:
    """The page's lines in reading order."""
    grids = _grids(page.rules)
    free, held = [], [[] for _ in grids]  # type: list[Stretch], list[list[Stretch]]
    for stretch in page.stretches:
        at = next((at for at, grid in enumerate(grids) if grid.holds(stretch)), None)
        (free if at is None else held[at]).append(stretch)
    columns = _columns(free)
    floor = page.width * _LEAST_WIDTH if len(columns) == 1 else 0.0
    made = [line for column in columns for line in _between_edges(_rows(column), floor)]
    for grid, stretches in zip(grids, held, strict=True):
        made = _put_in(made, grid.lines(stretches))
    return made


def _between_edges(found: list[Line], floor: float) -> list[Line]:
    """The lines of one column with its edges: full lines end where at least two of them do, and not left of ``floor``."""
    prose = [line for line in found if not line.table]
    left = min((line.box.left for line in prose), default=0.0)
    ends = sorted((line.box.right for line in prose), reverse=True)
    right = max(ends[1] if len(ends) > 2 else (ends[0] if ends else 0.0), floor)
    return [line if line.right else replace(line, left=left, right=right) for line in found]


def _put_in(prose: list[Line], table: list[Line]) -> list[Line]:
    """A table stands before the first line that is below its head."""
    if not table:
        return prose
    top = table[0].box.top
    at = next((at for at, line in enumerate(prose) if line.box.top >= top), len(prose))
    return [*prose[:at], *table, *prose[at:]]


def _rows(stretches: Iterable[Stretch]) -> list[Line]:
    """Stretches at one height make a line, from left to right."""
    rows: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda each: (each.box.middle, each.box.left)):
        row = rows[-1] if rows else []
        # against the row's first, so that a slow drift does not run lines together
        if row and abs(row[0].box.middle - stretch.box.middle) < 0.4 * min(
            row[0].box.height, stretch.box.height
        ):
            row.append(stretch)
        else:
            rows.append([stretch])
    return _aligned([_line(sorted(row, key=lambda each: each.box.left)) for row in rows], rows)


def _line(row: Sequence[Stretch]) -> Line:
    box = row[0].box
    for stretch in row[1:]:
        box = box.joined(stretch.box)
    return Line(tuple(each.text for each in row), box, tuple(edge for each in row for edge in each.edges))


def _aligned(made: list[Line], rows: list[list[Stretch]]) -> list[Line]:
    """Runs of lines with several stretches are tables: their cells go under one another, missing ones empty."""
    done: list[Line] = []
    at = 0
    while at < len(made):
        stop = at
        while stop < len(made) and len(made[stop].cells) > 1:
            stop += 1
        if stop - at >= 2:
            beside = [sorted(row, key=lambda each: each.box.left) for row in rows[at:stop]]
            done += _prose_columns(beside) or _table(beside, made[at:stop])
        else:
            stop = max(stop, at + 1)
            done += made[at:stop]
        at = stop
    return done


def _table(rows: list[list[Stretch]], made: list[Line]) -> list[Line]:
    """The fullest rows say which columns there are; in the others a stretch belongs to the column it lies over or nearest."""
    fullest = max(len(row) for row in rows)
    full = [row for row in rows if len(row) == fullest]
    bands = [
        (min(row[at].box.left for row in full), max(row[at].box.right for row in full))
        for at in range(fullest)
    ]
    done = []
    for row, line in zip(rows, made, strict=True):
        cells = [""] * fullest
        for order, stretch in enumerate(row):
            at = order if len(row) == fullest else _nearest(stretch, bands)
            cells[at] = f"{cells[at]} {stretch.text}".strip()
        done.append(Line(tuple(cells), line.box, line.edges, table=True))
    return done


def _nearest(stretch: Stretch, bands: list[tuple[float, float]]) -> int:
    """The column that the stretch shares most with; where none, the one whose middle is next."""
    box = stretch.box

    def distance(at: int) -> tuple[float, float]:
        left, right = bands[at]
        shared = min(box.right, right) - max(box.left, left)
        return -max(shared, 0.0), abs((left + right) - (box.left + box.right))

    return min(range(len(bands)), key=distance)


def _prose_columns(rows: list[list[Stretch]]) -> list[Line] | None:
    """Lines side by side that are two columns of prose: long, and mostly flush on both of their edges."""
    if len(rows) < _FEWEST_SIDE_BY_SIDE or any(len(row) != 2 for row in rows):
        return None
    made: list[Line] = []
    for side in (0, 1):
        column = [row[side] for row in rows]
        left, right = min(each.box.left for each in column), max(each.box.right for each in column)
        high = column[0].box.height
        flush = sum(each.box.left < left + high / 2 and each.box.right > right - 2 * high for each in column)
        if flush * 3 < len(rows) * 2 or min(len(each.text) for each in column[:-1]) < _SHORTEST_IN_COLUMN:
            return None
        made += [replace(_line([each]), left=left, right=right) for each in column]
    return made


def _columns(stretches: list[Stretch]) -> list[list[Stretch]]:
    """What is read one after the other: the page, or what is over its two columns, left, right, what is below."""
    if len(stretches) < 2 * _FEWEST_IN_COLUMN:
        return [stretches]
    left_end, right_end = min(s.box.left for s in stretches), max(s.box.right for s in stretches)
    gutter = _gutter(stretches, left_end, right_end)
    if gutter is None:
        return [stretches]
    left = [s for s in stretches if s.box.right <= gutter]
    right = [s for s in stretches if s.box.left >= gutter]
    across = [s for s in stretches if s.box.left < gutter < s.box.right]
    top = min(s.box.top for s in (*left, *right))
    return [[s for s in across if s.box.top < top], left, right, [s for s in across if s.box.top >= top]]


def _gutter(stretches: list[Stretch], left_end: float, right_end: float) -> float | None:
    """Where a white strip parts two columns whose lines mostly fill them; columns of a table do not."""
    width = right_end - left_end
    for step in range(35, 66):
        x = left_end + width * step / 100
        left = [s for s in stretches if s.box.right <= x]
        right = [s for s in stretches if s.box.left >= x]
        if (len(left) + len(right)) < 0.8 * len(stretches):
            continue
        if all(_filled(side, 0.75 * min(x - left_end, right_end - x)) for side in (left, right)):
            return x
    return None


def _filled(side: list[Stretch], wide: float) -> bool:
    full = sum(s.box.right - s.box.left >= wide for s in side)
    return full >= _FEWEST_IN_COLUMN and full >= 0.6 * len(side)


@dataclass
class _Grid:
    """A table that is drawn: the places of its rules, and the rules."""

    across: list[Box] = field(default_factory=list)
    down: list[Box] = field(default_factory=list)
    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)

    def holds(self, stretch: Stretch) -> bool:
        x = (stretch.box.left + stretch.box.right) / 2
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= stretch.box.middle <= self.ys[-1]

    def lines(self, stretches: list[Stretch]) -> list[Line]:
        """A line for each row that says something; a cell's wrapped lines are joined."""
        cells: dict[tuple[int, int], list[Stretch]] = {}
        for stretch in (part for each in stretches for part in self._cut(each)):
            cells.setdefault(self._cell(stretch), []).append(stretch)
        made = []
        for row in sorted({row for row, _ in cells}):
            texts = [_wrapped(cells.get((row, column), [])) for column in range(len(self.xs) - 1)]
            box = Box(self.xs[0], self.ys[row], self.xs[-1], self.ys[row + 1])
            made.append(Line(tuple(texts), box, table=True))
        return made

    def _cut(self, stretch: Stretch) -> list[Stretch]:
        """Numbers on either side of a rule may stand closer than words do."""
        inside = [x for x in self.xs if stretch.box.left < x < stretch.box.right]
        return stretch.cut([x for x in inside if _drawn_at(self.down, x, stretch.box.middle, upright=True)])

    def _cell(self, stretch: Stretch) -> tuple[int, int]:
        """Row and column where the cell begins: the nearest rules that stand over it and to its left."""
        x, y = (stretch.box.left + stretch.box.right) / 2, stretch.box.middle
        column = max(0, min(bisect_right(self.xs, x) - 1, len(self.xs) - 2))
        while column > 0 and not _drawn_at(self.down, self.xs[column], y, upright=True):
            column -= 1
        row = max(0, min(bisect_right(self.ys, y) - 1, len(self.ys) - 2))
        while row > 0 and not _drawn_at(self.across, self.ys[row], x, upright=False):
            row -= 1
        return row, column


def _drawn_at(rules: list[Box], position: float, along: float, *, upright: bool) -> bool:
    for rule in rules:
        place, start, stop = (
            (rule.left, rule.top, rule.bottom) if upright else (rule.top, rule.left, rule.right)
        )
        if abs(place - position) <= _NEAR and start - _NEAR <= along <= stop + _NEAR:
            return True
    return False


def _wrapped(stretches: list[Stretch]) -> str:
    """The lines of one cell as one text: no blank inside Chinese."""
    text = ""
    for stretch in sorted(stretches, key=lambda each: (each.box.middle // 4, each.box.left)):
        between = text and text[-1] < "\u0250" and stretch.text[:1] < "\u0250"
        text += f" {stretch.text}" if between else stretch.text
    return text


def _grids(rules: tuple[Box, ...]) -> list[_Grid]:
    """Rules that touch are one table, if they make at least two cells."""
    made = []
    for group in _touching(rules[:_MOST_RULES]):
        down = [rule for rule in group if rule.height > rule.right - rule.left]
        across = [rule for rule in group if rule.height <= rule.right - rule.left]
        xs, ys = _places(rule.left for rule in down), _places(rule.top for rule in across)
        if len(xs) >= 2 and len(ys) >= 2 and len(xs) + len(ys) > 4:
            made.append(_Grid(across, down, xs, ys))
    return made


def _touching(rules: Sequence[Box]) -> list[list[Box]]:
    """Groups of rules by a sweep from the top; groups that a rule links become one."""
    groups: list[tuple[Box, list[Box]]] = []
    for rule in sorted(rules, key=lambda each: each.top):
        box, members, rest = rule, [rule], []
        for other, theirs in groups:
            if _overlap(other, box):
                box, members = box.joined(other), [*theirs, *members]
            else:
                rest.append((other, theirs))
        groups = [*rest, (box, members)]
    return [members for _, members in groups]


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.top - _NEAR <= other.bottom
        and other.top - _NEAR <= one.bottom
    )


def _places(values: Iterable[float]) -> list[float]:
    """The distinct positions; what is closer than a few points is one rule."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found
