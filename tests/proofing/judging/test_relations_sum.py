"""Parts and wholes: all of it, some of it, what the words make complete, and what is no part at all."""

import pytest

from proofing.by_hand import codes
from taizhang.proofing.judging.relations_sum import parse_count

HINT, ERROR = "提示", "错误"

THREE = (
    "投资{1|59.7亿元|level|固定资产投资}，由三块组成：工业{2|45.5亿元|level|工业投资|part_of=1 complete}、"
    "基建{3|3.6亿元|level|基建投资|part_of=1 complete}、厂房{4|%s|level|厂房投资|part_of=1 complete}。"
)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("10.6亿元", []),
        ("10.7亿元", []),  # the roundings of four figures
        ("16.0亿元", [ERROR]),
        ("XX亿元", []),
        ("10.6万美元", []),
    ],
)
def test_parts__all_of_it(last: str, told: list[str]) -> None:
    assert [level for level, code in codes(THREE % last) if code == "sum-mismatch"] == told


def test_parts__a_part_that_was_not_linked_is_still_counted() -> None:
    assert codes((THREE % "10.6亿元").replace("厂房投资|part_of=1 complete", "厂房投资")) == []
    assert codes((THREE % "16.0亿元").replace("厂房投资|part_of=1 complete", "厂房投资")) == [
        (ERROR, "sum-mismatch")
    ]


def test_parts__complete_only_if_the_words_say_so() -> None:
    """从构成看 names some parts, and others may be left out."""
    marked = (
        "产值{1|256亿元|level|产值}。从构成看，电池{2|135亿元|level|电池产值|part_of=1 group=1 complete}、"
        "化工{3|%s|level|化工产值|part_of=1 group=1 complete}。"
    )
    assert codes(marked.replace("%s", "28亿元")) == []
    assert codes(marked.replace("%s", "158亿元")) == [(HINT, "parts-exceed-whole")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("进出口{1|10.1亿元|level|进出口}，其中出口{2|6.0亿元|level|出口|part_of=1}。", []),
        (
            "进出口{1|10.1亿元|level|进出口}，其中出口{2|16.0亿元|level|出口|part_of=1}。",
            [(ERROR, "part-exceeds-whole")],
        ),
        (
            "进出口{1|10.1亿元|level|进出口}，其中出口{2|160.0亿元|level|出口|part_of=1}。",
            [(HINT, "part-exceeds-whole")],
        ),
        ("进出口{1|10.1亿元|level|进出口}，其中出口{2|XX亿元|level|出口|part_of=1}。", []),
        ("利润{1|5.8亿元|level|利润总额}，其中国有企业{2|24.0亿元|level|国有企业利润|part_of=1}。", []),
        (
            "签约{1|18.4亿元|level|合同引资}，其中投资{2|20亿元|level|投资|part_of=1 hedge=以上}以上的{3|9个|count|项目}。",
            [],
        ),
        ("财政收入{1|3895亿元|level|财政收入}，税收{2|3925亿元|level|税收}。", []),
    ],
)
def test_parts__some_of_it(text: str, told: list[tuple[str, str]]) -> None:
    assert codes(text) == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "销售产值|{1|299736|level|销售产值|unit=万元}\n#规上|{2|200036|level|规上销售产值|unit=万元 part_of=1}",
            [],
        ),
        (
            "销售产值|{1|158996|level|销售产值|unit=万元}\n#规上|{2|258051|level|规上销售产值|unit=万元 part_of=1}",
            [(ERROR, "part-exceeds-whole")],
        ),
        ("出口|{1|15.7|level|出口|unit=亿美元}\n#进口|{2|61.8|level|进口|unit=亿美元 part_of=1}", []),
    ],
)
def test_parts__rows_of_a_table(rows: str, told: list[tuple[str, str]]) -> None:
    assert codes(rows) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "在建{1|32个|count|在建项目}，其中新建{2|24个|count|新建项目|part_of=1}、续建{3|8个|count|续建项目|part_of=1}。",
            [],
        ),
        (
            "在建{1|32个|count|在建项目}，其中新建{2|24个|count|新建项目|part_of=1}、续建{3|9个|count|续建项目|part_of=1}。",
            [(ERROR, "sum-mismatch")],
        ),
        (
            "在建{1|25个|count|在建项目}，其中新建{2|21个|count|新建项目|part_of=1}、续建{3|4个|count|续建项目|part_of=1}，投产{4|27个|count|投产项目|part_of=1}。",
            [],
        ),
        (
            "在建{1|25个|count|在建项目}，其中新建{2|21个|count|新建项目|part_of=1}、续建{3|XX个|count|续建项目|part_of=1}。",
            [],
        ),
        ("进出口{1|10.1亿元|level|进出口}，出口{2|6.0亿元|level|出口}、进口{3|4.1亿元|level|进口}。", []),
        (
            "进出口{1|10.1亿元|level|进出口}，出口{2|6.0亿元|level|出口}、进口{3|1.4亿元|level|进口}。",
            [(ERROR, "sum-mismatch")],
        ),
        (
            "跨境电商进出口{1|62.8亿元|level|跨境电商进出口}，出口{2|31.2亿元|level|出口}、进口{3|28.9亿元|level|进口}。",
            [],
        ),
        (
            "社零{1|52.2亿元|level|社零总额}，商品零售额{2|35.3亿元|level|商品零售额}、餐饮收入{3|16.9亿元|level|餐饮收入}。",
            [],
        ),
        (
            "社零{1|52.2亿元|level|社零总额}，商品零售额{2|35.3亿元|level|商品零售额}、餐饮收入{3|26.9亿元|level|餐饮收入}。",
            [(ERROR, "sum-mismatch")],
        ),
    ],
)
def test_known_sets(text: str, told: list[tuple[str, str]]) -> None:
    assert codes(text) == told


@pytest.mark.parametrize(
    ("third", "told"), [("155.34亿元", []), ("175.34亿元", [(ERROR, "sum-mismatch")]), ("XX亿元", [])]
)
def test_known_sets__three_industries(third: str, told: list[tuple[str, str]]) -> None:
    marked = (
        "GDP{1|422.23亿元|level|GDP}，上年同期为{5|439.02亿元|level|GDP}。第一产业、第二产业和第三产业增加值分别为"
        "{2|196.53亿元|level|第一产业增加值|group=1}、{3|70.36亿元|level|第二产业增加值|group=1}、{4|%s|level|第三产业增加值|group=1}。"
    )
    assert codes(marked.replace("%s", third)) == told


def test_known_sets__homes_use_electricity_too() -> None:
    marked = (
        "全社会用电量{1|43.7亿千瓦时|level|全社会用电量}。第一产业{2|4.2亿千瓦时|level|第一产业用电量}、第二产业{3|8.3亿千瓦时|level|第二产业用电量}、"
        "第三产业{4|11.9亿千瓦时|level|第三产业用电量}、城乡居民生活{5|%s|level|城乡居民生活用电量}。"
    )
    assert codes(marked.replace("%s", "19.3亿千瓦时")) == []


def test_known_sets__another_places_parts_are_not_its_parts() -> None:
    marked = (
        "进出口{1|10.1亿元|level|进出口}，出口{2|6.0亿元|level|出口}、进口{3|4.1亿元|level|进口}。"
        "中部外贸{4|1.1亿元|level|外贸}，出口{5|0.7亿元|level|出口}、进口{6|0.4亿元|level|进口}。"
    )
    assert codes(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "全体居民人均可支配收入{1|15786元|level|全体居民人均可支配收入}，其中城镇{2|20603元|level|城镇居民人均可支配收入|part_of=1}。",
        "零售总额{1|13.1亿元|level|社会消费品零售总额}，其中批发业{2|84亿元|level|批发业销售额|part_of=1}。",
        "全市PM2.5平均浓度{1|30微克|level|平均浓度}，其中城区{2|41微克|level|城区平均浓度|part_of=1}。",
    ],
)
def test_parts__averages_and_turnover_do_not_add_up(text: str) -> None:
    assert codes(text) == []


def test_parse_count() -> None:
    assert [parse_count(word) for word in ("三", "3", "两", "", "百")] == [3, 3, 2, None, None]
