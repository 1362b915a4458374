"""Which months are closed?

A month is closed or open as the last event about it says. Closing a period freezes every figure that ends in one of
its months: after 2024年1-9月 is closed, 2024年1-6月 and 2024年9月末 can be neither reported nor corrected, 2024年1-10月 can.
Reopening works on the same months, e.g. 2024年1-9月 closed and 2024年9月 reopened leaves January to August closed.
"""

from collections.abc import Iterable
from datetime import datetime

from taizhang.kernel.period import Period
from taizhang.ledger.models import Close


def closed_months(as_of: datetime | None = None) -> frozenset[int]:
    """The months (yyyymm) closed now, or as of a moment."""
    rows = Close.objects.order_by("number")
    if as_of is not None:
        rows = rows.filter(recorded_at__lte=as_of)
    return replay(rows.values_list("year", "first", "last", "closed"))


def replay(events: Iterable[tuple[int, int, int, bool]]) -> frozenset[int]:
    """The months closed after the events (year, first month, last month, closed or reopened), in their order.

    >>> sorted(replay([(2024, 1, 3, True), (2024, 2, 2, False)]))
    [202401, 202403]
    """
    state: dict[int, bool] = {}
    for year, first, last, closed in events:
        state.update(dict.fromkeys(_months(year, first, last), closed))
    return frozenset(month for month, closed in state.items() if closed)


def months_of(period: Period) -> frozenset[int]:
    """The months (yyyymm) of a period."""
    return frozenset(_months(period.year, period.first, period.last))


def _months(year: int, first: int, last: int) -> range:
    return range(year * 100 + first, year * 100 + last + 1)
