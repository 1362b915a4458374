"""What is a number that has no unit, even after its list and its column were asked?

An index (PMI为52.1), a figure whose unit the writer left out (新建24、续建8个 shares none across a word), a year in brackets,
a code. Only what the words before it announce is taken for a figure, and whatever has decimals; anything else is
reported as unread, never guessed.

Worked example: in ``价格指数为101``, 101 stays a number; in ``数据解读（2023）`` 2023 is a date; ``样品40000送检``
leaves 40000 unread.
"""

import re
from typing import Final

from taizhang.proofing.model import Form, Role
from taizhang.proofing.scanning.draft import Draft

_YEAR: Final = re.compile(r"(?:19[5-9]|20[0-4])\d")
_GRADE: Final = re.compile("[一二三四五六七八九]级")
_CUE: Final = re.compile(
    r"(?:为|达|达到|至|到|约|近|超|超过|突破|[数量额值率口员积资产入润税费款价重分]|得分|PMI|CPI|PPI|完成|实现|新建|续建|新增|增加|减少|其中|共|有|是|由|从|升至|降至|仅|率先|净增|累计|总计|合计|分别为|依次为|和|、|:|\(|[A-Za-z])[+-]?$"
)
_STOP: Final = re.compile(r"[,，。;；:、)\]\s/~和与至到-]|[的]|个?$|左右|以上|以下")


def settle(text: str, drafts: list[Draft]) -> None:
    """Turn the numbers without a unit that no word announces into marks."""
    previous: Draft | None = None
    for draft in drafts:
        if (
            draft.is_number
            and not draft.unit
            and not draft.table
            and draft.form is Form.ARABIC
            and draft.digits
        ):
            listed = previous is not None and previous.is_number and 0 <= draft.start - previous.end <= 1
            role = _role(text, draft, listed)
            if role is not None:
                draft.role = role
        previous = draft


def _role(text: str, draft: Draft, listed: bool) -> Role | None:
    digits = draft.digits or ""
    if _GRADE.match(text, draft.end):
        draft.end, draft.damage = draft.end + 2, "letter"
        return Role.NAME
    before = text[draft.start - 1 : draft.start]
    if before and before in "‘“'\"" and text[draft.end : draft.end + 1] in ("’", "”", "'", '"'):
        return Role.NAME
    if _YEAR.fullmatch(digits):
        return Role.DATE
    if draft.range_end is not None or listed or "." in digits:
        return None
    announced = _CUE.search(text, max(0, draft.start - 6), draft.start) and _STOP.match(text, draft.end)
    return None if announced and len(digits) < 12 else Role.UNREAD
