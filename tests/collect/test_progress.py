"""The matrix of a month, the call list, who is late often: what is reckoned, and the pages over HTTP."""

import csv
import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collect.conftest import JUNE, Office
from collect.short_ways import sealed_version
from collect.test_reviewing import of_lanhu
from collect.test_views import signed_in
from registry.people import engage
from registry.small_park import LANHU, XINYA, YUANHANG
from taizhang.collect import actions, call_sheet, progress
from taizhang.collect.progress import Chosen
from taizhang.registry.actions import NewRespondent, respondents_register
from taizhang.registry.credit_code import complete
from taizhang.registry.roles import Role

IN_TIME, LATE_DAY = date(2024, 7, 8), date(2024, 7, 11)
PROGRESS = "/collect/progress/"


@pytest.fixture(autouse=True)
def _catalogue(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taizhang.collect.progress_views.catalogue", lambda: office.catalogue)


def told(answer: Any) -> str:
    return str(answer.content.decode())


def listed(office: Office, day: date, chosen: Chosen = Chosen()) -> progress.Matrix:  # noqa: B008  # frozen
    return progress.matrix(progress.owed(office.catalogue, JUNE, chosen, day), office.catalogue, day)


def calls(office: Office, day: date) -> tuple[progress.Call, ...]:
    return progress.calls(progress.owed(office.catalogue, JUNE, Chosen(), day), office.catalogue, day)


def test_matrix__before_and_after_the_due_day(office: Office) -> None:
    sealed_version(office)
    assert listed(office, IN_TIME).counts == {"未填": 9, "已提交": 1}
    after = listed(office, LATE_DAY)
    assert after.counts == {"已提交": 1, "逾期": 9} and after.total == 10
    row = next(line for line in after.lines if line.who.code == YUANHANG)
    words = {
        form.code: each and (each.word, each.days)
        for form, each in zip(after.forms, row.squares, strict=True)
    }
    assert words == {
        "b204": ("逾期", 3),
        "small": ("已提交", 0),
        "project": ("逾期", 3),
        "finance": None,
        "city": None,
    }


def test_matrix__the_forms_that_most_owe_first(office: Office) -> None:
    forms = [form.code for form in listed(office, IN_TIME).forms]
    assert forms.index("small") < forms.index("b204") and set(forms[-2:]) == {"finance", "city"}


def test_matrix__of_a_department(office: Office) -> None:
    found = listed(office, IN_TIME, Chosen("finance"))
    assert [form.code for form in found.forms] == ["finance"] and found.total == 1


def test_matrix__of_a_cluster(office: Office) -> None:
    found = listed(office, IN_TIME, Chosen(cluster="battery"))
    codes = {line.who.code for line in found.lines}
    assert YUANHANG in codes and XINYA not in codes
    assert listed(office, IN_TIME, Chosen(cluster="nothing")).lines == ()


def test_calls__nobody_before_the_due_day(office: Office) -> None:
    assert calls(office, IN_TIME) == ()


def test_calls__says_who_what_and_how_late(office: Office) -> None:
    found = {(each.who.code, each.form.code): each for each in calls(office, LATE_DAY)}
    call = found[YUANHANG, "small"]
    assert (call.clerk, call.due, call.days) == ("qiye", IN_TIME, 3)
    assert "2024年6月的《small》应在7月8日以前报，现在过了3天，还没有填" in call.sentence
    assert found[XINYA, "small"].clerk == progress.NO_CLERK
    assert found["finance", "finance"].clerk == "部门经办"


def test_calls__a_returned_form_with_what_was_said(office: Office) -> None:
    assert office.send_back(sealed_version(office), "比上月少").done
    (call,) = calls(office, IN_TIME)
    assert call.days == 0 and "意见是：“比上月少”" in call.sentence
    late = next(
        each for each in calls(office, LATE_DAY) if each.form.code == "small" and each.who.code == YUANHANG
    )
    assert late.days == 3 and "已经过了截止日7月8日3天" in late.sentence


def test_habits__first_version_not_withdrawn(office: Office) -> None:
    sealed_version(office)  # sealed now, long after the day
    found = {each.who.code: each for each in progress.habits(office.catalogue, [JUNE], Chosen(), LATE_DAY)}
    own, other = found[YUANHANG], found[LANHU]
    assert (own.months, own.forms, own.owed, own.still) == (1, 3, 3, 2)
    assert other.still == other.forms and other.most_days == 3
    assert progress.habits(office.catalogue, [JUNE], Chosen(), IN_TIME)[0].who.code == YUANHANG


def test_habits__a_withdrawn_version_was_not_handed_in(office: Office) -> None:
    number = sealed_version(office)
    assert actions.submission_withdraw(actor=office.clerk, version=number).done
    found = progress.habits(office.catalogue, [JUNE], Chosen(), IN_TIME)
    assert found == ()  # it is the clerk's turn, and the day has not passed


def test_habits__without_rounds(office: Office) -> None:
    assert progress.habits(office.catalogue, [], Chosen(), LATE_DAY) == ()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\r=1"])
def test_harmless__what_a_spreadsheet_would_reckon(text: str) -> None:
    assert call_sheet.harmless(text) == f"'{text}"


def test_harmless__leaves_words_alone() -> None:
    assert call_sheet.harmless("远航电池材料") == "远航电池材料"


def with_a_nasty_name(office: Office) -> str:
    code = complete("91999901MA0000W4")
    new = NewRespondent("", '=HYPERLINK("http://x","点我")', "enterprise", 202201, code)
    assert respondents_register(actor=office.statistician, respondents=[new]).findings == ()
    return new.name


def test_page__shows_states_calls_and_links(office: Office) -> None:
    number = sealed_version(office)
    shown = told(signed_in(office.reviewer).get(PROGRESS))
    assert f'href="/collect/review/{number}/"' in shown and "已提交 1" in shown and "逾期 9" in shown
    assert "催报单" in shown and "您好，我是云岭工业园区" in shown
    assert "calls.xlsx?month=2024-06" in shown


def test_page__filters_and_passes_over_nonsense(office: Office) -> None:
    client = signed_in(office.reviewer)
    assert "应报 <strong>1</strong>" in told(client.get(f"{PROGRESS}?department=finance"))
    odd = client.get(f"{PROGRESS}?department=<script>&cluster=x&month=2024-13")
    assert odd.status_code == 200 and "应报 <strong>10</strong>" in told(odd) and "<script>&" not in told(odd)


def test_page__late(office: Office) -> None:
    shown = told(signed_in(office.reviewer).get(f"{PROGRESS}late/"))
    assert "远航电池材料" in shown and "3 / 3" in shown


def test_files__hold_no_formula(office: Office) -> None:
    name = with_a_nasty_name(office)
    client = signed_in(office.reviewer)
    answer = client.get(f"{PROGRESS}calls.csv")
    assert answer["Content-Disposition"].startswith("attachment") and answer.content.startswith(
        b"\xef\xbb\xbf"
    )
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == [column.name for column in call_sheet.COLUMNS]
    assert f"'{name}" in {row[0] for row in rows} and name not in {row[0] for row in rows}
    book = client.get(f"{PROGRESS}calls.xlsx")
    with zipfile.ZipFile(io.BytesIO(book.content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "HYPERLINK" in parts.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet


def test_pages__as_many_queries_for_more_respondents(office: Office) -> None:
    sealed_version(office)
    client = signed_in(office.reviewer)
    client.get(PROGRESS)  # the session begins
    addresses = (PROGRESS, f"{PROGRESS}late/", f"{PROGRESS}calls.csv")
    before = [_asked(client, address) for address in addresses]
    of_lanhu(office, "l1")
    new = [
        NewRespondent("", f"新企业{number}", "enterprise", 202201, complete(f"91999901MA00{number:04}"))
        for number in range(30)
    ]
    done = respondents_register(actor=office.statistician, respondents=new)
    assert done.findings == ()
    assert "新企业29" in told(client.get(PROGRESS))
    assert [_asked(client, address) for address in addresses] == before
    assert max(before) <= 15


def _asked(client: Any, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_pages__not_for_clerks(office: Office) -> None:
    for address in (PROGRESS, f"{PROGRESS}late/", f"{PROGRESS}calls.csv", f"{PROGRESS}calls.xlsx"):
        assert signed_in(office.clerk).get(address).status_code == 403
        assert signed_in(engage("shenji", Role.AUDITOR)).get(address).status_code == 200
