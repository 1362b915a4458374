"""How is the number in a cell shown: as a number, a date, a percentage, or divided by thousands?

A cell names a style, a style a number format, and the format is a small language: ``#,##0.0`` is a number,
``yyyy"年"m"月"`` a date, ``0.0%`` a percentage, ``0\\.0,`` shows 52000 as 5.2 (thousands cut off, then a point put in,
the way to show 万元 without converting). Words in quotes and escaped characters say nothing about the kind and are
taken out first; a comma counts as a divisor only after the last digit place.
"""

import re
from typing import Final

from lxml import etree

from taizhang.adapters.xlsx_cell import Kind
from taizhang.adapters.xlsx_package import SAFE, Package, refuse_doctype

_BUILT_IN: Final[dict[int, Kind]] = {
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), Kind.DATE),
    **dict.fromkeys((9, 10), Kind.PERCENT),
}
"""ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are the dates of the Chinese edition."""

_SILENT: Final = re.compile(r'"[^"]*"|\[(?![hms]+\])[^\]]*\]|[\\!_*].|general|e[+-]', re.IGNORECASE)
_DATE: Final = re.compile(r"[ymdhs年月日]", re.IGNORECASE)
_DIVIDED: Final = re.compile(r"[0#?.],+(?![0#?,])")


def kind_of_format(code: str) -> Kind:
    """What a number under the format is shown as.

    >>> kind_of_format('yyyy"年"m"月"'), kind_of_format('#,##0.00"万元"')
    (<Kind.DATE: 'date'>, <Kind.NUMBER: 'number'>)
    """
    first = _SILENT.sub("", code).partition(";")[0]
    if _DATE.search(first):
        return Kind.DATE
    if "%" in first:
        return Kind.PERCENT
    return Kind.SCALED if _DIVIDED.search(first) else Kind.NUMBER


def kinds_of_styles(package: Package) -> tuple[Kind, ...]:
    """The kind of each style, by its number; empty where the workbook has no styles."""
    if not package.styles:
        return ()
    formats: dict[int, Kind] = dict(_BUILT_IN)
    found: tuple[Kind, ...] = ()
    with package.stream(package.styles) as stream:
        for _, element in etree.iterparse(stream, events=("end",), tag=("{*}numFmt", "{*}cellXfs"), **SAFE):
            refuse_doctype(element)
            if element.tag.endswith("}numFmt"):
                formats[_id(element.get("numFmtId"))] = kind_of_format(element.get("formatCode") or "")
            else:
                found = tuple(formats.get(_id(style.get("numFmtId")), Kind.NUMBER) for style in element)
    return found


def _id(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
