# ruff: noqa: E501  (a report in one line is easier to read than one in three)
"""Growths over a printed base, in two forms, against others, and as contribution and pull."""

import pytest

from proofing.by_hand import codes

HINT, ERROR = "提示", "错误"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "产值由{1|50.0亿元|level|产值}增加到{2|61.0亿元|level|产值}，增长{3|22.0%|growth|产值|of=2 base=1}。",
            [],
        ),
        (
            "产值由{1|50.0亿元|level|产值}增加到{2|61.0亿元|level|产值}，增长{3|12.0%|growth|产值|of=2 base=1}。",
            [ERROR],
        ),
        (
            "增加值由{1|50.0亿元|level|增加值}增加到{2|61.0亿元|level|增加值}，增长{3|12.0%|growth|增加值|of=2 base=1}。",
            [HINT],
        ),
        (
            "产值由{1|XX亿元|level|产值}增加到{2|61.0亿元|level|产值}，增长{3|12.0%|growth|产值|of=2 base=1}。",
            [],
        ),
        (
            "产值由{1|50.0亿元|level|产值|hedge=约}增加到{2|61.0亿元|level|产值}，增长{3|25.0%|growth|产值|of=2 base=1}。",
            [],
        ),
    ],
)
def test_growths__over_a_printed_base(text: str, told: list[str]) -> None:
    assert [level for level, code in codes(text) if code == "growth-mismatch"] == told


@pytest.mark.parametrize(("growth", "told"), [("20.0%", []), ("10.0%", [HINT])])
def test_growths__both_years_in_the_report(growth: str, told: list[str]) -> None:
    marked = (
        "2023年产值{1|50.0亿元|level|规上产值|when=2023-01..2023-12}。"
        "2024年产值{2|60.0亿元|level|规上产值|when=2024-01..2024-12}，增长{3|%s|growth|规上产值|of=2 basis=同比}。"
    )
    assert [level for level, code in codes(marked.replace("%s", growth)) if code == "growth-mismatch"] == told


@pytest.mark.parametrize(
    ("times", "growth", "told"),
    [("4倍", "288%", []), ("3.9倍", "288%", []), ("2倍", "288%", [ERROR]), ("XX倍", "288%", [])],
)
def test_growths__how_many_times(times: str, growth: str, told: list[str]) -> None:
    marked = f"营业收入{{1|105.5亿元|level|营收}}，是上年同期的{{2|{times}|other|营收|of=1 hedge=近}}（增长{{3|{growth}|growth|营收|of=1}}）。"
    marked = marked if times == "4倍" else marked.replace(" hedge=近", "")
    assert [level for level, code in codes(marked) if code == "multiple-mismatch"] == told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("翻一番", "107.3%", []), ("3.9倍", "3.94倍", []), ("2.9倍", "3.94倍", [HINT]), ("390%", "3.9倍", [])],
)
def test_growths__two_forms(one: str, other: str, told: list[str]) -> None:
    marked = f"出栏{{1|64.0万头|level|生猪出栏}}，比上年{{2|{one}|growth|生猪出栏|of=1}}还多（{{3|{other}|growth|生猪出栏|of=1}}）。"
    assert [level for level, code in codes(marked) if code == "same-differs"] == told


def test_growths__nominal_and_real_are_two() -> None:
    assert (
        codes(
            "零售额{1|50亿元|level|零售额}，增长{2|9.0%|growth|零售额|of=1}，扣除价格因素实际增长{3|7.0%|growth|零售额|of=1}。"
        )
        == []
    )


PULL = (
    "规上增加值{1|50.2亿元|level|规上增加值}，增速{2|7.4%|growth|规上增加值|of=1}。三个行业增{3|13.7%|growth|三个行业增加值}，"
    "贡献率{4|甲|share|三个行业增加值|basis=贡献率}，拉动规上工业增长{5|乙|pp_change|三个行业增加值|basis=拉动 base=2}。"
)


@pytest.mark.parametrize(
    ("contribution", "pull", "told"),
    [
        ("134.4%", "9.9个百分点", []),
        ("134.4%", "5.9个百分点", [ERROR]),
        ("XX%", "5.9个百分点", []),
        ("34.4%", "2.5个百分点", []),
    ],
)
def test_contributions(contribution: str, pull: str, told: list[str]) -> None:
    assert [
        level
        for level, code in codes(PULL.replace("甲", contribution).replace("乙", pull))
        if code == "pull-mismatch"
    ] == told


def test_contributions__of_a_fall_are_not_judged() -> None:
    assert codes(PULL.replace("甲", "134.4%").replace("乙", "9.9个百分点").replace("增速{2", "下降{2")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("增长{1|5.5%|growth|产值}，高于全国({2|5.4%|growth|全国产值}){3|0.1个百分点|pp_change|产值|base=2 basis=比其他地区}。", []),
        ("增长{1|5.5%|growth|产值}，高于全国({2|5.2%|growth|全国产值}){3|0.1个百分点|pp_change|产值|base=2 basis=比其他地区}。", [HINT]),
        ("增长{1|6.5%|growth|产值}，高于全国({2|5.2%|growth|全国产值}){3|0.3个百分点|pp_change|产值|base=2 basis=比其他地区}。", [ERROR]),
        ("增长{1|5.5%|growth|产值}，比全国({2|5.9%|growth|全国产值})低{3|0.4个百分点|pp_change|产值|base=2 basis=比其他地区}。", []),
        ("增长{1|5.5%|growth|产值}，高于全国({2|XX%|growth|全国产值}){3|0.1个百分点|pp_change|产值|base=2 basis=比其他地区}。", []),
        ("增长{1|5.5%|growth|产值}，高于全国({2|5.4%|growth|全国产值})、全省({3|5.2%|growth|全省产值})"
         "{4|0.1个百分点|pp_change|产值|base=2 basis=比其他地区}和{5|0.3个百分点|pp_change|产值|base=3 basis=比其他地区}。", []),
    ],
)  # fmt: skip
def test_gaps(text: str, told: list[str]) -> None:
    assert [level for level, code in codes(text) if code == "gap-mismatch"] == told


@pytest.mark.parametrize(("mark", "told"), [("、", False), ("，增长", True)])
def test_growths__side_by_side_they_are_of_several_things(mark: str, told: bool) -> None:
    text = f"出口、进口依次增{{1|9亿元|level|出口}}，增长{{2|5.1%|growth|出口|of=1}}{mark}{{3|6.2%|growth|出口|of=1}}。"
    assert any(code == "same-differs" for _, code in codes(text)) is told
