"""The clerk's pages: 我的填报, the form, what was handed in.

A form's page answers each keystroke in JSON: what became of the cell, what the rules say now of every row, and what is still
missing. ``cell`` keeps what was typed, ``now`` only looks, for a page that was away. The table of addresses has seen to it
already that nobody gets another's form; the actions ask again.
"""

import uuid
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from taizhang.catalogue.model import Catalogue
from taizhang.collect import actions, pages, queries
from taizhang.collect.around import duty_of
from taizhang.collect.tasks import Duty
from taizhang.kernel.finding import Finding
from taizhang.kernel.period import Period, PeriodError
from taizhang.registry.access import access_for, staff_of
from taizhang.registry.account_events import address_of
from taizhang.registry.park import catalogue
from taizhang.registry.queries import person
from taizhang.registry.roles import STATISTICS, Deed

MOST_KEY, MOST_DIGITS = 48, 9


def _month(text: str) -> Period:
    """2024-10 as 1月至10月. Raises Http404 for anything else."""
    try:
        period = Period.parse(text)
    except PeriodError:
        raise Http404("没有这个月份") from None
    if str(period) != text or period.first != period.last or period.point:
        raise Http404("没有这个月份")
    return period.cumulative()


View = Callable[[HttpRequest, Duty, Catalogue], HttpResponse]


def _of_duty(view: View) -> Callable[..., HttpResponse]:
    """Finds the form that the address names; there is no page for one that nobody owes, or that is somebody else's."""

    @wraps(view)
    @never_cache
    def found(request: HttpRequest, period: str, respondent: str, form: str) -> HttpResponse:
        duty, park = _duty(request, period, respondent, form)
        return view(request, duty, park)

    return found


def _duty(request: HttpRequest, period: str, respondent: str, form: str) -> tuple[Duty, Catalogue]:
    if not access_for(request).may(Deed.REPORT, respondent):
        raise Http404("没有这张表")
    park = catalogue()
    duty = duty_of(respondent, form, _month(period), park)
    if duty is None:
        raise Http404("没有这张表")
    return duty, park


def words(duty: Duty) -> dict[str, str]:
    """The words of a form's address."""
    return {
        "period": str(duty.period.month()),
        "respondent": duty.who.code,
        "form": duty.form.code,
    }


def _to(name: str, duty: Duty, **more: object) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"collect:{name}", kwargs={**words(duty), **more}))


@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """What I owe, by when, and how far it is; for the office also which month to begin with."""
    access, today = access_for(request), timezone.localdate()
    last = next(iter(queries.rounds()), None)
    context = {
        "months": pages.mine(access, catalogue(), today),
        "none": not access.respondents,
        "next": _next_round(last.period if last else None, today),
        "may_open": access.may(Deed.REMIND, department=STATISTICS),
    }
    return render(request, "collect/mine.html", context)


def _next_round(last: Period | None, today: Any) -> Period:
    """The month after the last one that was collected; where none was, last month."""
    if last is None:
        return Period(today.year - (today.month == 1), 1, (today.month + 10) % 12 + 1).month()
    following = last.year * 12 + last.last
    return Period(following // 12, 1, following % 12 + 1).month()


def open_round(request: HttpRequest) -> HttpResponse:
    """The office begins to collect a month."""
    period = _month(request.POST.get("period", ""))
    note = request.POST.get("note", "")
    done = actions.round_open(actor=staff_of(request), period=period, note=note)
    if done.done:
        messages.success(request, f"{period.month().chinese()}开始填报，各单位现在可以填了。")
    for finding in done.findings:
        messages.error(request, f"{finding.message}{finding.advice}")
    return redirect("collect:mine")


@_of_duty
def form(request: HttpRequest, duty: Duty, park: Catalogue) -> HttpResponse:
    """The form, to be filled in."""
    return _page(request, duty, park)


def _page(
    request: HttpRequest, duty: Duty, park: Catalogue, refused: tuple[Finding, ...] = (), status: int = 200
) -> HttpResponse:
    sheet = pages.sheet(duty, park)
    today = timezone.localdate()
    access = access_for(request)
    context = {
        "sheet": sheet,
        "duty": duty,
        "words": words(duty),
        "owed": pages.owed(sheet.task, today),
        "several": len(access.respondents) > 1,
        "key": uuid.uuid4().hex,
        "refused": refused,
        "own": f"{request.user.pk}",
    }
    return render(request, "collect/form.html", context, status=status)


@_of_duty
def now(request: HttpRequest, duty: Duty, park: Catalogue) -> HttpResponse:
    """How the form stands, for a page that was away or has another beside it."""
    return JsonResponse(_standing(request, pages.sheet(duty, park)))


@_of_duty
def cell(request: HttpRequest, duty: Duty, park: Catalogue) -> HttpResponse:
    """Keeps what was typed into one place, and says what the rules say now."""
    base = request.POST.get("base", "")
    if not base.isascii() or not base.isdecimal() or len(base) > MOST_DIGITS:
        return JsonResponse({"state": "locked", "message": "请刷新页面再填。"}, status=400)
    saved = actions.cell_save(
        actor=staff_of(request), duty=duty, slot=request.POST.get("slot", ""), text=_lines(request, "text"),
        base=int(base), catalogue=park, answering=_lines(request, "about"),
    )  # fmt: skip
    answer = _standing(request, pages.sheet(duty, park))
    answer["saved"] = {
        "state": saved.state,
        "message": saved.message,
        "version": saved.version,
        "text": saved.text,
        "by": _by(saved),
    }
    return JsonResponse(answer)


def _lines(request: HttpRequest, name: str) -> str:
    """A text that was sent; browsers send the ends of its lines in their own way."""
    return request.POST.get(name, "").replace("\r\n", "\n")


def _by(saved: actions.Saved) -> str:
    if saved.by is None or saved.at is None:
        return ""
    return f"{person(saved.by)} {timezone.localtime(saved.at):%H:%M}"


def _standing(request: HttpRequest, sheet: pages.Sheet) -> dict[str, Any]:
    """Every place of the form, what is said under each row, and the line at the foot."""
    boxes = [each for row in sheet.rows for each in row.boxes]
    return {
        "revision": sheet.revision,
        "locked": sheet.locked,
        "boxes": {
            each.slot: {
                "text": each.text,
                "version": each.version,
                "state": each.state,
                "message": each.message,
                "before": each.before,
            }
            for each in (*boxes, sheet.reason, sheet.reply)
        },
        "rows": {
            row.item.indicator: render_to_string("collect/_row.html", {"row": row, "sheet": sheet})
            for row in sheet.rows
        },
        "beside": {row.item.indicator: row.beside for row in sheet.rows},
        "foot": render_to_string("collect/_foot.html", {"sheet": sheet}),
        "reason": sheet.checked.needs_reason or bool(sheet.checked.changed),
        "ready": sheet.checked.ready,
    }


@_of_duty
def submit(request: HttpRequest, duty: Duty, park: Catalogue) -> HttpResponse:
    """Seals the form; or shows it again with what stands against that."""
    revision, key = request.POST.get("revision", ""), request.POST.get("key", "")
    if request.method != "POST":  # somebody had to sign in first, and is led back here
        return _to("form", duty)
    whole = revision.isascii() and revision.isdecimal() and len(revision) <= MOST_DIGITS
    if not whole or not 0 < len(key) <= MOST_KEY:
        return _to("form", duty)
    sealed = actions.submission_seal(
        actor=staff_of(request), duty=duty, catalogue=park, key=f"{key}-{revision}", revision=int(revision),
        address=address_of(request),
    )  # fmt: skip
    if sealed.version is None:
        return _page(request, duty, park, sealed.findings, HTTPStatus.CONFLICT)
    return _to("receipt", duty, ordinal=sealed.ordinal)


@_of_duty
def withdraw(request: HttpRequest, duty: Duty, park: Catalogue) -> HttpResponse:
    """Takes the form back before anybody has reviewed it."""
    if request.method != "POST":
        return _to("form", duty)
    task = queries.task(duty)
    done = actions.submission_withdraw(actor=staff_of(request), version=task.version or 0)
    if done.done:
        messages.success(request, "已撤回，可以接着改；改好后请再提交。")
    for finding in done.findings:
        messages.error(request, f"{finding.message}{finding.advice}")
    return _to("form", duty)


@never_cache
def receipt(request: HttpRequest, period: str, respondent: str, form: str, ordinal: int) -> HttpResponse:
    """What was handed in, when and by whom, and what became of it."""
    duty, park = _duty(request, period, respondent, form)
    versions = queries.versions(duty)
    view = next((each for each in versions if each.ordinal == ordinal), None)
    if view is None:
        raise Http404("没有这一版")
    task = queries.task(duty)
    context = {
        "view": view,
        "duty": duty,
        "words": words(duty),
        "rows": pages.receipt_rows(view, duty, park),
        "versions": versions,
        "changed": {each.code for each in view.differences},
        "waiting": view.number == task.version and view.verdict is None,
        "names": {item.indicator: item.name for item in duty.form.items},
    }
    return render(request, "collect/receipt.html", context)
