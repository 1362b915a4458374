"""A rule is broken: which cell is most probably wrong, and by which slip?

All rules of the form that must hold (强制) are facts, the cells are the doubtful figures, and the reconciler says which
cells, changed alone, would make everything fit. A cell that stands in three broken rules is a better suspect than three cells
in one rule each. Among equals, the cell comes first whose value a single slip explains (a digit, two digits swapped, a lost
point, 万元 for 千元, a sign) and that is out of line with what was reported before.

Most cells are one slip away from something that satisfies a wide rule, so a slip is named only where it explains more than
that: where the rules leave one value, or where it brings the cell back to about what earlier reports lead one to expect.

Worked example: 资产总计 1200 = 负债合计 500 + 所有者权益合计 600 is broken, 资产总计 ≥ 流动资产合计 1150 holds.
资产总计 1100 would break the second rule, so the suspects are 负债合计 (600: one digit) and 所有者权益合计 (700: one digit).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from taizhang.catalogue.expression import Ref, refs
from taizhang.catalogue.model import Rule
from taizhang.kernel.digits import plain
from taizhang.kernel.interval import Interval
from taizhang.kernel.written import Written
from taizhang.reconcile.edits import Edit
from taizhang.reconcile.relation import Hold, Quantity, Relation, linear
from taizhang.reconcile.suspects import Suspect
from taizhang.reconcile.verdict import reconcile
from taizhang.validation.cells import Sheet, row_factor
from taizhang.validation.evaluate import applies, links, prepared
from taizhang.validation.history import expected, off_by, strangeness
from taizhang.validation.linear import link_rows, variable
from taizhang.validation.slip import neighbours, towards

EASY_TO_MISTYPE = Fraction(1)
COPIED = Fraction(3)
"""A figure copied from last year's books is less often wrong than one worked out this month, unless it differs from them."""

_ODD = Fraction(5, 4)  # off by less than this, a cell is as one would expect
_EXACT = Fraction(1, 100)  # a range so narrow, for its size, is one value


@dataclass(frozen=True)
class Culprit:
    """The cell most probably wrong (``view``: its value or its 同期), what it was perhaps meant to be, the range left to it by
    the rules, and whether it is out of line with earlier reports."""

    code: str
    view: str
    edit: Edit | None
    expected: Interval
    odd: bool


def culprits(rule: Rule, sheet: Sheet, hard: Sequence[Rule]) -> tuple[Culprit, ...]:
    """The suspects for one broken rule, likeliest first, given the rules that must hold."""
    read = prepared(rule, sheet)
    facts = [other for other in hard if other.code != rule.code and applies(other, sheet)]
    relations = [each for one in (rule, *facts) for each in _relations(one, prepared(one, read))]
    verdict = reconcile(_quantities((rule, *facts), read), relations)
    own = {each.id for each in relations if each.id.startswith(f"{rule.code}#")}
    suspects = [
        suspect
        for knot in verdict.knots
        if any(own.intersection(clash.relations) for clash in knot.clashes)
        for suspect in knot.suspects
    ]
    return tuple(_culprit(each, read) for each in _ranked(suspects, read))


def _relations(rule: Rule, sheet: Sheet) -> Iterable[Relation]:
    for number, link in enumerate(links(rule.expression)):
        for side, (terms, span) in enumerate(link_rows(link, sheet, Fraction(rule.tolerance))):
            yield linear(Hold(f"{rule.code}#{number}{'ab'[side]}", rule.name, certain=True), terms, span)


def _quantities(rules: Iterable[Rule], sheet: Sheet) -> list[Quantity]:
    asked: dict[str, Ref] = {}
    for rule in rules:
        for ref in refs(rule.expression):
            for view in _views(ref):
                asked.setdefault(variable(ref.code, view), Ref(ref.code, view))  # type: ignore[arg-type]
    return [each for name, ref in asked.items() if (each := _quantity(name, ref, sheet)) is not None]


def _views(ref: Ref) -> tuple[str, ...]:
    return {"growth": ("value", "prior"), "month": ("value", "previous")}.get(ref.view, (ref.view,))


def _quantity(name: str, ref: Ref, sheet: Sheet) -> Quantity | None:
    source = {"value": sheet.cells, "prior": sheet.context.prior, "previous": sheet.context.previous}[
        ref.view
    ]
    value = source.get(ref.code)
    if value is None:
        return None
    indicator = sheet.indicator(ref.code)
    item = sheet.form.item(ref.code)
    factor = row_factor(sheet.form, indicator)
    in_row = value * Decimal(factor.numerator) / Decimal(factor.denominator)
    written = Written(plain(in_row), item.unit if item else indicator.report_unit)
    interval = Interval.exact(in_row)
    return Quantity(name, interval, sheet.name(ref.code), written, None, _weight(ref, sheet))


def _weight(ref: Ref, sheet: Sheet) -> Fraction | None:
    if ref.view == "previous":
        return None  # accepted already: a fact here
    accepted = sheet.context.last_year.get(ref.code)
    copied = ref.view == "prior" and accepted in (None, sheet.context.prior.get(ref.code))
    return COPIED if copied else EASY_TO_MISTYPE


def _ranked(suspects: Sequence[Suspect], sheet: Sheet) -> list[Suspect]:
    """Single cells first; then what one slip explains; then what is strangest beside earlier reports."""

    def key(suspect: Suspect) -> tuple[int, Fraction, bool, Fraction]:
        strange = max((strangeness(figure, sheet) for figure in suspect.figures), default=Fraction(0))
        return len(suspect.figures), suspect.weight, not suspect.explained, -strange

    return sorted((each for each in suspects if each.figures), key=key)


def _culprit(suspect: Suspect, sheet: Sheet) -> Culprit:
    figure, left = max(suspect.expected, key=lambda each: strangeness(each[0], sheet))
    code, _, view = figure.partition("@")
    odd = strangeness(figure, sheet) >= _ODD
    return Culprit(code, view or "value", _edit(figure, left, sheet), left, odd)


def _edit(figure: str, left: Interval, sheet: Sheet) -> Edit | None:
    """The likeliest slip that is worth telling; see the module's docstring."""
    code, _, view = figure.partition("@")
    quantity = _quantity(figure, Ref(code, "prior" if view else "value"), sheet)
    if quantity is None or quantity.written is None or quantity.written.unit is None:
        return None
    value, unit = quantity.written.value, quantity.written.unit
    if _is_one_value(left):
        return next((edit for edit in neighbours(value, unit) if left.contains(edit.after.value)), None)
    wanted = _wanted(code, view, sheet)
    if wanted is None or off_by(value, wanted) < _ODD:
        return None
    return towards(value, unit, wanted, left.contains)


def _wanted(code: str, view: str, sheet: Sheet) -> Fraction | None:
    """What earlier reports lead one to expect, in the row's unit."""
    if view:
        accepted = sheet.context.last_year.get(code)
        found = None if accepted is None else Fraction(accepted)
    else:
        known = expected(code, sheet)
        found = known[0] if known else None
    return None if found is None else found * row_factor(sheet.form, sheet.indicator(code))


def _is_one_value(left: Interval) -> bool:
    if left.lo is None or left.hi is None:
        return False
    return Fraction(left.hi - left.lo) <= _EXACT * max(abs(Fraction(left.lo)), abs(Fraction(left.hi)))
