"""What if a list marker was pasted into a number?

Word processors and paste pipelines that replace automatic numbering turn every ``1.`` of a text into ``一是``, figures included:
51.6亿元 becomes ``5一是6亿元``, 下降1.7% becomes ``下降一是7%``. The replacement loses nothing, so it can be undone exactly
wherever the marker cannot be a real one: inside digits, or directly before digits with a unit where no item of a
list can begin (after 下降, after a minus, within a list of values).

Worked example::

    marked_number_at("5一是6亿元", 0)      # digits 51.6, second reading 6
    marked_number_at("；一是3家企业", 1)    # None: an item begins there

Both readings are kept; the one as printed costs more where the marker stands within digits.
"""

import re
from typing import Final

from taizhang.proofing.model import Reading, Role
from taizhang.proofing.scanning.draft import Draft
from taizhang.proofing.scanning.measures import Found, unit_at
from taizhang.wording.numerals import NumeralError, number

_MARKER: Final = r"(?:([一二三四五六七八九十]{1,3})(?:是|、)|\(([一二三四五六七八九十]{1,3})\))"
_INSIDE: Final = re.compile(rf"(\d{{1,6}}(?:,\d{{3}})*){_MARKER}(\d{{1,4}})(?![\d.])")
_BEFORE: Final = re.compile(r"([一二三四五六七八九十]{1,3})是(\d{1,4})(?![\d.])")
_ITEM_MAY_BEGIN: Final = frozenset('\n。;；:：!?！？，, \t)）”"|')


_LISTED: Final = frozenset("、和,及与:")


def marked_number_at(text: str, at: int) -> Draft | None:
    """A number with a list marker in it or directly before it, read as it was before the replacement."""
    inside = _INSIDE.match(text, at)
    if inside is not None:
        return _inside(text, inside)
    before = _BEFORE.match(text, at)
    if before is None or not _cannot_begin_item(text, at, before.end()):
        return None
    return _draft(text, before.start(), "", before[1], before[2], before.end())


def _inside(text: str, found: re.Match[str]) -> Draft | None:
    marker = found[2] or found[3]
    left = found[1].replace(",", "")
    if text[found.end(1) : found.end(1) + 2].endswith("、") and found[3] is None:
        return None  # 5一、6: a heading may follow a number that ends a line of a list
    return _draft(text, found.start(), left, marker, found[4], found.end())


def _cannot_begin_item(text: str, at: int, end: int) -> bool:
    previous = text[at - 1] if at else "\n"
    if previous == "(":
        unit = unit_at(text, end)
        return unit is not None and text[unit.end : unit.end + 1] in (")", ",", "、")
    return previous not in _ITEM_MAY_BEGIN


def sweep(text: str, drafts: list[Draft]) -> None:
    """Where one number proves the replacement, ``，四是9亿美元`` after a comma or a colon is 4.9 too: items begin sentences."""
    if not any(each.damage == "marker" for each in drafts):
        return
    at = 1
    while at < len(drafts):
        item, value = drafts[at - 1], drafts[at]
        previous = text[item.start - 1 : item.start]
        if (
            item.role is Role.ORDINAL
            and value.start == item.end
            and previous in (",", ":", "(", ")", " ")
            and _measured(value)
        ):
            mended = marked_number_at(f"的{text[item.start : value.end + 1]}", 1)
            if mended is not None:
                shift = item.start - 1
                mended.unit, mended.unit_printed = mended.unit or value.unit, bool(mended.unit)
                mended.start, mended.end, mended.unit_start = (
                    item.start,
                    mended.end + shift,
                    mended.unit_start + shift,
                )
                drafts[at - 1 : at + 1] = [mended]
        at += 1


def _measured(value: Draft) -> bool:
    """Money, a rate or a measure, of which decimals are printed; items begin with counts, not with these."""
    return value.is_number and (value.unit in ("%", "个百分点", "倍") or value.unit[:1] in ("万", "亿"))


def _draft(text: str, start: int, left: str, marker: str, right: str, end: int) -> Draft | None:
    unit = unit_at(text, end)
    if unit is None:
        if text[end : end + 1] not in _LISTED or (not left and text[end : end + 1] == ":"):
            return None
        unit = Found(end, "", "")
    try:
        digit = str(number(marker))
    except NumeralError:
        return None
    digits = f"{left}{digit}.{right}"
    printed = Reading(
        left + right if left else right, unit.name, 4 if left else 3, "照印出的字读，序号当作多出来的字"
    )
    mended = Reading(
        digits, unit.name, 1, f"“{marker}是”是自动编号“{digit}.”被替换的结果，还原后是{digits}{unit.name}"
    )
    return Draft(
        start, unit.end, digits=digits, unit=unit.name, unit_start=end, hedge_word=unit.hedge,
        readings=(mended, printed), repaired=True, damage="marker",
    )  # fmt: skip
