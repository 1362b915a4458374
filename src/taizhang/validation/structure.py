"""What follows from the catalogue itself, before any rule: which cells there must be, and which contain which?

The form says which rows are required; the unit says which values are whole numbers; 属于 says which figure is a part of
which. A part that exceeds its whole is told only where no rule of the form compares the two already, since a rule says
better what to do.

Worked example: 研发人员 属于 从业人员期末人数. 20 of 15 is told here, unless the form has a rule about the two.
"""

from collections.abc import Callable, Iterator

from taizhang.catalogue.expression import refs
from taizhang.kernel.digits import plain
from taizhang.kernel.finding import Finding, Level
from taizhang.validation.cells import Sheet

FAMILY = "structure"


def structure_findings(sheet: Sheet, *, only_hard: bool = False) -> tuple[Finding, ...]:
    """The findings of all checks, or of those that stop a form."""
    return tuple(finding for check in (HARD if only_hard else CHECKS) for finding in check(sheet))


def required_missing(sheet: Sheet) -> Iterator[Finding]:
    """A required row was left empty; zero must be typed as 0."""
    for item in sheet.form.items:
        if item.required and item.indicator not in sheet.cells:
            yield Finding(
                Level.ERROR, "cell-missing", f"“{sheet.name(item.indicator)}”没有填。", sheet.where(item.indicator),
                advice="请填写；确实没有发生的填0，不要空着。", family=FAMILY, figures=(item.indicator,),
            )  # fmt: skip


def prior_missing(sheet: Sheet) -> Iterator[Finding]:
    """A row that asks for 同期数 has a value and no 同期数, although something was accepted last year."""
    for item in sheet.form.items:
        code = item.indicator
        known = sheet.context.last_year.get(code)
        if item.with_prior and code in sheet.cells and code not in sheet.context.prior and known is not None:
            yield Finding(
                Level.HINT, "prior-missing", f"“{sheet.name(code)}”没有填上年同期数。", sheet.where(code),
                advice=f"上年同期上报的是{plain(known)}{sheet.unit(code)}，范围没有变化的照此填写。",
                family=FAMILY, figures=(code,),
            )  # fmt: skip


def not_asked(sheet: Sheet) -> Iterator[Finding]:
    """A value for a row that the form does not have."""
    for code in sheet.cells:
        if sheet.form.item(code) is None:
            yield Finding(
                Level.ERROR, "cell-not-asked", f"“{sheet.name(code)}”不在《{sheet.form.name}》里。", sheet.where(code),
                advice="请从表中删去，或填到它所在的报表里。", family=FAMILY, figures=(code,),
            )  # fmt: skip


def whole_number(sheet: Sheet) -> Iterator[Finding]:
    """Persons, firms and projects come in whole numbers."""
    for code, value in sheet.cells.items():
        if sheet.form.item(code) is None or not sheet.unit(code).dimension.startswith("count:"):
            continue
        if sheet.unit(code).factor == 1 and value != value.to_integral_value():
            yield Finding(
                Level.ERROR, "not-whole", f"“{sheet.name(code)}”填了{plain(value)}{sheet.unit(code)}，应当是整数。",
                sheet.where(code), advice="请核对小数点的位置。", family=FAMILY, figures=(code,),
            )  # fmt: skip


def part_exceeds_whole(sheet: Sheet) -> Iterator[Finding]:
    """属于: a part is at most its whole (told for wholes that are not negative)."""
    compared = [{ref.code for ref in refs(rule.expression)} for rule in sheet.catalogue.rules.values()
                if rule.form == sheet.form.code]  # fmt: skip
    for item in sheet.form.items:
        code = item.indicator
        whole = sheet.indicator(code).part_of
        if whole is None or code not in sheet.cells or whole not in sheet.cells:
            continue
        if any({code, whole} <= codes for codes in compared) or sheet.cells[whole] < 0:
            continue
        if sheet.cells[code] * sheet.unit(code).factor > sheet.cells[whole] * sheet.unit(whole).factor:
            part, total = (f"{plain(sheet.cells[each])}{sheet.unit(each)}" for each in (code, whole))
            yield Finding(
                Level.HINT, "part-exceeds-whole",
                f"“{sheet.name(code)}”{part}大于它所属的“{sheet.name(whole)}”{total}。",
                sheet.where(code), f"{part} ＞ {total}", "请核对两个数的单位、期别，是否填反。", FAMILY, (code, whole),
            )  # fmt: skip


CHECKS: tuple[Callable[[Sheet], Iterator[Finding]], ...] = (
    required_missing,
    prior_missing,
    not_asked,
    whole_number,
    part_exceeds_whole,
)
HARD = (required_missing, not_asked, whole_number)
