"""All pages: who may open them, what they show, and that none needs what the security policy forbids."""

import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from taizhang.catalogue.model import Catalogue

OFFICE = (
    "/ledger/",
    "/ledger/?indicator=output&period=2024-01..2024-06&scope=cluster:battery",
    "/ledger/chart/?indicator=output",
    "/ledger/trace/?indicator=output&measure=growth",
    "/reports/",
    "/reports/quarterly/2024-01..2024-06/",
    "/reports/quarterly/2024-01..2024-06/figures/f001/",
)
OPEN = ("/catalogue/", "/catalogue/indicators/output/", "/catalogue/forms/b204/", "/password/")


def page(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("address", [*OFFICE, *OPEN])
def test_page__not_signed_in_leads_to_login(park: Catalogue, client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/login/?next=")


def test_part__whose_session_ended_takes_the_page_to_the_login(park: Catalogue, client: Client) -> None:
    shown = "http://testserver/reports/quarterly/2024-01..2024-06/?x=1"
    part = {"HX-Request": "true", "HX-Current-URL": shown}
    response = client.get("/reports/quarterly/2024-01..2024-06/figures/f001/", headers=part)
    assert (response.status_code, response.content) == (204, b"")
    assert response["HX-Redirect"] == "/login/?next=/reports/quarterly/2024-01..2024-06/%3Fx%3D1"
    nonsense = {"HX-Request": "true", "HX-Current-URL": "http://["}
    assert client.get("/reports/", headers=nonsense)["HX-Redirect"] == "/login/?next=/"


@pytest.mark.parametrize("address", [*OFFICE, "/reports/quarterly/2024-01..2024-06/word/"])
def test_page__not_staff_reads_why_not(park: Catalogue, outsider: Client, address: str) -> None:
    response = outsider.get(address)
    assert response.status_code == 403
    assert "您的账号不能打开这一页" in response.content.decode()
    assert "远航电池材料" not in response.content.decode()


@pytest.mark.parametrize("address", OPEN)
def test_page__not_staff_may_read_the_catalogue(park: Catalogue, outsider: Client, address: str) -> None:
    page(outsider, address)


@pytest.mark.parametrize("address", [*OFFICE, *OPEN, "/login/"])
def test_page__nothing_inline(park: Catalogue, staff: Client, address: str) -> None:
    response = staff.get(address)
    assert response.status_code == 200
    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    text = response.content.decode()
    for tag in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in tag or 'type="application/json"' in tag
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)


def test_login__right_and_wrong_password(park: Catalogue, client: Client) -> None:
    User.objects.create_user("wang", password="yunling-2024", is_staff=True)
    wrong = client.post("/login/", {"username": "wang", "password": "yunling-2023"})
    assert "用户名或密码不对" in wrong.content.decode()
    right = client.post("/login/", {"username": "wang", "password": "yunling-2024"}, follow=True)
    assert right.redirect_chain[-1][0] == "/ledger/"
    assert client.post("/logout/")["Location"] == "/login/"


def test_ledger__figures_of_the_park(park: Catalogue, staff: Client) -> None:
    text = page(staff, "/ledger/?indicator=output")
    assert "9亿元" in text
    assert "持平" in text
    rows = re.findall(r"<tr>.*?</tr>", text, re.DOTALL)
    battery = next(row for row in rows if "新能源电池材料" in row)
    assert "6亿元" in battery
    assert "+20%" in battery
    assert "66.7%" in battery


def test_ledger__figures_of_a_cluster(park: Catalogue, staff: Client) -> None:
    text = page(staff, "/ledger/?indicator=output&scope=cluster:chemical")
    assert "-25%" in text
    assert 'class="h2 mb-1 tz-down"' in text


def test_ledger__unknown_figure_is_no_zero(park: Catalogue, staff: Client) -> None:
    text = page(staff, "/ledger/?indicator=revenue")
    assert "这一期没有数" in text
    assert "0亿元" not in text


@pytest.mark.parametrize(
    "asked",
    ["indicator=xyz", "period=昨天", "scope=无此范围", "period=2024-13"],
)
def test_ledger__nonsense_falls_back(park: Catalogue, staff: Client, asked: str) -> None:
    assert "园区　2024年1-6月" in page(staff, f"/ledger/?{asked}")


@pytest.mark.parametrize(
    ("asked", "name"), [("2024-07", "2024年1-7月"), ("1998-05", "1998年1-5月"), ("2031Q1", "2031年1-3月")]
)
def test_ledger__period_without_figures_says_which_there_are(
    park: Catalogue, staff: Client, asked: str, name: str
) -> None:
    response = staff.get(f"/ledger/?indicator=output&period={asked}")
    text = response.content.decode()
    assert response.status_code == 404
    assert f"台账里没有{name}的数" in text
    assert "/ledger/?indicator=output&amp;period=2024-01..2024-06" in text
    assert staff.get(f"/ledger/trace/?indicator=output&period={asked}").status_code == 404


def test_ledger__chart_says_who_is_missing(park: Catalogue, staff: Client) -> None:
    part = page(staff, "/ledger/chart/?indicator=output", HX_Request="true")
    assert "空心的是还没有报齐的月份" in part or "都已报齐" in part
    data = json.loads(re.findall(r'<script id="series" type="application/json">(.*?)</script>', part)[0])
    assert data["open"] == ["空心的是还没有报齐的月份" in part] * len(data["x"])


def test_ledger__chart_comes_after_the_page(park: Catalogue, staff: Client) -> None:
    address = re.search(
        r'hx-get="(/ledger/chart/[^"]+)"', page(staff, "/ledger/?indicator=output&scope=cluster:battery")
    )
    assert address
    part = page(staff, address[1].replace("&amp;", "&"), HX_Request="true")
    assert "<html" not in part
    data = json.loads(re.findall(r'<script id="series" type="application/json">(.*?)</script>', part)[0])
    assert data["x"] == ["2024-06"]
    assert data["series"][0]["data"] == [6.0]


def test_ledger__chart_of_an_empty_ledger(staff: Client) -> None:
    assert staff.get("/ledger/chart/").status_code == 404


def test_ledger__empty(staff: Client) -> None:
    assert "台账里还没有数" in page(staff, "/ledger/")


def test_trace__names_who_wrote_what(park: Catalogue, staff: Client) -> None:
    text = page(staff, "/ledger/trace/?indicator=output&measure=growth")
    for said in (
        "远航电池材料",
        "600000千元",
        "第1号记录",
        "王敏",
        "6月报表.xlsx",
        "数据!E3",
        "共涉及 2 条记录",
    ):
        assert said in text
    assert "<html" not in page(staff, "/ledger/trace/?indicator=output", HX_Request="true")


def test_trace__unknown_measure(park: Catalogue, staff: Client) -> None:
    assert staff.get("/ledger/trace/?measure=guess").status_code == 404


def test_report__numbers_lead_to_their_traces(park: Catalogue, staff: Client) -> None:
    assert "云岭工业园区2024年第二季度报告" in page(staff, "/reports/")
    text = page(staff, "/reports/quarterly/2024-01..2024-06/")
    address = re.search(r'hx-get="([^"]+)"[^>]*>9亿元</a>', text)
    assert address
    assert "蓝湖化工" in page(staff, address[1], HX_Request="true")


@pytest.mark.parametrize("address", ["annual/2024-01..2024-06/", "quarterly/2024-01..2024-12/", "quarterly/昨天/",
                                     "quarterly/1998-01..1998-03/",
                                     "quarterly/2024-01..2024-06/figures/f999/"])  # fmt: skip
def test_report__that_cannot_be_written(park: Catalogue, staff: Client, address: str) -> None:
    assert staff.get(f"/reports/{address}").status_code == 404


def test_report__word(park: Catalogue, staff: Client) -> None:
    response = staff.get("/reports/quarterly/2024-01..2024-06/word/")
    with zipfile.ZipFile(io.BytesIO(response.content)) as package:
        assert "9亿元" in package.read("word/document.xml").decode()


def test_catalogue__search(park: Catalogue, staff: Client) -> None:
    found = page(staff, "/catalogue/?q=税收", HX_Request="true")
    assert "税收收入" in found
    assert "工业投资" not in found


def test_catalogue__indicator_says_how_a_loss_is_written(
    park: Catalogue, staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert '<dd class="col-8 col-md-10">否</dd>' in page(staff, "/catalogue/indicators/tax/")
    profit = replace(park.indicators["tax"], profit_words=("实现利润", "亏损"))
    changed = replace(park, indicators={**park.indicators, "tax": profit})
    monkeypatch.setattr("taizhang.web.catalogue.catalogue", lambda: changed)
    assert "是，盈利时写“实现利润”，亏损时写“亏损”" in page(staff, "/catalogue/indicators/tax/")


def test_catalogue__indicator_shows_its_rules(park: Catalogue, staff: Client) -> None:
    text = page(staff, "/catalogue/indicators/output/")
    assert "产值不为负" in text
    assert "产值不为负" not in page(staff, "/catalogue/indicators/tax/")
    assert staff.get("/catalogue/indicators/none/").status_code == 404
    assert staff.get("/catalogue/forms/none/").status_code == 404
