"""Kills real processes while they collect, at random moments, and looks at what they left behind.

    python crash_nursery.py save|submit|approve KILLS SEED

works on the ledger in ``TAIZHANG_HOME``, which it makes. A worker takes one step after the other and says so after each; the
nursery kills it (SIGKILL) after a random time and reads everything back. One JSON line per kill: how many steps the worker said
it had taken, how many more the tables hold, and every fault found.
"""

# ruff: noqa: E402  # the environment must be set before Django is imported
import os
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "taizhang.web.settings"
sys.path.insert(0, str(Path(__file__).parents[1]))

import django

django.setup()

from django.core.management import call_command

from collect.conftest import Office, make_office
from killing import tell_kills
from registry.small_park import make_catalogue
from taizhang.collect import actions
from taizhang.collect.models import DraftCell, Ruling, Task, Verdict, Version
from taizhang.collect.queries import collect_verify
from taizhang.collect.tasks import State
from taizhang.ledger.models import Entry, Submission
from taizhang.ledger.queries import chain_verify

VALUE = "value:revenue"


def retype(office: Office) -> None:
    """Types a value that nobody typed before."""
    cell = DraftCell.objects.filter(slot=VALUE).first()
    number = cell.version if cell else 0
    saved = office.type(VALUE, str(600 + number), number)
    assert saved.state == "saved", saved


def submit(office: Office) -> None:
    """Hands the form in, or takes it back."""
    task = Task.objects.get()
    if task.state == State.SUBMITTED:
        assert task.version_id is not None
        done = actions.submission_withdraw(actor=office.clerk, version=task.version_id)
        assert done.done, done
    else:
        assert office.seal(uuid.uuid4().hex).version is not None


def approve(office: Office) -> None:
    """The next step of: type, hand in, approve, reopen."""
    task = Task.objects.select_related("version").get()
    if task.state == State.SUBMITTED:
        done = office.approve(task.version_id)
        assert done.done, done
    elif task.state == State.APPROVED:
        assert task.version_id is not None
        done = actions.submission_reopen(
            actor=office.reviewer, version=task.version_id, reason="更正", catalogue=office.catalogue
        )
        assert done.done, done
    elif f'"value":"{DraftCell.objects.get(slot=VALUE).text}"' in (
        task.version.content if task.version else ""
    ):
        retype(office)
    else:
        sealed = office.seal(uuid.uuid4().hex)
        assert sealed.version is not None, sealed


DEEDS: dict[str, Callable[[Office], None]] = {
    "save": retype,
    "submit": submit,
    "approve": approve,
}
"""The steps."""


def steps() -> int:
    """How many steps the tables hold: a task's revision grows with each cell and each verdict."""
    return sum(Task.objects.values_list("revision", flat=True)) + Version.objects.count()


def faults() -> Iterator[str]:
    """Everything that is neither before nor after a step."""
    yield from map(str, (*chain_verify(), *collect_verify()))
    promised = sum(Submission.objects.values_list("entries", flat=True))
    if Entry.objects.count() != promised:
        yield f"submissions promise {promised} entries, the ledger holds {Entry.objects.count()}"
    approved = sorted(Verdict.objects.filter(ruling=Ruling.APPROVED).values_list("batch", flat=True))
    entered = sorted(Submission.objects.filter(origin_kind="web").values_list("number", flat=True))
    if approved != entered:
        yield f"approved {approved}, entered {entered}"


def main(name: str, kills: int, seed: int) -> None:
    """One line per kill."""
    call_command("migrate", verbosity=0, skip_checks=True)
    office = make_office(make_catalogue())
    retype(office)
    office.type("reason", "更正")
    deed = DEEDS[name]
    tell_kills(lambda: deed(office), steps, faults, kills, seed)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
