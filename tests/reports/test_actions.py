from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from registry.tamper import execute
from reports.office import JUNE, XINYA, YUANHANG, Office, said
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import GENESIS, Finding, Period, link
from taizhang.ledger.actions import period_reopen
from taizhang.registry import chain
from taizhang.reports import actions, queries
from taizhang.reports.actions import report_compose, report_issue
from taizhang.reports.models import Issue
from taizhang.writing.compose import compose
from taizhang.writing.document import Document


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [each.code for each in findings if each.level == "错误"]


def test_report_compose__says_the_figures_and_stores_nothing(office: Office) -> None:
    draft = report_compose(outline="quarterly", period=JUNE, actor=office.writer, catalogue=office.catalogue)
    assert draft.document is not None
    text = draft.document.to_text()
    assert "上半年，园区实现工业总产值10亿元，同比持平；完成规上工业产值9亿元，同比下降1.1%" in text
    assert "完成全年目标的45%" in text
    assert "技改投资" not in text  # nobody reported it
    assert Issue.objects.count() == 0
    assert not Path(settings.REPORTS).exists()


@pytest.mark.parametrize(
    ("outline", "period", "staff", "expected"),
    [
        ("weekly", JUNE, True, ["report-outline-unknown"]),
        ("quarterly", Period(2024, 4, 6), True, ["report-not-cumulative"]),
        ("quarterly", Period(2024, 1, 8), True, ["report-not-quarter"]),
        ("quarterly", JUNE, False, ["report-not-allowed"]),
    ],
)
def test_report_compose__refused(
    office: Office, outline: str, period: Period, staff: bool, expected: list[str]
) -> None:
    actor = office.writer if staff else User.objects.create_user("qiye")
    asked: dict[str, Any] = {"outline": outline, "period": period, "actor": actor}
    draft = report_compose(**asked, catalogue=office.catalogue)
    assert draft.document is None
    assert codes(draft.findings) == expected
    assert codes(report_issue(**asked, catalogue=office.catalogue).findings) == expected
    assert Issue.objects.count() == 0


def test_report_issue__freezes_text_snapshot_and_catalogue(office: Office) -> None:
    issued = office.issue()
    assert issued.number == 1
    assert issued.document == queries.document(1)
    view = queries.issue(1)
    assert view is not None
    assert (view.outline, view.period, view.title) == ("quarterly", JUNE, "园区2024年第二季度报告")
    assert (view.issued_by, view.document_id) == ("王敏", issued.document.id if issued.document else "")
    assert (Path(settings.SNAPSHOTS) / view.snapshot / "entries.parquet").is_file()
    kept = Path(settings.HOME) / "catalogues" / view.catalogue
    assert (kept / "0" / "outlines" / "quarterly.md").is_file()
    assert queries.issues_verify() == ()


def test_report_issue__open_period(office: Office) -> None:
    period_reopen(actor=office.writer, period=JUNE.month(), reason="更正")
    issued = office.issue()
    assert codes(issued.findings) == ["report-not-closed"]
    assert "2024年1-6月还没有全部关账" in issued.findings[0].message
    assert Issue.objects.count() == 0


def test_report_issue__the_same_twice(office: Office) -> None:
    office.issue()
    again = office.issue()
    assert codes(again.findings) == ["report-issued"]
    assert "是第1号" in again.findings[0].message
    assert Issue.objects.count() == 1


def test_report_issue__again_after_a_correction(office: Office) -> None:
    office.issue()
    office.correct(said(YUANHANG, "output", 610_000, 590_000), reason="漏计二车间")
    assert office.issue().number == 2
    assert queries.issues_verify() == ()


def test_report_issue__no_figures(office: Office) -> None:
    (office.folder / "outlines" / "quarterly.md").write_text("# 【园区】报告\n\n一切正常。\n", "utf-8")
    assert codes(office.issue().findings) == ["report-no-figures"]
    assert Issue.objects.count() == 0


@pytest.mark.parametrize(
    ("moment", "message"),
    [(datetime(2999, 1, 1, tzinfo=UTC), "在将来"), (datetime(2020, 1, 1, tzinfo=UTC), "不晚于")],
)
def test_report_issue__at_an_impossible_moment(office: Office, moment: datetime, message: str) -> None:
    office.issue()
    office.correct(said(YUANHANG, "output", 610_000, 590_000), reason="漏计二车间")
    late = report_issue(
        outline="quarterly", period=JUNE, actor=office.writer, catalogue=office.catalogue, at=moment
    )
    assert codes(late.findings) == ["moment-out-of-order"]
    assert message in late.findings[0].message


def test_report_issue__the_ledger_moved_meanwhile(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(*asked: Any) -> Any:
        office.record(said(XINYA, "output", 120_000, 95_000, Period(2024, 1, 7)))
        return compose(*asked)

    monkeypatch.setattr(actions, "compose", slowly)
    assert codes(office.issue().findings) == ["report-moved"]
    assert Issue.objects.count() == 0


def test_report_issue__a_catalogue_file_was_saved_meanwhile(office: Office) -> None:
    old: Catalogue = office.catalogue
    file = office.folder / "indicators" / "all.yaml"
    file.write_text(file.read_text("utf-8").replace("实现工业总产值", "完成工业总产值"), "utf-8")
    issued = report_issue(outline="quarterly", period=JUNE, actor=office.writer, catalogue=old)
    assert codes(issued.findings) == ["report-moved"]
    assert "指标目录" in issued.findings[0].message
    assert list((Path(settings.HOME) / "catalogues").iterdir()) == []


def _wrong(*asked: Any) -> Any:
    """A program that prints 12亿元 for 10亿元."""
    document, findings = compose(*asked)
    text = document.to_json().replace('"printed": "10亿元"', '"printed": "12亿元"')
    return Document.from_json(text), findings


def test_report_issue__the_text_contradicts_its_figures(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "compose", _wrong)
    draft = report_compose(outline="quarterly", period=JUNE, actor=office.writer, catalogue=office.catalogue)
    assert draft.document is not None
    assert "printed-differs" in codes(draft.checked)
    refused = office.issue()
    assert (refused.number, refused.document) == (None, None)
    assert "printed-differs" in codes(refused.findings)
    assert Issue.objects.count() == 0


@pytest.fixture
def few(office: Office) -> Office:
    """The office with one more firm that has not reported: three of four."""
    office.arrive("星海新材")
    return office


def test_report_issue__few_have_reported(few: Office) -> None:
    issued = few.issue()
    assert codes(issued.findings) == ["report-coverage-low"]
    assert "应报4家、已报3家，不到90%，还差星海新材" in issued.findings[0].message
    assert Issue.objects.count() == 0
    asked: dict[str, Any] = {"outline": "quarterly", "period": JUNE, "actor": few.writer}
    long = report_issue(**asked, catalogue=few.catalogue, reason="长" * 401)
    assert codes(long.findings) == ["report-reason-long"]
    assert report_issue(**asked, catalogue=few.catalogue, reason=" 该企业停产 ").number == 1
    (kept,) = queries.issues()
    assert (kept.reported, kept.expected, kept.reason) == (3, 4, "该企业停产")


def test_report_issue__enough_have_reported(office: Office) -> None:
    assert office.issue().number == 1
    (kept,) = queries.issues()
    assert (kept.reported, kept.expected, kept.reason) == (3, 3, "")


def test_issues_verify__coverage_and_reason_are_sealed(few: Office) -> None:
    asked: dict[str, Any] = {"outline": "quarterly", "period": JUNE, "actor": few.writer}
    report_issue(**asked, catalogue=few.catalogue, reason="该企业停产")
    assert queries.issues_verify() == ()
    for change in ("reason = ''", "reported = 4", "reported = NULL, expected = NULL, reason = NULL"):
        with pytest.raises(Rolled), transaction.atomic():
            execute(f"UPDATE reports_issue SET {change}", "reports_issue")
            (finding,) = queries.issues_verify()
            assert "已发报告第1条：内容与记账时不符" in finding.message
            raise Rolled
    assert queries.issues_verify() == ()


def test_issues_verify__a_report_issued_before_coverage_was_kept(office: Office) -> None:
    facts = {
        "outline": "quarterly",
        "period": str(JUNE),
        "title": "旧报告",
        "document": "{}",
        "document_id": "d" * 64,
    }
    made = {
        "snapshot": "s" * 64,
        "catalogue": "c" * 64,
        "issued_at": timezone.now(),
        "issued_by": office.writer,
    }
    old = Issue(**facts, **made)
    with transaction.atomic():
        chain.append(chain.lock(Issue)[Issue], [old], old.issued_at)
    assert old.hash == link(GENESIS, [getattr(old, name) for name in Issue.SEALED])
    assert office.issue().number == 2
    assert queries.issues_verify() == ()
    assert queries.issues()[1].expected is None


class Rolled(Exception):
    """Takes back what a test has done to the database."""
