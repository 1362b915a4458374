"""How could a report be worded better? The checks a careful writer's colleague would make, all of level 提示.

``CHECKS`` is the whole list: a code, what it is called, and the function that looks. Each can be switched off by its code
(``switches={"until": False}``); ``docs/proofing-wording.md`` names them all, and a test compares. Clean prose gets silence:
a check that cannot be sure says nothing.

Worked example::

    style("截止9月底，产值约61亿元左右。", scan, ())
    # until: “截止”后面接时间。   hedge-twice: “约”和“左右”重复：“约61亿元左右”。
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from taizhang.proofing.model import Claim, Remark, Scan
from taizhang.proofing.styling import numbers as style_numbers
from taizhang.proofing.styling import order as style_order
from taizhang.proofing.styling import words as style_words
from taizhang.proofing.styling.page import Page


@dataclass(frozen=True)
class Check:
    """``code`` is the switch and the remark's code; ``codes`` the further codes that the same look gives."""

    code: str
    title: str
    look: Callable[[Page], Iterator[Remark]]
    codes: tuple[str, ...] = ()


CHECKS: Final[tuple[Check, ...]] = (
    Check("heading-number", "标题序号不连续", style_order.numbering),
    Check("item-number", "“一是、二是”不连续", style_order.items),
    Check("bracket", "括号、引号不配对", style_order.brackets, ("bracket-width",)),
    Check("unit-twice", "单位重复", style_numbers.unit_twice),
    Check("currency-missing", "金额没有货币单位", style_numbers.currency_missing),
    Check("wide-digits", "全角、半角数字混用", style_numbers.wide_digits),
    Check("percent-signs", "百分号写法不一", style_numbers.percent_signs),
    Check("open-range", "范围的前一个数没有单位", style_numbers.open_range),
    Check("period-forms", "期间写法不一", style_numbers.range_signs),
    Check("mixed-year", "年份的零写法不对", style_numbers.mixed_year),
    Check("english-comma", "中文里用了英文标点", style_numbers.english_marks, ("english-stop",)),
    Check("title-period", "标题与正文期间不一", style_numbers.title_period),
    Check("flat", "增长0%", style_numbers.zero_growth),
    Check("hedge-twice", "约数词重复", style_words.hedge_twice),
    Check("points-as-percent", "百分点写成百分数", style_words.points_as_percent),
    Check("percent-as-points", "百分数写成百分点", style_words.percent_as_points),
    Check("negative-fall", "下降与负号重复", style_words.negative_fall),
    Check("minus-growth", "增长后写负数", style_words.minus_growth),
    Check("times-fall", "下降用倍数", style_words.times_fall),
    Check("times-to", "增长到几倍", style_words.times_to),
    Check("same-period-twice", "同比与比上年同期重复", style_words.same_period_twice),
    Check("until", "截止与截至", style_words.until),
    Check("two-names", "一个指标两个名称", style_words.two_names),
    Check("zone-names", "园区名称不一", style_words.zone_names),
    Check("list-length", "分别之后个数不一", style_words.runs),
)


def style(
    text: str, scan: Scan, claims: Sequence[Claim], switches: Mapping[str, bool] | None = None
) -> tuple[Remark, ...]:
    """Remarks on wording in order of place. ``switches`` maps a check's code to whether it looks; all do by default."""
    page = Page(text, scan, tuple(claims))
    asked = switches or {}
    found = [remark for check in CHECKS if asked.get(check.code, True) for remark in check.look(page)]
    return tuple(sorted(found, key=lambda remark: (remark.start, remark.end, remark.code)))


def codes() -> tuple[str, ...]:
    """Every code a check of wording gives."""
    return tuple(code for check in CHECKS for code in (check.code, *check.codes))
