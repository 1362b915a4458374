from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from registry.small_park import LANHU, XINYA, YUANHANG
from taizhang.catalogue.model import Catalogue
from taizhang.registry import queries
from taizhang.registry.actions import (
    Closing,
    NewMembership,
    NewRespondent,
    membership_close,
    membership_open,
    memberships_close,
    memberships_open,
    reporter_appoint,
    reporter_dismiss,
    respondent_register,
    respondent_rename,
    respondents_register,
)
from taizhang.registry.credit_code import complete
from taizhang.registry.intake import CANCELLED
from taizhang.registry.models import Appointment

NEW = NewRespondent("", "星海新材", "enterprise", 202409, complete("91999901MA0000H4"))


def codes(findings: object) -> list[str]:
    return [finding.code for finding in findings]  # type: ignore[attr-defined]


def test_respondent_register__opens_its_life(clerk: User) -> None:
    assert respondent_register(actor=clerk, respondent=NEW).done == 1
    found = queries.respondent("星海新材")
    assert found is not None and found.code == NEW.credit_code
    (life,) = queries.memberships(found.code)
    assert (life.dimension, life.member, life.since, life.until) == ("park", "", 202409, queries.OPEN)


def test_respondent_register__outside_source_lives_in_the_city(clerk: User) -> None:
    assert (
        respondent_register(actor=clerk, respondent=NewRespondent("city", "全市", "outside", 202201)).done
        == 1
    )
    assert [life.dimension for life in queries.memberships("city")] == ["city"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "firm"}, "kind-unknown"),
        ({"code": "有 空格"}, "code-malformed"),
        ({"name": " "}, "name-malformed"),
        ({"since": 202413}, "month-malformed"),
        ({"code": "x", "credit_code": ""}, "credit-code-missing"),
        ({"credit_code": "91350100M000100Y44"}, "credit-code-invalid"),
    ],
)
def test_respondent_register__refused(clerk: User, change: dict[str, object], code: str) -> None:
    outcome = respondent_register(actor=clerk, respondent=replace(NEW, **change))  # type: ignore[arg-type]
    assert outcome.done == 0 and outcome.refused
    assert codes(outcome.findings) == [code]
    assert queries.respondents() == ()


def test_respondents_register__all_or_nothing(clerk: User, park: Catalogue) -> None:
    before = len(queries.respondents())
    again = NewRespondent("", "远航电池材料", "enterprise", 202409, YUANHANG)
    outcome = respondents_register(actor=clerk, respondents=[NEW, again])
    assert codes(outcome.findings) == ["registered-twice"] * 3  # its code, its name and its credit code
    assert {finding.where.line for finding in outcome.findings if finding.where} == {2}
    assert len(queries.respondents()) == before


def test_respondents_register__twice_in_one_list(clerk: User) -> None:
    outcome = respondents_register(actor=clerk, respondents=[NEW, replace(NEW, name="别名")])
    assert codes(outcome.findings) == ["registered-twice"] * 2


def test_respondent_register__only_staff(park: Catalogue) -> None:
    outcome = respondent_register(actor=User.objects.create_user("wang"), respondent=NEW)
    assert codes(outcome.findings) == ["not-allowed"]


def test_membership_open__several_chain_nodes(clerk: User, park: Catalogue) -> None:
    for node in ("N15", "N16"):
        opened = membership_open(
            actor=clerk, membership=NewMembership(YUANHANG, "node", node, 202201), catalogue=park
        )
        assert opened.findings == ()


@pytest.mark.parametrize(
    ("membership", "code", "advice"),
    [
        (NewMembership("X", "cluster", "other", 202409), "unknown-respondent", "核对代码"),
        (NewMembership(XINYA, "clustre", "other", 202409), "group-unknown", "是不是“cluster”"),
        (NewMembership(XINYA, "cluster", "batery", 202409), "group-unknown", "是不是“battery”"),
        (NewMembership(XINYA, "cluster", "其他", 202409), "group-unknown", "其他"),
        (NewMembership(XINYA, "park", "x", 202409), "group-unknown", "留空"),
        (NewMembership(XINYA, "cluster", "other", 2024), "month-malformed", "年月"),
        (NewMembership(XINYA, "cluster", "other", 202409, 202408), "month-order", "核对"),
        (NewMembership(LANHU, "above_scale", "yes", 202408), "membership-overlap", "先结束"),
        (NewMembership(YUANHANG, "cluster", "battery", 202401, 202402), "membership-overlap", "先结束"),
    ],
)
def test_membership_open__refused(
    clerk: User, park: Catalogue, membership: NewMembership, code: str, advice: str
) -> None:
    outcome = membership_open(actor=clerk, membership=membership, catalogue=park)
    assert codes(outcome.findings) == [code]
    assert advice in outcome.findings[0].advice


def test_memberships_open__overlap_within_the_list(clerk: User, park: Catalogue) -> None:
    pair = [NewMembership(XINYA, "cluster", member, 202403) for member in ("other", "chemical")]
    outcome = memberships_open(actor=clerk, memberships=pair, catalogue=park)
    assert codes(outcome.findings) == ["membership-overlap"]
    assert outcome.done == 0


def test_membership_close__replaces_and_keeps_both(clerk: User, park: Catalogue) -> None:
    before = queries.memberships(YUANHANG)[-1].recorded_at
    closing = Closing(YUANHANG, "above_scale", "yes", 202408)
    assert membership_close(actor=clerk, closing=closing, reason="退库").findings == ()

    def above(*args: object, **kwargs: object) -> list[tuple[int, int]]:
        rows = queries.memberships(YUANHANG, **kwargs)  # type: ignore[arg-type]
        return [(m.since, m.until) for m in rows if (m.dimension, m.member) == ("above_scale", "yes")]

    assert above() == [(202305, 202408)]
    assert above(as_of=before) == [(202305, queries.OPEN)]
    assert len(queries.membership_history(YUANHANG)) == len(queries.memberships(YUANHANG)) + 1
    assert queries.registry_verify() == ()


def test_membership_close__cancelled_leaves_nothing_in_force(clerk: User, park: Catalogue) -> None:
    closing = Closing(YUANHANG, "cluster", "battery", CANCELLED)
    assert membership_close(actor=clerk, closing=closing, reason="误开").findings == ()
    assert "cluster" not in {m.dimension for m in queries.memberships(YUANHANG)}
    again = NewMembership(YUANHANG, "cluster", "chemical", 202201)
    assert membership_open(actor=clerk, membership=again, catalogue=park).findings == ()


@pytest.mark.parametrize(
    ("closing", "reason", "code"),
    [
        (Closing(YUANHANG, "above_scale", "yes", 202408), " ", "reason-missing"),
        (Closing("X", "above_scale", "yes", 202408), "退库", "unknown-respondent"),
        (Closing(XINYA, "above_scale", "yes", 202408), "退库", "membership-missing"),
        (Closing(LANHU, "above_scale", "yes", 202406), "退库", "no-change"),
        (Closing(YUANHANG, "above_scale", "yes", 20248), "退库", "month-malformed"),
        (Closing(YUANHANG, "above_scale", "yes", 202304), "退库", "month-order"),
    ],
)
def test_membership_close__refused(
    clerk: User, park: Catalogue, closing: Closing, reason: str, code: str
) -> None:
    outcome = membership_close(actor=clerk, closing=closing, reason=reason)
    assert codes(outcome.findings) == [code]


def test_memberships_close__same_twice(clerk: User, park: Catalogue) -> None:
    closings = [Closing(YUANHANG, "above_scale", "yes", month) for month in (202408, 202409)]
    outcome = memberships_close(actor=clerk, closings=closings, reason="退库")
    assert codes(outcome.findings) == ["membership-missing"]


def test_reporter_appoint__and_dismiss(clerk: User, park: Catalogue) -> None:
    user = User.objects.create_user("wang")
    assert reporter_appoint(actor=clerk, user=user, respondent=YUANHANG).done == 1
    assert codes(reporter_appoint(actor=clerk, user=user, respondent=YUANHANG).findings) == ["no-change"]
    assert queries.may_see(user, YUANHANG) and not queries.may_see(user, LANHU)
    assert reporter_dismiss(actor=clerk, user=user, respondent=YUANHANG).done == 1
    assert codes(reporter_dismiss(actor=clerk, user=user, respondent=YUANHANG).findings) == ["no-change"]
    assert not queries.may_see(user, YUANHANG)


def test_reporter_appoint__refused(clerk: User, park: Catalogue) -> None:
    user = User.objects.create_user("wang")
    assert codes(reporter_appoint(actor=clerk, user=user, respondent="X").findings) == ["unknown-respondent"]
    assert codes(reporter_appoint(actor=user, user=user, respondent=YUANHANG).findings) == ["not-allowed"]


def test_respondent_rename__keeps_both_names(clerk: User, park: Catalogue) -> None:
    (first,) = queries.namings(YUANHANG)
    outcome = respondent_rename(actor=clerk, respondent=YUANHANG, name=" 远航新能源 ", reason="工商变更登记")
    assert (outcome.done, outcome.findings) == (1, ())
    found = queries.respondent(YUANHANG)
    assert found is not None and found.name == "远航新能源"
    assert [(each.name, each.reason) for each in queries.namings(YUANHANG)] == [
        ("远航电池材料", "登记"),
        ("远航新能源", "工商变更登记"),
    ]
    then = queries.naming_cut(first.recorded_at)
    assert queries.names_at(then)[YUANHANG] == "远航电池材料"
    assert queries.names_at(queries.naming_cut(None))[YUANHANG] == "远航新能源"
    assert queries.registry_verify() == ()


@pytest.mark.parametrize(
    ("name", "reason", "code"),
    [
        ("", "工商变更登记", "name-malformed"),
        ("远航电池材料", "工商变更登记", "no-change"),
        ("蓝湖化工", "工商变更登记", "registered-twice"),
        ("远航新能源", " ", "reason-missing"),
        ("远航新能源", "长" * 401, "reason-long"),
    ],
)
def test_respondent_rename__refused(clerk: User, park: Catalogue, name: str, reason: str, code: str) -> None:
    outcome = respondent_rename(actor=clerk, respondent=YUANHANG, name=name, reason=reason)
    assert (outcome.done, codes(outcome.findings)) == (0, [code])
    assert len(queries.namings(YUANHANG)) == 1


def test_respondent_rename__who_may_not(clerk: User, park: Catalogue) -> None:
    user = User.objects.create_user("qiye")
    asked = {"name": "远航新能源", "reason": "工商变更登记"}
    assert codes(respondent_rename(actor=user, respondent=YUANHANG, **asked).findings) == ["not-allowed"]
    assert codes(respondent_rename(actor=clerk, respondent="X", **asked).findings) == ["unknown-respondent"]


def test_reporter_appoint__says_who_and_when(clerk: User, park: Catalogue) -> None:
    user = User.objects.create_user("qiye")
    assert reporter_appoint(actor=clerk, user=user, respondent=YUANHANG).done
    assert reporter_appoint(actor=clerk, user=user, respondent=LANHU).done
    assert reporter_dismiss(actor=clerk, user=user, respondent=YUANHANG).done
    events = Appointment.objects.order_by("number").values_list(
        "respondent__code", "appointed", "recorded_by"
    )
    assert list(events) == [(YUANHANG, True, clerk.pk), (LANHU, True, clerk.pk), (YUANHANG, False, clerk.pk)]
    assert len(queries.reports_for(user)) == 1
    assert queries.registry_verify() == ()
