"""The pages of the ledger: one indicator in one period, and why a figure is what it is.

What an address asks for is read in ``taizhang.ledger.asking``. A period without figures, before the first or after the last,
is said to have none, with the periods that have. With a day in the address (``as_of=2024-07-31``) every part of a page reads
the ledger as it stood when that day was over, and the page says so at its head.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from taizhang.kernel import Measure
from taizhang.ledger import pages, queries
from taizhang.ledger.asking import Asked, Day, Span, asked, day_of, period_of, span_of
from taizhang.ledger.reading import opened
from taizhang.ledger.reported_months import incomplete, with_coverage
from taizhang.registry.access import staff_of, staff_only
from taizhang.registry.park import catalogue
from taizhang.registry.themes import by_theme

MONTHS = 24


def _nothing(request: HttpRequest, day: Day | None) -> HttpResponse:
    """Nothing was in the ledger then, or nothing is in it yet."""
    query = request.GET.copy()
    query.pop("as_of", None)
    return render(request, "ledger/empty.html", {"day": day, "now": query.urlencode()})


def _beyond(request: HttpRequest, span: Span) -> HttpResponse | None:
    """The page that says which periods there are, where the ledger has nothing of the one that is asked for."""
    period, day = period_of(request.GET), day_of(request.GET)
    if period is None or span.has(period):
        return None
    query = request.GET.copy()
    query.pop("period", None)
    now = request.GET.copy()
    now.pop("as_of", None)
    first, last = span.first, span.last
    context = {
        "period": period,
        "span": span,
        "months": pages.month_choices(last, years=last.year - first.year + 1, first=first),
        "query": query.urlencode(),
        "day": day,
        "now": now.urlencode(),
    }
    return render(request, "ledger/no_period.html", context, status=404)


def _question(request: HttpRequest) -> tuple[Asked, Span]:
    """What a part of a page asks for; there is nothing to say while the ledger is empty."""
    span = span_of(day_of(request.GET))
    if span is None:
        raise Http404("台账里还没有数")
    return asked(request.GET, catalogue(), span), span


@staff_only
def home(request: HttpRequest) -> HttpResponse:
    """One indicator: its figures, its months and its parts."""
    day = day_of(request.GET)
    span = span_of(day)
    if span is None:
        return _nothing(request, day)
    if beyond := _beyond(request, span):
        return beyond
    park = catalogue()
    question = asked(request.GET, park, span)
    with opened(question.period, actor=staff_of(request), as_of=question.as_of) as book:
        dimension = park.dimensions.get(question.indicator.split_by or "cluster")
        parts = pages.parts(book, question.indicator, dimension.code) if dimension else ()
        context = {
            "asked": question,
            "day": day,
            "now": question.now,
            "scope_name": park.scope_name(question.scope),
            "themes": by_theme(park.indicators.values()),
            "months": pages.month_choices(span.last, first=span.first),
            "scopes": pages.scope_choices(book, question.indicator.code),
            "tiles": pages.tiles(book, question.indicator, question.scope),
            "dimension": dimension,
            "parts": [(part, question.of(part.scope)) for part in parts],
            "open_parts": any(not part.coverage.complete for part in parts),
            "snapshot": book.snapshot,
        }
    return render(request, "ledger/home.html", context)


@staff_only
def chart(request: HttpRequest) -> HttpResponse:
    """The months before, as a chart; fetched by the page once it stands, since they are twenty-four questions."""
    question, _ = _question(request)
    with opened(question.period, actor=staff_of(request), as_of=question.as_of) as book:
        months = with_coverage(book, question.indicator, question.scope, MONTHS)
    drawn = pages.chart((each.point for each in months), question.indicator, book.catalogue)
    context = {
        "chart": {**drawn, "open": [each.is_open for each in months]},
        "incomplete": incomplete(months),
    }
    return render(request, "ledger/_chart.html", context)


@staff_only
def trace(request: HttpRequest) -> HttpResponse:
    """Why one figure is what it is, down to the entries: who wrote what, when and why."""
    question, span = _question(request)
    if beyond := _beyond(request, span):
        return beyond
    try:
        measure = Measure(request.GET.get("measure", Measure.VALUE))
    except ValueError:
        raise Http404("没有这种算法的数") from None
    user = staff_of(request)
    with opened(question.period, actor=user, as_of=question.as_of) as book:
        found = book.trace(question.indicator.code, measure, question.scope)
        snapshot = book.snapshot
    then = queries.entries(found.entries(), viewer=user, as_of=question.as_of)
    entries = {each.number: each for each in then}
    context = {
        "asked": question,
        "day": question.day,
        "now": f"{question.now}&measure={measure}",
        "branch": pages.branch(found, entries),
        "snapshot": snapshot,
        "entries": len(entries),
    }
    template = "ledger/_trace.html" if request.headers.get("HX-Request") else "ledger/trace.html"
    return render(request, template, context)
