"""What the clerk's pages show: what I owe and by when; one form with everything that helps to fill it in.

Plain data for the templates and for the answers to each keystroke; nothing here knows requests. Numbers are in the row's unit,
with commas between thousands. Worked example, the row 工业总产值 of October on the form 工业产销总值::

    value    3,412,000   已保存            prior    3,010,000   同期, as reported a year ago
    1-9月累计 2,990,000 · 10月 422,000 · 同比 +13.4%
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from taizhang.catalogue.model import Catalogue, FormItem
from taizhang.collect import around, queries, refusing
from taizhang.collect.draft import (
    EMPTY,
    REASON,
    REPLY,
    Around,
    Checked,
    ToExplain,
    in_row,
    known_prior,
    prior_slot,
    value_slot,
)
from taizhang.collect.models import DraftCell
from taizhang.collect.queries import TaskView, VersionView
from taizhang.collect.tasks import Duty, State, cell_period
from taizhang.collect.typed import read, shown
from taizhang.counting.ratios import growth
from taizhang.kernel.digits import plain
from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.period import Period
from taizhang.kernel.written import round_half_up
from taizhang.registry.roles import Access

WEEKDAYS = "一二三四五六日"
LONG_AGO = 60
"""Days after which nobody counts them any more."""


@dataclass(frozen=True)
class Box:
    """One place to type into. ``state`` is blank, known (nobody typed; what is known stands there), saved or invalid; ``before``
    is what stood there before the last change."""

    slot: str
    text: str
    version: int = 0
    state: str = "blank"
    message: str = ""
    before: str = ""


@dataclass(frozen=True)
class Row:
    """One row of the form with its two boxes and what stands beside them."""

    item: FormItem
    months: str
    value: Box
    prior: Box | None
    beside: str
    note: str
    findings: tuple[Finding, ...]
    explain: tuple[ToExplain, Box] | None
    """What asks for an explanation, with the place for it."""

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Every place of the row."""
        return (
            self.value,
            *((self.prior,) if self.prior else ()),
            *(self.explain[1:] if self.explain else ()),
        )


@dataclass(frozen=True)
class Sheet:
    """A form to be filled in, or locked with the reason."""

    task: TaskView
    revision: int
    rows: tuple[Row, ...]
    checked: Checked
    reason: Box
    reply: Box
    locked: str
    version: VersionView | None
    elsewhere: tuple[Finding, ...]
    """Findings that belong to no row of the form."""

    @property
    def missing(self) -> int:
        """Required rows that are still empty."""
        return sum(1 for each in self.checked.errors if each.code == EMPTY)

    @property
    def broken(self) -> int:
        """What must be mended, apart from empty rows."""
        return len(self.checked.errors) - self.missing + len(self.checked.reading.problems)


def sheet(duty: Duty, catalogue: Catalogue, *, today: date | None = None) -> Sheet:
    """All that the page of a form shows."""
    row = around.task_of(duty)
    cells, known = around.cells_of_task(row), around.around(duty)
    checked = around.check(duty, catalogue, cells, known)
    task = queries.task_at(duty, row, today=today)
    version = None if task.version is None else queries.version(task.version)
    locks = (*refusing.of_month(duty), *refusing.of_state(task.state))
    notes = task.returned.notes if task.returned else {}
    rows = tuple(_row(duty, item, catalogue, cells, known, checked, notes) for item in duty.form.items)
    codes = {item.indicator for item in duty.form.items}
    elsewhere = tuple(each for each in checked.findings if not codes.intersection(each.figures[:1]))
    return Sheet(
        task, row.revision if row else 0, rows, checked,
        _words(REASON, cells), _words(REPLY, cells),
        f"{locks[0].message}{locks[0].advice}" if locks else "", version, elsewhere,
    )  # fmt: skip


def _row(
    duty: Duty, item: FormItem, catalogue: Catalogue, cells: Mapping[str, DraftCell], known: Around,
    checked: Checked, notes: Mapping[str, str],
) -> Row:  # fmt: skip
    code = item.indicator
    problems = checked.reading.problems
    value = _number(
        value_slot(code), cells, problems, in_row(known.now.values.get(code), item, catalogue), item
    )
    prior = _number(
        prior_slot(code), cells, problems, in_row(known_prior(code, known), item, catalogue), item
    )
    mine = tuple(each for each in checked.findings if each.figures[:1] == (code,))
    explain = next((each for each in checked.explain if each.slot == f"said:{code}"), None)
    return Row(
        item, months(cell_period(item, catalogue, duty.period)), value, prior if item.with_prior else None,
        beside(item, catalogue, duty.period, known, checked), notes.get(code, ""),
        tuple(e for e in mine if e.level is Level.ERROR and (e.code != EMPTY or value.version)),
        None if explain is None else (explain, replace(_words(explain.slot, cells), text=explain.text)),
    )  # fmt: skip


def _number(
    slot: str, cells: Mapping[str, DraftCell], problems: Mapping[str, str], known: Decimal | None, item: FormItem
) -> Box:  # fmt: skip
    cell = cells.get(slot)
    if cell is None:
        return Box(slot, shown(known), 0, "blank" if known is None else "known")
    if slot in problems:
        return Box(slot, cell.text, cell.version, "invalid", problems[slot], cell.before)
    return Box(slot, shown(read(cell.text, item.unit)), cell.version, "saved", "", cell.before)


def _words(slot: str, cells: Mapping[str, DraftCell]) -> Box:
    cell = cells.get(slot)
    return Box(slot, cell.text, cell.version, "saved", "", cell.before) if cell else Box(slot, "")


def months(period: Period) -> str:
    """Which months a row asks for: 1-10月累计, 10月末."""
    return f"{period.last}月末" if period.point else f"1-{period.last}月累计" if period.last > 1 else "1月"


def beside(item: FormItem, catalogue: Catalogue, period: Period, known: Around, checked: Checked) -> str:
    """Last month's figure, this month alone, and the growth, as far as they are known."""
    code, stock = item.indicator, cell_period(item, catalogue, period).point
    value, prior = checked.reading.values.get(code), checked.reading.priors.get(code)
    before = known.before.values.get(code)
    last = period.last - 1
    said = []
    if before is not None and last:
        name = f"{last}月末" if stock else f"1-{last}月"
        said.append(f"{name} {shown(in_row(before, item, catalogue))}")
        if value is not None and not stock:
            said.append(f"{period.last}月 {shown(in_row(value - before, item, catalogue))}")
    return " · ".join([*said, *_growth(value, prior, catalogue, code)])


def _growth(value: Decimal | None, prior: Decimal | None, catalogue: Catalogue, code: str) -> list[str]:
    if value is None or prior is None or not item_grows(value, prior):
        return []
    found = growth(value, prior, profit=catalogue.indicators[code].is_profit)
    if found.percent is not None:
        rounded = round_half_up(found.percent, 1)
        return [f"同比 {'+' if rounded > 0 else ''}{plain(rounded)}%" if rounded else "同比持平"]
    return [str(found.word)] if found.word else []


def item_grows(value: Decimal, prior: Decimal) -> bool:
    """Whether there is anything to say: nothing last year and nothing now is no growth."""
    return bool(value or prior)


@dataclass(frozen=True)
class Owed:
    """A form on the page 我的填报."""

    task: TaskView
    when: str
    tone: str
    deed: str


@dataclass(frozen=True)
class OfRespondent:
    """What one respondent owes for one month."""

    name: str
    code: str
    owed: tuple[Owed, ...]
    todo: int


@dataclass(frozen=True)
class OfMonth:
    """A month that is collected, with what each of one's respondents owes."""

    round: queries.RoundView
    respondents: tuple[OfRespondent, ...]

    @property
    def todo(self) -> int:
        """How many forms wait for the clerk."""
        return sum(each.todo for each in self.respondents)


def mine(access: Access, catalogue: Catalogue, today: date) -> tuple[OfMonth, ...]:
    """What somebody has to fill in: the months that are collected and not closed, the latest first, else the last one."""
    rounds = queries.rounds()
    wanted = [each for each in rounds if not each.closed] or list(rounds[:1])
    codes = [each.code for each in access.respondents]
    names = {each.code: each.name for each in access.respondents}
    found = []
    for one in wanted if codes else ():
        by_code: dict[str, list[Owed]] = {code: [] for code in codes}
        for task in queries.tasks(catalogue, one.period, codes, today=today):
            by_code[task.duty.who.code].append(owed(task, today))
        people = tuple(
            OfRespondent(names[code], code, tuple(each), sum(o.task.state.is_open for o in each))
            for code, each in by_code.items()
        )
        found.append(OfMonth(one, people))
    return tuple(found)


_TONES = {
    State.BLANK: "secondary",
    State.FILLING: "azure",
    State.SUBMITTED: "blue",
    State.RETURNED: "orange",
    State.APPROVED: "green",
}
_DEEDS = {State.BLANK: "去填", State.FILLING: "接着填", State.RETURNED: "去改"}


def owed(task: TaskView, today: date) -> Owed:
    """A form with its due day in words."""
    return Owed(task, due_in_words(task, today), _TONES[task.state], _DEEDS.get(task.state, "查看"))


def due_in_words(task: TaskView, today: date) -> str:
    """11月8日（周五）截止，还有3天; 今天截止; 已过2天."""
    day = task.duty.due
    year = f"{day.year}年" if day.year != today.year else ""
    said = f"{year}{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）截止"
    left = (day - today).days
    if not task.state.is_open or left < -LONG_AGO:
        return said
    return f"{said}，{f'还有{left}天' if left > 0 else '就是今天' if not left else f'已过{-left}天'}"


def receipt_rows(view: VersionView, duty: Duty, catalogue: Catalogue) -> Sequence[tuple[FormItem, str, str]]:
    """The rows of a sealed version: the item, its value and its 同期数."""
    return [
        (item, shown(in_row(figures.value, item, catalogue)), shown(in_row(figures.prior, item, catalogue)))
        for item in duty.form.items
        if (figures := view.content.cells.get(item.indicator)) is not None
    ]
