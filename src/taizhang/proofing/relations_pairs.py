"""Two-way splits by the meaning of their words, and members of a split that exceed what is split.

城镇 and 农村, 公办 and 民办, 男 and 女 leave nothing between them. Where two such amounts follow each other, the nearest larger
amount before them in the paragraph is what they make up, unless 其中 leaves room for more; only a sum that nearly
reaches it is held against it, and as a hint.

Worked example: ``出游人数320万人次，增长8%。城镇居民210万人次，农村居民90万人次`` comes to 300.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from taizhang.proofing.facts import Facts, key, name_of, paragraph, same_dimension, same_end
from taizhang.proofing.model import Claim
from taizhang.proofing.net import Tie
from taizhang.proofing.relations_split import NEARLY, in_split
from taizhang.proofing.relations_sum import SIGNED, adds_up
from taizhang.proofing.wholes import hold, in_base_units, larger
from taizhang.reconcile import relation

_PAIRS: Final = (
    ("城镇", "农村"), ("城镇", "乡村"), ("城市", "农村"), ("公办", "民办"), ("公立", "民办"), ("男", "女"),
    ("线上", "线下"), ("境内", "境外"), ("入境", "国内"), ("沿海", "内河"), ("公立", "民营"), ("短期", "中长期"),
)  # fmt: skip
_AMONG_MORE: Final = re.compile(r"其中|等|分别|\n")
_SPLIT: Final = re.compile(r"[分按](?!别)[^,，。；;：:\d]{1,4}(?:看|划分|分)?[,，：:][^。；;\d]{0,8}$")


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
    if whole is None or "其中" in facts.between(whole, one):
        return None
    if not all(larger(facts, whole, part) and adds_up(part, whole) for part in (one, other)):
        return None
    return None if whole.number.hedge is not None or SIGNED.search(name_of(whole)) else whole


def exceeding(facts: Facts) -> Iterator[Tie]:
    """``各项贷款余额3611亿元。分期限，短期1100亿元，中长期23973亿元``: a member of a split larger than what is split."""
    for whole, first, second in zip(facts.levels, facts.levels[1:], facts.levels[2:], strict=False):
        split = _SPLIT.search(facts.between(whole, first))
        near = second.number.start - whole.number.end <= 80 and paragraph(facts, whole, second)
        if split is None or not near or not same_dimension(whole, first) or not same_dimension(whole, second):
            continue
        if whole.number.hedge is not None or SIGNED.search(name_of(whole)) or in_split(facts, whole):
            continue
        for part in (first, second):
            slipped = Decimal(8) * in_base_units(whole) >= in_base_units(part) > in_base_units(whole)
            if slipped and adds_up(part, whole):
                made = relation.at_most(hold("不超过", part, whole), key(part), key(whole))
                yield Tie(made, "part-exceeds-whole", stated=False)
