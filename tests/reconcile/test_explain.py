"""A clash in words: each kind of relation alone, chains of steps, circles; numbers rounded outwards."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.small_systems import figure, known
from taizhang.kernel import Interval
from taizhang.reconcile.explain import Words, decimal_text, describe
from taizhang.reconcile.relation import (
    Hold,
    Quantity,
    Relation,
    at_least,
    at_most,
    base_of,
    base_parts_within,
    difference,
    growth,
    increase,
    k_of_n,
    parts_within,
    progress,
    same,
    share,
    shares_total,
    total,
)
from taizhang.reconcile.system import quantity_span
from taizhang.reconcile.verdict import reconcile


def told(figures: list[Quantity], *relations: Relation) -> str:
    (clash,) = reconcile(figures, relations).clashes
    return clash.text


ALONE = [
    (share("r", "电池", "规上", "占比"), ["32.4亿元", "48亿元", "65.1%"],
     "电池32.4亿元÷规上48亿元，应在66.7%至68.32%之间，写的是65.1%。"),
    (progress("r", "完成", "目标", "完成率"), ["48亿元", "50亿元", "9.6%"],
     "完成48亿元÷目标50亿元，应在94.05%至97.98%之间，写的是9.6%。"),
    (growth("r", "今年", "增速", "上年"), ["48.0亿元", "20.0%", "44.0亿元"],
     "今年48.0亿元÷上年44.0亿元－1，应在8.85%至9.33%之间，写的是20.0%。"),
    (total("r", "合计", ["甲", "乙"]), ["9.0亿元", "4.0亿元", "4.5亿元"],
     "甲4.0亿元＋乙4.5亿元，合计应在8.4亿元至8.6亿元之间，合计写的是9.0亿元。"),
    (parts_within("r", "合计", ["甲", "乙"]), ["8.0亿元", "4.0亿元", "4.5亿元"],
     "甲4.0亿元＋乙4.5亿元，至少8.4亿元，超过了合计8.0亿元（至多8.05亿元）。"),
    (difference("r", "完成", "目标", "超额"), ["12.3亿元", "11.5亿元", "1.8亿元"],
     "完成12.3亿元－目标11.5亿元，应在0.7亿元至0.9亿元之间，写的是1.8亿元。"),
    (shares_total("r", ["甲", "乙"]), ["33.3%", "66.0%"], "甲33.3%＋乙66.0%，合计在99.2%至99.4%之间，应为100%。"),
    (k_of_n("r", "园区", "全市", "占比"), ["33个", "47个", "36.4%"], "园区33个÷全市47个，应在68.42%至72.05%之间，写的是36.4%。"),
    (same("r", "前", "后"), ["12.3亿元", "13亿元"], "前12.3亿元与后13亿元，应当相同，实际不符。"),
    (at_most("r", "前", "后"), ["12.3亿元", "11.9亿元"], "前12.3亿元与后11.9亿元，前者应不超过后者，实际不符。"),
    (at_least("r", "前", "后"), ["11.9亿元", "12.3亿元"], "前11.9亿元与后12.3亿元，前者应不少于后者，实际不符。"),
]  # fmt: skip


@pytest.mark.parametrize(("relation", "texts", "text"), ALONE, ids=[case[0].kind.value for case in ALONE])
def test_explain__one_relation(relation: Relation, texts: list[str], text: str) -> None:
    figures = [figure(name, each) for name, each in zip(relation.figures, texts, strict=True)]
    assert told(figures, relation) == text


def test_explain__whole_numbers_give_one_value() -> None:
    figures = [
        figure("园区", "33个", whole_number=True),
        figure("全市", "47个", whole_number=True),
        figure("占比", "36.4%"),
    ]
    assert (
        told(figures, k_of_n("r", "园区", "全市", "占比")) == "园区33个÷全市47个，应为70.21%，写的是36.4%。"
    )


def test_explain__no_count_gives_the_percentage() -> None:
    figures = [figure("全市", "47个", whole_number=True), figure("占比", "36.4%")]
    assert told(figures, k_of_n("r", "园区", "全市", "占比")) == (
        "全市47个中没有几个正好占36.4%：17个是36.17%，18个是38.3%。"
    )


def test_explain__nothing_can_be_computed_from_a_base_that_may_be_nothing() -> None:
    figures = [figure("电池", "5.0亿元"), figure("规上", "0亿元"), figure("占比", "83.4%")]
    assert (
        told(figures, share("r", "电池", "规上", "占比"))
        == "电池5.0亿元与规上0亿元与占比83.4%不能同时成立（占比（电池、规上、占比））。"
    )
    falls = [figure("利润", "-5亿元"), figure("增速", "12%")]
    assert (
        told(falls, growth(Hold("r", "利润增速"), "利润", "增速"))
        == "利润-5亿元与增速12%不能同时成立（利润增速）。"
    )


def test_explain__a_chain_through_last_year() -> None:
    figures = [
        figure("规上", "48.0亿元"), figure("规上增速", "10.0%"), figure("电池", "47.0亿元"), figure("电池增速", "6.3%"),
    ]  # fmt: skip
    relations = [
        growth("一", "规上", "规上增速"),
        growth("二", "电池", "电池增速"),
        base_parts_within("上年", "规上", ["电池"]),
    ]
    text = told(figures, *relations)
    assert "的上年同期数至少" in text or "的上年同期数至多" in text
    assert text.count("由") >= 2
    assert "矛盾" in text


def test_explain__a_step_uses_what_the_one_before_it_left() -> None:
    """Two shares of a whole that is printed too, but the clash does without it: then its printed value is not what was used."""
    figures = [
        figure("电池", "32.4亿元"), figure("化工", "9.7亿元"), figure("电池占比", "76.5%"), figure("化工占比", "20.2%"),
        figure("规上", "48亿元"),
    ]  # fmt: skip
    relations = [share("一", "电池", "规上", "电池占比"), share("二", "化工", "规上", "化工占比")]
    texts = {clash.relations: clash.text for clash in reconcile(figures, relations).clashes}
    assert texts["一", "二"] == (
        "由电池32.4亿元、电池占比76.5%（占比（电池、规上、电池占比）），规上至多42.45亿元；"
        "由规上至多42.45亿元、化工占比20.2%（占比（化工、规上、化工占比）），化工至多8.6亿元，与化工9.7亿元矛盾。"
    )


def test_explain__an_increase_is_a_chain_too() -> None:
    figures = [figure("今年", "12.3亿元"), figure("增速", "23.0%"), figure("增加", "3.3亿元")]
    assert "矛盾" in told(figures, growth("一", "今年", "增速"), increase("二", "今年", "增加"))


def test_explain__what_no_chain_shows_is_listed() -> None:
    """Equal in pairs through two sums: a circle, which no single step sees."""
    figures = [known("甲", "1"), figure("乙", "2.0")]
    relations = [total("一", "和", ["x", "y"]), total("二", "差", ["x", "z"]), same("三", "y", "甲"), same("四", "z", "乙"),
                 same("五", "和", "差")]  # fmt: skip
    text = told(figures, *relations)
    assert "矛盾" in text or "不能同时满足" in text
    assert "甲" in text
    assert "乙" in text


def words(*figures: Quantity) -> Words:
    return Words(
        {each.id: each for each in figures},
        {},
        {each.id: quantity_span(each, strict=False) for each in figures},
    )


def test_words__names() -> None:
    said = words(figure("规上产值", "61亿元"))
    assert said.printed("规上产值") == "规上产值61亿元"
    assert said.name(base_of("规上产值")) == "规上产值的上年同期数"
    assert said.name("没有") == "“没有”"
    assert said.between("规上产值", said.span("规上产值")) == "60.5亿元至61.5亿元之间"


@pytest.mark.parametrize(
    ("interval", "text"),
    [("[5, 6]", "5至6之间"), ("[5, 5]", "5"), ("[5, +∞)", "5以上"), ("(-∞, 6]", "6以下")],
)
def test_words__a_figure_that_was_never_printed(interval: str, text: str) -> None:
    assert words(Quantity("目标", Interval.parse(interval))).printed("目标") == f"目标{text}"


def test_describe__its_note_or_its_kind() -> None:
    assert describe(same("r", "甲", "乙"), words()) == "前后一致（“甲”、“乙”）"
    assert describe(same(Hold("r", "两处相同"), "甲", "乙"), words()) == "两处相同"


@given(st.fractions(-1000, 1000, max_denominator=997), st.integers(0, 4))
def test_decimal_text__rounds_in_the_direction_asked_for(value: Fraction, decimals: int) -> None:
    low, high = (Fraction(decimal_text(value, decimals, each)) for each in (ROUND_FLOOR, ROUND_CEILING))
    assert low <= value <= high
    assert high - low <= Fraction(1, 10**decimals)
    assert Fraction(decimal_text(value, decimals, ROUND_HALF_UP)) in (low, high)


@pytest.mark.parametrize(
    ("value", "text"), [(Fraction(1, 2), "0.5"), (Fraction(-1, 1000), "0"), (Fraction(100), "100")]
)
def test_decimal_text__without_trailing_zeros(value: Fraction, text: str) -> None:
    assert decimal_text(value, 2, ROUND_HALF_UP) == text
