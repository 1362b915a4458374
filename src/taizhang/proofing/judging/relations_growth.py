"""Growths: over the base that is printed, in two forms, against another's, and as what they add to a whole.

Worked example: ``增加值增13.7%，领先全区规上工业(7.4%)6.3个百分点，贡献率134.4%，拉动9.9个百分点`` gives 13.7 − 7.4 = 6.3 and
134.4% · 7.4 = 9.9.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from taizhang.proofing.judging.facts import (
    AMOUNTS,
    Facts,
    alike,
    key,
    name_of,
    plain_name,
    same_dimension,
    same_place,
    same_time,
)
from taizhang.proofing.judging.net import Tie
from taizhang.proofing.judging.wholes import (
    hold,
    is_contribution,
    of_kind,
)
from taizhang.proofing.model import Basis, Claim, Kind
from taizhang.reconcile import relation
from taizhang.reconcile.relation import Hold, Product, Relation
from taizhang.reconcile.span import Span

CONSTANT_PRICES: Final = re.compile(r"生产总值|GDP|增加值|农林牧渔|零售|可比|不变价")
"""What grows in comparable prices: its growth is not the quotient of two printed amounts."""
_ANOTHER_VIEW: Final = re.compile(
    r"名义|实际|可比|不变价|扣除|剔除|口径|当月|单月|当季|环比|两年|其中|左右|目标|预期|计划"
)


def growths(facts: Facts) -> Iterator[Tie]:
    """The level, its growth and the level before it; the same growth in two forms; how many times it is the old one."""
    for claim in of_kind(facts, Kind.GROWTH):
        level, base = facts.get(claim.of), facts.get(claim.base)
        if level is None or level.kind not in AMOUNTS or base is None or base is level:
            continue
        if base.kind in AMOUNTS and same_dimension(level, base):
            steady = not CONSTANT_PRICES.search(name_of(level) + facts.sentence(claim))
            made = relation.growth(hold("同比", level, claim, base), key(level), key(claim), key(base))
            yield Tie(made, "growth-mismatch", steady and facts.one_sentence((level, base, claim)))
    yield from _before_and_now(facts)
    for level in facts.amounts():
        yield from _two_forms(facts, level)
        yield from _multiples(facts, level)


def _before_and_now(facts: Facts) -> Iterator[Tie]:
    """A level and the same one a year earlier, both printed in the report, with the growth between them."""
    for level in facts.amounts():
        if level.period is None:
            continue
        before = str(level.period.prior())
        for base in facts.names.get(plain_name(name_of(level)), ()):
            known = base.when == before and base.kind is level.kind and facts.known(base)
            if known and base.scope == level.scope and same_dimension(level, base):
                for claim in facts.growths(level, Basis.LAST_YEAR):
                    if claim.base is None:
                        made = relation.growth(
                            hold("同比", level, claim, base), key(level), key(claim), key(base)
                        )
                        yield Tie(made, "growth-mismatch", stated=False)
                break


def _two_forms(facts: Facts, level: Claim) -> Iterator[Tie]:
    """近四倍 beside 增长3.94倍: two growths of one level in one sentence are one growth."""
    found = facts.growths(level)
    for one, other in pairwise(found):
        words = facts.between(one, other) + facts.before(other)
        if one.basis is other.basis and one.sentence == other.sentence and not _ANOTHER_VIEW.search(words):
            if (one.group is not None and one.group == other.group) or facts.between(
                one, other
            ).strip() in "、和及与":
                continue  # 增长5.1%、6.2%、7.3%: of as many things
            made = relation.same(hold("同一增速", one, other), key(one), key(other))
            yield Tie(made, "same-differs", stated=False)


def _multiples(facts: Facts, level: Claim) -> Iterator[Tie]:
    """是上年同期的4倍 beside 增长288%: growth + 100% is the multiple."""
    for times in facts.about.get(level.id, ()):
        if times.number.unit != "倍" or times.kind is not Kind.OTHER or not facts.known(times):
            continue
        for claim in facts.growths(level):
            if claim.sentence == times.sentence:
                terms = [(key(claim), Fraction(1)), (key(times), Fraction(-1))]
                note = "增速＋100%＝倍数"
                made = relation.linear(
                    hold("倍数", claim, times, note=note), terms, Span(Fraction(-100), Fraction(-100))
                )
                yield Tie(made, "multiple-mismatch")


def contributions(facts: Facts) -> Iterator[Tie]:
    """pull = contribution · growth of the whole, all three printed."""
    for claim in of_kind(facts, Kind.PP_CHANGE):
        if claim.basis is not Basis.PULL and "拉动" not in facts.before(claim, 12) + claim.indicator:
            continue
        shares_here = [
            each
            for each in of_kind(facts, Kind.SHARE)
            if each.sentence == claim.sentence
            and is_contribution(facts, each)
            and (each.of == claim.of or claim.of is None)
        ]
        whole = _growth_of_whole(facts, claim, shares_here)
        if len(shares_here) == 1 and whole is not None:
            made = _product(
                hold("拉动", claim, shares_here[0], whole, note="拉动＝贡献率×总体增速"),
                claim,
                shares_here[0],
                whole,
            )
            yield Tie(made, "pull-mismatch")


def _growth_of_whole(facts: Facts, pull: Claim, contribution: list[Claim]) -> Claim | None:
    for each in (pull, *contribution):
        base = facts.get(each.base)
        found = (
            [base] if base is not None and base.kind is Kind.GROWTH else facts.growths(base) if base else []
        )
        if not found and each.base_name:
            found = [
                growth
                for growth in of_kind(facts, Kind.GROWTH)
                if growth.of != pull.of and alike(name_of(growth), each.base_name) and same_time(growth, pull)
            ]
        if len(found) == 1 and found[0].value is not None and found[0].value > 0:
            return found[0]
    return None


def _product(held: Hold, result: Claim, ratio: Claim, base: Claim) -> Relation:
    one = Fraction(1)
    piece = Product(((key(result), one),), ((key(ratio), one),), ((key(base), one),))
    weight = relation.BLAME[relation.Kind.PULL]
    return Relation(
        held.id, relation.Kind.RULE, (key(result), key(ratio), key(base)), (piece,), weight, held.note
    )


def gaps(facts: Facts) -> Iterator[Tie]:
    """One growth (share, rate) less another is the difference in 个百分点 printed with them."""
    for claim in of_kind(facts, Kind.PP_CHANGE):
        if claim.basis in (Basis.PULL, Basis.PACE) or "拉动" in facts.before(claim, 10):
            continue
        other = facts.get(claim.base)
        if other is None or other.number.unit not in ("%", "‰", "倍"):
            continue
        own = _compared(facts, claim, other)
        if own is not None:
            made = relation.difference(hold("差距", own, other, claim), key(own), key(other), key(claim))
            usual = _of_usual_size(own, other, claim)
            near = facts.one_sentence((own, other, claim)) or same_place(own, other)
            yield Tie(made, "gap-mismatch", usual and near)


def _of_usual_size(own: Claim, other: Claim, gap: Claim) -> bool:
    """2019% was a year and 169个百分点 has lost its point: rather read amiss than wrong."""
    sizes = [abs(each.value or Decimal(0)) for each in (own, other, gap)]
    return max(sizes[:2]) <= 200 and sizes[2] <= sum(sizes[:2], Decimal(5))


def _compared(facts: Facts, claim: Claim, other: Claim) -> Claim | None:
    """The ratio that a difference speaks of: the last of the other's kind before it, of the same figure, and itself
    no figure that something is compared with."""
    compared_with = {
        each.base for each in facts.claims if each.kind is Kind.PP_CHANGE and each.base is not None
    }
    found = [
        each
        for each in facts.claims
        if each.kind is other.kind
        and each.id not in compared_with
        and facts.known(each)
        and each.number.start < claim.number.start
        and each.basis is not Basis.TWO_YEARS
        and (each.of == claim.of if claim.of is not None else each.sentence == claim.sentence)
    ]
    return found[-1] if found else None
