"""What does a book say that knows only the figures of an example?

An example of the catalogue gives values, bases and targets; what follows from them (growth, shares,
completion, pace) this book works out by ``counting.ratios``, so that a sentence can be written without a
ledger. Everything else is unknown, and the sentence closes over it.

    book = ExampleBook.of(example, catalogue)
    book.figure('output_above_scale', Measure.GROWTH).amount      # 10.0090…% from 61 and 55.45
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from taizhang.catalogue.model import Algorithm, Catalogue, Example, ExampleValue, Indicator, Nature
from taizhang.counting import ratios
from taizhang.kernel.amount import Amount
from taizhang.kernel.figure import CITY, PARK, Figure, GrowthWord, Measure, Scope
from taizhang.kernel.period import Period
from taizhang.kernel.unit import Unit, unit

_PERCENT = unit("%")
_POINT = unit("个百分点")
_MONTHS = unit("个月")
_RESPONDENTS = unit("家")


@dataclass(frozen=True)
class ExampleBook:
    """A book of the figures that an example gives and of what follows from them; nothing else is known."""

    catalogue: Catalogue
    period: Period
    values: Mapping[tuple[str, Scope], ExampleValue]
    snapshot: str = "example"

    @classmethod
    def of(cls, example: Example, catalogue: Catalogue) -> ExampleBook:
        values = {(value.indicator, value.scope): value for value in example.values}
        return cls(catalogue, example.period, values)

    def scopes(self, code: str, dimension: str) -> tuple[Scope, ...]:
        known = self.catalogue.dimensions[dimension].members.values()
        return tuple(
            scope for scope in (Scope(dimension, member) for member in known) if (code, scope) in self.values
        )

    def figure(
        self, code: str, measure: Measure, scope: Scope = PARK, period: Period | None = None
    ) -> Figure:
        """The figure at hand or worked out. An example speaks of its period and of the year's target only."""
        which = period or self.period
        question = _Question(self, self.catalogue.indicators[code], scope)
        answer = _MEASURES.get(measure) if which == self.period else None
        if measure is Measure.TARGET and which == self.year:
            answer = _in_unit(_Question.year_target)
        value, counted, word = answer(question) if answer else (None, question.indicator.unit, None)
        amount = None if value is None else Amount(value, counted)
        if measure is Measure.TARGET and question.given("期内目标") is None:
            which = self.year
        return Figure(code, scope, which, measure, amount, word=word)

    @property
    def year(self) -> Period:
        """The whole year that the example's period lies in."""
        return Period(self.period.year, 1, 12)

    def _given(self, code: str, scope: Scope, key: str) -> Decimal | None:
        value = self.values.get((code, scope))
        return None if value is None else value.given.get(key)


Answer = tuple[Decimal | None, Unit, GrowthWord | None]


@dataclass(frozen=True)
class _Question:
    """One indicator and scope in one example book, with the values that everything is worked out from."""

    book: ExampleBook
    indicator: Indicator
    scope: Scope

    def value(self) -> Decimal | None:
        return self._sum_or_ratio(lambda given: given.value)

    def prior(self) -> Decimal | None:
        return self._sum_or_ratio(lambda given: given.prior)

    def given(self, key: str) -> Decimal | None:
        return self.book._given(self.indicator.code, self.scope, key)

    def whole(self) -> _Question | None:
        """What a share is taken of: the park for a member of a dimension, else the indicator's whole."""
        if self.scope != PARK:
            return _Question(self.book, self.indicator, PARK)
        code = self.indicator.part_of
        return None if code is None else _Question(self.book, self.book.catalogue.indicators[code], PARK)

    def city(self) -> _Question:
        return _Question(self.book, self.indicator, CITY)

    def change(self) -> Decimal | None:
        return ratios.difference(self.value(), self.prior())

    def growth(self) -> ratios.Growth:
        return ratios.growth(self.value(), self.prior(), profit=self.indicator.is_profit)

    def year_target(self) -> Decimal | None:
        return self.given("目标")

    def target(self) -> Decimal | None:
        """The target for the period itself, else the year's."""
        own = self.given("期内目标")
        return self.year_target() if own is None else own

    def target_gap(self) -> Decimal | None:
        """Against a target that ends with the period: nine months are not measured by a year's target."""
        if self.given("期内目标") is None and self.book.period != self.book.year:
            return None
        return ratios.difference(self.value(), self.target())

    def completion(self) -> Decimal | None:
        return ratios.completion(self.value(), self.year_target())

    def _sum_or_ratio(self, take: Callable[[ExampleValue], Decimal | None]) -> Decimal | None:
        own = self.book.values.get((self.indicator.code, self.scope))
        if own is not None and take(own) is not None:
            return take(own)
        match self.indicator.algorithm:
            case Algorithm.SUM:
                parts = [self._other(code)._sum_or_ratio(take) for code in self.indicator.sums]
                known = [part for part in parts if part is not None]
                return sum(known, Decimal(0)) if len(known) == len(parts) else None
            case Algorithm.RATIO if self.indicator.numerator and self.indicator.denominator:
                upper = self._other(self.indicator.numerator)._sum_or_ratio(take)
                lower = self._other(self.indicator.denominator)._sum_or_ratio(take)
                return ratios.share(upper, lower)
        return None

    def _other(self, code: str) -> _Question:
        return _Question(self.book, self.book.catalogue.indicators[code], self.scope)


def _in_unit(take: Callable[[_Question], Decimal | None]) -> Callable[[_Question], Answer]:
    return lambda question: (take(question), question.indicator.unit, None)


def _in(which: Unit, take: Callable[[_Question], Decimal | None]) -> Callable[[_Question], Answer]:
    return lambda question: (take(question), which, None)


def _growth(question: _Question) -> Answer:
    """In %, or in 个百分点 for an indicator that is a ratio itself."""
    if question.indicator.nature is Nature.RATIO:
        return question.change(), _POINT, None
    growth = question.growth()
    return growth.percent, _PERCENT, growth.word


def _month_growth(question: _Question) -> Answer:
    profit = question.indicator.is_profit
    growth = ratios.growth(question.given("当月"), question.given("当月同期"), profit=profit)
    return growth.percent, _PERCENT, growth.word


def _share(question: _Question) -> Decimal | None:
    whole = question.whole()
    return None if whole is None else ratios.share(question.value(), whole.value())


def _share_change(question: _Question) -> Decimal | None:
    whole = question.whole()
    if whole is None:
        return None
    return ratios.difference(_share(question), ratios.share(question.prior(), whole.prior()))


def _contribution(question: _Question) -> Decimal | None:
    whole = question.whole()
    return None if whole is None else ratios.contribution(question.change(), whole.change())


def _pull(question: _Question) -> Decimal | None:
    whole = question.whole()
    return None if whole is None else ratios.pull(question.change(), whole.prior())


_MEASURES: Mapping[Measure, Callable[[_Question], Answer]] = {
    Measure.VALUE: _in_unit(_Question.value),
    Measure.PRIOR: _in_unit(_Question.prior),
    Measure.CHANGE: _in_unit(_Question.change),
    Measure.GROWTH: _growth,
    Measure.MONTH: _in_unit(lambda question: question.given("当月")),
    Measure.MONTH_PRIOR: _in_unit(lambda question: question.given("当月同期")),
    Measure.MONTH_GROWTH: _month_growth,
    Measure.SHARE: _in(_PERCENT, _share),
    Measure.SHARE_CHANGE: _in(_POINT, _share_change),
    Measure.CITY_SHARE: _in(
        _PERCENT, lambda question: ratios.share(question.value(), question.city().value())
    ),
    Measure.CONTRIBUTION: _in(_PERCENT, _contribution),
    Measure.PULL: _in(_POINT, _pull),
    Measure.TARGET: _in_unit(_Question.target),
    Measure.TARGET_GAP: _in_unit(_Question.target_gap),
    Measure.COMPLETION: _in(_PERCENT, _Question.completion),
    Measure.PACE: _in(_POINT, lambda question: ratios.pace(question.completion(), question.book.period)),
    Measure.GROWTH_TARGET: _in(_PERCENT, lambda question: question.given("增速目标")),
    Measure.GROWTH_TARGET_FIRST: _in(_PERCENT, lambda question: question.given("原定增速目标")),
    Measure.GROWTH_GAP: _in(
        _POINT, lambda question: ratios.difference(question.growth().percent, question.given("增速目标"))
    ),
    Measure.REPORTED: _in(_RESPONDENTS, lambda question: question.given("上报家数")),
    Measure.EXPECTED: _in(_RESPONDENTS, lambda question: question.given("应报家数")),
    Measure.STREAK: _in(_MONTHS, lambda question: question.given("连续增长")),
}
