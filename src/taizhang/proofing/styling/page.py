"""What does a check of wording look at, and how does it say what it saw?

A ``Page`` is the text with what was read from it: a check looks for a pattern in the text and asks the page whether a
place is inside a figure, and which clause it stands in. ``hint`` makes the remark: family 用语, level 提示.

Worked example: in ``截止9月底，产值61亿元`` the check of 截至 finds 截止 at 0 and says so; inside ``5一是6亿元`` (a damaged
51.6亿元) 一是 is part of a figure, and the check of list numbers passes over it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.model import Claim, Family, Fix, Number, Remark, Scan

_CLAUSE_ENDS: Final = re.compile(r"[，,。；;：:！？!?\n]")


@dataclass(frozen=True)
class Page:
    text: str
    scan: Scan
    claims: tuple[Claim, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [number.start for number in self.scan.numbers]

    def number_at(self, offset: int) -> Number | None:
        """The figure whose span holds this character."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return None
        number = self.scan.numbers[at]
        return number if number.start <= offset < number.end else None

    def numbers_between(self, start: int, end: int) -> Sequence[Number]:
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return self.scan.numbers[first:last]

    def clause_before(self, offset: int, most: int = 40) -> str:
        """The words of the clause up to this place, ``most`` characters at the most."""
        window = self.text[max(0, offset - most) : offset]
        ends = [found.end() for found in _CLAUSE_ENDS.finditer(window)]
        return window[ends[-1] :] if ends else window

    @cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """Every line with where it begins."""
        at, lines = 0, []
        for line in self.text.split("\n"):
            lines.append((at, line))
            at += len(line) + 1
        return tuple(lines)


def hint(code: str, span: tuple[int, int], message: str, advice: str, put: str | None = None) -> Remark:
    """A remark on wording. ``put`` is what could stand in the place of the span."""
    fixes = () if put is None else (Fix(*span, put),)
    return Remark(Level.HINT, code, Family.WORDING, *span, message, advice=advice, fixes=fixes)
