"""How do remarks get into a Word file as Word's own comments, at the very characters they are about?

``annotate(content, notes)`` is the file with its comments added; nothing else of it changes: its runs are cut where a
comment begins or ends, each half keeping its look. Offsets are those of the text as ``docx_text`` reads it::

    annotate(content, [Note(12, 18, "占比对不上。\\n算式：51.6÷61=84.6%")])

Word takes no comments in headers, notes and text boxes: what is to be said there is said at the paragraph before, and the
comment names the place.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from lxml import etree

from taizhang.adapters.docx_package import (
    CONTENT_TYPES,
    PACKAGE_RELATIONS,
    DocumentError,
    R,
    W,
    element,
    main_part,
    parse,
    printable,
    read_parts_of,
    relations,
    relations_name,
    root_element,
    serialise,
    tag,
    write_parts,
)
from taizhang.adapters.docx_text import Spot, compose
from taizhang.adapters.docx_walk import walk
from taizhang.adapters.refusal import Refusal

AUTHOR: Final = "台账校对"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Note:
    """A comment on characters ``start`` to ``end``; each line of ``text`` is a paragraph, the first bold. ``date`` is
    ISO 8601 (``2024-10-08T09:00:00Z``), empty for a comment without a date."""

    start: int
    end: int
    text: str
    date: str = ""


def annotate(content: bytes, notes: Sequence[Note], name: str = "") -> bytes:
    """The Word file with the notes as comments. Refusal when it cannot be read."""
    try:
        parts = read_parts_of(content, name)
        blocks, roots = walk(parts, name)
        main = main_part(parts, name)
        spots = compose(blocks).spots
        comments = _Comments(parts, main, name)
        _put(spots, main, notes, comments)
        parts[main] = serialise(roots[main])
        comments.save(parts)
    except DocumentError as error:
        raise Refusal(error.finding) from error
    return write_parts(parts)


def _put(spots: Sequence[Spot], main: str, notes: Sequence[Note], comments: _Comments) -> None:
    """Adds each note to the comments and its marks to the text."""
    bodily = [spot for spot in spots if spot.source == main and spot.line.part in ("body", "table")]
    cutter = _Cutter(bodily)
    for note in sorted(notes, key=lambda each: (each.start, -each.end)):
        placed = _placed(note, spots, bodily)
        if placed is not None:
            start, end, said = placed
            cutter.mark(start, end, comments.add(said))
    cutter.cut()


def _placed(note: Note, spots: Sequence[Spot], bodily: Sequence[Spot]) -> tuple[int, int, Note] | None:
    """Where the comment can stand; a note outside the running text moves to the text before it and says where it is of."""
    end = max(note.end, note.start + 1)
    inside = [spot for spot in bodily if spot.start < end and note.start < spot.end]
    if inside:
        return max(note.start, inside[0].start), min(end, inside[-1].end), note
    before = [spot for spot in bodily if spot.end <= note.start]
    near = before[-1] if before else (bodily[0] if bodily else None)
    if near is None:
        return None
    own = next((spot for spot in spots if spot.start < end and note.start < spot.end), None)
    where = f"（{own.line.place}）" if own is not None else ""
    return near.start, near.end, replace(note, text=where + note.text)


class _Cutter:
    """Knows where runs have to be cut and what has to stand between the halves, and does it in one go."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.spots = spots
        self.starts: dict[int, list[int]] = {}
        self.ends: dict[int, list[int]] = {}

    def mark(self, start: int, end: int, identifier: int) -> None:
        """A comment over ``start``–``end``, both of them within the spots."""
        self.starts.setdefault(start, []).append(identifier)
        self.ends.setdefault(end, []).append(identifier)

    def cut(self) -> None:
        """Runs from the last to the first, so that what was cut does not move what is still to be."""
        by_run: dict[etree._Element, list[Spot]] = {}
        for spot in self.spots:
            by_run.setdefault(_holder(spot.atom.node), []).append(spot)
        for run, spots in by_run.items():
            self._cut_run(run, spots)

    def _cut_run(self, run: etree._Element, spots: list[Spot]) -> None:
        first, last = spots[0].start, spots[-1].end
        starts = {at: ids for at, ids in self.starts.items() if first <= at < last}
        ends = {at: ids for at, ids in self.ends.items() if first < at <= last}
        if not starts and not ends:
            return
        cuts = {at for at in (*starts, *ends) if first < at < last}
        runs = _split(run, spots, cuts) if run.tag == tag("r") else [(first, run)]
        for at in sorted(ends):
            before = [each for start, each in runs if start < at][-1]
            for identifier in reversed(ends[at]):
                before.addnext(_reference(identifier))
                before.addnext(element("commentRangeEnd", {"id": identifier}))
        for at in sorted(starts):
            following = [each for start, each in runs if start <= at][-1]
            for identifier in starts[at]:
                following.addprevious(element("commentRangeStart", {"id": identifier}))


def _holder(node: etree._Element) -> etree._Element:
    """The run of a text; of a formula's text the whole formula, which can be commented as a whole only."""
    holder = node
    for each in node.iterancestors():
        if each.tag == tag("r"):
            return each
        if each.tag == tag("p"):
            return holder
        holder = each
    return holder


def _split(run: etree._Element, spots: list[Spot], cuts: set[int]) -> list[tuple[int, etree._Element]]:
    """The run as several, cut at the offsets, each with the offset at which it begins; the first is the run itself."""
    if not cuts:
        return [(spots[0].start, run)]
    by_node = {spot.atom.node: spot for spot in spots}
    properties = run.find(tag("rPr"))
    units = [
        unit for child in run if child is not properties for unit in _units(child, by_node.get(child), cuts)
    ]
    runs = [(spots[0].start, run)]
    for node, at in units:
        if at is not None and at in cuts:
            new = element("r")
            if properties is not None:
                new.append(copy.deepcopy(properties))
            runs[-1][1].addnext(new)
            runs.append((at, new))
        runs[-1][1].append(node)
    return runs


def _units(
    node: etree._Element, spot: Spot | None, cuts: set[int]
) -> list[tuple[etree._Element, int | None]]:
    """A child of a run as one or more nodes, each with its offset."""
    if spot is None:
        return [(node, None)]
    edges = [spot.start, *sorted(at for at in cuts if spot.start < at < spot.end), spot.end]
    if len(edges) == 2:
        return [(node, spot.start)]
    units: list[tuple[etree._Element, int | None]] = []
    for start, end in pairwise(edges):
        part = copy.deepcopy(node)
        part.text, part.tail = spot.atom.text[start - spot.start : end - spot.start], None
        part.set(_SPACE, "preserve")
        units.append((part, start))
    node.getparent().remove(node)  # type: ignore[union-attr]
    return units


def _reference(identifier: int) -> etree._Element:
    return element("r", None, element("commentReference", {"id": identifier}))


class _Comments:
    """The part that holds the comments: the file's own, with its comments kept, or a new one."""

    def __init__(self, parts: Mapping[str, bytes], main: str, name: str) -> None:
        self.main, self.name = main, name
        kind = f"{R}/comments"
        found = next((each.target for each in relations(parts, main, name) if each.kind == kind), "")
        self.is_new = found not in parts
        folder = main.rpartition("/")[0]
        self.part = f"{folder}/comments.xml" if self.is_new else found
        self.root = (
            etree.Element(tag("comments"), nsmap={"w": W}) if self.is_new else parse(parts[found], name)
        )
        used = [
            int(each.get(tag("id")) or 0) for each in self.root if (each.get(tag("id")) or "0").isdecimal()
        ]
        self.next = max(used, default=-1) + 1
        self.added = 0

    def add(self, note: Note) -> int:
        """A new comment; its id."""
        identifier = self.next
        self.next += 1
        self.added += 1
        dated = {"date": note.date} if note.date else {}
        attributes: dict[str, str | int] = {"id": identifier, "author": AUTHOR, "initials": "校", **dated}
        paragraphs = [
            _paragraph(line, bold=at == 0) for at, line in enumerate(printable(note.text).split("\n"))
        ]
        self.root.append(element("comment", attributes, *paragraphs))
        return identifier

    def save(self, parts: dict[str, bytes]) -> None:
        """Writes the part, and where it is new its relation and its type."""
        if not self.added:
            return
        parts[self.part] = serialise(self.root)
        if not self.is_new:
            return
        where = relations_name(self.main)
        root = (
            parse(parts[where], self.name)
            if where in parts
            else root_element(PACKAGE_RELATIONS, "Relationships")
        )
        taken = {each.get("Id") for each in root}
        identifier = next(f"rIdProof{at}" for at in range(len(taken) + 1) if f"rIdProof{at}" not in taken)
        relation = etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship")
        for key, text in (("Id", identifier), ("Type", f"{R}/comments"), ("Target", f"/{self.part}")):
            relation.set(key, text)
        parts[where] = serialise(root)
        types = parse(parts["[Content_Types].xml"], self.name)
        override = etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override")
        override.set("PartName", f"/{self.part}")
        override.set("ContentType", _COMMENTS_TYPE)
        parts["[Content_Types].xml"] = serialise(types)


def _paragraph(text: str, *, bold: bool) -> etree._Element:
    run = element("r")
    if bold:
        run.append(element("rPr", None, element("b")))
    words = element("t")
    words.text = text
    words.set(_SPACE, "preserve")
    run.append(words)
    return element("p", None, run)
