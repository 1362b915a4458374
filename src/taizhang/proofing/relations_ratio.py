"""Ratios: which part of which whole, which value of which target, which growth over which base?

A ratio is only as good as its denominator. Where the text names it (占规上工业产值比重) and a figure of that name is printed, the
relation is *stated*; where it does not (份额4.6%), the whole is guessed from the other shares of the paragraph or the nearest
figure of the family, and what is found is a hint.

Worked example: ``规上产值61亿元，其中电池51.6亿元，占规上产值比重83.4%`` gives share(51.6亿元, 61亿元, 83.4%), stated.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from taizhang.proofing.facts import (
    AMOUNTS,
    Facts,
    alike,
    distance,
    in_step,
    key,
    name_of,
    paragraph,
    plain_name,
    same_dimension,
    same_end,
    same_place,
    same_time,
    unit_of,
)
from taizhang.proofing.model import Basis, Claim, Form, Kind
from taizhang.proofing.net import Tie
from taizhang.reconcile import relation
from taizhang.reconcile.relation import Hold, Product, Relation
from taizhang.reconcile.span import Span

CONSTANT_PRICES: Final = re.compile(r"生产总值|GDP|增加值|农林牧渔|零售|可比|不变价")
"""What grows in comparable prices: its growth is not the quotient of two printed amounts."""

_ANOTHER_VIEW: Final = re.compile(
    r"名义|实际|可比|不变价|扣除|剔除|口径|当月|单月|当季|环比|两年|其中|左右|目标|预期|计划"
)
_GOAL_SPAN: Final = re.compile(r"年度|全年|年初|上半年|半年|季度")
_TARGET: Final = re.compile(r"目标|计划|任务|预算|预期|指标")
ALL_OF_IT: Final = re.compile(
    r"由([两二三四五六七八九十\d])[个大块项类部]{1,2}[^,，。；;\d]{0,8}(?:组成|构成)|分为([两二三四五六七八九十\d])|由[^。；;]{2,60}(?:组成|构成)"
)
"""Words that say that what follows is all of it, with the number of its parts if they give one."""

_LIST_OPENS: Final = re.compile(r"其中|[分从按][^,，。;；\d]{1,8}[看分][,，:：]")
_OF_WHOLE: Final = re.compile(
    r"占(?!比|据|了|到)([^，。；：,;:\d占]{2,20}?)(?:总量|总数)?的?(?:比重|比例)?(?:分别)?(?:约)?(?:为|达到|达)?(?:[\d.]{1,8}[%％﹪][、和及与,，]?){0,8}$"
)


def hold(kind: str, *claims: Claim, note: str = "") -> Hold:
    """What a relation over these claims is known by."""
    return Hold(f"{kind}#{'-'.join(str(claim.id) for claim in claims)}", note)


def shares(facts: Facts) -> Iterator[Tie]:
    """part / whole = share; k of n where the part is not printed."""
    for claim in _of_kind(facts, Kind.SHARE):
        if is_contribution(facts, claim):
            continue
        part = facts.get(claim.of)
        if (part is not None and part.kind not in AMOUNTS) or not in_step(facts, claim):
            continue
        whole, stated = whole_of(facts, claim, part)
        if whole is None or whole is part or whole.id == claim.id or (part and _on_a_level(part, whole)):
            continue
        if part is None:
            yield from _unnamed_part(facts, claim, whole, stated)
        elif same_dimension(part, whole) and same_time(part, whole):
            counted = facts.quantities[part.id].whole_number and facts.quantities[whole.id].whole_number
            make = relation.k_of_n if counted else relation.share
            made = make(hold("占比", part, whole, claim), key(part), key(whole), key(claim))
            sure = stated and facts.one_sentence((part, claim)) and near_enough(claim, part, whole)
            yield Tie(made, "share-mismatch", sure)


def _on_a_level(part: Claim, whole: Claim) -> bool:
    """Members of one list, parts of one whole, or two figures under one name: neither is the other's whole."""
    listed = part.group is not None and part.group == whole.group
    parts = part.part_of is not None and part.part_of == whole.part_of
    return listed or parts or (plain_name(name_of(part)) == plain_name(name_of(whole)) and part.scope == whole.scope
                               and part.kind is not Kind.COUNT)  # fmt: skip


def _unnamed_part(facts: Facts, claim: Claim, whole: Claim, stated: bool) -> Iterator[Tie]:
    if (
        facts.quantities[whole.id].whole_number
        and claim.number.form is Form.ARABIC
        and whole.kind is Kind.COUNT
    ):
        part = f"{key(claim)}@个数"
        made = relation.k_of_n(hold("个数占比", whole, claim), part, key(whole), key(claim))
        yield Tie(made, "count-share", stated)


def is_contribution(facts: Facts, claim: Claim) -> bool:
    return claim.basis is Basis.CONTRIBUTION or "贡献率" in facts.before(claim, 10) + claim.indicator


def whole_of(facts: Facts, claim: Claim, part: Claim | None) -> tuple[Claim | None, bool]:
    """The whole of a share, and whether the text says that it is this one."""
    words = _base_words(facts, claim)
    names = [each for each in (claim.base_name, words) if each]
    linked = facts.now(claim.base)
    if (
        linked is not None
        and linked.number.start < claim.number.start
        and _can_be_whole(facts, linked, part, claim)
    ):
        face = linked.kind is Kind.COUNT and claim.number.start - linked.number.end <= 40
        sure = face or any(alike(each, name_of(linked)) for each in names)
        return linked, sure and _surely_then(facts, linked, part or claim)
    for name in names:
        named = _named(facts, claim, part, name)
        if named is not None:
            return named, plain_name(name_of(named)) == plain_name(name) and _surely_then(
                facts, named, part or claim
            )
    if part is None:
        return None, False
    if words:
        return _of_area(facts, part, words)
    return (
        _counted_before(facts, claim, part)
        if part.kind is Kind.COUNT
        else (_guessed(facts, claim, part), False)
    )


def _of_area(facts: Facts, part: Claim, words: str) -> tuple[Claim | None, bool]:
    """占全市的36.4%: the same thing counted for the whole city; 占全部投资的43.2%: the largest of the family."""
    if words.startswith(("全部", "整个", "总")):
        return _guessed(facts, part, part), False
    if len(words) > 6 or not words.endswith(("市", "省", "区", "县", "州", "国", "园区")):
        return None, False
    found = [
        each
        for each in facts.amounts()
        if each is not part and same_dimension(each, part) and larger(facts, each, part)
        and (each.scope.startswith(words) or name_of(each).startswith(words))
        and alike(name_of(each).removeprefix(words), name_of(part).removeprefix(part.scope)) and same_end(each, part)
    ]  # fmt: skip
    return (found[0], True) if len(found) == 1 else (None, False)


def _can_be_whole(facts: Facts, whole: Claim, part: Claim | None, claim: Claim) -> bool:
    """A whole is larger than its part, unless the share says otherwise."""
    return (
        part is None or not same_dimension(whole, part) or larger(facts, whole, part) or _percent(claim) > 100
    )


def _surely_then(facts: Facts, whole: Claim, part: Claim) -> bool:
    """Of the same time and place beyond doubt: in one paragraph and not far off."""
    return whole.sentence == part.sentence or (paragraph(facts, whole, part) and distance(whole, part) <= 250)


def _base_words(facts: Facts, claim: Claim) -> str:
    """The words between 占 and the share or the list of shares: 分别占一般公共预算支出的36.76%和19.37%."""
    found = _OF_WHOLE.search(facts.before(claim, 60))
    return found[1] if found is not None else ""


def _is_part_itself(facts: Facts, claim: Claim) -> bool:
    """Has it a share of its own in the same paragraph? Then it is no whole: 其中夏粮42万吨，占夏粮产量46%."""
    shares_of_it = [each for each in facts.about.get(claim.id, ()) if each.kind is Kind.SHARE]
    return any(each.sentence == claim.sentence or distance(each, claim) <= 60 for each in shares_of_it)


def _counted_before(facts: Facts, claim: Claim, part: Claim) -> tuple[Claim | None, bool]:
    """``31家重点企业中13家为正增长，占比41.9%``: the count of which the part is counted out."""
    before = [
        each
        for each in facts.amounts()
        if each.kind is Kind.COUNT and each.number.start < part.number.start and each.sentence == part.sentence
        and each.number.unit == part.number.unit and larger(facts, each, part) and each is not part
    ]  # fmt: skip
    whole = before[-1] if before else None
    return whole, whole is not None and bool(re.search(r"中", facts.between(whole, part)))


def _named(facts: Facts, claim: Claim, part: Claim | None, words: str) -> Claim | None:
    """The amount that bears the base's name: exactly before nearly, before the share rather than after, then nearest."""
    wanted = plain_name(words)
    found = [
        each
        for each in facts.amounts()
        if each is not part
        and alike(name_of(each), words)
        and _can_be_whole(facts, each, part, claim)
        and (part is None or (same_dimension(each, part) and same_time(each, part)))
    ]
    if not found:
        return None
    return min(
        found,
        key=lambda each: (
            _is_part_itself(facts, each),
            plain_name(name_of(each)) != wanted, each.number.start > claim.number.start, distance(each, claim),
        ),
    )  # fmt: skip


def _guessed(facts: Facts, claim: Claim, part: Claim) -> Claim | None:
    """No whole is named: the one it stands under, else the one that most other shares of the family use."""
    above = facts.now(part.part_of)
    if above is not None and above.kind in AMOUNTS and _can_be_whole(facts, above, part, claim):
        return above
    head = _head_of_list(facts, part)
    if head is not None:
        return head
    used = Counter(
        each.base
        for each in facts.claims
        if each.kind is Kind.SHARE
        and each.base is not None
        and each.id != claim.id
        and not is_contribution(facts, each)
    )
    for number, times in used.most_common():
        whole = facts.get(number)
        if whole is None or whole is part or not (same_dimension(whole, part) and same_time(whole, part)):
            continue
        if (times > 1 or family(name_of(whole)) == family(name_of(part))) and larger(facts, whole, part):
            return whole
    return None


def _head_of_list(facts: Facts, part: Claim) -> Claim | None:
    """The figure before 其中 or 分行业看: what the parts of a list are parts of."""
    start = max(part.number.start - 250, 0)
    opened = list(_LIST_OPENS.finditer(facts.text, start, part.number.start))
    if not opened:
        return None
    before = [
        each
        for each in facts.amounts()
        if start <= each.number.start < opened[-1].start() and same_dimension(each, part) and larger(facts, each, part)
        and paragraph(facts, each, part)
    ]  # fmt: skip
    return before[-1] if before else None


def family(name: str) -> str:
    """The last two characters of a name, which say what is counted: 民间投资, 固定资产投资 → 投资."""
    plain = re.sub(r"(?:总额|总量|总值)$", "", plain_name(name))
    return "投资" if plain.endswith("固投") else plain[-2:]


def larger(facts: Facts, whole: Claim, part: Claim) -> bool:
    """Is the whole the larger as printed?"""
    sizes = [abs(facts.quantities[each.id].factor * Fraction(each.value or 0)) for each in (whole, part)]
    return sizes[0] >= sizes[1]


def near_enough(claim: Claim, part: Claim, whole: Claim) -> bool:
    """Is the printed ratio what a slip could have made of the right one? One that is five times off was read amiss."""
    size = _size(whole)
    printed = _percent(claim)
    if not size or not printed:
        return False
    off = printed / (_size(part) / size * 100) if _size(part) else Decimal(0)
    return Decimal("0.33") <= off <= 3


def _size(claim: Claim) -> Decimal:
    unit = unit_of(claim.number.unit)
    return abs(claim.value or Decimal(0)) * (unit.factor if unit else 1)


def _percent(claim: Claim) -> Decimal:
    return abs(claim.value or Decimal(0)) * (100 if claim.number.unit == "倍" else 1)


def progresses(facts: Facts) -> Iterator[Tie]:
    """value / target = progress, where the target is printed."""
    for claim in _of_kind(facts, Kind.PROGRESS):
        value, target = facts.get(claim.of), facts.get(claim.base)
        if value is None or value.kind not in AMOUNTS or not in_step(facts, claim):
            continue
        if not paragraph(facts, value, claim) or distance(value, claim) > 150:
            continue
        stated = target is not None and bool(_TARGET.search(claim.base_name or facts.before(claim)))
        if target is not None and (
            target.sentence != claim.sentence or target.number.start > claim.number.end + 12
        ):
            target = None
        if target is None:
            target, stated = _target_nearby(facts, claim, value)
        if target is not None and target is not value and same_dimension(value, target):
            made = relation.progress(
                hold("完成率", value, target, claim), key(value), key(target), key(claim)
            )
            yield Tie(made, "progress-mismatch", stated and near_enough(claim, value, target))


def _target_nearby(facts: Facts, claim: Claim, value: Claim) -> tuple[Claim | None, bool]:
    """The planned amount nearby that the words of the completion name: 占年度计划的… is of 年度计划投资."""
    planned = [
        each
        for each in facts.claims
        if each.kind is Kind.PLAN and facts.known(each) and same_dimension(each, value)
        and 0 < claim.number.start - each.number.start <= 120 and paragraph(facts, each, claim)
        and not _measured_by(facts, each, claim)
    ]  # fmt: skip
    wanted = _goal_words(claim.base_name + facts.before(claim))
    named = [
        each for each in planned if wanted and wanted <= _goal_words(facts.before(each, 12) + each.indicator)
    ]
    if named:
        return named[-1], claim.sentence == named[-1].sentence
    return (
        (planned[0], False) if len(planned) == 1 and planned[0].sentence == claim.sentence else (None, False)
    )


def _measured_by(facts: Facts, plan: Claim, claim: Claim) -> bool:
    """Does another completion stand between? Then the target is that one's."""
    return any(
        each.kind is Kind.PROGRESS and plan.number.start < each.number.start < claim.number.start
        and (claim.group is None or each.group != claim.group)
        for each in facts.claims[facts.order[plan.id] : facts.order[claim.id]]
    )  # fmt: skip


def _goal_words(words: str) -> set[str]:
    """Which target, by its words: the year's or half year's, plan or goal."""
    spans = {"年" if found in ("年度", "全年", "年初") else found for found in _GOAL_SPAN.findall(words)}
    goals = _TARGET.findall(words)
    return spans | {goals[-1]} if spans and goals else set()


def growths(facts: Facts) -> Iterator[Tie]:
    """The level, its growth and the level before it; the same growth in two forms; how many times it is the old one."""
    for claim in _of_kind(facts, Kind.GROWTH):
        level, base = facts.get(claim.of), facts.get(claim.base)
        if level is None or level.kind not in AMOUNTS or base is None or base is level:
            continue
        if base.kind in AMOUNTS and same_dimension(level, base):
            steady = not CONSTANT_PRICES.search(name_of(level) + facts.sentence(claim))
            made = relation.growth(hold("同比", level, claim, base), key(level), key(claim), key(base))
            yield Tie(made, "growth-mismatch", steady and facts.one_sentence((level, base, claim)))
    yield from _before_and_now(facts)
    for level in facts.amounts():
        yield from _two_forms(facts, level)
        yield from _multiples(facts, level)


def _before_and_now(facts: Facts) -> Iterator[Tie]:
    """A level and the same one a year earlier, both printed in the report, with the growth between them."""
    for level in facts.amounts():
        if level.period is None:
            continue
        before = str(level.period.prior())
        for base in facts.names.get(plain_name(name_of(level)), ()):
            known = base.when == before and base.kind is level.kind and facts.known(base)
            if known and base.scope == level.scope and same_dimension(level, base):
                for claim in facts.growths(level, Basis.LAST_YEAR):
                    if claim.base is None:
                        made = relation.growth(
                            hold("同比", level, claim, base), key(level), key(claim), key(base)
                        )
                        yield Tie(made, "growth-mismatch", stated=False)
                break


def _two_forms(facts: Facts, level: Claim) -> Iterator[Tie]:
    """近四倍 beside 增长3.94倍: two growths of one level in one sentence are one growth."""
    found = facts.growths(level)
    for one, other in pairwise(found):
        words = facts.between(one, other) + facts.before(other)
        if one.basis is other.basis and one.sentence == other.sentence and not _ANOTHER_VIEW.search(words):
            if one.group is not None and one.group == other.group:
                continue
            made = relation.same(hold("同一增速", one, other), key(one), key(other))
            yield Tie(made, "same-differs", stated=False)


def _multiples(facts: Facts, level: Claim) -> Iterator[Tie]:
    """是上年同期的4倍 beside 增长288%: growth + 100% is the multiple."""
    for times in facts.about.get(level.id, ()):
        if times.number.unit != "倍" or times.kind is not Kind.OTHER or not facts.known(times):
            continue
        for claim in facts.growths(level):
            if claim.sentence == times.sentence:
                terms = [(key(claim), Fraction(1)), (key(times), Fraction(-1))]
                note = "增速＋100%＝倍数"
                made = relation.linear(
                    hold("倍数", claim, times, note=note), terms, Span(Fraction(-100), Fraction(-100))
                )
                yield Tie(made, "multiple-mismatch")


def contributions(facts: Facts) -> Iterator[Tie]:
    """pull = contribution · growth of the whole, all three printed."""
    for claim in _of_kind(facts, Kind.PP_CHANGE):
        if claim.basis is not Basis.PULL and "拉动" not in facts.before(claim, 12) + claim.indicator:
            continue
        shares_here = [
            each
            for each in _of_kind(facts, Kind.SHARE)
            if each.sentence == claim.sentence
            and is_contribution(facts, each)
            and (each.of == claim.of or claim.of is None)
        ]
        whole = _growth_of_whole(facts, claim, shares_here)
        if len(shares_here) == 1 and whole is not None:
            made = _product(
                hold("拉动", claim, shares_here[0], whole, note="拉动＝贡献率×总体增速"),
                claim,
                shares_here[0],
                whole,
            )
            yield Tie(made, "pull-mismatch")


def _growth_of_whole(facts: Facts, pull: Claim, contribution: list[Claim]) -> Claim | None:
    for each in (pull, *contribution):
        base = facts.get(each.base)
        found = (
            [base] if base is not None and base.kind is Kind.GROWTH else facts.growths(base) if base else []
        )
        if not found and each.base_name:
            found = [
                growth
                for growth in _of_kind(facts, Kind.GROWTH)
                if growth.of != pull.of and alike(name_of(growth), each.base_name) and same_time(growth, pull)
            ]
        if len(found) == 1 and found[0].value is not None and found[0].value > 0:
            return found[0]
    return None


def _product(held: Hold, result: Claim, ratio: Claim, base: Claim) -> Relation:
    one = Fraction(1)
    piece = Product(((key(result), one),), ((key(ratio), one),), ((key(base), one),))
    weight = relation.BLAME[relation.Kind.PULL]
    return Relation(
        held.id, relation.Kind.RULE, (key(result), key(ratio), key(base)), (piece,), weight, held.note
    )


def share_totals(facts: Facts) -> Iterator[Tie]:
    """The shares of one whole: all of them add up to 100%, some to no more."""
    for members in _share_lists(facts):
        complete = _all_of_it(facts, members)
        made = relation.shares_total(
            hold("占比合计", *members), [key(each) for each in members], exact=complete
        )
        yield Tie(made, "shares-total", complete)
    for group in facts.groups.values():
        terms = [each for each in group if each.number.form is Form.RATIO and facts.known(each)]
        added = sum((each.value or Decimal(0) for each in terms), Decimal(0))
        if len(terms) >= 3 and 95 <= added <= 105:
            made = relation.shares_total(hold("比例合计", *terms), [key(each) for each in terms])
            yield Tie(made, "shares-total", stated=False)


def _share_lists(facts: Facts) -> Iterator[list[Claim]]:
    lists: dict[tuple[object, ...], list[Claim]] = {}
    for claim in _of_kind(facts, Kind.SHARE):
        part = facts.get(claim.of)
        group = claim.group if claim.group is not None else part.group if part is not None else None
        if group is None or is_contribution(facts, claim) or claim.number.form is not Form.ARABIC:
            continue
        lists.setdefault((group, claim.base, plain_name(claim.base_name)), []).append(claim)
    for members in lists.values():
        if len(members) >= 2 and len({claim.of for claim in members if claim.of is not None} | {-1}) != 2:
            yield members


def _all_of_it(facts: Facts, shares: list[Claim]) -> bool:
    """Are these the shares of all the parts, and the parts said to be all?"""
    parts = [facts.get(each.of) for each in shares]
    kept = [each for each in parts if each is not None]
    if len(kept) != len(parts):
        return all(each.complete for each in shares)
    group = [each for each in facts.groups.get(kept[0].group or -1, ()) if each.kind in AMOUNTS]
    start = min(each.number.start for each in kept)
    said = ALL_OF_IT.search(facts.text, max(start - 160, 0), start)
    complete = said is not None and all(each.complete for each in kept)
    return complete and {each.id for each in kept} == {each.id for each in group}


def _of_kind(facts: Facts, kind: Kind) -> Iterator[Claim]:
    return (each for each in facts.claims if each.kind is kind and each.id in facts.quantities)


def gaps(facts: Facts) -> Iterator[Tie]:
    """One growth (share, rate) less another is the difference in 个百分点 printed with them."""
    for claim in _of_kind(facts, Kind.PP_CHANGE):
        if claim.basis in (Basis.PULL, Basis.PACE) or "拉动" in facts.before(claim, 10):
            continue
        other = facts.get(claim.base)
        if other is None or other.number.unit not in ("%", "‰", "倍"):
            continue
        own = _compared(facts, claim, other)
        if own is not None:
            made = relation.difference(hold("差距", own, other, claim), key(own), key(other), key(claim))
            yield Tie(made, "gap-mismatch", facts.one_sentence((own, other, claim)) or same_place(own, other))


def _compared(facts: Facts, claim: Claim, other: Claim) -> Claim | None:
    """The ratio that a difference speaks of: the last of the other's kind before it, of the same figure, and itself
    no figure that something is compared with."""
    compared_with = {
        each.base for each in facts.claims if each.kind is Kind.PP_CHANGE and each.base is not None
    }
    found = [
        each
        for each in facts.claims
        if each.kind is other.kind
        and each.id not in compared_with
        and facts.known(each)
        and each.number.start < claim.number.start
        and each.basis is not Basis.TWO_YEARS
        and (each.of == claim.of if claim.of is not None else each.sentence == claim.sentence)
    ]
    return found[-1] if found else None
