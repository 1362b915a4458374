"""Do figures that are about to be recorded fit the form they belong to?

The gate asks whether a figure may be written; this asks whether it can be right. The figures handed in are laid over what
the ledger holds of the same respondent for the same month, and every form that asks for one of them is validated: 强制
findings are errors, 核实 findings hints. What was wrong on the form before, and is not made worse, is not said again.

Worked example: a workbook gives 从业人员期末人数 -5. The form 人员与研发 of that firm and month is validated with the −5 in it,
and the rule 从业人员期末人数 >= 研发人员 >= 0 speaks, with the cell of the workbook as its place.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q

from taizhang.catalogue.model import Catalogue, Form
from taizhang.kernel.finding import Finding, Place
from taizhang.kernel.period import Period
from taizhang.ledger.reported import ACTUAL, Reported
from taizhang.ledger.snapshots import entries_at, entry_cut
from taizhang.registry import queries as registry
from taizhang.registry.belonging import groups_in
from taizhang.registry.queries import Kind, RespondentView
from taizhang.validation import Context, validate

INCOMPLETE = "cell-missing"
"""A form may come in by and by; who has not finished it is a matter of reminding, not of refusing what came."""

Values = dict[str, Decimal]


@dataclass(frozen=True)
class Held:
    """What stands for one respondent and month: values and the 同期数 reported with them, in report units."""

    values: Values = field(default_factory=dict)
    priors: Values = field(default_factory=dict)


@dataclass(frozen=True)
class Month:
    """What the ledger holds for one month, the month before it and the same month a year ago, by respondent."""

    period: Period
    now: Mapping[str, Held]
    before: Mapping[str, Held]
    last_year: Mapping[str, Held]


def review_findings(
    reports: Sequence[Reported], catalogue: Catalogue, source: str = ""
) -> tuple[Finding, ...]:
    """What validation says of the forms that these figures change; `source` names the file they come from."""
    by_month: dict[int, list[Reported]] = defaultdict(list)
    for report in reports:
        if report.basis == ACTUAL and not report.part:
            by_month[report.period.ordinal].append(report)
    known = {each.code: each for each in registry.respondents(report.respondent for report in reports)}
    spans = registry.spans_of([each.id for each in known.values()])
    found: list[Finding] = []
    for ordinal, fresh in sorted(by_month.items()):
        month = month_of(Period(ordinal // 100, 1, ordinal % 100))
        by_respondent: dict[str, list[Reported]] = defaultdict(list)
        for report in fresh:
            by_respondent[report.respondent].append(report)
        for code, mine in by_respondent.items():
            if code in known:
                standing = groups_in(spans[known[code].id], ordinal)
                for form in _forms(catalogue, known[code], standing, mine):
                    found.extend(_on_form(form, mine, catalogue, month, source))
    return tuple(found)


def _on_form(
    form: Form, mine: Sequence[Reported], catalogue: Catalogue, month: Month, source: str
) -> Iterator[Finding]:
    code = mine[0].respondent
    held = month.now.get(code, Held())
    laid = Held({**held.values}, {**held.priors})
    places = {}
    for report in mine:
        laid.values[report.indicator] = report.value
        laid.priors.pop(report.indicator, None)
        if report.prior is not None:
            laid.priors[report.indicator] = report.prior
        sheet, _, cell = report.cell.rpartition("!")
        places[report.indicator] = Place(source, sheet=sheet, cell=cell)

    def said(state: Held) -> tuple[Finding, ...]:
        context = Context(
            month.period,
            prior=cells_of(form, state.priors),
            previous=cells_of(form, month.before.get(code, Held()).values),
            last_year=cells_of(form, month.last_year.get(code, Held()).values),
            places=places,
        )
        return validate(form, cells_of(form, state.values), catalogue, context)

    known = {(each.code, each.message) for each in said(held)} if held.values else set()
    for each in said(laid):
        if each.code != INCOMPLETE and (each.code, each.message) not in known:
            yield each


def _forms(
    catalogue: Catalogue, who: RespondentView, standing: frozenset[tuple[str, str]], mine: Sequence[Reported]
) -> Iterator[Form]:
    """The forms that this respondent fills and that ask for one of the figures."""
    codes = {report.indicator for report in mine}
    for form in forms_of(catalogue, who, standing):
        if any(item.indicator in codes for item in form.items):
            yield form


def forms_of(
    catalogue: Catalogue, who: RespondentView, standing: frozenset[tuple[str, str]]
) -> Iterator[Form]:
    """The forms that a respondent fills that stands in these groups."""
    departments = {each.name: each.code for each in catalogue.house.departments}
    kinds = {"企业": Kind.ENTERPRISE, "项目": Kind.PROJECT, "全市": Kind.OUTSIDE}
    for form in catalogue.forms.values():
        fits = (
            who.kind == kinds[form.filled_by]
            if form.filled_by in kinds
            else departments.get(form.filled_by) == who.code
        )
        limit = form.restricted_to
        if fits and (limit is None or (limit.dimension, limit.member) in standing):
            yield form


def month_of(period: Period, respondent: str = "") -> Month:
    """What the ledger holds around a period 1月至某月; of one respondent where its code is given."""
    return Month(period, *(held(each, respondent) for each in (period, period.previous(), period.prior())))


def held(period: Period | None, respondent: str = "") -> dict[str, Held]:
    """By respondent: the flows of the months and the stocks at their end; nothing for no period.

    Of one respondent where its code is given. Breakdowns are left out, for no form asks for them.
    """
    found: dict[str, Held] = defaultdict(Held)
    if period is None:
        return found
    flows, stocks = Q(first=period.first, point=False), Q(first=period.last, point=True)
    rows = entries_at(entry_cut(None)).filter(
        flows | stocks, year=period.year, last=period.last, basis=ACTUAL, part=""
    )
    if respondent:
        rows = rows.filter(respondent__code=respondent)
    for code, indicator, value, prior in rows.values_list("respondent__code", "indicator", "value", "prior"):
        found[code].values[indicator] = value
        if prior is not None:
            found[code].priors[indicator] = prior
    return found


def cells_of(form: Form, figures: Values) -> Values:
    return {item.indicator: figures[item.indicator] for item in form.items if item.indicator in figures}
