"""The clerk's pages over HTTP: what they show and keep, and that another's form is not there, whatever is asked."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from collect.conftest import JUNE, Office
from registry.small_park import LANHU, XINYA, YUANHANG
from taizhang.collect import actions, queries
from taizhang.collect.models import DraftCell, Task, Version
from taizhang.collect.tasks import State

FORM = f"/collect/2024-06/{YUANHANG}/small/"


@pytest.fixture(autouse=True)
def _catalogue(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "asking" if "asking" in request.fixturenames else "office"
    office = request.getfixturevalue(name)
    monkeypatch.setattr("taizhang.collect.views.catalogue", lambda: office.catalogue)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def save(client: Client, slot: str, text: str, base: int = 0, form: str = FORM, **more: str) -> Any:
    return client.post(f"{form}cell/", {"slot": slot, "text": text, "base": base, **more})


def hand_in(client: Client, key: str = "k", form: str = FORM) -> Any:
    revision = client.get(f"{form}now/").json()["revision"]
    return client.post(f"{form}submit/", {"key": key, "revision": revision})


def test_mine__every_enterprise_with_its_forms(office: Office) -> None:
    shown = signed_in(office.clerk).get("/collect/").content.decode()
    assert "远航电池材料" in shown and "蓝湖化工" in shown and "新芽包装" not in shown
    assert "2024年6月" in shown and "7月8日（周一）截止" in shown
    assert FORM in shown and "去填" in shown


def test_mine__nothing_to_do(office: Office) -> None:
    lonely = User.objects.create_user("jianguan", is_staff=True)
    shown = signed_in(lonely).get("/collect/").content.decode()
    assert "布置下一个月" in shown  # staff may open a round


def test_form__shows_what_is_known(office: Office) -> None:
    shown = signed_in(office.clerk).get(FORM).content.decode()
    assert "1-5月 500" in shown  # last month's running total
    assert 'value="480"' in shown and "上年所报" in shown  # 同期, as reported a year ago
    assert 'inputmode="decimal"' in shown and "千元" in shown


def test_cell__answers_what_became_of_it(office: Office) -> None:
    client = signed_in(office.clerk)
    answer = save(client, "value:revenue", "６００。５").json()
    assert answer["saved"]["state"] == "saved" and answer["boxes"]["value:revenue"]["text"] == "600.5"
    assert "6月 100.5" in answer["beside"]["revenue"] and "同比 +25.1%" in answer["beside"]["revenue"]
    assert answer["ready"] and "可以提交" in answer["foot"]
    wrong = save(client, "value:revenue", "12,00", 1).json()
    assert wrong["saved"]["state"] == "invalid" and "逗号" in wrong["boxes"]["value:revenue"]["message"]


def test_cell__two_tabs(office: Office) -> None:
    client = signed_in(office.clerk)
    save(client, "value:revenue", "600")
    answer = save(client, "value:revenue", "700")
    assert answer.status_code == 200
    assert answer.json()["saved"] | {"by": ""} == {
        "state": "conflict", "message": "", "version": 1, "text": "600", "by": "",
    }  # fmt: skip
    assert DraftCell.objects.get().text == "600"


@pytest.mark.parametrize("base", ["", "-1", "x", "１", "9" * 10])
def test_cell__base_that_is_none(office: Office, base: str) -> None:
    answer = signed_in(office.clerk).post(
        f"{FORM}cell/", {"slot": "value:revenue", "text": "1", "base": base}
    )
    assert answer.status_code == 400


def test_submit__receipt_and_the_same_request_twice(office: Office) -> None:
    client = signed_in(office.clerk)
    save(client, "value:revenue", "600")
    first, again = hand_in(client), hand_in(client)
    assert first["Location"] == again["Location"] == f"{FORM}versions/1/"
    assert Version.objects.count() == 1
    receipt = client.get(first["Location"]).content.decode()
    assert "等待审核" in receipt and "127.0.0.1" in receipt and Version.objects.get().hash in receipt
    locked = client.get(FORM).content.decode()
    assert "已经提交，正在等审核" in locked and "readonly" in locked


def test_submit__says_what_is_missing(asking: Office) -> None:
    client = signed_in(asking.clerk)
    save(client, "value:revenue", "600")
    refused = hand_in(client)
    assert refused.status_code == 409
    assert "还不能提交" in refused.content.decode() and "处核实还没有说明" in refused.content.decode()


def test_submit__explained(asking: Office) -> None:
    client = signed_in(asking.clerk)
    rows = save(client, "value:revenue", "600").json()["rows"]["revenue"]
    assert "请核实" in rows and 'data-slot="said:revenue"' in rows
    told = queries.tasks(asking.catalogue, JUNE, [YUANHANG])
    assert [each.state for each in told if each.duty.form.code == "small"] == [State.FILLING]
    from taizhang.collect.pages import sheet

    explain = sheet(asking.duty, asking.catalogue).rows[0].explain
    assert explain is not None
    answer = save(client, "said:revenue", "小厂", about=explain[0].about).json()
    assert answer["ready"] and "已说明" not in answer["foot"]
    assert hand_in(client).status_code == 302


def test_withdraw__and_change_again(office: Office) -> None:
    client = signed_in(office.clerk)
    save(client, "value:revenue", "600")
    hand_in(client)
    assert client.post(f"{FORM}withdraw/")["Location"] == FORM
    assert save(client, "value:revenue", "650", 1).json()["saved"]["state"] == "saved"
    assert "与上一版不同" in client.get(hand_in(client, "k2")["Location"]).content.decode()


def test_returned__note_stands_at_its_row_and_an_answer_is_asked_for(office: Office) -> None:
    client = signed_in(office.clerk)
    save(client, "value:revenue", "600")
    hand_in(client)
    version = Version.objects.get().number
    assert office.send_back(version, "请核对", revenue="比5月多了不少").done
    shown = client.get(FORM).content.decode()
    assert "这张表被退回了" in shown and "比5月多了不少" in shown
    refused = hand_in(client, "k2")
    assert "退回以后没有改过，也没有答复" in refused.content.decode()
    save(client, "reply", "6月交付了一笔大单")
    assert "6月交付了一笔大单" in client.get(hand_in(client, "k3")["Location"]).content.decode()


def test_submit__led_back_after_signing_in(office: Office) -> None:
    client = signed_in(office.clerk)
    for path in ("submit/", "withdraw/"):
        assert client.get(f"{FORM}{path}")["Location"] == FORM


def test_submit__page_from_before_a_withdrawal_counts_anew(office: Office) -> None:
    """Back in the browser, an old page's key does not pass the first version off as a second."""
    client = signed_in(office.clerk)
    save(client, "value:revenue", "600")
    old = client.get(f"{FORM}now/").json()["revision"]
    hand_in(client, "k")
    client.post(f"{FORM}withdraw/")
    save(client, "value:revenue", "650", 1)
    assert hand_in(client, "k")["Location"] == f"{FORM}versions/2/"
    late = client.post(f"{FORM}submit/", {"key": "k", "revision": old})  # the very first request, come again
    assert late["Location"] == f"{FORM}versions/1/" and Version.objects.count() == 2


# Another's data.


@pytest.mark.parametrize("path", ["", "now/", "versions/1/"])
@pytest.mark.parametrize("who", [XINYA, "finance", "nobody", "' OR 1=1 --"])
def test_others__form_is_not_there(office: Office, who: str, path: str) -> None:
    answer = signed_in(office.clerk).get(f"/collect/2024-06/{who}/small/{path}")
    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["cell/", "submit/", "withdraw/"])
def test_others__form_takes_nothing(office: Office, path: str) -> None:
    save(signed_in(office.clerk), "value:revenue", "600")
    lanhu_only = User.objects.create_user("lanhu")
    from taizhang.registry.actions import reporter_appoint

    reporter_appoint(actor=office.statistician, user=lanhu_only, respondent=LANHU)
    answer = signed_in(lanhu_only).post(
        f"{FORM}{path}", {"slot": "value:revenue", "text": "1", "base": 1, "key": "k", "revision": 1}
    )
    assert answer.status_code == 404
    assert DraftCell.objects.get().text == "600" and not Version.objects.exists()


def test_others__stranger_and_staff_are_kept_out(office: Office) -> None:
    assert signed_in(office.stranger).get(FORM).status_code == 403
    for who in (office.reviewer, office.statistician):
        assert signed_in(who).get(FORM).status_code in (403, 404)
        assert save(signed_in(who), "value:revenue", "1").status_code in (403, 404)
    assert not Task.objects.exists()


def test_others__who_is_not_signed_in(office: Office) -> None:
    for answer in (Client().get(FORM), Client().post(f"{FORM}cell/"), Client().get(f"{FORM}now/")):
        assert answer.status_code == 302 and answer["Location"].startswith("/login/")


@pytest.mark.parametrize("month", ["2024-13", "2024-01..2024-06", "@2024-06", "2024Q2", "x", "2024-07"])
def test_form__month_that_is_none(office: Office, month: str) -> None:
    client = signed_in(office.clerk)
    answer = client.get(f"/collect/{month}/{YUANHANG}/small/")
    if month == "2024-07":  # a month to come: there, but locked
        assert "还没有开始填报" in answer.content.decode()
    else:
        assert answer.status_code == 404


def test_form__one_that_is_not_owed(office: Office) -> None:
    assert signed_in(office.clerk).get(f"/collect/2024-06/{LANHU}/finance/").status_code == 404


def test_csrf__is_asked_for(office: Office) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(office.clerk, "django.contrib.auth.backends.ModelBackend")
    assert save(strict, "value:revenue", "1").status_code == 403


def test_text__of_a_clerk_is_shown_as_text(asking: Office) -> None:
    client = signed_in(asking.clerk)
    save(client, "value:revenue", "<script>alert(1)</script>")
    save(client, "said:revenue", "<img src=x onerror=alert(1)>")
    shown = client.get(FORM).content.decode() + str(client.get(f"{FORM}now/").json()["rows"])
    assert "<script>alert" not in shown and "<img src=x" not in shown


def test_open__by_the_office(office: Office) -> None:
    client = signed_in(office.statistician)
    assert client.post("/collect/open/", {"period": "2024-07", "note": "请早报"}).status_code == 302
    assert [each.note for each in queries.rounds()] == ["请早报", ""]
    assert client.post("/collect/open/", {"period": "x"}).status_code == 404
    assert signed_in(office.clerk).post("/collect/open/", {"period": "2024-08"}).status_code == 403
    assert len(queries.rounds()) == 2


def test_list__costs_a_fixed_number_of_queries(office: Office, django_assert_max_num_queries: Any) -> None:
    client = signed_in(office.clerk)
    client.get("/collect/")
    with django_assert_max_num_queries(15):
        client.get("/collect/")
    with django_assert_max_num_queries(4):
        queries.tasks(office.catalogue, JUNE)


def test_approve__of_what_came_over_the_web(office: Office) -> None:
    client = signed_in(office.clerk)
    save(client, "value:revenue", "600")
    hand_in(client)
    done = actions.submission_approve(
        actor=office.reviewer, version=Version.objects.get().number, catalogue=office.catalogue
    )
    assert done.done
    assert "已审定" in client.get(FORM).content.decode()


def test_around__closed_month_is_read_once_and_anew_after_it_was_opened(
    office: Office, django_assert_num_queries: Any
) -> None:
    from decimal import Decimal

    from taizhang.collect.around import around
    from taizhang.kernel import Period
    from taizhang.ledger.actions import Origin, Reported, entries_record, period_close, period_reopen

    last_year, may = Period(2023, 5, 6), Period(2024, 5, 5)
    for period in (last_year, may):
        done = period_close(actor=office.statistician, period=period, catalogue=office.catalogue, note="先关")
        assert done.done, done.findings
    assert around(office.duty).before.values == {"revenue": Decimal(500)}
    with django_assert_num_queries(4):  # closings twice, this month's figures with their cut
        assert around(office.duty).last_year.values == {"revenue": Decimal(480)}
    assert period_reopen(actor=office.statistician, period=may, reason="漏报").done
    report = Reported(YUANHANG, "revenue", Period(2024, 1, 5), Decimal(510))
    done = entries_record(
        actor=office.statistician, reports=[report], origin=Origin("cli", "x"), catalogue=office.catalogue,
        reason="漏报",
    )  # fmt: skip
    assert around(office.duty).before.values == {"revenue": Decimal(510)}
    closed = period_close(actor=office.statistician, period=may, catalogue=office.catalogue, note="先关")
    assert closed.done
    assert around(office.duty).before.values == {"revenue": Decimal(510)}
