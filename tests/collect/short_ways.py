"""Short ways to what the tests of collecting ask over and over."""

from decimal import Decimal

from collect.conftest import Office
from taizhang.collect import actions, queries
from taizhang.collect.around import around, cells_of_task, check, task_of
from taizhang.collect.tasks import State
from taizhang.ledger.models import Entry

REVENUE = "value:revenue"


def codes(outcome: actions.Sealed | actions.Judged) -> list[str]:
    return [each.code for each in outcome.findings]


def state(office: Office) -> State:
    return queries.task(office.duty).state


def in_ledger() -> list[tuple[str, Decimal, Decimal | None]]:
    rows = Entry.objects.filter(year=2024, last=6).order_by("number")
    return list(rows.values_list("respondent__code", "value", "prior"))


def sealed_version(office: Office, text: str = "600") -> int:
    assert office.type(REVENUE, text).state == "saved"
    done = office.seal()
    assert done.version is not None, done.findings
    return done.version


def explain(office: Office, text: str) -> None:
    cells = cells_of_task(task_of(office.duty))
    checked = check(office.duty, office.catalogue, cells, around(office.duty))
    for each in checked.unexplained:
        base = cells[each.slot].version if each.slot in cells else 0
        assert office.type(each.slot, text, base, answering=each.about).state == "saved"
