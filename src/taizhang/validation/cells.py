"""What does one respondent's form say, and what is known beside it?

A ``Sheet`` is one form filled in by one respondent for one period: the cells, and a ``Context`` of what the ledger
already holds: the 同期数 written on the same form, last month's accepted values (上期), and what was accepted for the same
months a year ago. Every value is in the indicator's report unit.

Three kinds of nothing are kept apart: a cell that was left empty is *missing*; a value that cannot exist (上期 of a January
total) is missing too; zero is a number.

Worked example: in February, with 上期 500 and 1200 reported, 当月(x) is 700; in January 当月(x) is the value itself; in March
without 上期 it is unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from taizhang.catalogue.expression import Ref
from taizhang.catalogue.model import Catalogue, Form, Indicator, Nature
from taizhang.kernel.finding import Place
from taizhang.kernel.period import Period
from taizhang.kernel.unit import Unit

Values = Mapping[str, Decimal]
"""Indicator code → value in the report unit."""


@dataclass(frozen=True)
class Context:
    """``prior``: 同期数 as written on this form; ``previous``: last month's accepted value (a flow: its running total);
    ``last_year``: accepted a year ago for the same months; ``places``: where each cell stands."""

    period: Period
    prior: Values = field(default_factory=dict)
    previous: Values = field(default_factory=dict)
    last_year: Values = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """One form, filled in."""

    form: Form
    cells: Values
    catalogue: Catalogue
    context: Context

    def indicator(self, code: str) -> Indicator:
        return self.catalogue.indicators[code]

    def name(self, code: str) -> str:
        found = self.catalogue.indicators.get(code)
        return found.name if found else code

    def unit(self, code: str) -> Unit:
        return self.indicator(code).report_unit

    def is_flow(self, code: str) -> bool:
        return self.indicator(code).nature is Nature.FLOW

    def reported(self) -> tuple[str, ...]:
        """The cells that the form asks for and that were filled in, in the order of its rows."""
        return tuple(item.indicator for item in self.form.items if item.indicator in self.cells)

    def where(self, code: str) -> Place | None:
        return self.context.places.get(code)

    def look(self, ref: Ref) -> Fraction | None:
        """The value a rule asks for, in the unit of the form's row; None when it is missing. 增速 is in %."""
        if ref.view == "growth":
            return self._growth(ref.code)
        if ref.view == "month":
            return self._month(ref.code)
        source = {"value": self.cells, "prior": self.context.prior, "previous": self.context.previous}[
            ref.view
        ]
        return self._in_row_unit(ref.code, source.get(ref.code))

    def _in_row_unit(self, code: str, value: Decimal | None) -> Fraction | None:
        if value is None:
            return None
        return Fraction(value) * row_factor(self.form, self.indicator(code))

    def _growth(self, code: str) -> Fraction | None:
        value, base = self.look(Ref(code)), self.look(Ref(code, "prior"))
        return None if value is None or base is None or base <= 0 else (value / base - 1) * 100

    def _month(self, code: str) -> Fraction | None:
        value, before = self.look(Ref(code)), self.look(Ref(code, "previous"))
        if value is None or not self.is_flow(code) or self.context.period.last == 1:
            return value
        return None if before is None else value - before


def row_factor(form: Form, indicator: Indicator) -> Fraction:
    """How many of the row's units one report unit is (1 wherever a form asks in the report unit)."""
    item = form.item(indicator.code)
    return Fraction(indicator.report_unit.factor) / Fraction(
        (item.unit if item else indicator.report_unit).factor
    )
