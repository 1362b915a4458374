"""Reports that were issued: the text as it went out, and which of its sentences are no longer true.

A number opens its trace over the report's own snapshot, so it explains what was printed then, whatever was corrected
since. What corrections did to the report is worked out apart (it may take seconds) and fetched by the page once it
stands.
"""

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from taizhang.adapters import html
from taizhang.ledger.reading import reopened
from taizhang.registry.access import staff_of, staff_only
from taizhang.reports import catalogues, pages, queries
from taizhang.reports.impact import Impact, impact
from taizhang.reports.queries import IssueView
from taizhang.reports.views.response import panel, trace_of, word_file


def _issue(number: int) -> IssueView:
    found = queries.issue(number)
    if found is None:
        raise Http404(f"没有第{number}号报告")
    return found


def _impact(number: int, user: User) -> Impact:
    found = impact(number, actor=user)
    if found is None:
        raise Http404(f"没有第{number}号报告")
    return found


@staff_only
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The report as issued."""
    issue = _issue(number)
    document = queries.document(number)
    body = html.fragment(document, lambda bound: reverse("reports:issued-figure", args=(number, bound)))
    context = {
        "issue": issue,
        "body": mark_safe(body),  # noqa: S308  # html.fragment escapes every text it is given
        "sentences": len(document.sentences()),
        "figures": len(document.bounds()),
    }
    return render(request, "reports/issued.html", context)


@staff_only
def word(request: HttpRequest, number: int) -> HttpResponse:
    """The report as issued, for Word."""
    issue = _issue(number)
    return word_file(queries.document(number), catalogues.frozen(issue.catalogue))


@staff_only
def figure(request: HttpRequest, number: int, figure: str) -> HttpResponse:
    """Why a number of the report was what it was when the report was issued."""
    issue = _issue(number)
    bound = queries.document(number).bound(figure)
    if bound is None:
        raise Http404(f"这份报告里没有编号为“{figure}”的数")
    back = reverse("reports:issued", args=(number,))
    catalogue = catalogues.frozen(issue.catalogue)
    if catalogue is None:
        return _lost(request, "指标目录", "catalogues", back)
    try:
        with reopened(issue.snapshot, issue.period, catalogue) as book:
            found = trace_of(bound, book)
    except FileNotFoundError:
        return _lost(request, "数据快照", "snapshots", back)
    return panel(request, found, issue.snapshot, back)


def _lost(request: HttpRequest, what: str, folder: str, back: str) -> HttpResponse:
    """The trace cannot be told, since what the report was made from is gone. As a part of a page it is no error:
    htmx shows only what comes with status 200."""
    part = bool(request.headers.get("HX-Request"))
    template = "reports/_lost.html" if part else "reports/lost.html"
    return render(
        request, template, {"what": what, "folder": folder, "back": back}, status=200 if part else 410
    )


@staff_only
def untrue(request: HttpRequest, number: int) -> HttpResponse:
    """What corrections have made of the report: a page, or the part of a page that asked for it.

    ``?short`` gives only how many sentences, for the list of reports.
    """
    found = _impact(number, staff_of(request))
    lines = pages.told(found, catalogues.frozen(found.issue.catalogue))
    context = {"issue": found.issue, "impact": found, "lines": lines}
    if not request.headers.get("HX-Request"):
        return render(request, "reports/impact.html", context)
    return render(
        request, "reports/_count.html" if "short" in request.GET else "reports/_impact.html", context
    )
