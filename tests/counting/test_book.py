"""Every figure of random ledgers equals the plain reference; then the cases that go wrong in practice."""

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from counting.reference import Reference, Rows, same
from counting.small_park import OPEN, Ledger, make_catalogue, write_snapshot
from taizhang.adapters.duckdb import DuckEngine
from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import Book, count
from taizhang.kernel import CITY, PARK, Measure, Period, Scope

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
    max_examples=25,
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
    last = draw(st.sampled_from([1, 2, 9, 12]))
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
                        assert same(told, wanted), (figure.key, told, wanted)
                        assert figure.word == word, figure.key


@settings(few, max_examples=6)
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
