"""What is added up for whom: the cases that go wrong in practice."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from counting.books import BATTERY, book_of, value
from counting.reference import same
from counting.small_park import Ledger
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import CITY, PARK, Amount, Measure, Period, Scope


def test_growth__takes_the_base_that_was_re_reported(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲", "cluster:battery")
    ledger.reports("甲", "output", 2023, 9, 428)
    ledger.reports("甲", "output", 2024, 9, 500, 430)
    book = book_of(ledger, tmp_path, catalogue)
    assert value(book, "output", Measure.PRIOR) == Decimal("0.043")
    assert value(book, "output", Measure.PRIOR_LEDGER) == Decimal("0.0428")
    assert same(value(book, "output", Measure.GROWTH), Fraction(70 * 100, 430))
    assert same(value(book, "output", Measure.GROWTH_LEDGER), Fraction(72 * 100, 428))


def test_prior__falls_back_to_last_years_ledger_and_says_so(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    for who in ("甲", "乙", "丙"):
        ledger.enterprise(who)
    ledger.reports("甲", "output", 2024, 9, 500, 430)
    ledger.reports("乙", "output", 2023, 9, 100)
    ledger.reports("乙", "output", 2024, 9, 120)
    ledger.reports("丙", "output", 2024, 9, 80)
    book = book_of(ledger, tmp_path, catalogue)
    assert value(book, "output", Measure.PRIOR) == Decimal("0.053")
    assert (
        book.trace("output", Measure.PRIOR).note == "1家没有填报同期数，取上年台账数；1家没有同期数，按零计入"
    )


def test_prior__is_unknown_and_not_zero_when_nobody_has_one(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲")
    ledger.reports("甲", "output", 2024, 9, 500)
    book = book_of(ledger, tmp_path, catalogue)
    assert value(book, "output", Measure.PRIOR) is None
    assert not book.figure("output", Measure.GROWTH).is_known
    assert not book.figure("output", Measure.CHANGE).is_known


def test_restricted__an_enterprise_that_enters_above_scale_mid_year_counts_with_its_whole_year(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲", "above_scale:yes")
    ledger.enterprise("乙", "above_scale:yes@202406")
    for who, base in (("甲", 100), ("乙", 40)):
        ledger.reports(who, "output", 2023, 9, base)
        ledger.reports(who, "output", 2024, 9, base + 20, base)
    book = book_of(ledger, tmp_path, catalogue)
    assert value(book, "output_above_scale", Measure.VALUE) == Decimal("0.018")
    assert value(book, "output_above_scale", Measure.PRIOR) == Decimal("0.014")
    assert value(book, "output_above_scale", Measure.PRIOR_LEDGER) == Decimal(
        "0.01"
    )  # last year's list: 甲 alone
    assert value(book, "output_above_scale", Measure.PANEL) == Decimal("0.012")
    assert value(book, "above_scale_number", Measure.VALUE) == 2
    assert value(book, "above_scale_number", Measure.PRIOR) == 1
    assert value(book, "above_scale_new", Measure.VALUE) == 1


def test_restricted__twice_counts_those_in_both(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    ledger.enterprise("甲", "above_scale:yes", "admin:own", "cluster:battery")
    ledger.enterprise("乙", "above_scale:yes", "admin:hosted", "cluster:battery")
    ledger.enterprise("丙", "above_scale:no", "admin:own", "cluster:battery")
    for who, made in (("甲", 1), ("乙", 20), ("丙", 300)):
        ledger.reports(who, "output", 2024, 9, made)
    book = book_of(ledger, tmp_path, catalogue)
    assert book.figure("output_above_scale_own", Measure.VALUE, BATTERY).amount == Amount.parse("1万元")
    assert book.figure("output_above_scale", Measure.VALUE, Scope("admin", "own")).amount == Amount.parse(
        "1万元"
    )


def test_closed__an_enterprise_that_left_counts_in_last_years_ledger_only(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲", "cluster:battery")
    ledger.enterprise("乙", "cluster:battery", until=202405)
    for who in ("甲", "乙"):
        ledger.reports(who, "output", 2023, 9, 100)
    ledger.reports("甲", "output", 2024, 9, 120, 100)
    ledger.reports("乙", "output", 2024, 5, 30, 50)
    book = book_of(ledger, tmp_path, catalogue)
    for scope in (PARK, BATTERY):
        assert value(book, "output", Measure.VALUE, scope) == Decimal("0.012")
        assert value(book, "output", Measure.PRIOR, scope) == Decimal("0.01")
        assert value(book, "output", Measure.PRIOR_LEDGER, scope) == Decimal("0.02")
        assert value(book, "output", Measure.PANEL_BASE, scope) == Decimal("0.01")


def test_month__is_the_difference_of_totals_of_those_who_have_both(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲")
    ledger.enterprise("乙")
    ledger.enterprise("丙", since=202409)
    ledger.reports("甲", "output", 2024, 8, 80, 70)
    ledger.reports("甲", "output", 2024, 9, 100, 75)
    ledger.reports("乙", "output", 2024, 9, 900, 800)  # was late in August: what September made is not known
    ledger.reports("丙", "output", 2024, 9, 7)  # came in September: all of it is September's
    book = book_of(ledger, tmp_path, catalogue)
    assert value(book, "output", Measure.MONTH) == Decimal("0.0027")
    assert value(book, "output", Measure.MONTH_PRIOR) == Decimal("0.0005")
    assert book.trace("output", Measure.MONTH).note == "1家缺上期累计数，未计入"


def test_month__january_is_its_own_total(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    ledger.enterprise("甲")
    ledger.reports("甲", "output", 2023, 12, 999, 998)
    ledger.reports("甲", "output", 2024, 1, 10, 8)
    book = book_of(ledger, tmp_path, catalogue, "2024年1月")
    assert value(book, "output", Measure.MONTH) == value(book, "output", Measure.VALUE) == Decimal("0.001")
    assert value(book, "output", Measure.MONTH_GROWTH) == 25


def test_month__is_unknown_in_february_where_january_is_not_reported_by_itself(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲")
    ledger.reports("甲", "output", 2024, 2, 30, 20)
    book = book_of(ledger, tmp_path, catalogue, "2024年1-2月")
    assert value(book, "output", Measure.VALUE) == Decimal("0.003")
    assert not book.figure("output", Measure.MONTH).is_known
    assert value(book, "output", Measure.STREAK) == 2  # 1-2月 as one


def test_quarter__is_the_difference_of_two_totals(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲", "cluster:battery")
    ledger.reports("甲", "output", 2024, 6, 60, 50)
    ledger.reports("甲", "output", 2024, 9, 100, 80)
    book = book_of(ledger, tmp_path, catalogue)
    third = Period.parse("2024年第三季度")
    assert book.figure("output", Measure.VALUE, BATTERY, third).amount == Amount.parse("40万元")
    assert book.figure("output", Measure.PRIOR, PARK, third).amount == Amount.parse("30万元")
    assert not book.figure("output", Measure.PANEL, PARK, third).is_known
    alone = Period.parse("2024年9月")
    assert not book.figure("output", Measure.VALUE, PARK, alone).is_known  # no August


def test_part__counts_towards_its_scope_and_nothing_else(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("税务", kind="department")
    ledger.reports("税务", "tax", 2024, 9, 100, 90)
    ledger.reports("税务", "tax", 2024, 9, 60, 50, part="cluster:battery")
    book = book_of(ledger, tmp_path, catalogue)
    assert value(book, "tax", Measure.VALUE) == Decimal("0.01")
    assert value(book, "tax", Measure.VALUE, BATTERY) == Decimal("0.006")
    assert value(book, "tax", Measure.SHARE, BATTERY) == 60
    assert book.scopes("tax", "cluster") == (BATTERY,)


def test_city__is_what_outside_sources_report_and_never_the_parks(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲", "above_scale:yes")
    ledger.enterprise("统计局", kind="outside")
    ledger.reports("甲", "output", 2024, 9, 100)
    ledger.reports("统计局", "output_above_scale", 2024, 9, 400)
    book = book_of(ledger, tmp_path, catalogue)
    assert value(book, "output_above_scale", Measure.CITY_SHARE) == 25
    assert value(book, "output", Measure.VALUE) == Decimal("0.01")
    assert not book.figure("output", Measure.VALUE, CITY).is_known
    assert not book.figure("above_scale_number", Measure.VALUE, CITY).is_known


def test_sum__is_unknown_when_a_part_is_but_counts_nothing_where_a_scope_has_none(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲", "cluster:battery")
    ledger.enterprise("乙", "cluster:chemical")
    ledger.reports("甲", "exports", 2024, 9, 100)
    assert not book_of(ledger, tmp_path / "一", catalogue).figure("trade", Measure.VALUE).is_known
    ledger.reports("乙", "imports", 2024, 9, 50)
    book = book_of(ledger, tmp_path / "二", catalogue)
    assert value(book, "trade", Measure.VALUE) == 150
    assert value(book, "trade", Measure.VALUE, BATTERY) == 100
    assert same(value(book, "exports", Measure.SHARE), Fraction(200, 3))


def test_rate__reported_by_two_is_not_added(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    ledger.enterprise("甲")
    ledger.reports("甲", "satisfaction", 2024, 9, 95)
    assert value(book_of(ledger, tmp_path / "一", catalogue), "satisfaction", Measure.VALUE) == 95
    ledger.enterprise("乙")
    ledger.reports("乙", "satisfaction", 2024, 9, 90)
    assert not book_of(ledger, tmp_path / "二", catalogue).figure("satisfaction", Measure.VALUE).is_known


def test_stock__is_read_at_the_months_end_and_has_no_month(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲")
    ledger.reports("甲", "staff", 2024, 8, 90, first=8)
    ledger.reports("甲", "staff", 2024, 9, 100, 80, first=9)
    ledger.reports("甲", "output", 2024, 9, 7, first=9)  # a month alone is no running total
    book = book_of(ledger, tmp_path, catalogue)
    assert value(book, "staff", Measure.VALUE) == 100
    assert value(book, "staff", Measure.GROWTH) == 25
    assert not book.figure("staff", Measure.MONTH).is_known
    assert not book.has("output")
    assert book.has("staff")


def test_value__a_restriction_is_of_the_park(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    """An outside source that somebody marked 规上 is still no 规上 enterprise of the park."""
    ledger.enterprise("甲", "above_scale:yes")
    ledger.reports("甲", "output", 2024, 9, 500)
    ledger.enterprise("市统计局", "above_scale:yes", kind="outside")
    ledger.reports("市统计局", "output", 2024, 9, 9000)
    book = book_of(ledger, tmp_path, catalogue)
    own = Scope("respondent", "市统计局")
    assert value(book, "output_above_scale", Measure.VALUE) == Decimal("0.05")
    assert value(book, "output", Measure.VALUE, own) == Decimal("0.9")
    assert value(book, "output_above_scale", Measure.VALUE, own) is None
