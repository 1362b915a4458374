"""Issuing on the pages, the page of an issued report, and what a correction does to it."""

import re
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from reports.office import LANHU, TARGET, Office, office, said
from taizhang.ledger import reading
from taizhang.reports import queries

__all__ = ["office"]
DRAFT = "/reports/quarterly/2024-01..2024-06/"
PART = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Books of another test must not answer."""
    reading._kept.cache_clear()


def text(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def form_of(client: Client) -> dict[str, str]:
    found = re.search(r'name="document" value="([0-9a-f]{64})"', text(client, f"{DRAFT}issue/"))
    assert found
    return {"document": found[1]}


def correct(office: Office) -> None:
    office.correct(said(LANHU, "output", 280_000, 320_000), reason="漏冲退货")


def test_issue__asks_first_and_says_what_freezes(office: Office, staff: Client) -> None:
    page = text(staff, f"{DRAFT}issue/")
    assert "任何人都改不了、也撤不回" in page
    assert re.search(r"正文，\d+ 句，其中 \d+ 个数", page)
    assert queries.issues() == ()


def test_issue__leads_to_the_issued_report(office: Office, staff: Client) -> None:
    response = staff.post(f"{DRAFT}issue/", form_of(staff), follow=True)
    assert response.redirect_chain == [("/reports/issued/1/", 302)]
    page = response.content.decode()
    assert "已作为第1号报告发出。" in page
    assert "同比下降1.1%" in re.sub(r"<[^>]+>", "", page)
    assert "第1号报告</a>一字不差" in text(staff, DRAFT)


def test_issue__asks_why_where_few_have_reported(office: Office, staff: Client) -> None:
    office.arrive("星海新材")
    page = text(staff, f"{DRAFT}issue/")
    assert "应报4家、已报3家，还差星海新材" in page
    assert "已报的不到 90%" in page
    read = form_of(staff)
    refused = staff.post(f"{DRAFT}issue/", read)
    assert refused.status_code == 409
    assert "请写明原因" in refused.content.decode()
    issued = staff.post(f"{DRAFT}issue/", {**read, "reason": "该企业停产"}, follow=True).content.decode()
    assert "应报4家、已报3家" in issued
    assert "报得不全仍发出的原因：该企业停产" in issued


def test_issue__the_same_text_again_is_refused(office: Office, staff: Client) -> None:
    read = form_of(staff)
    staff.post(f"{DRAFT}issue/", read)
    response = staff.post(f"{DRAFT}issue/", read)
    assert response.status_code == 409
    assert "这份报告已发过，是第1号" in response.content.decode()
    assert len(queries.issues()) == 1


@pytest.mark.parametrize("sent", [{}, {"document": "0" * 64}])
def test_issue__a_text_that_nobody_has_read_is_refused(
    office: Office, staff: Client, sent: dict[str, str]
) -> None:
    response = staff.post(f"{DRAFT}issue/", sent)
    assert response.status_code == 409
    assert "您看过以后，报告的数或文字变了" in response.content.decode()
    assert queries.issues() == ()


def test_issue__a_figure_that_moved_since_is_refused(office: Office, staff: Client) -> None:
    read = form_of(staff)
    correct(office)
    assert staff.post(f"{DRAFT}issue/", read).status_code == 409
    assert staff.post(f"{DRAFT}issue/", form_of(staff)).status_code == 302


def test_issue__a_period_that_is_open_is_refused(park: object, staff: Client) -> None:
    page = text(staff, f"{DRAFT}issue/")
    assert "还没有全部关账" in page
    found = re.search(r'name="document" value="([0-9a-f]{64})"', page)
    assert found
    response = staff.post(f"{DRAFT}issue/", {"document": found[1]})
    assert response.status_code == 409
    assert "请先关账，再发报告" in response.content.decode()


def test_issue__needs_the_token_of_the_form(office: Office, settings: Any) -> None:
    settings.ADMIN_TOTP = False
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(office.writer, "django.contrib.auth.backends.ModelBackend")
    assert strict.post(f"{DRAFT}issue/", form_of(strict)).status_code == 403
    assert queries.issues() == ()


def test_list__issued_reports_and_drafts(office: Office, staff: Client) -> None:
    assert "还没有发过报告" in text(staff, "/reports/")
    office.issue()
    page = text(staff, "/reports/")
    assert "第1号" in page
    assert "王敏" in page
    assert 'hx-get="/reports/issued/1/impact/?short"' in page


def test_impact__every_sentence_holds(office: Office, staff: Client) -> None:
    office.issue()
    assert "每句都仍成立" in text(staff, "/reports/issued/1/impact/?short", **PART)
    assert "每一句都仍然成立" in text(staff, "/reports/issued/1/impact/")


def test_impact__names_sentence_entry_person_and_reason(office: Office, staff: Client) -> None:
    office.issue()
    correct(office)
    short = text(staff, "/reports/issued/1/impact/?short", **PART)
    counted = re.search(r"(\d+) 句不再成立", short)
    page = text(staff, "/reports/issued/1/impact/")
    assert counted
    assert page.count("data-untrue=") == int(counted[1]) > 0
    for told in ("原文", "现应", "蓝湖化工", "300000 → 280000千元", "王敏", "漏冲退货"):
        assert told in page
    assert "<html" not in text(staff, "/reports/issued/1/impact/", **PART)


def test_impact__tells_a_revised_target_from_what_is_untrue(office: Office, staff: Client) -> None:
    staff.post(f"{DRAFT}issue/", form_of(staff))
    office.record(replace(TARGET, value=Decimal(1_800_000)), reason="市政府调整目标的通知")
    page = text(staff, "/reports/issued/1/impact/", **PART)
    assert "1 句的目标后来调整过，按发出时的目标仍然成立" in page
    assert "不再成立" not in page
    assert "data-untrue" not in page
    assert "1 句目标已调整" in text(staff, "/reports/issued/1/impact/?short", **PART)


def test_impact__says_why_nothing_can_be_said(office: Office, staff: Client, settings: Settings) -> None:
    office.issue()
    shutil.rmtree(Path(settings.SNAPSHOTS) / queries.issues()[0].snapshot)
    correct(office)
    assert "说不出" in text(staff, "/reports/issued/1/impact/?short", **PART)
    assert "请从备份恢复 snapshots 文件夹" in text(staff, "/reports/issued/1/impact/")


def test_figure__is_explained_as_of_the_issue(office: Office, staff: Client) -> None:
    office.issue()
    correct(office)
    page = text(staff, "/reports/issued/1/")
    address = re.search(r'hx-get="([^"]+)"[^>]*>9亿元</a>', page)
    assert address
    assert "300000千元" in text(staff, address[1], **PART)
    assert "回到报告" in text(staff, address[1])


def test_figure__without_its_snapshot(office: Office, staff: Client, settings: Settings) -> None:
    office.issue()
    shutil.rmtree(Path(settings.SNAPSHOTS) / queries.issues()[0].snapshot)
    address = "/reports/issued/1/figures/f001/"
    assert "不在了" in text(staff, address, **PART)
    assert staff.get(address).status_code == 410


def test_word__is_the_issued_document(office: Office, staff: Client) -> None:
    office.issue()
    before = staff.get("/reports/issued/1/word/").content
    correct(office)
    assert staff.get("/reports/issued/1/word/").content == before


@pytest.mark.parametrize("address", ["", "impact/", "word/", "figures/f001/"])
@pytest.mark.parametrize("number", ["2", "9" * 30])
def test_issued__that_is_not_there(office: Office, staff: Client, number: str, address: str) -> None:
    office.issue()
    assert staff.get(f"/reports/issued/{number}/{address}").status_code == 404


def test_figure__that_is_not_in_the_report(office: Office, staff: Client) -> None:
    office.issue()
    assert staff.get("/reports/issued/1/figures/f999/").status_code == 404
