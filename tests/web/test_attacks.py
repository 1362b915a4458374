"""What somebody may try at the doors: each attack once, over HTTP, with what it must meet."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from registry.people import engage
from registry.small_park import LANHU, YUANHANG
from taizhang.catalogue.model import Catalogue
from taizhang.registry import actions, queries
from taizhang.registry.account_actions import account_switch_off, role_withdraw
from taizhang.registry.account_checks import NewRole
from taizhang.registry.account_codes import code_issue, spoken
from taizhang.registry.account_events import By
from taizhang.registry.models import AccountEvent, RoleGrant, SignInCode
from taizhang.registry.roles import Deed, Role, access_of, roles_of
from web.people import PASSWORD, is_in, sign_in, with_password

TODAY = timezone.localdate()
SCRIPT = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _fresh(db: None, settings: Settings) -> None:
    cache.clear()
    settings.ADMIN_TOTP = False


@pytest.fixture
def clerk(park: Catalogue) -> User:
    """Who keeps the registry."""
    return User.objects.get(username="jilu")


@pytest.fixture
def admin(park: Catalogue) -> User:
    return with_password(engage("guanli", Role.ADMINISTRATOR))


@pytest.fixture
def qiye(admin: User, clerk: User) -> User:
    """A clerk of 远航电池材料."""
    user = with_password(User.objects.create_user("qiye"))
    actions.reporter_appoint(actor=clerk, user=user, respondent=YUANHANG)
    return user


# --- signing in ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/", "//evil.example/", "///evil.example", "http:evil.example", r"\\evil.example",
        r"/\evil.example", "javascript:alert(1)", "https://testserver@evil.example/", "/%09/evil.example",
        "\thttps://evil.example", "https://testserver.evil.example/",
    ],
)  # fmt: skip
def test_next__never_leads_off_this_server(qiye: User, target: str) -> None:
    client = Client()
    answer = client.post("/login/", {"username": "qiye", "password": PASSWORD, "next": target})
    assert answer.status_code == 302
    assert re.match(r"/(?![/\\])", answer["Location"]), answer["Location"]
    assert "evil" not in answer["Location"] or answer["Location"].startswith("/%09/")


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/"])
def test_next__of_the_password_asked_once_more(qiye: User, target: str) -> None:
    client = sign_in("qiye")
    answer = client.post(f"/again/?next={target}", {"password": PASSWORD, "next": target})
    assert answer.status_code == 302 and "evil" not in answer["Location"]


def test_session__gets_a_new_key_on_signing_in(qiye: User) -> None:
    client = Client()
    session = client.session
    session["planted"] = "by the attacker"
    session.save()
    planted = session.session_key
    assert planted is not None
    client.cookies["sessionid"] = planted
    sign_in("qiye", client=client)
    assert is_in(client) and client.cookies["sessionid"].value != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert not is_in(thief)


def test_session__of_somebody_else_is_not_taken_over(qiye: User, admin: User) -> None:
    client = sign_in("qiye")
    before = client.cookies["sessionid"].value
    client.session["left"] = "behind"
    sign_in("guanli", client=client)
    assert (
        client.cookies["sessionid"].value != before
        and not Session.objects.filter(session_key=before).exists()
    )


def test_session__ends_when_nobody_clicks(qiye: User, settings: Settings) -> None:
    settings.SESSION_COOKIE_AGE = 600
    client = sign_in("qiye")
    assert is_in(client)
    Session.objects.update(expire_date=timezone.now() + timedelta(seconds=30))
    session = client.session
    session["taizhang-last-click"] = 0
    session.save()
    Session.objects.update(expire_date=timezone.now() + timedelta(seconds=30))
    assert is_in(client), "a click in time"
    assert Session.objects.get().expire_date > timezone.now() + timedelta(seconds=500)
    Session.objects.update(expire_date=timezone.now())
    assert not is_in(client)


def test_cookies__are_not_for_scripts(qiye: User) -> None:
    client = sign_in("qiye")
    assert client.cookies["sessionid"]["httponly"] and client.cookies["sessionid"]["samesite"] == "Lax"


def test_password__wrong_ones_lock_and_are_written_down_once(qiye: User) -> None:
    client = Client()
    for _ in range(9):
        client.post("/login/", {"username": "qiye", "password": "guess-1234"})
    assert client.post("/login/", {"username": "qiye", "password": PASSWORD}).status_code == 429
    assert not is_in(client)
    assert AccountEvent.objects.filter(what="锁定", user=qiye).count() == 1


def test_password__changed_ends_sessions_elsewhere(qiye: User) -> None:
    here, elsewhere = sign_in("qiye"), sign_in("qiye")
    new = {"old_password": PASSWORD, "new_password1": "xinde-2026", "new_password2": "xinde-2026"}
    assert here.post("/password/", new).status_code == 302
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert AccountEvent.objects.filter(what="改密码", actor=qiye).count() == 1


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "testserver:80@evil.example", "[::1", ""]
)
def test_host__that_is_not_ours_is_refused(admin: User, qiye: User, host: str) -> None:
    """A forged host must not find its way into the link of a one-time code."""
    client = sign_in("guanli")
    answer = client.post(f"/accounts/{qiye.pk}/code/", {"reason": "忘了"}, HTTP_HOST=host or "evil.example")
    assert answer.status_code == 400 and SignInCode.objects.count() == 0
    forwarded = client.post(f"/accounts/{qiye.pk}/code/", {}, HTTP_X_FORWARDED_HOST="evil.example")
    assert "evil.example" not in forwarded.content.decode()


# --- forged requests -------------------------------------------------------------------------------------------

POSTS = ("rename", "switch-off", "switch-on", "grant", "withdraw", "appoint", "dismiss", "code", "factor")


@pytest.mark.parametrize("deed", POSTS)
def test_csrf__every_deed_needs_the_token(admin: User, qiye: User, deed: str) -> None:
    client = sign_in("guanli", client=Client())
    forger = Client(enforce_csrf_checks=True)
    forger.cookies["sessionid"] = client.cookies["sessionid"].value
    given = {"name": "别名", "reason": "骗来的", "role": "administrator", "respondent": LANHU}
    lines = AccountEvent.objects.count()
    assert forger.post(f"/accounts/{qiye.pk}/{deed}/", given).status_code == 403
    assert AccountEvent.objects.count() == lines and SignInCode.objects.count() == 0


@pytest.mark.parametrize("address", ["/login/", "/activate/", "/accounts/new/", "/password/", "/logout/"])
def test_csrf__forms_outside_need_it_too(admin: User, address: str) -> None:
    client = sign_in("guanli")
    forger = Client(enforce_csrf_checks=True)
    forger.cookies["sessionid"] = client.cookies["sessionid"].value
    assert forger.post(address, {"username": "guanli", "password": PASSWORD}).status_code == 403
    assert is_in(client)


@pytest.mark.parametrize("deed", POSTS)
def test_deeds__are_not_done_by_looking(admin: User, qiye: User, deed: str) -> None:
    assert sign_in("guanli").get(f"/accounts/{qiye.pk}/{deed}/").status_code == 405


# --- more rights than one has ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.ADMINISTRATOR, Role.CLERK}])
def test_escalation__nobody_else_opens_accounts(admin: User, role: Role) -> None:
    user = with_password(engage("tongshi", role))
    client = sign_in("tongshi")
    given = {"role": "administrator", "reason": "我要", "respondent": YUANHANG, "is_superuser": "1"}
    answers = {client.post(f"/accounts/{user.pk}/{deed}/", given).status_code for deed in POSTS}
    answers |= {client.get(f"/accounts/{user.pk}/").status_code, client.get("/accounts/").status_code}
    answers.add(client.post("/accounts/new/", given | {"username": "xin", "name": "新"}).status_code)
    assert answers == {403} and roles_of(user) == {role}


def test_escalation__fields_slipped_into_forms_change_nothing(admin: User, qiye: User) -> None:
    slipped = {
        "role": "administrator",
        "is_staff": "on",
        "is_superuser": "1",
        "roles": "administrator",
        "user": "1",
    }
    client = sign_in("qiye")
    new = {"old_password": PASSWORD, "new_password1": "xinde-2026", "new_password2": "xinde-2026"}
    client.post("/password/", new | slipped)
    client.post("/login/", {"username": "qiye", "password": "xinde-2026", **slipped})
    code = code_issue(by=By(admin), user=qiye).code
    Client().post("/activate/", {"code": code, "password": "xinde-2027", "again": "xinde-2027", **slipped})
    boss = sign_in("guanli")
    boss.post(f"/accounts/{qiye.pk}/rename/", {"name": "新名", **slipped})
    boss.post(f"/accounts/{qiye.pk}/appoint/", {"respondent": LANHU, "reason": "兼报", **slipped})
    user = User.objects.get(pk=qiye.pk)
    assert (user.is_staff, user.is_superuser, roles_of(user)) == (False, False, {Role.CLERK})
    assert user.first_name == "新名" and RoleGrant.objects.filter(user=user).count() == 0


@pytest.mark.parametrize("role", ["clerk", "root", "", "ADMINISTRATOR", "administrator,auditor"])
def test_escalation__roles_that_there_are_not(admin: User, qiye: User, role: str) -> None:
    answer = sign_in("guanli").post(f"/accounts/{qiye.pk}/grant/", {"role": role, "reason": "试"})
    assert answer.status_code == 409 and roles_of(qiye) == {Role.CLERK}


def test_escalation__an_administrator_sees_no_figures(admin: User) -> None:
    client = sign_in("guanli")
    assert {
        client.get(address).status_code for address in ("/ledger/", "/reports/", "/proofs/", "/api/forms")
    } == {403}


# --- another's data --------------------------------------------------------------------------------------------


def test_clerk__sees_no_page_or_api_of_the_park(qiye: User) -> None:
    client = sign_in("qiye")
    for address in (
        "/ledger/", f"/ledger/?scope=respondent:{YUANHANG}", f"/ledger/trace/?indicator=output&scope=respondent:{LANHU}",
        "/ledger/closing/2024-06/", "/reports/", "/proofs/", "/accounts/", "/api/openapi.json", "/api/docs/",
        f"/api/figure?indicator=output&period=2024-06&scope=respondent:{LANHU}", "/api/reports",
    ):  # fmt: skip
        assert client.get(address).status_code == 403, address


def test_clerk__is_for_its_own_enterprise_only(qiye: User) -> None:
    access = access_of(qiye)
    assert access.may_see(YUANHANG) and access.may(Deed.REPORT, YUANHANG)
    assert not access.may_see(LANHU) and not access.may(Deed.REPORT, LANHU)
    assert queries.visible_respondents(qiye) == {each.pk for each in access.clerk_of}


# --- accounts that are off -------------------------------------------------------------------------------------


def test_switched_off__is_out_at_the_next_click(admin: User, qiye: User) -> None:
    client = sign_in("qiye")
    assert is_in(client)
    account_switch_off(by=By(admin), user=qiye, reason="离职")
    assert client.get("/catalogue/")["Location"].startswith("/login/")
    assert client.get("/api/forms").status_code == 401
    assert not is_in(sign_in("qiye"))


def test_reset__ends_sessions(admin: User, qiye: User) -> None:
    client = sign_in("qiye")
    code_issue(by=By(admin), user=qiye)
    assert not is_in(client) and not is_in(sign_in("qiye"))


def test_role__taken_back_counts_at_the_next_click(admin: User) -> None:
    user = with_password(engage("tongji", Role.HANDLER))
    client = sign_in("tongji")
    assert client.get("/ledger/").status_code == 200
    role_withdraw(by=By(admin), user=user, role=NewRole(Role.HANDLER), since=TODAY, reason="调岗")
    assert client.get("/ledger/").status_code == 403


def test_last_administrator__cannot_be_switched_off_over_http(admin: User) -> None:
    client = sign_in("guanli")
    answer = client.post(f"/accounts/{admin.pk}/switch-off/", {"reason": "试"})
    assert answer.status_code == 409 and "最后一位系统管理员" in answer.content.decode()
    gone = client.post(f"/accounts/{admin.pk}/withdraw/", {"role": "administrator", "reason": "试"})
    assert gone.status_code == 409 and Role.ADMINISTRATOR in roles_of(User.objects.get(pk=admin.pk))


# --- one-time codes --------------------------------------------------------------------------------------------


def _chosen(code: str, password: str = "xinde-2026") -> int:
    return Client().post("/activate/", {"code": code, "password": password, "again": password}).status_code


def test_code__over_http_once_in_time_and_for_one(admin: User, qiye: User) -> None:
    other = with_password(engage("tongji", Role.HANDLER))
    code = spoken(code_issue(by=By(admin), user=qiye).code)
    assert "qiye" in Client().get(f"/activate/?code={code}").content.decode()
    assert _chosen(code) == 302 and is_in(sign_in("qiye", "xinde-2026"))
    assert _chosen(code, "daoqu-2026") == 400 and not is_in(sign_in("qiye", "daoqu-2026"))
    assert is_in(sign_in("tongji")) and other.check_password(PASSWORD)
    late = code_issue(by=By(admin), user=qiye).code
    SignInCode.objects.filter(used_at=None).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert _chosen(late) == 400
    assert "qiye" not in Client().get(f"/activate/?code={late}").content.decode()


def test_code__is_shown_once_and_not_cached(admin: User, qiye: User) -> None:
    client = sign_in("guanli")
    page = client.post(f"/accounts/{qiye.pk}/code/", {"reason": "忘了"})
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", page.content.decode())
    assert found is not None and "no-store" in page["Cache-Control"]
    for address in (f"/accounts/{qiye.pk}/", "/accounts/"):
        assert found[0] not in client.get(address).content.decode()
    assert found[0] not in str(dict(client.session))


def test_code__used_by_who_is_signed_in_as_another(admin: User, qiye: User) -> None:
    """Choosing a password leaves nobody signed in as whoever sat there before."""
    client = sign_in("guanli")
    code = code_issue(by=By(admin), user=qiye).code
    client.post("/activate/", {"code": code, "password": "xinde-2026", "again": "xinde-2026"})
    assert not is_in(client)


def test_code__does_not_leak_by_the_referrer(admin: User, qiye: User) -> None:
    code = code_issue(by=By(admin), user=qiye).code
    page = Client().get(f"/activate/?code={code}")
    assert page["Referrer-Policy"] == "same-origin"
    assert not re.findall(r'(?:src|href)="https?://', page.content.decode())


# --- text that is not text -------------------------------------------------------------------------------------


def test_names__are_shown_and_never_run(admin: User, qiye: User, clerk: User) -> None:
    User.objects.filter(pk=qiye.pk).update(first_name=SCRIPT[:150], username="<b>qiye</b>")
    actions.respondent_rename(actor=clerk, respondent=YUANHANG, name=SCRIPT, reason=SCRIPT)
    client = sign_in("guanli")
    client.post(f"/accounts/{qiye.pk}/switch-off/", {"reason": SCRIPT})
    addresses = (
        "/accounts/", f"/accounts/{qiye.pk}/", f"/accounts/{qiye.pk}/?enterprise=img", f"/accounts/?q={SCRIPT}",
        f"/accounts/?q=qiye&state={SCRIPT}", f"/activate/?code={SCRIPT}", f"/login/?next={SCRIPT}",
    )  # fmt: skip
    pages = [client.get(address) for address in addresses]
    pages.append(client.post("/accounts/new/", {"username": SCRIPT, "name": SCRIPT, "reason": SCRIPT}))
    pages.append(client.post(f"/accounts/{qiye.pk}/rename/", {"name": SCRIPT}))
    pages.append(Client().post("/login/", {"username": SCRIPT, "password": "x"}))
    for page in pages:
        text = page.content.decode()
        assert "<img src=x" not in text and "<script>alert" not in text and "<b>qiye" not in text
        assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "&lt;img src=x" in pages[1].content.decode()


@pytest.mark.parametrize("number", ["0", "9" * 30, "9223372036854775808", "-1", "1'"])
@pytest.mark.parametrize("deed", ["", "grant/", "code/"])
def test_number__that_names_nobody(admin: User, number: str, deed: str) -> None:
    client = sign_in("guanli")
    send: Callable[..., object] = client.post if deed else client.get
    answer = send(f"/accounts/{number}/{deed}", {"role": "auditor", "reason": "试"})
    assert getattr(answer, "status_code", 0) == 404


@pytest.mark.parametrize(
    "text", ["\x00", "a\x00b", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "名" * 5000]
)
def test_search__of_anything_is_answered(admin: User, text: str) -> None:
    client = sign_in("guanli")
    for address, given in (("/accounts/", {"q": text}), ("/accounts/", {"page": text, "state": text})):
        assert client.get(address, given).status_code == 200
    new = {"username": text, "name": text, "reason": text, "role": text, "department": text, "since": text}
    assert client.post("/accounts/new/", new | {"respondent": text}).status_code == 409
    assert client.post("/activate/", {"code": text, "password": text, "again": text}).status_code == 400


def test_list__of_many_accounts_costs_as_many_queries_as_of_few(
    admin: User, django_assert_max_num_queries: Any
) -> None:
    User.objects.bulk_create(
        User(username=f"u{number:04}", first_name="甲", password="!") for number in range(1000)
    )
    client = sign_in("guanli")
    with django_assert_max_num_queries(15):
        page = client.get("/accounts/?q=u&page=3")
    assert page.status_code == 200 and page.content.decode().count(">未激活<") >= 50
