"""Of which place does a report speak when it names none?

The title names it: a report of a park speaks of 园区, one of a city of 全市. Without such a word in the title the first place
named in the text decides.

Worked example::

    default_scope("云溪市工业园区2024年三季度小结\\n…")   # '园区'
    default_scope("白水县6月工业快报\\n…")             # '全县'
"""

import re
from typing import Final

from taizhang.proofing.claiming.naming import Phrase
from taizhang.proofing.claiming.nouns import Head, Measure

_WORDS: Final = (
    (re.compile(r"园区|开发区|高新区|经开区|集聚区|示范区|保税区|工业区|产业园|新区"), "园区"),
    (re.compile(r"(?<![占列居排位于比])全国|国家统计局|国民经济"), "全国"),
    (re.compile(r"[一-鿿]{2}(?<!全)省|自治区|(?<![占列居排位于比])全省"), "全省"),
    (re.compile(r"县|旗"), "全县"),
    (re.compile(r"(?<![占列居排位于比]全)区(?!域|间|分)"), "全区"),
    (re.compile(r"(?<![占列居排位于比]全)市(?!场|值|政|民)|州"), "全市"),
)
_HEAD: Final = 60


def default_scope(text: str) -> str:
    """The place a document speaks of; 园区 if it does not say."""
    title = text.strip()[:_HEAD].split("\n", 1)[0]
    for stretch in (title, text[:400]):
        first = min(
            ((match.start(), place) for pattern, place in _WORDS if (match := pattern.search(stretch))),
            default=None,
            key=lambda one: _rank(one, stretch),
        )
        if first is not None:
            return first[1]
    return "园区"


def _rank(one: tuple[int, str], stretch: str) -> tuple[int, int]:
    """A park in a title wins over the city whose park it is."""
    return (0 if one[1] == "园区" else 1, one[0])


_PARKS: Final = re.compile(r"(?:园区|开发区|高新区|经开区|集聚区|示范区|保税区|工业区)$")


def parks(scope: str, words: str, *, first: bool) -> Phrase | None:
    """省定产业集聚区13个: the parks themselves, if they are what is counted and not what is in one: if nothing was counted
    before (``first``), or if 的 narrows them down (营业收入过百亿的园区3个)."""
    if not _PARKS.search(scope) or "占" in words:
        return None
    start = scope.rfind("的") + 1
    if not start and (not first or _PARKS.fullmatch(scope)):
        return None
    return Phrase(scope, "", Head(scope[start:], Measure.COUNT, start, len(scope)))
