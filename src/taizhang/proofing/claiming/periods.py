"""Which months does each figure speak of?

The nearest period before a figure in its paragraph governs it, unless that period only serves a comparison (比上月,
与2019年同期相比, 较前5月). A paragraph that says none speaks of the document's own period: that of the title, else the
first one in the text. The year is the document's unless the period says one. What no text says is ``*``.

Worked example, a document ``某区工业运行分析(2017年1-7月)`` whose last paragraph begins with 上半年::

    in other paragraphs   2017-01..2017-07
    in the last           2017-01..2017-06
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from taizhang.kernel.period import FIRST_YEAR, LAST_YEAR, Period
from taizhang.proofing.claiming.clauses import BLANK
from taizhang.proofing.model import Mark, Role
from taizhang.proofing.scanning.normal import fold
from taizhang.wording.numerals import NumeralError, number

_N: Final = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR: Final = re.compile(r"((?:19|20)\d\d)(?:\s*年|$|(?=[-./Q]))|([一二][零九][零一二三四五六七八九]{2})年")
_RANGE: Final = re.compile(rf"{_N}月?份?(?:-{{1,2}}|~|至|到|、){_N}月([末底])?")
_FIRST: Final = re.compile(rf"前{_N}个?(季度|月)")
_QUARTERS: Final = re.compile(r"([一二三四1-4])(?:至|-|到|、)([一二三四1-4])季度")
_QUARTER: Final = re.compile(r"第?([一二三四1-4])季度(末)?|Q([1-4])")
_MONTH: Final = re.compile(rf"{_N}月(份)?([末底]|\d{{1,2}}日|\d{{1,2}}号)?")
_CODE: Final = re.compile(r"(?:19|20)\d\d[-/.](\d{1,2})(?![\d])")
_COMPARED: Final = re.compile(r"(?:比|较|与|同|于|自|从|和|对比|相比|超过|好于|上年|去年|往年|是|原|到)$")
_GOAL: Final = re.compile(
    r"(?:的|度|增长)?(?:目标|任务|计划|预算|预期)|(?:前后?|正式|全面|可)?(?:开工|投产|建成|竣工|启动|完工|交付|通车|投用|投入使用)"
)
_END: Final = re.compile(r"[。\n]")
_SAME: Final = re.compile(r"\s*(?:的)?(?:同期|相比|比较|以来|当时|水平|的水平|平均)")


@dataclass(frozen=True, slots=True)
class When:
    """Months of a year that may be unknown."""

    year: int | None
    first: int
    last: int
    point: bool = False

    def __str__(self) -> str:
        year = "*" if self.year is None else str(self.year)
        end = f"{year}-{self.last:02d}"
        if self.point:
            return f"@{end}"
        return end if self.first == self.last else f"{year}-{self.first:02d}..{end}"

    @property
    def period(self) -> Period | None:
        """The kernel's period, if the year is known."""
        if self.year is None or not FIRST_YEAR <= self.year <= LAST_YEAR:
            return None
        return Period(self.year, self.first, self.last, self.point)

    @property
    def month(self) -> "When":
        return replace(self, first=self.last, point=False)

    @property
    def total(self) -> "When":
        return replace(self, first=1, point=False)

    @property
    def end(self) -> "When":
        return replace(self, first=self.last, point=True)


def when(surface: str) -> When | None:
    """The months a mark says; None for a mark that says none (a day of the week, a bare year has all twelve)."""
    text = fold(surface).replace(" ", "")
    found = _YEAR.search(text)
    year = _year(found)
    code = _CODE.search(text)
    months = _months(text) or (_checked(int(code[1]), int(code[1]), False) if code else None)
    if months is None:
        if year is None:
            return None
        return When(year, 12, 12, True) if text.endswith(("末", "底")) else When(year, 1, 12)
    return When(year, *months)


def _year(found: re.Match[str] | None) -> int | None:
    if found is None:
        return None
    if found[1]:
        return int(found[1])
    return int("".join(str("零一二三四五六七八九".index(sign)) for sign in found[2]))


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    try:
        return int(number(text))
    except NumeralError:
        return 0


def _checked(first: int, last: int, point: bool) -> tuple[int, int, bool] | None:
    return (first, last, point) if 1 <= first <= last <= 12 else None


def _months(text: str) -> tuple[int, int, bool] | None:
    if match := _RANGE.search(text):
        first, last = _value(match[1]), _value(match[2])
        return _checked(last, last, True) if match[3] else _checked(first, last, False)
    if match := _FIRST.search(text):
        count = _value(match[1])
        return _checked(1, count * 3 if match[2] == "季度" else count, False)
    if match := _QUARTERS.search(text):
        return _checked(_value(match[1]) * 3 - 2, _value(match[2]) * 3, False)
    if match := _QUARTER.search(text):
        quarter = _value(match[1] or match[3])
        return (
            _checked(quarter * 3, quarter * 3, True)
            if match[2]
            else _checked(quarter * 3 - 2, quarter * 3, False)
        )
    if "上半年" in text or text.endswith(("年半年", "年半年度")) or text == "半年" or "H1" in text:
        return 1, 6, False
    if "下半年" in text or "H2" in text:
        return 7, 12, False
    if "前半年" in text:
        return 1, 6, False
    if match := _MONTH.search(text):
        month = _value(match[1])
        return _checked(month, month, bool(match[3]))
    if "全年" in text:
        return 1, 12, False
    if "年末" in text or "年底" in text:
        return 12, 12, True
    return None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The governing periods of a text in order of place, and the document's own. ``places`` are in the words."""

    places: tuple[int, ...]
    whens: tuple[When, ...]
    own: When | None
    passing: frozenset[int] = (
        frozenset()
    )  # places of months named in passing (6月当月): they govern one sentence

    def at(self, place: int, paragraph: int, sentence: int = 0) -> When | None:
        """What governs a place in a sentence in a paragraph, given where both begin."""
        index = bisect_right(self.places, place) - 1
        while index >= 0 and self.places[index] >= paragraph:
            if self.places[index] >= sentence or self.places[index] not in self.passing:
                return self.whens[index]
            index -= 1
        return self.own

    def in_words(self, words: str) -> When | None:
        """The period that a column's head says; without a year, the document's year."""
        said = when(words)
        year = self.own.year if self.own is not None else None
        return replace(said, year=said.year if said.year is not None else year) if said is not None else None

    def said(self, start: int, end: int) -> bool:
        """Does a governing period stand between two places?"""
        return bisect_right(self.places, end) > bisect_right(self.places, start)


_WORD: Final = re.compile(
    r"当月|单月|本月|累计看|全年(?!目标|任务|计划|预算|预期|的?增长目标|的?任务|的?目标)|(?<![上去])年[末底]|月末|期末|累计(?=[:：,，(（])"
)


def calendar(words: str, marks: Sequence[Mark], places: Sequence[tuple[int, int]]) -> Calendar:
    """All governing periods. ``places`` are the marks' places in ``words``."""
    found: list[tuple[int, When]] = []
    own: When | None = None
    year: int | None = None
    passing: set[int] = set()
    for mark, (start, end) in zip(marks, places, strict=True):
        if mark.role not in (Role.PERIOD, Role.DATE):
            continue
        said = when(mark.surface)
        if said is None or (said.year is not None and said.year > LAST_YEAR):
            continue
        if (
            _COMPARED.search(words, max(0, start - 4), start)
            or _SAME.match(words, end)
            or _GOAL.match(words, end)
        ):
            continue
        if said.year is not None and (year is None or said.year >= year):
            year = said.year
        said = replace(said, year=said.year if said.year is not None else year)
        if words.startswith("末", end) or words.startswith("底", end):
            said = said.end
        found.append((start, said))
        if words.startswith("当月", end):
            passing.add(start)
        own = own or (said if mark.role is Role.PERIOD or said.first != said.last else None)
    own = own or (found[0][1] if found else None)
    if own is not None and own.first > 1:  # the title says 第三季度, the text 1-9月
        own = next(
            (said for _, said in found if said.first == 1 and said.last == own.last and not said.point), own
        )
    for match in _WORD.finditer(words):
        if match.start() and words[match.start() - 1] == BLANK:  # 6月当月 is said already
            continue
        changed = _by_word(match[0], own)
        if changed is not None:
            found.append((match.start(), changed))
    found.sort(key=lambda one: one[0])
    passing.update(_several(words, found))
    return Calendar(
        tuple(place for place, _ in found), tuple(said for _, said in found), own, frozenset(passing)
    )


def _several(words: str, found: Sequence[tuple[int, When]]) -> Iterator[int]:
    """The periods of sentences that name several (一季度增长…,二季度增长…): only a running total outlives them."""
    group: list[tuple[int, When]] = []
    for one in [*found, (len(words) + 1, found[-1][1] if found else When(None, 1, 12))]:
        if group and (one[0] > len(words) or _END.search(words, group[-1][0], one[0])):
            if len({said for _, said in group}) > 1:
                last = max(said.last for _, said in group)
                yield from (place for place, said in group if said.first > 1 or said.last < last)
            group = []
        group.append(one)


def _by_word(word: str, own: When | None) -> When | None:
    if own is None:
        return None
    if word in ("当月", "单月", "本月"):
        return own.month
    if word.startswith("累计"):
        return own.total
    if word == "全年":
        return replace(own, first=1, last=12, point=False)
    return replace(own, first=12, last=12, point=True) if word in ("年末", "年底") else own.end
