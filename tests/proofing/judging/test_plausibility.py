"""What can hardly be, and what only looks odd."""

import pytest

from proofing.by_hand import codes, judged
from taizhang.proofing.model import Family

HINT, ERROR = "提示", "错误"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("占比{1|30.5%|share|产值}。", []),
        ("占比{1|305%|share|产值}。", [(ERROR, "share-over-100")]),
        ("贡献率{1|134.4%|share|产值|basis=贡献率}。", []),
        ("占比{1|XX%|share|产值}。", []),
        ("完成率{1|240%|progress|产值}。", []),
        ("同比下降{1|46.8%|growth|进出口}。", []),
        ("同比下降{1|146.8%|growth|进出口}。", [(HINT, "falls-below-nothing")]),
        ("利润下降{1|146.8%|growth|利润}。", []),
        ("增长{1|139倍|growth|产值}。", []),
        ("登记失业率{1|3.2%|other|城镇登记失业率}。", []),
        ("登记失业率{1|32%|other|城镇登记失业率}。", [(HINT, "rate-implausible")]),
        ("前{1|9个月|duration|产值}。", []),
        ("前{1|13个月|duration|产值}。", [(HINT, "too-many-months")]),
        ("连续{1|13个月|duration|产值}增长。", []),
        (
            "进出口{1|2959万美元|level|进出口总额}，出口{2|2959万美元|level|出口总额}。",
            [(HINT, "imports-vanish")],
        ),
        ("进出口{1|2959万美元|level|进出口总额}，出口{2|2039万美元|level|出口总额}。", []),
        ("进出口{1|XX万美元|level|进出口总额}，出口{2|2959万美元|level|出口总额}。", []),
        ("超额完成半年目标任务数{1|0.8亿元|other|产值|when=2024-01..2024-09}。", [(HINT, "target-period")]),
        ("超额完成半年目标任务数{1|0.8亿元|other|产值|when=2024-01..2024-06}。", []),
        ("超额完成半年目标任务数{1|0.8亿元|other|产值}。", []),
        (
            "规上产值{1|1051024万元|level|规上产值}。产值{2|158996万元|level|产值}。",
            [(HINT, "part-far-larger")],
        ),
        ("规上产值{1|1051024万元|level|规上产值}。产值{2|1158996万元|level|产值}。", []),
    ],
)
def test_plausibility(text: str, told: list[tuple[str, str]]) -> None:
    assert codes(text) == told


def test_shares__the_point_is_put_back() -> None:
    (told,) = judged("占比{1|305%|share|产值}。")[1]
    assert told.family is Family.PLAUSIBILITY
    assert [fix.text for fix in told.fixes] == ["30.5%", "3.05%"]


TARGET = (
    "园区工业投资{1|7亿元|level|工业投资}，增长{2|%s|growth|工业投资|of=1}。"
    "工业投资增速未达目标（年初定为增长{3|%s|plan|工业投资目标}以上，现目标为增长{4|%s|plan|工业投资目标}以上）。"
)


@pytest.mark.parametrize(
    ("growth", "first", "now", "told"),
    [
        ("60.2%", "12%", "10%", [(HINT, "target-lowered")]),
        ("9.2%", "12%", "10%", []),
        ("60.2%", "10%", "12%", []),
        ("XX%", "12%", "10%", []),
    ],
)
def test_target_lowered(growth: str, first: str, now: str, told: list[tuple[str, str]]) -> None:
    text = TARGET.replace("%s", growth, 1).replace("%s", first, 1).replace("%s", now, 1)
    assert codes(text) == told
