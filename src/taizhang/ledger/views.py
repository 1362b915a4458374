"""The pages of the ledger: one indicator in one period, and why a figure is what it is.

Addresses carry the whole question, so a page can be sent to a colleague:
``/ledger/?indicator=output_above_scale&period=2024-01..2024-09&scope=cluster:battery``. What an address asks for and
the ledger does not know falls back to the nearest sensible thing (the first indicator, the last closed month, 园区); but
a period without figures, before the first or after the last, is said to have none, with the periods that have.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from taizhang.catalogue.model import Catalogue, Indicator
from taizhang.kernel import PARK, Measure, Period, PeriodError, Scope
from taizhang.ledger import pages, queries
from taizhang.ledger.reading import opened
from taizhang.ledger.reported_months import incomplete, with_coverage
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


def _without_figures(given: QueryDict, last: Period) -> Period | None:
    """The period that is asked for, where the ledger has nothing of it: before its first figure or after its last."""
    period, first = _period(given.get("period", "")), queries.first_month() or last
    return None if period is None or first.ordinal <= period.ordinal <= last.ordinal else period


def _no_period(request: HttpRequest, period: Period, last: Period) -> HttpResponse:
    first = queries.first_month() or last
    query = request.GET.copy()
    query.pop("period", None)
    context = {
        "period": period,
        "first": first,
        "last": last,
        "months": pages.month_choices(last, years=last.year - first.year + 1, first=first),
        "query": query.urlencode(),
    }
    return render(request, "ledger/no_period.html", context, status=404)


@staff_only
def home(request: HttpRequest) -> HttpResponse:
    """One indicator: its figures, its months and its parts."""
    last = queries.last_month()
    if last is None:
        return render(request, "ledger/empty.html")
    beyond = _without_figures(request.GET, last)
    if beyond is not None:
        return _no_period(request, beyond, last)
    park = catalogue()
    asked = _asked(request.GET, park, last)
    with opened(asked.period, actor=staff_of(request)) as book:
        dimension = park.dimensions.get(asked.indicator.split_by or "cluster")
        parts = pages.parts(book, asked.indicator, dimension.code) if dimension else ()
        context = {
            "asked": asked,
            "scope": str(asked.scope),
            "scope_name": park.scope_name(asked.scope),
            "themes": by_theme(park.indicators.values()),
            "months": pages.month_choices(last, first=queries.first_month()),
            "scopes": pages.scope_choices(book, asked.indicator.code),
            "tiles": pages.tiles(book, asked.indicator, asked.scope),
            "dimension": dimension,
            "parts": parts,
            "open_parts": any(not part.coverage.complete for part in parts),
            "snapshot": book.snapshot,
        }
    return render(request, "ledger/home.html", context)


@staff_only
def chart(request: HttpRequest) -> HttpResponse:
    """The months before, as a chart; fetched by the page once it stands, since they are twenty-four questions."""
    asked = _question(request)
    with opened(asked.period, actor=staff_of(request)) as book:
        months = with_coverage(book, asked.indicator, asked.scope, MONTHS)
    drawn = pages.chart((each.point for each in months), asked.indicator, book.catalogue)
    context = {
        "chart": {**drawn, "open": [each.is_open for each in months]},
        "incomplete": incomplete(months),
    }
    return render(request, "ledger/_chart.html", context)


@staff_only
def trace(request: HttpRequest) -> HttpResponse:
    """Why one figure is what it is, down to the entries: who wrote what, when and why."""
    asked, last = _question(request), queries.last_month()
    beyond = _without_figures(request.GET, last) if last else None
    if last and beyond:
        return _no_period(request, beyond, last)
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
