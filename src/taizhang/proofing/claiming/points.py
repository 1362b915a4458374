"""What do so many percentage points say: a growth rate that changed, a lead over others, a pull on the whole?

Worked example::

    增幅较前5月收窄     6.8个百分点  sign −1, against the growth of earlier months
    高于全国、全省      0.1和0.3个百分点  one lead over each
    拉动规上工业增长     9.9个百分点  a pull: it speaks of no level
    超序时进度         4.4个百分点  ahead of the calendar
"""

import re
from typing import Final

from taizhang.proofing.claiming.directions import CHANGE, cut_at, references, sign_of
from taizhang.proofing.claiming.realms import Verdict
from taizhang.proofing.claiming.vocabulary import Cue, Found
from taizhang.proofing.model import Basis, Kind

_CUT: Final = CHANGE | {Cue.THAN, Cue.SHARE, Cue.START, Cue.EXCESS, Cue.GOAL, Cue.LIST, Cue.MOVE}
_PACE_CUT: Final = frozenset(Cue) - {Cue.DONE, Cue.LIST}


def point(words: str, found: tuple[Found, ...]) -> Verdict:
    kinds = {one.cue for one in found}
    pull = _PULL.search(words)
    if pull is not None:
        start = pull.start()
        toward = words.rfind("对", 0, start)
        negative = pull[0] in ("拉低", "下拉") or bool(_PULLED_DOWN.search(words, max(start - 2, 0)))
        return Verdict(
            Kind.PP_CHANGE, sign=-1 if negative else 1, basis=Basis.PULL, cut=toward if toward >= 0 else start
        )
    pace = re.search(r"(?:序时|时序|时间|平均|均衡)进度|序时|月进度", words)
    if pace is not None:
        sign = -1 if re.search(r"[低慢落短欠差]", words) else 1
        return Verdict(
            Kind.PP_CHANGE,
            sign=sign,
            basis=Basis.PACE,
            cut=cut_at(words, found, _PACE_CUT),
            base=pace[0],
        )
    refs = references(words, found)
    over = _OVER.search(words)
    if over is not None and not refs:
        return Verdict(
            Kind.PP_CHANGE,
            basis=_point_basis((over[1],), found),
            cut=min(over.start(), cut_at(words, found, {Cue.SPEED})),
            base=over[1],
            refs=(over[1],),
        )
    return Verdict(
        Kind.PP_CHANGE,
        sign=_point_sign(words, found),
        basis=_point_basis(refs, found),
        cut=cut_at(words, found, _CUT),
        base="、".join(refs),
        refs=refs,
        shared=Cue.SHARE in kinds,
    )


def _point_sign(words: str, found: tuple[Found, ...]) -> int:
    negative = re.search(r"(?:差|差距|低|慢|落后|落差)(?:了|约|为|达)*$", words)
    return -1 if negative else sign_of(found, words)


_PULL: Final = re.compile(r"拉动|上拉|下拉|拉升|拉低|拉高|影响|贡献(?!率)")
_PULLED_DOWN: Final = re.compile(r"负拉动|向下拉动|下降|回落|下跌|减少|放缓")  # 影响全市投资下降7.9个百分点
_OVER: Final = re.compile(r"超(?:过|出)?([^,目计任预]{2,12})$")
_REGION: Final = re.compile(r"全国|全省|全市|全区|全县|全州|平均|均值|规上|规模以上|地区|省|市")


def _point_basis(refs: tuple[str, ...], found: tuple[Found, ...]) -> Basis | None:
    if any("目标" in ref or "计划" in ref or "预期" in ref for ref in refs):
        return Basis.TARGET
    if any(_REGION.search(ref) for ref in refs):
        return Basis.REFERENCE
    if any(one.cue is Cue.YEAR for one in found):
        return Basis.LAST_YEAR
    earlier = refs or any(one.cue is Cue.PERIOD for one in found)
    return Basis.EARLIER if earlier else None
