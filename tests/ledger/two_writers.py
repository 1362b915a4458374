"""Two processes that write into one ledger at the same time.

    python two_writers.py

makes the ledger of ``TAIZHANG_HOME`` or ``DATABASE_URL``, starts itself twice as a writer and prints what it found. Each
writer records figures of an enterprise of its own and, in between, figures that the other wants to record too.
"""
# ruff: noqa: E402  # the environment must be set before Django is imported

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "taizhang.web.settings"
sys.path.insert(0, str(Path(__file__).parents[1]))

import django

django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command

from registry.small_park import LANHU, XINYA, YUANHANG, make_catalogue, settle
from taizhang.kernel import Period
from taizhang.ledger import queries
from taizhang.ledger.actions import Origin, Reported, entries_record
from taizhang.ledger.models import Entry, Submission

CATALOGUE = make_catalogue()
PERIODS = [Period(2024, 1, month) for month in range(3, 10)]
SHARED = [Reported(XINYA, "revenue", period, Decimal(1)) for period in PERIODS]


def write(mine: str) -> list[bool]:
    """Records its own figures and the shared ones, one by one; which of the shared ones it was first to record."""
    clerk = User.objects.get()
    print("ready", flush=True)  # noqa: T201  # the other side waits for it
    sys.stdin.readline()
    first = []
    for own, shared in zip((Reported(mine, "revenue", p, Decimal(2)) for p in PERIODS), SHARED, strict=True):
        codes = [
            [finding.code for finding in entries_record(
                actor=clerk, reports=[report], origin=Origin("cli", mine), catalogue=CATALOGUE
            ).findings]
            for report in (own, shared)
        ]  # fmt: skip
        assert codes in ([[], []], [[], ["no-change"]]), codes
        first.append(not codes[1])
    return first


def main() -> dict[str, object]:
    """Both writers, and the ledger afterwards."""
    call_command("migrate", verbosity=0, skip_checks=True)
    settle(User.objects.create_user("tongji", is_staff=True), CATALOGUE)
    pipe = subprocess.PIPE
    writers = [
        subprocess.Popen([sys.executable, __file__, code], text=True, stdin=pipe, stdout=pipe)
        for code in (YUANHANG, LANHU)
    ]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    said = [writer.communicate(timeout=60)[0] for writer in writers]
    return {
        "first": [json.loads(text) for text in said],
        "entries": Entry.objects.count(),
        "submissions": Submission.objects.count(),
        "faults": [str(finding) for finding in queries.chain_verify()],
    }


if __name__ == "__main__":
    answer = write(sys.argv[1]) if len(sys.argv) > 1 else main()
    print(json.dumps(answer, ensure_ascii=False))  # noqa: T201  # the test reads it
