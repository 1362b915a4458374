"""What can hardly be, whatever the other figures say?

No relation is broken here; experience is. So these are hints, except where the words leave no way out (nine tenths of 100 is
no 305%). Each check is one function.

Worked example: 占比305% (a point was lost: 30.5%?); 进出口2959万美元 and 出口2959万美元, but the text speaks of imports.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.judging.facts import (
    Facts,
    name_of,
    nearest,
    plain_name,
    same_place,
    same_time,
    unit_of,
)
from taizhang.proofing.judging.relations_change import period_of
from taizhang.proofing.judging.telling import named, printed, remark
from taizhang.proofing.judging.wholes import is_contribution
from taizhang.proofing.model import Claim, Family, Fix, Kind, Remark

_OUGHT_PART: Final = re.compile(r"占|比重|份额|覆盖率|合格率|失业率|增长面|入住率")
_LOSS_OR_GAIN: Final = re.compile(r"利润|盈|亏|净")
_HALF_YEAR: Final = re.compile(r"半年度?的?(?:目标|任务|计划)[^，。；,;\d]{0,6}$")
_FALLEN: Final = re.compile(r"(?:下降|下滑|降|减少|回落|负增长)了?$")
_FIRST_TARGET: Final = re.compile(r"年初|原定|原目标|原来")
_NEW_TARGET: Final = re.compile(r"现|调整|后调|调为|下调|调低|改为")
_ADVICE: Final = "请核对这个数的位数、小数点和单位。"


def _hint(code: str, claims: list[Claim], message: str, **more: object) -> Remark:
    level = more.pop("level", Level.HINT)
    return remark(level, code, claims, message, family=Family.PLAUSIBILITY, advice=_ADVICE, **more)  # type: ignore[arg-type]


def shares(facts: Facts) -> Iterator[Remark]:
    """A part cannot be more than its whole: 占比305%."""
    for claim in facts.claims:
        if claim.kind is not Kind.SHARE or claim.value is None or claim.number.unit != "%":
            continue
        words = facts.before(claim, 14) + claim.indicator
        if is_contribution(facts, claim) or not _OUGHT_PART.search(words):
            continue
        if claim.value > 100:
            number = claim.number
            readings = _point_put_back(claim)
            yield _hint(
                "share-over-100", [claim], f"{named(claim)}：占比不会超过100%。", level=Level.ERROR,
                expected="至多100%", fixes=tuple(Fix(number.start, number.end, text) for text in readings),
            )  # fmt: skip


def _point_put_back(claim: Claim) -> list[str]:
    digits = (claim.number.digits or "").removeprefix("-")
    if "." in digits:
        return []
    return [f"{digits[:place]}.{digits[place:]}{claim.number.unit}" for place in range(len(digits) - 1, 0, -1)
            if Decimal(f"{digits[:place]}.{digits[place:]}") <= 100][:2]  # fmt: skip


def falls(facts: Facts) -> Iterator[Remark]:
    """Nothing that cannot be negative falls by more than all of it."""
    for claim in facts.claims:
        if claim.kind is not Kind.GROWTH or claim.value is None or claim.number.unit != "%":
            continue
        if (
            claim.value < -100
            and _FALLEN.search(facts.before(claim, 6))
            and not _LOSS_OR_GAIN.search(name_of(claim) + facts.clause(claim))
        ):
            yield _hint(
                "falls-below-nothing", [claim], f"{named(claim)}：下降不会超过100%。", expected="至多100%"
            )


def unemployment(facts: Facts) -> Iterator[Remark]:
    """失业率 above 30%."""
    for claim in facts.claims:
        if (
            "失业率" in claim.indicator
            and claim.number.unit == "%"
            and claim.value is not None
            and claim.value > 30
        ):
            yield _hint("rate-implausible", [claim], f"{named(claim)}：失业率高得不合常理。")


def part_far_larger(facts: Facts) -> Iterator[Remark]:
    """规上 ten times the whole of the same name: a digit was lost in one of them."""
    for claim in facts.amounts():
        name = plain_name(name_of(claim))
        if not name.startswith("规上") or claim.part_of is not None:
            continue
        for whole in nearest(facts.names.get(name.removeprefix("规上"), ()), claim):
            if whole.kind is not claim.kind or not facts.known(whole) or not _comparable(claim, whole):
                continue
            if _size(claim) >= 5 * _size(whole) > 0:
                yield _hint(
                    "part-far-larger", [whole, claim], f"{named(whole)}还不到其中{named(claim)}的五分之一，位数或单位可能有误。",
                )  # fmt: skip


_IMPORTS_TOLD: Final = re.compile(r"(?<!出)进口[^，,。；;：:\d]{0,8}(?:\d|为零|是零|没有|空白)")


def _comparable(one: Claim, other: Claim) -> bool:
    left, right = unit_of(one.number.unit), unit_of(other.number.unit)
    same_unit = left is not None and right is not None and left.dimension == right.dimension
    return same_unit and same_time(one, other) and same_place(one, other)


def _size(claim: Claim) -> Decimal:
    each = unit_of(claim.number.unit)
    return abs(claim.value or Decimal(0)) * (each.factor if each else 1)


def imports_vanish(facts: Facts) -> Iterator[Remark]:
    """进出口 equal to 出口: nothing was imported at all; unless the text tells how much (进口总额为零, 0.2万美元)."""
    totals = [each for each in facts.amounts() if "进出口" in name_of(each)]
    for total in totals:
        place = total.number.start
        for export in facts.levels_between(place - 120, place + 121):
            if (
                export.value == total.value
                and total.value
                and export.number.unit == total.number.unit
                and "出口" in name_of(export)
                and "进出口" not in name_of(export)
                and _comparable(export, total)
                and not _IMPORTS_TOLD.search(facts.text, export.number.end, export.number.end + 60)
            ):
                yield _hint(
                    "imports-vanish", [export, total], f"{named(total)}与{named(export)}相同，等于说一点没有进口。",
                    arithmetic=f"{printed(total)}－{printed(export)}＝0。",
                )  # fmt: skip


def target_period(facts: Facts) -> Iterator[Remark]:
    """Nine months measured against the target of a half year."""
    for claim in facts.claims:
        words = facts.before(claim, 20)
        if claim.kind not in (Kind.OTHER, Kind.PROGRESS, Kind.LEVEL) or not _HALF_YEAR.search(words):
            continue
        period = period_of(claim)
        if period is not None and period.is_cumulative and period.last not in (6, 12) and period.last > 6:
            yield _hint(
                "target-period", [claim], f"{period.last}个月的数与半年目标相比（{printed(claim)}），期间不一致。",
                arithmetic="半年目标对应1—6月。",
            )  # fmt: skip


def target_lowered(facts: Facts) -> Iterator[Remark]:
    """A growth target cut although the growth printed is far above it."""
    for first, now in pairwise(
        each for each in facts.claims if each.kind is Kind.PLAN and each.number.unit == "%"
    ):
        if (
            first.sentence != now.sentence
            or first.value is None
            or now.value is None
            or now.value >= first.value
        ):
            continue
        if not (_FIRST_TARGET.search(facts.before(first, 12)) and _NEW_TARGET.search(facts.before(now, 12))):
            continue
        sentence = plain_name(facts.sentence(now))
        for grown in facts.claims:
            name = plain_name(name_of(grown))
            above = grown.kind is Kind.GROWTH and grown.value is not None and grown.value > 2 * first.value
            if above and grown.number.unit == "%" and len(name) >= 3 and name in sentence:
                yield _hint(
                    "target-lowered", [now, first, grown],
                    f"{named(grown)}的增速远高于目标，目标却从{printed(first)}调低到{printed(now)}，还说没有达到。",
                )  # fmt: skip
                break


def months(facts: Facts) -> Iterator[Remark]:
    """前13个月."""
    for claim in facts.claims:
        duration = claim.kind is Kind.DURATION and claim.number.unit == "个月"
        if (
            duration
            and claim.value is not None
            and claim.value > 12
            and facts.before(claim, 2).endswith("前")
        ):
            yield _hint("too-many-months", [claim], f"“前{printed(claim)}”：一年只有12个月。")
