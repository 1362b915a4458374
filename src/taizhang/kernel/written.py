"""What does a number on paper promise about the number behind it?

``61亿元`` was rounded by someone: it stands for every value that rounds to it, [60.5, 61.5). The digits are
kept as written, since ``61`` and ``61.0`` promise different things. Rounding in statistics is half-up in
magnitude (四舍五入; −1.75 becomes −1.8), so a negative number's interval is the mirror image: ``-1.7`` stands
for (−1.75, −1.65].

A house that prints one decimal and drops trailing zeros writes 61.0 as ``61``. Read strictly by that habit
(``strict_decimals=1``) the same 61 stands for [60.95, 61.05).

Hedges move the interval. They speak of the magnitude, so 下降近5%, kept as −5, lies above −5::

    近61  不足61          [0, 61)        below the number
    超61  突破61  61以上   [61, ∞)        at or above it
    约61  61左右          [60, 62]       one unit in the last printed place either way
    60余                 (60, 70)       above it, by less than one unit of its last non-zero place

A hedged number is rounded on purpose, so ``strict_decimals`` does not narrow it.

Worked example::

    w = Written.parse("近61.5亿元")
    w.hedge, w.decimals, str(w)           # Hedge.NEAR, 1, '近61.5亿元'
    round_half_up(Decimal("0.125"), 2)    # 0.13, where Python's round() gives 0.12
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Final

from taizhang.kernel.amount import DIGITS, Amount
from taizhang.kernel.interval import Interval
from taizhang.kernel.unit import Unit, unit

_DIGITS: Final = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


class WrittenError(ValueError):
    """A text that is not one printed number; the message is Chinese and fit to show."""


class Hedge(StrEnum):
    """A word that says a number is not exact, by its standard spelling (others: ``HEDGE_SPELLINGS``)."""

    ABOUT = "约"
    AROUND = "左右"
    NEAR = "近"
    BELOW = "不足"
    OVER = "超"
    SURPASS = "突破"
    ATLEAST = "以上"
    MORE = "余"


HEDGE_SPELLINGS: Final[Mapping[str, Hedge]] = {
    **{str(hedge): hedge for hedge in Hedge},
    "大约": Hedge.ABOUT, "大概": Hedge.ABOUT, "约为": Hedge.ABOUT, "上下": Hedge.AROUND,
    "接近": Hedge.NEAR, "将近": Hedge.NEAR, "不到": Hedge.BELOW, "未达": Hedge.BELOW,
    "超过": Hedge.OVER, "逾": Hedge.OVER,
    "不低于": Hedge.ATLEAST, "不少于": Hedge.ATLEAST, "至少": Hedge.ATLEAST,
    "多": Hedge.MORE,
}  # fmt: skip

_AFTER: Final = frozenset({Hedge.AROUND, Hedge.ATLEAST})
_AFTER_SPELLINGS: Final = ("左右", "上下", "以上")
_BEFORE_SPELLINGS: Final = tuple(
    sorted(set(HEDGE_SPELLINGS) - {*_AFTER_SPELLINGS, "余", "多"}, key=lambda word: (-len(word), word))
)


@dataclass(frozen=True)
class Written:
    """A printed number: ASCII ``digits`` with minus and point, its unit if one is printed, its hedge."""

    digits: str
    unit: Unit | None
    hedge: Hedge | None = None

    def __post_init__(self) -> None:
        if not _DIGITS.fullmatch(self.digits):
            raise WrittenError(f"“{self.digits}”不是一个印出的数，只能有数字、一个小数点和负号。")

    @classmethod
    def parse(cls, text: str) -> "Written":
        """``近61.5亿元``, ``60余个``, ``5%以上``, ``1,234万元``. Raises WrittenError or UnitError."""
        plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("−", "-")
        before, rest = _leading(plain)
        found = re.match(r"(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\d.,])", rest, re.ASCII)
        if found is None:
            raise WrittenError(f"读不出“{text.strip()}”里的数，请写成“61亿元”“近61亿元”“60余个”这样的形式。")
        after, between, name = _trailing(rest[found.end() :])
        hedges = [HEDGE_SPELLINGS[word] for word in (before, between, after) if word]
        if len(hedges) > 1:
            words = "”和“".join(word for word in (before, between, after) if word)
            raise WrittenError(f"“{text.strip()}”里“{words}”意思重复，请只留一个。")
        return cls(found[1].replace(",", ""), unit(name) if name else None, hedges[0] if hedges else None)

    def __str__(self) -> str:
        name = "" if self.unit is None else self.unit.name
        if self.hedge is None:
            return self.digits + name
        if self.hedge is Hedge.MORE:
            return f"{self.digits}{self.hedge}{name}"
        if self.hedge in _AFTER:
            return f"{self.digits}{name}{self.hedge}"
        return f"{self.hedge}{self.digits}{name}"

    @property
    def decimals(self) -> int:
        """How many digits are printed after the point."""
        return len(self.digits.partition(".")[2])

    @property
    def value(self) -> Decimal:
        return Decimal(self.digits)

    @property
    def amount(self) -> Amount | None:
        """The number with its unit; None when no unit is printed."""
        return None if self.unit is None else Amount(self.value, self.unit)

    def interval(self, *, strict_decimals: int | None = None) -> Interval:
        """The values this number may stand for, in its own unit.

        ``strict_decimals``: the decimals of a house that drops trailing zeros; None reads what is printed.
        """
        magnitude = abs(self.value)
        if self.hedge is not None:
            stands_for = _hedged(self.hedge, magnitude, self.decimals, self.digits)
        else:
            half = _unit_in_place(max(self.decimals, strict_decimals or 0)) / 2
            stands_for = Interval(magnitude - half, magnitude + half, True, False)
        if magnitude == 0 and self.hedge is None:
            # what rounds to zero lies on both sides of it, and half a unit rounds away on both
            return Interval(stands_for.lo, stands_for.hi, False, False)
        return -stands_for if self.value < 0 else stands_for


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """四舍五入, half away from zero, to ``decimals`` places: a figure's one rounding, when it is printed."""
    room = max(DIGITS, value.adjusted() + decimals + 2)
    rounded = value.quantize(_unit_in_place(decimals), rounding=ROUND_HALF_UP, context=Context(prec=room))
    return rounded.copy_abs() if rounded.is_zero() else rounded


def _hedged(hedge: Hedge, magnitude: Decimal, decimals: int, digits: str) -> Interval:
    if hedge in (Hedge.NEAR, Hedge.BELOW):
        return Interval(Decimal(0), magnitude, True, False)
    if hedge in (Hedge.OVER, Hedge.SURPASS, Hedge.ATLEAST):
        return Interval(magnitude, None, True, False)
    if hedge is Hedge.MORE:
        return Interval(magnitude, magnitude + _last_significant_unit(digits), False, False)
    step = _unit_in_place(decimals)  # 约 and 左右
    return Interval(magnitude - step, magnitude + step, True, True)


def _unit_in_place(decimals: int) -> Decimal:
    return Decimal((0, (1,), -decimals))


def _last_significant_unit(digits: str) -> Decimal:
    """60 → 10 and 300 → 100: nobody says 300余 of 300.4; with a point the last printed place counts."""
    decimals = len(digits.partition(".")[2])
    if decimals or Decimal(digits) == 0:
        return _unit_in_place(decimals)
    return _unit_in_place(len(digits.rstrip("0")) - len(digits))


def _leading(text: str) -> tuple[str, str]:
    for word in _BEFORE_SPELLINGS:
        if text.startswith(word):
            return word, text[len(word) :]
    return "", text


def _trailing(text: str) -> tuple[str, str, str]:
    """What follows the digits: hedge after the unit, hedge between, unit (``5万余元`` means 5余万元)."""
    after = next((word for word in _AFTER_SPELLINGS if text.endswith(word)), "")
    text = text.removesuffix(after)
    found = re.fullmatch(r"([万亿]*)([余多])(.*)", text)
    if found is None:
        return after, "", text
    return after, found[2], found[1] + found[3]
