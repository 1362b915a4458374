"""How much, and of what?

An amount is an exact decimal with its unit. Amounts of one dimension add, subtract, compare and convert;
anything else is a UnitError that says which two units met. Nothing is rounded here: 843 万元 is 0.0843 亿元,
all four digits of it.

Worked example::

    Amount.parse("5.5亿元") - Amount.parse("843万元")      # 5.4157亿元, in the left one's unit
    Amount.parse("843万元").to(unit("亿元"))               # 0.0843亿元
    Amount.parse("61亿元") == Amount.parse("610000万元")   # True: equal amounts, whatever the unit
    Amount.parse("3%") + Amount.parse("2个百分点")         # UnitError

Two amounts are equal when they are the same quantity, so that equality and order agree; their printed forms
may differ. Conversion divides only where a unit is not a decimal multiple of the other (亩 into 平方米), then
to 50 digits.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final

from taizhang.kernel.unit import Unit, UnitError, unit

DIGITS: Final = 50
"""Precision of every calculation; reported figures have at most 18 digits, so sums and products are exact."""


class AmountError(ValueError):
    """A text that is not one number and one unit; the message is Chinese and fit to show."""


@dataclass(frozen=True, eq=False)
class Amount:
    """A finite decimal ``value`` in ``unit``."""

    value: Decimal
    unit: Unit

    def __post_init__(self) -> None:
        if not self.value.is_finite():
            raise AmountError(f"“{self.value}”不是一个数，金额和数量必须是有限的小数。")

    @classmethod
    def parse(cls, text: str) -> "Amount":
        """``61亿元``, ``-1.7%``, ``1,234.5 万元``, full-width digits too. Raises AmountError or UnitError."""
        plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("−", "-")
        found = re.fullmatch(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)([^\d.,].*)?", plain)
        if found is None:
            raise AmountError(f"读不出“{text.strip()}”里的数，请写成数字加单位，例如“61亿元”“-1.7%”。")
        return cls(Decimal(found[1].replace(",", "")), unit(found[2] or ""))

    def __str__(self) -> str:
        return f"{self.value:f}{self.unit.name}"

    @property
    def base(self) -> Decimal:
        """The value in the base unit of the dimension (元, 吨, 亩, …)."""
        with localcontext(prec=DIGITS):
            return self.value * self.unit.factor

    def to(self, target: Unit) -> "Amount":
        """The same quantity in another unit of the dimension, exactly. Raises UnitError."""
        if target == self.unit:
            return self
        self._must_meet(target, "换算")
        with localcontext(prec=DIGITS):
            return Amount(self.value * self.unit.factor / target.factor, target)

    def __add__(self, other: "Amount") -> "Amount":
        self._must_meet(other.unit, "相加")
        with localcontext(prec=DIGITS):
            return Amount(self.value + other.to(self.unit).value, self.unit)

    def __sub__(self, other: "Amount") -> "Amount":
        self._must_meet(other.unit, "相减")
        with localcontext(prec=DIGITS):
            return Amount(self.value - other.to(self.unit).value, self.unit)

    def __neg__(self) -> "Amount":
        return Amount(self.value.copy_negate(), self.unit)

    def __mul__(self, factor: Decimal | int) -> "Amount":
        with localcontext(prec=DIGITS):
            return Amount(self.value * factor, self.unit)

    __rmul__ = __mul__

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        return self.unit.converts_to(other.unit) and self.base == other.base

    def __hash__(self) -> int:
        return hash((self.unit.dimension, self.base))

    def __lt__(self, other: "Amount") -> bool:
        self._must_meet(other.unit, "比较大小")
        return self.base < other.base

    def __le__(self, other: "Amount") -> bool:
        self._must_meet(other.unit, "比较大小")
        return self.base <= other.base

    def __gt__(self, other: "Amount") -> bool:
        return other < self

    def __ge__(self, other: "Amount") -> bool:
        return other <= self

    def _must_meet(self, other: Unit, deed: str) -> None:
        if self.unit.converts_to(other):
            return
        if {self.unit.dimension, other.dimension} == {"percent", "point"}:
            raise UnitError(f"“{self.unit}”和“{other}”不能{deed}：百分比和百分点是两回事，请核对该用哪一个。")
        raise UnitError(f"“{self.unit}”和“{other}”不是同一类单位，不能{deed}，请先统一单位。")
