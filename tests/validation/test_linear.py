"""Rules as linear rows: whatever the rule says of the cells as reported, the rows say too."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.catalogue.expression import parse
from taizhang.reconcile.span import Span, Terms
from taizhang.validation.cells import Sheet
from taizhang.validation.evaluate import holds, links
from taizhang.validation.linear import Linear, link_rows, variable
from validation.small_form import sheet

LINEAR = [
    "资产 = 负债 + 权益", "资产 >= 流动", "产值 < 20000", "0.8 * 产值 <= 销售", "利润 / 产值 <= 0.3",
    "销售 / 2 + 出口 >= 产值 / 4",
    "绝对值(产值 - 销售) <= 出口", "增速(产值) <= 50", "绝对值(增速(产值)) <= 50", "当月(产值) >= 0", "产值 >= 上期(产值)",
    "同期(产值) / 8 <= 产值", "绝对值(增速(产值) - 增速(用电)) <= 30",
]  # fmt: skip
small = st.integers(-6, 6)


def meets(row: tuple[Terms, Span], read: Sheet) -> bool:
    """Do the cells as reported lie in the row?"""
    terms, span = row
    seen = {"value": read.cells, "prior": read.context.prior, "previous": read.context.previous}
    total = Fraction(0)
    for name, coefficient in terms:
        code, _, view = name.partition("@")
        total += coefficient * Fraction(seen[view or "value"][code])
    above = span.lo is None or total > span.lo or (total == span.lo and not span.lo_open)
    below = span.hi is None or total < span.hi or (total == span.hi and not span.hi_open)
    return above and below


cells_of = st.fixed_dictionaries(
    dict.fromkeys(["资产", "流动", "负债", "权益", "产值", "销售", "出口", "利润", "用电"], small)
)
priors = st.fixed_dictionaries({"产值": small, "用电": small})


@given(st.sampled_from(LINEAR), cells_of, priors, st.fixed_dictionaries({"产值": small}), st.integers(0, 2))
def test_link_rows__say_what_the_rule_says(
    text: str, cells: Any, prior: Any, previous: Any, tolerance: int
) -> None:
    read = sheet(cells, prior=prior, previous=previous)
    (link,) = links(parse(text))
    verdict = holds(link, read, Fraction(tolerance))
    rows = link_rows(link, read, Fraction(tolerance))
    if verdict is not None and rows:
        assert all(meets(row, read) for row in rows) is verdict


@pytest.mark.parametrize("text", LINEAR)
def test_link_rows__every_usual_rule_is_linear(text: str) -> None:
    cells = {
        "资产": 9,
        "流动": 5,
        "负债": 4,
        "权益": 5,
        "产值": 8,
        "销售": 7,
        "出口": 2,
        "利润": 1,
        "用电": 3,
    }
    read = sheet(cells, prior={"产值": 7, "用电": 3}, previous={"产值": 6})
    (link,) = links(parse(text))
    assert link_rows(link, read, Fraction(0)) != ()


@pytest.mark.parametrize(
    "text",
    [
        "绝对值(利润) >= 5",
        "产值 * 销售 <= 9",
        "利润 / 产值 <= 流动 / 销售",
        "利润 / (产值 - 产值) <= 1",
        "流动 <= 人数",
    ],
)
def test_link_rows__none_for_what_is_not_linear_or_lacks_a_cell(text: str) -> None:
    (link,) = links(parse(text))
    assert link_rows(link, sheet({"利润": 3, "产值": 4, "销售": 5, "流动": 1}), Fraction(0)) == ()


def test_link_rows__a_quotient_is_multiplied_out() -> None:
    (link,) = links(parse("利润 / 产值 <= 0.3"))
    ((terms, span),) = link_rows(link, sheet({"利润": 1, "产值": 10}), Fraction(0))
    assert dict(terms) == {"产值": Fraction(3, 10), "利润": Fraction(-1)}
    assert (span.lo, span.hi) == (0, None)


def test_link_rows__two_growths_take_last_year_as_known() -> None:
    (link,) = links(parse("增速(产值) - 增速(用电) <= 30"))
    read = sheet({"产值": 12, "用电": 5}, prior={"产值": 10, "用电": 5})
    ((terms, _),) = link_rows(link, read, Fraction(0))
    assert {name for name, _ in terms} == {"产值", "用电"}


def test_linear__adds_multiplies_and_is_evaluated() -> None:
    one, two = (
        Linear(Fraction(1), {"a": Fraction(2)}),
        Linear(Fraction(3), {"a": Fraction(-2), "b": Fraction(1)}),
    )
    assert one.plus(two) == Linear(Fraction(4), {"b": Fraction(1)})
    assert one.times(Linear(Fraction(5))) == Linear(Fraction(5), {"a": Fraction(10)})
    assert two.at({"a": Fraction(1), "b": Fraction(4)}) == 5


def test_variable__names_of_cells() -> None:
    assert variable("产值", "value") == "产值"
    assert variable("产值", "prior") == "产值@prior"
