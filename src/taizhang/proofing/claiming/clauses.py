"""Where does each number stand in its sentence, and which words lead up to it?

The text is cut three times: into paragraphs (a line that a page wrapped is no paragraph), into sentences, and within a
sentence by depth of brackets. What a number needs to be understood is then one ``Spot``: the words that lead up to it
from the number before *at the same depth* (``lead``), the words that follow it (``tail``), and, for the first number in
a bracket, what the bracket hangs on.

Worked example, ``高新技术产业(12.7亿元)增长近五成,为47.2%``::

    12.7亿元  lead ''                  opens a bracket that hangs on the words 高新技术产业
    五成      lead '高新技术产业增长近'   the bracket is cut out
    47.2%    lead ',为'

Dates and periods are blanked out of the words (``\\x00``), numbers of list items become ``\\x01``: they part words and
name nothing. Everything is one pass over the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from taizhang.proofing.model import Mark, Number, Role, Scan
from taizhang.proofing.scanning.normal import View, view

BLANK: Final = "\x00"
ITEM: Final = "\x01"
MAX_LEAD: Final = 160
MAX_DEPTH: Final = 8

_BLANKED: Final = {
    Role.DATE: BLANK,
    Role.PERIOD: BLANK,
    Role.ORDINAL: ITEM,
    Role.DOCUMENT_NUMBER: BLANK,
    Role.PAGE: ITEM,
}
_SECTORS: Final = re.compile("一、二(?:、三)?(?:次)?产|二、三(?:次)?产")  # no list numbers
_YEARS: Final = re.compile("[两二三四五]年|(?:上年|去年)(?:同期)?")  # 两年平均 is no date
_STOP: Final = re.compile(r"[。!?！？]+|\.(?=\s|$)|(?:(?<! ) *\n)+")
_BRACKET: Final = re.compile(r"[(){}\[\]〔〕【】]")
_OPENING: Final = "({[〔【"
_WRAPPED: Final = re.compile(r"[一-鿿0-9A-Za-z、,，%(（“\x00]$")
_HEADLIKE: Final = re.compile(
    r"\s*(?:\x01|[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十0-9]{1,3}\)|\d{1,2}[、.](?!\d)|[#*·●■◆>-])"
)
_INDENT: Final = re.compile(r" {2,}")


@dataclass(frozen=True)
class Page:
    """The text as the grammar reads it: folded, dates blanked, with the number's places in it."""

    words: str
    view: View
    numbers: tuple[tuple[int, int], ...]
    marks: tuple[tuple[int, int], ...]

    def origin(self, offset: int) -> int:
        """The place in the text of a place in ``words`` (an end, too)."""
        if len(self.view.starts) == 1:  # nothing was left out
            return offset + self.view.shifts[0]
        return (
            self.view.origin(offset) if offset < len(self.words) else self.view.origin(max(offset - 1, 0)) + 1
        )


@dataclass(slots=True)
class Spot:
    """One number in its sentence. ``start`` and ``end`` are places in ``Page.words``."""

    number: Number
    start: int
    end: int
    lead: str
    tail: str = ""
    depth: int = 0
    parent: "Spot | None" = None  # the number that the bracket directly follows
    hung: str = ""  # the words that the bracket hangs on
    opens: bool = False
    paragraph: int = 0
    sentence: tuple[int, int] = (0, 0)
    frame: int = 0  # numbers at the same depth in the same bracket share it


def page(text: str, scan: Scan) -> Page:
    """The text folded, with dates, periods and list numbers blanked out."""
    seen = view(text)
    places = _Inverse(seen, len(text))
    numbers = tuple(places.span(number.start, number.end) for number in scan.numbers)
    marks = tuple(places.span(mark.start, mark.end) for mark in scan.marks)
    return Page(_blanked(seen.text, scan.marks, marks), seen, numbers, marks)


class _Inverse:
    """From places in the text to places in its view."""

    def __init__(self, seen: View, length: int) -> None:
        self._view = seen
        self._length = length
        self._origins = [start + shift for start, shift in zip(seen.starts, seen.shifts, strict=True)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        first = self._place(start)
        return first, max(self._place(end - 1) + 1, first) if end > start else first

    def _place(self, offset: int) -> int:
        at = max(bisect_right(self._origins, offset) - 1, 0)
        place = offset - self._view.shifts[at]
        following = self._view.starts[at + 1] if at + 1 < len(self._view.starts) else len(self._view.text)
        return max(min(place, following), 0)


def _blanked(words: str, marks: Sequence[Mark], places: Sequence[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for mark, (start, end) in zip(marks, places, strict=True):
        sign = _BLANKED.get(mark.role) if not _YEARS.fullmatch(mark.surface) else None
        if sign == ITEM and _SECTORS.match(words, start):
            continue
        if sign is None or start < at or end <= start:
            continue
        pieces.append(words[at:start])
        pieces.append(sign * (end - start))
        at = end
    pieces.append(words[at:])
    return "".join(pieces)


def sentences(words: str, numbers: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Every sentence that holds something: paragraph number, start, end. A stop within a number is none."""
    paragraph = 0
    start = 0
    at = 0
    for stop in _STOP.finditer(words):
        while at < len(numbers) and numbers[at][1] <= stop.start():
            at += 1
        if at < len(numbers) and numbers[at][0] < stop.end() and stop.start() < numbers[at][1]:
            continue
        ends = "\n" in stop[0]
        if ends and _wrapped(words, start, stop.start(), stop.end()):
            continue
        if stop.start() > start:
            yield paragraph, start, stop.start()
        start = stop.end()
        paragraph += ends
    if start < len(words):
        yield paragraph, start, len(words)


def _wrapped(words: str, start: int, stop: int, following: int) -> bool:
    """Does the sentence go on in the next line? Not after a short line without a comma (a heading)."""
    line = words.rfind("\n", 0, stop) + 1
    if (
        words.count("\n", stop, following) > 1
        or following >= len(words)
        or not _WRAPPED.search(words, max(stop - 1, 0), stop)
    ):
        return False
    if (
        _HEADLIKE.match(words, following)
        or _INDENT.match(words, following)
        or "|" in words[line:stop]
        or "\t" in words[line:stop]
    ):
        return False
    if words[stop - 1] in "、,，(（":
        return True
    length = stop - line
    return length >= 18 and any(mark in words[line:stop] for mark in ",，、;；:：。")


def spots(seen: Page, scan: Scan, skipped: Sequence[tuple[int, int]] = ()) -> Iterator[Spot]:
    """Every number outside the ``skipped`` stretches (tables), in order of place."""
    at = 0
    count = len(scan.numbers)
    for paragraph, start, end in sentences(seen.words, seen.numbers):
        first = at
        while at < count and seen.numbers[at][0] < end:
            at += 1
        inside = [index for index in range(first, at) if not _within(seen.numbers[index][0], skipped)]
        if inside:
            found = _read(seen, scan, inside, (start, end))
            for spot in found:
                spot.paragraph = paragraph
            yield from found
    for index in range(at, count):  # a number that no sentence holds (none is known)
        start, end = seen.numbers[index]
        yield Spot(scan.numbers[index], start, end, "", sentence=(start, end))


def _within(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(stretches, (place, len(stretches) + 1 << 60)) - 1
    return at >= 0 and stretches[at][0] <= place < stretches[at][1]


@dataclass(slots=True)
class _Frame:
    """The words at one depth of brackets since its last number."""

    pieces: list[str]
    last: Spot | None = None
    parent: Spot | None = None
    hung: str = ""
    id: int = 0

    def take(self) -> str:
        text = "".join(self.pieces).replace("\n", "")  # a line end within a sentence is the page's
        self.pieces.clear()
        return text[-MAX_LEAD:]


def _read(seen: Page, scan: Scan, inside: Sequence[int], sentence: tuple[int, int]) -> list[Spot]:
    words = seen.words
    frames = [_Frame([])]
    found: list[Spot] = []
    at, end = sentence
    for index in [*inside, -1]:
        start, stop = seen.numbers[index] if index >= 0 else (end, end)
        start = max(start, at)
        at = _brackets(words, at, start, frames)
        frame = frames[-1]
        frame.pieces.append(words[at:start])
        if index < 0:
            break
        number = scan.numbers[index]
        opens = frame.last is None and len(frames) > 1
        lead = frame.take()
        if frame.last is not None:
            frame.last.tail = lead
        spot = Spot(number, start, stop, lead, depth=len(frames) - 1, opens=opens, sentence=sentence)
        spot.parent, spot.hung, spot.frame = frame.parent, frame.hung, frame.id
        frame.last = spot
        found.append(spot)
        at = max(stop, at)
    for frame in frames:
        _close(frame)
    return found


def _brackets(words: str, at: int, end: int, frames: list[_Frame]) -> int:
    """Open and close brackets from ``at`` to ``end``; returns where the words after the last one begin."""
    for bracket in _BRACKET.finditer(words, at, end):
        frame = frames[-1]
        frame.pieces.append(words[at : bracket.start()])
        at = bracket.end()
        if bracket[0] in _OPENING:
            if len(frames) <= MAX_DEPTH:
                hung = "".join(frame.pieces).replace("\n", "")[-MAX_LEAD:]
                parent = frame.last if not hung.strip() else None
                frames.append(_Frame([], parent=parent, hung=hung, id=bracket.start() + 1))
        elif len(frames) > 1:
            _close(frame)
            frames.pop()
    return at


def _close(frame: _Frame) -> None:
    if frame.last is not None:
        frame.last.tail = "".join(frame.pieces).replace("\n", "")[:MAX_LEAD]
