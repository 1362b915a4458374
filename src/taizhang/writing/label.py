"""What is a bound number called, when somebody points at it and asks?

    label(document.bound('f002'), catalogue)
    → Label('规上工业总产值', '同比增速', '园区', '2024年1-9月', '10.0123%')
    .short → '规上工业总产值·同比增速'

The value is the unrounded one behind the printed 10%, to four decimals (as the ledger stores); the parts are
names of the catalogue in force. A code that the catalogue no longer has names itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from taizhang.catalogue.model import Catalogue
from taizhang.counting.trace import MEASURE_NAMES
from taizhang.kernel.digits import plain
from taizhang.kernel.figure import PARK, Figure, Measure, Scope
from taizhang.kernel.written import round_half_up
from taizhang.writing.document import Bound, Document

_DECIMALS = 4


@dataclass(frozen=True)
class Label:
    """Indicator, measure, scope, period and unrounded value of a figure, in words."""

    indicator: str
    measure: str
    scope: str
    period: str
    value: str
    is_park: bool = True
    is_plain: bool = True

    @property
    def short(self) -> str:
        """As short as it stays clear: 规上工业总产值, 规上工业总产值·同比增速, 规上工业总产值（化工）."""
        scope = "" if self.is_park else f"（{self.scope}）"
        return f"{self.indicator}{scope}" + ("" if self.is_plain else f"·{self.measure}")


def label(bound: Bound, catalogue: Catalogue) -> Label:
    """The names of one bound figure."""
    figure = bound.figure
    indicator = catalogue.indicator(figure.indicator)
    return Label(
        indicator.name if indicator else figure.indicator,
        MEASURE_NAMES[figure.measure],
        _scope(figure, catalogue),
        figure.period.chinese(),
        _value(figure),
        is_park=figure.scope == PARK and not figure.part,
        is_plain=figure.measure is Measure.VALUE,
    )


def labels(document: Document, catalogue: Catalogue) -> dict[str, Label]:
    """Every bound figure's label, by figure id."""
    return {bound.id: label(bound, catalogue) for bound in document.bounds()}


def _scope(figure: Figure, catalogue: Catalogue) -> str:
    names = [catalogue.scope_name(figure.scope)]
    if figure.part:
        names.append(catalogue.scope_name(Scope.parse(figure.part)))
    return "·".join(names)


def _value(figure: Figure) -> str:
    if figure.amount is None:
        return str(figure.word or "")
    return f"{plain(round_half_up(figure.amount.value, _DECIMALS))}{figure.amount.unit.name}"
