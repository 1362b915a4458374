# ruff: noqa: E501  (a report in one line is easier to read than one in three)
"""Shares, completions and shares of one whole: holding, failing, and with something missing."""

import pytest

from proofing.by_hand import codes

HINT, ERROR = "提示", "错误"

SHARE = (
    "规上产值{1|50.2亿元|level|规上产值}，其中高新产业{2|%s|level|高新产业产值|part_of=1}，"
    "占规上产值{3|%s|share|高新产业产值|of=2 base=1 base_name=规上产值}。"
)


@pytest.mark.parametrize(
    ("part", "share", "told"),
    [
        ("12.7亿元", "25.3%", []),
        ("12.7亿元", "25.4%", []),  # 12.7499 of 50.15
        ("12.7亿元", "25.1%", [HINT]),  # only cut off, never rounded
        ("12.7亿元", "28.3%", [ERROR]),
        ("12.7亿元", "2.53%", [HINT]),  # ten times off: rather misread than wrong
        ("XX亿元", "28.3%", []),
        ("12.7亿元", "XX%", []),
        ("12.7亿美元", "28.3%", []),  # two currencies are never divided
        ("127000万元", "25.3%", []),
        ("12.7亿元", "三成", []),
    ],
)
def test_shares__named_whole(part: str, share: str, told: list[str]) -> None:
    assert [level for level, code in codes(SHARE % (part, share)) if code == "share-mismatch"] == told


def test_shares__hedged_part_leaves_room() -> None:
    marked = SHARE.replace("part_of=1", "part_of=1 hedge=约")
    assert codes(marked % ("10亿元", "21.9%")) == []
    assert codes(marked % ("10亿元", "38.0%")) == [(ERROR, "share-mismatch")]


@pytest.mark.parametrize(("share", "told"), [("38.5%", []), ("42.0%", [HINT])])
def test_shares__guessed_whole_gives_a_hint(share: str, told: list[str]) -> None:
    marked = (
        "投资{1|50.63亿元|level|固定资产投资}。一产{2|1.76亿元|level|一产投资}，份额{3|3.5%|share|一产投资|of=2 base=1}。"
        "民间投资{4|19.47亿元|level|民间投资}，占比升至{5|%s|share|民间投资|of=4}。"
    )
    assert [level for level, _ in codes(marked.replace("%s", share))] == told


def test_shares__of_something_not_printed_is_not_guessed() -> None:
    assert (
        codes(
            "规上产值{1|61亿元|level|规上产值}。税收{2|5.5亿元|level|税收收入}，占全市税收{3|27.8%|share|税收收入|of=2}。"
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "{1|23个|count|大类}大类中{2|15个|count|增长大类}为正增长，增长面{3|65.2%|share|增长大类|of=2 base=1}。",
            [],
        ),
        (
            "{1|23个|count|大类}大类中{2|15个|count|增长大类}为正增长，增长面{3|56.5%|share|增长大类|of=2 base=1}。",
            [ERROR],
        ),
        (
            "{1|23个|count|大类}大类中{2|15个|count|增长大类}为正增长，占比{3|56.5%|share|增长大类|of=2}。",
            [ERROR],
        ),
        (
            "{1|23个|count|大类}大类中{2|15个|count|增长大类|hedge=约}为正增长，增长面{3|56.5%|share|增长大类|of=2 base=1}。",
            [ERROR],
        ),
        (
            "{1|35个|count|大类}大类里{2|28个|count|增长大类}为正，增长面八成（{3|80%|share|增长大类|of=2 base=1}）。",
            [],
        ),
    ],
)
def test_shares__counts(text: str, told: list[str]) -> None:
    assert [level for level, _ in codes(text)] == told


def test_shares__no_whole_number_gives_the_percent() -> None:
    marked = (
        "全市入统工业项目{1|47个|count|全市入统工业项目|scope=全市}。"
        "入统项目占全市入统工业项目的{2|%s|share|入统项目|base_name=全市入统工业项目}。"
    )
    assert [code for _, code in codes(marked.replace("%s", "36.4%"))] == ["count-share"]
    assert codes(marked.replace("%s", "36.2%")) == []  # 17 of 47


def test_shares__members_of_one_list_are_not_each_others_whole() -> None:
    marked = (
        "国有{1|4.29亿元|level|国有进出口|group=1}、外商{2|5.53亿元|level|外商进出口|group=1}，"
        "占进出口{3|16.3%|share|国有进出口|of=1 base=2 base_name=进出口}。"
    )
    assert codes(marked) == []


def test_shares__figure_of_last_year_is_no_whole() -> None:
    marked = (
        "支出{1|30.4亿元|level|预算支出}，去年同期为{2|27.5亿元|level|预算支出}。其中：教育{3|14亿元|level|教育支出|part_of=2}，"
        "占比{4|46.0%|share|教育支出|of=3}。"
    )
    assert codes(marked) == []


def test_shares__a_list_out_of_step_is_left_alone() -> None:
    marked = (
        "产值{1|100亿元|level|产值}，其中甲、乙、丙{2|10|level|甲产值|unit=亿元 group=1 part_of=1}、{3|20|level|乙产值|unit=亿元 group=1 part_of=1}、"
        "{4|30亿元|level|丙产值|group=1 part_of=1}，占产值{5|20%|share|甲产值|of=2 base=1 group=1}、{6|30%|share|乙产值|of=3 base=1 group=1}。"
    )
    assert codes(marked) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("年度计划投资{1|115.7亿元|plan|年度计划投资}，完成投资{2|65.1亿元|level|完成投资}，占年度计划的{3|56.3%|progress|完成投资|of=2}。", []),
        ("年度计划投资{1|115.7亿元|plan|年度计划投资}，完成投资{2|65.1亿元|level|完成投资}，占年度计划的{3|72.0%|progress|完成投资|of=2}。", [ERROR]),
        ("年度计划投资{1|115.7亿元|plan|年度计划投资}，完成投资{2|131.2亿元|level|完成投资}，占年度计划的{3|113.4%|progress|完成投资|of=2}。", []),
        ("总投资{1|115.7亿元|plan|总投资}，完成投资{2|65.1亿元|level|完成投资}，占年度计划的{3|72.0%|progress|完成投资|of=2}。", [HINT]),
        ("完成投资{2|65.1亿元|level|完成投资}，占年度计划的{3|72.0%|progress|完成投资|of=2}。", []),
        ("总投资{4|900亿元|plan|总投资}，年度计划投资{1|XX亿元|plan|年度计划投资}，另有预计总投资{5|80亿元|plan|总投资}，"
         "完成投资{2|65.1亿元|level|完成投资}，占年度计划的{3|72.0%|progress|完成投资|of=2}。", []),
    ],
)  # fmt: skip
def test_progresses(text: str, told: list[str]) -> None:
    assert [level for level, code in codes(text) if code == "progress-mismatch"] == told


def test_progresses__target_after_the_completion_in_the_next_sentence_is_another() -> None:
    assert (
        codes(
            "完成投资{1|183.6亿元|level|投资}，完成年度计划的{2|102.7%|progress|投资|of=1 base=3}。某项目总投资{3|31亿元|plan|总投资}。"
        )
        == []
    )


SHARES = (
    "投资{1|50亿元|level|投资}，由三块组成：工业{2|%s|level|工业投资|part_of=1 group=1 complete}、"
    "基建{3|%s|level|基建投资|part_of=1 group=1 complete}、厂房{4|%s|level|厂房投资|part_of=1 group=1 complete}，"
    "分别占{5|%s|share|工业投资|of=2 group=1}、{6|%s|share|基建投资|of=3 group=1}、{7|%s|share|厂房投资|of=4 group=1}。"
)


def test_share_totals__all_parts() -> None:
    amounts = ("XX亿元", "XX亿元", "XX亿元")
    assert codes(SHARES % ("25.0亿元", "15.0亿元", "10.0亿元", "50.0%", "30.0%", "20.0%")) == []
    assert codes(SHARES % (*amounts, "50.0%", "30.0%", "20.1%")) == []
    told = codes(SHARES % ("24.97亿元", "15.02亿元", "10.01亿元", "50.0%", "30.0%", "23.0%"))
    assert (ERROR, "shares-total") in told or (HINT, "shares-total") in told


def test_share_totals__some_parts_may_leave_room_but_not_exceed() -> None:
    marked = "从构成看，甲、乙分别占{1|%s|share|甲产值|group=1 base_name=产值}、{2|%s|share|乙产值|group=1 base_name=产值}。"
    assert codes(marked.replace("%s", "30%", 1).replace("%s", "50%")) == []
    assert codes(marked.replace("%s", "60%", 1).replace("%s", "50%")) == [(HINT, "shares-total")]


def test_share_totals__ratio_of_three() -> None:
    marked = "三次产业结构为{1|12.3|share|一产|group=1 unit=%}:{2|45.6|share|二产|group=1 unit=%}:{3|%s|share|三产|group=1 unit=%}。"
    assert codes(marked.replace("%s", "42.1")) == []


@pytest.mark.parametrize(
    ("of_all", "told"), [("", True), ("，占全市{2|82.3%|share|外资|of=1 base_name=全市}", False)]
)
def test_shares__what_is_itself_a_share_of_the_city_is_not_the_city(of_all: str, told: bool) -> None:
    text = f"实际外资{{1|1.34亿美元|level|实际外资|scope=全市}}{of_all}。开发区{{3|1.06亿美元|level|实际外资|scope=开发区}}，占全市{{4|65.5%|share|实际外资|of=3 base_name=全市}}。"
    assert any(code == "share-mismatch" for _, code in codes(text)) is told


@pytest.mark.parametrize(("share", "told"), [("10%", []), ("66.7%", []), ("18%", ["share-mismatch"])])
def test_shares__two_shares_of_one_thing(share: str, told: list[str]) -> None:
    text = f"60岁以上{{1|300万人|level|老人}}，占{{2|15%|share|老人|of=1}}；其中65岁以上{{3|200万人|level|高龄老人|part_of=1}}，占{{4|{share}|share|高龄老人|of=3}}。"
    assert [code for _, code in codes(text)] == told


@pytest.mark.parametrize(("share", "told"), [("54%", []), ("45%", [("提示", "share-mismatch")]), ("XX%", [])])
def test_shares__of_the_park_of_which_it_is_a_part(share: str, told: list[tuple[str, str]]) -> None:
    text = f"开票销售{{1|170.4亿元|level|开票销售}}，其中化工园{{2|92亿元|level|化工园|part_of=1}}，占园区总量{{3|{share}|share|化工园|of=2 base_name=园区}}。"
    assert codes(text) == told
