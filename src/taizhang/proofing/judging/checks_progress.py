"""Completions against what is said right after them: by how much the target or the pace of time is exceeded.

A target done to 104.2% is exceeded by 4.2 points. And a completion less its lead over 序时进度 is the share of the year that
has gone by, which is a twelfth or some of them; where another completion of the text shows that months are counted,
one that comes out between two months cannot be right.

Worked example: ``完成年度目标的45.5%，超序时进度15.5个百分点``: 30.0% of a year is no number of months.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.judging.facts import Facts
from taizhang.proofing.judging.relations_change import period_of
from taizhang.proofing.judging.telling import printed, remark
from taizhang.proofing.model import Claim, Kind, Remark

_EXCEEDED: Final = re.compile(r"超额?完成([^,，。；;、\d]{0,6}(?:目标|任务|计划))(?:任务)?(?:达|约)?$")
_AHEAD: Final = re.compile(r"(?:超|超过|超出|快于|高于|超前)(?:序时|时序|时间)?进度(?:要求)?$")
_DAY: Final = re.compile(r"\d{1,2}月\d{1,2}日|旬")
_BETWEEN_MONTHS: Final = Decimal("1.5")
"""Points from the nearest twelfth of a year at which no month and no rounding is meant."""


def overfulfilled(facts: Facts) -> Iterator[Remark]:
    """``完成工作目标的104.2%，超额完成工作目标4.2个百分点``."""
    for gap in facts.claims:
        said = _EXCEEDED.search(facts.before(gap, 20)) if _points(facts, gap) else None
        done = _completions(facts, gap) if said is not None else []
        named = [each for each in done if said is not None and each.base_name.endswith(said[1])]
        if len(named) != 1 or gap.value is None or named[0].value is None:
            continue
        ought = named[0].value - 100
        if ought > 0 and abs(ought - gap.value) > _place(named[0], gap):
            yield remark(
                Level.HINT, "surplus-progress", [gap, named[0]],
                f"完成率{printed(named[0])}与超额{printed(gap)}对不上。",
                arithmetic=f"{printed(named[0])}比100%多{ought}个百分点，写的是{printed(gap)}。",
                expected=f"{ought}个百分点",
            )  # fmt: skip


def paces(facts: Facts) -> Iterator[Remark]:
    """Completions with their lead over the pace of time, in a text that does not say which months."""
    pairs = list(_leads(facts))
    proved = {_months(done, gap) for done, gap in pairs} - {None}
    for done, gap in pairs:
        if len(proved) != 1 or _months(done, gap) is not None or not _between_months(done, gap):
            continue
        period = period_of(done)
        if period is not None and period.last < 12:
            continue  # the calendar is asked instead
        month = next(iter(proved))
        yield remark(
            Level.HINT, "pace-mismatch", [gap, done],
            f"完成率{printed(done)}与超序时进度{printed(gap)}对不上。",
            arithmetic=f"两者相差{_elapsed(done, gap)}%，不是几个月的序时进度；别处用的是{month}个月的序时进度。",
        )  # fmt: skip


def _leads(facts: Facts) -> Iterator[tuple[Claim, Claim]]:
    for gap in facts.claims:
        if (
            _points(facts, gap)
            and _AHEAD.search(facts.before(gap, 12))
            and not _DAY.search(facts.sentence(gap))
        ):
            done = _completions(facts, gap)
            if len(done) == 1:
                yield done[0], gap


def _points(facts: Facts, claim: Claim) -> bool:
    return claim.number.unit == "个百分点" and facts.known(claim) and claim.number.hedge is None


def _completions(facts: Facts, gap: Claim) -> list[Claim]:
    """The completions of the same figure before it in its sentence."""
    place = facts.order[gap.id]
    return [
        each
        for each in facts.claims[max(place - 8, 0) : place]
        if each.kind is Kind.PROGRESS and each.sentence == gap.sentence and each.of == gap.of is not None
        and facts.known(each) and each.number.unit == "%" and each.number.hedge is None
    ]  # fmt: skip


def _place(one: Claim, other: Claim) -> Decimal:
    """One of the last place that both print."""
    decimals = min(len((each.number.digits or "").partition(".")[2]) for each in (one, other))
    return Decimal((0, (1,), -decimals))


def _elapsed(done: Claim, gap: Claim) -> Decimal:
    return (done.value or Decimal(0)) - (gap.value or Decimal(0))


def _months(done: Claim, gap: Claim) -> int | None:
    """The number of months whose pace it is, to the digits printed."""
    room = _place(done, gap)
    for month in range(1, 12):
        if abs(_elapsed(done, gap) * 12 - 100 * month) <= room * 12:
            return month
    return None


def _between_months(done: Claim, gap: Claim) -> bool:
    elapsed = _elapsed(done, gap)
    off = min(abs(elapsed * 12 - 100 * month) for month in range(13))
    return 0 < elapsed < 100 and off > _BETWEEN_MONTHS * 12
