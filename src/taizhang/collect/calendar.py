"""On which days does a park work, and when is a form due that falls on a day when nobody does?

The State Council's office announces each autumn the next year's holidays and the weekend days worked in exchange (调休).
The package ``chinesecalendar`` keeps them from 2004 on; a park adds its own days, and those of a year that the package does not
know yet, in its ``park.yaml`` (节假日: 放假, 上班). What is written there wins. In a year of which nothing is known Saturdays
and Sundays are free.

A due day on which nobody works moves to the next day on which somebody does (顺延).

Worked example: the reports of August 2024 were due on Sunday, 8 September, so by Monday the 9th; those of January 2025 on
8 February, a Saturday that was worked.

>>> from datetime import date
>>> Calendar().on_or_after(date(2024, 9, 8))
datetime.date(2024, 9, 9)
>>> Calendar().works(date(2025, 2, 8))
True
"""

from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar

from taizhang.catalogue.model import House

_SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """The official calendar with a park's own days over it: ``off`` nobody works, ``on`` everybody does."""

    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Whether the park works on this day. A day that is named both off and on is worked."""
        if day in self.on:
            return True
        if day in self.off:
            return False
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError:  # the year is not announced, or lies before 2004
            return day.weekday() < _SATURDAY

    def on_or_after(self, day: date) -> date:
        """The first day from this one on that is worked."""
        while not self.works(day):
            day += timedelta(days=1)
        return day


def of_house(house: House) -> Calendar:
    """The calendar of a park: what it has written under 节假日."""
    return Calendar(house.days_off, house.days_on)
