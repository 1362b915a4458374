"""One-time codes: good once, for a time, for one account; what is kept of them; passwords that are refused."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from registry.people import engage
from taizhang.catalogue.model import Catalogue
from taizhang.registry.account_actions import account_switch_off
from taizhang.registry.account_codes import (
    ALPHABET,
    account_rescue,
    code_issue,
    code_of,
    code_use,
    read,
    spoken,
)
from taizhang.registry.account_events import By
from taizhang.registry.models import AccountEvent, SignInCode
from taizhang.registry.roles import Role

GOOD = "yunling-2026"


@pytest.fixture
def boss(park: Catalogue) -> By:
    return By(engage("guanli", Role.ADMINISTRATOR), "10.1.2.3")


@pytest.fixture
def li(boss: By) -> User:
    user = engage("limei", Role.HANDLER, "finance")
    user.set_password("jiude-2024")
    user.save()
    return user


@given(code=st.text(alphabet=ALPHABET, min_size=12, max_size=12))
def test_read__what_was_spoken(code: str) -> None:
    assert read(spoken(code)) == code
    assert read(f"  {spoken(code).lower()} ") == code


def test_code__sets_the_password_once(boss: By, li: User) -> None:
    issued = code_issue(by=boss, user=li)
    assert not User.objects.get(pk=li.pk).has_usable_password(), "the old password is worthless at once"
    assert code_of(spoken(issued.code)) == li
    user, found = code_use(text=spoken(issued.code), password=GOOD, address="10.1.2.9")
    assert user == li and found == () and User.objects.get(pk=li.pk).check_password(GOOD)
    again, refused = code_use(text=issued.code, password="biede-2026")
    assert again is None and [each.code for each in refused] == ["code-worthless"]
    assert User.objects.get(pk=li.pk).check_password(GOOD)
    used = AccountEvent.objects.get(what="凭码设密码")
    assert (used.actor, used.user, used.address) == (li, li, "10.1.2.9")


def test_code__only_a_keyed_hash_is_kept(boss: By, li: User, settings: Settings) -> None:
    issued = code_issue(by=boss, user=li)
    row = SignInCode.objects.get()
    everything = " ".join(
        str(value) for value in (*row.__dict__.values(), *AccountEvent.objects.values_list())
    )
    assert issued.code not in everything and spoken(issued.code) not in everything
    settings.SECRET_KEY = "another"
    assert code_of(issued.code) is None


def test_code__expires(boss: By, li: User, settings: Settings) -> None:
    settings.CODE_HOURS = 5
    issued = code_issue(by=boss, user=li)
    assert issued.expires_at is not None
    assert timedelta(hours=4) < issued.expires_at - timezone.now() <= timedelta(hours=5)
    SignInCode.objects.update(expires_at=timezone.now())
    assert code_of(issued.code) is None and code_use(text=issued.code, password=GOOD)[0] is None


def test_code__a_new_one_makes_the_old_worthless(boss: By, li: User) -> None:
    first, second = code_issue(by=boss, user=li), code_issue(by=boss, user=li)
    assert (code_of(first.code), code_of(second.code)) == (None, li)


def test_code__opens_one_account_only(boss: By, li: User) -> None:
    zhao = engage("zhao", Role.LEADER)
    mine, others = code_issue(by=boss, user=li), code_issue(by=boss, user=zhao)
    assert code_use(text=mine.code, password=GOOD)[0] == li
    assert not User.objects.get(pk=zhao.pk).check_password(GOOD) and code_of(others.code) == zhao


def test_code__not_for_an_account_that_is_off(boss: By, li: User) -> None:
    issued = code_issue(by=boss, user=li)
    account_switch_off(by=boss, user=li, reason="离职")
    assert code_of(issued.code) is None and code_use(text=issued.code, password=GOOD)[0] is None
    assert [each.code for each in code_issue(by=boss, user=User.objects.get(pk=li.pk)).findings] == [
        "switched-off"
    ]


def test_code__made_by_administrators_only(li: User, boss: By) -> None:
    assert [each.code for each in code_issue(by=By(li), user=li).findings] == ["not-allowed"]
    assert SignInCode.objects.count() == 0 and User.objects.get(pk=li.pk).check_password("jiude-2024")


@pytest.mark.parametrize("text", ["", "K7QF", "x" * 5000, "' OR 1=1 --", "\x00"])
def test_code__nonsense_opens_nothing(boss: By, li: User, text: str) -> None:
    code_issue(by=boss, user=li)
    assert code_of(text) is None
    assert [each.code for each in code_use(text=text, password=GOOD)[1]] == ["code-worthless"]


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("ab1", "至少"),
        ("12345678", "字母"),
        ("yunlingyuanqu", "字母和数字都要有"),
        ("limei2026", "相似"),
        ("password1", "太常见"),
    ],
)
def test_code__weak_passwords_are_refused_and_spend_nothing(
    boss: By, li: User, password: str, says: str
) -> None:
    issued = code_issue(by=boss, user=li)
    user, found = code_use(text=issued.code, password=password)
    said = "".join(each.message for each in found)
    assert user is None and says in said, said
    assert code_of(issued.code) == li


def test_rescue__from_the_server(boss: By, li: User) -> None:
    issued = account_rescue(user=li)
    assert code_use(text=issued.code, password=GOOD)[0] == li
    made = AccountEvent.objects.get(what="发一次性码")
    assert (made.actor, made.user, made.address) == (None, li, "服务器命令行")
    account_switch_off(by=boss, user=li, reason="离职")
    assert [each.code for each in account_rescue(user=User.objects.get(pk=li.pk)).findings] == [
        "switched-off"
    ]
