"""From A to B by how many times, by how much a year; a target passed; shares of a sum; announced and listed."""

import pytest

from proofing.by_hand import codes

MOVED = "产值由{1|28亿元|level|产值}做到{2|112亿元|level|产值}，增长{3|%s|growth|产值|of=2}。"
YEARLY = "%s收入从{1|6.9亿元|level|收入}到{2|16.9亿元|level|收入}，年均增{3|%s|growth|收入|of=2}。"
PASSED = "投资{1|25亿元|level|投资}，为目标的{2|%s|progress|投资|of=1}，超额完成{3|%s|pp_change|投资}。"
SUMMED = "产值{1|1000亿元|level|产值}。化工{2|120亿元|level|化工产值}、轻工{3|90亿元|level|轻工产值}，合计占{4|%s|share|产值}。"
LISTED = "百亿园区{1|%s|count|园区}：青石{2|494亿元|level|青石}，白鹭{3|312亿元|level|白鹭}，松江{4|221亿元|level|松江}%s。"


@pytest.mark.parametrize(
    ("by", "told"),
    [("3倍", []), ("5倍", ["growth-mismatch"]), ("3.4倍", ["growth-mismatch"]), ("XX倍", [])],
)
def test_moved__times(by: str, told: list[str]) -> None:
    assert [code for _, code in codes(MOVED % by)] == told


@pytest.mark.parametrize(
    ("years", "by", "told"),
    [("五年来，", "19.6%", []), ("五年来，", "29.6%", ["growth-mismatch"]), ("", "29.6%", [])],
)
def test_moved__a_year(years: str, by: str, told: list[str]) -> None:
    assert [code for _, code in codes(YEARLY % (years, by))] == told


@pytest.mark.parametrize(
    ("progress", "points", "told"),
    [
        ("101.2%", "1.2个百分点", []),
        ("101.2%", "12.3个百分点", ["surplus-progress"]),
        ("101.2%", "XX个百分点", []),
    ],
)
def test_passed(progress: str, points: str, told: list[str]) -> None:
    assert [code for _, code in codes(PASSED % (progress, points))] == told


@pytest.mark.parametrize(("share", "told"), [("21%", []), ("29%", ["share-mismatch"]), ("XX%", [])])
def test_summed(share: str, told: list[str]) -> None:
    assert [code for _, code in codes(SUMMED % share)] == told


@pytest.mark.parametrize(
    ("count", "more", "told"), [("3个", "", []), ("4个", "", ["list-count"]), ("4个", "等", [])]
)
def test_announced(count: str, more: str, told: list[str]) -> None:
    assert [code for _, code in codes(LISTED % (count, more))] == told


@pytest.mark.parametrize(("last", "told"), [("56亿元", []), ("112亿元", ["growth-mismatch"]), ("XX亿元", [])])
def test_moved__doubled(last: str, told: list[str]) -> None:
    text = f"产值由{{1|28亿元|level|产值}}到{{2|{last}|level|产值}}，{{3|翻一番|growth|产值|of=2}}。"
    assert [code for _, code in codes(text)] == told
