"""What only a browser shows: that the scripts run under the security policy, and do what the pages promise."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from reports.office import LANHU, Office, office, said
from web.window import MARKS, fits, window

__all__ = ["office"]
pytestmark = MARKS


@pytest.fixture
def page(
    live_server: LiveServer, office: Office, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> Iterator[Any]:
    """A telephone's window signed in as staff, without the second factor, which has tests of its own."""
    settings.ADMIN_TOTP = False
    # playwright's loop runs in this thread; no view does
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with window(live_server, office.writer) as shown:
        yield shown


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
