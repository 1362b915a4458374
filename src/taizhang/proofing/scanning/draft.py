"""What the scanner works on before it is sure: a stretch of the view that may still change.

A number's unit may come from the end of its list, its end may turn out to be that of a range, its digits may be mended;
only when all rules have spoken does it become a ``Number`` or a ``Mark``, which never change. So this one class is not
frozen; nothing outside the scanner sees it. Offsets are those of the view.
"""

from dataclasses import dataclass

from taizhang.kernel.period import Period
from taizhang.kernel.written import Hedge
from taizhang.proofing.model import Form, RangeEnd, Reading, Role


@dataclass(slots=True)
class Draft:
    """A number if ``role`` is None, else a mark. ``unit_start`` is where the printed unit begins (``end`` if none)."""

    start: int
    end: int
    role: Role | None = None
    period: Period | None = None
    digits: str | None = None
    unit: str = ""
    unit_start: int = 0
    form: Form = Form.ARABIC
    hedge: Hedge | None = None
    hedge_word: str = ""
    unit_printed: bool = True
    plus: bool = False
    range_end: RangeEnd | None = None
    readings: tuple[Reading, ...] = ()
    repaired: bool = False
    restates: bool = False
    table: bool = False
    damage: str = ""

    @property
    def is_number(self) -> bool:
        return self.role is None


def mark(start: int, end: int, role: Role, period: Period | None = None) -> Draft:
    return Draft(start, end, role, period)
