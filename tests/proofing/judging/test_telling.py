# ruff: noqa: E501  (a report in one line is easier to read than one in three)
"""How contradictions are worded, each kind with its arithmetic."""

import pytest

from proofing.by_hand import judged


def arithmetic(marked: str) -> str:
    return judged(marked)[1][0].arithmetic


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "产值{1|61亿元|level|产值}，其中电池{2|51.6亿元|level|电池产值|part_of=1}，占产值{3|83.4%|share|电池产值|of=2 base=1}。",
            "51.6亿元÷61亿元应在83.8%–85.4%之间，写的是83.4%。",
        ),
        (
            "{1|23个|count|大类}大类中{2|15个|count|增长大类}为正，增长面{3|56.5%|share|增长大类|of=2 base=1}。",
            "15个÷23个≈65.21%，写的是56.5%。",
        ),
        (
            "全市入统{1|47个|count|全市入统项目}。占全市入统项目{2|36.4%|share|入统项目|base_name=全市入统项目}。",
            "47个里没有几个正好占36.4%：17个是36.17%，18个是38.29%。",
        ),
        (
            "进出口{1|10.1亿元|level|进出口}，出口{2|6.0亿元|level|出口}、进口{3|1.4亿元|level|进口}。",
            "6.0亿元＋1.4亿元，合计7.3亿元–7.5亿元，写的是10.1亿元。",
        ),
        (
            "产值由{1|50.0亿元|level|产值}增加到{2|61.0亿元|level|产值}，增长{3|12.0%|growth|产值|of=2 base=1}。",
            "61.0亿元÷50.0亿元－1应在21.7%–22.3%之间，写的是12.0%。",
        ),
        (
            "主体{1|36581户|count|主体}，比上年末{2|25429户|count|主体}净增{3|12152户|other|主体|of=1 base=2}。",
            "36581户－25429户应在11152户之间，写的是12152户。",
        ),
        (
            "进出口{1|10.1亿元|level|进出口}，其中出口{2|16.0亿元|level|出口|part_of=1}。",
            "16.0亿元＞10.1亿元。",
        ),
        (
            "增长{1|6.5%|growth|产值}，高于全国({2|5.2%|growth|全国产值}){3|0.3个百分点|pp_change|产值|base=2}。",
            "6.5%－5.2%应在1.2个百分点–1.4个百分点之间，写的是0.3个百分点。",
        ),
        (
            "增速{2|7.4%|growth|增加值}。贡献率{4|134.4%|share|行业|basis=贡献率}，拉动{5|5.9个百分点|pp_change|行业|basis=拉动 base=2}。",
            "134.4%×7.4%应在9.8个百分点–10.1个百分点之间，写的是5.9个百分点。",
        ),
        (
            "收入{1|105.5亿元|level|营收}，是上年的{2|2倍|other|营收|of=1}（增长{3|288%|growth|营收|of=1}）。",
            "288%＋100%应是3.8倍–3.9倍，写的是2倍。",
        ),
        (
            "收入{1|5.5亿元|level|收入}，增收{2|2.5亿元|other|收入|of=1 basis=同比}，增长{3|10.0%|growth|收入|of=1 basis=同比}。",
            "由收入5.5亿元、收入增速10.0%（同比），收入的上年同期数至少4.95亿元；由收入的上年同期数至少4.95亿元、收入变动2.5亿元（差额），"
            "收入至少7.4亿元，与收入5.5亿元矛盾。",
        ),
    ],
)  # fmt: skip
def test_arithmetic(marked: str, told: str) -> None:
    assert arithmetic(marked) == told


def test_message__names_the_figures() -> None:
    told = judged("进出口{1|10.1亿元|level|进出口}，其中出口{2|16.0亿元|level|出口|part_of=1}。")[1][0]
    assert told.message == "分项大于它所属的总数：“出口”16.0亿元、“进出口”10.1亿元。"
    assert told.advice
