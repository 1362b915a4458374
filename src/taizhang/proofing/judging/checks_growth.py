"""What growths say together: last year's parts and whole, a whole between its parts, two years in one.

Amounts of last year are seldom printed, but a level with its growth gives them: 61亿元 up 10% was 55.5. So parts that fit this
year can be impossible a year earlier. Official growth is often at constant prices, and the firms counted change, so
a misfit is a hint until it is gross; what grows in comparable prices by definition (增加值) is not asked at all.

The growth of a whole is an average of its parts' growths, whatever the weights: three trades that grew 29.6%, 15.6% and
133.7% cannot have grown 13.7% together.

Worked example: 三次产业 46.52亿元 up 4.49% was 44.5 last year; the whole, 50.63亿元 up 3.94倍, was 10.2. (4.49倍 gives 8.5.)
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.judging.facts import Facts, name_of
from taizhang.proofing.judging.net import over
from taizhang.proofing.judging.relations_growth import CONSTANT_PRICES
from taizhang.proofing.judging.telling import between, named, printed, remark
from taizhang.proofing.judging.wholes import in_base_units
from taizhang.proofing.model import Basis, Claim, Form, Kind, Remark
from taizhang.reconcile.relation import PERCENT, Quantity
from taizhang.reconcile.span import Span
from taizhang.reconcile.system import quantity_span

GENEROUS: Final = Fraction(3, 2)
"""How many times too large last year's parts must be before it is an error."""
SLIGHT: Final = Fraction(103, 100)
"""Below this panels and prices explain it."""

_MEMBERS: Final = re.compile(
    r"([^，。；：:,;\s]{2,30})[两二三四五六七八九十\d]{1,2}[个大](?:主导|支柱|重点|优势)?(?:行业|产业)"
)
_TOGETHER: Final = re.compile(r"(?:合计|总共|共计|三者|两者|全部|一共|总体)[^,，。；;\d%]{0,16}$")


@dataclass(frozen=True)
class Family:
    """A whole and its parts; ``complete``: all of them."""

    whole: Claim
    members: tuple[Claim, ...]
    complete: bool


@dataclass(frozen=True)
class LastYear:
    """What a family comes to a year earlier, in base units, with the growths it was reached by."""

    whole: Span
    members: Span
    growths: tuple[Claim, ...]  # the whole's first


def span_of(quantity: Quantity) -> Span:
    """The loose reading of a figure, in base units."""
    return quantity_span(quantity, strict=False)


def last_year(
    facts: Facts, family: Family, changed: dict[int, Quantity] | None = None, *, any_prices: bool = False
) -> LastYear | None:
    """The family a year earlier; ``changed`` replaces figures on trial. None where a growth is missing, or prices are
    not this year's (unless ``any_prices``)."""
    found = [_growth(facts, each) for each in (family.whole, *family.members)]
    growths = [each for each in found if each is not None]
    constant = any(CONSTANT_PRICES.search(name_of(each)) for each in (family.whole, *family.members))
    if len(growths) != len(found) or (constant and not any_prices):
        return None
    bases = []
    for level, growth in zip((family.whole, *family.members), growths, strict=True):
        quantity = (changed or {}).get(growth.id, facts.quantities[growth.id])
        ratio = span_of(quantity).affine(PERCENT, Fraction(1))
        if ratio.lo is None or ratio.lo <= 0:
            return None
        bases.append(over(span_of(facts.quantities[level.id]), ratio))
    total = Span(Fraction(0), Fraction(0))
    for base in bases[1:]:
        total = total.plus(base)
    return LastYear(bases[0], total, tuple(growths))


def _growth(facts: Facts, level: Claim) -> Claim | None:
    """The one plain growth of a level: 近四倍 beside 增长3.94倍 is passed over."""
    found = [
        each
        for each in facts.growths(level)
        if (each.base is None or facts.get(each.base) is None)
        and each.number.hedge is None and each.number.form is Form.ARABIC
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def excess(year: LastYear, complete: bool) -> Fraction:
    """How many times last year's parts exceed the whole at the very least (or, of all parts, fall short of it)."""
    worst = Fraction(1)
    if year.members.lo is not None and year.whole.hi:
        worst = max(worst, year.members.lo / year.whole.hi)
    if complete and year.members.hi and year.whole.lo is not None:
        worst = max(worst, year.whole.lo / year.members.hi)
    return worst


def base_year(facts: Facts, families: Sequence[Family]) -> Iterator[Remark]:
    """Last year's parts within (or equal to) last year's whole."""
    for family in families:
        single = [Family(family.whole, (each,), False) for each in family.members]
        for one in [family] if len(family.members) > 1 else single:
            year = last_year(facts, one)
            times = excess(year, one.complete) if year is not None else Fraction(1)
            if year is None or times < SLIGHT:
                continue
            level = Level.ERROR if times >= GENEROUS and family.complete else Level.HINT
            yield _base_remark(facts, one, year, level)


def gross(facts: Facts, families: Sequence[Family]) -> Iterator[Remark]:
    """Parts that make up this year's whole to the last digit, and are far from last year's: no prices explain that."""
    for family in families:
        added = sum(map(in_base_units, family.members), Decimal(0))
        if len(family.members) < 2 or added != in_base_units(family.whole):
            continue
        year = last_year(facts, family, any_prices=True)
        if year is not None and excess(year, complete=True) >= GENEROUS:
            yield _base_remark(facts, Family(family.whole, family.members, complete=True), year, Level.HINT)


def _base_remark(facts: Facts, family: Family, year: LastYear, level: Level) -> Remark:
    quantity = facts.quantities[family.whole.id]
    whole, members = between(year.whole, quantity, 2), between(year.members, quantity, 2)
    ties = "；".join(
        f"{printed(each)}增{printed(growth)}".replace("增-", "降")
        for each, growth in zip((family.whole, *family.members), year.growths, strict=True)
    )
    word = "与总数不符" if family.complete else "超过了总数"
    return remark(
        level, "base-year", [*year.growths[1:], *family.members, family.whole, year.growths[0]],
        f"按增速倒推，上年同期的分项{word}：{'、'.join(named(each) for each in (family.whole, *family.members))}。",
        arithmetic=f"{ties}；倒推上年同期，总数为{whole}，分项合计{members}。",
        advice="请核对这几个增速；若增速按可比价或可比口径计算，可以不管这一条。",
    )  # fmt: skip


def members_growth(facts: Facts, families: Sequence[Family]) -> Iterator[Remark]:
    """The growth of a whole lies between the least and the greatest of all its parts."""
    for family in families:
        whole = _growth(facts, family.whole)
        growths = [_growth(facts, each) for each in family.members]
        members = [each for each in growths if each is not None]
        if family.complete and whole is not None and len(members) == len(growths) >= 2:
            yield from _outside(facts, whole, members, Level.HINT)
    for whole, members in _named_together(facts):
        yield from _outside(facts, whole, members, Level.ERROR)


def _named_together(facts: Facts) -> Iterator[tuple[Claim, list[Claim]]]:
    """``食品、医化、装备三个行业合计增长13.7%`` and, later, a growth for each of the three."""
    growths = [each for each in facts.claims if each.kind is Kind.GROWTH and facts.known(each)]
    for place, whole in enumerate(growths):
        before = facts.before(whole, 40)
        if not _TOGETHER.search(before):
            continue
        listed = _MEMBERS.search(before)
        if listed is None:
            continue
        names = [each for each in re.split(r"[、和与及]", listed[1]) if each]
        following = growths[place + 1 : place + 1 + 3 * len(names)]
        members = [_member(facts, name, following) for name in names]
        kept = [each for each in members if each is not None]
        if len(names) >= 2 and len(kept) == len(names) == len({each.id for each in kept}):
            yield whole, kept


def _member(facts: Facts, name: str, growths: Sequence[Claim]) -> Claim | None:
    return next(
        (each for each in growths if name in facts.before(each, len(name) + 8)[-len(name) - 8 :]), None
    )


def _outside(facts: Facts, whole: Claim, members: Sequence[Claim], level: Level) -> Iterator[Remark]:
    spans = [span_of(facts.quantities[each.id]) for each in members]
    own = span_of(facts.quantities[whole.id])
    lows, highs = [each.lo for each in spans], [each.hi for each in spans]
    if own.lo is None or own.hi is None:
        return
    low = min((each for each in lows if each is not None), default=None) if None not in lows else None
    high = max((each for each in highs if each is not None), default=None) if None not in highs else None
    if (low is not None and own.hi < low) or (high is not None and own.lo > high):
        side = "低于" if low is not None and own.hi < low else "高于"
        listed = "、".join(map(printed, members))
        ought = between(Span(low, high), facts.quantities[whole.id])
        yield remark(
            level, "growth-outside", [whole, *members],
            f"总体增速{printed(whole)}{side}它的每一个分项（{listed}），不可能。",
            arithmetic=f"总体增速是各分项增速的加权平均，应在{ought}之间，写的是{printed(whole)}。",
            expected=ought,
        )  # fmt: skip


def two_years(facts: Facts) -> Iterator[Remark]:
    """两年平均 a and 比前年 g: (1 + a)² = 1 + g."""
    for average in facts.claims:
        if (
            average.basis is not Basis.TWO_YEARS
            or not facts.known(average)
            or average.kind is not Kind.GROWTH
        ):
            continue
        for total in facts.claims:
            if (
                total.basis is not Basis.OTHER_YEAR
                or total.sentence != average.sentence
                or not facts.known(total)
            ):
                continue
            if total.of != average.of or not 0 < average.number.start - total.number.end <= 24:
                continue
            one = span_of(facts.quantities[average.id]).affine(PERCENT, Fraction(1))
            both = span_of(facts.quantities[total.id]).affine(PERCENT, Fraction(1))
            if one.lo is None or one.hi is None or one.lo <= 0:
                continue
            square = Span(one.lo**2, one.hi**2)
            if square.misses(both):
                ought = between(square.affine(Fraction(100), Fraction(-100)), facts.quantities[total.id])
                squared = f"（1＋{printed(average)}）²－1"
                yield remark(
                    Level.HINT, "average-mismatch", [average, total],
                    f"两年平均增速{printed(average)}与两年累计增速{printed(total)}对不上。",
                    arithmetic=f"{squared}应在{ought}之间，写的是{printed(total)}。",
                )  # fmt: skip
