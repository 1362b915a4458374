"""If these figures are the wrong ones, what should they be, and which slip explains it?

An explanation is a set of items to distrust. For each figure in it the judge says what the others leave to it, and
``edits`` which one-slip neighbours of the printed number lie there. Explanations are ranked: those that a single slip of the
hand accounts for come first, then the cheaper ones.

Only figures at most ``RADIUS`` relations away are asked, so a suspect among five thousand connected figures costs no more than
one among fifty; what lies farther could only narrow the answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Final

from taizhang.kernel.interval import Interval
from taizhang.reconcile.edits import Edit, fitting, slips
from taizhang.reconcile.explain import decimal_text
from taizhang.reconcile.feasibility import Judge
from taizhang.reconcile.hitting import Items
from taizhang.reconcile.relation import ONE, PERCENT, Counted, Product, Quantity, Relation
from taizhang.reconcile.span import EVERYWHERE, Span, Terms
from taizhang.reconcile.system import Row

RADIUS: Final = 3
EDITS_SHOWN: Final = 5


@dataclass(frozen=True)
class Suspect:
    """Items that, distrusted together, leave no clash in their knot.

    ``expected``: for each figure among them what the others leave to it, in its own unit, rounded outwards. ``edits``:
    one-slip corrections that lie there, likeliest first.
    """

    items: tuple[str, ...]
    weight: Fraction
    expected: tuple[tuple[str, Interval], ...] = ()
    edits: tuple[tuple[str, Edit], ...] = ()

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(figure for figure, _ in self.expected)

    @property
    def explained(self) -> bool:
        """Does a slip of the hand account for every figure in it?"""
        return bool(self.expected) and {each for each, _ in self.edits} >= set(self.figures)


@dataclass(frozen=True)
class Suspects:
    """Everything that is needed to look into the explanations of one group."""

    rows: Sequence[Row]
    grain: Mapping[str, Fraction]
    quantities: Mapping[str, Quantity]
    relations: Sequence[Relation]

    def rank(
        self, explanations: Sequence[Items], weights: Mapping[str, Fraction | None], others: Items
    ) -> tuple[Suspect, ...]:
        """The explanations of one knot, likeliest first; ``others`` are distrusted for the sake of other knots."""
        found = [self._look(items, weights, others) for items in explanations]
        return tuple(sorted(found, key=_likelihood))

    def _look(self, items: Items, weights: Mapping[str, Fraction | None], others: Items) -> Suspect:
        weight = sum((weights[item] or Fraction(0) for item in items), Fraction(0))
        expected: list[tuple[str, Interval]] = []
        edits: list[tuple[str, Edit]] = []
        for figure in sorted(item for item in items if item in self.quantities):
            quantity = self.quantities[figure]
            span = self._left(figure, items | others)
            interval = _outwards(span, quantity)
            expected.append((figure, interval))
            if quantity.written is not None:
                fit = fitting(slips(quantity.written), interval)
                edits += [(figure, edit) for edit in fit[:EDITS_SHOWN]]
        return Suspect(tuple(sorted(items)), weight, tuple(expected), tuple(edits))

    def _left(self, figure: str, distrusted: Items) -> Span:
        """What the others leave to a figure, in its base unit (a ratio: in %)."""
        near = self._near(figure)
        variables = {name for row in near for name, _ in row.terms}
        judge = Judge(near, self.grain)
        if figure in variables:
            return judge.reach(((figure, ONE),), distrusted)
        for result, ratio, base, offset in _products(self.relations):
            known = {name for name, _ in (*result, *base)} <= variables
            if known and len(ratio) == 1 and ratio[0][0] == figure:
                quotient = judge.reach(result, distrusted, base)
                return quotient.affine(1 / (PERCENT * ratio[0][1]), -offset / (PERCENT * ratio[0][1]))
        return EVERYWHERE

    def _near(self, figure: str) -> tuple[Row, ...]:
        """The rows within ``RADIUS`` relations of a figure."""
        reached = {figure}
        rows: dict[int, Row] = {}
        for _ in range(RADIUS):
            for number, row in enumerate(self.rows):
                if number not in rows and (
                    figure in row.owners or any(name in reached for name, _ in row.terms)
                ):
                    rows[number] = row
            reached = reached.union(name for row in rows.values() for name, _ in row.terms)
        single = {number: row for number, row in enumerate(self.rows)
                  if len(row.terms) == 1 and row.terms[0][0] in reached}  # fmt: skip
        return tuple(row for _, row in sorted({**rows, **single}.items()))


def _products(relations: Sequence[Relation]) -> list[tuple[Terms, Terms, Terms, Fraction]]:
    found: list[tuple[Terms, Terms, Terms, Fraction]] = []
    for relation in relations:
        for piece in relation.pieces:
            if isinstance(piece, Product):
                found.append((piece.result, piece.ratio, piece.base, piece.offset))
            elif isinstance(piece, Counted):
                found.append(
                    (((piece.part, ONE),), ((piece.ratio, ONE),), ((piece.whole, ONE),), Fraction(0))
                )
    return found


def _outwards(span: Span, quantity: Quantity) -> Interval:
    """The span in the figure's own unit, rounded outwards to a few digits more than were printed."""
    ends = [None if end is None else end / quantity.factor for end in (span.lo, span.hi)]
    decimals = max(2, 1 + (quantity.written.decimals if quantity.written else 2))
    lo, hi = (
        None if end is None else Decimal(decimal_text(end, decimals, rounding))
        for end, rounding in zip(ends, (ROUND_FLOOR, ROUND_CEILING), strict=True)
    )
    return Interval(lo, hi)


def _likelihood(suspect: Suspect) -> tuple[bool, Fraction, int, tuple[str, ...]]:
    cheapest = sum(min(edit.cost for each, edit in suspect.edits if each == figure) for figure in suspect.figures) \
        if suspect.explained else 0  # fmt: skip
    return (not suspect.explained, suspect.weight, cheapest, suspect.items)
