"""What the office wrote when it closed a month says what the month holds."""

import pytest
from django.contrib.auth.models import User

from taizhang.catalogue.load import load_shipped
from taizhang.demo import build
from taizhang.demo.build import Built, People, Setting
from taizhang.demo.closings import OPEN, note
from taizhang.kernel import Period
from taizhang.ledger.gate import MOST_REASON
from taizhang.ledger.standing import standing

WRITTEN = ((2023, 6), (2024, 5), (2024, 6))
"""With these in the ledger, the last has a month before and a year before."""


@pytest.fixture
def park(db: None) -> Setting:
    """The park with the reports of a few months, as they stood when these were closed."""
    user = User.objects.create_superuser("tongji")
    setting = Setting(load_shipped(), People(user, user, user, user), Built())
    build.found_offices(setting)
    for year, month in build.months():
        if (year, month) <= WRITTEN[-1]:
            build.arrive(setting, year, month)
            build.rescale(setting, year, month)
            build.depart(setting, year, month)
            if (year, month) in WRITTEN:
                build.report(setting, year, month)
    return setting


def test_open__is_what_the_ledger_holds(park: Setting) -> None:
    for year, month in (WRITTEN[0], WRITTEN[-1]):
        found = standing(Period(year, month, month), park.catalogue)
        told = OPEN[year, month]
        assert len(found.open) == told.findings, (year, month)
        assert {each.name for each in found.open} == told.about(), (year, month)
        assert found.coverage.missing == ()


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
