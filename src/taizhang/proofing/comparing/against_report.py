"""What does this report say differently from an earlier one?

Two things are looked at. The same figure (name, scope, period, kind) in both: what was 61亿元 and is now 63亿元 was revised, or
one of the two is wrong. And last year's level, which this year's report gives without printing it::

    今年  1-9月产值61亿元，增长10%      →  去年1-9月 55.2–55.7亿元
    去年  1-9月产值57.3亿元                57.3亿元 lies outside: 基数对不上

Both are 提示: figures are revised, growth is reckoned at constant prices, firms come and go.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from taizhang.kernel import Interval, Period, UnitError, round_half_up
from taizhang.kernel.finding import Level
from taizhang.kernel.unit import unit
from taizhang.proofing.judging.facts import quantity_of
from taizhang.proofing.judging.telling import printed
from taizhang.proofing.model import Basis, Claim, Family, Fix, Kind, Proof, Remark

_FILLER: Final = re.compile(r"实现|完成|达到|累计|共|的|[\s“”《》（）()]")
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True)
class _Key:
    """What two figures must have in common to be the same fact."""

    name: str
    scope: str
    period: Period
    kind: Kind
    basis: Basis | None
    base: str


def compared(new: Proof, old: Proof) -> tuple[Remark, ...]:
    """What changed since the old report, and what does not follow from it; in the new report's order."""
    before = _first_of_each(old.claims)
    found = [*_changed(new, old, before), *_bases(new, old, before)]
    return tuple(sorted(found, key=lambda remark: remark.start))


def _first_of_each(claims: Iterable[Claim]) -> dict[_Key, Claim]:
    """A report that says a fact twice is held by the first; that the two agree is judged elsewhere."""
    found: dict[_Key, Claim] = {}
    for claim in claims:
        key = _key(claim)
        if key is not None:
            found.setdefault(key, claim)
    return found


def _key(claim: Claim) -> _Key | None:
    name = _FILLER.sub("", claim.subject or claim.indicator)
    if not name or claim.period is None or claim.value is None:
        return None
    return _Key(name, claim.scope, claim.period, claim.kind, claim.basis, _FILLER.sub("", claim.base_name))


def _changed(new: Proof, old: Proof, before: dict[_Key, Claim]) -> Iterator[Remark]:
    for key, claim in _first_of_each(new.claims).items():
        was = before.get(key)
        if was is None or _agree(claim, was):
            continue
        place = old.source.place(was.number.start)
        yield Remark(
            Level.HINT,
            "report-changed",
            Family.RELATION,
            claim.number.start,
            claim.number.end,
            f"与“{old.source.name}”不同：“{claim.subject or claim.indicator}”{key.period.chinese()}，"
            f"那里（{place}）是{printed(was)}，这里是{printed(claim)}。",
            (claim.id,),
            expected=printed(was),
            advice="若是修订，请写明；若不是，请核对哪一份对。",
            fixes=(Fix(claim.number.start, claim.number.end, printed(was)),),
        )


def _interval(claim: Claim, into: str) -> Interval | None:
    """What the figure may stand for, in the unit ``into``."""
    quantity = quantity_of(claim)
    if quantity is None:
        return None
    if claim.number.unit == into:
        return quantity.interval
    try:
        one, other = unit(claim.number.unit), unit(into)
    except UnitError:
        return None
    if one.dimension != other.dimension:
        return None
    return quantity.interval.scale(one.factor).divide(Interval.exact(other.factor))


def _agree(one: Claim, other: Claim) -> bool:
    """Whether one number can be behind both; what cannot be compared is not said to differ."""
    mine, theirs = _interval(one, one.number.unit), _interval(other, one.number.unit)
    return mine is None or theirs is None or mine.intersect(theirs) is not None


def _bases(new: Proof, old: Proof, before: dict[_Key, Claim]) -> Iterator[Remark]:
    """This year's level and growth against last year's level as the old report printed it."""
    by_id = {claim.id: claim for claim in new.claims}
    for growth in new.claims:
        level = by_id.get(growth.of) if growth.of is not None else None
        if level is None or not _is_growth_of_last_year(growth) or level.period is None:
            continue
        key = _key(level)
        was = before.get(_prior(key)) if key is not None else None
        if was is None:
            continue
        remark = _base(growth, level, was, old)
        if remark is not None:
            yield remark


def _is_growth_of_last_year(claim: Claim) -> bool:
    return claim.kind is Kind.GROWTH and claim.basis in (None, Basis.LAST_YEAR) and claim.number.unit == "%"


def _prior(key: _Key) -> _Key:
    return _Key(key.name, key.scope, key.period.prior(), key.kind, key.basis, key.base)


def _base(growth: Claim, level: Claim, was: Claim, old: Proof) -> Remark | None:
    rate, now = _interval(growth, "%"), _interval(level, level.number.unit)
    theirs = _interval(was, level.number.unit)
    if rate is None or now is None or theirs is None or rate.lo is None or rate.lo <= -_HUNDRED:
        return None
    implied = now.divide((rate + Interval.exact(_HUNDRED)).scale(Decimal("0.01")))
    if implied.intersect(theirs) is not None or implied.lo is None or implied.hi is None:
        return None
    places = max(1, len((was.number.digits or "").partition(".")[2]))
    span = f"{round_half_up(implied.lo, places)}–{round_half_up(implied.hi, places)}{level.number.unit}"
    assert level.period is not None  # looked up by it
    return Remark(
        Level.HINT,
        "report-base",
        Family.RELATION,
        growth.number.start,
        growth.number.end,
        f"由本期数和增速推出的上年数，与“{old.source.name}”（{old.source.place(was.number.start)}）不一致："
        f"“{level.subject or level.indicator}”{level.period.prior().chinese()}那里是{printed(was)}。",
        (growth.id, level.id),
        arithmetic=f"{printed(level)}÷（1＋{growth.value:f}%）在{span}之间，上年报告写的是{printed(was)}。",
        expected=span,
        advice="可能是上年数修订、按可比价计算或统计范围变了；请核实，并在文中注明口径。",
    )
