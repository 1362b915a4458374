"""What changed by how much, what is said twice, and the months against the year so far.

Worked example: ``经营主体36581户，比上年末25429户净增11152户`` gives 36581 − 25429 = 11152.
"""

import re
from collections.abc import Iterator
from typing import Final

from taizhang.kernel.period import Period
from taizhang.proofing.judging.facts import (
    AMOUNTS,
    Facts,
    key,
    nearest,
    plain_name,
    same_dimension,
    unit_of,
)
from taizhang.proofing.judging.net import Tie
from taizhang.proofing.judging.wholes import (
    hold,
    in_base_units,
)
from taizhang.proofing.model import Basis, Claim, Kind
from taizhang.reconcile import relation

_FLOW: Final = re.compile(
    r"产值|收入|投资|销售|出口|进口|税|用电量|零售|营业额|外资|产量|利润|增加值|发电量|吞吐量"
)
_OTHER_VIEW: Final = re.compile(r"去年|上年|同期|目标|预期|计划|力争|由|从|至|转为|全国|全省|平均|口径")
_STOCK: Final = re.compile(r"末|户数|人口|余额|存款|贷款|资产|在册|从业")


def changes(facts: Facts) -> Iterator[Tie]:
    """now − before = change, with the figure before printed or reached through the growth."""
    for claim in facts.claims:
        level = facts.get(claim.of)
        if (
            claim.kind is not Kind.OTHER
            or not facts.known(claim)
            or level is None
            or level.kind not in AMOUNTS
        ):
            continue
        if not same_dimension(claim, level):
            continue
        base = facts.get(claim.base)
        if base is not None and base is not level and same_dimension(base, level):
            made = relation.difference(hold("差额", level, base, claim), key(level), key(base), key(claim))
            yield Tie(made, "difference-mismatch", facts.one_sentence((level, claim)))
        elif claim.basis is Basis.LAST_YEAR:
            yield from _change_and_growth(facts, claim, level)


def _change_and_growth(facts: Facts, claim: Claim, level: Claim) -> Iterator[Tie]:
    for growth in facts.growths(level, Basis.LAST_YEAR):
        if growth.base is None and growth.sentence == claim.sentence:
            made = relation.increase(hold("增减额", level, claim), key(level), key(claim))
            yield Tie(made, "difference-mismatch", stated=False)
            grown = relation.growth(hold("同比", level, growth), key(level), key(growth))
            yield Tie(grown, "growth-mismatch", stated=False)
            return


def repeated(facts: Facts) -> Iterator[Tie]:
    """The same fact stated twice, in different sentences."""
    for name, found in facts.names.items():
        if len(name) < 4:
            continue
        first: dict[tuple[object, ...], Claim] = {}
        for claim in found:
            if not _is_fact(facts, claim):
                continue
            fact = (claim.kind, claim.when, claim.scope, claim.basis, plain_name(claim.base_name),
                    "" if claim.kind in AMOUNTS else claim.number.unit)  # fmt: skip
            earlier = first.setdefault(fact, claim)
            if claim.kind not in AMOUNTS and not _of_one_level(facts, earlier, claim):
                continue
            if earlier is not claim and earlier.sentence != claim.sentence and _comparable(earlier, claim):
                made = relation.same(hold("前后一致", earlier, claim), key(earlier), key(claim))
                yield Tie(made, "same-differs", stated=False)


def _is_fact(facts: Facts, claim: Claim) -> bool:
    """A number of a known time that is neither a target nor somebody else's nor one end of a change."""
    usual = (
        facts.known(claim) and bool(claim.when) and claim.kind not in (Kind.OTHER, Kind.DURATION, Kind.PLAN)
    )
    return usual and not _OTHER_VIEW.search(facts.before(claim, 20))


def _of_one_level(facts: Facts, one: Claim, other: Claim) -> bool:
    """Do both speak of the same printed amount? Growths without one may be of anything."""
    left, right = facts.get(one.of), facts.get(other.of)
    return left is not None and right is not None and in_base_units(left) == in_base_units(right)


def _comparable(one: Claim, other: Claim) -> bool:
    """Near enough to be one fact gone wrong in a digit: what differs by more is another figure under a short name."""
    left, right = unit_of(one.number.unit), unit_of(other.number.unit)
    if (
        left is None
        or right is None
        or left.dimension != right.dimension
        or one.value is None
        or other.value is None
    ):
        return False
    first, second = one.value * left.factor, other.value * right.factor
    if one.kind not in AMOUNTS:
        return one.kind is not Kind.RANK and abs(first - second) <= 2
    near = abs(first - second) <= abs(first) / 50 or abs(first) in (10 * abs(second), abs(second) / 10)
    return near or _one_digit_apart(one.number.digits or "", other.number.digits or "")


def _one_digit_apart(one: str, other: str) -> bool:
    """61.0 and 67.0; 61.5 and 16.5 too, two digits swapped."""
    if len(one) != len(other) or len(one) < 3:
        return False
    apart = [(left, right) for left, right in zip(one, other, strict=True) if left != right]
    return len(apart) == 1 or (len(apart) == 2 and apart[0] == apart[1][::-1])


def months(facts: Facts) -> Iterator[Tie]:
    """A month is no more than the months up to it, for what only grows in the year."""
    for name, found in facts.names.items():
        if not _FLOW.search(name) or _STOCK.search(name) or len(name) < 4:
            continue
        levels = [
            each for each in found if each.kind is Kind.LEVEL and facts.known(each) and (each.value or 0) > 0
        ]
        spans = [(each, period_of(each)) for each in levels]
        up_to: dict[tuple[int, int], list[Claim]] = {}
        for whole, around in spans:
            if around is not None and around.is_cumulative:
                up_to.setdefault((around.year, around.last), []).append(whole)
        for month, span in spans:
            if span is None or span.months() != 1 or span.point or span.last == 1:
                continue
            for whole in nearest(up_to.get((span.year, span.last), ()), month):
                if whole.scope == month.scope and same_dimension(whole, month):
                    made = relation.at_most(hold("不超过累计", month, whole), key(month), key(whole))
                    yield Tie(made, "month-exceeds-year", stated=False)


def period_of(claim: Claim) -> Period | None:
    """The claim's period; of one without a year, that of the year 2000."""
    if claim.period is not None:
        return claim.period
    try:
        return Period.parse(claim.when.replace("*", "2000")) if claim.when else None
    except ValueError:
        return None
