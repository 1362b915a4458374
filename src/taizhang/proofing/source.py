"""The text of a document, each character of it with its place in the file it came from.

Reading, repairing and judging all work on one string; people look for a figure in a file. A ``Source`` is that string
and the list of pieces it was put together from: characters ``start`` to ``end`` stand in paragraph 12, or on page 3, or
in cell B4 of the second table. A reader of a format (an adapter) makes it; nothing after it touches the file again.

Worked example: a page of a PDF whose line ends within a number is rejoined, and the pieces say so::

    Source("产值61亿元", pieces=(Piece(0, 3, "第1页第2行"), Piece(3, 6, "第1页第3行")), ...).place(4)   # '第1页第3行'

Offsets are counted in characters of ``text`` (Python's), from 0, the end not included. For a plain text file ``text`` is the
file's text as decoded, nothing removed, so the offsets are those of the file.
"""

from bisect import bisect_right
from dataclasses import dataclass

from taizhang.kernel.finding import Finding


@dataclass(frozen=True)
class Piece:
    """Characters ``start`` to ``end`` of the text stand at ``place`` (Chinese, for people).

    ``ref`` is for the adapter that made it (to put a comment there); ``part`` names what kind of text it is: ``body``,
    ``table`` (cells of one row joined by a tab), ``note`` (foot- or endnote), ``box`` (text box), ``margin`` (header, footer).
    """

    start: int
    end: int
    place: str
    ref: str = ""
    part: str = "body"


@dataclass(frozen=True)
class Source:
    """A document read as text. ``findings`` are the reader's own remarks (no text layer, bytes that are no characters)."""

    text: str
    name: str = ""
    kind: str = "txt"
    pieces: tuple[Piece, ...] = ()
    findings: tuple[Finding, ...] = ()

    def piece(self, offset: int) -> Piece | None:
        """The piece that holds the character at ``offset``, or None between pieces (a line end)."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        return self.pieces[at] if at >= 0 and offset < self.pieces[at].end else None

    def place(self, offset: int) -> str:
        """Where a person finds that character: the piece's place, else line and column of the text (from 1)."""
        piece = self.piece(offset)
        if piece is not None:
            return piece.place
        line = self.text.count("\n", 0, offset) + 1
        return f"第{line}行第{offset - (self.text.rfind(chr(10), 0, offset) + 1) + 1}字"
