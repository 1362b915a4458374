"""What roles allow: each role, own and other respondents, from a day on, in one department or all."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from registry.people import engage
from registry.small_park import LANHU, YUANHANG, make_catalogue, make_form
from taizhang.catalogue.model import Catalogue
from taizhang.registry import chain, queries, roles
from taizhang.registry.actions import reporter_appoint, reporter_dismiss
from taizhang.registry.models import RoleGrant
from taizhang.registry.roles import ALLOWED, Deed, Role, access_of, may

TODAY = timezone.localdate()


def test_allowed__says_something_of_every_role_and_every_deed() -> None:
    assert set(ALLOWED) == set(Role) == set(roles.NAMES)
    assert frozenset[Deed]().union(*ALLOWED.values()) == set(Deed)
    assert [role.chinese for role in (Role.CLERK, Role.AUDITOR)] == ["企业填报员", "审计员"]


def test_allowed__readers_change_nothing() -> None:
    seeing = {Deed.SEE_ALL, Deed.SEE_DEPARTMENT}
    assert ALLOWED[Role.AUDITOR] == seeing | {Deed.AUDIT}
    assert ALLOWED[Role.LEADER] == ALLOWED[Role.PATRON] == seeing | {Deed.PROOFREAD}
    assert Deed.SEE_ALL not in ALLOWED[Role.ADMINISTRATOR]


def test_roles_of__nobody(park: Catalogue) -> None:
    off = engage("lizhi", Role.REVIEWER)
    off.is_active = False
    assert roles.roles_of(AnonymousUser()) == roles.roles_of(off) == frozenset()


def test_clerk__reports_and_sees_only_its_own(clerk: User, park: Catalogue) -> None:
    user = User.objects.create_user("qiye")
    assert not may(user, Deed.REPORT)
    for code in (YUANHANG, LANHU):
        reporter_appoint(actor=clerk, user=user, respondent=code)
    reporter_dismiss(actor=clerk, user=user, respondent=LANHU)
    access = access_of(user)
    assert access.roles == {Role.CLERK}
    assert [each.name for each in roles.respondents_of(user)] == ["远航电池材料"]
    assert (
        access.may(Deed.REPORT) and access.may(Deed.REPORT, YUANHANG) and access.may(Deed.EXPLAIN, YUANHANG)
    )
    assert not (access.may(Deed.REPORT, LANHU) or access.may(Deed.EXPLAIN, LANHU) or access.may(Deed.SEE_ALL))
    assert access.may_see(YUANHANG) and not access.may_see(LANHU)
    assert not access.may(Deed.APPROVE) and not access.may(Deed.FIRST_REVIEW, department="economy")


def test_handler__reviews_and_reports_in_its_department(park: Catalogue) -> None:
    user = engage("caiwu", Role.HANDLER, "finance")
    assert [each.code for each in roles.departments_of(user)] == ["finance"]
    assert [each.code for each in roles.respondents_of(user)] == ["finance"]
    assert may(user, Deed.REPORT, "finance") and not may(user, Deed.REPORT, "economy")
    assert not may(user, Deed.REPORT, YUANHANG)
    assert may(user, Deed.FIRST_REVIEW, department="finance")
    assert not may(user, Deed.FIRST_REVIEW, department="economy")
    assert may(user, Deed.SEE_ALL) and may(user, Deed.EXPLAIN, YUANHANG)
    assert not may(user, Deed.APPROVE, department="finance")


def test_reviewer__of_statistics_closes(park: Catalogue) -> None:
    finance, economy = engage("a", Role.REVIEWER, "finance"), engage("b", Role.REVIEWER, "economy")
    assert may(economy, Deed.CLOSE) and not may(finance, Deed.CLOSE)
    assert may(finance, Deed.APPROVE, department="finance") and not may(
        finance, Deed.APPROVE, department="economy"
    )
    assert may(engage("c", Role.REVIEWER), Deed.CLOSE)


def test_handler__of_all_departments_reports_for_each(park: Catalogue) -> None:
    user = engage("quan", Role.HANDLER)
    assert [each.code for each in roles.respondents_of(user)] == ["economy", "finance"]
    assert roles.departments_of(user) == ()
    assert not may(user, Deed.REPORT, YUANHANG)


def test_access_of__counts_from_the_day_that_was_said(park: Catalogue) -> None:
    user = engage("wang", Role.HANDLER, "finance", since=date(2026, 3, 1))
    engage("wang", Role.HANDLER, "finance", since=date(2026, 9, 1), granted=False)
    days = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2026, 9, 1))
    assert [access_of(user, day).roles for day in days] == [set(), {Role.HANDLER}, {Role.HANDLER}, set()]


def test_clerk_of__counts_from_the_day_that_was_said(clerk: User, park: Catalogue) -> None:
    user = User.objects.create_user("qiye")
    tomorrow = TODAY + timedelta(days=1)
    done = reporter_appoint(actor=clerk, user=user, respondent=YUANHANG, since=tomorrow, reason="接替前任")
    assert done.done == 1
    assert roles.clerk_of(user) == () and queries.reports_for(user) == frozenset()
    assert [each.code for each in roles.clerk_of(user, tomorrow)] == [YUANHANG]


@pytest.mark.parametrize(
    ("staff", "superuser", "expected"),
    [
        (False, False, set()),
        (True, False, {Role.HANDLER, Role.REVIEWER}),
        (False, True, {Role.ADMINISTRATOR}),
    ],
)
def test_roles_of__accounts_from_before_roles(
    park: Catalogue, staff: bool, superuser: bool, expected: set[Role]
) -> None:
    user = User.objects.create_user("lao", is_staff=staff, is_superuser=superuser)
    assert roles.roles_of(user) == expected
    engage("lao", Role.AUDITOR, granted=False)
    assert roles.roles_of(user) == set(), "whatever is said of roles replaces what was before"


def test_reviewing_department__whoever_fills_it_in_else_statistics() -> None:
    house = make_catalogue().house
    filled_by = ("财务部", "企业", "项目", "全市")
    found = [roles.reviewing_department(make_form("x", each, ["tax"]), house) for each in filled_by]
    assert found == ["finance", "economy", "economy", "economy"]


def test_grants__are_chained(park: Catalogue) -> None:
    engage("wang", Role.HANDLER, "finance")
    engage("wang", Role.LEADER)
    assert RoleGrant.objects.count() == 2
    assert chain.verify(RoleGrant) == ()
