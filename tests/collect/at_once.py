"""Several people at one form at the same moment, each on a connection of their own.

    python at_once.py ROUNDS

makes the ledger of ``TAIZHANG_HOME`` or ``DATABASE_URL``, goes through the life of a form that often, has each step taken by
several threads at once, and prints everything that was not as it should be.
"""

# ruff: noqa: E402  # the environment must be set before Django is imported
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "taizhang.web.settings"
sys.path.insert(0, str(Path(__file__).parents[1]))

import django

django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connections

from collect.conftest import Office, make_office
from registry.people import engage
from registry.small_park import make_catalogue
from taizhang.collect import actions
from taizhang.collect.models import DraftCell, Ruling, Task, Verdict, Version
from taizhang.collect.queries import collect_verify
from taizhang.collect.tasks import State
from taizhang.ledger.models import Submission
from taizhang.ledger.queries import chain_verify
from taizhang.registry.roles import Role

VALUE = "value:revenue"


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each gives, all begun at the same moment."""
    gate, found = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(place: int, deed: Callable[[], Any]) -> None:
        try:
            gate.wait()
            found[place] = deed()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(deeds)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    return found


def typing(office: Office, number: int) -> Iterator[str]:
    """Four tabs that have all seen the same: one is kept, three are told."""
    cell = DraftCell.objects.filter(slot=VALUE).first()
    base = cell.version if cell else 0
    done = at_once(*[lambda n=n: office.type(VALUE, str(600 + number * 10 + n), base) for n in range(4)])
    if sorted(each.state for each in done) != ["conflict"] * 3 + ["saved"]:
        yield f"typed at once: {[each.state for each in done]}"
    kept = [each.text for each in done if each.state == "saved"]
    if kept != [DraftCell.objects.get(slot=VALUE).text]:
        yield f"said to have kept {kept}"


def sealing(office: Office, number: int) -> Iterator[str]:
    """A form is handed in three times by one impatient finger, while somebody types in another tab."""
    task, cell = Task.objects.get(), DraftCell.objects.get(slot=VALUE)
    text = f"{800 + number}"
    *sealed, saved = at_once(
        *[lambda: office.seal(f"key{number}", revision=task.revision)] * 3,
        lambda: office.type(VALUE, text, cell.version),
    )
    if saved.state == "saved":  # the keystroke came first: nothing may have been handed in that nobody saw
        if {each.findings[0].code for each in sealed if each.findings} != {"moved-on"}:
            yield f"sealed what nobody saw: {sealed}"
        sealed = at_once(*[lambda: office.seal(f"key{number}", revision=task.revision + 1)] * 3)
    elif saved.state != "locked":
        yield f"typed into a form that was handed in: {saved}"
    if len({each.version for each in sealed}) != 1 or sealed[0].version is None:
        yield f"one request gave {[each.version for each in sealed]}"
    if Version.objects.filter(key=f"key{number}").count() != 1:
        yield "not one version for one request"
    text = DraftCell.objects.get(slot=VALUE).text
    if f'"value":"{text}"' not in Version.objects.get(key=f"key{number}").content:
        yield f"the version does not say {text}"


def judging(office: Office, other: User, number: int) -> Iterator[str]:
    """Two reviewers decide differently, and one of them twice."""
    version = Task.objects.get().version_id
    done = at_once(
        lambda: office.approve(version),
        lambda: office.send_back(version, f"第{number}次", actor=other),
        lambda: office.approve(version),
    )
    approved, returned = done[0].done, done[1].done
    if approved == returned or done[0].done != done[2].done:
        yield f"decided at once: {[each.done for each in done]}"
    refused = [each.findings[0].code for each in done if not each.done]
    if set(refused) != {"decided"}:
        yield f"told {refused}"
    if Verdict.objects.filter(version=version).count() != 1:
        yield "not one verdict"


def again(office: Office) -> None:
    """An approved form is opened for the next round."""
    task = Task.objects.get()
    if task.state == State.APPROVED and task.version_id is not None:
        done = actions.submission_reopen(
            actor=office.reviewer, version=task.version_id, reason="更正", catalogue=office.catalogue
        )
        assert done.done, done


def main(rounds: int) -> None:
    """Prints the faults, and what came of it."""
    call_command("migrate", verbosity=0, skip_checks=True)
    office = make_office(make_catalogue())
    other = engage("shenhe2", Role.REVIEWER, "economy")
    faults: list[str] = []
    for number in range(rounds):
        faults += typing(office, number)
        if not number:
            office.type("reason", "更正")
        faults += sealing(office, number)
        faults += judging(office, other, number)
        again(office)
    faults += map(str, (*chain_verify(), *collect_verify()))
    approved = Verdict.objects.filter(ruling=Ruling.APPROVED).count()
    if Submission.objects.filter(origin_kind="web").count() != approved:
        faults.append("what was approved is not what was entered")
    said = {"faults": faults, "versions": Version.objects.count(), "approved": approved}
    print(json.dumps(said, ensure_ascii=False))  # noqa: T201  # the test reads it


if __name__ == "__main__":
    main(int(sys.argv[1]))
