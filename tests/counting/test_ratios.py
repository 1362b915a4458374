"""Every ratio agrees with its definition, and is silent where the definition has no sense."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from taizhang.counting.ratios import (
    Growth,
    GrowthKind,
    annualised,
    completion,
    contribution,
    difference,
    growth,
    loss_change,
    pace,
    pull,
    reached,
    real_growth,
    share,
    turnover_days,
    two_year_growth,
)
from taizhang.kernel import GrowthWord, Period, round_half_up

D = Decimal
NINE_MONTHS = Period.parse("2024年1-9月")
values = st.decimals(min_value=-(10**12), max_value=10**12, places=4)
positive = st.decimals(min_value=D("0.0001"), max_value=10**12, places=4)


def close(actual: Decimal | None, exact: Fraction) -> bool:
    """Within one unit in the 49th digit of the exact rational."""
    assert actual is not None
    return abs(Fraction(actual) - exact) <= abs(exact) * Fraction(1, 10**49)


@given(positive, positive)
def test_growth__is_the_definition(current: Decimal, base: Decimal) -> None:
    found = growth(current, base)
    assert close(found.percent, (Fraction(current) - Fraction(base)) / Fraction(base) * 100)
    assert found.change == current - base
    assert found.word is None


@given(values, values)
def test_growth__a_percent_or_a_word_never_both(current: Decimal, base: Decimal) -> None:
    found = growth(current, base)
    assert (found.percent is None) != (found.word is None)
    assert (found.percent is not None) == (base > 0 and current >= 0)
    assert found.change == current - base


@pytest.mark.parametrize(
    ("current", "base", "word", "kind"),
    [
        ("148", "-46", GrowthWord.TURNED_PROFIT, GrowthKind.WORD),
        ("-5", "12", GrowthWord.TURNED_LOSS, GrowthKind.WORD),
        ("-3", "-8", GrowthWord.LOSS_CUT, GrowthKind.WORD),
        ("0", "-8", GrowthWord.LOSS_CUT, GrowthKind.WORD),
        ("-9", "-8", GrowthWord.LOSS_GREW, GrowthKind.WORD),
        ("5", "0", GrowthWord.NET_INCREASE, GrowthKind.WORD),
        ("-5", "0", GrowthWord.NET_DECREASE, GrowthKind.WORD),
        ("0", "0", GrowthWord.UNCHANGED, GrowthKind.FLAT),
        ("-8", "-8.00", GrowthWord.UNCHANGED, GrowthKind.FLAT),
    ],
)
def test_growth__words_where_the_base_allows_no_percent(
    current: str, base: str, word: GrowthWord, kind: GrowthKind
) -> None:
    found = growth(D(current), D(base), profit=True)
    assert found == Growth(word=word, change=D(current) - D(base))
    assert found.kind is kind


@pytest.mark.parametrize(
    ("current", "base", "word"),
    [
        ("148", "-46", GrowthWord.NEGATIVE_BASE),
        ("-3", "-8", GrowthWord.NEGATIVE_BASE),
        ("0", "-8", GrowthWord.NEGATIVE_BASE),
        ("-9", "-8", GrowthWord.NEGATIVE_BASE),
        ("-5", "12", GrowthWord.TURNED_NEGATIVE),
        ("5", "0", GrowthWord.NET_INCREASE),
        ("-5", "0", GrowthWord.NET_DECREASE),
        ("-8", "-8", GrowthWord.UNCHANGED),
    ],
)
def test_growth__what_is_no_profit_makes_no_loss(current: str, base: str, word: GrowthWord) -> None:
    assert growth(D(current), D(base)) == Growth(word=word, change=D(current) - D(base))


@pytest.mark.parametrize(
    ("current", "base", "percent", "kind"),
    [
        ("61", "55.45", "10.0", GrowthKind.RISE),
        ("9.7", "9.87", "-1.7", GrowthKind.FALL),
        ("2959", "5562", "-46.8", GrowthKind.FALL),
        ("70.3", "70.30", "0.0", GrowthKind.FLAT),
        ("0", "3", "-100.0", GrowthKind.FALL),
        ("2.79", "1", "179.0", GrowthKind.RISE),
    ],
)
def test_growth__percent(current: str, base: str, percent: str, kind: GrowthKind) -> None:
    found = growth(D(current), D(base))
    assert found.percent is not None
    assert str(round_half_up(found.percent, 1)) == percent
    assert found.kind is kind


@pytest.mark.parametrize(("current", "base"), [(None, D(1)), (D(1), None), (None, None)])
def test_growth__unknown_is_not_zero(current: Decimal | None, base: Decimal | None) -> None:
    assert growth(current, base) == Growth(None, None, None)
    assert growth(current, base).kind is GrowthKind.UNKNOWN


def test_growth__not_comparable_has_no_change_either() -> None:
    assert growth(D(61), D(55), comparable=False) == Growth(word=GrowthWord.INCOMPARABLE)


def test_growth__precision_does_not_follow_the_callers_context() -> None:
    found = growth(D("123456789012345678.0001"), D("123456789012345678"))
    assert close(found.percent, Fraction(1, 100) / Fraction(123456789012345678))


def test_loss_change__of_two_losses_only() -> None:
    assert loss_change(D(-3), D(-8)) == D("62.5")
    assert loss_change(D(-10), D(-8)) == -25
    assert loss_change(D(0), D(-8)) == 100
    assert loss_change(D(1), D(-8)) is None
    assert loss_change(D(-1), D(8)) is None
    assert loss_change(None, D(-8)) is None
    assert loss_change(D(-1), None) is None


@pytest.mark.parametrize(
    ("two_years", "per_year"), [("172.1", "31.2"), ("121", "10.0"), ("100", "0.0"), ("0", "-100.0")]
)
def test_two_year_growth__geometric(two_years: str, per_year: str) -> None:
    found = two_year_growth(D(two_years), D(100))
    assert found is not None
    assert str(round_half_up(found, 1)) == per_year


def test_two_year_growth__unrounded_inputs_decide() -> None:
    """+9.1 % as printed gives 4.5; a true +9.06 %, which also prints as 9.1, gives 4.4."""
    from_printed, from_values = two_year_growth(D("109.1"), D(100)), two_year_growth(D("109.06"), D(100))
    assert from_printed is not None
    assert from_values is not None
    assert (str(round_half_up(from_printed, 1)), str(round_half_up(from_values, 1))) == ("4.5", "4.4")


@given(positive, positive)
def test_two_year_growth__twice_gives_the_whole_growth(current: Decimal, base: Decimal) -> None:
    yearly, whole = two_year_growth(current, base), growth(current, base).percent
    assert yearly is not None
    assert whole is not None
    twice = (1 + Fraction(yearly) / 100) ** 2
    assert abs(twice - (1 + Fraction(whole) / 100)) <= twice * Fraction(1, 10**30)


@pytest.mark.parametrize(
    ("current", "base"), [(None, D(1)), (D(1), None), (D(1), D(0)), (D(1), D(-1)), (D(-1), D(1))]
)
def test_two_year_growth__no_sense(current: Decimal | None, base: Decimal | None) -> None:
    assert two_year_growth(current, base) is None


def test_real_growth__prices_taken_out() -> None:
    assert real_growth(D("110"), D("100"), D("100")) == 10
    assert real_growth(D("110"), D("100"), D("110")) == 0
    assert real_growth(D("100"), D("100"), D("125")) == -20


@pytest.mark.parametrize(
    ("current", "base", "index"),
    [
        (None, D(1), D(100)),
        (D(1), None, D(100)),
        (D(1), D(1), None),
        (D(-1), D(1), D(100)),
        (D(1), D(0), D(100)),
        (D(1), D(1), D(0)),
    ],
)
def test_real_growth__no_sense(current: Decimal | None, base: Decimal | None, index: Decimal | None) -> None:
    assert real_growth(current, base, index) is None


@given(values, positive)
def test_shares__are_the_definition(part: Decimal, whole: Decimal) -> None:
    for ratio in (share, contribution, pull, completion):
        assert close(ratio(part, whole), Fraction(part) / Fraction(whole) * 100)


@pytest.mark.parametrize("ratio", [share, contribution, pull, completion])
@pytest.mark.parametrize(("part", "whole"), [(None, D(1)), (D(1), None), (D(1), D(0)), (D(1), D(-1))])
def test_shares__no_sense(
    ratio: Callable[[Decimal | None, Decimal | None], Decimal | None],
    part: Decimal | None,
    whole: Decimal | None,
) -> None:
    assert ratio(part, whole) is None


@given(st.lists(st.tuples(values, positive), min_size=1, max_size=6))
def test_pull__parts_add_up_to_the_growth_of_the_whole(parts: list[tuple[Decimal, Decimal]]) -> None:
    current = sum((part[0] for part in parts), D(0))
    base = sum((part[1] for part in parts), D(0))
    assume(current >= 0)
    pulls = [pull(now - before, base) for now, before in parts]
    total = growth(current, base).percent
    assert total is not None
    added = sum((Fraction(each) for each in pulls if each is not None), Fraction(0))
    # each pull is right to 50 of its own digits; the parts may be far larger than their sum
    size = sum((abs(Fraction(each)) for each in pulls if each is not None), Fraction(1))
    assert abs(added - Fraction(total)) <= size / 10**48


@given(values, positive, positive)
def test_pull__is_contribution_times_growth(
    part_change: Decimal, whole_change: Decimal, base: Decimal
) -> None:
    contributed, total = contribution(part_change, whole_change), growth(base + whole_change, base).percent
    pulled = pull(part_change, base)
    assert contributed is not None
    assert total is not None
    assert pulled is not None
    product = Fraction(contributed) * Fraction(total) / 100
    assert abs(product - Fraction(pulled)) <= abs(product) / 10**47


def test_difference__points() -> None:
    assert difference(D("16.3"), D("10")) == D("6.3")
    assert difference(D("10"), D("12")) == -2
    assert difference(None, D(1)) is None
    assert difference(D(1), None) is None


@pytest.mark.parametrize(
    ("completed", "months", "points"), [("125.64", 10, "42.31"), ("70.41", 10, "-12.92"), ("79.2", 9, "4.20")]
)
def test_pace__published_cases(completed: str, months: int, points: str) -> None:
    found = pace(D(completed), Period(2024, 1, months))
    assert found is not None
    assert str(round_half_up(found, 2)) == points


def test_pace__unknown_completion() -> None:
    assert pace(None, NINE_MONTHS) is None


def test_reached__both_directions() -> None:
    assert reached(D(61), D(61)) is True
    assert reached(D(60), D(61)) is False
    assert reached(D("-3.2"), D(-3), reverse=True) is True
    assert reached(D("-2.9"), D(-3), reverse=True) is False
    assert reached(None, D(1)) is None
    assert reached(D(1), None) is None


def test_annualised__to_twelve_months() -> None:
    assert annualised(D("45"), NINE_MONTHS) == 60
    assert annualised(None, NINE_MONTHS) is None


def test_turnover_days__finished_goods() -> None:
    assert turnover_days(D("5"), D("67.5"), NINE_MONTHS) == 20
    assert turnover_days(None, D(1), NINE_MONTHS) is None
    assert turnover_days(D(1), None, NINE_MONTHS) is None
    assert turnover_days(D(1), D(0), NINE_MONTHS) is None
