"""What does a park count, in whose words, and how do the words hang together?

The catalogue as the program sees it, after every check has passed: frozen entries that refer to one another
by code, units and scopes as types. A statistician's name, alias or code all lead to the same entry:

    catalogue.indicator("规上产值").code              # 'output_above_scale'
    catalogue.scope("新能源电池材料")                  # Scope('cluster', 'battery')
    catalogue.scope_name(Scope("cluster", "battery")) # '新能源电池材料'
    catalogue.parts_of("imports_exports")             # (出口总额, 进口总额)
    catalogue.suggest("规上工业总产直")                # '规上工业总产值'
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal

from taizhang.catalogue.blank import Part, split
from taizhang.catalogue.expression import Compare
from taizhang.kernel.figure import CITY, PARK, Scope
from taizhang.kernel.finding import Place
from taizhang.kernel.period import Period
from taizhang.kernel.unit import Unit


class Nature(StrEnum):
    """Flows add up over months; stocks, ratios and counts do not."""

    FLOW = "流量"
    STOCK = "时点"
    RATIO = "比率"
    COUNT = "计数"


class Frequency(StrEnum):
    """How often an indicator is reported, and whether as a running total or a month-end stock."""

    MONTHLY = "每月累计"
    MONTHLY_STOCK = "每月时点"
    QUARTERLY = "每季累计"
    YEARLY = "每年"


class Algorithm(StrEnum):
    """How the system works out an indicator that nobody reports."""

    RATIO = "比率"
    SUM = "合计"
    MEMBERS = "成员数"
    NEW_MEMBERS = "新增成员数"


class FormFrequency(StrEnum):
    """How often a form is due."""

    MONTHLY = "月报"
    QUARTERLY = "季报"
    YEARLY = "年报"


@dataclass(frozen=True)
class Indicator:
    """One thing the park counts. Amounts are printed in ``unit`` and reported in ``report_unit``.

    ``profit_words`` (盈亏): how a gain and how a loss is said, 实现利润总额 and 亏损.
    """

    name: str
    code: str
    aliases: tuple[str, ...]
    meaning: str
    unit: Unit
    report_unit: Unit
    nature: Nature
    frequency: Frequency | None
    source: str
    part_of: str | None
    parts_complete: bool
    split_by: str | None
    taken_from: str | None
    restricted_to: Scope | None
    algorithm: Algorithm | None
    numerator: str | None
    denominator: str | None
    sums: tuple[str, ...]
    reverse: bool
    decimals: int | None
    sentence: str | None
    part_sentence: str | None
    remark: str
    standard: str
    where: Place
    profit_words: tuple[str, str] | None = None

    @property
    def is_profit(self) -> bool:
        """Whether below zero it is a loss (亏损, 扭亏为盈); what only happens to be negative is none."""
        return self.profit_words is not None

    @property
    def reported(self) -> bool:
        """Whether somebody reports it, rather than the system working it out."""
        return self.algorithm is None and self.taken_from is None


@dataclass(frozen=True)
class Dimension:
    """One way of grouping respondents; ``members`` maps the name people say to the code."""

    name: str
    code: str
    members: Mapping[str, str]

    def member_name(self, code: str) -> str | None:
        """The name of a member code."""
        return next((name for name, member in self.members.items() if member == code), None)


@dataclass(frozen=True)
class Due:
    """The last day for handing in: ``day`` of the month ``months`` after the period's last month.

    >>> Due("次月8日", 1, 8).on(Period(2024, 1, 12))
    datetime.date(2025, 1, 8)
    """

    text: str
    months: int
    day: int

    def on(self, period: Period) -> date:
        """The due date of a period."""
        month = period.last + self.months
        return date(period.year + (month - 1) // 12, (month - 1) % 12 + 1, self.day)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class FormItem:
    """One row of a form; values are entered in ``unit``."""

    indicator: str
    number: str
    name: str
    unit: Unit
    required: bool
    with_prior: bool


@dataclass(frozen=True)
class Form:
    """Who fills which rows by when. ``filled_by`` is 企业, 项目, 全市 or a department's name."""

    name: str
    code: str
    number: str
    modelled_on: str
    filled_by: str
    restricted_to: Scope | None
    unit: Unit
    frequency: FormFrequency
    due: Due
    no_january: bool
    january_february_merged: bool
    note: str
    items: tuple[FormItem, ...]
    where: Place

    def item(self, code: str) -> FormItem | None:
        """The row that asks for the indicator."""
        return next((item for item in self.items if item.indicator == code), None)


@dataclass(frozen=True)
class Rule:
    """A relation between rows of one form. ``hard``: a cell that breaks it is refused, else explained."""

    name: str
    code: str
    form: str
    expression: Compare
    condition: Compare | None
    hard: bool
    explanation: str
    advice: str
    missing: Literal["skip", "zero"]
    tolerance: Decimal
    where: Place


BlockKind = Literal["title", "heading1", "heading2", "heading3", "item", "body", "note"]


@dataclass(frozen=True)
class OutlineBlock:
    """One line of an outline. ``level``: 0 the title, 1-3 headings, 4 what stands under them."""

    kind: BlockKind
    level: int
    text: str
    line: int

    @property
    def parts(self) -> tuple[Part, ...]:
        """The line's words and blanks."""
        return split(self.text)


@dataclass(frozen=True)
class Outline:
    """The bones of a report, in order; ``code`` is the file's name."""

    name: str
    code: str
    blocks: tuple[OutlineBlock, ...]
    where: Place


@dataclass(frozen=True)
class ExampleValue:
    """What an example gives about one indicator, in the indicator's unit (targets of growth in %).

    ``given`` holds everything beside value and prior under its Chinese key (目标, 增速目标, 当月, …).
    """

    indicator: str
    scope: Scope
    value: Decimal | None
    prior: Decimal | None
    given: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def target(self) -> Decimal | None:
        """The year's target."""
        return self.given.get("目标")

    @property
    def growth_target(self) -> Decimal | None:
        """The year's growth target, %."""
        return self.given.get("增速目标")


@dataclass(frozen=True)
class Example:
    """Figures and the sentences they must give."""

    name: str
    period: Period
    values: tuple[ExampleValue, ...]
    expected: tuple[str, ...]
    where: Place


@dataclass(frozen=True)
class Department:
    """A department that reports."""

    name: str
    code: str


@dataclass(frozen=True)
class NumberStyle:
    """The house style of figures in texts: decimals by kind, trailing zeros, small money and other small numbers."""

    money_decimals: int = 1
    rate_decimals: int = 1
    other_decimals: int = 2
    drop_zeros: bool = True
    small_in_wan: bool = True
    small_steps_down: bool = True


@dataclass(frozen=True)
class House:
    """The park itself. ``signature`` and ``dated`` (落款) close a report; without them it has no such lines. ``days_off`` and
    ``days_on`` (节假日) are what the park adds to the official calendar of holidays."""

    park_name: str
    short_name: str
    city_name: str
    departments: tuple[Department, ...]
    style: NumberStyle
    signature: str = ""
    dated: Due | None = None
    days_off: frozenset[date] = frozenset()
    days_on: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Catalogue:
    """Everything, by code; ``digest`` is the SHA-256 of the content."""

    indicators: Mapping[str, Indicator]
    dimensions: Mapping[str, Dimension]
    forms: Mapping[str, Form]
    rules: Mapping[str, Rule]
    outlines: Mapping[str, Outline]
    examples: tuple[Example, ...]
    house: House
    digest: str

    def indicator(self, text: str) -> Indicator | None:
        """The indicator of that code, name or alias."""
        code = text if text in self.indicators else self._codes.get(text)
        return self.indicators[code] if code else None

    def scope(self, text: str) -> Scope | None:
        """The scope of that name or code: 园区, 全市, a member's name, ``维度：成员``, ``cluster:battery``.

        A member's name that two dimensions share means the dimension that is written first.
        """
        return read_scope(text, self.dimensions.values(), self.house)

    def scope_name(self, scope: Scope) -> str:
        """What people call the scope; the code of a respondent, which only the registry can name."""
        if scope == PARK:
            return self.house.short_name
        if scope == CITY:
            return self.house.city_name
        dimension = self.dimensions.get(scope.dimension)
        name = dimension.member_name(scope.member) if dimension else None
        return name or scope.member or scope.dimension

    def parts_of(self, code: str) -> tuple[Indicator, ...]:
        """The indicators that say they belong to this one, in the catalogue's order."""
        return tuple(each for each in self.indicators.values() if each.part_of == code)

    def suggest(self, text: str) -> str | None:
        """The indicator name most like a mistyped one."""
        return nearest(text, (*self._codes, *self.indicators))

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        aliases = {alias: each.code for each in self.indicators.values() for alias in each.aliases}
        return aliases | {each.name: each.code for each in self.indicators.values()}


def nearest(text: str, words: "tuple[str, ...] | list[str]") -> str | None:
    """The word most like ``text``: half its characters alike, or nothing.

    >>> nearest("来原", ["来源", "单位"])
    '来源'
    """
    return next(iter(difflib.get_close_matches(text, words, n=1, cutoff=0.5)), None)


def read_scope(text: str, dimensions: Iterable[Dimension], house: House) -> Scope | None:
    """See `Catalogue.scope`."""
    word = text.strip()
    if word in ("园区", PARK.dimension, house.park_name, house.short_name):
        return PARK
    if word in ("全市", CITY.dimension, house.city_name):
        return CITY
    group, colon, member = word.replace("：", ":").partition(":")
    if colon and group == "respondent" and member:
        return Scope(group, member)
    for dimension in dimensions:
        if colon and group not in (dimension.name, dimension.code):
            continue
        wanted = member if colon else word
        if wanted in dimension.members:
            return Scope(dimension.code, dimension.members[wanted])
        if colon and dimension.member_name(wanted):
            return Scope(dimension.code, wanted)
    return None
