"""Who owes which figure? The catalogue's forms as rows that can be counted.

A row (indicator, kind, dimension, member) says: every respondent of that kind in that group owes the indicator. Worked
example: form B204-1 is filled by 企业, 范围 规上, and asks for 工业总产值, so (output, enterprise, above_scale, yes). An
indicator taken from another one is owed by those of its form who are in its own restriction too: 本级规上产值 taken
from 工业总产值, 限于 本级, is owed by the intersection of 规上 and 本级. One row can't say "and", so where two groups of
different dimensions meet, the intersection is written out respondent by respondent, as of the snapshot's month.

An item that may be left empty (必填: 否) is owed by nobody: who makes no methanol does not report its volume.
A department's form is owed by that department alone, so its row names the respondent.
"""

from collections.abc import Iterator, Mapping, Sequence

from taizhang.catalogue.model import Catalogue, Form, Indicator
from taizhang.kernel.figure import CITY, PARK, Scope
from taizhang.registry.queries import Kind

Owed = tuple[str, str, str, str]
Groups = Mapping[str, frozenset[tuple[str, str]]]
"""For each respondent code the (dimension, member) pairs it belongs to in the snapshot's month."""


def owed_rows(catalogue: Catalogue, groups: Groups) -> list[Owed]:
    """All rows, sorted."""
    found: set[Owed] = set()
    derived = _derived(catalogue)
    for form in catalogue.forms.values():
        kind, everyone = _filled_by(form, catalogue)
        for item in (item for item in form.items if item.required):
            scope = form.restricted_to or everyone
            found.add((item.indicator, kind, scope.dimension, scope.member))
            for indicator, restrictions in derived.get(item.indicator, ()):
                for met in _meet((scope, *restrictions), groups):
                    found.add((indicator.code, kind, met.dimension, met.member))
    return sorted(found)


def _filled_by(form: Form, catalogue: Catalogue) -> tuple[str, Scope]:
    """The kind of respondent that fills a form, and the scope of all who do where the form has no 范围."""
    match form.filled_by:
        case "企业":
            return Kind.ENTERPRISE.value, PARK
        case "项目":
            return Kind.PROJECT.value, PARK
        case "全市":
            return Kind.OUTSIDE.value, CITY
    codes = {department.name: department.code for department in catalogue.house.departments}
    return Kind.DEPARTMENT.value, Scope("respondent", codes[form.filled_by])


def _derived(catalogue: Catalogue) -> dict[str, list[tuple[Indicator, tuple[Scope, ...]]]]:
    """For each reported indicator those taken from it, with all restrictions on the way."""
    found: dict[str, list[tuple[Indicator, tuple[Scope, ...]]]] = {}
    for indicator in catalogue.indicators.values():
        source, restrictions = indicator, []
        while source.taken_from is not None:
            if source.restricted_to is not None:
                restrictions.append(source.restricted_to)
            source = catalogue.indicators[source.taken_from]
        if source is not indicator:
            found.setdefault(source.code, []).append((indicator, tuple(restrictions)))
    return found


def _meet(scopes: Sequence[Scope], groups: Groups) -> Iterator[Scope]:
    """The intersection of scopes: one scope where one says it, else respondent by respondent."""
    distinct = {scope for scope in scopes if scope != PARK} or {PARK}
    if len(distinct) == 1:
        yield from distinct
        return
    pairs = {(scope.dimension, scope.member) for scope in distinct if scope.dimension != "respondent"}
    named = {scope.member for scope in distinct if scope.dimension == "respondent"}
    for code, own in groups.items():
        if pairs <= own and named <= {code}:
            yield Scope("respondent", code)
