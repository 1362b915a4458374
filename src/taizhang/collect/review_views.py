"""The reviewer's pages: what waits, one form, and what is decided about it.

Whether somebody may decide about a form says the action, which asks for the form's own department; the table of addresses only
keeps out those who review nothing. After a verdict the next form of the list is shown, so that a deadline day is a walk
through the list; what was refused is said where it happened and nothing else is lost.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from taizhang.collect import actions, queries, reviewing
from taizhang.kernel.finding import Finding
from taizhang.registry.access import access_for, staff_of
from taizhang.registry.park import catalogue

MOST_AT_ONCE: Final = 200
"""Forms that are approved in one go; each takes its own transaction, and somebody waits for the answer."""
NOTE: Final = "note:"
"""What the name of a place for a note begins with; the indicator's code follows."""


@never_cache
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for review."""
    access, park = access_for(request), catalogue()
    months = reviewing.months(access, staff_of(request).pk, park, timezone.localdate())
    return render(
        request,
        "collect/queue.html",
        {"months": months, "most": MOST_AT_ONCE, "ticked": request.GET.get("tick") == "clean"},
    )


@never_cache
def review(request: HttpRequest, number: int) -> HttpResponse:
    """One version, with all that helps to decide."""
    return _page(request, number)


def _page(
    request: HttpRequest,
    number: int,
    refused: Iterable[Finding] = (),
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    park, access = catalogue(), access_for(request)
    view = queries.version(number)
    if view is None:
        raise Http404("没有这一版")
    page = reviewing.page(view, park)
    form = park.forms.get(view.form)
    may = reviewing.rights(access, form, park)
    approved = [each.ruling for each in view.verdicts] == ["approved"]
    context = {
        "page": page,
        "view": view,
        "form": form,
        "own": staff_of(request).pk in view.content.by,
        **may,
        "may_reopen": may["may_reopen"] and approved,
        "refused": tuple(refused),
        "message": (typed or {}).get("message", ""),
        "rows": [(row, (typed or {}).get(f"{NOTE}{row.item.indicator}", "")) for row in page.rows],
        "versions": queries.versions(page.duty) if page.duty else (),
    }
    return render(request, "collect/review.html", context, status=status)


def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Accepts a version."""
    if request.method != "POST":  # somebody had to sign in first, and is led back here
        return redirect("collect:review", number)
    done = actions.submission_approve(
        actor=staff_of(request),
        version=number,
        catalogue=catalogue(),
        message=request.POST.get("message", ""),
    )
    if not done.done:
        return _page(request, number, done.findings, request.POST, 409)
    messages.success(request, f"{_name(number)}已审定，记入台账{len(done.entries)}个数。")
    return _on(request)


def send_back(request: HttpRequest, number: int) -> HttpResponse:
    """Sends a version back with what is to be mended."""
    if request.method != "POST":
        return redirect("collect:review", number)
    noted = [name for name in request.POST if name.startswith(NOTE)]
    notes = {name.removeprefix(NOTE): request.POST.get(name, "") for name in noted}
    done = actions.submission_return(
        actor=staff_of(request), version=number, message=request.POST.get("message", ""), notes=notes,
        catalogue=catalogue(),
    )  # fmt: skip
    if not done.done:
        return _page(request, number, done.findings, request.POST, 409)
    messages.success(request, f"{_name(number)}已退回，填报人打开“我的填报”就看得到意见。")
    return _on(request)


def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Lets the clerk correct a form that was approved."""
    if request.method != "POST":
        return redirect("collect:review", number)
    done = actions.submission_reopen(
        actor=staff_of(request), version=number, reason=request.POST.get("message", ""), catalogue=catalogue()
    )
    if not done.done:
        return _page(request, number, done.findings, request.POST, 409)
    messages.success(request, f"{_name(number)}已退回更正；在新的一版审定以前，台账里仍是原来的数。")
    return redirect("collect:review", number)


def approve_many(request: HttpRequest) -> HttpResponse:
    """Approves the ticked forms, each on its own: one that is refused keeps none of the others back."""
    chosen = [
        text for text in dict.fromkeys(request.POST.getlist("version")) if text.isascii() and text.isdecimal()
    ]
    numbers = [int(text) for text in chosen if len(text) <= len("999999999")]
    if not numbers:
        messages.warning(request, "没有选报表。请先在左边打勾，再审定。")
        return redirect("collect:queue")
    if len(numbers) > MOST_AT_ONCE:
        messages.error(
            request, f"一次最多审定{MOST_AT_ONCE}张，您选了{len(numbers)}张，一张也没有动。请分几次。"
        )
        return redirect("collect:queue")
    refused: list[tuple[int, Finding]] = []
    park = catalogue()
    for number in numbers:
        done = actions.submission_approve(actor=staff_of(request), version=number, catalogue=park)
        if not done.done:
            refused.append((number, done.findings[0]))
    _summary(request, len(numbers), refused)
    return redirect("collect:queue")


def _summary(request: HttpRequest, chosen: int, refused: list[tuple[int, Finding]]) -> None:
    approved = chosen - len(refused)
    if approved:
        rest = f"，另有{len(refused)}张没有审定" if refused else ""
        messages.success(request, f"审定了{approved}张{rest}。")
    for number, finding in refused:
        messages.error(request, f"{_name(number)}没有审定：{finding.message}{finding.advice}")


def _name(number: int) -> str:
    """澄川锂能材料有限公司的《财务状况》."""
    view = queries.version(number)
    if view is None:
        return "这张表"
    form = catalogue().forms.get(view.form)
    return f"{view.respondent_name}的《{form.name if form else view.form}》"


def _on(request: HttpRequest) -> HttpResponse:
    """To the next form that waits and that this person can decide about, else back to the list."""
    months = reviewing.months(access_for(request), staff_of(request).pk, catalogue(), timezone.localdate())
    waiting = (each for month in months for each in month.waiting if each.may_choose)
    following = next(waiting, None)
    return redirect("collect:review", following.version.number) if following else redirect("collect:queue")
