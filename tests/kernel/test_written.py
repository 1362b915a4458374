"""A printed number stands for exactly the values that print as it does."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel import (
    HEDGE_SPELLINGS,
    UNITS,
    Amount,
    Hedge,
    Interval,
    UnitError,
    Written,
    WrittenError,
    round_half_up,
    unit,
)

D = Decimal
whole_digits = st.integers(0, 10**12).map(str)
fractions = st.just("") | st.text("0123456789", min_size=1, max_size=4).map(lambda digits: f".{digits}")
digits = st.builds(
    lambda sign, whole, rest: sign + whole + rest, st.sampled_from(["", "-"]), whole_digits, fractions
)
hedges = st.none() | st.sampled_from(list(Hedge))
written = st.builds(Written, digits, st.none() | st.sampled_from(list(UNITS.values())), hedges)
values = st.decimals(min_value=-(10**9), max_value=10**9, places=5)


@given(written)
def test_parse__reads_back_what_is_printed(number: Written) -> None:
    assert Written.parse(str(number)) == number


@given(values, st.integers(0, 4))
def test_interval__what_rounds_to_it_lies_in_it(value: Decimal, decimals: int) -> None:
    printed = round_half_up(value, decimals)
    assert Written(f"{printed:f}", None).interval().contains(value)


@given(values, st.integers(0, 4), st.integers(-3, 3))
def test_interval__is_exactly_what_rounds_to_it(value: Decimal, decimals: int, steps: int) -> None:
    """Both ways, with values near the ends: in the interval if and only if it rounds to the number."""
    printed = round_half_up(value, decimals)
    near = printed + steps * D(5).scaleb(-decimals - 1)
    interval = Written(f"{printed:f}", None).interval()
    for each in (value, near, near + D("0.000001"), near - D("0.000001")):
        assert interval.contains(each) == (round_half_up(each, decimals) == printed)


@given(digits, st.integers(0, 4))
def test_interval__strict_is_within_loose(text: str, strict: int) -> None:
    loose, narrow = Written(text, None).interval(), Written(text, None).interval(strict_decimals=strict)
    assert loose.intersect(narrow) == narrow


@pytest.mark.parametrize(
    ("text", "loose", "strict"),
    [
        ("61亿元", "[60.5, 61.5)", "[60.95, 61.05)"),
        ("61.0亿元", "[60.95, 61.05)", "[60.95, 61.05)"),
        ("5.48亿元", "[5.475, 5.485)", "[5.475, 5.485)"),
        ("-1.7%", "(-1.75, -1.65]", "(-1.75, -1.65]"),
        ("-2%", "(-2.5, -1.5]", "(-2.05, -1.95]"),
        ("0%", "(-0.5, 0.5)", "(-0.05, 0.05)"),
        ("-0.0%", "(-0.05, 0.05)", "(-0.05, 0.05)"),
        ("近61亿元", "[0, 61)", "[0, 61)"),
        ("不足5%", "[0, 5)", "[0, 5)"),
        ("近-5%", "(-5, 0]", "(-5, 0]"),
        ("超61亿元", "[61, ∞)", "[61, ∞)"),
        ("突破100亿元", "[100, ∞)", "[100, ∞)"),
        ("10%以上", "[10, ∞)", "[10, ∞)"),
        ("超-5%", "(-∞, -5]", "(-∞, -5]"),
        ("约61亿元", "[60, 62]", "[60, 62]"),
        ("61.5亿元左右", "[61.4, 61.6]", "[61.4, 61.6]"),
        ("约-5%", "[-6, -4]", "[-6, -4]"),
        ("60余个", "(60, 70)", "(60, 70)"),
        ("61余亿元", "(61, 62)", "(61, 62)"),
        ("300余家", "(300, 400)", "(300, 400)"),
        ("1.5余倍", "(1.5, 1.6)", "(1.5, 1.6)"),
        ("0余个", "(0, 1)", "(0, 1)"),
    ],
)
def test_interval__worked(text: str, loose: str, strict: str) -> None:
    number = Written.parse(text)
    assert number.interval() == Interval.parse(loose)
    assert number.interval(strict_decimals=1) == Interval.parse(strict)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        ("0.125", 2, "0.13"),
        ("2.5", 0, "3"),
        ("-1.75", 1, "-1.8"),
        ("-1.65", 1, "-1.7"),
        ("-1.649", 1, "-1.6"),
        ("61.0", 3, "61.000"),
        ("0.44449", 1, "0.4"),
        ("9" * 60 + ".25", 1, "9" * 60 + ".3"),
        ("1234567890123456789012345678901234567890.5", 0, "1234567890123456789012345678901234567891"),
    ],
)
def test_round_half_up__away_from_zero(value: str, decimals: int, expected: str) -> None:
    assert str(round_half_up(D(value), decimals)) == expected


def test_round_half_up__no_negative_zero() -> None:
    assert str(round_half_up(D("-0.04"), 1)) == "0.0"


@given(values, st.integers(0, 4))
def test_round_half_up__is_odd_and_within_half_a_unit(value: Decimal, decimals: int) -> None:
    rounded = round_half_up(value, decimals)
    assert round_half_up(-value, decimals) == -rounded
    assert abs(rounded - value) * 2 <= D(1).scaleb(-decimals)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5万余元", Written("5", unit("万元"), Hedge.MORE)),
        ("60多亿元", Written("60", unit("亿元"), Hedge.MORE)),
        ("超过１，２３４万元", Written("1234", unit("万元"), Hedge.OVER)),
        ("将近 8 成", Written("8", unit("成"), Hedge.NEAR)),
        ("不低于12％", Written("12", unit("%"), Hedge.ATLEAST)),
        ("300个上下", Written("300", unit("个"), Hedge.AROUND)),
        ("61", Written("61", None)),
        ("61左右", Written("61", None, Hedge.AROUND)),
        ("−1.70个百分点", Written("-1.70", unit("个百分点"))),
    ],
)
def test_parse__spellings(text: str, expected: Written) -> None:
    assert Written.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("近亿元", "读不出“近亿元”里的数，请写成“61亿元”“近61亿元”“60余个”这样的形式。"),
        ("", "读不出“”里的数"),
        ("1.2.3亿元", "读不出“1.2.3亿元”里的数"),
        ("近61亿元左右", "“近61亿元左右”里“近”和“左右”意思重复，请只留一个。"),
        ("约60余个", "“约60余个”里“约”和“余”意思重复，请只留一个。"),
        ("61亿圆", "不认识的单位“亿圆”，是不是“亿元”？"),
    ],
)
def test_parse__message(text: str, said: str) -> None:
    with pytest.raises((WrittenError, UnitError)) as caught:
        Written.parse(text)
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["", "1,234", "１２", "1.", ".5", "+1", "一"])
def test_written__digits_are_plain(text: str) -> None:
    with pytest.raises(WrittenError, match="不是一个印出的数，只能有数字、一个小数点和负号。"):
        Written(text, None)


def test_amount__with_and_without_unit() -> None:
    assert Written.parse("近61.50亿元").amount == Amount(D("61.5"), unit("亿元"))
    assert Written.parse("61").amount is None


def test_decimals__as_printed() -> None:
    assert [Written(text, None).decimals for text in ("61", "61.0", "-0.25")] == [0, 1, 2]


@pytest.mark.parametrize("spelling", list(HEDGE_SPELLINGS))
def test_parse__every_hedge_spelling(spelling: str) -> None:
    hedge = HEDGE_SPELLINGS[spelling]
    forms = {Hedge.MORE: f"60{spelling}个", Hedge.AROUND: f"60个{spelling}", Hedge.ATLEAST: f"60个{spelling}"}
    text = (
        forms.get(hedge, f"{spelling}60个")
        if spelling in ("余", "多", "左右", "上下", "以上")
        else f"{spelling}60个"
    )
    assert Written.parse(text) == Written("60", unit("个"), hedge)
