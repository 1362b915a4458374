"""The pages of closing: what they show, what they refuse, what they write."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from reports.office import LANHU, Office, office, said
from taizhang.kernel import Period
from taizhang.ledger import queries
from taizhang.ledger.standing import standing

__all__ = ["office"]
JULY = Period(2024, 1, 7)
PAGE = "/ledger/closing/2024-07/"


@pytest.fixture(autouse=True)
def _without_a_second_factor(settings: Settings) -> None:
    """Of an administrator; asking for it has tests of its own."""
    settings.ADMIN_TOTP = False


def entered(office: Office) -> Client:
    client = Client()
    client.force_login(office.writer)
    office.record(said(LANHU, "output", 350_000_000, 360_000, JULY))
    return client


def test_index__months_and_what_was_closed(office: Office) -> None:
    text = entered(office).get("/ledger/closing/").content.decode()
    assert text.index("2024年7月") < text.index("未关账") < text.index("2024年6月") < text.index("已关账")
    assert "先关" in text


def test_close__asks_for_a_reason_and_keeps_it(office: Office) -> None:
    client = entered(office)
    text = client.get(PAGE).content.decode()
    assert "1／3" in text
    assert "远航电池材料" in text
    assert "必填，人人可见" in text
    refused = client.post(f"{PAGE}close/", {"reason": ""})
    assert refused.status_code == 409
    assert "没有关账" in refused.content.decode()
    assert not queries.is_closed(JULY)
    done = client.post(f"{PAGE}close/", {"reason": "两家停产"}, follow=True)
    text = done.content.decode()
    assert "2024年7月已关账，应报3家、已报1家。" in text
    assert "1／3" in text  # in the record
    assert queries.closes()[0].reason == "两家停产"
    text = client.get(PAGE).content.decode()
    assert 'id="reason"' not in text
    assert "当时应报3家、已报1家；原因：两家停产。" in text


def test_explain__beside_the_finding(office: Office) -> None:
    client = entered(office)
    told = standing(JULY.month(), office.catalogue).open[0]
    assert told.finding.message in client.get(PAGE).content.decode()
    asked = {"respondent": told.respondent, "rule": told.finding.code, "form": told.form}
    empty = client.post(f"{PAGE}explain/", {**asked, "text": ""})
    assert (empty.status_code, "说明是空的" in empty.content.decode()) == (409, True)
    done = client.post(f"{PAGE}explain/", {**asked, "text": "确实如此。"}, follow=True)
    assert "说明：确实如此。" in done.content.decode()


def test_reopen__with_a_reason(office: Office) -> None:
    client, june = entered(office), "/ledger/closing/2024-06/"
    assert "重新开账" in client.get(june).content.decode()
    assert "重新开账</button>" not in client.get(PAGE).content.decode()  # July is open
    refused = client.post(f"{june}reopen/", {"reason": " "})
    assert (refused.status_code, "没有开账：重新开账要写明原因" in refused.content.decode()) == (409, True)
    done = client.post(f"{june}reopen/", {"reason": "漏计二车间"}, follow=True)
    assert "2024年6月已重新开账" in done.content.decode()
    assert not queries.is_closed(Period(2024, 6, 6))
    assert (queries.closes()[0].closed, queries.closes()[0].reason) == (False, "漏计二车间")
    client.force_login(User.objects.create_user("qiye"))
    assert client.post(f"{june}reopen/", {"reason": "试"}).status_code == 403


def test_show__no_month(office: Office) -> None:
    assert entered(office).get("/ledger/closing/9月/").status_code == 404


def test_close__only_staff(office: Office) -> None:
    client = entered(office)
    client.force_login(User.objects.create_user("qiye"))
    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}close/", {"reason": "试"}).status_code == 403
    assert not queries.is_closed(JULY)
