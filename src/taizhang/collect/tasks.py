"""Which respondent owes which form for which months, from when, and by which day?

The catalogue's forms say who fills them (填报, 范围), how often (期别) and by when (截止); the registry says who was in the park
and in which group in each month. Both together give the *tasks*; nobody writes them down, so a membership that is corrected
corrects what is owed. What counts is the last month of the period:

- who came in March owes from the report of March on, who left with May the report of May as its last;
- who entered 规上 with May owes the forms of 规上 from May on (as running totals from January), and the short form up to April;
- 一月免报 and 一二月合并 leave January out, and February asks for January to February;
- a row of an indicator that is reported by quarter or year stands on a monthly form in those months only.

A form opens on the day after its last month and is due on the day the catalogue says, or the next worked day (``calendar``);
where that would be before it opens (当月25日), on the first worked day on which it is open.

Worked example: 远航电池材料, 规上, owes 工业产销总值 for 2024年1-8月 from 1 September, by Monday, 9 September.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from taizhang.catalogue.model import Catalogue, Form, FormItem, Frequency, Nature
from taizhang.collect.calendar import Calendar, of_house
from taizhang.kernel.period import Period
from taizhang.ledger.standing import asked_in, forms_due
from taizhang.registry.belonging import Span
from taizhang.registry.queries import RespondentView


class State(StrEnum):
    """How far a task has come."""

    BLANK = "未填"
    FILLING = "填报中"
    SUBMITTED = "已提交"
    RETURNED = "已退回"
    APPROVED = "已审定"

    @property
    def is_open(self) -> bool:
        """Whether it is the clerk's turn: the cells can be filled in."""
        return self in _OPEN


_OPEN = {State.BLANK, State.FILLING, State.RETURNED}


@dataclass(frozen=True)
class Party:
    """A respondent and the groups it has been in."""

    who: RespondentView
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Duty:
    """A form that a respondent owes for the months of ``period``, 1月至某月; ``form`` has the rows asked for then only."""

    who: RespondentView
    form: Form
    period: Period
    opens: date
    due: date

    @property
    def key(self) -> tuple[str, str, int]:
        """(respondent's code, form's code, last month yyyymm): what tells it from all others."""
        return self.who.code, self.form.code, self.period.ordinal

    def is_late(self, state: State, today: date) -> bool:
        """Whether the clerk still has it after the due day (逾期)."""
        return state.is_open and today > self.due


def duties(
    catalogue: Catalogue, parties: Iterable[Party], month: Period, *, calendar: Calendar | None = None
) -> Iterator[Duty]:
    """What each of the parties owes for the month in which the period ends, in the order of parties and of the catalogue."""
    days = of_house(catalogue.house) if calendar is None else calendar
    period = month.cumulative()
    opens = _day_after(period)
    whole: dict[str, tuple[Form, date]] = {}
    for form in catalogue.forms.values():
        if asked_in(form, period.last) and (rows := asked_rows(form, catalogue, period.last)):
            due = days.on_or_after(max(form.due.on(period), opens))
            whole[form.code] = (replace(form, items=rows), due)
    for party in parties:
        for form in forms_due(catalogue, party.who, party.spans, period):
            if form.code in whole:
                asked, due = whole[form.code]
                yield Duty(party.who, asked, period, opens, due)


def _day_after(period: Period) -> date:
    return date(period.year + period.last // 12, period.last % 12 + 1, 1)


def asked_rows(form: Form, catalogue: Catalogue, month: int) -> tuple[FormItem, ...]:
    """The rows of a form that are asked for at the end of this month of the year."""
    return tuple(item for item in form.items if _row_asked(item, catalogue, month))


def _row_asked(item: FormItem, catalogue: Catalogue, month: int) -> bool:
    match catalogue.indicators[item.indicator].frequency:
        case Frequency.QUARTERLY:
            return month % 3 == 0
        case Frequency.YEARLY:
            return month == 12
    return True


def cell_period(item: FormItem, catalogue: Catalogue, period: Period) -> Period:
    """The period of a row in a form of 1月至某月: a stock is that of the month's end.

    >>> from taizhang.catalogue.load import load_shipped
    >>> park = load_shipped()
    >>> people = park.forms["people_monthly"]
    >>> str(cell_period(people.items[0], park, Period(2024, 1, 10)))
    '@2024-10'
    """
    indicator = catalogue.indicators[item.indicator]
    if indicator.frequency is Frequency.MONTHLY_STOCK or indicator.nature is Nature.STOCK:
        return Period(period.year, period.last, period.last, point=True)
    return Period(period.year, 1, period.last)
