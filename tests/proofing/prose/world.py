"""The figures behind a made-up report: exact, and consistent with one another.

A series has an exact value now and a year ago; a group divides one among its members, now and a year ago, so
that every share, growth and sum that is printed follows from the same numbers, rounded half-up once, when
printed. Each series is kept with more places than are ever printed.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from random import Random

from proofing.prose.words import Division, Item, Scale

D = Decimal


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half-up in magnitude, as statistics print it."""
    return value.quantize(D(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def ratio(part: Decimal, whole: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = 50
        return part / whole


@dataclass
class Series:
    """One indicator, now and a year ago. ``name`` is its full name; ``member`` is set for part of a group."""

    name: str
    item: Item
    unit: str
    decimals: int
    now: Decimal
    base: Decimal
    member: str = ""
    noun: str = ""

    @property
    def growth(self) -> Decimal:
        """In per cent."""
        return (ratio(self.now, self.base) - 1) * 100

    @property
    def printed(self) -> Decimal:
        return rounded(self.now, self.decimals)


@dataclass
class Group:
    division: Division
    whole: Series
    parts: list[Series]
    complete: bool


def _exact(rng: Random, low: float, high: float) -> Decimal:
    """Mostly small within the span, as sizes are, with eight places."""
    return D(str(round(low * (high / low) ** rng.random(), 8)))


def rate(rng: Random, volatile: int) -> Decimal:
    """A growth in per cent: mostly within what is usual, now and then far beyond."""
    dice = rng.random()
    if dice < 0.04 and volatile >= 40:
        return D(str(round(rng.uniform(100, 1500), 6)))
    if dice < 0.3:
        return -D(str(round(rng.uniform(0.05, volatile * 0.8), 6)))
    return D(str(round(rng.uniform(0.06, volatile), 6)))


def series(rng: Random, item: Item, within: Series | None = None) -> Series:
    """A series of its own, or one that stays within another (工业投资 within 固定资产投资)."""
    name = rng.choice(item.names)
    if within is None:
        return _series(rng, item, rng.choice(item.scales), name)
    now = D(str(round(float(within.now) * rng.uniform(0.2, 0.7), 8)))
    base = D(str(round(float(within.base) * rng.uniform(0.2, 0.7), 8)))
    return Series(name, item, within.unit, within.decimals, now, base)


def _series(rng: Random, item: Item, scale: Scale, name: str) -> Series:
    now = _exact(rng, scale.low, scale.high)
    with localcontext() as context:
        context.prec = 40
        base = now / (1 + rate(rng, item.volatile) / 100)
    return Series(name, item, scale.unit, rng.choice(scale.decimals), now, base)


def group(rng: Random, division: Division, most: int = 8) -> Group:
    """The members first, then the whole: their sum, and a rest where they are not all of it."""
    item = division.whole
    scale = rng.choice(item.scales)
    decimals = rng.choice(scale.decimals)
    members = list(division.members)
    complete = division.complete
    if not complete and len(members) > 2:
        members = members[: rng.randint(2, min(most, len(members)))]
    weights = [rng.uniform(0.15, 1) for _ in members]
    rest = 0.0 if complete else rng.uniform(0.2, 1.5)
    target = _exact(rng, scale.low * 3, scale.high)
    total = sum(weights) + rest
    parts: list[Series] = []
    for member, weight in zip(members, weights, strict=True):
        now = D(str(round(float(target) * weight / total, 8)))
        parts.append(_member(rng, division, member, (now, scale, decimals)))
    rest_now = D(str(round(float(target) * rest / total, 8)))
    rest_base = rest_now / (1 + rate(rng, item.volatile) / 100)
    now = sum((p.now for p in parts), rest_now)
    base = sum((p.base for p in parts), rest_base)
    whole = Series(rng.choice(item.names), item, scale.unit, decimals, now, base)
    return Group(division, whole, parts, complete)


def _member(rng: Random, division: Division, member: str, size: tuple[Decimal, Scale, int]) -> Series:
    now, scale, decimals = size
    item = division.whole
    with localcontext() as context:
        context.prec = 40
        base = now / (1 + rate(rng, item.volatile) / 100)
    unit, places = scale.unit, decimals
    if unit == "亿元" and now < D("0.9"):  # small parts are told in 万元, as everybody does
        unit, places, now, base = "万元", 0, now * 10000, base * 10000
    return Series(member + division.noun, item, unit, places, now, base, member=member, noun=division.noun)
