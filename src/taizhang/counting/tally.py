"""Which sums does the engine owe the book, and when is it asked for them?

The catalogue speaks of indicators, the plans of entries with limits: 规上工业总产值 is taken from the
entries of 工业总产值, limited to ``above_scale:yes``. A Tally translates, asks the engine as rarely as it
can, and keeps the answers: one query gives all indicators × scopes of a window, one gives all months of a
scope (for series and runs of growth), one the targets. Respondents' own figures are asked for by indicator,
since there are many respondents.

What the book of a period is mostly asked (``QUESTIONS``, and the months of a scope that is no single respondent's) is taken
from a shelf where it lies there, and put there where it had to be counted. Everything is worked out from these answers in the
same way, wherever they come from.

Worked example::

    tally = Tally(engine, catalogue, Window(2024, 9, 8))
    tally.sums("output_above_scale", Scope.parse("cluster:battery"), Window(2024, 9, 8)).amount("value")
    # Decimal('5160000.0000'), in the unit in which the entries are reported
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from taizhang.catalogue.model import Algorithm, Catalogue, Frequency, Indicator, Nature
from taizhang.counting.engine import UNLIMITED, Engine, NoShelf, Row, Shelf, Window
from taizhang.counting.trace import Addends, Listed
from taizhang.kernel import CITY, PARK, Finding, Scope

if TYPE_CHECKING:
    from taizhang.counting.inquiry import Inquiry

WINDOW: Final = "window"
EXTENT: Final = "extent"
TARGETS: Final = "targets"
POPULATION: Final = "population"
COVERAGE: Final = "coverage"
QUESTIONS: Final = (WINDOW, EXTENT, TARGETS, POPULATION, COVERAGE)
"""What is kept of every book, about its own period; beside it the months of single scopes (``MONTHS``)."""
MONTHS: Final = "months "
"""How the name of a question for one scope's months begins; the scope follows."""


class Taken(NamedTuple):
    """Where an indicator's sums come from: the indicator whose entries are added, and the limits on who
    counts."""

    indicator: str
    limits: str


class Coverage(NamedTuple):
    """How many respondents owe the figure, and how many of these have reported it."""

    reported: int
    expected: int

    @property
    def complete(self) -> bool:
        return self.reported >= self.expected


@dataclass(frozen=True)
class Sums:
    """One row of ``plan.totals``."""

    row: Mapping[str, Any]

    def amount(self, quantity: str) -> Decimal | None:
        """The sum, in the report unit of the indicator the entries belong to; None where nobody is in it."""
        found: Decimal | None = self.row[quantity]
        return found

    def number(self, quantity: str) -> int:
        """How many respondents are in the sum."""
        return int(self.row[f"n_{quantity}"])


@dataclass(frozen=True)
class Target:
    """One target in force: months ``first`` to ``last``; ``value`` in the report unit, or in % for a
    growth."""

    indicator: str
    scope: Scope
    basis: str
    year: int
    first: int
    last: int
    value: Decimal
    entry: int


_Key = tuple[str, str, str]


class Tally:
    """The engine's answers for one snapshot, each asked for once.

    Answers are kept whole or not at all, so that threads may share a tally: at worst one asks twice.
    """

    def __init__(
        self, engine: Engine, catalogue: Catalogue, window: Window, shelf: Shelf | None = None
    ) -> None:
        self._engine = engine
        self._shelf = shelf or NoShelf()
        self._catalogue = catalogue
        self.window = window
        self._taken = {code: _taken_from(catalogue, each) for code, each in catalogue.indicators.items()}
        self._points = frozenset(code for code, each in catalogue.indicators.items() if is_stock(each))
        self._by_window: dict[tuple[Window, str], dict[_Key, Sums]] = {}
        self._by_scope: dict[str, dict[Window, dict[_Key, Sums]]] = {}
        self._populations: dict[tuple[int, bool], Mapping[tuple[str, str], Mapping[str, int]]] = {}
        self._coverages: dict[Window, dict[tuple[str, str], Coverage]] = {}

    # --------------------------------------------------------------------------------------------- answers

    def taken(self, code: str, scope: Scope) -> Taken:
        """Which entries an indicator is made of. What 全市 reports, it reports as such: nothing is limited
        there."""
        return Taken(code, UNLIMITED) if scope == CITY else self._taken[code]

    def sums(self, code: str, scope: Scope, window: Window) -> Sums | None:
        """The sums of an indicator for a scope; None where nobody reported it for this year or the last."""
        taken = self.taken(code, scope)
        return self._table(taken, scope, window).get((*taken, str(scope)))

    def scopes(self, code: str, dimension: str) -> frozenset[Scope]:
        """The members of a dimension with a value in the book's own window."""
        taken = self._taken[code]
        table = self._load(self.window, taken.indicator if dimension == "respondent" else "")
        wanted = f"{dimension}:"
        return frozenset(
            Scope.parse(scope)
            for (indicator, limits, scope), sums in table.items()
            if (indicator, limits) == taken and scope.startswith(wanted) and sums.number("value")
        )

    def population(self, indicator: Indicator, scope: Scope, window: Window) -> Mapping[str, int]:
        """now, then, new, new_then: how many belong to both the scope and the indicator's 限于."""
        limits = _limits(indicator)
        nobody = {"now": 0, "then": 0, "new": 0, "new_then": 0}
        found = self._population(window.ordinal, own=scope.dimension == "respondent")
        return found.get((limits, str(scope)), nobody)

    def listed(self, indicator: Indicator, scope: Scope, window: Window, standing: str) -> Listed:
        """How to ask who is in one number of ``population``."""
        return Listed(_limits(indicator), str(scope), window.ordinal, standing)

    def members(self, who: Listed) -> list[Row]:
        """Those who were counted: respondent, name, since (yyyymm; None for who has left)."""
        before = who.standing.endswith("then")
        standing, opened = ("then", "opened_then") if before else ("now", "opened")
        fresh = who.standing.startswith("new")
        rows = self._inquiry.members(who)
        return [row for row in rows if row[standing] and not (fresh and row[opened])]

    def coverage(self, code: str, scope: Scope, window: Window) -> Coverage:
        """Reported and expected; where no form asks for it, those who reported are those expected."""
        found_here = self._coverage_of(window).get((code, str(scope)))
        if found_here:
            return found_here
        sums = self.sums(code, scope, window)
        reported = sums.number("value") if sums else 0
        return Coverage(reported, reported)

    def target(self, code: str, scope: Scope, basis: str, months: tuple[int, int, int]) -> Target | None:
        """The target for exactly these months (year, first, last), the latest entered where two set one."""
        return self._targets.get((code, scope, basis, months))

    def addends(self, which: Addends) -> list[Row]:
        """The rows that were added for a figure, whatever the quantity: names, contributions, entry numbers."""
        return self._inquiry.addends(which)

    def addends_of(
        self, respondents: Collection[str], which: Collection[Addends]
    ) -> dict[Addends, list[Row]]:
        """What these respondents alone add to each of several sums; one query for each period among them."""
        return self._inquiry.addends_of(respondents, which)

    @property
    def findings(self) -> Sequence[Finding]:
        """Of which kept answers no use could be made, so that they were counted once more."""
        return tuple(self._shelf.findings)

    @cached_property
    def months(self) -> range:
        """The months (ordinals) the snapshot has reported figures for."""
        row = self._asked(EXTENT, lambda inquiry: inquiry.extent())[0]
        return range(0) if row["first"] is None else range(row["first"], row["last"] + 1)

    # --------------------------------------------------------------------------------------------- queries

    def load(self, questions: Iterable[str] = (WINDOW,)) -> None:
        """Ask these questions, if they have not been asked: by default for everything of the book's own window but the
        respondents' own figures."""
        for question in questions:
            if question.startswith(MONTHS):
                self._months_of(Scope.parse(question.removeprefix(MONTHS)))
            else:
                self._loads[question]()

    @property
    def _loads(self) -> Mapping[str, Callable[[], object]]:
        return {
            WINDOW: lambda: self._load(self.window, ""),
            EXTENT: lambda: self.months,
            TARGETS: lambda: self._targets,
            POPULATION: lambda: self._population(self.window.ordinal, own=False),
            COVERAGE: lambda: self._coverage_of(self.window),
        }

    def _asked(self, question: str, ask: Callable[["Inquiry"], list[Row]]) -> list[Row]:
        """From the shelf, else counted and put there."""
        rows = self._shelf.take(question)
        if rows is None:
            rows = ask(self._inquiry)
            self._shelf.put(question, rows)
        return rows

    @cached_property
    def _inquiry(self) -> "Inquiry":
        from taizhang.counting.inquiry import Inquiry, Terms  # with it comes Ibis, and a kept book needs none

        everyone = self._catalogue.indicators.values()
        counted = {str(each.restricted_to) for each in everyone if each.restricted_to}
        bases = {code: taken.indicator for code, taken in self._taken.items() if code != taken.indicator}
        limits = frozenset(self._restricted) | counted
        return Inquiry(self._engine, Terms(self._points, self._restricted, limits, bases))

    @cached_property
    def _restricted(self) -> Mapping[str, frozenset[str]]:
        """limits → the indicators whose entries are wanted under them."""
        limits: dict[str, set[str]] = {}
        for taken in self._taken.values():
            if taken.limits:
                limits.setdefault(taken.limits, set()).add(taken.indicator)
        return {limit: frozenset(codes) for limit, codes in limits.items()}

    def _table(self, taken: Taken, scope: Scope, window: Window) -> Mapping[_Key, Sums]:
        if window == self.window:
            return self._load(window, taken.indicator if scope.dimension == "respondent" else "")
        # beyond the last reported month only last year's figures are known, and the months' query ends before it
        if window.before == window.last - 1 and window.ordinal in self.months:
            return self._months_of(scope).get(window, {})
        return self._load(window, taken.indicator if scope.dimension == "respondent" else "")

    def _load(self, window: Window, own: str) -> Mapping[_Key, Sums]:
        """All scopes of one window; with ``own``, the respondents' own scopes of one indicator instead."""
        if (window, own) not in self._by_window:
            mine = window == self.window and not own
            rows = (
                self._asked(WINDOW, lambda inquiry: inquiry.window(window))
                if mine
                else self._inquiry.window(window, own)
            )
            self._by_window[window, own] = {_key(row): Sums(row) for row in rows}
        return self._by_window[window, own]

    def _months_of(self, scope: Scope) -> Mapping[Window, Mapping[_Key, Sums]]:
        """All indicators of one scope, month by month."""
        name = str(scope)
        if name not in self._by_scope:
            tables: dict[Window, dict[_Key, Sums]] = {}
            for row in self._month_rows(name):
                year, last = divmod(row["yyyymm"], 100)
                window = Window(year, last, last - 1)
                tables.setdefault(window, {})[_key(row)] = Sums(row)
            self._by_scope[name] = tables
        return self._by_scope[name]

    def _month_rows(self, scope: str) -> Iterable[Row]:
        if not self.months:
            return ()
        if scope.startswith("respondent:"):
            return self._inquiry.months(scope, self.months)
        return self._asked(MONTHS + scope, lambda inquiry: inquiry.months(scope, self.months))

    def _population(self, month: int, *, own: bool) -> Mapping[tuple[str, str], Mapping[str, int]]:
        """By limits and scope. Who asks for another month than the book's wants a series: all months at once then."""
        if (month, own) not in self._populations:
            series = not own and month != self.window.ordinal and month in self.months
            first, last = (self.months[0], self.months[-1]) if series else (month, month)
            found: dict[tuple[int, bool], dict[tuple[str, str], Mapping[str, int]]] = {
                (each, own): {} for each in range(first, last + 1)
            }
            for row in self._population_rows(range(first, last + 1), own=own):
                year, number = divmod(row["yyyymm"], 100)
                found[year * 12 + number - 1, own][row["limits"], row["scope"]] = row
            self._populations.update(found)
        return self._populations[month, own]

    def _population_rows(self, span: range, *, own: bool) -> list[Row]:
        if own or span != range(self.window.ordinal, self.window.ordinal + 1):
            return self._inquiry.population(span, own=own)
        return self._asked(POPULATION, lambda inquiry: inquiry.population(span, own=False))

    def _coverage_of(self, window: Window) -> Mapping[tuple[str, str], Coverage]:
        """By indicator and scope. Who asks for another month than the book's wants a series: all months at once then."""
        if window not in self._coverages:
            windows = [window]
            if window == self.window:
                rows = self._asked(COVERAGE, lambda inquiry: inquiry.coverage(window))
            elif self._in_series(window):
                windows = [Window(each // 12, each % 12 + 1, each % 12) for each in self.months]
                rows = self._inquiry.coverages(self.months)
            else:
                rows = self._inquiry.coverage(window)
            found: dict[Window, dict[tuple[str, str], Coverage]] = {each: {} for each in windows}
            by_month = {each.yyyymm: found[each] for each in windows}
            for row in rows:
                if self._is_due(row["indicator"], row["yyyymm"] % 100):
                    counted = Coverage(int(row["reported"]), int(row["expected"]))
                    by_month[row["yyyymm"]][row["indicator"], row["scope"]] = counted
            self._coverages.update(found)
        return self._coverages[window]

    def _in_series(self, window: Window) -> bool:
        """Whether the window is a month like those that ``facts_over`` compares, and not the book's own."""
        return window != self.window and window.before == window.last - 1 and window.ordinal in self.months

    @cached_property
    def _targets(self) -> Mapping[tuple[str, Scope, str, tuple[int, int, int]], Target]:
        found = (_target(row) for row in self._asked(TARGETS, lambda inquiry: inquiry.targets()))
        return {
            (each.indicator, each.scope, each.basis, (each.year, each.first, each.last)): each
            for each in found
        }

    def _is_due(self, code: str, month: int) -> bool:
        """Whether anybody owes the indicator for January to ``month``."""
        frequency = self._catalogue.indicators[code].frequency if code in self._catalogue.indicators else None
        if frequency == Frequency.YEARLY:
            return month == 12
        if frequency == Frequency.QUARTERLY:
            return month % 3 == 0
        forms = [form for form in self._catalogue.forms.values() if form.item(code)]
        return (
            month > 1
            or not forms
            or any(not form.no_january and not form.january_february_merged for form in forms)
        )


def is_stock(indicator: Indicator) -> bool:
    """Whether an entry speaks of one month's end, and not of January to that month."""
    return indicator.nature == Nature.STOCK or indicator.frequency == Frequency.MONTHLY_STOCK


def _limits(indicator: Indicator) -> str:
    """Whose members it counts."""
    return str(indicator.restricted_to) if indicator.restricted_to else UNLIMITED


def _taken_from(catalogue: Catalogue, indicator: Indicator) -> Taken:
    limits: set[str] = set()
    counts_members = indicator.algorithm in (Algorithm.MEMBERS, Algorithm.NEW_MEMBERS)
    while True:
        if indicator.restricted_to and not counts_members:
            limits.add(str(indicator.restricted_to))
        if indicator.taken_from is None:
            return Taken(indicator.code, "&".join(sorted(limits)))
        indicator = catalogue.indicators[indicator.taken_from]


def _key(row: Mapping[str, Any]) -> _Key:
    return row["indicator"], row["limits"], row["scope"]


def _target(row: Mapping[str, Any]) -> Target:
    """A department's target is the park's, an outside source's is the city's, anybody else's its own."""
    scope = {"department": PARK, "outside": CITY}.get(row["kind"], Scope("respondent", row["respondent"]))
    if row["part"]:
        scope = Scope.parse(row["part"])
    months = {name: row[name] for name in ("basis", "year", "first", "last", "value", "entry", "indicator")}
    return Target(scope=scope, **months)
