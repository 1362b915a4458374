"""What may a formula ask, and in which units does it get its answers?

A ``Question`` is one measure of one indicator for a scope and a period. A formula asks other questions
through it and answers with a ``Node`` that keeps the nodes it asked for as its inputs. Values that are to
be compared are brought to one unit first (``pair``); what is not known stays None on the way through.
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final, Protocol

from taizhang.catalogue.model import Algorithm, Catalogue, Indicator, Nature
from taizhang.counting.engine import Window
from taizhang.counting.tally import Coverage, Tally
from taizhang.counting.trace import Addends, Node
from taizhang.kernel import DIGITS, Amount, Figure, Measure, Period, Scope, Source, Unit, unit

PERCENT: Final = unit("%")
POINT: Final = unit("个百分点")


class Answers(Protocol):
    """What a formula may ask: other nodes, and the sums behind them."""

    @property
    def tally(self) -> Tally: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def snapshot(self) -> str: ...
    def node(self, code: str, measure: Measure, scope: Scope, period: Period) -> Node: ...
    def coverage(self, code: str, scope: Scope, period: Period | None = None) -> Coverage: ...


@dataclass(frozen=True)
class Question:
    """One measure of one indicator, for a scope and a period, put to ``book``."""

    book: Answers
    indicator: Indicator
    measure: Measure
    scope: Scope
    period: Period

    def ask(
        self, measure: Measure, *, code: str = "", scope: Scope | None = None, period: Period | None = None
    ) -> Node:
        """The node of another measure; what is not given stays as it is here."""
        return self.book.node(
            code or self.indicator.code, measure, scope or self.scope, period or self.period
        )

    def answer(
        self,
        amount: Amount | None,
        formula: str,
        *inputs: Node,
        note: str = "",
        addends: Addends | None = None,
    ) -> Node:
        source = Source("sum" if addends else "ratio", self.book.snapshot)
        figure = Figure(self.indicator.code, self.scope, self.period, self.measure, amount, source=source)
        return Node(figure, formula, inputs, note, addends)

    def percent(self, value: Decimal | None, formula: str, *inputs: Node, note: str = "") -> Node:
        return self.answer(amount_of(value, PERCENT), formula, *inputs, note=note)

    def points(self, value: Decimal | None, formula: str, *inputs: Node, note: str = "") -> Node:
        return self.answer(amount_of(value, POINT), formula, *inputs, note=note)


def is_rate(indicator: Indicator) -> bool:
    """Whether the indicator is a rate itself: its growth is then a difference in 个百分点."""
    return indicator.algorithm == Algorithm.RATIO or indicator.nature == Nature.RATIO


def window_of(period: Period) -> Window:
    """What a period compares: 1-9月 ends in September and looks back at August; July–September looks back
    at June."""
    cumulative = period.point or period.first == 1
    return Window(period.year, period.last, period.last - 1 if cumulative else period.first - 1)


def amount_of(value: Decimal | None, in_unit: Unit) -> Amount | None:
    return None if value is None else Amount(value, in_unit)


def value_of(node: Node) -> Decimal | None:
    return node.figure.amount.value if node.figure.amount else None


def pair(left: Node, right: Node) -> tuple[Decimal | None, Decimal | None]:
    """Both values in the left one's unit; the right one unknown where the two cannot be compared."""
    first, second = left.figure.amount, right.figure.amount
    if first is None or second is None:
        return value_of(left), value_of(right)
    if not second.unit.converts_to(first.unit):
        return first.value, None
    with localcontext(prec=DIGITS):
        return first.value, second.to(first.unit).value


def unit_of_change(indicator: Indicator) -> Unit:
    """The difference of two percents is not a percent."""
    return POINT if indicator.unit.dimension == PERCENT.dimension else indicator.unit
