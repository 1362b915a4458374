"""Every figure of random ledgers equals the plain reference; then the cases that go wrong in practice."""

import tempfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from counting.reference import Reference, Rows, same
from counting.small_park import OPEN, Ledger, make_catalogue, write_snapshot
from taizhang.adapters.duckdb import DuckEngine
from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import Book, count
from taizhang.kernel import CITY, PARK, Amount, GrowthWord, Measure, Period, Scope

YEAR = 2024
COUNTED = (
    Measure.VALUE, Measure.PRIOR, Measure.PRIOR_LEDGER, Measure.PANEL, Measure.PANEL_BASE, Measure.MONTH,
    Measure.MONTH_PRIOR, Measure.CHANGE, Measure.GROWTH, Measure.GROWTH_LEDGER, Measure.GROWTH_PANEL,
    Measure.MONTH_GROWTH, Measure.SHARE, Measure.SHARE_CHANGE, Measure.CITY_SHARE, Measure.CONTRIBUTION, Measure.PULL,
)  # fmt: skip
BATTERY = Scope("cluster", "battery")
CHEMICAL = Scope("cluster", "chemical")
SCOPES = (
    PARK,
    CITY,
    BATTERY,
    CHEMICAL,
    Scope("admin", "own"),
    Scope("above_scale", "yes"),
    Scope("industry", "26"),
)


def book_of(ledger: Ledger, folder: Path, catalogue: Catalogue, period: str = "2024年1-9月") -> Book:
    return count(DuckEngine(ledger.write(folder)), catalogue, Period.parse(period), "快照")


def value(book: Book, code: str, measure: Measure, scope: Scope = PARK) -> Decimal | None:
    amount = book.figure(code, measure, scope).amount
    return amount.value if amount else None


# ------------------------------------------------------------------------------------------------ random ledgers

# An example takes most of a second, so a failing one is printed as it is and not made smaller.
few = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
money = st.one_of(
    st.sampled_from(["0", "1", "-1", "0.0001"]).map(Decimal),
    st.decimals(-10_000_000_000, 99_999_999_999, places=4, allow_nan=False, allow_infinity=False),
)


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[Rows, int]:
    last = draw(st.sampled_from([1, 9]))
    rows = Rows([], [], [])
    kinds = draw(
        st.lists(
            st.sampled_from(["enterprise", "enterprise", "department", "outside"]), min_size=1, max_size=5
        )
    )
    for place, kind in enumerate(kinds):
        who = f"R{place}"
        rows.respondents.append((who, f"{who}公司", kind))
        _draw_members(draw, rows, who, kind, last)
        _draw_entries(draw, rows, who, kind, last)
    return rows, last


def _draw_members(draw: st.DrawFn, rows: Rows, who: str, kind: str, last: int) -> None:
    def span() -> tuple[int, int]:
        since = draw(
            st.sampled_from([202001, 202101, 202212, 202301, 202306, 202401, 202403, YEAR * 100 + last])
        )
        return since, max(
            since, draw(st.sampled_from([OPEN, OPEN, OPEN, 202305, 202312, 202405, YEAR * 100 + last]))
        )

    rows.members.append((who, "city" if kind == "outside" else "park", "", *span()))
    for dimension, choices in (
        ("cluster", ["battery", "chemical"]), ("admin", ["own", "hosted"]), ("above_scale", ["yes", "no"]),
        ("industry", ["26", "38"]),
    ):  # fmt: skip
        if draw(st.booleans()):
            rows.members.append((who, dimension, draw(st.sampled_from(choices)), *span()))


def _draw_entries(draw: st.DrawFn, rows: Rows, who: str, kind: str, last: int) -> None:
    codes = ["output", "sales", "profit", "exports", "imports", "staff", "satisfaction", "output_above_scale"]
    if kind != "outside":
        codes.remove("output_above_scale")
    parts = ["", "cluster:battery"] if kind == "department" else [""]
    for code in draw(st.lists(st.sampled_from(codes), unique=True, max_size=5)):
        for part in parts:
            for year, month in ((YEAR, last), (YEAR, last - 1), (YEAR - 1, last), (YEAR - 1, last - 1)):
                if month and draw(st.integers(0, 4)):
                    first = month if code == "staff" else 1
                    prior = draw(st.none() | money)
                    number = len(rows.entries) + 1
                    rows.entries.append(
                        (number, who, code, part, "actual", year, first, month, draw(money), prior)
                    )


@few
@given(ledgers())
def test_figure__equals_the_plain_reference_for_every_measure_scope_and_indicator(
    drawn: tuple[Rows, int],
) -> None:
    rows, last = drawn
    catalogue = make_catalogue()
    reference = Reference(rows, catalogue, YEAR, last)
    with tempfile.TemporaryDirectory() as folder:
        write_snapshot(Path(folder), entries=rows.entries, members=rows.members, respondents=rows.respondents)
        with DuckEngine(Path(folder)) as engine:
            book = count(engine, catalogue, Period(YEAR, 1, last), "快照")
            own = tuple(Scope("respondent", who) for who, _, _ in rows.respondents[:2])
            for code in catalogue.indicators:
                for scope in SCOPES + own:
                    for measure in COUNTED:
                        figure = book.figure(code, measure, scope)
                        wanted, word = reference.figure(code, measure, scope)
                        told = figure.amount.value if figure.amount else None
                        exact = measure in COUNTED[:8] and code != "sales_rate"  # sums and differences
                        equal = same(told, wanted) if not exact else wanted == (told and Fraction(told))
                        assert equal, (figure.key, told, wanted)
                        assert figure.word == word, figure.key


@settings(few, max_examples=4)
@given(ledgers())
def test_figure__of_another_month_equals_the_book_of_that_month(drawn: tuple[Rows, int]) -> None:
    """Series and runs of growth read all months in one query; each month must agree with its own book."""
    rows, last = drawn
    catalogue = make_catalogue()
    with tempfile.TemporaryDirectory() as folder:
        write_snapshot(Path(folder), entries=rows.entries, members=rows.members, respondents=rows.respondents)
        with DuckEngine(Path(folder)) as engine:
            later = count(engine, catalogue, Period(YEAR + 1, 1, 12), "快照")
            own = count(engine, catalogue, Period(YEAR, 1, last), "快照")
            for code in ("output", "output_above_scale", "staff", "sales_rate", "trade"):
                for scope in (PARK, CITY, BATTERY, Scope("respondent", "R0")):
                    for measure in COUNTED[:7]:
                        seen = later.figure(code, measure, scope, Period(YEAR, 1, last))
                        assert seen == own.figure(code, measure, scope), seen.key


# ------------------------------------------------------------------------------------------ what happens in practice


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


@pytest.mark.parametrize(
    ("now", "base", "of_profit", "of_sales"),
    [
        (148, -46, GrowthWord.TURNED_PROFIT, GrowthWord.NEGATIVE_BASE),
        (-5, 46, GrowthWord.TURNED_LOSS, GrowthWord.TURNED_NEGATIVE),
        (-5, -46, GrowthWord.LOSS_CUT, GrowthWord.NEGATIVE_BASE),
        (-50, -46, GrowthWord.LOSS_GREW, GrowthWord.NEGATIVE_BASE),
        (5, 0, GrowthWord.NET_INCREASE, GrowthWord.NET_INCREASE),
    ],
)
def test_growth__from_a_base_that_is_not_positive_is_a_word(
    ledger: Ledger,
    tmp_path: Path,
    catalogue: Catalogue,
    now: int,
    base: int,
    of_profit: GrowthWord,
    of_sales: GrowthWord,
) -> None:
    ledger.enterprise("甲")
    for code in ("profit", "sales"):
        ledger.reports("甲", code, 2024, 9, now, base)
    book = book_of(ledger, tmp_path, catalogue)
    for code, word in (("profit", of_profit), ("sales", of_sales)):
        figure = book.figure(code, Measure.GROWTH)
        assert (figure.amount, figure.word) == (None, word)


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


def test_targets__year_same_months_and_growth(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    ledger.enterprise("甲", "above_scale:yes")
    ledger.enterprise("经发局", kind="department")
    ledger.reports("甲", "output", 2024, 9, 610, 500)
    ledger.reports("经发局", "output_above_scale", 2024, 12, 800, basis="target")
    ledger.reports("经发局", "output_above_scale", 2024, 12, 10, basis="target_growth")
    ledger.reports("经发局", "output_above_scale", 2024, 12, 12, basis="target_growth_first")
    ledger.reports("经发局", "output", 2024, 6, 300, basis="target")
    book = book_of(ledger, tmp_path / "一", catalogue)
    code = "output_above_scale"
    assert book.figure(code, Measure.TARGET).period == Period.parse("2024年")
    assert value(book, code, Measure.COMPLETION) == Decimal("76.25")
    assert value(book, code, Measure.PACE) == Decimal("1.25")
    assert value(book, code, Measure.GROWTH_TARGET) == 10
    assert value(book, code, Measure.GROWTH_TARGET_FIRST) == 12
    assert value(book, code, Measure.GROWTH_GAP) == 12
    assert not book.figure(
        code, Measure.TARGET_GAP
    ).is_known  # nine months are not measured by a year's target
    assert not book.figure("output", Measure.TARGET_GAP).is_known  # nor by half a year's
    ledger.reports("经发局", code, 2024, 9, 600, basis="target")
    later = book_of(ledger, tmp_path / "二", catalogue)
    assert later.figure(code, Measure.TARGET_GAP).amount == Amount.parse("10万元")
    assert value(later, code, Measure.COMPLETION) == Decimal("76.25")


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


def test_rate__changes_in_points_and_has_no_share(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲", "cluster:battery")
    ledger.reports("甲", "sales", 2024, 9, 95, 90)
    ledger.reports("甲", "output", 2024, 9, 100, 100)
    book = book_of(ledger, tmp_path, catalogue)
    assert book.figure("sales_rate", Measure.VALUE).amount == Amount.parse("95%")
    assert book.figure("sales_rate", Measure.GROWTH).amount == Amount.parse("5个百分点")
    assert not book.figure("sales_rate", Measure.SHARE, BATTERY).is_known


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


def test_streak__ends_at_the_first_month_that_did_not_grow(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("甲")
    total = base = 0
    for month, grown in enumerate((5, 5, 5, 5, 5, -1, 5, 5, 5), start=1):
        total, base = total + 100 + grown, base + 100
        ledger.reports("甲", "output", 2024, month, total, base)
    book = book_of(ledger, tmp_path, catalogue)
    assert book.figure("output", Measure.STREAK).amount == Amount.parse("3个月")
    assert not book.figure("profit", Measure.STREAK).is_known


def test_coverage__counts_who_owes_and_who_gave(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    ledger.enterprise("甲", "above_scale:yes", "cluster:battery")
    ledger.enterprise("乙", "above_scale:yes", "cluster:chemical")
    ledger.enterprise("丙", "above_scale:yes", "cluster:chemical", until=202408)
    ledger.enterprise("丁", "above_scale:no", "cluster:battery")
    ledger.enterprise("经发局", kind="department")
    ledger.enterprise("招商局", kind="department")
    ledger.owes("output", "enterprise", "above_scale:yes")
    ledger.owes("output_above_scale", "enterprise", "above_scale:yes")
    ledger.owes("sales", "enterprise")
    ledger.owes("profit", "department", "respondent:经发局")
    for who in ("甲", "丁"):
        ledger.reports(who, "output", 2024, 9, 100)
    book = book_of(ledger, tmp_path, catalogue)
    assert book.coverage("output") == (1, 2)  # 丁 owes nothing, so its report does not stand in for 乙's
    assert not book.coverage("output").complete
    assert book.coverage("output_above_scale", BATTERY) == (1, 1)
    assert book.coverage("sales") == (0, 3)
    assert book.coverage("sales_rate") == (0, 3)  # of the less covered of the two
    assert book.coverage("profit") == (0, 1)
    assert book.coverage("exports") == (0, 0)
    assert book.figure("output", Measure.EXPECTED).amount == Amount.parse("2家")


def test_coverage__asks_nobody_for_what_is_not_due(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue
) -> None:
    ledger.enterprise("税务", kind="department")
    ledger.owes("tax", "department", "respondent:税务")
    assert book_of(ledger, tmp_path / "一", catalogue, "2024年1-8月").coverage("tax") == (0, 0)
    assert book_of(ledger, tmp_path / "二", catalogue, "2024年1-9月").coverage("tax") == (0, 1)


def test_series__month_by_month(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    ledger.enterprise("甲", "above_scale:yes")
    for month in range(1, 11):
        ledger.reports("甲", "output", 2024, month, 10 * month, 8 * month)
    book = book_of(ledger, tmp_path, catalogue)
    points = book.series("output_above_scale", months=3)
    assert [str(each.period) for each in points] == [
        "2024-01..2024-07",
        "2024-01..2024-08",
        "2024-01..2024-09",
    ]
    assert [each.month for each in points] == [Decimal("0.001")] * 3
    assert {each.growth for each in points} == {Decimal(25)}
    assert len(book.series("output")) == 9  # October is after the book's period


@pytest.mark.parametrize("code", ["above_scale_number", "above_scale_new"])
def test_series__of_members_is_one_question(
    ledger: Ledger, tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """Each month reads as the book of that month reads; what the months hold is asked for once."""
    for who, since in (("甲", 202301), ("乙", 202403), ("丙", 202406), ("丁", 202410)):
        ledger.enterprise(who, f"above_scale:yes@{since}", "cluster:battery")
    for month in range(1, 11):
        ledger.reports("甲", "output", 2024, month, 10)
    alone = [book_of(ledger, tmp_path / f"{m}", catalogue, f"2024-01..2024-{m:02}") for m in range(1, 10)]
    book = book_of(ledger, tmp_path / "全", catalogue)
    asked: list[object] = []
    rows = DuckEngine.rows
    monkeypatch.setattr(DuckEngine, "rows", lambda engine, sql: asked.append(sql) or rows(engine, sql))
    points = book.series(code, BATTERY)
    assert len(asked) <= 3  # how far the figures reach, the book's own month, the other months
    for point, other in zip(points, alone, strict=True):
        assert (point.value, point.prior) == (
            value(other, code, Measure.VALUE, BATTERY),
            value(other, code, Measure.PRIOR, BATTERY),
        )
    assert [point.value for point in points] == [
        Decimal(n)
        for n in (
            [1, 1, 2, 2, 2, 3, 3, 3, 3] if code == "above_scale_number" else [0, 0, 1, 1, 1, 2, 2, 2, 2]
        )
    ]


def test_scopes__in_the_catalogues_order(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    ledger.enterprise("甲", "cluster:chemical")
    ledger.enterprise("乙", "cluster:battery")
    ledger.enterprise("丙", "cluster:other")
    for who in ("甲", "乙"):
        ledger.reports(who, "output", 2024, 9, 1)
    book = book_of(ledger, tmp_path, catalogue)
    assert book.scopes("output", "cluster") == (BATTERY, CHEMICAL)
    assert book.scopes("output", "respondent") == (Scope("respondent", "乙"), Scope("respondent", "甲"))
    assert book.scopes("sales_rate", "cluster") == (BATTERY, CHEMICAL)


def test_count__an_empty_snapshot_knows_nothing(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    book = book_of(ledger, tmp_path, catalogue)
    assert [each.key for each in book.figures() if each.scope == CITY] == []
    assert {each.amount.value for each in book.figures() if each.amount} == {Decimal(0)}  # nobody is 规上
    assert book.series("output") == ()


def test_figures__are_those_known(ledger: Ledger, tmp_path: Path, catalogue: Catalogue) -> None:
    ledger.enterprise("甲", "cluster:battery")
    ledger.reports("甲", "output", 2024, 9, 500, 430)
    book = book_of(ledger, tmp_path, catalogue)
    keys = {each.key for each in book.figures()}
    assert "output|cluster:battery|2024-01..2024-09|share" in keys
    assert not any(key.startswith("sales|") for key in keys)


def test_figure__of_a_month_for_which_only_last_year_reported() -> None:
    """Nothing of this September has come in; last September's ledger is known all the same, whichever book is asked."""
    entries = [
        (1, "R0", "output", "", "actual", YEAR - 1, 1, 9, Decimal(7), None),
        (2, "R0", "output", "", "actual", YEAR, 1, 8, Decimal(5), None),
    ]
    members = [("R0", "park", "", 202001, 999912)]
    with tempfile.TemporaryDirectory() as folder:
        respondents = [("R0", "R0公司", "enterprise")]
        write_snapshot(Path(folder), entries=entries, members=members, respondents=respondents)
        with DuckEngine(Path(folder)) as engine:
            later = count(engine, make_catalogue(), Period(YEAR + 1, 1, 12), "快照")
            seen = later.figure("output", Measure.PRIOR_LEDGER, PARK, Period(YEAR, 1, 9))
            own = count(engine, make_catalogue(), Period(YEAR, 1, 9), "快照")
            assert seen.amount is not None
            assert seen == own.figure("output", Measure.PRIOR_LEDGER)
