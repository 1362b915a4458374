"""The catalogue as pages: what each figure means, who reports it, which checks it must pass.

The catalogue is files, not rows, so there is nothing to write here and no `queries`: a view takes the catalogue
in force and shows a part of it. What a page may use is declared in a context dataclass; e.g. the page of
规上工业总产值 shows its definition, that it is 工业总产值 restricted to 规上, the form where the figure is typed
and every rule that names it.
"""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from taizhang.catalogue.expression import refs, write
from taizhang.catalogue.model import Catalogue, Form, FormItem, Indicator, Outline, Rule
from taizhang.registry.park import catalogue
from taizhang.registry.themes import by_theme


@dataclass(frozen=True)
class Group:
    """Indicators that stand in one file of the catalogue."""

    title: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class Relation:
    """A rule with its expression as the catalogue writes it."""

    rule: Rule
    written: str


@dataclass(frozen=True)
class Row:
    """One item of a form and the indicator it asks for."""

    item: FormItem
    indicator: Indicator


@dataclass(frozen=True)
class IndexContext:
    """Variables of web/catalogue_index.html."""

    groups: tuple[Group, ...]
    forms: tuple[Form, ...]
    rules: tuple[Rule, ...]
    outlines: tuple[Outline, ...]
    query: str
    found: int
    total: int


@dataclass(frozen=True)
class IndicatorContext:
    """Variables of web/catalogue_indicator.html."""

    indicator: Indicator
    whole: Indicator | None
    parts: tuple[Indicator, ...]
    base: Indicator | None
    restriction: str
    numerator: Indicator | None
    denominator: Indicator | None
    sums: tuple[Indicator, ...]
    split: str
    forms: tuple[Form, ...]
    rules: tuple[Relation, ...]


@dataclass(frozen=True)
class FormContext:
    """Variables of web/catalogue_form.html."""

    form: Form
    restriction: str
    rules: tuple[Relation, ...]
    rows: tuple[Row, ...]


def _matches(indicator: Indicator, query: str) -> bool:
    return any(
        query in text for text in (indicator.name, indicator.code, indicator.meaning, *indicator.aliases)
    )


def _names(rule: Rule, code: str) -> bool:
    return any(ref.code == code for ref in refs(rule.expression))


def _shown(park: Catalogue, rule: Rule) -> Relation:
    return Relation(rule, write(rule.expression, lambda code: park.indicators[code].name))


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """All indicators by theme, forms, rules and outlines; `q` narrows the indicators."""
    park = catalogue()
    query = request.GET.get("q", "").strip()[:50]
    groups = by_theme(each for each in park.indicators.values() if not query or _matches(each, query))
    context = IndexContext(
        groups=tuple(Group(title, items) for title, items in groups.items()),
        forms=tuple(park.forms.values()),
        rules=tuple(park.rules.values()),
        outlines=tuple(park.outlines.values()),
        query=query,
        found=sum(map(len, groups.values())),
        total=len(park.indicators),
    )
    template = (
        "web/_catalogue_indicators.html" if request.headers.get("HX-Request") else "web/catalogue_index.html"
    )
    return render(request, template, {"page": context})


def _find(park: Catalogue, code: str) -> Indicator | None:
    return park.indicators.get(code)


@login_required
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator whole."""
    park = catalogue()
    entry = _find(park, code)
    if entry is None:
        raise Http404(f"目录里没有代码为“{code}”的指标")
    origin = entry.taken_from or entry.code
    forms = tuple(f for f in park.forms.values() if any(item.indicator == origin for item in f.items))
    context = IndicatorContext(
        indicator=entry,
        whole=_find(park, entry.part_of) if entry.part_of else None,
        parts=park.parts_of(entry.code),
        base=_find(park, entry.taken_from) if entry.taken_from else None,
        restriction=park.scope_name(entry.restricted_to) if entry.restricted_to else "",
        numerator=_find(park, entry.numerator) if entry.numerator else None,
        denominator=_find(park, entry.denominator) if entry.denominator else None,
        sums=tuple(park.indicators[c] for c in entry.sums),
        split=park.dimensions[entry.split_by].name if entry.split_by else "",
        forms=forms,
        rules=tuple(_shown(park, r) for r in park.rules.values() if _names(r, origin)),
    )
    return render(request, "web/catalogue_indicator.html", {"page": context})


@login_required
def form(request: HttpRequest, code: str) -> HttpResponse:
    """One form: who fills it, when, its items and its rules."""
    park = catalogue()
    entry = park.forms.get(code)
    if entry is None:
        raise Http404(f"目录里没有代码为“{code}”的报表")
    context = FormContext(
        form=entry,
        restriction=park.scope_name(entry.restricted_to) if entry.restricted_to else "",
        rules=tuple(_shown(park, r) for r in park.rules.values() if r.form == code),
        rows=tuple(Row(item, park.indicators[item.indicator]) for item in entry.items),
    )
    return render(request, "web/catalogue_form.html", {"page": context})
