"""The reviewer's pages over HTTP: approve, return with notes, many at once, two reviewers, and who may not."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collect.conftest import Office
from collect.short_ways import REVENUE, in_ledger, sealed_version, state
from collect.test_reviewing import of_lanhu
from collect.test_views import signed_in
from registry.people import engage
from registry.small_park import YUANHANG
from taizhang.collect import actions
from taizhang.collect.tasks import State
from taizhang.registry.roles import Role

QUEUE = "/collect/review/"


@pytest.fixture(autouse=True)
def _catalogue(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taizhang.collect.views.catalogue", lambda: office.catalogue)
    monkeypatch.setattr("taizhang.collect.review_views.catalogue", lambda: office.catalogue)


def told(answer: Any) -> str:
    return str(answer.content.decode())


def test_queue__empty_and_with_a_form(office: Office) -> None:
    client = signed_in(office.reviewer)
    assert "没有等您审核的报表" in told(client.get(QUEUE))
    number = sealed_version(office)
    shown = told(client.get(QUEUE))
    assert "远航电池材料" in shown and f"{QUEUE}{number}/" in shown and "已提交 1 张" in shown


def test_queue__ticks_what_is_not_suspicious(office: Office) -> None:
    sealed_version(office)
    client = signed_in(office.reviewer)
    assert " checked" not in told(client.get(QUEUE))
    ticked = told(client.get(f"{QUEUE}?tick=clean"))
    assert ticked.count(" checked") == 1  # handed in late, which says nothing against its figures


def test_queue__as_many_queries_for_more_forms(office: Office) -> None:
    sealed_version(office)
    client = signed_in(office.reviewer)
    client.get(QUEUE)  # the session begins
    with CaptureQueriesContext(connection) as one:
        client.get(QUEUE)
    of_lanhu(office, "l1")
    with CaptureQueriesContext(connection) as two:
        client.get(QUEUE)
    assert len(two) == len(one) <= 15


def test_review__shows_everything(office: Office) -> None:
    number = sealed_version(office)
    shown = told(signed_in(office.reviewer).get(f"{QUEUE}{number}/"))
    assert "600" in shown and "480" in shown and "1-5月 500" in shown and "审定" in shown
    assert signed_in(office.reviewer).get(f"{QUEUE}{number + 1}/").status_code == 404


def test_approve__goes_into_the_ledger_and_on(office: Office) -> None:
    number, other = sealed_version(office), of_lanhu(office, "l1")
    client = signed_in(office.reviewer)
    answer = client.post(f"{QUEUE}{number}/approve/", {"message": ""})
    assert answer.status_code == 302 and answer["Location"] == f"{QUEUE}{other}/"
    assert state(office) is State.APPROVED
    assert [each[0] for each in in_ledger()] == [YUANHANG]
    again = client.post(f"{QUEUE}{number}/approve/", {"message": ""})  # the same click twice
    assert again.status_code == 302 and len(in_ledger()) == 1
    assert client.post(f"{QUEUE}{other}/approve/")["Location"] == QUEUE


def test_send_back__with_a_note_on_a_row(office: Office) -> None:
    number = sealed_version(office)
    client = signed_in(office.reviewer)
    empty = client.post(f"{QUEUE}{number}/return/", {"message": " ", "note:revenue": ""})
    assert empty.status_code == 409 and "退回要写明原因" in told(empty)
    answer = client.post(f"{QUEUE}{number}/return/", {"message": "", "note:revenue": "比5月少<b>"})
    assert answer.status_code == 302 and state(office) is State.RETURNED
    seen = told(signed_in(office.clerk).get(f"/collect/2024-06/{YUANHANG}/small/"))
    assert "比5月少&lt;b&gt;" in seen and "比5月少<b>" not in seen
    assert in_ledger() == []


def test_send_back__a_row_that_is_not_there_keeps_what_was_typed(office: Office) -> None:
    number = sealed_version(office)
    answer = signed_in(office.reviewer).post(
        f"{QUEUE}{number}/return/", {"message": "请核对", "note:nothing": "x", "note:revenue": "偏高"}
    )
    assert answer.status_code == 409
    assert (
        "没有“nothing”这一行" in told(answer) and 'value="偏高"' in told(answer) and "请核对" in told(answer)
    )
    assert state(office) is State.SUBMITTED


def test_two_reviewers__the_second_is_told(office: Office) -> None:
    number = sealed_version(office)
    second = engage("shenhe2", Role.REVIEWER, "economy")
    assert signed_in(office.reviewer).post(f"{QUEUE}{number}/approve/").status_code == 302
    answer = signed_in(second).post(f"{QUEUE}{number}/return/", {"message": "请核对"})
    assert answer.status_code == 409 and "这一版已由" in told(answer) and "审定" in told(answer)
    assert state(office) is State.APPROVED


def test_approve_many__each_on_its_own(office: Office) -> None:
    number, other = sealed_version(office), of_lanhu(office, "l1")
    assert actions.submission_withdraw(actor=office.clerk, version=other).done
    answer = signed_in(office.reviewer).post(
        f"{QUEUE}approve/", {"version": [number, other, "x", "9" * 30]}, follow=True
    )
    shown = told(answer)
    assert "审定了1张，另有1张没有审定" in shown and "蓝湖化工" in shown
    assert state(office) is State.APPROVED
    assert "没有选报表" in told(signed_in(office.reviewer).post(f"{QUEUE}approve/", follow=True))


def test_reopen__after_approval(office: Office) -> None:
    number = sealed_version(office)
    handler = engage("jingban", Role.HANDLER, "economy")
    client = signed_in(handler)
    assert signed_in(office.reviewer).post(f"{QUEUE}{number}/approve/").status_code == 302
    assert client.post(f"{QUEUE}{number}/reopen/", {"message": ""}).status_code == 409
    answer = client.post(f"{QUEUE}{number}/reopen/", {"message": "企业来函更正"}, follow=True)
    assert "台账里仍是原来的数" in told(answer)
    assert state(office) is State.RETURNED and len(in_ledger()) == 1


@pytest.mark.parametrize("deed", ["approve", "return", "reopen"])
def test_deeds__not_by_clerks_nor_by_those_who_only_look(office: Office, deed: str) -> None:
    number = sealed_version(office)
    for person in (office.clerk, office.stranger, engage("shenji", Role.AUDITOR)):
        answer = signed_in(person).post(f"{QUEUE}{number}/{deed}/", {"message": "x"})
        assert answer.status_code in (403, 404)
    assert state(office) is State.SUBMITTED


def test_deeds__not_in_another_department(office: Office) -> None:
    number = sealed_version(office)
    other = engage("caiwu", Role.REVIEWER, "finance")
    answer = signed_in(other).post(f"{QUEUE}{number}/approve/")
    assert answer.status_code == 409 and "您不能审定这张表" in told(answer)
    shown = told(signed_in(other).get(f"{QUEUE}{number}/"))
    assert "由负责这张表的部门来做" in shown and "退回填报人" not in shown


def test_approve__not_by_who_typed(office: Office) -> None:
    both = replace(office, clerk=engage("shuang", Role.REVIEWER, "economy"))
    from taizhang.registry.actions import reporter_appoint

    assert reporter_appoint(actor=office.statistician, user=both.clerk, respondent=YUANHANG).findings == ()
    assert both.type(REVENUE, "600").state == "saved"
    number = both.seal().version
    client = signed_in(both.clerk)
    shown = told(client.get(f"{QUEUE}{number}/"))
    assert "要请别人审定" in shown and f"{QUEUE}{number}/approve/" not in shown
    assert client.post(f"{QUEUE}{number}/approve/").status_code == 409
    assert state(office) is State.SUBMITTED
