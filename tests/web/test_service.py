"""Signing in by the park's own service, against a small one that runs here: who gets in, and who does not."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from registry.people import engage
from taizhang.registry.models import AccountEvent
from taizhang.registry.roles import Role
from web.people import code_for, give_factor, is_in

CLIENT, KEY = "taizhang", "agreed-with-the-service-0123456789abcdef"


@dataclass
class Service:
    """What the service says of the next person, and what it was asked."""

    address: str = ""
    person: dict[str, Any] = field(default_factory=lambda: {"sub": "u1", "preferred_username": "wang"})
    audience: str = CLIENT
    broken: bool = False
    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)

    def answer(self, path: str) -> dict[str, Any]:
        """The JSON at an address."""
        if path == "/.well-known/openid-configuration":
            places = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
            return {"issuer": self.address} | {each: f"{self.address}/{each}" for each in places}
        if path == "/token_endpoint":
            now = int(time.time())
            said = {"iss": self.address, "aud": self.audience, "iat": now, "exp": now + 60, **self.person}
            return {
                "access_token": "opaque",
                "token_type": "Bearer",
                "id_token": jwt.encode(said, KEY, "HS256"),
            }
        return self.person


@pytest.fixture
def service(settings: Settings, db: None) -> Iterator[Service]:
    """A service on this machine, and the settings that name it."""
    state = Service()

    class Handler(BaseHTTPRequestHandler):
        def _say(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            state.asked.append((self.path, parse_qs(self.rfile.read(length).decode())))
            self.send_response(500 if state.broken else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(state.answer(urlsplit(self.path).path)).encode())

        do_GET = do_POST = _say  # noqa: N815  # the names that the library calls

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    app = {"provider_id": "park", "name": "统一身份", "client_id": CLIENT, "secret": KEY,
           "settings": {"server_url": state.address}}  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    settings.OIDC_URL, settings.OIDC_NAME, settings.ADMIN_TOTP = state.address, "统一身份", False
    cache.clear()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def wang(db: None) -> User:
    return engage("wang", Role.REVIEWER)


def begun(client: Client, query: str = "") -> dict[str, list[str]]:
    """What the browser is sent to the service with."""
    sent = client.get(f"/service/park/login/{query}")
    assert sent.status_code == 302 and "/authorization_endpoint?" in sent["Location"]
    return parse_qs(urlsplit(sent["Location"]).query)


def back(client: Client, state: str, **words: str) -> HttpResponse:
    """The browser comes back from the service."""
    return client.get("/service/park/callback/", {"code": "c0de", "state": state, **words})


def through(client: Client, query: str = "") -> HttpResponse:
    return back(client, begun(client, query)["state"][0])


def test_service__lets_in_who_has_an_account_of_that_name(service: Service, wang: User) -> None:
    client = Client()
    assert "用统一身份登录" in client.get("/login/").content.decode()
    sent = begun(client)
    assert sent["client_id"] == [CLIENT] and sent["code_challenge_method"] == ["S256"]
    assert sent["redirect_uri"] == ["http://testserver/service/park/callback/"]
    answer = back(client, sent["state"][0])
    assert (answer.status_code, answer["Location"]) == (302, "/") and is_in(client)
    token = next(given for path, given in service.asked if path == "/token_endpoint")
    assert token["code"] == ["c0de"] and "code_verifier" in token
    assert AccountEvent.objects.filter(what="登录", actor=wang).count() == 1
    assert User.objects.count() == 1


def test_service__knows_the_person_again(service: Service, wang: User) -> None:
    for _ in range(2):
        client = Client()
        through(client)
        assert is_in(client)


def test_service__makes_no_accounts(service: Service, wang: User) -> None:
    service.person = {"sub": "u2", "preferred_username": "<b>nobody"}
    client = Client()
    answer = through(client)
    assert answer.status_code == 403 and "台账里没有您的账号" in answer.content.decode()
    assert "<b>nobody" not in answer.content.decode() and not is_in(client) and User.objects.count() == 1


@pytest.mark.parametrize("person", [{"sub": "u3"}, {"sub": "u3", "preferred_username": ["wang"]},
                                    {"sub": "u3", "name": "wang"}])  # fmt: skip
def test_service__a_name_elsewhere_is_no_name(service: Service, wang: User, person: dict[str, Any]) -> None:
    service.person = person
    client = Client()
    assert through(client).status_code == 403 and not is_in(client)


def test_service__another_claim_by_setting(service: Service, wang: User, settings: Settings) -> None:
    settings.OIDC_CLAIM = "employee"
    service.person = {"sub": "u4", "employee": "wang", "preferred_username": "boss"}
    client = Client()
    through(client)
    assert is_in(client)


def test_service__not_for_an_account_that_is_off(service: Service, wang: User) -> None:
    through(Client())
    User.objects.update(is_active=False)
    client = Client()
    assert through(client).status_code == 403 and not is_in(client)


def test_service__one_who_took_over_the_name_of_another_is_refused(service: Service, wang: User) -> None:
    """The service knows people by `sub`; that of 王 may not sign in as 李, whatever name it has now."""
    through(Client())
    engage("li", Role.AUDITOR)
    service.person = {"sub": "u1", "preferred_username": "li"}
    client = Client()
    assert through(client).status_code == 403 and not is_in(client)


def test_service__asks_for_the_second_factor_all_the_same(service: Service, wang: User) -> None:
    give_factor(wang)
    client = Client()
    assert through(client)["Location"] == "/second-factor/authenticate/" and not is_in(client)
    client.post("/second-factor/authenticate/", {"code": code_for()})
    assert is_in(client)


@pytest.mark.parametrize("state", ["", "forged", "x" * 4000])
def test_service__answers_that_nobody_asked_for(service: Service, wang: User, state: str) -> None:
    client = Client()
    begun(client)
    assert back(client, state).status_code == 502 and not is_in(client)
    stranger = Client()
    assert back(stranger, begun(client)["state"][0]).status_code == 502 and not is_in(stranger)


def test_service__refusal_and_failure_are_said(service: Service, wang: User) -> None:
    client = Client()
    state = begun(client)["state"][0]
    cancelled = client.get("/service/park/callback/", {"error": "access_denied", "state": state})
    assert cancelled.status_code in {302, 502} and not is_in(client)
    state = begun(client)["state"][0]
    service.broken = True
    assert back(client, state).status_code == 502 and not is_in(client)


def test_service__a_token_for_another_program_is_refused(service: Service, wang: User) -> None:
    service.audience = "another-program"
    client = Client()
    assert through(client).status_code == 502 and not is_in(client)


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example"])
def test_service__leads_nowhere_else(service: Service, wang: User, target: str) -> None:
    client = Client()
    assert "evil" not in through(client, f"?next={target}")["Location"] and is_in(client)


def test_service__joins_nobody_to_another(service: Service, wang: User) -> None:
    """``process=connect`` would tie the service's person to whoever is signed in."""
    li = engage("li", Role.AUDITOR)
    client = Client()
    client.force_login(li, "django.contrib.auth.backends.ModelBackend")
    assert through(client, "?process=connect").status_code == 403


def test_service__unreachable(service: Service, wang: User, settings: Settings) -> None:
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = "http://127.0.0.1:9"
    answer = Client().get("/service/park/login/")
    assert answer.status_code == 502 and "暂时连不上" in answer.content.decode()


def test_settings__without_a_service_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    """Each command sets Django up, and loading what speaks to the service takes a sixth of that."""
    program = "import django, sys; django.setup(); print('requests' in sys.modules)"
    environment = {
        **os.environ,
        "TAIZHANG_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "taizhang.web.settings",
    }
    environment.pop("TAIZHANG_OIDC_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
