"""Heads of noun phrases."""

import pytest

from taizhang.proofing.claiming.nouns import Measure, contains, core, head, is_tail, member


@pytest.mark.parametrize(
    ("phrase", "name", "measure"),
    [
        ("全市规上工业增加值", "工业增加值", Measure.MONEY),
        ("限上社零总额", "社会消费品零售总额", Measure.MONEY),
        ("规上增加值总量", "增加值", Measure.MONEY),
        ("新品产值率", "新产品产值率", Measure.RATE),
        ("规模以上工业企业营业收入利润率", "营业收入利润率", Measure.RATE),
        ("人均GDP", "人均地区生产总值", Measure.MONEY),
        ("入统工业项目", "项目", Measure.COUNT),
        ("商品房销售面积", "销售面积", Measure.GOODS),
        ("建筑业总产值增速", "总产值", Measure.MONEY),
        ("增速", "增速", Measure.SPEED),
    ],
)
def test_head__the_rightmost_measured_noun(phrase: str, name: str, measure: Measure) -> None:
    found = head(phrase)
    assert found is not None
    assert (found.name, found.measure) == (name, measure)


@pytest.mark.parametrize("phrase", ["食品、医化", "", "在册"])
def test_head__none(phrase: str) -> None:
    assert head(phrase) is None


def test_member__written_out() -> None:
    assert [member(name) for name in ("二产", "二产增加值", "第二产业", "食品")] == [
        "第二产业",
        "第二产业增加值",
        "第二产业",
        "食品",
    ]


def test_core__what_members_inherit() -> None:
    assert [core(name) for name in ("工业增加值", "固定资产投资", "一般公共预算支出", "税收")] == [
        "增加值",
        "投资",
        "支出",
        "税收",
    ]


def test_contains__parts_of_a_measure() -> None:
    assert contains("进出口", "出口") and contains("财政收入", "增值税") and contains("产值", "工业总产值")
    assert not contains("零售总额", "销售额") and not contains("出口", "进出口")


def test_is_tail__words_that_only_say_amount() -> None:
    assert is_tail("总量") and is_tail("") and not is_tail("企业")
