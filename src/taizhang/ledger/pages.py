"""What a page of the ledger shows: figures in print, a series for the chart, a trace with its entries.

Pure reading of a Book; nothing here knows requests. A figure that is not known is printed as —, never as zero, and
a growth carries its sign: 规上工业总产值 2024年1-9月 61.9亿元, 同比 +10%, 已报 96/98 家; 产销率 97%, 同比 -0.6个百分点.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from taizhang.catalogue.model import Catalogue, Indicator
from taizhang.counting.book import Book, Coverage, Point
from taizhang.counting.question import is_rate
from taizhang.counting.trace import Trace
from taizhang.kernel import CITY, PARK, Amount, Figure, GrowthWord, Measure, Period, Scope, Unit, unit
from taizhang.kernel.written import round_half_up
from taizhang.ledger.facts import growth_unit
from taizhang.ledger.queries import EntryView
from taizhang.wording.phrases import printed, rounds_to_zero

UNKNOWN = "—"
MOST_NAMES = 30
"""Names under a count; a trace on the page is read, not searched."""


@dataclass(frozen=True)
class Tile:
    """One figure in large print; ``measure`` leads to its trace, empty where there is none."""

    title: str
    text: str
    measure: str
    tone: str = ""
    note: str = ""


@dataclass(frozen=True)
class Part:
    """One row of the breakdown."""

    name: str
    scope: str
    value: str
    growth: str
    tone: str
    share: str
    coverage: Coverage


@dataclass(frozen=True)
class Choice:
    """One option of a select."""

    value: str
    name: str


@dataclass(frozen=True)
class Branch:
    """A step of a trace, with the entry it was read from. ``more`` says that not all who were counted are shown."""

    trace: Trace
    entry: EntryView | None
    children: tuple["Branch", ...]
    more: str = ""


def text_of(figure: Figure, catalogue: Catalogue) -> str:
    """A figure as a report would print it; growths with their sign (+0.3个百分点 of a rate), words as they are."""
    if figure.word is not None:
        return str(figure.word)
    if figure.amount is None:
        return UNKNOWN
    return _printed(
        figure.amount, catalogue.indicators[figure.indicator], catalogue, figure.measure in _SIGNED
    )


def _printed(amount: Amount, indicator: Indicator, catalogue: Catalogue, signed: bool) -> str:
    """As the house prints it; a rate and its change in 个百分点 have the indicator's own decimals (小数)."""
    own = amount.unit == indicator.unit or (is_rate(indicator) and amount.unit.dimension == "point")
    decimals = indicator.decimals if own else None
    style = catalogue.house.style
    if signed and rounds_to_zero(amount, style, decimals):
        return str(GrowthWord.UNCHANGED)
    text = printed(amount, style, decimals=decimals)
    return f"+{text}" if signed and amount.value > 0 else text


_SIGNED = {Measure.GROWTH, Measure.MONTH_GROWTH, Measure.SHARE_CHANGE}


def tone_of(figure: Figure, text: str) -> str:
    """Class of a growth: rising, falling, or none, also where it is printed as 持平."""
    if figure.amount is None or not figure.amount.value or text == GrowthWord.UNCHANGED:
        return ""
    return "tz-up" if figure.amount.value > 0 else "tz-down"


def tiles(book: Book, indicator: Indicator, scope: Scope) -> tuple[Tile, ...]:
    """The figures at the head of the page."""
    park = book.catalogue

    def tile(title: str, measure: Measure) -> Tile | None:
        figure = book.figure(indicator.code, measure, scope)
        if not figure.is_known and measure not in (Measure.VALUE, Measure.GROWTH):
            return None
        text = text_of(figure, park)
        tone = tone_of(figure, text) if measure in _SIGNED else ""
        return Tile(title, text, measure.value if figure.is_known else "", tone)

    wanted = (
        ("数值", Measure.VALUE),
        ("同比", Measure.GROWTH),
        ("上年同期", Measure.PRIOR),
        ("当月", Measure.MONTH),
        ("占比", Measure.SHARE),
        ("占全市", Measure.CITY_SHARE),
        ("完成全年目标", Measure.COMPLETION),
    )
    found = [each for title, measure in wanted if (each := tile(title, measure))]
    return (*found, _coverage(book.coverage(indicator.code, scope)))


def _coverage(coverage: Coverage) -> Tile:
    missing = coverage.expected - coverage.reported
    note = (
        f"还差 {missing} 家未报"
        if missing > 0
        else "应报的都已上报"
        if coverage.expected
        else "没有应报的单位"
    )
    return Tile("已报／应报", f"{coverage.reported}／{coverage.expected}", "", "", note)


def parts(book: Book, indicator: Indicator, dimension: str) -> tuple[Part, ...]:
    """The breakdown over a dimension, in the catalogue's order."""
    return tuple(_part(book, indicator, scope) for scope in book.scopes(indicator.code, dimension))


def _part(book: Book, indicator: Indicator, scope: Scope) -> Part:
    growth = book.figure(indicator.code, Measure.GROWTH, scope)
    return Part(
        name=book.catalogue.scope_name(scope),
        scope=str(scope),
        value=text_of(book.figure(indicator.code, Measure.VALUE, scope), book.catalogue),
        growth=text_of(growth, book.catalogue),
        tone=tone_of(growth, text_of(growth, book.catalogue)),
        share=text_of(book.figure(indicator.code, Measure.SHARE, scope), book.catalogue),
        coverage=book.coverage(indicator.code, scope),
    )


def scope_choices(book: Book, code: str) -> dict[str, tuple[Choice, ...]]:
    """Scopes that have a value, under the names of their dimensions."""
    park = book.catalogue
    whole = [each for each in (PARK, CITY) if each == PARK or book.has(code, each)]
    groups = {"整体": tuple(Choice(str(each), park.scope_name(each)) for each in whole)}
    for dimension in park.dimensions.values():
        members = tuple(
            Choice(str(each), park.scope_name(each)) for each in book.scopes(code, dimension.code)
        )
        if members:
            groups[dimension.name] = members
    return groups


def month_choices(
    last: Period, years: int = 3, *, first: Period | None = None
) -> dict[str, tuple[Choice, ...]]:
    """Months up to the last one that has figures, from the first one if that is given, the latest first, by year."""
    found: dict[str, list[Choice]] = {}
    for year in range(last.year, last.year - years, -1):
        for month in range(last.last if year == last.year else 12, 0, -1):
            each = Period(year, 1, month)
            if first is None or each.ordinal >= first.ordinal:
                found.setdefault(f"{year}年", []).append(Choice(str(each), each.chinese()))
    return {year: tuple(months) for year, months in found.items()}


def chart(points: Iterable[Point], indicator: Indicator, catalogue: Catalogue) -> dict[str, Any]:
    """The series as charts.js draws it: bars of the value, a line of the growth. Floats: only for drawing; what is
    read when a month is pointed at (``texts``) is printed like everything else."""
    shown = tuple(points)
    change = unit(growth_unit(indicator))

    def texts(values: Iterable[Decimal | None], counted: Unit, *, signed: bool) -> list[str]:
        return [
            UNKNOWN if value is None else _printed(Amount(value, counted), indicator, catalogue, signed)
            for value in values
        ]

    def plain(value: Decimal | None) -> float | None:
        return None if value is None else float(round_half_up(value, 4))

    return {
        "x": [f"{each.period.year}-{each.period.last:02}" for each in shown],
        "y": [indicator.unit.name, f"同比 {change.name}"],
        "series": [
            {"name": "累计数" if indicator.nature == "流量" else "数值", "type": "bar",
             "data": [plain(each.value) for each in shown],
             "texts": texts((each.value for each in shown), indicator.unit, signed=False)},
            {"name": "同比", "type": "line", "yAxisIndex": 1, "connectNulls": False,
             "data": [plain(each.growth) for each in shown],
             "texts": texts((each.growth for each in shown), change, signed=True)},
        ],
    }  # fmt: skip


def branch(trace: Trace, entries: dict[int, EntryView]) -> Branch:
    """The trace with its entries put in, and long lists of names cut (the API gives them whole)."""
    shown, more = trace.children, ""
    if len(shown) > MOST_NAMES and all(each.figure is None and each.entry is None for each in shown):
        shown, more = shown[:MOST_NAMES], f"等{len(shown)}家"
    children = tuple(branch(each, entries) for each in shown)
    return Branch(trace, entries.get(trace.entry) if trace.entry else None, children, more)
