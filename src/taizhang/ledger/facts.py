"""What the ledger says, as plain data: the same for the command line's JSON and for the API.

    figure_facts(book, indicator, PARK)
    {"indicator": "规上工业总产值", "code": "output_above_scale", "period": "2024-01..2024-09", "scope": "园区",
     "value": "61.906", "unit": "亿元", "prior": "56.278", "growth": "10.0004", "growth_unit": "%",
     "share": null,
     "coverage": {"reported": 30, "expected": 30}, "snapshot": "6df8…"}

Numbers are exact decimal strings in the indicator's unit, never floats; growths and shares are in % with four decimals,
half-up, but the growth of a rate is a difference in 个百分点, as ``growth_unit`` says; null stands where there is none.
Nothing here prints or knows requests.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from taizhang.catalogue.model import Indicator
from taizhang.counting.book import Book, Point, Trace
from taizhang.counting.question import is_rate
from taizhang.kernel import Amount, Measure, Scope, round_half_up
from taizhang.kernel.digits import plain
from taizhang.ledger.queries import CloseView, EntryView
from taizhang.ledger.standing import Standing, Told

Facts = dict[str, Any]


def exact(value: Decimal | None) -> str | None:
    """All digits of a decimal for JSON, or null."""
    return None if value is None else plain(value)


def percent(value: Decimal | None) -> str | None:
    """A rate with four decimals."""
    return None if value is None else format(round_half_up(value, 4), "f")


def growth_unit(indicator: Indicator) -> str:
    """What a growth is counted in: % of the base, or 个百分点 between two rates."""
    return "个百分点" if is_rate(indicator) else "%"


def figure_facts(book: Book, indicator: Indicator, scope: Scope) -> Facts:
    """What there is to say about one number of the book's period."""

    def value(measure: Measure) -> Decimal | None:
        amount: Amount | None = book.figure(indicator.code, measure, scope).amount
        return None if amount is None else amount.value

    coverage = book.coverage(indicator.code, scope)
    return {
        "indicator": indicator.name,
        "code": indicator.code,
        "period": str(book.period),
        "scope": book.catalogue.scope_name(scope),
        "value": exact(value(Measure.VALUE)),
        "unit": indicator.unit.name,
        "prior": exact(value(Measure.PRIOR)),
        "growth": percent(value(Measure.GROWTH)),
        "growth_unit": growth_unit(indicator),
        "share": percent(value(Measure.SHARE)),
        "coverage": {"reported": coverage.reported, "expected": coverage.expected},
        "snapshot": book.snapshot,
    }


def point_facts(point: Point) -> Facts:
    """One month of a series."""
    return {
        "period": str(point.period),
        "value": exact(point.value),
        "prior": exact(point.prior),
        "growth": percent(point.growth),
        "month": exact(point.month),
        "month_prior": exact(point.month_prior),
        "month_growth": percent(point.month_growth),
    }


def entry_facts(entry: EntryView) -> Facts:
    """One record of the ledger with its origin."""
    return {
        "entry": entry.number,
        "respondent": entry.respondent_name,
        "code": entry.respondent,
        "indicator": entry.indicator,
        "period": str(entry.period),
        "value": exact(entry.value),
        "prior": exact(entry.prior),
        "unit": entry.unit,
        "by": entry.recorded_by,
        "at": entry.recorded_at.isoformat(),
        "origin": entry.origin_name,
        "cell": entry.cell,
        "reason": entry.reason,
        "replaces": entry.replaces,
    }


def standing_facts(state: Standing) -> Facts:
    """How the months of a period stand before they are closed: who is missing, what is broken, what was explained."""
    coverage = state.coverage
    return {
        "coverage": {
            "reported": coverage.reported,
            "expected": coverage.expected,
            "missing": list(coverage.missing),
        },
        "forms": state.forms,
        "broken": [told_facts(each) for each in state.hard],
        "unexplained": [told_facts(each) for each in state.open],
        "explained": [told_facts(each) for each in state.soft if each.explanation is not None],
    }


def told_facts(each: Told) -> Facts:
    """A finding on a respondent's form, and what the respondent says to it."""
    finding = each.finding
    return {
        "respondent": each.name,
        "code": each.respondent,
        "form": each.form,
        "rule": finding.code,
        "message": finding.message,
        "arithmetic": finding.arithmetic,
        "advice": finding.advice,
        "explanation": each.explanation,
    }


def close_facts(close: CloseView) -> Facts:
    """A closing or reopening; without the coverage where the ledger did not keep it."""
    return {
        "number": close.number,
        "period": str(close.period),
        "closed": close.closed,
        "reason": close.reason,
        "at": close.recorded_at.isoformat(),
        "by": close.recorded_by,
        "coverage": {"reported": close.reported, "expected": close.expected} if close.over else None,
    }


def trace_facts(trace: Trace, entries: Mapping[int, EntryView]) -> Facts:
    """A trace as a tree, each leaf with the record it was read from."""
    entry = entries.get(trace.entry) if trace.entry else None
    return {
        "label": trace.label,
        "formula": trace.formula,
        "value": trace.value,
        "note": trace.note,
        "entry": None if entry is None else entry_facts(entry),
        "children": [trace_facts(each, entries) for each in trace.children],
    }
