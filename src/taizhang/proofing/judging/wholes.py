"""Which figure is a share a share of, and how do we know?

A ratio is only as good as its denominator. Where the text names it (占规上工业产值比重) and a figure of that name stands in the
same paragraph, the whole is *stated*. Where it does not (占比4.6%), the whole is guessed: the figure that the list opened with
(其中, 分行业看), the one that the other shares of the paragraph use, the nearest of the family. What a guess finds is a hint.

No figure of last year, no smaller figure and no member of the same list is ever a whole.

Worked example: ``规上产值61亿元，其中电池51.6亿元，占规上产值比重83.4%``: 61亿元, stated.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from taizhang.proofing.judging.facts import (
    AMOUNTS,
    Facts,
    alike,
    distance,
    name_of,
    paragraph,
    plain_name,
    same_dimension,
    same_end,
    same_time,
    unit_of,
)
from taizhang.proofing.model import Basis, Claim, Kind
from taizhang.reconcile.relation import Hold

ALL_OF_IT: Final = re.compile(
    r"由([两二三四五六七八九十\d])[个大块项类部]{1,2}[^,，。；;\d]{0,8}(?:组成|构成)|分为([两二三四五六七八九十\d])|由[^。；;]{2,60}(?:组成|构成)"
)
"""Words that say that what follows is all of it, with the number of its parts if they give one."""
_AREA: Final = re.compile(r"全(?:市|省|县|区|国|州)")
_OWN_PARK: Final = re.compile(r"(?:全部?)?(?:园区|开发区|高新区|经开区|集团|公司)(?:的?(?:总量|总额|总数))?")
_LIST_OPENS: Final = re.compile(r"其中|[分从按][^,，。;；\d]{1,8}[看分][,，:：]")
_OF_WHOLE: Final = re.compile(
    r"占(?!比|据|了|到)([^，。；：,;:\d占]{2,20}?)(?:总量|总数)?的?(?:比重|比例)?(?:分别)?(?:约)?(?:为|达到|达)?(?:[\d.]{1,8}[%％﹪][、和及与,，]?){0,8}$"
)


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
        above = facts.now(part.part_of)
        if above is not None and _OWN_PARK.fullmatch(words) and _can_be_whole(facts, above, part, claim):
            return above, False  # 其中化工园12亿元，占园区总量40%
        return _of_area(facts, part, words)
    return (
        _counted_before(facts, claim, part)
        if part.kind is Kind.COUNT
        else (_guessed(facts, claim, part), False)
    )


def _of_area(facts: Facts, part: Claim, words: str) -> tuple[Claim | None, bool]:
    """占全市的36.4%: the same thing counted for the whole city; 占全部投资的43.2%: the largest of the family."""
    if words.startswith(("全部", "整个", "总")):
        rest = re.sub(r"^(?:全部|整个|总)", "", words)
        before = [
            each
            for each in facts.levels_between(part.number.start - 300, part.number.start)
            if same_dimension(each, part)
            and larger(facts, each, part) and rest in name_of(each) and each.part_of is None
        ]  # fmt: skip
        own = [each for each in before if alike(name_of(each), name_of(part))] or before
        return (own[-1] if own else _guessed(facts, part, part)), False
    area = _AREA.match(words)
    if area is not None and area.end() < len(words):
        rest = plain_name(words[area.end() :])
        inside = [
            each
            for each in facts.amounts()
            if each is not part and each.scope == area[0] and same_dimension(each, part) and larger(facts, each, part)
            and each.number.start < part.number.start and each.part_of is None and same_end(each, part)
            and (rest in plain_name(name_of(each)) or family(rest) == family(name_of(each)))
        ]  # fmt: skip
        return (max(inside, key=in_base_units, default=None), False)
    if len(words) > 6 or not words.endswith(("市", "省", "区", "县", "州", "国", "园区")):
        return None, False
    found = [
        each
        for each in facts.amounts()
        if each is not part and same_dimension(each, part) and larger(facts, each, part)
        and (each.scope.startswith(words) or name_of(each).startswith(words))
        and alike(name_of(each).removeprefix(words), name_of(part).removeprefix(part.scope)) and same_end(each, part)
        and not any(share.kind is Kind.SHARE and share.base_name.startswith(words) for share in facts.about.get(each.id, ()))
    ]  # fmt: skip  # what is itself printed as a share of 全市 is not all of 全市
    return (found[0], True) if len(found) == 1 else (None, False)


def _can_be_whole(facts: Facts, whole: Claim, part: Claim | None, claim: Claim) -> bool:
    """A whole is larger than its part, unless the share says otherwise."""
    return (
        part is None
        or not same_dimension(whole, part)
        or larger(facts, whole, part)
        or percent_of(claim) > 100
    )


def _surely_then(facts: Facts, whole: Claim, part: Claim) -> bool:
    """Of the same time and place beyond doubt: before it, in one paragraph and not far off."""
    near = distance(whole, part) <= 250 and paragraph(facts, whole, part)
    return whole.number.start < part.number.start and (near or whole.sentence == part.sentence)


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
            _is_part_itself(facts, each), each.number.start > claim.number.start,
            plain_name(name_of(each)) != wanted, distance(each, claim),
        ),
    )  # fmt: skip


def _guessed(facts: Facts, claim: Claim, part: Claim) -> Claim | None:
    """No whole is named: the one it stands under, else the one that most other shares of the family use."""
    above = facts.now(part.part_of)
    if above is not None and above.kind in AMOUNTS and _can_be_whole(facts, above, part, claim):
        return above
    head = _head_of_list(facts, part) or _as_before(facts, claim, part) or _of_that_name(facts, part)
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
        for each in facts.levels_between(start, opened[-1].start())
        if same_dimension(each, part) and larger(facts, each, part)
        and paragraph(facts, each, part)
    ]  # fmt: skip
    return before[-1] if before else None


def is_contribution(facts: Facts, claim: Claim) -> bool:
    """贡献率: a share of the growth, not of the whole."""
    return claim.basis is Basis.CONTRIBUTION or "贡献率" in facts.before(claim, 10) + claim.indicator


def _of_that_name(facts: Facts, part: Claim) -> Claim | None:
    """The figure just before whose name ends the part's: 贷款余额8810亿元。国有银行(贷款余额)3330亿元，占37.8%."""
    name = plain_name(name_of(part))
    before = [
        each
        for each in facts.levels_between(part.number.start - 250, part.number.start)
        if same_dimension(each, part)
        and larger(facts, each, part) and paragraph(facts, each, part)
        and len(plain_name(name_of(each))) >= 2 and name != plain_name(name_of(each))
        and name.endswith(plain_name(name_of(each)))
    ]  # fmt: skip
    return before[-1] if before else None


def _as_before(facts: Facts, claim: Claim, part: Claim) -> Claim | None:
    """The whole of the share before in the same paragraph, if that one names it: 占全部贷款的32.4%；…占13.6%."""
    for before in reversed(facts.claims[: facts.order[claim.id]]):
        if claim.number.start - before.number.start > 150 or not paragraph(facts, before, claim):
            return None
        named = _base_words(facts, before) if before.kind is Kind.SHARE else ""
        earlier = facts.get(before.of)
        if named and earlier is not None and earlier is not part:
            whole, _ = whole_of(facts, before, earlier)
            fits = whole is not None and same_dimension(whole, part) and larger(facts, whole, part)
            return whole if fits else None
    return None


def family(name: str) -> str:
    """The last two characters of a name, which say what is counted: 民间投资, 固定资产投资 → 投资."""
    plain = re.sub(r"(?:总额|总量|总值)$", "", plain_name(name))
    return "投资" if plain.endswith("固投") else plain[-2:]


def larger(facts: Facts, whole: Claim, part: Claim) -> bool:
    """Is the whole the larger as printed?"""
    return facts.size(whole) >= facts.size(part)


def near_enough(claim: Claim, part: Claim, whole: Claim) -> bool:
    """Is the printed ratio what a slip could have made of the right one? One that is five times off was read amiss."""
    size, of_part, printed = abs(in_base_units(whole)), abs(in_base_units(part)), percent_of(claim)
    if not size or not of_part or not printed:
        return False
    off = printed / (of_part / size * 100)
    return Decimal("0.33") <= off <= 3


def percent_of(claim: Claim) -> Decimal:
    """A ratio in %, without its sign."""
    return abs(claim.value or Decimal(0)) * (100 if claim.number.unit == "倍" else 1)


def hold(kind: str, *claims: Claim, note: str = "") -> Hold:
    """What a relation over these claims is known by."""
    return Hold(f"{kind}#{'-'.join(str(claim.id) for claim in claims)}", note)


def of_kind(facts: Facts, kind: Kind) -> Iterator[Claim]:
    """The claims of that kind that have a number."""
    return (each for each in facts.claims if each.kind is kind and each.id in facts.quantities)


def in_base_units(claim: Claim) -> Decimal:
    """The printed number in base units."""
    unit = unit_of(claim.number.unit)
    return (claim.value or Decimal(0)) * (unit.factor if unit else 1)
