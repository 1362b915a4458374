"""A park of random figures that belong together: parts within wholes, sums that are sums, bases of the same kind.

Which figures there are is taken from the catalogue's own examples; how large they are is drawn. An indicator with parts (by
``属于``, by the members of a dimension, by what is taken from it) is at least the sum of each kind of part, now and a
year ago, and exactly that sum where the parts are said to be complete.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from taizhang.catalogue.model import Algorithm, Catalogue, ExampleValue, Indicator
from taizhang.kernel.figure import CITY, PARK, Scope
from taizhang.kernel.period import Period
from taizhang.writing.example_book import ExampleBook

Key = tuple[str, Scope]
Pair = tuple[Decimal, Decimal | None]


@dataclass
class Drawing:
    rng: Random
    catalogue: Catalogue
    known: dict[Key, ExampleValue]
    drawn: dict[Key, Pair]


def book(catalogue: Catalogue, seed: int, period: Period) -> ExampleBook:
    """Random figures for what the examples of this period give; each is left out with small odds."""
    rng = Random(seed)
    known: dict[Key, ExampleValue] = {}
    for example in catalogue.examples:
        if example.period == period:
            for value in example.values:
                known.setdefault((value.indicator, value.scope), value)
    drawing = Drawing(rng, catalogue, known, {})
    for key in sorted(known, key=lambda k: (k[1] == CITY, k[0], str(k[1]))):
        pair_of(drawing, key)
    summands = {
        code for indicator in catalogue.indicators.values() for code in indicator.sums
    }  # a sum needs them all
    values = {
        key: ExampleValue(key[0], key[1], value, prior, _targets(drawing, key, value))
        for key, (value, prior) in drawing.drawn.items()
        if key in known and (key[0] in summands or rng.random() < 0.93)
    }
    return ExampleBook(catalogue, period, values)


def pair_of(drawing: Drawing, key: Key) -> Pair:
    """The figure and its base, drawn once; parts are drawn before the whole."""
    if key in drawing.drawn:
        return drawing.drawn[key]
    code, scope = key
    indicator = drawing.catalogue.indicators[code]
    if scope == CITY and (code, PARK) in drawing.known:
        park, base = pair_of(drawing, (code, PARK))
        more = Decimal(str(round(drawing.rng.uniform(1.3, 6), 2)))
        answer: Pair = (
            _whole_number(indicator, park * more),
            None if base is None else _whole_number(indicator, base * more),
        )
    elif scope == PARK:
        answer = _from_parts(drawing, indicator)
    else:
        answer = _leaf(drawing, key)
    drawing.drawn[key] = answer
    return answer


def _from_parts(drawing: Drawing, indicator: Indicator) -> Pair:
    groups = [group for group in _parts(drawing, indicator) if group]
    pairs = [[_in_unit(drawing, indicator, key) for key in group] for group in groups]
    if not pairs or indicator.algorithm is Algorithm.RATIO:
        return _leaf(drawing, (indicator.code, PARK))
    now = max(sum((pair[0] for pair in group), Decimal(0)) for group in pairs)
    base = max(sum((pair[1] or Decimal(0) for pair in group), Decimal(0)) for group in pairs)
    exact = (
        indicator.parts_complete
        or indicator.algorithm is Algorithm.SUM
        or _whole_dimension(drawing, indicator)
    )
    if exact and drawing.known[(indicator.code, PARK)].prior is not None:
        return now, base
    more = Decimal(str(round(drawing.rng.uniform(1.02, 1.9), 3)))
    now = now if exact else _whole_number(indicator, now * more + 1)
    prior = drawing.known[(indicator.code, PARK)].prior
    return now, None if prior is None else _whole_number(indicator, base * more * Decimal("0.97") + 1)


def _parts(drawing: Drawing, indicator: Indicator) -> Iterable[list[Key]]:
    known, catalogue = drawing.known, drawing.catalogue
    yield [(code, PARK) for code in indicator.sums if (code, PARK) in known]
    parts = [
        c
        for c, i in catalogue.indicators.items()
        if i.part_of == indicator.code and i.taken_from != indicator.code
    ]
    yield [(code, PARK) for code in parts if (code, PARK) in known]
    for code, one in catalogue.indicators.items():
        if one.taken_from == indicator.code and (code, PARK) in known:
            yield [(code, PARK)]
    yield [key for key in known if key[0] == indicator.code and key[1] not in (PARK, CITY)]


def _whole_dimension(drawing: Drawing, indicator: Indicator) -> bool:
    if indicator.split_by is None:
        return False
    members = drawing.catalogue.dimensions[indicator.split_by].members.values()
    return all((indicator.code, Scope(indicator.split_by, member)) in drawing.known for member in members)


def _in_unit(drawing: Drawing, whole: Indicator, key: Key) -> Pair:
    now, base = pair_of(drawing, key)
    factor = drawing.catalogue.indicators[key[0]].unit.factor / whole.unit.factor
    return now * factor, None if base is None else base * factor


def _leaf(drawing: Drawing, key: Key) -> Pair:
    given = drawing.known[key]
    indicator = drawing.catalogue.indicators[key[0]]
    rng = drawing.rng
    if indicator.algorithm is Algorithm.RATIO:
        now = given.value + Decimal(str(round(rng.uniform(-3, 3), 2)))
        return now, None if given.prior is None else given.prior + Decimal(str(round(rng.uniform(-3, 3), 2)))
    size = abs(given.value) or Decimal(rng.choice([1, 40, 900]))
    now = size * Decimal(str(round(10 ** rng.uniform(-0.8, 0.8), 4)))
    base = now / Decimal(
        str(round(rng.choice([rng.uniform(0.4, 1), rng.uniform(1, 1.5), rng.uniform(1, 4)]), 4))
    )
    if indicator.is_profit and rng.random() < 0.25:
        now = -now
    if rng.random() < 0.04 and not indicator.is_profit:
        now = Decimal(0)
    prior = None if given.prior is None else _whole_number(indicator, base)
    return _whole_number(indicator, now), prior


def _whole_number(indicator: Indicator, value: Decimal) -> Decimal:
    return (
        value.quantize(Decimal(1))
        if indicator.unit.dimension.startswith("count")
        else value.quantize(Decimal("0.000001"))
    )


def _targets(drawing: Drawing, key: Key, value: Decimal) -> dict[str, Decimal]:
    """Targets near what was reached, for those that the examples set one for."""
    near = Decimal(str(round(drawing.rng.uniform(0.8, 1.4), 3)))
    given = drawing.known[key].given
    return {
        name: number if "增速" in name else (abs(value) * near + 1).quantize(Decimal("0.1"))
        for name, number in given.items()
    }
