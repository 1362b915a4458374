"""Words against numbers: direction, 超额, 序时进度, rank, and how many are listed."""

import pytest

from proofing.by_hand import codes, judged

HINT, ERROR = "提示", "错误"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("同比下降{1|3.1%|growth|产值}。", []),
        ("同比下降{1|-3.1%|growth|产值}。", [(HINT, "direction-word")]),
        ("同比下降{1|+3.1%|growth|产值}。", [(HINT, "direction-word")]),
        ("同比增长{1|-3.1%|growth|产值}。", []),
        ("同比{1|-3.1%|growth|产值}。", []),
        ("同比下降{1|XX%|growth|产值}。", []),
    ],
)
def test_direction(text: str, told: list[tuple[str, str]]) -> None:
    assert codes(text) == told


def test_direction__offers_the_plain_number() -> None:
    (told,) = judged("同比下降{1|-3.1%|growth|产值}。")[1]
    assert [fix.text for fix in told.fixes] == ["3.1%"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("超额完成年度目标的{1|108%|progress|产值}。", []),
        ("超额完成年度目标的{1|98%|progress|产值}。", [ERROR]),
        ("完成年度目标的{1|98%|progress|产值}。", []),
        ("超额完成年度目标的{1|XX%|progress|产值}。", []),
        (
            "产值{1|61亿元|level|产值}，超额完成半年目标任务数{2|0.8亿元|other|产值}，占全年目标的{3|9.8%|progress|产值|of=1}。",
            [ERROR],
        ),
        (
            "产值{1|61亿元|level|产值}，比半年目标多完成{2|0.8亿元|other|产值}，为全年目标的{3|58.0%|progress|产值|of=1}。",
            [],
        ),
        (
            "产值{1|61亿元|level|产值}，比半年目标多完成{2|0.8亿元|other|产值}，为全年目标的{3|24.0%|progress|产值|of=1}。",
            [HINT],
        ),
        (
            "产值{1|61亿元|level|产值}，比半年目标多完成{2|XX亿元|other|产值}，为全年目标的{3|9.8%|progress|产值|of=1}。",
            [],
        ),
    ],
)
def test_surplus(text: str, told: list[str]) -> None:
    assert [level for level, code in codes(text) if code == "surplus-progress"] == told


@pytest.mark.parametrize(
    ("progress", "gap", "told"),
    [
        ("79.2%", "4.2个百分点", []),
        ("79.2%", "4个百分点", []),
        ("79.2%", "9.2个百分点", [HINT]),
        ("60.0%", "4.2个百分点", [HINT]),
        ("XX%", "4.2个百分点", []),
    ],
)
def test_pace(progress: str, gap: str, told: list[str]) -> None:
    marked = (
        f"完成年度目标的{{1|{progress}|progress|产值|when=2024-01..2024-09}}，"
        f"超序时进度{{2|{gap}|pp_change|产值|base=1 basis=序时进度 when=2024-01..2024-09}}。"
    )
    assert [level for level, code in codes(marked) if code == "pace-mismatch"] == told


def test_pace__of_no_known_months_is_not_judged() -> None:
    assert (
        codes(
            "完成年度目标的{1|60%|progress|产值}，超序时进度{2|4.2个百分点|pp_change|产值|base=1 basis=序时进度}。"
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("居全省16个市州第{1|第12位|rank|增速}。", []),
        ("在全省16个市州中居{1|第17位|rank|增速}。", [ERROR]),
        ("居全省{1|第28位|rank|增速}。", []),
    ],
)
def test_ranks(text: str, told: list[str]) -> None:
    assert [level for level, code in codes(text) if code == "rank-exceeds"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{1|六大|count|制造业}先进制造业：信息{2|29.7%|growth|信息}、化工{3|24.1%|growth|化工}、装备{4|23.3%|growth|装备}、"
         "医药{5|24.5%|growth|医药}、新能源{6|12.6%|growth|新能源}，锂电单项{7|39.5%|growth|锂电}。", [(HINT, "list-count")]),
        ("{1|五大|count|制造业}先进制造业：信息{2|29.7%|growth|信息}、化工{3|24.1%|growth|化工}、装备{4|23.3%|growth|装备}、"
         "医药{5|24.5%|growth|医药}、新能源{6|12.6%|growth|新能源}，锂电单项{7|39.5%|growth|锂电}。", []),
        ("园区{1|3个|count|园区}：信溪{2|634亿元|level|收入}，排第{3|9|rank|收入|unit=位}；丰岭{4|639亿元|level|收入}，排第{5|4|rank|收入|unit=位}。",
         [(HINT, "list-count")]),
        ("{1|三大|count|产业}产业：电子{2|9.7%|growth|电子}、化工{3|4.1%|growth|化工}，食品{4|3.3%|growth|食品}。", []),
        ("{1|六大|count|制造业}先进制造业：信息{2|29.7%|growth|信息}、化工{3|24.1%|growth|化工}等保持较快增长。", []),
    ],
)  # fmt: skip
def test_listed(text: str, told: list[tuple[str, str]]) -> None:
    assert codes(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "设立了党工委管委会办公室(行政审批局)、财务运营部、经济发展部、基础设施建设管理部、社会事务管理部{1|5个|count|机构}内设机构。",
            [],
        ),
        (
            "设立综合办公室、财务运营部、经济发展部、建设管理部{1|5个|count|机构}内设机构。",
            [(HINT, "list-count")],
        ),
        ("设立规划和建设局、财政局{1|2个|count|机构}内设机构。", []),
        ("设立综合办公室、财务运营部等{1|5个|count|机构}内设机构。", []),
        ("贯彻省委、省政府{1|3个|count|文件}文件。", []),
    ],
)
def test_named_list(text: str, told: list[tuple[str, str]]) -> None:
    assert codes(text) == told


@pytest.mark.parametrize(
    ("second", "told"), [("8个百分点", []), ("3个百分点", ["pace-mismatch"]), ("XX个百分点", [])]
)
def test_pace__pairs_what_speaks_of_one_figure(second: str, told: list[str]) -> None:
    when = "when=2023-01..2023-06"
    text = (
        f"甲、乙完成{{1|60亿元|level|甲投资}}、{{2|58亿元|level|乙投资}}，完成率分别为{{3|60%|progress|甲投资|of=1 {when}}}、"
        f"{{4|58%|progress|乙投资|of=2 {when}}}，分别超时序进度{{5|10个百分点|pp_change|甲投资|of=1 basis=序时进度 {when}}}、"
        f"{{6|{second}|pp_change|乙投资|of=2 basis=序时进度 {when}}}。"
    )
    assert [code for _, code in codes(text) if code == "pace-mismatch"] == told
