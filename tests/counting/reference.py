"""The same counting once more, by hand: plain loops over plain rows, exact fractions, no engine.

Written from docs/algorithms/counting.md and not from the plans, and slow on purpose. Tests compare every
figure of a Book with it.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from taizhang.catalogue.model import Algorithm, Catalogue, Frequency, Indicator, Nature
from taizhang.kernel import CITY, PARK, GrowthWord, Measure, Scope

Number = Fraction | None


@dataclass(frozen=True)
class Rows:
    """The rows of a snapshot, as tuples in the order of its columns."""

    entries: list[tuple[Any, ...]]
    members: list[tuple[Any, ...]]
    respondents: list[tuple[Any, ...]]

    def member(self, who: str, scope: Scope, yyyymm: int) -> bool:
        return any(
            row[0] == who and Scope(row[1], row[2]) == scope and row[3] <= yyyymm <= row[4]
            for row in self.members
        )

    def inside(self, who: str, scope: Scope, yyyymm: int) -> bool:
        """In the scope, which takes being in the park (or, for the city, outside)."""
        if scope.dimension == "respondent":
            return who == scope.member and (self.member(who, PARK, yyyymm) or self.member(who, CITY, yyyymm))
        if scope in (PARK, CITY):
            return self.member(who, scope, yyyymm)
        return self.member(who, PARK, yyyymm) and self.member(who, scope, yyyymm)

    def joined(self, who: str, yyyymm: int) -> int:
        return max(
            row[3]
            for row in self.members
            if row[0] == who and row[1] in ("park", "city") and row[3] <= yyyymm <= row[4]
        )

    def entry(self, who: str, code: str, part: str, months: tuple[int, int, int]) -> tuple[Number, Number]:
        for row in self.entries:
            if (row[1], row[2], row[3], row[4], tuple(row[5:8])) == (who, code, part, "actual", months):
                return Fraction(row[8]), None if row[9] is None else Fraction(row[9])
        return None, None


def minus(left: Number, right: Number) -> Number:
    return None if left is None or right is None else left - right


class Reference:
    """Figures of the period January to ``last`` of ``year``."""

    def __init__(self, rows: Rows, catalogue: Catalogue, year: int, last: int) -> None:
        self.rows, self.catalogue, self.year, self.last = rows, catalogue, year, last
        self.quantity = cache(self._quantity)
        self.quantities = cache(self._quantities)

    # -------------------------------------------------------------------------------------------- named quantities

    def _quantities(self, code: str, limits: tuple[Scope, ...], scope: Scope) -> dict[str, Number]:
        found: dict[str, Number] = {}
        parts = {row[3] for row in self.rows.entries}
        for who, _, _ in self.rows.respondents:
            for part in parts:
                where = scope
                if part:
                    if part != str(scope):
                        continue
                    where = PARK
                for name, value in self._addends(who, code, part, [where, *limits]).items():
                    if value is not None:
                        found[name] = (found.get(name) or Fraction(0)) + value
        return found

    def _addends(self, who: str, code: str, part: str, scopes: list[Scope]) -> dict[str, Number]:
        indicator, year, last = self.catalogue.indicators[code], self.year, self.last
        stock = indicator.nature == Nature.STOCK or indicator.frequency == Frequency.MONTHLY_STOCK

        def entry(y: int, m: int) -> tuple[Number, Number]:
            return self.rows.entry(who, code, part, (y, m if stock else 1, m))

        now = all(self.rows.inside(who, each, year * 100 + last) for each in scopes)
        then = all(self.rows.inside(who, each, year * 100 + last - 100) for each in scopes)
        value, prior = entry(year, last)
        ledger, _ = entry(year - 1, last)
        got: dict[str, Number] = {"prior_ledger": ledger if then else None}
        if not now or value is None:
            return got
        base = prior if prior is not None else ledger
        got |= {"value": value, "prior": base, "n": Fraction(1)}
        if then and ledger is not None:
            got |= {"panel": value, "panel_base": ledger}
        before, before_prior = entry(year, last - 1)
        before_ledger, _ = entry(year - 1, last - 1)
        fresh = (
            Fraction(0)
            if last == 1 or self.rows.joined(who, year * 100 + last) == year * 100 + last
            else None
        )
        start = before if before is not None else fresh
        base_start = next((each for each in (before_prior, before_ledger, fresh) if each is not None), None)
        if start is not None:
            got |= {"month": value - start, "month_prior": minus(base, base_start)}
        return got

    def _quantity(self, code: str, name: str, scope: Scope) -> Number:
        indicator = self.catalogue.indicators[code]
        if scope == CITY:
            told = self._in_unit(indicator, indicator, self.quantities(indicator.code, (), CITY), name)
            if told is not None or indicator.algorithm is None:
                return told
        catalogue = self.catalogue.indicators
        match indicator.algorithm:
            case Algorithm.RATIO:
                top = self.quantity(str(indicator.numerator), name, scope)
                bottom = self.quantity(str(indicator.denominator), name, scope)
                return None if top is None or bottom is None or bottom <= 0 else top / bottom * 100
            case Algorithm.SUM:
                return self._sum(indicator, name, scope)
            case Algorithm.MEMBERS | Algorithm.NEW_MEMBERS:
                return self._members(indicator, name, scope)
        base, limits = indicator, list[Scope]()
        while base.taken_from:
            limits += [base.restricted_to] if base.restricted_to else []
            base = catalogue[base.taken_from]
        return self._in_unit(indicator, base, self.quantities(base.code, tuple(limits), scope), name)

    def _in_unit(self, indicator: Indicator, base: Indicator, found: dict[str, Number], name: str) -> Number:
        stock = indicator.nature == Nature.STOCK or indicator.frequency == Frequency.MONTHLY_STOCK
        value = None if stock and name.startswith("month") else found.get(name)
        if value is None or (indicator.nature == Nature.RATIO and (found.get("n") or 0) > 1):
            return None
        return value * Fraction(base.report_unit.factor) / Fraction(indicator.unit.factor)

    def _sum(self, indicator: Indicator, name: str, scope: Scope) -> Number:
        total: Number = None
        for code in indicator.sums:
            value = self.quantity(code, name, scope)
            if value is not None:
                total = (total or Fraction(0)) + value
            elif scope == PARK or self.quantity(code, name, PARK) is None:
                return None
        return total

    def _members(self, indicator: Indicator, name: str, scope: Scope) -> Number:
        if scope == CITY or name not in ("value", "prior", "prior_ledger"):
            return None
        year = self.year if name == "value" else self.year - 1
        scopes = [scope, *([indicator.restricted_to] if indicator.restricted_to else [])]

        def counts(who: str, yyyymm: int) -> bool:
            return all(self.rows.inside(who, each, yyyymm) for each in scopes)

        units = [who for who, _, kind in self.rows.respondents if kind in ("enterprise", "project")]
        new = indicator.algorithm == Algorithm.NEW_MEMBERS
        return Fraction(
            sum(
                counts(who, year * 100 + self.last) and not (new and counts(who, year * 100 - 88))
                for who in units
            )
        )

    # ---------------------------------------------------------------------------------------------------- measures

    def figure(self, code: str, measure: Measure, scope: Scope) -> tuple[Number, GrowthWord | None]:
        """The value in the indicator's unit (or % or 个百分点), or the word in its place."""
        indicator = self.catalogue.indicators[code]
        rate = indicator.algorithm == Algorithm.RATIO or indicator.nature == Nature.RATIO

        def get(name: str, of: Indicator = indicator, at: Scope = scope) -> Number:
            return self.quantity(of.code, name, at)

        pairs = {
            Measure.GROWTH: ("value", "prior"),
            Measure.GROWTH_LEDGER: ("value", "prior_ledger"),
            Measure.GROWTH_PANEL: ("panel", "panel_base"),
            Measure.MONTH_GROWTH: ("month", "month_prior"),
        }
        if measure in pairs:
            now, base = (get(name) for name in pairs[measure])
            return (minus(now, base), None) if rate else _growth(now, base, indicator.is_profit)
        if measure == Measure.CHANGE:
            return minus(get("value"), get("prior")), None
        if measure in _SHARES:
            return (None if rate else self._share(indicator, measure, scope)), None
        return get(str(measure)), None

    def _base(self, indicator: Indicator, name: str, scope: Scope) -> Number:
        """In the base unit of its dimension: a part may be printed in 万元 and its whole in 亿元."""
        value = self.quantity(indicator.code, name, scope)
        return None if value is None else value * Fraction(indicator.unit.factor)

    def _share(self, indicator: Indicator, measure: Measure, scope: Scope) -> Number:
        if measure == Measure.CITY_SHARE:
            return _percent(self._base(indicator, "value", scope), self._base(indicator, "value", CITY))
        whole, at = indicator, PARK
        if scope in (PARK, CITY):
            if not indicator.part_of:
                return None
            whole, at = self.catalogue.indicators[indicator.part_of], scope

        def change(of: Indicator, where: Scope) -> Number:
            return minus(self._base(of, "value", where), self._base(of, "prior", where))

        now = _percent(self._base(indicator, "value", scope), self._base(whole, "value", at))
        then = _percent(self._base(indicator, "prior", scope), self._base(whole, "prior", at))
        match measure:
            case Measure.SHARE:
                return now
            case Measure.SHARE_CHANGE:
                return minus(now, then)
            case Measure.CONTRIBUTION:
                return _percent(change(indicator, scope), change(whole, at))
        return _percent(change(indicator, scope), self._base(whole, "prior", at))


_SHARES = (Measure.SHARE, Measure.SHARE_CHANGE, Measure.CITY_SHARE, Measure.CONTRIBUTION, Measure.PULL)


def _percent(part: Number, whole: Number) -> Number:
    return None if part is None or whole is None or whole <= 0 else part / whole * 100


def _growth(now: Number, base: Number, profit: bool) -> tuple[Number, GrowthWord | None]:
    if now is None or base is None:
        return None, None
    if base > 0:
        turned = GrowthWord.TURNED_LOSS if profit else GrowthWord.TURNED_NEGATIVE
        return ((now - base) / base * 100, None) if now >= 0 else (None, turned)
    if now == base:
        return None, GrowthWord.UNCHANGED
    if base == 0:
        return None, GrowthWord.NET_INCREASE if now > 0 else GrowthWord.NET_DECREASE
    if not profit:
        return None, GrowthWord.NEGATIVE_BASE
    if now > 0:
        return None, GrowthWord.TURNED_PROFIT
    return None, GrowthWord.LOSS_CUT if now > base else GrowthWord.LOSS_GREW


def same(found: Decimal | None, wanted: Number) -> bool:
    """Equal. A quotient that no decimal holds may differ beyond the 45th digit, counted from that of the quotients
    where two of them are subtracted."""
    if found is None or wanted is None:
        return found is None and wanted is None
    return abs(Fraction(found) - wanted) <= max(abs(wanted), 1) / 10**45
