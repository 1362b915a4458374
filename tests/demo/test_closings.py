"""What the office wrote when it closed a month says what the month holds."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from taizhang.catalogue.load import load_shipped
from taizhang.catalogue.model import Catalogue
from taizhang.demo import build
from taizhang.demo.build import People
from taizhang.demo.closings import OPEN, note
from taizhang.kernel import Period
from taizhang.ledger.actions import Changed, period_close
from taizhang.ledger.gate import MOST_REASON
from taizhang.ledger.standing import standing

Seen = dict[tuple[int, int], tuple[int, frozenset[str], int]]


@pytest.fixture(scope="module")
def seen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Seen:
    """What stood open on the day each month was first closed: how many findings, on whom, and how many had not reported.

    The whole demo is written once, as `taizhang demo` writes it, and taken back.
    """
    found: Seen = {}

    def look(*, period: Period, catalogue: Catalogue, note: str, **rest: Any) -> Changed:
        if note != "更正后重新关账":
            state = standing(period, catalogue)
            names = frozenset(each.name for each in state.open)
            found[period.year, period.last] = len(state.open), names, len(state.coverage.missing)
        return period_close(period=period, catalogue=catalogue, note=note, **rest)

    def nothing(year: int, month: int) -> None:
        """No report is issued between the months."""

    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(build, "period_close", look)
        user = User.objects.create_superuser("tongji")
        build.build(load_shipped(), People(user, user, user, user), nothing, nothing)
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
def test_note__of_every_month_is_what_the_ledger_holds(seen: Seen) -> None:
    assert list(seen) == list(build.months())
    for month, (findings, names, _) in seen.items():
        told = OPEN.get(month)
        assert findings == (told.findings if told else 0), month
        assert names == (told.about() if told else frozenset()), month


@pytest.mark.django_db
def test_note__who_had_not_reported(seen: Seen) -> None:
    assert {month: missing for month, (_, _, missing) in seen.items() if missing} == {(2024, 9): 1}


def test_note__is_short_enough_and_of_the_months_that_need_one() -> None:
    for year, month in build.months():
        text = note(year, month)
        assert len(text) <= MOST_REASON
        assert (text == "") == (month == 1 or (year, month) == (2024, 9))
        if (year, month) in OPEN:
            assert f"核实{OPEN[year, month].findings}处" in text
            assert any(name in text for name in OPEN[year, month].about())


def test_note__says_what_kind() -> None:
    assert "规上标准" in note(2022, 3) and "事故" not in note(2022, 3)
    assert "社会事务管理部报有生产安全事故" in note(2022, 6)
    assert "财务运营部有累计数比上月减少" in note(2024, 4)
    assert note(2023, 2) == "各单位已报齐，没有要说明的核实"
    assert len({note(2022, month) for month in range(2, 13)}) >= 8


def test_open__counts_each_firm_below_scale_once() -> None:
    for (year, month), found in OPEN.items():
        if not found.unlike:
            assert found.findings == len(found.reached) + found.accident, (year, month)
            assert found.findings == len(found.about()), (year, month)
