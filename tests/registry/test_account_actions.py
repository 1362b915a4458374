"""Accounts: made all or none, given roles from a day on, switched off; what is refused, and that each deed leaves a line."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from registry.people import engage
from registry.small_park import LANHU, XINYA, YUANHANG
from taizhang.catalogue.model import Catalogue
from taizhang.registry import account_actions as actions
from taizhang.registry import account_queries as queries
from taizhang.registry import chain
from taizhang.registry.account_actions import Done, NewAccount, NewRole
from taizhang.registry.account_events import By, What
from taizhang.registry.models import AccountEvent, Appointment, RoleGrant
from taizhang.registry.roles import Role, access_of, roles_of

TODAY = timezone.localdate()
ADDRESS = "10.1.2.3"


@pytest.fixture
def boss(park: Catalogue) -> By:
    return By(engage("guanli", Role.ADMINISTRATOR), ADDRESS)


def made(boss: By, **given: Any) -> Done:
    usual = {
        "username": "limei",
        "name": "李梅",
        "roles": (NewRole(Role.HANDLER, "finance"),),
        "reason": "到岗",
    }
    return actions.account_create(by=boss, new=NewAccount(**(usual | given)))


def codes(done: Done) -> list[str]:
    return [each.code for each in done.findings]


def lines() -> list[tuple[str, str, str]]:
    rows = AccountEvent.objects.order_by("number").select_related("actor", "user")
    return [(row.what, row.actor.username if row.actor else "", row.address) for row in rows]


def test_create__with_roles_and_enterprises(boss: By) -> None:
    done = made(boss, username=" ＬiMei ", name=" 李梅 ", respondents=(YUANHANG, LANHU, YUANHANG))
    assert not done.refused
    user = User.objects.get(username="LiMei")
    assert (
        done.user == user and user.first_name == "李梅" and user.is_staff and not user.has_usable_password()
    )
    assert roles_of(user) == {Role.HANDLER, Role.CLERK}
    assert [each.code for each in access_of(user).clerk_of] == sorted([YUANHANG, LANHU])
    assert lines() == [
        ("新建账号", "guanli", ADDRESS),
        ("授予角色", "guanli", ADDRESS),
        ("指定填报", "guanli", ADDRESS),
        ("指定填报", "guanli", ADDRESS),
    ]
    assert chain.verify(AccountEvent) == chain.verify(RoleGrant) == chain.verify(Appointment) == ()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"username": "李 梅"}, "username-malformed"),
        ({"username": "<script>"}, "username-malformed"),
        ({"username": "a"}, "username-malformed"),
        ({"username": "GUANLI"}, "username-taken"),
        ({"name": "  "}, "name-malformed"),
        ({"name": "李\u202e梅"}, "name-malformed"),
        ({"name": "梅" * 31}, "name-malformed"),
        ({"roles": (NewRole(Role.CLERK),)}, "role-by-enterprise"),
        ({"roles": (NewRole(Role.HANDLER, "nowhere"),)}, "department-unknown"),
        ({"roles": (NewRole(Role.AUDITOR, "finance"),)}, "role-without-department"),
        ({"roles": ()}, "nothing-to-do"),
        ({"respondents": ("91999901",)}, "unknown-respondent"),
        ({"respondents": ("finance",)}, "respondent-department"),
        ({"reason": " "}, "reason-missing"),
        ({"reason": "因" * 401}, "reason-long"),
        ({"since": date(1999, 1, 1)}, "day-far"),
    ],
)
def test_create__refuses(boss: By, given: dict[str, Any], code: str) -> None:
    assert code in codes(made(boss, **given))
    assert User.objects.filter(first_name="李梅").count() == 0 and AccountEvent.objects.count() == 0


def test_create__several_all_or_none(boss: By) -> None:
    good = NewAccount("yi", "甲", (NewRole(Role.LEADER),), reason="到岗")
    twice = NewAccount("YI", "乙", (NewRole(Role.LEADER),), reason="到岗")
    assert codes(actions.accounts_create(by=boss, accounts=(good, twice))) == ["username-taken"]
    assert not User.objects.filter(username__iexact="yi").exists()


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.ADMINISTRATOR, Role.CLERK}])
def test_deeds__are_for_administrators(boss: By, role: Role) -> None:
    other, target = By(engage("bieren", role)), made(boss).user
    assert target is not None
    new, given = NewRole(Role.ADMINISTRATOR), {"since": TODAY, "reason": "我要"}
    done = [
        actions.account_create(by=other, new=NewAccount("xin", "新人", (new,), reason="我要")),
        actions.account_rename(by=other, user=target, name="别名"),
        actions.account_switch_off(by=other, user=target, reason="我要"),
        actions.role_grant(by=other, user=other.user or target, role=new, **given),
        actions.role_withdraw(by=other, user=target, role=NewRole(Role.HANDLER, "finance"), **given),
        actions.clerk_appoint(by=other, user=target, respondent=YUANHANG, **given),
        actions.roles_keep(by=other, user=target),
        actions.account_rename(by=By(None), user=target, name="别名"),
    ]
    assert [codes(each)[0] for each in done] == ["not-allowed"] * len(done)


def test_switch_off__and_on(boss: By) -> None:
    user = made(boss).user
    assert user is not None
    assert codes(actions.account_switch_off(by=boss, user=user, reason="")) == ["reason-missing"]
    assert not actions.account_switch_off(by=boss, user=user, reason="离职").refused
    assert roles_of(User.objects.get(pk=user.pk)) == frozenset()
    assert codes(actions.account_switch_off(by=boss, user=user, reason="离职")) == ["no-change"]
    withdrawn = actions.role_withdraw(
        by=boss, user=user, role=NewRole(Role.HANDLER, "finance"), since=TODAY, reason="离职"
    )
    assert not withdrawn.refused, "roles of an account that is off can be put in order, too"
    assert not actions.account_switch_on(by=boss, user=user, reason="返聘").refused
    assert roles_of(User.objects.get(pk=user.pk)) == frozenset()


def test_last_administrator__stays(boss: By) -> None:
    admin = boss.user
    assert admin is not None
    second = engage("fuguanli", Role.ADMINISTRATOR)
    mine = {"role": NewRole(Role.ADMINISTRATOR), "since": TODAY, "reason": "调岗"}
    assert codes(actions.account_switch_off(by=boss, user=admin, reason="离职")) == ["oneself"]
    assert codes(actions.role_withdraw(by=boss, user=admin, **mine)) == ["oneself"]
    assert not actions.role_withdraw(by=boss, user=second, **mine).refused
    assert second.is_superuser is False
    leaver = By(second)
    assert codes(actions.account_switch_off(by=leaver, user=admin, reason="离职"))[0] == "not-allowed"
    third = engage("san", Role.ADMINISTRATOR, since=TODAY + timedelta(days=30))
    found = codes(actions.account_switch_off(by=By(third), user=admin, reason="离职"))
    assert found == ["not-allowed", "last-administrator"], "one who begins in a month is none today"


def test_last_administrator__switched_off_ones_do_not_count(boss: By) -> None:
    second = engage("fuguanli", Role.ADMINISTRATOR)
    assert not actions.account_switch_off(by=boss, user=second, reason="离职").refused
    off = User.objects.get(username="fuguanli")
    admin = boss.user
    assert admin is not None and not off.is_active
    assert "last-administrator" in codes(actions.account_switch_off(by=By(off), user=admin, reason="报复"))


def test_grant_and_withdraw__from_a_day_on(boss: By) -> None:
    user = made(boss).user
    assert user is not None
    role = NewRole(Role.REVIEWER, "economy")
    later = TODAY + timedelta(days=10)
    assert not actions.role_grant(by=boss, user=user, role=role, since=later, reason="轮岗").refused
    assert Role.REVIEWER not in roles_of(user) and Role.REVIEWER in access_of(user, later).roles
    assert [each.said for each in queries.coming(user)] == ["任经济部·部门审核"]
    assert codes(actions.role_grant(by=boss, user=user, role=role, since=later, reason="轮岗")) == [
        "no-change"
    ]
    gone = actions.role_withdraw(by=boss, user=user, role=role, since=later, reason="不轮了")
    assert not gone.refused and Role.REVIEWER not in access_of(user, later).roles
    assert codes(actions.role_withdraw(by=boss, user=user, role=role, since=TODAY, reason="再收")) == [
        "no-change"
    ]


def test_grant__writes_down_what_an_older_account_had(boss: By) -> None:
    old = User.objects.create_user("lao", is_staff=True)
    assert not actions.role_grant(
        by=boss, user=old, role=NewRole(Role.LEADER), since=TODAY, reason="提拔"
    ).refused
    assert roles_of(old) == {Role.HANDLER, Role.REVIEWER, Role.LEADER}
    for role in (Role.HANDLER, Role.REVIEWER):
        assert not actions.role_withdraw(
            by=boss, user=old, role=NewRole(role), since=TODAY, reason="提拔"
        ).refused
    assert roles_of(old) == {Role.LEADER} and old.is_staff is False


def test_roles_keep__once(boss: By) -> None:
    old = User.objects.create_user("lao", is_staff=True)
    for _ in range(2):
        actions.roles_keep(by=boss, user=old)
    assert RoleGrant.objects.filter(user=old).count() == 2 and roles_of(old) == {Role.HANDLER, Role.REVIEWER}


def test_appoint_and_dismiss__an_enterprise(boss: By) -> None:
    user = made(boss).user
    assert user is not None
    given = {"by": boss, "user": user, "respondent": XINYA, "since": TODAY, "reason": "接替"}
    assert not actions.clerk_appoint(**given).refused
    assert codes(actions.clerk_appoint(**given)) == ["no-change"]
    assert not actions.clerk_dismiss(**given).refused
    assert codes(actions.clerk_dismiss(**given)) == ["no-change"]
    assert codes(actions.clerk_appoint(**(given | {"respondent": "finance"}))) == ["respondent-department"]
    assert codes(actions.clerk_dismiss(**(given | {"respondent": "无"}))) == ["unknown-respondent"]


def test_accounts__searched_and_listed_in_few_queries(boss: By, django_assert_max_num_queries: Any) -> None:
    made(boss, respondents=(YUANHANG,))
    with django_assert_max_num_queries(4):
        found = queries.accounts("远航").object_list
    assert [(each.name, [role.said for role in each.roles]) for each in found] == [
        ("李梅", ["财务部·部门经办"])
    ]
    names = {
        search: [each.username for each in queries.accounts(search).object_list]
        for search in ("李", "LIM", "%", "x'")
    }
    assert names == {"李": ["limei"], "LIM": ["limei"], "%": [], "x'": []}
    assert [each.username for each in queries.accounts("l", state="waiting").object_list] == ["limei"]


def test_events__tell_who_to_whom_and_from_where(boss: By) -> None:
    user = made(boss, respondents=(YUANHANG,)).user
    assert user is not None
    newest, *_, first = queries.account_events(user)
    assert (first.what, first.actor, first.user) == (What.CREATED, "guanli", "李梅（limei）")
    assert (newest.what, newest.respondent, newest.address) == ("指定填报", "远航电池材料", ADDRESS)
    assert newest.detail == f"自{TODAY}起；到岗"
