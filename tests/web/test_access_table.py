"""Every address × every role × own and other's data, over HTTP, against the one table; and what is not in it.

Nobody adds a page without saying whom it is for: an address that is not in the table fails here, and is refused at run time.
What a row ought to mean is reckoned here anew, from the roles' deeds, and not by the code that is tried.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import ResolverMatch, URLPattern, URLResolver, get_resolver, reverse
from pytest_django.fixtures import Settings

from registry.people import engage
from registry.small_park import LANHU, YUANHANG
from taizhang.catalogue.model import Catalogue
from taizhang.registry.actions import reporter_appoint
from taizhang.registry.roles import ALLOWED, Deed, Role
from taizhang.web import access_table
from taizhang.web.access import AccessMiddleware
from taizhang.web.access_table import ANYBODY, SIGNED_IN, TABLE, Needs, Row, by, may

Words = dict[str, Any]
PEOPLE: dict[str, tuple[Role, str] | None] = {
    "nobody": None,
    "clerk": (Role.CLERK, YUANHANG),
    "handler": (Role.HANDLER, "economy"),
    "handler-finance": (Role.HANDLER, "finance"),
    "reviewer": (Role.REVIEWER, "economy"),
    "reviewer-finance": (Role.REVIEWER, "finance"),
    "leader": (Role.LEADER, "economy"),
    "patron": (Role.PATRON, ""),
    "administrator": (Role.ADMINISTRATOR, ""),
    "auditor": (Role.AUDITOR, ""),
}
FORM = {"period": "2024-06", "form": "small"}
OWN_AND_OTHER: dict[str, tuple[Words, Words]] = {
    f"collect:{name}": (FORM | more | {"respondent": YUANHANG}, FORM | more | {"respondent": LANHU})
    for name in ("form", "now", "cell", "submit", "withdraw", "receipt")
    for more in ({"ordinal": 1} if name == "receipt" else {},)
}
"""For an address with ``whose``: the words of one that is the clerk's own, and of another's."""
DUMMIES = {"int": 1, "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-0000-0000-000000000000"}


def patterns(
    resolver: URLResolver, space: str = "", words: Words | None = None
) -> Iterator[tuple[str, Words]]:
    """Every address by name, with something to stand for each word in it."""
    for each in resolver.url_patterns:
        converters = getattr(each.pattern, "converters", {})
        found = (words or {}) | {word: DUMMIES[_kind(type(of).__name__)] for word, of in converters.items()}
        if isinstance(each, URLResolver):
            yield from patterns(each, f"{space}{each.namespace}:" if each.namespace else space, found)
        elif isinstance(each, URLPattern):
            yield f"{space}{each.name}", found


def _kind(converter: str) -> str:
    return converter.removesuffix("Converter").lower().replace("string", "str")


ADDRESSES = dict(patterns(get_resolver()))


@pytest.fixture
def people(park: Catalogue, settings: Settings) -> dict[str, Client]:
    """Somebody of each role, signed in; the park is small and the clerk reports for 远航电池材料."""
    settings.ADMIN_TOTP = False  # what is asked of administrators besides has a test of its own
    clients = {"anonymous": Client()}
    boss = engage("boss", Role.HANDLER)
    for name, what in PEOPLE.items():
        user = User.objects.create_user(name)
        if what is not None and what[0] is Role.CLERK:
            reporter_appoint(actor=boss, user=user, respondent=what[1])
        elif what is not None:
            user = engage(name, *what)
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        clients[name] = client
    return clients


def expected(row: Row, needs: Needs | None, who: str, *, own: bool) -> str:
    """What the table says somebody gets."""
    if needs is ANYBODY:
        return "in"
    if who == "anonymous":
        return "401" if row.json else "login"
    if needs is None:
        return "405"
    if needs is SIGNED_IN:
        return "in"
    assert isinstance(needs, frozenset)
    what = PEOPLE[who]
    deeds = needs & ALLOWED[what[0]] if what else frozenset()
    if who.endswith("-finance"):
        deeds -= {Deed.CLOSE}  # closing the park's month is for the department of statistics
    if not deeds:
        return "403"
    about_one = {Deed.REPORT, Deed.SEE_OWN} | ({Deed.EXPLAIN} if who == "clerk" else set())
    if row.whose is None or deeds - about_one or (own and who == "clerk"):
        return "in"
    return "404"


def found(response: HttpResponse, entered: bool) -> str:
    if entered:
        return "in"
    if response.status_code == 302 and response["Location"].startswith("/login/?next="):
        return "login"
    return str(response.status_code)


def asked(people: dict[str, Client], monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[object, str, str]]:
    """Each question to the program: which, what the table says, what came of it."""
    passed: list[bool] = []
    real = AccessMiddleware.process_view

    def watched(self: AccessMiddleware, *given: Any) -> HttpResponse | None:
        passed.clear()
        refused = real(self, *given)
        passed.append(refused is None)
        return refused

    monkeypatch.setattr(AccessMiddleware, "process_view", watched)
    for name, dummies in ADDRESSES.items():
        row = TABLE[name]
        pair = OWN_AND_OTHER[name] if row.whose else (dummies, dummies)
        for own, words in zip((True, False), pair, strict=True):
            address = reverse(name, kwargs=words)
            for who, client in people.items():
                for method, needs in (("get", row.read), ("post", row.write)):
                    if name == "logout" and method == "post":
                        continue  # it would send everybody home before the walk is over
                    passed.clear()
                    response = getattr(client, method)(address)
                    question = (name, who, method, "own" if own else "other")
                    yield question, expected(row, needs, who, own=own), found(response, passed == [True])


def test_table__names_every_address_and_no_other() -> None:
    assert set(ADDRESSES) == set(TABLE)


def test_walk__every_address_and_role_gets_what_the_table_says(
    people: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = list(asked(people, monkeypatch))
    assert len(answers) > 2 * len(PEOPLE) * len(TABLE)
    assert [each for each in answers if each[1] != each[2]] == []


def test_middleware__refuses_what_is_not_in_the_table(
    people: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert people["auditor"].get("/catalogue/").status_code == 200
    monkeypatch.delitem(access_table.TABLE, "catalogue")
    assert {client.get("/catalogue/").status_code for client in people.values()} == {404}


def _decided(monkeypatch: pytest.MonkeyPatch, row: Row, user: User, words: Words, method: str = "GET") -> str:
    """What the middleware says of an address that has this row."""
    monkeypatch.setitem(access_table.TABLE, "tried", row)
    request: HttpRequest = RequestFactory().generic(method, "/tried/")
    request.user, request.session = user, SessionBase()
    request.resolver_match = ResolverMatch(lambda _: None, (), words, url_name="tried")
    try:
        response = AccessMiddleware(lambda _: HttpResponse()).process_view(request, HttpResponse, (), words)
    except Exception as gone:  # noqa: BLE001  # what it raises is the answer
        return type(gone).__name__
    return "in" if response is None else str(response.status_code)


@pytest.mark.parametrize(
    ("who", "code", "outcome"),
    [
        ("clerk", YUANHANG, "in"),
        ("clerk", LANHU, "Http404"),
        ("clerk", "91999901", "Http404"),
        ("handler", YUANHANG, "in"),
        ("auditor", LANHU, "in"),
        ("administrator", YUANHANG, "403"),
        ("nobody", YUANHANG, "403"),
    ],
)
def test_middleware__anothers_data_is_not_there(
    people: dict[str, Client], monkeypatch: pytest.MonkeyPatch, who: str, code: str, outcome: str
) -> None:
    row = Row(read=may(Deed.SEE_ALL, Deed.SEE_OWN), whose=by("respondent"))
    user = User.objects.get(username=who)
    assert _decided(monkeypatch, row, user, {"respondent": code}) == outcome
    nobodys = {"in": "Http404"}.get(outcome, outcome)
    assert _decided(monkeypatch, row, user, {}) == nobodys


@pytest.mark.parametrize(("code", "outcome"), [(YUANHANG, "in"), (LANHU, "404")])
def test_middleware__programs_get_json(
    people: dict[str, Client], monkeypatch: pytest.MonkeyPatch, code: str, outcome: str
) -> None:
    row = Row(write=may(Deed.REPORT), whose=by("respondent"), json=True)
    user = User.objects.get(username="clerk")
    assert _decided(monkeypatch, row, user, {"respondent": code}, "PUT") == outcome
    assert _decided(monkeypatch, row, user, {"respondent": code}, "GET") == "405"


def test_middleware__staff_is_who_has_such_a_role_today(
    people: dict[str, Client], settings: Settings
) -> None:
    """The flag that the ledger's gate asks cannot outlive the role it mirrors."""
    User.objects.filter(username="auditor").update(is_staff=True)
    assert people["auditor"].post("/ledger/closing/2024-06/close/").status_code == 403
    engage("handler", Role.HANDLER, "economy", granted=False)
    assert people["handler"].get("/ledger/").status_code == 403
