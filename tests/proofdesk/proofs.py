"""Proofs made by hand, so that what shows a proof is tested apart from what finds it."""

from decimal import Decimal

from taizhang.kernel.finding import Level
from taizhang.proofing.model import Claim, Family, Fix, Kind, Mark, Number, Proof, Remark, Role
from taizhang.proofing.source import Source

TEXT = "一、情况\n1-9月，规上产值61亿元，其中电池5一是6亿元，占83.4%。\n"


def claim(number: int, text: str, surface: str, digits: str, unit: str, **more: object) -> Claim:
    start = text.index(surface)
    figure = Number(number, start, start + len(surface), surface, digits, unit)
    kind = Kind.SHARE if unit == "%" else Kind.LEVEL
    return Claim(number, figure, kind, Decimal(digits), "产值", **more)  # type: ignore[arg-type]


def remark(start: int, end: int, *, level: Level = Level.ERROR, **more: object) -> Remark:
    return Remark(level, "test", Family.RELATION, start, end, "对不上。", **more)  # type: ignore[arg-type]


def sample(source: Source | None = None) -> Proof:
    """One share that does not fit, one certain repair, one hint on the whole."""
    given = source or Source(TEXT, "九月.txt")
    text = given.text
    claims = (
        claim(1, text, "61亿元", "61", "亿元", subject="规上产值", code="output_above_scale"),
        claim(2, text, "5一是6亿元", "51.6", "亿元", subject="电池产值", part_of=1),
        claim(3, text, "83.4%", "83.4", "%", subject="电池产值", of=2, base=1),
    )
    damage, share = text.index("5一是6亿元"), text.index("83.4%")
    remarks = (
        Remark(Level.HINT, "whole", Family.WORDING, 0, 0, "全文的提示<&>。"),
        Remark(
            Level.HINT, "marker", Family.DAMAGE, damage, damage + 6, "小数点被“一是”盖住。", (2,),
            fixes=(Fix(damage, damage + 6, "51.6亿元", certain=True),),
        ),
        Remark(
            Level.ERROR, "share-mismatch", Family.RELATION, share, share + 5, "占比对不上。", (3, 2, 1),
            arithmetic="51.6÷61＝84.6%", expected="83.8%–85.4%", advice="请核对。",
            fixes=(Fix(share, share + 5, "84.6%"), Fix(share, share + 5, "83.8%")),
        ),
    )  # fmt: skip
    return Proof(given, claims, (Mark(5, 9, "1-9月", Role.PERIOD),), remarks)
