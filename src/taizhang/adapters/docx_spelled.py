"""Which words of a sentence are amounts written in Chinese characters?

    约十五亿元  → 十五亿元       三成 → 三成       增长一倍 → 一倍       翻一番 → 翻一番       百分之八 → 百分之八

The report prints its figures in digits; a number in characters is somebody's own and has no source. Not every
number word is an amount: 三个方面, 一是, 第三季度, 十四五, 一家企业, 千家万户, 一成不变 say nothing to be checked. So a
numeral counts only before a unit of measure, before 家, 户, 人, 名 where it is two or more, and before 元 from a hundred
on; 个, 项 and 次 count what a sentence itself goes on to name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from taizhang.kernel.unit import match_unit
from taizhang.wording.numerals import NumeralError, number

_DIGITS = "零〇一二三四五六七八九两"
_NUMERAL = re.compile(
    rf"(?<![第{_DIGITS}十百千万亿点])[{_DIGITS}十][{_DIGITS}十百千万亿]*(?:点[{_DIGITS}]+)?"
)
_SET_PHRASES = re.compile(
    rf"百分之[{_DIGITS}十百点]+"
    rf"|翻(?:了)?[{_DIGITS}几]?番"
    rf"|[{_DIGITS}几]成(?:半|[{_DIGITS}])?(?![不为立果长员功熟本交就分都品效型套体])"
    rf"|[{_DIGITS}十百点几]+倍"
)
_FEWEST = {"家": 2, "户": 2, "人": 2, "名": 2, "元": 100}  # 三元 is a kind of battery, not a price
_UNITS_OF_WORDS = {
    "个", "项", "次", "件", "台", "辆", "座", "条", "套", "宗", "批", "期", "处", "栋", "块", "年", "个月", "天", "度",
    "成", "倍",
}  # fmt: skip


def spelled(text: str) -> Iterator[tuple[int, int]]:
    """Where the amounts in Chinese characters stand, each with its unit, in the order of the text."""
    found = [match.span() for match in _SET_PHRASES.finditer(text)]
    for match in _NUMERAL.finditer(text):
        end = _end(text, *match.span())
        if end and not any(start <= match.start() < stop for start, stop in found):
            found.append((match.start(), end))
    yield from sorted(found)


def _end(text: str, start: int, end: int) -> int | None:
    """Where the amount ends whose numeral is ``[start, end)``; None where it is no amount."""
    for cut in range(end, start, -1):  # 两亿千瓦时: the 千 belongs to the unit
        unit = match_unit(text, cut)
        if unit is not None and unit[0].name not in _UNITS_OF_WORDS:
            return unit[1] if _is_enough(text[start:cut], _FEWEST.get(unit[0].name, 0)) else None
    return None


def _is_enough(numeral: str, fewest: int) -> bool:
    try:
        return not fewest or number(numeral) >= fewest
    except NumeralError:
        return False
