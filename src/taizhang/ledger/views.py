"""The pages of the ledger: one indicator in one period, and why a figure is what it is.

Addresses carry the whole question, so a page can be sent to a colleague:
``/ledger/?indicator=output_above_scale&period=2024-01..2024-09&scope=cluster:battery``. What an address asks for and
the ledger does not know falls back to the nearest sensible thing (the first indicator, the last closed month, 园区).
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from taizhang.catalogue.model import Catalogue, Indicator
from taizhang.kernel import PARK, Measure, Period, PeriodError, Scope
from taizhang.ledger import pages, queries
from taizhang.ledger.reading import opened
from taizhang.registry.access import staff_of, staff_only
from taizhang.registry.park import catalogue
from taizhang.registry.themes import by_theme

FIRST = "output_above_scale"
MONTHS = 24


@dataclass(frozen=True)
class Asked:
    """What an address asks for."""

    indicator: Indicator
    period: Period
    scope: Scope


def _asked(given: QueryDict, park: Catalogue, last: Period) -> Asked:
    indicator = park.indicators.get(given.get("indicator", "")) or park.indicators.get(FIRST)
    period = _period(given.get("period", ""))
    first, shown = queries.first_month() or last, queries.last_closed_month() or last
    return Asked(
        indicator or next(iter(park.indicators.values())),
        period if period and first.ordinal <= period.ordinal <= last.ordinal else shown,
        park.scope(given.get("scope", "")) or PARK,
    )


def _period(text: str) -> Period | None:
    try:
        found = Period.parse(text) if text else None
    except PeriodError:
        return None
    return found if found is None or found.is_cumulative else found.cumulative()


def _question(request: HttpRequest) -> Asked:
    """What a part of a page asks for; there is nothing to say while the ledger is empty."""
    last = queries.last_month()
    if last is None:
        raise Http404("台账里还没有数")
    return _asked(request.GET, catalogue(), last)


@staff_only
def home(request: HttpRequest) -> HttpResponse:
    """One indicator: its figures, its months and its parts."""
    last = queries.last_month()
    if last is None:
        return render(request, "ledger/empty.html")
    park = catalogue()
    asked = _asked(request.GET, park, last)
    with opened(asked.period, actor=staff_of(request)) as book:
        dimension = park.dimensions.get(asked.indicator.split_by or "cluster")
        context = {
            "asked": asked,
            "scope": str(asked.scope),
            "scope_name": park.scope_name(asked.scope),
            "themes": by_theme(park.indicators.values()),
            "months": pages.month_choices(last),
            "scopes": pages.scope_choices(book, asked.indicator.code),
            "tiles": pages.tiles(book, asked.indicator, asked.scope),
            "dimension": dimension,
            "parts": pages.parts(book, asked.indicator, dimension.code) if dimension else (),
            "snapshot": book.snapshot,
        }
    return render(request, "ledger/home.html", context)


@staff_only
def chart(request: HttpRequest) -> HttpResponse:
    """The months before, as a chart; fetched by the page once it stands, since they are twenty-four questions."""
    asked = _question(request)
    with opened(asked.period, actor=staff_of(request)) as book:
        points = book.series(asked.indicator.code, asked.scope, months=MONTHS)
    return render(
        request, "ledger/_chart.html", {"chart": pages.chart(points, asked.indicator, book.catalogue)}
    )


@staff_only
def trace(request: HttpRequest) -> HttpResponse:
    """Why one figure is what it is, down to the entries: who wrote what, when and why."""
    asked = _question(request)
    try:
        measure = Measure(request.GET.get("measure", Measure.VALUE))
    except ValueError:
        raise Http404("没有这种算法的数") from None
    user = staff_of(request)
    with opened(asked.period, actor=user) as book:
        found = book.trace(asked.indicator.code, measure, asked.scope)
        snapshot = book.snapshot
    entries = {each.number: each for each in queries.entries(found.entries(), viewer=user)}
    context = {
        "asked": asked,
        "scope": str(asked.scope),
        "branch": pages.branch(found, entries),
        "snapshot": snapshot,
        "entries": len(entries),
    }
    template = "ledger/_trace.html" if request.headers.get("HX-Request") else "ledger/trace.html"
    return render(request, template, context)
