"""What is a phrase made of before it stands in a document?

A phrase is a row of pieces: ``Words`` and ``Number``. A number keeps the figure it was printed from;
words keep the figure that chose them (增长 rather than 下降). Nothing is glued into a string, so the
writer can still bind each number: 同比增长8.4% is

    (Words('同比增长', chosen_by=growth), Number(growth, '8.4%'))
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from taizhang.kernel.figure import Figure


@dataclass(frozen=True)
class Words:
    """Text without digits, unless it is a ``date`` (2024年, 1-9月) or a ``name`` (5亿元以上重大工业项目)."""

    text: str
    role: Literal["", "date", "name"] = ""
    chosen_by: Figure | None = None


@dataclass(frozen=True)
class Number:
    """A figure as printed: ``70.3亿元``, or the words that stand for it (扭亏为盈, 持平)."""

    figure: Figure
    printed: str


Piece = Words | Number
Pieces = tuple[Piece, ...]


def label(text: str) -> Words:
    """Words that the catalogue or the registry wrote: with a digit in them they are a name, not a figure."""
    return Words(text, role="name" if any(char.isdigit() for char in text) else "")


def text_of(pieces: Iterable[Piece]) -> str:
    """The pieces as a reader sees them."""
    return "".join(piece.text if isinstance(piece, Words) else piece.printed for piece in pieces)
