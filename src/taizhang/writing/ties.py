"""Which figures of a report does the catalogue tie together?

Every bound figure knows its indicator, scope, period and measure, so what a proof-reader has to guess is known here: whose
share a share is, which target a completion is measured by, which parts belong to which whole. ``ties`` turns a document's
bound figures into quantities (what the printed digits stand for) and relations (what the catalogue says of them).

A fact that is not printed stands in as a plain variable: 占全市27.8% ties nothing by itself, but two such shares of one
unprinted city total do tie.

Worked example: 规上工业总产值61亿元，同比增长10%，完成全年目标的98% gives growth(61亿元, 10%) and progress(61亿元, <the
year's target>, 98%).

Relations that hold by definition are certain. 其中 is not: a refund makes a part negative and the rest larger than the whole, so
parts against wholes are *soft* (``Ties.soft``), and what they find is a hint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from taizhang.catalogue.model import Algorithm, Catalogue, Indicator, Nature
from taizhang.kernel.amount import Amount
from taizhang.kernel.figure import CITY, PARK, Figure, Measure, Scope
from taizhang.kernel.period import Period
from taizhang.kernel.written import Written, WrittenError
from taizhang.reconcile import relation
from taizhang.reconcile.relation import Hold, Quantity, Relation, base_of
from taizhang.reconcile.span import Span
from taizhang.wording.phrases import printed
from taizhang.writing.document import Bound, Document
from taizhang.writing.label import label


@dataclass(frozen=True)
class Ties:
    """Figures and relations for the reconciler; ``soft``: ids of relations that real life may break.

    ``facts``: by the name of a variable, the figure that it stands for, printed or not.
    """

    quantities: tuple[Quantity, ...]
    relations: tuple[Relation, ...]
    soft: frozenset[str]
    facts: Mapping[str, Figure] = field(default_factory=dict)


@dataclass
class _Facts:
    """The first bound figure of each fact, by key, while relations are collected."""

    catalogue: Catalogue
    first: dict[str, Bound] = field(default_factory=dict)
    asked: dict[str, Figure] = field(default_factory=dict)

    def variable(self, like: Figure, measure: Measure, **changes: object) -> str:
        """The bound id under which a fact is printed first, else its key (then it is an unknown)."""
        figure = replace(like, measure=measure, **changes)  # type: ignore[arg-type]
        key = figure.key
        name = self.first[key].id if key in self.first else key
        self.asked[name] = figure
        return name

    def printed(self, like: Figure, measure: Measure, **changes: object) -> str | None:
        """The same, or None where the fact is not printed."""
        name = self.variable(like, measure, **changes)
        return name if "|" not in name else None

    def indicator(self, figure: Figure) -> Indicator | None:
        return self.catalogue.indicators.get(figure.indicator)


Tie = Callable[[Bound, Indicator, _Facts], Iterator[Relation]]


def ties(document: Document, catalogue: Catalogue) -> Ties:
    """Quantities and relations of all bound figures with a printed number."""
    facts = _Facts(catalogue)
    quantities: list[Quantity] = []
    relations: list[Relation] = []
    again: list[tuple[str, Bound]] = []
    for bound in document.bounds():
        quantity = quantity_of(bound, catalogue)
        if quantity is None or facts.indicator(bound.figure) is None:
            continue
        quantities.append(quantity)
        first = facts.first.setdefault(bound.figure.key, bound)
        if first is not bound:
            again.append((first.id, bound))
    for one, other in again:
        relations.append(relation.same(_sure(f"前后一致#{other.id}"), one, other.id))
    for bound in facts.first.values():
        indicator = catalogue.indicators[bound.figure.indicator]
        for tie in BY_MEASURE.get(bound.figure.measure, ()):
            relations += tie(bound, indicator, facts)
    soft = list(_structure(facts))
    known = {each.id for each in quantities}
    unique = {each.id: each for each in (*relations, *soft)}
    kept = tuple(each for each in unique.values() if len(known.intersection(each.figures)) > 0)
    printed_ones = {bound.id: bound.figure for bound in document.bounds()}
    return Ties(tuple(quantities), kept, frozenset(each.id for each in soft), {**facts.asked, **printed_ones})


def quantity_of(bound: Bound, catalogue: Catalogue) -> Quantity | None:
    """What the printed number stands for, signed as the figure is; None for words without a number."""
    amount = bound.figure.amount
    written = written_of(bound)
    if amount is None or written is None:
        return None
    indicator = catalogue.indicators.get(bound.figure.indicator)
    places = house_decimals(written, indicator, catalogue)
    whole = (
        written.unit is not None and written.unit.dimension.startswith("count:") and written.unit.factor == 1
    )
    name = label(bound, catalogue).short
    return Quantity(
        bound.id, written.interval(), name, written, written.unit, strict=written.interval(strict_decimals=places),
        whole_number=whole and bound.figure.measure in (Measure.VALUE, Measure.PRIOR, Measure.TARGET),
    )  # fmt: skip


def written_of(bound: Bound) -> Written | None:
    """The printed number with the sign that the words beside it carry; 持平 is a zero of that unit."""
    amount = bound.figure.amount
    if amount is None:
        return None
    try:
        written = Written.parse(bound.printed)
    except WrittenError:
        return Written("0", amount.unit)
    if amount.value < 0 and not written.digits.startswith("-"):
        return Written(f"-{written.digits}", written.unit, written.hedge)
    return written


def house_decimals(written: Written, indicator: Indicator | None, catalogue: Catalogue) -> int:
    """How many decimals the house prints a number of this unit with, before it drops trailing zeros."""
    if written.unit is None:
        return written.decimals
    own = indicator.decimals if indicator and indicator.unit == written.unit else None
    style = replace(catalogue.house.style, small_in_wan=False, small_steps_down=False)
    sample = printed(Amount(Decimal("1.123456789123"), written.unit), style, decimals=own)
    return max(written.decimals, Written.parse(sample).decimals)


def _sure(name: str) -> Hold:
    return Hold(name, certain=True)


def _hold(kind: str, bound: Bound) -> Hold:
    return _sure(f"{kind}#{bound.id}")


# One function per measure: what ties this figure to others.


def _growth(bound: Bound, indicator: Indicator, facts: _Facts) -> Iterator[Relation]:
    current = facts.variable(bound.figure, Measure.VALUE)
    if indicator.nature is Nature.RATIO:
        yield relation.increase(_hold("同比", bound), current, bound.id)
    else:
        yield relation.growth(_hold("同比", bound), current, bound.id)


def _change(bound: Bound, _: Indicator, facts: _Facts) -> Iterator[Relation]:
    yield relation.increase(_hold("增减额", bound), facts.variable(bound.figure, Measure.VALUE), bound.id)


def _prior(bound: Bound, _: Indicator, facts: _Facts) -> Iterator[Relation]:
    current = facts.variable(bound.figure, Measure.VALUE)
    yield relation.same(_hold("上年同期", bound), bound.id, base_of(current))


def _month_growth(bound: Bound, _: Indicator, facts: _Facts) -> Iterator[Relation]:
    yield relation.growth(_hold("当月同比", bound), facts.variable(bound.figure, Measure.MONTH), bound.id)


def _whole(figure: Figure, indicator: Indicator) -> tuple[str, Scope] | None:
    if figure.scope in (PARK, CITY):
        return (indicator.part_of, figure.scope) if indicator.part_of else None
    return indicator.code, PARK


def _part_and_whole(bound: Bound, indicator: Indicator, facts: _Facts) -> tuple[str, str] | None:
    whole = _whole(bound.figure, indicator)
    if whole is None:
        return None
    part = facts.variable(bound.figure, Measure.VALUE)
    return part, facts.variable(bound.figure, Measure.VALUE, indicator=whole[0], scope=whole[1])


def _share(bound: Bound, indicator: Indicator, facts: _Facts) -> Iterator[Relation]:
    found = _part_and_whole(bound, indicator, facts)
    if found is not None:
        yield _ratio(_hold("占比", bound), *found, bound.id, indicator)


def _ratio(hold: Hold, part: str, whole: str, ratio: str, indicator: Indicator) -> Relation:
    counted = indicator.unit.dimension.startswith("count:") and indicator.unit.factor == 1
    return (relation.k_of_n if counted else relation.share)(hold, part, whole, ratio)


def _share_change(bound: Bound, indicator: Indicator, facts: _Facts) -> Iterator[Relation]:
    found, share = _part_and_whole(bound, indicator, facts), facts.printed(bound.figure, Measure.SHARE)
    if found is not None and share is not None:
        yield relation.share_change(_hold("占比变化", bound), *found, share, bound.id)


def _city_share(bound: Bound, indicator: Indicator, facts: _Facts) -> Iterator[Relation]:
    part = facts.variable(bound.figure, Measure.VALUE)
    whole = facts.variable(bound.figure, Measure.VALUE, scope=CITY)
    yield _ratio(_hold("占全市", bound), part, whole, bound.id, indicator)


def _contribution(bound: Bound, indicator: Indicator, facts: _Facts) -> Iterator[Relation]:
    """Only for a whole that is printed as growing: of a falling one a contribution says the reverse."""
    found, whole = _part_and_whole(bound, indicator, facts), _whole(bound.figure, indicator)
    if found is None or whole is None:
        return
    grown = replace(bound.figure, measure=Measure.GROWTH, indicator=whole[0], scope=whole[1]).key
    amount = facts.first[grown].figure.amount if grown in facts.first else None
    if amount is not None and amount.value > 0:
        yield relation.contribution(_hold("贡献率", bound), *found, bound.id)


def _pull(bound: Bound, indicator: Indicator, facts: _Facts) -> Iterator[Relation]:
    found = _part_and_whole(bound, indicator, facts)
    if found is not None:
        yield relation.pull(_hold("拉动", bound), *found, bound.id)


def _completion(bound: Bound, _: Indicator, facts: _Facts) -> Iterator[Relation]:
    year = Period(bound.figure.period.year, 1, 12)
    target = facts.variable(bound.figure, Measure.TARGET, period=year)
    yield relation.progress(
        _hold("完成率", bound), facts.variable(bound.figure, Measure.VALUE), target, bound.id
    )


def _target_gap(bound: Bound, _: Indicator, facts: _Facts) -> Iterator[Relation]:
    value, target = (facts.variable(bound.figure, each) for each in (Measure.VALUE, Measure.TARGET))
    yield relation.difference(_hold("超欠目标", bound), value, target, bound.id)


def _pace(bound: Bound, _: Indicator, facts: _Facts) -> Iterator[Relation]:
    done = facts.printed(bound.figure, Measure.COMPLETION)
    if done is not None:
        elapsed = Fraction(100 * bound.figure.period.last, 12)
        terms = [(done, Fraction(1)), (bound.id, Fraction(-1))]
        note = f"完成率－序时进度（{bound.figure.period.last}÷12）"
        yield relation.linear(replace(_hold("超欠序时", bound), note=note), terms, Span(elapsed, elapsed))


def _growth_gap(bound: Bound, _: Indicator, facts: _Facts) -> Iterator[Relation]:
    grown = facts.printed(bound.figure, Measure.GROWTH)
    year = Period(bound.figure.period.year, 1, 12)
    target = facts.printed(bound.figure, Measure.GROWTH_TARGET) or facts.printed(
        bound.figure, Measure.GROWTH_TARGET, period=year
    )
    if grown is not None and target is not None:
        yield relation.difference(_hold("增速差距", bound), grown, target, bound.id)


def _computed(bound: Bound, indicator: Indicator, facts: _Facts) -> Iterator[Relation]:
    """合计自 and 算法: what the indicator is worked out from."""
    value = facts.variable
    if indicator.algorithm is Algorithm.SUM:
        parts = [value(bound.figure, Measure.VALUE, indicator=each) for each in indicator.sums]
        yield relation.total(_hold("合计自", bound), bound.id, parts)
        yield relation.base_parts_within(_hold("上年合计自", bound), bound.id, parts, exact=True)
    if indicator.algorithm is Algorithm.RATIO and indicator.numerator and indicator.denominator:
        top = value(bound.figure, Measure.VALUE, indicator=indicator.numerator)
        bottom = value(bound.figure, Measure.VALUE, indicator=indicator.denominator)
        yield relation.share(_hold("比率", bound), top, bottom, bound.id)


BY_MEASURE: Mapping[Measure, tuple[Tie, ...]] = {
    Measure.VALUE: (_computed,),
    Measure.GROWTH: (_growth,),
    Measure.CHANGE: (_change,),
    Measure.PRIOR: (_prior,),
    Measure.MONTH_GROWTH: (_month_growth,),
    Measure.SHARE: (_share,),
    Measure.SHARE_CHANGE: (_share_change,),
    Measure.CITY_SHARE: (_city_share,),
    Measure.CONTRIBUTION: (_contribution,),
    Measure.PULL: (_pull,),
    Measure.COMPLETION: (_completion,),
    Measure.TARGET_GAP: (_target_gap,),
    Measure.PACE: (_pace,),
    Measure.GROWTH_GAP: (_growth_gap,),
}


# Parts and wholes: from 属于, 分项按 and the city.


def _structure(facts: _Facts) -> Iterator[Relation]:
    for bound in facts.first.values():
        if bound.figure.measure is not Measure.VALUE:
            continue
        indicator = facts.catalogue.indicators[bound.figure.indicator]
        yield from _belonging(bound, indicator, facts)
        yield from _members(bound, indicator, facts)
        city = facts.printed(bound.figure, Measure.VALUE, scope=CITY)
        if bound.figure.scope == PARK and city is not None and indicator.nature is not Nature.RATIO:
            yield relation.at_most(_hold("不超过全市", bound), bound.id, city)


def _belonging(bound: Bound, indicator: Indicator, facts: _Facts) -> Iterator[Relation]:
    """属于. Parts that make up the whole share nothing, so they add; others may overlap, so each is compared alone."""
    names = [
        name
        for part in facts.catalogue.parts_of(indicator.code)
        if (name := facts.printed(bound.figure, Measure.VALUE, indicator=part.code)) is not None
    ]
    if not names:
        return
    if indicator.parts_complete and not indicator.sums:
        # a single part is never all: 规上 alone does not make up the whole, whatever 分项合计 says
        complete = 1 < len(names) == len(facts.catalogue.parts_of(indicator.code))
        made = relation.total if complete else relation.parts_within
        yield made(_hold("属于", bound), bound.id, names)
        yield relation.base_parts_within(_hold("上年属于", bound), bound.id, names, exact=complete)
    elif not indicator.sums:
        for name in names:
            yield relation.at_most(_sure(f"属于#{bound.id}>{name}"), name, bound.id)


def _members(bound: Bound, indicator: Indicator, facts: _Facts) -> Iterator[Relation]:
    """分项按: the members of a dimension share nothing, so together they are at most the whole."""
    dimension = facts.catalogue.dimensions.get(indicator.split_by or "")
    if dimension is None or bound.figure.scope != PARK or indicator.nature is Nature.RATIO:
        return
    scopes = [Scope(dimension.code, member) for member in dimension.members.values()]
    names = [
        name
        for scope in scopes
        if (name := facts.printed(bound.figure, Measure.VALUE, scope=scope)) is not None
    ]
    if names:
        yield relation.parts_within(_hold("分项", bound), bound.id, names)
        yield relation.base_parts_within(_hold("上年分项", bound), bound.id, names)
    shares = [
        name
        for scope in scopes
        if (name := facts.printed(bound.figure, Measure.SHARE, scope=scope)) is not None
    ]
    if len(shares) > 1:
        yield relation.shares_total(_hold("占比合计", bound), shares, exact=False)
