"""How an impact is told: what stands beside a sentence, and why."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from reports.office import JUNE, LANHU, XINYA, Office, office, said
from taizhang.kernel import PARK, Amount, Figure, Measure
from taizhang.ledger.queries import EntryView
from taizhang.registry.actions import Closing, NewMembership, membership_close, memberships_open
from taizhang.registry.queries import memberships
from taizhang.reports.impact import Shift, impact
from taizhang.reports.pages import changes, day, move_line, plain, shift_line, told

__all__ = ["office"]
ENTRY = EntryView(
    17, "x", "远航", "output", "", "actual", JUNE, Decimal("413969.5000"), Decimal(400000), "千元", 1,
    datetime(2024, 7, 31, 17, tzinfo=UTC), "王敏", "excel", "", "", "", "", None, None, 1, "",
)  # fmt: skip


def figure(amount: str) -> Figure:
    return Figure("output", PARK, JUNE, Measure.VALUE, Amount.parse(amount))


def test_day__is_local() -> None:
    assert day(ENTRY.recorded_at) == "2024-08-01"


@pytest.mark.parametrize(
    ("value", "text"), [(None, "无"), (Decimal("100"), "100"), (Decimal("0.1200"), "0.12")]
)
def test_plain(value: Decimal | None, text: str) -> None:
    assert plain(value) == text


def test_changes__value_prior_and_both() -> None:
    other = replace(ENTRY, value=Decimal(389169), number=18)
    assert changes(ENTRY, other) == "413969.5 → 389169千元"
    assert changes(ENTRY, replace(ENTRY, prior=None)) == "同期数 400000 → 无千元"
    assert changes(ENTRY, replace(other, prior=Decimal(1))) == "413969.5 → 389169千元，同期数 400000 → 1千元"
    assert changes(None, other) == "新报 389169千元"
    assert changes(ENTRY, ENTRY) == "413969.5 → 413969.5千元"


def test_shift_line__unrounded_only_where_it_says_more() -> None:
    rounded = Shift("工业总产值", "61.9亿元", "61.8亿元", figure("61.906亿元"), figure("61.84亿元"))
    assert shift_line(rounded).exact == "61.906亿元 → 61.84亿元"
    assert shift_line(replace(rounded, before=figure("61.9亿元"), after=figure("61.8亿元"))).exact == ""
    new = shift_line(Shift("目标", "", "12%", None, figure("12%")))
    assert (new.was, new.now, new.exact) == ("（没有）", "12%", "")
    assert shift_line(Shift("目标", "12%", "", figure("12%"), None)).now == "（不再写）"


def test_told__entry_beside_what_it_replaced(office: Office) -> None:
    office.issue()
    (number,) = office.correct(said(LANHU, "output", 280_000, 320_000), reason="漏冲退货")
    found = impact(1, actor=office.writer)
    assert found is not None
    for line in told(found, office.catalogue):
        (cause,) = line.causes
        assert cause.entry == number
        assert cause.what == (
            f"第{number}号", "蓝湖化工", "工业总产值", "2024年1-6月", "300000 → 280000千元",
        )  # fmt: skip
        assert (cause.by, cause.reason) == ("王敏", "漏冲退货")


def test_told__membership_in_words_and_in_codes(office: Office) -> None:
    office.issue()
    closing = Closing(XINYA, "above_scale", "no", 202405)
    assert membership_close(actor=office.writer, closing=closing, reason="达到规模").findings == ()
    joined = [NewMembership(XINYA, "above_scale", "yes", 202406)]
    opened = memberships_open(actor=office.writer, memberships=joined, catalogue=office.catalogue)
    assert opened.findings == ()
    found = impact(1, actor=office.writer)
    assert found is not None
    causes = {cause.what for line in told(found, office.catalogue) for cause in line.causes}
    assert ("归属", "新芽包装", "规上", "2024-06 起") in causes
    move = next(each for each in memberships(XINYA) if each.member == "yes")
    assert move_line(move, None, "新芽包装").what == ("归属", "新芽包装", "above_scale:yes", "2024-06 起")
    ended = replace(move, until=202407)
    assert move_line(ended, None, "新芽包装").what[-1] == "2024-06—2024-07"
