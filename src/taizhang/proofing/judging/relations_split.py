"""Wholes that are split in the words after them: 分行业：…; a colon and its list; up and down.

A list of parts after ``分来源：`` or right after a colon names, as a rule, all of them; but an office may leave out the small
ones. So a list that exceeds its whole is told, and one that falls short only if it does so by little: a hint either way.

Worked example: ``到位资金573.7亿元。分行业：工业184.6亿元、农业197.3亿元、服务业277.9亿元`` comes to 659.8.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from taizhang.proofing.judging.facts import (
    AMOUNTS,
    PARAGRAPH_END,
    Facts,
    key,
    name_of,
    plain_name,
    same_dimension,
)
from taizhang.proofing.judging.net import Tie
from taizhang.proofing.judging.relations_sum import SIGNED, adds_up, parse_count
from taizhang.proofing.judging.wholes import ALL_OF_IT, hold, in_base_units
from taizhang.proofing.model import Claim, Kind
from taizhang.reconcile import relation

NEARLY: Final = Decimal("0.75")
"""A list that comes to less of its whole than this has left something out."""

_SPLIT: Final = re.compile(
    r"[分按](?!别|享|布|解|局)(?:[^,，。；;：:\d()]|\([A-Za-z\u00e0-\u01dc]{1,9}\)){1,6}(?:看|划分|分)?[,，：:]"
    r"|从(?:[^,，。；;：:\d()]|\([A-Za-z\u00e0-\u01dc]{1,9}\)){1,8}看[,，：:]"
)
_AMONG: Final = re.compile(r"其中[,，：:]?")
_COLON: Final = re.compile(r"^(?:[(（][^()（）]{0,24}[)）])?[：:]")
_OPEN: Final = re.compile(r"等|前[两三四五六七八九十]|居前|较大|主要")
_NEXT: Final = re.compile(r"[、；;，,和及]")
_RISING: Final = re.compile(r"^(?:价格|产品|的)?(?:上?涨|为?正?增长|上升|实现增长)[,，、；;]?$")
_FALLING: Final = re.compile(r"(?:价格)?下?[跌降]|为?负增长")


def splits(facts: Facts) -> Iterator[Tie]:
    """The list after 分行业：, the list after an amount and a colon."""
    for found in _SPLIT.finditer(facts.text):
        whole = _amount_before(facts, found.start())
        if whole is not None and not _under_a_larger(facts, whole, found.end()):
            yield from _list_tie(facts, whole, found.end())
    for whole in facts.amounts():
        colon = _COLON.match(facts.text[whole.number.end : whole.number.end + 30])
        if colon is not None:
            yield from _list_tie(facts, whole, whole.number.end + colon.end())


def _under_a_larger(facts: Facts, whole: Claim, start: int) -> bool:
    """``吞吐900万吨；外贸300万吨。分港区，沿海700万吨…``: the first member is more than the amount before it and less than
    one before that, which is rather what is split."""
    first = next(iter(facts.levels_between(start, start + 60)), None)
    if first is None or not same_dimension(first, whole) or in_base_units(first) <= in_base_units(whole):
        return False
    return any(
        same_dimension(each, first) and in_base_units(each) > in_base_units(first)
        and not PARAGRAPH_END.search(facts.text, each.number.end, whole.number.start)
        for each in facts.levels_between(max(whole.number.start - 120, 0), whole.number.start)
    )  # fmt: skip


def made_up(facts: Facts) -> Iterator[Tie]:
    """``679.2亿元，由两块组成：线上536.9亿元、线下142.3亿元``: as many amounts as the words count."""
    for found in ALL_OF_IT.finditer(facts.text):
        said = parse_count(found[1] or found[2] or "")
        whole = _amount_before(facts, found.start())
        end = min(_end_of(facts.text, found.end()), found.end() + 200)
        members = facts.levels_between(found.end(), end)
        if whole is None or said is None or len(members) != said or whole.number.hedge is not None:
            continue
        if all(same_dimension(each, whole) and each.number.hedge is None for each in members) and _chained(
            facts, members
        ):
            made = relation.total(hold("合计", whole, *members), key(whole), [key(each) for each in members])
            yield Tie(made, "sum-mismatch")


def among(facts: Facts) -> Iterator[Tie]:
    """``补助资金共557.4亿元，其中线上344.9亿元、线下324.0亿元``: named side by side, together no more than the whole. Counts of
    three kinds and more (``学校521所，其中高级中学60所、…``) that nearly make up the whole are all of it."""
    for found in _AMONG.finditer(facts.text):
        whole = _amount_before(facts, found.start())
        end = min(_end_of(facts.text, found.end()), found.end() + 120)
        members = facts.levels_between(found.end(), end)
        if whole is None or not _beside(facts, whole, members) or _OPEN.search(facts.text, found.end(), end):
            continue
        if _incomplete(facts, found.end(), end):
            continue
        added, total = sum(map(in_base_units, members), Decimal(0)), in_base_units(whole)
        counted = whole.kind is Kind.COUNT
        exact = counted and NEARLY * total <= added <= total / NEARLY
        if counted and not exact:
            continue
        make = relation.total if exact else relation.parts_within
        made = make(hold("分项", whole, *members), key(whole), [key(each) for each in members])
        yield Tie(made, "sum-mismatch" if exact else "parts-exceed-whole", stated=False)


def _incomplete(facts: Facts, start: int, end: int) -> bool:
    """Is a number missing between the two places? Then nothing can be said of the sum."""
    return any(not facts.known(each) for each in facts.within(start, end)[:40])


def _beside(facts: Facts, whole: Claim, members: Sequence[Claim]) -> bool:
    """Two to six amounts of the whole's kind with 、 between them, or three and more counts of one unit."""
    least = 3 if whole.kind is Kind.COUNT else 2
    if not least <= len(members) <= 8 or SIGNED.search(plain_name(name_of(whole))):
        return False
    usable = all(same_dimension(each, whole) and each.number.hedge is None for each in (*members, whole))
    return usable and all("、" in facts.between(one, other) for one, other in pairwise(members))


def _amount_before(facts: Facts, place: int) -> Claim | None:
    """The whole that is split: the first amount of the paragraph's beginning or the nearest before that opened a split."""
    start = max(place - 200, 0)
    for end in PARAGRAPH_END.finditer(facts.text, start, place):
        start = end.end()
    levels = facts.levels_between(start, place)
    return next((each for each in reversed(levels) if not in_split(facts, each)), None)


def in_split(facts: Facts, claim: Claim) -> bool:
    """Does a list open in its sentence before it? Then it is a member of that one."""
    start = facts.text.rfind("。", 0, claim.number.start) + 1
    words = facts.text[start : claim.number.start]
    return "其中" in words or bool(_SPLIT.search(words))


def _list_tie(facts: Facts, whole: Claim, start: int) -> Iterator[Tie]:
    end = min(_end_of(facts.text, start), start + 260)
    words = facts.text[start:end]
    if "其中" in words or _incomplete(facts, start, end):
        return
    members = [each for each in facts.levels_between(start, end) if same_dimension(each, whole)]
    if (
        len(members) < 2
        or (whole.kind is Kind.COUNT and len(members) < 3)
        or _OPEN.search(words)
        or SIGNED.search(plain_name(whole.subject))
    ):
        return
    if (
        any(each.number.hedge is not None for each in (*members, whole))
        or not _chained(facts, members)
        or not all(adds_up(each, whole) for each in members)
    ):
        return
    added, total = sum(map(in_base_units, members), Decimal(0)), in_base_units(whole)
    if total > 0 and added <= 3 * total:
        exact = added >= NEARLY * total and (whole.kind is not Kind.COUNT or added <= total / NEARLY)
        if whole.kind is Kind.COUNT and not exact:
            return
        make = relation.total if exact else relation.parts_within
        made = make(hold("合计", whole, *members), key(whole), [key(each) for each in members])
        yield Tie(made, "sum-mismatch" if exact else "parts-exceed-whole", stated=False)


def _end_of(text: str, start: int) -> int:
    """Where the list ends: the sentence, the paragraph, the next split, or 300 characters on."""
    reach = min(start + 300, len(text))
    ends = [reach, text.find("。", start, reach)]
    for mark in (_SPLIT, PARAGRAPH_END):
        found = mark.search(text, start, reach)
        ends.append(found.start() if found is not None else -1)
    return min(each for each in ends if each >= 0)


def _chained(facts: Facts, members: Sequence[Claim]) -> bool:
    """Nothing but names, growths and shares between the members."""
    first, last = members[0], members[-1]
    between = [
        each for each in facts.claims[facts.order[first.id] : facts.order[last.id]] if each not in members
    ]
    strange = [each for each in between if each.kind in AMOUNTS or each.kind in (Kind.PLAN, Kind.OTHER)]
    apart = all(_NEXT.search(facts.between(one, other)) for one, other in pairwise(members))
    return not strange and apart


def up_and_down(facts: Facts) -> Iterator[Tie]:
    """``54种产品，45种涨、9种跌``: the ups and downs are all of them, unless some stay level."""
    for whole, up, down in zip(facts.claims, facts.claims[1:], facts.claims[2:], strict=False):
        counts = all(
            facts.known(each) and facts.quantities[each.id].whole_number for each in (whole, up, down)
        )
        if not counts or not whole.sentence == up.sentence == down.sentence:
            continue
        if not whole.number.unit == up.number.unit == down.number.unit or "平" in facts.sentence(whole):
            continue
        if _RISING.match(facts.between(up, down).strip()) and _FALLING.match(facts.after(down, 4)):
            made = relation.total(hold("涨跌", whole, up, down), key(whole), [key(up), key(down)])
            yield Tie(made, "sum-mismatch", stated=False)
