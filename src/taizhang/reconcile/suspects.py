"""If these figures are the wrong ones, what should they be, and which slip explains it?

An explanation is a set of items to distrust. For each figure in it the judge says what the others leave to it, and
``edits`` which one-slip neighbours of the printed number lie there. Explanations are ranked: those that a single slip of the
hand accounts for come first, then the cheaper ones.

Only figures at most ``RADIUS`` relations away are asked, so a suspect among five thousand connected figures costs no more than
one among fifty; what lies farther could only narrow the answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from taizhang.kernel.interval import Interval
from taizhang.reconcile.edits import Edit, fitting, slips
from taizhang.reconcile.explain import decimal_text
from taizhang.reconcile.feasibility import Judge, Scaling
from taizhang.reconcile.hitting import Items
from taizhang.reconcile.relation import ONE, PERCENT, Counted, Product, Quantity, Relation
from taizhang.reconcile.span import EVERYWHERE, Span
from taizhang.reconcile.system import Row, quantity_span

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


class Suspects:
    """Looks into the explanations of one group. Keeps what it has found out, since explanations share their figures."""

    def __init__(
        self,
        rows: Sequence[Row],
        scaled: Scaling,
        quantities: Mapping[str, Quantity],
        relations: Sequence[Relation],
    ) -> None:
        self.rows = rows
        self.scaling = scaled
        self.quantities = quantities
        self.ratios = {name: piece for piece in _products(relations) for name, _ in piece.ratio}
        self.using: dict[str, list[int]] = {}  # variable → the rows it stands in
        for number, row in enumerate(rows):
            for name, _ in row.terms:
                self.using.setdefault(name, []).append(number)
        self.judges: dict[str, Judge] = {}
        self.left: dict[tuple[str, Items], Span] = {}
        self.neighbours: dict[str, tuple[Edit, ...]] = {}

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
            span = self._left_to(figure, items | others)
            expected.append((figure, _outwards(span, self.quantities[figure])))
            edits += [(figure, edit) for edit in self._fitting(figure, span)]
        return Suspect(tuple(sorted(items)), weight, tuple(expected), tuple(edits))

    def _fitting(self, figure: str, span: Span) -> list[Edit]:
        quantity = self.quantities[figure]
        if quantity.written is None:
            return []
        if figure not in self.neighbours:
            self.neighbours[figure] = slips(quantity.written)
        return fitting(self.neighbours[figure], span.affine(1 / quantity.factor), EDITS_SHOWN)

    def _left_to(self, figure: str, distrusted: Items) -> Span:
        """What the others leave to a figure, in its base unit (a ratio: in %)."""
        if figure not in self.judges:
            self.judges[figure] = Judge(self._near(figure), self.scaling)
        judge = self.judges[figure]
        key = figure, distrusted & judge.items
        if key not in self.left:
            self.left[key] = self._asked(figure, judge, key[1])
        return self.left[key]

    def _asked(self, figure: str, judge: Judge, distrusted: Items) -> Span:
        if figure in judge.columns:
            return judge.reach(((figure, ONE),), distrusted)
        piece = self.ratios.get(figure)
        if piece is None or not all(name in judge.columns for name, _ in (*piece.result, *piece.base)):
            return EVERYWHERE
        others = Span(piece.offset, piece.offset)
        for name, coefficient in piece.ratio:
            if name != figure:
                others = others.plus(self._ratio(name, judge, distrusted).affine(coefficient * PERCENT))
        factor = PERCENT * dict(piece.ratio)[figure]
        whole = judge.reach(piece.result, distrusted, piece.base)
        return whole.plus(others.affine(Fraction(-1))).affine(1 / factor)

    def _ratio(self, name: str, judge: Judge, distrusted: Items) -> Span:
        """Another term of the same ratio (占比 beside 占比变化): what the rows leave to it, else what is printed."""
        if name in judge.columns:
            return judge.reach(((name, ONE),), distrusted)
        return EVERYWHERE if name in distrusted else quantity_span(self.quantities[name], strict=False)

    def _near(self, figure: str) -> tuple[Row, ...]:
        """The rows within ``RADIUS`` relations of a figure, and the intervals of all figures in them."""
        piece = self.ratios.get(figure)
        reached = {figure} if piece is None else {name for name, _ in (*piece.result, *piece.base)}
        numbers: set[int] = set()
        for _ in range(RADIUS):
            numbers.update(number for name in reached for number in self.using.get(name, ()))
            reached.update(name for number in numbers for name, _ in self.rows[number].terms)
        numbers.update(
            number
            for name in reached
            for number in self.using.get(name, ())
            if len(self.rows[number].terms) == 1
        )
        return tuple(self.rows[number] for number in sorted(numbers))


def _products(relations: Sequence[Relation]) -> Iterator[Product]:
    for relation in relations:
        for piece in relation.pieces:
            if isinstance(piece, Product):
                yield piece
            elif isinstance(piece, Counted):
                yield Product(((piece.part, ONE),), ((piece.ratio, ONE),), ((piece.whole, ONE),))


def _outwards(span: Span, quantity: Quantity) -> Interval:
    """The span in the figure's own unit, rounded outwards to a digit more than was printed."""
    decimals = max(2, 1 + (quantity.written.decimals if quantity.written else 2))

    def end(value: Fraction | None, rounding: str) -> Decimal | None:
        if value is None:
            return None
        # the solver's last digits are noise: 599.9999999 is 600
        near = Fraction(decimal_text(value / quantity.factor, decimals + 3, ROUND_HALF_UP))
        return Decimal(decimal_text(near, decimals, rounding))

    return Interval(end(span.lo, ROUND_FLOOR), end(span.hi, ROUND_CEILING))


def _likelihood(suspect: Suspect) -> tuple[bool, Fraction, int, tuple[str, ...]]:
    cheapest = sum(min(edit.cost for each, edit in suspect.edits if each == figure) for figure in suspect.figures) \
        if suspect.explained else 0  # fmt: skip
    return (not suspect.explained, suspect.weight, cheapest, suspect.items)
