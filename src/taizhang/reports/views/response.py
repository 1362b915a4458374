"""What the pages of drafts and of issued reports have in common: a Word file to save, a trace in the panel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from taizhang.adapters import docx
from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import Book, Trace
from taizhang.ledger import pages, queries
from taizhang.registry.access import staff_of
from taizhang.registry.downloads import WORD, saved_as
from taizhang.reports import files
from taizhang.writing.document import Bound, Document
from taizhang.writing.label import labels


def word_file(document: Document, catalogue: Catalogue | None) -> HttpResponse:
    """The document as a Word file to save; its text is kept under its id. Numbers are named by the catalogue."""
    known = {} if catalogue is None else labels(document, catalogue)
    content = docx.render(document, names={key: label.short for key, label in known.items()})
    files.keep(document)
    return saved_as(content, WORD, files.file_name(document, "docx"))


def trace_of(bound: Bound, book: Book) -> Trace:
    """Why a number of a report is what it is."""
    figure = bound.figure
    return book.trace(figure.indicator, figure.measure, figure.scope, figure.period)


def panel(request: HttpRequest, trace: Trace, snapshot: str, back: str) -> HttpResponse:
    """A trace with the entries it rests on: a part of the page it was asked from, or a page that leads `back`."""
    entries = {each.number: each for each in queries.entries(trace.entries(), viewer=staff_of(request))}
    context = {
        "branch": pages.branch(trace, entries),
        "snapshot": snapshot,
        "entries": len(entries),
        "back": back,
    }
    template = "ledger/_trace.html" if request.headers.get("HX-Request") else "reports/figure.html"
    return render(request, template, context)
