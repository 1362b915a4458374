"""Near misses of the checks on conditions."""

import pytest

from catalogue.conftest import Found
from catalogue.entries import indicator
from taizhang.catalogue.vocabulary import CONDITIONS, OPPOSITES

TITLE = "# 【园区】简报\n"


def test_conditions__each_stands_in_one_row_of_opposites() -> None:
    assert sorted(name for row in OPPOSITES for name in row) == sorted(CONDITIONS)


def test_idle_condition__of_a_part_and_of_a_member(found: Found) -> None:
    text = (
        TITLE + "【规上工业总产值：若占比下降】占比有所下降。【工业总产值@化工：若占比提高】占比有所提高。\n"
    )
    assert found("outlines/a.md", text) == set()


@pytest.mark.parametrize(
    "condition", ["产销率：若低于增速目标", "产销率@化工：若占比提高", "销售产值：若亏损"]
)
def test_idle_condition__what_the_indicator_cannot_have(found: Found, condition: str) -> None:
    assert found("outlines/a.md", f"{TITLE}【{condition}】说一句。\n") == {"idle-condition"}


def test_idle_condition__a_profit_may_be_lost(found: Found) -> None:
    profit = indicator("净利润", 盈亏="[实现净利润, 净亏损]", 句式="【盈亏】")
    assert (
        found("indicators/a.yaml", profit, "outlines/a.md", TITLE + "【净利润：若亏损】【净利润】。\n")
        == set()
    )


def test_idle_condition__undecidable_for_an_unknown_indicator(found: Found) -> None:
    assert found("outlines/a.md", TITLE + "【天上：若亏损】说一句。\n") == {"outline-unknown-indicator"}


@pytest.mark.parametrize("condition", ["若下降", "税收收入：若跌"])
def test_condition__needs_its_indicator_and_a_known_name(found: Found, condition: str) -> None:
    assert found("outlines/a.md", f"{TITLE}【{condition}】说一句。\n") == {"outline-unknown-slot"}


def test_condition__stands_in_outlines_only(found: Found) -> None:
    text = indicator(句式="出口【数值】，【若下降】要注意")
    assert found("indicators/a.yaml", text) == {"unknown-slot"}


@pytest.mark.parametrize(
    "text",
    [
        "【税收收入：若增长】税收有升。【税收收入：若下降】税收有降。",
        "【税收收入@全市：若增长】全市有升，【税收收入：若下降】园区有降。",
    ],
)
def test_opposite_conditions__in_two_sentences_or_of_two_scopes(found: Found, text: str) -> None:
    assert found("outlines/a.md", f"{TITLE}{text}\n") == set()


def test_unfounded_judgement__with_a_condition(found: Found) -> None:
    assert found("outlines/a.md", TITLE + "【税收收入：若下降】税收压力较大，【税收收入】。\n") == set()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("## 税收承压\n【税收收入：若下降】【税收收入】。\n", set()),
        ("## 税收承压\n【税收收入：若下降】【税收收入】。\n【工业总产值】。\n", {"unfounded-judgement"}),
        ("## 【税收收入：若下降】税收承压\n【税收收入】。\n", set()),
    ],
)
def test_unfounded_judgement__a_heading_depends_when_all_under_it_does(
    found: Found, text: str, codes: set[str]
) -> None:
    assert found("outlines/a.md", TITLE + text) == codes
