"""Sums and differences: what adds up to what, what lies within what, what changed by how much?

A list of parts adds up to its whole only if the text (or the meaning of the words) says that it is all of it: 由三块组成,
三次产业, 出口 and 进口 of 进出口. 其中 says only that each part lies within the whole, and enumerated parts may overlap, so their
sum against the whole is a hint.

Worked example: ``投资59.7亿元，由三块组成：工业45.5亿元、基础设施3.6亿元、厂房10.6亿元`` gives total(59.7; 45.5, 3.6, 10.6),
stated.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from taizhang.kernel.written import Hedge
from taizhang.proofing.judging.facts import (
    AMOUNTS,
    Facts,
    key,
    name_of,
    paragraph,
    plain_name,
    same_dimension,
    same_place,
    same_time,
)
from taizhang.proofing.judging.net import Tie
from taizhang.proofing.judging.wholes import (
    ALL_OF_IT,
    family,
    hold,
    in_base_units,
    is_contribution,
    larger,
    whole_of,
)
from taizhang.proofing.model import Claim, Kind
from taizhang.reconcile import relation

WHOLE_SETS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("", ("一产", "二产", "三产")),
    ("用电", ("一产", "二产", "三产", "居民生活")),
    ("进出口", ("出口", "进口")),
    ("在建|实施|施工", ("新建", "续建")),
    ("人口", ("城镇", "乡村")),
    ("工业", ("轻工业", "重工业")),
    ("社零", ("商品零售", "餐饮")),
    ("零", ("城镇", "乡村")),
    ("农业|农林牧渔", ("农业", "林业", "牧业", "渔业", "农林牧渔专业")),
    ("财政总?收入|预算总?收入", ("税收", "非税")),
)
"""Wholes that by the meaning of their words have no parts but these; an empty name is whatever the parts belong to."""
_UNLIKE: Final = frozenset({"商品零售", "餐饮", "税收", "非税", "居民生活", "乡村", "续建", "农林牧渔专业"})
"""Members whose names have nothing else in common with the others': 商品零售额, 餐饮收入."""
_LATER_STAGE: Final = re.compile(r"投产|达产|试生产|竣工|并网|完工")
_NARROWER: Final = re.compile(r"房地产|民间|技改|技术改造|基础设施|制造|高技术")
SIGNED: Final = re.compile(r"利润|净增|净流|顺差|逆差|盈|亏|增量|差额|结余")


def parts(facts: Facts) -> Iterator[Tie]:
    """Parts that stand under a whole in the text: all of them, or each within it."""
    for number, listed in facts.parts.items():
        whole = facts.now(number)
        if whole is None or whole.kind not in AMOUNTS:
            continue
        usable = _until_full(whole, [each for each in listed if _can_be_part(facts, each, whole)])
        made = _made_up_of(facts, whole, usable)
        if made:
            yield Tie(
                relation.total(hold("合计", whole, *made), key(whole), [key(each) for each in made]),
                "sum-mismatch",
            )
        for members in _enumerations(usable):
            yield from _part_ties(facts, whole, members)


_AVERAGE: Final = re.compile(
    r"人均|户均|亩均|平均|均价|单价|单产|每[百万亿]?[元人户亩吨]|指数|浓度|密度|率$|比例$"
)
_TURNOVER: Final = re.compile(r"销售额|营业额")


def adds_up(part: Claim, whole: Claim) -> bool:
    """Averages and rates are no amounts to add, and turnover is more than the retail sales it brings."""
    names = name_of(part), name_of(whole)
    if any(_AVERAGE.search(name) for name in names):
        return False
    retail = "零售总额" in names[1] or "社零" in names[1]
    return not (retail and _TURNOVER.search(names[0]))


def _can_be_part(facts: Facts, part: Claim, whole: Claim) -> bool:
    amounts = (
        part.kind in AMOUNTS and facts.known(part) and same_dimension(part, whole) and same_time(part, whole)
    )
    if not adds_up(part, whole):
        return False
    if not amounts or part.number.hedge is Hedge.ATLEAST or SIGNED.search(name_of(whole) + name_of(part)):
        return (
            False  # 投资20亿元以上的9个 is a class; of a sum of gains and losses a part may be more than all
        )
    words = facts.between(whole, part) if whole.number.start < part.number.start else ""
    if part.kind is Kind.COUNT and (re.search(r"[;；。]", words) or _LATER_STAGE.search(name_of(part))):
        return False
    return "\n" not in words or plain_name(name_of(whole)) in plain_name(name_of(part)) or "其中" in words


def _until_full(whole: Claim, members: Sequence[Claim]) -> list[Claim]:
    """The parts up to where they make up the whole: 在建25个，其中新建21个、续建4个，试生产27个 has two."""
    wanted, added = in_base_units(whole), Decimal(0)
    for place, each in enumerate(members):
        added += in_base_units(each)
        if place and added == wanted:
            return list(members[: place + 1])
    return list(members)


def _made_up_of(facts: Facts, whole: Claim, members: Sequence[Claim]) -> list[Claim]:
    """The parts that the words say are all of it: 由三块组成 and three amounts; empty when they say no such thing."""
    if not members or not all(each.complete for each in members):
        return []
    found = ALL_OF_IT.search(facts.text[whole.number.end : members[0].number.start])
    if found is None:
        return []
    said = parse_count(found[1] or found[2] or "")
    rest = [
        each
        for each in facts.amounts()
        if each.number.start > members[-1].number.start and each.sentence == members[-1].sentence
        and same_dimension(each, whole)
    ]  # fmt: skip
    wanted = said if said is not None else len(members)
    complete = [*members, *rest[: max(wanted - len(members), 0)]]
    return complete if len(complete) == wanted >= 2 else []


def parse_count(words: str) -> int | None:
    """三 and 3 are 3; None for what is no small number."""
    if words.isdigit():
        return int(words)
    return 2 if words == "两" else ("一二三四五六七八九十".find(words) + 1 or None) if words else None


def _enumerations(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    by_group: dict[int | None, list[Claim]] = {}
    for claim in claims:
        by_group.setdefault(claim.group, []).append(claim)
    yield from by_group.values()


def _part_ties(facts: Facts, whole: Claim, members: Sequence[Claim]) -> Iterator[Tie]:
    for part in members:
        made = relation.at_most(hold("不超过", part, whole), key(part), key(whole))
        gross = in_base_units(part) > 5 * in_base_units(whole)  # rather read amiss than written so
        yield Tie(made, "part-exceeds-whole", _says_part(facts, part, whole) and not gross)
    if len(members) > 1 and (members[0].group is not None or all(each.complete for each in members)):
        made = relation.parts_within(
            hold("分项", whole, *members), key(whole), [key(each) for each in members]
        )
        yield Tie(made, "parts-exceed-whole", stated=False)


def _says_part(facts: Facts, part: Claim, whole: Claim) -> bool:
    """其中 between them in one sentence, or a row marked # under the row of the whole."""
    words = facts.between(whole, part)
    if whole.number.start < part.number.start and whole.sentence == part.sentence:
        return "其中" in words and not re.search(r"[;；]", words.partition("其中")[2])
    return "#" in words and "\n" in words and words.count("\n") <= 2


def known_sets(facts: Facts) -> Iterator[Tie]:
    """Three industries, export and import, new and continued projects: complete by the meaning of the words."""
    amounts = [(each, plain_name(name_of(each))) for each in facts.amounts()]
    for name, words in WHOLE_SETS:
        for first in (each for each, own in amounts if words[0] in own):
            members = _set_from(facts, first, words)
            whole = _whole_of_set(facts, name, words, members) if members else None
            if whole is None or all(each.part_of == whole.id and each.complete for each in members):
                continue
            made = relation.total(hold("合计", whole, *members), key(whole), [key(each) for each in members])
            yield Tie(made, "sum-mismatch", stated=_sure_whole(facts, name, whole, members))


def _sure_whole(facts: Facts, name: str, whole: Claim, members: Sequence[Claim]) -> bool:
    """Named in the same sentence, or tied to its parts by 其中 or by their shares; and no part read amiss."""
    if any(in_base_units(each) > 5 * in_base_units(whole) for each in members):
        return False
    if whole.number.start > members[0].number.start:
        return False  # the figures of another place begin with it
    if name:
        return facts.one_sentence((whole, *members))
    near = paragraph(facts, whole, members[0]) and plain_name(name_of(whole)).endswith("GDP")
    return near or whole.id in _linked(facts, members)


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
            for each in facts.levels_between(first.number.start + 1, first.number.start + 400)
            if paragraph(facts, first, each)
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
    if word == "税收" and "非税" in name:
        return False
    name = name.replace("非税收", "非税")
    if word not in name or (word in ("出口", "进口") and "进出口" in name):
        return False
    if word in _UNLIKE and (len(name) > len(word) + 8 or not name.startswith(("城乡", word))):
        return False  # 限上商品零售额 is another thing
    return sum(each in name for each in words) == 1


def _whole_of_set(facts: Facts, name: str, words: Sequence[str], members: Sequence[Claim]) -> Claim | None:
    first = members[0]
    before = [
        each
        for each in facts.levels_between(first.number.start - 400, members[-1].number.start)
        if each not in members
        and same_dimension(each, first) and same_time(each, first)
        and (name or all(larger(facts, each, part) for part in members))
    ]  # fmt: skip
    before = [each for each in before if not _taken(facts, each, first, words)]
    added = sum(map(in_base_units, members), Decimal(0))
    if name:
        named = [
            each
            for each in before
            if re.search(name, plain_name(name_of(each))) and _same_rest(name, each, first)
        ]
        fitting = [each for each in named if abs(in_base_units(each) - added) <= abs(added) / 200]
        return max(fitting or named, key=lambda each: each.number.start, default=None)
    before = [each for each in before if not _NARROWER.search(name_of(each))]
    own = family(name_of(first))
    kin = {"GDP", own} if own in ("加值", "一产") else {own}
    akin = [
        each
        for each in before
        if same_place(each, first) and kin & {family(name_of(each)), plain_name(name_of(each))}
    ]
    linked = [each for each in before if each.id in _linked(facts, members)]
    fitting = [each for each in (*linked, *akin) if abs(in_base_units(each) - added) <= abs(added) / 200]
    if fitting or linked:
        return (fitting or linked)[0]
    return akin[0] if len(akin) == 1 else None  # which of several it is nobody says


def _bears(facts: Facts, claim: Claim, name: str) -> bool:
    return bool(re.search(name, plain_name(name_of(claim)) + facts.before(claim, 4)))


def _same_rest(name: str, whole: Claim, first: Claim) -> bool:
    """跨境电商进出口 is not made up of all 出口 and 进口."""
    if name != "进出口":
        return True
    rests = [re.sub(r"[总额值货物外贸易]", "", plain_name(name_of(each)).replace(word, "", 1))
             for each, word in ((whole, "进出口"), (first, "出口"))]  # fmt: skip
    return rests[0] == rests[1]


def _taken(facts: Facts, whole: Claim, first: Claim, words: Sequence[str]) -> bool:
    """Does another set of the same members stand between? Then it is that one's whole."""
    between = facts.levels_between(whole.number.start + 1, first.number.start)
    return any(_is_member(each, words[0], words) for each in between)


def _linked(facts: Facts, members: Sequence[Claim]) -> set[int]:
    """The figures that the members are parts or shares of."""
    found = {each.part_of for each in members if each.part_of is not None}
    for each in members:
        for share in facts.about.get(each.id, ()):
            if share.kind is Kind.SHARE and not is_contribution(facts, share):
                whole, _ = whole_of(facts, share, each)
                found |= {whole.id} if whole is not None else set()
    return found
