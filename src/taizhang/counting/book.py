"""What are all the figures of one period?

A Book is the answer sheet: made from a snapshot and a catalogue, asked by pages, reports and the API. Sums
are added by the engine once for each period; everything else is divided here, exactly, and kept.

Worked example::

    book = count(DuckEngine(folder), catalogue, Period.parse("2024年1-9月"), snapshot="3f9c…")
    book.figure("output_above_scale", Measure.VALUE).amount        # 61亿元
    book.figure("output_above_scale", Measure.GROWTH).amount       # 10.0090…%, unrounded
    book.figure("output_above_scale", Measure.SHARE, Scope.parse("cluster:battery")).amount
    print(*book.trace("output_above_scale", Measure.GROWTH).lines(), sep="\\n")

A figure that cannot be known has no amount and no word; it is never zero. The period is January to some
month for flows; the same book answers for stocks, at the end of that month.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from taizhang.catalogue.model import Algorithm, Catalogue, Indicator
from taizhang.counting.engine import Engine, Shelf
from taizhang.counting.measures import evaluate
from taizhang.counting.question import Question, is_rate, window_of
from taizhang.counting.tally import Coverage, Tally, is_stock
from taizhang.counting.trace import Node, Trace
from taizhang.counting.unfold import unfold
from taizhang.kernel import CITY, PARK, Figure, Finding, Measure, Period, Scope

__all__ = ["Book", "Coverage", "Point", "Trace", "count"]


@dataclass(frozen=True)
class Point:
    """One month of a series: the cumulative value and the month's own, with their bases and growths.

    Amounts are in the indicator's unit, growths in % (in 个百分点 for a rate); None where not known.
    """

    period: Period
    value: Decimal | None
    prior: Decimal | None
    growth: Decimal | None
    month: Decimal | None
    month_prior: Decimal | None
    month_growth: Decimal | None


def count(
    engine: Engine, catalogue: Catalogue, period: Period, snapshot: str, shelf: Shelf | None = None
) -> "Book":
    """The book of ``period``: one query now, a few more for series, targets and coverage if they are asked
    for. What lies on the shelf is not asked for again."""
    book = Book(engine, catalogue, period, snapshot, shelf)
    book.tally.load()
    return book


class Book:
    """Figures of one period from one snapshot. Threads may share it if they may share the engine."""

    def __init__(
        self,
        engine: Engine,
        catalogue: Catalogue,
        period: Period,
        snapshot: str,
        shelf: Shelf | None = None,
    ) -> None:
        self.period = period
        self.snapshot = snapshot
        self.catalogue = catalogue
        self.tally = Tally(engine, catalogue, window_of(period), shelf)
        self._nodes: dict[tuple[str, Measure, Scope, Period], Node] = {}

    def figure(
        self, code: str, measure: Measure, scope: Scope = PARK, period: Period | None = None
    ) -> Figure:
        """One figure, amounts in the indicator's unit, unrounded. Raises KeyError for a code the catalogue
        lacks."""
        return self.node(code, measure, scope, period or self.period).figure

    def trace(self, code: str, measure: Measure, scope: Scope = PARK, period: Period | None = None) -> Trace:
        """Why the figure is what it is, down to the entries."""
        return unfold(self.node(code, measure, scope, period or self.period), self.catalogue, self.tally)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong with answers that were counted before; they were counted once more."""
        return tuple(self.tally.findings)

    def node(self, code: str, measure: Measure, scope: Scope, period: Period) -> Node:
        """The step that made a figure; made once."""
        key = (code, measure, scope, period)
        if key not in self._nodes:
            self._nodes[key] = evaluate(
                Question(self, self.catalogue.indicators[code], measure, scope, period)
            )
        return self._nodes[key]

    def has(self, code: str, scope: Scope = PARK) -> bool:
        """Whether the indicator has a value."""
        return (
            code in self.catalogue.indicators and self.figure(code, Measure.VALUE, scope).amount is not None
        )

    def coverage(self, code: str, scope: Scope = PARK, period: Period | None = None) -> Coverage:
        """How many of those who owe the figure reported it; for a figure worked out, that of its least
        covered part."""
        indicator = self.catalogue.indicators[code]
        parts = _inputs_of(indicator)
        if not parts:
            return self.tally.coverage(code, scope, window_of(period or self.period))
        found = [self.coverage(part, scope, period) for part in parts]
        return max(found, key=lambda each: (each.expected - each.reported, each.expected))

    def scopes(self, code: str, dimension: str) -> tuple[Scope, ...]:
        """The members of a dimension that have a value, in the catalogue's order (respondents by code)."""
        indicator = self.catalogue.indicators[code]
        if indicator.algorithm in (Algorithm.MEMBERS, Algorithm.NEW_MEMBERS):
            every = (Scope(dimension, member) for member in self._members(dimension))
            return tuple(each for each in every if self._counts(code, each))
        found: set[Scope] = set()
        for part in _inputs_of(indicator) or (code,):
            found |= set(self.scopes(part, dimension)) if part != code else self.tally.scopes(code, dimension)
        order = {member: place for place, member in enumerate(self._members(dimension))}
        return tuple(sorted(found, key=lambda each: (order.get(each.member, len(order)), each.member)))

    def series(self, code: str, scope: Scope = PARK, *, months: int | None = None) -> tuple[Point, ...]:
        """Month by month up to the book's period: all months the snapshot holds, or the last ``months`` of
        them."""
        last = self.period.year * 12 + self.period.last - 1
        ordinals = [each for each in self.tally.months if each <= last]
        return tuple(self._point(code, scope, each) for each in ordinals[-months if months else 0 :])

    def figures(self) -> Iterator[Figure]:
        """Every figure that is known for the book's period, indicator by indicator.

        Only the runs of growth (STREAK) are left out: they look at other months, one scope at a time.
        """
        for code in self.catalogue.indicators:
            for scope in self._all_scopes(code):
                for measure in (each for each in Measure if each != Measure.STREAK):
                    figure = self.figure(code, measure, scope)
                    if figure.is_known:
                        yield figure

    def _all_scopes(self, code: str) -> Iterable[Scope]:
        yield from (PARK, CITY)
        for dimension in self.catalogue.dimensions:
            yield from self.scopes(code, dimension)

    def _members(self, dimension: str) -> tuple[str, ...]:
        found = self.catalogue.dimensions.get(dimension)
        return tuple(found.members.values()) if found else ()

    def _counts(self, code: str, scope: Scope) -> bool:
        amount = self.figure(code, Measure.VALUE, scope).amount
        return amount is not None and amount.value > 0

    def _point(self, code: str, scope: Scope, ordinal: int) -> Point:
        period = Period(ordinal // 12, 1, ordinal % 12 + 1)
        indicator = self.catalogue.indicators[code]
        alone = Measure.GROWTH if is_stock(indicator) or is_rate(indicator) else Measure.MONTH_GROWTH

        def value(measure: Measure) -> Decimal | None:
            amount = self.figure(code, measure, scope, period).amount
            return amount.value if amount else None

        return Point(
            period=period,
            value=value(Measure.VALUE),
            prior=value(Measure.PRIOR),
            growth=value(Measure.GROWTH),
            month=value(Measure.MONTH),
            month_prior=value(Measure.MONTH_PRIOR),
            month_growth=value(alone),
        )


def _inputs_of(indicator: Indicator) -> tuple[str, ...]:
    """The indicators it is worked out from; none where it is reported or counts members."""
    if indicator.algorithm == Algorithm.RATIO:
        return tuple(filter(None, (indicator.numerator, indicator.denominator)))
    return indicator.sums if indicator.algorithm == Algorithm.SUM else ()
