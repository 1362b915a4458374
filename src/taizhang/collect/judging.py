"""May this version get this verdict, and what goes into the ledger when it is approved?

A version gets one verdict. Asked in this order: is it still undecided, may this person decide, did they type in it themselves,
have they said what the other side needs to know. Worked example: two reviewers open 远航电池材料's form of October. The first
approves; the second, who returns it a second later, reads “已由李芳于11月6日10:32审定” and nothing changes.

On approval the rows that differ from the ledger go through its gate, in the name of the clerk who handed the form in, then what
the clerk said to 核实 findings. The gate's refusal is the approval's refusal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from django.contrib.auth.models import User
from django.utils import timezone

from taizhang.catalogue.model import Catalogue, Form
from taizhang.collect.models import Ruling, Task, Verdict, Version
from taizhang.collect.refusing import Findings, refusal
from taizhang.collect.sealing import Content, parse
from taizhang.collect.tasks import State, cell_period
from taizhang.kernel.finding import Finding
from taizhang.kernel.period import Period
from taizhang.ledger import queries as ledger
from taizhang.ledger.actions import Explained, Origin, Reported, entries_record, explanations_record
from taizhang.ledger.closes import closed_months
from taizhang.ledger.gate import MOST_REASON
from taizhang.ledger.reported import stops
from taizhang.ledger.review import Held, held
from taizhang.ledger.standing import standing
from taizhang.registry.queries import person
from taizhang.registry.roles import Access, Deed, access_of, reviewing_department

STATES: Final = {
    Ruling.WITHDRAWN: State.FILLING,
    Ruling.RETURNED: State.RETURNED,
    Ruling.APPROVED: State.APPROVED,
    Ruling.REOPENED: State.RETURNED,
}
_DEEDS: Final = {
    Ruling.WITHDRAWN: "撤回",
    Ruling.RETURNED: "退回",
    Ruling.APPROVED: "审定",
    Ruling.REOPENED: "退回更正",
}
MAY: Final = {
    Ruling.APPROVED: (Deed.APPROVE,),
    Ruling.RETURNED: (Deed.APPROVE, Deed.FIRST_REVIEW),
    Ruling.REOPENED: (Deed.CORRECT,),
}
"""Any one of these deeds, in the form's department, lets somebody decide so."""


@dataclass(frozen=True)
class Judgement:
    """What somebody decides about the version of this number. The catalogue is needed by all but its own clerk."""

    actor: User
    version: int
    ruling: Ruling
    message: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    catalogue: Catalogue | None = None


@dataclass(frozen=True)
class Written:
    """What an approval wrote into the ledger: the number of the batch (None: nothing was new) and of the entries."""

    batch: int | None = None
    entries: tuple[int, ...] = ()
    findings: Findings = ()


def period_of(task: Task) -> Period:
    """1月至某月."""
    return Period(task.year, 1, task.last)


def repeated(judgement: Judgement, version: Version) -> bool:
    """Whether the same person has given this very verdict already, as when a request is sent twice."""
    last = version.verdicts.order_by("number").last()
    if last is None:
        return False
    same = (last.recorded_by_id, last.ruling, last.message)
    return same == (judgement.actor.pk, judgement.ruling.value, judgement.message)


def refusals(judgement: Judgement, version: Version, task: Task) -> Findings:
    """All that speaks against the verdict; what was decided already comes first and alone."""
    decided = tuple(_decided(judgement, version, task))
    if decided:
        return decided
    return (*_right(judgement, version, task), *_words(judgement, version), *_month(judgement, task))


def _decided(judgement: Judgement, version: Version, task: Task) -> Iterator[Finding]:
    last = version.verdicts.select_related("recorded_by").order_by("number").last()
    if judgement.ruling is Ruling.REOPENED:
        if last is None or last.ruling != Ruling.APPROVED:
            yield refusal(
                "not-approved", "审核", "这一版没有审定，或者已经退回更正", "请刷新页面看现在的状态"
            )
        elif task.version_id != version.pk:
            yield refusal("superseded", "审核", "这之后又提交过新的一版", "请打开最新的一版")
    elif last is not None:
        yield refusal("decided", "审核", _by_whom(last), "请刷新页面看现在的状态，不用再处理")


def _by_whom(verdict: Verdict) -> str:
    when = timezone.localtime(verdict.recorded_at)
    deed = _DEEDS[Ruling(verdict.ruling)]
    return f"这一版已由{person(verdict.recorded_by)}于{when.month}月{when.day}日{when:%H:%M}{deed}"


def _right(judgement: Judgement, version: Version, task: Task) -> Iterator[Finding]:
    access = access_of(judgement.actor)
    if judgement.ruling is Ruling.WITHDRAWN:
        if not access.may(Deed.REPORT, task.respondent.code):
            message = f"您不是{task.respondent.name}的填报人"
            yield refusal("not-allowed", "无权", message, "只有本单位的填报人能撤回")
        return
    deed = _DEEDS[judgement.ruling]
    if not _may_judge(judgement, access, task):
        yield refusal("not-allowed", "无权", f"您不能{deed}这张表", "请由负责这张表的部门审核人员处理")
    if judgement.actor.pk in parse(version.content).by and judgement.ruling is Ruling.APPROVED:
        message = "这张表里有您自己填的数，不能由您自己审定"
        yield refusal("own-figures", "无权", message, "请换一位审核人员")


def _may_judge(judgement: Judgement, access: Access, task: Task) -> bool:
    form = judgement.catalogue.forms.get(task.form) if judgement.catalogue else None
    if form is None or judgement.catalogue is None:
        return False
    return may(access, judgement.ruling, form, judgement.catalogue)


def may(access: Access, ruling: Ruling, form: Form, catalogue: Catalogue) -> bool:
    """Whether somebody may decide so about a form, which one department reviews."""
    where = reviewing_department(form, catalogue.house)
    return any(access.may(deed, department=where) for deed in MAY[ruling])


def _words(judgement: Judgement, version: Version) -> Iterator[Finding]:
    if judgement.ruling in (Ruling.RETURNED, Ruling.REOPENED) and not (judgement.message or judgement.notes):
        deed = _DEEDS[judgement.ruling]
        yield refusal(
            "message-missing", "缺原因", f"{deed}要写明原因", "请写明哪里要改、为什么，填报人才知道怎么办"
        )
    if any(len(text) > MOST_REASON for text in (judgement.message, *judgement.notes.values())):
        yield refusal("message-long", "缺原因", f"意见最多{MOST_REASON}字", "请写得短些")
    form = judgement.catalogue.forms.get(version.task.form) if judgement.catalogue else None
    strange = [code for code in judgement.notes if form is None or form.item(code) is None]
    if strange:
        yield refusal("unknown-row", "不识", f"这张表没有“{strange[0]}”这一行", "请从页面上选行")


def _month(judgement: Judgement, task: Task) -> Iterator[Finding]:
    month = period_of(task).month()
    if judgement.ruling is not Ruling.WITHDRAWN and month.ordinal in closed_months():
        yield refusal(
            "closed", "已关账", f"{month.chinese()}已关账", "如确需处理，请园区统计负责人先写明原因、重新开账"
        )


def write(judgement: Judgement, version: Version, at: datetime | None) -> Written:
    """Enters the version's figures in the ledger, and what was said to findings. Writes nothing where anything is refused."""
    assert judgement.catalogue is not None, "whoever approves knows the catalogue"
    task, clerk, catalogue = version.task, version.recorded_by, judgement.catalogue
    if not access_of(clerk).may(Deed.REPORT, task.respondent.code):
        message = f"提交人{person(clerk)}的账号已停用，或已不是{task.respondent.name}的填报人"
        return Written(
            findings=(refusal("clerk-gone", "无权", message, "请退回，由现任填报人核对后重新提交"),)
        )
    content = parse(version.content)
    asked = {item.indicator for item in catalogue.forms[task.form].items}
    if strange := [code for code in content.cells if code not in asked]:
        message = f"提交以后目录改过了，这张表不再有“{strange[0]}”一行"
        return Written(
            findings=(refusal("row-gone", "不识", message, "请退回，请填报人按现在的表核对后重新提交"),)
        )
    reports = list(_reports(task, content, catalogue))
    if not reports:
        return Written(findings=_explain(judgement, version, content, at))
    form = catalogue.forms[task.form]
    kind: Literal["web", "excel", "api", "cli", "demo"] = version.door  # type: ignore[assignment]
    name = f"《{form.name}》第{version.ordinal}版，{person(judgement.actor)}审定"
    done = entries_record(
        actor=clerk, reports=reports, origin=Origin(kind, name, version.hash), catalogue=catalogue,
        reason=content.reason, at=at,
    )  # fmt: skip
    if done.refused:
        return Written(findings=done.findings)
    first = ledger.entry(done.entries[0])
    batch = None if first is None else first.submission
    return Written(batch, done.entries, (*done.findings, *_explain(judgement, version, content, at)))


def _reports(task: Task, content: Content, catalogue: Catalogue) -> Iterator[Reported]:
    """The rows that differ from what stands in the ledger."""
    period, form = period_of(task), catalogue.forms[task.form]
    now = held(period, task.respondent.code).get(task.respondent.code, Held())
    for item in form.items:
        code = item.indicator
        figures = content.cells.get(code)
        if figures is None or (figures.value, figures.prior) == (now.values.get(code), now.priors.get(code)):
            continue
        cell = f"{form.number or form.code}!{item.number or item.name}"[:80]
        where = cell_period(item, catalogue, period)
        yield Reported(task.respondent.code, code, where, figures.value, figures.prior, cell=cell)


def _explain(judgement: Judgement, version: Version, content: Content, at: datetime | None) -> Findings:
    """Records what the clerk said to findings that the ledger's own review of the month has too."""
    assert judgement.catalogue is not None, "whoever approves knows the catalogue"
    if not content.said:
        return ()
    task, month = version.task, period_of(version.task).month()
    said: dict[str, list[str]] = {}
    for each in content.said:
        said.setdefault(each.rule, []).append(each.text)
    state = standing(month, judgement.catalogue, respondent=task.respondent.code)
    open_now = dict.fromkeys(told.finding.code for told in state.open if told.form == task.form)
    explained = [
        Explained(task.respondent.code, code, "；".join(dict.fromkeys(said[code]))[:MOST_REASON], task.form)
        for code in open_now
        if code in said
    ]
    if not explained:
        return ()
    done = explanations_record(
        actor=version.recorded_by, period=month, explanations=explained, catalogue=judgement.catalogue, at=at
    )  # fmt: skip
    return done.findings if stops(done.findings) else ()
