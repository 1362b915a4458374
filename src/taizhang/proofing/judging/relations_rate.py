"""A rate that its name explains, of counts that stand apart: 开工率 is the projects begun of all projects planned.

Worked example: ``全年安排重点项目91个…（one paragraph on）…累计已开工项目60个，开工率56.9%``: 60 of 91 is 65.9%.

Only where nothing narrows the counted ones (省重点项目 are not all) and the text states one number only that can be the whole:
then it is a hint, since what the rate is reckoned on may stand elsewhere.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from taizhang.proofing.judging.facts import Facts, key, same_dimension
from taizhang.proofing.judging.net import Tie
from taizhang.proofing.judging.relations_near import STAGES, is_count
from taizhang.proofing.judging.wholes import hold
from taizhang.proofing.model import Claim
from taizhang.reconcile import relation

_RATE: Final = re.compile(rf"({STAGES}|复工)率(?:为|达|达到)?$")
_PLANNED: Final = re.compile(r"(?:共?安排|计划实施|共实施|列入|确定|共有)[^，。；;、\d]{0,12}$")
_BESIDE: Final = re.compile(r"[，,、（(]?(?:项目)?")


def rates_apart(facts: Facts) -> Iterator[Tie]:
    """A count, its rate beside it, and the only planned number of the same unit before."""
    for part, rate in pairwise(facts.claims):
        stem = _stem(facts, part, rate)
        if stem is None:
            continue
        wholes = [each for each in facts.claims[: facts.order[part.id]] if _planned(facts, each, part)]
        if len({each.value for each in wholes}) == 1:
            whole = wholes[0]
            made = relation.share(hold("比率", part, whole, rate), key(part), key(whole), key(rate))
            yield Tie(made, "share-mismatch", stated=False)


def _stem(facts: Facts, part: Claim, rate: Claim) -> str | None:
    """开工 of 已开工项目60个，开工率56.9%; None where the rate is not that of the count before it, or the count is narrowed."""
    if (
        rate.number.unit != "%"
        or part.sentence != rate.sentence
        or not (facts.known(part) and facts.known(rate))
    ):
        return None
    named = _RATE.search(facts.before(rate, 10))
    if named is None or not is_count(part):
        return None
    between = facts.between(part, rate)
    if not _BESIDE.fullmatch(between[: between.rfind(named[1])]):
        return None
    stem = named[1]
    names = {"", "项目", stem, f"已{stem}", f"{stem}项目", f"已{stem}项目"}
    return stem if part.subject in names else None


def _planned(facts: Facts, whole: Claim, part: Claim) -> bool:
    if not is_count(whole) or not facts.known(whole):
        return False
    larger = (whole.value or 0) >= (part.value or 0)
    return larger and same_dimension(whole, part) and _PLANNED.search(facts.before(whole, 20)) is not None
