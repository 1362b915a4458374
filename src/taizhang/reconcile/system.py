"""What do quantities and relations become for a solver?

Rows: Σ coefficient · variable lies in a span, all rational, and each row with its *owners*, the quantities and relations
that must all be believed for the row to hold. Distrusting any owner takes the row away. So the question "which figure
is wrong" becomes "which owners must go so that the remaining rows can all hold".

Worked example: ``share("占比", "电池", "规上", "电池占比")`` with 83.4% becomes two rows owned by {占比, 电池占比}::

    电池 − 0.8335·规上 ≥ 0        电池 − 0.8345·规上 < 0

A ratio that several relations use cannot vanish from all of them at once. Then each relation keeps the two rows above and
the ratio also becomes a variable, tied to them by McCormick's four inequalities (G. P. McCormick, Mathematical Programming
10, 1976). They follow from the truth and so never raise a false alarm, but may miss a clash that the bilinear system has.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from taizhang.reconcile.relation import ONE, PERCENT, Counted, Product, Quantity, Relation, Sum
from taizhang.reconcile.span import EVERYWHERE, Span, Terms, collect

POSITIVE: Final = Span(Fraction(0), None, True, False)


@dataclass(frozen=True)
class Row:
    """``terms`` lies in ``span``, as long as every one of ``owners`` is believed."""

    terms: Terms
    span: Span
    owners: frozenset[str]


@dataclass(frozen=True)
class System:
    """Rows, and for every item that may be an owner what doubting it costs (None: never).

    A certain item is an owner like any other: explanations name it, only blame passes it by.
    """

    rows: tuple[Row, ...]
    weights: Mapping[str, Fraction | None]
    grain: Mapping[str, Fraction]  # the size that matters of a variable: half its interval or its last digit

    def over(self, owners: frozenset[str] | set[str]) -> tuple[Row, ...]:
        """The rows that these items alone account for."""
        return tuple(row for row in self.rows if row.owners <= owners)


def compile_system(
    quantities: Sequence[Quantity], relations: Sequence[Relation], *, strict: bool = False
) -> System:
    """The rows of all quantities and relations. Raises KeyError when a relation uses an unknown ratio."""
    by_id = {quantity.id: quantity for quantity in quantities}
    spans = {quantity.id: quantity_span(quantity, strict) for quantity in quantities}
    used = _ratio_uses(relations)
    vanishing = {ratio for ratio, uses in used.items() if uses == 1}
    rows = [Row(((name, ONE),), span, frozenset([name])) for name, span in spans.items()
            if name not in vanishing and span != EVERYWHERE]  # fmt: skip
    for relation in relations:
        for piece in relation.pieces:
            rows += _rows(piece, relation.id, spans, vanishing)
    weights = {each.id: each.weight for each in quantities} | {each.id: each.weight for each in relations}
    grain = {name: _grain(by_id[name], span) for name, span in spans.items()}
    return System(tuple(rows), weights, grain)


def quantity_span(quantity: Quantity, strict: bool) -> Span:
    """What a figure may be, in base units; whole numbers are narrowed to integers."""
    interval = quantity.strict if strict and quantity.strict is not None else quantity.interval
    span = Span.of(interval, quantity.factor)
    if not quantity.whole_number:
        return span
    return _integers(span)


def _integers(span: Span) -> Span:
    lo = (
        None if span.lo is None else Fraction(math.floor(span.lo) + 1 if span.lo_open else math.ceil(span.lo))
    )
    hi = (
        None if span.hi is None else Fraction(math.ceil(span.hi) - 1 if span.hi_open else math.floor(span.hi))
    )
    return Span(lo, hi)


def _grain(quantity: Quantity, span: Span) -> Fraction:
    width = span.width
    if width:
        return abs(width) / 2
    some = quantity.interval.lo if quantity.interval.lo is not None else quantity.interval.hi
    exponent = some.as_tuple().exponent if some is not None else 0
    assert isinstance(exponent, int), "intervals hold finite decimals"
    return Fraction(10) ** exponent * quantity.factor


def _ratio_uses(relations: Sequence[Relation]) -> Counter[str]:
    """How often each ratio is used, over all relations; a use in a sum makes two, since it then needs a variable."""
    products: Counter[str] = Counter()
    elsewhere: set[str] = set()
    for relation in relations:
        for piece in relation.pieces:
            if isinstance(piece, Product):
                products.update(name for name, _ in piece.ratio)
                elsewhere.update(name for name, _ in (*piece.result, *piece.base))
            elif isinstance(piece, Counted):
                products[piece.ratio] += 1
                elsewhere.update((piece.part, piece.whole))
            else:
                elsewhere.update(name for name, _ in piece.terms)
    return Counter({name: uses + (name in elsewhere) for name, uses in products.items()})


def _rows(
    piece: Sum | Product | Counted, relation: str, spans: Mapping[str, Span], vanishing: set[str]
) -> list[Row]:
    if isinstance(piece, Sum):
        return [Row(piece.terms, piece.span, frozenset([relation]))]
    if isinstance(piece, Counted):
        product = Product(((piece.part, ONE),), ((piece.ratio, ONE),), ((piece.whole, ONE),))
        return [*_product(product, relation, spans, vanishing), *_counted(piece, relation, spans)]
    return _product(piece, relation, spans, vanishing)


def _ratio_span(piece: Product, spans: Mapping[str, Span]) -> Span:
    span = Span(piece.offset, piece.offset)
    for name, coefficient in piece.ratio:
        span = span.plus(spans[name].affine(coefficient * PERCENT))
    return span


def _product(piece: Product, relation: str, spans: Mapping[str, Span], vanishing: set[str]) -> list[Row]:
    ratio = _ratio_span(piece, spans)
    owners = frozenset([relation, *(name for name, _ in piece.ratio)])
    rows = [Row(piece.base, POSITIVE, frozenset([relation]))]
    if ratio.lo is not None:
        rows.append(
            Row(_minus(piece.result, piece.base, ratio.lo), Span(Fraction(0), None, ratio.lo_open), owners)
        )
    if ratio.hi is not None:
        span = Span(None, Fraction(0), False, ratio.hi_open)
        rows.append(Row(_minus(piece.result, piece.base, ratio.hi), span, owners))
    if not all(name in vanishing for name, _ in piece.ratio) and len(piece.base) == 1:
        rows += _mccormick(piece, relation, ratio, spans)
    return rows


def _minus(result: Terms, base: Terms, ratio: Fraction) -> Terms:
    return collect([*result, *((name, -ratio * coefficient) for name, coefficient in base)])


def _mccormick(piece: Product, relation: str, ratio: Span, spans: Mapping[str, Span]) -> Iterator[Row]:
    """result lies between the planes through the corners of the box base × ratio.

    For base ≥ L and ratio ≥ a: (base − L)(ratio − a) ≥ 0, so result ≥ a·base + L·ratio − a·L; likewise at the
    other three corners.
    """
    name, coefficient = piece.base[0]
    box = spans.get(name, EVERYWHERE).affine(coefficient)
    owners = frozenset([relation, name, *(each for each, _ in piece.ratio)])
    for base_end, ratio_end, at_least in (
        (box.lo, ratio.lo, True), (box.hi, ratio.hi, True), (box.lo, ratio.hi, False), (box.hi, ratio.lo, False),
    ):  # fmt: skip
        if base_end is None or ratio_end is None:
            continue
        slope = [(each, -base_end * factor * PERCENT) for each, factor in piece.ratio]
        terms = collect([*_minus(piece.result, piece.base, ratio_end), *slope])
        bound = base_end * (piece.offset - ratio_end)
        yield Row(terms, Span(bound, None) if at_least else Span(None, bound), owners)


def _counted(piece: Counted, relation: str, spans: Mapping[str, Span]) -> list[Row]:
    """With n known, k is one of the integers inside n · ratio; there may be none."""
    whole, ratio = spans.get(piece.whole, EVERYWHERE), spans[piece.ratio]
    if not whole.is_point or whole.lo is None:
        return []
    possible = _integers(ratio.affine(whole.lo * PERCENT))
    owners = frozenset([relation, piece.whole, piece.ratio])
    part = ((piece.part, ONE),)
    return [Row(part, Span(possible.lo, None), owners), Row(part, Span(None, possible.hi), owners)]
