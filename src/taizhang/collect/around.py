"""What is known around a form before anybody fills it in: from the registry, from the ledger, from last month's version.

Reading only, for ``queries`` and ``actions`` both, which must judge a draft alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from taizhang.catalogue.model import Catalogue
from taizhang.collect.draft import REASON, REPLY, Around, Checked, Said, changed, findings, read, to_explain
from taizhang.collect.models import DraftCell, Task
from taizhang.collect.sealing import parse
from taizhang.collect.tasks import Duty, Party, duties
from taizhang.kernel.finding import Level
from taizhang.kernel.period import Period
from taizhang.ledger.closes import closed_months
from taizhang.ledger.models import Close
from taizhang.ledger.review import Held, held
from taizhang.ledger.standing import explanations
from taizhang.registry import queries as registry
from taizhang.registry.chain import ChainHead, name_of


def parties(codes: Iterable[str] | None = None) -> tuple[Party, ...]:
    """The respondents of these codes (None: all) with the groups they are in, by the registry as it stands now."""
    people = registry.respondents(codes)
    spans = registry.spans_of([each.id for each in people])
    return tuple(Party(who, tuple(spans[who.id])) for who in people)


def duty_of(respondent: str, form: str, period: Period, catalogue: Catalogue) -> Duty | None:
    """What a respondent owes of that form for the month; None where it owes none."""
    found = duties(catalogue, parties([respondent]), period)
    return next((each for each in found if each.form.code == form), None)


def around(duty: Duty) -> Around:
    """What the ledger holds around a form."""
    code, period = duty.who.code, duty.period
    closed, head = closed_months(), _last_closing()
    past = (
        _NOTHING
        if each is None
        else _of_closed(code, each, head)
        if each.ordinal in closed
        else _held(code, each)
        for each in (period.previous(), period.prior())
    )
    return Around(_held(code, period), *past)


_NOTHING = Held()


def _held(respondent: str, period: Period) -> Held:
    return held(period, respondent).get(respondent, _NOTHING)


@lru_cache(maxsize=2048)
def _of_closed(respondent: str, period: Period, head: str) -> Held:
    """What stands for a month that is closed. The gate lets nothing into it until it is opened again, which is another closing
    event with another hash: so what was read once may be kept, and a clerk who saves thirty cells reads last year once."""
    return _held(respondent, period)


def _last_closing() -> str:
    """The hash of the last closing or reopening; no two ledgers have the same."""
    rows = ChainHead.objects.filter(name=name_of(Close)).values_list("hash", flat=True)
    return rows.first() or ""


def task_of(duty: Duty) -> Task | None:
    """Where the task stands; None where nobody has begun."""
    rows = Task.objects.select_related("version")
    return rows.filter(
        respondent=duty.who.id, form=duty.form.code, year=duty.period.year, last=duty.period.last
    ).first()


def month_before(period: Period) -> Period:
    """1月至上月; of January the whole year before."""
    return period.cumulative().previous() or Period(period.year - 1, 1, 12)


def said_last_month(duty: Duty) -> dict[str, str]:
    """What was said to the findings on the same form a month earlier, by slot and (``rule:…``) by the finding's code."""
    before = month_before(duty.period)
    found = {
        f"rule:{rule}": text
        for (_, form, rule, _), text in explanations(before, duty.who.code).items()
        if form == duty.form.code
    }
    task = task_of(replace(duty, period=before))
    if task is not None and task.version is not None:
        found.update((each.slot, each.text) for each in parse(task.version.content).said)
    return found


def check(duty: Duty, catalogue: Catalogue, cells: Mapping[str, DraftCell], known: Around) -> Checked:
    """A draft read, judged and explained."""
    reading = read(duty, catalogue, {slot: cell.text for slot, cell in cells.items()}, known)
    found = findings(duty, catalogue, reading, known)
    said = {slot: Said(cell.text, cell.about) for slot, cell in cells.items() if slot.startswith("said:")}
    reason, reply = (cells[slot].text.strip() if slot in cells else "" for slot in (REASON, REPLY))
    asked = any(each.level is Level.HINT for each in found)
    told = to_explain(found, said, said_last_month(duty) if asked else {})
    return Checked(reading, found, told, changed(duty, reading, known), reason, reply)


def cells_of_task(task: Task | None) -> dict[str, DraftCell]:
    """What was typed, by slot."""
    if task is None:
        return {}
    return {each.slot: each for each in task.cells.order_by("pk")}
