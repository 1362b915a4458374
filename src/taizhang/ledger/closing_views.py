"""The pages of closing: which months are open, how one stands, what its firms say, closing it and opening it again.

A month is looked at before it is closed: who has not reported, which 强制 rules are broken, which 核实 are unexplained, with
a field beside each in which the statistician writes what the firm says.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from taizhang.kernel import Period, PeriodError
from taizhang.ledger import queries
from taizhang.ledger.actions import Explained, explanations_record, period_close, period_reopen
from taizhang.ledger.closing import figure_findings, preview
from taizhang.ledger.reading import prepare
from taizhang.ledger.standing import standing
from taizhang.registry.access import access_for, staff_of, staff_only
from taizhang.registry.park import catalogue
from taizhang.registry.roles import Deed

MONTHS = 24


def _month(text: str) -> Period:
    try:
        return Period.parse(text).month()
    except PeriodError as error:
        raise Http404(str(error)) from None


@staff_only
def index(request: HttpRequest) -> HttpResponse:
    """The months that have figures, and everything that was closed and opened again."""
    months = [(month, queries.is_closed(month)) for month in queries.reported_months()[:MONTHS]]
    return render(request, "ledger/closings.html", {"months": months, "closes": queries.closes()[:MONTHS]})


@staff_only
def show(request: HttpRequest, period: str) -> HttpResponse:
    """How a month stands; with the button that closes it, where it can be closed."""
    return _shown(request, _month(period))


def _shown(request: HttpRequest, month: Period, reason: str = "", status: int = 200) -> HttpResponse:
    park = catalogue()
    seen = preview(staff_of(request), month, park)
    state = seen.state or standing(month, park)
    context = {
        "may_close": access_for(request).may(Deed.CLOSE),
        "month": month,
        "closed": queries.is_closed(month),
        "closed_by": queries.closed_by(month),
        "refused": seen.findings,
        "state": state,
        "needs_reason": seen.needs_reason,
        "broken": tuple(figure_findings(state, "强制")),
        "answered": [each for each in state.soft if each.explanation is not None],
        "reason": reason,
    }
    return render(request, "ledger/closing.html", context, status=status)


@require_POST
@staff_only
def close(request: HttpRequest, period: str) -> HttpResponse:
    """Closes the month, and counts it at once: the next thing somebody wants is its report."""
    month, reason = _month(period), request.POST.get("reason", "")
    done = period_close(actor=staff_of(request), period=month, catalogue=catalogue(), note=reason)
    if done.done:
        prepare(month.cumulative(), actor=staff_of(request), catalogue=catalogue())
        messages.success(request, f"{month.chinese()}已关账，{done.coverage}。")
        return redirect("ledger:closings")
    for finding in done.findings:
        messages.error(request, f"没有关账：{finding.message}。{finding.advice}")
    return _shown(request, month, reason, status=409)


@require_POST
@staff_only
def reopen(request: HttpRequest, period: str) -> HttpResponse:
    """Opens the month again, with the reason."""
    month, reason = _month(period), request.POST.get("reason", "")
    done = period_reopen(actor=staff_of(request), period=month, reason=reason)
    if done.done:
        messages.success(request, f"{month.chinese()}已重新开账，改好以后请再关账。")
        return redirect("ledger:closing", period=str(month))
    for finding in done.findings:
        messages.error(request, f"没有开账：{finding.message}。{finding.advice}")
    return _shown(request, month, status=409)


@require_POST
@staff_only
def explain(request: HttpRequest, period: str) -> HttpResponse:
    """Writes down what a firm says to one finding."""
    month = _month(period)
    said = Explained(*(request.POST.get(name, "") for name in ("respondent", "rule", "text", "form")))
    done = explanations_record(
        actor=staff_of(request), period=month, explanations=[said], catalogue=catalogue()
    )
    if done.entries:
        messages.success(request, "说明已记下。")
        return redirect("ledger:closing", period=str(month))
    for finding in done.findings:
        messages.error(request, f"没有记下：{finding.message}。{finding.advice}")
    return _shown(request, month, status=409)
