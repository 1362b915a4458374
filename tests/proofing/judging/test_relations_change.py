"""Changes, the same fact twice, and a month against the year so far."""

import pytest

from proofing.by_hand import codes

HINT, ERROR = "提示", "错误"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "主体{1|36581户|count|经营主体}，比上年末{2|25429户|count|经营主体}净增{3|11152户|other|经营主体|of=1 base=2}。",
            [],
        ),
        (
            "主体{1|36581户|count|经营主体}，比上年末{2|25429户|count|经营主体}净增{3|12152户|other|经营主体|of=1 base=2}。",
            [ERROR],
        ),
        (
            "主体{1|36581户|count|经营主体}，比上年末{2|XX户|count|经营主体}净增{3|12152户|other|经营主体|of=1 base=2}。",
            [],
        ),
        ("主体{1|36581户|count|经营主体}，净增{3|12152户|other|经营主体|of=1}。", []),
        (
            "收入{1|5.5亿元|level|收入}，增收{2|0.5亿元|other|收入|of=1 basis=同比}，增长{3|10.0%|growth|收入|of=1 basis=同比}。",
            [],
        ),
        (
            "收入{1|5.5亿元|level|收入}，增收{2|2.5亿元|other|收入|of=1 basis=同比}，增长{3|10.0%|growth|收入|of=1 basis=同比}。",
            [HINT],
        ),
        (
            "收入{1|5.5亿元|level|收入}，增收{2|2.5亿元|other|收入|of=1 basis=同比}，增长{3|XX%|growth|收入|of=1 basis=同比}。",
            [],
        ),
    ],
)
def test_changes(text: str, told: list[str]) -> None:
    assert [level for level, _ in codes(text)] == told


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("61.0亿元", []),
        ("610000万元", []),
        ("67.0亿元", [HINT]),
        ("6.1亿元", [HINT]),
        ("30.0亿元", []),
        ("XX亿元", []),
    ],
)
def test_repeated(second: str, told: list[str]) -> None:
    marked = (
        "一、产值。规上工业产值{1|61.0亿元|level|规上工业产值|when=2024-01..2024-09 scope=园区}。"
        "二、结构。规上工业产值{2|%s|level|规上工业产值|when=2024-01..2024-09 scope=园区}。"
    )
    assert [level for level, code in codes(marked.replace("%s", second)) if code == "same-differs"] == told


@pytest.mark.parametrize(
    "change", ["when=2024-01..2024-06 scope=园区", "when=2024-01..2024-09 scope=全市", "scope=园区"]
)
def test_repeated__another_time_or_place_is_another_fact(change: str) -> None:
    marked = (
        "规上工业产值{1|61.0亿元|level|规上工业产值|when=2024-01..2024-09 scope=园区}。"
        f"规上工业产值{{2|67.0亿元|level|规上工业产值|{change}}}。"
    )
    assert codes(marked) == []


def test_repeated__a_target_is_no_fact() -> None:
    marked = (
        "规上工业产值{1|61.0亿元|level|规上工业产值|when=2024-01..2024-12}。"
        "力争全年规上工业产值达到{2|67.0亿元|level|规上工业产值|when=2024-01..2024-12}。"
    )
    assert codes(marked) == []


@pytest.mark.parametrize(("whole", "told"), [("1618573", []), ("258996", [HINT]), ("XX", [])])
def test_months(whole: str, told: list[str]) -> None:
    marked = (
        "6月销售产值{1|299736|level|工业销售产值|unit=万元 when=2010-06}，"
        f"累计{{2|{whole}|level|工业销售产值|unit=万元 when=2010-01..2010-06}}。"
    )
    assert [level for level, code in codes(marked) if code == "month-exceeds-year"] == told


def test_months__a_stock_may_fall() -> None:
    marked = "6月贷款余额{1|299亿元|level|各项贷款余额|when=2010-06}，累计{2|258亿元|level|各项贷款余额|when=2010-01..2010-06}。"
    assert [code for _, code in codes(marked) if code == "month-exceeds-year"] == []
