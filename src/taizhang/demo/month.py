"""What comes in for one month: each firm's forms, each department's, the city's, as figures for the gate.

The forms of the catalogue decide who owes what: a firm above scale in the month fills the forms for 规上, one below
the short one; nothing is reported for January where the form says so.

>>> reports = firm_reports(catalogue, firms()[0], 2024, 9)
>>> next(r for r in reports if r.indicator == "output").value
Decimal('1261151')
"""

from collections.abc import Iterator
from decimal import Decimal

from taizhang.catalogue.model import Catalogue, Form, FormItem, Nature
from taizhang.demo import accounts, offices
from taizhang.demo.firms import START, Firm
from taizhang.demo.output import LATEST, SILENT, base, cumulative
from taizhang.kernel import Period
from taizhang.ledger.actions import Reported

CITY = "city-bureau"
CITY_NAME = "全市（市级部门公布数）"


def _period(form: Form, item: FormItem, catalogue: Catalogue, year: int, month: int) -> Period:
    stock = catalogue.indicators[item.indicator].nature is Nature.STOCK
    return Period(year, month, month, point=True) if stock else Period(year, 1, month)


def _silent(form: Form, month: int) -> bool:
    return month == 1 and (form.no_january or form.january_february_merged)


def _cells(form: Form, firm: Firm, year: int, month: int, made: int) -> accounts.Cells:
    match form.code:
        case "b204_1":
            return accounts.output_form(firm, year, made)
        case "b203":
            return accounts.finance_form(firm, year, month, made)
        case "e205_1":
            return accounts.energy_form(firm, year, made)
        case "p206_1":
            return accounts.project_form(firm, year, made)
        case "people_monthly":
            return accounts.people_form(firm, year)
        case _:
            return accounts.below_scale(firm.number, year, made)


def forms_of(catalogue: Catalogue, firm: Firm, year: int, month: int) -> tuple[Form, ...]:
    """The forms this firm owes for this month."""
    if not firm.alive(year * 100 + month):
        return ()
    member = {
        "above_scale": "yes" if firm.above_in(year * 100 + month) else "no",
        "has_project": "yes" if firm.project else "",
    }
    owed = (f for f in catalogue.forms.values() if f.filled_by == "企业" and not _silent(f, month))
    return tuple(
        f
        for f in owed
        if f.restricted_to is None or member.get(f.restricted_to.dimension) == f.restricted_to.member
    )


def was_there(firm: Firm, year: int, month: int) -> bool:
    """Had the firm begun by this month? Who was there when the ledger begins is taken to have been there before."""
    return firm.life.since == START or firm.life.since <= year * 100 + month


def firm_reports(
    catalogue: Catalogue, firm: Firm, year: int, month: int, *, extra: int = 0
) -> list[Reported]:
    """All cells of all forms that the firm owes for the month; none where it stays silent.

    `extra` is added to its cumulative output (千元), and so to all that follows from it: a slip.
    """
    if firm.number == SILENT and year * 100 + month == LATEST:
        return []
    found: list[Reported] = []
    for form in forms_of(catalogue, firm, year, month):
        now = _cells(form, firm, year, month, cumulative(firm.number, year, month) + extra)
        made_before = base(firm.number, year, month) if was_there(firm, year - 1, month) else None
        before = {} if made_before is None else _cells(form, firm, year - 1, month, made_before)
        for item in form.items:
            if item.indicator not in now:
                continue
            prior = before.get(item.indicator, Decimal(0)) if item.with_prior else None
            period = _period(form, item, catalogue, year, month)
            cell = f"{form.number or form.code}!{item.number or item.name}"
            found.append(Reported(firm.code, item.indicator, period, now[item.indicator], prior, cell=cell))
    return found


def _department_code(catalogue: Catalogue, name: str) -> str:
    return next(d.code for d in catalogue.house.departments if d.name == name)


def department_reports(catalogue: Catalogue, year: int, month: int) -> Iterator[tuple[Form, list[Reported]]]:
    """Per department form, its cells."""
    for form in catalogue.forms.values():
        if form.filled_by in {"企业", "项目", "全市"} or _silent(form, month):
            continue
        who = _department_code(catalogue, form.filled_by)
        rows = [
            Reported(
                who, item.indicator, _period(form, item, catalogue, year, month),
                offices.value(item.indicator, year, month),
                offices.value(item.indicator, year - 1, month) if item.with_prior else None,
                cell=f"{form.number or form.code}!{item.number or item.name}",
            )
            for item in form.items
        ]  # fmt: skip
        yield form, rows


def city_reports(catalogue: Catalogue, year: int, month: int) -> list[Reported]:
    """What the city has published for the month."""
    form = catalogue.forms["city_monthly"]
    published = [item for item in form.items if item.indicator in offices.CITY_CODES]
    return [
        Reported(
            CITY, item.indicator, _period(form, item, catalogue, year, month),
            offices.city_value(item.indicator, year, month), offices.city_value(item.indicator, year - 1, month),
            cell=f"{form.number}!{item.number}",
        )
        for item in published
        if not (month == 1 and item.indicator == "industrial_investment")
    ]  # fmt: skip
