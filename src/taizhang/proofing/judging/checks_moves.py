"""From A to B by how many times, by how much a year; how many items a list announces; how far a target was passed.

Each of these needs a computation that is no relation of linear terms: a root of so many years, a count of names, a sum
over a sum. None is stated by a name, so all are hints.

Worked example: ``上市企业由7家到110家，增长18倍`` is 110 ÷ 7 − 1 = 14.7 times.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.judging.facts import AMOUNTS, Facts, same_dimension
from taizhang.proofing.judging.telling import printed, remark
from taizhang.proofing.judging.wholes import in_base_units
from taizhang.proofing.model import Claim, Form, Kind, Remark

_FROM: Final = re.compile(r"(?:由|从)[^,，。；;\d]{0,12}$")
_REACHED: Final = re.compile(r"^(?:[\u4e00-\u9fff]{0,4})(?:到|至|为|成|达)(?:了|今年的|目前的|现在的)?$")
_RISEN: Final = re.compile(
    r"[,，、（(]{1,2}[^,，。；;\d]{0,8}(?:增长|增加|扩大|提高|翻|增|长)了?[近约超]?(?:了)?$"
)
_YEARLY: Final = re.compile(
    r"(?:年均|平均每年)(?:递增|增长|增|递减|下降)?(?:速度)?(?:达|为|达到)?(?:了)?[近约超]?$"
)
_YEARS: Final = re.compile(r"([两二三四五六七八九十3-9])年(?:来|间|时间|里|中|内)|(十[一二三四]五)")
_SUM_SHARE: Final = re.compile(
    r"(?:合计|共|总计|加起来|三者|两者)(?:起来)?占(?!全国|全省)[^,，。；;\d]{0,12}$"
)
_PASSED: Final = re.compile(r"^[,，]{1,2}超(?:额完成|额|目标|任务|出目标)[^,，。；;\d]{0,6}$")
_DIGITS: Final = "两二三四五六七八九十"


def moved(facts: Facts) -> Iterator[Remark]:
    """``由7家到110家，增长18倍``; ``从28亿元做到112亿元，增长近四倍``; ``年均增29.6%`` where the years are said."""
    for first, last, by in zip(facts.claims, facts.claims[1:], facts.claims[2:], strict=False):
        if not first.sentence == last.sentence == by.sentence or not _from_to(facts, first, last):
            continue
        words = facts.between(last, by)
        size = abs(in_base_units(last) / in_base_units(first))
        if by.number.unit == "倍" and by.value and _RISEN.search(words):
            if size > Decimal("1.5") and abs(size - 1 - by.value) >= _room(by, size):
                yield _told(first, last, by, f"{_short(size - 1)}倍")
        elif by.number.form is Form.DOUBLING and by.value and _RISEN.search(words + "翻"):
            if abs(size - 1 - by.value / 100) > size / 3:
                yield _told(first, last, by, f"{_short(size - 1)}倍")
        elif by.number.unit == "%" and by.value and _YEARLY.search(words):
            yield from _by_year(facts, first, last, by)


def _room(by: Claim, size: Decimal) -> Decimal:
    """How far from the quotient a number of times may be: its own last digit, twice that if hedged."""
    precise = "." in (by.number.digits or "")
    room = Decimal("0.15") if precise else Decimal("0.5") if by.number.hedge is None else Decimal(1)
    return max(room, size / 20)


def _from_to(facts: Facts, first: Claim, last: Claim) -> bool:
    amounts = {first.kind, last.kind} <= {*AMOUNTS, Kind.PLAN} and first.value and last.value
    if not amounts or not same_dimension(first, last) or first.number.hedge or last.number.hedge:
        return False
    return bool(_FROM.search(facts.before(first, 16)) and _REACHED.match(facts.between(first, last)))


def _by_year(facts: Facts, first: Claim, last: Claim, by: Claim) -> Iterator[Remark]:
    """Five years may be five steps or, counted with both ends, four; a review may count one more."""
    start = facts.text.rfind("\n", 0, first.number.start) + 1
    said = [found[1] or "五" for found in _YEARS.finditer(facts.text, start, by.number.start)]
    if not said or by.value is None:
        return
    years = int(said[-1]) if said[-1].isdigit() else max(_DIGITS.find(said[-1]) + 1, 2)
    size = abs(in_base_units(last) / in_base_units(first))
    rates = [_yearly(size, steps) for steps in (years - 1, years, years + 1) if steps > 0]
    if not min(rates) - 1 <= by.value <= max(rates) + 1:
        yield _told(first, last, by, f"{_short(_yearly(size, years))}%")


def _yearly(size: Decimal, years: int) -> Decimal:
    with localcontext(prec=20):
        return (size ** (1 / Decimal(years)) - 1) * 100


def _short(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1'))}"


def _told(first: Claim, last: Claim, by: Claim, right: str) -> Remark:
    return remark(
        Level.HINT, "growth-mismatch", [by, first, last],
        f"由{printed(first)}到{printed(last)}，增幅约{right}，写的是{printed(by)}。",
        arithmetic=f"{printed(last)}÷{printed(first)}，增幅约{right}", expected=f"约{right}",
    )  # fmt: skip


def passed(facts: Facts) -> Iterator[Remark]:
    """``为目标的101.2%，超额完成12.3个百分点``: the points beyond 100%."""
    for progress, points in pairwise(facts.claims):
        if progress.kind is not Kind.PROGRESS or points.number.unit != "个百分点" or not progress.value:
            continue
        if progress.value < 100 or not points.value or not _PASSED.match(facts.between(progress, points)):
            continue
        over = progress.value - 100
        if abs(over - abs(points.value)) > Decimal("0.2") and facts.known(points):
            yield remark(
                Level.HINT, "surplus-progress", [points, progress],
                f"完成率{printed(progress)}，超额应为{over}个百分点，写的是{printed(points)}。",
                arithmetic=f"{progress.value}−100＝{over}", expected=f"{over}个百分点",
            )  # fmt: skip


def summed(facts: Facts) -> Iterator[Remark]:
    """``化工120亿元、轻工90亿元、机械82亿元，三家合计占39.2%`` of the one amount before them that is large enough."""
    for share in facts.claims:
        if share.kind is not Kind.SHARE or not share.value or not _SUM_SHARE.search(facts.before(share, 20)):
            continue
        members = _listed_before(facts, share)
        if len(members) < 2 or share.number.hedge is not None:
            continue
        added = sum(map(in_base_units, members), Decimal(0))
        wholes = [
            each
            for each in facts.levels_between(max(members[0].number.start - 200, 0), members[0].number.start)
            if same_dimension(each, members[0]) and in_base_units(each) >= added
        ]
        quotients = [added / in_base_units(each) * 100 for each in wholes]
        if len(wholes) == 1 and 1 < abs(quotients[0] - share.value) < share.value / 2:
            right = f"{_short(quotients[0])}%"
            yield remark(
                Level.HINT, "share-mismatch", [share, *members, wholes[0]],
                f"这{len(members)}项合计占{printed(wholes[0])}的{right}，写的是{printed(share)}。",
                arithmetic=f"合计÷{printed(wholes[0])}＝{right}", expected=right,
            )  # fmt: skip


def _listed_before(facts: Facts, share: Claim) -> list[Claim]:
    """The amounts of its sentence, if all are of one kind and nothing but 、 stands between them."""
    members = [
        each
        for each in facts.levels_between(share.sentence[0], share.number.start)
        if each.number.unit not in ("家", "个", "项", "户", "类")
    ]
    if not members or not all(same_dimension(each, members[0]) for each in members):
        return []
    chained = all(re.match(r"[、,，]", facts.between(one, other)) for one, other in pairwise(members))
    return members if chained and len(members) <= 6 else []


_ANNOUNCED: Final = re.compile(r"^(?:[（(][^（）()]{0,20}[)）])?[：:]")
_AND_MORE: Final = re.compile(r"等|其中|分别|依次|新增|净增")
_NAMED: Final = re.compile(r"^[\u4e00-\u9fffA-Za-z]{2,12}$")


def announced(facts: Facts) -> Iterator[Remark]:
    """``过百亿的园区5个：A494亿元；B312亿元；…`` with four names: as many as are announced."""
    for place, count in enumerate(facts.claims):
        colon = _ANNOUNCED.match(facts.text[count.number.end : count.number.end + 24])
        if count.kind is not Kind.COUNT or count.value is None or colon is None or not 3 <= count.value <= 12:
            continue
        start = count.number.end + colon.end()
        end = facts.text.find("。", start, start + 300)
        words = facts.text[start:end] if end > 0 else ""
        items = re.split(r"[；;]" if "；" in words or ";" in words else r"[、,，]", words)
        within = [each for each in facts.claims[place + 1 : place + 40] if start <= each.number.start < end]
        levels = [each for each in within if each.kind is Kind.LEVEL]
        named = [_NAMED.match(re.split(r"\d", item, maxsplit=1)[0].strip()) for item in items]
        if not 2 <= len(levels) == len(items) or not all(named) or _AND_MORE.search(words):
            continue
        if abs(len(items) - count.value) == 1 and all(same_dimension(each, levels[0]) for each in levels):
            yield remark(
                Level.HINT, "list-count", [count, *levels],
                f"说是{printed(count)}，后面列了{len(items)}个。",
                arithmetic=f"冒号后列出{len(items)}项，写的是{printed(count)}。", expected=f"{len(items)}",
            )  # fmt: skip
