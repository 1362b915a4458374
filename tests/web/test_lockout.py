"""Guessing at passwords: five wrong ones, and the account waits for a quarter of an hour."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

PASSWORD = "yunling-2024"


@pytest.fixture
def wang(db: None) -> User:
    return User.objects.create_user("wang", password=PASSWORD, is_staff=True)


def tried(client: Client, password: str, name: str = "wang") -> tuple[int, str]:
    response = client.post("/login/", {"username": name, "password": password})
    return response.status_code, response.content.decode()


def locked(client: Client) -> None:
    for _ in range(5):
        tried(client, "wrong-2024")


def test_lockout__the_fifth_failure_shows_the_page(wang: User, client: Client) -> None:
    for left in range(4, 0, -1):
        status, page = tried(client, "wrong-2024")
        assert (status, "用户名或密码不对" in page) == (200, True), left
    status, page = tried(client, "wrong-2024")
    assert status == 429
    assert "暂时不能登录" in page
    assert "15 分钟内不能登录" in page


def test_lockout__holds_against_the_right_password(wang: User, client: Client) -> None:
    locked(client)
    assert tried(client, PASSWORD)[0] == 429
    assert tried(Client(), PASSWORD)[0] == 429


def test_lockout__four_failures_are_forgiven(wang: User, client: Client) -> None:
    for _ in range(2):
        for _ in range(4):
            tried(client, "wrong-2024")
        assert tried(client, PASSWORD)[0] == 302


def test_lockout__of_one_account_leaves_others_alone(wang: User, client: Client) -> None:
    User.objects.create_user("li", password=PASSWORD)
    locked(client)
    assert tried(client, PASSWORD, "li")[0] == 302


def test_lockout__ends(wang: User, client: Client) -> None:
    locked(client)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert tried(client, PASSWORD)[0] == 302


def test_lockout__names_that_do_not_exist_tell_nothing(wang: User, client: Client) -> None:
    """An unknown name reads the same and is locked the same, so that names cannot be found out."""
    known, unknown = (tried(client, "wrong-2024", name)[1] for name in ("wang", "nobody"))
    assert "用户名或密码不对" in known
    assert "用户名或密码不对" in unknown
    for _ in range(4):
        status, _ = tried(client, "wrong-2024", "nobody")
    assert status == 429
