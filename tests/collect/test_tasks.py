"""Who owes what for which months: worked examples of the small park and of the shipped forms, and laws for all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from registry.small_park import FORMS, LANHU, XINYA, YUANHANG, make_catalogue, make_form
from taizhang.catalogue.load import load_shipped
from taizhang.catalogue.model import Due, FormFrequency
from taizhang.collect.calendar import Calendar
from taizhang.collect.tasks import Duty, Party, State, asked_rows, cell_period, duties
from taizhang.kernel import Period
from taizhang.registry.belonging import Span
from taizhang.registry.queries import RespondentView

OPEN = 999912


def party(code: str, *spans: Span, kind: str = "enterprise", since: int = 202201, until: int = OPEN) -> Party:
    return Party(RespondentView(1, code, code, kind, code), (Span("park", "", since, until), *spans))


def scale(member: str, since: int = 202201, until: int = OPEN) -> Span:
    return Span("above_scale", member, since, until)


def forms(found: Sequence[Duty]) -> list[str]:
    return [each.form.code for each in found]


def owed(who: Party, month: int, year: int = 2024) -> list[Duty]:
    return list(duties(make_catalogue(), [who], Period(year, 1, month)))


def test_duties__entering_above_scale_mid_year() -> None:
    who = party(YUANHANG, scale("no", until=202404), scale("yes", since=202405))
    assert forms(owed(who, 4)) == ["small", "project"]
    assert forms(owed(who, 5)) == ["b204", "small", "project"]


def test_duties__new_enterprise_owes_from_its_first_month() -> None:
    who = party(XINYA, since=202403)
    assert owed(who, 2) == []
    assert forms(owed(who, 3)) == ["small", "project"]


def test_duties__closed_enterprise_owes_its_last_month_and_no_more() -> None:
    who = party(LANHU, until=202405)
    assert forms(owed(who, 5)) == ["small", "project"]
    assert owed(who, 6) == []


def test_duties__group_without_life_owes_nothing() -> None:
    who = Party(RespondentView(1, LANHU, LANHU, "enterprise", LANHU), (scale("yes"),))
    assert owed(who, 6) == []


def test_duties__department_owes_its_own_form_only() -> None:
    assert forms(owed(party("finance", kind="department"), 6)) == ["finance"]
    assert forms(owed(party("economy", kind="department"), 6)) == []


def test_duties__outside_source_lives_in_the_city() -> None:
    who = Party(RespondentView(1, "city", "全市", "outside", ""), (Span("city", "", 202201, OPEN),))
    assert forms(owed(who, 6)) == ["city"]


def test_duties__no_january() -> None:
    assert forms(owed(party(XINYA), 1)) == ["small"]


def test_duties__january_and_february_merged() -> None:
    merged = make_catalogue(forms=[replace(form, january_february_merged=True) for form in FORMS])
    assert list(duties(merged, [party(XINYA)], Period(2024, 1, 1))) == []
    (small, _) = duties(merged, [party(XINYA)], Period(2024, 1, 2))
    assert small.period == Period(2024, 1, 2) and small.opens == date(2024, 3, 1)


def test_duties__form_by_the_quarter() -> None:
    quarterly = make_form(
        "q", "企业", ["revenue"], frequency=FormFrequency.QUARTERLY, due=Due("季后15日", 1, 15)
    )
    park = make_catalogue(forms=[quarterly])
    found = {m: list(duties(park, [party(XINYA)], Period(2024, 1, m))) for m in range(1, 13)}
    assert [month for month, each in found.items() if each] == [3, 6, 9, 12]
    assert found[12][0].due == date(2025, 1, 15)


def test_duties__month_alone_is_taken_as_running_total() -> None:
    (duty, _) = duties(make_catalogue(), [party(XINYA)], Period(2024, 9, 9))
    assert duty.period == Period(2024, 1, 9) and duty.key == (XINYA, "small", 202409)


def test_duties__opens_the_day_after_and_is_due_on_a_worked_day() -> None:
    (august, _) = owed(party(XINYA), 8)
    assert (august.opens, august.due) == (date(2024, 9, 1), date(2024, 9, 9))  # the 8th is a Sunday
    (december, _) = owed(party(XINYA), 12)
    assert (december.opens, december.due) == (date(2025, 1, 1), date(2025, 1, 8))


def test_duties__due_before_the_month_is_over_means_as_soon_as_it_is() -> None:
    early = make_form("early", "企业", ["revenue"], due=Due("当月25日", 0, 25))
    (duty,) = duties(make_catalogue(forms=[early]), [party(XINYA)], Period(2024, 1, 9))
    assert duty.opens == date(2024, 10, 1)
    assert duty.due == date(2024, 10, 8)  # the first worked day after the National Day


def test_duties__day_of_the_park_itself() -> None:
    own = Calendar(off=frozenset({date(2024, 9, 9)}))
    (duty, _) = duties(make_catalogue(), [party(XINYA)], Period(2024, 1, 8), calendar=own)
    assert duty.due == date(2024, 9, 10)


def test_duties__shipped_forms_of_a_firm_above_scale_in_october() -> None:
    found = duties(load_shipped(), [party(YUANHANG, scale("yes"))], Period(2024, 1, 10))
    assert {each.form.code: each.due for each in found} == {
        "b204_1": date(2024, 11, 8),
        "b203": date(2024, 11, 18),
        "e205_1": date(2024, 11, 11),  # the 10th is a Sunday
        "people_monthly": date(2024, 11, 8),
    }


def test_is_late__only_while_it_is_the_clerks_turn() -> None:
    (duty, _) = owed(party(XINYA), 8)
    assert not duty.is_late(State.BLANK, date(2024, 9, 9))
    late = {state for state in State if duty.is_late(state, date(2024, 9, 10))}
    assert late == {State.BLANK, State.FILLING, State.RETURNED}


def test_asked_rows__by_quarter_and_year_only_then() -> None:
    park = make_catalogue()
    rows = {m: [item.indicator for item in asked_rows(park.forms["b204"], park, m)] for m in (2, 3, 12)}
    assert rows == {2: ["output", "staff"], 3: ["output", "staff", "research"],
                    12: ["output", "staff", "research", "permits"]}  # fmt: skip


def test_cell_period__stock_stands_at_the_months_end() -> None:
    park = make_catalogue()
    flow, stock = park.forms["b204"].items[:2]
    assert cell_period(flow, park, Period(2024, 1, 9)) == Period(2024, 1, 9)
    assert cell_period(stock, park, Period(2024, 1, 9)) == Period(2024, 9, 9, point=True)


MONTHS = st.tuples(st.integers(2022, 2026), st.integers(1, 12))


@given(MONTHS, MONTHS, MONTHS, MONTHS)
def test_duties__of_the_months_in_the_park_and_no_others(
    came: tuple[int, int], left: tuple[int, int], entered: tuple[int, int], asked: tuple[int, int]
) -> None:
    since, until, above, month = (year * 100 + number for year, number in (came, left, entered, asked))
    who = party(YUANHANG, scale("yes", since=above), since=since, until=until)
    found = owed(who, asked[1], asked[0])
    there = since <= month <= until
    assert ("small" in forms(found)) is there
    assert ("b204" in forms(found)) is (there and above <= month)
    assert ("project" in forms(found)) is (there and asked[1] != 1)
    for each in found:
        assert each.period.ordinal == month
        assert each.due >= each.opens and Calendar().works(each.due)
        assert (each.due - each.opens).days < 28
