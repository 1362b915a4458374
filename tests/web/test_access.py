"""Who may open what: one table of every address, and a walk over all of them.

An address that is not in the table fails the walk, so nobody adds a page without saying who may open it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django.fixtures import Settings

from reports.office import Office, office

__all__ = ["office"]


@dataclass(frozen=True)
class Door:
    """What three people get at an address: a status, or the beginning of the address they are sent to."""

    anonymous: int | str
    outsider: int | str
    staff: int | str
    words: dict[str, object] = field(default_factory=dict)
    query: str = ""
    post: bool = False


def anybody(outcome: int | str, *, post: bool = False) -> Door:
    """The same for everybody."""
    return Door(outcome, outcome, outcome, post=post)


def signed_in(**words: object) -> Door:
    """For whoever signs in."""
    return Door("/login/?next=", 200, 200, words)


def office_only(outcome: int | str = 200, *, post: bool = False, **words: object) -> Door:
    """A page for park staff."""
    return Door("/login/?next=", 403, outcome, words, post=post)


def again() -> Door:
    """For whoever signs in and gives the password once more."""
    return Door("/login/?next=", "/again/?next=", "/again/?next=")


def administrators(*, post: bool = False, **words: object) -> Door:
    """Neither figures nor office open these; an administrator's way in is walked in test_access_table.py."""
    return Door("/login/?next=", 403, 403, words, post=post)


def api(query: str = "", **words: object) -> Door:
    """JSON for park staff; programs are not sent to a login page."""
    return Door(401, 403, 200, words, query)


FORM = {"period": "2024-06", "respondent": "91999901MA0000L216", "form": "monthly"}
DRAFT = {"outline": "quarterly", "period": "2024-01..2024-06"}
NOBODYS = "0" * 32  # a report on nobody's desk: staff are let in and told that it is not there
ASKED = "?indicator=output&period=2024-06"
TABLE: dict[str, Door] = {
    "home": Door("/login/?next=/", "/catalogue/", "/ledger/"),
    "login": anybody(200),
    "account_login": anybody(200),
    "account_inactive": anybody(200),
    "activate": anybody(200),
    "account_reauthenticate": signed_in(),
    "mfa_index": signed_in(),
    "mfa_authenticate": Door("/login/", "/", "/"),  # nobody is half-way in
    "mfa_reauthenticate": Door(
        "/login/?next=", "/again/", "/again/"
    ),  # by password: they have no second factor
    "mfa_activate_totp": again(),
    "mfa_deactivate_totp": Door("/login/?next=", 404, 404),
    "mfa_view_recovery_codes": Door("/login/?next=", 404, 404),
    "mfa_generate_recovery_codes": again(),
    "mfa_download_recovery_codes": Door("/login/?next=", 404, 404),
    "openid_connect_login": Door(404, 404, 404, {"provider_id": "park"}),  # none is set
    "openid_connect_callback": Door(404, 404, 404, {"provider_id": "park"}),
    "socialaccount_login_error": anybody(200),
    "socialaccount_login_cancelled": anybody("/login/"),
    "accounts:list": administrators(),
    "accounts:new": administrators(),
    "accounts:import": administrators(),
    "accounts:template": administrators(),
    "accounts:take": administrators(post=True),
    "accounts:show": administrators(number=1),
    "accounts:rename": administrators(post=True, number=1),
    "accounts:switch-off": administrators(post=True, number=1),
    "accounts:switch-on": administrators(post=True, number=1),
    "accounts:grant": administrators(post=True, number=1),
    "accounts:withdraw": administrators(post=True, number=1),
    "accounts:appoint": administrators(post=True, number=1),
    "accounts:dismiss": administrators(post=True, number=1),
    "accounts:code": administrators(post=True, number=1),
    "accounts:factor": administrators(post=True, number=1),
    "logout": anybody("/login/", post=True),
    "password": signed_in(),
    "catalogue": signed_in(),
    "catalogue-indicator": signed_in(code="output"),
    "catalogue-form": signed_in(code="monthly"),
    "ledger:home": office_only(),
    "ledger:chart": office_only(),
    "ledger:trace": office_only(),
    "ledger:closings": office_only(),
    "ledger:closing": office_only(period="2024-06"),
    "ledger:close": office_only(409, post=True, period="2024-06"),  # it is closed already
    "ledger:reopen": office_only(409, post=True, period="2024-06"),  # without a reason
    "ledger:explain": office_only(409, post=True, period="2024-06"),
    "collect:mine": office_only(),
    "collect:open": office_only(404, post=True),  # let in, and told that there is no such month
    "collect:form": office_only(404, **FORM),  # another's form is not there
    "collect:now": office_only(404, **FORM),
    "collect:cell": office_only(404, post=True, **FORM),
    "collect:submit": office_only(404, post=True, **FORM),
    "collect:withdraw": office_only(404, post=True, **FORM),
    "collect:receipt": office_only(404, ordinal=1, **FORM),
    "collect:progress": office_only(),
    "collect:progress-late": office_only(),
    "collect:calls-xlsx": office_only(),
    "collect:calls-csv": office_only(),
    "collect:queue": office_only(),
    "collect:approve-many": office_only("/collect/review/", post=True),  # nothing was ticked
    "collect:review": office_only(404, number=1),  # nobody has handed anything in
    "collect:approve": office_only(404, post=True, number=1),
    "collect:send-back": office_only(404, post=True, number=1),
    "collect:reopen": office_only(404, post=True, number=1),
    "reports:list": office_only(),
    "reports:verify": office_only(),
    "reports:show": office_only(**DRAFT),
    "reports:issue": office_only(
        409, post=True, **DRAFT
    ),  # staff are let in and told that nobody has read this text
    "reports:word": office_only(**DRAFT),
    "reports:figure": office_only(**DRAFT, figure="f001"),
    "reports:issued": office_only(number=1),
    "reports:impact": office_only(number=1),
    "reports:issued-word": office_only(number=1),
    "reports:issued-figure": office_only(number=1, figure="f001"),
    "proofs:home": office_only(),
    "proofs:show": office_only(404, token=NOBODYS),
    "proofs:progress": office_only(404, token=NOBODYS),
    "proofs:corrected": office_only(404, token=NOBODYS),
    "proofs:word": office_only(404, token=NOBODYS),
    "proofs:keep": office_only(404, post=True, token=NOBODYS),
    "proofs:discard": office_only(404, post=True, token=NOBODYS),
    "proofs:accept": office_only(404, post=True, token=NOBODYS, number=0),
    "proofs:dismiss": office_only(404, post=True, token=NOBODYS, number=0),
    "proofs:restore": office_only(404, post=True, token=NOBODYS, number=0),
    "api-docs": office_only(),
    "api:openapi-json": api(),
    "api:api-root": anybody(404),  # there is nothing at /api/ itself
    "api:indicators": api(),
    "api:indicator": api(code="output"),
    "api:forms": api(),
    "api:form": api(code="monthly"),
    "api:figure": api(ASKED),
    "api:series": api(ASKED),
    "api:trace": api(ASKED),
    "api:reports": api(),
    "api:report": api(number=1),
    "api:document": api(number=1),
    "api:impact": api(number=1),
    "api:unknown": Door(401, 403, 404, {"rest": "xyz"}),
}


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The names of all addresses, with their namespaces."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each, f"{space}{each.namespace}:" if each.namespace else space)
        elif isinstance(each, URLPattern):
            yield f"{space}{each.name}"


def test_table__names_every_address_and_no_other() -> None:
    assert set(addresses(get_resolver())) == set(TABLE)


@pytest.mark.parametrize("who", ["anonymous", "outsider", "staff"])
def test_door__lets_in_whom_it_should(office: Office, who: str) -> None:
    office.issue()
    found = {name: outcome(name, door, who) for name, door in TABLE.items()}
    assert found == {name: getattr(door, who) for name, door in TABLE.items()}


def outcome(name: str, door: Door, who: str) -> int | str:
    """What somebody gets; for the address of a redirect as much of it as the table says."""
    client = Client()
    if who != "anonymous":
        user, _ = User.objects.get_or_create(username=who, defaults={"is_staff": who == "staff"})
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    address = reverse(name, kwargs=door.words) + door.query
    response = client.post(address) if door.post else client.get(address)
    if response.status_code != 302:
        return response.status_code
    expected, sent = getattr(door, who), response["Location"]
    return expected if isinstance(expected, str) and sent.startswith(expected) else sent


def test_door__closed_to_staff_who_left(office: Office) -> None:
    """An account that was switched off is out at its next click, session or not."""
    user = User.objects.create_user("lizhi", is_staff=True)
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/ledger/").status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/ledger/").status_code == 302
    assert client.get("/api/forms").status_code == 401


def test_door__open_to_superusers_only_if_staff(office: Office, settings: Settings) -> None:
    """Being an administrator of the system is not being staff of the park."""
    settings.ADMIN_TOTP = False
    client = Client()
    user = User.objects.create_user("xitong", is_superuser=True)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/ledger/").status_code == 403
