"""The page 校对: hand in a report, watch it being read, look at each remark, take or leave it, take the result away.

A report is its owner's alone: another person's token, like one that was cleared away, is answered by a page that says the
report is no longer on the desk. Every deed on a remark answers with the card of that remark and the bar above, so that
nothing else of the page moves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from taizhang.kernel.finding import Finding
from taizhang.proofdesk.outputs import annotated
from taizhang.proofs import actions, desk, result
from taizhang.proofs.queries import standing
from taizhang.registry import uploads
from taizhang.registry.access import staff_of, staff_only
from taizhang.registry.downloads import WORD, safe_name, saved_as

PASTED: Final = "粘贴的文字.txt"
MOST_PASTED: Final = 500_000


@dataclass(frozen=True)
class _Opened:
    """A report on the desk whose proof is there."""

    job: desk.Job
    found: dict[str, Any]
    accepted: dict[str, int]
    page: result.Page


def _opened(job: desk.Job) -> _Opened | None:
    found = desk.read(job, "result.json")
    if found is None:
        return None
    accepted = desk.read(job, "accepted.json") or {}
    page = result.page(found, accepted, standing(result.sentences(found)))
    return _Opened(job, found, accepted, page)


def _with_job(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Finds the report among the person's own; without it says that it is gone."""

    @staff_only
    @wraps(view)
    def found(request: HttpRequest, /, *, token: str, **words: int) -> HttpResponse:
        job = desk.job(token, _owner(request))
        return _gone(request) if job is None else view(request, job, **words)

    return found


@staff_only
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Asks for a file or a text; lists what lies on the desk."""
    context: dict[str, object] = {"limit": uploads.limit(), "hours": desk.HOURS}
    if request.method == "POST":
        refused, name, content = _sent(request)
        if not refused:
            try:
                job = desk.lay(
                    _owner(request), name, content,
                    ledger=request.POST.get("ledger") == "1", earlier=_earlier(request),
                )  # fmt: skip
                return redirect("proofs:show", token=job.token)
            except desk.Busy:
                refused = "同时校对的报告太多，请过一会儿再试"
        context |= {"refused": refused, "pasted": request.POST.get("text", "")}
    desk.sweep()
    context["jobs"] = [(job, desk.progress(job)) for job in desk.jobs(_owner(request))]
    return render(request, "proofs/home.html", context, status=422 if "refused" in context else 200)


@require_GET
@_with_job
def show(request: HttpRequest, job: desk.Job) -> HttpResponse:
    """The text beside the remarks, or how far the work is."""
    state = desk.progress(job)
    opened = _opened(job) if state.state == "done" else None
    if opened is None:
        return render(request, "proofs/waiting.html", {"job": job, "progress": state})
    return render(request, "proofs/show.html", _context(opened))


@require_GET
@_with_job
def progress(request: HttpRequest, job: desk.Job) -> HttpResponse:
    """How far the work is, for a page that waits; the page is loaded anew once there is something to see."""
    state = desk.progress(job)
    if state.state == "done":
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return render(request, "proofs/_progress.html", {"job": job, "progress": state})


@require_POST
@_with_job
def accept(request: HttpRequest, job: desk.Job, number: int) -> HttpResponse:
    """Take a suggestion into the corrected copy, or, if it is taken, put it back."""
    opened = _opened(job)
    card = None if opened is None else opened.page.card(number)
    choice = request.POST.get("choice", "")
    if opened is None or card is None or choice not in {str(each.number) for each in card.suggestions}:
        return _gone(request)
    accepted, chosen = dict(opened.accepted), int(choice)
    refused = ""
    if accepted.get(str(number)) == chosen:
        del accepted[str(number)]
    elif result.clashes(opened.found, accepted, number, chosen):
        refused = "这里已经采纳了另一条意见的改法，请先取消那一条"
    else:
        accepted[str(number)] = chosen
    desk.write(job, "accepted.json", accepted)
    return _card(request, job, number, refused)


@require_POST
@_with_job
def dismiss(request: HttpRequest, job: desk.Job, number: int) -> HttpResponse:
    """Set a remark aside with a reason."""
    return _deed(
        request,
        job,
        number,
        lambda card: actions.remark_dismiss(
            actor=staff_of(request),
            sentence=card.sentence,
            code=card.code,
            reason=request.POST.get("reason", ""),
        ),
    )


@require_POST
@_with_job
def restore(request: HttpRequest, job: desk.Job, number: int) -> HttpResponse:
    """Take a remark up again."""
    return _deed(
        request,
        job,
        number,
        lambda card: actions.remark_restore(actor=staff_of(request), sentence=card.sentence, code=card.code),
    )


@require_GET
@_with_job
def corrected(request: HttpRequest, job: desk.Job) -> HttpResponse:
    """The text with the accepted suggestions."""
    opened = _opened(job)
    if opened is None:
        return _gone(request)
    text = result.corrected(opened.found, opened.accepted)
    return saved_as(text.encode("utf-8-sig"), "text/plain; charset=utf-8", f"{_stem(job)}（改正稿）.txt")


@require_GET
@_with_job
def word(request: HttpRequest, job: desk.Job) -> HttpResponse:
    """A Word file with the remarks that stand as comments."""
    opened = _opened(job)
    if opened is None:
        return _gone(request)
    kept = [card.number for card in opened.page.open]
    content = annotated(result.proof_of(opened.found, kept), desk.upload(job), date=job.at)
    return saved_as(content, WORD, f"{_stem(job)}（批注）.docx")


@require_POST
@_with_job
def keep(request: HttpRequest, job: desk.Job) -> HttpResponse:
    """Do not clear the report away by itself."""
    desk.keep(job)
    messages.success(request, "已保留，只有您自己能看到；不需要时可以删除。")
    return redirect("proofs:show", token=job.token)


@require_POST
@_with_job
def discard(request: HttpRequest, job: desk.Job) -> HttpResponse:
    """Clear the report away now."""
    desk.discard(job)
    messages.success(request, f"“{job.name}”和它的校对结果已删除。")
    return redirect("proofs:home")


def _deed(
    request: HttpRequest, job: desk.Job, number: int, act: Callable[[result.Card], tuple[Finding, ...]]
) -> HttpResponse:
    opened = _opened(job)
    card = None if opened is None else opened.page.card(number)
    if card is None:
        return _gone(request)
    refused = "；".join(f"{finding.message}。{finding.advice}" for finding in act(card))
    return _card(request, job, number, refused)


def _card(request: HttpRequest, job: desk.Job, number: int, refused: str) -> HttpResponse:
    """The remark's card as it is now, and the bar that counts."""
    opened = _opened(job)
    card = None if opened is None else opened.page.card(number)
    if opened is None or card is None:
        return _gone(request)
    if not request.headers.get("HX-Request"):
        if refused:
            messages.error(request, refused)
        return redirect("proofs:show", token=job.token)
    context = {**_context(opened), "card": card, "refused": refused, "swapped": True}
    return render(request, "proofs/_answer.html", context)


def _context(opened: _Opened) -> dict[str, object]:
    return {"job": opened.job, "page": opened.page, "hours": desk.HOURS}


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "proofs/gone.html", {"hours": desk.HOURS}, status=404)


def _owner(request: HttpRequest) -> int:
    return staff_of(request).pk


def _sent(request: HttpRequest) -> tuple[str, str, bytes]:
    """Why nothing was taken (or nothing), the name, the content."""
    if uploads.too_big(request):
        return f"文件超过{uploads.limit()}，没有收下。请删去文中的大图和附件，另存一份再试", "", b""
    text = request.POST.get("text", "")
    if len(text) > MOST_PASTED:
        return f"粘贴的文字有{len(text)}字，最多{MOST_PASTED}字。请存成文件再交", "", b""
    file = request.FILES.get("file")
    if isinstance(file, UploadedFile):
        return "", (file.name or "文件")[-100:], b"".join(file.chunks())
    if not text.strip():
        return "还没有选文件，也没有粘贴文字。请选一份报告，或把文字粘贴到框里", "", b""
    return "", PASTED, text.replace("\r\n", "\n").encode()


def _earlier(request: HttpRequest) -> tuple[str, bytes] | None:
    """Name and bytes of the report to hold it against, if one was given."""
    file = request.FILES.get("earlier")
    return ((file.name or "旧稿")[-100:], b"".join(file.chunks())) if isinstance(file, UploadedFile) else None


def _stem(job: desk.Job) -> str:
    return safe_name(job.name.rpartition(".")[0] or job.name)[:60]
