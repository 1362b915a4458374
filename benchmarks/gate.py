"""How fast does the gate let figures through, next to a plain bulk insert of the same rows?

Three ways of storing the same figures in an embedded SQLite, in one run and in batches of one month of all enterprises:
Django's `bulk_create` with nothing else (no checks, no hash: what a program without a ledger would do), `entries_record`
into an empty ledger, and `entries_record` of corrections of all of them. Run it with

    python benchmarks/gate.py [ENTERPRISES] [MONTHS]

It must show at least 5,000 entries a second through the gate.
"""
# ruff: noqa: E402  # the environment must be set before Django is imported

import os
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

os.environ["TAIZHANG_HOME"] = tempfile.mkdtemp(prefix="taizhang-gate-")
os.environ["DJANGO_SETTINGS_MODULE"] = "taizhang.web.settings"
sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("src", "tests")]

import django

django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from registry.small_park import make_catalogue, make_form, make_indicator
from taizhang.kernel import Period
from taizhang.ledger.actions import Origin, Reported, entries_record
from taizhang.ledger.models import Entry, Submission
from taizhang.ledger.queries import chain_verify
from taizhang.registry.actions import NewRespondent, respondents_register
from taizhang.registry.credit_code import complete
from taizhang.registry.models import Respondent

MUST_REACH = 5_000
ITEMS = [f"item_{number:02}" for number in range(25)]
CATALOGUE = make_catalogue(
    *(make_indicator(f"项目{code[-2:]}", code) for code in ITEMS), forms=[make_form("monthly", "企业", ITEMS)]
)


def months(count: int) -> list[Period]:
    """The running totals of the first `count` months from January 2022 on."""
    return [Period(2022 + number // 12, 1, number % 12 + 1) for number in range(count)]


def reports(codes: list[str], period: Period, extra: int) -> list[Reported]:
    """One month's figures of all enterprises."""
    base = period.ordinal * 1000 + extra
    return [
        Reported(code, item, period, Decimal(base + place) / 10, Decimal(base), cell=f"数据!E{place}")
        for place, code in enumerate(codes)
        for item in ITEMS
    ]


def plain(clerk: User, codes: list[str], periods: list[Period]) -> None:
    """The rows of the ledger without the ledger: made and stored, then taken away again."""
    owners = dict(Respondent.objects.values_list("code", "pk"))
    number = 0
    now = timezone.now()
    act = {"recorded_at": now, "recorded_by": clerk, "first_entry": 1, "entries": 0}
    Submission.objects.bulk_create([Submission(number=1, previous_hash="", hash="", **act)])
    for period in periods:
        rows = []
        for report in reports(codes, period, 0):
            number += 1
            rows.append(
                Entry(
                    number=number, submission_id=1, respondent_id=owners[report.respondent], indicator=report.indicator,
                    part="", basis="actual", year=period.year, first=1, last=period.last, point=False, version=1,
                    value=report.value, prior=report.prior, unit="千元", cell=report.cell, previous_hash="0" * 64,
                    hash="0" * 64,
                )
            )  # fmt: skip
        Entry.objects.bulk_create(rows)


def timed(name: str, count: int, deed: Callable[[], None], beside: float = 0) -> float:
    """Runs the deed and prints entries per second, and the ratio to another rate."""
    start = time.perf_counter()
    deed()
    rate = count / (time.perf_counter() - start)
    ratio = f"   {beside / rate:.1f} times the time of bulk_create" if beside else ""
    print(f"{name:<32}{rate:>10,.0f} entries/s{ratio}")
    return rate


def main(enterprises: int, how_many: int) -> int:
    call_command("migrate", verbosity=0, skip_checks=True)
    clerk = User.objects.create_user("tongji", is_staff=True)
    codes = [complete(f"91999901MA{number:06}") for number in range(enterprises)]
    people = [
        NewRespondent("", f"示例{number}厂", "enterprise", 202201, code) for number, code in enumerate(codes)
    ]
    assert not respondents_register(actor=clerk, respondents=people).refused
    periods = months(how_many)
    count = enterprises * len(ITEMS) * how_many
    print(f"{count:,} entries in batches of {enterprises * len(ITEMS):,}")

    def through(extra: int, reason: str) -> None:
        for period in periods:
            batch = reports(codes, period, extra)
            done = entries_record(
                actor=clerk,
                reports=batch,
                origin=Origin("demo", "benchmark"),
                catalogue=CATALOGUE,
                reason=reason,
            )
            assert not done.findings, done.findings[:3]

    beside = timed("bulk_create alone", count, lambda: plain(clerk, codes, periods))
    start_again(Entry, Submission)
    gate = timed("through the gate, new", count, lambda: through(0, ""), beside)
    corrections = timed("through the gate, corrections", count, lambda: through(1, "核对后更正"), beside)
    timed("chain_verify", 2 * count, lambda: print(*chain_verify(), end=""))
    return 0 if min(gate, corrections) >= MUST_REACH else 1


def start_again(*models: type[Submission] | type[Entry]) -> None:
    """Empties tables behind the ledger's back, which takes the triggers off first."""
    from django.db import connection

    from taizhang.registry.append_only import install, remove

    for model in models:
        table = model._meta.db_table
        remove(connection, table)
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
        install(connection, table)


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in (sys.argv[1:] + ["96", "12"][len(sys.argv) - 1 :]))))
