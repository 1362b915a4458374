"""In which words, unit and digits a figure is written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.catalogue.model import NumberStyle
from taizhang.kernel.amount import Amount
from taizhang.kernel.figure import PARK, Figure, GrowthWord, Measure
from taizhang.kernel.period import Period
from taizhang.kernel.unit import step_down, unit
from taizhang.kernel.written import Written
from taizhang.wording import phrases
from taizhang.wording.pieces import Number, Pieces, Words, text_of

STYLE = NumberStyle()
PERIOD = Period(2024, 1, 9)


def figure(text: str | None, measure: Measure = Measure.VALUE, word: GrowthWord | None = None) -> Figure:
    return Figure("output", PARK, PERIOD, measure, Amount.parse(text) if text else None, word=word)


def said(pieces: Pieces | None) -> str | None:
    return None if pieces is None else text_of(pieces)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("5.4843亿元", "5.5亿元"),
        ("61.0000亿元", "61亿元"),
        ("60.9500亿元", "61亿元"),
        ("60.9499亿元", "60.9亿元"),
        ("0.0843亿元", "843万元"),
        ("843万元", "843万元"),
        ("0.7亿元", "0.7亿元"),
        ("55000万元", "5.5亿元"),
        ("0.14亿元", "1400万元"),
        ("0.1亿元", "1000万元"),  # beside 12.3亿元 one digit would hide half of it
        ("12.3亿元", "12.3亿元"),
        ("0.0843亿美元", "843万美元"),
        ("0.7345亿美元", "0.7亿美元"),
        ("29590万美元", "29590万美元"),
        ("4999.4万元", "4999万元"),
        ("4999.5万元", "0.5亿元"),
        ("0.3万元", "0.3万元"),
        ("0.04万元", "0.04万元"),
        ("0亿元", "0亿元"),
        ("-0.0843亿元", "-843万元"),
        ("-1.25亿元", "-1.3亿元"),
        ("2959.4万美元", "2959万美元"),
        ("33个", "33个"),
        ("100家", "100家"),
        ("12345亿元", "12345亿元"),
        ("8.4137%", "8.4%"),
        ("10.04%", "10%"),
        ("0.04%", "0.04%"),
        ("2.25个百分点", "2.3个百分点"),
        ("1234.5678万千瓦时", "1234.57万千瓦时"),
        ("3.1万人", "3.1万人"),
        ("0.05万吨", "0.05万吨"),
        ("0.03万吨", "300吨"),
        ("-0.03万吨", "-300吨"),
        ("0.0499995万吨", "0.05万吨"),  # 500吨 by the size that it would be printed with
        ("0.02亿千瓦时", "200万千瓦时"),
        ("0.0002亿千瓦时", "2万千瓦时"),
        ("0.0000002亿千瓦时", "20千瓦时"),
        ("0.02万吨标准煤", "200吨标准煤"),
        ("0.02万平方米", "200平方米"),
        ("0.03万人", "300人"),
        ("12500吨", "12500吨"),
        ("0.03吨", "0.03吨"),
        ("0.03兆瓦时", "0.03兆瓦时"),
        ("0万吨", "0万吨"),
    ],
)
def test_printed__table(amount: str, text: str) -> None:
    assert phrases.printed(Amount.parse(amount), STYLE) == text


def test_printed__decimals_of_the_indicator_hold_for_its_own_unit() -> None:
    assert phrases.printed(Amount.parse("12.3456万吨"), STYLE, decimals=3) == "12.346万吨"
    assert phrases.printed(Amount.parse("5.4843亿元"), STYLE, decimals=2) == "5.48亿元"
    assert phrases.printed(Amount.parse("0.08434亿元"), STYLE, decimals=2) == "843万元"
    assert phrases.printed(Amount.parse("0.0312万吨"), STYLE, decimals=3) == "0.031万吨"
    assert phrases.printed(Amount.parse("0.0031万吨"), STYLE, decimals=3) == "31吨"
    assert phrases.printed(Amount.parse("3.4万平方米"), STYLE, decimals=0) == "3万平方米"
    assert phrases.printed(Amount.parse("0.34万平方米"), STYLE, decimals=0) == "3400平方米"


def test_printed__other_houses() -> None:
    plain = NumberStyle(money_decimals=2, rate_decimals=2, drop_zeros=False, small_in_wan=False)
    assert phrases.printed(Amount.parse("61亿元"), plain) == "61.00亿元"
    assert phrases.printed(Amount.parse("0.0843亿元"), plain) == "0.08亿元"
    assert phrases.printed(Amount.parse("8.4137%"), plain) == "8.41%"
    one_unit = NumberStyle(small_steps_down=False)
    assert phrases.printed(Amount.parse("0.03万吨"), one_unit) == "0.03万吨"
    assert phrases.printed(Amount.parse("0.0843亿元"), one_unit) == "843万元"


VALUES = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=4)
UNITS = st.sampled_from(
    ["亿元", "万元", "万美元", "%", "个百分点", "个", "万千瓦时", "吨标准煤", "万人", "元"]
)


@given(VALUES, UNITS)
def test_printed__stands_for_an_interval_that_holds_the_figure(value: Decimal, name: str) -> None:
    amount = Amount(value, unit(name))
    written = Written.parse(phrases.printed(amount, STYLE))
    assert written.unit is not None
    assert written.interval().contains(amount.to(written.unit).value)
    assert (written.value == 0) == (value == 0)


SMALL = st.decimals(-50, 50, allow_nan=False, allow_infinity=False, places=6)
STEPPING = st.sampled_from(
    ["万吨", "亿千瓦时", "万千瓦时", "万吨标准煤", "万平方米", "万人", "亿立方米", "万亩"]
)


@given(SMALL, STEPPING)
def test_printed__of_a_small_number_hides_a_tenth_at_most(value: Decimal, name: str) -> None:
    amount = Amount(value, unit(name))
    written = Written.parse(phrases.printed(amount, STYLE))
    assert written.unit is not None
    shown = amount.to(written.unit).value
    assert written.interval().contains(shown)
    if step_down(written.unit):
        assert abs(written.value - shown) * 10 <= abs(shown)


@given(SMALL, SMALL, STEPPING)
def test_printed__a_larger_number_never_reads_smaller(one: Decimal, two: Decimal, name: str) -> None:
    low, high = sorted((abs(one), abs(two)))
    first, second = (Written.parse(phrases.printed(Amount(each, unit(name)), STYLE)) for each in (low, high))
    assert first.unit is not None and second.unit is not None
    assert first.value * first.unit.factor <= second.value * second.unit.factor


@given(VALUES, st.sampled_from(["亿元", "%", "个百分点"]))
def test_printed__also_by_the_strict_reading_of_the_house(value: Decimal, name: str) -> None:
    amount = Amount(value, unit(name))
    written = Written.parse(phrases.printed(amount, STYLE))
    assert written.unit is not None
    decimals = 0 if written.unit.name == "万元" else 1
    assert written.interval(strict_decimals=decimals).contains(amount.to(written.unit).value)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("8.4137%", "同比增长8.4%"),
        ("-1.6999%", "同比下降1.7%"),
        ("0.04%", "同比持平"),
        ("-0.0499%", "同比持平"),
        ("0.05%", "同比增长0.1%"),
        ("-0.05%", "同比下降0.1%"),
        ("179.2%", "同比增长179.2%"),
        ("-100%", "同比下降100%"),
        ("0.34个百分点", "同比提高0.3个百分点"),
        ("-2个百分点", "同比下降2个百分点"),
        (None, None),
    ],
)
def test_growth__the_figure_chooses_the_word(amount: str | None, text: str | None) -> None:
    assert said(phrases.growth(figure(amount, Measure.GROWTH), None, STYLE)) == text


@pytest.mark.parametrize(
    ("word", "change", "text"),
    [
        (GrowthWord.TURNED_PROFIT, "3.5亿元", "同比扭亏为盈"),
        (GrowthWord.TURNED_LOSS, "-3.5亿元", "同比由盈转亏"),
        (GrowthWord.LOSS_CUT, "0.5亿元", "同比减亏0.5亿元"),
        (GrowthWord.LOSS_GREW, "-843万元", "同比增亏843万元"),
        (GrowthWord.LOSS_CUT, None, "同比减亏"),
        (GrowthWord.NET_INCREASE, "12.3亿元", "同比净增12.3亿元"),
        (GrowthWord.NET_DECREASE, "-2亿元", "同比净减2亿元"),
        (GrowthWord.UNCHANGED, "0亿元", "同比持平"),
        (GrowthWord.INCOMPARABLE, None, "与上年同期不可比"),
        (GrowthWord.TURNED_NEGATIVE, "-1.1亿元", "同比减少1.1亿元"),
        (GrowthWord.TURNED_NEGATIVE, None, "同比由正转负"),
        (GrowthWord.NEGATIVE_BASE, "1.2亿元", "同比增加1.2亿元（上年同期为负）"),
        (GrowthWord.NEGATIVE_BASE, "-843万元", "同比减少843万元（上年同期为负）"),
        (GrowthWord.NEGATIVE_BASE, None, "上年同期为负"),
    ],
)
def test_growth__base_of_zero_or_below(word: GrowthWord, change: str | None, text: str) -> None:
    growth = figure(None, Measure.GROWTH, word)
    assert said(phrases.growth(growth, figure(change, Measure.CHANGE), STYLE)) == text


def test_growth__words_name_the_figure_that_chose_them() -> None:
    growth = figure("-1.7%", Measure.GROWTH)
    assert phrases.growth(growth, None, STYLE) == (
        Words("同比下降", chosen_by=growth),
        Number(growth, "1.7%"),
    )


def test_growth__a_ratio_with_two_decimals_moves_by_two() -> None:
    growth = figure("0.034个百分点", Measure.GROWTH)
    assert said(phrases.growth(growth, None, STYLE, decimals=2)) == "同比提高0.03个百分点"
    assert said(phrases.growth(growth, None, STYLE)) == "同比持平"
    percent = figure("8.4137%", Measure.GROWTH)
    assert said(phrases.growth(percent, None, STYLE, decimals=2)) == "同比增长8.4%"


@given(st.decimals(-200, 200, allow_nan=False, places=6))
def test_growth__level_exactly_when_zero_is_printed(percent: Decimal) -> None:
    text = said(phrases.growth(figure(f"{percent:f}%", Measure.GROWTH), None, STYLE))
    assert (text == "同比持平") == (abs(percent) < Decimal("0.05"))


PROFIT_WORDS = ("实现利润总额", "亏损")


def test_profit__the_words_say_the_sign() -> None:
    assert said(phrases.profit(figure("1.24亿元"), PROFIT_WORDS, STYLE)) == "实现利润总额1.2亿元"
    assert said(phrases.profit(figure("-0.6亿元"), PROFIT_WORDS, STYLE)) == "亏损0.6亿元"
    assert said(phrases.profit(figure("-0.0843亿元"), PROFIT_WORDS, STYLE)) == "亏损843万元"
    assert said(phrases.profit(figure("0亿元"), PROFIT_WORDS, STYLE)) == "实现利润总额0亿元"
    assert phrases.profit(figure(None), PROFIT_WORDS, STYLE) is None


def test_profit__the_figure_keeps_its_sign() -> None:
    loss = figure("-0.6亿元")
    assert phrases.profit(loss, PROFIT_WORDS, STYLE) == (
        Words("亏损", chosen_by=loss),
        Number(loss, "0.6亿元"),
    )


def test_negatives_said__between_a_name_and_a_minus_sign() -> None:
    minus, plus = Number(figure("-0.6亿元"), "-0.6亿元"), Number(figure("0.6亿元"), "0.6亿元")
    assert said(phrases.negatives_said((Words("应交增值税"), minus))) == "应交增值税为-0.6亿元"
    assert said(phrases.negatives_said((Words("产销率为"), minus))) == "产销率为-0.6亿元"
    assert said(phrases.negatives_said((Words("应交增值税"), plus))) == "应交增值税0.6亿元"
    assert said(phrases.negatives_said((minus,))) == "-0.6亿元"
    pull = Number(figure("-1.2个百分点", Measure.PULL), "-1.2个百分点")
    assert said(phrases.negatives_said((Words("拉动产值增长"), pull))) == "拉动产值增长-1.2个百分点"


def test_none_left__a_loss_a_year_ago_is_called_a_loss() -> None:
    value, prior = figure("0亿元"), figure("-0.6亿元", Measure.PRIOR)
    assert (
        said(phrases.none_left("利润总额", value, prior, STYLE, loss="亏损"))
        == "利润总额为零（上年同期亏损0.6亿元）"
    )
    assert said(phrases.none_left("应交增值税", value, prior, STYLE)) == "应交增值税为零（上年同期-0.6亿元）"


def test_change__words() -> None:
    assert said(phrases.change(figure("2.3亿元", Measure.CHANGE), STYLE)) == "同比增加2.3亿元"
    assert said(phrases.change(figure("-3户", Measure.CHANGE), STYLE)) == "同比减少3户"
    assert said(phrases.change(figure("0户", Measure.CHANGE), STYLE)) == "同比持平"
    assert phrases.change(figure(None, Measure.CHANGE), STYLE) is None


def test_share_change__in_points() -> None:
    assert said(phrases.share_change(figure("4.59个百分点"), STYLE)) == "同比提高4.6个百分点"
    assert said(phrases.share_change(figure("-0.42个百分点"), STYLE)) == "同比下降0.4个百分点"
    assert said(phrases.share_change(figure("0.01个百分点"), STYLE)) == "同比持平"


@pytest.mark.parametrize(
    ("gap", "target", "reverse", "text"),
    [
        ("0.8亿元", Period(2024, 1, 6), False, "超额完成上半年目标0.8亿元"),
        ("-1.2亿元", Period(2024, 1, 12), False, "比全年目标少1.2亿元"),
        ("0亿元", Period(2024, 1, 9), False, "正好完成1-9月目标"),
        ("1.5万吨标准煤", Period(2024, 1, 9), True, "比1-9月目标多1.5万吨标准煤"),
        ("-1.5万吨标准煤", Period(2024, 1, 3), True, "比一季度目标少1.5万吨标准煤"),
        (None, Period(2024, 1, 9), False, None),
    ],
)
def test_target_gap__words(gap: str | None, target: Period, reverse: bool, text: str | None) -> None:
    pieces = phrases.target_gap(figure(gap, Measure.TARGET_GAP), target, STYLE, reverse=reverse)
    assert said(pieces) == text


def test_pace__ahead_behind_and_level() -> None:
    assert said(phrases.pace(figure("23.1个百分点"), STYLE)) == "超序时进度23.1个百分点"
    assert said(phrases.pace(figure("-4.6个百分点"), STYLE)) == "欠序时进度4.6个百分点"
    assert said(phrases.pace(figure("0个百分点"), STYLE)) == "与序时进度持平"


def test_growth_gap__above_below_and_level() -> None:
    assert said(phrases.growth_gap(figure("2个百分点"), STYLE)) == "高于目标2个百分点"
    assert said(phrases.growth_gap(figure("-1.64个百分点"), STYLE)) == "低于目标1.6个百分点"
    assert said(phrases.growth_gap(figure("0.02个百分点"), STYLE)) == "与目标持平"


def test_streak__starts_at_two() -> None:
    assert said(phrases.streak(figure("3个月"), STYLE)) == "3个月"
    assert phrases.streak(figure("1个月"), STYLE) is None
    assert phrases.streak(figure(None), STYLE) is None


def test_none_left__only_from_a_known_base() -> None:
    nothing, base = figure("0万美元"), figure("3523万美元", Measure.PRIOR)
    assert said(phrases.none_left("进口总额", nothing, base, STYLE)) == "进口总额为零（上年同期3523万美元）"
    assert phrases.none_left("进口总额", nothing, figure("0万美元"), STYLE) is None
    assert phrases.none_left("进口总额", nothing, figure(None), STYLE) is None
    assert phrases.none_left("进口总额", figure("1万美元"), base, STYLE) is None


def test_pull__keeps_its_sign_and_is_silent_at_zero() -> None:
    assert said(phrases.pull(figure("-0.33个百分点"), STYLE)) == "-0.3个百分点"
    assert phrases.pull(figure("0.03个百分点"), STYLE) is None
