"""What does a count count, and what is an amount of that is named after it?

The noun of a count stands before it (入统工业项目47个), after it (65个项目), or in part before it and in part with the
count before that (在建32个, of projects). An amount may be named after it, too: 21.77亿元的开发投资.

Worked example, ``入统项目47个;在建32个,其中新建24个``: 入统项目, 在建项目, 新建项目.
"""

import re
from typing import Final

from taizhang.proofing.claiming.clauses import Spot
from taizhang.proofing.claiming.context import FITTING, RATES, Context, Lead, State
from taizhang.proofing.claiming.naming import EMPTY, Phrase, phrase
from taizhang.proofing.claiming.nouns import Head, Measure, head, is_tail
from taizhang.proofing.claiming.realms import Realm, realm
from taizhang.proofing.claiming.vocabulary import cues

_AFTER_COUNT: Final = re.compile(
    r"的?(?!为|增|降|占|正|提速|分别|建成|开工|获|被|列|落|签|依次|分|各|投产|通过|在|中|内(?!设)|里|有|和|及|与|等|实现|完成|达|是|共|个|左右|以上|"
    r"以下|比|较|同|新增|减少|下|上|,|合计|总计|计划|拟|均|已|都|贡献)([一-鿿A-Za-z]{2,14})"
)
_VERB: Final = re.compile(
    r"(?:合计|累计|共|分别|贡献|创造|完成|实现|投产|开工|建成|入驻|落户|签约|通过|获得|获|被|已|均|为|达|在|中|增|降|下降|同比|占|的|和|"
    r"正在|全部|顺利|成功|进入|列入|实施|比|较|总投资|计划|竣工|纳入|到位|协议|产值|营业|销售|主营|税收|用电|发展|呈|持续|总体|继续|保持|共同|分布|属).*"
)
_OF_AFTER: Final = re.compile(r"的([^,;:。()]{2,20})")
_HOUSE: Final = re.compile(
    r"(?:中学|初中|高中|小学|学校|学院|大学|技校|幼儿园|医院|卫生院|卫生室|馆|酒店|饭店)$"
)  # houses by themselves
_ALIKE: Final = frozenset({"个", "项"})
FALLBACK: Final = {"家": "企业", "户": "企业", "万户": "市场主体", "人": "人员"}
_MOOD: Final = re.compile(
    r"(?:持续|继续|不断|稳步|总体|保持|明显|加快|快速|较快|逐步|平稳|进一步|运行|发展|稳定|总体)*"
    r"(?:向好|向上|走强|趋稳|回暖|转好|扩大|改善|提升|上升|加快|领先|优化|见效|活跃|运行|发展|攀升|壮大|增长|回升|平稳|提速|突破|企稳|恢复|增强|增势|良好|较快)$"
)
_HEADING: Final = re.compile(
    r"情况|如下|指标|任务|其中|看|分|包括|方面|来说|表明|显示|^[一二三四五六七八九十]是"
)
_TOPIC: Final = re.compile(r"\s*(?:从|就|看)([^,]{2,14}?)(?:来看|看|而言|来说|方面|上)")
_ANY: Final = (Measure.MONEY, Measure.GOODS, Measure.PEOPLE)
_COUNTABLE: Final = (Measure.COUNT, Measure.PEOPLE, Measure.GOODS)


def counted(context: Context, state: State, spot: Spot, named: Phrase, lead: Lead) -> Phrase:
    """The whole name of what a count counts."""
    if spot.number.unit == "期":
        return Phrase(named.name or "建设期", named.scope, Head("期数", Measure.COUNT, 0, 0))
    if named.head is not None and named.head.measure in _COUNTABLE:
        return named
    after = _AFTER_COUNT.match(spot.tail)
    if after is not None:
        noun = _VERB.sub("", after[1])
        found = head(noun) if noun else None
        if noun and (found is None or found.measure not in (Measure.MONEY, Measure.RATE)):
            return Phrase(noun, named.scope, found or Head(noun, Measure.COUNT, 0, len(noun)))
    if len(lead.segments) > 1:
        before = earlier(lead, EMPTY, state, realm(spot.number))
        if before.name and (before.head is not None or not named.name):
            return before
    return _inherited(context, state, spot, named)


def _inherited(context: Context, state: State, spot: Spot, named: Phrase) -> Phrase:
    """The noun of the count before, if it is counted alike (个, 家); else what such a unit usually counts."""
    last, unit = state.counted, spot.number.unit
    if _HOUSE.search(named.name):
        return Phrase(named.name, named.scope, Head(named.name, Measure.COUNT, 0, len(named.name)))
    if last is None or not (last.unit.lstrip("万亿") == unit.lstrip("万亿") or {last.unit, unit} <= _ALIKE):
        last = context.counts.get(unit)
    money = named.head is not None and named.head.measure is Measure.MONEY and named.name == named.head.name
    if last is not None and last.head and not money:
        return (
            _with(named, last.head)
            if named.name
            else Phrase(last.name, named.scope, _end(last.name, last.head))
        )
    fallback = FALLBACK.get(unit)
    if fallback is None or (not named.name and state.current is not None) or (named.name and "人" in unit):
        return named
    return _with(named, fallback)


def _with(named: Phrase, noun: str) -> Phrase:
    name = named.name + noun
    return Phrase(name, named.scope, _end(name, noun))


def _end(name: str, noun: str) -> Head:
    return Head(noun, Measure.COUNT, max(len(name) - len(noun), 0), len(name))


def named_after(tail: str, kind: Realm) -> Phrase:
    """21.77亿元的开发投资: the name follows."""
    match = _OF_AFTER.match(tail)
    if match is None:
        return EMPTY
    words = match[1]
    named = phrase(words[: next((one.start for one in cues(words)), len(words))])
    noun = named.head
    fits = noun is not None and noun.measure in FITTING.get(kind, _ANY) and is_tail(named.name[noun.end :])
    return named if fits else EMPTY


def earlier(lead: Lead, named: Phrase, state: State, kind: Realm) -> Phrase:
    """The name in an earlier stretch of the same lead: 市场主体数量继续扩大,在册36581户."""
    following = lead.segments[-1][0]
    for sign, words in reversed(lead.segments[:-1]):
        topic = _TOPIC.fullmatch(words)
        candidate = phrase(topic[1] if topic is not None else _MOOD.sub("", words))
        noun = candidate.head
        if (
            following == ":"
            and noun is None
            and 2 <= len(candidate.name) <= 12
            and not _HEADING.search(words)
        ):
            return candidate  # 出境旅游：510万人次
        following = sign
        if noun is not None and noun.measure is not Measure.SPEED:
            spoken_of = kind in RATES and noun.measure is Measure.COUNT and state.current is not None
            if not spoken_of and (kind not in FITTING or noun.measure in FITTING[kind]):
                return Phrase(candidate.name[: noun.end], candidate.scope, noun)
        if sign == ";":
            break
    return named
