"""Which numbers stand in one list, and what does each of them belong to?

``A、B、C分别完成x、y、z亿元，增长a%、b%、c%``: three names, three amounts, three growths, and nothing but their order says
what goes with what. A *run* is a list of numbers with no word between them. Its names stand before it, or far before it,
or the run carries on a list that is being spoken of.

Worked example, ``出口、进口各占6万亿元和4.1万亿元，增2.2%、9.4%``::

    run 6万亿元, 4.1万亿元    names 出口, 进口
    run 2.2%, 9.4%          carries on the two statements before it
"""

import re
from collections.abc import Sequence
from typing import Final

from taizhang.proofing.claiming.clauses import Spot
from taizhang.proofing.claiming.realms import Realm, realm
from taizhang.proofing.model import RangeEnd

_JOIN: Final = re.compile(r"[\s、,/]*(?:和|与|及|以及)?\s*[+\-]?\s*(?:约|近|超)?")
_VERB_JOIN: Final = re.compile(
    r"\s*(?:、|和|与|及|以及|而)(?:同比)?(?:增长|下降|增|降|上升|下滑|回落|提高|减少|增加|负增长|上涨|下跌|提升|升|涨|跌|减|走高|走低|快|慢|高|低)?[约近超]?"
)
_DIRECTED: Final = re.compile(
    r"(?:增长|下降|增|降|上升|下滑|回落|提高|减少|增加|上涨|下跌|提升|升|涨|跌|减|走高|走低|扩大|缩小)[了约近超]?$"
)
_RATIO: Final = re.compile(r"\s*:\s*")


def runs(spots: Sequence[Spot]) -> dict[int, tuple[Spot, ...]]:
    """The lists of two or more numbers in a sentence, under the id of the first number. Ranges are one number."""
    found: dict[int, tuple[Spot, ...]] = {}
    open_runs: dict[int, list[Spot]] = {}
    for spot in spots:
        run = open_runs.get(spot.frame)
        if run and _joined(run[-1], spot):
            run.append(spot)
            continue
        if run:
            _keep(found, run)
        open_runs[spot.frame] = [spot]
    for run in open_runs.values():
        _keep(found, run)
    return found


def _keep(found: dict[int, tuple[Spot, ...]], run: Sequence[Spot]) -> None:
    if len(run) >= 2:
        found[run[0].number.id] = tuple(run)


def _joined(one: Spot, other: Spot) -> bool:
    if other.number.range_end is RangeEnd.HIGH and one.number.range_end is RangeEnd.LOW:
        return True
    if not (_JOIN.fullmatch(other.lead) or _RATIO.fullmatch(other.lead)):
        verbs = _VERB_JOIN.fullmatch(other.lead) and _DIRECTED.search(one.lead)
        return bool(verbs) and realm(one.number) is realm(other.number) is Realm.PERCENT
    first, second = realm(one.number), realm(other.number)
    return first == second or Realm.BARE in (first, second)


def is_range(run: Sequence[Spot]) -> bool:
    """3-5个 is a list of two numbers and one thing."""
    return len(run) == 2 and run[1].number.range_end is RangeEnd.HIGH
