"""The invented park keeps its promises before it meets the gate: totals, parts, names."""

from decimal import Decimal

import pytest

from taizhang.demo import offices
from taizhang.demo.firms import firms
from taizhang.demo.output import LATEST, base, cumulative, deal
from taizhang.registry.credit_code import check


def test_deal__adds_up() -> None:
    assert deal(10, [1, 1, 1]) == [4, 3, 3]
    assert deal(7, [0, 0]) == [0, 0]
    assert sum(deal(5_163_200, [300, 180, 121, 7])) == 5_163_200


def test_firms__codes_are_well_formed_and_names_differ() -> None:
    assert all(check(firm.code) == () for firm in firms())
    assert len({firm.name for firm in firms()}) == len(firms())


def test_firms__ninety_six_alive_thirty_above_scale() -> None:
    assert sum(firm.alive(LATEST) for firm in firms()) == 96
    assert sum(firm.above_in(LATEST) for firm in firms()) == 30


def test_output__above_scale_totals() -> None:
    above = [firm for firm in firms() if firm.above_in(LATEST)]
    assert sum(cumulative(firm.number, 2024, 9) for firm in above) == 6_190_600
    assert sum(base(firm.number, 2024, 9) or 0 for firm in above) == 5_627_800


@pytest.mark.parametrize("month", range(2, 13))
@pytest.mark.parametrize("year", [2022, 2023])
def test_offices__parts_never_outrun_their_whole(year: int, month: int) -> None:
    def value(code: str) -> Decimal:
        return offices.value(code, year, month)

    assert value("fixed_investment") >= value("industrial_investment") >= value("industrial_fixed_investment")
    assert value("industrial_investment") >= value("technical_investment")
    assert value("approvals_accepted") >= value("approvals_done")
    assert value("appeals_received") >= value("appeals_solved")
    assert value("projects_building") == value("projects_new") + value("projects_continued")


def test_offices__one_month_of_vat_is_negative() -> None:
    assert offices.flow("tax_vat").months(2024)[3] < 0
