"""Which numbers only say when?

Years, months, days, clock times and the periods that reports cumulate over (1-9月, 前三季度, 上半年, 前10个月). They are
marks, never figures; a mark that says a whole period carries it::

    date_at("2024年1-9月", 0)     # mark 期间, Period 2024-01..2024-09
    date_at("9月30日，", 0)        # mark 日期
    date_at("9个月，", 0)          # None: a duration, which is a figure
    date_at("2023.6亿元", 0)       # None: no month follows the year

Texts handed to this module are views: half-width digits, ``-`` for every dash, ``零`` for 〇.
"""

import re
from collections.abc import Callable
from typing import Final

from taizhang.kernel.period import Period, PeriodError
from taizhang.proofing.model import Role
from taizhang.proofing.scanning.draft import Draft, mark
from taizhang.wording.numerals import NumeralError, number

_YEAR: Final = r"(?:(?:19|20)\d\d)"
_CHINESE_YEAR: Final = r"[一二][零九0][零一二三四五六七八九0]{2}"
_DASH: Final = r"(?:-{1,2}|~|至|到)"
_N: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_QUARTER: Final = r"[一二三四1-4]"
_MONTHS: Final = rf"(?:(?:{_N}|元)月?份?(?:{_DASH}|、){_N}月份?)"
_EDGE: Final = r"(?:份)?(?:末|底|初|上旬|中旬|下旬|中)?"

_TAIL: Final = (
    rf"(?:{_MONTHS}(?:[末底])?|{_N}月\d{{1,2}}[日号](?:{_DASH}(?:{_N}月)?\d{{1,2}}[日号])?|{_N}月{_N}日|{_N}月{_EDGE}"
    rf"|前{_N}个?季度|前{_N}个?月|第?{_QUARTER}季度末?|{_QUARTER}(?:至|-|到|、){_QUARTER}季度|[上下]半年|半年"
    r"|全年|年[末底初]|[末底初]|同期)"
)
_FULL: Final = re.compile(
    rf"(?:{_YEAR}|{_CHINESE_YEAR}) ?年度?(?:{_DASH}(?:{_YEAR}年度?|(?=今|目前))|(?:[、和]{_YEAR}年度?)+)?(?:的?{_TAIL})?"
)
_YEARS: Final = re.compile(rf"{_YEAR}(?:(?:{_DASH}|[/、和])(?:{_YEAR}))+年?度?|{_YEAR}{_DASH}\d{{2}}年")
_NUMERIC: Final = re.compile(
    rf"{_YEAR}([-./])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])(?![\d])"
    rf"|{_YEAR}[-/](?:1[0-2]|0?[1-9])(?![\d%万亿个.])|{_YEAR}\.(?:1[0-2]|0?[1-9])(?=[-~]{_YEAR})"
    rf"|{_YEAR}(?=(?:版|级|届|财年|[)）]|-[A-Z]))|{_YEAR}Q[1-4]|{_YEAR}H[12]"
)
_SHORT: Final = re.compile(
    rf"1 (?:1[0-2]|[2-9])月份?|{_MONTHS}(?:[末底])?|{_N}月{_N}[日号](?:{_DASH}(?:{_N}月)?{_N}[日号])?|{_N}月(?!度){_EDGE}"
    rf"|{_QUARTER}(?:至|-|到|、){_QUARTER}季度|{_QUARTER}季度末?(?!以来)|{_QUARTER}、{_QUARTER}季度"
)
_DAY: Final = re.compile(
    rf"(?:3[01]|[12]?\d)(?:{_DASH}(?:3[01]|[12]?\d))?[日](?![均产/]|内|益)(?:[上下]午)?|(?:3[01]|[12]\d)号(?=[,。;\s上下])"
)
_CLOCK: Final = re.compile(
    r"(?:2[0-4]|1\d|0?\d):[0-5]\d(?::[0-5]\d)?(?![:\d])(?:-(?:2[0-4]|1\d|0?\d):[0-5]\d)?"
    r"|(?:2[0-4]|1\d|0?\d)时(?:[0-5]?\d分(?:\d{1,2}秒)?|整|许)?(?!代|期|间|空)"
    r"|(?:2[0-4]|1\d|0?\d)点(?:[0-5]?\d分|整|半|钟|(?=[-~至前后]))"
)
_DECADE: Final = re.compile(
    r"(?:(?:19|20)\d0|[1-9]0|[一二三四五六七八九]十)(?:年代|后(?=[青人一创农员企干新、]))(?:初|末|中期)?"
)
_SHORT_YEAR: Final = re.compile(r"(?:0\d|9\d|8\d)年(?:底|末|初|度)?(?!间|来|内|代)")
_BEFORE_N: Final = re.compile(
    rf"[前首]{_N}(?:个?季度|个?月)|前半年|(?:近|前|后|未来|今后|过去|最近|此后|下)(?:\d{{1,2}}|[一二两三四五六七八九十几]{{1,3}})(?:年来?|个月来?|个季度)"
    rf"(?!最|新|高|低|期)"
)
_TWO_YEARS: Final = re.compile(
    "(?:两|二|三|四|五|[2-5])年(?=平均|同比|复合|年均|间[,，]?|来(?![第新最首高低]))"
)
_ORDINAL_QUARTER: Final = re.compile(rf"第{_QUARTER}季度末?")
_PLANS: Final = re.compile(
    r"[\"“‘]?(?:十[一二三四五六七]五|[一二三四五六七八九]五)[\"”’]?(?=时期|规划|期间|末|初|以来|开局|收官|[\"”’])|\d{2}[·.]5规划"
)
_BROKEN: Final = re.compile(
    r"(?:19|20)\d{3,6}年|\d{5,8}年(?=\d{1,4}月|[,。)度])|(?:\d{1,2}[-~至])?\d{3,6}(?:月|个月)(?:\d{1,4}日)?|\d{1,2}月\d{3,4}日"
    r"|1(?:[3-9]|1[0-2])月份?"
)
_WHOLE: Final = re.compile(r"[上下]半年|(?:今年|年初|去年|本月)以来|全年")

_PERIOD_ROLES: Final = re.compile(r"季度|半年|个月|-|至|到|~|、|全年|年度|(?:19|20)\d\d年$")


def _months(text: str) -> Period | None:
    """The period that a mark says whole, when it names its year."""
    plain = text.replace("--", "-").replace("~", "-").replace(" ", "")
    if not plain[:4].isdigit() or len(plain) < 5:
        return None
    try:
        return Period.parse(plain)
    except PeriodError:
        return None


def _found(found: re.Match[str] | None, role: Role | None = None) -> Draft | None:
    if found is None:
        return None
    said = found[0]
    period = _months(said)
    if role is None:
        role = (
            Role.PERIOD
            if (period is not None and "日" not in said) or _PERIOD_ROLES.search(said)
            else Role.DATE
        )
    return mark(found.start(), found.end(), role, period)


def _full(text: str, at: int) -> Draft | None:
    return _found(_FULL.match(text, at))


def _years(text: str, at: int) -> Draft | None:
    return _found(_YEARS.match(text, at), Role.PERIOD)


def _numeric(text: str, at: int) -> Draft | None:
    return _found(_NUMERIC.match(text, at), Role.DATE)


def _month(text: str, at: int) -> Draft | None:
    found = _SHORT.match(text, at)
    if found is None or not _months_possible(found[0]):
        return None
    return _found(found)


def _months_possible(said: str) -> bool:
    for each in re.findall(rf"({_N})(?:月|(?=-|至|到|~|、))", said):
        try:
            value = int(each) if each.isdigit() else number(each)
        except NumeralError:
            return False
        if not 1 <= value <= 12:
            return False
    return True


def _day(text: str, at: int) -> Draft | None:
    return _found(_DAY.match(text, at), Role.DATE)


def _clock(text: str, at: int) -> Draft | None:
    if ":" in text[at : at + 3] and any(
        each in text[max(0, at - 14) : at] for each in ("比", "结构", "构成")
    ):
        return None
    return _found(_CLOCK.match(text, at), Role.DATE)


def _decade(text: str, at: int) -> Draft | None:
    return _found(_DECADE.match(text, at), Role.DATE)


def _short_year(text: str, at: int) -> Draft | None:
    return _found(_SHORT_YEAR.match(text, at), Role.DATE)


def _broken(text: str, at: int) -> Draft | None:
    draft = _found(_BROKEN.match(text, at), Role.DATE)
    if draft is not None:
        draft.damage = "date"
    return draft


def _average(text: str, at: int) -> Draft | None:
    return _found(_TWO_YEARS.match(text, at), Role.PERIOD)


_KINDS: Final[tuple[Callable[[str, int], Draft | None], ...]] = (
    _full, _years, _numeric, _decade, _month, _clock, _day, _short_year, _average, _broken,
)  # fmt: skip


def date_at(text: str, at: int) -> Draft | None:
    """The date, time or period that begins at ``at`` with a digit or a Chinese numeral; or None."""
    for kind in _KINDS:
        found = kind(text, at)
        if found is not None:
            return found
    return None


def counted_period_at(text: str, at: int) -> Draft | None:
    """``前10个月``, ``近三年``, ``第三季度``: periods that begin with a word."""
    return _found(_BEFORE_N.match(text, at), Role.PERIOD) or _found(
        _ORDINAL_QUARTER.match(text, at), Role.PERIOD
    )


def plan_at(text: str, at: int) -> Draft | None:
    """``“十四五”``, ``十三五时期``: five-year plans by their number."""
    return _found(_PLANS.match(text, at), Role.SET_PHRASE)


def spoken_periods(text: str) -> list[Draft]:
    """Periods without a numeral in them: 上半年, 今年以来."""
    return [mark(found.start(), found.end(), Role.PERIOD) for found in _WHOLE.finditer(text)]
