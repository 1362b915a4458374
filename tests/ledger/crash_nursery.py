"""Kills real processes at random moments and looks at what they left behind.

    python crash_nursery.py write|close|explain|snapshot|rename KILLS SEED

works on the ledger in ``TAIZHANG_HOME``, which it makes. It loads Django once and forks one worker after the other. A
worker does its deed over and over and says so after each; the nursery kills it (SIGKILL) after a random time and then
reads the ledger back. One JSON line per kill: how often the worker said it was done, how many deeds the ledger holds
more than before, and every fault found.
"""

# ruff: noqa: E402  # the environment must be set before Django is imported
import os
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "taizhang.web.settings"
sys.path.insert(0, str(Path(__file__).parents[1]))

import django

django.setup()

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command

from killing import tell_kills
from registry.small_park import LANHU, XINYA, YUANHANG, make_catalogue, settle, with_rule
from taizhang.kernel import Period
from taizhang.ledger import queries
from taizhang.ledger.actions import (
    Explained,
    Origin,
    Reported,
    entries_record,
    explanations_record,
    period_close,
    period_reopen,
    snapshot_take,
)
from taizhang.ledger.models import Close, Entry, Explanation, Snapshot, Submission
from taizhang.registry.actions import respondent_rename
from taizhang.registry.models import Naming

CATALOGUE = with_rule(make_catalogue(), "few", hard=False)
MONTHS = [Period(2024, 1, month) for month in range(3, 10)]
BATCH = len(MONTHS) * 3


def write(clerk: User) -> None:
    """Records, or corrects, a batch of figures."""
    value = Decimal(Submission.objects.count())
    reports = [
        Reported(code, "revenue", month, value) for code in (YUANHANG, LANHU, XINYA) for month in MONTHS
    ]
    origin = Origin("demo", "crash")
    done = entries_record(actor=clerk, reports=reports, origin=origin, catalogue=CATALOGUE, reason="更正")
    assert not done.findings, done.findings


def close(clerk: User) -> None:
    """Closes the seven months, or reopens them."""
    seven = Period(2024, 3, 9)
    if queries.is_closed(seven):
        assert period_reopen(actor=clerk, period=seven, reason="漏报").done
    else:
        assert period_close(actor=clerk, period=seven, catalogue=CATALOGUE, note="先关").done


def explain(clerk: User) -> None:
    """Says of a figure that looks wrong why it is right, each time in other words."""
    text = f"第{Explanation.objects.count()}次说明"
    said = Explained(YUANHANG, "rule:few", text)
    done = explanations_record(actor=clerk, period=MONTHS[-1], explanations=[said], catalogue=CATALOGUE)
    assert not done.findings, done.findings


def snapshot(clerk: User) -> None:
    """Takes a snapshot of a ledger that differs from the last one by one figure."""
    report = Reported(YUANHANG, "revenue", MONTHS[0], Decimal(10_000 + Submission.objects.count()))
    origin = Origin("demo", "crash")
    done = entries_record(actor=clerk, reports=[report], origin=origin, catalogue=CATALOGUE, reason="更正")
    assert not done.findings, done.findings
    snapshot_take(actor=clerk, period=MONTHS[-1], catalogue=CATALOGUE)


def rename(clerk: User) -> None:
    """Gives a firm another name."""
    name = f"远航{Naming.objects.count()}号"
    done = respondent_rename(actor=clerk, respondent=YUANHANG, name=name, reason="工商变更登记")
    assert not done.findings, done.findings


DEEDS: dict[str, tuple[Callable[[User], None], Callable[[], int]]] = {
    "write": (write, lambda: Submission.objects.count()),
    "close": (close, lambda: Close.objects.count()),
    "explain": (explain, lambda: Explanation.objects.count()),
    "rename": (rename, lambda: Naming.objects.count()),
    "snapshot": (snapshot, lambda: Snapshot.objects.count()),
}
"""The deed, and how often it is in the ledger."""


def faults(seen: set[str]) -> Iterator[str]:
    """Everything that is neither before nor after a deed; `seen` are the snapshots found whole before."""
    yield from (str(finding) for finding in queries.chain_verify())
    promised = sum(Submission.objects.values_list("entries", flat=True))
    if Entry.objects.count() != promised:
        yield f"submissions promise {promised} entries, the ledger holds {Entry.objects.count()}"
    whole = {folder.name for folder in Path(settings.SNAPSHOTS).glob("[0-9a-f]*")}
    for name in whole - seen:
        yield from (str(finding) for finding in queries.verify_snapshot(name))
    for row in Snapshot.objects.all():
        if row.hash not in whole:
            yield f"snapshot {row.hash} has no folder"
    seen |= whole


def main(name: str, kills: int, seed: int) -> None:
    """One line per kill."""
    call_command("migrate", verbosity=0, skip_checks=True)
    clerk = User.objects.create_user("tongji", is_staff=True)
    settle(clerk, CATALOGUE)
    write(clerk)
    snapshot(clerk)  # loads what is loaded on first use, once and not in every worker
    seen: set[str] = set()
    deed, count = DEEDS[name]
    tell_kills(lambda: deed(clerk), count, lambda: faults(seen), kills, seed)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
