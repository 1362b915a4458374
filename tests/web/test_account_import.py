"""Accounts from a workbook: the template, errors by cell, looking before taking, all or nothing, hostile files."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from registry.people import engage
from registry.small_park import LANHU, YUANHANG
from taizhang.catalogue.model import Catalogue
from taizhang.registry import account_import
from taizhang.registry.models import AccountEvent, SignInCode
from taizhang.registry.roles import Role, access_of, roles_of
from web.people import is_in, sign_in, with_password

HEAD = ("用户名", "姓名", "角色", "部门", "填报单位代码", "起始日", "缘由")
GOOD: tuple[Sequence[object], ...] = (
    ("limei", "李梅", "部门经办", "财务部", "", "2026-03-01", "到岗"),
    ("limei", "李梅", "部门审核", "财务部", "", "2026-03-01", "到岗"),
    ("yh01", "王芳", "", "", YUANHANG, "", "来函指定"),
    ("yh01", "王芳", "", "", LANHU, "", "来函指定"),
)


@pytest.fixture
def client(park: Catalogue, settings: Settings) -> Client:
    """An administrator's."""
    settings.ADMIN_TOTP = False
    with_password(engage("guanli", Role.ADMINISTRATOR))
    return sign_in("guanli")


def workbook(rows: Sequence[Sequence[object]], head: Sequence[object] = HEAD, sheet: str = "账号") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in (head, *rows):
        page.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def uploaded(client: Client, content: bytes, name: str = "名单.xlsx") -> HttpResponse:
    return client.post("/accounts/import/", {"file": SimpleUploadedFile(name, content)})


def signed(page: HttpResponse) -> str:
    found = re.search(r'name="signed" value="([^"]+)"', page.content.decode())
    assert found is not None
    return found[1]


def people() -> set[str]:
    return set(User.objects.values_list("username", flat=True)) - {"guanli", "jilu"}


def test_template__is_read_back(client: Client, tmp_path: Path) -> None:
    content = client.get("/accounts/import/template/").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["账号", "例子", "说明", "可选"]
    assert [cell.value for cell in book["账号"][1]] == list(HEAD)
    assert [cell.value for cell in book["可选"]["D"] if cell.value] == ["部门", "经济部", "财务部"]
    path = tmp_path / "空.xlsx"
    path.write_bytes(content)
    assert [each.code for each in account_import.read_people(path).findings] == ["table.no-rows"]
    assert content == account_import.template()


def test_import__looked_at_and_then_taken(client: Client) -> None:
    page = uploaded(client, workbook(GOOD))
    text = page.content.decode()
    assert page.status_code == 200 and "还没有导入" in text and "远航电池材料、蓝湖化工" in text
    assert people() == set() and SignInCode.objects.count() == 0
    done = client.post("/accounts/import/take/", {"signed": signed(page)})
    codes = re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", done.content.decode())
    assert people() == {"limei", "yh01"} and len(codes) == 2 and "no-store" in done["Cache-Control"]
    assert roles_of(User.objects.get(username="limei")) == {Role.HANDLER, Role.REVIEWER}
    yh01 = User.objects.get(username="yh01")
    assert {each.code for each in access_of(yh01).clerk_of} == {YUANHANG, LANHU}
    chosen = {"code": codes[1], "password": "wangfang-9", "again": "wangfang-9"}
    assert Client().post("/activate/", chosen).status_code == 302 and is_in(sign_in("yh01", "wangfang-9"))
    assert AccountEvent.objects.get(what="导入账号").detail == "名单.xlsx：新建2个，加授0个"


def test_import__of_the_same_list_again_changes_nothing(client: Client) -> None:
    client.post("/accounts/import/take/", {"signed": signed(uploaded(client, workbook(GOOD)))})
    again = uploaded(client, workbook(GOOD)).content.decode()
    assert again.count(">不变<") == 2 and "没有可导入的" in again
    more = uploaded(client, workbook((*GOOD, ("LIMEI", "李梅", "审计员", "", "", "", "兼任"))))
    assert "已有账号，加授" in more.content.decode()
    done = client.post("/accounts/import/take/", {"signed": signed(more)})
    assert "给 1 个已有账号" in done.content.decode()
    assert roles_of(User.objects.get(username="limei")) == {Role.HANDLER, Role.REVIEWER, Role.AUDITOR}


@pytest.mark.parametrize(
    ("row", "cell", "says"),
    [
        (("李 梅", "李梅", "审计员", "", "", "", "到岗"), "A6", "不合格式"),
        (("GUANLI", "李梅", "审计员", "", "", "", "到岗"), "B6", ""),
        (("xin", "", "审计员", "", "", "", "到岗"), "B6", "姓名为空"),
        (("limei", "李美", "审计员", "", "", "", "到岗"), "B6", "姓名却不同"),
        (("xin", "新人", "经办员", "", "", "", "到岗"), "C6", "没有“经办员”这个角色"),
        (("xin", "新人", "部门经办", "财政局", "", "", "到岗"), "D6", "没有“财政局”这个部门"),
        (("xin", "新人", "审计员", "财务部", "", "", "到岗"), "C6", "不分部门"),
        (("xin", "新人", "", "", "9199", "", "到岗"), "E6", "没有代码为“9199”"),
        (("xin", "新人", "审计员", "", "", "3月1号", "到岗"), "F6", "不是日期"),
        (("xin", "新人", "审计员", "", "", "1999-01-01", "到岗"), "F6", "太远"),
        (("xin", "新人", "审计员", "", "", "", ""), "G6", "没有写缘由"),
        (("xin", "新人", "", "", "", "", "到岗"), "C6", "还没有角色"),
        (("xin", "新人", "审计员", "", "", "", '=HYPERLINK("http://evil.example")'), "G6", "是公式"),
    ],
)
def test_import__refuses_by_cell_and_takes_nothing(
    client: Client, row: Sequence[object], cell: str, says: str
) -> None:
    if row[0] == "GUANLI":
        User.objects.filter(username="guanli").update(first_name="管理")
        says = "已是“管理”的"
    page = uploaded(client, workbook((*GOOD, row)))
    text = page.content.decode()
    assert page.status_code == 409 and people() == set()
    assert f"单元格 {cell}</td>" in text and says in text
    assert "signed" not in text


def test_import__refuses_whole_files(client: Client) -> None:
    for content, says in (
        (b"", "整份文件"),
        (b"not a workbook", "整份文件"),
        (workbook(GOOD, sheet="别的"), "账号"),
        (workbook(GOOD, head=("甲", *HEAD[1:])), "找不到表头"),
        (workbook(GOOD, head=(*HEAD[:6], "备注")), "缺“缘由”列"),
        (workbook(()), "表里有0行"),
        (
            workbook([(f"u{number}", "甲", "审计员", "", "", "", "批") for number in range(2001)]),
            "表里有2001行",
        ),
    ):
        page = uploaded(client, content)
        assert page.status_code == 409 and says in page.content.decode(), says
    assert client.post("/accounts/import/").status_code == 400
    assert (
        uploaded(client, workbook(GOOD), f"{'名' * 300}.xlsx").status_code == 200
    )  # no file name is too long
    assert people() == set()


def test_import__file_too_big(client: Client, settings: Settings) -> None:
    settings.UPLOAD_MOST = 1000
    assert uploaded(client, workbook(GOOD)).status_code == 413


def test_take__only_what_was_looked_at_by_the_same_person(client: Client) -> None:
    mine = signed(uploaded(client, workbook(GOOD)))
    with_password(engage("fuguanli", Role.ADMINISTRATOR))
    other = sign_in("fuguanli")
    for who, given in ((other, mine), (client, mine[:-2]), (client, ""), (client, "x" + mine)):
        assert who.post("/accounts/import/take/", {"signed": given}).status_code == 409
    assert people() == {"fuguanli"}


def test_take__twice_makes_them_once(client: Client) -> None:
    mine = signed(uploaded(client, workbook(GOOD)))
    for _ in range(2):
        last = client.post("/accounts/import/take/", {"signed": mine})
    assert "新建 0 个" in last.content.decode() and people() == {"limei", "yh01"}
    assert SignInCode.objects.count() == 2


def test_take__all_or_nothing_when_something_came_between(client: Client) -> None:
    mine = signed(uploaded(client, workbook(GOOD)))
    User.objects.create_user("yh01", first_name="别人")
    page = client.post("/accounts/import/take/", {"signed": mine})
    assert page.status_code == 409 and "已是“别人”的" in page.content.decode()
    assert people() == {"yh01"}


def test_names__of_files_and_people_are_not_run(client: Client) -> None:
    page = uploaded(
        client, workbook((("xin", "<b>新</b>", "审计员", "", "", "", "<script>"),)), "<script>.xlsx"
    )
    assert page.status_code == 200 and "<script>" not in page.content.decode().partition("<body")[2]
    assert "&lt;b&gt;新" in page.content.decode()
