from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import Settings

from registry.small_park import LANHU, START, XINYA, YUANHANG, with_rule
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Finding, Period
from taizhang.ledger import queries
from taizhang.ledger.actions import (
    Changed,
    Explained,
    Origin,
    Recorded,
    Reported,
    entries_record,
    explanations_record,
    period_close,
)
from taizhang.ledger.closing import preview
from taizhang.ledger.standing import Coverage, coverage, standing
from taizhang.registry.actions import reporter_appoint

NINE, SEPTEMBER = Period(2024, 1, 9), Period(2024, 9, 9)
FIGURE = Reported(YUANHANG, "revenue", NINE, Decimal("5230.5"), Decimal(4801))


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


class Desk:
    """The statistician, with a catalogue."""

    def __init__(self, user: User, catalogue: Catalogue) -> None:
        self.user, self.catalogue = user, catalogue

    def record(self, *reports: Reported, reason: str = "") -> Recorded:
        return entries_record(
            actor=self.user, reports=reports, origin=Origin("web", "填报页"), catalogue=self.catalogue, reason=reason
        )  # fmt: skip

    def close(self, period: Period, note: str = "") -> Changed:
        return period_close(actor=self.user, period=period, catalogue=self.catalogue, note=note)

    def explain(self, *said: Explained, user: User | None = None) -> Recorded:
        return explanations_record(
            actor=user or self.user, period=NINE, explanations=said, catalogue=self.catalogue
        )


@pytest.fixture
def desk(clerk: User, park: Catalogue) -> Desk:
    return Desk(clerk, park)


@pytest.fixture
def lax(settings: Settings) -> None:
    """Nobody need have reported."""
    settings.CLOSE_COVERAGE = 0


def test_period_close__freezes_what_ends_in_it(desk: Desk, lax: None) -> None:
    desk.record(replace(FIGURE, period=Period(2024, 1, 8), value=Decimal(4600)), FIGURE)
    assert desk.close(Period(2024, 8, 9)).done
    assert codes(desk.record(replace(FIGURE, value=Decimal(1)), reason="更正").findings) == ["closed"]
    assert codes(desk.record(replace(FIGURE, period=Period(2024, 1, 8))).findings)[0] == "closed"
    assert desk.record(replace(FIGURE, period=Period(2024, 1, 10), value=Decimal(5800))).findings == ()
    assert codes(desk.close(SEPTEMBER).findings) == ["closed"]
    assert desk.close(Period(2024, 9, 10)).done, "one of the months is still open"


def test_period_close__who_may_not_and_when(desk: Desk) -> None:
    user = User.objects.create_user("wang")
    desk.record(FIGURE)
    asked = {"period": SEPTEMBER, "catalogue": desk.catalogue}
    assert codes(period_close(actor=user, **asked).findings) == ["not-allowed"]  # type: ignore[arg-type]
    assert codes(desk.close(SEPTEMBER, "长" * 401).findings) == ["reason-long"]
    early = period_close(actor=desk.user, at=START - timedelta(days=1), note="早", **asked)  # type: ignore[arg-type]
    assert "not-over" in codes(early.findings)


def test_period_close__nothing_in_it(desk: Desk, lax: None) -> None:
    assert codes(desk.close(SEPTEMBER).findings) == ["empty"]
    desk.record(FIGURE)
    assert codes(desk.close(Period(2024, 8, 8)).findings) == ["empty"]
    assert queries.closes() == ()


def test_period_close__before_the_ledger_begins(desk: Desk, lax: None) -> None:
    desk.record(FIGURE)
    (finding,) = desk.close(NINE).findings
    assert finding.code == "too-early"
    assert "从2024年9月开始有数" in finding.message
    assert desk.close(SEPTEMBER).done


def test_period_close__in_order(desk: Desk, lax: None) -> None:
    desk.record(replace(FIGURE, period=Period(2024, 1, 7)), FIGURE)
    (finding,) = desk.close(SEPTEMBER).findings
    assert finding.code == "out-of-order"
    assert "2024年7月有数，还没有关账" in finding.message
    assert desk.close(Period(2024, 7, 7)).done
    assert desk.close(SEPTEMBER).done, "August has no figures and need not be closed"


def test_coverage__who_owes_and_who_is_missing(desk: Desk) -> None:
    assert coverage(NINE, desk.catalogue).expected == 5
    desk.record(FIGURE)
    desk.record(replace(FIGURE, respondent=XINYA))
    found = coverage(NINE, desk.catalogue)
    assert (found.reported, found.expected) == (0, 5), "both owe another form too"
    desk.record(replace(FIGURE, respondent=XINYA, indicator="investment"))
    found = coverage(NINE, desk.catalogue)
    assert (found.reported, set(found.missing)) == (1, {"远航电池材料", "蓝湖化工", "财务部", "全市"})
    assert coverage(Period(2024, 1, 1), desk.catalogue).expected == 4, "新芽包装 came in March"


def test_coverage__names_ten_and_counts_the_others() -> None:
    assert Coverage(1, 3, ("甲", "乙")).names() == "甲、乙"
    many = Coverage(0, 12, tuple("甲乙丙丁戊己庚辛壬癸子丑"))
    assert many.names() == "甲、乙、丙、丁、戊、己、庚、辛、壬、癸等12家"
    assert Coverage(9, 10).below(91)
    assert not Coverage(9, 10).below(90)
    assert not Coverage(0, 0).below(100)


def test_period_close__too_few_have_reported(desk: Desk, settings: Settings) -> None:
    desk.record(FIGURE)
    (finding,) = desk.close(SEPTEMBER).findings
    assert finding.code == "coverage-low"
    assert "应报5家、已报0家，不到90%" in finding.message
    assert "蓝湖化工" in finding.message
    assert desk.close(SEPTEMBER, "企业停产").done
    assert queries.closes()[0].reason == "企业停产"


def test_period_close__what_must_hold(clerk: User, park: Catalogue, lax: None) -> None:
    desk = Desk(clerk, with_rule(park, "few", hard=True))
    desk.record(FIGURE)
    (finding,) = desk.close(SEPTEMBER, "不管了").findings
    assert finding.code == "rule:few"
    assert str(finding.where) == "远航电池材料《small》"
    assert "请先更正，再关账" in finding.advice
    assert queries.closes() == ()


def test_period_close__what_asks_for_an_explanation(clerk: User, park: Catalogue, lax: None) -> None:
    desk = Desk(clerk, with_rule(park, "few", hard=False))
    desk.record(FIGURE, replace(FIGURE, respondent=LANHU))
    (finding,) = desk.close(SEPTEMBER).findings
    assert finding.code == "unexplained"
    assert "有2处核实还没有说明（蓝湖化工、远航电池材料）" in finding.message
    said = [Explained(who, "rule:few", "订单少。") for who in (YUANHANG, LANHU)]
    assert len(desk.explain(*said).entries) == 2
    assert desk.close(SEPTEMBER).done


def test_period_close__with_a_reason_for_what_is_not_explained(
    clerk: User, park: Catalogue, lax: None
) -> None:
    desk = Desk(clerk, with_rule(park, "few", hard=False))
    desk.record(FIGURE)
    assert desk.close(SEPTEMBER, "企业联系不上").done


def test_preview__says_without_closing(clerk: User, park: Catalogue) -> None:
    desk = Desk(clerk, with_rule(park, "few", hard=False))
    assert codes(preview(clerk, SEPTEMBER, desk.catalogue).findings) == ["empty"]
    desk.record(FIGURE)
    seen = preview(clerk, SEPTEMBER, desk.catalogue)
    assert seen.state is not None
    assert codes(seen.needs_reason) == ["coverage-low", "unexplained"]
    assert not queries.is_closed(SEPTEMBER)


def test_explanations_record__answers_this_finding_and_no_other(clerk: User, park: Catalogue) -> None:
    desk = Desk(clerk, with_rule(park, "few", hard=False))
    desk.record(FIGURE)
    said = Explained(YUANHANG, "rule:few", " 订单少。 ")
    assert desk.explain(said).entries == (1,)
    (told,) = standing(SEPTEMBER, desk.catalogue).soft
    assert told.explanation == "订单少。"
    assert codes(desk.explain(said).findings) == ["no-change"]
    desk.record(replace(FIGURE, value=Decimal(3)), reason="更正")
    (told,) = standing(SEPTEMBER, desk.catalogue).open
    assert "3" in told.finding.arithmetic
    assert queries.chain_verify() == ()


def test_explanations_record__refused(clerk: User, park: Catalogue) -> None:
    desk = Desk(clerk, with_rule(with_rule(park, "few", hard=False), "must", hard=True))
    desk.record(FIGURE)
    for said, code in (
        (Explained("X", "rule:few", "订单少。"), "unknown-respondent"),
        (Explained(YUANHANG, "rule:few", " "), "text-missing"),
        (Explained(YUANHANG, "rule:few", "长" * 401), "text-long"),
        (Explained(YUANHANG, "rule:none", "订单少。"), "nothing-to-explain"),
        (Explained(YUANHANG, "rule:few", "订单少。", "b204"), "nothing-to-explain"),
        (Explained(YUANHANG, "rule:must", "订单少。"), "must-hold"),
    ):
        done = desk.explain(Explained(YUANHANG, "rule:few", "订单少。"), said)
        assert (codes(done.findings), done.entries) == ([code], ())
    assert standing(SEPTEMBER, desk.catalogue).soft[0].explanation is None, "all or none"


def test_explanations_record__by_its_own_reporter(clerk: User, park: Catalogue) -> None:
    desk = Desk(clerk, with_rule(park, "few", hard=False))
    desk.record(FIGURE)
    user = User.objects.create_user("wang")
    said = Explained(YUANHANG, "rule:few", "订单少。")
    assert codes(desk.explain(said, user=user).findings) == ["not-allowed"]
    reporter_appoint(actor=clerk, user=user, respondent=YUANHANG)
    assert desk.explain(said, user=user).entries == (1,)
