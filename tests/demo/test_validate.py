"""The invented park passes its own validation, and what asks for a reason has one."""

import time
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from taizhang.catalogue.load import load_shipped
from taizhang.catalogue.model import Catalogue
from taizhang.demo import build
from taizhang.demo.build import Built, People, Setting
from taizhang.demo.explanations import EXPLANATIONS, answer
from taizhang.demo.firms import firms
from taizhang.demo.validate import LAST, review, said
from taizhang.kernel import Finding, Level, Period
from taizhang.ledger.actions import Origin, entries_record
from taizhang.ledger.reported import Reported
from taizhang.ledger.review import held
from taizhang.ledger.standing import Coverage, Standing, Told

ROOT = Path(__file__).parents[2]
LOOKED_AT = ((2023, 9), (2024, 8), (2024, 9))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_shipped()


@pytest.fixture
def park(catalogue: Catalogue, db: None) -> Setting:
    """The park as the demo builds it, with only the months that the review looks at."""
    user = User.objects.create_superuser("tongji")
    setting = Setting(catalogue, People(user, user, user, user), Built())
    build.found_offices(setting)
    for year, month in build.months():
        build.arrive(setting, year, month)
        build.rescale(setting, year, month)
        build.depart(setting, year, month)
        if (year, month) in LOOKED_AT:
            build.report(setting, year, month)
    build.explain(setting, 2024, 9)
    return setting


def correct(park: Setting, firm: int, indicator: str, value: str) -> None:
    """The firm reports another figure for September 2024."""
    who = firms()[firm - 1].code
    period = Period(2024, 9, 9, point=True) if indicator == "assets" else LAST
    report = Reported(who, indicator, period, Decimal(value), held(LAST)[who].priors.get(indicator))
    done = entries_record(
        actor=park.people.statistician, reports=[report], origin=Origin("web", "更正"), catalogue=park.catalogue, reason="更正",
    )  # fmt: skip
    assert done.entries != (), done.findings


def test_review__nothing_that_must_hold_is_broken_and_all_else_is_answered(park: Setting) -> None:
    began = time.perf_counter()
    found = review(park.catalogue)
    assert time.perf_counter() - began < 30, "seconds, on the slowest of machines"
    assert found.hard == ()
    assert found.open == ()
    assert found.forms == 207
    assert said(found) == f"自我审核：207 张表，强制 0 处，核实 {len(found.soft)} 处，均有说明"
    assert 10 <= len(found.soft) <= 60, "some honest explanations, not a flood"
    assert said(found) in (ROOT / "docs" / "demo.md").read_text("utf-8")


def test_review__every_explanation_answers_something(park: Setting) -> None:
    answered = {each.explanation for each in review(park.catalogue).soft}
    assert {each.text for each in EXPLANATIONS} == answered


def test_review__sees_what_is_corrected_afterwards(park: Setting) -> None:
    firm = firms()[11]
    correct(park, 12, "output", str(held(LAST)[firm.code].values["output"] * 1000))
    (unit,) = [each for each in review(park.catalogue).open if each.finding.code == "unit-slip"]
    assert (unit.respondent, unit.form) == (firm.code, "b204_1")
    assert str(unit.finding.where) == f"{firm.name}《工业产销总值及主要产品产量》"


def test_review__a_balance_sheet_that_does_not_add_up(park: Setting) -> None:
    correct(park, 12, "assets", "1")
    broken = {each.finding.code for each in review(park.catalogue).hard}
    assert {"rule:balance_sheet", "rule:assets_cover_current"} <= broken


def test_review__who_has_not_reported_is_not_validated(park: Setting) -> None:
    silent = firms()[60]
    assert held(LAST)[silent.code].values == {}
    assert silent.code not in {each.respondent for each in review(park.catalogue).told}


def test_held__no_period_holds_nothing() -> None:
    assert held(None)["any"].values == {}


def told(level: Level, text: str | None) -> Told:
    return Told("1", "甲", "b203", Finding(level, "c", "m"), text)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ((), "强制 0 处，核实 0 处，无须说明"),
        ((told(Level.HINT, "因为"),), "强制 0 处，核实 1 处，均有说明"),
        ((told(Level.HINT, "因为"), told(Level.HINT, None)), "强制 0 处，核实 2 处，其中 1 处还没有说明"),
        ((told(Level.ERROR, None),), "强制 1 处，核实 0 处，无须说明"),
    ],
)
def test_review__in_one_line(found: tuple[Told, ...], text: str) -> None:
    assert said(Standing(Coverage(1, 1), 3, found)) == f"自我审核：3 张表，{text}"


def test_answer__of_the_firm_and_the_finding() -> None:
    assert "2000万元" in (answer("51", "rule:small_reaches_scale") or "")
    assert answer("51", "rule:output_growth_range") is None
    assert answer("1", "rule:small_reaches_scale") is None


def test_explanations__belong_to_firms_that_exist_and_end_like_sentences() -> None:
    numbers = {str(firm.number) for firm in firms()}
    for each in EXPLANATIONS:
        assert each.who in numbers
        assert each.text.endswith("。")
