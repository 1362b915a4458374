"""How are numbers and list positions written in Chinese characters, and read back?

    chinese(21) == '二十一'      number('二十一') == 21      number('两万') == 20000
    counted(2)  == '两'          (两个产业集群; never 二个)
    ordinal('heading2', 4) == '（四）'                       read_ordinal('（四）营商') == Ordinal(…)

Figures are printed in Arabic digits (GB/T 15835-2011); Chinese numerals serve the outline (一、 （一）
一是) and small counts in set phrases. The rules are those of the spoken language:

* groups of four digits, 万 and 亿; beyond them the 亿 groups repeat: 一万亿 is ten to the twelfth;
* one 零 wherever one or more empty places stand between written digits: 一百零五, 一万零一百;
* a number that begins with 一十 drops the 一: 十二, 十万, but 一百一十.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

DIGITS = "零一二三四五六七八九"
LIMIT = 10**16  # 一亿亿: beyond it nobody counts, and the groups would need new names
_PLACES = ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"))
_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"两": 2, "〇": 0}
_MULTIPLES = {name: size for size, name in _PLACES}


class NumeralError(ValueError):
    """A text that is not a Chinese numeral, or a number that has none here."""


def chinese(value: int) -> str:
    """The number in Chinese characters; 0 ≤ value < 10^16."""
    if not 0 <= value < LIMIT:
        raise NumeralError(f"只能把零到一亿亿之间的整数写成汉字，收到的是{value}")
    if value == 0:
        return "零"
    written = _spell(value)
    return written[1:] if written.startswith("一十") else written


def counted(value: int) -> str:
    """The number before a measure word: 两个, 三家; only a lone 2 changes."""
    return "两" if value == 2 else chinese(value)


def _spell(value: int) -> str:
    for size, name in _PLACES:
        if value >= size:
            head, rest = divmod(value, size)
            if rest == 0:
                return _spell(head) + name
            gap = "零" if rest < size // 10 else ""
            return _spell(head) + name + gap + _spell(rest)
    return DIGITS[value]


def number(text: str) -> int:
    """The number that Chinese characters stand for; 两 and 〇 are understood. NumeralError otherwise."""
    if not text or any(char not in _VALUES and char not in _MULTIPLES for char in text):
        raise NumeralError(f"“{text}”不是汉字数字")
    value = _read(text)
    if _normal(text) != chinese(value):
        raise NumeralError(f"“{text}”写法不合规则，{value}应写作“{chinese(value)}”")
    return value


def _read(text: str) -> int:
    """Split at the largest multiple: what stands before it multiplies, what stands after it adds."""
    for size, name in _PLACES:
        head, found, rest = text.rpartition(name)
        if found:
            return (_read(head) if head else 1) * size + (_read(rest) if rest else 0)
    digits = text.lstrip("零〇") or "零"
    if len(digits) != 1:
        raise NumeralError(f"“{text}”不是汉字数字")
    return _VALUES[digits]


def _normal(text: str) -> str:
    """One spelling of the allowed variants, to compare with what ``chinese`` writes."""
    plain = text.replace("两", "二").replace("〇", "零")
    return plain[1:] if plain.startswith("一十") else plain


OrdinalKind = Literal["heading1", "heading2", "heading3", "heading4", "item"]


@dataclass(frozen=True)
class Ordinal:
    """A position in an outline: ``（四）`` is the fourth of kind heading2."""

    kind: OrdinalKind
    number: int

    def __str__(self) -> str:
        return ordinal(self.kind, self.number)


def ordinal(kind: OrdinalKind, value: int) -> str:
    """一、 （一） 1. （1） as GB/T 9704-2012 orders the levels, and 一是 for an item within a paragraph."""
    if value < 1:
        raise NumeralError(f"序号从一开始，收到的是{value}")
    if kind == "heading3":
        return f"{value}."
    if kind == "heading4":
        return f"（{value}）"
    return {"heading1": "{}、", "heading2": "（{}）", "item": "{}是"}[kind].format(chinese(value))


_CHINESE = "[一二三四五六七八九十百零]+"
_ORDINALS: tuple[tuple[OrdinalKind, re.Pattern[str]], ...] = (
    ("heading1", re.compile(rf"({_CHINESE})、")),
    ("heading2", re.compile(rf"[（(]({_CHINESE})[）)]")),
    ("heading3", re.compile(r"([1-9]\d?)[.．](?!\d)")),
    ("heading4", re.compile(r"[（(]([1-9]\d?)[）)]")),
    ("item", re.compile(rf"({_CHINESE})是")),
)


def read_ordinal(text: str) -> tuple[Ordinal, str] | None:
    """The ordinal a text begins with and the text after it; half-width brackets are accepted."""
    for kind, pattern in _ORDINALS:
        found = pattern.match(text)
        if found is None:
            continue
        digits = found[1]
        try:
            value = int(digits) if digits.isascii() else number(digits)
        except NumeralError:
            return None
        return (Ordinal(kind, value), text[found.end() :]) if value else None
    return None
