"""Which slip of the hand brings a number back to about what one expects?

A number of five digits has some forty neighbours that differ in one digit, one of which is near anything; it has four with
two digits swapped. So an edit proves the more, the nearer it comes to what was expected and the fewer others of its kind
there are: the distance is multiplied by how many forms the slip has for each digit, and the least product is told.

Worked example: 39 700 where 93 600 was expected. 89 700 (one digit) is 4 % off, 93 700 (two swapped) 0.1 %: the latter.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final

from taizhang.kernel.digits import plain
from taizhang.kernel.unit import Unit
from taizhang.kernel.written import Written
from taizhang.reconcile.edits import Edit, Slip, slips
from taizhang.validation.history import near, off_by

RESTORED: Final = Fraction(11, 10)
"""A corrected number has to come so near to what was expected."""

_FORMS: Final = {Slip.SUBSTITUTE: 9, Slip.INSERT: 10}


def neighbours(value: Decimal, unit: Unit) -> tuple[Edit, ...]:
    """The numbers one slip away in the same unit; what another unit would make of it is told by ``units``."""
    return tuple(edit for edit in slips(Written(plain(value), unit)) if edit.slip is not Slip.UNIT)


def towards(value: Decimal, unit: Unit, wanted: Fraction, fits: Callable[[Decimal], bool]) -> Edit | None:
    """The likeliest slip that leads to about ``wanted``, of those whose number ``fits``; None when there is none."""
    found = [
        edit for edit in neighbours(value, unit)
        if fits(edit.after.value) and near(Fraction(edit.after.value), wanted, RESTORED)
    ]  # fmt: skip

    def unlikelihood(edit: Edit) -> Fraction:
        return (off_by(edit.after.value, wanted) - 1) * _FORMS.get(edit.slip, 1)

    return min(found, key=unlikelihood, default=None)
