"""A real browser's window, signed in, for the tests of what only a browser shows.

Without Chromium or without the built scripts such tests are skipped on a laptop; where CI runs, both must be there.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.db import connections
from django.test import Client
from pytest_django.live_server_helper import LiveServer

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

MARKS = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="没有 Chromium"),
]


@contextmanager
def window(
    live_server: LiveServer, user: User, *, width: int = 390, height: int = 844, expected: str = "nothing"
) -> Iterator[Any]:
    """A window of that size. At the end nothing may have been written to the console, but what has ``expected`` in it."""
    if finders.find("dist/app.js") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("还没有生成网页的脚本（make assets）")
    playwright = pytest.importorskip("playwright.sync_api")
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    said_aloud: list[str] = []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(base_url=live_server.url, viewport={"width": width, "height": height})
        context.add_cookies([cookie])
        page = context.new_page()
        page.on("console", lambda message: said_aloud.append(message.text))
        page.on("pageerror", lambda error: said_aloud.append(str(error)))
        yield page
        browser.close()
        # what the test asked of the database while playwright's loop ran went over a connection of its own, which nobody
        # else would close, and PostgreSQL drops no database that somebody is connected to
        connections.close_all()
    unexpected = [each for each in said_aloud if expected not in each]
    assert unexpected == []


def fits(page: Any) -> bool:
    """Whether nothing sticks out to the right of the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
