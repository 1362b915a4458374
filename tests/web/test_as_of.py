"""The 台账 pages as of a day: two days ago the figures were recorded, today one was corrected and a firm renamed."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from registry.small_park import LANHU, YUANHANG
from reports.office import Office, office, said
from taizhang.kernel import Period
from taizhang.ledger import reading
from taizhang.registry.actions import respondent_rename

__all__ = ["office"]
ASKED = "indicator=output&period=2024-01..2024-06"


@pytest.fixture
def day(office: Office, monkeypatch: pytest.MonkeyPatch) -> str:
    """The day on which the figures were recorded; by now it is over."""
    first = timezone.localdate()
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    office.correct(said(YUANHANG, "output", 560_000, 590_000), reason="退货冲减")
    done = respondent_rename(actor=office.writer, respondent=YUANHANG, name="远航新能源", reason="变更登记")
    assert done.findings == ()
    reading._kept.cache_clear()
    return first.isoformat()


@pytest.fixture
def staff(office: Office, day: str, settings: Settings) -> Client:
    settings.ADMIN_TOTP = False
    client = Client()
    client.force_login(office.writer, "django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_home__as_of_a_day(staff: Client, day: str) -> None:
    now, then = page(staff, f"/ledger/?{ASKED}"), page(staff, f"/ledger/?{ASKED}&as_of={day}")
    assert "9.6亿元" in now
    assert "日时的账" not in now
    year, month, date = map(int, day.split("-"))
    assert f"这是{year}年{month}月{date}日时的账" in then
    assert ">10亿元<" in then
    assert "9.6亿元" not in then
    assert f'type="date" name="as_of" id="as_of" value="{day}"' in then


def test_home__every_link_keeps_the_day_but_one(staff: Client, day: str) -> None:
    text = page(staff, f"/ledger/?{ASKED}&scope=park&as_of={day}")
    links = re.findall(r'(?:href|hx-get)="([^"]*indicator=output[^"]*)"', text)
    without = [each for each in links if f"as_of={day}" not in each]
    assert len(links) > 6
    assert without == ["?indicator=output&amp;period=2024-01..2024-06&amp;scope=park"]


def test_chart__as_of_a_day(staff: Client, day: str) -> None:
    drawn = []
    for address in (f"/ledger/chart/?{ASKED}", f"/ledger/chart/?{ASKED}&as_of={day}"):
        data = re.findall(r'<script id="series" type="application/json">(.*?)</script>', page(staff, address))
        drawn.append(json.loads(data[0])["series"][0]["data"][-1])
    assert drawn == [9.6, 10.0]


def test_trace__entries_and_names_of_the_time(staff: Client, day: str) -> None:
    now = page(staff, f"/ledger/trace/?{ASKED}")
    then = page(staff, f"/ledger/trace/?{ASKED}&as_of={day}")
    for said_now, said_then in (("560000千元", "600000千元"), ("远航新能源", "远航电池材料")):
        assert said_now in now
        assert said_then not in now
        assert said_then in then
        assert said_now not in then
    assert "退货冲减" in now
    assert "退货冲减" not in then
    assert f"as_of={day}" in then  # back to the page of that day
    assert 'href="?indicator=output&amp;period=2024-01..2024-06&amp;scope=park&amp;measure=value"' in then


def test_home__before_anything_was_recorded(staff: Client, day: str) -> None:
    text = page(staff, f"/ledger/?{ASKED}&as_of=2020-01-31")
    assert "2020年1月31日时，台账里还没有数" in text
    assert 'href="?indicator=output&amp;period=2024-01..2024-06"' in text
    assert page(staff, "/ledger/chart/?as_of=2020-01-31", 404)


def test_home__period_that_had_no_figures_then(office: Office, staff: Client, day: str) -> None:
    july = Period(2024, 1, 7)
    office.record(said(LANHU, "output", 350_000, 360_000, july))
    asked = "indicator=output&period=2024-01..2024-07"
    assert "3.5亿元" in page(staff, f"/ledger/?{asked}")
    text = page(staff, f"/ledger/?{asked}&as_of={day}", 404)
    assert "日时，台账里没有2024年1-7月的数" in text
    assert f"as_of={day}&amp;period=2024-01..2024-06" in text


@pytest.mark.parametrize("said_day", ["", "昨天", "2999-01-01", "2024-02-31"])
def test_home__no_day_that_is_over_is_now(staff: Client, said_day: str) -> None:
    text = page(staff, f"/ledger/?{ASKED}&as_of={said_day}")
    assert "9.6亿元" in text
    assert "日时的账" not in text


def test_home__today_is_now(staff: Client, day: str) -> None:
    assert "日时的账" not in page(staff, f"/ledger/?{ASKED}&as_of={timezone.localdate()}")
