"""Which plan answers which question of a book?

A ``Tally`` knows what it needs to know; an Inquiry puts the plans together and has the engine run them. It is made only
when something has to be counted: Ibis, which the plans are written in, takes longer to import than a kept book takes to read.

Worked example::

    inquiry = Inquiry(engine, Terms(points=frozenset({"staff"}), restricted={"above_scale:yes": {"output"}}, limits=…))
    inquiry.window(Window(2024, 9, 8))     # one row for each indicator, limits and scope
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from taizhang.counting import plan
from taizhang.counting.engine import Engine, Row, Window
from taizhang.counting.plan import Table
from taizhang.counting.trace import Addends, Listed
from taizhang.kernel import PARK


@dataclass(frozen=True)
class Terms:
    """What the catalogue says that the plans have to know.

    ``points`` are the indicators that are read at one month's end; ``restricted`` says which indicators' entries are wanted
    under which limits; ``limits`` are those and the limits whose members are counted; ``taken_from`` maps an indicator to
    the one whose entries it takes.
    """

    points: Collection[str]
    restricted: Mapping[str, Collection[str]]
    limits: frozenset[str]
    taken_from: Mapping[str, str]


@dataclass(frozen=True)
class Inquiry:
    """The plans over one snapshot, put to its engine."""

    engine: Engine
    terms: Terms

    def window(self, window: Window, own: str = "") -> list[Row]:
        """All scopes of one window; with ``own``, the respondents' own scopes of one indicator instead."""
        facts = plan.facts(window, self.terms.points)
        panel = self._panel(window.ordinal, window.ordinal, own=bool(own))
        if own:
            facts = facts.filter(facts.indicator == own)
            panel = panel.filter(panel.scope.startswith("respondent:"))
        return self.engine.rows(plan.totals(plan.counted(facts, panel, self.terms.restricted)))

    def months(self, scope: str, span: range) -> list[Row]:
        """All indicators of one scope, month by month."""
        first, last, limits = span[0], span[-1], self.terms.restricted.keys()
        panel = plan.panel(plan.moments(first, last), limits, own=scope.startswith("respondent:"))
        panel = panel.filter(
            panel.scope.isin(sorted({scope, str(PARK)}))
        )  # entries for a part hang on the park
        facts = plan.facts_over(first, last, self.terms.points)
        rows = plan.counted(facts, panel, self.terms.restricted)
        return self.engine.rows(plan.totals(rows.filter(rows.scope == scope)))

    def population(self, span: range, *, own: bool) -> list[Row]:
        """How many belong to each limits and scope, month by month."""
        return self.engine.rows(plan.population(self._panel(span[0], span[-1], own=own)))

    def coverage(self, window: Window) -> list[Row]:
        """Who owes and who gave, for one window."""
        facts = plan.facts(window, self.terms.points)
        return self._coverage(facts, range(window.ordinal, window.ordinal + 1))

    def coverages(self, span: range) -> list[Row]:
        """The same for every month, each compared with the month before it."""
        return self._coverage(plan.facts_over(span[0], span[-1], self.terms.points), span)

    def targets(self) -> list[Row]:
        """Every target."""
        return self.engine.rows(plan.targets())

    def extent(self) -> list[Row]:
        """One row: the first and last month (ordinals) for which something was reported."""
        return self.engine.rows(plan.extent())

    def members(self, who: Listed) -> list[Row]:
        """Those behind a count, and those of the years compared."""
        return self.engine.rows(plan.belonging(who.month, who.limits, who.scope))

    def addends(self, which: Addends) -> list[Row]:
        """The rows that were added for a figure, whatever the quantity."""
        facts = plan.facts(_window(which), self.terms.points, ids=True)
        facts = facts.filter(facts.indicator == which.indicator)
        rows = self._counted(facts, _window(which), own=which.scope.startswith("respondent:"))
        return self.engine.rows(plan.explained(rows, which.indicator, which.limits, which.scope))

    def addends_of(
        self, respondents: Collection[str], which: Collection[Addends]
    ) -> dict[Addends, list[Row]]:
        """What these respondents alone add to each of several sums; one query for each period among them."""
        found: dict[Addends, list[Row]] = {each: [] for each in which}
        for (window, own), sums in _by_query(which).items():
            facts = plan.facts(window, self.terms.points, ids=True)
            codes = sorted({each.indicator for each in sums})
            facts = facts.filter(facts.indicator.isin(codes), facts.respondent.isin(sorted(respondents)))
            by_sum: dict[tuple[str, str, str], list[Row]] = {}
            for row in self.engine.rows(self._counted(facts, window, own=own)):
                by_sum.setdefault((row["indicator"], row["limits"], row["scope"]), []).append(row)
            for each in sums:
                found[each] = by_sum.get((each.indicator, each.limits, each.scope), [])
        return found

    def _panel(self, first: int, last: int, *, own: bool) -> Table:
        return plan.panel(plan.moments(first, last), self.terms.limits, own=own)

    def _counted(self, facts: Table, window: Window, *, own: bool) -> Table:
        panel = self._panel(window.ordinal, window.ordinal, own=own)
        return plan.counted(facts, panel, self.terms.restricted)

    def _coverage(self, facts: Table, span: range) -> list[Row]:
        panel = self._panel(span[0], span[-1], own=True)
        return self.engine.rows(plan.coverage(facts, panel, self.terms.taken_from))


def _window(which: Addends) -> Window:
    return Window(which.year, which.last, which.before)


def _by_query(which: Iterable[Addends]) -> dict[tuple[Window, bool], list[Addends]]:
    """Sums that one query opens: those of one period, the respondents' own apart."""
    found: dict[tuple[Window, bool], list[Addends]] = {}
    for each in which:
        found.setdefault((_window(each), each.scope.startswith("respondent:")), []).append(each)
    return found
