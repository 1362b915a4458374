"""How does a rule become linear, so that the reconciler can say which cell to blame?

Sums and multiples are linear as they stand. A quotient is multiplied out: with B > 0, A / B ≤ 0.3 is A ≤ 0.3·B, and
增速(x) ≤ 50 is (x − 同期)·100 ≤ 50·同期. 绝对值(t) ≤ u is −u ≤ t ≤ u. Where two unknowns would be multiplied, the
同期数 are taken as known and it is tried again; what is still not linear (绝对值(t) ≥ u, a product of cells) is left
to ``evaluate``, which decides it as exactly, only without naming a culprit.

Worked example: 应付职工薪酬 / 平均用工人数 ≤ 300 becomes 应付职工薪酬 − 300·平均用工人数 ≤ 0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from taizhang.catalogue.expression import Abs, Number, Op, Ref, Term
from taizhang.reconcile.span import Span, Terms
from taizhang.validation.cells import Sheet
from taizhang.validation.evaluate import Link


class _NotLinearError(Exception):
    """A product of two unknowns, or a divisor that is zero; caught in ``link_rows``."""


@dataclass(frozen=True)
class Linear:
    """``constant`` + Σ coefficient · variable."""

    constant: Fraction = Fraction(0)
    terms: Mapping[str, Fraction] = field(default_factory=dict)

    def plus(self, other: "Linear", sign: int = 1) -> "Linear":
        terms = dict(self.terms)
        for name, coefficient in other.terms.items():
            terms[name] = terms.get(name, Fraction(0)) + sign * coefficient
        kept = {name: each for name, each in terms.items() if each}
        return Linear(self.constant + sign * other.constant, kept)

    def times(self, other: "Linear") -> "Linear":
        if self.terms and other.terms:
            raise _NotLinearError
        factor, scaled = (other.constant, self) if self.terms else (self.constant, other)
        kept = {name: factor * each for name, each in scaled.terms.items() if factor * each}
        return Linear(factor * scaled.constant, kept)

    def at(self, values: Mapping[str, Fraction]) -> Fraction:
        return sum((each * values[name] for name, each in self.terms.items()), self.constant)


_ONE: Final = Linear(Fraction(1))
_HUNDRED: Final = Linear(Fraction(100))


@dataclass(frozen=True)
class _Quotient:
    """top / bottom, with a bottom that is positive for the cells as reported."""

    top: Linear
    bottom: Linear = _ONE


def variable(code: str, view: str) -> str:
    """The name under which the reconciler knows a cell."""
    return code if view == "value" else f"{code}@{view}"


def link_rows(link: Link, sheet: Sheet, tolerance: Fraction) -> tuple[tuple[Terms, Span], ...]:
    """The link as linear rows over the cells; none when it is not linear or lacks a cell."""
    for known in (frozenset[str](), frozenset({"prior", "previous"})):
        try:
            return tuple(_rows(link, _Reader(sheet, known), tolerance))
        except _NotLinearError:
            continue
    return ()


def _rows(link: Link, reader: "_Reader", tolerance: Fraction) -> Iterator[tuple[Terms, Span]]:
    if link.op == "=":
        yield reader.difference(link.left, link.right, tolerance, strict=False)
        yield reader.difference(link.right, link.left, tolerance, strict=False)
        return
    small, large = (link.left, link.right) if link.op in ("<", "<=") else (link.right, link.left)
    strict = link.op in ("<", ">")
    if not isinstance(small, Abs):
        yield reader.difference(large, small, tolerance, strict=strict)
        return
    # |t| ≤ u says both t ≤ u and −t ≤ u
    yield reader.difference(large, small.term, tolerance, strict=strict)
    yield reader.difference(large, Op("-", Number(Decimal(0)), small.term), tolerance, strict=strict)


class _Reader:
    """Turns terms into quotients. Keeps the value of every variable it has met."""

    def __init__(self, sheet: Sheet, known: frozenset[str]) -> None:
        self.sheet = sheet
        self.known = known  # views that are taken as constants
        self.values: dict[str, Fraction] = {}

    def difference(
        self, large: Term, small: Term, tolerance: Fraction, *, strict: bool
    ) -> tuple[Terms, Span]:
        """large − small + tolerance ≥ 0, multiplied by both (positive) bottoms."""
        one, other = self.quotient(large), self.quotient(small)
        both = one.bottom.times(other.bottom)
        row = one.top.times(other.bottom).plus(other.top.times(one.bottom), -1)
        row = row.plus(both.times(Linear(tolerance)))
        return tuple(row.terms.items()), Span(-row.constant, None, strict, False)

    def quotient(self, term: Term) -> _Quotient:
        if isinstance(term, Number):
            return _Quotient(Linear(Fraction(term.value)))
        if isinstance(term, Ref):
            return self._ref(term)
        if isinstance(term, Abs):
            raise _NotLinearError
        left, right = self.quotient(term.left), self.quotient(term.right)
        if term.op == "*":
            return _Quotient(left.top.times(right.top), left.bottom.times(right.bottom))
        if term.op == "/":
            return self._divided(left, right)
        sign = 1 if term.op == "+" else -1
        if left.bottom == right.bottom:
            return _Quotient(left.top.plus(right.top, sign), left.bottom)
        top = left.top.times(right.bottom).plus(right.top.times(left.bottom), sign)
        return _Quotient(top, left.bottom.times(right.bottom))

    def _divided(self, left: _Quotient, right: _Quotient) -> _Quotient:
        divisor = right.top.at(self.values)
        if divisor == 0:
            raise _NotLinearError
        sign = Linear(Fraction(1 if divisor > 0 else -1))
        top = left.top.times(right.bottom).times(sign)
        return _Quotient(top, left.bottom.times(right.top).times(sign))

    def _ref(self, ref: Ref) -> _Quotient:
        current = self._cell(ref.code, "value" if ref.view in ("growth", "month") else ref.view)
        if ref.view == "growth":
            base = self._cell(ref.code, "prior")
            return self._divided(_Quotient(current.plus(base, -1).times(_HUNDRED)), _Quotient(base))
        if ref.view == "month" and self.sheet.is_flow(ref.code) and self.sheet.context.period.last > 1:
            return _Quotient(current.plus(self._cell(ref.code, "previous"), -1))
        return _Quotient(current)

    def _cell(self, code: str, view: str) -> Linear:
        value = self.sheet.look(Ref(code, view))  # type: ignore[arg-type]  # one of the three stored views
        if value is None:
            raise _NotLinearError
        if view in self.known:
            return Linear(value)
        self.values[variable(code, view)] = value
        return Linear(terms={variable(code, view): Fraction(1)})
