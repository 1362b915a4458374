"""The words a program may ask in: each parameter with its bounds, and what it names.

Names are read as on the command line: 规上工业总产值, its alias 规上产值 or output_above_scale; 2024年1-9月, 2024Q3 or
2024-01..2024-09; 园区, 新能源电池材料, cluster:battery, or a respondent's credit code. What names nothing is refused with the
nearest word.
"""

from datetime import datetime
from typing import Annotated

from django.utils import timezone
from ninja import Path, Query
from pydantic import WithJsonSchema

from taizhang.catalogue.model import Catalogue, Indicator
from taizhang.counting.trace import MEASURE_NAMES
from taizhang.kernel import PARK, Measure, MomentError, Period, PeriodError, Scope, parse_moment
from taizhang.ledger import queries
from taizhang.registry.queries import respondent
from taizhang.web.api.refusal import MOMENT, Refused

_TEXT = r"^[^\x00-\x1f\x7f]*$"
MOST_NUMBER = 2**31 - 1

IndicatorName = Annotated[
    str,
    Query(
        min_length=1,
        max_length=64,
        pattern=_TEXT,
        description="指标的名称、别称或代码",
        example="规上工业总产值",
    ),
]
PeriodName = Annotated[
    str,
    Query(
        min_length=1,
        max_length=32,
        pattern=_TEXT,
        description="期间：2024年1-9月、2024Q3、2024-09",
        example="2024-09",
    ),
]
ScopeName = Annotated[
    str,
    Query(
        min_length=1,
        max_length=64,
        pattern=_TEXT,
        description="范围：园区、全市、某个分组，或企业代码",
        example="园区",
    ),
]
_MEASURES = "，".join(f"{measure.value} {name}" for measure, name in MEASURE_NAMES.items())
MeasureName = Annotated[
    Measure,
    WithJsonSchema(
        {
            "type": "string",
            "enum": [each.value for each in Measure],
            "description": f"哪一种数：{_MEASURES}",
        }
    ),
]

AsOf = Annotated[
    str,
    Query(
        max_length=40,
        pattern=MOMENT,
        description="照那时的账看：2024-07-31（到那天为止）或 2024-07-31T14:30；不写就是现在",
        example="2024-07-31",
    ),
]
Months = Annotated[int, Query(ge=1, le=60, description="到这一期为止的几个月")]
Words = Annotated[str, Query(max_length=50, pattern=_TEXT, description="名称、别称、代码或含义里有的字")]
Code = Annotated[str, Path(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_]+$", description="代码")]
Number = Annotated[int, Path(ge=1, le=MOST_NUMBER, description="报告的号")]


def indicator_named(park: Catalogue, text: str) -> Indicator:
    """The indicator of this name, alias or code."""
    found = park.indicator(text)
    if found is None:
        near = park.suggest(text)
        advice = f"是不是“{near}”？" if near else "全部指标见 /api/indicators"
        raise Refused(404, f"目录里没有“{text}”这个指标", advice)
    return found


def scope_named(park: Catalogue, text: str) -> Scope:
    """The scope of this name or code; a respondent's must be registered."""
    found = park.scope(text)
    if found is not None and found.dimension != "respondent":
        return found
    who = respondent(text if found is None else found.member)
    if who is None:
        raise Refused(
            404,
            f"不认识范围“{text}”",
            f"可以写：{park.scope_name(PARK)}、分组的名称，或企业的统一社会信用代码",
        )
    return Scope("respondent", who.code)


def moment_named(text: str) -> datetime | None:
    """The moment as of which the ledger shall be read, by the park's clock; None for now."""
    if not text:
        return None
    try:
        return parse_moment(text, now=timezone.localtime())
    except MomentError as error:
        raise Refused(404, str(error), "请写已经过去的一天或一个时间；不写 as_of 就是现在的账") from None


def period_named(text: str, as_of: datetime | None = None) -> Period:
    """The period, for which the ledger must have figures, or have had some at the moment."""
    try:
        found = Period.parse(text)
    except PeriodError as error:
        raise Refused(404, str(error), "可以写：2024年1-9月、2024Q3、2024-09") from None
    first, last = queries.first_month(as_of), queries.last_month(as_of)
    then = "" if as_of is None else f"{timezone.localtime(as_of):%Y-%m-%d %H:%M}时，"
    if first is None or last is None:
        advice = "不写 as_of，看现在的账" if then else "有单位上报以后再查"
        raise Refused(404, f"{then}台账里还没有数", advice)
    if not first.ordinal <= found.ordinal <= last.ordinal:
        have = f"{first.month().chinese()}至{last.month().chinese()}"
        raise Refused(
            404, f"{then}台账里没有{found.chinese()}的数", f"{'那时' if then else '现'}有的是{have}"
        )
    return found
