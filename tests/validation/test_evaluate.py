"""A rule holds, is broken, or cannot be decided; exactly."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.catalogue.expression import Compare, parse
from taizhang.validation.evaluate import applies, broken, compare, holds, links, prepared, value
from validation.small_form import rule, sheet

HOLDS, BROKEN, UNDECIDED = True, False, None


def verdict(text: str, cells: dict[str, Any], **known: Any) -> bool | None:
    (link,) = links(parse(text))
    return holds(link, sheet(cells, **known), Fraction(0))


CASES = [
    ("资产 = 负债 + 权益", {"资产": 12, "负债": 7, "权益": 5}, HOLDS),
    ("资产 = 负债 + 权益", {"资产": 12, "负债": 7, "权益": 6}, BROKEN),
    ("资产 = 负债 + 权益", {"资产": 12, "负债": 7}, UNDECIDED),
    ("资产 = 负债 + 权益", {"资产": "0.3", "负债": "0.1", "权益": "0.2"}, HOLDS),
    ("销售 <= 1.2 * 产值", {"销售": 12, "产值": 10}, HOLDS),
    ("销售 <= 1.2 * 产值", {"销售": "12.0000001", "产值": 10}, BROKEN),
    ("销售 <= 1.2 * 产值", {"销售": 12}, UNDECIDED),
    ("产值 < 20000", {"产值": 19999}, HOLDS),
    ("产值 < 20000", {"产值": 20000}, BROKEN),
    ("产值 > 0", {"产值": 0}, BROKEN),
    ("产值 - 出口 >= 0", {"产值": 3, "出口": 3}, HOLDS),
    ("利润 / 产值 <= 0.3", {"利润": 3, "产值": 10}, HOLDS),
    ("利润 / 产值 <= 0.3", {"利润": 4, "产值": 10}, BROKEN),
    ("利润 / 产值 <= 0.3", {"利润": 4, "产值": 0}, UNDECIDED),
    ("绝对值(利润) <= 5", {"利润": -5}, HOLDS),
    ("绝对值(利润) <= 5", {"利润": -6}, BROKEN),
    ("绝对值(利润) <= 5", {}, UNDECIDED),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cells", "expected"), CASES)
def test_holds__each_way(text: str, cells: dict[str, Any], expected: bool | None) -> None:
    assert verdict(text, cells) is expected


def test_holds__what_only_the_ledger_knows() -> None:
    assert verdict("产值 >= 上期(产值)", {"产值": 9}, previous={"产值": 8}) is HOLDS
    assert verdict("产值 >= 上期(产值)", {"产值": 7}, previous={"产值": 8}) is BROKEN
    assert verdict("产值 >= 上期(产值)", {"产值": 7}) is UNDECIDED
    assert verdict("当月(产值) >= 0", {"产值": 7}, previous={"产值": 8}) is BROKEN
    assert verdict("当月(产值) >= 0", {"产值": 7}, month=1) is HOLDS
    assert verdict("增速(产值) <= 50", {"产值": 15}, prior={"产值": 10}) is HOLDS
    assert verdict("增速(产值) <= 50", {"产值": 16}, prior={"产值": 10}) is BROKEN
    assert verdict("增速(产值) <= 50", {"产值": 16}, prior={"产值": 0}) is UNDECIDED


def test_value__of_a_term_of_every_kind() -> None:
    (link,) = links(parse("绝对值((产值 - 销售) * 2 / 出口) = 0.5"))
    assert value(link.left, sheet({"产值": 1, "销售": 2, "出口": 4})) == Fraction(1, 2)


@pytest.mark.parametrize(
    ("op", "left", "right", "tolerance", "expected"),
    [
        ("=", 5, 6, 1, True), ("=", 5, 7, 1, False), ("<=", 7, 6, 1, True), ("<=", 8, 6, 1, False), (">=", 5, 6, 1, True),
        (">=", 4, 6, 1, False), ("<", 6, 6, 0, False), ("<", 6, 6, 1, True), (">", 6, 6, 0, False), (">", 6, 6, 1, True),
    ],
)  # fmt: skip
def test_compare__within_the_tolerance(
    op: Any, left: int, right: int, tolerance: int, expected: bool
) -> None:
    assert compare(Fraction(left), op, Fraction(right), Fraction(tolerance)) is expected


@given(st.sampled_from(["=", "<", "<=", ">", ">="]), *[st.fractions(-3, 3, max_denominator=4)] * 2)
def test_compare__is_the_comparison_when_nothing_is_tolerated(
    op: Any, left: Fraction, right: Fraction
) -> None:
    python = {
        "=": left == right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }
    assert compare(left, op, right, Fraction(0)) is python[op]


@given(
    st.sampled_from(["=", "<=", ">="]),
    *[st.fractions(-3, 3, max_denominator=4)] * 2,
    st.fractions(0, 2, max_denominator=4),
)
def test_compare__a_tolerance_forgives_and_never_accuses(
    op: Any, left: Fraction, right: Fraction, some: Fraction
) -> None:
    assert compare(left, op, right, some) or not compare(left, op, right, Fraction(0))


def test_broken__the_links_of_a_chain_that_do_not_hold() -> None:
    chain = rule("资产 >= 流动 >= 0")
    assert broken(chain, sheet({"资产": 9, "流动": 5})) == ()
    (upper,) = broken(chain, sheet({"资产": 5, "流动": 9}))
    assert (upper.left, upper.link.op, upper.right) == (5, ">=", 9)
    (lower,) = broken(chain, sheet({"流动": -1}))
    assert (lower.left, lower.right) == (-1, 0)
    assert len(broken(chain, sheet({"资产": -3, "流动": -1}))) == 2


def test_broken__a_condition_that_is_not_met_or_not_known() -> None:
    conditional = rule("用电 > 0", given="产值 > 0")
    assert broken(conditional, sheet({"产值": 5, "用电": 0})) != ()
    assert broken(conditional, sheet({"产值": 0, "用电": 0})) == ()
    assert broken(conditional, sheet({"用电": 0})) == ()
    assert not applies(conditional, sheet({"用电": 0}))


def test_broken__the_tolerance_of_the_rule() -> None:
    balance = rule("资产 = 负债 + 权益", tolerance="1")
    assert broken(balance, sheet({"资产": 12, "负债": 7, "权益": 6})) == ()
    assert broken(balance, sheet({"资产": 12, "负债": 7, "权益": "6.01"})) != ()


def test_prepared__missing_cells_count_as_zero_where_the_rule_says_so() -> None:
    zero, skip = rule("产值 = 销售 + 出口", missing="zero"), rule("产值 = 销售 + 出口")
    some = {"产值": 5, "销售": 5}
    assert broken(zero, sheet(some)) == ()
    assert broken(skip, sheet(some)) == ()
    off = {"产值": 5, "销售": 4}
    assert broken(zero, sheet(off)) != ()
    assert broken(skip, sheet(off)) == (), "without the third cell nobody can say"
    assert prepared(zero, sheet(off)).cells["出口"] == 0


def test_prepared__an_empty_rule_stays_empty_and_the_ledger_is_not_guessed() -> None:
    assert broken(rule("销售 > 出口", missing="zero"), sheet({"产值": 5})) == ()
    assert broken(rule("产值 >= 上期(产值)", missing="zero"), sheet({"产值": -5})) == ()


def test_links__of_a_chain() -> None:
    chain = parse("0 <= 出口 <= 销售")
    assert isinstance(chain, Compare)
    assert [link.op for link in links(chain)] == ["<=", "<="]
