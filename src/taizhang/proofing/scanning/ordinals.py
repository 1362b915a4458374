"""Which numbers only give a place in a sequence?

Headings and list items (一、 （一） 1. （1） ① 一是 第一，), chapters and articles (第三条), pages (- 3 -), turns (第三批,
第二届). A rank (第28位, 居第5) is a place too, but among competitors: it is a figure, and ``rank_at`` reads it.

Worked example::

    ordinal_at("二是完成投资", 0)    # mark 序号
    rank_at("第28位", 0)            # number 28, unit 位, form rank
    rank_at("第二产业", 0)          # None
"""

import re
from typing import Final

from taizhang.proofing.model import Form, Role
from taizhang.proofing.scanning.draft import Draft, mark
from taizhang.proofing.scanning.measures import unit_at
from taizhang.wording.numerals import NumeralError, number

_HAN: Final = "[一二三四五六七八九十百零]"
_BOUNDARY: Final = frozenset('\n。;；:!?！？,，、 \t)）”"|…》')
_ITEM: Final = re.compile(rf"{_HAN}{{1,3}}(?:是(?!否|非)|要(?!素)|来(?=[,，]))|其{_HAN}{{1,2}}(?=[,，、])")
_HEADING: Final = re.compile(rf"{_HAN}{{1,3}}、|\({_HAN}{{1,3}}\)")
_ARABIC_HEADING: Final = re.compile(
    r"(?:\d{1,2}\.){1,3}\d{0,2}(?=[^\d%万亿])|\d{1,2}[、)](?!\d)|\(\d{1,2}\)|\d{1,2}(?= {1,2}[\u4e00-\u9fff])"
)
_INNER_HEADING: Final = re.compile(r"\d{1,2}[.、](?=[\u4e00-\u9fff“《])|\d{1,2}\)|\(\d{1,2}\)")
_CIRCLED: Final = re.compile("[①-⓿❶-❿㈠-㈩⑴-⒇⒈-⒛]")
_PAGE_LINE: Final = re.compile(
    r"[ \t]*(?:-{1,2} ?)?\d{1,4}(?: ?-{1,2})?[ \t]*(?:\n|$)|第? ?\d{1,4} ?页[,， ]*(?:/?共? ?\d{1,4} ?页)?|共 ?\d{1,4} ?页"
)
_NTH: Final = re.compile(r"第 ?(\d{1,5}|[一二三四五六七八九十百千零两]{1,7})")
_PLACE: Final = re.compile(r" ?(位|名)(?![单额义称])")
_REFERENCE: Final = re.compile("条(?!生产线|线路|高速|铁路|公路|地铁)|[款章节编](?!能|约)")
_OTHER_NTH: Final = re.compile(
    "[一二三]?(?:产业|方|批|届|次|轮|期|号|季度|个|年|天|代|线|梯队|方阵|阶段|步|种|类|组|站|时间|书记|责任|要务|人民|中学|医院|小学|师|军|集团|车间|大道|台|套|条|家|户|册|卷|版|稿|讲|课|场|只|座|波|张|件|本|日|周|月|口|食|财|机|建|城|工程|污水|水|热|幼|附|实验|党|支)"
)
_RANKING: Final = re.compile(
    r"(?:居|列|排|位|排名|排位|名列|位列|位居|位次|升至|升到|跃居|跃升|前移至|退居|降至|全国|全省|全市|全区|全县|全州|全球|世界|中部|西部|东部|县区|市区|均为|均居|保持|省|市|开发区|园区|高新区|分别|次|三角|同类|中)(?:排?名?列?居?位?为?)$"
)
_FRONT: Final = re.compile(r"前 ?(\d{1,4}|[一二三四五六七八九十百]{1,4})(位|名|强)?")
_FRONT_BEFORE: Final = re.compile(
    r"(?:居|列|排|位|入|入围|进入|跻身|稳居|跃居|全国|全省|全市|全区|全州|省|市|名|在)$"
)


def ordinal_at(text: str, at: int) -> Draft | None:
    """The number of a heading or of a list item that begins at ``at``; a clause must begin there."""
    before = text[at - 1] if at else "\n"
    found = _CIRCLED.match(text, at)
    if found is not None:
        return mark(at, found.end(), Role.ORDINAL)
    if before not in _BOUNDARY and not (before == "(" or text[at] == "("):
        return None
    found = _ITEM.match(text, at) or _HEADING.match(text, at)
    if found is not None:
        return mark(at, found.end(), Role.ORDINAL)
    head = _at_line_start(text, at)
    if head:
        found = _PAGE_LINE.match(text, at)
        if found is not None and (found[0].strip().isdigit() is False or _alone(text, at, found.end())):
            return mark(at, found.start() + len(found[0].rstrip()), Role.PAGE)
    found = (_ARABIC_HEADING if head else _INNER_HEADING).match(text, at)
    if found is None or (not head and before in ",，、"):
        return None
    if found[0][-1] in "、.) " or found[0][-1].isdigit():
        after = found.end()
        if found[0][-1].isdigit() and (unit_at(text, after) or unit_at(text, after + 1)):
            return None
        if found[0][-1] == "、" and not _runs_on(text, after):
            return mark(at, after, Role.ORDINAL)
        if found[0][-1] != "、":
            return mark(at, after, Role.ORDINAL)
    return None


def _runs_on(text: str, at: int) -> bool:
    """``3、5个``: after the 、 comes another number, so both are values."""
    return text[at : at + 1].isdigit()


def _alone(text: str, at: int, end: int) -> bool:
    """A line of nothing but a small number between lines of prose is a page number."""
    return len(text[at:end].strip()) <= 3 and "|" not in text[at:end]


def _at_line_start(text: str, at: int) -> bool:
    start = text.rfind("\n", max(0, at - 12), at) + 1
    if start == 0 and at > 12:
        return False
    if text[start:at].strip(" \t-#*>"):
        return False
    line = text[max(0, start - 60) : max(0, start - 1)].rstrip()
    return not line or line[-1] not in ",，、(和为"


def page_at(text: str, at: int) -> Draft | None:
    """``第3页 共8页`` in the middle of a line."""
    found = re.compile(r"第 ?\d{1,4} ?页[,，/ ]*(?:共 ?\d{1,4} ?页)?|共 ?\d{1,4} ?页").match(text, at)
    return mark(at, found.end(), Role.PAGE) if found else None


def nth_at(text: str, at: int) -> Draft | None:
    """What begins with 第: a rank, or a mark of one kind or another."""
    found = _NTH.match(text, at)
    if found is None:
        return None
    end = found.end()
    place = _PLACE.match(text, end)
    if place is not None:
        return _rank(at, place.end(), found[1], place[1])
    reference = _REFERENCE.match(text, end)
    if reference is not None:
        return mark(at, reference.end(), Role.REFERENCE)
    other = _OTHER_NTH.match(text, end)
    if other is not None:
        return mark(at, other.end(), Role.NAME if other[0].endswith("产业") else Role.ORDINAL)
    if _RANKING.search(text, max(0, at - 6), at):
        return _rank(at, end, found[1], "位")
    return mark(at, end, Role.ORDINAL)


def front_at(text: str, at: int) -> Draft | None:
    """``前30位``, ``居全省前三``: a rank that is only bounded; the span is that of the number, 前 stays outside."""
    found = _FRONT.match(text, at)
    if found is None:
        return None
    if found[2] == "强":
        return mark(at, found.end(), Role.NAME)
    if found[2] is None:
        after = text[found.end() : found.end() + 1]
        if not _FRONT_BEFORE.search(text, max(0, at - 4), at) or (
            after and after not in "。,，;；、)的行之列\n "
        ):
            return None
    return _rank(at + 1 if found[2] else at, found.end(), found[1], found[2] or "位")


def _rank(start: int, end: int, digits: str, unit: str) -> Draft | None:
    value = _plain(digits)
    if value is None:
        return None
    return Draft(
        start, end, digits=value, unit="位" if unit == "名" else unit, unit_start=end, form=Form.RANK
    )


def _plain(digits: str) -> str | None:
    if digits.isdigit():
        return digits
    try:
        return str(number(digits))
    except NumeralError:
        return None
