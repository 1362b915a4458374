"""By how much did it grow, what share is it, how far along is the target?

One function per formula that the parks' reports use, under the name they use for it. All take exact decimals
in one unit and give percents or percentage points, unrounded to 50 digits; rounding happens once, where a
number is printed. Where a formula has no sense (no base, nothing to divide by) the answer is None, never
zero.

Worked example, 1-9月::

    growth(Decimal("61"), Decimal("55.45"))         # percent 10.0090…, change 5.55
    growth(Decimal("148"), Decimal("-46"), profit=True)   # word 扭亏为盈, change 194, no percent
    growth(Decimal("0.9"), Decimal("-0.3"))         # word 上年同期为负, change 1.2, no percent
    share(Decimal("51.6"), Decimal("61"))           # 84.5901… %
    pace(Decimal("79.2"), period)                   # 4.2 个百分点 ahead of 序时进度 (75 %)

A growth in % from a loss or from nothing would be nonsense (from −46 to 148 the formula says −421.7 %), so
there a word takes its place; the table is in ``growth``. See docs/algorithms/growth.md and
docs/algorithms/parts.md for each formula with its figures worked.
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import Final

from taizhang.kernel import DIGITS, GrowthWord, Period

_HUNDRED: Final = Decimal(100)


class GrowthKind(StrEnum):
    """What a sentence has to say: 增长, 下降, 持平, a word instead of a percent, or nothing."""

    RISE = "rise"
    FALL = "fall"
    FLAT = "flat"
    WORD = "word"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Growth:
    """``percent`` (%) or the ``word`` in its place, and ``change`` in the unit of the values; or unknown."""

    percent: Decimal | None = None
    word: GrowthWord | None = None
    change: Decimal | None = None

    @property
    def kind(self) -> GrowthKind:
        if self.word is GrowthWord.UNCHANGED:
            return GrowthKind.FLAT
        if self.word is not None:
            return GrowthKind.WORD
        if self.percent is None:
            return GrowthKind.UNKNOWN
        if self.percent == 0:
            return GrowthKind.FLAT
        return GrowthKind.RISE if self.percent > 0 else GrowthKind.FALL


def growth(
    current: Decimal | None, base: Decimal | None, *, profit: bool = False, comparable: bool = True
) -> Growth:
    """同比增速 in %, or the word where the base allows none::

    base > 0, now >= 0    percent (0 when equal: the sentence says 持平)
    base = 0, now > 0     净增              base = 0, now < 0     净减
    base <= 0, now equal  持平
    not comparable        不可比, and no change either

    Below zero a ``profit`` (盈亏 in the catalogue) is a loss; a tax or a balance is only negative::

    base > 0, now < 0     由盈转亏                      由正转负
    base < 0, now > 0     扭亏为盈                      上年同期为负
    base < 0, now nearer to zero or zero   减亏         上年同期为负
    base < 0, now further from zero        增亏         上年同期为负
    """
    if not comparable:
        return Growth(word=GrowthWord.INCOMPARABLE)
    if current is None or base is None:
        return Growth()
    with localcontext(prec=DIGITS):
        change = current - base
        if base > 0 and current >= 0:
            return Growth(percent=change * _HUNDRED / base, change=change)
    return Growth(word=_word(current, base, profit), change=change)


def _word(current: Decimal, base: Decimal, profit: bool) -> GrowthWord:
    if current == base:
        return GrowthWord.UNCHANGED
    if base == 0:
        return GrowthWord.NET_INCREASE if current > 0 else GrowthWord.NET_DECREASE
    if base > 0:
        return GrowthWord.TURNED_LOSS if profit else GrowthWord.TURNED_NEGATIVE
    if not profit:
        return GrowthWord.NEGATIVE_BASE
    if current > 0:
        return GrowthWord.TURNED_PROFIT
    return GrowthWord.LOSS_CUT if current > base else GrowthWord.LOSS_GREW


def loss_change(current: Decimal | None, base: Decimal | None) -> Decimal | None:
    """减亏幅度: how much smaller a loss has become, in % of what it was (negative: larger); else None."""
    if current is None or base is None or base >= 0 or current > 0:
        return None
    with localcontext(prec=DIGITS):
        return (current - base) * _HUNDRED / -base


def two_year_growth(current: Decimal | None, base2: Decimal | None) -> Decimal | None:
    """两年平均增长 in %: √(now / ``base2``) − 1, ``base2`` two years back; from values, not rounded growths.

    From a printed +9.1 % one gets 4.45 %, which prints as 4.5; the values behind it may well give 4.4.
    """
    if current is None or base2 is None or base2 <= 0 or current < 0:
        return None
    with localcontext(prec=DIGITS):
        return ((current / base2).sqrt() - 1) * _HUNDRED


def real_growth(current: Decimal | None, base: Decimal | None, price_index: Decimal | None) -> Decimal | None:
    """可比价增速 in %: ``current`` at the base period's prices; a ``price_index`` of 100 is no change."""
    if current is None or base is None or price_index is None:
        return None
    if current < 0 or base <= 0 or price_index <= 0:
        return None
    with localcontext(prec=DIGITS):
        return current * _HUNDRED * _HUNDRED / (price_index * base) - _HUNDRED


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """占比 in %; None where the whole is zero or below."""
    return _percent(part, whole) if whole is not None and whole > 0 else None


def difference(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    """Left minus right of two percents, in 个百分点: 占比变化, 增速差, the gap to a growth target."""
    if left is None or right is None:
        return None
    with localcontext(prec=DIGITS):
        return left - right


def contribution(part_change: Decimal | None, whole_change: Decimal | None) -> Decimal | None:
    """贡献率 in %: the part's share of the whole's increase.

    None unless the whole grew: with a falling whole the sign turns round (a part that fell would "contribute"
    positively), and near zero the number explodes. Say 拉动 (``pull``) then, which is always sound.
    """
    return _percent(part_change, whole_change) if whole_change is not None and whole_change > 0 else None


def pull(part_change: Decimal | None, whole_base: Decimal | None) -> Decimal | None:
    """拉动 in 个百分点: how many points of the whole's growth the part brought; pulls of parts add up."""
    return _percent(part_change, whole_base) if whole_base is not None and whole_base > 0 else None


def completion(value: Decimal | None, target: Decimal | None) -> Decimal | None:
    """完成率 in %: a value against the target for the same period; None where the target is not positive.

    A growth target (增长12%以上) has no 完成率: compare the growths with ``difference``.
    """
    return _percent(value, target) if target is not None and target > 0 else None


def pace(completed: Decimal | None, period: Period) -> Decimal | None:
    """超/欠序时进度 in 个百分点: completion of the annual target less the part of the year gone by."""
    return difference(completed, period.elapsed())


def reached(value: Decimal | None, target: Decimal | None, *, reverse: bool = False) -> bool | None:
    """Whether a target is met; ``reverse`` for what should fall, such as energy per unit of output."""
    if value is None or target is None:
        return None
    return value <= target if reverse else value >= target


def annualised(ratio: Decimal | None, period: Period) -> Decimal | None:
    """年化: a ratio of a cumulative flow to an average stock, brought to twelve months (人均营业收入)."""
    if ratio is None:
        return None
    with localcontext(prec=DIGITS):
        return ratio / period.months() * 12


def turnover_days(stock: Decimal | None, cost: Decimal | None, period: Period) -> Decimal | None:
    """周转天数, such as of finished goods: 360 × average stock / cost × months / 12, in days."""
    if stock is None or cost is None or cost <= 0:
        return None
    with localcontext(prec=DIGITS):
        return 360 * stock / cost * period.months() / 12


def _percent(part: Decimal | None, whole: Decimal) -> Decimal | None:
    if part is None:
        return None
    with localcontext(prec=DIGITS):
        return part * _HUNDRED / whole
