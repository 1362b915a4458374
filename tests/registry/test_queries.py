from django.contrib.auth.models import AnonymousUser, User

from registry.small_park import LANHU, START, YUANHANG
from registry.tamper import execute
from taizhang.catalogue.model import Catalogue
from taizhang.registry import queries
from taizhang.registry.actions import reporter_appoint
from taizhang.registry.models import Respondent


def test_respondent__by_code_or_name(park: Catalogue) -> None:
    by_name = queries.respondent("远航电池材料")
    assert by_name is not None
    assert by_name == queries.respondent(YUANHANG)
    assert queries.respondent("没有这家") is None
    assert queries.respondent("") is None


def test_respondents__by_kind(park: Catalogue) -> None:
    assert [r.code for r in queries.respondents(kind="department")] == ["economy", "finance"]
    assert [r.name for r in queries.respondents([LANHU])] == ["蓝湖化工"]


def test_memberships__month(park: Catalogue) -> None:
    (yes,) = [m for m in queries.memberships(LANHU) if m.member == "yes"]
    assert yes.covers(202201) and yes.covers(202406) and not yes.covers(202407)


def test_visible_respondents__by_role(clerk: User, park: Catalogue) -> None:
    reporter = User.objects.create_user("wang")
    reporter_appoint(actor=clerk, user=reporter, respondent=YUANHANG)
    own = queries.respondent(YUANHANG)
    assert own is not None
    assert queries.visible_respondents(clerk) is None
    assert queries.visible_respondents(reporter) == {own.id}
    assert queries.visible_respondents(User.objects.create_user("nobody")) == frozenset()
    assert queries.visible_respondents(AnonymousUser()) == frozenset()
    reporter.is_active = clerk.is_active = False
    assert queries.visible_respondents(reporter) == frozenset()
    assert queries.visible_respondents(clerk) == frozenset()


def test_registry_verify__renamed_behind_the_gate(clerk: User, park: Catalogue) -> None:
    execute("UPDATE registry_respondent SET name = '远航' WHERE name = '远航电池材料'", "registry_respondent")
    (finding,) = queries.registry_verify()
    assert "名称记录第1条：记的是“远航电池材料" in finding.message
    assert "名录里却是“远航" in finding.message


def test_registry_verify__another_kind(clerk: User, park: Catalogue) -> None:
    execute("UPDATE registry_respondent SET kind = 'project' WHERE code = 'economy'", "registry_respondent")
    (finding,) = queries.registry_verify()
    assert "名称记录第5条" in finding.message


def test_registry_verify__slipped_into_the_registry(clerk: User, park: Catalogue) -> None:
    Respondent.objects.create(
        code="ghost", name="无名部", kind="department", registered_at=START, registered_by=clerk
    )
    (finding,) = queries.registry_verify()
    assert "“无名部”（ghost）：不是登记进来的" in finding.message


def test_registry_verify__reporter_granted_behind_the_gate(clerk: User, park: Catalogue) -> None:
    user = User.objects.create_user("qiye")
    reporter_appoint(actor=clerk, user=user, respondent=LANHU)
    yuanhang = Respondent.objects.get(code=YUANHANG).pk
    execute(f"UPDATE registry_appointment SET respondent_id = {yuanhang}", "registry_appointment")
    (finding,) = queries.registry_verify()
    assert "填报人记录第1条：内容与记账时不符" in finding.message
