# ruff: noqa: E501  (a report in one line is easier to read than one in three)
"""Last year's parts and whole, a whole between its parts, two years in one."""

import pytest

from proofing.by_hand import codes, judged

HINT, ERROR = "提示", "错误"

BASE = (
    "投资{1|61.0亿元|level|投资}，增长{2|10.0%|growth|投资|of=1}，其中工业{3|51.6亿元|level|工业投资|part_of=1}，"
    "增长{4|%s|growth|工业投资|of=3}。"
)


@pytest.mark.parametrize(
    ("growth", "told"),
    [
        ("16.3%", []),
        ("-6.0%", []),  # 54.9 of 55.5
        ("-8.0%", []),  # 56.1: panels and prices explain it
        ("-20.0%", [HINT]),
        ("-70.0%", [HINT]),
        ("XX%", []),
    ],
)
def test_base_year__a_part(growth: str, told: list[str]) -> None:
    assert [level for level, code in codes(BASE.replace("%s", growth)) if code == "base-year"] == told


def test_base_year__added_value_is_at_constant_prices() -> None:
    marked = BASE.replace("投资", "增加值").replace("%s", "-20.0%")
    assert [code for _, code in codes(marked) if code == "base-year"] == []


@pytest.mark.parametrize(("growth", "told"), [("20.0%", []), ("-20.0%", [HINT]), ("-60.0%", [ERROR])])
def test_base_year__all_parts(growth: str, told: list[str]) -> None:
    marked = (
        "投资{1|59.7亿元|level|投资}，增长{2|20.0%|growth|投资|of=1}，由三块组成：工业{3|45.5亿元|level|工业投资|part_of=1 complete}，"
        "增长{4|%s|growth|工业投资|of=3}，基建{5|3.6亿元|level|基建投资|part_of=1 complete}，增长{6|20.0%|growth|基建投资|of=5}，"
        "厂房{7|10.6亿元|level|厂房投资|part_of=1 complete}，增长{8|20.0%|growth|厂房投资|of=7}。"
    )
    assert [level for level, code in codes(marked.replace("%s", growth)) if code == "base-year"] == told


def test_base_year__says_how_it_was_reckoned() -> None:
    (told,) = [each for each in judged(BASE.replace("%s", "-20.0%"))[1] if each.code == "base-year"]
    assert "倒推上年同期，总数为55.35亿元–55.56亿元，分项合计64.35亿元–64.65亿元" in told.arithmetic


TOGETHER = (
    "食品、医化、装备三个行业合计增加值增{1|%s|growth|三个行业增加值}。三者各自的增速：食品{2|29.6%|growth|食品增加值}、"
    "医化{3|15.6%|growth|医化增加值}、装备{4|%s|growth|装备增加值}"
)


@pytest.mark.parametrize(
    ("whole", "last", "told"),
    [
        ("13.7%", "133.7%", [ERROR]),
        ("13.7%", "3.7%", []),
        ("15.5%", "133.7%", []),  # 15.6 and 15.5 touch
        ("140.0%", "133.7%", [ERROR]),
        ("13.7%", "XX%", []),
    ],
)
def test_members_growth__named_together(whole: str, last: str, told: list[str]) -> None:
    text = TOGETHER.replace("%s", whole, 1).replace("%s", last, 1)
    assert [level for level, code in codes(text) if code == "growth-outside"] == told


def test_members_growth__one_of_three_not_named_leaves_it_open() -> None:
    text = TOGETHER.replace("、装备{4|%s|growth|装备增加值}", "").replace("%s", "13.7%", 1)
    assert codes(text) == []


def test_members_growth__three_industries() -> None:
    marked = (
        "GDP{1|422.23亿元|level|GDP}，增长{2|%s|growth|GDP|of=1}。第一产业增加值{3|196.53亿元|level|第一产业增加值}，增长{4|3.9%|growth|第一产业增加值|of=3}；"
        "第二产业增加值{5|70.36亿元|level|第二产业增加值}，增长{6|9.0%|growth|第二产业增加值|of=5}；"
        "第三产业增加值{7|155.34亿元|level|第三产业增加值}，增长{8|6.0%|growth|第三产业增加值|of=7}。"
    )
    assert codes(marked.replace("%s", "6.4%")) == []
    assert codes(marked.replace("%s", "10.4%")) == [(HINT, "growth-outside")]


@pytest.mark.parametrize(
    ("total", "average", "told"),
    [
        ("13.5%", "6.5%", []),
        ("13.5%", "6.6%", []),
        ("13.5%", "8.5%", [HINT]),
        ("XX%", "8.5%", []),
        ("-10.0%", "-5.1%", []),
    ],
)
def test_two_years(total: str, average: str, told: list[str]) -> None:
    marked = f"与2019年同期比增{{1|{total}|growth|增加值|basis=比某年}}，折合两年平均{{2|{average}|growth|增加值|basis=两年平均}}。"
    assert [level for level, code in codes(marked) if code == "average-mismatch"] == told


@pytest.mark.parametrize(
    ("town", "village", "told"),
    [
        ("14.5%", "54.5亿元", False),
        ("145%", "54.5亿元", True),
        ("145%", "53.5亿元", False),
        ("XX%", "54.5亿元", False),
    ],
)
def test_gross__no_prices_explain_it(town: str, village: str, told: bool) -> None:
    text = (
        "社零总额{1|354.3亿元|level|社零总额}，增{2|13.7%|growth|社零总额|of=1}。城镇{3|299.8亿元|level|城镇零售}，"
        f"增{{4|{town}|growth|城镇零售|of=3}}；乡村{{5|{village}|level|乡村零售}}，增{{6|9.4%|growth|乡村零售|of=5}}。"
    )
    assert any(code == "base-year" for _, code in codes(text)) is told
