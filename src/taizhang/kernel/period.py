"""Which months does a figure speak of?

A park says the same nine months in many ways: ``2024年1-9月``, ``2024年前三季度``, ``1—9月``,
``2024-01..2024-09``. All of them become one value, ``Period(2024, 1, 9)``, and a month end (``2024年9月末``)
becomes ``Period(2024, 9, 9, point=True)``: a stock is counted at the end of a month, a flow over a run of
months.

Worked example::

    p = Period.parse("2024年前三季度")
    str(p)          # '2024-01..2024-09', the form that files, addresses and keys use; parse(str(p)) == p
    p.chinese()     # '2024年1-9月', the form that texts use; parse(p.chinese()) == p
    p.prior()       # 2023年1-9月, 上年同期
    p.elapsed()     # 75, the 序时进度 in %

Two readings have to be told apart. ``2024Q3`` and ``2024年第三季度`` are July to September, never January to
September: whoever wants the cumulative figure of a quarter's report asks for ``.cumulative()``. ``2024年1月``
is both a month and a cumulation, and both are the same value, because they are the same figure.

A period never crosses a year: cumulative reporting starts again each January.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from typing import Final

FIRST_YEAR: Final = 1949
LAST_YEAR: Final = 2999

_ADVICE: Final = "可以写成“2024年1-9月”“2024年上半年”“2024年第三季度”“2024年9月末”“2024-09”或“2024Q3”。"
_DIGIT_OF: Final[Mapping[str, int]] = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER_WORDS: Final = "一二三四"


class PeriodError(ValueError):
    """A period that cannot be read or cannot be; the message is Chinese and fit to show."""


@dataclass(frozen=True, order=True)
class Period:
    """Months ``first`` to ``last`` of ``year``; with ``point``, the end of that one month."""

    year: int
    first: int
    last: int
    point: bool = False

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise PeriodError(f"年份{self.year}不在{FIRST_YEAR}到{LAST_YEAR}之间，请核对年份。")
        if not (1 <= self.first <= 12 and 1 <= self.last <= 12):
            wrong = self.last if 1 <= self.first <= 12 else self.first
            raise PeriodError(f"月份应在1到12之间，现为{wrong}，请核对月份。")
        if self.first > self.last:
            raise PeriodError(
                f"起始月（{self.first}月）晚于截止月（{self.last}月），请把前后两个月份对调或核对年份。"
            )
        if self.point and self.first != self.last:
            raise PeriodError(f"时点只对应一个月末，现为{self.first}到{self.last}月，请只写截止的月份。")

    @classmethod
    def parse(cls, text: str, *, year: int | None = None) -> "Period":
        """Read any spoken or code form; ``year`` stands in where the text names none. Raises PeriodError."""
        plain = _plain(text)
        if not plain:
            raise PeriodError(f"期间是空的。{_ADVICE}")
        try:
            found = _parse_code(plain) or _parse_spoken(plain, year)
        except PeriodError as error:
            raise PeriodError(f"期间“{text.strip()}”读不通：{error}") from error
        if found is None:
            raise PeriodError(f"不认识的期间“{text.strip()}”。{_ADVICE}")
        return found

    def __str__(self) -> str:
        end = f"{self.year}-{self.last:02d}"
        if self.point:
            return f"@{end}"
        return end if self.first == self.last else f"{self.year}-{self.first:02d}..{end}"

    def chinese(self, *, with_year: bool = True) -> str:
        """``2024年1-9月``, ``2024年`` (without the year ``全年``), ``2024年第三季度``, ``2024年9月末``."""
        if self.first == 1 and self.last == 12:
            return f"{self.year}年" if with_year else "全年"
        return (f"{self.year}年" if with_year else "") + self._months_in_words()

    def _months_in_words(self) -> str:
        if self.point:
            return f"{self.last}月末"
        if self.first == self.last:
            return f"{self.last}月"
        if self.first == 7 and self.last == 12:
            return "下半年"
        if self.first > 1 and self.first % 3 == 1 and self.last == self.first + 2:
            return f"第{_QUARTER_WORDS[self.quarter - 1]}季度"
        return f"{self.first}-{self.last}月"

    def prior(self) -> "Period":
        """上年同期: the same months of the year before."""
        return replace(self, year=self.year - 1)

    def cumulative(self) -> "Period":
        """January to the last month of the same year (a point gives the flow up to it)."""
        return Period(self.year, 1, self.last)

    def previous(self) -> "Period | None":
        """The report before this one.

        Cumulations end one month earlier (None for January: there is none this year), month ends go back one
        month (across New Year too), a single month or quarter goes back by its own length within the year.
        """
        if self.point:
            return (
                Period(self.year - 1, 12, 12, True)
                if self.last == 1
                else Period(self.year, self.last - 1, self.last - 1, True)
            )
        if self.is_cumulative:
            return None if self.last == 1 else Period(self.year, 1, self.last - 1)
        length = self.months()
        return Period(self.year, self.first - length, self.first - 1) if self.first > length else None

    def month(self) -> "Period":
        """The last month alone, as a flow."""
        return Period(self.year, self.last, self.last)

    def end(self) -> "Period":
        """The end of the last month, as a stock is counted."""
        return Period(self.year, self.last, self.last, True)

    def months(self) -> int:
        """How many months; 1 for a month end."""
        return self.last - self.first + 1

    def elapsed(self) -> Decimal:
        """序时进度: how much of the year is over at the end of ``last``, in %, unrounded (9 months: 75)."""
        with localcontext(prec=50):
            return Decimal(self.last * 100) / 12

    @property
    def is_cumulative(self) -> bool:
        return self.first == 1 and not self.point

    @property
    def quarter(self) -> int:
        """The quarter (1..4) that the last month lies in."""
        return (self.last + 2) // 3

    @property
    def ordinal(self) -> int:
        """yyyymm of the last month, for ordering and for membership from month to month."""
        return self.year * 100 + self.last


def _plain(text: str) -> str:
    """Full-width digits made plain, spaces gone, every dash or wave between months written ``-``."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"[—–‒―−﹣~～〜至到]+", "-", folded.removeprefix("截至").removeprefix("截止"))


_CODE: Final = re.compile(r"(@)?(\d{4})-?(\d{2})(?:\.\.(\d{4})-?(\d{2}))?")
_SHORT_CODE: Final = re.compile(r"(\d{4})[-./](\d{1,2})")
_PART_CODE: Final = re.compile(r"(\d{4})年?(?:([QqHh])([1-4]))")


def _parse_code(text: str) -> Period | None:
    """``2024-01..2024-09``, ``2024-09``, ``202409``, ``2024.9``, ``@2024-09``, ``2024Q3``, ``2024H1``."""
    if found := _CODE.fullmatch(text):
        at, year, month, until_year, until = found.groups()
        if until_year is not None and until_year != year:
            raise PeriodError("期间不能跨年，累计数每年从1月重新起算，请分年填写。")
        if at and until:
            raise PeriodError("“@”表示月末时点，后面只写一个月份。")
        return Period(int(year), int(month), int(until or month), point=bool(at))
    if found := _SHORT_CODE.fullmatch(text):
        return Period(int(found[1]), int(found[2]), int(found[2]))
    if found := _PART_CODE.fullmatch(text):
        size = 3 if found[2] in "Qq" else 6
        if size == 6 and int(found[3]) > 2:
            raise PeriodError("半年只有H1和H2。")
        return _nth(int(found[1]), size, int(found[3]))
    return None


def _nth(year: int, size: int, number: int) -> Period:
    return Period(year, (number - 1) * size + 1, number * size)


_Reader = Callable[[int, re.Match[str]], Period]
# Each way of saying months, after the year is taken off. Add a way by adding a line.
_SPOKEN: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (re.compile(r"(?:全年)?"), lambda year, m: Period(year, 1, 12)),
    (re.compile(r"年?[末底]"), lambda year, m: Period(year, 12, 12, point=True)),
    (re.compile(r"(\d{1,2})月份?"), lambda year, m: Period(year, int(m[1]), int(m[1]))),
    (re.compile(r"(\d{1,2})月份?[末底]"), lambda year, m: Period(year, int(m[1]), int(m[1]), point=True)),
    (re.compile(r"(\d{1,2})月?-(\d{1,2})月份?"), lambda year, m: Period(year, int(m[1]), int(m[2]))),
    (re.compile(r"前(\d{1,2})个?月"), lambda year, m: Period(year, 1, int(m[1]))),
    (re.compile(r"上半年"), lambda year, m: _nth(year, 6, 1)),
    (re.compile(r"下半年"), lambda year, m: _nth(year, 6, 2)),
    (re.compile(r"第?([一二三四1-4])季度"), lambda year, m: _nth(year, 3, _DIGIT_OF[m[1]])),
    (re.compile(r"前([一二三四1-4])个?季度"), lambda year, m: Period(year, 1, 3 * _DIGIT_OF[m[1]])),
)


def _parse_spoken(text: str, year: int | None) -> Period | None:
    named = re.match(r"(\d{4})年", text)
    rest = text[named.end() :] if named else text
    for pattern, read in _SPOKEN:
        if found := pattern.fullmatch(rest):
            if named:
                return read(int(named[1]), found)
            if year is None:
                raise PeriodError(f"没有写年份，请写全，例如“2024年{rest}”。")
            return read(year, found)
    return None
