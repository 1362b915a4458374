# ruff: noqa: E501  (a report in one line is easier to read than one in three)
"""Neighbours: value, target, percent; from, to, by; now, before, growth; a rate and another in brackets."""

import pytest

from proofing.by_hand import codes

HINT, ERROR = "提示", "错误"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("就业{1|8314人|level|就业}，年任务{2|9500人|plan|就业}，完成{3|87.5%|growth|就业|of=1}。", []),
        ("就业{1|8314人|level|就业}，年任务{2|9500人|plan|就业}，完成{3|99.5%|growth|就业|of=1}。", [ERROR]),
        ("就业{1|8314人|level|就业}，年任务{2|XX人|plan|就业}，完成{3|99.5%|growth|就业|of=1}。", []),
        ("就业{1|8314人|level|就业}，培训{2|9500人|level|培训}，完成{3|99.5%|progress|培训}。", []),
    ],
)
def test_triples(text: str, told: list[str]) -> None:
    assert [level for level, code in codes(text) if code == "progress-mismatch"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "配套率由上年的{1|45.2%|other|配套率}提高到{2|59.2%|other|配套率}，提高{3|14.0个百分点|pp_change|配套率}。",
            [],
        ),
        (
            "配套率由上年的{1|45.2%|other|配套率}提高到{2|59.2%|other|配套率}，提高{3|18.0个百分点|pp_change|配套率}。",
            [(ERROR, "gap-mismatch")],
        ),
        (
            "配套率从{1|43.3 %|other|配套率|unit=%}下降至 {2|23.2%|other|配套率|value=23.2}，下降了 {3|20.1个百分点|pp_change|配套率}。",
            [],
        ),
        (
            "配套率由上年的{1|XX%|other|配套率}提高到{2|59.2%|other|配套率}，提高{3|18.0个百分点|pp_change|配套率}。",
            [],
        ),
        ("收入由{1|446.7亿元|level|收入}升至{2|476.3亿元|level|收入}，增长{3|6.6%|growth|收入|of=2}。", []),
        (
            "收入由{1|446.7亿元|level|收入}升至{2|476.3亿元|level|收入}，增长{3|16.6%|growth|收入|of=2}。",
            [(ERROR, "growth-mismatch")],
        ),
    ],
)
def test_from_to_by(text: str, told: list[tuple[str, str]]) -> None:
    assert codes(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "收入{1|599.0亿元|level|收入}，上年同期为{2|523.9亿元|level|收入}，增长{3|14.3%|growth|收入|of=1}。",
            [],
        ),
        (
            "收入{1|599.0亿元|level|收入}，上年同期为{2|523.9亿元|level|收入}，增长{3|39.3%|growth|收入|of=1}。",
            [ERROR],
        ),
        (
            "收入{1|599.0亿元|level|收入}（上年同期{2|523.9亿元|level|收入}），增长{3|39.3%|growth|收入|of=1}。",
            [ERROR],
        ),
        (
            "增加值{1|599.0亿元|level|增加值}，上年同期为{2|523.9亿元|level|增加值}，增长{3|39.3%|growth|增加值|of=1}。",
            [HINT],
        ),
        (
            "收入{1|599.0亿元|level|收入}，上年同期为{2|XX亿元|level|收入}，增长{3|39.3%|growth|收入|of=1}。",
            [],
        ),
    ],
)
def test_last_year_beside(text: str, told: list[str]) -> None:
    assert [level for level, code in codes(text) if code == "growth-mismatch"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "增长{1|6.3%|growth|销售额}，比上半年（{2|4.8%|growth|销售额}）高{3|1.5个百分点|pp_change|销售额}。",
            [],
        ),
        (
            "增长{1|6.3%|growth|销售额}，比上半年（{2|4.8%|growth|销售额}）高{3|3.2个百分点|pp_change|销售额}。",
            [ERROR],
        ),
        (
            "增长{1|11.1%|growth|销售额}，比前7月({2|12.8%|growth|销售额})低{3|1.7个百分点|pp_change|销售额}。",
            [],
        ),
        (
            "增长{1|6.3%|growth|销售额}，比上半年（{2|XX%|growth|销售额}）高{3|3.2个百分点|pp_change|销售额}。",
            [],
        ),
    ],
)
def test_compared(text: str, told: list[str]) -> None:
    assert [level for level, code in codes(text) if code == "gap-mismatch"] == told


@pytest.mark.parametrize(
    ("growth", "told"), [("5.8%", []), ("30.8%", [(HINT, "figures-disagree")]), ("XX%", [])]
)
def test_change_and_growth(growth: str, told: list[tuple[str, str]]) -> None:
    marked = (
        "税收{1|237.36亿元|level|税收}，比上年同期增加{2|13.01亿元|other|税收}，增长{3|%s|growth|税收|of=1}。"
    )
    assert codes(marked.replace("%s", growth)) == told


@pytest.mark.parametrize(
    ("women", "ratio", "told"),
    [
        ("75.0万人", "104.5", []),
        ("57.0万人", "104.5", ["sum-mismatch", "share-mismatch"]),
        ("75.0万人", "114.5", ["share-mismatch"]),
        ("XX万人", "104.5", []),
    ],
)
def test_sexes(women: str, ratio: str, told: list[str]) -> None:
    marked = f"总人口{{1|153.4万人|level|总人口}}，男{{2|78.4万人|level|男}}，女{{3|{women}|level|女}}，性别比{{4|{ratio}|other|性别比}}。"
    assert sorted(code for _, code in codes(marked)) == sorted(told)


@pytest.mark.parametrize(
    ("rate", "told"), [("87.4%", []), ("79.4%", [(HINT, "share-mismatch")]), ("XX%", [])]
)
def test_rates_of_counts(rate: str, told: list[tuple[str, str]]) -> None:
    marked = f"计划新建项目{{1|95个|plan|新建项目}}，已开工{{2|83个|count|开工项目}}，开工率为{{3|{rate}|other|开工率}}。"
    assert codes(marked) == told


@pytest.mark.parametrize(
    ("gap", "told"), [("2.3个百分点", []), ("3.3个百分点", [(HINT, "gap-mismatch")]), ("XX个百分点", [])]
)
def test_above_the_total(gap: str, told: list[tuple[str, str]]) -> None:
    marked = f"规上工业增长{{1|9.6%|growth|规上工业}}。其中重点行业增长{{2|11.9%|growth|重点行业}}，高于全市规上工业{{3|{gap}|pp_change|重点行业}}。"
    assert codes(marked) == told


@pytest.mark.parametrize(
    ("women", "told"),
    [("75.0万人", []), ("75.9万人", [(HINT, "sum-mismatch")]), ("57.0万人", []), ("XX万人", [])],
)
def test_sexes__a_paragraph_below_the_whole(women: str, told: list[tuple[str, str]]) -> None:
    marked = (
        "年末总人口{1|153.4万人|level|总人口}，出生{2|1.5万人|level|出生人口}。\n"
        f"分性别，男{{3|78.4万人|level|男}}，女{{4|{women}|level|女}}。"
    )
    assert codes(marked) == told
