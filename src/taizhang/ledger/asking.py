"""What does an address of the 台账 pages ask for?

An address carries the whole question, so that a page can be sent to a colleague:

    /ledger/?indicator=output_above_scale&period=2024-01..2024-09&scope=cluster:battery&as_of=2024-10-31

What it asks for and the ledger does not know falls back to the nearest sensible thing: the first indicator, the last closed
month, 园区, today. ``as_of`` is a day; the ledger is read as it stood when that day was over by the park's clock. Which
months have figures is then a question of that day too: on 30 June 2023 there was nothing later than May.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from taizhang.catalogue.model import Catalogue, Indicator
from taizhang.kernel import PARK, Period, PeriodError, Scope
from taizhang.ledger import queries

FIRST = "output_above_scale"


@dataclass(frozen=True)
class Day:
    """A day over and done with, as of which the ledger is read."""

    date: date

    @property
    def moment(self) -> datetime:
        """Its last moment, by the park's clock."""
        return datetime.combine(self.date, time.max, timezone.get_current_timezone())

    def __str__(self) -> str:
        return self.date.isoformat()

    def chinese(self) -> str:
        """2024年7月31日"""
        return f"{self.date.year}年{self.date.month}月{self.date.day}日"


@dataclass(frozen=True)
class Span:
    """The months of which the ledger has figures, each as 1月至该月, and the one that is shown where none is asked for."""

    first: Period
    last: Period
    shown: Period

    def has(self, period: Period) -> bool:
        """Whether the period ends in one of those months."""
        return self.first.ordinal <= period.ordinal <= self.last.ordinal


@dataclass(frozen=True)
class Asked:
    """What an address asks for; ``day`` is None for the ledger as it is now."""

    indicator: Indicator
    period: Period
    scope: Scope
    day: Day | None = None

    @property
    def as_of(self) -> datetime | None:
        """The moment as of which the ledger is read."""
        return None if self.day is None else self.day.moment

    @property
    def query(self) -> str:
        """The question as an address carries it."""
        return self._query(self.scope, self.day)

    @property
    def now(self) -> str:
        """The same question to the ledger as it is now."""
        return self._query(self.scope, None)

    def of(self, scope: Scope | str) -> str:
        """The same question about another scope."""
        return self._query(scope, self.day)

    def _query(self, scope: Scope | str, day: Day | None) -> str:
        said = {"indicator": self.indicator.code, "period": str(self.period), "scope": str(scope)}
        return urlencode(said | ({"as_of": str(day)} if day else {}))


def asked(given: QueryDict, park: Catalogue, span: Span) -> Asked:
    """The question of an address, what is unknown in it replaced."""
    indicator = park.indicators.get(given.get("indicator", "")) or park.indicators.get(FIRST)
    period = period_of(given)
    return Asked(
        indicator or next(iter(park.indicators.values())),
        period if period and span.has(period) else span.shown,
        park.scope(given.get("scope", "")) or PARK,
        day_of(given),
    )


def period_of(given: QueryDict) -> Period | None:
    """The period that an address names, as 1月至该月; None where it names none."""
    try:
        found = Period.parse(given.get("period", ""))
    except PeriodError:
        return None
    return found if found.is_cumulative else found.cumulative()


def day_of(given: QueryDict) -> Day | None:
    """The day that an address names, if it is over; None stands for now."""
    try:
        found = date.fromisoformat(given.get("as_of", ""))
    except ValueError:
        return None
    return Day(found) if found < timezone.localdate() else None


def span_of(day: Day | None) -> Span | None:
    """The months that had figures then; None where there was nothing in the ledger."""
    as_of = None if day is None else day.moment
    first, last = queries.first_month(as_of), queries.last_month(as_of)
    if first is None or last is None:
        return None
    return Span(first, last, queries.last_closed_month(as_of) or last)
