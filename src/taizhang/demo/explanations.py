"""What the invented firms say where a rule asks them for a reason.

A rule of the level 核实 may be broken by real life; then the firm writes a sentence, and whoever reviews reads it. Each
sentence here belongs to one firm and the findings that it answers, and says nothing that the firm's figures do not show:
`tests/demo/test_validate.py` looks for sentences that answer nothing any more.

>>> answer("51", "rule:small_reaches_scale")
'今年订单增加，…'
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Explanation:
    """What respondent `who` (a firm's number) says to findings whose code begins with one of `to`."""

    who: str
    to: tuple[str, ...]
    text: str


_GREW = ("rule:output_growth_range", "rule:energy_growth_range", "rule:staff_growth_range")
_REACHED = ("rule:small_reaches_scale",)
_RESTATED = ("prior-differs",)

EXPLANATIONS = (
    Explanation(
        "2", _RESTATED, "今年起将一条委托加工的正极产线并入本企业核算，上年同期数按今年的范围重新填报，比上年上报数大2.1%。"
    ),
    Explanation("5", _RESTATED, "上年把一批来料加工按全价计入产值，今年起只计加工费，上年同期数相应调减1.3%。"),
    Explanation("17", _RESTATED, "上年漏计外供焦炉煤气的产值，上年同期数补计1.7%，用煤、用电一并重新核定。"),
    Explanation("19", _RESTATED, "上年产值含已剥离的贸易业务，上年同期数按今年的范围剔除2.6%。"),
    Explanation("44", _RESTATED, "上年有一个车间由关联企业填报，今年并回本企业，上年同期数增加3.5%。"),
    Explanation("4", _GREW, "磷酸铁二期产线年初满产，同时扩招操作工，产值和人数都比上年同期增加一半。"),
    Explanation("28", _GREW, "新上的装配式构件生产线年初投产，产值、能耗和用工同步增加八成左右。"),
    Explanation(
        "30", (*_GREW, "rule:output_unit_slip", "rule:revenue_unit_slip", "form-repeated", "total-repeated"),
        "企业年初起减产、5月起停产，累计数不再增加，比上年同期少九成左右，只有留守人员。",
    ),
    Explanation("51", _REACHED, "今年订单增加，1-9月营业收入首次超过2000万元，已列入上规培育名单，正在准备申报材料。"),
    Explanation("59", _REACHED, "1-9月营业收入刚超过2000万元，已与经济发展部对接，年度终了按全年收入申报入库。"),
)  # fmt: skip


def answer(who: str, finding: str) -> str | None:
    """What the respondent says to a finding of that code; None where it has said nothing."""
    return next((each.text for each in EXPLANATIONS if each.who == who and finding.startswith(each.to)), None)
