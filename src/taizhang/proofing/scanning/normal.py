"""What does a text say once width, script and layout no longer matter, and where did each character stand?

Two steps. ``fold`` changes characters and never their number: full-width forms become half-width, dashes become
``-``, traditional characters simplified, strange spaces plain ones. Offsets in the folded text are offsets in the
text. ``view`` then leaves out what stands in the middle of numbers and words without belonging there, and keeps a
map: a gloss in brackets (``萬(wàn)畝``), invisible characters, the space in ``24. 3 亿元``, the line end between
``37.5`` and ``亿元``. The scanner reads the view, where ``萬(wàn)畝`` is simply 万亩, and maps its spans back.

Worked example::

    view("ＧＤＰ ６０. ５ 億(yì)元").text      # 'GDP60.5亿元'
    view("ＧＤＰ ６０. ５ 億(yì)元").origin(3)  # 4, the place of ６ in the text

Spaces are kept where they part something: between two Latin letters or digits (columns of a table), in runs of two
and more, and after the number of a list item (``1. 3个项目``), which is one only at the head of a line.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from typing import Final

from taizhang.proofing.scanning.tables import table_lines
from taizhang.proofing.scanning.traditional import SIMPLIFIED

_WIDE: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_RADICALS: Final = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−﹣➖─"), "-")
_SPACES: Final = dict.fromkeys(
    map(ord, "\u3000\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u202f\r"), " "
)
_OTHERS: Final = {
    ord("～"): "~", ord("〜"): "~", ord("∼"): "~", ord("﹪"): "%", ord("٪"): "%", ord("﹒"): ".", ord("․"): ".",
    ord("〇"): "零", ord("﹐"): ",", ord("﹑"): "、", ord("﹔"): ";", ord("﹕"): ":", ord("∶"): ":", ord("︰"): ":",
    ord("﹙"): "(", ord("﹚"): ")", ord("【"): "【", ord("﹢"): "+", ord("￥"): "¥", ord("＄"): "$", ord("×"): "×",
    ord("│"): "|", ord("┃"): "|", ord("｜"): "|",
}  # fmt: skip
_FOLDING: Final = {**SIMPLIFIED, **_WIDE, **_RADICALS, **_DASHES, **_SPACES, **_OTHERS}

_TONED_LETTERS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ\u0300-\u036f"
_BRACKETED = rf"[(][A-Za-z{_TONED_LETTERS}]{{1,9}}[)]"
_GLOSS = rf"(?<=[\u4e00-\u9fff]){_BRACKETED}(?:{_BRACKETED}){{0,8}}"
_INVISIBLE = "[\u200b-\u200f\u2060\ufeff\u00ad]+"
_BLANK = r" (?! )(?<!  )"
_PAGE = r"(?:-+ ?\d{1,4} ?-+ *\n *)?"
_LINE_END = (
    rf"(?<=\d) ?\n *{_PAGE}(?=[%万亿]|百分点|个百分点|美元|平方|立方|千瓦|公里|公顷|吨)|(?<=\d[个亿万])\n *(?=月|百分点|元|美元)"
    r"|(?<=\d个百)\n *(?=分点)|(?<=个百分)\n *(?=点)|(?<=[\u4e00-\u9fff]\d)\n(?=\d)|(?<=[\u4e00-\u9fff]\d\d)\n(?=\d)"
    r"|(?<=\d\.)\n *(?=\d)|(?<=\d)\n *(?=\.\d)"
)
_LEFT_OUT: Final = re.compile("|".join((_GLOSS, _INVISIBLE, _LINE_END, _BLANK)))
_TONED: Final = re.compile(f"[{_TONED_LETTERS}]")
_SYLLABLE: Final = re.compile(r"(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?[aeiouv]{1,3}(?:ng?|r)?")
_ITEM_NUMBER: Final = re.compile(r"(?:^|\n)[ \t]*\(?\d{1,2}[.]$")


@dataclass(frozen=True)
class View:
    """``text`` with some characters left out; ``_starts`` and ``_shifts`` say where the rest stood."""

    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def origin(self, offset: int) -> int:
        """Where the character at ``offset`` of the view stands in the text."""
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the view as a stretch of the text; what was left out at its edges stays outside."""
        if len(self.starts) == 1 and not self.shifts[0]:
            return start, end
        return self.origin(start), self.origin(end - 1) + 1 if end > start else self.origin(start)


def fold(text: str) -> str:
    """One width, one script, one kind of dash and space; as many characters as before."""
    return text.translate(_FOLDING)


def view(text: str) -> View:
    """The folded text without glosses, invisible characters and spaces that part nothing."""
    folded = fold(text)
    rows = deque(span for span in table_lines(folded) if not _barred(folded, span))
    kept: list[str] = []
    starts, shifts = [0], [0]
    at = length = 0
    for found in _LEFT_OUT.finditer(folded):
        start, end = found.span()
        while rows and rows[0][1] < start:
            rows.popleft()
        if rows and rows[0][0] <= start and folded[start] in " \n":
            continue
        if not _goes(folded, start, end):
            continue
        kept.append(folded[at:start])
        length += start - at
        at = end
        if starts[-1] == length:
            shifts[-1] = end - length
        else:
            starts.append(length)
            shifts.append(end - length)
    if not kept:
        return View(folded)
    kept.append(folded[at:])
    return View("".join(kept), tuple(starts), tuple(shifts))


def _barred(text: str, span: tuple[int, int]) -> bool:
    """Are the columns parted by bars or tabs, so that a space parts nothing?"""
    return text.find("|", *span) >= 0 or text.find("\t", *span) >= 0


def _goes(text: str, start: int, end: int) -> bool:
    first = text[start]
    if first == "(":
        inside = text[start + 1 : end - 1].partition(")")[0]
        return bool(_TONED.search(inside)) or (inside.islower() and bool(_SYLLABLE.fullmatch(inside)))
    if first != " " or "\n" in text[start:end]:
        return True
    return _space_goes(text, start)


_HUNDREDS: Final = re.compile(r"(?:^|[^\d.,:/年第-])\d{1,3}$")
_THOUSANDS: Final = re.compile(r" \d{3}(?![\d.,])(?= ?[万亿元吨人个家户公平千亩头只件辆台项美])")
"""2 340万美元: yearbooks part thousands by a space; a group of three and a unit must follow."""


def _space_goes(text: str, at: int) -> bool:
    """A single space: it goes beside anything that is neither a Latin letter nor a digit."""
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    if (before.isdigit() or before == ".") and (after.isdigit() or after == ".") and _spaced_out(text, at):
        return True
    if before == "." and after.isdigit():
        return text[at - 2 : at - 1].isdigit() and not _starts_item(text, at)
    if before.isdigit() and after == ".":
        return text[at + 2 : at + 3].isdigit()
    if before.isdigit() and after == "%":
        return True
    if before in "|\t\n" or after in "|\t\n":
        return False
    if before.isdigit() and after.isdigit():
        return bool(_THOUSANDS.match(text, at)) and bool(_HUNDREDS.search(text, max(0, at - 5), at))
    return not (before.isascii() and after.isascii())


_SPACED_BEFORE: Final = re.compile(r"[\u4e00-\u9fff] [\u4e00-\u9fff] (?:[\d.] )*[\d.]$")
_SPACED_AFTER: Final = re.compile(r" (?:[\d.] )*(?:\.|\d(?:\.\d{1,2})?) ?[%\u4e00-\u9fff]")
_APART_BEFORE: Final = re.compile(r"[^\s\d.] ?\d{1,6}(?: \.)?$")
_APART: Final = re.compile(r"\d \. \d")
"""``12 . 5%``: a point between two spaces is that of a number, unless it numbers an item at the head of a line."""


def _spaced_out(text: str, at: int) -> bool:
    """Is the space one of those that stand after every character (增 长 1 2 . 5 %)?

    The two characters before the digits stand apart as well, each digit stands alone, and a unit follows."""
    apart = "." in text[at - 1 : at + 2] and _APART.search(text, max(0, at - 3), at + 4)
    if apart and _APART_BEFORE.search(text, max(0, at - 12), at):
        return True
    return bool(_SPACED_AFTER.match(text, at)) and bool(_SPACED_BEFORE.search(text, max(0, at - 24), at))


def _starts_item(text: str, at: int) -> bool:
    """Is ``text[:at]`` the number of a list item? Not if the line before runs on (a wrapped list of values)."""
    if not _ITEM_NUMBER.search(text, max(0, at - 12), at):
        return False
    line = text.rfind("\n", 0, at)
    before = text[:line].rstrip()[-1:] if line > 0 else ""
    return before not in (",", "、", "(", "和", "为")
