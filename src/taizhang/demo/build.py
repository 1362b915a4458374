"""Thirty-three months of the invented park, in the order in which they happened, through the gate.

January 2022 to September 2024: each month enterprises come and go, firms report by the 8th and their accounts by the
17th, departments before their due days, the city last, and on the 21st the month is closed. Whatever was found wrong
by then is corrected with a reason. Every step carries its own moment, so "as of" reads back any day in between.

>>> built = build(catalogue)           # an empty database
>>> built.entries, built.refused
(52310, ())
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User

from taizhang.catalogue.model import Catalogue
from taizhang.demo import slips
from taizhang.demo.closings import note
from taizhang.demo.explanations import answer
from taizhang.demo.firms import START, Firm, firms
from taizhang.demo.month import CITY, CITY_NAME, city_reports, department_reports, firm_reports
from taizhang.demo.output import LATEST
from taizhang.demo.targets import set_in
from taizhang.kernel import Finding, Level, Period
from taizhang.ledger.actions import (
    Explained,
    Origin,
    Recorded,
    Reported,
    entries_record,
    explanations_record,
    period_close,
    period_reopen,
)
from taizhang.ledger.standing import standing
from taizhang.registry import actions as registry
from taizhang.registry.actions import Closing, NewMembership, NewRespondent

SHANGHAI = ZoneInfo("Asia/Shanghai")
ACCOUNTS_FORM = "b203"
CLERK_FIRM = 1


class DemoBroken(Exception):
    """The gate refused something of the demo: a mistake of ours, never of the user's."""


@dataclass
class Built:
    """What was written."""

    entries: int = 0
    corrections: int = 0
    months: int = 0
    explanations: int = 0
    notes: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class People:
    """The accounts of the demo."""

    admin: User
    statistician: User
    writer: User
    clerk: User


@dataclass(frozen=True)
class Setting:
    """What every step needs."""

    catalogue: Catalogue
    people: People
    built: Built


def moment(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment by the park's clock."""
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


def following(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment in the month after."""
    return moment(year + month // 12, month % 12 + 1, day, hour, minute)


def months() -> Iterator[tuple[int, int]]:
    """Every month of the demo."""
    for year in range(START // 100, LATEST // 100 + 1):
        for month in range(1, 13):
            if year * 100 + month <= LATEST:
                yield year, month


def _expect(outcome: Recorded | registry.Outcome) -> None:
    errors = [finding for finding in outcome.findings if finding.level is Level.ERROR]
    if errors:
        raise DemoBroken(f"演示数据被账门拒收：{errors[0].message}（{errors[0].advice}）")


def record(setting: Setting, reports: list[Reported], at: datetime, name: str, reason: str = "") -> None:
    """Through the gate, as the statistician, from a named workbook."""
    if not reports:
        return
    outcome = entries_record(
        actor=setting.people.statistician, reports=reports, origin=Origin("demo", name),
        catalogue=setting.catalogue, reason=reason, at=at,
    )  # fmt: skip
    _expect(outcome)
    setting.built.entries += len(outcome.entries)


def _groups(firm: Firm) -> list[NewMembership]:
    since = firm.life.since
    found = [
        NewMembership(firm.code, "cluster", firm.cluster, since),
        NewMembership(firm.code, "industry", firm.industry, since),
        NewMembership(firm.code, "admin", firm.admin, since),
    ]
    if firm.node:
        found.append(NewMembership(firm.code, "node", firm.node, since))
    if firm.project:
        found.append(NewMembership(firm.code, "has_project", "yes", since))
    return found


def _scale(firm: Firm) -> list[NewMembership]:
    """Above or below scale from the first month."""
    return [
        NewMembership(
            firm.code, "above_scale", "yes" if firm.above_in(firm.life.since) else "no", firm.life.since
        )
    ]


def arrive(setting: Setting, year: int, month: int) -> None:
    """Register who begins in this month."""
    fresh = [firm for firm in firms() if firm.life.since == year * 100 + month]
    if not fresh:
        return
    actor, at = setting.people.admin, moment(year, month, 2)
    new = [NewRespondent(firm.code, firm.name, "enterprise", firm.life.since, firm.code) for firm in fresh]
    _expect(registry.respondents_register(actor=actor, respondents=new, at=at))
    groups = [membership for firm in fresh for membership in (*_groups(firm), *_scale(firm))]
    _expect(
        registry.memberships_open(
            actor=actor, memberships=groups, catalogue=setting.catalogue, reason="入园登记",
            at=moment(year, month, 2, 10),
        )
    )  # fmt: skip


def rescale(setting: Setting, year: int, month: int) -> None:
    """Who enters or leaves 规上 with this month."""
    now, before = year * 100 + month, year * 100 + month - (1 if month > 1 else 89)
    moved = [
        f for f in firms() if f.life.since < now and f.alive(now) and f.above_in(now) != f.above_in(before)
    ]
    if not moved:
        return
    actor, at = setting.people.admin, moment(year, month, 3)
    old = [Closing(f.code, "above_scale", "no" if f.above_in(now) else "yes", before) for f in moved]
    new = [NewMembership(f.code, "above_scale", "yes" if f.above_in(now) else "no", now) for f in moved]
    reason = "月度入库审批通过" if month > 1 else "年度入退库审批通过"
    _expect(registry.memberships_close(actor=actor, closings=old, reason=reason, at=at))
    _expect(
        registry.memberships_open(
            actor=actor,
            memberships=new,
            catalogue=setting.catalogue,
            reason=reason,
            at=moment(year, month, 3, 10),
        )
    )


def depart(setting: Setting, year: int, month: int) -> None:
    """Who closed with the month before."""
    before = year * 100 + month - (1 if month > 1 else 89)
    gone = [firm for firm in firms() if firm.life.until == before]
    if not gone:
        return
    closings = [Closing(f.code, "park", "", before) for f in gone]
    for dimension in ("cluster", "industry", "admin", "above_scale"):
        closings += [Closing(f.code, dimension, _member(f, dimension, before), before) for f in gone]
    _expect(
        registry.memberships_close(
            actor=setting.people.admin, closings=closings, reason="企业注销", at=moment(year, month, 4)
        )
    )


def _member(firm: Firm, dimension: str, month: int) -> str:
    if dimension == "above_scale":
        return "yes" if firm.above_in(month) else "no"
    return str(getattr(firm, dimension))


def _is_accounts(setting: Setting, report: Reported) -> bool:
    return report.cell.startswith(setting.catalogue.forms[ACCOUNTS_FORM].number + "!")


def _first_reported(setting: Setting, firm: Firm, year: int, month: int) -> list[Reported]:
    return firm_reports(setting.catalogue, firm, year, month, extra=slips.excess(firm.number, year, month))


def report(setting: Setting, year: int, month: int) -> None:
    """Firms by the 8th, late ones on the 11th, departments on the 12th, firms' accounts on the 17th, the city last."""
    late = slips.LATE.get((year, month), ())
    on_time: list[Reported] = []
    behind: list[Reported] = []
    accounts: list[Reported] = []
    for firm in firms():
        for report in _first_reported(setting, firm, year, month):
            if _is_accounts(setting, report):
                accounts.append(report)
            else:
                (behind if firm.number in late else on_time).append(report)
    title = f"{year}年{month}月企业月报"
    record(setting, on_time, following(year, month, 8), f"{title}.xlsx")
    record(setting, behind, following(year, month, 11), f"{title}（补报）.xlsx", "企业迟报")
    report_departments(setting, year, month)
    record(setting, accounts, following(year, month, 17), f"{year}年{month}月企业财务状况.xlsx")
    record(
        setting,
        city_reports(setting.catalogue, year, month),
        following(year, month, 19),
        f"{year}年{month}月全市公布数",
    )


def report_departments(setting: Setting, year: int, month: int) -> None:
    """Each department on the 12th, form by form."""
    for minute, (form, rows) in enumerate(department_reports(setting.catalogue, year, month)):
        record(setting, rows, following(year, month, 12, 10, minute), f"{year}年{month}月{form.name}.xlsx")


def explain(setting: Setting, year: int, month: int) -> None:
    """On the 20th the firms have said why the figures that look wrong are right."""
    numbers = {firm.code: str(firm.number) for firm in firms()}
    said = {}
    for told in standing(Period(year, month, month), setting.catalogue).open:
        text = answer(numbers.get(told.respondent, ""), told.finding.code)
        if text is not None:
            said[told.respondent, told.finding.code] = Explained(told.respondent, told.finding.code, text)
    done = explanations_record(
        actor=setting.people.statistician, period=Period(year, month, month), catalogue=setting.catalogue,
        explanations=list(said.values()), at=following(year, month, 20),
    )  # fmt: skip
    _expect(done)
    setting.built.explanations = len(done.entries)


def close(setting: Setting, year: int, month: int) -> None:
    """On the 21st the month is closed; a slip found by then is mended before."""
    for slip in slips.SLIPS:
        if (slip.year, slip.month) == (year, month) and moment(*slip.found) < following(year, month, 21):
            correct(setting, slip, reopen=False)
    if year * 100 + month == LATEST:
        explain(setting, year, month)
    done = period_close(
        actor=setting.people.statistician, period=Period(year, month, month), catalogue=setting.catalogue,
        note=note(year, month), at=following(year, month, 21),
    )  # fmt: skip
    if not done.done:
        raise DemoBroken(f"演示数据没能关账：{done.findings[0].message}")
    setting.built.months += 1


def correct(setting: Setting, slip: slips.Slip, *, reopen: bool) -> None:
    """The right figures with the reason; a closed month is opened for it and closed again."""
    firm, period = firms()[slip.firm - 1], Period(slip.year, slip.month, slip.month)
    said = {report.indicator: report for report in _first_reported(setting, firm, slip.year, slip.month)}
    right = [
        report for report in firm_reports(setting.catalogue, firm, slip.year, slip.month)
        if (report.value, report.prior) != (said[report.indicator].value, said[report.indicator].prior)
    ]  # fmt: skip
    year, month, day = slip.found
    actor = setting.people.statistician
    if reopen:
        period_reopen(actor=actor, period=period, reason=slip.reason, at=moment(year, month, day, 14))
    record(setting, right, moment(year, month, day, 15), f"{firm.name}更正申请", slip.reason)
    setting.built.corrections += len(right)
    if reopen:
        period_close(
            actor=actor, period=period, catalogue=setting.catalogue, note="更正后重新关账",
            at=moment(year, month, day, 16),
        )  # fmt: skip


def interlude(setting: Setting, year: int, month: int) -> None:
    """What happens in the days before this month's reports come in: targets are set, old slips corrected."""
    soon = following(year, month, 1)
    for item in set_in(soon.year, soon.month):
        record(setting, list(item.reports), moment(*item.on), item.document, item.document)
    for slip in slips.SLIPS:
        if slip.found[:2] == (soon.year, soon.month) and moment(*slip.found) > following(
            slip.year, slip.month, 21
        ):
            correct(setting, slip, reopen=True)


def found_offices(setting: Setting) -> None:
    """The five departments and the city, there from the first day; the first year's targets."""
    offices = [
        NewRespondent(d.code, d.name, "department", START) for d in setting.catalogue.house.departments
    ]
    offices.append(NewRespondent(CITY, CITY_NAME, "outside", START))
    first = moment(START // 100, START % 100, 1)
    _expect(registry.respondents_register(actor=setting.people.admin, respondents=offices, at=first))
    for item in set_in(START // 100, START % 100):
        record(setting, list(item.reports), moment(*item.on), item.document, item.document)


Step = Callable[[int, int], None]


def build(catalogue: Catalogue, people: People, after_month: Step, tick: Step) -> Built:
    """Write the whole park. `after_month` runs once a month is closed (reports are issued there); `tick` shows progress."""
    setting = Setting(catalogue, people, Built())
    found_offices(setting)
    for year, month in months():
        arrive(setting, year, month)
        rescale(setting, year, month)
        depart(setting, year, month)
        interlude(setting, year, month)
        report(setting, year, month)
        close(setting, year, month)
        after_month(year, month)
        tick(year, month)
    return setting.built
