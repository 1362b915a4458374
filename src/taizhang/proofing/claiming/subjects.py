"""Of what is a number said: of what is being spoken of, of the same thing elsewhere, or of something new?

A name of its own before the number begins a new statement. Without one the number goes on with the last, unless it
could not be said of it: a second level, or a figure of another time. A place alone (园区占33个, 高于全国) is the same thing
there. A new name that has no measure of its own takes that of its list, else that of its paragraph.

Worked example, ``入统项目47个,园区占33个;税收5亿元,其中增值税2亿元``: four statements; the second is the first in another
place and part of it, the fourth part of the third.
"""

import re
from dataclasses import replace
from typing import Final

from taizhang.proofing.claiming.clauses import Spot
from taizhang.proofing.claiming.context import FITTING, RATES, Context, Lead, State
from taizhang.proofing.claiming.counted import FALLBACK, counted, earlier, named_after
from taizhang.proofing.claiming.naming import EMPTY, Phrase, names, phrase
from taizhang.proofing.claiming.nouns import Head, Measure, contains, core, fitting, member
from taizhang.proofing.claiming.ratios import AFTER_GROWTH, OF_COUNT
from taizhang.proofing.claiming.realms import Realm, Verdict, realm
from taizhang.proofing.claiming.scopes import parks
from taizhang.proofing.claiming.stages import came_from, of_works
from taizhang.proofing.claiming.statements import Statement
from taizhang.proofing.model import Basis, Kind

DEPENDENT: Final = frozenset({Kind.GROWTH, Kind.SHARE, Kind.PROGRESS, Kind.PP_CHANGE, Kind.RANK})
_ANAPHOR: Final = re.compile(r"前者|后者")
_LIMIT: Final = re.compile(
    r"\s*(?:及)?(?:以上|以下|以内|级)?的?([一-鿿]{0,8}?(?:项目|企业|集群|园区|产业|合同|公司))"
)
_GOAL_ONLY: Final = re.compile(
    r"(?:省|市|州|县|区|上级|下达|核定|分解|完成|年|离|距|原|现|后|调|定|年度|全年|年初|半年|市定|省定|下达|调整|调整后|变动|目标|任务|计划|预算|考核|预期|主要|增长|数|占|的|为)*"
)
_OF_BRANCHES: Final = frozenset({"增加值", "产值", "投资"})
_OWNERS: Final = re.compile(
    r"(?:控股|集体|股份制|外商|港澳台|私营|国有|民营|合资|中央|地方|大型|中型|小型|小微)(?:工业|投资)?企业$"
)
_BRANCHES: Final = frozenset({"产业", "行业", "领域", "板块"})
_OF_PLACES: Final = frozenset({"地区生产总值", "国内生产总值", "生产总值"})
_AFTER: Final = re.compile(r"(?:之)?后,([^,;:。]{2,20})")
_FROM_PRIOR: Final = re.compile(
    r"[由从]\x00+的?$|(?:[由从]|^而?)(?:上年|去年)(?:同期|末|底)?的?(?:为|是|仅为)?$"
)
_AMONG: Final = re.compile(r"[一-鿿()]{0,8}(?:中|里|之中),?[一-鿿]{0,3}(?:居|列|排|位)")
_RANKED: Final = re.compile(r"(?:居|列|排|排名|位居|位列|在)$")
_SUMS: Final = frozenset({"金额", "总额", "数额", "总金额"})
_TOWN: Final = re.compile(r"(?:园区?|开发区|高新区|经开区|新区|镇|乡|街道|片区|组团)$")
_PHASE: Final = re.compile(r"(?:目前|第)*[首一二三四五]期(?:工程|项目)?")
_PRODUCT: Final = re.compile(
    r"的?((?!以上|左右|以下|的|为|是|同比|增|降|占)[一-鿿A-Za-z]{2,16}?)(?:项目|生产线|产能|工程|及|和|、|,|;|$)"
)
_FACE: Final = re.compile(r"[一-鿿]{2,4}面(?=[为达]*$)")
_WITHIN: Final = re.compile(
    r"(?:(?<![其集])中|里|之内|范围内)的?,?(?:有|仅|只|已有|共有|约)*$|(?:项目|企业|行业|大类|产业|单位|园区|家|个|户)中的?,?[^,;]{0,6}$"
)


def subject(context: Context, state: State, spot: Spot, lead: Lead, said: Verdict) -> Statement:
    """The statement that a number belongs to; begins one if it has to."""
    current = state.current
    words = lead.words
    named = phrase(words[: said.cut])
    if current is not None:
        if spot.parent is not None and spot.opens and not named.name and not _is_other_thing(spot):
            return current  # 7亿元(增3%)
        if of_number(lead) and realm(spot.number) is Realm.PERCENT:
            return state.compared or current  # 占预算58651万元的78%
        if lead.hung and said.refs and said.kind is Kind.GROWTH:
            return _reference(context, state, spot, said)
        if (
            said.kind is Kind.SHARE
            and not named.name
            and (face := _FACE.search(words) or OF_COUNT.match(words))
        ):
            return _of_count(context, state, spot, face[0])  # 23个中15个,增长面65.2%
        anaphor = _ANAPHOR.search(words)
        if anaphor is not None and len(state.pair) == 2:
            return state.pair[0 if anaphor[0] == "前者" else 1]
    named = _name(context, state, spot, lead, said)
    state.compared = None
    if words.startswith("占") and said.kind in (Kind.LEVEL, Kind.PLAN, Kind.COUNT) and current is not None:
        state.compared = current
        named = EMPTY if said.basis is Basis.TARGET else phrase(words.lstrip("占"))
    if current is not None and not said.own and _is_verb(spot, named, current):
        return current
    if said.kind is Kind.COUNT and not named.name:
        named = parks(named.scope, words, first=state.counted is None) or named
    if named.scope and not named.name:
        return _elsewhere(context, state, spot, named, said)
    noun = named.head
    if said.kind is Kind.RANK and current is not None and (noun is None or noun.measure is Measure.COUNT):
        return current  # 居五个区第一位
    if _FROM_PRIOR.search(words) and said.kind in (Kind.LEVEL, Kind.COUNT):
        return _prior(context, state, spot, named, said)
    if named.name in _SUMS and current is not None and current.measure is Measure.COUNT:
        return _sum(context, state, spot, named.name)
    if not named.name or named.is_generic:
        return _going_on(context, state, spot, said)
    if state.hung is not None and state.hung.name == named.name:
        hung, state.hung = state.hung, None
        return hung
    when = context.when(spot)
    same = current is not None and current.name == named.name and current.when == when and not named.scope
    same = same and current is not None and current.paragraph == context.paragraph
    if current is not None and same and (said.kind in DEPENDENT or current.level is None):
        return current
    again = _said_here(state, spot, named, said)
    if again is not None:
        state.current = again
        return again
    made = _begun(context, state, spot, named, said)
    if current is not None and "占" in words and made.name == current.name and made.scope != current.scope:
        made.whole = made.whole or current  # 全市47个,园区占33个
    if "双双" in words:
        pair = names(words[: words.index("双双")], 2)
        state.pair = tuple(listed_member(context, state, spot, name, None) for name in pair)
    if said.kind is Kind.COUNT and (_RANKED.search(words) or _AMONG.match(spot.tail)):
        made.aside, state.current = True, current  # 居五个区第一位: the five are not what is spoken of
    return made


def _is_other_thing(spot: Spot) -> bool:
    """总投资20亿元(20万吨磷酸铁锂项目): what the bracket opens with is no figure of the amount before it."""
    parent = spot.parent
    return (
        parent is not None and realm(spot.number) is Realm.GOODS and realm(parent.number) is not Realm.GOODS
    )


def _is_verb(spot: Spot, named: Phrase, current: Statement) -> bool:
    """362万立方米,飘红5.6%: a word too short to name anything, after a level that has no growth yet."""
    last = current.last
    fresh = last is not None and last.kind is Kind.LEVEL and last.sentence == spot.sentence
    return fresh and named.head is None and len(named.name) <= 2 and spot.lead.startswith(",")


def _sum(context: Context, state: State, spot: Spot, name: str) -> Statement:
    """签约项目25项,金额41亿元: the sum of what was counted."""
    owner = state.current.name if state.current is not None else ""
    made = Statement(name, name, Measure.MONEY, when=context.when(spot), owner=owner)
    made.paragraph = context.paragraph
    return context.begin(state, made)


def _said_here(state: State, spot: Spot, named: Phrase, said: Verdict) -> Statement | None:
    """出口3亿元、进口1亿元,一升一降:出口+9%、进口-12%: what has its level in this sentence is not said anew."""
    if said.kind not in DEPENDENT or named.scope:
        return None
    for one in reversed(state.chain):
        level = one.level
        if one.name == named.name and level is not None and level.sentence == spot.sentence:
            return one
    return None


def _of_count(context: Context, state: State, spot: Spot, face: str) -> Statement:
    """A 面 is the share of the count in its sentence; without one it is spoken of for itself (亏损面23.5%)."""
    counted = state.counted
    if counted is not None and counted.last is not None and counted.last.sentence == spot.sentence:
        return counted
    return context.begin(state, Statement(face, when=context.when(spot), paragraph=context.paragraph))


def of_number(lead: Lead) -> bool:
    """58651万元的78%: a share of the number before."""
    return lead.words.strip() in ("的", "的约", "的近") and not lead.hung


def _reference(context: Context, state: State, spot: Spot, said: Verdict) -> Statement:
    """高于全国(5.4%): the same thing of another place, to compare with."""
    assert state.current is not None
    other = state.current.like(when=context.when(spot))
    other.scope = said.refs[-1]
    return other


def _prior(context: Context, state: State, spot: Spot, named: Phrase, said: Verdict) -> Statement:
    """由上年同期的642.7亿元降至560.1亿元: the first figure is of the year before and begins what is spoken of."""
    made = state.current
    if named.name or made is None:
        made = _begun(context, state, spot, named, said)
    when = made.when
    year = when.year - 1 if when is not None and when.year is not None else None
    prior = made.like(when=replace(when, year=year) if when is not None else None)
    prior.name, prior.aside = f"上年{prior.name}", True
    return prior


def _name(context: Context, state: State, spot: Spot, lead: Lead, said: Verdict) -> Phrase:
    kind, named = realm(spot.number), phrase(lead.words[: said.cut])
    if said.kind is Kind.PROGRESS and named.head is None and state.current is not None:
        return EMPTY  # 兑现全年目标的60%
    if said.kind in (Kind.PLAN, Kind.PROGRESS) and _GOAL_ONLY.fullmatch(named.name):
        return EMPTY  # 完成年度目标114个的93%
    if said.kind is Kind.GROWTH and named.head is None and said.cut > 0 and AFTER_GROWTH.match(spot.tail):
        named = EMPTY  # 是一次近四倍的扩张
    if said.kind is Kind.OTHER and (limit := _LIMIT.match(spot.tail)) and said.cut >= len(lead.words):
        return phrase(limit[1])  # 5亿元以上的项目
    after_growth = _AFTER.match(spot.tail) if said.kind is Kind.GROWTH and not named else None
    if after_growth is not None:  # 同比增长8.4%之后,产值达…
        return phrase(after_growth[1])
    if kind in (Realm.COUNT, Realm.PEOPLE):
        return counted(context, state, spot, named, lead)
    if kind is Realm.GOODS and (not named.name or _PHASE.fullmatch(named.name)):
        product = _PRODUCT.match(spot.tail)
        if product is not None:
            return phrase(product[1])  # 一期20万吨磷酸铁锂项目
    if said.kind is Kind.SHARE and not named and (after := named_after(spot.tail, kind)):
        return after  # 占全市利润18.7%的国有控股企业利润
    if kind in FITTING and named.head is None and (after := named_after(spot.tail, kind)):
        return after
    return earlier(lead, named, state, kind) if not named or named.is_generic else named


def _elsewhere(context: Context, state: State, spot: Spot, named: Phrase, said: Verdict) -> Statement:
    """The same thing of another place: 园区占33个, 高于全国(5.4%)."""
    current = state.current
    when = context.when(spot)
    if current is None or ":" in spot.lead:
        context.place = named.scope
    if current is None:
        fresh = Statement("", scope=named.scope, when=when, paragraph=context.paragraph)
        return context.begin(state, fresh)
    if said.kind in (Kind.PP_CHANGE, Kind.RANK):
        return current
    kind = realm(spot.number)
    mismatch = kind in FITTING and current.measure is not None and current.measure not in FITTING[kind]
    if mismatch and kind in (Realm.MONEY, Realm.GOODS):  # 过百亿的园区3个:石湖高新区749亿元
        return _begun(context, state, spot, Phrase(named.scope), said)
    if mismatch:
        other = state.counted if kind is Realm.COUNT else None
        current = other or Statement(FALLBACK.get(spot.number.unit, ""))
    moved = current.like(when=when)
    moved.scope, moved.paragraph = named.scope, context.paragraph
    if _TOWN.search(current.name):  # 北陵工业园598亿元;东岭经开区802亿元: places in a row are the names
        moved.name, moved.scope, moved.whole = named.scope, "", current.whole
    if said.kind in (Kind.COUNT, Kind.LEVEL) and "占" in spot.lead and state.compared is None:
        moved.whole = current
    return context.begin(state, moved)


def _going_on(context: Context, state: State, spot: Spot, said: Verdict) -> Statement:
    """What is being spoken of, or the same again if it has such a figure already or the time has changed."""
    current, when = state.current, context.when(spot)
    kind = realm(spot.number)
    if (
        current is not None
        and kind is Realm.MONEY
        and current.measure is Measure.COUNT
        and said.kind is Kind.LEVEL
    ):
        fresh = Statement(
            "", when=when, paragraph=context.paragraph, owner=current.name
        )  # 项目80项,完成186亿元
        fresh.head, fresh.measure = "投资", Measure.MONEY
        return context.begin(state, fresh)
    counts = kind is Realm.COUNT and said.kind is Kind.COUNT
    if counts and current is not None and current.measure not in (None, Measure.COUNT, Measure.PEOPLE):
        return Statement("", when=when, paragraph=context.paragraph, aside=True)
    if current is None:
        theme = context.theme or context.topic
        fresh = theme.like(when=when) if theme else Statement("", when=when, paragraph=context.paragraph)
        return context.begin(state, fresh)
    went = said.reach and came_from(
        context, current, spot
    )  # 由80亿元增至160亿元: growth speaks of the second
    if current is not None and of_works(current, kind, said):
        fresh = Statement("", "投资", Measure.MONEY, current.scope, when, paragraph=context.paragraph)
        return context.begin(state, fresh)  # 总投资90亿元,年度计划30亿元,完成20亿元
    again = said.kind in (Kind.LEVEL, Kind.COUNT, Kind.PLAN) and current.level is not None
    again = again and (went or not said.reach)
    if again and said.kind is Kind.PLAN:
        return current
    between = current.last is not None and context.calendar.said(current.last.clause[1], spot.start)
    if again or (between and current.when != when):
        fresh = current.like(when=when)
        fresh.whole = current.whole if again else None
        return context.begin(state, fresh)
    current.when = current.when or when
    return current


def _begun(context: Context, state: State, spot: Spot, named: Phrase, said: Verdict) -> Statement:
    """A new statement under that name."""
    kind, noun = realm(spot.number), named.head
    made = _fresh(context, spot, named)
    if noun is not None and kind in FITTING and noun.measure not in FITTING[kind]:
        noun = fitting(named.name, FITTING[kind]) or noun  # 出口机电产品7万亿元
    fits = noun is not None and (
        kind not in FITTING
        or noun.measure in FITTING[kind]
        or said.kind is Kind.OTHER
        or (noun.end == len(named.name) and noun.measure is not Measure.COUNT)
    )
    if (
        noun is not None
        and fits
        and not (kind in RATES and _is_branch(named, noun, said.kind is Kind.GROWTH))
    ):
        made.head, made.measure = noun.name, noun.measure
    elif said.kind is not Kind.PLAN:
        inherit(context, state, spot, made, bare=not said.own)
    place_in_whole(state, made)
    if kind is Realm.COUNT and state.counted is not None:
        if _WITHIN.search(spot.lead[-8:]):  # 23个大类中15个
            made.whole, made.within = made.whole or state.counted, True
        elif state.counted.within and noun is not None and noun.name == state.counted.head:
            made.whole, made.within = made.whole or state.counted.whole, True
    return context.begin(state, made)


def _is_branch(named: Phrase, noun: Head, grew: bool) -> bool:
    """高技术产业, 集体企业: what grew is not their number but what their list measures."""
    return noun.name in _BRANCHES or (grew and bool(_OWNERS.search(named.name)))


def _fresh(context: Context, spot: Spot, named: Phrase) -> Statement:
    return Statement(
        member(named.name),
        scope=named.scope or context.place,
        when=context.when(spot),
        paragraph=context.paragraph,
    )


def listed_member(context: Context, state: State, spot: Spot, name: str, common: Head | None) -> Statement:
    """A statement for one name of a list; ``common`` is the head that the list has at its end."""
    named = phrase(name) if name else EMPTY
    if not named.name:
        named = replace(named, name=name)
    kind, own = realm(spot.number), named.head
    made = _fresh(context, spot, named)
    if own is not None and common is not None and kind in RATES and own.measure is Measure.COUNT:
        own = None  # 高技术产业和装备制造业增加值: 产业 is what the list's measure is of
    if own is not None and (kind not in FITTING or own.measure in FITTING[kind]):
        made.head, made.measure = own.name, own.measure
    elif common is not None and _shared(common, kind):
        made.head, made.measure, made.inherited = common.name, common.measure, True
    else:
        inherit(context, state, spot, made, bare=False)  # a list has words of its own: 菜籽油、冷冻肉各涨
    place_in_whole(state, made)
    context.note(made)
    return made


def _shared(common: Head, kind: Realm) -> bool:
    return common.measure is not Measure.SPEED and (kind not in FITTING or common.measure in FITTING[kind])


def place_in_whole(state: State, made: Statement) -> None:
    """Under the whole that 其中 opened, if that is measured alike."""
    whole = state.whole
    if (
        whole is None
        or whole is made
        or (whole.measure is Measure.COUNT and made.measure is not Measure.COUNT)
    ):
        return
    if made.measure is None or whole.measure is None or made.inherited or contains(whole.head, made.head):
        made.whole, made.complete = whole, state.complete


def inherit(context: Context, state: State, spot: Spot, made: Statement, *, bare: bool = True) -> None:
    """A member without a measure of its own takes that of its list, else that of its paragraph."""
    current, kind = state.current, realm(spot.number)
    near = None
    if current is not None and current.last is not None and current.last.sentence == spot.sentence:
        near = current
    sibling = near if near is not None and near.whole is not None and not near.inherited else None
    local = (sibling, state.list_head, near)
    past = current if current is not None and core(current.head) in _OF_BRANCHES else None
    for source in (*local, past, context.theme, context.topic):
        if source is not None and source.head and _hands_down(source, spot, state.whole is not None):
            branch = made.name.endswith(("业", "产业", "制造", "板块", "企业", "控股", "制"))
            whole_name = source.head in _OF_PLACES and not branch  # 茶山镇GDP, 第二产业增加值
            made.head = source.head if whole_name else core(source.head)
            made.measure, made.inherited = source.measure, True
            far = source.weak or not any(source is one for one in local)
            certain = made.head in _OF_BRANCHES and (
                branch or (bare and kind in RATES) or len(context.measures) == 1
            )
            made.weak = far and not certain
            return


def _hands_down(source: Statement, spot: Spot, in_whole: bool) -> bool:
    """Does a member whose number has that unit take the measure of the source?"""
    kind = realm(spot.number)
    if source.measure not in (Measure.MONEY, Measure.GOODS, Measure.PEOPLE, Measure.INDEX):
        return False
    if kind in RATES:
        return True
    if kind not in FITTING or source.measure not in FITTING[kind]:
        return False
    if kind is Realm.MONEY:
        return True
    listed = spot.lead.startswith("、") or source.whole is not None or source.level is None
    return source.unit[-1:] == spot.number.unit[-1:] and (listed or in_whole)
