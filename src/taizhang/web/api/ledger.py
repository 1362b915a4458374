"""The ledger for programs: a number, its months, and why it is what it is; now, or as the ledger stood at a moment.

    GET /api/figure?indicator=规上工业总产值&period=2024年1-9月&as_of=2024-10-31

reads it as it stood when 31 October 2024 was over, as `taizhang figure --as-of` and the page 台账 do.
"""

from datetime import datetime

from django.http import HttpRequest
from ninja import Router

from taizhang.kernel import Measure
from taizhang.ledger import facts, queries
from taizhang.ledger.reading import opened
from taizhang.registry.park import catalogue
from taizhang.web.api import shapes
from taizhang.web.api.asking import (
    AsOf,
    IndicatorName,
    MeasureName,
    Months,
    PeriodName,
    ScopeName,
    indicator_named,
    moment_named,
    period_named,
    scope_named,
)
from taizhang.web.api.refusal import staff

router = Router(tags=["台账"])


@router.get(
    "/figure", response=shapes.answers(shapes.Figure, 401, 403, 404, 422), summary="一个数", url_name="figure"
)
def figure(
    request: HttpRequest,
    indicator: IndicatorName,
    period: PeriodName,
    scope: ScopeName = "园区",
    as_of: AsOf = "",
) -> facts.Facts:
    """与 taizhang figure --format json 相同：数值、同期、同比、占比和已报家数。"""
    park, then = catalogue(), moment_named(as_of)
    found, where = indicator_named(park, indicator), scope_named(park, scope)
    with opened(period_named(period, then), actor=staff(request), as_of=then) as book:
        return {**facts.figure_facts(book, found, where), "as_of": _written(then)}


@router.get(
    "/series",
    response=shapes.answers(shapes.Series, 401, 403, 404, 422),
    summary="逐月的数",
    url_name="series",
)
def series(
    request: HttpRequest,
    indicator: IndicatorName,
    period: PeriodName,
    scope: ScopeName = "园区",
    months: Months = 24,
    as_of: AsOf = "",
) -> facts.Facts:
    """到这一期为止逐月的累计数、当月数和同比。"""
    park, then = catalogue(), moment_named(as_of)
    found, where = indicator_named(park, indicator), scope_named(park, scope)
    with opened(period_named(period, then).cumulative(), actor=staff(request), as_of=then) as book:
        points = book.series(found.code, where, months=months)
        snapshot = book.snapshot
    return {
        "indicator": found.name,
        "code": found.code,
        "scope": park.scope_name(where),
        "unit": found.unit.name,
        "growth_unit": facts.growth_unit(found),
        "points": [facts.point_facts(each) for each in points],
        "snapshot": snapshot,
        "as_of": _written(then),
    }


@router.get(
    "/trace",
    response=shapes.answers(shapes.Trace, 401, 403, 404, 422),
    summary="一个数怎么来的",
    url_name="trace",
)
def trace(
    request: HttpRequest,
    indicator: IndicatorName,
    period: PeriodName,
    scope: ScopeName = "园区",
    measure: MeasureName = Measure.VALUE,
    as_of: AsOf = "",
) -> facts.Facts:
    """一个数的算式，一直到每一条记录：谁、什么时候、从哪里记的。"""
    park, user, then = catalogue(), staff(request), moment_named(as_of)
    found, where = indicator_named(park, indicator), scope_named(park, scope)
    with opened(period_named(period, then), actor=user, as_of=then) as book:
        tree, snapshot = book.trace(found.code, measure, where), book.snapshot
    entries = {each.number: each for each in queries.entries(tree.entries(), viewer=user, as_of=then)}
    said = {"snapshot": snapshot, "as_of": _written(then)}
    return {**said, "trace": facts.trace_facts(tree, entries)}


def _written(as_of: datetime | None) -> str | None:
    return None if as_of is None else as_of.isoformat()
