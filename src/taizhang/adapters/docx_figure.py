"""How does a number in a Word file remember which figure it was printed from?

Each bound figure becomes a content control, marked three times, because each program drops another mark:

    w:tag       tz:3f0c9a12b7de:f001                 Word and WPS keep it; LibreOffice drops it
    w:alias     规上工业总产值·同比 [3f0c9a12b7de:f001]   shown to whoever clicks the number
    w:bookmark  tz_3f0c9a12b7de_f001                 survives LibreOffice, both .docx and .odt

The twelve digits are the beginning of the document's id, so that a number pasted in from another report is
not mistaken for one of ours. The control holds rich text (no ``w:text``): with plain text LibreOffice
throws the font away. Word refuses tags and aliases over 64 characters and bookmarks over 40.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from lxml import etree

from taizhang.adapters.docx_package import element, printable

ID_LENGTH = 12
LONGEST_ALIAS = 64
LONGEST_BOOKMARK = 40

_TAG = re.compile(r"tz:([0-9a-f]{12}):([A-Za-z0-9]+)")
_ALIAS = re.compile(r"\[([0-9a-f]{12}):([A-Za-z0-9]+)\]\s*$")
_BOOKMARK = re.compile(r"tz_([0-9a-f]{12})_([A-Za-z0-9]+)(?:_\d+)?")


@dataclass(frozen=True)
class Mark:
    """The figure ``figure`` (f001) of the document whose id begins with ``document``."""

    document: str
    figure: str

    @classmethod
    def of(cls, document_id: str, figure: str) -> Mark:
        return cls(document_id[:ID_LENGTH], figure)

    @property
    def tag(self) -> str:
        return f"tz:{self.document}:{self.figure}"

    def alias(self, name: str) -> str:
        """The name for people, cut so that the mark behind it always fits."""
        mark = f" [{self.document}:{self.figure}]"
        room = LONGEST_ALIAS - len(mark)
        return (name if len(name) <= room else name[: room - 1] + "…") + mark

    def bookmark(self, nth: int = 1) -> str:
        """The bookmark's name; a figure printed more than once gets a number behind it."""
        return f"tz_{self.document}_{self.figure}" + (f"_{nth}" if nth > 1 else "")

    def control_id(self, nth: int = 1) -> int:
        """A ``w:id`` that is the same in every run and differs between controls (31 bits, positive)."""
        return int.from_bytes(sha256(f"{self.tag}:{nth}".encode()).digest()[:4], "big") >> 1 or 1


def read_tag(text: str) -> Mark | None:
    """The mark in a ``w:tag``."""
    found = _TAG.fullmatch(text.strip())
    return Mark(found[1], found[2]) if found else None


def read_alias(text: str) -> Mark | None:
    """The mark at the end of a ``w:alias``."""
    found = _ALIAS.search(text)
    return Mark(found[1], found[2]) if found else None


def read_bookmark(text: str) -> Mark | None:
    """The mark in a bookmark's name."""
    found = _BOOKMARK.fullmatch(text)
    return Mark(found[1], found[2]) if found else None


def run(text: str) -> etree._Element:
    """A run of text; its looks come from the paragraph's style. A line feed becomes a line break."""
    made = element("r")
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            made.append(element("br"))
        node = element("t")
        node.text = line
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(node)
    return made


@dataclass
class Marker:
    """Gives out marks for one document: it keeps that bookmark ids and names stay unique.

    ``first_bookmark`` is the first free bookmark id (an office's template may hold bookmarks already).
    """

    document_id: str
    names: Mapping[str, str]
    first_bookmark: int = 1

    def __post_init__(self) -> None:
        self._times: dict[str, int] = {}
        self._next = self.first_bookmark

    def control(self, figure: str, printed: str) -> tuple[etree._Element, ...]:
        """Bookmark start, content control, bookmark end: one figure, marked three ways."""
        nth = self._times[figure] = self._times.get(figure, 0) + 1
        mark, number = Mark.of(self.document_id, figure), self._next
        self._next += 1
        properties = element(
            "sdtPr",
            None,
            element("alias", {"val": mark.alias(printable(self.names.get(figure, "")))}),
            element("tag", {"val": mark.tag}),
            element("id", {"val": mark.control_id(nth)}),
        )
        return (
            element("bookmarkStart", {"id": number, "name": mark.bookmark(nth)}),
            element("sdt", None, properties, element("sdtContent", None, run(printed))),
            element("bookmarkEnd", {"id": number}),
        )
