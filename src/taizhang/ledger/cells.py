"""Can this figure stand in its cell: does it fit, is it new, and if it corrects one, may it?

A *cell* is respondent × indicator × part × basis × period. One small function per refusal, in `CHECKS`. Worked
example: 远航电池材料 has reported 5230.5 千元 for 2024年1—9月. The same figure again is refused (nothing would change),
5320.5 without a reason is refused, 5320.5 with a reason becomes version 2. Where the enterprise's own reporter wrote
version 1, park staff may not write version 2: they return the form, they never edit what a respondent reported
(统计法: collected figures may not be altered by others).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from taizhang.catalogue.model import Indicator
from taizhang.ledger.reported import ACTUAL, TARGET_GROWTH, Reported
from taizhang.ledger.scaled import ScaleError, readable, to_scaled
from taizhang.ledger.shapes import Refusal

Cell = tuple[int, str, str, str, int, int, int]
"""Respondent id, indicator, part, basis, year, first, last."""


@dataclass(frozen=True)
class InForce:
    """What stands in a cell now. `own` says it was written by one of the respondent's reporters."""

    number: int
    version: int
    value: Decimal
    prior: Decimal | None
    own: bool


@dataclass(frozen=True)
class Attempt:
    """A figure about to be written, with all that matters for it."""

    report: Reported
    indicator: Indicator
    current: InForce | None
    earlier: Reported | None  # the same cell earlier in the same batch
    reason: str
    actor_own: bool  # the actor is one of the respondent's reporters


def unit_name(report: Reported, indicator: Indicator) -> str:
    """The unit in which the figure is written down."""
    return "%" if report.basis == TARGET_GROWTH else indicator.report_unit.name


def _precision(attempt: Attempt) -> Refusal | None:
    for figure in (attempt.report.value, attempt.report.prior):
        try:
            if figure is not None:
                to_scaled(figure)
        except ScaleError as error:
            advice = f"以“{unit_name(attempt.report, attempt.indicator)}”填报，最多4位小数；请核对单位"
            return Refusal("precision", "精度", str(error), advice)
    return None


def _whole(attempt: Attempt) -> Refusal | None:
    unit = attempt.indicator.report_unit
    if not unit.dimension.startswith("count:") or unit.factor != 1 or attempt.report.basis == TARGET_GROWTH:
        return None
    for figure in (attempt.report.value, attempt.report.prior):
        if figure is not None and figure.is_finite() and figure % 1:
            return Refusal(
                "not-whole", "单位不合", f"以“{unit.name}”计数应为整数，写的是{figure}", "请核对数和单位"
            )
    return None


def _prior(attempt: Attempt) -> Refusal | None:
    if attempt.report.prior is None or attempt.report.basis == ACTUAL:
        return None
    return Refusal("prior-of-target", "口径不合", "目标没有同期数", "请只填目标数")


def _twice(attempt: Attempt) -> Refusal | None:
    if attempt.earlier is None:
        return None
    first, again = attempt.earlier, attempt.report
    same = first.value == again.value and first.prior == again.prior
    how = "两次的数相同" if same else f"两次的数不同：{readable(first.value)}与{readable(again.value)}"
    where = f"（先见于{first.cell}）" if first.cell else ""
    return Refusal("twice", "重复", f"同一批里报了两次{where}，{how}", "请只留一行")


def _unchanged(attempt: Attempt) -> Refusal | None:
    current = attempt.current
    if current is None or (current.value, current.prior) != (attempt.report.value, attempt.report.prior):
        return None
    message = f"与账上第{current.number}条相同，没有变化"
    return Refusal("no-change", "未变", message, "请去掉这一行；若要更正，请填更正后的数")


def _reason(attempt: Attempt) -> Refusal | None:
    current = attempt.current
    if attempt.reason or attempt.earlier is not None:
        return None
    if current is None:
        if attempt.report.basis == ACTUAL:
            return None
        return Refusal("reason-missing", "缺原因", "下达目标要写明依据", "请写文件名称和文号")
    if (current.value, current.prior) == (attempt.report.value, attempt.report.prior):
        return None  # _unchanged says so
    message = f"账上第{current.number}条已有数{readable(current.value)}，改为{readable(attempt.report.value)}要写明原因"
    return Refusal("reason-missing", "缺原因", message, "请写明为什么更正，如“漏计二车间8月产值”")


def _others(attempt: Attempt) -> Refusal | None:
    if attempt.current is None or not attempt.current.own or attempt.actor_own:
        return None
    message = f"账上第{attempt.current.number}条由填报单位自己报送，他人不能代改"
    return Refusal("not-yours", "无权", message, "请退回填报单位，由其更正并写明原因")


CHECKS: tuple[Callable[[Attempt], Refusal | None], ...] = (
    _precision,
    _whole,
    _prior,
    _twice,
    _unchanged,
    _reason,
    _others,
)


def refusals(attempt: Attempt) -> tuple[Refusal, ...]:
    """All that speaks against writing the figure."""
    return tuple(refusal for check in CHECKS if (refusal := check(attempt)))
