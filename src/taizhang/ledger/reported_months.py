"""Which months of a chart have not been reported by everybody who owes them?

A month that somebody has still to report is drawn hollow and named under the chart, since its figure will change:

    months = with_coverage(book, indicator, PARK, 24)
    incomplete(months)[0].name        # '2024-09', of which .coverage is (95, 96)
"""

from collections.abc import Iterable
from dataclasses import dataclass

from taizhang.catalogue.model import Indicator
from taizhang.counting.book import Book, Coverage, Point
from taizhang.kernel import Scope


@dataclass(frozen=True)
class Month:
    """A month of the chart, and how many of those who owe its figure have reported."""

    point: Point
    coverage: Coverage

    @property
    def name(self) -> str:
        return f"{self.point.period.year}-{self.point.period.last:02}"

    @property
    def is_open(self) -> bool:
        """Whether there is a figure that not everybody has reported."""
        return self.point.value is not None and not self.coverage.complete


def with_coverage(book: Book, indicator: Indicator, scope: Scope, months: int) -> tuple[Month, ...]:
    """The months up to the book's period, each with its coverage: one further question for all of them."""
    points = book.series(indicator.code, scope, months=months)
    return tuple(Month(each, book.coverage(indicator.code, scope, each.period)) for each in points)


def incomplete(months: Iterable[Month]) -> tuple[Month, ...]:
    """Those that not everybody has reported, the latest first."""
    return tuple(reversed([each for each in months if each.is_open]))
