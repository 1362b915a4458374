"""The second factor: asked for after the password, required of administrators, recovered, reset, not guessed."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from registry.people import engage
from taizhang.registry.models import AccountEvent
from taizhang.registry.roles import Role
from web.people import SECRET, code_for, give_factor, is_in, sign_in, with_password


@pytest.fixture(autouse=True)
def _no_attempts_before(db: None) -> None:
    cache.clear()


@pytest.fixture
def wang() -> User:
    return with_password(engage("wang", Role.REVIEWER))


@pytest.fixture
def admin() -> User:
    return with_password(engage("guanli", Role.ADMINISTRATOR))


def told(what: str) -> int:
    return AccountEvent.objects.filter(what=what).count()


def test_factor__set_up_and_asked_for(wang: User, django_capture_on_commit_callbacks: Any) -> None:
    client = sign_in("wang")
    page = client.get("/second-factor/totp/activate/").content.decode()
    secret = re.search(r'id="secret">([A-Z2-7]+)<', page)
    assert secret is not None and "data:image/svg+xml" in page
    wrong = client.post("/second-factor/totp/activate/", {"code": "000000"})
    assert wrong.status_code == 200 and "验证码不对" in wrong.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post("/second-factor/totp/activate/", {"code": code_for(secret[1])}, follow=True)
    codes = re.findall(r"<li>(\d+)</li>", done.content.decode())
    assert len(codes) == 10 and told("启用两步验证") == 1
    assert not re.search(rf">{codes[0]}<", client.get("/second-factor/recovery-codes/").content.decode())
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret[1] not in kept and codes[0] not in kept
    other = sign_in("wang")
    assert not is_in(other)
    assert other.post("/second-factor/authenticate/", {"code": codes[0]}).status_code == 302
    assert is_in(other)
    third = sign_in("wang")
    third.post("/second-factor/authenticate/", {"code": codes[0]})
    assert not is_in(third), "a recovery code opens once"


def test_factor__a_code_opens_once(wang: User) -> None:
    give_factor(wang)
    code = code_for()
    first, second = sign_in("wang"), sign_in("wang")
    for client in (first, second):
        client.post("/second-factor/authenticate/", {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)
    cache.delete(f"allauth.mfa.totp.used?user={wang.pk}&code={code}")  # what is forgotten after one period
    third = sign_in("wang")
    third.post("/second-factor/authenticate/", {"code": code})
    assert not is_in(third)


def test_factor__leads_on_to_where_one_was_going(wang: User) -> None:
    give_factor(wang)
    client = sign_in("wang", next="/catalogue/")
    assert client.post("/second-factor/authenticate/", {"code": code_for()})["Location"] == "/catalogue/"


def test_factor__half_way_in_opens_nothing(wang: User) -> None:
    give_factor(wang)
    client = sign_in("wang")
    for address in (
        "/ledger/",
        "/api/forms",
        "/second-factor/",
        "/second-factor/totp/deactivate/",
        "/password/",
    ):
        assert client.get(address).status_code in {302, 401}, address
    assert Authenticator.objects.filter(user=wang).exists()


def test_factor__is_not_guessed(wang: User) -> None:
    give_factor(wang)
    client = sign_in("wang")
    for _ in range(5):
        client.post("/second-factor/authenticate/", {"code": "123456"})
    client.post("/second-factor/authenticate/", {"code": code_for()})
    assert not is_in(client), "the right one comes too late"
    again = sign_in("wang")
    again.post("/second-factor/authenticate/", {"code": code_for()})
    assert not is_in(again), "a new session does not begin the count anew"
    assert told("验证码错误") == 5


def test_administrator__must_set_it_up_first(admin: User) -> None:
    client = sign_in("guanli")
    for address in ("/", "/accounts/", "/catalogue/", "/accounts/new/"):
        assert client.get(address)["Location"] == "/second-factor/totp/activate/", address
    assert client.post("/accounts/new/", {"username": "xin"}).status_code == 302
    assert "必须先启用两步验证" in client.get("/second-factor/totp/activate/").content.decode()
    assert client.get("/password/").status_code == 200
    give_factor(admin)
    assert client.get("/accounts/").status_code == 200


def test_administrator__with_figures_is_told_in_json(admin: User) -> None:
    engage("guanli", Role.HANDLER)
    assert sign_in("guanli").get("/api/forms").json()["message"] == "系统管理员要先启用两步验证"


def test_administrator__cannot_put_it_off(admin: User, settings: Settings) -> None:
    give_factor(admin)
    client = sign_in("guanli")
    client.post("/second-factor/authenticate/", {"code": code_for()})
    client.post("/second-factor/totp/deactivate/")
    assert Authenticator.objects.filter(user=admin).exists()
    settings.ADMIN_TOTP = False
    client.post("/second-factor/totp/deactivate/")
    assert not Authenticator.objects.filter(user=admin).exists()


def test_administrator__of_the_demo_is_told_that_it_is_relaxed(admin: User, settings: Settings) -> None:
    settings.ADMIN_TOTP = False
    assert "这里是演示：没有要求" in sign_in("guanli").get("/accounts/").content.decode()


def test_factor__reset_by_another_administrator(admin: User, wang: User) -> None:
    for user in (admin, wang):
        give_factor(user)
    client = sign_in("guanli")
    client.post("/second-factor/authenticate/", {"code": code_for()})
    assert client.post(f"/accounts/{admin.pk}/factor/", {"reason": "我自己"}).status_code == 409
    assert client.post(f"/accounts/{wang.pk}/factor/", {"reason": ""}).status_code == 409
    assert client.post(f"/accounts/{wang.pk}/factor/", {"reason": "手机丢了"}).status_code == 302
    assert told("重置两步验证") == 1 and is_in(sign_in("wang"))


def test_factor__changed_only_after_the_password_once_more(wang: User) -> None:
    """A browser left open is not enough to take the second factor off or to see new recovery codes."""
    give_factor(wang)
    client = sign_in("wang")
    client.post("/second-factor/authenticate/", {"code": code_for()})
    session = client.session
    session["account_authentication_methods"] = [
        {**each, "at": each["at"] - 1000} for each in session["account_authentication_methods"]
    ]
    session.save()
    for address in ("/second-factor/totp/deactivate/", "/second-factor/recovery-codes/generate/"):
        asked = client.post(address)
        assert asked["Location"].startswith("/again/?next=") or asked["Location"].startswith(
            "/second-factor/re"
        )
    assert Authenticator.objects.filter(user=wang).exists()


def test_secret__unreadable_after_the_key_was_changed(wang: User, settings: Settings) -> None:
    give_factor(wang)
    settings.SECRET_KEY = "another"
    client = sign_in("wang")
    answer = client.post("/second-factor/authenticate/", {"code": code_for(SECRET)})
    assert answer.status_code == 200 and "验证码不对" in answer.content.decode()


def test_pages__have_no_english(wang: User) -> None:
    client = sign_in("wang")
    addresses = ["/second-factor/", "/second-factor/totp/activate/", "/password/"]
    give_factor(wang)
    addresses += ["/second-factor/totp/deactivate/", "/second-factor/recovery-codes/generate/"]
    pages = [client.get(address, follow=True) for address in addresses]
    half = sign_in("wang")
    pages += [
        half.get("/second-factor/authenticate/"),
        half.post("/second-factor/authenticate/", {"code": ""}),
    ]
    pages += [
        Client().get(address)
        for address in ("/login/", "/activate/", "/login/switched-off/", "/service/failed/")
    ]
    for page in pages:
        body = page.content.decode().partition("<body")[2].partition(">\n")[2].replace("wang", "")
        words = re.findall(
            r"\b[A-Za-z]{4,}\b", re.sub(r"<[^>]*>|TOTP|password 之类|TAIZHANG\w+|[A-Z2-7]{16,}", " ", body)
        )
        assert words == [], page.request["PATH_INFO"]
