"""Where has a number been masked or deleted?

Reports are passed on with ``XX.27%`` and ``**亿元``, or with the digits cut out: ``实现工业总产值亿元，同比增长%``. Nothing
may be read there, least of all 0 or the .27; the number is reported as missing, with the unit that is left.

Worked example::

    masked_at("XX.27%", 0)        # a number without digits, unit %
    deleted("增长%，")             # one more, standing on the %
"""

import re
from typing import Final

from taizhang.proofing.model import Form, Role
from taizhang.proofing.scanning.draft import Draft, mark
from taizhang.proofing.scanning.measures import unit_at

_MASK: Final = r"(?:[Xx]{1,6}|\*{1,6}|[○□■●◎]{1,6}|_{2,12}|[?]{2,6}|×{1,6}|…{1,2}|\.{3,8})"
_MASKED: Final = re.compile(rf"(?:\d{{0,6}}{_MASK}(?:\.(?:\d{{1,4}}|{_MASK}))?|\d{{1,6}}\.{_MASK})")
_MASKED_DATE: Final = re.compile(
    rf"(?:(?:\d{{0,3}}{_MASK}|\d{{4}})年(?:{_MASK}|\d{{1,2}})月(?:(?:{_MASK}|\d{{1,2}})[日末底])?|{_MASK}[年月日](?:{_MASK}[月日])*(?:{_MASK}日)?)"
)
_PLACE: Final = re.compile(
    r"[路街镇村乡县市省州区园局厅部委港湖河山]|大[道桥厦学]|公司|集团|企业|同志|书记|主任|园区|电子|小区|社区"
)
"""After a mask: the name of a place or a firm is blotted out, no number."""
_CUES: Final = (
    "增长|下降|增加|减少|提高|回落|上升|下滑|增速|增幅|降幅|增|降|达到|达|占|完成|实现|约|为|至|到|超|近|突破|产值|总值|总额|收入|投资|利润|税收|"
    "增加值|支出|余额|销售额|零售额|进出口|出口|进口|总产值|营业额|面积|项目|企业|用电量|货运量|产量|资金|外资|引资|比重|占比|率|同比|环比|比上年|收窄|扩大|高于|低于"
)
_DELETED: Final = re.compile(
    rf"(?:{_CUES})(?P<unit>%|个百分点|[万亿]元|[万亿]美元|万亿元|万吨|亿千瓦时|万千瓦时|万人次|万人|平方公里|万平方米|(?<=项目)个|(?<=企业)[户家])"
    rf"(?=[,。;、)]|$|\n)"
)


def masked_at(text: str, at: int) -> Draft | None:
    """A masked number with a unit, or a masked date, that begins at ``at``."""
    if at and text[at - 1].isascii() and text[at - 1].isalnum():
        return None
    date = _MASKED_DATE.match(text, at)
    if date is not None:
        return mark(at, date.end(), Role.DATE)
    found = _MASKED.match(text, at)
    if found is None:
        return None
    if _PLACE.match(text, found.end()):
        return mark(at, found.end() + 1, Role.NAME)
    unit = unit_at(text, found.end())
    if (unit is None or text[at] in ".…") and not _cue_before(text, at):
        return None
    if unit is None and text[at] in "○□■●◎?×….":
        return None
    end, name = (found.end(), "") if unit is None else (unit.end, unit.name)
    return Draft(at, end, unit=name, unit_start=found.end(), form=Form.MISSING, damage="mask")


_CUE_BEFORE: Final = re.compile(rf"(?:{_CUES})$")


def _cue_before(text: str, at: int) -> bool:
    return _CUE_BEFORE.search(text, max(0, at - 4), at) is not None


def deleted(text: str) -> list[Draft]:
    """Units left standing without their number, at the end of a clause."""
    return [
        Draft(
            found.start("unit"),
            found.end("unit"),
            unit=found["unit"],
            unit_start=found.start("unit"),
            form=Form.MISSING,
            damage="deleted",
        )
        for found in _DELETED.finditer(text)
        if _in_prose(text, found.start())
    ]


def _in_prose(text: str, at: int) -> bool:
    """Not in the head of a table: the line has a full stop or a comma, or runs on."""
    start = max(at - 120, text.rfind("\n", max(0, at - 120), at) + 1)
    end = text.find("\n", at, at + 120)
    line = text[start : end if end >= 0 else at + 120]
    return any(each in line for each in "。,;") and "\t" not in line and "|" not in line
