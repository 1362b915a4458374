"""Shares whose whole no word names, found by vote: which level do the sisters of a share agree on?

A report says 占25% and leaves it to the reader of what. Where two shares of one paragraph recompute exactly against
one level printed before, that level is the whole of the third as well. The same holds where each share has a whole of
its own name: if the shares of 总产值 and 增加值 are those of the district's, that of 到位资金 is, too. Nothing of this
is stated, so what it finds is a hint. A single share is held only against the one level that bears its part's name.

Worked example: ``可支配收入20000元。工资11000元，占55%；经营3000元，占18%；财产680元，占3.4%``: the first and the third are
shares of 20000元, so the second should be 15%.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from taizhang.proofing.judging.facts import (
    AMOUNTS,
    Facts,
    in_step,
    key,
    name_of,
    paragraph,
    plain_name,
    same_dimension,
    same_end,
    unit_of,
)
from taizhang.proofing.judging.net import Tie
from taizhang.proofing.judging.wholes import (
    family,
    hold,
    in_base_units,
    is_contribution,
    larger,
    near_enough,
    of_kind,
    percent_of,
    whole_of,
)
from taizhang.proofing.model import Claim, Form, Kind
from taizhang.reconcile import relation

_BARE: Final = re.compile(
    r"占(?:比|了|到|据)?(?:全部的?|整体的?|总量的?|全市的?|全区的?|全县的?)?(?:约)?(?:为|达)?$"
)
_AREAS: Final = ("全市", "全县", "全区", "全州", "全省")

Pair = tuple[Claim, Claim]
"""A share and its part."""


def voted(facts: Facts) -> Iterator[Tie]:
    """The shares of each paragraph that no whole is known of."""
    for pairs in _paragraphs(facts):
        found = list(_one_whole(facts, pairs)) or list(_own_wholes(facts, pairs))
        for (share, part), whole in found:
            made = relation.share(hold("占比", part, whole, share), key(part), key(whole), key(share))
            yield Tie(made, "share-mismatch", stated=False)


def _paragraphs(facts: Facts) -> Iterator[list[Pair]]:
    pairs: list[Pair] = []
    for share in of_kind(facts, Kind.SHARE):
        part = facts.get(share.of)
        if part is None or not _open(facts, share, part):
            continue
        if pairs and not paragraph(facts, pairs[-1][0], share):
            yield pairs
            pairs = []
        pairs.append((share, part))
    if pairs:
        yield pairs


def _open(facts: Facts, share: Claim, part: Claim) -> bool:
    """Is it a bare 占X% right after its part, and no whole known?"""
    if (
        is_contribution(facts, share)
        or share.number.form is not Form.ARABIC
        or share.number.hedge is not None
    ):
        return False
    if part.kind not in AMOUNTS or share.sentence != part.sentence or not in_step(facts, share):
        return False
    gap = share.number.start - part.number.end
    if not 0 < gap <= 30 or part.number.hedge is not None or not _BARE.search(facts.before(share, 10)):
        return False
    return whole_of(facts, share, part)[0] is None


def agrees(share: Claim, part: Claim, whole: Claim) -> bool:
    """Is the printed share the quotient, to its last digit?"""
    size = abs(in_base_units(whole))
    if not size:
        return False
    place = Decimal((0, (1,), -_decimals(share)))
    return abs(abs(in_base_units(part)) / size * 100 - percent_of(share)) <= place


def _decimals(claim: Claim) -> int:
    return len((claim.number.digits or "").partition(".")[2])


def _wholes(facts: Facts, pair: Pair) -> list[Claim]:
    """The amounts before a part that it could be a part of."""
    part = pair[1]
    return [
        each
        for each in facts.levels_between(0, part.number.start)
        if each is not part and same_dimension(each, part) and larger(facts, each, part) and same_end(each, part)
    ]  # fmt: skip


def _one_whole(facts: Facts, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Claim]]:
    """One level that at least two shares agree on, for the others whose parts are no smaller a matter."""
    best: tuple[int, Claim] | None = None
    for whole in _wholes(facts, pairs[0]) if len(pairs) >= 3 else ():
        votes = sum(agrees(share, part, whole) for share, part in pairs if same_dimension(part, whole))
        if votes >= 2 and votes * 2 > len(pairs) and (best is None or votes >= best[0]):
            best = votes, whole
    if best is not None:
        whole = best[1]
        for share, part in pairs:
            fits = same_dimension(part, whole) and larger(facts, whole, part)
            if fits and near_enough(share, part, whole) and not _of_another(facts, share, part):
                yield (share, part), whole


def _of_another(facts: Facts, share: Claim, part: Claim) -> bool:
    """Do the share and its part agree on some other level? Then that one is meant."""
    return sum(agrees(share, part, each) for each in _wholes(facts, (share, part))) > 0


def _own_wholes(facts: Facts, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Claim]]:
    """Each share of the level that bears its part's name; bare of sisters only where a single level does."""
    found: list[tuple[Pair, Claim]] = []
    for pair in pairs:
        named = [each for each in _wholes(facts, pair) if _named_alike(each, pair[1])]
        if named and not any(agrees(*pair, each) for each in named[:-1]):
            found.append((pair, named[-1]))
    votes = sum(agrees(*pair, whole) for pair, whole in found)
    for pair, whole in found:
        if (votes >= 2 or _alone(facts, pair, whole)) and near_enough(*pair, whole):
            yield pair, whole


def _named_alike(whole: Claim, part: Claim) -> bool:
    """总产值 for 重点企业总产值, or the same name in another paragraph: 固投 too."""
    name, other = plain_name(name_of(whole)), plain_name(name_of(part))
    return len(name) >= 2 and (name == other or (len(name) >= 3 and other.endswith(name)))


def _alone(facts: Facts, pair: Pair, whole: Claim) -> bool:
    """占全部的95.9%, and only one level of that name: a hint is due without sisters."""
    words = facts.before(pair[0], 10)
    return "全部" in words and sum(_named_alike(each, pair[1]) for each in _wholes(facts, pair)) == 1


def told_after(facts: Facts) -> Iterator[Tie]:
    """``民间投资1194亿元，占全市投资的60.3%。全市固定资产投资2376亿元``: the whole that is named, printed next."""
    for share in of_kind(facts, Kind.SHARE):
        part, name = facts.get(share.of), share.base_name
        if part is None or part.kind not in AMOUNTS or share.base is not None or len(name) < 3:
            continue
        following = [
            each
            for each in facts.levels_between(share.number.end, share.number.end + 40)
            if same_dimension(each, part) and larger(facts, each, part) and same_end(each, part)
        ]  # fmt: skip
        area = next((one for one in _AREAS if name.startswith(one)), "")
        first = following[0] if following else None
        if first is None or not area or unit_of(first.number.unit) is None or whole_of(facts, share, part)[0]:
            continue
        alike = first.scope == area and family(name_of(first)) == family(name.removeprefix(area))
        if alike and area in facts.before(first, 20) and near_enough(share, part, first):
            made = relation.share(hold("占比", part, first, share), key(part), key(first), key(share))
            yield Tie(made, "share-mismatch", stated=False)
