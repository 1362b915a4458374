"""Why can these figures not all be right, in words a clerk can check with a calculator?

A clash within one relation is told by the arithmetic of that relation: what the other figures give, and what is printed.
A clash through several relations is told as the steps of interval contraction, each with the relation it uses. When no
chain of steps shows it (the relations close a circle), the relations are listed and said to exclude each other.

Worked example (share): 电池产值51.6亿元÷规上产值61亿元，应在83.82%至85.37%之间，写的是83.4%。
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Final

from taizhang.kernel.amount import DIGITS
from taizhang.kernel.digits import plain
from taizhang.reconcile.contract import Step, contract
from taizhang.reconcile.relation import Kind, Quantity, Relation, base_of
from taizhang.reconcile.span import EVERYWHERE, Span
from taizhang.reconcile.system import Row

_MARK: Final = base_of("")
_INFINITE_STEPS: Final = 12  # a longer chain is no explanation any more


@dataclass(frozen=True)
class Words:
    """Names, printed forms and units of the figures, and the relations, for one explanation."""

    quantities: Mapping[str, Quantity]
    relations: Mapping[str, Relation]
    spans: Mapping[str, Span]  # of each quantity, in base units, as read at this level

    def name(self, variable: str) -> str:
        if variable.endswith(_MARK) and variable not in self.quantities:
            return f"{self.name(variable.removesuffix(_MARK))}的上年同期数"
        quantity = self.quantities.get(variable)
        return quantity.name or quantity.id if quantity else f"“{variable}”"

    def printed(self, variable: str) -> str:
        """Name and number as written: 规上产值61亿元."""
        quantity = self.quantities.get(variable)
        if quantity is None:
            return self.name(variable)
        number = str(quantity.written) if quantity.written else self.between(variable, self.span(variable))
        return f"{self.name(variable)}{number}"

    def number(self, variable: str) -> str:
        quantity = self.quantities[variable]
        return str(quantity.written) if quantity.written else self.between(variable, self.span(variable))

    def span(self, variable: str) -> Span:
        return self.spans.get(variable, EVERYWHERE)

    def between(self, variable: str, span: Span) -> str:
        """The span in the variable's own unit, rounded outwards: 60.5亿元至61.5亿元之间."""
        if span.is_point and span.lo is not None:
            return self.value(variable, span.lo, ROUND_FLOOR)
        lo = None if span.lo is None else self.value(variable, span.lo, ROUND_FLOOR)
        hi = None if span.hi is None else self.value(variable, span.hi, ROUND_CEILING)
        if lo is not None and hi is not None:
            return f"{lo}至{hi}之间"
        return f"{lo}以上" if lo is not None else f"{hi}以下" if hi is not None else "任意数"

    def ought(self, variable: str, span: Span) -> str:
        """What the variable ought to be: 应为58.97%, 应在66.7%至68.32%之间."""
        if span.is_point and span.lo is not None:
            return f"应为{self.value(variable, span.lo, ROUND_HALF_UP)}"
        return f"应在{self.between(variable, span)}"

    def value(self, variable: str, value: Fraction, rounding: str) -> str:
        quantity = self.quantities.get(variable.removesuffix(_MARK))
        factor = quantity.factor if quantity else Fraction(1)
        unit = quantity.unit.name if quantity and quantity.unit else ""
        decimals = max(_decimals(quantity) + 1, 2)
        return decimal_text(value / factor, decimals, rounding) + unit


def _decimals(quantity: Quantity | None) -> int:
    if quantity is None:
        return 2
    if quantity.written is not None:
        return quantity.written.decimals
    ends = [end for end in (quantity.interval.lo, quantity.interval.hi) if end is not None]
    exponents = [end.as_tuple().exponent for end in ends]
    return max([0, *(-each for each in exponents if isinstance(each, int))]) - (
        1 if len(set(ends)) > 1 else 0
    )


def decimal_text(value: Fraction, decimals: int, rounding: str) -> str:
    """The value with at most ``decimals`` places, rounded in the direction given, without trailing zeros."""
    wide = Context(prec=DIGITS, rounding=rounding)
    quotient = wide.divide(Decimal(value.numerator), Decimal(value.denominator))
    return plain(quotient.quantize(Decimal(1).scaleb(-decimals), rounding=rounding, context=wide))


def explain(rows: Sequence[Row], items: frozenset[str], words: Words) -> str:
    """The clash of these rows, whose owners are ``items``, in Chinese."""
    relations = [words.relations[item] for item in sorted(items) if item in words.relations]
    if len(relations) == 1 and relations[0].kind in _TOLD:
        return _TOLD[relations[0].kind](relations[0], words)
    told = _steps(rows, words) if len(relations) <= _INFINITE_STEPS else ""
    return told or _list(relations, items, words)


def _list(relations: Sequence[Relation], items: frozenset[str], words: Words) -> str:
    figures = "、".join(words.printed(item) for item in sorted(items) if item in words.quantities)
    ties = "；".join(describe(relation, words) for relation in relations)
    return f"{figures}，不能同时满足：{ties}。"


def describe(relation: Relation, words: Words) -> str:
    """The relation in words: its note, or its kind and figures."""
    return (
        relation.note
        or f"{relation.kind.value}（{'、'.join(words.name(each) for each in relation.figures)}）"
    )


def _steps(rows: Sequence[Row], words: Words) -> str:
    found = contract(rows)
    chain = found.clash
    told = [step for step in chain if len(step.row.terms) > 1]
    if not chain or not told or len(chain) > _INFINITE_STEPS:
        return ""
    *before, last = told
    lines = [f"由{_reason(step, found.steps, words)}，{_bound(step, words)}" for step in before]
    opposite = next(
        (
            step
            for step in reversed(chain)
            if step.variable == last.variable and step.at_least != last.at_least
        ),
        None,
    )
    end = f"由{_reason(last, found.steps, words)}，{_bound(last, words)}"
    if opposite is not None:
        against = words.printed(last.variable) if len(opposite.row.terms) == 1 else _bound(opposite, words)
        end += f"，与{against}矛盾"
    return "；".join([*lines, end]) + "。"


def _reason(step: Step, steps: Sequence[Step], words: Words) -> str:
    """What the step uses: figures as printed, or as far as earlier steps have narrowed them, and its relation."""
    relations = [words.relations[owner] for owner in sorted(step.row.owners) if owner in words.relations]
    ratios = [words.printed(owner) for owner in sorted(step.row.owners) if owner in words.quantities]
    sources = {steps[number].variable: steps[number] for number in step.because}
    others = []
    for name in (name for name, _ in step.row.terms if name != step.variable):
        source = sources.get(name)
        if source is not None and len(source.row.terms) > 1:
            others.append(_bound(source, words))
        elif name in words.quantities:
            others.append(words.printed(name))
    return f"{'、'.join([*others, *ratios])}（{'、'.join(describe(each, words) for each in relations)}）"


def _bound(step: Step, words: Words) -> str:
    side = "至少" if step.at_least else "至多"
    rounding = ROUND_FLOOR if step.at_least else ROUND_CEILING
    return f"{words.name(step.variable)}{side}{words.value(step.variable, step.value, rounding)}"


# One relation alone: what the others give, and what is printed.


def _quotient(top: Span, bottom: Span) -> Span:
    """top / bottom in %, for a positive bottom (the relation says so); the extremes lie at the corners."""
    if bottom.lo is None or bottom.hi is None or bottom.lo <= 0:
        return EVERYWHERE
    lo = None if top.lo is None else top.lo / (bottom.hi if top.lo >= 0 else bottom.lo) * 100
    hi = None if top.hi is None else top.hi / (bottom.lo if top.hi >= 0 else bottom.hi) * 100
    return Span(lo, hi)


def _told_together(relation: Relation, words: Words) -> str:
    """What is left to say where nothing can be computed (a base that may be zero, say)."""
    figures = "与".join(words.printed(each) for each in relation.figures)
    return f"{figures}不能同时成立（{describe(relation, words)}）。"


def _told_ratio(relation: Relation, words: Words) -> str:
    part, whole, ratio = relation.figures
    right = _quotient(words.span(part), words.span(whole))
    if right == EVERYWHERE:
        return _told_together(relation, words)
    given = f"{words.printed(part)}÷{words.printed(whole)}"
    return f"{given}，{words.ought(ratio, right)}，写的是{words.number(ratio)}。"


def _told_growth(relation: Relation, words: Words) -> str:
    current, ratio, base = (*relation.figures, "")[:3]
    right = _quotient(words.span(current), words.span(base)).affine(Fraction(1), Fraction(-100))
    if right == EVERYWHERE:
        return _told_together(relation, words)
    given = f"{words.printed(current)}÷{words.printed(base)}－1"
    return f"{given}，{words.ought(ratio, right)}，写的是{words.number(ratio)}。"


def _added(names: Sequence[str], words: Words) -> Span:
    spans = Span(Fraction(0), Fraction(0))
    for name in names:
        spans = spans.plus(words.span(name))
    return spans


def _told_total(relation: Relation, words: Words) -> str:
    whole, *parts = relation.figures
    added = words.ought(whole, _added(parts, words))
    listed = "＋".join(words.printed(part) for part in parts)
    return f"{listed}，合计{added}，{words.name(whole)}写的是{words.number(whole)}。"


def _told_parts(relation: Relation, words: Words) -> str:
    whole, *parts = relation.figures
    added = _added(parts, words)
    least = "" if added.lo is None else words.value(whole, added.lo, ROUND_FLOOR)
    span = words.span(whole)
    most = "" if span.hi is None else f"（至多{words.value(whole, span.hi, ROUND_CEILING)}）"
    listed = "＋".join(words.printed(part) for part in parts)
    return f"{listed}，至少{least}，超过了{words.printed(whole)}{most}。"


def _told_difference(relation: Relation, words: Words) -> str:
    if len(relation.figures) < 3:
        return _told_together(relation, words)
    left, right, gap = relation.figures
    span = words.span(left).plus(words.span(right).affine(Fraction(-1)))
    return f"{words.printed(left)}－{words.printed(right)}，{words.ought(gap, span)}，写的是{words.number(gap)}。"


def _told_shares(relation: Relation, words: Words) -> str:
    added = words.between(relation.figures[0], _added(relation.figures, words))
    return f"{'＋'.join(words.printed(each) for each in relation.figures)}，合计在{added}，应为100%。"


def _told_counted(relation: Relation, words: Words) -> str:
    part, whole, ratio = relation.figures
    span = words.span(whole)
    if part in words.quantities and words.span(part) != EVERYWHERE:
        return _told_ratio(relation, words)
    if not span.is_point or span.lo is None:
        return _told_together(relation, words)
    near = _nearest(span.lo, words.span(ratio))
    options = "，".join(
        f"{k}个是{decimal_text(Fraction(100 * k) / span.lo, 2, ROUND_HALF_UP)}%" for k in near
    )
    return f"{words.printed(whole)}中没有几个正好占{words.number(ratio)}：{options}。"


def _nearest(whole: Fraction, ratio: Span) -> tuple[int, ...]:
    low = int((ratio.lo or Fraction(0)) * whole / 100)
    return tuple(k for k in (low, low + 1) if 0 <= k <= whole)


def _told_pair(relation: Relation, words: Words) -> str:
    one, other = relation.figures
    sign = {Kind.SAME: "应当相同", Kind.AT_MOST: "前者应不超过后者", Kind.AT_LEAST: "前者应不少于后者"}[
        relation.kind
    ]
    return f"{words.printed(one)}与{words.printed(other)}，{sign}，实际不符。"


_TOLD: Final[Mapping[Kind, Callable[[Relation, Words], str]]] = {
    Kind.SHARE: _told_ratio,
    Kind.PROGRESS: _told_ratio,
    Kind.COUNTED: _told_counted,
    Kind.GROWTH: _told_growth,
    Kind.TOTAL: _told_total,
    Kind.PARTS_WITHIN: _told_parts,
    Kind.DIFFERENCE: _told_difference,
    Kind.SHARES_TOTAL: _told_shares,
    Kind.SAME: _told_pair,
    Kind.AT_MOST: _told_pair,
    Kind.AT_LEAST: _told_pair,
}
