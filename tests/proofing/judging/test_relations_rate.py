# ruff: noqa: E501  (a report in one line is easier to read than one in three)
"""开工率 and its like, of a planned number that stands sentences before."""

import pytest

from proofing.by_hand import codes

PLAN = "全年安排重点项目{1|91个|count|项目}，计划投资{2|50亿元|plan|投资}。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{PLAN}累计已开工项目{{3|60个|count|开工项目}}，开工率{{4|65.9%|other|开工率}}。", 0),
        (f"{PLAN}累计已开工项目{{3|60个|count|开工项目}}，开工率{{4|56.9%|other|开工率}}。", 1),
        # narrowed: the provincial ones are not all
        (f"{PLAN}省重点项目已开工{{3|6个|count|省重点项目}}，开工率{{4|85.7%|other|开工率}}。", 0),
        # two numbers that may be the whole
        (f"{PLAN}另列入储备项目{{5|120个|count|储备项目}}。已开工项目{{3|60个|count|开工项目}}，开工率{{4|50.0%|other|开工率}}。", 0),
        # another rate
        (f"{PLAN}已开工项目{{3|60个|count|开工项目}}，竣工率{{4|56.9%|other|竣工率}}。", 0),
        # nothing planned is told
        ("园区共收到来信{1|91个|count|来信}。已开工项目{3|60个|count|开工项目}，开工率{4|56.9%|other|开工率}。", 0),
        # not of the same kind
        ("全年安排资金{1|91亿元|plan|资金}。已开工项目{3|60个|count|开工项目}，开工率{4|56.9%|other|开工率}。", 0),
    ],
)  # fmt: skip
def test_rates_apart(text: str, told: int) -> None:
    assert len([code for _, code in codes(text) if code == "share-mismatch"]) == told
