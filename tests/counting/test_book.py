"""Every figure of random ledgers equals the plain reference; what a book holds and leaves out."""

import tempfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from counting.books import BATTERY, CHEMICAL, book_of, value
from counting.reference import Reference, Rows, same
from counting.small_park import OPEN, Ledger, make_catalogue, write_snapshot
from taizhang.adapters.duckdb import DuckEngine
from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import count
from taizhang.kernel import CITY, PARK, Measure, Period, Scope

YEAR = 2024
COUNTED = (
    Measure.VALUE, Measure.PRIOR, Measure.PRIOR_LEDGER, Measure.PANEL, Measure.PANEL_BASE, Measure.MONTH,
    Measure.MONTH_PRIOR, Measure.CHANGE, Measure.GROWTH, Measure.GROWTH_LEDGER, Measure.GROWTH_PANEL,
    Measure.MONTH_GROWTH, Measure.SHARE, Measure.SHARE_CHANGE, Measure.CITY_SHARE, Measure.CONTRIBUTION, Measure.PULL,
)  # fmt: skip
SCOPES = (
    PARK,
    CITY,
    BATTERY,
    CHEMICAL,
    Scope("admin", "own"),
    Scope("above_scale", "yes"),
    Scope("industry", "26"),
)


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
