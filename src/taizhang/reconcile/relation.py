"""Which figures must agree with which, and how?

A report's figures hang together: parts make up a total, a share is a part over its whole, a growth ties this year to
last. A ``Relation`` states one such tie between ``Quantity`` objects (a figure and the interval that its digits stand
for). It is written in three kinds of pieces:

- ``Sum``: a linear expression lies in a span (totals, differences, at most, same fact twice);
- ``Product``: result = (offset + ratio/100) · base with base > 0 (share, growth, completion, pull);
- ``Counted``: whole numbers k of n printed as a percent (no k out of 47 is 36.4%).

The trick that keeps everything linear: a ratio that is used once vanishes. With the printed ratio between a and b
and base > 0,

    result = r · base for some r in [a, b]   ⇔   a · base ≤ result ≤ b · base

and an unknown base is one more plain variable. Last year's value of a figure that is printed with its growth is such a
variable, named by ``base_of``.

Worked example (亿元; 61 stands for [60.5, 61.5), 51.6 for [51.55, 51.65), 83.4% for [83.35, 83.45))::

    share("占比", part="电池", whole="规上", ratio="电池占比")
    # 0.8335 · 规上 ≤ 电池 < 0.8345 · 规上, but 0.8345 · 61.5 = 51.32 < 51.55: not all of it can be true

``weight`` says how much blame costs: the reconciler distrusts as little weight as possible. A printed figure costs 1; a
relation that was guessed from the text (this 其中 really is a part; this share is of that whole) is less certain than
a digit, so it costs less. None means never to be doubted: a fact of the ledger, a rule that holds by definition.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from taizhang.kernel.interval import Interval
from taizhang.kernel.unit import Unit
from taizhang.kernel.written import Written
from taizhang.reconcile.span import ZERO, Span, Terms, collect

ONE: Final = Fraction(1)
PERCENT: Final = Fraction(1, 100)


@dataclass(frozen=True)
class Quantity:
    """One figure: what it may be (``interval``, in ``unit``) and what doubting it costs (``weight``).

    ``strict`` is the narrower reading of the same digits (61亿元 in a text that prints one decimal: [60.95, 61.05));
    a clash under ``interval`` is an error, one under ``strict`` alone only a hint. ``written`` is what was printed, for
    messages and one-digit corrections. ``whole_number``: only integers are possible (项目, 户, 家).
    """

    id: str
    interval: Interval
    name: str = ""
    written: Written | None = None
    unit: Unit | None = None
    weight: Fraction | None = ONE
    strict: Interval | None = None
    whole_number: bool = False

    @property
    def factor(self) -> Fraction:
        """How many base units one of its unit is."""
        return ONE if self.unit is None else factor_of(self.unit)


def factor_of(unit: Unit) -> Fraction:
    """How many base units one of a unit is; ratios are in %, so one 倍 is 100."""
    return Fraction(unit.factor) * (100 if unit.dimension == "times" else 1)


class Kind(StrEnum):
    """What a relation says; the value is its name in messages."""

    TOTAL = "分项合计"
    PARTS_WITHIN = "分项不超过总数"
    BASE_PARTS_WITHIN = "上年分项不超过上年总数"
    SHARE = "占比"
    GROWTH = "同比"
    PROGRESS = "完成率"
    DIFFERENCE = "差额"
    SHARES_TOTAL = "占比合计"
    COUNTED = "个数占比"
    SAME = "前后一致"
    AT_MOST = "不超过"
    AT_LEAST = "不少于"
    SHARE_CHANGE = "占比变化"
    CONTRIBUTION = "贡献率"
    PULL = "拉动"
    RULE = "审核关系"


BLAME: Final[Mapping[Kind, Fraction]] = MappingProxyType({
    Kind.TOTAL: Fraction(9, 10),
    Kind.PARTS_WITHIN: Fraction(4, 5),  # 其中 is often followed by something that is no part
    Kind.BASE_PARTS_WITHIN: Fraction(4, 5),
    Kind.SHARE: Fraction(4, 5),  # the denominator of a share is the thing most easily misread
    Kind.GROWTH: Fraction(1),
    Kind.PROGRESS: Fraction(4, 5),  # of which target: half-year, whole year, first or revised?
    Kind.DIFFERENCE: Fraction(9, 10),
    Kind.SHARES_TOTAL: Fraction(4, 5),
    Kind.COUNTED: Fraction(4, 5),
    Kind.SAME: Fraction(4, 5),
    Kind.AT_MOST: Fraction(9, 10),
    Kind.AT_LEAST: Fraction(9, 10),
    Kind.SHARE_CHANGE: Fraction(9, 10),
    Kind.CONTRIBUTION: Fraction(9, 10),
    Kind.PULL: Fraction(9, 10),
    Kind.RULE: Fraction(1),
})  # fmt: skip
"""What doubting a relation costs when its reader gives no weight of its own; a printed figure costs 1."""


@dataclass(frozen=True)
class Sum:
    """``terms`` lies in ``span``, in base units."""

    terms: Terms
    span: Span


@dataclass(frozen=True)
class Product:
    """``result`` = (``offset`` + ``ratio`` in % / 100) · ``base``, and ``base`` is positive.

    ``ratio`` is an expression too, since last year's share is this year's less its change.
    """

    result: Terms
    ratio: Terms
    base: Terms
    offset: Fraction = Fraction(0)


@dataclass(frozen=True)
class Counted:
    """``part`` of ``whole`` things, printed as ``ratio`` %; part and whole are whole numbers."""

    part: str
    whole: str
    ratio: str


Piece = Sum | Product | Counted


@dataclass(frozen=True)
class Relation:
    """One tie between figures. ``figures`` are those it names, in reading order; ``note`` is it in words."""

    id: str
    kind: Kind
    figures: tuple[str, ...]
    pieces: tuple[Piece, ...]
    weight: Fraction | None
    note: str = ""


@dataclass(frozen=True)
class Hold:
    """What every relation carries: its id, its words, and what doubting it costs (default: ``BLAME``)."""

    id: str
    note: str = ""
    weight: Fraction | None = None
    certain: bool = False  # by definition, not by reading: never doubted


def _relation(hold: Hold | str, kind: Kind, figures: Sequence[str], *pieces: Piece) -> Relation:
    held = Hold(hold) if isinstance(hold, str) else hold
    weight = None if held.certain else BLAME[kind] if held.weight is None else held.weight
    return Relation(held.id, kind, tuple(figures), pieces, weight, held.note)


def base_of(current: str) -> str:
    """The variable of the same figure a year earlier."""
    return f"{current}@上年同期"


def _one(variable: str) -> Terms:
    return ((variable, ONE),)


def _whole_less_parts(whole: str, parts: Sequence[str]) -> Terms:
    return collect([(whole, ONE), *((part, -ONE) for part in parts)])


_NOT_NEGATIVE: Final = Span(Fraction(0), None)


def total(hold: Hold | str, whole: str, parts: Sequence[str]) -> Relation:
    """The parts add up to the whole."""
    return _relation(hold, Kind.TOTAL, (whole, *parts), Sum(_whole_less_parts(whole, parts), ZERO))


def parts_within(hold: Hold | str, whole: str, parts: Sequence[str]) -> Relation:
    """The parts together are at most the whole (其中: the rest is not negative)."""
    piece = Sum(_whole_less_parts(whole, parts), _NOT_NEGATIVE)
    return _relation(hold, Kind.PARTS_WITHIN, (whole, *parts), piece)


def base_parts_within(hold: Hold | str, whole: str, parts: Sequence[str], *, exact: bool = False) -> Relation:
    """Last year's parts were at most last year's whole (``exact``: made it up), each reached through its growth.

    Give the growth of each as a ``growth`` relation of its own; without it the base is simply unknown.
    """
    terms = _whole_less_parts(base_of(whole), [base_of(part) for part in parts])
    return _relation(
        hold, Kind.BASE_PARTS_WITHIN, (whole, *parts), Sum(terms, ZERO if exact else _NOT_NEGATIVE)
    )


def share(hold: Hold | str, part: str, whole: str, ratio: str) -> Relation:
    """part / whole = ratio."""
    return _relation(hold, Kind.SHARE, (part, whole, ratio), Product(_one(part), _one(ratio), _one(whole)))


def growth(hold: Hold | str, current: str, ratio: str, base: str | None = None) -> Relation:
    """current = (1 + ratio) · base; the base is a quantity, or else the plain variable ``base_of(current)``."""
    named = (current, ratio) if base is None else (current, ratio, base)
    last_year = base_of(current)
    pieces: list[Piece] = [Product(_one(current), _one(ratio), _one(last_year), offset=ONE)]
    if base is not None:
        pieces.append(Sum(collect([(base, ONE), (last_year, -ONE)]), ZERO))
    return _relation(hold, Kind.GROWTH, named, *pieces)


def progress(hold: Hold | str, value: str, target: str, ratio: str) -> Relation:
    """value / target = ratio (完成全年目标的…%)."""
    return _relation(
        hold, Kind.PROGRESS, (value, target, ratio), Product(_one(value), _one(ratio), _one(target))
    )


def difference(hold: Hold | str, left: str, right: str, gap: str) -> Relation:
    """left − right = gap (超额 0.8亿元, 同比增加…)."""
    terms = collect([(left, ONE), (right, -ONE), (gap, -ONE)])
    return _relation(hold, Kind.DIFFERENCE, (left, right, gap), Sum(terms, ZERO))


def increase(hold: Hold | str, current: str, gap: str) -> Relation:
    """current − last year's = gap (比上年同期增加…)."""
    terms = collect([(current, ONE), (base_of(current), -ONE), (gap, -ONE)])
    return _relation(hold, Kind.DIFFERENCE, (current, gap), Sum(terms, ZERO))


def shares_total(hold: Hold | str, shares: Sequence[str], *, exact: bool = True) -> Relation:
    """The shares add up to 100% (not ``exact``: to at most 100%)."""
    span = Span(Fraction(100) if exact else None, Fraction(100))
    return _relation(
        hold, Kind.SHARES_TOTAL, tuple(shares), Sum(collect((each, ONE) for each in shares), span)
    )


def k_of_n(hold: Hold | str, part: str, whole: str, ratio: str) -> Relation:
    """part of whole things printed as a percent; both are whole numbers."""
    return _relation(hold, Kind.COUNTED, (part, whole, ratio), Counted(part, whole, ratio))


def same(hold: Hold | str, one: str, other: str) -> Relation:
    """The same fact stated twice."""
    return _relation(hold, Kind.SAME, (one, other), Sum(collect([(one, ONE), (other, -ONE)]), ZERO))


def at_most(hold: Hold | str, smaller: str, larger: str) -> Relation:
    """smaller ≤ larger."""
    terms = collect([(larger, ONE), (smaller, -ONE)])
    return _relation(hold, Kind.AT_MOST, (smaller, larger), Sum(terms, _NOT_NEGATIVE))


def at_least(hold: Hold | str, larger: str, smaller: str) -> Relation:
    """larger ≥ smaller."""
    terms = collect([(larger, ONE), (smaller, -ONE)])
    return _relation(hold, Kind.AT_LEAST, (larger, smaller), Sum(terms, _NOT_NEGATIVE))


def share_change(hold: Hold | str, part: str, whole: str, ratio: str, points: str) -> Relation:
    """Last year's share = this year's ``ratio`` − ``points`` (占比提高…个百分点); both bases as in ``growth``."""
    last_year = Product(_one(base_of(part)), collect([(ratio, ONE), (points, -ONE)]), _one(base_of(whole)))
    return _relation(hold, Kind.SHARE_CHANGE, (part, whole, ratio, points), last_year)


def contribution(hold: Hold | str, part: str, whole: str, ratio: str) -> Relation:
    """(part − part's base) / (whole − whole's base) = ratio, for a whole that grew."""
    change = [(variable, sign) for variable, sign in ((part, ONE), (base_of(part), -ONE))]
    whole_change = collect([(whole, ONE), (base_of(whole), -ONE)])
    return _relation(
        hold, Kind.CONTRIBUTION, (part, whole, ratio), Product(collect(change), _one(ratio), whole_change)
    )


def pull(hold: Hold | str, part: str, whole: str, points: str) -> Relation:
    """(part − part's base) / whole's base = points (拉动…个百分点)."""
    change = collect([(part, ONE), (base_of(part), -ONE)])
    return _relation(
        hold, Kind.PULL, (part, whole, points), Product(change, _one(points), _one(base_of(whole)))
    )


def linear(hold: Hold | str, terms: Sequence[tuple[str, Fraction]], span: Span) -> Relation:
    """Any linear rule: ``terms`` lies in ``span`` (base units)."""
    collected = collect(terms)
    return _relation(hold, Kind.RULE, tuple(variable for variable, _ in collected), Sum(collected, span))
