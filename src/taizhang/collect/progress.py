"""How far is a month, who has to be called, and who is late again and again?

Reading only; three answers for the pages of progress. Worked example, on 11 July for June::

    matrix(...)    远航电池材料   产销总值 已提交   人员与研发 逾期3天      counts: 未填 4, 已提交 20, 逾期 2
    calls(...)     远航电池材料, 王敏, 人员与研发, 7月8日, 3, “您好，我是云岭工业园区经济部的……”
    habits(...)    远航电池材料   12 个月里有 3 个月迟报，5 张，最久 9 天；现在还欠 1 张

A form that was returned is called about as well, late or not: it is the clerk's turn, and a call is quicker than waiting for
them to look. A form is late in ``habits`` where the first version that was not withdrawn came after the due day, or none
has come though the day has passed. All of it costs the same number of queries for ten respondents and a thousand.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.utils import timezone

from taizhang.catalogue.model import Catalogue, Form
from taizhang.collect import around, queries
from taizhang.collect.queries import LATE, TaskView
from taizhang.collect.tasks import Party, State, duties
from taizhang.kernel.period import Period
from taizhang.registry.belonging import groups_in
from taizhang.registry.queries import Kind, RespondentView, clerks_by_respondent
from taizhang.registry.roles import reviewing_department

CLUSTER: Final = "cluster"
ROUNDS: Final = 12
"""So many of the latest months are looked at for who is late often."""
NO_CLERK: Final = "（没有登记填报人）"


@dataclass(frozen=True)
class Chosen:
    """What somebody looks at: the forms that a department reviews, the members of a cluster; "" is all."""

    department: str = ""
    cluster: str = ""


@dataclass(frozen=True)
class Square:
    """Where one form of one respondent stands. ``days`` is how many days it is late."""

    task: TaskView
    days: int

    @property
    def word(self) -> str:
        """What is read in it."""
        return self.task.shown


@dataclass(frozen=True)
class Line:
    """A respondent, and under each form of the matrix its square; None where it does not owe the form."""

    who: RespondentView
    squares: tuple[Square | None, ...]


@dataclass(frozen=True)
class Matrix:
    """A month. ``counts`` is by word, in the order in which a form goes through them."""

    forms: tuple[Form, ...]
    lines: tuple[Line, ...]
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many forms are owed."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Call:
    """A call to make. ``days`` is 0 for a form that was returned and is not late yet."""

    who: RespondentView
    clerk: str
    form: Form
    due: date
    days: int
    sentence: str


@dataclass(frozen=True)
class Habit:
    """How often somebody was late in the months looked at: months and forms, the most days, and how many are still owed."""

    who: RespondentView
    months: int
    forms: int
    owed: int
    most_days: int
    still: int


def owed(catalogue: Catalogue, period: Period, chosen: Chosen, today: date) -> tuple[TaskView, ...]:
    """The forms of the month that are looked at."""
    parties = _chosen(around.parties(), period, chosen)
    found = queries.tasks_of(catalogue, parties, period, today=today)
    return tuple(each for each in found if _reviews(each.duty.form, catalogue, chosen))


def _chosen(parties: Iterable[Party], period: Period, chosen: Chosen) -> list[Party]:
    if not chosen.cluster:
        return list(parties)
    return [each for each in parties if (CLUSTER, chosen.cluster) in groups_in(each.spans, period.ordinal)]


def _reviews(form: Form, catalogue: Catalogue, chosen: Chosen) -> bool:
    return not chosen.department or reviewing_department(form, catalogue.house) == chosen.department


def matrix(tasks: Iterable[TaskView], catalogue: Catalogue, today: date) -> Matrix:
    """Respondents in the order in which they come × forms, those that most owe first; what nobody owes has no column."""
    tasks = tuple(tasks)
    asked = Counter(each.duty.form.code for each in tasks)
    owed_by_some = (each for each in catalogue.forms.values() if each.code in asked)
    forms = tuple(sorted(owed_by_some, key=lambda each: -asked[each.code]))
    lines = []
    for who, of_one in groupby(tasks, key=lambda each: each.duty.who):
        squares = {each.duty.form.code: Square(each, _days(each, today)) for each in of_one}
        lines.append(Line(who, tuple(squares.get(form.code) for form in forms)))
    seen = Counter(each.shown for each in tasks)
    counts = {word: seen[word] for word in (*(str(each) for each in State), LATE) if seen[word]}
    return Matrix(forms, tuple(lines), counts)


def _days(task: TaskView, today: date) -> int:
    return (today - task.duty.due).days if task.late else 0


def calls(tasks: Iterable[TaskView], catalogue: Catalogue, today: date) -> tuple[Call, ...]:
    """Whom to call about what, the latest first; the forms of one respondent stand together."""
    clerks = clerks_by_respondent(today)
    found = []
    for task in tasks:
        if task.late or task.state is State.RETURNED:
            who, form = task.duty.who, task.duty.form
            days = _days(task, today)
            clerk = "、".join(clerks.get(who.id, ())) or (
                "部门经办" if who.kind == Kind.DEPARTMENT else NO_CLERK
            )
            found.append(Call(who, clerk, form, task.duty.due, days, _sentence(task, catalogue, days)))
    worst: dict[str, int] = {}
    for call in found:
        worst[call.who.code] = max(call.days, worst.get(call.who.code, 0))
    return tuple(sorted(found, key=lambda each: (-worst[each.who.code], each.who.code, -each.days)))


def _sentence(task: TaskView, catalogue: Catalogue, days: int) -> str:
    house, duty = catalogue.house, task.duty
    code = reviewing_department(duty.form, house)
    department = next((each.name for each in house.departments if each.code == code), "")
    hello = f"您好，我是{house.park_name}{department}的。贵单位{duty.period.month().chinese()}的《{duty.form.name}》"
    day = f"{duty.due.month}月{duty.due.day}日"
    if task.state is State.RETURNED:
        told = task.returned.message if task.returned else ""
        why = f"，意见是：“{told}”" if told else "，意见写在表里各格旁边"
        overdue = f"，已经过了截止日{day}{days}天" if days else f"，截止日是{day}"
        return f"{hello}退回来请您修改{why}{overdue}。请登录台账改好后重新提交。"
    far = "已经填了一部分，还没有提交" if task.state is State.FILLING else "还没有填"
    return f"{hello}应在{day}以前报，现在过了{days}天，{far}。请今天登录台账填好提交；有困难请告诉我。"


def habits(catalogue: Catalogue, rounds: Iterable[Period], chosen: Chosen, today: date) -> tuple[Habit, ...]:
    """Who was late in these months, the most often first; who never was is left out."""
    months, parties = tuple(rounds), around.parties()
    handed_in = queries.first_handed_in(min((each.ordinal for each in months), default=0))
    late: dict[RespondentView, list[tuple[int, int, bool]]] = {}
    owes: Counter[str] = Counter()
    for period in months:
        for duty in duties(catalogue, _chosen(parties, period, chosen), period):
            if _reviews(duty.form, catalogue, chosen):
                owes[duty.who.code] += 1
                moment = handed_in.get(duty.key)
                day = today if moment is None else timezone.localdate(moment)
                if day > duty.due:
                    late.setdefault(duty.who, []).append(
                        (period.ordinal, (day - duty.due).days, moment is None)
                    )
    found = (
        Habit(
            who, len({month for month, _, _ in times}), len(times), owes[who.code],
            max(days for _, days, _ in times), sum(missing for _, _, missing in times),
        )
        for who, times in late.items()
    )  # fmt: skip
    return tuple(sorted(found, key=lambda each: (-each.months, -each.forms, each.who.code)))
