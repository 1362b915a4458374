"""Reports that can be written: one on the screen, the same one for Word, and issuing it.

A draft is composed from what the ledger holds at the moment of asking, so it changes when a figure is corrected;
downloading it keeps that text under its id, and `taizhang verify` finds it again. Pressing 61.9亿元 in the text
shows beside it why it is 61.9亿元.

Issuing asks once more, and says what it freezes. The page of that question carries the id of the text it was asked
about: if a figure moved in the meantime, nothing is issued that nobody has read.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from taizhang.adapters import html
from taizhang.catalogue.model import House
from taizhang.counting.book import Book
from taizhang.kernel import Finding, Period, PeriodError
from taizhang.ledger import queries
from taizhang.ledger.reading import opened
from taizhang.ledger.standing import coverage
from taizhang.registry.access import staff_of, staff_only
from taizhang.registry.park import catalogue
from taizhang.reports import queries as reports
from taizhang.reports.actions import report_compose, report_issue
from taizhang.reports.views.response import panel, trace_of, word_file
from taizhang.wording.numerals import chinese
from taizhang.writing.compose import compose
from taizhang.writing.document import Document

QUARTERS = 8


@dataclass(frozen=True)
class Offer:
    """A report that can be written: outline, period and its title."""

    outline: str
    period: str
    title: str


def _quarters(last: Period) -> tuple[Period, ...]:
    """The ends of the last quarters that are whole, the latest first, each as 1月至该月."""
    ended = last.year * 4 + last.last // 3 - 1
    return tuple(Period(each // 4, 1, each % 4 * 3 + 3) for each in range(ended, ended - QUARTERS, -1))


def _title(name: str, period: Period, house: House) -> str:
    """An outline's name with its blanks filled: 园区2024年第三季度工作总结报告."""
    words = {
        "园区": house.park_name,
        "年份": f"{period.year}年",
        "季度": f"{chinese(period.quarter)}季度",
        "期间": period.chinese(with_year=False),
    }
    for blank, text in words.items():
        name = name.replace(f"【{blank}】", text)
    return name


@staff_only
def index(request: HttpRequest) -> HttpResponse:
    """The issued reports, and those that can be written, the latest quarter first.

    What corrections made untrue takes seconds to work out, so each row asks for it once it is on the screen.
    """
    last = queries.last_month()
    offers = [
        Offer(outline.code, str(period), _title(outline.name, period, catalogue().house))
        for period in (_quarters(last) if last else ())
        for outline in catalogue().outlines.values()
    ]
    return render(request, "reports/list.html", {"offers": offers, "issues": reports.issues()})


def _period(text: str) -> Period:
    try:
        found = Period.parse(text)
    except PeriodError as error:
        raise Http404(str(error)) from None
    first, last = queries.first_month(), queries.last_month()
    has_figures = first is not None and last is not None and first.ordinal <= found.ordinal <= last.ordinal
    if not (has_figures and found.is_cumulative):
        raise Http404(f"{found.chinese()}还不能写报告")
    return found


def _document(book: Book, outline: str) -> Document:
    return compose(book.catalogue.outlines[outline], book, book.catalogue)[0]


def _composed(outline: str, text: str, user: User) -> Document:
    _known(outline)
    with opened(_period(text), actor=user) as book:
        return _document(book, outline)


def _known(outline: str) -> None:
    if outline not in catalogue().outlines:
        raise Http404(f"目录里没有代码为“{outline}”的报告提纲")


@staff_only
def show(request: HttpRequest, outline: str, period: str) -> HttpResponse:
    """One report; each number opens its trace."""
    document = _composed(outline, period, staff_of(request))
    body = html.fragment(document, lambda bound: reverse("reports:figure", args=(outline, period, bound)))
    context = {
        "title": document.title,
        "body": mark_safe(body),  # noqa: S308  # html.fragment escapes every text it is given
        "document": document,
        "outline": outline,
        "period": period,
        "issued": reports.issue_of(document.id),
    }
    return render(request, "reports/show.html", context)


@staff_only
def word(request: HttpRequest, outline: str, period: str) -> HttpResponse:
    """The draft as a Word file; its text is kept under its id."""
    return word_file(_composed(outline, period, staff_of(request)), catalogue())


@staff_only
def figure(request: HttpRequest, outline: str, period: str, figure: str) -> HttpResponse:
    """Why a number of the draft is what it is; a part of a page, for the panel beside the text."""
    _known(outline)
    with opened(_period(period), actor=staff_of(request)) as book:
        bound = _document(book, outline).bound(figure)
        if bound is None:
            raise Http404(f"这份报告里没有编号为“{figure}”的数")
        found, snapshot = trace_of(bound, book), book.snapshot
    return panel(request, found, snapshot, reverse("reports:show", args=(outline, period)))


@staff_only
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, outline: str, period: str) -> HttpResponse:
    """Asks whether to issue, saying what that freezes; issues when told so. A refusal says what to do."""
    _known(outline)
    asked, user = _period(period), staff_of(request)
    refused: tuple[Finding, ...] = ()
    reason = request.POST.get("reason", "")
    if request.method == "POST":
        read = request.POST.get("document") or "未看"
        done = report_issue(
            outline=outline, period=asked, actor=user, catalogue=catalogue(), document=read, reason=reason
        )
        if done.number is not None:
            messages.success(request, f"已作为第{done.number}号报告发出。")
            return redirect("reports:issued", done.number)
        refused = done.findings
    draft = report_compose(outline=outline, period=asked, actor=user, catalogue=catalogue())
    covered = coverage(asked, catalogue())
    context = {
        "document": draft.document,
        "checked": draft.checked,
        "covered": covered,
        "few": covered.below(settings.ISSUE_COVERAGE),
        "least": settings.ISSUE_COVERAGE,
        "reason": reason,
        "closed": queries.is_closed(asked),
        "refused": refused,
        "outline": outline,
        "period": period,
        "period_name": asked.chinese(),
    }
    return render(request, "reports/issue.html", context, status=409 if refused else 200)
