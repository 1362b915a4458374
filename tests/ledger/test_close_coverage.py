"""Over which coverage a month was closed stands in the chain; what was closed before that was kept, still holds."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from registry.small_park import LANHU, YUANHANG, make_catalogue, settle
from registry.tamper import execute
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Period, link
from taizhang.ledger import queries
from taizhang.ledger.actions import Origin, Reported, entries_record, period_close, period_reopen
from taizhang.ledger.models import Close
from taizhang.registry import chain
from taizhang.registry.chain import verify

TABLE = "ledger_close"
AUGUST, SEPTEMBER = Period(2024, 8, 8), Period(2024, 9, 9)


def record(user: User, park: Catalogue, *reports: Reported) -> None:
    done = entries_record(actor=user, reports=reports, origin=Origin("web", "填报页"), catalogue=park)
    assert done.findings == ()


@pytest.fixture
def closed(clerk: User, park: Catalogue) -> Catalogue:
    """August closed over one of five, September over none, and opened again."""
    lanhu = Reported(LANHU, "revenue", Period(2024, 1, 8), Decimal(4000), Decimal(3900))
    record(clerk, park, lanhu, Reported(YUANHANG, "revenue", Period(2024, 1, 9), Decimal(5230)))
    for month in (AUGUST, SEPTEMBER):
        assert period_close(actor=clerk, period=month, catalogue=park, note=f"{month.last}月报得晚").done
    assert period_reopen(actor=clerk, period=SEPTEMBER, reason="补报").done
    return park


def test_period_close__keeps_the_coverage(clerk: User, closed: Catalogue) -> None:
    reopened, september, august = queries.closes()
    assert (august.reported, august.expected, august.reason) == (0, 5, "8月报得晚")
    assert september.over == "当时应报5家、已报0家"
    assert (reopened.closed, reopened.reported, reopened.expected, reopened.over) == (False, None, None, "")
    assert queries.chain_verify() == ()


def test_period_close__says_it(clerk: User, closed: Catalogue) -> None:
    done = period_close(actor=clerk, period=SEPTEMBER, catalogue=closed, note="不等了")
    assert str(done.coverage) == "应报5家、已报0家"
    (again,) = period_close(actor=clerk, period=SEPTEMBER, catalogue=closed).findings
    assert again.message == "2024年9月已经关账，当时应报5家、已报0家"


def test_closed_by__the_last_word_counts(closed: Catalogue) -> None:
    assert queries.closed_by(SEPTEMBER) is None
    found = queries.closed_by(Period(2024, 1, 8))
    assert found is not None
    assert found.period == AUGUST


@pytest.mark.parametrize("change", ["reported = 5", "expected = 0", "reported = NULL, expected = NULL"])
def test_verify__coverage_edited(closed: Catalogue, change: str) -> None:
    execute(f"UPDATE {TABLE} SET {change} WHERE number = 1", TABLE)
    (finding,) = verify(Close)
    assert "关账记录第1条：内容与记账时不符" in finding.message


def old_row(user: User) -> Close:
    """A closing as it was written before the coverage was kept."""
    with transaction.atomic():
        head = chain.lock(Close)[Close]
        moment = chain.next_moment(head)
        row = Close(year=2024, first=7, last=7, closed=True, reason="", recorded_at=moment, recorded_by=user)
        chain.append(head, [row], moment)
    return row


def test_verify__rows_from_before_it_was_kept(clerk: User, closed: Catalogue) -> None:
    before = Close.objects.order_by("-number")[0].hash
    row = old_row(clerk)
    assert row.hash == link(before, [2024, 7, 7, True, "", row.recorded_at, clerk.pk])
    assert verify(Close) == ()
    found = queries.closed_by(Period(2024, 7, 7))
    assert found is not None
    assert (found.reported, found.over) == (None, "")
    execute(f"UPDATE {TABLE} SET reported = 3, expected = 3 WHERE number = {row.number}", TABLE)
    assert "内容与记账时不符" in verify(Close)[0].message


@pytest.mark.django_db(transaction=True)
def test_migration__leaves_the_chain_as_it_was() -> None:
    user = User.objects.create_user("tongji", is_staff=True)
    settle(user, make_catalogue())
    rows = [old_row(user) for _ in range(3)]
    for target in (("reports", "zero"), ("ledger", "0002_explanation")):
        call_command("migrate", *target, verbosity=0)
    call_command("migrate", verbosity=0)
    assert verify(Close) == ()
    assert [each.hash for each in Close.objects.order_by("number")] == [each.hash for each in rows]
    assert all(each.recorded_at < timezone.now() + timedelta(seconds=1) for each in queries.closes())
    assert queries.chain_verify() == ()
