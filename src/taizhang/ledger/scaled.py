"""How is a figure kept exactly in a database that has no decimals?

SQLite stores decimals as floats (100000000000.0001 comes back as …0000), so a figure is stored as a whole number of
ten-thousandths: 5.5 is 55000. Adding and comparing are then exact in every engine. In Python the value is always a
`Decimal` with at most four decimals; what does not fit is refused, never rounded:

>>> to_scaled(Decimal("5.5"))
55000
>>> to_scaled(Decimal("0.00001"))
Traceback (most recent call last):
    ...
taizhang.ledger.scaled.ScaleError: 0.00001 的小数超过4位
"""

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

PLACES: Final = 4
DIGITS: Final = 18
_FACTOR: Final = Decimal(10**PLACES)
_EXACT: Final = Context(prec=100, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact])
_LONGEST: Final = 40
_HALF: Final = Decimal("0.5")  # no whole number

if TYPE_CHECKING:  # Django's fields are generic for the type checker only, which reads these two names

    class _Base(models.Field[Any, Any]):
        _pyi_private_set_type: Decimal | int | str
        _pyi_private_get_type: Decimal
else:
    _Base = models.BigIntegerField


class ScaleError(ValueError):
    """The figure does not fit; the message says why."""


def readable(value: Decimal) -> str:
    """A number as somebody would write it: 0.0000001, never 1E-7, unless it would take more than a line."""
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST or len(value.as_tuple().digits) > _LONGEST:
        return str(value)
    return f"{value:f}"


def to_scaled(value: Decimal) -> int:
    """`value` in ten-thousandths. Raises ScaleError for more decimals, for more than 18 digits and for NaN."""
    if not value.is_finite():
        raise ScaleError(f"{value} 不是一个数")
    if not value:
        return 0
    if value.adjusted() >= DIGITS - PLACES:  # asked first: 1E+999999999 must not be written out
        raise ScaleError(f"{readable(value)} 太大，整数部分最多{DIGITS - PLACES}位")
    try:
        shifted = _EXACT.scaleb(value, PLACES)
    except Inexact:
        shifted = _HALF
    scaled = int(shifted)
    if scaled != shifted:
        raise ScaleError(f"{readable(value)} 的小数超过{PLACES}位")
    return scaled


def from_scaled(scaled: int) -> Decimal:
    """The figure that is stored as `scaled`, without needless zeros: 55000 → 5.5."""
    return _EXACT.divide(scaled, _FACTOR)


class ScaledDecimalField(_Base):
    """A Decimal with at most four decimals and 18 digits, stored as a 64-bit whole number of ten-thousandths."""

    description = "定点小数（4位）"

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Decimal | None:
        """A stored number as a Decimal. Raises ValueError where somebody stored anything but a whole number."""
        if value is None:
            return None
        if isinstance(value, Decimal) and value == value.to_integral_value():  # PostgreSQL's sum of bigint
            value = int(value)
        if not isinstance(value, int):
            raise ValueError(f"定点小数里存的不是整数：{value!r}")
        return from_scaled(value)

    def to_python(self, value: Any) -> Any:
        """A Decimal from text, int or Decimal; a float is refused, for it has already lost the figure."""
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, bool | float):
            raise ValidationError("不接受浮点数，请给 Decimal")
        try:
            return Decimal(value)
        except (ArithmeticError, ValueError, TypeError):
            raise ValidationError("不是一个数") from None

    def get_prep_value(self, value: Any) -> int | None:
        """What is stored. Raises ScaleError for what does not fit."""
        python = self.to_python(value)
        return None if python is None else to_scaled(python)
