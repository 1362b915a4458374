"""What does an edited Word file say, and which of its numbers are still marked?

``read_back(path)`` gives the text line by line (a line is a paragraph; table cells are paragraphs too) and the
marked numbers with their places; footnotes and endnotes come after the text, headers and footers after these.
Page numbers are fields that Word fills in, not text. It reads what a reader of the finished paper would see: tracked insertions
count, tracked deletions don't, a deleted paragraph mark joins two paragraphs, hidden text and the grey
placeholder of an emptied control are not there. A number is recognised by its control's tag, else by its
alias, else by the bookmark (``docx_figure``); a bookmark that lies on a recognised control is the same mark.

python-docx is not used: its ``paragraph.text`` skips what stands inside a control.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from lxml import etree

from taizhang.adapters.docx_figure import Mark, read_alias, read_bookmark, read_tag
from taizhang.adapters.docx_package import (
    CUSTOM_PROPERTIES,
    DocumentError,
    W,
    main_part,
    parse,
    read_parts,
    relations,
    tag,
    value,
)
from taizhang.adapters.docx_properties import DOCUMENT, read_custom

FoundBy = Literal["tag", "alias", "bookmark"]
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {tag(name) for name in ("del", "moveFrom", "delText", "rPr", "pPr", "sectPr", "tblPr",
                                "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr")}  # fmt: skip
MARGINS = ("页眉", "页脚")
"""What stands on every page beside the text, and was no sentence of the report."""
_ASIDE = {"footnotes": "脚注", "endnotes": "尾注", "header": "页眉", "footer": "页脚"}
_FILLED_IN = {
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "PAGEREF",
    "SECTION",
    "DATE",
    "TIME",
    "SEQ",
    "TOC",
    "NOTEREF",
}
"""Fields whose result Word writes: its numbers were typed by nobody."""


@dataclass(frozen=True)
class Line:
    """One paragraph as a reader sees it; ``place`` is empty in the text, else 脚注 尾注 页眉 页脚 文本框."""

    text: str
    in_table: bool = False
    place: str = ""


@dataclass(frozen=True)
class Control:
    """A marked number: ``text`` lies at ``[start, end)`` of line ``line`` (counted from 0)."""

    mark: Mark
    text: str
    line: int
    start: int
    end: int
    found_by: FoundBy


@dataclass(frozen=True)
class ReadBack:
    """An edited file: its lines, its marked numbers in reading order, its custom properties."""

    lines: tuple[Line, ...]
    controls: tuple[Control, ...]
    properties: Mapping[str, str]

    @property
    def document(self) -> str:
        """The id of the document the file was made from; empty when the file doesn't say."""
        return self.properties.get(DOCUMENT, "")


def read_back(path: Path) -> ReadBack:
    """Read an edited file. DocumentError (with a Finding) when it can't be read."""
    parts = read_parts(path)
    name = path.name
    root = parse(parts[main_part(parts, name)], name)
    body = root.find(tag("body"))
    if body is None:
        raise DocumentError(
            "word.strict",
            f"“{name}”是“Strict Open XML”格式，读不了。",
            advice="请在 Word 里另存为“Word 文档 (*.docx)”（不选 Strict）后再试。",
            source=name,
        )
    reader = _Reader()
    reader.walk(body)
    for place, aside in _beside(parts, name):
        reader.place = place
        reader.walk(aside)
    custom = next((r.target for r in relations(parts, "", name) if r.kind == CUSTOM_PROPERTIES), "")
    properties = read_custom(parts[custom], name) if custom in parts else {}
    return ReadBack(reader.lines(), reader.controls(), properties)


def _beside(parts: Mapping[str, bytes], name: str) -> Iterator[tuple[str, etree._Element]]:
    """What is read after the text, since a number typed there is in the report too: first notes, then margins."""
    found = [
        (list(_ASIDE).index(kind), _ASIDE[kind], relation.target)
        for relation in relations(parts, main_part(parts, name), name)
        if (kind := relation.kind.rpartition("/")[2]) in _ASIDE and relation.target in parts
    ]
    for _, place, target in sorted(found):
        root = parse(parts[target], name)
        if place in MARGINS:
            yield place, root
            continue
        for note in root:
            if note.get(tag("type")) in (None, "normal"):  # the others are separator lines
                yield place, note


@dataclass
class _Reader:
    """Walks the text once and knows at every moment where it is: line and offset."""

    texts: list[str] = field(default_factory=list)
    tables: list[bool] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    marked: list[Control] = field(default_factory=list)
    bookmarks: list[Control] = field(default_factory=list)
    starts: dict[str, tuple[Mark, int, int]] = field(default_factory=dict)
    boxes: list[etree._Element] = field(default_factory=list)
    fields: list[str] = field(
        default_factory=list
    )  # codes of the fields we are in, "" before a code is known
    place: str = ""
    depth: int = 0  # of tables
    inside: bool = False  # a paragraph
    joins: bool = False  # the last paragraph's mark was deleted: the next paragraph goes on in its line

    def lines(self) -> tuple[Line, ...]:
        return tuple(Line(*each) for each in zip(self.texts, self.tables, self.places, strict=True))

    def controls(self) -> tuple[Control, ...]:
        """Controls by tag or alias, and those bookmarks that don't lie on one of them."""
        extra = [b for b in self.bookmarks if not any(_same_place(b, c) for c in self.marked)]
        return tuple(sorted(self.marked + extra, key=lambda c: (c.line, c.start, c.end)))

    def walk(self, node: etree._Element) -> None:
        """Read a node and what is below it."""
        if not isinstance(node.tag, str) or node.tag in _GONE:
            return
        name = etree.QName(node).localname if node.tag.startswith(f"{{{W}}}") else ""
        special = getattr(self, f"_{name}", None) if name in _SPECIAL else None
        if special is not None:
            special(node)
        elif node.tag == f"{_COMPATIBILITY}AlternateContent":
            for choice in list(node)[:1]:  # the fallback says the same again
                self._children(choice)
        else:
            self._children(node)

    def _children(self, node: etree._Element) -> None:
        for child in node:
            self.walk(child)

    def _p(self, node: etree._Element) -> None:
        if not self.joins:
            self.texts.append("")
            self.tables.append(self.depth > 0)
            self.places.append(self.place)
        self.inside, self.joins = True, node.find(f"{tag('pPr')}/{tag('rPr')}/{tag('del')}") is not None
        self._children(node)
        self.inside = False
        boxes, self.boxes = self.boxes, []
        around = self.place
        for box in boxes:
            self.joins, self.place = False, around or "文本框"
            self._children(box)
        self.place = around

    def _tbl(self, node: etree._Element) -> None:
        self.depth += 1
        self.joins = False
        self._children(node)
        self.depth -= 1

    def _tr(self, node: etree._Element) -> None:
        if node.find(f"{tag('trPr')}/{tag('del')}") is None:
            self._children(node)

    def _txbxContent(self, node: etree._Element) -> None:  # noqa: N802 - named after the element
        self.boxes.append(node)  # a text box is read after the paragraph it hangs on

    def _r(self, node: etree._Element) -> None:
        hidden = node.find(f"{tag('rPr')}/{tag('vanish')}")
        if hidden is None or value(hidden) in ("0", "false"):
            self._children(node)

    def _fldChar(self, node: etree._Element) -> None:  # noqa: N802 - named after the element
        kind = node.get(tag("fldCharType"))
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _instrText(self, node: etree._Element) -> None:  # noqa: N802 - named after the element
        if self.fields:
            self.fields[-1] += node.text or ""

    def _fldSimple(self, node: etree._Element) -> None:  # noqa: N802 - named after the element
        self.fields.append(node.get(tag("instr")) or "")
        self._children(node)
        self.fields.pop()

    def _t(self, node: etree._Element) -> None:
        self._say(node.text or "")

    def _tab(self, node: etree._Element) -> None:
        self._say("\t")

    def _noBreakHyphen(self, node: etree._Element) -> None:  # noqa: N802 - named after the element
        self._say("-")

    def _say(self, text: str) -> None:
        if self.inside and not any(_code(each) in _FILLED_IN for each in self.fields):
            self.texts[-1] += text

    def _here(self) -> tuple[int, int]:
        if self.inside:
            return len(self.texts) - 1, len(self.texts[-1])
        return len(self.texts), 0

    def _sdt(self, node: etree._Element) -> None:
        properties = node.find(tag("sdtPr"))
        mark, found_by = _marked(properties)
        line, start = self._here()
        content = node.find(tag("sdtContent"))
        emptied = properties is not None and properties.find(tag("showingPlcHdr")) is not None
        if content is not None and not emptied:
            self._children(content)
        if mark is not None:
            self.marked.append(self._control(mark, line, start, found_by))

    def _bookmarkStart(self, node: etree._Element) -> None:  # noqa: N802 - named after the element
        mark = read_bookmark(node.get(tag("name")) or "")
        if mark is not None:
            self.starts[node.get(tag("id")) or ""] = (mark, *self._here())

    def _bookmarkEnd(self, node: etree._Element) -> None:  # noqa: N802 - named after the element
        started = self.starts.pop(node.get(tag("id")) or "", None)
        if started is not None:
            self.bookmarks.append(self._control(*started, "bookmark"))

    def _control(self, mark: Mark, line: int, start: int, found_by: FoundBy) -> Control:
        """The control that began at ``line, start`` and ends here; text of later lines is not its own."""
        if line >= len(self.texts):
            return Control(mark, "", line, 0, 0, found_by)
        text = self.texts[line][start:]
        return Control(mark, text, line, start, start + len(text), found_by)


_SPECIAL = {"p", "tbl", "tr", "txbxContent", "r", "t", "tab", "noBreakHyphen", "sdt", "bookmarkStart",
            "bookmarkEnd", "fldChar", "instrText", "fldSimple"}  # fmt: skip


def _code(field_text: str) -> str:
    """PAGE of ``PAGE \\* MERGEFORMAT``."""
    return next(iter(field_text.split()), "").upper()


def _marked(properties: etree._Element | None) -> tuple[Mark | None, FoundBy]:
    if properties is None:
        return None, "tag"
    by_tag = read_tag(value(properties.find(tag("tag"))))
    if by_tag is not None:
        return by_tag, "tag"
    return read_alias(value(properties.find(tag("alias")))), "alias"


def _same_place(bookmark: Control, control: Control) -> bool:
    """An emptied bookmark says nothing beside its control; a full one is outdone by any control that it lies on.

    Where a control was cut out and another one put into its gap, the bookmark stays behind and names the old one.
    """
    if not bookmark.text:
        return bookmark.mark == control.mark
    overlap = bookmark.start < control.end and control.start < bookmark.end
    return bookmark.line == control.line and overlap
