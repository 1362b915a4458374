"""Where is a text cut when its figures and remarks are to be shown in it?

At every edge of any of them, so that nothing begins or ends within a piece; spans may overlap as they like::

    规上产值61亿元，占83.4%
            └ figure 1 ┘ └ figure 2 ┘        figures (4, 8, 1), (10, 15, 2)
                 └──── remark 7 ────┘        remarks (6, 15, 7)
    pieces   0–4  4–6 {1}  6–8 {1 | 7}  8–10 { | 7}  10–15 {2 | 7}

One sweep from left to right; time grows with the number of spans.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Spanned: TypeAlias = tuple[int, int, int]
"""Start, end, and the number by which the span is known."""


@dataclass(frozen=True)
class Cut:
    """A stretch of the text within which nothing begins or ends, and the numbers of what lies over it."""

    start: int
    end: int
    figures: tuple[int, ...]
    remarks: tuple[int, ...]


def cuts(length: int, figures: Sequence[Spanned], remarks: Sequence[Spanned]) -> list[Cut]:
    """A text of that length, cut. Spans of no width lie over nothing."""
    inner = (at for each in (*figures, *remarks) for at in each[:2] if 0 <= at <= length)
    edges = sorted({0, length, *inner})
    by_figure, by_remark = _over(figures, edges), _over(remarks, edges)
    return [
        Cut(start, end, by_figure.get(start, ()), by_remark.get(start, ())) for start, end in pairwise(edges)
    ]


def _over(spans: Sequence[Spanned], edges: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Which spans lie over the stretch that begins at each edge."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for start, end, number in spans:
        if start < end:
            opening.setdefault(start, []).append(number)
            closing.setdefault(end, []).append(number)
    open_now: dict[int, None] = {}
    found = {}
    for edge in edges:
        for number in closing.get(edge, ()):
            open_now.pop(number, None)
        open_now.update(dict.fromkeys(opening.get(edge, ())))
        if open_now:
            found[edge] = tuple(open_now)
    return found
