"""May these months be closed?

Refused, each with what to do: who is not staff; a period that is not over, is closed already, has no figures, or begins before
the first month that has any; a month while the month before it that has figures is open; figures that break a 强制 rule.
A reason is asked for where fewer respondents have handed in than `settings.CLOSE_COVERAGE` percent, and where a 核实 finding
has no explanation: with it the months may be closed all the same, and it stands in the ledger for everyone.

Worked example: September 2024, 95 of 96 firms, one 核实 unexplained. ``period_close(…)`` says which; closed it is once the
explanation is recorded, or with ``note="企业停产，联系不上"``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from taizhang.catalogue.model import Catalogue
from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.period import Period
from taizhang.ledger import gate
from taizhang.ledger.closes import closed_months, months_of
from taizhang.ledger.models import Entry
from taizhang.ledger.queries import closed_by, first_month
from taizhang.ledger.reported import ACTUAL, stops
from taizhang.ledger.standing import Coverage, Standing, Told, standing
from taizhang.registry.roles import Deed, may

MOST_TOLD = 20
_ASK_A_REASON = {"coverage-low", "unexplained"}


def reopening_findings(actor: User, period: Period, reason: str) -> tuple[Finding, ...]:
    """Why the months cannot be opened again."""
    found = [*_who_and_why(actor, "开账", reason)]
    if not reason:
        found.append(_refusal("reason-missing", "缺原因", "重新开账要写明原因", "请写明为什么要改已关账的数"))
    if not months_of(period) & closed_months():
        found.append(_refusal("not-closed", "未关账", f"{period.chinese()}没有关账", "可以直接填报或更正"))
    return tuple(found)


@dataclass(frozen=True)
class Weighed:
    """What stands against closing, and over which coverage the months would be closed; None where nobody had to look."""

    findings: tuple[Finding, ...]
    coverage: Coverage | None = None


def weighed(actor: User, period: Period, reason: str, moment: datetime, catalogue: Catalogue) -> Weighed:
    """Why the months cannot be closed. Figures are looked at only where nothing else stands against it."""
    found = (*_who_and_why(actor, "关账", reason), *_months(period, moment))
    if stops(found):
        return Weighed(found)
    state = standing(period, catalogue, hints=not reason)
    return Weighed(tuple(figure_findings(state, reason)), state.coverage)


@dataclass(frozen=True)
class Preview:
    """What somebody who thinks of closing should see: what forbids it whatever the figures are, else how the months stand."""

    findings: tuple[Finding, ...]
    state: Standing | None = None

    @property
    def needs_reason(self) -> tuple[Finding, ...]:
        """Why a reason is asked for; nothing where none is."""
        found = () if self.state is None else tuple(figure_findings(self.state, ""))
        return tuple(each for each in found if each.code in _ASK_A_REASON)


def preview(actor: User, period: Period, catalogue: Catalogue) -> Preview:
    """Looks and changes nothing."""
    found = (*_who_and_why(actor, "关账", ""), *_months(period, timezone.now()))
    return Preview(found) if stops(found) else Preview((), standing(period, catalogue))


def figure_findings(state: Standing, reason: str) -> Iterator[Finding]:
    """What the figures and those who have not reported say against closing."""
    for each in state.hard[:MOST_TOLD]:
        yield _as_error(each)
    if len(state.hard) > MOST_TOLD:
        message = f"另有{len(state.hard) - MOST_TOLD}处强制审核不通过，不再一一列出"
        yield Finding(Level.NOTE, "more", message, advice="请先改好以上各处再试", family="审核")
    if reason:
        return
    if state.coverage.below(settings.CLOSE_COVERAGE):
        message = f"{state.coverage}，不到{settings.CLOSE_COVERAGE}%，还差{state.coverage.names()}"
        yield _refusal("coverage-low", "缺原因", message, "请先催报；要照现在的样子关账，请写明原因")
    if state.open:
        names = "、".join(dict.fromkeys(each.name for each in state.open[:MOST_TOLD]))
        message = f"有{len(state.open)}处核实还没有说明（{names}）"
        yield _refusal("unexplained", "缺原因", message, "请先记下说明；要照现在的样子关账，请写明原因")


def _as_error(each: Told) -> Finding:
    finding = each.finding
    return Finding(
        Level.ERROR, finding.code, finding.message, finding.where, finding.arithmetic,
        f"{finding.advice}请先更正，再关账。", "审核", finding.figures,
    )  # fmt: skip


def _who_and_why(actor: User, deed: str, reason: str) -> Iterator[Finding]:
    if not may(actor, Deed.CLOSE):
        yield _refusal("not-allowed", "无权", f"只有园区统计人员能{deed}", "请联系园区统计人员")
    if len(reason) > gate.MOST_REASON:
        yield _refusal("reason-long", "缺原因", f"原因最多{gate.MOST_REASON}字", "请写得短些")


def _months(period: Period, moment: datetime) -> Iterator[Finding]:
    """What stands against closing these months, whatever the figures are."""
    today, name = timezone.localdate(moment), period.chinese()
    closed = closed_months()
    if period.ordinal >= today.year * 100 + today.month:
        yield _refusal(
            "not-over", "未到期", f"{name}还没有过完，不能关账", f"请在{period.last}月结束之后再关账"
        )
    elif months_of(period) <= closed:
        yield _refusal("closed", "已关账", f"{name}已经关账{_over(period)}", "无须再关")
    elif not _reported(Q(year=period.year, last__gte=period.first, last__lte=period.last)):
        yield _refusal("empty", "没有数", f"{name}一个数也没有，不能关账", "请先报数；如写错了月份，请改正")
    elif (first := first_month()) and min(months_of(period)) < first.ordinal:
        begin = first.month().chinese()
        message = f"台账从{begin}开始有数，{name}包括更早的月份"
        yield _refusal("too-early", "没有数", message, f"请从{begin}起关账")
    elif (before := _month_before(period)) and before.ordinal not in closed:
        month = before.month().chinese()
        yield _refusal("out-of-order", "次序", f"{month}有数，还没有关账", f"请先关{month}，再关{name}")


def _over(period: Period) -> str:
    """Over which coverage the period's last month was closed, where that is known."""
    done = closed_by(period)
    return f"，{done.over}" if done and done.over else ""


def _reported(wanted: Q) -> Period | None:
    """The last of those months that have a figure."""
    rows = Entry.objects.filter(wanted, basis=ACTUAL).order_by("-year", "-last").values_list("year", "last")
    last = rows.first()
    return None if last is None else Period(last[0], 1, last[1])


def _month_before(period: Period) -> Period | None:
    """The nearest month before the period that has figures."""
    return _reported(Q(year=period.year, last__lt=period.first) | Q(year__lt=period.year))


def _refusal(code: str, family: str, message: str, advice: str) -> Finding:
    return Finding(Level.ERROR, code, message, advice=advice, family=family)
