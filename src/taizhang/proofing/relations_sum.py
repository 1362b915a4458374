"""Sums and differences: what adds up to what, what lies within what, what changed by how much?

A list of parts adds up to its whole only if the text (or the meaning of the words) says that it is all of it: 由三块组成,
三次产业, 出口 and 进口 of 进出口. 其中 says only that each part lies within the whole, and enumerated parts may overlap, so their
sum against the whole is a hint.

Worked example: ``投资59.7亿元，由三块组成：工业45.5亿元、基础设施3.6亿元、厂房10.6亿元`` gives total(59.7; 45.5, 3.6, 10.6),
stated.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from taizhang.kernel.period import Period
from taizhang.proofing.facts import (
    AMOUNTS,
    Facts,
    key,
    name_of,
    plain_name,
    same_dimension,
    same_place,
    same_time,
)
from taizhang.proofing.model import Basis, Claim, Kind
from taizhang.proofing.net import Tie
from taizhang.proofing.relations_ratio import family, hold, larger
from taizhang.reconcile import relation

WHOLE_SETS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("", ("一产", "二产", "三产")),
    ("用电", ("一产", "二产", "三产", "居民生活")),
    ("进出口", ("出口", "进口")),
    ("在建项目", ("新建项目", "续建项目")),
    ("常住人口", ("城镇", "乡村")),
    ("社零", ("商品零售", "餐饮")),
    ("财政|预算", ("税收", "非税")),
)
"""Wholes that by the meaning of their words have no parts but these; an empty name is whatever the parts belong to."""

_UNLIKE: Final = frozenset({"商品零售", "餐饮", "税收", "非税", "居民生活"})
"""Members whose names have nothing else in common with the others': 商品零售额, 餐饮收入."""

_FLOW: Final = re.compile(
    r"产值|收入|投资|销售|出口|进口|税|用电量|零售|营业额|外资|产量|利润|增加值|发电量|吞吐量"
)
_STOCK: Final = re.compile(r"末|户数|人口|余额|存款|贷款|资产|在册|从业")


def parts(facts: Facts) -> Iterator[Tie]:
    """Parts that stand under a whole in the text: all of them, or each within it."""
    for number, listed in facts.parts.items():
        whole = facts.get(number)
        if whole is None or whole.kind not in AMOUNTS:
            continue
        usable = [each for each in listed if _can_be_part(facts, each, whole)]
        for members in _enumerations(usable):
            yield from _part_ties(facts, whole, members, _all_usable(members, listed))


def _can_be_part(facts: Facts, part: Claim, whole: Claim) -> bool:
    return (
        part.kind in AMOUNTS and facts.known(part) and same_dimension(part, whole) and same_time(part, whole)
    )


def _enumerations(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    by_group: dict[int | None, list[Claim]] = {}
    for claim in claims:
        by_group.setdefault(claim.group, []).append(claim)
    yield from by_group.values()


def _all_usable(members: Sequence[Claim], listed: Sequence[Claim]) -> bool:
    """Is every amount of the enumeration here (none masked, none in another unit)?"""
    group = members[0].group
    return len(members) == len([each for each in listed if each.group == group and each.kind in AMOUNTS])


def _part_ties(facts: Facts, whole: Claim, members: Sequence[Claim], whole_list: bool) -> Iterator[Tie]:
    if len(members) > 1 and whole_list and all(each.complete for each in members):
        made = relation.total(hold("合计", whole, *members), key(whole), [key(each) for each in members])
        yield Tie(made, "sum-mismatch")
        return
    for part in members:
        made = relation.at_most(hold("不超过", part, whole), key(part), key(whole))
        yield Tie(made, "part-exceeds-whole", _says_part(facts, part, whole))
    if len(members) > 1 and members[0].group is not None:
        made = relation.parts_within(
            hold("分项", whole, *members), key(whole), [key(each) for each in members]
        )
        yield Tie(made, "parts-exceed-whole", stated=False)


def _says_part(facts: Facts, part: Claim, whole: Claim) -> bool:
    """其中 between them in one sentence, or a row marked # under the row of the whole."""
    words = facts.between(whole, part)
    if whole.number.start < part.number.start and whole.sentence == part.sentence:
        return "其中" in words or "占" in words
    return "#" in words and "\n" in words and words.count("\n") <= 3


def known_sets(facts: Facts) -> Iterator[Tie]:
    """Three industries, export and import, new and continued projects: complete by the meaning of the words."""
    for name, words in WHOLE_SETS:
        for first in facts.amounts():
            members = _set_from(facts, first, words)
            whole = _whole_of_set(facts, name, members) if members else None
            if whole is None or all(each.part_of == whole.id and each.complete for each in members):
                continue
            made = relation.total(hold("合计", whole, *members), key(whole), [key(each) for each in members])
            yield Tie(made, "sum-mismatch", stated=_sure_whole(facts, name, whole, members))


def _sure_whole(facts: Facts, name: str, whole: Claim, members: Sequence[Claim]) -> bool:
    """Named in the same sentence, or tied to its parts by 其中 or by their shares."""
    if name:
        return facts.one_sentence((whole, *members))
    return "GDP" in plain_name(name_of(whole)) or whole.id in _linked(facts, members)


def _set_from(facts: Facts, first: Claim, words: Sequence[str]) -> list[Claim]:
    """The members of the set that begins here: the nearest of each word after the first, alike in all else."""
    if not _is_member(first, words[0], words):
        return []
    rest = plain_name(name_of(first)).replace(words[0], "", 1)
    if "电" in rest and len(words) == 3:
        return []  # electricity is used by homes too
    found = [first]
    for word in words[1:]:
        following = [
            each
            for each in facts.amounts()
            if 0 < each.number.start - first.number.start <= 400
            and _is_member(each, word, words)
            and (word in _UNLIKE or plain_name(name_of(each)).replace(word, "", 1) == rest)
            and same_dimension(each, first) and same_time(each, first) and same_place(each, first)
        ]  # fmt: skip
        if not following:
            return []
        found.append(min(following, key=lambda each: each.number.start))
    return found


def _is_member(claim: Claim, word: str, words: Sequence[str]) -> bool:
    name = plain_name(name_of(claim))
    if word not in name or (word in ("出口", "进口") and "进出口" in name):
        return False
    if word in _UNLIKE and (len(name) > len(word) + 3 or not name.startswith(("城乡", word))):
        return False  # 限上商品零售额 is another thing
    return sum(each in name for each in words) == 1


def _whole_of_set(facts: Facts, name: str, members: Sequence[Claim]) -> Claim | None:
    first = members[0]
    before = [
        each
        for each in facts.amounts()
        if each not in members
        and each.number.start < members[-1].number.start
        and first.number.start - each.number.start <= 400
        and same_dimension(each, first) and same_time(each, first) and same_place(each, first)
        and all(larger(facts, each, part) for part in members)
    ]  # fmt: skip
    if name:
        named = [each for each in before if re.search(name, plain_name(name_of(each)))]
        return max(named, key=lambda each: each.number.start, default=None)
    linked = _linked(facts, members)
    for each in before:
        if each.id in linked:
            return each
    own = family(name_of(first))
    kin = {"GDP", own} if own in ("加值", "一产") else {own}
    akin = [each for each in before if kin & {family(name_of(each)), plain_name(name_of(each))}]
    return max(akin, key=lambda each: each.number.start, default=None)


def _linked(facts: Facts, members: Sequence[Claim]) -> set[int]:
    """The figures that the members are parts or shares of."""
    found = {each.part_of for each in members if each.part_of is not None}
    return found | {
        share.base
        for each in members
        for share in facts.about.get(each.id, ())
        if share.kind is Kind.SHARE and share.base is not None
    }


def changes(facts: Facts) -> Iterator[Tie]:
    """now − before = change, with the figure before printed or reached through the growth."""
    for claim in facts.claims:
        level = facts.get(claim.of)
        if (
            claim.kind is not Kind.OTHER
            or not facts.known(claim)
            or level is None
            or level.kind not in AMOUNTS
        ):
            continue
        if not same_dimension(claim, level):
            continue
        base = facts.get(claim.base)
        if base is not None and base is not level and same_dimension(base, level):
            made = relation.difference(hold("差额", level, base, claim), key(level), key(base), key(claim))
            yield Tie(made, "difference-mismatch", facts.one_sentence((level, claim)))
        elif claim.basis is Basis.LAST_YEAR:
            yield from _change_and_growth(facts, claim, level)


def _change_and_growth(facts: Facts, claim: Claim, level: Claim) -> Iterator[Tie]:
    for growth in facts.growths(level, Basis.LAST_YEAR):
        if growth.base is None and growth.sentence == claim.sentence:
            made = relation.increase(hold("增减额", level, claim), key(level), key(claim))
            yield Tie(made, "difference-mismatch", stated=False)
            grown = relation.growth(hold("同比", level, growth), key(level), key(growth))
            yield Tie(grown, "growth-mismatch", stated=False)
            return


def repeated(facts: Facts) -> Iterator[Tie]:
    """The same fact stated twice, in different sentences."""
    for name, found in facts.names.items():
        if len(name) < 4:
            continue
        first: dict[tuple[object, ...], Claim] = {}
        for claim in found:
            if (
                not facts.known(claim)
                or not claim.when
                or claim.kind in (Kind.OTHER, Kind.DURATION, Kind.PLAN)
            ):
                continue
            fact = (claim.kind, claim.when, claim.scope, claim.basis, plain_name(claim.base_name),
                    "" if claim.kind in AMOUNTS else claim.number.unit)  # fmt: skip
            earlier = first.setdefault(fact, claim)
            if earlier is not claim and earlier.sentence != claim.sentence and _comparable(earlier, claim):
                made = relation.same(hold("前后一致", earlier, claim), key(earlier), key(claim))
                yield Tie(made, "same-differs", stated=False)


def _comparable(one: Claim, other: Claim) -> bool:
    """Near enough to be one fact: what differs by half is another figure under a short name."""
    if not same_dimension(one, other) or one.value is None or other.value is None:
        return False
    if one.number.unit != other.number.unit or not one.value:
        return True
    return abs(other.value - one.value) <= abs(one.value) / 2


def months(facts: Facts) -> Iterator[Tie]:
    """A month is no more than the months up to it, for what only grows in the year."""
    for name, found in facts.names.items():
        if not _FLOW.search(name) or _STOCK.search(name):
            continue
        levels = [
            each for each in found if each.kind is Kind.LEVEL and facts.known(each) and (each.value or 0) > 0
        ]
        for month in levels:
            span = period_of(month)
            if span is None or span.months() != 1 or span.point or span.last == 1:
                continue
            for whole in levels:
                around = period_of(whole)
                if (
                    around is None
                    or not around.is_cumulative
                    or around.last != span.last
                    or around.year != span.year
                ):
                    continue
                if whole.scope == month.scope and same_dimension(whole, month):
                    made = relation.at_most(hold("不超过累计", month, whole), key(month), key(whole))
                    yield Tie(made, "month-exceeds-year", stated=False)


def period_of(claim: Claim) -> Period | None:
    """The claim's period; of one without a year, that of the year 2000."""
    if claim.period is not None:
        return claim.period
    try:
        return Period.parse(claim.when.replace("*", "2000")) if claim.when else None
    except ValueError:
        return None
