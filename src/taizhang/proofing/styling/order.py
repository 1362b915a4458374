"""Are headings and list items numbered one after the other, and do brackets and quotation marks close?

Four kinds of heading stand one below the other (GB/T 9704): 一、 （一） 1. （1）; a higher one begins the lower ones anew.
Within the text runs 一是、二是…. A number that is not the next one is told; a list that begins again with one is not, and
where a text begins in the middle (an excerpt) nothing is said of what came before.

Worked example: 一、… 二、… 四、… is told at 四、: 三、 is missing. 一是…二是…二是… is told at the second 二是.
"""

import re
from collections.abc import Iterator
from typing import Final

from taizhang.proofing.model import Remark
from taizhang.proofing.styling.page import Page, hint

_NUMERALS: Final = "一二三四五六七八九十"
_CHINESE: Final = r"[一二三四五六七八九十]{1,3}"
_HEADS: Final = (
    re.compile(rf"^[ \t　]*({_CHINESE})、", re.MULTILINE),
    re.compile(rf"(?:^[ \t　]*|(?<=。))[（(]({_CHINESE})[)）]", re.MULTILINE),
    re.compile(r"^[ \t　]*(\d{1,2})[.．、](?![\d.])(?=[ \t　]*[^\d\s|])", re.MULTILINE),
    re.compile(r"^[ \t　]*[（(](\d{1,2})[)）]", re.MULTILINE),
)
_ITEMS: Final = re.compile(rf"(?:(?<=[\n。；;：:，,、 　）)])|\A)({_CHINESE})是")
_PAIRS: Final = {"（": "）", "(": ")", "“": "”", "《": "》", "〔": "〕", "【": "】", "「": "」", "『": "』"}
_BRACKET: Final = re.compile("[" + re.escape("".join((*_PAIRS, *_PAIRS.values()))) + "]")
_WIDE: Final = {"（": "(", "）": ")"}
_LIST_CLOSE: Final = re.compile(r"(?:^|[\s。；;，,：:、])[（(]?[0-9a-zA-Z一二三四五六七八九十①-⑳]{1,3}$")


def value(numeral: str) -> int:
    """One to ninety-nine, in Chinese or Arabic; 0 for what is no number."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _NUMERALS.find(numeral) + 1 if len(numeral) == 1 else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_NUMERALS.find(tens) + 1 if tens else 1) * 10 + (_NUMERALS.find(ones) + 1 if ones else 0)


def numbering(page: Page) -> Iterator[Remark]:
    """Headings of all four kinds, in one pass over the text."""
    found = sorted(
        (match.start(1), level, match)
        for level, head in enumerate(_HEADS)
        for match in head.finditer(page.text)
    )
    last: list[int | None] = [None] * len(_HEADS)
    for start, level, match in found:
        if page.number_at(start) is not None:
            continue
        number = value(match[1])
        if not number:
            continue
        before = last[level]
        if before is not None and number not in (1, before + 1):
            yield _out_of_order("heading-number", page, match, (before, number))
        last[level] = number
        for lower in range(level + 1, len(last)):
            last[lower] = None


def items(page: Page) -> Iterator[Remark]:
    """一是…二是…: the list ends where a heading of the two upper kinds begins."""
    heads = sorted(match.start() for head in _HEADS[:2] for match in head.finditer(page.text))
    before: int | None = None
    for match in _ITEMS.finditer(page.text):
        if page.number_at(match.start(1)) is not None:
            continue
        while heads and heads[0] < match.start():
            heads.pop(0)
            before = None
        number = value(match[1])
        if not number:
            continue
        if before is not None and number not in (1, before + 1):
            yield _out_of_order("item-number", page, match, (before, number))
        before = number


def _out_of_order(code: str, page: Page, match: re.Match[str], numbers: tuple[int, int]) -> Remark:
    before, number = numbers
    span = match.start(1), match.end()
    shown = page.text[slice(*span)].strip()
    if number == before:
        message = f"序号“{shown}”出现了两次。"
    elif number > before + 1:
        message = f"序号不连续：上一个是第{before}个，这里直接到了“{shown}”。"
    else:
        message = f"序号倒退：上一个是第{before}个，这里又是“{shown}”。"
    return hint(code, span, message, "请核对是漏了一项，还是序号写错了。")


def brackets(page: Page) -> Iterator[Remark]:
    """Line by line: what opens must close, in the same width. At most one remark a line."""
    open_marks: list[tuple[int, str]] = []
    for start, line in page.lines:
        remark: Remark | None = None
        for match in _BRACKET.finditer(line):
            at, char = match.start(), match[0]
            if char in _PAIRS:
                open_marks.append((start + at, char))
            else:
                told = _closed(start + at, char, open_marks, line[:at])
                remark = remark or told
        goes_on = _goes_on(page.text, start + len(line))
        if remark is None and open_marks and not goes_on:
            at, char = open_marks[-1]
            remark = hint(
                "bracket",
                (at, at + 1),
                f"“{char}”没有配对的“{_PAIRS[char]}”。",
                "请补上，或去掉多余的一个。",
            )
        if not goes_on:
            open_marks = []
        if remark is not None:
            yield remark


def _closed(at: int, char: str, open_marks: list[tuple[int, str]], before: str) -> Remark | None:
    if open_marks and _PAIRS[open_marks[-1][1]] == char:
        open_marks.pop()
        return None
    narrow = _WIDE.get(char, char)
    if open_marks and narrow == _WIDE.get(_PAIRS[open_marks[-1][1]], _PAIRS[open_marks[-1][1]]):
        opener = open_marks.pop()[1]
        put = _PAIRS[opener]
        return hint(
            "bracket-width",
            (at, at + 1),
            f"括号一半是全角、一半是半角：以“{opener}”开头，以“{char}”结尾。",
            "一对括号宜用同一种写法。",
            put,
        )
    if _LIST_CLOSE.search(before[-6:]):  # 1）… is a list item
        return None
    return hint("bracket", (at, at + 1), f"“{char}”没有配对的左半边。", "请补上，或去掉多余的一个。")


def _goes_on(text: str, end: int) -> bool:
    """The line was broken by hand: the next one goes on with the sentence, or the text ends cut off."""
    return end >= len(text) or text[end - 1 : end] not in tuple("。；;！？!?：:\n")
