"""Which rules of the form do these cells break, and what does one tell the person who filled it in?

One finding per broken rule: 强制 is an error, 核实 a hint that wants a reason. It names the rule, its arithmetic with the
cells' own numbers, the cell most probably wrong with the likely slip, and what the rule itself says to do.

Worked example::

    错误 rule:balance_sheet  “资产等于负债加权益”不成立：资产负债表两边相等……
    资产总计 1200 应当等于 负债合计 500 + 所有者权益合计 600 = 1100
    最可能填错的是“负债合计”：500千元可能是600千元（一位数字写错）。请对照……
"""

from decimal import ROUND_HALF_UP, Decimal
from decimal import Context as Precision
from fractions import Fraction

from taizhang.catalogue.expression import Number, Ref, Term, refs, write
from taizhang.catalogue.model import Rule
from taizhang.kernel.digits import plain
from taizhang.kernel.finding import Finding, Level
from taizhang.validation.blame import Culprit, culprits
from taizhang.validation.cells import Sheet
from taizhang.validation.evaluate import Broken, broken, prepared

FAMILY = "rule"
_SAYS = {"=": "应当等于", "<=": "应当不大于", ">=": "应当不小于", "<": "应当小于", ">": "应当大于"}
_SHOWN = 8  # a sum of more cells is shown by its result


def rule_findings(sheet: Sheet, *, only_hard: bool = False) -> tuple[Finding, ...]:
    """The findings of all rules of the form, or of those that must hold, in the catalogue's order."""
    rules = [rule for rule in sheet.catalogue.rules.values() if rule.form == sheet.form.code]
    hard = [rule for rule in rules if rule.hard]
    found = []
    for rule in hard if only_hard else rules:
        links = broken(rule, sheet)
        if links:
            found.append(_finding(rule, links, sheet, culprits(rule, sheet, hard)))
    return tuple(found)


def _finding(rule: Rule, links: tuple[Broken, ...], sheet: Sheet, suspects: tuple[Culprit, ...]) -> Finding:
    read = prepared(rule, sheet)
    first = suspects[0] if suspects else None
    named = list(dict.fromkeys(ref.code for ref in refs(rule.expression)))
    codes = sorted(named, key=lambda code: first is None or code != first.code)
    return Finding(
        level=Level.ERROR if rule.hard else Level.HINT,
        code=f"rule:{rule.code}",
        message=f"“{rule.name}”不成立：{rule.explanation}",
        where=next((place for code in codes if (place := sheet.where(code)) is not None), None),
        arithmetic="；".join(_arithmetic(each, read) for each in links),
        advice=_blame(rule, suspects, sheet) + rule.advice,
        family=FAMILY,
        figures=tuple(codes),
    )


def _arithmetic(each: Broken, sheet: Sheet) -> str:
    left, right = _side(each.link.left, each.left, sheet), _side(each.link.right, each.right, sheet)
    return f"{left} {_SAYS[each.link.op]} {right}"


def _side(term: Term, value: Fraction, sheet: Sheet) -> str:
    number = shown(value)
    if isinstance(term, Number):
        return number
    if isinstance(term, Ref):
        return f"{write(term, sheet.name)} {number}"
    cells = list(refs(term))
    if len(cells) > _SHOWN or any(ref.view != "value" for ref in cells):
        return f"{write(term, sheet.name)} = {number}"
    return f"{write(term, lambda code: _with_value(code, sheet))} = {number}"


def _with_value(code: str, sheet: Sheet) -> str:
    value = sheet.look(Ref(code))
    return sheet.name(code) if value is None else f"{sheet.name(code)}{shown(value)}"


def shown(value: Fraction) -> str:
    """The value with at most two decimals, for reading."""
    wide = Precision(prec=50, rounding=ROUND_HALF_UP)
    quotient = wide.divide(Decimal(value.numerator), Decimal(value.denominator))
    return plain(quotient.quantize(Decimal("0.01"), context=wide))


def _blame(rule: Rule, suspects: tuple[Culprit, ...], sheet: Sheet) -> str:
    """Who is to blame, in one sentence; of a rule that life may break, only where something else points to a cell too."""
    named = suspects if rule.hard else tuple(each for each in suspects if each.edit is not None or each.odd)
    if not named:
        return ""
    first, *others = named
    said = f"{'' if rule.hard else '若有填错，'}最可能填错的是“{_cell(first, sheet)}”"
    if first.edit is not None:
        before, after = first.edit.before, first.edit.after
        unit = after.unit or ""
        said += f"：{plain(before.value)}{unit}可能是{plain(after.value)}{unit}（{first.edit.slip.value}）"
    more = list(dict.fromkeys(_cell(each, sheet) for each in others if each.code != first.code))[:2]
    also = f"，也可能是{'、'.join(f'“{name}”' for name in more)}" if more else ""
    return f"{said}{also}。"


def _cell(culprit: Culprit, sheet: Sheet) -> str:
    name = sheet.name(culprit.code)
    return f"{name}的上年同期数" if culprit.view == "prior" else name
