from dataclasses import replace
from decimal import Decimal

import pytest

from registry.small_park import make_catalogue
from taizhang.kernel import Period
from taizhang.ledger.cells import Attempt, InForce, refusals, unit_name
from taizhang.ledger.reported import Reported

CATALOGUE = make_catalogue()
REPORT = Reported("F", "output", Period(2024, 1, 9), Decimal("5230.5"), Decimal(4801))
NEW = Attempt(REPORT, CATALOGUE.indicators["output"], current=None, earlier=None, reason="", actor_own=False)
CURRENT = InForce(7, 1, Decimal("5320.5"), Decimal(4801), own=False)


def codes(attempt: Attempt) -> list[str]:
    return [refusal.code for refusal in refusals(attempt)]


def with_value(value: str, prior: str | None = None) -> Attempt:
    report = replace(REPORT, value=Decimal(value), prior=None if prior is None else Decimal(prior))
    return replace(NEW, report=report)


def test_refusals__new_figure() -> None:
    assert codes(NEW) == []


@pytest.mark.parametrize("value", ["0.00001", "100000000000000", "NaN", "Infinity"])
def test_refusals__precision(value: str) -> None:
    assert codes(with_value(value)) == ["precision"]
    assert codes(with_value("1", value)) == ["precision"]


@pytest.mark.parametrize(
    ("value", "expected"), [("120", []), ("120.00", []), ("-1", []), ("120.5", ["not-whole"])]
)
def test_refusals__people_are_whole(value: str, expected: list[str]) -> None:
    assert codes(replace(with_value(value), indicator=CATALOGUE.indicators["staff"])) == expected


def test_refusals__a_growth_target_of_people_need_not_be_whole() -> None:
    report = replace(REPORT, value=Decimal("3.5"), prior=None, basis="target_growth")
    attempt = replace(NEW, report=report, indicator=CATALOGUE.indicators["staff"], reason="园发〔2024〕1号")
    assert codes(attempt) == []
    assert unit_name(report, CATALOGUE.indicators["staff"]) == "%"


def test_refusals__target_with_prior() -> None:
    attempt = replace(NEW, report=replace(REPORT, basis="target"), reason="园发〔2024〕1号")
    assert codes(attempt) == ["prior-of-target"]


def test_refusals__target_names_its_document() -> None:
    attempt = replace(NEW, report=replace(REPORT, basis="target", prior=None))
    assert codes(attempt) == ["reason-missing"]


@pytest.mark.parametrize(("value", "how"), [("5230.5", "相同"), ("1", "不同：1与5230.5")])
def test_refusals__twice(value: str, how: str) -> None:
    earlier = replace(REPORT, value=Decimal(value), cell="数据!E3")
    (refusal,) = refusals(replace(NEW, earlier=earlier))
    assert (refusal.code, refusal.family) == ("twice", "重复")
    assert how in refusal.message and "数据!E3" in refusal.message


def test_refusals__unchanged_with_or_without_reason() -> None:
    same = replace(CURRENT, value=Decimal("5230.50"))
    assert codes(replace(NEW, current=same)) == ["no-change"]
    assert codes(replace(NEW, current=same, reason="更正")) == ["no-change"]


def test_refusals__only_the_prior_changes() -> None:
    other = replace(CURRENT, value=REPORT.value, prior=None)
    assert codes(replace(NEW, current=other, reason="补报同期")) == []


def test_refusals__correction_needs_a_reason() -> None:
    assert codes(replace(NEW, current=CURRENT)) == ["reason-missing"]
    assert codes(replace(NEW, current=CURRENT, reason="漏计二车间8月产值")) == []


def test_refusals__staff_do_not_edit_what_a_respondent_reported() -> None:
    own = replace(NEW, current=replace(CURRENT, own=True), reason="更正")
    assert codes(own) == ["not-yours"]
    assert codes(replace(own, actor_own=True)) == []
