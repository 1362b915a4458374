"""Shares and completions: part / whole, value / target, and shares of one whole together.

Worked example: ``规上产值61亿元，其中电池51.6亿元，占规上产值比重83.4%`` gives share(51.6亿元, 61亿元, 83.4%), stated.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from taizhang.proofing.judging.facts import (
    AMOUNTS,
    Facts,
    distance,
    in_step,
    key,
    name_of,
    paragraph,
    plain_name,
    same_dimension,
    same_time,
)
from taizhang.proofing.judging.net import Tie
from taizhang.proofing.judging.wholes import (
    ALL_OF_IT,
    family,
    hold,
    in_base_units,
    is_contribution,
    near_enough,
    of_kind,
    percent_of,
    whole_of,
)
from taizhang.proofing.model import Claim, Form, Kind
from taizhang.reconcile import relation

_BARE_AREA: Final = re.compile(r"占全(?:市|省|县|区|国|州)的?[^,，。；;]{0,20}$")
_GOAL_SPAN: Final = re.compile(r"年度|全年|年初|上半年|半年|季度")
_TARGET: Final = re.compile(r"目标|计划|任务|预算|预期|指标")


def shares(facts: Facts) -> Iterator[Tie]:
    """part / whole = share; k of n where the part is not printed."""
    for claim in of_kind(facts, Kind.SHARE):
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
            if not stated and _of_the_same_whole(facts, claim, part, whole):
                continue
            counted = facts.quantities[part.id].whole_number and facts.quantities[whole.id].whole_number
            make = relation.k_of_n if counted else relation.share
            made = make(hold("占比", part, whole, claim), key(part), key(whole), key(claim))
            listed_alike = None in (part.group, claim.group) or part.group == claim.group
            sure = (
                stated
                and listed_alike
                and facts.one_sentence((part, claim))
                and near_enough(claim, part, whole)
            )
            yield Tie(made, "share-mismatch", sure)


def _on_a_level(part: Claim, whole: Claim) -> bool:
    """Members of one list, parts of one whole, or two figures under one name: neither is the other's whole."""
    listed = part.group is not None and part.group == whole.group
    parts = part.part_of is not None and part.part_of == whole.part_of
    return listed or parts or (plain_name(name_of(part)) == plain_name(name_of(whole)) and part.scope == whole.scope
                               and part.kind is not Kind.COUNT)  # fmt: skip


def _of_the_same_whole(facts: Facts, claim: Claim, part: Claim, whole: Claim) -> bool:
    """``60岁以上300万人，占15%；其中65岁以上200万人，占10%``: both are shares of one thing, since they stand like the amounts."""
    if not in_base_units(whole):
        return False
    ratio = abs(in_base_units(part) / in_base_units(whole))
    return any(
        each.kind is Kind.SHARE and facts.known(each) and each.id != claim.id
        and abs(percent_of(each) * ratio - percent_of(claim)) <= Decimal("0.1")
        for each in facts.about.get(whole.id, ())
    )  # fmt: skip


def _unnamed_part(facts: Facts, claim: Claim, whole: Claim, stated: bool) -> Iterator[Tie]:
    if (
        facts.quantities[whole.id].whole_number
        and claim.number.form is Form.ARABIC
        and whole.kind is Kind.COUNT
    ):
        part = f"{key(claim)}@个数"
        made = relation.k_of_n(hold("个数占比", whole, claim), part, key(whole), key(claim))
        yield Tie(made, "count-share", stated)


def progresses(facts: Facts) -> Iterator[Tie]:
    """value / target = progress, where the target is printed."""
    for claim in of_kind(facts, Kind.PROGRESS):
        value, target = facts.get(claim.of), facts.get(claim.base)
        if value is None or value.kind not in AMOUNTS or not in_step(facts, claim):
            continue
        if distance(value, claim) > 150 or not paragraph(facts, value, claim):
            continue
        if target is not None and (
            target.sentence != claim.sentence or target.number.start > claim.number.end + 12
        ):
            target = None
        named, stated = _target_nearby(facts, claim, value)
        if named is not None and (stated or target is None):
            target = named
        elif target is not None:
            stated = bool(_TARGET.search(claim.base_name + facts.before(target, 12)))
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
    for claim in of_kind(facts, Kind.SHARE):
        part = facts.get(claim.of)
        group = claim.group if claim.group is not None else part.group if part is not None else None
        if group is None or is_contribution(facts, claim) or claim.number.form is not Form.ARABIC:
            continue
        lists.setdefault((group, claim.base, plain_name(claim.base_name)), []).append(claim)
    for members in lists.values():
        parts = [facts.get(each.of) for each in members]
        named = {family(name_of(each)) for each in parts if each is not None}
        if len(named) > 1 or (named and any(_BARE_AREA.search(facts.before(each, 30)) for each in members)):
            continue  # 合同外资、实际外资分别占全市的55%、66% are shares of two wholes
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
