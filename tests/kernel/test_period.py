"""Periods are read from every customary spelling and printed in two, both of which read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel import Period, PeriodError

NINE_MONTHS = Period(2024, 1, 9)
THIRD_QUARTER = Period(2024, 7, 9)
SEPTEMBER = Period(2024, 9, 9)
SEPTEMBER_END = Period(2024, 9, 9, point=True)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    year = draw(st.integers(1950, 2999))
    first = draw(st.integers(1, 12))
    if draw(st.booleans()):
        return Period(year, first, first, point=True)
    return Period(year, first, draw(st.integers(first, 12)))


@given(periods())
def test_parse__reads_back_the_code(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(periods())
def test_parse__reads_back_the_chinese(period: Period) -> None:
    assert Period.parse(period.chinese()) == period


@given(periods())
def test_parse__reads_back_the_chinese_without_year(period: Period) -> None:
    assert Period.parse(period.chinese(with_year=False), year=period.year) == period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年1-9月", NINE_MONTHS),
        ("2024年1—9月", NINE_MONTHS),
        ("2024年1－9月份", NINE_MONTHS),
        ("2024年1~9月", NINE_MONTHS),
        ("2024年1至9月", NINE_MONTHS),
        ("2024年1月至9月", NINE_MONTHS),
        ("２０２４年１—９月", NINE_MONTHS),
        (" 2024 年 1 - 9 月 ", NINE_MONTHS),
        ("2024年前三季度", NINE_MONTHS),
        ("2024年前三个季度", NINE_MONTHS),
        ("2024年前9个月", NINE_MONTHS),
        ("2024-01..2024-09", NINE_MONTHS),
        ("2024年第三季度", THIRD_QUARTER),
        ("2024年三季度", THIRD_QUARTER),
        ("2024年第3季度", THIRD_QUARTER),
        ("2024Q3", THIRD_QUARTER),
        ("2024年q3", THIRD_QUARTER),
        ("2024年一季度", Period(2024, 1, 3)),
        ("2024Q1", Period(2024, 1, 3)),
        ("2024年上半年", Period(2024, 1, 6)),
        ("2024H1", Period(2024, 1, 6)),
        ("2024年下半年", Period(2024, 7, 12)),
        ("2024H2", Period(2024, 7, 12)),
        ("2024年", Period(2024, 1, 12)),
        ("2024年全年", Period(2024, 1, 12)),
        ("2024年9月", SEPTEMBER),
        ("2024年9月份", SEPTEMBER),
        ("2024-09", SEPTEMBER),
        ("2024-9", SEPTEMBER),
        ("202409", SEPTEMBER),
        ("2024.9", SEPTEMBER),
        ("2024/09", SEPTEMBER),
        ("2024年9月末", SEPTEMBER_END),
        ("2024年9月底", SEPTEMBER_END),
        ("截至2024年9月底", SEPTEMBER_END),
        ("@2024-09", SEPTEMBER_END),
        ("2024年末", Period(2024, 12, 12, point=True)),
        ("2024年底", Period(2024, 12, 12, point=True)),
    ],
)
def test_parse__customary_spellings(text: str, expected: Period) -> None:
    assert Period.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-9月", NINE_MONTHS),
        ("前三季度", NINE_MONTHS),
        ("9月末", SEPTEMBER_END),
        ("年末", Period(2024, 12, 12, True)),
    ],
)
def test_parse__year_from_outside(text: str, expected: Period) -> None:
    assert Period.parse(text, year=2024) == expected


def test_parse__year_in_the_text_wins() -> None:
    assert Period.parse("2023年1-9月", year=2024) == Period(2023, 1, 9)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "期间是空的。可以写成“2024年1-9月”"),
        ("去年", "不认识的期间“去年”。可以写成“2024年1-9月”"),
        ("2024年第五季度", "不认识的期间“2024年第五季度”。"),
        ("1-9月", "期间“1-9月”读不通：没有写年份，请写全，例如“2024年1-9月”。"),
        ("2024年13月", "期间“2024年13月”读不通：月份应在1到12之间，现为13，请核对月份。"),
        ("2024-00", "期间“2024-00”读不通：月份应在1到12之间，现为0，请核对月份。"),
        (
            "2024年9-1月",
            "期间“2024年9-1月”读不通：起始月（9月）晚于截止月（1月），请把前后两个月份对调或核对年份。",
        ),
        ("2023-11..2024-02", "期间不能跨年，累计数每年从1月重新起算，请分年填写。"),
        ("@2024-01..2024-09", "“@”表示月末时点，后面只写一个月份。"),
        ("2024H3", "半年只有H1和H2。"),
        ("1924-09", "年份1924不在1949到2999之间，请核对年份。"),
    ],
)
def test_parse__message(text: str, said: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)
    assert said in str(caught.value)


def test_period__a_point_is_one_month() -> None:
    with pytest.raises(PeriodError, match="时点只对应一个月末，现为1到9月，请只写截止的月份。"):
        Period(2024, 1, 9, point=True)


@pytest.mark.parametrize(
    ("period", "with_year", "without"),
    [
        (NINE_MONTHS, "2024年1-9月", "1-9月"),
        (Period(2024, 1, 12), "2024年", "全年"),
        (Period(2024, 1, 6), "2024年1-6月", "1-6月"),
        (Period(2024, 7, 12), "2024年下半年", "下半年"),
        (THIRD_QUARTER, "2024年第三季度", "第三季度"),
        (Period(2024, 2, 5), "2024年2-5月", "2-5月"),
        (SEPTEMBER, "2024年9月", "9月"),
        (SEPTEMBER_END, "2024年9月末", "9月末"),
    ],
)
def test_chinese__forms(period: Period, with_year: str, without: str) -> None:
    assert period.chinese() == with_year
    assert period.chinese(with_year=False) == without


def test_str__forms() -> None:
    assert [str(each) for each in (NINE_MONTHS, SEPTEMBER, SEPTEMBER_END)] == [
        "2024-01..2024-09",
        "2024-09",
        "@2024-09",
    ]


@given(periods())
def test_prior__same_months_of_the_year_before(period: Period) -> None:
    prior = period.prior()
    assert (prior.year, prior.first, prior.last, prior.point) == (
        period.year - 1,
        period.first,
        period.last,
        period.point,
    )


def test_prior__before_the_first_year() -> None:
    with pytest.raises(PeriodError, match="年份1948不在1949到2999之间"):
        Period(1949, 1, 9).prior()


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (NINE_MONTHS, Period(2024, 1, 8)),
        (Period(2024, 1, 1), None),
        (SEPTEMBER, Period(2024, 8, 8)),
        (THIRD_QUARTER, Period(2024, 4, 6)),
        (Period(2024, 2, 9), None),
        (Period(2024, 2, 3), None),
        (SEPTEMBER_END, Period(2024, 8, 8, True)),
        (Period(2024, 1, 1, True), Period(2023, 12, 12, True)),
    ],
)
def test_previous__by_kind_of_period(period: Period, expected: Period | None) -> None:
    assert period.previous() == expected


def test_cumulative_month_end__share_the_last_month() -> None:
    assert THIRD_QUARTER.cumulative() == SEPTEMBER_END.cumulative() == NINE_MONTHS
    assert NINE_MONTHS.month() == SEPTEMBER_END.month() == SEPTEMBER
    assert NINE_MONTHS.end() == SEPTEMBER.end() == SEPTEMBER_END


def test_months_and_quarter__counted() -> None:
    assert (NINE_MONTHS.months(), THIRD_QUARTER.months(), SEPTEMBER_END.months()) == (9, 3, 1)
    assert [Period(2024, month, month).quarter for month in range(1, 13)] == [
        1,
        1,
        1,
        2,
        2,
        2,
        3,
        3,
        3,
        4,
        4,
        4,
    ]


def test_is_cumulative__from_january_and_no_month_end() -> None:
    assert NINE_MONTHS.is_cumulative
    assert Period(2024, 1, 1).is_cumulative
    assert not THIRD_QUARTER.is_cumulative
    assert not Period(2024, 1, 1, point=True).is_cumulative


def test_elapsed__percent_of_the_year() -> None:
    assert NINE_MONTHS.elapsed() == 75
    assert Period(2024, 1, 12).elapsed() == 100
    assert Period(2024, 1, 10).elapsed() == Decimal("83." + "3" * 48)


def test_ordinal__orders_month_ends_across_years() -> None:
    assert (Period(2023, 1, 12).ordinal, Period(2024, 1, 1).ordinal) == (202312, 202401)


@given(periods(), periods())
def test_order__by_year_first(one: Period, other: Period) -> None:
    if one.year != other.year:
        assert (one < other) == (one.year < other.year)
