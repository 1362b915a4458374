"""What is refused of a clerk or an office that collects, each with why and what to do next."""

from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from taizhang.collect.models import Round
from taizhang.collect.tasks import Duty, State
from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.period import Period
from taizhang.ledger.closes import closed_months
from taizhang.ledger.gate import MOST_REASON
from taizhang.registry.roles import STATISTICS, Deed, access_of

Findings = tuple[Finding, ...]


def refusal(code: str, family: str, message: str, advice: str) -> Finding:
    """An error that says why not and what to do."""
    return Finding(Level.ERROR, code, f"{message}。", advice=f"{advice}。", family=family)


def of_round(actor: User, period: Period, note: str, moment: datetime) -> Findings:
    """Why the park cannot begin to collect a month."""
    month, today = period.month(), timezone.localdate(moment)
    found = []
    if not access_of(actor).may(Deed.REMIND, department=STATISTICS):
        found.append(refusal("not-allowed", "无权", "只有园区统计人员能布置填报", "请联系园区统计人员"))
    if len(note) > MOST_REASON:
        found.append(refusal("note-long", "布置", f"布置的话最多{MOST_REASON}字", "请写得短些"))
    if month.ordinal >= today.year * 100 + today.month:
        found.append(
            refusal("not-over", "未到期", f"{month.chinese()}还没有过完", f"请在{month.last}月结束之后布置")
        )
    elif Round.objects.filter(year=month.year, last=month.last).exists():
        found.append(refusal("round-open", "布置", f"{month.chinese()}已经布置过了", "可以直接填报"))
    elif month.ordinal in closed_months():
        found.append(refusal("closed", "已关账", f"{month.chinese()}已关账", "如要补报，请先重新开账"))
    return tuple(found)


def of_reporter(actor: User, duty: Duty) -> Findings:
    """Why somebody cannot fill in a form of this respondent."""
    if access_of(actor).may(Deed.REPORT, duty.who.code):
        return ()
    message = f"您不是{duty.who.name}的填报人"
    return (refusal("not-allowed", "无权", message, "只能填自己单位的表；如应由您填报，请联系园区统计人员"),)


def of_month(duty: Duty) -> Findings:
    """Why nothing can be filled in for a month: it is closed, or nobody has begun to collect it."""
    month = duty.period.month()
    if month.ordinal in closed_months():
        message = f"{month.chinese()}已关账，不能再改"
        return (refusal("closed", "已关账", message, "确需更正的，请联系园区统计人员重新开账"),)
    if not Round.objects.filter(year=month.year, last=month.last).exists():
        message = f"{month.chinese()}还没有开始填报"
        return (refusal("no-round", "未到期", message, "请等园区布置，或联系园区统计人员"),)
    return ()


_LOCKED = {
    State.SUBMITTED: ("已经提交，正在等审核，不能再改", "要改请先撤回"),
    State.APPROVED: ("已经审定，不能再改", "要更正请联系园区统计人员退回"),
}


def of_state(state: State) -> Findings:
    """Why the cells are locked."""
    if state.is_open:
        return ()
    message, advice = _LOCKED[state]
    return (refusal("locked", "已锁定", f"这张表{message}", advice),)


def moved_on() -> Finding:
    """The draft was changed on another page after this one was shown."""
    message = "提交之前，这张表在另一个页面或由另一个人改过"
    return refusal("moved-on", "提交", message, "请看一遍现在的数，再提交一次")


def nothing_new() -> Finding:
    """A returned form that is handed in as it was."""
    message = "这张表退回以后没有改过，也没有答复"
    return refusal(
        "nothing-new", "提交", message, "请改好有意见的格子；数没有错的，在“答复”里写明为什么不用改"
    )


def no_version() -> Finding:
    """There is no such version."""
    return refusal("no-version", "审核", "没有这一版报表", "请回到待审列表再打开")
