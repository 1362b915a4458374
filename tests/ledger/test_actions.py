from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from django.contrib.auth.models import User

from registry.small_park import LANHU, XINYA, YUANHANG
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Finding, Period
from taizhang.ledger import gate, queries
from taizhang.ledger.actions import (
    Origin,
    Recorded,
    Reported,
    entries_check,
    entries_record,
    period_close,
    period_reopen,
    snapshot_take,
)
from taizhang.ledger.models import Entry, Submission
from taizhang.registry.actions import reporter_appoint, reporter_dismiss

NINE = Period(2024, 1, 9)
PAGE = Origin("web", "填报页")
FIGURE = Reported(YUANHANG, "output", NINE, Decimal("5230.5"), Decimal(4801), cell="数据!E3")


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


class Desk:
    """A person at the gate."""

    def __init__(self, user: User, catalogue: Catalogue) -> None:
        self.user, self.catalogue = user, catalogue

    def record(self, *reports: Reported, reason: str = "", at: datetime | None = None) -> Recorded:
        return entries_record(
            actor=self.user, reports=reports, origin=PAGE, catalogue=self.catalogue, reason=reason, at=at
        )

    def close(self, period: Period, *, note: str = "先关") -> None:
        done = period_close(actor=self.user, period=period, catalogue=self.catalogue, note=note)
        assert done.done, done.findings


@pytest.fixture
def desk(clerk: User, park: Catalogue) -> Desk:
    return Desk(clerk, park)


@pytest.fixture
def reporter(clerk: User, park: Catalogue) -> Desk:
    """The reporter of 远航电池材料."""
    user = User.objects.create_user("wang")
    assert reporter_appoint(actor=clerk, user=user, respondent=YUANHANG).done
    return Desk(user, park)


def test_entries_record__new_figures(desk: Desk) -> None:
    second = replace(FIGURE, respondent=XINYA, indicator="revenue", prior=None)
    recorded = desk.record(FIGURE, second)
    assert recorded.findings == () and not recorded.refused
    assert recorded.entries == (1, 2)
    entry, other = queries.entries(recorded.entries)
    assert (entry.respondent_name, entry.value, entry.prior, entry.unit) == (
        "远航电池材料", Decimal("5230.5"), Decimal(4801), "千元",
    )  # fmt: skip
    assert (entry.cell, entry.origin_name, entry.recorded_by, entry.version) == (
        "数据!E3",
        "填报页",
        "tongji",
        1,
    )
    assert other.prior is None
    assert queries.chain_verify() == ()


def test_entries_record__all_or_nothing(desk: Desk) -> None:
    recorded = desk.record(FIGURE, replace(FIGURE, indicator="zzz"), replace(FIGURE, respondent="X"))
    assert codes(recorded.findings) == ["unknown-indicator", "unknown-respondent"]
    assert recorded.refused and recorded.entries == ()
    assert not Entry.objects.exists() and not Submission.objects.exists()
    assert queries.chain_verify() == ()


def test_entries_record__finding_says_where(desk: Desk) -> None:
    (finding,) = desk.record(replace(FIGURE, respondent=LANHU)).findings
    assert finding.message.startswith("蓝湖化工，工业总产值，2024年1-9月：")
    assert finding.where is not None
    assert (finding.where.source, finding.where.sheet, finding.where.cell) == ("填报页", "数据", "E3")
    assert finding.advice and finding.family == "不在报送范围"


def test_entries_record__nothing_to_record(desk: Desk) -> None:
    assert codes(desk.record().findings) == ["nothing"]


def test_entries_record__account_disabled(desk: Desk) -> None:
    desk.user.is_active = False
    assert codes(desk.record(FIGURE).findings) == ["not-allowed"]


def test_entries_record__reason_too_long(desk: Desk) -> None:
    assert codes(desk.record(FIGURE, reason="长" * 401).findings) == ["reason-long"]


def test_entries_record__many_mistakes_are_counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MOST_FINDINGS", 2)
    recorded = desk.record(*(replace(FIGURE, indicator=f"x{number}") for number in range(5)))
    assert codes(recorded.findings) == ["unknown-indicator", "unknown-indicator", "more"]
    assert "另有3处" in recorded.findings[-1].message


def test_entries_record__twice_in_one_batch(desk: Desk) -> None:
    assert codes(desk.record(FIGURE, replace(FIGURE, value=Decimal(1))).findings) == ["twice"]


def test_entries_record__same_cell_of_other_part_basis_or_period_is_no_duplicate(desk: Desk) -> None:
    funds = Reported("finance", "funds", NINE, Decimal(10))
    recorded = desk.record(
        funds,
        replace(funds, part="cluster:battery"),
        replace(funds, period=Period(2024, 1, 8)),
        replace(funds, basis="target", period=Period(2024, 1, 12)),
        replace(funds, basis="target_growth", period=Period(2024, 1, 12)),
        reason="园发〔2024〕1号",
    )
    assert recorded.findings == ()
    assert [e.unit for e in queries.entries(recorded.entries)] == ["万元"] * 4 + ["%"]


def test_entries_record__correction_replaces(desk: Desk) -> None:
    desk.record(FIGURE)
    better = replace(FIGURE, value=Decimal(5320))
    assert codes(desk.record(better).findings) == ["reason-missing"]
    assert codes(desk.record(FIGURE, reason="再报").findings) == ["no-change"]
    (number,) = desk.record(better, reason=" 漏计二车间 ").entries
    first, second = queries.history(number)
    assert (first.number, first.version, first.replaced_by) == (1, 1, 2)
    assert (second.number, second.version, second.replaces, second.reason) == (2, 2, 1, "漏计二车间")
    (number,) = desk.record(FIGURE, reason="更正有误").entries
    assert [entry.version for entry in queries.history(number)] == [1, 2, 3]
    assert queries.chain_verify() == ()


def test_entries_record__staff_cannot_edit_what_a_reporter_reported(desk: Desk, reporter: Desk) -> None:
    assert reporter.record(FIGURE).findings == ()
    better = replace(FIGURE, value=Decimal(5320))
    assert codes(desk.record(better, reason="代改").findings) == ["not-yours"]
    reporter_dismiss(actor=desk.user, user=reporter.user, respondent=YUANHANG)
    assert codes(desk.record(better, reason="代改").findings) == ["not-yours"]  # whoever has left since
    reporter_appoint(actor=desk.user, user=reporter.user, respondent=YUANHANG)
    assert reporter.record(better, reason="漏计二车间").findings == ()


def test_entries_record__reporter_corrects_what_staff_took_over(desk: Desk, reporter: Desk) -> None:
    desk.record(FIGURE)
    assert reporter.record(replace(FIGURE, value=Decimal(1)), reason="录错").findings == ()


def test_entries_record__reporter_of_another(reporter: Desk) -> None:
    other = replace(FIGURE, respondent=XINYA, indicator="revenue")
    assert codes(reporter.record(other).findings) == ["not-allowed"]


def test_entries_record__given_moments_only_grow(desk: Desk) -> None:
    at = datetime(2024, 10, 8, tzinfo=timezone(timedelta(hours=8)))
    assert desk.record(FIGURE, at=at).findings == ()
    late = replace(FIGURE, respondent=XINYA, indicator="revenue")
    assert codes(desk.record(late, at=at).findings) == ["moment-out-of-order"]
    assert desk.record(late, at=at + timedelta(microseconds=1)).findings == ()


def test_entries_record__not_due_at_the_given_moment(desk: Desk) -> None:
    at = datetime(2024, 9, 30, 12, tzinfo=timezone(timedelta(hours=8)))
    assert codes(desk.record(FIGURE, at=at).findings) == ["not-due"]


def test_entries_record__moments_are_never_equal(desk: Desk) -> None:
    for month in (7, 8, 9):
        desk.record(replace(FIGURE, period=Period(2024, 1, month)))
    moments = list(Submission.objects.order_by("number").values_list("recorded_at", flat=True))
    assert moments == sorted(set(moments))


def test_entries_check__says_the_same_and_writes_nothing(desk: Desk) -> None:
    def check(reports: Sequence[Reported]) -> list[str]:
        return codes(entries_check(actor=desk.user, reports=reports, origin=PAGE, catalogue=desk.catalogue))

    assert check([FIGURE]) == []
    assert check([FIGURE, FIGURE]) == ["twice"]
    assert not Entry.objects.exists()


def test_period_reopen__with_a_reason_everyone_sees(desk: Desk) -> None:
    desk.record(replace(FIGURE, period=Period(2024, 1, 8)), FIGURE)
    desk.close(Period(2024, 8, 9), note="三季度")
    september = Period(2024, 9, 9)
    assert codes(period_reopen(actor=desk.user, period=september, reason="").findings) == ["reason-missing"]
    assert period_reopen(actor=desk.user, period=september, reason="蓝湖化工漏报").done
    assert desk.record(replace(FIGURE, value=Decimal(1)), reason="漏报").findings == ()
    assert not queries.is_closed(NINE)
    assert queries.is_closed(Period(2024, 1, 8)), "months before the first figure need not be closed"
    last, first = queries.closes()
    assert (last.closed, last.reason, last.recorded_by) == (False, "蓝湖化工漏报", "tongji")
    assert (first.closed, first.reason, first.period) == (True, "三季度", Period(2024, 8, 9))
    assert queries.is_closed(NINE, as_of=first.recorded_at)
    assert queries.chain_verify() == ()


def test_period_reopen__not_closed(desk: Desk) -> None:
    assert codes(period_reopen(actor=desk.user, period=NINE, reason="更正").findings) == ["not-closed"]


def test_snapshot_take__named_by_content(desk: Desk) -> None:
    desk.record(FIGURE)
    first = snapshot_take(actor=desk.user, period=NINE, catalogue=desk.catalogue)
    assert first == snapshot_take(actor=desk.user, period=NINE, catalogue=desk.catalogue)
    assert first.folder.name == first.hash
    assert queries.verify_snapshot(first.hash) == ()
    assert len(queries.snapshots()) == 1


def test_entries_record__a_target_has_one_owner(desk: Desk) -> None:
    """Another department's figure for the same target would replace it in the report without a word."""
    mine = Reported("finance", "funds", Period(2024, 1, 12), Decimal(10), basis="target")
    assert codes(desk.record(mine, reason="园发1号").findings) == []
    assert codes(desk.record(replace(mine, respondent="economy"), reason="园发2号").findings) == [
        "target-owned"
    ]
    assert codes(desk.record(replace(mine, value=Decimal(12)), reason="园发3号").findings) == []
