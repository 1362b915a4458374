"""Why is this number what it is?

Every figure is the result of one ``Node``: a formula over other nodes, or a sum the engine has added. The
node is what the evaluator computes with, not a description written beside it, so the way a number is
explained cannot differ from the way it was made. A ``Trace`` is the node unfolded for a reader, sums down
to the entries that were added.

Worked example (``Trace.lines()``)::

    规上工业总产值 园区 2024年1-9月 同比增速 = 10.0123%　（本期 − 同期） ÷ 同期 × 100
      规上工业总产值 园区 2024年1-9月 数值 = 61亿元　各单位累计数相加
        甲公司 = 12亿元　第17号记录
        乙公司 = 49亿元　第18号记录
      规上工业总产值 园区 2024年1-9月 同期数 = 55.45亿元　各单位填报的同期数相加
        …
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from taizhang.kernel.figure import Figure, Measure

MEASURE_NAMES = {
    Measure.VALUE: "数值",
    Measure.PRIOR: "同期数",
    Measure.PRIOR_LEDGER: "上年台账数",
    Measure.PANEL: "同口径本期数",
    Measure.PANEL_BASE: "同口径上年数",
    Measure.MONTH: "当月数",
    Measure.MONTH_PRIOR: "上年同月数",
    Measure.CHANGE: "同比增减额",
    Measure.GROWTH: "同比增速",
    Measure.GROWTH_LEDGER: "比上年台账增速",
    Measure.GROWTH_PANEL: "同口径增速",
    Measure.MONTH_GROWTH: "当月同比增速",
    Measure.SHARE: "占比",
    Measure.SHARE_CHANGE: "占比变化",
    Measure.CITY_SHARE: "占全市比重",
    Measure.CONTRIBUTION: "贡献率",
    Measure.PULL: "拉动",
    Measure.TARGET: "目标",
    Measure.COMPLETION: "完成全年目标",
    Measure.TARGET_GAP: "超欠目标",
    Measure.PACE: "超欠序时进度",
    Measure.GROWTH_TARGET: "增速目标",
    Measure.GROWTH_TARGET_FIRST: "原定增速目标",
    Measure.GROWTH_GAP: "与增速目标之差",
    Measure.STREAK: "连续增长",
    Measure.REPORTED: "上报家数",
    Measure.EXPECTED: "应报家数",
}
"""What a measure is called where a figure is explained."""


@dataclass(frozen=True)
class Addends:
    """Which rows of ``plan.counted`` a sum is made of; ``quantity`` is the named quantity that was added."""

    indicator: str
    limits: str
    scope: str
    year: int
    last: int
    before: int
    quantity: str


@dataclass(frozen=True)
class Listed:
    """Who was counted: those of ``plan.belonging`` for the month (an ordinal) that are now, then, new or new_then."""

    limits: str
    scope: str
    month: int
    standing: str


@dataclass(frozen=True)
class Node:
    """One step of the calculation: the figure, how it follows from ``inputs``, or what was added for it.

    ``entry`` is the number of the single entry a figure was read from (a target).
    """

    figure: Figure
    formula: str
    inputs: tuple["Node", ...] = ()
    note: str = ""
    addends: Addends | None = None
    entry: int | None = None
    listed: Listed | None = None


@dataclass(frozen=True)
class Trace:
    """A node as a reader sees it. ``value`` is printed in full, unrounded where it is a sum, to six
    decimals if not. Under a count stand those who were counted: name and since when, without figure or entry."""

    label: str
    formula: str
    figure: Figure | None
    value: str
    children: tuple["Trace", ...] = field(default=())
    entry: int | None = None
    note: str = ""

    def lines(self, indent: int = 0) -> Iterator[str]:
        """The tree as text, two spaces a level."""
        said = "，".join(
            filter(None, (self.formula, f"第{self.entry}号记录" if self.entry else "", self.note))
        )
        yield "  " * indent + f"{self.label} = {self.value}" + (f"　{said}" if said else "")
        for child in self.children:
            yield from child.lines(indent + 1)

    def entries(self) -> Iterator[int]:
        """The numbers of all entries the figure rests on, each once, in the order they are met."""
        yield from dict.fromkeys(self._entries())

    def _entries(self) -> Iterator[int]:
        if self.entry is not None:
            yield self.entry
        for child in self.children:
            yield from child._entries()
