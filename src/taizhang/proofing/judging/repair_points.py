"""Which shares have lost their decimal points?

The shares of one whole make up 100%. Where a list of them holds no point, a share over 100% among them, and adds up to 1000,
the last digit of each stood behind a point: no other reading makes them a whole. So all of them are put right at once.

Worked example: 分别占快递业务量的163%、814%和23% adds up to 1000: 16.3%、81.4%和2.3%.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from taizhang.kernel.digits import plain
from taizhang.kernel.finding import Level
from taizhang.proofing.judging.facts import Facts
from taizhang.proofing.judging.repair import Repair, mended
from taizhang.proofing.judging.telling import named, remark
from taizhang.proofing.model import Claim, Family, Fix, Kind, Reading, Remark

_BETWEEN: Final = re.compile(r"[、，,和及与]{1,2}")
_WHOLE: Final = Decimal(1000)
_SLACK: Final = Decimal(1)
"""Three shares printed to one decimal add up to 99.9 to 100.1."""
_FEWEST: Final = 3
"""Two numbers add up to 1000 by chance too easily."""


def share_repairs(facts: Facts) -> Iterator[Repair]:
    """The shares of every list that has lost its points, each read with its point; the first carries the remark."""
    for members in _lists(facts):
        values = [claim.value or Decimal() for claim in members]
        whole = sum(values, Decimal())
        if len(members) < _FEWEST or abs(whole - _WHOLE) > _SLACK or max(values) <= 100:
            continue
        for claim in members:
            reading = Reading(_pointed(claim), "%", 1, "同一总体的各占比加起来是1000%，都漏了小数点")
            yield Repair(mended(claim, reading), _said(claim, members, whole))


def _lists(facts: Facts) -> Iterator[list[Claim]]:
    """Shares in % without a point that stand beside each other."""
    run: list[Claim] = []
    for claim in facts.claims:
        fits = (
            claim.kind is Kind.SHARE and claim.number.unit == "%" and (claim.number.digits or ".").isdecimal()
        )
        beside = run and _BETWEEN.fullmatch(facts.text[run[-1].number.end : claim.number.start])
        if run and not (fits and beside):
            yield run
            run = []
        if fits:
            run.append(claim)
    if run:
        yield run


def _pointed(claim: Claim) -> str:
    return plain((claim.value or Decimal()) / 10)


def _said(claim: Claim, members: Sequence[Claim], whole: Decimal) -> Remark:
    text = f"{_pointed(claim)}%"
    fix = Fix(claim.number.start, claim.number.end, text, certain=True)
    return remark(
        Level.ERROR, "point-lost", [claim], f"{named(claim)}漏了小数点，应为{text}。", family=Family.DAMAGE,
        arithmetic=f"{'＋'.join(f'{plain(each.value or Decimal())}%' for each in members)}＝{plain(whole)}%，"
        "同一总体的占比加起来应是100%。",
        expected=text, advice="请对照原表补上小数点；校对已按补上小数点的数核对其余各处。", fixes=(fix,),
    )  # fmt: skip
