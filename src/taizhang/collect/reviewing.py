"""What a reviewer sees: which forms wait, the riskiest first, and all about one of them that helps to decide.

Plain data for the templates. Risk is a short list of reasons that a person can read and would name themselves, not a score
nobody could explain; a form with more and graver reasons stands higher, and of equals the one that has waited longer::

    远航电池材料 · 工业产销总值     改了账上的数；退回后改过；2 处核实，附有说明
    蓝湖化工 · 人员与研发           第一次报这张表
    新芽包装 · 能源购进             （没有可疑之处）

The list is read from what was sealed with each version, so that it costs the same number of queries for ten forms and a
thousand; the page of one version asks validation anew, by today's catalogue.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils import timezone

from taizhang.catalogue.model import Catalogue, Form, FormItem
from taizhang.collect import around, pages, queries
from taizhang.collect.draft import Around, Checked, ToExplain, in_row
from taizhang.collect.judging import MAY, may
from taizhang.collect.models import Ruling
from taizhang.collect.queries import LATE, TaskView, VersionView
from taizhang.collect.sealing import Figures
from taizhang.collect.tasks import Duty, State, cell_period
from taizhang.collect.typed import shown
from taizhang.kernel.finding import Finding, Level
from taizhang.registry.roles import Access

LATE_ONLY: Final = 1
"""The weight of a reason that says nothing against the figures."""


@dataclass(frozen=True)
class Risk:
    """A reason to look closely. ``weight`` only sorts."""

    weight: int
    text: str


@dataclass(frozen=True)
class Waiting:
    """A form that waits for review. ``own``: the person who looks typed in it, so somebody else has to approve it."""

    task: TaskView
    version: VersionView
    risks: tuple[Risk, ...]
    may_approve: bool
    own: bool

    @property
    def weight(self) -> int:
        """The higher, the sooner to be looked at."""
        return sum(each.weight for each in self.risks)

    @property
    def clean(self) -> bool:
        """Whether nothing speaks against its figures; that they came late does not."""
        return all(each.weight <= LATE_ONLY for each in self.risks)

    @property
    def may_choose(self) -> bool:
        """Whether it can be ticked for approving many at once."""
        return self.may_approve and not self.own


@dataclass(frozen=True)
class OfMonth:
    """A month that is collected: what waits, and how the rest stands."""

    round: queries.RoundView
    waiting: tuple[Waiting, ...]
    counts: Mapping[str, int]
    """By the word people use (``TaskView.shown``), in the order in which a form goes through them."""


def months(access: Access, user: int, catalogue: Catalogue, today: date) -> tuple[OfMonth, ...]:
    """The months that are collected and not closed, the latest first, with the forms that this person reviews; those of other
    departments are left out, unless they only look."""
    found = []
    for each in queries.rounds():
        if each.closed:
            continue
        tasks = [
            task
            for task in queries.tasks(catalogue, each.period, today=today)
            if concerns(access, task.duty.form, catalogue)
        ]
        found.append(OfMonth(each, _waiting(tasks, access, user, catalogue), _counts(tasks)))
    return tuple(found)


def concerns(access: Access, form: Form, catalogue: Catalogue) -> bool:
    """Whether somebody sees a form in the list: reviewers and handlers their department's, who reviews nothing all."""
    reviews_none = not any(map(access.may, MAY[Ruling.RETURNED]))
    return reviews_none or may(access, Ruling.RETURNED, form, catalogue)


def rights(access: Access, form: Form | None, catalogue: Catalogue) -> dict[str, bool]:
    """What somebody may decide about a form: may_approve, may_return, may_reopen."""
    rulings = {"may_approve": Ruling.APPROVED, "may_return": Ruling.RETURNED, "may_reopen": Ruling.REOPENED}
    return {name: form is not None and may(access, each, form, catalogue) for name, each in rulings.items()}


def _waiting(
    tasks: Iterable[TaskView], access: Access, user: int, catalogue: Catalogue
) -> tuple[Waiting, ...]:
    by_version = {task.version: task for task in tasks if task.state is State.SUBMITTED}
    found = [
        Waiting(
            task, view, tuple(risks(task, view)),
            may(access, Ruling.APPROVED, task.duty.form, catalogue), user in view.content.by,
        )
        for view in queries.versions_of(number for number in by_version if number is not None)
        if (task := by_version[view.number])
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: (-each.weight, each.version.number)))


def risks(task: TaskView, view: VersionView) -> Iterator[Risk]:
    """Why to look closely at a version, the gravest first."""
    content = view.content
    if content.reason:
        yield Risk(8, "改了账上的数")
    if view.ordinal > 1:
        changed = len(view.differences)
        yield Risk(4, f"与上一版有{changed}行不同" if changed else "再次提交，数没有变")
    if asked := len({(each.slot, each.rule) for each in content.said}):
        yield Risk(3 * min(asked, 5), f"{asked}处核实，附有说明")
    if zeros := sum(not each.value and bool(each.prior) for each in content.cells.values()):
        yield Risk(2, f"{zeros}行今年为零、去年不为零")
    if task.duty.due < timezone.localdate(view.recorded_at):
        yield Risk(LATE_ONLY, "晚于截止日")


def _counts(tasks: Iterable[TaskView]) -> Mapping[str, int]:
    order = (*(str(each) for each in State), LATE)
    seen = [task.shown for task in tasks]
    return {word: seen.count(word) for word in order if word in seen}


@dataclass(frozen=True)
class Row:
    """A row of a version. ``was`` is the value in the version before where it differs, else empty."""

    item: FormItem
    months: str
    value: str
    prior: str
    beside: str
    was: str
    findings: tuple[Finding, ...]
    explain: ToExplain | None
    note: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look at: an optional row without a figure and without a word."""
        return not (
            self.item.required
            or self.value
            or self.prior
            or self.was
            or self.findings
            or self.explain
            or self.note
        )


@dataclass(frozen=True)
class Page:
    """All about one version. ``empty`` names the rows that need not be filled in and are not, ``problem`` says why it cannot be
    judged any more."""

    view: VersionView
    duty: Duty | None
    rows: tuple[Row, ...]
    risks: tuple[Risk, ...]
    elsewhere: tuple[Finding, ...]
    waiting: bool
    problem: str = ""
    empty: tuple[str, ...] = ()


def page(view: VersionView, catalogue: Catalogue) -> Page:
    """A version with what stands around it in the ledger and what validation says of it today."""
    duty = around.duty_of(view.respondent, view.form, view.period, catalogue)
    if duty is None:
        problem = f"{view.respondent_name}按现在的名录不再报这张表，不能审定；请先核对它的企业名录。"
        return Page(view, None, (), (), (), False, problem)
    known, task = around.around(duty), queries.task(duty)
    checked = queries.judged(view, duty, catalogue, known)
    notes = view.verdict.notes if view.verdict else {}
    rows = [_row(duty, item, catalogue, known, checked, view, notes) for item in duty.form.items]
    empty = [each for each in rows if each.is_empty]
    codes = {item.indicator for item in duty.form.items}
    elsewhere = tuple(
        each
        for each in checked.findings
        if each.level is Level.ERROR and not codes.intersection(each.figures[:1])
    )
    return Page(
        view, duty, tuple(each for each in rows if not each.is_empty), tuple(risks(task, view)), elsewhere,
        task.version == view.number and view.verdict is None, empty=tuple(each.item.name for each in empty),
    )  # fmt: skip


def _row(
    duty: Duty, item: FormItem, catalogue: Catalogue, known: Around, checked: Checked, view: VersionView,
    notes: Mapping[str, str],
) -> Row:  # fmt: skip
    code, reading = item.indicator, checked.reading
    was = next((each.was for each in view.differences if each.code == code), None)
    changed = any(each.code == code for each in view.differences)
    findings = (each for each in checked.findings if each.figures[:1] == (code,))
    return Row(
        item, pages.months(cell_period(item, catalogue, duty.period)), _shown(reading.values, item, catalogue),
        _shown(reading.priors, item, catalogue), pages.beside(item, catalogue, duty.period, known, checked),
        _was(was, item, catalogue) if changed else "",
        tuple(each for each in findings if each.level is Level.ERROR),
        next((each for each in checked.explain if each.slot == f"said:{code}"), None), notes.get(code, ""),
    )  # fmt: skip


def _shown(held: Mapping[str, Decimal], item: FormItem, catalogue: Catalogue) -> str:
    return shown(in_row(held.get(item.indicator), item, catalogue))


def _was(was: Figures | None, item: FormItem, catalogue: Catalogue) -> str:
    if was is None:
        return "上一版没有填"
    value = shown(in_row(was.value, item, catalogue))
    prior = shown(in_row(was.prior, item, catalogue))
    return f"上一版 {value}" + (f"，同期 {prior}" if prior else "")
