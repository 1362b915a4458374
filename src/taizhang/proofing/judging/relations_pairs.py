"""Two-way splits by the meaning of their words, and members of a split that exceed what is split.

城镇 and 农村, 公办 and 民办, 男 and 女 leave nothing between them. Where two such amounts follow each other, the nearest larger
amount before them in the paragraph is what they make up, unless 其中 leaves room for more; only a sum that nearly
reaches it is held against it, and as a hint.

Worked example: ``出游人数320万人次，增长8%。城镇居民210万人次，农村居民90万人次`` comes to 300.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from taizhang.proofing.judging.facts import (
    Facts,
    key,
    name_of,
    paragraph,
    plain_name,
    same_dimension,
    same_end,
)
from taizhang.proofing.judging.net import Tie
from taizhang.proofing.judging.relations_split import NEARLY, in_split
from taizhang.proofing.judging.relations_sum import SIGNED, adds_up
from taizhang.proofing.judging.wholes import family, hold, in_base_units, larger
from taizhang.proofing.model import Claim, Form, Kind
from taizhang.reconcile import relation

_PAIRS: Final = (
    ("城镇", "农村"), ("城镇", "乡村"), ("城市", "农村"), ("公办", "民办"), ("公立", "民办"), ("男", "女"),
    ("线上", "线下"), ("境内", "境外"), ("入境", "国内"), ("沿海", "内河"), ("公立", "民营"), ("短期", "中长期"),
)  # fmt: skip
_AMONG_MORE: Final = re.compile(r"其中|等|分别|\n")
_SPLIT: Final = re.compile(r"[分按](?!别)[^,，。；;：:\d]{1,4}(?:看|划分|分)?[,，：:][^。；;\d]{0,8}$")

_ROOM: Final = Decimal("0.9")
_ROOM_OF_MANY: Final = Decimal("0.8")
"""Six kinds and more after a colon leave little room for one that is not named."""
_OPENS: Final = re.compile(r"^[,，]?(?:[：:]|其中[：:]?)")
_JOINS: Final = re.compile(r"^[、,，;；]")
_ABOVE: Final = re.compile(
    r"^[,，]{1,2}(?:增速)?(?:高于|快于|低于|慢于)(全[市县区州省])(?:平均(?:水平|增速)?|面上|总体)?$"
)


def pairs(facts: Facts) -> Iterator[Tie]:
    """Two amounts one after the other whose names are the two sides of one thing."""
    for one, other in pairwise(facts.levels):
        if other.number.start - one.number.end > 30 or not _two_sides(facts, one, other):
            continue
        whole = _before(facts, one, other)
        if whole is None or one.part_of == whole.id == other.part_of:
            continue
        added, total = in_base_units(one) + in_base_units(other), in_base_units(whole)
        if NEARLY * total <= added <= total / NEARLY:
            made = relation.total(hold("合计", whole, one, other), key(whole), [key(one), key(other)])
            yield Tie(made, "sum-mismatch", stated=False)


def _two_sides(facts: Facts, one: Claim, other: Claim) -> bool:
    if not same_dimension(one, other) or one.number.hedge is not None or other.number.hedge is not None:
        return False
    words = facts.before(one, 10), facts.between(one, other)
    return not _AMONG_MORE.search(words[1]) and any(
        first in words[0] and second in words[1] and first not in words[1] for first, second in _PAIRS
    )


def _before(facts: Facts, one: Claim, other: Claim) -> Claim | None:
    near = [
        each
        for each in facts.levels_between(max(one.number.start - 120, 0), one.number.start)
        if same_dimension(each, one) and paragraph(facts, each, one) and same_end(each, one)
    ]  # fmt: skip
    whole = near[-1] if near else None
    if whole is not None and not all(larger(facts, whole, part) for part in (one, other)):
        whole = _head(near, one, other)
    if whole is None or "其中" in facts.between(whole, one):
        return None
    if not all(larger(facts, whole, part) and adds_up(part, whole) for part in (one, other)):
        return None
    return None if whole.number.hedge is not None or SIGNED.search(name_of(whole)) else whole


def _head(near: Sequence[Claim], one: Claim, other: Claim) -> Claim | None:
    """Past a smaller amount that was told of in between (吞吐900万吨；外贸300万吨。沿海…), what they come to but for a digit."""
    added = in_base_units(one) + in_base_units(other)
    close = [each for each in near if abs(in_base_units(each) - added) * 50 <= added]
    return close[-1] if close else None


def exceeding(facts: Facts) -> Iterator[Tie]:
    """``各项贷款余额3611亿元。分期限，短期1100亿元，中长期23973亿元``: a member of a split larger than what is split."""
    for whole, first, second in zip(facts.levels, facts.levels[1:], facts.levels[2:], strict=False):
        split = _SPLIT.search(facts.between(whole, first))
        near = second.number.start - whole.number.end <= 80 and paragraph(facts, whole, second)
        if split is None or not near or not same_dimension(whole, first) or not same_dimension(whole, second):
            continue
        if whole.number.hedge is not None or SIGNED.search(name_of(whole)) or in_split(facts, whole):
            continue
        if any(
            same_dimension(each, first) and paragraph(facts, each, whole) and larger(facts, each, whole)
            for each in facts.levels_between(max(whole.number.start - 120, 0), whole.number.start)
        ):
            continue  # 吞吐900万吨；外贸300万吨。分港区，沿海700万吨…: the larger one may be what is split
        for part in (first, second):
            slipped = Decimal(8) * in_base_units(whole) >= in_base_units(part) > in_base_units(whole)
            if slipped and adds_up(part, whole):
                made = relation.at_most(hold("不超过", part, whole), key(part), key(whole))
                yield Tie(made, "part-exceeds-whole", stated=False)


def counted(facts: Facts) -> Iterator[Tie]:
    """``学校30所：小学12所、初中8所、职高3所、幼儿园9所``: four kinds and more of one unit that nearly make up the whole."""
    for place, whole in enumerate(facts.claims):
        opened = _OPENS.match(facts.text[whole.number.end : whole.number.end + 8])
        if whole.kind is not Kind.COUNT or opened is None or not facts.known(whole):
            continue
        members = _run(facts, facts.claims[place + 1 : place + 13], whole)
        added, total = sum(map(in_base_units, members), Decimal(0)), in_base_units(whole)
        room = _ROOM_OF_MANY if len(members) >= 6 else _ROOM
        if len(members) >= 4 and total * room <= added and added * room <= total:
            made = relation.total(hold("合计", whole, *members), key(whole), [key(each) for each in members])
            yield Tie(made, "sum-mismatch", stated=False)


def _run(facts: Facts, following: Sequence[Claim], whole: Claim) -> list[Claim]:
    """The counts after it of its own unit, with nothing but names between; none where the list goes on otherwise."""
    members: list[Claim] = []
    last = whole
    for each in following:
        words = facts.between(last, each)
        if re.search(r"[。\n]", words):
            break
        if len(re.findall("[（(]", words)) > len(re.findall("[）)]", words)):
            continue  # 幼儿园9所（公办2所）: within brackets it is told more of the one before
        words = re.sub(r"[（(][^（）()]*[）)]", "", words)
        if each.kind is Kind.DURATION and each.number.form is Form.CHINESE and not re.search(r"\d", words):
            continue  # 九年制学校2所: the name of a kind
        plain = each.kind in (Kind.COUNT, Kind.LEVEL, Kind.OTHER) and each.number.unit == whole.number.unit
        if not plain or not facts.known(each) or len(words) > 14 or (members and not _JOINS.match(words)):
            return []
        members.append(each)
        last = each
    rest = facts.text[last.number.end : last.number.end + 2]
    return members if members and not rest.startswith(("等", "以上")) else []


def above_average(facts: Facts) -> Iterator[Tie]:
    """``全市规上工业增加值增长10.4%。…重点行业增加值增长11.2%，快于全市0.8个百分点``: the one growth of that noun and place."""
    for own, gap in pairwise(facts.claims):
        opened = _ABOVE.match(facts.between(own, gap))
        if own.kind is not Kind.GROWTH or opened is None or gap.number.unit != "个百分点":
            continue
        if not facts.known(own) or not facts.known(gap) or gap.base is not None or own.value is None:
            continue
        totals = [
            each
            for each in facts.claims[max(facts.order[own.id] - 30, 0) : facts.order[own.id]]
            if each.kind is Kind.GROWTH and each.number.unit == own.number.unit == "%" and facts.known(each)
            and each.scope == opened[1] and family(name_of(each)) == family(name_of(own)) and each.basis == own.basis
            and own.number.start - each.number.start <= 300
        ]  # fmt: skip
        if len(totals) == 1 and plain_name(name_of(totals[0])) != plain_name(name_of(own)):
            made = relation.difference(hold("差距", own, totals[0], gap), key(own), key(totals[0]), key(gap))
            yield Tie(made, "gap-mismatch", stated=False)
