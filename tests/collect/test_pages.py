"""What stands on the clerk's pages: due days in words, what is beside a row, which state a box is in."""

from datetime import date

import pytest

from collect.conftest import JUNE, Office
from collect.short_ways import REVENUE, sealed_version
from registry.small_park import LANHU, YUANHANG
from taizhang.collect import pages
from taizhang.collect.queries import TaskView
from taizhang.collect.tasks import State
from taizhang.registry.roles import access_of


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2024, 7, 5), "7月8日（周一）截止，还有3天"),
        (date(2024, 7, 8), "7月8日（周一）截止，就是今天"),
        (date(2024, 7, 10), "7月8日（周一）截止，已过2天"),
        (date(2024, 12, 1), "7月8日（周一）截止"),
        (date(2025, 1, 2), "2024年7月8日（周一）截止"),
    ],
)
def test_due_in_words__as_people_count(office: Office, today: date, words: str) -> None:
    assert pages.due_in_words(TaskView(office.duty, State.FILLING), today) == words


def test_due_in_words__nothing_to_count_once_it_is_handed_in(office: Office) -> None:
    assert (
        pages.due_in_words(TaskView(office.duty, State.SUBMITTED), date(2024, 7, 10)) == "7月8日（周一）截止"
    )


def test_mine__counts_what_waits_for_the_clerk(office: Office) -> None:
    sealed_version(office)
    (month,) = pages.mine(access_of(office.clerk), office.catalogue, date(2024, 7, 20))
    by_code = {each.code: each for each in month.respondents}
    assert month.round.period == JUNE and month.todo == by_code[YUANHANG].todo + by_code[LANHU].todo
    small = next(e for e in by_code[YUANHANG].owed if e.task.duty.form.code == "small")
    assert (small.task.shown, small.deed, small.task.late) == ("已提交", "查看", False)
    others = [e for e in by_code[YUANHANG].owed if e is not small]
    assert {e.task.shown for e in others} == {"逾期"} and {e.deed for e in others} == {"去填"}


def test_sheet__box_that_nobody_touched_and_one_that_was(office: Office) -> None:
    (row,) = pages.sheet(office.duty, office.catalogue).rows
    assert row.prior is not None
    assert (row.value.state, row.value.text, row.prior.state, row.prior.text) == ("blank", "", "known", "480")
    office.type(REVENUE, "1234.5")
    office.type("prior:revenue", "四百")
    (row,) = pages.sheet(office.duty, office.catalogue).rows
    assert row.prior is not None
    assert (row.value.state, row.value.text) == ("saved", "1,234.5")
    assert (row.prior.state, row.prior.text) == ("invalid", "四百") and "只填数字" in row.prior.message


@pytest.mark.parametrize(
    ("value", "prior", "beside"),
    [
        ("600", "480", "1-5月 500 · 6月 100 · 同比 +25%"),
        ("480", "480", "1-5月 500 · 6月 -20 · 同比持平"),
        ("600", "0", "1-5月 500 · 6月 100 · 净增"),
        ("600", "", "1-5月 500 · 6月 100"),
        ("", "480", "1-5月 500"),
        ("0", "0", "1-5月 500 · 6月 -500"),
    ],
)
def test_sheet__beside_a_row(office: Office, value: str, prior: str, beside: str) -> None:
    office.type(REVENUE, value)
    office.type("prior:revenue", prior)
    (row,) = pages.sheet(office.duty, office.catalogue).rows
    assert row.beside == beside


def test_sheet__empty_row_is_not_scolded_before_it_was_touched(office: Office) -> None:
    (row,) = pages.sheet(office.duty, office.catalogue).rows
    assert row.findings == ()
    office.type(REVENUE, "600")
    office.type(REVENUE, "", 1)
    sheet = pages.sheet(office.duty, office.catalogue)
    assert [each.code for each in sheet.rows[0].findings] == ["cell-missing"]
    assert (sheet.missing, sheet.broken) == (1, 0)


def test_sheet__locked_once_it_is_handed_in(office: Office) -> None:
    sealed_version(office)
    assert "请先撤回" in pages.sheet(office.duty, office.catalogue).locked
