from django.contrib.auth.models import AnonymousUser, User

from registry.small_park import LANHU, YUANHANG
from taizhang.catalogue.model import Catalogue
from taizhang.registry import queries
from taizhang.registry.actions import reporter_appoint


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
