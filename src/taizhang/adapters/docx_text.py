"""What is the text of a Word file that somebody wants proofread?

``read_docx(content, name)`` gives it with the place of every character: ``第12段``, ``第2个表第3行第4列``, ``脚注1``, ``页眉``.
The cells of a row are joined by tabs and so make one line; headers and footers stand at the end as ``margin``, bare page
numbers are left out. What counts as text, and in which order it comes, is ``docx_walk``'s.

    source = read_docx(content, "草稿.docx")
    source.place(source.text.index("61亿元"))      # '第2段'
"""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final

from taizhang.adapters.docx_package import DocumentError, read_parts_of
from taizhang.adapters.docx_walk import Atom, Block, Line, joint, walk
from taizhang.adapters.refusal import Refusal, refusal, within_limits
from taizhang.proofing.source import Piece, Source

_PAGE_NUMBER: Final = re.compile(r"[\s\d—–\-·.|/第页共ⅠⅡⅢⅣⅤivxIVX]{0,40}")


@dataclass(frozen=True)
class Spot:
    """An atom's place in the text as read."""

    start: int
    atom: Atom
    line: Line
    source: str

    @property
    def end(self) -> int:
        return self.start + len(self.atom.text)


@dataclass(frozen=True)
class Composed:
    """The blocks put together: the text, its pieces, and where each atom stands in it."""

    text: str
    pieces: tuple[Piece, ...]
    spots: tuple[Spot, ...]


def read_docx(content: bytes, name: str = "") -> Source:
    """A Word file's bytes as a Source. Refusal when it cannot be read."""
    try:
        blocks, _ = walk(read_parts_of(content, name), name)
    except DocumentError as error:
        raise Refusal(error.finding) from error
    composed = compose(blocks)
    if not composed.text.strip():
        raise refusal(
            "word.empty",
            f"“{name}”里没有文字，可能只有图片。",
            "若是扫描件，请先做文字识别（OCR），再另存为 .docx 后校对。",
            name,
        )
    return Source(within_limits(composed.text, name), name, "docx", composed.pieces)


def compose(blocks: list[Block]) -> Composed:
    """One string of the blocks, a block a line."""
    made = _Maker()
    for block in blocks:
        if not _is_page_number(block):
            made.block(block)
    return Composed("".join(made.texts), tuple(made.pieces), tuple(made.spots))


def _is_page_number(block: Block) -> bool:
    lines = [line for cell in block.cells for line in cell]
    return all(line.part == "margin" for line in lines) and all(
        _PAGE_NUMBER.fullmatch(line.text) for line in lines
    )


class _Maker:
    """Adds text and keeps its length."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.pieces: list[Piece] = []
        self.spots: list[Spot] = []
        self.length = 0

    def add(self, text: str) -> None:
        self.texts.append(text)
        self.length += len(text)

    def block(self, block: Block) -> None:
        if self.texts:
            self.add("\n")
        for at, cell in enumerate(block.cells):
            if at:
                self.add("\t")
            before = ""
            for line in cell:
                text = line.text
                self.add(joint(before, text))
                self._line(line, block.source)
                before = text or before

    def _line(self, line: Line, source: str) -> None:
        start = self.length
        for atom in line.atoms:
            self.spots.append(Spot(self.length, atom, line, source))
            self.add(atom.text)
        if self.length > start:
            self.pieces.append(Piece(start, self.length, line.place, source, line.part))


def is_docx(content: bytes) -> bool:
    """Whether the bytes are a zip with a Word document in it."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(part.startswith("word/") for part in archive.namelist()[:5000])
    except (zipfile.BadZipFile, ValueError, OSError):
        return True  # a broken zip; whoever reads it will say so
