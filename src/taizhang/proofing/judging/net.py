"""Which of these ties cannot hold, and how sure are we of it?

A ``Tie`` is a relation of the reconciler with what a reader of prose must add: whether the text *states* it
(占规上工业产值的比重, 由三块组成) or we guessed it (this share has no whole named; the nearest one of its family was taken),
and the code of the finding it would give. Ties are weighed in two rounds:

1. each alone, by interval arithmetic (``fails``): exact, since a tie uses each of its figures once;
2. those that hold, together: bounds travel from figure to figure (``reconcile.contract``), which finds what no single tie
   shows; where they find nothing, a common point is looked for (``agreement``), and the solver decides the few groups that
   have none (``deep``).

Worked example: 占比83.4% with 51.6亿元 of 61亿元. Even loosely the ratio is at most 83.5%, and 0.835 · 61.5 = 51.35 < 51.55:
an error. 25.1% with 12.7亿元 of 50.2亿元 is a hint: the quotient is at least 25.17%, which some cut off to 25.1.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.judging.agreement import in_doubt
from taizhang.proofing.judging.deep import circles
from taizhang.proofing.judging.rough import clear, narrow, ranges_of, rough_pieces
from taizhang.reconcile.components import components
from taizhang.reconcile.contract import contract
from taizhang.reconcile.exact import Certificate, decide
from taizhang.reconcile.relation import PERCENT, Counted, Piece, Product, Quantity, Relation, Sum
from taizhang.reconcile.span import EVERYWHERE, Span, Terms
from taizhang.reconcile.system import Row, compile_system, quantity_span

SMALL: Final = 40
"""Rows up to which a clash of several ties is proved and shrunk exactly."""

Spans = Mapping[str, Span]


@dataclass(frozen=True)
class Tie:
    """A relation, the code of its finding, and whether the text states it."""

    relation: Relation
    code: str
    stated: bool = True

    @property
    def id(self) -> str:
        return self.relation.id

    @property
    def figures(self) -> tuple[str, ...]:
        return self.relation.figures


@dataclass(frozen=True)
class Clash:
    """Ties that cannot all hold. ``rows``: of several ties, those that prove it."""

    ties: tuple[Tie, ...]
    level: Level
    rows: tuple[Row, ...] = ()

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for tie in self.ties for name in tie.figures))


class Readings(Mapping[str, Span]):
    """What each figure may be, in base units: by its digits' rounding, or loosely. Worked out when asked for."""

    def __init__(self, quantities: Mapping[str, Quantity], *, rounding: bool) -> None:
        self.quantities = quantities
        self.rounding = rounding
        self._known: dict[str, Span] = {}

    def __getitem__(self, name: str) -> Span:
        if name not in self._known:
            self._known[name] = quantity_span(self.quantities[name], self.rounding)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self.quantities

    def __iter__(self) -> Iterator[str]:
        return iter(self.quantities)

    def __len__(self) -> int:
        return len(self.quantities)


def failing(ties: Sequence[Tie], spans: Readings) -> list[Tie]:
    """The ties that cannot hold alone: a glance in floats first, then exactly."""
    used = {name for tie in ties for name in tie.figures if name in spans}
    ranges = ranges_of([spans.quantities[name] for name in used], rounding=spans.rounding)
    return [
        tie
        for tie in ties
        if not clear(tie.relation, rough_pieces(tie.relation), ranges) and fails(tie, spans)
    ]


def fails(tie: Tie, spans: Spans) -> bool:
    """Can no values in the spans satisfy the tie?"""
    return any(_piece_fails(piece, spans) for piece in tie.relation.pieces)


def _piece_fails(piece: Piece, spans: Spans) -> bool:
    if isinstance(piece, Sum):
        return value_of(piece.terms, spans).misses(piece.span, touching=True)
    if isinstance(piece, Counted):
        return _counted_fails(piece, spans)
    base = value_of(piece.base, spans)
    if base.hi is not None and base.hi <= 0:
        return False  # a share of nothing or of a loss has no sense, and so no contradiction
    ratio = _ratio(piece, spans)
    return value_of(piece.result, spans).misses(times(ratio, _positive(base)), touching=True)


def _counted_fails(piece: Counted, spans: Spans) -> bool:
    product = Product(
        ((piece.part, Fraction(1)),), ((piece.ratio, Fraction(1)),), ((piece.whole, Fraction(1)),)
    )
    if _piece_fails(product, spans):
        return True
    whole, ratio = spans.get(piece.whole, EVERYWHERE), spans.get(piece.ratio, EVERYWHERE)
    if not whole.is_point or whole.lo is None or ratio.lo is None or ratio.hi is None:
        return False
    least, most = ratio.lo * whole.lo * PERCENT, ratio.hi * whole.lo * PERCENT
    nearest = -((-least.numerator) // least.denominator)  # the least whole number not below
    return nearest > most or (nearest == most and ratio.hi_open)


def value_of(terms: Terms, spans: Spans) -> Span:
    """The span of a linear expression."""
    total = Span(Fraction(0), Fraction(0))
    for name, factor in terms:
        total = total.plus(spans.get(name, EVERYWHERE).affine(factor))
    return total


def _ratio(piece: Product, spans: Spans) -> Span:
    return value_of(piece.ratio, spans).affine(PERCENT, piece.offset)


def _positive(span: Span) -> Span:
    if span.lo is not None and span.lo >= 0:
        return span
    return Span(Fraction(0), span.hi, True, span.hi_open)


def times(ratio: Span, base: Span) -> Span:
    """Products of a ratio and a base that is not negative."""
    low, high = (
        _edge(ratio.lo, ratio.lo_open, base, low=True),
        _edge(ratio.hi, ratio.hi_open, base, low=False),
    )
    return Span(low[0], high[0], low[1], high[1])


def _edge(ratio: Fraction | None, is_open: bool, base: Span, *, low: bool) -> tuple[Fraction | None, bool]:
    if ratio is None:
        return None, False
    smaller = (
        ratio >= 0
    ) == low  # a positive ratio is least with the least base, a negative one with the greatest
    end, end_open = (base.lo, base.lo_open) if smaller else (base.hi, base.hi_open)
    if end is None:
        return (Fraction(0), False) if ratio == 0 else (None, False)
    return ratio * end, is_open or end_open


def over(top: Span, bottom: Span) -> Span:
    """Quotients by something positive; unbounded where that may come near nothing."""
    bottom = _positive(bottom)
    least = None if not bottom.lo else 1 / bottom.lo
    most = Fraction(0) if bottom.hi is None else 1 / bottom.hi
    return times(top, Span(most, least, bottom.hi_open, bottom.lo_open))


def left_to(tie: Tie, figure: str, spans: Spans) -> Span:
    """What the other figures of the tie leave to one of them, in its base unit (a ratio: in %)."""
    left = EVERYWHERE
    for piece in tie.relation.pieces:
        left = both(left, _piece_leaves(piece, figure, spans))
    return left


def both(one: Span, other: Span) -> Span:
    """The values in both (an empty span when there are none: its ends cross)."""
    lo, lo_open = one.lo, one.lo_open
    if other.lo is not None and (lo is None or other.lo > lo):
        lo, lo_open = other.lo, other.lo_open
    hi, hi_open = one.hi, one.hi_open
    if other.hi is not None and (hi is None or other.hi < hi):
        hi, hi_open = other.hi, other.hi_open
    return Span(lo, hi, lo_open, hi_open)


def _piece_leaves(piece: Piece, figure: str, spans: Spans) -> Span:
    if isinstance(piece, Counted):
        one = Fraction(1)
        piece = Product(((piece.part, one),), ((piece.ratio, one),), ((piece.whole, one),))
    if isinstance(piece, Sum):
        return _solve(piece.terms, piece.span, figure, spans)
    in_result, in_base = (any(name == figure for name, _ in terms) for terms in (piece.result, piece.base))
    result, base, ratio = value_of(piece.result, spans), value_of(piece.base, spans), _ratio(piece, spans)
    if any(name == figure for name, _ in piece.ratio):
        return _solve(
            piece.ratio, over(result, base).affine(Fraction(100), -100 * piece.offset), figure, spans
        )
    if in_result == in_base:
        return EVERYWHERE
    if in_result:
        return _solve(piece.result, times(ratio, _positive(base)), figure, spans)
    if ratio.lo is None or ratio.lo <= 0:
        return EVERYWHERE
    return _solve(piece.base, over(result, ratio), figure, spans)


def _solve(terms: Terms, span: Span, figure: str, spans: Spans) -> Span:
    """terms lies in span; what that leaves to one of its variables."""
    factor = next((each for name, each in terms if name == figure), None)
    if factor is None:
        return EVERYWHERE
    rest = value_of([(name, each) for name, each in terms if name != figure], spans)  # type: ignore[arg-type]
    return span.plus(rest.affine(Fraction(-1))).affine(1 / factor)


@dataclass(frozen=True)
class Weighed:
    """All clashes, and the ties of groups that were too large or took too long."""

    clashes: tuple[Clash, ...]
    unjudged: tuple[frozenset[str], ...] = ()


def weigh(quantities: Mapping[str, Quantity], ties: Sequence[Tie]) -> Weighed:
    """Every clash: of single ties first, then of those that hold alone but not together."""
    loose = Readings(quantities, rounding=False)
    alone = [
        Clash((tie,), Level.ERROR if tie.stated and fails(tie, loose) else Level.HINT)
        for tie in failing(ties, Readings(quantities, rounding=True))
    ]
    broken = {clash.ties[0].id for clash in alone}
    together = _together(quantities, [tie for tie in ties if tie.id not in broken])
    return Weighed((*alone, *together.clashes), together.unjudged)


def _together(quantities: Mapping[str, Quantity], ties: Sequence[Tie]) -> Weighed:
    """Chains of bounds first; where these see nothing, a common point; where there is none, the solver."""
    used = [
        quantities[name]
        for name in dict.fromkeys(name for tie in ties for name in tie.figures)
        if name in quantities
    ]
    pieces = [(tie.id, piece) for tie in ties for piece in rough_pieces(tie.relation)]
    ranges = ranges_of(used, rounding=False)
    chained = narrow(pieces, ranges)
    doubtful = in_doubt(pieces, ranges)
    if not chained and not doubtful:
        return Weighed(())
    system = compile_system(used, [tie.relation for tie in ties], strict=False)
    by_id = {tie.id: tie for tie in ties}
    found = [
        clash
        for rows in components(system.rows)
        if not chained.isdisjoint(owner for row in rows for owner in row.owners)
        for clash in _component(rows, by_id)
    ]
    told = {tie.id for clash in found for tie in clash.ties}
    weights = {tie.id: Fraction(tie.stated) + (tie.relation.weight or 9) for tie in ties}
    round_about = circles(system, doubtful, told, weights)
    found += [_clash(rows, by_id) for rows in round_about.clashes]
    return Weighed(tuple(clash for clash in found if clash.ties), round_about.unjudged)


def _clash(rows: Sequence[Row], by_id: Mapping[str, Tie]) -> Clash:
    ties = tuple(by_id[owner] for owner in _owners(rows) if owner in by_id)
    return Clash(ties, Level.ERROR if all(tie.stated for tie in ties) else Level.HINT, tuple(rows))


def _component(rows: Sequence[Row], by_id: Mapping[str, Tie]) -> list[Clash]:
    """The clashes of one group that chains of bounds show, the weakest tie of each set aside to look for the next."""
    found: list[Clash] = []
    left = list(rows)
    while chain := contract(left).clash:
        clash = _clash(_minimal(list(dict.fromkeys(step.row for step in chain))), by_id)
        if clash.ties:
            found.append(clash)
            dropped = {min(clash.ties, key=lambda tie: (tie.stated, tie.relation.weight or 9, tie.id)).id}
        else:
            dropped = set(_owners([step.row for step in chain]))
        left = [row for row in left if row.owners.isdisjoint(dropped)]
    return found


def _owners(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(owner for row in rows for owner in sorted(row.owners)))


def _minimal(rows: list[Row]) -> list[Row]:
    """The rows of a proof that they cannot all hold, even with closed ends; empty when there is none."""
    if len(rows) > SMALL:
        return rows
    proof = decide(rows, closed=True)
    return [rows[number] for number in proof.rows] if isinstance(proof, Certificate) else []
