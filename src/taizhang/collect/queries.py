"""Who owes what, how far is each form, and what does a version say?

Reading only; views and other rooms read through here. Lists come as `TaskView`, one form of one respondent for one month: its
duty (who, which form, from when, by when) and how far it has come. A version comes as `VersionView`, whole.

    tasks(catalogue, period)                       # everybody's forms of a month: the matrix of progress
    tasks(catalogue, period, [code])               # one respondent's: 我的填报
    version(number), versions(duty)                # what was handed in, and what became of it
    judged(view, duty, catalogue, known)           # what validation says of a version, and what its clerk says to that

Ask for many at once: each function costs a fixed number of queries, however many respondents there are.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from taizhang.catalogue.model import Catalogue
from taizhang.collect import around
from taizhang.collect.draft import Around, Checked, Reading, Said, changed, findings, to_explain
from taizhang.collect.judging import STATES, period_of
from taizhang.collect.models import Round, Ruling, Task, Verdict, Version
from taizhang.collect.sealing import Content, Difference, differences, parse
from taizhang.collect.tasks import Duty, Party, State, duties
from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.period import Period
from taizhang.ledger.closes import closed_months
from taizhang.registry.chain import verify
from taizhang.registry.queries import person

__all__ = ["Content", "Difference", "Duty", "State"]

LATE = "逾期"


@dataclass(frozen=True)
class RoundView:
    """The park collects a month; ``closed`` once the ledger has closed it."""

    period: Period
    note: str
    opened_at: datetime
    opened_by: str
    closed: bool


@dataclass(frozen=True)
class VerdictView:
    """What was decided about a version: ``ruling`` is one of `Ruling`, ``notes`` are by the indicator's code."""

    ruling: str
    ruling_name: str
    message: str
    notes: Mapping[str, str]
    recorded_at: datetime
    recorded_by: str
    batch: int | None


@dataclass(frozen=True)
class VersionView:
    """A form as it was handed in. ``differences`` is against the version before; none for the first."""

    number: int
    ordinal: int
    respondent: str
    respondent_name: str
    form: str
    period: Period
    content: Content
    hash: str
    door: str
    address: str
    recorded_at: datetime
    recorded_by: str
    verdicts: tuple[VerdictView, ...]
    differences: tuple[Difference, ...] = ()

    @property
    def verdict(self) -> VerdictView | None:
        """The last word about it; None while it waits for review."""
        return self.verdicts[-1] if self.verdicts else None


@dataclass(frozen=True)
class TaskView:
    """A form that is owed, and how far it has come."""

    duty: Duty
    state: State
    late: bool = False
    filled: int = 0
    version: int | None = None
    ordinal: int = 0
    changed_at: datetime | None = None
    returned: VerdictView | None = field(default=None, compare=False)

    @property
    def shown(self) -> str:
        """The state in a word: 逾期 where the due day has passed and it is still the clerk's turn (an already returned form
        stays 已退回)."""
        return LATE if self.late and self.state is not State.RETURNED else str(self.state)

    @property
    def rows(self) -> int:
        """How many rows must be filled in."""
        return sum(item.required for item in self.duty.form.items)


def rounds() -> tuple[RoundView, ...]:
    """The months that the park collects or has collected, the latest first."""
    closed = closed_months()
    rows = Round.objects.select_related("recorded_by").order_by("-year", "-last")
    return tuple(
        RoundView(
            period := Period(row.year, 1, row.last), row.note, row.recorded_at, person(row.recorded_by),
            period.ordinal in closed,
        )
        for row in rows
    )  # fmt: skip


def tasks(
    catalogue: Catalogue, period: Period, codes: Iterable[str] | None = None, *, today: date | None = None
) -> tuple[TaskView, ...]:
    """The forms owed for the month in which the period ends, by all or by the respondents of these codes; in the order of
    respondents' codes and of the catalogue."""
    parties = around.parties(codes)
    ids = [each.who.id for each in parties] if codes is not None else None
    return tasks_of(catalogue, parties, period, ids, today=today)


def tasks_of(
    catalogue: Catalogue,
    parties: Iterable[Party],
    period: Period,
    ids: Sequence[int] | None = None,
    *,
    today: date | None = None,
) -> tuple[TaskView, ...]:
    """The same for parties that were read already; ``ids`` narrows the search where they are few."""
    owed = tuple(duties(catalogue, parties, period))
    rows = _rows(period, ids)
    found = {(row.respondent.code, row.form): row for row in rows}
    notes = _returned([row for row in found.values() if row.state == State.RETURNED])
    day = today or timezone.localdate()
    return tuple(_task(duty, found.get((duty.who.code, duty.form.code)), notes, day) for duty in owed)


def task(duty: Duty, *, today: date | None = None) -> TaskView:
    """How far one form is."""
    return task_at(duty, _rows(duty.period, [duty.who.id]).filter(form=duty.form.code).first(), today=today)


def task_at(duty: Duty, row: Task | None, *, today: date | None = None) -> TaskView:
    """How far one form is, by the row that was read already (``around.task_of``); without the number of cells."""
    notes = _returned([row] if row is not None and row.state == State.RETURNED else [])
    return _task(duty, row, notes, today or timezone.localdate())


def _rows(period: Period, ids: Sequence[int] | None) -> QuerySet[Task]:
    rows = Task.objects.filter(year=period.year, last=period.last).select_related("respondent", "version")
    if ids is not None:
        rows = rows.filter(respondent__in=ids)
    filled = Count("cells", filter=Q(cells__slot__startswith="value:") & ~Q(cells__text=""))
    return rows.annotate(filled=filled)


def _task(duty: Duty, row: Task | None, notes: Mapping[int, VerdictView], today: date) -> TaskView:
    if row is None:
        return TaskView(duty, State.BLANK, duty.is_late(State.BLANK, today))
    state, version = State(row.state), row.version
    return TaskView(
        duty, state, duty.is_late(state, today), getattr(row, "filled", 0),
        None if version is None else version.number, 0 if version is None else version.ordinal, row.changed_at,
        None if version is None else notes.get(version.number),
    )  # fmt: skip


def _returned(rows: Iterable[Task]) -> dict[int, VerdictView]:
    """What was said when the versions of these tasks were sent back, by the version's number."""
    numbers = [row.version_id for row in rows if row.version_id is not None]
    found = Verdict.objects.filter(version__in=numbers).select_related("recorded_by").order_by("number")
    return {each.version_id: _verdict(each) for each in (found if numbers else ())}


def _verdict(row: Verdict) -> VerdictView:
    return VerdictView(
        row.ruling, Ruling(row.ruling).label, row.message, json.loads(row.notes), row.recorded_at,
        person(row.recorded_by), row.batch,
    )  # fmt: skip


def judged(view: VersionView, duty: Duty, catalogue: Catalogue, known: Around) -> Checked:
    """A version as validation sees it now beside what the ledger holds around its duty (``around``), with what its clerk said to
    each finding: for whoever reviews it."""
    cells = view.content.cells
    values = {code: each.value for code, each in cells.items()}
    priors = {code: each.prior for code, each in cells.items() if each.prior is not None}
    reading = Reading(values, priors, {})
    said: dict[str, Said] = {}
    for each in view.content.said:
        before = said.get(each.slot)
        said[each.slot] = Said(each.text, f"{before.about}\n{each.about}" if before else each.about)
    found = findings(duty, catalogue, reading, known)
    explained = to_explain(found, said, {})
    return Checked(
        reading, found, explained, changed(duty, reading, known), view.content.reason, view.content.reply
    )


def version(number: int) -> VersionView | None:
    """The version of that number in the chain."""
    return next(_views(Version.objects.filter(number=number)), None)


def versions_of(numbers: Iterable[int]) -> tuple[VersionView, ...]:
    """The versions of these numbers in the chain, in its order."""
    return tuple(_views(Version.objects.filter(number__in=list(numbers)).order_by("number")))


def first_handed_in(since: int) -> dict[tuple[str, str, int], datetime]:
    """When each form of the months from yyyymm on was first handed in and not withdrawn, by the duty's key; one query."""
    kept = Version.objects.exclude(verdicts__ruling=Ruling.WITHDRAWN)
    rows = kept.filter(task__year__gte=since // 100).values_list(
        "task__respondent__code", "task__form", "task__year", "task__last"
    )
    found = rows.annotate(first=Min("recorded_at")).order_by()
    return {(code, form, year * 100 + last): first for code, form, year, last, first in found}


def versions(duty: Duty) -> tuple[VersionView, ...]:
    """All versions of a form, the latest first."""
    rows = Version.objects.filter(
        task__respondent=duty.who.id, task__form=duty.form.code, task__year=duty.period.year,
        task__last=duty.period.last,
    )  # fmt: skip
    return tuple(_views(rows.order_by("-ordinal")))


def _views(rows: QuerySet[Version]) -> Iterator[VersionView]:
    related = ("task__respondent", "recorded_by", "predecessor")
    for row in rows.select_related(*related).prefetch_related("verdicts__recorded_by"):
        content, before = parse(row.content), row.predecessor
        yield VersionView(
            number=row.number,
            ordinal=row.ordinal,
            respondent=row.task.respondent.code,
            respondent_name=row.task.respondent.name,
            form=row.task.form,
            period=period_of(row.task),
            content=content,
            hash=row.hash,
            door=row.door,
            address=row.address,
            recorded_at=row.recorded_at,
            recorded_by=person(row.recorded_by),
            verdicts=tuple(map(_verdict, sorted(row.verdicts.all(), key=lambda each: each.number))),
            differences=() if before is None else differences(parse(before.content), content),
        )


def collect_verify() -> tuple[Finding, ...]:
    """Walks the chains of rounds, versions and verdicts, and holds each task against them: nothing, or for each what is wrong."""
    chains = (*verify(Round), *verify(Version), *verify(Verdict))
    return chains or _tasks_differ()


def _tasks_differ() -> tuple[Finding, ...]:
    """The first task that does not stand where its last version and verdict say; what stands in it may be anything."""
    decided = dict(Verdict.objects.order_by("number").values_list("version_id", "ruling"))
    last = dict(Version.objects.order_by("number").values_list("task_id", "number"))
    for row in Task.objects.select_related("respondent").order_by("pk"):
        number: int | None = last.get(row.pk)
        ruling: str | None = None if number is None else decided.get(number)
        if number is None:
            should = {State.BLANK, State.FILLING}
        elif ruling is None:
            should = {State.SUBMITTED}
        else:
            should = {STATES[Ruling(ruling)]} if ruling in Ruling.values else set()
        if row.version_id != number or row.state not in should:
            what = f"{row.respondent.name}{row.year}年{row.last}月的“{row.form}”记着“{row.state}”，与报送版本不符"
            message = f"填报任务{what}，被人在库里改过"
            advice = "请查明谁能直接进入数据库，按报送版本和审核处理改回"
            return (Finding(Level.ERROR, "task-differs", message, advice=advice, family="断链"),)
    return ()
