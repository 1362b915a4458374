"""What does a percentage, a multiple or a fraction say: a growth, a share, a completion, a rate, a plan?

Worked example::

    占规上产值比重      83.4%   share, base 规上产值
    完成全年目标的      75%     progress
    产销率            97.36%  other: a rate of its own
    同比下降           1.7%    growth, sign −1
    是上年同期的近      四倍    other: a multiple, no growth
"""

import re
from typing import Final

from taizhang.proofing.claiming.directions import (
    GOAL_WORD,
    GROWTH,
    PLANNED,
    basis_of,
    cut_at,
    growth_cut,
    references,
    sign_of,
)
from taizhang.proofing.claiming.nouns import Measure, head
from taizhang.proofing.claiming.realms import Verdict
from taizhang.proofing.claiming.vocabulary import Cue, Found, bare_end
from taizhang.proofing.model import Basis, Kind, Number

_SHARE_OF: Final = re.compile(
    r"(?:约|仅|只|共|已|就)*占(?:到|了|据|有|去)?(?P<base>[^占，,]{0,40}?)(?:的)?(?:比重|份额|比例|总量|总数|总额)?(?:的)?$"
)
_WITHIN: Final = re.compile(
    r"(?:在|于|从)?(?P<base>[^，,在]{2,30}?)(?:之?中|里面?|当中|范围内|之内|内部)(?=(?:仅|约|已|就|只|共|所|也|就)*占|(?:的)?(?:占比|比重|份额))"
)
_OF_GOAL: Final = re.compile(
    r"(?:占|完成|达到?|为|实现|超额完成|是|执行|达成)?(?:了)?(?P<base>[^占为达完成实现超，,]{0,16}?(?:目标任务数?|任务目标|目标数|任务数|计划数|预算数|目标值?|任务数?|计划|预算|进度))(?:数|值|总量)?(?:的)?(?:比重|比例)?$"
)
AFTER_GROWTH: Final = re.compile(
    r"\s*(?:以上|左右)?的?(?:年均|同比|较大|较高|高)?(?:增长|增速|增幅|扩张|涨幅|降幅|下降|增势|速度)"
)
_FROM: Final = re.compile(r"(?:由|从|比|较)[上去年初末底同期季度月\x00]{1,12}的?$|[由从]$")
_OF_ALL: Final = re.compile(r"(?<!占)(?:全市|全省|全国|全区|全县|全州)(?:总量|总数)?的$")
_OF_BEFORE: Final = re.compile(
    r"(?:恢复[到至]?|相当于|达到?|为|是)了?[^,]{0,6}(?:同期|上年|去年|\x00)(?:水平)?的$"
)
_ROUGH: Final = frozenset({"半壁江山", "大头", "多数", "绝大多数", "一半", "过半"})
_OF_NOUN: Final = re.compile(
    r"\s*(?:以上|以下|左右)?的(?!增|目标|速度|幅度|降|涨|基础|扩张|高|年均|同比|较)[一-鿿]"
)
_MULTIPLE: Final = re.compile(r"(?:是|为|相当于|达到?|约为|接近)(?:了)?[^,]{0,16}的(?:约|近|超)?$")
OF_COUNT: Final = re.compile(r"(?:开工|复工|投产|复产|竣工|履约|开业|达产)率")  # so many of those counted
_SECTOR: Final = re.compile(
    r"[一-鿿]{0,4}(?:增长|提速|亏损|下降|盈利|覆盖|开工|投产|回升|上升|扩大|减产|增产|达标|正增长)面"
)


def percent(number: Number, words: str, tail: str, found: tuple[Found, ...]) -> Verdict:
    kinds = {one.cue for one in found}
    last = next((one for one in reversed(found) if one.cue is not Cue.LIST and one.cue is not Cue.DONE), None)
    ending = words[: bare_end(words)]
    noun = head(_FROM.sub("", ending))
    ending = _FROM.sub("", ending)
    if (
        noun is not None
        and noun.measure is Measure.RATE
        and noun.end >= len(ending) - 1
        and last_is_not_growth(last, noun.end)
    ):
        return rate(noun.name, noun.start, words, found)
    if number.unit == "倍" and _MULTIPLE.search(words):
        return Verdict(Kind.OTHER, cut=_MULTIPLE.search(words).start())  # type: ignore[union-attr]
    if (
        _OF_NOUN.match(tail)
        and Cue.SHARE not in kinds
        and not kinds & {Cue.UP, Cue.DOWN, Cue.YEAR, Cue.SPEED}
    ):
        return Verdict(Kind.SHARE, cut=len(words))
    if Cue.CONTRIBUTION in kinds and "总资产贡献率" not in words:
        cut = cut_at(words, found, {Cue.CONTRIBUTION})
        return Verdict(Kind.SHARE, basis=Basis.CONTRIBUTION, cut=_before_target(words, cut))
    if (
        "进度" in ending[-6:]
        and Cue.DONE not in kinds
        and Cue.EXCESS not in kinds
        and "序时" not in ending[-8:]
    ):
        return Verdict(Kind.PROGRESS, basis=Basis.TARGET, cut=cut_at(words, found, {Cue.GOAL}))
    goal = _OF_GOAL.search(ending) if GOAL_WORD.search(ending[-10:]) else None
    if goal is not None and _is_progress(words, goal):
        return Verdict(Kind.PROGRESS, basis=Basis.TARGET, cut=goal.start(), base=goal["base"])
    if ending.endswith("完成"):
        return Verdict(Kind.PROGRESS, basis=Basis.TARGET, cut=len(ending) - 2)
    if _OF_ALL.search(ending):
        return Verdict(Kind.SHARE, cut=len(ending), base=ending)
    if _OF_BEFORE.search(ending):
        return Verdict(Kind.OTHER, cut=cut_at(words, found, {Cue.REACH, Cue.LIST, Cue.DONE}))
    part = share(words, ending, found)
    if part is not None:
        return part
    if PLANNED.search(words) and not _realised(words):
        return Verdict(
            Kind.PLAN,
            sign=sign_of(found, words),
            cut=min([growth_cut(words, found), *_goals(words, found)]),
            basis=basis_of(found),
        )
    if number.plus or (number.digits or "").startswith("-"):
        return Verdict(Kind.GROWTH, basis=basis_of(found), cut=growth_cut(words, found))
    if kinds & GROWTH or AFTER_GROWTH.match(tail):
        return growth(number, words, found)
    if noun is not None and noun.measure is Measure.RATE:
        return rate(noun.name, noun.start, words, found)
    if noun is not None and noun.measure is Measure.INDEX:
        return Verdict(Kind.LEVEL, cut=cut_at(words, found, {Cue.REACH}))
    if (
        number.unit == "倍"
        and re.search(r"[是为相当于]$|达到?$|的$", words[: len(words)])
        and not kinds & {Cue.UP, Cue.DOWN}
    ):
        return Verdict(Kind.OTHER, cut=cut_at(words, found, {Cue.DONE}))
    return Verdict(Kind.GROWTH, basis=None, cut=cut_at(words, found, {Cue.REACH}), own=False)


def _goals(words: str, found: tuple[Found, ...]) -> list[int]:
    """Where words of planning stand that do not begin the clause: 税收增长目标为8%, but not 力争税收增长8%."""
    starts = [one.start for one in found if one.cue in (Cue.GOAL, Cue.PLAN) and one.start > 1]
    return [start for start in starts if words[:start].strip("\x00 ,、")]


def last_is_not_growth(last: Found | None, end: int) -> bool:
    """Does no cue of growth stand between a noun and the number?"""
    return last is None or last.start < end or last.cue in (Cue.REACH, Cue.DONE)


def _is_progress(words: str, goal: re.Match[str]) -> bool:
    """完成年度目标的X% and 为预算的X% are completions; 年度目标X% and 增长目标为X% are plans."""
    before = goal[0]
    if before.startswith(("占", "完成", "为", "达", "实现", "超额完成", "是", "执行")):
        return True
    return words.rstrip().endswith(("的", "的约", "的近")) or "完成" in words[: goal.start()][-6:]


def _realised(words: str) -> bool:
    return bool(re.search(r"(?:超|高于|完成|低于|好于)(?:年度|全年|年初|预期|计划|目标)", words))


def rate(name: str, start: int, words: str, found: tuple[Found, ...]) -> Verdict:
    if name.endswith(("增长率", "下降率", "增速")) and "自然" not in name:
        return Verdict(
            Kind.GROWTH,
            sign=-1 if name.endswith("下降率") else 1,
            basis=basis_of(found),
            cut=max(start - 0, 0),
        )
    if name.endswith("总资产贡献率"):
        return Verdict(Kind.OTHER, cut=len(words))
    if name.endswith("贡献率"):
        return Verdict(
            Kind.SHARE, basis=Basis.CONTRIBUTION, cut=_before_target(words, max(words.find("贡献率"), 0))
        )
    if name.endswith(("完成率", "执行率", "兑现率", "完成进度", "完成度")):
        return Verdict(
            Kind.PROGRESS,
            basis=Basis.TARGET,
            cut=min(cut_at(words, found, {Cue.GOAL}), max(words.rfind("完成", 0, start + len(name)), 0)),
        )
    if name.endswith(("占有率", "占比率", "市场占有率", "构成率")):
        return Verdict(Kind.SHARE, cut=start)
    if PLANNED.search(words):
        return Verdict(Kind.PLAN, cut=bare_end(words))
    if start == 0 and OF_COUNT.fullmatch(name):
        return Verdict(Kind.SHARE, cut=0)  # 实际开工60项,开工率75%
    return Verdict(Kind.OTHER, cut=bare_end(words))


def _before_target(words: str, cut: int) -> int:
    """``对规上工业增长(的)贡献率``: the predicate begins at 对."""
    toward = words.rfind("对", 0, cut)
    return toward if toward >= 0 else cut


def share(words: str, ending: str, found: tuple[Found, ...]) -> Verdict | None:
    """占…的比重, 占比, 份额, 增长面; the share's base where the words name it."""
    marks = [one for one in found if one.cue is Cue.SHARE]
    if not marks:
        return None
    last = marks[-1]
    later = [
        one for one in found if one.start >= last.end and one.cue in (Cue.UP, Cue.DOWN, Cue.SPEED, Cue.YEAR)
    ]
    if later and not any(one.cue is Cue.REACH for one in found):
        return None
    within = _WITHIN.search(ending)
    if within is not None:
        before = re.search(r"在[^在]*$", words[: within.end()])
        return Verdict(Kind.SHARE, cut=before.start() if before else within.start(), base=within["base"])
    of = _SHARE_OF.search(ending)
    if of is not None and not of["base"].startswith("比"):
        start = of.start()
        named = "" if "比重" in of["base"] or of["base"] in _ROUGH else of["base"]
        return Verdict(Kind.SHARE, cut=start, base=named)
    sector = _SECTOR.search(words)
    if sector is not None:
        return Verdict(Kind.SHARE, cut=sector.start())
    first = marks[0].start
    base = ""
    if marks[0].word == "占" and len(marks) > 1:
        base = words[marks[0].end : marks[1].start].rstrip("的")
    return Verdict(Kind.SHARE, cut=first, base=base)


def _growth_basis(words: str, found: tuple[Found, ...]) -> Basis:
    """同比 unless a word says otherwise: 环比, 年均, 与2019年同期比."""
    said = basis_of(found)
    if said is None or said is Basis.LAST_YEAR:
        other = "\x00" in "".join(references(words, found)) and not any(one.cue is Cue.YEAR for one in found)
        if other or "年均" in words:
            return Basis.OTHER_YEAR
    return said or Basis.LAST_YEAR


def growth(number: Number, words: str, found: tuple[Found, ...]) -> Verdict:
    return Verdict(
        Kind.GROWTH,
        sign=sign_of(found, words),
        basis=_growth_basis(words, found),
        cut=growth_cut(words, found),
        reach=any(one.cue is Cue.REACH for one in found),
        refs=references(words, found),
    )
