"""Days that are worked, as the State Council's office announced them, and as a park adds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.catalogue.model import House, NumberStyle
from taizhang.collect.calendar import Calendar, of_house

ANNOUNCED = st.dates(date(2004, 1, 1), date(2026, 12, 31))
ANY = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2024, 10, 1), False),  # 国庆
        (date(2024, 10, 8), True),
        (date(2024, 10, 12), True),  # a Saturday worked in exchange
        (date(2024, 2, 18), True),  # a Sunday worked after the Spring Festival
        (date(2024, 2, 15), False),
        (date(2024, 9, 8), False),  # an ordinary Sunday
        (date(2025, 2, 8), True),  # a Saturday worked in exchange
    ],
)
def test_works__as_announced(day: date, worked: bool) -> None:
    assert Calendar().works(day) is worked


def test_works__year_of_which_nothing_is_known_has_weekends() -> None:
    assert Calendar().works(date(2090, 10, 3)) and not Calendar().works(date(2090, 10, 1))  # Tuesday, Sunday


def test_works__own_days_win() -> None:
    own = Calendar(off=frozenset({date(2024, 10, 9)}), on=frozenset({date(2024, 10, 5)}))
    assert not own.works(date(2024, 10, 9)) and own.works(date(2024, 10, 5))


def test_works__day_named_both_ways_is_worked() -> None:
    day = frozenset({date(2024, 10, 9)})
    assert Calendar(day, day).works(date(2024, 10, 9))


@pytest.mark.parametrize(
    ("due", "moved"),
    [
        (date(2024, 9, 8), date(2024, 9, 9)),
        (date(2024, 10, 8), date(2024, 10, 8)),
        (date(2025, 2, 8), date(2025, 2, 8)),
        (date(2023, 10, 1), date(2023, 10, 7)),  # eight days free, the last Saturday worked
    ],
)
def test_on_or_after__moves_to_the_next_worked_day(due: date, moved: date) -> None:
    assert Calendar().on_or_after(due) == moved


@given(ANY)
def test_on_or_after__first_worked_day_and_no_earlier(day: date) -> None:
    calendar = Calendar()
    found = calendar.on_or_after(day)
    assert found >= day and calendar.works(found)
    assert not any(
        calendar.works(date.fromordinal(each)) for each in range(day.toordinal(), found.toordinal())
    )
    assert (found - day).days <= 12


@given(ANNOUNCED, ANNOUNCED)
def test_on_or_after__keeps_the_order_of_days(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert Calendar().on_or_after(first) <= Calendar().on_or_after(second)


def test_of_house__takes_what_the_park_wrote() -> None:
    day = date(2027, 2, 5)
    house = House("园区", "园区", "全市", (), NumberStyle(), days_off=frozenset({day}))
    assert not of_house(house).works(day)
