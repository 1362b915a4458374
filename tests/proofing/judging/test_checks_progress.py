"""Completions against the lead over the target or over the pace of time."""

import pytest

from proofing.by_hand import codes

TARGET = (
    "到账外资{1|2.5亿美元|level|到账外资}，为工作目标的{2|104.2%|progress|到账外资|of=1 base_name=工作目标}、"
    "奋斗目标的{3|83%|progress|到账外资|of=1 base_name=奋斗目标}，超额完成%s{4|%s|pp_change|到账外资|of=1}。"
)
PACE = (
    "出口{1|48亿元|level|出口}，完成目标的{2|60.5%|progress|出口|of=1}，超序时进度{3|%s|pp_change|出口|of=1}。"
    "进口{4|%s|level|进口}，完成目标的{5|92%|progress|进口|of=4}，超进度{6|42个百分点|pp_change|进口|of=4}%s。"
)


@pytest.mark.parametrize(
    ("goal", "gap", "told"),
    [
        ("工作目标", "4.2个百分点", []),
        ("工作目标", "4.1个百分点", []),  # cut off
        ("工作目标", "42个百分点", [("提示", "surplus-progress")]),
        ("年度目标", "42个百分点", []),
        ("工作目标", "XX个百分点", []),
    ],
)
def test_overfulfilled(goal: str, gap: str, told: list[tuple[str, str]]) -> None:
    assert codes(TARGET.replace("%s", goal, 1).replace("%s", gap, 1)) == told


@pytest.mark.parametrize(
    ("gap", "when", "told"),
    [
        ("10.5个百分点", "", []),
        ("15.5个百分点", "", [("提示", "pace-mismatch")]),
        ("11个百分点", "", []),  # less than a month's rounding away
        ("2.2个百分点", "", []),  # seven months
        ("XX个百分点", "", []),
    ],
)
def test_paces(gap: str, when: str, told: list[tuple[str, str]]) -> None:
    assert codes(PACE.replace("%s", gap, 1).replace("%s", "9亿元", 1).replace("%s", when, 1)) == told


def test_paces__of_a_single_one_nothing_is_known() -> None:
    assert codes(PACE.partition("进口")[0].replace("%s", "15.5个百分点")) == []
