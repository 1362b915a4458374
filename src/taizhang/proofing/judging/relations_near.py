"""Figures that stand side by side and whose words leave no doubt: value, target, percent; from, to, by; now, before, growth.

Reading a report, one takes these as one statement although nothing names their relation. So neighbours are looked at, with
the few words between them.

Worked example: ``城镇新增就业8314人，年任务9500人，完成87.5%`` is progress(8314, 9500, 87.5%);
``配套率由45.2%提高到59.2%，提高14.0个百分点`` is 59.2 − 45.2 = 14.0.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from taizhang.proofing.judging.facts import (
    AMOUNTS,
    Facts,
    key,
    name_of,
    of_last_year,
    same_dimension,
    same_place,
    same_time,
    unit_of,
)
from taizhang.proofing.judging.net import Tie
from taizhang.proofing.judging.relations_growth import CONSTANT_PRICES
from taizhang.proofing.judging.wholes import hold, in_base_units, larger, near_enough
from taizhang.proofing.model import Basis, Claim, Form, Kind
from taizhang.reconcile import relation

_DONE: Final = re.compile(r"^[,，、；\s]{0,2}(?:已|累计)?完成(?:率|目标|任务)?(?:的)?(?:约)?(?:为|达|达到)?$")
_GOAL: Final = re.compile(r"(?:年度?|全年|年初|季度)?(?:目标|任务|计划)(?:任务)?数?(?:为|是|达)?$")
_FROM: Final = re.compile(r"(?:由|从)[^,，。；;\d]{0,10}$")
_MOVED: Final = "(?:提高|上升|提升|抬升|增加|扩大|升|增|降|下降|降低|回落|减少|收窄|缩小|涨|跌)?"
_TO: Final = re.compile(rf"^{_MOVED}了?(?:到|至|为)了?(?:今年的|目前的)?$")
_BY: Final = re.compile(rf"^[,，、（(]{{1,2}}(?:同比|共|累计)?{_MOVED}了?$")
_GROWN: Final = re.compile(
    r"^[)）]?[,，、（(；;]{0,2}(?:同比|比上年(?:同期)?|较上年(?:同期)?)?(?:实际)?(?:增长|下降|增|降)(?:了|率为|速为)?$"
)
_COMPARED: Final = re.compile(
    r"^[)）](?:的(?:增速|水平))?(?:还)?(?:高|低|快|慢|多|少|高出|低了|快了|慢了)(?:了)?$"
)
STAGES: Final = "开工|竣工|投产|达产|入库|纳统|签约|落地|完工"
"""What projects have rates of."""
_RATE: Final = re.compile(rf"({STAGES}|合格|履约)率(?:为|达|达到)?$")
_ABOVE: Final = re.compile(
    r"^[,，]{1,2}(?:增速)?(?:高于|快于|低于|慢于|领先)(?:于)?(?:全|规上|规模以上|整体|平均|总体)[^,，。；;\d]{0,12}$"
)
_MEN: Final = re.compile(r"男(?:性|性人口)?$")
_WOMEN: Final = re.compile(r"女(?:性|性人口)?$")
_CHANGED: Final = re.compile(r"(?:净?增加?|增收|减收|短收|净?减少?|多|少|多收|少收|多出|少了)(?:了)?$")


def triples(facts: Facts) -> Iterator[Tie]:
    """Value, target, percent, one after the other."""
    for value, target, ratio in _threes(facts):
        if value.kind not in AMOUNTS or target.kind not in (Kind.PLAN, *AMOUNTS) or ratio.number.unit != "%":
            continue
        if not same_dimension(value, target) or not _GOAL.search(facts.before(target, 10)):
            continue
        if ratio.number.form is Form.ARABIC and _DONE.search(_tight(facts, target, ratio)):
            made = relation.progress(
                hold("完成率", value, target, ratio), key(value), key(target), key(ratio)
            )
            yield Tie(made, "progress-mismatch", near_enough(ratio, value, target))


def from_to_by(facts: Facts) -> Iterator[Tie]:
    """A rate that went from one percentage to another, and by how many points; an amount likewise, and its growth."""
    for first, second, third in _threes(facts):
        if not (_FROM.search(facts.before(first, 14)) and _TO.search(_tight(facts, first, second))):
            continue
        if not same_dimension(first, second):
            continue
        points = first.number.unit == "%" and third.number.unit == "个百分点"
        if points and _BY.search(_tight(facts, second, third)):
            made = relation.difference(
                hold("变化", second, first, third), key(second), key(first), key(third)
            )
            yield Tie(made, "gap-mismatch")
        elif (
            first.kind in AMOUNTS
            and third.kind is Kind.GROWTH
            and _GROWN.search(_tight(facts, second, third))
        ):
            yield _growth(second, first, third)


def _turned(first: Claim, second: Claim, third: Claim) -> bool:
    """Is the change to be read as later less earlier? Not of a fall told with a number without its sign."""
    fell = first.value is not None and second.value is not None and second.value < first.value
    return not (fell and third.value is not None and third.value > 0)


def last_year_beside(facts: Facts) -> Iterator[Tie]:
    """``收入599亿元，上年同期为523.9亿元，增长14.3%``."""
    for now, before, growth in _threes(facts):
        if now.kind not in AMOUNTS or before.kind not in AMOUNTS or growth.kind is not Kind.GROWTH:
            continue
        beside = of_last_year(facts, before) and not of_last_year(facts, now) and same_dimension(now, before)
        if beside and _GROWN.search(_tight(facts, before, growth)):
            yield _growth(now, before, growth)


def _growth(now: Claim, before: Claim, growth: Claim) -> Tie:
    made = relation.growth(hold("同比", now, growth, before), key(now), key(growth), key(before))
    return Tie(
        made,
        "growth-mismatch",
        not CONSTANT_PRICES.search(name_of(now)) and near_enough_growth(now, before, growth),
    )


def near_enough_growth(now: Claim, before: Claim, growth: Claim) -> bool:
    """Is the growth printed of the size of the right one? One that is far off was read amiss."""
    if not before.value or now.value is None or growth.value is None or now.number.unit != before.number.unit:
        return False
    right = (now.value / before.value - 1) * 100
    said = growth.value * (100 if growth.number.unit == "倍" else 1)
    return abs(right - said) <= max(abs(right), abs(said), Decimal(20))


def compared(facts: Facts) -> Iterator[Tie]:
    """``增长6.3%，比上半年（4.8%）高1.5个百分点``."""
    for own, other, gap in _threes(facts):
        rates = own.kind is other.kind is Kind.GROWTH and own.number.unit == other.number.unit == "%"
        if not rates or gap.number.unit != "个百分点" or gap.base is not None:
            continue
        opened = re.search(r"[比较于][^,，。；;%]{1,12}[(（][^)）\d]{0,6}$", facts.before(other, 24))
        if opened and _COMPARED.search(_tight(facts, other, gap)):
            made = relation.difference(hold("差距", own, other, gap), key(own), key(other), key(gap))
            yield Tie(made, "gap-mismatch")


def change_and_growth(facts: Facts) -> Iterator[Tie]:
    """``税收237.36亿元，比上年同期增加13.01亿元，增长5.8%``: two ways to last year's figure."""
    for level, change, growth in _threes(facts):
        if level.kind not in AMOUNTS or change.kind is not Kind.OTHER or growth.kind is not Kind.GROWTH:
            continue
        if (
            growth.of != level.id
            or not same_dimension(level, change)
            or change.basis not in (None, Basis.LAST_YEAR)
        ):
            continue
        if growth.basis in (None, Basis.LAST_YEAR) and _CHANGED.search(facts.before(change, 8)):
            made = relation.increase(hold("增减额", level, change), key(level), key(change))
            yield Tie(made, "difference-mismatch", stated=False)
            grown = relation.growth(hold("同比", level, growth), key(level), key(growth))
            yield Tie(grown, "growth-mismatch", stated=False)


def rates_of_counts(facts: Facts) -> Iterator[Tie]:
    """``计划新建项目95个，已开工83个，开工率为87.4%``."""
    for whole, part, rate in _threes(facts):
        if not same_dimension(whole, part) or rate.number.unit != "%" or not is_count(whole):
            continue
        named = _RATE.search(facts.before(rate, 10))
        if named and named[1] in facts.before(part, 10) and (part.value or 0) <= (whole.value or 0):
            made = relation.share(hold("比率", part, whole, rate), key(part), key(whole), key(rate))
            yield Tie(made, "share-mismatch", stated=False)


def is_count(claim: Claim) -> bool:
    """Whether it counts things, each as one: 个, 户, 宗."""
    unit = unit_of(claim.number.unit)
    return unit is not None and unit.dimension.startswith("count:")


def above_the_total(facts: Facts) -> Iterator[Tie]:
    """``规上工业增长9.6%。其中重点行业增长11.9%，高于全市规上工业2.3个百分点``: the growth just told is the one compared with."""
    for total, own, gap in zip(facts.claims, facts.claims[1:], facts.claims[2:], strict=False):
        rates = total.kind is own.kind is Kind.GROWTH and total.number.unit == own.number.unit == "%"
        if not rates or gap.number.unit != "个百分点" or gap.base is not None or own.sentence != gap.sentence:
            continue
        if not all(map(facts.known, (total, own, gap))) or own.number.start - total.number.end > 40:
            continue
        if "其中" in facts.between(total, own) and _ABOVE.match(_tight(facts, own, gap)):
            made = relation.difference(hold("差距", own, total, gap), key(own), key(total), key(gap))
            yield Tie(made, "gap-mismatch", stated=False)


def sexes(facts: Facts) -> Iterator[Tie]:
    """``总人口153.4万人，男78.4万人，女75.0万人，性别比104.5``; the total may stand a paragraph before."""
    for men, women in pairwise(facts.claims):
        if not (_MEN.search(facts.before(men, 6)) and _WOMEN.search(facts.before(women, 6))):
            continue
        if not (facts.known(men) and facts.known(women) and same_dimension(men, women)):
            continue
        place = facts.order[men.id]
        people = facts.claims[place - 1] if place else None
        beside = people is not None and facts.known(people) and "人口" in name_of(people)
        near = beside and people is not None and women.number.end - people.number.start <= 60
        if people is None or not near or not same_dimension(people, men) or not larger(facts, people, men):
            people, near = _population(facts, men, women), False
        if people is not None:
            made = relation.total(hold("合计", people, men, women), key(people), [key(men), key(women)])
            yield Tie(made, "sum-mismatch", stated=near)
            yield from _sex_ratio(facts, men, women)


def _population(facts: Facts, men: Claim, women: Claim) -> Claim | None:
    """The whole population told of farther above, near enough to what both come to but for a digit."""
    added = in_base_units(men) + in_base_units(women)
    above = [
        each
        for each in facts.levels_between(max(men.number.start - 200, 0), men.number.start)
        if "总人口" in name_of(each) and same_dimension(each, men) and same_time(each, men) and same_place(each, men)
        and each.number.hedge is None and abs(in_base_units(each) - added) * 100 <= added
    ]  # fmt: skip
    return above[-1] if above else None


def _sex_ratio(facts: Facts, men: Claim, women: Claim) -> Iterator[Tie]:
    place = facts.order[women.id] + 1
    ratio = facts.claims[place] if place < len(facts.claims) else None
    if ratio is not None and facts.known(ratio) and facts.before(ratio, 12).rstrip("为是").endswith("性别比"):
        made = relation.share(hold("性别比", men, women, ratio), key(men), key(women), key(ratio))
        yield Tie(made, "share-mismatch", stated=False)


def _tight(facts: Facts, left: Claim, right: Claim) -> str:
    """The words between two numbers without blanks and the ends of lines."""
    return "".join(facts.between(left, right).split())


def _threes(facts: Facts) -> Iterator[tuple[Claim, Claim, Claim]]:
    return iter(facts.threes)
