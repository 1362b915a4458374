"""What looks wrong although no rule is broken?

People who fill in forms slip in known ways. Each check here is one small function over the sheet and knows one of them; all
of them only ask for a second look (提示), since every one also has an honest explanation. ``units`` knows one more.

Worked example (千元): 1-8月 was 83 200, so 1-9月 is expected near 93 600. 10 400 is one month's figure where the running total
belongs; 39 600 is less than last month and two swapped digits away; 83 200 was copied; 193 600 has a digit too many.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from taizhang.catalogue.expression import refs
from taizhang.kernel.digits import plain
from taizhang.kernel.finding import Finding, Level
from taizhang.reconcile.edits import Edit
from taizhang.validation.cells import Sheet
from taizhang.validation.history import (
    expected,
    from_last_month,
    from_last_year,
    near,
    off_by,
    one_months_size,
    rough,
)
from taizhang.validation.slip import neighbours, towards
from taizhang.validation.units import FAMILY, WHOLE_FORM, slip_of, unit_slips, whole_form

OUT_OF_LINE = Fraction(4)
"""A month four times the average month, or a stock four times last month's, is worth a look."""

_FEW = 20  # counts up to here leap about honestly


def experience_findings(sheet: Sheet) -> tuple[Finding, ...]:
    """The findings of all checks, in the order of the form's rows within each check."""
    return tuple(finding for check in CHECKS for finding in check(sheet))


def sign_slip(sheet: Sheet) -> Iterator[Finding]:
    """A minus too many or lost: the size is as expected, the sign is the other one."""
    for code in sheet.reported():
        value, known = sheet.cells[code], from_last_month(code, sheet)
        if known is None or not value or (value > 0) == (known > 0):
            continue
        if near(abs(Fraction(value)), abs(known), Fraction(2)):
            now, before = ("负数", "正数") if value < 0 else ("正数", "负数")
            yield _hint(
                "sign-slip", sheet, (code,),
                f"“{sheet.name(code)}”{_printed(code, sheet)}是{now}，上月是大小相近的{before}，可能写错了正负号。",
                "请核对正负号；确由盈利转为亏损或冲减造成的，写明原因。",
            )  # fmt: skip


def month_as_total(sheet: Sheet) -> Iterator[Finding]:
    """The month alone typed where the running total belongs: less than last month's total, about one month's size."""
    codes = _monthly(sheet)
    flows = [code for code in sheet.reported() if sheet.is_flow(code)]
    months = sheet.context.period.last
    if len(codes) >= WHOLE_FORM and 2 * len(codes) > len(flows):
        names = "、".join(f"“{sheet.name(code)}”" for code in codes[:3])
        yield _hint(
            "month-as-total-form", sheet, codes,
            f"这张表有{len(codes)}个数（{names}等）小于上月累计，都和一个月的数差不多，可能整张表填成了当月数。",
            f"请填1月至{months}月累计。{_or_unit(codes, sheet)}",
        )  # fmt: skip
        return
    for code in codes:
        before, value = sheet.context.previous[code], sheet.cells[code]
        yield _hint(
            "month-as-total", sheet, (code,),
            f"“{sheet.name(code)}”{_printed(code, sheet)}小于上月累计{plain(before)}，和一个月的数差不多，"
            "可能把当月数填成了累计数。",
            f"这一格要填1月至{months}月累计；如果{plain(value)}是当月数，累计应填{plain(before + value)}。"
            f"{_or_unit((code,), sheet)}",
        )  # fmt: skip


def _monthly(sheet: Sheet) -> tuple[str, ...]:
    form = whole_form(sheet)
    told = form[1] if form else ()
    return tuple(code for code in sheet.reported() if code not in told and one_months_size(code, sheet))


def _or_unit(codes: tuple[str, ...], sheet: Sheet) -> str:
    """A tenth of a total of about ten months is one month's size too."""
    found = {slip_of(code, sheet) for code in codes}
    slip = found.pop() if len(found) == 1 else None
    return f"也可能单位错了：{slip.because}。" if slip else ""


def total_decreased(sheet: Sheet) -> Iterator[Finding]:
    """A running total below last month's, where no rule of the form already asks (and no other check tells why)."""
    asked = {ref.code for rule in sheet.catalogue.rules.values() if rule.form == sheet.form.code
             for ref in refs(rule.expression) if ref.view in ("previous", "month")}  # fmt: skip
    for code in _unexplained(sheet):
        before, value = sheet.context.previous.get(code), sheet.cells[code]
        if code in asked or not sheet.is_flow(code) or sheet.context.period.last == 1:
            continue
        if before is not None and before > 0 and 0 <= value < before:
            edit = explaining(code, sheet, at_least=before)
            yield _hint(
                "total-decreased", sheet, (code,),
                f"“{sheet.name(code)}”1月至本月累计{_printed(code, sheet)}，比上月累计{plain(before)}少；"
                "累计数一般不会减少。",
                f"{_maybe(edit)}请核对；属更正或退回的，写明更正了哪个月。",
            )  # fmt: skip


def out_of_line(sheet: Sheet) -> Iterator[Finding]:
    """A month more than four times the months before it, or a stock four times (or a quarter of) last month's."""
    for code in _unexplained(sheet):
        said = _leap_of_flow(code, sheet) if sheet.is_flow(code) else _leap_of_stock(code, sheet)
        if said:
            edit = explaining(
                code, sheet, at_least=sheet.context.previous[code] if sheet.is_flow(code) else None
            )
            yield _hint(
                "out-of-line", sheet, (code,),
                f"“{sheet.name(code)}”{_printed(code, sheet)}与上月相差很大：{said}。",
                f"{_maybe(edit)}请核对位数和单位；属实的，写明扩产、集中交货等原因。",
            )  # fmt: skip


def _leap_of_flow(code: str, sheet: Sheet) -> str:
    """What leapt; nothing for who has no last year, since nobody knows over how many months the total was made."""
    before, value = sheet.context.previous.get(code), sheet.cells[code]
    months = sheet.context.period.last
    if months < 3 or not before or before < 0 or from_last_year(code, sheet) is None:
        return ""
    average = Fraction(before) / (months - 1)
    if value - before <= OUT_OF_LINE * average or _few(code, value, sheet):
        return ""
    return f"本月一个月就是{plain(value - before)}，前{months - 1}个月平均每月{rough(average)}"


def _leap_of_stock(code: str, sheet: Sheet) -> str:
    before, value = sheet.context.previous.get(code), sheet.cells[code]
    if before is None or value * before <= 0 or off_by(value, before) < OUT_OF_LINE:
        return ""
    return "" if _few(code, max(value, before), sheet) else f"上月是{plain(before)}"


def _unexplained(sheet: Sheet) -> list[str]:
    """The cells about which neither the unit nor the month says anything."""
    form = whole_form(sheet)
    told = {*(form[1] if form else ()), *_monthly(sheet)}
    return [code for code in sheet.reported() if code not in told and slip_of(code, sheet) is None]


def _few(code: str, value: Decimal, sheet: Sheet) -> bool:
    return sheet.unit(code).dimension.startswith("count:") and abs(value) < _FEW


def explaining(code: str, sheet: Sheet, *, at_least: Decimal | None = None) -> Edit | None:
    """The likeliest slip that would bring the cell back to about what one expects, if there is one."""
    known = expected(code, sheet)
    if known is None:
        return None
    return towards(
        sheet.cells[code], sheet.unit(code), known[0], lambda other: at_least is None or other >= at_least
    )


def _maybe(edit: Edit | None) -> str:
    if edit is None:
        return ""
    return f"{plain(edit.before.value)}可能是{plain(edit.after.value)}（{edit.slip.value}）。"


def total_repeated(sheet: Sheet) -> Iterator[Finding]:
    """Exactly last month's total again: perhaps last month's form was copied. Few things happen every month, so a count may
    well stand still."""
    flows = [code for code in sheet.reported() if sheet.is_flow(code) and sheet.context.period.last > 1]
    same = tuple(
        code for code in flows if sheet.cells[code] and sheet.cells[code] == sheet.context.previous.get(code)
    )
    if len(same) >= WHOLE_FORM and 2 * len(same) > len(flows):
        yield _hint(
            "form-repeated", sheet, same,
            f"有{len(same)}个累计数与上月完全相同，可能照抄了上月的表。",
            "请确认填的是1月至本月累计；整月停产的，写明停产情况。",
        )  # fmt: skip
        return
    for code in same:
        if not sheet.unit(code).dimension.startswith("count:"):
            yield _hint(
                "total-repeated", sheet, (code,),
                f"“{sheet.name(code)}”{_printed(code, sheet)}与上月累计完全相同，等于本月为零。",
                "请确认不是照抄上月数；本月确实没有发生的，写明原因。",
            )  # fmt: skip


def prior_differs(sheet: Sheet) -> Iterator[Finding]:
    """同期数 other than what was accepted last year: allowed when the scope changed, never by accident."""
    known = {code: accepted for code in sheet.reported() if code in sheet.context.prior
             and (accepted := sheet.context.last_year.get(code)) is not None}  # fmt: skip
    differ = tuple(code for code, accepted in known.items() if sheet.context.prior[code] != accepted)
    if len(differ) >= WHOLE_FORM and 3 * len(differ) >= len(known):  # stocks do not follow a restated flow
        example = differ[0]
        yield _hint(
            "prior-differs-form", sheet, differ,
            f"这张表有{len(differ)}个上年同期数与上年实际上报的不同，例如{_prior_against(example, sheet)}。",
            "请按上年实际上报的数填写；核算范围有变化的，写明变化情况。",
        )  # fmt: skip
        return
    for code in differ:
        yield _hint(
            "prior-differs", sheet, (code,), f"{_prior_against(code, sheet)}{_copied_wrong(code, sheet)}。",
            "请按上年实际上报的数填写；核算范围有变化的，写明变化情况。",
        )  # fmt: skip


def _prior_against(code: str, sheet: Sheet) -> str:
    unit = sheet.unit(code)
    prior, accepted = sheet.context.prior[code], sheet.context.last_year[code]
    return f"“{sheet.name(code)}”的上年同期数填{plain(prior)}{unit}，上年实际上报的是{plain(accepted)}{unit}"


def _copied_wrong(code: str, sheet: Sheet) -> str:
    prior, accepted = sheet.context.prior[code], sheet.context.last_year[code]
    edits = (edit for edit in neighbours(prior, sheet.unit(code)) if edit.after.value == accepted)
    edit = next(edits, None)
    return f"（可能是{edit.slip.value}）" if edit else ""


def _printed(code: str, sheet: Sheet) -> str:
    return f"{plain(sheet.cells[code])}{sheet.unit(code)}"


def _hint(code: str, sheet: Sheet, cells: tuple[str, ...], message: str, advice: str) -> Finding:
    return Finding(Level.HINT, code, message, sheet.where(cells[0]), "", advice, FAMILY, cells)


CHECKS: tuple[Callable[[Sheet], Iterator[Finding]], ...] = (
    unit_slips,
    sign_slip,
    month_as_total,
    total_decreased,
    out_of_line,
    total_repeated,
    prior_differs,
)
