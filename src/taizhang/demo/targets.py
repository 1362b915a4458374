"""The targets of the invented park: set each January, one of them revised in July 2024.

A target is an entry of its own basis (docs/decisions/0003). The growth target for the city's 工业投资 was 12 % and
became 10 % by a document, like the one in the report that set this project off.
"""

from dataclasses import dataclass
from decimal import Decimal

from taizhang.kernel import Period
from taizhang.ledger.reported import TARGET, TARGET_GROWTH, Reported


@dataclass(frozen=True)
class Set:
    """Targets set on one day by one document."""

    on: tuple[int, int, int]
    document: str
    reports: tuple[Reported, ...]


def _target(who: str, indicator: str, period: Period, value: str, basis: str = TARGET) -> Reported:
    return Reported(who, indicator, period, Decimal(value), basis=basis, cell=indicator)


def _year(year: int, output: str, major: str) -> tuple[Reported, ...]:
    return (
        _target("economy", "output_above_scale", Period(year, 1, 12), output),
        _target("economy", "projects_major", Period(year, 1, 12), major),
    )


SETS = (
    Set((2022, 1, 10), "园区2022年工作要点", _year(2022, "6300000", "8")),
    Set((2023, 1, 5), "园区2023年工作要点", _year(2023, "7000000", "10")),
    Set(
        (2024, 1, 5),
        "园区2024年工作要点",
        (
            *_year(2024, "8000000", "12"),
            _target("economy", "output_above_scale", Period(2024, 1, 6), "3900000"),
            _target("economy", "output_above_scale", Period(2024, 1, 9), "6110000"),
            _target("city-bureau", "industrial_investment", Period(2024, 1, 12), "12", TARGET_GROWTH),
        ),
    ),
    Set(
        (2024, 7, 5),
        "关于调整2024年工业投资预期目标的通知",
        (_target("city-bureau", "industrial_investment", Period(2024, 1, 12), "10", TARGET_GROWTH),),
    ),
)


def set_in(year: int, month: int) -> tuple[Set, ...]:
    """What was set in this month."""
    return tuple(item for item in SETS if item.on[:2] == (year, month))
