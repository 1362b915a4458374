"""Why the months before the last were closed although 核实 findings were open: what the office wrote on that day.

Nobody wrote explanations down before September 2024, so each month needs a reason. It says how many findings stood open, on
whom, and of what kind; what is open in which month stands below as data, because looking for it on every closing would make
the demo half as slow again. `tests/demo/test_closings.py` reads every month back from the ledger and compares.

>>> note(2023, 6)
'核实3处：规下企业霁川石墨负极有限公司等2家累计营业收入到了规上标准，请准备上规材料；社会事务管理部报有生产安全事故，说明待补。先按现数关账'
"""

from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.demo.firms import firms
from taizhang.demo.output import LATEST

SAFETY, TREASURY = "社会事务管理部", "财务运营部"


@dataclass(frozen=True)
class Open:
    """What was open on the closing day: `findings` in all; firms by number, departments by name."""

    findings: int
    reached: tuple[int, ...] = ()
    """Below scale by the registry, with the revenue of an enterprise above scale."""
    accident: bool = False
    unlike: tuple[int, ...] = ()
    """Unlike last year's or last month's figures, or with another figure for last year than last year's."""
    fell: tuple[str, ...] = ()
    """A cumulative figure is smaller than the month before's."""

    def about(self) -> frozenset[str]:
        """The names of all on whom something was open."""
        offices = (SAFETY,) if self.accident else ()
        return frozenset((*map(_name, self.reached), *map(_name, self.unlike), *self.fell, *offices))


def _name(number: int) -> str:
    return firms()[number - 1].name


_AUTUMN = (13, 14, 48, 49, 51, 52, 53, 54, 58)
_UNLIKE = (2, 4, 5, 17, 19, 28, 30, 44)

OPEN = {
    (2022, 3): Open(1, (11,)),
    (2022, 4): Open(3, (11, 12, 13)),
    (2022, 5): Open(3, (11, 12, 13)),
    (2022, 6): Open(5, (11, 12, 13, 14), accident=True),
    (2022, 7): Open(5, (11, 12, 13, 14), accident=True),
    (2022, 8): Open(8, (11, 12, 13, 14, 26, 48, 49), accident=True),
    (2022, 9): Open(10, (11, 12, 13, 14, 26, 48, 49, 52, 58), accident=True),
    (2022, 10): Open(12, (11, 12, 13, 14, 26, 48, 49, 52, 53, 54, 58), accident=True),
    (2022, 11): Open(
        19, (11, 12, 13, 14, 26, 27, 48, 49, 51, 52, 53, 54, 55, 56, 58, 60, 64, 65), accident=True
    ),
    (2022, 12): Open(27, (11, 12, 13, 14, 26, 27, 34, *range(48, 61), 62, 63, 64, 65, 67, 71), accident=True),
    (2023, 4): Open(1, (13,)),
    (2023, 5): Open(3, (13, 14), accident=True),
    (2023, 6): Open(3, (13, 14), accident=True),
    (2023, 7): Open(3, (13, 14), accident=True),
    (2023, 8): Open(4, (13, 14, 49), accident=True),
    (2023, 9): Open(10, _AUTUMN, accident=True),
    (2023, 10): Open(15, (13, 14, 27, *range(48, 55), 56, 58, 59, 64), accident=True),
    (2023, 11): Open(21, (13, 14, 27, *range(48, 61), 63, 64, 65, 67), accident=True),
    (2023, 12): Open(26, (13, 14, 27, 40, *range(48, 61), 62, 63, 64, 65, 66, 67, 69, 71), accident=True),
    (2024, 2): Open(29, unlike=_UNLIKE),
    (2024, 3): Open(26, (15,), unlike=_UNLIKE),
    (2024, 4): Open(27, (15,), unlike=_UNLIKE, fell=(TREASURY,)),
    (2024, 5): Open(28, unlike=_UNLIKE),
    (2024, 6): Open(30, (16,), unlike=_UNLIKE, fell=(_name(9),)),
    (2024, 7): Open(28, unlike=_UNLIKE),
    (2024, 8): Open(28, unlike=_UNLIKE),
}


def note(year: int, month: int) -> str:
    """The reason with which a month is closed; none for Januaries, when no enterprise reports, and for the last month."""
    if month == 1 or year * 100 + month == LATEST:
        return ""
    found = OPEN.get((year, month))
    if found is None:
        return "各单位已报齐，没有要说明的核实"
    return f"核实{found.findings}处：{'；'.join(_said(found))}。先按现数关账"


def _said(found: Open) -> Iterator[str]:
    if found.reached:
        yield f"规下企业{_those(found.reached)}累计营业收入到了规上标准，请准备上规材料"
    if found.unlike:
        yield f"{_those(found.unlike)}的数与上年或上月相差大，说明还没有交齐"
    for name in found.fell:
        yield f"{name}有累计数比上月减少，说明待补"
    if found.accident:
        yield f"{SAFETY}报有生产安全事故，说明待补"


def _those(numbers: tuple[int, ...]) -> str:
    return f"{_name(numbers[0])}{f'等{len(numbers)}家' if len(numbers) > 1 else ''}"
