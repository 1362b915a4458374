"""Which stretches of text stand where on a page of a PDF?

PDFium knows each character's box. Characters that follow one another on one line make a ``Stretch``; a gap wider than a
character, or a step up or down, begins the next, so the cells of a table's row are several stretches of equal height.
Boxes are in points as the page is looked at (a page turned on its side is turned back), x from the left, y from the top::

    read_page(document[0]).stretches      # (Stretch('产值61亿元', box=Box(90.1, 72.0, 150.3, 84.0)), …)

PDFium adds a blank wherever letters stand a little apart, also between Chinese and Western type where nobody typed one;
such a blank is kept only between two Western characters.
"""

import ctypes
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import pypdfium2.raw as pdfium

_ONE_AND_A_HALF: Final = 1.5
_HYPHEN_AT_END: Final = "\x02"
_SLANTED: Final = 0.2  # radians; what stands more askew is a watermark or a stamp
_RULE: Final = 2.0  # points: a filled box no thicker is a line


@dataclass(frozen=True)
class Box:
    """``left < right``, ``top < bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def joined(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True)
class Stretch:
    """Text on one line without a wide gap. ``starts`` and ``edges`` are the left and right ends of its characters."""

    text: str
    box: Box
    starts: tuple[float, ...]
    edges: tuple[float, ...]

    def cut(self, places: Iterable[float]) -> "list[Stretch]":
        """The stretch parted where one of the places lies between two of its characters."""
        made = []
        begun = 0
        letters = [at for at, character in enumerate(self.text) if character != " "]
        for before, at in pairwise(letters):
            if any(self.edges[before] - 1 <= x <= self.starts[at] + 1 for x in places):
                made.append(self._part(begun, before + 1))
                begun = at
        made.append(self._part(begun, len(self.text)) if made else self)
        return [each for each in made if each.text.strip()]

    def _part(self, start: int, end: int) -> "Stretch":
        box = replace(self.box, left=self.starts[start], right=self.edges[end - 1])
        return Stretch(self.text[start:end].strip(), box, self.starts[start:end], self.edges[start:end])


@dataclass(frozen=True)
class Page:
    """``askew`` is text that does not run along the lines; ``rules`` are the drawn lines of tables."""

    width: float
    height: float
    stretches: tuple[Stretch, ...]
    askew: str
    rules: tuple[Box, ...]
    images: int
    unreadable: int


@dataclass(frozen=True)
class _Character:
    text: str
    box: Box
    generated: bool
    askew: bool


def read_page(page: Any) -> Page:
    """A page of pypdfium2's document."""
    turned = _Turn(page)
    textpage = page.get_textpage()
    try:
        characters = list(_characters(textpage, turned))
    finally:
        textpage.close()
    straight = [each for each in characters if not each.askew]
    askew = "".join(each.text for each in characters if each.askew).strip()
    rules, images = _drawn(page, turned)
    unreadable = sum(each.text in "\ufffd\ufffe" or "\ue000" <= each.text <= "\uf8ff" for each in characters)
    return Page(turned.width, turned.height, tuple(_stretches(straight)), askew, rules, images, unreadable)


class _Turn:
    """From PDF's coordinates (y upwards, the page as stored) to those of the page as looked at."""

    def __init__(self, page: Any) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.quarters = (page.get_rotation() // 90) % 4
        wide, high = self.right - self.left, self.top - self.bottom
        self.width, self.height = (high, wide) if self.quarters % 2 else (wide, high)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        first, second = self._point(left, bottom), self._point(right, top)
        return Box(
            min(first[0], second[0]),
            min(first[1], second[1]),
            max(first[0], second[0]),
            max(first[1], second[1]),
        )

    def _point(self, x: float, y: float) -> tuple[float, float]:
        across, up = x - self.left, y - self.bottom
        if self.quarters == 0:
            return across, self.height - up
        if self.quarters == 1:
            return up, across
        if self.quarters == 2:
            return self.width - across, up
        return self.width - up, self.height - across


def _characters(textpage: Any, turned: _Turn) -> "list[_Character]":
    made = []
    rectangle = pdfium.FS_RECTF()
    raw = textpage.raw
    upright = turned.quarters * 1.5707963267948966
    high = 0
    for at in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, at)
        if 0xD800 <= code < 0xDC00:  # half of a rare character: the other half follows
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00), 0
        if code in (0, 10, 13) or 0xD800 <= code < 0xE000:
            continue
        text = "-" if chr(code) == _HYPHEN_AT_END else chr(code)
        if not pdfium.FPDFText_GetLooseCharBox(raw, at, ctypes.byref(rectangle)):
            continue
        box = turned.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        angle = (pdfium.FPDFText_GetCharAngle(raw, at) + upright) % 6.283185307179586
        askew = _SLANTED < angle < 6.283185307179586 - _SLANTED
        made.append(_Character(text, box, pdfium.FPDFText_IsGenerated(raw, at) == 1, askew))
    return made


def _stretches(characters: list[_Character]) -> "list[Stretch]":
    made: list[Stretch] = []
    run: list[_Character] = []
    blank = False
    for character in characters:
        if character.text.isspace():
            blank = blank or bool(run)
            continue
        if run and not _goes_on(run[-1], character):
            made.append(_stretch(run))
            run, blank = [], False
        if blank and run and _western(run[-1].text) and _western(character.text):
            run.append(
                _Character(
                    " ",
                    Box(run[-1].box.right, run[-1].box.top, character.box.left, run[-1].box.bottom),
                    True,
                    False,
                )
            )
        run.append(character)
        blank = False
    if run:
        made.append(_stretch(run))
    return made


def _goes_on(last: _Character, new: _Character) -> bool:
    """Whether the new character stands on the last one's line, right after it."""
    size = max(last.box.height, new.box.height, 1.0)
    same_line = abs(last.box.middle - new.box.middle) < size * 0.5
    gap = new.box.left - last.box.right
    return same_line and -size <= gap <= size * 1.0


def _western(text: str) -> bool:
    return text < "\u0250"


def _stretch(run: list[_Character]) -> Stretch:
    heights = [each.box.height for each in run]
    high = statistics.median(heights)
    middle = statistics.median(each.box.middle for each in run)
    box = Box(run[0].box.left, middle - high / 2, max(each.box.right for each in run), middle + high / 2)
    return Stretch(
        "".join(each.text for each in run),
        box,
        tuple(each.box.left for each in run),
        tuple(each.box.right for each in run),
    )


def _drawn(page: Any, turned: _Turn) -> tuple[tuple[Box, ...], int]:
    """The thin boxes that are drawn on the page, and how many pictures stand on it."""
    rules, images = [], 0
    for each in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE), max_depth=3):
        if each.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            images += 1
            continue
        try:
            box = turned.box(*each.get_bounds())
        except RuntimeError:  # a path without extent
            continue
        if min(box.height, box.right - box.left) <= _RULE:
            rules.append(box)
    return tuple(rules), images
