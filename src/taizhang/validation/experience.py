"""What looks wrong although no rule is broken?

People who fill in forms slip in known ways. Each check here is one small function over the sheet and knows one of them; all
of them only ask for a second look (提示), since every one also has an honest explanation.

Worked example (千元): 1-8月 was 83 200; now 1-9月 says 9 360. A tenth of what was to be expected (93 600): perhaps 万元.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from taizhang.catalogue.expression import refs
from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.written import Written
from taizhang.reconcile.edits import slips
from taizhang.validation.cells import Sheet, plain
from taizhang.validation.history import expected, from_last_month, from_last_year

FAMILY = "experience"
POWERS = (Fraction(1000), Fraction(10), Fraction(1, 10), Fraction(1, 1000))
"""千元 typed as 元, as 万元 the other way, 万元 for 千元, 百万元 for 千元."""

_NEAR = Fraction(8, 5)  # a factor of 1.6 either way still counts as near 10 or 1000
_WHOLE_FORM = 3  # so many cells off by one factor are not so many slips but one


def experience_findings(sheet: Sheet) -> tuple[Finding, ...]:
    """The findings of all checks, in the order of the form's rows within each check."""
    return tuple(finding for check in CHECKS for finding in check(sheet))


def unit_slip(sheet: Sheet) -> Iterator[Finding]:
    """元, 千元, 万元 confused: off by about 10 or 1000 from last month, and from last year where that is known."""
    monthly = {code for finding in month_as_total(sheet) for code in finding.figures}
    codes = [code for code in _codes(sheet) if code not in monthly]
    found = [(code, power) for code in codes if (power := _power(code, sheet)) is not None]
    for power in POWERS:
        alike = tuple(code for code, each in found if each == power)
        if len(alike) >= _WHOLE_FORM and 2 * len(alike) >= len(_money(sheet)):
            names = "、".join(sheet.name(code) for code in alike[:3])
            yield _hint(
                "unit-slip-form", sheet, alike,
                f"整张表有{len(alike)}个数（{names}等）都约是应有大小的{_times(power)}，可能用错了单位。",
                f"这张表的金额单位是{sheet.form.unit}，请换算后重新填写。",
            )  # fmt: skip
            found = [(code, each) for code, each in found if code not in alike]
    for code, power in found:
        wanted, source = expected(code, sheet) or (Fraction(0), "")
        yield _hint(
            "unit-slip", sheet, (code,),
            f"“{sheet.name(code)}”{_printed(code, sheet)}约是按{source}推算的{_times(power)}，可能把单位弄错了。",
            f"这一格的单位是{sheet.unit(code)}，按{source}推算应在{_rough(wanted)}{sheet.unit(code)}左右。"
            "请核对单位；属实的，写明新投产、停产等原因。",
        )  # fmt: skip


def _power(code: str, sheet: Sheet) -> Fraction | None:
    value = sheet.cells[code]
    known = expected(code, sheet)
    if known is None or value <= 0 or known[0] <= 0 or sheet.unit(code).dimension.startswith("count:"):
        return None
    ratio = Fraction(value) / known[0]
    last_year = from_last_year(code, sheet)
    for power in POWERS:
        agrees = last_year is None or last_year <= 0 or _near(Fraction(value) / last_year, power, _NEAR * 2)
        if _near(ratio, power, _NEAR) and agrees:
            return power
    return None


def _near(ratio: Fraction, power: Fraction, factor: Fraction) -> bool:
    return power / factor <= ratio <= power * factor


def _money(sheet: Sheet) -> list[str]:
    return [code for code in _codes(sheet) if sheet.unit(code).dimension.startswith("money")]


def sign_slip(sheet: Sheet) -> Iterator[Finding]:
    """A minus too many or lost: the size is as expected, the sign is the other one."""
    for code in _codes(sheet):
        value, known = sheet.cells[code], from_last_month(code, sheet)
        if known is None or not value or (value > 0) == (known > 0):
            continue
        if _near(abs(Fraction(value) / known), Fraction(1), Fraction(2)):
            now, before = ("负数", "正数") if value < 0 else ("正数", "负数")
            yield _hint(
                "sign-slip", sheet, (code,),
                f"“{sheet.name(code)}”{_printed(code, sheet)}是{now}，上月是大小相近的{before}，可能写错了正负号。",
                "请核对正负号；确由盈利转为亏损或冲减造成的，写明原因。",
            )  # fmt: skip


def month_as_total(sheet: Sheet) -> Iterator[Finding]:
    """The month alone typed where the running total belongs: less than last month's total, about one month's size."""
    months = sheet.context.period.last
    for code in _codes(sheet):
        before, value = sheet.context.previous.get(code), sheet.cells[code]
        if not sheet.is_flow(code) or months < 3 or not before or before <= 0 or not 0 < value < before:
            continue
        monthly = Fraction(before) / (months - 1)
        if _near(Fraction(value), monthly, Fraction(5, 2)):
            total = plain(before + value)
            or_unit = "也可能是单位错了。" if _power(code, sheet) is not None else ""
            yield _hint(
                "month-as-total", sheet, (code,),
                f"“{sheet.name(code)}”{_printed(code, sheet)}小于上月累计{plain(before)}，和一个月的数差不多，"
                "可能把当月数填成了累计数。",
                f"这一格要填1月至{months}月累计；如果{plain(value)}是当月数，累计应填{total}。{or_unit}",
            )  # fmt: skip


def total_decreased(sheet: Sheet) -> Iterator[Finding]:
    """A running total below last month's, where no rule of the form already asks (and it is no month's figure)."""
    asked = {ref.code for rule in sheet.catalogue.rules.values() if rule.form == sheet.form.code
             for ref in refs(rule.expression) if ref.view in ("previous", "month")}  # fmt: skip
    monthly = {code for finding in month_as_total(sheet) for code in finding.figures}
    for code in _codes(sheet):
        before, value = sheet.context.previous.get(code), sheet.cells[code]
        if code in asked or code in monthly or not sheet.is_flow(code) or sheet.context.period.last == 1:
            continue
        if before is not None and before > 0 and 0 <= value < before:
            yield _hint(
                "total-decreased", sheet, (code,),
                f"“{sheet.name(code)}”1月至本月累计{_printed(code, sheet)}，比上月累计{plain(before)}少；"
                "累计数一般不会减少。",
                f"{_slip_towards(value, before, sheet, code)}请核对；属更正或退回的，写明更正了哪个月。",
            )  # fmt: skip


def _slip_towards(value: Decimal, before: Decimal, sheet: Sheet, code: str) -> str:
    """A one-slip reading of ``value`` that makes the total grow by about a month, if there is one."""
    wanted = expected(code, sheet)
    if wanted is None:
        return ""
    written = Written(plain(value), sheet.unit(code))
    for edit in slips(written):
        other = edit.after.value
        same_unit = edit.after.unit == written.unit
        if same_unit and other >= before and _near(Fraction(other), wanted[0], Fraction(6, 5)):
            return f"{plain(value)}可能是{plain(other)}（{edit.slip.value}）。"
    return ""


def total_repeated(sheet: Sheet) -> Iterator[Finding]:
    """Exactly last month's total again: perhaps last month's form was copied."""
    codes = [code for code in _codes(sheet) if sheet.is_flow(code) and sheet.context.period.last > 1]
    same = [
        code for code in codes if sheet.cells[code] and sheet.cells[code] == sheet.context.previous.get(code)
    ]
    if same and len(same) * 2 > len(codes):
        yield _hint(
            "form-repeated", sheet, tuple(same),
            f"有{len(same)}个累计数与上月完全相同，可能照抄了上月的表。",
            "请确认填的是1月至本月累计；整月停产的，写明停产情况。",
        )  # fmt: skip
        return
    for code in same:
        yield _hint(
            "total-repeated", sheet, (code,),
            f"“{sheet.name(code)}”{_printed(code, sheet)}与上月累计完全相同，等于本月为零。",
            "请确认不是照抄上月数；本月确实没有发生的，写明原因。",
        )  # fmt: skip


def prior_differs(sheet: Sheet) -> Iterator[Finding]:
    """同期数 other than what was accepted last year: allowed when the scope changed, never by accident."""
    for code, prior in sheet.context.prior.items():
        accepted = sheet.context.last_year.get(code)
        if accepted is None or prior == accepted or sheet.form.item(code) is None:
            continue
        unit = sheet.unit(code)
        slip = next((edit for edit in slips(Written(plain(prior), unit))
                     if edit.after.amount == Written(plain(accepted), unit).amount), None)  # fmt: skip
        how = f"（可能是{slip.slip.value}）" if slip else ""
        yield _hint(
            "prior-differs", sheet, (code,),
            f"“{sheet.name(code)}”的上年同期数填{plain(prior)}{unit}，上年实际上报的是{plain(accepted)}{unit}{how}。",
            "请按上年实际上报的数填写；核算范围有变化的，写明变化情况。",
        )  # fmt: skip


def _codes(sheet: Sheet) -> list[str]:
    return [item.indicator for item in sheet.form.items if item.indicator in sheet.cells]


def _printed(code: str, sheet: Sheet) -> str:
    return f"{plain(sheet.cells[code])}{sheet.unit(code)}"


def _times(power: Fraction) -> str:
    return f"{power}倍" if power >= 1 else f"{power.denominator}分之一"


def _rough(value: Fraction) -> str:
    """Three significant digits: an expectation, not a figure."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return plain(number.quantize(Decimal(1).scaleb(max(number.adjusted() - 2, -4))))


def _hint(code: str, sheet: Sheet, cells: tuple[str, ...], message: str, advice: str) -> Finding:
    return Finding(Level.HINT, code, message, sheet.where(cells[0]), "", advice, FAMILY, cells)


CHECKS: tuple[Callable[[Sheet], Iterator[Finding]], ...] = (
    unit_slip,
    sign_slip,
    month_as_total,
    total_decreased,
    total_repeated,
    prior_differs,
)
