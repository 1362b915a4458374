"""The record of accounts: from which address, in a chain, and nothing that a long text could break."""

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from taizhang.registry import account_queries as queries
from taizhang.registry import chain
from taizhang.registry.account_events import MOST_DETAIL, By, What, address_of, event_record
from taizhang.registry.models import AccountEvent


@pytest.mark.parametrize(
    ("behind", "forwarded", "expected"),
    [(False, "1.2.3.4", "10.0.0.7"), (True, "6.6.6.6, 1.2.3.4", "1.2.3.4"), (True, "", "10.0.0.7")],
)
def test_address__is_only_what_the_nearest_proxy_says(
    settings: Settings, behind: bool, forwarded: str, expected: str
) -> None:
    settings.BEHIND_PROXY = behind
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.7", HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == expected


def test_record__chained_and_read_back(db: None) -> None:
    user = User.objects.create_user("limei", first_name="李梅")
    event_record(what=What.CREATED, by=By(user, "10.1.2.3"), user=user, detail="字" * 1000)
    event_record(what=What.LOCKED_OUT, by=By(None), user=None)
    newest, first = queries.events()
    assert (newest.what, newest.actor, newest.user, newest.address) == ("锁定", "", "", "")
    assert (first.actor, len(first.detail), first.address) == ("李梅（limei）", MOST_DETAIL, "10.1.2.3")
    assert chain.verify(AccountEvent) == ()


def test_events__between_two_moments(db: None) -> None:
    first = event_record(what=What.SIGNED_IN, by=By(None), user=None)
    second = event_record(what=What.SIGNED_OUT, by=By(None), user=None)
    assert [each.what for each in queries.events(since=second)] == ["退出"]
    assert [each.what for each in queries.events(since=first, until=second)] == ["登录"]
