from dataclasses import replace

import pytest

from registry.small_park import make_catalogue
from taizhang.ledger.parties import Party, People, refusals
from taizhang.registry.belonging import Span
from taizhang.registry.models import OPEN, Respondent

CATALOGUE = make_catalogue()
FIRM = Respondent(id=1, code="F", name="远航电池材料", kind="enterprise")
PROJECT = Respondent(id=2, code="P", name="二期", kind="project")
FINANCE = Respondent(id=3, code="finance", name="财务部", kind="department")
ECONOMY = Respondent(id=4, code="economy", name="经济部", kind="department")
CITY = Respondent(id=5, code="city", name="全市", kind="outside")
LIFE = Span("park", "", 202201, OPEN)
SPANS = {
    1: (LIFE, Span("above_scale", "yes", 202305, 202406)),
    2: (LIFE,),
    3: (LIFE,),
    4: (LIFE,),
    5: (Span("city", "", 202201, OPEN),),
}
STAFF = People(CATALOGUE, True, frozenset(), SPANS)


def codes(
    who: Respondent, indicator: str, month: int = 202403, basis: str = "actual", people: People = STAFF
) -> list[str]:
    party = Party(who, CATALOGUE.indicators[indicator], basis, month)
    return [refusal.code for refusal in refusals(party, people)]


def test_refusals__authority() -> None:
    nobody = replace(STAFF, staff=False)
    assert codes(FIRM, "output", people=nobody) == ["not-allowed"]
    assert codes(FIRM, "output", people=replace(nobody, own={1})) == []
    assert codes(FIRM, "output", people=replace(nobody, own={2})) == ["not-allowed"]


@pytest.mark.parametrize(("month", "expected"), [(202112, ["out-of-scope"]), (202201, [])])
def test_refusals__only_while_in_the_park(month: int, expected: list[str]) -> None:
    assert codes(FIRM, "revenue", month) == expected


def test_refusals__not_in_the_registry_at_all() -> None:
    assert codes(FIRM, "revenue", people=replace(STAFF, spans={})) == ["out-of-scope"]


@pytest.mark.parametrize(
    ("month", "expected"),
    [(202304, ["out-of-scope"]), (202305, []), (202406, []), (202407, ["out-of-scope"])],
)
def test_refusals__form_is_for_a_group(month: int, expected: list[str]) -> None:
    assert codes(FIRM, "output", month) == expected


def test_refusals__indicator_on_no_form_is_open_to_its_source() -> None:
    bare = replace(STAFF, catalogue=make_catalogue(forms=()))
    assert codes(FIRM, "output", 202201, people=bare) == []


def test_refusals__says_which_form() -> None:
    party = Party(FIRM, CATALOGUE.indicators["output"], "actual", 202407)
    (refusal,) = refusals(party, STAFF)
    assert "b204（规上）" in refusal.message and "2024年7月" in refusal.message


@pytest.mark.parametrize("who", [PROJECT, FINANCE])
def test_refusals__another_kind(who: Respondent) -> None:
    assert codes(who, "revenue") == ["out-of-scope"]


@pytest.mark.parametrize(
    ("who", "expected"), [(FINANCE, []), (ECONOMY, ["out-of-scope"]), (FIRM, ["out-of-scope"])]
)
def test_refusals__a_departments_indicator(who: Respondent, expected: list[str]) -> None:
    assert codes(who, "tax") == expected


@pytest.mark.parametrize("indicator", ["output_above_scale", "sales_rate"])
def test_refusals__computed(indicator: str) -> None:
    assert codes(FIRM, indicator) == ["computed"]


def test_refusals__the_city_gives_anything_but_ratios() -> None:
    assert codes(CITY, "output_above_scale") == []
    assert codes(CITY, "tax") == []
    assert codes(CITY, "sales_rate") == ["computed"]


def test_refusals__targets_come_from_departments() -> None:
    assert codes(ECONOMY, "output_above_scale", basis="target") == []
    assert codes(ECONOMY, "sales_rate", basis="target_growth") == []
    assert codes(FIRM, "output", basis="target") == ["out-of-scope"]
    assert codes(PROJECT, "investment", basis="target") == ["out-of-scope"]
    assert codes(CITY, "tax", basis="target") == []  # a target of the whole city


@pytest.mark.parametrize(("who", "expected"), [(FIRM, ["part-not-allowed"]), (ECONOMY, []), (CITY, [])])
def test_refusals__a_firm_does_not_say_whose_part_its_figure_is(who: Respondent, expected: list[str]) -> None:
    """Which cluster a firm is in stands in the registry; a figure given to another cluster would be counted there."""
    party = Party(who, CATALOGUE.indicators["output"], "actual", 202403, "cluster:chemical")
    found = [refusal.code for refusal in refusals(party, STAFF)]
    assert [code for code in found if code == "part-not-allowed"] == expected
