"""The dirt of real life, in small doses: figures reported wrongly and corrected later, firms that report late.

A `Slip` is what a firm reported too much (or too little) in its output of one month, when it was found and why. The
wrong figure goes through the gate first, the right one later as a correction with the reason; if the month was closed
by then, it is opened with the same reason and closed again. The one of June 2024 was found after the half-year report
had been issued: that is what `taizhang impact` shows.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """`extra` 千元 too much in the cumulative output of the month, found on `found` (year, month, day)."""

    firm: int
    year: int
    month: int
    extra: int
    found: tuple[int, int, int]
    reason: str


SLIPS = (
    Slip(40, 2023, 3, 3_000_000, (2023, 4, 20), "把元当成千元填报，改为千元"),
    Slip(7, 2024, 4, -11_400, (2024, 6, 6), "漏计二车间4月产值，企业申请更正"),
    Slip(3, 2024, 6, 24_800, (2024, 8, 6), "6月发出的一批前驱体被退回返工，企业冲减产值"),
)
LATE = {(2022, 6): (33, 58), (2023, 2): (12, 44, 70), (2023, 9): (21,), (2024, 3): (62, 75), (2024, 9): (52,)}
"""Firms that reported three days after the others."""


def excess(firm: int, year: int, month: int) -> int:
    """千元 too much in what the firm first reported for the month."""
    return sum(slip.extra for slip in SLIPS if (slip.firm, slip.year, slip.month) == (firm, year, month))
