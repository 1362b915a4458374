"""Kills real processes while they issue reports and looks at what they left behind.

    python crash_nursery.py KILLS SEED

works in ``TAIZHANG_HOME``, which it makes: the office of ``reports.office`` with a first report. A worker corrects a
figure, changes a sentence of the catalogue and issues the report of what then stands, over and over, and says so after
each; the nursery kills it (SIGKILL) after a random time and reads everything back. One JSON line per kill: how often
the worker said it was done, how many reports are there more than before, and every fault found: a chain that is
broken, a report that cannot be composed again word for word, a catalogue that is kept and is not what its name says.
"""

# ruff: noqa: E402  # the environment must be set before Django is imported
import os
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "taizhang.web.settings"
sys.path.insert(0, str(Path(__file__).parents[1]))

import django

django.setup()

import pytest
from django.conf import settings
from django.core.management import call_command

from killing import tell_kills
from reports.office import JUNE, OUTLINE, XINYA, Office, opened_office, said
from taizhang.ledger import queries as ledger
from taizhang.ledger.actions import period_reopen
from taizhang.reports import queries
from taizhang.reports.catalogues import frozen
from taizhang.reports.recompute import recompute


def issue(office: Office) -> None:
    """One report that differs from the last by a figure and by a sentence. The last worker may have died half way."""
    turn = len(ledger.batches(limit=10_000))
    if ledger.is_closed(JUNE):
        period_reopen(actor=office.writer, period=JUNE, reason="更正")
    office.record(said(XINYA, "profit", Decimal(50_000 + turn), 40_000), reason="更正")
    office.close()
    fresh = office.folder / "quarterly.new"
    fresh.write_text(OUTLINE.replace("平稳", "平稳" + "向好" * (turn % 60)), "utf-8")
    fresh.replace(office.folder / "outlines" / "quarterly.md")
    done = office.issue()
    assert done.number is not None, done.findings


def faults(seen: set[int]) -> Iterator[str]:
    """Everything that is neither before nor after an issue; `seen` are the reports found whole before."""
    yield from (str(each) for each in (*ledger.chain_verify(), *queries.issues_verify()))
    for view in queries.issues():
        if view.number in seen:
            continue
        again = recompute(view.number)
        if again is None or not again.same:
            yield f"report {view.number} cannot be composed again: {again and again.findings}"
        seen.add(view.number)
    for folder in (Path(settings.HOME) / "catalogues").glob("[0-9a-f]*"):
        if frozen(folder.name) is None:
            yield f"catalogue {folder.name} is damaged"


def main(kills: int, seed: int) -> None:
    """One line per kill."""
    call_command("migrate", verbosity=0, skip_checks=True)
    with pytest.MonkeyPatch.context() as patch, opened_office(Path(settings.HOME), patch) as office:
        seen: set[int] = set()
        tell_kills(lambda: issue(office), lambda: len(queries.issues()), lambda: faults(seen), kills, seed)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
