"""To what does each number of a list belong?

In order of likelihood: to the names right before the list (A、B、C分别为), to what it is compared to (高于全国、全省), to
the things just spoken of, if they were as many (…5.3万亿元、…3.9万亿元，增2.2%、9.4%), to names further back in the
sentence. A list that finds no names speaks of one thing.

Worked example, ``食品、医化、装备三个行业产值分别增长5%、6%、7%``: three statements, each with the measure 产值.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from taizhang.proofing.claiming.clauses import Spot
from taizhang.proofing.claiming.context import Context, Lead, State
from taizhang.proofing.claiming.naming import LISTING, bounds, names, phrase
from taizhang.proofing.claiming.nouns import Head, Measure, head
from taizhang.proofing.claiming.realms import Verdict
from taizhang.proofing.claiming.statements import Statement
from taizhang.proofing.claiming.subjects import DEPENDENT, listed_member, subject
from taizhang.proofing.claiming.vocabulary import Cue, cues
from taizhang.proofing.model import Kind

Assigned = dict[int, tuple[Statement, Verdict]]
BACK: Final = 160
_DIGIT: Final = re.compile(r"\d")
_SPEED_END: Final = re.compile(r"(?:同比)?(?:增长速度|增速|增幅|增长率|降幅|涨幅)(?:同比)?$")
_RANKING: Final = re.compile(
    r"([^,;:]{2,20})(?:居前|居于前列|较快|靠前|最快|较大|较高|位居前|排名前|列前)[^,;:、]{0,8}[是为有]"
)
_BRACKETED: Final = re.compile(r"\([^()]*\)")
_THINGS: Final = re.compile(r"(?:[两三四五六七八九十]|\d{1,2})?(?:项|个|大|类)?(?:主要|经济)*(?:指标|数据)")
_COUNTED: Final = re.compile(r"^[^、]*\d[万亿]?[家个户项](?=[^、]{2,24}、)")  # 40家开发区产值、税收两项依次是
_ONLY: Final = re.compile(r"的(?:只有|仅有|只|有|是)(?=[^、]+(?:和|与|及)[^、]+$)")  # 涨的只有医疗和交通,为…
_SUMMED: Final = re.compile(r"(?:等)?(?:[两三四五六七八九十]|\d{1,2})(?:个|大|项|类|种|者).*$")


def assign(context: Context, state: State, run: tuple[Spot, ...], lead: Lead, said: Verdict) -> Assigned:
    """The statement and the verdict of every number of a list."""
    first, count = run[0], len(run)
    context.groups += 1
    members = _members(context, first, lead, said, count)
    if members:
        return _listed(context, state, run, members, lead, said)
    if len(said.refs) == count:
        current = subject(context, state, first, lead, said)
        return {
            spot.number.id: (current, replace(_own(spot, said), base=ref, refs=(ref,)))
            for spot, ref in zip(run, said.refs, strict=True)
        }
    named = phrase(lead.words[: said.cut])
    carried = _carried(state, count, first)
    if carried and all(not named.name or one.head.endswith(named.name) for one in carried):
        return _spread(context, run, carried, said)
    if not named.name:
        if carried:
            return _spread(context, run, carried, said)
        members = _further_back(
            context.page.words[max(first.sentence[0], first.start - BACK) : first.start], count
        )
        if members:
            return _listed(context, state, run, members, lead, said)
    if carried and _THINGS.fullmatch(named.name):  # 三项指标分别增长
        return _spread(context, run, carried, said)
    if named.head is not None and bounds(lead.words) >= 0:
        owners = _further_back(first.lead, count)
        if owners:  # 纺织、食品、家具,营收依次
            return _listed(context, state, run, owners, lead, said)
    if named.name and named.head is None:
        measures = _further_back(first.lead, count)
        if measures and all(_measured(name) for name in measures):  # 货运量、周转量两项看,公路依次是
            of_owner = tuple(f"{named.name}{name}" for name in measures)
            return _listed(context, state, run, of_owner, lead, said)
    before = state.listed
    if named.name and named.head is None and len(before) == count and _same_units(run, before):
        again = [one.like(when=context.when(first)) for one in before]  # 公路货运量、周转量…;水路分别为…
        for one in again:
            one.name, one.inherited = named.name, True
        state.chain, state.listed, state.current = list(again), tuple(again), again[-1]
        state.pair = tuple(again) if count == 2 else state.pair
        return _spread(context, run, again, said)
    current = subject(context, state, first, lead, said)
    if said.kind in DEPENDENT:
        return {spot.number.id: (current, _own(spot, said)) for spot in run}
    when = context.when(first)
    row = [current, *(current.like(when=when) for _ in run[1:])]
    state.chain = list(row)  # 开发区分别是2亿元、1亿元,占全市60%、65%
    return _spread(context, run, row, said)


def _same_units(run: Sequence[Spot], carried: Sequence[Statement]) -> bool:
    """Are the numbers counted as the things just spoken of are, one by one?"""
    return all(
        spot.number.unit[-2:] == one.unit[-2:] and one.head for spot, one in zip(run, carried, strict=True)
    )


def _listed(
    context: Context, state: State, run: tuple[Spot, ...], members: tuple[str, ...], lead: Lead, said: Verdict
) -> Assigned:
    """A list with its names: as many new statements."""
    after = bounds(lead.words)
    common = _measured(lead.words[after:]) if after >= 0 else None
    common = common or (_measured(phrase(lead.words[:after]).name) if after >= 0 else None)
    common = common or _head_of_ranking(run[0].lead) or _measured(members[-1])
    common = common or _head_of_list(_clause(context, run[0]))
    chosen = _said_before(context, state, members, said) or [
        listed_member(context, state, run[0], name, common) for name in members
    ]
    state.chain = list(chosen)
    state.listed = tuple(chosen)
    state.pair = tuple(chosen) if len(run) == 2 else state.pair
    state.list_head = state.list_head or chosen[-1]
    state.current = chosen[-1]
    return _spread(context, run, chosen, said)


def _said_before(context: Context, state: State, members: tuple[str, ...], said: Verdict) -> list[Statement]:
    """出口8亿元…;进口4亿元…。出口、进口两项增速分别高于全省: points speak of levels of the paragraph by their names."""
    if said.kind is not Kind.PP_CHANGE:
        return []
    found = []
    for name in members:
        known = (one for one in reversed(state.chain) if one.name == name and one.level is not None)
        one = next((one for one in known if one.paragraph == context.paragraph), None)
        if one is None:
            return []
        found.append(one)
    return found


def _head_of_list(clause: str) -> Head | None:
    """营业收入 in 纺织、食品两个行业营业收入分别: after the count that sums the list up."""
    before = clause[: max((match.start() for match in LISTING.finditer(clause)), default=0)]
    summed = _SUMMED.search(before)
    return _measured(summed[0]) if summed is not None else None


def _measured(words: str) -> Head | None:
    """The head of some words, if it is a measure that members of a list can share."""
    noun = head(words)
    return noun if noun is not None and noun.measure not in (Measure.COUNT, Measure.SPEED) else None


def _head_of_ranking(words: str) -> Head | None:
    """固定资产投资 in 固定资产投资增速居前的是某乡、某镇,分别增长."""
    ranking = _RANKING.search(words)
    return head(_SPEED_END.sub("", ranking[1])) if ranking is not None else None


def _spread(context: Context, run: Sequence[Spot], chosen: Sequence[Statement], said: Verdict) -> Assigned:
    for statement in chosen:
        statement.group = statement.group or context.groups
    return {
        spot.number.id: (statement, _own(spot, said)) for spot, statement in zip(run, chosen, strict=True)
    }


def _own(spot: Spot, said: Verdict) -> Verdict:
    """The verdict of the list for one of its numbers: its own sign, if one is printed."""
    if spot.number.plus or (spot.number.digits or "").startswith("-"):
        return replace(said, sign=1)
    moves = [one for one in cues(spot.lead) if one.cue in (Cue.UP, Cue.DOWN)]
    if moves and said.kind is Kind.GROWTH:  # 分别增长11.4%和下降15.9%
        return replace(said, sign=1 if moves[-1].cue is Cue.UP else -1)
    return said


def _carried(state: State, count: int, first: Spot) -> list[Statement]:
    """The last ``count`` things spoken of, if they are a list or stand in this sentence."""
    chain = [one for one in state.chain if one.name][-count:]
    if len(chain) < count:
        return []
    listed = chain[0].group is not None and all(one.group == chain[0].group for one in chain)
    near = all(one.last is not None and one.last.sentence == first.sentence for one in chain)
    return chain if listed or near else []


def _members(context: Context, first: Spot, lead: Lead, said: Verdict, count: int) -> tuple[str, ...]:
    """The list's names right before it, before a count of them (三个税种), or in an earlier part of its lead."""
    if said.kind is Kind.PP_CHANGE and len(said.refs) == count:
        return ()
    clause = _clause(context, first)
    if bounds(clause) >= 0:
        listed = max((match.start() for match in LISTING.finditer(clause)), default=len(clause))
        predicate = len(clause) - (len(lead.words) - said.cut) if said.kind is Kind.SHARE else listed
        before = clause[: max(min(listed, predicate), 0)]
    else:
        before = clause[: max(len(clause) - (len(lead.words) - said.cut), 0)]
    speed = _SPEED_END.search(before)
    found = names(before[: speed.start()] if speed else before, count) if before else ()
    if found and all(1 <= len(name) <= 24 for name in found):
        return found
    return _further_back(first.lead, count) if not before.strip(" 、,") else ()


def _further_back(words: str, count: int) -> tuple[str, ...]:
    """Names in an earlier part of some words: 食品、医化、装备三大产业稳步发展,分别增长…"""
    earlier = _BRACKETED.sub("", words[-BACK:])
    for part in reversed(re.split(r"[,;:。]", earlier)[:-1]):
        only = _ONLY.search(part) if count == 2 else None
        if only is not None or part.count("、") >= max(count - 2, 1):
            part = part[only.end() :] if only is not None else part
            found = names(_SUMMED.sub("", _COUNTED.sub("", part)), count)
            if found and all(len(name) <= 24 and not _DIGIT.search(name) for name in found):
                return found
    return ()


def _clause(context: Context, first: Spot) -> str:
    """The words since the last comma, the numbers among them included, brackets left out."""
    start = max(first.sentence[0], first.start - BACK)
    text = context.page.words[start : first.start].replace("\n", "")
    if "(" in text:
        text = _BRACKETED.sub("", text)
    return re.split(r"[,;:\x01。(]", text)[-1]
