"""Was a number typed in another unit than the one that its row asks for?

千元 is what state forms ask for, 万元 what a park speaks in, 元 what an accountant sees. A slip of the unit moves the number by
a power of ten that the units themselves give away: 千元 typed as 元 is a thousand times too large, as 万元 a tenth. Ten times too
much or too little happens without a unit too, by a digit too many or a point that moved, so it is always looked for.

The number is held against what earlier reports lead one to expect (``history``); within a factor of 1.6 of a power it is told.
Where most amounts of a form are off by one and the same factor, that is one slip and not many.

Worked example (千元): 1-8月 was 83 200, so 1-9月 is expected near 93 600. 93 600 000 was typed in 元. 9 360 is a tenth: 万元, but
also about one month's figure, so the form decides: if its balance sheet is a tenth too, it is the unit (``whole_form``), and
otherwise ``experience.month_as_total`` tells it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from taizhang.kernel.digits import plain
from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.unit import UNITS, Unit
from taizhang.validation.cells import Sheet
from taizhang.validation.history import expected, from_last_year, near, off_by, one_months_size, rough
from taizhang.wording.numerals import chinese

FAMILY = "experience"
NEAR = Fraction(8, 5)
WHOLE_FORM = 3
"""So many amounts off by one factor are not so many slips but one."""


@dataclass(frozen=True)
class Slip:
    """A number came out ``factor`` times what it should be; ``unit`` is the one it was then typed in, if there is one."""

    factor: Fraction
    unit: Unit | None

    def __str__(self) -> str:
        return f"{self.factor}倍" if self.factor >= 1 else f"{_lone(self.factor.denominator)}分之一"

    @property
    def because(self) -> str:
        return f"可能是按{self.unit}填的" if self.unit else "可能多写了一位，或者小数点错了位"


def _lone(power: int) -> str:
    """十, 百, 千, 万, 十万: as one says before 分之一."""
    return chinese(power).removeprefix("一")


@cache
def possible(unit: Unit) -> tuple[Slip, ...]:
    """The slips of a row in ``unit``, the smallest first; none for ratios and counts, of which there is one unit."""
    if unit.dimension in ("percent", "point", "times") or unit.dimension.startswith("count:"):
        return ()
    found: dict[Fraction, Unit | None] = {Fraction(10): None, Fraction(1, 10): None}
    for other in UNITS.values():
        factor = Fraction(unit.factor) / Fraction(other.factor)
        if other.dimension == unit.dimension and factor != 1 and _power_of_ten(factor):
            found[factor] = found.get(factor) or other
    return tuple(
        Slip(factor, found[factor]) for factor in sorted(found, key=lambda each: max(each, 1 / each))
    )


def _power_of_ten(factor: Fraction) -> bool:
    digits = str(max(factor.numerator, factor.denominator))
    return 1 in (factor.numerator, factor.denominator) and digits == "1".ljust(len(digits), "0")


def slip_of(code: str, sheet: Sheet) -> Slip | None:
    """The slip that would account for a cell, when last month (and last year, where known) say the same."""
    value, known = sheet.cells.get(code), expected(code, sheet)
    if not value or known is None or off_by(value, known[0]) * NEAR < 10:
        return None  # by far the most cells: as expected
    last_year = from_last_year(code, sheet)
    for slip in possible(sheet.unit(code)):
        agrees = last_year is None or near(Fraction(value) / last_year, slip.factor, 2 * NEAR)
        if agrees and near(Fraction(value) / known[0], slip.factor, NEAR):
            return slip
    return None


def whole_form(sheet: Sheet) -> tuple[Slip, tuple[str, ...]] | None:
    """The slip that most amounts of the form share, and their cells; None where there is no such.

    A form on which every such amount also looks like one month's figure is left to ``month_as_total``.
    """
    money = [code for code in sheet.reported() if sheet.unit(code).dimension.startswith("money")]
    groups: dict[Slip, list[str]] = defaultdict(list)
    for code in money:
        slip = slip_of(code, sheet)
        if slip is not None:
            groups[slip].append(code)
    for slip, codes in groups.items():
        telling = any(not one_months_size(code, sheet) for code in codes)
        if telling and len(codes) >= WHOLE_FORM and 2 * len(codes) >= len(money):
            return slip, tuple(codes)
    return None


def unit_slips(sheet: Sheet) -> Iterator[Finding]:
    """Cells that were probably typed in another unit: the whole form at once, then one by one."""
    form = whole_form(sheet)
    told = form[1] if form else ()
    if form:
        slip, codes = form
        names = "、".join(f"“{sheet.name(code)}”" for code in codes[:3])
        yield Finding(
            Level.HINT, "unit-slip-form",
            f"这张表有{len(codes)}个数（{names}等）都约是应有大小的{slip}，{slip.because}。", sheet.where(codes[0]),
            advice=f"这张表的金额单位是{sheet.form.unit}，请换算后重新填写。", family=FAMILY, figures=codes,
        )  # fmt: skip
    for code in sheet.reported():
        slip_here = None if code in told or one_months_size(code, sheet) else slip_of(code, sheet)
        if slip_here is not None:
            yield _finding(code, slip_here, sheet)


def _finding(code: str, slip: Slip, sheet: Sheet) -> Finding:
    known = expected(code, sheet)
    assert known is not None, "a slip is told against what was expected"
    unit = sheet.unit(code)
    return Finding(
        Level.HINT, "unit-slip",
        f"“{sheet.name(code)}”{plain(sheet.cells[code])}{unit}约是按{known[1]}推算的{slip}，{slip.because}。",
        sheet.where(code), f"按{known[1]}推算应在{rough(known[0])}{unit}左右",
        f"这一格的单位是{unit}，请核对单位和位数；属实的，写明新投产、停产等原因。", FAMILY, (code,),
    )  # fmt: skip
