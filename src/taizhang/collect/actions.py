"""How collecting moves on: open a round, save a cell, seal a form, withdraw, return, approve, reopen it.

Each action is one transaction, and says in the rows themselves who did it, when and from where. Mistakes of the user come back
as findings and change nothing. The life of a form::

    round_open(actor=statistician, period=Period(2024, 1, 10))                     # the park collects October
    cell_save(actor=clerk, duty=duty, slot="value:output", text="3412000", base=0, catalogue=catalogue)
    sealed = submission_seal(actor=clerk, duty=duty, catalogue=catalogue, key="…")  # version 1, nobody can change it
    submission_return(actor=reviewer, version=sealed.version, message="…", notes={"output": "比上月少"}, catalogue=catalogue)
    …                                                                              # the clerk mends it and seals version 2
    submission_approve(actor=reviewer, version=again.version, catalogue=catalogue)  # into the ledger, through its gate

Whoever reviews gives a version its one verdict; the second of two reviewers is told what the first decided. Nobody approves a
form in which they typed themselves. Nobody but the respondent's own reporters touches a figure: staff return.

An approved form is entered in the ledger in the name of the clerk who handed it in, whose figures they are; the verdict names
the reviewer. So the ledger's gate goes on refusing that anybody else corrects them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from taizhang.catalogue.model import Catalogue
from taizhang.collect import judging, refusing
from taizhang.collect.around import around, cells_of_task, check
from taizhang.collect.draft import LONGEST_TEXT, Checked, about, is_slot, refusals, typed
from taizhang.collect.models import DraftCell, Round, Ruling, Task, Verdict, Version
from taizhang.collect.sealing import Content, Figures, SaidSealed, parse
from taizhang.collect.tasks import Duty, State
from taizhang.collect.typed import TypedError
from taizhang.kernel.finding import Finding
from taizhang.kernel.period import Period
from taizhang.kernel.seal import canonical
from taizhang.ledger.reported import stops
from taizhang.registry import chain

Door = Literal["web", "excel", "api", "cli", "demo"]


@dataclass(frozen=True)
class Saved:
    """What became of a cell: ``state`` is saved, invalid (kept, but no number), conflict (not kept: somebody else wrote
    there meanwhile) or locked (not kept). ``text``, ``version``, ``by`` and ``at`` say what stands in the cell now."""

    state: Literal["saved", "invalid", "conflict", "locked"]
    version: int = 0
    text: str = ""
    message: str = ""
    by: User | None = None
    at: datetime | None = None
    before: str = ""


@dataclass(frozen=True)
class Sealed:
    """The version that was sealed (its number in the chain and which of the task it is), or why none was."""

    version: int | None
    ordinal: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Judged:
    """Whether a verdict was given, and if not, why. ``entries`` are the numbers written into the ledger."""

    done: bool
    findings: tuple[Finding, ...] = ()
    entries: tuple[int, ...] = ()


@transaction.atomic
def round_open(*, actor: User, period: Period, note: str = "", at: datetime | None = None) -> Judged:
    """The park collects the month in which the period ends; from now on its forms can be filled in."""
    head = chain.lock(Round)[Round]
    moment = at or chain.next_moment(head)
    untimely = chain.moment_findings(moment, head) if at else []
    found = (*untimely, *refusing.of_round(actor, period, note.strip(), moment))
    if stops(found):
        return Judged(False, found)
    row = Round(year=period.year, last=period.last, note=note.strip(), recorded_at=moment, recorded_by=actor)
    chain.append(head, [row], moment)
    return Judged(True, found)


def cell_save(
    *,
    actor: User,
    duty: Duty,
    slot: str,
    text: str,
    base: int,
    catalogue: Catalogue,
    answering: str = "",
    at: datetime | None = None,
) -> Saved:
    """Keeps what was typed into one place of a form.

    ``base`` is the version of the cell that the page showed (0: an untouched one). Where somebody wrote there meanwhile, nothing
    is overwritten and both texts are handed back; where that is the very same text, as of a request sent twice, all is well.
    ``answering`` are the findings that an explanation answers, as they read (``ToExplain.about``).

    Rights and the month are asked before the transaction, so that five hundred clerks who save at once wait for each other as
    briefly as can be; whether the form is locked is asked inside, since handing in must come wholly before or wholly after.
    """
    text = text.strip()
    found = (*refusing.of_reporter(actor, duty), *refusing.of_month(duty), *_unfit(slot, text, duty))
    if found:
        return Saved("locked", base, "", found[0].message + found[0].advice)
    cell = _keep(
        actor, duty, DraftCell(slot=slot, text=text, about=answering, version=base), at or timezone.now()
    )
    if isinstance(cell, Saved):
        return cell
    problem = _problem(slot, text, duty, catalogue)
    state: Literal["saved", "invalid"] = "invalid" if problem else "saved"
    return Saved(state, cell.version, cell.text, problem, cell.saved_by, cell.saved_at, cell.before)


@transaction.atomic
def _keep(actor: User, duty: Duty, new: DraftCell, moment: datetime) -> DraftCell | Saved:
    """The cell as it stands now, or why the new one (whose version is the one that was seen) was not kept."""
    task = _begun(duty, moment)
    cell = DraftCell.objects.filter(task=task, slot=new.slot).select_related("saved_by").first()
    if found := refusing.of_state(State(task.state)):
        held = (cell.version, cell.text) if cell else (0, "")
        return Saved("locked", *held, found[0].message + found[0].advice)
    if cell is not None and cell.version != new.version and cell.text != new.text:
        return Saved("conflict", cell.version, cell.text, "", cell.saved_by, cell.saved_at, cell.before)
    if cell is None:
        cell = DraftCell(task=task, slot=new.slot, version=0)
    if cell.version and (cell.text, cell.about) == (new.text, new.about):
        return cell
    cell.before, cell.text, cell.about = cell.text, new.text, new.about
    cell.version, cell.saved_at, cell.saved_by = cell.version + 1, moment, actor
    cell.save()
    task.state = State.FILLING.value if task.state == State.BLANK else task.state
    task.revision, task.changed_at = task.revision + 1, moment
    task.save(update_fields=["state", "revision", "changed_at"])
    return cell


def _unfit(slot: str, text: str, duty: Duty) -> tuple[Finding, ...]:
    """Why a text cannot stand in a slot at all; a number that cannot be read is kept all the same, so that nothing is lost."""
    if not is_slot(slot, duty):
        return (refusing.refusal("no-slot", "不识", "这张表没有这一格", "请刷新页面再填"),)
    if len(text) > LONGEST_TEXT or "\x00" in text:
        return (refusing.refusal("too-long", "不识", f"最多{LONGEST_TEXT}字", "请写得短些"),)
    return ()


def _begun(duty: Duty, moment: datetime) -> Task:
    """The task's row, locked; made where nobody has begun yet."""
    key = {
        "respondent_id": duty.who.id,
        "form": duty.form.code,
        "year": duty.period.year,
        "last": duty.period.last,
    }
    Task.objects.get_or_create(**key, defaults={"state": State.BLANK.value, "changed_at": moment})
    return Task.objects.select_for_update().get(**key)


def _problem(slot: str, text: str, duty: Duty, catalogue: Catalogue) -> str:
    kind, _, code = slot.partition(":")
    item = duty.form.item(code)
    if kind not in ("value", "prior") or item is None:
        return ""
    try:
        typed(text, item, catalogue)
    except TypedError as error:
        return str(error)
    return ""


@transaction.atomic
def submission_seal(
    *,
    actor: User,
    duty: Duty,
    catalogue: Catalogue,
    key: str,
    revision: int | None = None,
    door: Door = "web",
    address: str = "",
    at: datetime | None = None,
) -> Sealed:
    """Seals the draft as a version, which nobody can change. The same ``key`` again gives the same version.

    Refused where validation says 强制, where a 核实 is not explained, or where the draft is no longer what the page showed
    (``revision``)."""
    if stops(found := refusing.of_reporter(actor, duty)):
        return Sealed(None, 0, found)
    task = _begun(duty, at or timezone.now())
    sent = Version.objects.filter(task=task, key=key).first()
    if sent is not None:
        return Sealed(sent.number, sent.ordinal)
    found = (*refusing.of_month(duty), *refusing.of_state(State(task.state)))
    if not found and revision is not None and revision != task.revision:
        found = (refusing.moved_on(),)
    if found:
        return Sealed(None, 0, found)
    known, cells = around(duty), cells_of_task(task)
    checked = check(duty, catalogue, cells, known)
    if not checked.ready:
        return Sealed(None, 0, tuple(refusals(checked, duty)))
    head = chain.lock(Version)[Version]
    moment = at or chain.next_moment(head)
    if at and (untimely := chain.moment_findings(moment, head)):
        return Sealed(None, 0, tuple(untimely))
    by = {actor.pk, *(cell.saved_by_id for cell in cells.values())}
    last, answers = task.version, task.state == State.RETURNED
    content = _content(checked, by, catalogue, answers=answers)
    if answers and last is not None and _same(parse(last.content), content):
        return Sealed(None, 0, (refusing.nothing_new(),))
    row = Version(
        task=task, ordinal=1 if last is None else last.ordinal + 1, content=content.text(), predecessor=last,
        door=door, address=address, key=key, recorded_at=moment, recorded_by=actor,
    )  # fmt: skip
    chain.append(head, [row], moment)
    task.state, task.version, task.changed_at = State.SUBMITTED.value, row, moment
    task.save(update_fields=["state", "version", "changed_at"])
    return Sealed(row.number, row.ordinal)


def _content(checked: Checked, by: Iterable[int], catalogue: Catalogue, *, answers: bool) -> Content:
    values, priors = checked.reading.values, checked.reading.priors
    return Content(
        cells={code: Figures(value, priors.get(code)) for code, value in values.items()},
        said=tuple(
            SaidSealed(row.slot, each.code, about(each), row.text)
            for row in checked.explain
            for each in row.findings
        ),
        reason=checked.reason if checked.changed else "",
        reply=checked.reply if answers else "",
        by=tuple(sorted(set(by))),
        catalogue=catalogue.digest,
    )


def _same(returned: Content, content: Content) -> bool:
    """Whether a form that was returned would be handed in again without a change or a word."""
    return not content.reply and (returned.cells, returned.said) == (content.cells, content.said)


def submission_withdraw(*, actor: User, version: int, at: datetime | None = None) -> Judged:
    """The clerk takes a form back that nobody has reviewed yet; the draft can be changed again."""
    return _judge(judging.Judgement(actor, version, Ruling.WITHDRAWN), at)


def submission_return(
    *,
    actor: User,
    version: int,
    message: str,
    catalogue: Catalogue,
    notes: Mapping[str, str] | None = None,
    at: datetime | None = None,
) -> Judged:
    """Sends a form back to its clerk: what is to be mended (`message`), and where (`notes`, by the indicator's code)."""
    said = {code: text.strip() for code, text in (notes or {}).items() if text.strip()}
    return _judge(judging.Judgement(actor, version, Ruling.RETURNED, message.strip(), said, catalogue), at)


def submission_approve(
    *, actor: User, version: int, catalogue: Catalogue, message: str = "", at: datetime | None = None
) -> Judged:
    """Accepts a form: its figures go into the ledger and what was said to them too, in the same transaction or not at all."""
    return _judge(judging.Judgement(actor, version, Ruling.APPROVED, message.strip(), {}, catalogue), at)


def submission_reopen(
    *, actor: User, version: int, reason: str, catalogue: Catalogue, at: datetime | None = None
) -> Judged:
    """Lets the clerk correct an approved form; what was approved stands in the ledger until another version is approved."""
    return _judge(judging.Judgement(actor, version, Ruling.REOPENED, reason.strip(), {}, catalogue), at)


@transaction.atomic
def _judge(judgement: judging.Judgement, at: datetime | None) -> Judged:
    row = (
        Version.objects.filter(pk=judgement.version).select_related("task__respondent", "recorded_by").first()
    )
    if row is None:
        return Judged(False, (refusing.no_version(),))
    task = Task.objects.select_for_update().get(
        pk=row.task_id
    )  # whoever waits here sees the verdict of whoever came first
    if judging.repeated(judgement, row):
        return Judged(True)
    head = chain.lock(Verdict)[Verdict]
    moment = at or chain.next_moment(head)
    untimely = chain.moment_findings(moment, head) if at else []
    found = (*untimely, *judging.refusals(judgement, row, task))
    if stops(found):
        return Judged(False, found)
    written = judging.Written()
    if judgement.ruling is Ruling.APPROVED:
        written = judging.write(judgement, row, at)
        if stops(written.findings):
            transaction.set_rollback(True)
            return Judged(False, written.findings)
    verdict = Verdict(
        version=row, ruling=judgement.ruling.value, message=judgement.message,
        notes=canonical(dict(judgement.notes)).decode(), batch=written.batch, recorded_at=moment,
        recorded_by=judgement.actor,
    )  # fmt: skip
    chain.append(head, [verdict], moment)
    task.state, task.changed_at = judging.STATES[judgement.ruling].value, moment
    task.revision += 1  # a page that was shown before the verdict has to look again
    task.save(update_fields=["state", "revision", "changed_at"])
    return Judged(True, found, written.entries)
