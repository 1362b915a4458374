"""What a broken rule tells the person who filled in the form."""

from fractions import Fraction

import pytest

from taizhang.kernel import Level
from taizhang.validation.rules import rule_findings, shown
from validation.small_form import rule, sheet

BALANCE = rule("资产 = 负债 + 权益", code="balance")
CURRENT = rule("资产 >= 流动", code="current")
GROWTH = rule("绝对值(增速(产值)) <= 50", code="growth", hard=False, given="同期(产值) > 0")


def test_rule_findings__all_rules_hold() -> None:
    read = sheet(
        {"资产": 12, "负债": 7, "权益": 5, "流动": 3, "产值": 11},
        BALANCE,
        CURRENT,
        GROWTH,
        prior={"产值": 10},
    )
    assert rule_findings(read) == ()


def test_rule_findings__undecidable_rules_say_nothing() -> None:
    assert rule_findings(sheet({"资产": 12, "产值": 99}, BALANCE, CURRENT, GROWTH)) == ()


def test_rule_findings__a_hard_rule_in_full() -> None:
    read = sheet({"资产": 1200, "负债": 500, "权益": 600, "流动": 1150}, BALANCE, CURRENT)
    (found,) = rule_findings(read)
    assert (found.level, found.code, found.family) == (Level.ERROR, "rule:balance", "rule")
    assert found.message == "“资产 = 负债 + 权益”不成立：说明。"
    assert found.arithmetic == "资产 1200 应当等于 负债500 + 权益600 = 1100"
    assert found.advice in (
        "最可能填错的是“权益”：600千元可能是700千元（一位数字写错），也可能是“负债”。核对。",
        "最可能填错的是“负债”：500千元可能是600千元（一位数字写错），也可能是“权益”。核对。",
    )
    assert found.where is not None
    assert found.figures[0] in found.advice, "the place is that of the cell to blame"
    assert set(found.figures) == {"资产", "负债", "权益"}


def test_rule_findings__a_soft_rule_that_life_broke_blames_nobody() -> None:
    (found,) = rule_findings(sheet({"产值": 151}, GROWTH, prior={"产值": 100}, previous={"产值": 133}))
    assert (found.level, found.code) == (Level.HINT, "rule:growth")
    assert found.arithmetic == "绝对值(增速(产值)) = 51 应当不大于 50"
    assert found.advice == "核对。"


def test_rule_findings__a_soft_rule_broken_by_a_slip_names_it() -> None:
    (found,) = rule_findings(
        sheet({"产值": 39_700}, rule("产值 >= 上期(产值)", hard=False), previous={"产值": 83_200})
    )
    assert found.advice.startswith(
        "若有填错，最可能填错的是“产值”：39700千元可能是93700千元（相邻两位写颠倒）。"
    )
    assert found.arithmetic == "产值 39700 应当不小于 上期(产值) 83200"


def test_rule_findings__the_prior_is_to_blame() -> None:
    read = sheet({"产值": 93_000}, GROWTH, prior={"产值": 9_000}, last_year={"产值": 90_000})
    (found,) = rule_findings(read)
    assert "“产值的上年同期数”：9000千元可能是90000千元" in found.advice


def test_rule_findings__each_broken_link_of_a_chain() -> None:
    (found,) = rule_findings(sheet({"资产": -3, "流动": -1}, rule("资产 >= 流动 >= 0")))
    assert found.arithmetic == "资产 -3 应当不小于 流动 -1；流动 -1 应当不小于 0"


def test_rule_findings__a_long_sum_is_shown_by_its_result() -> None:
    long = rule("资产 = 产值 + 销售 + 出口 + 利润 + 用电 + 流动 + 负债 + 权益 + 人数")
    cells = dict.fromkeys(["产值", "销售", "出口", "利润", "用电", "流动", "负债", "权益", "人数"], 1)
    (found,) = rule_findings(sheet({"资产": 8, **cells}, long))
    assert found.arithmetic.endswith("+ 权益 + 人数 = 9")


def test_rule_findings__rules_of_other_forms_do_not_concern_us() -> None:
    other = rule("资产 > 100")
    elsewhere = type(other)(**{**vars(other), "form": "other"})
    assert rule_findings(sheet({"资产": 1}, elsewhere)) == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(5), "5"), (Fraction(1, 3), "0.33"), (Fraction(-1, 200), "-0.01"), (Fraction(1, 1000), "0"),
     (Fraction(-1, 1000), "0")],
)  # fmt: skip
def test_shown__two_decimals_at_most(value: Fraction, text: str) -> None:
    assert shown(value) == text
