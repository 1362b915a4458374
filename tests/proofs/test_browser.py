"""What only a browser shows of 校对: text and remarks lead to each other, keys step, levels hide, deeds answer in place."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django.live_server_helper import LiveServer

from proofs.desk_room import laid, remark
from web.window import MARKS, fits, window

pytestmark = MARKS
HINT = remark(code="unit-missing", level="提示", start=4, end=8, message="单位可疑。", fixes=[])
NOTE = remark(code="left-unjudged", level="说明", start=20, end=23, message="没有核对。", fixes=[])


@pytest.fixture(params=[390, 1440])
def page(request: Any, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The proof of a report with three remarks, on a telephone and on a desk."""
    monkeypatch.setenv(
        "DJANGO_ALLOW_ASYNC_UNSAFE", "1"
    )  # playwright's loop runs in this thread; no view does
    writer = User.objects.create_user("bangong", is_staff=True)
    job = laid(writer.pk, HINT, remark(), NOTE)
    with window(live_server, writer, width=request.param, height=900) as shown:
        shown.goto(f"/proofs/{job.token}/")
        yield shown


def chosen(page: Any) -> str:
    """The number of the remark that is chosen, and of the marks that are."""
    card = page.locator(".tz-remark.tz-chosen").get_attribute("data-remark")
    assert page.locator(".tz-mark.tz-chosen").first.get_attribute("data-remarks") == card
    return str(card)


def test_keys__step_through_the_remarks_and_round(page: Any) -> None:
    assert fits(page)
    steps = []
    for key in ("n", "n", "n", "n", "p", "p"):
        page.keyboard.press(key)
        steps.append(chosen(page))
    assert steps == ["0", "1", "2", "0", "2", "1"]
    page.keyboard.press("Escape")
    assert page.locator(".tz-chosen").count() == 0


def test_keys__do_nothing_while_a_reason_is_typed(page: Any) -> None:
    page.locator("#remark-0 details summary").click()
    page.locator("#remark-0 input[name=reason]").fill("")
    page.keyboard.type("np")
    assert page.locator("#remark-0 input[name=reason]").input_value() == "np"


def test_mark__leads_to_its_remark(page: Any) -> None:
    page.locator("#at-1").click()
    assert chosen(page) == "1"


def test_level__hides_its_remarks_from_the_steps(page: Any) -> None:
    page.locator("[data-level=提示]").click()
    assert not page.locator("#remark-0").is_visible()
    page.keyboard.press("n")
    assert chosen(page) == "1"


def test_deeds__answer_in_place(page: Any) -> None:
    page.locator("#remark-1").get_by_text("改为84.6%").click()
    page.wait_for_selector("text=已采纳：84.6%")
    assert page.get_by_text("下载改正稿（改了1处）").is_visible()
    page.locator("#remark-0 details summary").click()
    page.locator("#remark-0 input[name=reason]").fill("口径不同")
    page.locator("#remark-0").get_by_role("button", name="忽略").click()
    page.wait_for_selector("text=已忽略：口径不同")
    assert fits(page)
