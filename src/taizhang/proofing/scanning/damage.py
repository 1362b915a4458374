"""What is said to the reader about damaged numbers and damaged text?

The scanner leaves on each draft which damage it met; here a table says of each kind, in words a clerk can
follow, what is there, why it is taken for damage, and what to do. Checks of the text itself (adverts, cuts, repeated
paragraphs) are in ``damage_text``. A clean text gets no remark.

Worked example: ``5一是6亿元`` gives 错误 damage-marker: “5一是6亿元”里夹着序号“一是”…应是“51.6亿元”。
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.model import Family, Fix, Form, Remark, Role
from taizhang.proofing.scanning.damage_text import text_remarks
from taizhang.proofing.scanning.draft import Draft
from taizhang.proofing.scanning.normal import View


@dataclass(frozen=True)
class _Said:
    """What is said of one kind of damage: ``message`` has places for the surface and for the digits and unit it is read as."""

    level: Level
    message: str
    advice: str


_SAID: Final[Mapping[str, _Said]] = {
    "marker": _Said(
        Level.ERROR,
        "“{surface}”里夹着列表序号：自动编号“1.”“2.”被整篇替换成了“一是”“二是”，数字里的也被换掉了。按“{digits}{unit}”读。",
        "请对照原表改回数字，并在全文里查找同样的替换。",
    ),
    "year": _Said(
        Level.ERROR,
        "“{surface}”里的年份像是整篇替换时误贴上去的（文中日期也有同样的痕迹）。按“{digits}{unit}”读。",
        "请对照原表核实，并在全文里查找同样的替换。",
    ),
    "fused": _Said(
        Level.ERROR,
        "“{surface}”和后面的数连在一起，中间漏了“和”或“、”。前一个按“{digits}{unit}”读。",
        "请补上两个数之间的分隔，并核对是在哪里断开。",
    ),
    "point": _Said(
        Level.ERROR,
        "“{surface}”的小数点不对（重复，或印成了别的标点）。按“{digits}{unit}”读。",
        "请核对原数，改正小数点；如是小数点后漏了一位，请补上。",
    ),
    "lookalike": _Said(
        Level.HINT,
        "“{surface}”里有字母混在数字当中（字母O、l与数字0、1形近）。按“{digits}{unit}”读。",
        "请改成数字。",
    ),
    "percent": _Said(
        Level.HINT,
        "“{surface}”说的是增长或比重，后面没有“%”。按“{digits}%”读。",
        "请补上“%”；如果不是百分数，请写明单位。",
    ),
    "points": _Said(
        Level.HINT,
        "“{surface}”像是丢了小数点：全文没有一个小数点，百分数却大多在一百以上。按“{digits}%”读。",
        "请对照原表补上小数点；金额等其他数的小数点也要一并核对。",
    ),
    "date": _Said(
        Level.ERROR,
        "“{surface}”不成日期，像是被替换坏了。",
        "请核对后改正日期，并在全文里查找同样的替换。",
    ),
    "letter": _Said(
        Level.HINT,
        "“{surface}”不成等级，像是字母“A”被替换成了“八”。",
        "请核对后改正，例如“5A级”。",
    ),
    "mask": _Said(
        Level.ERROR,
        "“{surface}”的数字没有填（用字母、星号等代替）。这个数不作任何计算。",
        "请填上数字；不便公开的，请删去这句话。",
    ),
    "deleted": _Said(
        Level.ERROR,
        "“{surface}”前面没有数字，像是被删掉了。这个数不作任何计算。",
        "请补上数字。",
    ),
}
_CERTAIN: Final = frozenset({"marker", "year", "point", "lookalike"})


def damage_remarks(text: str, seen: View, drafts: list[Draft]) -> tuple[Remark, ...]:
    """All remarks of family damage, in order of place."""
    remarks = _many(text, seen, [draft for draft in drafts if draft.damage])
    remarks += _separators(text, seen, drafts)
    remarks += _spaces(text, seen, drafts)
    remarks += text_remarks(text)
    return tuple(sorted(remarks, key=lambda each: (each.start, each.end)))


_SUMMED_UP: Final = frozenset({"percent", "points", "mask", "deleted", "lookalike", "letter"})
_TOO_MANY: Final = 8


def _many(text: str, seen: View, drafts: list[Draft]) -> list[Remark]:
    """One remark for each spot; of a kind that fills the text, one that counts them and mends them all."""
    remarks = []
    for kind, spots in groupby(sorted(drafts, key=lambda each: each.damage), key=lambda each: each.damage):
        each_said = [_remark(text, seen, draft) for draft in spots]
        if kind in _SUMMED_UP and len(each_said) > _TOO_MANY:
            first = each_said[0]
            message = f"{first.message}全文这样的地方有{len(each_said)}处。"
            fixes = tuple(fix for each in each_said for fix in each.fixes)
            each_said = [replace(first, message=message, fixes=fixes)]
        remarks += each_said
    return remarks


def _remark(text: str, seen: View, draft: Draft) -> Remark:
    start, end = seen.span(draft.start, draft.end)
    surface = " ".join(text[start:end].split())
    said = _SAID[draft.damage]
    message = said.message.format(surface=surface, digits=draft.digits, unit=draft.unit)
    fixes: tuple[Fix, ...] = ()
    if draft.damage in _CERTAIN and draft.digits is not None:
        fixes = (Fix(start, end, f"{draft.digits}{draft.unit}", certain=draft.damage != "lookalike"),)
    elif draft.damage == "percent":
        fixes = (Fix(end, end, "%"),)
    elif draft.damage == "fused":
        fixes = (Fix(end, end, "、"),)
    return Remark(
        said.level,
        f"damage-{draft.damage}",
        Family.DAMAGE,
        start,
        end,
        message,
        advice=said.advice,
        fixes=fixes,
    )


def _separators(text: str, seen: View, drafts: list[Draft]) -> list[Remark]:
    """``11.4%10.8%``, ``28.2%11月``: a complete figure with the next number directly behind it."""
    remarks = []
    for left, right in pairwise(drafts):
        if (
            left.end != right.start
            or not left.is_number
            or not left.unit_printed
            or left.form is Form.MISSING
            or left.unit == ""
        ):
            continue
        if right.role not in (None, Role.DATE, Role.PERIOD) or not text[seen.origin(right.start)].isdigit():
            continue
        start, end = seen.span(left.start, right.end)
        at = seen.origin(right.start)
        what = "句号" if right.role is not None else "“、”或“和”"
        message = f"“{text[start:end]}”：两个数之间没有标点，像是漏了{what}。"
        fix = Fix(at, at, "。" if right.role is not None else "、")
        advice = "请补上标点。"
        remarks.append(
            Remark(
                Level.HINT,
                "damage-separator",
                Family.DAMAGE,
                start,
                end,
                message,
                advice=advice,
                fixes=(fix,),
            )
        )
    return remarks


def _spaces(text: str, seen: View, drafts: list[Draft]) -> list[Remark]:
    """``24. 3亿元``: blanks within digits, said once for the whole text."""
    spots = [
        seen.span(each.start, each.unit_start)
        for each in drafts
        if each.is_number and each.digits is not None and each.start < each.unit_start and not each.table
    ]
    split = [(start, end) for start, end in spots if " " in text[start:end] or "\u3000" in text[start:end]]
    if not split:
        return []
    start, end = split[0]
    more = f"（全文{len(split)}处）" if len(split) > 1 else ""
    message = f"“{text[start:end]}”：数字中间有空格{more}，多半是识别图片或转换格式时留下的。已连起来读。"
    fixes = tuple(Fix(*each, "".join(text[slice(*each)].split()), certain=True) for each in split)
    return [
        Remark(
            Level.HINT, "damage-space", Family.DAMAGE, start, end, message, advice="请删去空格。", fixes=fixes
        )
    ]
