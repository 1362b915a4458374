"""What is a number counted in, and which units may be turned into one another?

A unit has a dimension and a factor to the base of its dimension: 万元 is 10,000 元, a 公顷 is 15 亩. Units of
one dimension convert exactly; units of two dimensions never meet. That is what keeps 万元 from being added to
万美元, and a growth in % from being added to a change in 个百分点: 增长3% and 提高3个百分点 are different
statements, so percent and percentage point are different dimensions although both are hundredths.

Worked example::

    unit("亿元").factor          # Decimal('100000000')
    unit("％") is unit("%")      # True: full-width and customary spellings are aliases
    unit("万圆")                 # UnitError: 不认识的单位“万圆”，是不是“万元”？
    match_unit("亿元左右")       # (Unit 亿元, 2): the longest name that stands at the place

The base of area is the 亩 and not the 平方米: 1 亩 is 2000/3 平方米, which no decimal holds, while 1 平方米
is exactly 0.0015 亩. Counts have a dimension each (个 户 家 人 …): adding households to persons is as wrong
as adding tons to yuan. Months and years convert, days do not join them, since a month has no fixed number of
days.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final


class UnitError(ValueError):
    """An unknown unit, or two units that cannot meet; the message is Chinese and fit to show."""


@dataclass(frozen=True)
class Unit:
    """A unit's printed name, its dimension, and how many base units of the dimension one of it is."""

    name: str
    dimension: str
    factor: Decimal

    def __str__(self) -> str:
        return self.name

    def converts_to(self, other: "Unit") -> bool:
        return self.dimension == other.dimension


_MEASURES: Final[Mapping[str, Mapping[str, str]]] = {
    "money_cny": {
        "元": "1", "千元": "1000", "万元": "10000", "百万元": "1000000", "千万元": "10000000",
        "亿元": "100000000", "万亿元": "1000000000000",
    },
    "money_usd": {
        "美元": "1", "千美元": "1000", "万美元": "10000", "百万美元": "1000000", "亿美元": "100000000",
    },
    "money_eur": {"欧元": "1", "万欧元": "10000", "亿欧元": "100000000"},
    "money_hkd": {"港元": "1", "万港元": "10000", "亿港元": "100000000"},
    "money_jpy": {"日元": "1", "万日元": "10000", "亿日元": "100000000"},
    "percent": {"%": "1", "‰": "0.1", "成": "10"},
    "point": {"个百分点": "1", "个基点": "0.01"},
    "times": {"倍": "1"},
    "mass": {"千克": "0.001", "吨": "1", "万吨": "10000", "亿吨": "100000000"},
    "coal_equivalent": {
        "千克标准煤": "0.001", "吨标准煤": "1", "万吨标准煤": "10000", "亿吨标准煤": "100000000",
    },
    "energy": {
        "千瓦时": "1", "度": "1", "兆瓦时": "1000", "万千瓦时": "10000", "万度": "10000", "GWh": "1000000",
        "亿千瓦时": "100000000", "亿度": "100000000",
    },
    "power": {"千瓦": "1", "兆瓦": "1000", "万千瓦": "10000", "GW": "1000000", "亿千瓦": "100000000"},
    "area": {
        "平方米": "0.0015", "亩": "1", "公顷": "15", "万平方米": "15", "平方公里": "1500", "万亩": "10000", "万公顷": "150000",
        "亿平方米": "150000", "万平方公里": "15000000", "亿亩": "100000000",
    },
    "length": {"米": "1", "公里": "1000", "万米": "10000", "万公里": "10000000"},
    "volume": {"立方米": "1", "万立方米": "10000", "亿立方米": "100000000"},
    "days": {"天": "1"},
    "time": {"个月": "1", "年": "12"},
}  # fmt: skip
_COUNTERS: Final = (
    "个", "户", "家", "项", "人", "人次", "次", "件", "台", "辆", "座",
    "条", "套", "名", "宗", "批", "期", "处", "栋", "块",
    "头", "只", "所", "张", "份", "例", "篇", "种", "类", "艘", "架次", "床位", "标箱",
)  # fmt: skip
_COUNTED_IN_TEN_THOUSANDS: Final = (
    "人", "人次", "户", "件", "台", "辆", "套", "个", "家", "头", "只", "名", "次", "张", "份", "架次", "标箱",
)  # fmt: skip
_COUNTED_IN_HUNDRED_MILLIONS: Final = ("件", "人次", "人", "次", "个", "只")

# Other spellings of one unit. NFKC has already turned ％ into % and ㎡ into m2.
_ALIASES: Final[Mapping[str, str]] = {
    "百分点": "个百分点", "基点": "个基点", "BP": "个基点",
    "美金": "美元", "万美金": "万美元", "亿美金": "亿美元", "港币": "港元", "万港币": "万港元", "亿港币": "亿港元",
    "TEU": "标箱", "万TEU": "万标箱", "标准箱": "标箱", "万标准箱": "万标箱",
    "千瓦小时": "千瓦时", "万千瓦小时": "万千瓦时", "亿千瓦小时": "亿千瓦时",
    "kWh": "千瓦时", "MWh": "兆瓦时",
    "吉瓦时": "GWh", "吉瓦": "GW", "MW": "兆瓦", "kW": "千瓦",
    "公斤": "千克", "kg": "千克", "吨标煤": "吨标准煤", "万吨标煤": "万吨标准煤",
    "m2": "平方米", "km2": "平方公里", "平方千米": "平方公里", "m3": "立方米",
    "万方": "万立方米", "亿方": "亿立方米", "千米": "公里",
}  # fmt: skip


def _all_units() -> Iterator[Unit]:
    for dimension, factors in _MEASURES.items():
        for name, factor in factors.items():
            yield Unit(name, dimension, Decimal(factor))
    for name in _COUNTERS:
        yield Unit(name, f"count:{name}", Decimal(1))
    for name in _COUNTED_IN_TEN_THOUSANDS:
        yield Unit(f"万{name}", f"count:{name}", Decimal(10000))
    for name in _COUNTED_IN_HUNDRED_MILLIONS:
        yield Unit(f"亿{name}", f"count:{name}", Decimal(100000000))


UNITS: Final[Mapping[str, Unit]] = MappingProxyType({each.name: each for each in _all_units()})
"""Every unit by its printed name; aliases are not keys (see ``unit`` and ``match_unit``)."""

_SPELLINGS: Final[Mapping[str, Unit]] = {**UNITS, **{alias: UNITS[name] for alias, name in _ALIASES.items()}}
_FOLDED: Final[Mapping[str, Unit]] = {spelling.casefold(): each for spelling, each in _SPELLINGS.items()}
_LONGEST_FIRST: Final = re.compile("|".join(map(re.escape, sorted(_SPELLINGS, key=len, reverse=True))))


def unit(name: str) -> Unit:
    """The unit of that name or alias, whatever the width or case. Raises UnitError with a suggestion."""
    plain = unicodedata.normalize("NFKC", name).strip()
    found = _SPELLINGS.get(plain) or _FOLDED.get(plain.casefold())
    if found is None:
        raise UnitError(_unknown(name.strip()))
    return found


def match_unit(text: str, start: int = 0) -> tuple[Unit, int] | None:
    """The unit whose longest spelling stands in ``text`` at ``start``, and the offset after it; or None."""
    found = _LONGEST_FIRST.match(text, start)
    return (_SPELLINGS[found[0]], found.end()) if found else None


def step_down(each: Unit) -> Unit | None:
    """The unit of the same name in 万 for one in 亿, the bare one for one in 万; None where there is no smaller of that name.

    万吨 → 吨, 亿千瓦时 → 万千瓦时 → 千瓦时, 亿件 → 万件 → 件; 兆瓦时 and 公顷 have no other name and stay.
    """
    bare = each.name[1:]
    smaller = {"亿": (f"万{bare}", bare), "万": (bare,)}.get(each.name[0], ())
    found = (UNITS[name] for name in smaller if name in UNITS)
    return next((one for one in found if one.converts_to(each)), None)


def _unknown(name: str) -> str:
    if not name:
        return "没有写单位，请在数字后写明单位，例如“亿元”“%”“个”。"
    likeness = {spelling: difflib.SequenceMatcher(None, name, spelling).ratio() for spelling in _SPELLINGS}
    nearest = max(_SPELLINGS, key=lambda spelling: likeness[spelling])  # the first among equals
    if likeness[nearest] >= 0.5:
        return f"不认识的单位“{name}”，是不是“{nearest}”？"
    return f"不认识的单位“{name}”，请改用常用单位，例如“亿元”“万元”“%”“个”“吨标准煤”。"
