"""What only a browser shows: that the scripts run under the security policy, and do what the pages promise."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from reports.office import LANHU, Office, office, said

__all__ = ["office"]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="没有 Chromium"),
]


@pytest.fixture
def page(live_server: LiveServer, office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A window signed in as staff. At the end nothing may have been written to the console."""
    if finders.find("dist/app.js") is None:
        pytest.skip("还没有生成网页的脚本（make assets）")
    playwright = pytest.importorskip("playwright.sync_api")
    monkeypatch.setenv(
        "DJANGO_ALLOW_ASYNC_UNSAFE", "1"
    )  # playwright's loop runs in this thread; no view does
    client = Client()
    client.force_login(office.writer, "django.contrib.auth.backends.ModelBackend")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    said_aloud: list[str] = []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844})
        context.add_cookies([cookie])
        window = context.new_page()
        window.on("console", lambda message: said_aloud.append(message.text))
        window.on("pageerror", lambda error: said_aloud.append(str(error)))
        yield window
        browser.close()
    assert said_aloud == []


def fits(page: Any) -> bool:
    """Whether nothing sticks out to the right of a telephone's screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_ledger__draws_its_chart(page: Any) -> None:
    page.goto("/ledger/")
    page.wait_for_selector("[data-chart] svg")
    assert fits(page)


def test_report__from_draft_to_untrue_sentences(page: Any, office: Office) -> None:
    page.goto("/reports/")
    page.click("text=园区2024年第二季度报告")
    page.click("a:has-text('正式发出')")
    page.click("button:has-text('正式发出')")
    page.wait_for_selector("text=每一句都仍然成立")
    assert page.locator(".tz-no-longer").count() == 0
    office.correct(said(LANHU, "output", 280_000, 320_000), reason="漏冲退货")
    page.reload()
    page.wait_for_selector(".tz-no-longer")
    assert page.locator(".tz-no-longer").count() == page.locator("[data-untrue]").count() > 0
    assert fits(page)
    page.goto("/reports/")
    page.wait_for_selector("#issued >> text=句不再成立")
    assert fits(page)


def test_report__number_opens_its_trace_beside_the_text(page: Any) -> None:
    page.goto("/reports/quarterly/2024-01..2024-06/")
    page.click(".figure >> nth=0")
    page.wait_for_selector("#trace >> text=各单位累计数相加")
    assert page.evaluate("document.activeElement.matches('[data-panel]')"), "the focus is in the panel"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.figure')"), "the focus is back at the number"
    assert "各单位累计数相加" not in page.inner_text("#trace")
    page.click(".figure >> nth=1")
    page.wait_for_selector("[data-panel-close]:visible")
    page.click("[data-panel-close]")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.figure')[1]")
    assert page.url.endswith("/reports/quarterly/2024-01..2024-06/")


def test_verify__file_chosen_by_hand(page: Any, tmp_path: Path) -> None:
    page.goto("/reports/quarterly/2024-01..2024-06/")
    with page.expect_download() as download:
        page.click("text=下载草稿")
    file = tmp_path / "报告.docx"
    download.value.save_as(file)
    page.goto("/reports/verify/")
    page.set_input_files("#file", os.fspath(file))
    page.click("main form button")
    page.wait_for_selector("text=句子也没有改")
    assert page.locator("tr[data-state]:visible").count() == 0
    page.click("button:has-text('全部')")
    assert page.locator("tr[data-state]:visible").count() == 14
    assert fits(page)


def test_session__that_ended_leads_to_the_login(page: Any) -> None:
    page.goto("/reports/quarterly/2024-01..2024-06/")
    page.context.clear_cookies()
    page.click(".figure >> nth=0")
    page.wait_for_url("**/login/?next=/reports/quarterly/2024-01..2024-06/")
