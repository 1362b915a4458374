import pytest

from taizhang.proofing.scanning.scanner import scan
from taizhang.proofing.styling import words as checks
from taizhang.proofing.styling.page import Page


def page(text: str) -> Page:
    return Page(text, scan(text)[0])


@pytest.mark.parametrize(
    "text",
    ["产值约61亿元左右。", "近60余家企业。", "增长超过10%以上。", "至少有5个以上。", "接近300多户。"],
)
def test_hedge_twice__told(text: str) -> None:
    assert [r.code for r in checks.hedge_twice(page(text))] == ["hedge-twice"]


@pytest.mark.parametrize(
    "text",
    [
        "产值约61亿元。",
        "增长10%以上。",
        "签约60余家企业。",
        "最近30多户搬入。",
        "超过60亿元，5亿元以上项目8个。",
    ],
)
def test_hedge_twice__one_word_is_enough(text: str) -> None:
    assert list(checks.hedge_twice(page(text))) == []


@pytest.mark.parametrize(
    "text", ["占比提高2%。", "规上工业产值比重上升1.2%。", "增速比上半年回落3%。", "产销率同比提高0.8%。"]
)
def test_points_as_percent__told(text: str) -> None:
    assert [r.code for r in checks.points_as_percent(page(text))] == ["points-as-percent"]


@pytest.mark.parametrize(
    "text",
    [
        "占比提高到32%。",
        "占比提高2个百分点。",
        "全员劳动生产率提高8%。",
        "产值增长10%，占比83.4%。",
        "增速回落，下降3%。",
        "投资下降3%。",
    ],
)
def test_points_as_percent__where_to_or_of_an_amount(text: str) -> None:
    assert list(checks.points_as_percent(page(text))) == []


def test_percent_as_points__told() -> None:
    assert [r.code for r in checks.percent_as_points(page("规上工业产值同比增长3.2个百分点。"))] == [
        "percent-as-points"
    ]


@pytest.mark.parametrize(
    "text",
    ["拉动全市工业增长3.2个百分点。", "增速提高2个百分点。", "占比增长1个百分点。", "高于全省2个百分点。"],
)
def test_percent_as_points__points_fit(text: str) -> None:
    assert list(checks.percent_as_points(page(text))) == []


@pytest.mark.parametrize("text", ["同比下降-3.1%。", "出口下降了－3%。", "产值下降负3%。", "负增长-2%。"])
def test_negative_fall__told(text: str) -> None:
    assert [r.code for r in checks.negative_fall(page(text))] == ["negative-fall"]


def test_negative_fall__a_plain_fall() -> None:
    assert list(checks.negative_fall(page("同比下降3.1%，负增长2%，由3—5%下降。"))) == []


def test_minus_growth__told_in_prose() -> None:
    assert [r.fixes[0].text for r in checks.minus_growth(page("产值增长-8.9%。"))] == ["下降8.9%"]


def test_minus_growth__a_rate_may_be_negative() -> None:
    assert list(checks.minus_growth(page("增速为-8.9%，下降8.9%。"))) == []


def test_times_fall__told() -> None:
    assert len(list(checks.times_fall(page("成本降低了2倍，能耗减少近三倍。")))) == 2


def test_times_fall__growth_by_times() -> None:
    assert list(checks.times_fall(page("产值增长2倍，成本下降20%。"))) == []


def test_times_to__told() -> None:
    assert [r.code for r in checks.times_to(page("出口增长到3倍。"))] == ["times-to"]
    assert list(checks.times_to(page("出口增长3倍，是上年的4倍。"))) == []


@pytest.mark.parametrize("text", ["同比比去年同期增长8%。", "比上年同期同比增长8%。", "环比上月增长2%。"])
def test_same_period_twice__told(text: str) -> None:
    assert [r.code for r in checks.same_period_twice(page(text))] == ["same-period-twice"]


@pytest.mark.parametrize(
    "text", ["同比增长8%，比去年同期多3亿元。", "同比提高，较上年末增长2%。", "比上年同期增长8%，同比多收。"]
)
def test_same_period_twice__apart(text: str) -> None:
    assert list(checks.same_period_twice(page(text))) == []


def test_until__told() -> None:
    assert [r.start for r in checks.until(page("截止9月底，产值61亿元。截至目前，开工8个。"))] == [0]


def test_until__a_deadline() -> None:
    assert list(checks.until(page("报名截止9月10日，截止日期不变。"))) == []


def test_two_names__told() -> None:
    text = "实际利用外资3亿美元。其中制造业实际使用外资1亿美元。"
    assert [r.code for r in checks.two_names(page(text))] == ["two-names"]


def test_two_names__one_name_or_no_figures() -> None:
    assert list(checks.two_names(page("规上工业总产值61亿元，扩大规上工业产值规模。"))) == []


def test_zone_names__told() -> None:
    text = "云岭经济技术开发区发展迅速。今年云岭经济开发区签约8个项目。"
    assert [r.code for r in checks.zone_names(page(text))] == ["zone-names"]


def test_zone_names__short_name_or_another_zone() -> None:
    assert list(checks.zone_names(page("云岭经济技术开发区（云岭经开区）与青溪经济开发区。"))) == []


def test_runs__three_levels_two_growths() -> None:
    text = "A、B、C三镇分别完成投资5、6、7亿元，增长8%、9%。"
    assert [r.code for r in checks.runs(page(text))] == ["list-length"]


@pytest.mark.parametrize(
    "text",
    [
        "两镇分别完成投资5亿元、6亿元，增长8%和9%。",
        "两镇分别完成投资5亿元、6亿元，同比增长8%、下降9%。",
        "三镇分别完成投资5、6、7亿元，其中技改增长8%、9%。",
        "增速分别高于全国、全省2.6和3.1个百分点。",
    ],
)
def test_runs__of_one_length_or_of_other_things(text: str) -> None:
    assert list(checks.runs(page(text))) == []
