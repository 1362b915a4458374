"""Can a figure of this indicator, part, basis and period be reported at all, whoever reports it?

One small function per refusal, in `CHECKS`. The gate asks once per `Shape` and not once per figure, since a month's
figures of a hundred enterprises have only as many shapes as the form has rows. Worked example: 工业投资 for
2024年1月 is refused (no investment is reported for January), for 2024年2—3月 too (it is reported from January on),
for 2024年1—10月 on 20 October as well (the period is not over).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from taizhang.catalogue.model import Catalogue, Frequency, Indicator, Nature, nearest
from taizhang.kernel.figure import Scope, ScopeError
from taizhang.kernel.period import Period
from taizhang.ledger.reported import ACTUAL, BASES


@dataclass(frozen=True)
class Refusal:
    """Why, before it is known which figure: `code` for programs, `family` the gate's word for it."""

    code: str
    family: str
    message: str
    advice: str


@dataclass(frozen=True)
class Shape:
    """What figures of one kind have in common."""

    indicator: str
    part: str
    basis: str
    period: Period


@dataclass(frozen=True)
class Setting:
    """What the gate knows when it looks at shapes: the catalogue, the moment, the closed months (yyyymm)."""

    catalogue: Catalogue
    at: datetime
    closed: Collection[int]

    @cached_property
    def without_january(self) -> frozenset[str]:
        """Codes of the indicators that no form asks for in January."""
        forms = self.catalogue.forms.values()
        silent = [form for form in forms if form.no_january or form.january_february_merged]
        return frozenset(item.indicator for form in silent for item in form.items)

    @cached_property
    def this_month(self) -> int:
        """The month (yyyymm) in which the moment lies, by the park's clock."""
        today = timezone.localdate(self.at)
        return today.year * 100 + today.month


def reported_source(indicator: Indicator, catalogue: Catalogue) -> Indicator:
    """The indicator whose rhythm a computed one follows: the one it is taken from, or its first summand."""
    while (code := indicator.taken_from or next(iter(indicator.sums), None)) in catalogue.indicators:
        assert code is not None  # None is no key of the catalogue
        indicator = catalogue.indicators[code]
    return indicator


def _unknown_basis(shape: Shape, setting: Setting) -> Refusal | None:
    if shape.basis in BASES:
        return None
    return Refusal("unknown-basis", "不识", f"不认识口径“{shape.basis}”", f"可用的口径：{'、'.join(BASES)}")


def _unknown_indicator(shape: Shape, setting: Setting) -> Refusal | None:
    if shape.indicator in setting.catalogue.indicators:
        return None
    known = setting.catalogue.indicator(shape.indicator)
    near = known.name if known else setting.catalogue.suggest(shape.indicator)
    advice = f"是不是“{near}”？" if near else "请核对指标的代码；全部指标见“目录”页"
    return Refusal("unknown-indicator", "不识", f"目录里没有代码为“{shape.indicator}”的指标", advice)


def _unknown_part(shape: Shape, setting: Setting) -> Refusal | None:
    if not shape.part:
        return None
    dimensions = setting.catalogue.dimensions
    try:
        scope = Scope.parse(shape.part)
    except ScopeError as error:
        return Refusal(
            "unknown-part", "不识", f"分项“{shape.part}”读不懂：{error}", "分项写成“cluster:battery”的样子"
        )
    dimension = dimensions.get(scope.dimension)
    if dimension is None:
        near = nearest(scope.dimension, tuple(dimensions))
        advice = f"是不是“{near}”？" if near else f"可用的分组：{'、'.join(dimensions)}"
        return Refusal("unknown-part", "不识", f"分项“{shape.part}”的分组不在目录里", advice)
    members = tuple(dimension.members.values())
    if scope.member in members:
        return None
    near = nearest(scope.member, members)
    listed = "、".join(f"{dimension.code}:{code}（{name}）" for name, code in dimension.members.items())
    advice = f"是不是“{dimension.code}:{near}”？" if near else f"{dimension.name}里有：{listed}"
    return Refusal("unknown-part", "不识", f"分项“{shape.part}”不在{dimension.name}里", advice)


def _period(shape: Shape, setting: Setting) -> Refusal | None:
    """The run of months that the indicator's rhythm asks for; targets may be set for any."""
    indicator = setting.catalogue.indicators.get(shape.indicator)
    if indicator is None or shape.basis != ACTUAL:
        return None
    rhythm = reported_source(indicator, setting.catalogue)
    wanted = _wanted_period(rhythm, shape.period)
    if wanted:
        return Refusal(
            "period-shape", "期间不合", f"期间“{shape.period.chinese()}”不合：{wanted}", "请改期间后再报"
        )
    if shape.period.last == 1 and {indicator.code, rhythm.code} & setting.without_january:
        advice = "1月份的数并入1—2月，请到3月初报1—2月累计"
        return Refusal("no-january", "期间不合", f"“{indicator.name}”1月份免报", advice)
    return None


def _wanted_period(indicator: Indicator, period: Period) -> str:
    """What the indicator's rhythm asks for where `period` is not that; else empty."""
    stock = indicator.frequency is Frequency.MONTHLY_STOCK or indicator.nature is Nature.STOCK
    if stock and not period.point:
        return f"“{indicator.name}”报月末数，应写成“{period.year}年{period.last}月末”"
    if not stock and indicator.frequency is not None and not period.is_cumulative:
        return f"“{indicator.name}”报累计数，应从1月起，写成“{period.year}年1-{period.last}月”"
    if indicator.frequency is Frequency.QUARTERLY and period.last % 3:
        return f"“{indicator.name}”按季报，止于3、6、9、12月"
    if indicator.frequency is Frequency.YEARLY and period.last != 12:
        return f"“{indicator.name}”按年报，只报全年"
    return ""


def _not_due(shape: Shape, setting: Setting) -> Refusal | None:
    if shape.basis != ACTUAL or shape.period.ordinal < setting.this_month:
        return None
    message = f"{shape.period.chinese()}还没有过完，不能报实际数"
    return Refusal("not-due", "未到期", message, f"请在{shape.period.last}月结束之后再报")


def _closed(shape: Shape, setting: Setting) -> Refusal | None:
    if shape.period.ordinal not in setting.closed:
        return None
    message = f"{shape.period.year}年{shape.period.last}月已关账，不能再记或更正"
    return Refusal("closed", "已关账", message, "如确需更正，请园区统计负责人写明原因、重新开账")


CHECKS: tuple[Callable[[Shape, Setting], Refusal | None], ...] = (
    _unknown_basis,
    _unknown_indicator,
    _unknown_part,
    _period,
    _not_due,
    _closed,
)


def refusals(shape: Shape, setting: Setting) -> tuple[Refusal, ...]:
    """All that speaks against figures of this shape."""
    return tuple(refusal for check in CHECKS if (refusal := check(shape, setting)))
