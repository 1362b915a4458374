"""The pages of the reports: which can be written, one on the screen, and the same one for Word.

A report is composed from what the ledger holds at the moment of asking, so it changes when a figure is corrected;
downloading it keeps that text under its number, and `taizhang verify` finds it again. Pressing 61.9亿元 in the text
shows beside it why it is 61.9亿元.
"""

from dataclasses import dataclass
from urllib.parse import quote

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from taizhang.adapters import docx, html
from taizhang.catalogue.model import House
from taizhang.counting.book import Book
from taizhang.kernel import Period, PeriodError
from taizhang.ledger import pages, queries
from taizhang.ledger.reading import opened
from taizhang.registry.access import staff_of, staff_only
from taizhang.registry.park import catalogue
from taizhang.reports import files
from taizhang.wording.numerals import chinese
from taizhang.writing.compose import compose
from taizhang.writing.document import Document
from taizhang.writing.label import labels

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
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
    """The reports that can be written, the latest quarter first."""
    last = queries.last_month()
    offers = [
        Offer(outline.code, str(period), _title(outline.name, period, catalogue().house))
        for period in (_quarters(last) if last else ())
        for outline in catalogue().outlines.values()
    ]
    return render(request, "reports/list.html", {"offers": offers})


def _period(text: str) -> Period:
    try:
        found = Period.parse(text)
    except PeriodError as error:
        raise Http404(str(error)) from None
    last = queries.last_month()
    if last is None or not found.is_cumulative or found.ordinal > last.ordinal:
        raise Http404(f"{found.chinese()}还不能写报告")
    return found


def _document(book: Book, outline: str) -> Document:
    return compose(book.catalogue.outlines[outline], book, book.catalogue)[0]


def _composed(outline: str, text: str, user: User) -> Document:
    if outline not in catalogue().outlines:
        raise Http404(f"目录里没有代码为“{outline}”的报告提纲")
    with opened(_period(text), actor=user) as book:
        return _document(book, outline)


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
    }
    return render(request, "reports/show.html", context)


@staff_only
def word(request: HttpRequest, outline: str, period: str) -> HttpResponse:
    """The report as a Word file; its text is kept under its number."""
    document = _composed(outline, period, staff_of(request))
    names = {key: label.short for key, label in labels(document, catalogue()).items()}
    response = HttpResponse(docx.render(document, names=names), content_type=WORD)
    files.keep(document)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(document.title)}.docx"
    return response


@staff_only
def figure(request: HttpRequest, outline: str, period: str, figure: str) -> HttpResponse:
    """Why a number of the report is what it is; a part of a page, for the panel beside the text."""
    user = staff_of(request)
    if outline not in catalogue().outlines:
        raise Http404(f"目录里没有代码为“{outline}”的报告提纲")
    with opened(_period(period), actor=user) as book:
        bound = next((each for each in _document(book, outline).bounds() if each.id == figure), None)
        if bound is None:
            raise Http404(f"这份报告里没有编号为“{figure}”的数")
        asked = bound.figure
        found = book.trace(asked.indicator, asked.measure, asked.scope, asked.period)
        snapshot = book.snapshot
    entries = {each.number: each for each in queries.entries(found.entries(), viewer=user)}
    context = {"branch": pages.branch(found, entries), "snapshot": snapshot, "entries": len(entries)}
    template = "ledger/_trace.html" if request.headers.get("HX-Request") else "reports/figure.html"
    return render(request, template, {**context, "outline": outline, "period": period})
