"""What is a figure, apart from its number?

An indicator, for whom (scope), when (period), what about it (measure), how much (amount), and from where
(source). Two figures with the same key claim to be the same fact, so they must agree; that is what every
check and every trace leans on.

Worked example::

    period = Period.parse("2024年1-9月")
    growth = Figure("output_above_scale", PARK, period, Measure.GROWTH, Amount.parse("10.0123%"))
    growth.key                        # 'output_above_scale|park|2024-01..2024-09|growth'
    Scope.parse("cluster:battery")    # one cluster; so too admin:own, industry:26, respondent:…

A figure may have no amount. Then either a word stands in its place (扭亏为盈 where a growth in % would be
nonsense), or nothing is known, which is not the same as zero.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from taizhang.kernel.amount import Amount
from taizhang.kernel.period import Period


class ScopeError(ValueError):
    """A text that names no scope; the message is Chinese and fit to show."""


@dataclass(frozen=True, order=True)
class Scope:
    """For whom a figure counts: the whole park, the whole city, or one ``member`` of a dimension."""

    dimension: str
    member: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.dimension):
            raise ScopeError(f"范围代码“{self.dimension}”应由小写字母开头，只含小写字母、数字和下划线。")
        if re.search(r"[\s|]", self.member):
            raise ScopeError(f"范围成员“{self.member}”里不能有空格或竖线。")

    @classmethod
    def parse(cls, text: str) -> "Scope":
        """``park``, ``city``, ``cluster:battery``. Raises ScopeError."""
        dimension, colon, member = text.strip().partition(":")
        if colon and not member:
            raise ScopeError(f"范围“{text.strip()}”的冒号后面缺成员代码，例如“cluster:battery”。")
        return cls(dimension, member)

    def __str__(self) -> str:
        return f"{self.dimension}:{self.member}" if self.member else self.dimension


PARK: Final = Scope("park")
CITY: Final = Scope("city")


class Measure(StrEnum):
    """What about the indicator a figure states. Growths, shares in %; their differences in 个百分点."""

    VALUE = "value"
    PRIOR = "prior"  # the base as re-reported by this year's respondents (同期数)
    PRIOR_LEDGER = "prior_ledger"  # the base as last year's ledger had it
    PANEL = "panel"  # those present in both years only (同口径)
    PANEL_BASE = "panel_base"
    MONTH = "month"
    MONTH_PRIOR = "month_prior"
    CHANGE = "change"
    GROWTH = "growth"
    GROWTH_LEDGER = "growth_ledger"
    GROWTH_PANEL = "growth_panel"
    MONTH_GROWTH = "month_growth"
    SHARE = "share"
    SHARE_CHANGE = "share_change"
    CITY_SHARE = "city_share"
    CONTRIBUTION = "contribution"
    PULL = "pull"
    TARGET = "target"
    COMPLETION = "completion"
    TARGET_GAP = "target_gap"
    PACE = "pace"
    GROWTH_TARGET = "growth_target"
    GROWTH_TARGET_FIRST = "growth_target_first"
    GROWTH_GAP = "growth_gap"
    STREAK = "streak"
    REPORTED = "reported"  # how many respondents reported, and how many owe the indicator
    EXPECTED = "expected"


class GrowthWord(StrEnum):
    """What is said instead of a growth in % when the base is zero or below (see counting.ratios.growth)."""

    TURNED_PROFIT = "扭亏为盈"
    TURNED_LOSS = "由盈转亏"
    LOSS_CUT = "减亏"
    LOSS_GREW = "增亏"
    NET_INCREASE = "净增"
    NET_DECREASE = "净减"
    TURNED_NEGATIVE = "由正转负"  # of what is no profit: a tax refunded, a balance drawn down
    NEGATIVE_BASE = "上年同期为负"
    UNCHANGED = "持平"
    INCOMPARABLE = "不可比"


@dataclass(frozen=True)
class Source:
    """Where a figure comes from: ``kind`` (entry, sum, ratio, text); ``ref``, such as a snapshot's hash."""

    kind: str
    ref: str


@dataclass(frozen=True)
class Figure:
    """One fact. ``indicator`` is a catalogue code; ``part`` is empty or the scope that splits it, printed."""

    indicator: str
    scope: Scope
    period: Period
    measure: Measure
    amount: Amount | None
    part: str = ""
    word: GrowthWord | None = None
    source: Source | None = None

    @property
    def key(self) -> str:
        """Indicator, scope, period and measure (and part): equal for figures that state the same fact."""
        parts = (self.indicator, str(self.scope), str(self.period), str(self.measure), self.part)
        return "|".join(parts if self.part else parts[:-1])

    @property
    def is_known(self) -> bool:
        """Whether there is anything to print: an amount, or a word in its place."""
        return self.amount is not None or self.word is not None
