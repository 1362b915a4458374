"""An edited Word file came back: which of its numbers are still the ledger's, which were changed or typed in?

The file says which report it was made from, a draft or an issued one, so nothing is asked but the file. It is looked
at and thrown away. Whatever is sent gets an answer: a report is read, anything else is told why not.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from taizhang.adapters.docx_package import DocumentError
from taizhang.adapters.docx_verify import Checked, State
from taizhang.adapters.docx_verify import verify as compare
from taizhang.kernel import Finding, Level
from taizhang.registry import uploads
from taizhang.registry.access import staff_only
from taizhang.registry.downloads import safe_name
from taizhang.reports import checking, queries
from taizhang.reports.queries import IssueView
from taizhang.writing.document import Document

_TONES = {
    State.CHANGED: "red",
    State.SWAPPED: "red",
    State.MOVED: "red",
    State.REMOVED: "red",
    State.TYPED: "orange",
    State.FOREIGN: "orange",
    State.KEPT: "green",
    State.REWRITTEN: "green",
}
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Line:
    """One number or sentence. ``was`` and ``now`` as printed; ``name`` is what the number is called."""

    state: str
    tone: str
    place: str
    name: str
    was: str
    now: str
    sentence: str
    origin: str
    other: str
    unmarked: bool
    is_quiet: bool
    is_sentence: bool


@dataclass(frozen=True)
class Count:
    """How many lines are in one state; the page shows one state alone when its count is pressed."""

    state: str
    number: int
    tone: str
    is_quiet: bool


@dataclass(frozen=True)
class Result:
    """What became of the report in the file."""

    name: str
    document: Document
    issue: IssueView | None
    summary: str
    counts: tuple[Count, ...]
    lines: tuple[Line, ...]

    @property
    def is_loud(self) -> bool:
        return any(not line.is_quiet for line in self.lines)


class _Refused(Exception):
    """The file cannot be checked, and why. Never leaves this module."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@staff_only
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Asks for the file; shows what became of each figure."""
    context: dict[str, object] = {"limit": uploads.limit()}
    if request.method == "POST":
        try:
            context["result"] = _result(_sent(request))
        except _Refused as refused:
            context["refused"] = refused.finding
    return render(request, "reports/verify.html", context, status=422 if "refused" in context else 200)


def _sent(request: HttpRequest) -> UploadedFile[bytes]:
    if uploads.too_big(request):
        raise _refusal(
            "too-big", f"文件超过{uploads.limit()}，没有收下", "请删去文中的大图和附件，另存一份再试"
        )
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise _refusal("missing", "还没有选文件", "请选一份改过的 Word 文件（.docx）")
    return file


def _result(sent: UploadedFile[bytes]) -> Result:
    name = safe_name(sent.name or "")[-_LONGEST_NAME:] or "文件.docx"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("wb") as file:
            file.writelines(sent.chunks())
        try:
            document = checking.original(path)
            if document is None:
                raise _refusal(
                    "unknown",
                    f"台账里找不到“{name}”的原稿，它不是从这里下载的，或编号被去掉了",
                    "请从报告页重新下载一份再改",
                )
            checked = compare(document, path, terms=checking.terms(document))
        except DocumentError as error:
            raise _Refused(error.finding) from None
    return _told(name, document, checked)


def _told(name: str, document: Document, checked: tuple[Checked, ...]) -> Result:
    """What to look at first: numbers, then sentences, then what was not touched."""
    names = checking.names(document)
    ordered = sorted(
        checked, key=lambda each: (each.state in checking.QUIET, each.state in checking.SENTENCES)
    )
    return Result(
        name=name,
        document=document,
        issue=queries.issue_of(document.id),
        summary=checking.summary(checked),
        counts=tuple(
            Count(state.value, number, _TONES.get(state, "yellow"), state in checking.QUIET)
            for state, number in Counter(each.state for each in ordered).items()
        ),
        lines=tuple(_line(each, names) for each in ordered),
    )


def _line(each: Checked, names: Mapping[str, str]) -> Line:
    return Line(
        state=each.state.value,
        tone=_TONES.get(each.state, "yellow"),
        place=each.where,
        name=names.get(each.figure, each.figure),
        was=each.was,
        now=each.now,
        sentence=each.sentence,
        origin=each.origin,
        other=names.get(each.other, each.other),
        unmarked=each.unmarked and bool(each.now),
        is_quiet=each.state in checking.QUIET,
        is_sentence=each.state in checking.SENTENCES,
    )


def _refusal(code: str, message: str, advice: str) -> _Refused:
    return _Refused(Finding(Level.ERROR, f"verify-{code}", message, advice=advice, family="报告"))
