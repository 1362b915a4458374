"""Does a rule hold for these cells, exactly?

Rational arithmetic, so that 0.1 + 0.2 = 0.3 and a ratio of exactly 1.2 passes. A rule *holds*, is *broken*, or is
*undecidable*: a cell that it needs is missing, or it divides by zero. With 缺数: 按零 a missing cell counts as zero, unless
every cell of the rule is missing; what only the ledger knows (上期, 同期) is never assumed.

A chain a ≥ b ≥ c is broken link by link, and the tolerance (容差) is allowed at every link.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from taizhang.catalogue.expression import Abs, Compare, Comparison, Number, Op, Ref, Term, refs
from taizhang.catalogue.model import Rule
from taizhang.validation.cells import Sheet


@dataclass(frozen=True)
class Link:
    """One comparison of a chain: ``left`` ``op`` ``right``."""

    left: Term
    op: Comparison
    right: Term


@dataclass(frozen=True)
class Broken:
    """A link that does not hold, with the two values that show it."""

    link: Link
    left: Fraction
    right: Fraction


def links(compare: Compare) -> Iterator[Link]:
    for left, op, right in zip(compare.terms, compare.ops, compare.terms[1:], strict=False):
        yield Link(left, op, right)


def value(term: Term, sheet: Sheet) -> Fraction | None:
    """The term's value; None when something in it is missing or it divides by zero."""
    if isinstance(term, Number):
        return Fraction(term.value)
    if isinstance(term, Ref):
        return sheet.look(term)
    if isinstance(term, Abs):
        inner = value(term.term, sheet)
        return None if inner is None else abs(inner)
    left, right = value(term.left, sheet), value(term.right, sheet)
    if left is None or right is None:
        return None
    return _operate(term, left, right)


def _operate(term: Op, left: Fraction, right: Fraction) -> Fraction | None:
    if term.op == "+":
        return left + right
    if term.op == "-":
        return left - right
    if term.op == "*":
        return left * right
    return left / right if right else None


def applies(rule: Rule, sheet: Sheet) -> bool:
    """Is the rule's condition (如果) met? A condition that cannot be decided is not met."""
    if rule.condition is None:
        return True
    read = prepared(rule, sheet)
    return all(holds(link, read, Fraction(0)) for link in links(rule.condition))


def holds(link: Link, sheet: Sheet, tolerance: Fraction) -> bool | None:
    """Does the link hold within the tolerance? None: undecidable."""
    left, right = value(link.left, sheet), value(link.right, sheet)
    return None if left is None or right is None else compare(left, link.op, right, tolerance)


def compare(left: Fraction, op: Comparison, right: Fraction, tolerance: Fraction) -> bool:
    """left op right, each side allowed to be off by ``tolerance`` together."""
    if op == "=":
        return abs(left - right) <= tolerance
    if op in (">", ">="):
        left, right = right, left
    return left < right + tolerance if op in ("<", ">") else left <= right + tolerance


def broken(rule: Rule, sheet: Sheet) -> tuple[Broken, ...]:
    """The links of the rule that are broken; none when it holds, does not apply or cannot be decided."""
    if not applies(rule, sheet):
        return ()
    read, tolerance = prepared(rule, sheet), Fraction(rule.tolerance)
    found = []
    for link in links(rule.expression):
        if holds(link, read, tolerance) is False:
            left, right = value(link.left, read), value(link.right, read)
            assert left is not None and right is not None, "a link that is decided has two values"
            found.append(Broken(link, left, right))
    return tuple(found)


def prepared(rule: Rule, sheet: Sheet) -> Sheet:
    """The sheet as the rule's 缺数 strategy reads it."""
    asked = {ref.code for ref in refs(rule.expression) if ref.view == "value"}
    if rule.missing != "zero" or not any(code in sheet.cells for code in asked):
        return sheet
    return replace(sheet, cells={**dict.fromkeys(asked, Decimal(0)), **sheet.cells})
