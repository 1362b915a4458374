"""Who only reads: leaders and auditors see the park's pages whole, and nothing there lets them change anything."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from registry.people import engage
from reports.office import Office, office
from taizhang.kernel import Period
from taizhang.ledger.actions import period_reopen
from taizhang.registry.park import catalogue
from taizhang.registry.roles import Role
from taizhang.reports.actions import report_issue

__all__ = ["office"]
PAGES = (
    "/ledger/",
    "/ledger/closing/2024-06/",
    "/reports/",
    "/reports/quarterly/2024-01..2024-06/",
    "/api/forms",
)


@pytest.fixture(params=[Role.LEADER, Role.PATRON, Role.AUDITOR])
def reader(request: pytest.FixtureRequest, office: Office) -> User:
    return engage("kan", request.param)


def test_reader__sees_the_park(reader: User) -> None:
    client = Client()
    client.force_login(reader, "django.contrib.auth.backends.ModelBackend")
    for address in PAGES:
        page = client.get(address)
        assert page.status_code == 200, address
        assert "只有园区" not in page.content.decode(), address


def test_reader__changes_nothing(reader: User, office: Office) -> None:
    client = Client()
    client.force_login(reader, "django.contrib.auth.backends.ModelBackend")
    for address in (
        "/ledger/closing/2024-06/close/",
        "/ledger/closing/2024-06/explain/",
        f"{PAGES[3]}issue/",
    ):
        assert client.post(address, {"reason": "试"}).status_code == 403, address
    half = Period(2024, 1, 6)
    reopened = period_reopen(actor=reader, period=Period(2024, 6, 6), reason="试")
    issued = report_issue(outline="quarterly", period=half, actor=reader, catalogue=catalogue())
    assert "not-allowed" in {each.code for each in reopened.findings}
    assert "report-not-allowed" in {each.code for each in issued.findings} and issued.number is None


def test_handler__writes_no_report_out(office: Office) -> None:
    issued = report_issue(
        outline="quarterly", period=Period(2024, 1, 6), actor=engage("jing", Role.HANDLER, "economy"),
        catalogue=catalogue(),
    )  # fmt: skip
    assert [each.code for each in issued.findings] == ["report-not-allowed"]
