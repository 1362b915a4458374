"""What does a Word file say to somebody who reads it through, and in which XML node does each character stand?

``walk(parts, name)`` gives the text as blocks: a paragraph, or the cells of a table's row. A block holds lines, a line holds
atoms, an atom is the text of one node, so whoever wants to put a comment at a character finds its run again::

    blocks[3].lines[0].atoms      # (Atom(<w:t>, '产值6'), Atom(<w:t>, '1亿元'))

Read as accepted: insertions are there, deletions are not, a deleted paragraph mark joins two paragraphs. Hidden text, the
code of fields (not their results), the reading aid over a character and the grey words of an emptied control are not
there. A text box comes after the paragraph it hangs on, foot- and endnotes after the text, headers and footers last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from taizhang.adapters.docx_package import DocumentError, R, W, main_part, parse, relations, tag, value

_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_GONE: Final = {tag(name) for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sectPr", "tblPr",
                                       "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "rt", "tblPrEx")}  # fmt: skip
_MARGINS: Final = {"headerReference": "页眉", "footerReference": "页脚"}
_KEPT_APART: Final = range(
    0x2E80, 0x10000
)  # Chinese characters and their punctuation need no blank between them


@dataclass(frozen=True)
class Atom:
    """The text of one node (``w:t``, or a tab or break, whose text is ours)."""

    node: etree._Element
    text: str


@dataclass
class Line:
    """A paragraph: where a person finds it, and its atoms in order."""

    place: str
    part: str
    paragraph: etree._Element
    atoms: list[Atom] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(atom.text for atom in self.atoms)


@dataclass
class Block:
    """A line of the text as read: a paragraph, or a row's cells (each a list of lines, perhaps empty)."""

    cells: list[list[Line]]
    source: str = ""

    @property
    def blank(self) -> bool:
        return not any(line.text.strip() for cell in self.cells for line in cell)


def walk(parts: Mapping[str, bytes], name: str) -> tuple[list[Block], dict[str, etree._Element]]:
    """The blocks in reading order, and the root of each XML part by its name (for whoever will change it)."""
    main = main_part(parts, name)
    roots = {main: parse(parts[main], name)}
    reader = _Reader(main)
    body = roots[main].find(tag("body"))
    if body is None:
        raise DocumentError(
            "word.strict",
            f"“{name}”是“Strict Open XML”格式，读不了。",
            advice="请在 Word 里另存为“Word 文档 (*.docx)”（不选 Strict）后再试。",
            source=name,
        )
    reader.walk(body)
    blocks = reader.blocks
    by_id = {relation.id: relation for relation in relations(parts, main, name)}
    for kind, word in (("footnotes", "脚注"), ("endnotes", "尾注")):
        for target in (each.target for each in by_id.values() if each.kind.endswith(f"/{kind}")):
            if target in parts:
                roots[target] = parse(parts[target], name)
                blocks += _notes(roots[target], target, word)
    for target, word in _margins(roots[main], {key: each.target for key, each in by_id.items()}):
        if target in parts and target not in roots:
            roots[target] = parse(parts[target], name)
            margin = _Reader(target, part="margin", word=word)
            margin.walk(roots[target])
            blocks += margin.blocks
    return [block for block in blocks if not block.blank], roots


def _notes(root: etree._Element, target: str, word: str) -> Iterator[Block]:
    number = 0
    for note in root:
        if note.get(tag("type")) in (None, "normal"):  # the others are separator lines
            number += 1
            reader = _Reader(target, part="note", word=f"{word}{number}")
            for child in note:
                reader.walk(child)
            yield from reader.blocks


def _margins(root: etree._Element, targets: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for reference in root.iter(*(tag(name) for name in _MARGINS)):
        word = _MARGINS[etree.QName(reference).localname]
        yield targets.get(reference.get(f"{{{R}}}id") or "", ""), word


@dataclass
class _Reader:
    """Walks one part and knows at every moment in which line it is."""

    source: str
    part: str = "body"
    word: str = ""  # what a line outside the running text is called: 脚注1, 页眉
    blocks: list[Block] = field(default_factory=list)
    line: Line | None = None
    row: Block | None = None
    boxes: list[etree._Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)  # of the fields we are in: still in its code?
    joins: bool = False  # the last paragraph's mark was deleted: the next goes on in its line
    paragraphs: int = 0
    tables: int = 0
    where: tuple[int, int, int] | None = None  # table, row, column

    def walk(self, node: etree._Element) -> None:
        """Read a node and what is below it."""
        if not isinstance(node.tag, str) or node.tag in _GONE:
            return
        if node.tag == f"{_COMPATIBILITY}AlternateContent":
            for choice in list(node)[:1]:  # the fallback says the same again
                self._children(choice)
        elif node.tag == _MATH_TEXT:
            self._say(node, node.text or "")
        elif node.tag.startswith(f"{{{W}}}"):
            special = _SPECIAL.get(etree.QName(node).localname)
            if special is None:
                self._children(node)
            else:
                special(self, node)
        else:
            self._children(node)

    def _children(self, node: etree._Element) -> None:
        for child in node:
            self.walk(child)

    def paragraph(self, node: etree._Element) -> None:
        if not (self.joins and self.line is not None):
            self._begin(node)
        self.joins = node.find(f"{tag('pPr')}/{tag('rPr')}/{tag('del')}") is not None
        outer = self.line
        self._children(node)
        if outer is not None and outer.text.strip() and self.part == "body" and self.where is None:
            self.paragraphs += not outer.place
            outer.place = outer.place or f"第{self.paragraphs}段"
        if not self.joins:
            self.line = None
        self._boxes(outer.place if outer is not None else "")

    def _begin(self, node: etree._Element) -> None:
        if self.where is not None:
            table, row, column = self.where
            place = f"{self.word}第{table}个表第{row}行第{column}列"
            part = "margin" if self.part == "margin" else "table"
        else:
            place, part = self.word, self.part
        self.line = Line(place, part, node)
        if self.row is not None:
            self.row.cells[-1].append(self.line)
        else:
            self.blocks.append(Block([[self.line]], self.source))

    def _boxes(self, beside: str) -> None:
        """Text boxes of the paragraph that just ended; they are read like a text of their own."""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            inner = _Reader(self.source, part="box", word=f"{beside}旁的文本框" if beside else "文本框")
            for child in box:
                inner.walk(child)
            self.blocks += inner.blocks

    def table(self, node: etree._Element) -> None:
        saved = self.where, self.row, self.line
        self.joins = False
        self.tables += 1
        number = self.tables
        nested: list[Block] = []
        for at, row in enumerate(_below(node, "tr"), 1):
            if row.find(f"{tag('trPr')}/{tag('del')}") is not None:
                continue
            block = Block([], self.source)
            before = len(self.blocks)
            self.blocks.append(block)
            self._row(row, block, (number, at))
            nested += self.blocks[before + 1 :]
            del self.blocks[before + 1 :]
        self.blocks += nested  # tables and text boxes inside cells come after the table
        self.where, self.row, self.line = saved

    def _row(self, row: etree._Element, block: Block, where: tuple[int, int]) -> None:
        column = _number(row.find(f"{tag('trPr')}/{tag('gridBefore')}"))
        block.cells = [[] for _ in range(column)]
        for cell in _below(row, "tc"):
            self.row, self.line, self.joins = block, None, False
            self.where = (*where, column + 1)
            block.cells.append([])
            continued = cell.find(f"{tag('tcPr')}/{tag('vMerge')}")
            if continued is None or value(continued) == "restart":
                self._children(cell)
            wide = max(1, _number(cell.find(f"{tag('tcPr')}/{tag('gridSpan')}")))
            block.cells += [[] for _ in range(wide - 1)]  # so that columns stay under their heads
            column += wide

    def box(self, node: etree._Element) -> None:
        self.boxes.append(node)

    def run(self, node: etree._Element) -> None:
        hidden = node.find(f"{tag('rPr')}/{tag('vanish')}")
        if hidden is None or value(hidden) in ("0", "false"):
            self._children(node)

    def control(self, node: etree._Element) -> None:
        properties = node.find(tag("sdtPr"))
        emptied = properties is not None and properties.find(tag("showingPlcHdr")) is not None
        content = node.find(tag("sdtContent"))
        if content is not None and not emptied:
            self._children(content)

    def field_character(self, node: etree._Element) -> None:
        kind = node.get(tag("fldCharType"))
        if kind == "begin":
            self.fields.append(True)
        elif self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()

    def text(self, node: etree._Element) -> None:
        self._say(node, node.text or "")

    def tab(self, node: etree._Element) -> None:
        self._say(node, " " if self.row is not None else "\t")  # in a row the tab parts cells

    def break_(self, node: etree._Element) -> None:
        if node.get(tag("type")) in (None, "textWrapping"):
            self._say(node, " " if self.row is not None else "\n")

    def hyphen(self, node: etree._Element) -> None:
        self._say(node, "-")

    def symbol(self, node: etree._Element) -> None:
        try:
            character = chr(int(node.get(tag("char")) or "", 16))
        except (ValueError, OverflowError):
            return
        if (
            not "\ue000" <= character <= "\uf8ff" and character.isprintable()
        ):  # a picture in a private font says nothing
            self._say(node, character)

    def _say(self, node: etree._Element, text: str) -> None:
        if self.line is not None and text and not any(self.fields):
            self.line.atoms.append(Atom(node, text))


_SPECIAL: Final = {
    "p": _Reader.paragraph,
    "tbl": _Reader.table,
    "txbxContent": _Reader.box,
    "r": _Reader.run,
    "sdt": _Reader.control,
    "fldChar": _Reader.field_character,
    "t": _Reader.text,
    "tab": _Reader.tab,
    "ptab": _Reader.tab,
    "br": _Reader.break_,
    "cr": _Reader.break_,
    "noBreakHyphen": _Reader.hyphen,
    "sym": _Reader.symbol,
}


def _below(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table, cells of a row: also those inside controls and tracked insertions, not those of inner tables."""
    for child in node:
        if child.tag == tag(name):
            yield child
        elif (
            isinstance(child.tag, str) and child.tag not in _GONE and child.tag not in (tag("tr"), tag("tc"))
        ):
            yield from _below(child, name)


def _number(node: etree._Element | None) -> int:
    """A small count in ``w:val``; what is no count, or absurd, is none."""
    text = value(node)
    return min(int(text), 63) if text.isdecimal() else 0


def joint(left: str, right: str) -> str:
    """What stands between two paragraphs of one cell: nothing between Chinese characters, else a blank."""
    if left and right and ord(left[-1]) in _KEPT_APART and ord(right[0]) in _KEPT_APART:
        return ""
    return " " if left and right else ""
