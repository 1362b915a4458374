from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from adapters.workbooks import written
from registry.small_park import YUANHANG
from taizhang.catalogue.load import load_shipped
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Finding, Level, Period
from taizhang.ledger.actions import Origin, Reported, entries_record
from taizhang.ledger.queries import entries_in_force
from taizhang.ledger.review import review_findings
from taizhang.ledger.workbooks import workbook_import

MAY, JUNE = Period(2024, 1, 5), Period(2024, 1, 6)


@pytest.fixture
def strict(park: Catalogue) -> Catalogue:
    """The small park with one 强制 rule on the form that asks for 工业总产值."""
    form = next(form for form in park.forms.values() if form.item("output"))
    rule = replace(load_shipped().rules["output_not_negative"], form=form.code)
    return replace(park, rules={rule.code: rule})


def said(findings: Sequence[Finding], level: Level) -> list[str]:
    return [each.code for each in findings if each.level is level]


def output(value: str, period: Period = MAY) -> Reported:
    return Reported(YUANHANG, "output", period, Decimal(value), Decimal(4801), cell="填报!D2")


def test_review_findings__a_rule_that_must_hold(clerk: User, strict: Catalogue) -> None:
    found = review_findings([output("-5")], strict, "5月.xlsx")
    errors = [each for each in found if each.level is Level.ERROR]
    assert [each.code for each in errors] == ["rule:output_not_negative"]
    assert errors[0].where is not None
    assert (errors[0].where.source, errors[0].where.cell) == ("5月.xlsx", "D2")


def test_review_findings__nothing_to_say(clerk: User, strict: Catalogue) -> None:
    assert said(review_findings([output("5230.5")], strict), Level.ERROR) == []


def test_review_findings__parts_and_targets_belong_to_no_form(clerk: User, strict: Catalogue) -> None:
    aside = [replace(output("-5"), basis="target"), replace(output("-5"), part="cluster:battery")]
    assert review_findings(aside, strict) == ()


def test_review_findings__looks_at_last_month(clerk: User, strict: Catalogue) -> None:
    """千元 typed as 元: a thousand times last month's total."""
    origin = Origin("excel", "5月.xlsx")
    entries_record(actor=clerk, reports=[output("5230.5")], origin=origin, catalogue=strict)
    found = review_findings([output("6000000", JUNE)], strict)
    assert said(found, Level.HINT) != []


def test_workbook_import__writes_nothing_where_a_rule_must_hold(
    clerk: User, strict: Catalogue, tmp_path: Path
) -> None:
    rows = [["单位代码", "指标", "期间", "数值", "同期数"], [YUANHANG, "工业总产值", "2024年1-5月", -5, 4801]]
    done = workbook_import(actor=clerk, path=written(tmp_path / "5月.xlsx", rows), catalogue=strict)
    assert done.refused
    assert done.entries == ()
    assert list(entries_in_force()) == []
