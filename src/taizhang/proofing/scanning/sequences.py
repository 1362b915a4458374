"""What do neighbours say about a number: its hedge, its range, the unit it shares?

A unit at the end of a list serves all its members (``37.5、19.6亿元``; ``36.8、25%、33.3%`` lacks one % by a slip and is
read the same way), a range has two ends (``3-5个``, ``10%至12%``), a hedge stands before or after.

Worked example, drafts of ``近37.5、19.6亿元``: the first gets unit 亿元 (``unit_printed`` false) and hedge 近.
"""

import itertools
import re
from typing import Final

from taizhang.kernel.written import HEDGE_SPELLINGS, Hedge
from taizhang.proofing.model import Form, RangeEnd
from taizhang.proofing.scanning.draft import Draft

_BEFORE: Final = re.compile(
    r"(?:大约|大概|约为|(?<![签合节集条公制契违特预])约|接近|将近|(?<!最)(?<!附)(?<!邻)(?<!临)(?<!靠)近|不足|不到|未达|超过|(?<!赶)超|逾|突破|不低于|不少于|至少|多于|高达(?=$^))(?:了|达|至|到|有)?$"
)
_AFTER: Final = re.compile(r"(?:左右|上下|(?:及|或)?以上|有余|之多)")
_TAIL_MORE: Final = re.compile("[多余](?=[,，。;；、)）\\s]|$)")
_LINK: Final = re.compile(r"\s{0,2}(?:[、,;和与及/]|以及)\s{0,2}")
_RANGE: Final = re.compile(r" ?(?:-{1,2}|~|至|到) ?")
_SCALES: Final = "十百千万亿"
_EXTRA: Final = {"多于": Hedge.OVER, "有余": Hedge.MORE, "之多": Hedge.MORE}


def hedge(text: str, draft: Draft) -> None:
    """Find the hedge of a number; the spelling goes into ``hedge_word``, its sense into ``hedge``."""
    if draft.hedge_word:
        draft.hedge = HEDGE_SPELLINGS[draft.hedge_word]
        return
    after = _AFTER.match(text, draft.end)
    if after is not None:
        word = after[0].lstrip("及或")
        draft.hedge, draft.hedge_word = HEDGE_SPELLINGS.get(word) or _EXTRA[word], word
        return
    more = _TAIL_MORE.match(text, draft.end) if draft.unit else None
    if more is not None:
        draft.hedge, draft.hedge_word = Hedge.MORE, more[0]
        return
    before = _BEFORE.search(text, max(0, draft.start - 5), draft.start)
    if before is not None:
        word = before[0].rstrip("了达至到有") or before[0]
        found = HEDGE_SPELLINGS.get(word) or HEDGE_SPELLINGS.get(before[0]) or _EXTRA.get(word)
        if found is not None:
            draft.hedge, draft.hedge_word = found, word


def ranges(text: str, drafts: list[Draft]) -> None:
    """Mark the ends of ranges; the lower end takes the unit of the upper where it has none."""
    for low, high in itertools.pairwise(drafts):
        if not (low.is_number and high.is_number) or low.digits is None or high.digits is None:
            continue
        if (
            high.start - low.end > 4
            or high.start <= low.end
            or not _RANGE.fullmatch(text, low.end, high.start)
        ):
            continue
        if (
            low.form in (Form.RANK, Form.RATIO)
            or low.table
            or high.digits.startswith("-")
            or low.range_end is RangeEnd.HIGH
        ):
            continue
        if low.unit and low.unit != high.unit:
            continue
        low.range_end, high.range_end = RangeEnd.LOW, RangeEnd.HIGH
        if not low.unit and high.unit:
            low.unit, low.unit_printed = high.unit, False


def shared_units(text: str, drafts: list[Draft]) -> None:
    """Give the members of a list that lack a unit the one that the list ends with, or the one before them."""
    at = 0
    while at < len(drafts):
        last = at
        while last + 1 < len(drafts) and _linked(text, drafts[last], drafts[last + 1]):
            last += 1
        if last > at:
            _share(drafts[at : last + 1])
        at = last + 1


def _linked(text: str, left: Draft, right: Draft) -> bool:
    if not (left.is_number and right.is_number) or left.table or right.table or right.start - left.end > 4:
        return False
    if left.range_end is RangeEnd.LOW and right.range_end is RangeEnd.HIGH:
        return True
    return right.start > left.end and _LINK.fullmatch(text, left.end, right.start) is not None


def _share(members: list[Draft]) -> None:
    """The last unit serves those before it that have none, or only a scale (``1.27万亿、5182亿元``)."""
    unit = measure = ""
    for each in reversed(members):
        if each.form is Form.RATIO:
            continue
        if each.unit and each.unit.strip(_SCALES):
            if unit == "个百分点" and each.unit == "个":
                each.unit, each.unit_printed = unit, False
            unit, measure = each.unit, each.unit.lstrip(_SCALES)
        elif each.unit and measure:
            each.unit = each.unit + measure
        elif unit and not each.unit:
            each.unit, each.unit_printed = unit, False
    unit = ""
    for each in members:
        if each.unit:
            unit = each.unit
        elif unit == "%" and each.digits is not None and "." in each.digits:
            each.unit, each.unit_printed = unit, False


_RATIO_CONTEXT: Final = re.compile(r"比|结构|构成|配置|按")


def ratios(text: str, drafts: list[Draft]) -> None:
    """``三次产业结构为5.2:42.3:52.5``: bare numbers joined by colons are terms of a ratio."""
    at = 0
    while at < len(drafts):
        last = at
        while last + 1 < len(drafts) and _joined(text, drafts[last], drafts[last + 1]):
            last += 1
        if last > at and (
            last - at > 1 or _RATIO_CONTEXT.search(text, max(0, drafts[at].start - 16), drafts[at].start)
        ):
            for each in drafts[at : last + 1]:
                each.form = Form.RATIO
        at = last + 1


def _joined(text: str, left: Draft, right: Draft) -> bool:
    if not (left.is_number and right.is_number) or left.unit or left.form is not Form.ARABIC:
        return False
    return right.start == left.end + 1 and text[left.end] == ":"


_LISTED: Final = re.compile(r"(?:[、和及与][^,。;:!?、\n]{1,16}|[\u4e00-\u9fff])$")
_DISTRIBUTES: Final = re.compile(
    r"(?:[^,。;:、\d\n]{0,14}?)(?:分别|依次|各自|各为|各占|合计|共计|均|都|实现|完成|同比|顺次|则为|组成|构成)"
)


_MEMBERS: Final = re.compile("、|以及|[和及与]")


def restated_counts(text: str, drafts: list[Draft]) -> None:
    """``批发、零售两个行业分别``: a count in Chinese that only sums up what was just listed tells nothing new."""
    for draft in drafts:
        if (
            draft.form is not Form.CHINESE
            or not draft.is_number
            or draft.digits is None
            or len(draft.digits) > 2
        ):
            continue
        start = max(text.rfind(each, max(0, draft.start - 80), draft.start) for each in ",。;:\n")
        clause = text[start + 1 : draft.start]
        if not clause or not "\u4e00" <= clause[-1] <= "\u9fff":
            continue
        if len(_MEMBERS.split(clause)) == int(draft.digits) > 1:
            draft.restates = True
            continue
        if not _DISTRIBUTES.match(text, draft.end):
            continue
        draft.restates = "、" in clause or "和" in clause or clause.endswith(("由", "等"))
