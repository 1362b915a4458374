# ruff: noqa: E501  (a report in one line is easier to read than one in three)
"""Shares of which no word names the whole: found by the vote of their sisters, by name, or in the next sentence."""

import pytest

from proofing.by_hand import codes

HEAD = "可支配收入{1|20000元|level|可支配收入}。"
OWN = "总产值{1|200亿元|level|工业总产值}；增加值{2|60亿元|level|工业增加值}；资金{3|80亿元|level|到位资金}。\n\n开发区总产值{4|160亿元|level|工业总产值}，占{5|80%|share|工业总产值|of=4}；增加值{6|51亿元|level|工业增加值}，占{7|85%|share|工业增加值|of=6}；资金{8|60亿元|level|到位资金}，占{9|SHARE|share|到位资金|of=8}。"


def mismatches(text: str) -> list[str]:
    return [level for level, code in codes(text) if code == "share-mismatch"]


def sisters(second: str, third: str = "3.4%") -> str:
    return (
        HEAD + "工资{2|11000元|level|工资性收入}，占{3|55%|share|工资性收入|of=2}；"
        f"经营{{4|3000元|level|经营净收入}}，占{{5|{second}|share|经营净收入|of=4}}；"
        f"财产{{6|680元|level|财产净收入}}，占{{7|{third}|share|财产净收入|of=6}}。"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (sisters("15%"), []),
        (sisters("18%"), ["提示"]),
        (sisters("18%", "6.4%"), []),  # one share alone is no vote
        (OWN.replace("SHARE", "75%"), []),
        (OWN.replace("SHARE", "70%"), ["提示"]),
    ],
)
def test_voted(text: str, told: list[str]) -> None:
    assert mismatches(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("民间投资{1|600亿元|level|民间投资}，占全市投资的{2|50%|share|民间投资|of=1 base_name=全市投资}。全市固定资产投资{3|1200亿元|level|固定资产投资|scope=全市}。", []),
        ("民间投资{1|600亿元|level|民间投资}，占全市投资的{2|60%|share|民间投资|of=1 base_name=全市投资}。全市固定资产投资{3|1200亿元|level|固定资产投资|scope=全市}。", ["提示"]),
        ("民间投资{1|600亿元|level|民间投资}，占全省投资的{2|60%|share|民间投资|of=1 base_name=全省投资}。全市固定资产投资{3|1200亿元|level|固定资产投资|scope=全市}。", []),
    ],
)  # fmt: skip
def test_told_after(text: str, told: list[str]) -> None:
    assert mismatches(text) == told


@pytest.mark.parametrize(("share", "told"), [("85.4%", False), ("75.4%", True), ("XX%", False)])
def test_voted__short_names_count_when_they_are_the_same(share: str, told: bool) -> None:
    text = (
        "增加值{1|62亿元|level|增加值}；固投{2|39.5亿元|level|固投}；到位资金{3|67.2亿元|level|到位资金}。\n"
        "重点园区增加值{4|53.9亿元|level|增加值}，占{5|87%|share|增加值|of=4}；到位资金{6|57.4亿元|level|到位资金}，"
        f"占{{7|{share}|share|到位资金|of=6}}；固投{{8|34.9亿元|level|固投}}，占{{9|88%|share|固投|of=8}}。"
    )
    assert (("提示", "share-mismatch") in codes(text)) is told
