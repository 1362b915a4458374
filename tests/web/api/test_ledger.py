import pytest

from reports.office import YUANHANG
from taizhang.kernel import Measure
from web.api.conftest import Ask

PERIOD = "2024年1-6月"


def test_figure__what_the_command_line_says(ask: Ask) -> None:
    found = ask("figure", indicator="规上工业总产值", period=PERIOD)
    snapshot = found.pop("snapshot")
    assert len(snapshot) == 64
    assert found == {
        "indicator": "规上工业总产值",
        "code": "output_above_scale",
        "period": "2024-01..2024-06",
        "scope": "园区",
        "value": "9",
        "unit": "亿元",
        "prior": "9.1",
        "growth": "-1.0989",
        "growth_unit": "%",
        "share": "90.0000",
        "coverage": {"reported": 2, "expected": 2},
        "as_of": None,
    }


@pytest.mark.parametrize("indicator", ["output_above_scale", "规上工业总产值"])
@pytest.mark.parametrize("period", ["2024-01..2024-06", "2024年上半年", "2024H1"])
@pytest.mark.parametrize("scope", ["化工", "cluster:chemical"])
def test_figure__many_words_for_one_thing(ask: Ask, indicator: str, period: str, scope: str) -> None:
    assert ask("figure", indicator=indicator, period=period, scope=scope)["value"] == "3"


def test_figure__of_one_respondent(ask: Ask) -> None:
    for scope in (YUANHANG, f"respondent:{YUANHANG}", "远航电池材料"):
        assert ask("figure", indicator="工业总产值", period=PERIOD, scope=scope)["value"] == "6"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"indicator": "规上工业总产直"}, "是不是“规上工业总产值”"),
        ({"indicator": "天气"}, "全部指标见 /api/indicators"),
        ({"period": "昨天"}, "可以写：2024年1-9月"),
        ({"period": "2024年1-7月"}, "现有的是2024年6月至2024年6月"),
        ({"period": "1999-01"}, "台账里没有1999年1月的数"),
        ({"scope": "火星"}, "不认识范围“火星”"),
        ({"scope": "respondent:12345"}, "不认识范围“respondent:12345”"),
    ],
)
def test_figure__words_that_name_nothing(ask: Ask, words: dict[str, str], said: str) -> None:
    usual = {"indicator": "工业总产值", "period": PERIOD, "scope": "园区"}
    found = ask("figure", 404, **(usual | words))
    assert said in found["message"] + found["advice"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"indicator": ""}, {"parameter": "indicator", "message": "不能空着"}),
        ({"indicator": "长" * 65}, {"parameter": "indicator", "message": "太长，最多64字"}),
        ({"indicator": "工业\x00"}, {"parameter": "indicator", "message": "有不能用的字符"}),
        ({"months": "0"}, {"parameter": "months", "message": "最小是1"}),
        ({"months": "61"}, {"parameter": "months", "message": "最大是60"}),
        ({"months": "多"}, {"parameter": "months", "message": "应是整数"}),
    ],
)
def test_series__parameters_of_the_wrong_shape(ask: Ask, words: dict[str, str], said: dict[str, str]) -> None:
    usual = {"indicator": "工业总产值", "period": PERIOD}
    assert ask("series", 422, **(usual | words))["places"] == [said]


def test_figure__parameters_missing(ask: Ask) -> None:
    places = ask("figure", 422)["places"]
    assert [each["parameter"] for each in places] == ["indicator", "period"]
    assert {each["message"] for each in places} == {"缺少这个参数"}


def test_series__months(ask: Ask) -> None:
    found = ask("series", indicator="工业总产值", period=PERIOD, months=3)
    assert (found["code"], found["unit"], found["growth_unit"]) == ("output", "亿元", "%")
    (june,) = found["points"]
    assert (june["period"], june["value"], june["prior"], june["growth"]) == (
        "2024-01..2024-06",
        "10",
        "10",
        "0.0000",
    )


def test_trace__down_to_the_record(ask: Ask) -> None:
    found = ask("trace", indicator="规上工业总产值", period=PERIOD, measure="growth")
    current, base = found["trace"]["children"]
    assert (current["value"], base["value"]) == ("9亿元", "9.1亿元")
    records = {each["entry"]["respondent"]: each["entry"] for each in current["children"]}
    assert set(records) == {"远航电池材料", "蓝湖化工"}
    record = records["远航电池材料"]
    assert (record["value"], record["unit"], record["by"], record["origin"]) == (
        "600000",
        "千元",
        "王敏",
        "6月报表.xlsx",
    )


def test_trace__unknown_measure(ask: Ask) -> None:
    (place,) = ask("trace", 422, indicator="工业总产值", period=PERIOD, measure="guess")["places"]
    assert place["message"].startswith("没有这一种")


@pytest.mark.parametrize("indicator", ["规上工业总产值", "规上工业企业数"])
def test_trace__every_measure(ask: Ask, indicator: str) -> None:
    for measure in Measure:
        for scope in ("园区", "化工"):
            found = ask("trace", indicator=indicator, period=PERIOD, measure=measure.value, scope=scope)
            assert found["trace"]["label"]
