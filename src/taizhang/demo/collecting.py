"""October 2024 comes in: what clerks and reviewers of the invented park find when they sign in first.

The months up to September are in the ledger already, brought by the office. October is collected on the web: announced on
1 November, and on the 6th it stands as it does everywhere, half done. The clerk ``qiye`` reports for two firms: one form was
returned with a note, one waits for review, one is begun, the rest are blank; the other firm's output was begun in 万元 where 千元
is asked for. A colleague has handed in for five firms more. Nothing is approved yet, so the ledger and its reports end with
September.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import User

from taizhang.catalogue.model import Catalogue
from taizhang.collect.actions import Sealed, cell_save, round_open, submission_return, submission_seal
from taizhang.collect.around import around, cells_of_task, check, duty_of, task_of
from taizhang.collect.draft import in_row
from taizhang.collect.tasks import Duty
from taizhang.demo.build import DemoBroken, People, moment
from taizhang.demo.firms import firms
from taizhang.demo.month import firm_reports
from taizhang.kernel import Period
from taizhang.kernel.digits import plain
from taizhang.registry.actions import reporter_appoint

OCTOBER = Period(2024, 1, 10)
MINE = (1, 11)
"""The firms that ``qiye`` reports for."""
COLLEAGUES = (3, 4, 6, 7, 8)
NOTE = "10月报表请于11月8日前报齐，财务状况18日前。"


@dataclass(frozen=True)
class Clerk:
    """Somebody who fills in a firm's forms of October."""

    user: User
    catalogue: Catalogue

    def duty(self, firm: int, form: str) -> Duty:
        """The form that the firm owes."""
        found = duty_of(firms()[firm - 1].code, form, OCTOBER, self.catalogue)
        if found is None:
            raise DemoBroken(f"演示企业{firm}不报{form}")
        return found

    def fill(
        self, firm: int, form: str, at: datetime, *, rows: int = 99, changed: Mapping[str, str] | None = None
    ) -> Duty:
        """Types the first rows of a form."""
        duty = self.duty(firm, form)
        figures = {
            each.indicator: each.value for each in firm_reports(self.catalogue, firms()[firm - 1], 2024, 10)
        }
        items = [item for item in duty.form.items if item.indicator in figures][:rows]
        for item in items:
            value = in_row(figures[item.indicator], item, self.catalogue)
            text = (changed or {}).get(item.indicator) or plain(value or Decimal(0))
            self._type(duty, f"value:{item.indicator}", text, at)
        return duty

    def _type(self, duty: Duty, slot: str, text: str, at: datetime, about: str = "") -> None:
        cell_save(
            actor=self.user, duty=duty, slot=slot, text=text, base=0, catalogue=self.catalogue, answering=about, at=at
        )  # fmt: skip

    def hand_in(self, duty: Duty, at: datetime) -> Sealed:
        """Says a word to each finding that asks for one, and seals the form."""
        cells = cells_of_task(task_of(duty))
        checked = check(duty, self.catalogue, cells, around(duty))
        for each in checked.unexplained:
            self._type(duty, each.slot, each.offered or "十月检修结束，产量恢复", at, each.about)
        sealed = submission_seal(
            actor=self.user, duty=duty, catalogue=self.catalogue, key=f"demo-{at:%d%H%M}", door="demo", at=at
        )
        if sealed.version is None:
            raise DemoBroken(f"演示填报没能提交：{sealed.findings[0].message}")
        return sealed


def collect(catalogue: Catalogue, people: People) -> int:
    """Brings October as far as the 6th of November; gives how many forms were handed in."""
    colleague = User(username="qiye2", first_name="企业填报员乙", password="!")  # noqa: S106  # nobody signs in with it
    colleague.save()
    _appoint(people, people.clerk, MINE, 10)
    _appoint(people, colleague, COLLEAGUES, 11)
    done = round_open(actor=people.statistician, period=OCTOBER, note=NOTE, at=moment(2024, 11, 1))
    if not done.done:
        raise DemoBroken(f"演示填报期没能布置：{done.findings[0].message}")
    mine, theirs = Clerk(people.clerk, catalogue), Clerk(colleague, catalogue)
    first = mine.hand_in(mine.fill(MINE[0], "b204_1", moment(2024, 11, 4, 10)), moment(2024, 11, 4, 10, 20))
    mine.hand_in(mine.fill(MINE[0], "people_monthly", moment(2024, 11, 4, 11)), moment(2024, 11, 4, 11, 5))
    for minute, firm in enumerate(COLLEAGUES):
        at = moment(2024, 11, 5, 9, 10 * minute)
        theirs.hand_in(theirs.fill(firm, "b204_1", at), at)
    returned = submission_return(
        actor=people.statistician, version=first.version or 0, catalogue=catalogue, at=moment(2024, 11, 5, 15),
        message="请核对出口交货值，改好后再提交。", notes={"export_delivery": "和海关10月的数差得多，是不是漏了转厂的一批？"},
    )  # fmt: skip
    if not returned.done:
        raise DemoBroken(f"演示报表没能退回：{returned.findings[0].message}")
    mine.fill(MINE[0], "e205_1", moment(2024, 11, 6, 9), rows=1)
    slip = _in_wan(mine, MINE[1])
    mine.fill(MINE[1], "b204_1", moment(2024, 11, 6, 9, 30), rows=2, changed=slip)
    return 2 + len(COLLEAGUES)


def _appoint(people: People, user: User, numbers: Sequence[int], hour: int) -> None:
    for minute, number in enumerate(numbers):
        at = moment(2024, 10, 28, hour, minute)
        code = firms()[number - 1].code
        done = reporter_appoint(actor=people.admin, user=user, respondent=code, at=at)
        if done.refused:
            raise DemoBroken(f"演示填报人没能指定：{done.findings[0].message}")


def _in_wan(clerk: Clerk, firm: int) -> dict[str, str]:
    """The firm's output and sales as somebody types them who thinks in 万元."""
    figures = {
        each.indicator: each.value for each in firm_reports(clerk.catalogue, firms()[firm - 1], 2024, 10)
    }
    return {code: plain(figures[code] // 10) for code in ("output", "sales_output")}
