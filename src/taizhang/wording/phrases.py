"""In which words, unit and digits would the office write this figure?

One function per kind of statement turns figures into pieces; the figures choose the words.

    value     5.4843亿元 → 5.5亿元        0.0843亿元 → 843万元       0.03万吨 → 300吨
    growth    8.4137% → 同比增长8.4%      −1.6999% → 同比下降1.7%    0.04% → 同比持平
              of a profit: base −2, now 3亿元 → 同比扭亏为盈     base −2, now −1.5亿元 → 同比减亏0.5亿元
              of a tax:    base −2, now 3亿元 → 同比增加5亿元（上年同期为负）
    profit    1.2亿元 → 实现利润总额1.2亿元               −0.6亿元 → 亏损0.6亿元
    share     84.5902% → 84.6%            its change −0.42个百分点 → 同比下降0.4个百分点
    target    61 against 60.2亿元 for the half-year → 超额完成上半年目标0.8亿元
    pace      completion 98% after nine months (75%) → 超序时进度23个百分点

Each number is rounded half-up once, from the unrounded figure, to the decimals of the house (写法 in
``park.yaml``). What would print as zero without being zero gets the decimals it takes to show its first
digit, so a tax of 300元 is 0.03万元 and never 0万元; a growth that prints as zero is 持平. The sign of a
decline lies in the word: the number after 下降 is printed without it. The algorithms are named and
tabled in ``docs/algorithms/wording.md``.
"""

from __future__ import annotations

from decimal import Decimal

from taizhang.catalogue.model import NumberStyle
from taizhang.kernel.amount import Amount
from taizhang.kernel.digits import plain
from taizhang.kernel.figure import Figure, GrowthWord, Measure
from taizhang.kernel.period import Period
from taizhang.kernel.unit import Unit, step_down, unit
from taizhang.kernel.written import round_half_up
from taizhang.wording.pieces import Number, Piece, Pieces, Words, label

_YI = unit("亿元")
_WAN = unit("万元")
_YI_USD = unit("亿美元")
_WAN_USD = unit("万美元")
# From 0.5亿元 on, one decimal of 亿元 hides at most a tenth of the amount (企业所得税收入0.7亿元); below it the
# office writes 万元 (个人所得税收入843万元).
_SMALLEST_YI = Decimal("0.5")
_LEADS_A_NUMBER = ("为", "达", "是", "（", "(", "，", "、")  # what may stand before a minus sign
_LEVELS = (
    Measure.VALUE,
    Measure.PRIOR,
    Measure.MONTH,
)  # what a name stands before; 拉动增长-1.2个百分点 is no level
_MOST_DECIMALS = 12  # stored values have four decimals; a ratio of two of them shows a digit by then


def printed(amount: Amount, style: NumberStyle, *, decimals: int | None = None) -> str:
    """The number with its unit as the house prints it.

    ``decimals`` is the 小数 of the indicator; it holds for the amount's own unit, not for a unit chosen here.
    """
    money = amount.unit.dimension.startswith("money")
    shown = _small_money(amount, style) if money else _stepped_down(amount, style, decimals)
    places = decimals if decimals is not None and shown.unit == amount.unit else _decimals(shown.unit, style)
    value = _rounded(shown.value, places)
    return _digits(value, style) + shown.unit.name


def _small_money(amount: Amount, style: NumberStyle) -> Amount:
    """亿元 and 万元 are one choice: by size, whatever unit the catalogue counts in.

    Dollars only go down, 0.0843亿美元 → 843万美元: customs counts them in 万美元, however many.
    """
    if not style.small_in_wan or not amount.value or amount.unit not in (_YI, _WAN, _YI_USD):
        return amount
    large, small = (_YI_USD, _WAN_USD) if amount.unit == _YI_USD else (_YI, _WAN)
    in_wan = round_half_up(amount.to(small).value, 0)
    return amount.to(large if abs(in_wan) >= _SMALLEST_YI * 10000 else small)


def _stepped_down(amount: Amount, style: NumberStyle, decimals: int | None) -> Amount:
    """0.03万吨 → 300吨, 0.0002亿千瓦时 → 2万千瓦时: the decimals would hide more than a tenth of so small a number.

    Only down, and only to a unit of the same name without 万 or 亿: a firm's 12500吨 stay as they were counted.
    """
    shown, places = amount, decimals
    while style.small_steps_down and shown.value and (smaller := step_down(shown.unit)):
        least = (
            _least(_decimals(shown.unit, style) if places is None else places)
            * shown.unit.factor
            / smaller.factor
        )
        below = round_half_up(shown.to(smaller).value, _decimals(smaller, style))
        if abs(below) >= least:
            break
        shown, places = amount.to(smaller), None
    return shown


def _least(places: int) -> Decimal:
    """The smallest number of which so many decimals hide at most a tenth; never more than half of one."""
    return Decimal(5).scaleb(-max(places, 1))


def _decimals(which: Unit, style: NumberStyle) -> int:
    if which.dimension in ("percent", "point"):
        return style.rate_decimals
    if which in (_YI, _YI_USD):
        return style.money_decimals
    if which.dimension.startswith("money") or which.name in ("个", "户", "家", "项", "人", "件"):
        return 0
    return 0 if which.dimension.startswith("count") and which.factor == 1 else style.other_decimals


def _rounded(value: Decimal, decimals: int) -> Decimal:
    """Half-up, once; a value that is not zero is given the decimals that its first digit needs."""
    for places in range(decimals, _MOST_DECIMALS + 1):
        rounded = round_half_up(value, places)
        if rounded or not value:
            return rounded
    return round_half_up(value, decimals)


def _digits(value: Decimal, style: NumberStyle) -> str:
    return plain(value) if style.drop_zeros else f"{value:f}"


def rounds_to_zero(amount: Amount, style: NumberStyle, decimals: int | None = None) -> bool:
    """Whether the house would print zero: what makes a growth or a change of share 持平."""
    return not round_half_up(amount.value, _decimals(amount.unit, style) if decimals is None else decimals)


def number(figure: Figure, style: NumberStyle, *, decimals: int | None = None) -> Pieces | None:
    """The amount of a figure, sign and all; None when it is not known."""
    if figure.amount is None:
        return None
    return (Number(figure, printed(figure.amount, style, decimals=decimals)),)


def _size(figure: Figure, amount: Amount, style: NumberStyle, decimals: int | None = None) -> Number:
    """The amount without its sign, which the words before it have said."""
    return Number(figure, printed(-amount if amount.value < 0 else amount, style, decimals=decimals))


def profit(
    figure: Figure, words: tuple[str, str], style: NumberStyle, *, decimals: int | None = None
) -> Pieces | None:
    """实现利润总额1.2亿元, 亏损0.6亿元: ``words`` (盈亏 of the indicator) say the sign, so the number does not."""
    if figure.amount is None:
        return None
    gain, loss = words
    said = loss if figure.amount.value < 0 else gain
    return (Words(said, chosen_by=figure), _size(figure, figure.amount, style, decimals))


def growth(
    figure: Figure, change: Figure | None, style: NumberStyle, *, decimals: int | None = None
) -> Pieces | None:
    """同比增长8.4%, 同比下降1.7%, 同比提高0.3个百分点 (for a ratio), 同比持平, or the words for a base ≤ 0.

    ``change`` is the difference in the indicator's unit; 减亏, 增亏, 净增 and 净减 tell it when it is known,
    and it is all that can be told of what was or became negative without being a loss.
    ``decimals`` (小数 of the indicator) holds for that difference, and for a ratio's 个百分点: what is printed
    as 2.35% is not 持平 with 2.32%.
    """
    if figure.word is not None:
        return _growth_in_words(figure, figure.word, change, style, decimals)
    if figure.amount is None:
        return None
    if figure.amount.unit.dimension == "point":
        return _directed(
            figure, style, rise="同比提高", fall="同比下降", level=("同比", "持平"), decimals=decimals
        )
    return _directed(figure, style, rise="同比增长", fall="同比下降", level=("同比", "持平"))


_TELLS_THE_CHANGE = (
    GrowthWord.LOSS_CUT,
    GrowthWord.LOSS_GREW,
    GrowthWord.NET_INCREASE,
    GrowthWord.NET_DECREASE,
)


# Below zero, and no loss: the change says it, and where the base is below zero the reader is told why no percent does.
_ONLY_THE_CHANGE = {
    GrowthWord.TURNED_NEGATIVE: (),
    GrowthWord.NEGATIVE_BASE: (Words(f"（{GrowthWord.NEGATIVE_BASE.value}）"),),
}


def _growth_in_words(
    figure: Figure, word: GrowthWord, change: Figure | None, style: NumberStyle, decimals: int | None
) -> Pieces:
    if word is GrowthWord.INCOMPARABLE:
        return (Words("与上年同期", chosen_by=figure), Number(figure, word.value))
    if change is not None and change.amount is not None:
        if word in _TELLS_THE_CHANGE:
            lead = Words(f"同比{word.value}", chosen_by=change)
            return (lead, _size(change, change.amount, style, decimals))
        if word in _ONLY_THE_CHANGE:
            lead = Words("同比增加" if change.amount.value > 0 else "同比减少", chosen_by=change)
            return (lead, _size(change, change.amount, style, decimals), *_ONLY_THE_CHANGE[word])
    if word is GrowthWord.NEGATIVE_BASE:
        return (Number(figure, word.value),)
    return (Words("同比", chosen_by=figure), Number(figure, word.value))


def _directed(
    figure: Figure,
    style: NumberStyle,
    *,
    rise: str,
    fall: str,
    level: tuple[str, str],
    decimals: int | None = None,
) -> Pieces | None:
    """rise or fall with the size; the two words of ``level`` when the house would print zero."""
    if figure.amount is None:
        return None
    if rounds_to_zero(figure.amount, style, decimals):
        return (Words(level[0], chosen_by=figure), Number(figure, level[1]))
    word = rise if figure.amount.value > 0 else fall
    return (Words(word, chosen_by=figure), _size(figure, figure.amount, style, decimals))


def change(figure: Figure, style: NumberStyle, *, decimals: int | None = None) -> Pieces | None:
    """同比增加2.3亿元, 同比减少3户; 同比持平 only when nothing changed at all."""
    if figure.amount is None:
        return None
    if not figure.amount.value:
        return (Words("同比", chosen_by=figure), Number(figure, "持平"))
    word = "同比增加" if figure.amount.value > 0 else "同比减少"
    return (Words(word, chosen_by=figure), _size(figure, figure.amount, style, decimals))


def share_change(figure: Figure, style: NumberStyle) -> Pieces | None:
    """同比提高0.5个百分点, 同比下降…, 同比持平."""
    return _directed(figure, style, rise="同比提高", fall="同比下降", level=("同比", "持平"))


def pull(figure: Figure, style: NumberStyle) -> Pieces | None:
    """1.2个百分点 with its sign, since the template says 拉动…增长 before it; None when it prints as zero."""
    if figure.amount is None or rounds_to_zero(figure.amount, style):
        return None
    return number(figure, style)


def span(period: Period) -> Pieces:
    """1-9月, 上半年, 全年: a period as a text says it once the title has named the year."""
    words = {(1, 3): "一季度", (1, 6): "上半年", (1, 12): "全年"}
    months = None if period.point else words.get((period.first, period.last))
    return (Words(months),) if months else (Words(period.chinese(with_year=False), role="date"),)


def target_gap(gap: Figure, target: Period, style: NumberStyle, *, reverse: bool = False) -> Pieces | None:
    """超额完成上半年目标0.8亿元, 比全年目标少1.2亿元, 正好完成1-9月目标.

    ``target`` is the target's own period. For a reverse indicator (能耗) more is no feat: 比全年目标多….
    """
    if gap.amount is None:
        return None
    name = (*span(target), Words("目标"))
    if not gap.amount.value:
        return (Number(gap, "正好完成"), *name)
    size = _size(gap, gap.amount, style)
    if gap.amount.value > 0 and not reverse:
        return (Words("超额完成", chosen_by=gap), *name, size)
    word = "多" if gap.amount.value > 0 else "少"
    return (Words("比", chosen_by=gap), *name, Words(word, chosen_by=gap), size)


def pace(figure: Figure, style: NumberStyle) -> Pieces | None:
    """超序时进度23个百分点, 欠序时进度4.6个百分点, 与序时进度持平."""
    return _directed(figure, style, rise="超序时进度", fall="欠序时进度", level=("与序时进度", "持平"))


def growth_gap(figure: Figure, style: NumberStyle) -> Pieces | None:
    """高于目标2个百分点, 低于目标1.6个百分点, 与目标持平."""
    return _directed(figure, style, rise="高于目标", fall="低于目标", level=("与目标", "持平"))


def streak(figure: Figure, style: NumberStyle) -> Pieces | None:
    """3个月; None below two months, since one month of growth is no streak."""
    if figure.amount is None or figure.amount.value < 2:
        return None
    return number(figure, style)


def none_left(
    name: str, value: Figure, prior: Figure, style: NumberStyle, *, loss: str = ""
) -> Pieces | None:
    """进口总额为零（上年同期3523万美元）: an indicator that fell to nothing is said, not left out.

    None unless the value is exactly zero and the base is known and not zero. ``loss`` is the word for a base
    below zero, for indicators that have one: 利润总额为零（上年同期亏损843万元）.
    """
    if value.amount is None or prior.amount is None or value.amount.value or not prior.amount.value:
        return None
    lost = bool(loss) and prior.amount.value < 0
    word = (Words(loss, chosen_by=prior),) if lost else ()
    base = _size(prior, prior.amount, style) if lost else Number(prior, printed(prior.amount, style))
    return (label(f"{name}为"), Number(value, "零"), Words("（上年同期"), *word, base, Words("）"))


def negatives_said(pieces: Pieces) -> Pieces:
    """应交增值税-0.2亿元 → 应交增值税为-0.2亿元: a name and a minus sign do not stand side by side."""
    result: list[Piece] = []
    for piece in pieces:
        before = result[-1] if result else None
        level = isinstance(piece, Number) and piece.figure.measure in _LEVELS
        minus = isinstance(piece, Number) and piece.printed.startswith("-")
        if level and minus and isinstance(before, Words) and not before.text.endswith(_LEADS_A_NUMBER):
            result.append(Words("为"))
        result.append(piece)
    return tuple(result)
