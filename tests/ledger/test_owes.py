from registry.small_park import ABOVE_SCALE, make_catalogue, make_form, make_indicator
from taizhang.kernel import Scope
from taizhang.ledger.owes import owed_rows

GROUPS = {
    "A": frozenset({("park", ""), ("above_scale", "yes"), ("admin", "own")}),
    "B": frozenset({("park", ""), ("above_scale", "yes"), ("admin", "hosted")}),
    "C": frozenset({("park", ""), ("above_scale", "no"), ("admin", "own")}),
}


def owed(indicator: str) -> list[tuple[str, str, str]]:
    rows = owed_rows(make_catalogue(), GROUPS)
    return [(kind, dimension, member) for code, kind, dimension, member in rows if code == indicator]


def test_owed_rows__form_for_a_group() -> None:
    assert owed("output") == [("enterprise", "above_scale", "yes")]


def test_owed_rows__form_for_all() -> None:
    assert owed("revenue") == [("enterprise", "park", "")]


def test_owed_rows__department_and_city() -> None:
    assert owed("funds") == [("department", "respondent", "finance")]
    assert owed("tax") == [("department", "respondent", "finance"), ("outside", "city", "")]


def test_owed_rows__taken_from_within_the_form() -> None:
    assert owed("output_above_scale") == [("enterprise", "above_scale", "yes")]


def test_owed_rows__two_groups_meet_respondent_by_respondent() -> None:
    assert owed("output_own") == [("enterprise", "respondent", "A")]


def test_owed_rows__restriction_alone_where_the_form_has_none() -> None:
    forms = [make_form("all", "企业", ["output"])]
    rows = owed_rows(make_catalogue(forms=forms), GROUPS)
    assert ("output_above_scale", "enterprise", "above_scale", "yes") in rows


def test_owed_rows__groups_that_exclude_each_other() -> None:
    below = make_indicator(
        "规下产值", "output_below", taken_from="output", restricted_to=Scope("above_scale", "no")
    )
    forms = [make_form("big", "企业", ["output"], restricted_to=ABOVE_SCALE)]
    rows = owed_rows(make_catalogue(below, forms=forms), GROUPS)
    assert "output_below" not in {code for code, *_ in rows}


def test_owed_rows__project_form() -> None:
    assert ("investment", "project", "park", "") in owed_rows(
        make_catalogue(forms=[make_form("p", "项目", ["investment"])]), GROUPS
    )
