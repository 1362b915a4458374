"""What does an amount or a count say: how much there is, by how much it changed, what is planned, where a limit is?

Worked example::

    完成规上产值        61亿元     level
    拟投              50亿元     plan
    比半年目标多完成     0.8亿元    other: over the target
    (5亿元以上的项目)    5亿元     other: a limit
    净增              11152户    count
"""

import re
from typing import Final

from taizhang.proofing.claiming.directions import GOAL_WORD, PLANNED, basis_of, cut_at, references, sign_of
from taizhang.proofing.claiming.nouns import head
from taizhang.proofing.claiming.realms import RANKS, Realm, Verdict
from taizhang.proofing.claiming.vocabulary import Cue, Found, bare_end
from taizhang.proofing.model import Basis, Form, Kind, Number

_THRESHOLD: Final = re.compile(r"\s*(?:及|\()?(?:以上|以下|以内)")
_THRESHOLD_NOUN: Final = re.compile(
    r"(?:以上|以下|以内|级)?的?(?:[一-鿿]{0,8})(?:项目|企业|集群|园区|产业|合同|村|户|公司|镇|县)"
)
_LARGER: Final = re.compile(r"(?:过|超过?|逾|突破|达到?|在|上|大于|不低于|不少于|不足|低于)$")
_CHANGED: Final = re.compile(
    r"(?:增加|减少|净增加?|净减少?|增收|减收|多增|少增|多出|少出|多收|少收|超收|短收|新增|增长|下降|上升|多支|少支|增支|减支|节约|节省|压减|降低|提高|增产|减产|"
    r"多缴|少缴|多种|少种|多产|少产|扩大|缩小|多完成|增|减|多|少|降|升|差|超|短|高|低|高出|高于|低于|上涨|下跌|涨|跌|超额|超额完成|减亏|增亏|增利|减利|增盈|回落|缺口|欠|相差)(?:了|约|近)*$"
)
_FLOWS: Final = re.compile(r"(?:净增加?|新增|增加|减少)(?:了|约|近)*$")
_RANKING: Final = re.compile(r"(?:排名?|位?列|位?居|名列|排在)$")
_AHEAD: Final = re.compile(r"(?:往前|向前|赶超?|前进|前移|上移|后移|后退|晋升|跃升|进位)(?:了)?$")
_OVER: Final = re.compile(r"(?:过|超过?|逾|不足|低于)$")
_TASK: Final = re.compile(r"的(?:全年|年度|年初)?(?:任务|目标|预算|计划)")
_PLANNED_COUNT: Final = re.compile(
    r"力争|争取(?!到|上级|中央|省级|国家|专项|政策|资金|各类|了|各级)|确保|目标|拟|计划(?:实施|新建|新增|引进|开工|完成|建设|培育|新开工|竣工|投产|安排|总|招)|预计|将(?!近)|年内要"
)
_PLAN_VERBS: Final = re.compile(
    r"^(?:全部|达产后|建成后|投产后|项目|可|将|能|预计|拟|计划|规划|设计|年产|形成|实现|新增|达到?|的|每年|年|建设|生产|力争|确保|目标|为|是)+"
)
_PLAN_AMOUNT: Final = re.compile(
    r"拟投资?|计划总?投资|计划|规划(?=总?投资|面积|建设|用地|产能)|力争|争取(?!到|上级|中央|省级|国家|专项|政策|资金|各类|了|各级)|确保|预计(?!\x00*(?:实现|完成|达|全年|可?实现))|预期|目标|概算|估算|设计(?=产能|能力|规模|年产|生产|总|概)|将(?!近)|有望|可实现|可达|年产|建成后|达产后|投产后|奋斗|拟|年内要|届时"
)


def amount(number: Number, kind: str, words: str, tail: str, found: tuple[Found, ...]) -> Verdict:
    counted = kind == Realm.COUNT
    plain = Kind.COUNT if counted else Kind.LEVEL
    ending = words[: bare_end(words)]
    kinds = {one.cue for one in found}
    if not counted and _is_threshold(words, tail):
        return Verdict(Kind.OTHER, cut=len(words))
    if (
        kind == Realm.COUNT
        and number.unit in RANKS
        and kinds & {Cue.MOVE, Cue.UP, Cue.DOWN}
        and not kinds & {Cue.PLAN}
    ):
        return Verdict(
            Kind.OTHER,
            sign=1,
            cut=cut_at(
                words,
                found,
                {Cue.MOVE, Cue.UP, Cue.DOWN, Cue.RANK, Cue.SPEED, Cue.THAN, Cue.PERIOD, Cue.YEAR},
            ),
        )
    if counted and number.unit in RANKS and _AHEAD.search(ending):
        return Verdict(Kind.OTHER, cut=0)  # 一年往前赶了12位
    if counted and number.unit in RANKS and _RANKING.search(ending):
        return Verdict(Kind.RANK, cut=cut_at(words, found, {Cue.RANK, Cue.SPEED, Cue.YEAR}))  # 排10位
    if _TASK.match(tail) and not counted:
        return Verdict(Kind.PLAN, basis=Basis.TARGET, cut=0)  # 离3060万元的任务
    if Cue.REACH in kinds and found[-1].cue is Cue.REACH and not PLANNED.search(words):
        of = {Cue.UP, Cue.DOWN, Cue.YEAR, Cue.PERIOD, Cue.START, Cue.REACH, Cue.THAN, Cue.GOAL, Cue.SPEED}
        return Verdict(plain, cut=cut_at(words, found, of), reach=True)
    if (
        _CHANGED.search(ending)
        and not ending.endswith(("最高", "最多", "较多", "不少"))
        and not _is_noun(ending)
    ):
        return _change(number, words, ending, found, counted)
    if "序时" in words or "进度" in ending[-4:]:
        sign = -1 if re.search(r"[低慢落短欠差]", words) else 1
        return Verdict(
            Kind.OTHER,
            sign=sign,
            basis=Basis.PACE,
            cut=cut_at(words, found, set(Cue) - {Cue.LIST}),
            base="序时进度",
        )
    if Cue.EXCESS in kinds and ending.endswith(
        ("目标", "任务", "计划", "预算", "任务数", "目标数", "计划数")
    ):
        return Verdict(
            Kind.OTHER, basis=Basis.TARGET, cut=cut_at(words, found, {Cue.EXCESS, Cue.THAN, Cue.GOAL})
        )
    if re.search(r"(?:目标|预算|任务|计划)(?:数|任务)?$", ending):
        return Verdict(
            Kind.PLAN,
            basis=Basis.TARGET,
            cut=cut_at(words, found, {Cue.SHARE, Cue.DONE, Cue.THAN, Cue.GOAL, Cue.PLAN}),
        )
    if re.search(r"(?:产能|生产能力)(?:为|达|约|同为|均为|达到|超|近|可达)*$", words) and not re.search(
        r"现有|已形成|实际|利用|释放|淘汰|压减", words
    ):
        return Verdict(Kind.PLAN, cut=bare_end(words))
    if counted and number.form is Form.CHINESE:
        return Verdict(plain, cut=bare_end(words))
    if counted and not _PLANNED_COUNT.search(words):
        return Verdict(plain, cut=_plain_cut(words, found, ending))
    if _PLAN_AMOUNT.search(words) and not _realised_amount(words):
        cut = _plan_cut(words, found)
        if not words[:cut].strip(" \x00,、其中"):  # 力争完成工业总产值100亿元: the name follows
            return Verdict(Kind.PLAN, cut=bare_end(words))
        return Verdict(Kind.PLAN, cut=cut, noun=_planned_noun(words[cut : bare_end(words)]))
    if number.unit == "期" and counted:
        return Verdict(plain, cut=cut_at(words, found, {Cue.LIST, Cue.PART, Cue.DONE}))
    return Verdict(plain, cut=_plain_cut(words, found, ending))


def _planned_noun(words: str) -> str:
    """What is planned, if the predicate names it: 拟投 → 总投资, 达产后可年产铝箔 → 铝箔."""
    noun = head(words)
    if noun is not None:
        return noun.name
    bare = _PLAN_VERBS.sub("", words)
    return bare if bare != words and 2 <= len(bare) <= 12 else ""


def _plain_cut(words: str, found: tuple[Found, ...], ending: str) -> int:
    of = {Cue.YEAR, Cue.LIST, Cue.SHARE} if ending.endswith("占") else {Cue.YEAR, Cue.LIST}
    return min(cut_at(words, found, of), bare_end(words))


def _is_threshold(words: str, tail: str) -> bool:
    """5亿元以上的项目 states a limit, not an amount."""
    if _THRESHOLD.match(tail) and (
        _THRESHOLD_NOUN.search(tail[:16]) or tail.strip() in ("以上", "以上的", "及以上")
    ):
        return True
    if _OVER.search(words) and tail.strip() in ("的", "的有"):
        return True  # 过10亿的3个
    return (
        bool(_LARGER.search(words))
        and bool(
            re.match(
                r"的?(?:[一-鿿]{0,4})(?:项目|企业|产业集群|集群|镇|村|公司|园区)(?!投资|产值|营业|完成|实现|税收|利润)",
                tail,
            )
        )
        and not tail.startswith("的投")
    )


def _is_noun(ending: str) -> bool:
    """工业用电量增量, 国土资源: a noun that ends in a character of direction."""
    noun = head(ending)
    return noun is not None and noun.end == len(ending) and noun.end - noun.start > 1


def _realised_amount(words: str) -> bool:
    return bool(
        re.search(r"(?:完成|超额|占|超|实际|已)[^，]{0,10}(?:计划|目标|预算)|计划单列|计划生育", words)
    )


def _plan_cut(words: str, found: tuple[Found, ...]) -> int:
    match = _PLAN_AMOUNT.search(words)
    return match.start() if match is not None else bare_end(words)


def _change(number: Number, words: str, ending: str, found: tuple[Found, ...], counted: bool) -> Verdict:
    """增加3.2亿元, 短收0.8亿元, 比目标多0.8亿元."""
    of = {Cue.UP, Cue.DOWN, Cue.YEAR, Cue.PERIOD, Cue.START, Cue.THAN, Cue.EXCESS, Cue.GOAL, Cue.SPEED}
    cut = cut_at(words, found, of)
    refs = references(words, found)
    target = any(GOAL_WORD.search(ref) for ref in refs) or any(
        one.cue in (Cue.EXCESS, Cue.GOAL) for one in found
    )
    sign = sign_of(found, words) if found else 1
    if re.search(r"(?:差|欠|短|少|减|低|缺口|相差)(?:了|约|近|收|支)*$", ending):
        sign = -1
    compared = any(one.cue in (Cue.YEAR, Cue.THAN, Cue.PERIOD) for one in found)
    kind = Kind.OTHER
    if counted and re.search(r"(?:净增加?|新增)(?:了|约|近)*$", ending):
        kind = Kind.COUNT
    elif (
        not counted
        and ending.endswith("新增")
        and not compared
        and not any(one.cue is Cue.START for one in found)
    ):
        kind = Kind.LEVEL
    basis = Basis.TARGET if target else basis_of(found)
    return Verdict(
        kind, sign=sign, basis=basis, cut=min(cut, bare_end(words)), base="、".join(refs), refs=refs
    )
