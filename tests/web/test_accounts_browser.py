"""An administrator's first day in a real browser: the second factor, a new account, its code, the new person's first sign-in."""

import io
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import User
from pytest_django.live_server_helper import LiveServer

from registry.people import engage
from reports.office import YUANHANG, Office, office
from taizhang.registry.roles import Role, access_of
from web.people import PASSWORD, code_for, with_password
from web.window import MARKS, fits, window

__all__ = ["office"]
pytestmark = MARKS
CODE = r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b"


@pytest.fixture(params=[390, 1440])
def page(
    live_server: LiveServer, office: Office, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Any]:
    """A window of a new administrator, on a telephone and on a desk."""
    monkeypatch.setenv(
        "DJANGO_ALLOW_ASYNC_UNSAFE", "1"
    )  # playwright's loop runs in this thread; no view does
    admin = with_password(engage("guanli", Role.ADMINISTRATOR))
    with window(live_server, admin, width=request.param, height=844, expected="409") as shown:
        yield shown


def sign_in(page: Any, name: str, password: str) -> None:
    page.goto("/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.click("main button[type=submit]")


def test_first_day(page: Any) -> None:
    page.context.clear_cookies()
    sign_in(page, "guanli", PASSWORD)
    page.wait_for_selector("text=系统管理员能改所有人的权限")
    assert fits(page)
    secret = page.inner_text("#secret")
    page.fill("#id_code", code_for(secret))
    page.click("main button[type=submit]")
    page.wait_for_selector("text=只显示这一次")
    assert page.locator(".tz-codes li").count() == 10 and fits(page)
    page.click("text=已抄好，继续")
    page.wait_for_selector("h1:has-text('账号')")
    page.click("text=新建账号")
    for field, value in (
        ("username", "yh01"),
        ("name", "王芳"),
        ("respondent", YUANHANG),
        ("reason", "来函指定"),
    ):
        page.fill(f"#{field}", value)
    assert fits(page)
    page.click("text=新建，并发一次性码")
    page.wait_for_selector("text=给王芳的一次性码")
    found = re.search(CODE, page.inner_text("main"))
    assert found is not None and fits(page)
    page.context.clear_cookies()
    page.goto(f"/activate/?code={found[0].lower()}")
    assert "王芳" in page.inner_text("main") and fits(page)
    page.fill("#password", "wangfang-9")
    page.fill("#again", "wangfang-9")
    page.click("main button[type=submit]")
    page.wait_for_selector("text=密码已设好")
    sign_in(page, "yh01", "wangfang-9")
    page.wait_for_url("**/collect/")
    assert access_of(User.objects.get(username="yh01")).roles == {Role.CLERK}


def test_import__from_mistake_to_codes(page: Any, settings: Any) -> None:
    settings.ADMIN_TOTP = False

    def upload(*row: str) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "账号"
        sheet.append(["用户名", "姓名", "角色", "部门", "填报单位代码", "起始日", "缘由"])
        sheet.append(list(row))
        stream = io.BytesIO()
        book.save(stream)
        page.set_input_files("#file", {"name": "名单.xlsx", "mimeType": "", "buffer": stream.getvalue()})
        page.click("text=上传，先看看")

    page.goto("/accounts/import/")
    upload("limei", "李梅", "经办", "经济发展部", "", "", "到岗")
    page.wait_for_selector("text=单元格 C2")
    assert fits(page)
    upload("limei", "李梅", "部门经办", "经济发展部", "", "", "到岗")
    page.wait_for_selector("text=还没有导入")
    assert fits(page) and not User.objects.filter(username="limei").exists()
    page.click("button:has-text('导入这')")
    page.wait_for_selector("text=新建 1 个账号")
    assert re.search(CODE, page.inner_text("main")) and fits(page)
    page.goto("/accounts/?q=李梅")
    page.click("a:has-text('李梅')")
    page.wait_for_selector("text=账号记录")
    assert fits(page)
