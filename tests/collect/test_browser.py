"""A clerk's month on a telephone, in a real browser: typed, kept over a lost line and two tabs, explained, handed in."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from collect.conftest import Office, make_office
from registry.small_park import YUANHANG, make_catalogue, with_rule
from taizhang.collect.models import DraftCell, Version
from web.window import MARKS, fits, window

pytestmark = MARKS
FORM = f"/collect/2024-06/{YUANHANG}/small/"
VALUE, PRIOR = "[data-slot='value:revenue']", "[data-slot='prior:revenue']"
STATE = "[data-state-of='value:revenue']"


@pytest.fixture
def office(db: None, monkeypatch: pytest.MonkeyPatch) -> Office:
    # playwright's loop runs in this thread; no view does
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    made = make_office(with_rule(make_catalogue(), "few", hard=False))
    monkeypatch.setattr("taizhang.collect.views.catalogue", lambda: made.catalogue)
    return made


@pytest.fixture
def page(live_server: LiveServer, office: Office) -> Iterator[Any]:
    """A telephone's window; a line that is cut, and a server that stumbles, say so to the console."""
    with window(live_server, office.clerk, expected="Failed to load resource") as shown:
        yield shown


def shows(page: Any, selector: str, text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator(selector)).to_have_value(text)


def kept(slot: str) -> str:
    return DraftCell.objects.get(slot=slot).text


def test_month__on_a_telephone(page: Any, office: Office) -> None:
    page.goto("/collect/")
    assert fits(page)
    page.click(f"a[href='{FORM}']")
    page.fill(VALUE, "６００")
    page.wait_for_selector(f"{STATE}:has-text('已保存')")
    assert kept("value:revenue") == "６００"
    page.wait_for_selector("text=请核实")
    assert fits(page)
    page.fill("[data-slot='said:revenue']", "我们是小厂")
    page.wait_for_selector("[data-foot]:has-text('可以提交')")
    page.click("button[type=submit]:has-text('提交')")
    page.wait_for_selector("h1:has-text('已提交')")
    assert fits(page)
    view = Version.objects.get()
    assert office.send_back(view.number, "请核对", revenue="比5月多了不少").done
    page.goto(FORM)
    page.wait_for_selector("text=比5月多了不少")
    page.fill(VALUE, "610")
    page.wait_for_selector("text=数改过了，原来的说明仍然适用")
    page.click("[data-offer]")
    page.wait_for_selector("[data-foot]:has-text('可以提交')")
    page.click("button[type=submit]:has-text('提交')")
    page.wait_for_selector("text=与上一版不同")
    assert office.approve(Version.objects.last().number).done  # type: ignore[union-attr]
    page.goto("/collect/")
    page.wait_for_selector("text=已审定")


def test_line__that_is_lost_loses_nothing(page: Any, office: Office) -> None:
    page.goto(FORM)
    page.context.set_offline(True)
    page.fill(VALUE, "600")
    page.wait_for_selector(f"{STATE}:has-text('已存在本机')")
    page.wait_for_selector("[data-offline]:has-text('没有连上服务器')")
    assert not DraftCell.objects.exists()
    page.context.set_offline(False)
    page.wait_for_selector(f"{STATE}:has-text('已保存')", timeout=15000)
    assert kept("value:revenue") == "600"
    assert not page.is_visible("[data-offline]")


def test_line__page_that_was_left_while_it_was_lost(page: Any, office: Office) -> None:
    page.goto(FORM)
    page.context.set_offline(True)
    page.fill(VALUE, "600")
    page.wait_for_selector(f"{STATE}:has-text('已存在本机')")
    page.context.set_offline(False)
    page.goto("/collect/")
    page.goto(FORM)
    page.wait_for_selector(f"{STATE}:has-text('已保存')")
    assert kept("value:revenue") == "600"


def test_tabs__two_of_them_show_what_clashes(page: Any, office: Office) -> None:
    page.goto(FORM)
    other = page.context.new_page()
    other.goto(FORM)
    page.fill(VALUE, "600")
    page.wait_for_selector(f"{STATE}:has-text('已保存')")
    other.evaluate("window.onfocus = null")
    other.evaluate(  # what was typed there before the other tab looked again
        "() => { const each = document.querySelector(\"[data-slot='value:revenue']\"); each.dataset.version = 0;"
        " each.value = '700'; each.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    other.wait_for_selector(f"{STATE}:has-text('没有覆盖')")
    assert kept("value:revenue") == "600" and other.input_value(VALUE) == "700"
    other.click("button:has-text('用我填的')")
    other.wait_for_selector(f"{STATE}:has-text('已保存')")
    assert kept("value:revenue") == "700"
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    shows(page, VALUE, "700")


def test_keys__enter_sign_and_undo(page: Any, office: Office) -> None:
    page.goto(FORM)
    page.focus(PRIOR)
    assert page.input_value(PRIOR) == "480"
    page.keyboard.type("1234567")
    page.keyboard.press("Tab")
    page.wait_for_selector("[data-state-of='prior:revenue']:has-text('已保存')")
    shows(page, PRIOR, "1,234,567")
    page.focus(VALUE)
    page.keyboard.type("600")
    page.click("[data-sign]")
    shows(page, VALUE, "-600")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.type") == "submit"  # the last row: on to handing in
    page.wait_for_selector(f"{STATE}:has-text('已保存')")
    page.focus(VALUE)
    page.keyboard.press("Control+a")
    page.keyboard.type("700")
    page.wait_for_selector(f"{STATE}:has-text('已保存')")
    page.wait_for_selector(f"{VALUE}[data-before='-600']")
    page.click("[data-undo]")
    page.wait_for_selector(f"{VALUE}[data-before='700']")
    assert kept("value:revenue") == "-600"


def test_number__that_is_none_says_why(page: Any, office: Office) -> None:
    page.goto(FORM)
    page.fill(VALUE, "600万元")
    page.wait_for_selector(f"{STATE}:has-text('请填6000')")
    assert page.evaluate(f'document.querySelector("{VALUE}").classList.contains("is-invalid")')


def test_session__that_ended_keeps_what_was_typed(page: Any, office: Office) -> None:
    page.goto(FORM)
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.fill(VALUE, "600")
    page.wait_for_selector("[data-offline]:has-text('重新登录')")
    page.context.add_cookies(cookies)
    page.goto(FORM)
    page.wait_for_selector(f"{STATE}:has-text('已保存')")
    assert kept("value:revenue") == "600"


def test_keys__up_and_down_the_column(page: Any, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form of three rows, filled in without the mouse; then the same figures seen in a second window."""
    from dataclasses import replace

    small = office.catalogue.forms["small"]
    rows = tuple(
        replace(small.items[0], indicator=code, name=code) for code in ("revenue", "investment", "output")
    )
    longer = replace(office.catalogue, rules={}, forms={"small": replace(small, items=rows)})
    monkeypatch.setattr("taizhang.collect.views.catalogue", lambda: longer)
    page.goto(FORM)
    page.focus(VALUE)
    page.keyboard.type("600")
    page.keyboard.press("Enter")
    page.keyboard.type("12")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("1000")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.dataset.slot") == "value:revenue"
    page.keyboard.press("Shift+Enter")  # nothing above: it stays
    assert page.evaluate("document.activeElement.dataset.slot") == "value:revenue"
    page.wait_for_selector("[data-foot]:has-text('可以提交')")
    shows(page, "[data-slot='value:output']", "1,000")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.slot") == "prior:revenue"
    assert [kept(f"value:{code}") for code in ("revenue", "investment", "output")] == ["600", "12", "1000"]


def test_submit__waits_for_what_is_being_kept(page: Any, office: Office) -> None:
    page.goto(FORM)
    page.fill(VALUE, "600")
    page.fill("[data-slot='prior:revenue']", "480")
    page.click("button[type=submit]:has-text('提交')")  # at once, before anything could be kept
    page.wait_for_selector("[data-refused]:has-text('处核实还没有说明')")
    assert kept("value:revenue") == "600"
    assert page.input_value(VALUE) == "600"


def test_submit__is_not_done_later_when_the_line_comes_back(page: Any, office: Office) -> None:
    page.goto(FORM)
    page.context.set_offline(True)
    page.fill(VALUE, "600")
    page.click("button[type=submit]:has-text('提交')")
    page.wait_for_selector(f"{STATE}:has-text('已存在本机')")
    page.context.set_offline(False)
    page.wait_for_selector(f"{STATE}:has-text('已保存')", timeout=15000)
    assert page.url.endswith(FORM) and not Version.objects.exists()


def test_server__that_stumbles_is_asked_again(
    page: Any, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from taizhang.collect import actions

    real, stumbled = actions.cell_save, []

    def stumbling(**given: Any) -> actions.Saved:
        if not stumbled:
            stumbled.append(1)
            raise OSError("磁盘满了")
        return real(**given)

    monkeypatch.setattr(actions, "cell_save", stumbling)
    page.goto(FORM)
    page.fill(VALUE, "600")
    page.wait_for_selector(f"{STATE}:has-text('已保存')", timeout=15000)
    assert stumbled and kept("value:revenue") == "600"
