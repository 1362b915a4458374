"""Names, aliases and codes lead to entries, and scopes have names."""

from datetime import date

import pytest

from catalogue.entries import sample
from taizhang.catalogue.blank import Blank
from taizhang.catalogue.model import Due, nearest
from taizhang.kernel.figure import CITY, PARK, Scope
from taizhang.kernel.period import Period


@pytest.mark.parametrize("text", ["规上工业总产值", "规上产值", "output_above_scale"])
def test_indicator__by_name_alias_or_code(text: str) -> None:
    found = sample().indicator(text)
    assert found is not None
    assert found.code == "output_above_scale"


def test_indicator__unknown() -> None:
    assert sample().indicator("规上工业总产直") is None
    assert sample().suggest("规上工业总产直") == "规上工业总产值"
    assert sample().suggest("天气") is None


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("园区", PARK),
        ("产业园", PARK),
        ("青禾新材料产业园", PARK),
        ("park", PARK),
        ("全市", CITY),
        ("新能源电池材料", Scope("cluster", "battery")),
        ("产业集群：化工", Scope("cluster", "chemical")),
        ("cluster:chemical", Scope("cluster", "chemical")),
        ("规上", Scope("above_scale", "yes")),
        ("respondent:E0007", Scope("respondent", "E0007")),
    ],
)
def test_scope__names(text: str, scope: Scope) -> None:
    assert sample().scope(text) == scope


@pytest.mark.parametrize("text", ["", "天上", "产业集群", "产业集群:天上", "respondent:", "天上:化工"])
def test_scope__unknown(text: str) -> None:
    assert sample().scope(text) is None


def test_scope_name__back_again() -> None:
    catalogue = sample()
    for name in ("产业园", "全市", "新能源电池材料", "规下"):
        scope = catalogue.scope(name)
        assert scope is not None
        assert catalogue.scope_name(scope) == name
    assert catalogue.scope_name(Scope("respondent", "E0007")) == "E0007"
    assert catalogue.scope_name(Scope("cluster", "gone")) == "gone"


def test_parts_of__in_order() -> None:
    assert [part.name for part in sample().parts_of("output")] == ["规上工业总产值"]
    assert sample().parts_of("tax") == ()


def test_reported__only_what_somebody_reports() -> None:
    assert [each.code for each in sample().indicators.values() if not each.reported] == [
        "output_above_scale",
        "sales_rate",
        "firms",
    ]


def test_form_item__by_code() -> None:
    form = sample().forms["monthly"]
    item = form.item("sales")
    assert item is not None
    assert (item.number, item.required, item.with_prior) == ("02", False, False)
    assert form.item("tax") is None


@pytest.mark.parametrize(
    ("due", "period", "day"),
    [
        (Due("次月8日", 1, 8), Period(2024, 1, 9), date(2024, 10, 8)),
        (Due("次月8日", 1, 8), Period(2024, 1, 12), date(2025, 1, 8)),
        (Due("当月25日", 0, 25), Period(2024, 1, 12), date(2024, 12, 25)),
        (Due("次年3月10日", 3, 10), Period(2024, 1, 12), date(2025, 3, 10)),
    ],
)
def test_due__on(due: Due, period: Period, day: date) -> None:
    assert due.on(period) == day


def test_outline_block__parts() -> None:
    blocks = sample().outlines["quarterly"].blocks
    assert Blank("工业总产值", "", "分项") in [part for block in blocks for part in block.parts]


def test_nearest__half_alike_or_nothing() -> None:
    assert nearest("来原", ["来源", "单位"]) == "来源"
    assert nearest("来原", ["单位"]) is None
