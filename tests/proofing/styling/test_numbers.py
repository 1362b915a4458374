import pytest

from taizhang.proofing.scanning.scanner import scan
from taizhang.proofing.styling import numbers as checks
from taizhang.proofing.styling.page import Page


def page(text: str) -> Page:
    return Page(text, scan(text)[0])


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("投资61亿亿元", "亿"),
        ("税收843万元元", "万元"),
        ("增长5.2%%", "%"),
        ("提高2个个百分点", "个"),
        ("产量12万吨吨", "万吨"),
    ],
)
def test_unit_twice__told(text: str, put: str) -> None:
    remarks = list(checks.unit_twice(page(text)))
    assert [r.fixes[0].text for r in remarks] == [put]


def test_unit_twice__man_and_person_times_are_one_unit() -> None:
    assert list(checks.unit_twice(page("接待游客120万人次，户均3万元，产值61亿元人民币。"))) == []


def test_wide_digits__among_narrow_ones() -> None:
    remarks = list(checks.wide_digits(page("产值６１亿元，增长10%。")))
    assert [(r.start, r.fixes[0].text) for r in remarks] == [(2, "61")]


def test_wide_digits__all_of_them_wide_or_none() -> None:
    assert list(checks.wide_digits(page("产值６１亿元，增长１０％。"))) == []
    assert list(checks.wide_digits(page("产值61亿元。"))) == []


def test_percent_signs__two_kinds() -> None:
    remarks = list(checks.percent_signs(page("增长10%，下降3%，提高5％。")))
    assert [(r.start, r.fixes[0].text) for r in remarks] == [(14, "%")]


def test_percent_signs__one_kind() -> None:
    assert list(checks.percent_signs(page("增长10％，下降3％。"))) == []


def test_open_range__first_number_without_its_unit() -> None:
    remarks = list(checks.open_range(page("力争增长10-12%，完成投资3～5亿元。")))
    assert [r.fixes[0].text for r in remarks] == ["10%-12%", "3亿～5亿"]


def test_open_range__both_with_units_periods_and_counts() -> None:
    assert list(checks.open_range(page("力争增长10%-12%，1-9月引进3-5个项目，2023-2024年。"))) == []


def test_range_signs__two_signs_for_one_thing() -> None:
    remarks = list(checks.range_signs(page("1-9月增长，1-8月下降，1—9月持平。")))
    assert [r.fixes[0].text for r in remarks] == ["1-9月"]


def test_range_signs__one_sign_or_words() -> None:
    assert list(checks.range_signs(page("1-9月增长，1-8月下降，今年1至9月持平。"))) == []


@pytest.mark.parametrize("year", ["二00四", "二OO四", "二○○四", "二0二四"])
def test_mixed_year__told(year: str) -> None:
    remarks = list(checks.mixed_year(page(f"截至{year}年底。")))
    assert len(remarks) == 1
    assert "〇" in remarks[0].fixes[0].text


def test_mixed_year__rightly_written() -> None:
    assert list(checks.mixed_year(page("二〇〇四年和2004年、二零零四年。"))) == []


def test_currency_missing__money_without_it() -> None:
    remarks = list(checks.currency_missing(page("完成工业总产值61亿，增长10%。")))
    assert [r.code for r in remarks] == ["currency-missing"]


def test_currency_missing__counts_and_full_amounts() -> None:
    assert list(checks.currency_missing(page("人口突破100万，产值61亿元。"))) == []


def test_english_marks__told_once() -> None:
    remarks = list(checks.english_marks(page("产值增长,投资下降,外贸持平；税收增长。")))
    assert [r.code for r in remarks] == ["english-comma"]
    assert "2处" in remarks[0].message


def test_english_marks__in_numbers_and_latin_text() -> None:
    assert list(checks.english_marks(page("产值1,234万元，R&D投入增长。No.1, Co., Ltd."))) == []


def test_title_period__text_speaks_of_another() -> None:
    text = "园区2024年1-9月工作报告\n1-6月，产值61亿元。1-6月，投资7亿元。\n"
    assert [r.code for r in checks.title_period(page(text))] == ["title-period"]


def test_title_period__the_same_or_too_little_to_tell() -> None:
    assert (
        list(checks.title_period(page("园区2024年第三季度工作报告\n1-9月，产值61亿元。1-9月，投资7亿元。\n")))
        == []
    )
    assert list(checks.title_period(page("园区工作报告\n1-6月，产值61亿元。\n"))) == []


def test_zero_growth__is_level() -> None:
    assert [r.fixes[0].text for r in checks.zero_growth(page("产值增长0.0%，投资增长0.5%。"))] == ["持平"]
