"""Which way does a figure go, against what is it measured, and where do the words that say so begin?

Worked example, the words ``增幅较前5月收窄`` before 6.8个百分点: the predicate begins at
增幅, the reference is 前5月, the sign is −1.
"""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from taizhang.proofing.claiming.nouns import listed
from taizhang.proofing.claiming.vocabulary import Cue, Found, bare_end
from taizhang.proofing.model import Basis

PLANNED: Final = re.compile(
    r"力争|争取(?!到|上级|中央|省级|国家|专项|政策|资金|各类|了|各级)|确保|预期|预计(?!实现|完成|全年|达|增长|同比)|计划|目标|拟|规划|年初定|原定|现定|后调|[离距]年初|有望|安排|将(?!近)"
)
GOAL_WORD: Final = re.compile(r"目标|任务|计划|预算|序时|进度")


CHANGE: Final = frozenset({Cue.UP, Cue.DOWN, Cue.SPEED, Cue.FALL, Cue.YEAR, Cue.PERIOD})
"""Cues that something rose or fell."""

GROWTH: Final = CHANGE | {Cue.TWO_YEARS}
_GROWTH_CUT: Final = GROWTH | {Cue.START, Cue.THAN, Cue.LIST, Cue.REACH, Cue.PULL}


def cut_at(words: str, found: tuple[Found, ...], of: AbstractSet[Cue]) -> int:
    """Where the predicate begins: at the first of the cues, else after all the words that name."""
    return next((one.start for one in found if one.cue in of), bare_end(words))


def growth_cut(words: str, found: tuple[Found, ...]) -> int:
    return cut_at(words, found, _GROWTH_CUT)


def basis_of(found: tuple[Found, ...]) -> Basis | None:
    for one in found:
        match one.cue:
            case Cue.PERIOD:
                return Basis.LAST_PERIOD
            case Cue.START:
                return Basis.YEAR_START
            case Cue.TWO_YEARS:
                return Basis.TWO_YEARS
            case Cue.YEAR:
                return Basis.LAST_YEAR
            case Cue.SPEED if one.word.startswith(("年均", "平均", "复合")):
                return Basis.OTHER_YEAR
            case _:
                continue
    return None


def sign_of(found: tuple[Found, ...], words: str) -> int:
    """The direction of the last word that has one; 降幅收窄 is a rise, 增速回落至5% is still a growth."""
    falling = any(one.cue is Cue.FALL for one in found)
    reach = any(one.cue is Cue.REACH for one in found)
    moves = [
        one
        for one in found
        if one.cue in (Cue.UP, Cue.DOWN)
        and not (one.word == "增长" and words[one.start - 1 : one.start] == "负")
    ]
    if reach or not moves:
        return -1 if falling else 1
    last = moves[-1]
    if falling:
        return 1 if last.word in ("收窄", "缩小", "回落", "减缓", "放缓", "缩减") else -1
    return 1 if last.cue is Cue.UP else -1


_COMPARING: Final = frozenset(
    listed("高于 低于 快于 慢于 好于 优于 领先 落后 高出 多于 少于 大于 小于 不及 领先于 落后于 跑赢 超出")
)
_TRAILING: Final = re.compile(r"(?:分别|各|同比|又|再|还|均|都|仍|略|继续|进一步|大幅|明显)+$")


def references(words: str, found: tuple[Found, ...]) -> tuple[str, ...]:
    """What it is compared to: 全国 and 全省 in 高于全国、全省."""
    first = next((one for one in found if one.cue is Cue.THAN or one.word in _COMPARING), None)
    if first is None:
        return ()
    later = [
        one for one in found if one.start >= first.end and one.cue in (Cue.UP, Cue.DOWN, Cue.REACH, Cue.SPEED)
    ]
    stop = later[0].start if later else bare_end(words)
    text = _TRAILING.sub("", words[first.end : stop]).removesuffix("相比").removesuffix("的")
    return tuple(part for part in re.split(r"[、和与及]|以及", text) if part)
