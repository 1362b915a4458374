"""What does a number say: a level, a growth, a share, a plan?

The unit leaves few choices, the words before the number decide among them, the words after it have a say (``X%的企业``,
``5亿元以上的项目``). A number with no word of its own says what the number beside it says: in ``增长超三成，具体为30.3%`` the
second is a growth because the first is.

Worked example::

    verdict(30.3 %, "占规上产值比重")   # Verdict(SHARE, sign 1, cut 0, base '规上产值')
    verdict(0.8 亿元, "比半年目标多完成") # Verdict(OTHER, sign 1, cut 0, base '半年目标', basis TARGET)
    verdict(6.8 个百分点, "增幅较前5月收窄") # Verdict(PP_CHANGE, sign −1, cut 0, refs ('前5月',))
"""

import re
from dataclasses import replace
from typing import Final

from taizhang.proofing.claiming.amounts import amount
from taizhang.proofing.claiming.directions import cut_at
from taizhang.proofing.claiming.nouns import Measure, head
from taizhang.proofing.claiming.points import point
from taizhang.proofing.claiming.ratios import growth, percent, rate, share
from taizhang.proofing.claiming.realms import Realm, Verdict, realm
from taizhang.proofing.claiming.vocabulary import Cue, Found, bare_end, cues
from taizhang.proofing.model import Form, Kind, Number

_SEEN: dict[tuple[object, ...], Verdict] = {}
_MOVED: Final = re.compile(r"(?:靠前|前移|后移|提前|上升|下降|前进|后退|进|退|升|降|赶超?)了?$")
_TAIL: Final = 24
_MOST: Final = 20_000  # reports repeat themselves: ,同比增长 … ;占比


def verdict(number: Number, words: str, tail: str) -> Verdict:
    """What the number says by the words before (``words``, since the last comma) and after it."""
    first, minus = number.surface[:1], (number.digits or "").startswith("-")
    key = (number.unit, number.form, number.plus, minus, first in "第前后", words, tail[:_TAIL])
    known = _SEEN.get(key)
    if known is None:
        if len(_SEEN) >= _MOST:
            _SEEN.clear()
        known = _SEEN[key] = _verdict(number, words, tail[:_TAIL])
    return known


def _verdict(number: Number, words: str, tail: str) -> Verdict:
    kind = realm(number)
    found = cues(words)
    match kind:
        case Realm.PERCENT:
            said = percent(number, words, tail, found)
        case Realm.POINT:
            said = point(words, found)
        case Realm.RANK:
            moved = not number.surface.startswith(("第", "前")) and _MOVED.search(words)
            cut = cut_at(words, found, {Cue.RANK, Cue.SPEED, Cue.MOVE, Cue.YEAR, Cue.THAN})
            said = Verdict(Kind.OTHER if moved else Kind.RANK, cut=cut)
        case Realm.TIME:
            said = Verdict(
                Kind.DURATION, cut=cut_at(words, found, {Cue.LASTING, Cue.THAN, Cue.UP, Cue.DOWN, Cue.REACH})
            )
        case Realm.BARE:
            said = _bare(number, words, tail, found)
        case _:
            said = amount(number, kind, words, tail, found)
    if number.digits is not None and number.digits.startswith("-"):
        said = replace(said, sign=1)  # the minus is printed
    elif number.plus:
        said = replace(said, sign=1)
    return said


def _bare(number: Number, words: str, tail: str, found: tuple[Found, ...]) -> Verdict:
    if number.form is Form.RATIO:
        return Verdict(Kind.SHARE, cut=bare_end(words))
    noun = head(words[: bare_end(words)])
    if noun is not None and noun.measure is Measure.INDEX:
        return Verdict(Kind.LEVEL, cut=cut_at(words, found, {Cue.REACH}))
    kinds = {one.cue for one in found}
    if kinds & {Cue.UP, Cue.DOWN, Cue.SPEED, Cue.YEAR, Cue.FALL}:
        return growth(number, words, found)
    if Cue.SHARE in kinds:
        return share(words, words[: bare_end(words)], found) or Verdict(Kind.SHARE)
    if noun is not None and noun.measure is Measure.RATE:
        return rate(noun.name, noun.start, words, found)
    return Verdict(Kind.LEVEL, cut=bare_end(words), own=False)
