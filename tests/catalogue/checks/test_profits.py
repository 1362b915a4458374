"""Near misses of the checks on 盈亏."""

from catalogue.conftest import Found
from catalogue.entries import indicator

PROFIT = {"盈亏": "[实现净利润, 净亏损]", "句式": "【盈亏】，【同比】"}


def test_profit_words__two_ways_of_saying_it(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(**PROFIT)) == set()


def test_profit_words__alike_or_with_a_figure(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(**{**PROFIT, "盈亏": "[亏损, 亏损]"})) == {"profit-words"}
    assert found("indicators/a.yaml", indicator(**{**PROFIT, "盈亏": "[实现利润, 亏损5亿元]"})) == {
        "profit-words"
    }


def test_profit_of_no_money__foreign_money_may_be_lost_too(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(**PROFIT, 单位="万美元")) == set()


def test_profit_of_no_money__undecidable_in_a_unit_that_is_none(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(**PROFIT, 单位="大洋")) == {"unknown-unit"}


def test_profit_unsaid__without_the_key(found: Found) -> None:
    assert found("indicators/a.yaml", indicator(句式="【盈亏】，【同比】")) == {"profit-unsaid"}


def test_profit_unsaid__another_indicators_figure_may_stand_beside_it(found: Found) -> None:
    text = indicator(**{**PROFIT, "句式": "【盈亏】，销售产值【销售产值：数值】"})
    assert found("indicators/a.yaml", text) == set()


def test_profit_differs__taken_from_a_profit_and_a_profit_itself(found: Found) -> None:
    taken = indicator("规上净利润", 代码="above", 报送=None, 取自="出口总额", 限于="规上", **PROFIT)
    assert found("indicators/a.yaml", indicator(**PROFIT) + taken) == set()


def test_profit_differs__only_the_part_is_a_profit(found: Found) -> None:
    taken = indicator("规上净利润", 代码="above", 报送=None, 取自="出口总额", 限于="规上", **PROFIT)
    assert found("indicators/a.yaml", indicator() + taken) == {"profit-differs"}
