"""Do two printings say the same amount, and which numbers in a sentence are amounts at all?

51.6亿元 and 516000万元 are the same amount written in another way; 51.6亿元 and 约51.6亿元 are not the same
statement. The unit may stand outside the control (an editor typed 516000 into it and 万元 behind it), so a
number is read together with what follows it.

Dates, ordinals, document numbers and names are numbers without being amounts: 2024年9月, 1-9月, 第3期, 〔2024〕3号,
（1）, GB/T 9704, LiFePO4 need no source. An amount written in Chinese characters does (``docx_spelled``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from taizhang.adapters.docx_sentences import fold
from taizhang.adapters.docx_spelled import spelled
from taizhang.kernel.amount import AmountError
from taizhang.kernel.unit import UnitError, match_unit
from taizhang.kernel.written import Written, WrittenError

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?", re.ASCII)
_MONTHS = r"\d{1,2}(?:[-—–~至到]\d{1,2})?月(?:份|末|底)?(?:\d{1,2}[日号])?"
_NOT_AN_AMOUNT = re.compile(
    rf"\d{{4}}(?:[-—–~至到]\d{{4}})?年(?:{_MONTHS})?|{_MONTHS}|\d{{1,2}}日|\d{{1,2}}时"
    r"|第\d+|\[\d{4}\]\d*号?|〔\d{4}〕\d*号?|\d+号|^\s*\d+[.、](?!\d)|\(\d+\)"
    r"|[A-Za-z]+[A-Za-z/ -]*\d[\w.\-]*|\d+[A-Za-z]{2,}\w*",
    re.ASCII,
)
_DIGITS_WITH_LETTERS_THAT_ARE_UNITS = re.compile(r"\d+(?:GWh|GW|MWh|MW|kWh|kW|km2|m2|m3|kg)", re.ASCII)


def same_amount(was: str, was_after: str, now: str, now_after: str) -> bool:
    """Whether two printings, each read with the text that follows it, say the same amount."""
    old, new = _written(was, was_after), _written(now, now_after)
    if old is None or new is None or old.hedge is not new.hedge:
        return False
    if old.amount is None or new.amount is None:
        return old.unit is None and new.unit is None and old.value == new.value
    return old.amount == new.amount


def _written(text: str, after: str) -> Written | None:
    """The number in a control; if the control ends with its digits, its unit may stand behind it."""
    text = re.sub(r"\s+", "", fold(text))
    if re.search(r"\d$", text):
        following = re.sub(r"^\s+", "", fold(after))
        found = match_unit(following)
        text += following[: found[1]] if found else ""
    try:
        return Written.parse(text)
    except (WrittenError, UnitError, AmountError):
        return None


def same_writing(was: str, now: str) -> bool:
    """Whether two printings differ in nothing but width of characters and spaces."""
    return re.sub(r"\s+", "", fold(was)) == re.sub(r"\s+", "", fold(now))


def amounts(text: str) -> Iterator[tuple[int, int]]:
    """Where the amounts of a (folded) sentence stand, each with its unit: those in digits, then those in characters."""
    yield from _in_digits(text)
    yield from spelled(text)


def _in_digits(text: str) -> Iterator[tuple[int, int]]:
    taken = [found.span() for found in _NOT_AN_AMOUNT.finditer(text)]
    units = {found.start() for found in _DIGITS_WITH_LETTERS_THAT_ARE_UNITS.finditer(text)}
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        if text[start] == "-" and start and not text[start - 1].isspace():
            start += 1  # a dash between two numbers is no sign
        if start not in units and any(a <= start < b for a, b in taken):
            continue
        unit = match_unit(text, end)
        yield start, unit[1] if unit else end
