"""Claims made by hand: a report with its figures marked, so that a test says what was read without reading anything.

``report("规上产值{1|61亿元|level|规上产值}，其中电池{2|51.6亿元|level|电池|part_of=1}，占{3|83.4%|share|电池|of=2 base=1}。")``

Each mark is id|surface|kind|indicator|more. The value is that of the digits, negative after 下降 or with a minus; the unit what
follows the digits. ``more``: fields of ``Claim``, ids as numbers, ``when`` a period, ``complete`` alone, ``basis`` by its word,
``hedge`` by its word.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from taizhang.kernel.period import Period, PeriodError
from taizhang.kernel.written import HEDGE_SPELLINGS
from taizhang.proofing.judging.judge import judge
from taizhang.proofing.model import Basis, Claim, Form, Kind, Number, Remark

_MARK = re.compile(r"\{(\d+)\|([^|}]*)\|(\w+)\|([^|}]*)(?:\|([^}]*))?\}")
_SENTENCE = "。；\n"
_FORMS = {"三成": ("30", "%", Form.TENTHS), "四分之一": ("25", "%", Form.FRACTION), "翻一番": ("100", "%", Form.DOUBLING),
          "三分之一": ("33.3", "%", Form.FRACTION), "六大": ("6", "个", Form.CHINESE), "三大": ("3", "个", Form.CHINESE),
          "三块": ("3", "块", Form.CHINESE), "五大": ("5", "个", Form.CHINESE)}  # fmt: skip


def report(marked: str) -> tuple[str, tuple[Claim, ...]]:
    """The text without its marks, and the claims."""
    text, spots = "", []
    place = 0
    for found in _MARK.finditer(marked):
        text += marked[place : found.start()]
        spots.append((len(text), found))
        text += found[2]
        place = found.end()
    text += marked[place:]
    return text, tuple(_claim(text, start, found) for start, found in spots)


def judged(marked: str) -> tuple[tuple[Claim, ...], tuple[Remark, ...]]:
    return judge(*report(marked))


def codes(marked: str) -> list[tuple[str, str]]:
    """(level, code) of each remark, in order of place."""
    return [(str(each.level), each.code) for each in judged(marked)[1]]


def _claim(text: str, start: int, found: re.Match[str]) -> Claim:
    number, surface, kind, name, more = found.groups()
    given = dict(_given(more or ""))
    digits, unit, form = _FORMS.get(surface) or _read(surface)
    hedge = given.pop("hedge", "")
    made = Number(
        int(number), start, start + len(surface), surface, digits, given.pop("unit", unit), form,
        HEDGE_SPELLINGS.get(hedge), hedge, unit_printed=bool(unit), plus=surface.startswith("+"),
    )  # fmt: skip
    value = None if digits is None else Decimal(digits)
    if value is not None and re.search(
        r"(?:下降|降|低于|收窄|回落|减|欠|慢|低)[^，。；()（）]{0,6}$", text[:start]
    ):
        value = -abs(value)
    if "value" in given:
        value = Decimal(given.pop("value"))
    return Claim(
        int(number), made, Kind(kind), value, name, given.pop("subject", name),
        clause=_around(text, start, "，" + _SENTENCE), sentence=_around(text, start, _SENTENCE), **given,
    )  # fmt: skip


def _given(more: str) -> Iterator[tuple[str, Any]]:
    for word in more.split():
        name, _, value = word.partition("=")
        if name in ("of", "base", "part_of", "group"):
            yield name, int(value)
        elif name == "complete":
            yield name, True
        elif name == "basis":
            yield name, Basis(value)
        elif name == "when":
            yield name, value
            yield from _period(value)
        else:
            yield name, value


def _period(code: str) -> Iterator[tuple[str, Period]]:
    try:
        yield "period", Period.parse(code)
    except PeriodError:
        return


def _read(surface: str) -> tuple[str | None, str, Form]:
    found = re.fullmatch(r"(第?)([+-]?\d+(?:\.\d+)?)(.*)", surface)
    if found is None:
        return None, "", Form.MISSING
    return found[2].removeprefix("+"), found[3], Form.RANK if found[1] else Form.ARABIC


def _around(text: str, place: int, ends: str) -> tuple[int, int]:
    start = max(text.rfind(end, 0, place) for end in ends) + 1
    stops = [stop for end in ends if (stop := text.find(end, place)) >= 0]
    return start, min(stops, default=len(text))
