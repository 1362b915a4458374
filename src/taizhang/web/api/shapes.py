"""The shapes of the answers, as OpenAPI shows them. Numbers are exact decimal strings; null stands where there is none.

They follow ``taizhang.ledger.facts`` and ``taizhang.reports.facts``, which make the data.
"""

from typing import Any, Literal

from ninja import Schema
from pydantic import Field


class Place(Schema):
    """A parameter that is wrong."""

    parameter: str
    message: str


class Refusal(Schema):
    """Why there is no answer, and what to do."""

    message: str = Field(description="为什么没有")
    advice: str = Field(description="怎么办")
    places: list[Place] = Field(description="写得不对的参数")


class IndicatorLine(Schema):
    """An indicator in the list."""

    code: str
    name: str
    aliases: list[str]
    unit: str
    nature: str = Field(description="流量、时点、比率、计数")
    source: str = Field(description="谁报送")
    theme: str


class Indicator(IndicatorLine):
    """An indicator whole."""

    meaning: str
    report_unit: str
    frequency: str | None
    part_of: str | None = Field(description="属于哪个指标（代码）")
    parts: list[str] = Field(description="其中的指标（代码）")
    taken_from: str | None
    restricted_to: str | None
    numerator: str | None
    denominator: str | None
    sums: list[str]
    split_by: str | None
    sentence: str | None
    remark: str
    standard: str


class FormLine(Schema):
    """A form in the list."""

    code: str
    name: str
    number: str
    filled_by: str
    frequency: str
    due: str
    unit: str


class Item(Schema):
    """A row of a form."""

    number: str
    name: str
    indicator: str
    unit: str
    required: bool
    with_prior: bool


class Rule(Schema):
    """A rule of a form."""

    code: str
    name: str
    hard: bool = Field(description="强制（真）或核实（假）")
    expression: str
    explanation: str
    advice: str


class Form(FormLine):
    """A form whole."""

    restricted_to: str | None
    modelled_on: str
    note: str
    items: list[Item]
    rules: list[Rule]


class Coverage(Schema):
    """How many of those who owe the figure have reported it."""

    reported: int
    expected: int


class Figure(Schema):
    """One number."""

    indicator: str
    code: str
    period: str
    scope: str
    value: str | None = Field(description="以 unit 为单位，精确到台账所记的位数")
    unit: str
    prior: str | None = Field(description="上年同期")
    growth: str | None = Field(description="同比，四位小数，单位见 growth_unit")
    growth_unit: Literal["%", "个百分点"] = Field(description="同比的单位：一般是 %，比率指标是个百分点")
    share: str | None = Field(description="占比，%，四位小数")
    coverage: Coverage
    snapshot: str
    as_of: str | None = Field(description="照哪一刻的账；null 是现在")


class Point(Schema):
    """One month of a series."""

    period: str
    value: str | None
    prior: str | None
    growth: str | None
    month: str | None = Field(description="当月数")
    month_prior: str | None
    month_growth: str | None


class Series(Schema):
    """A series of months."""

    indicator: str
    code: str
    scope: str
    unit: str
    growth_unit: Literal["%", "个百分点"] = Field(description="各月 growth、month_growth 的单位")
    points: list[Point]
    snapshot: str
    as_of: str | None = Field(description="照哪一刻的账；null 是现在")


class Entry(Schema):
    """One record of the ledger."""

    entry: int
    respondent: str
    code: str
    indicator: str
    period: str
    value: str
    prior: str | None
    unit: str
    by: str
    at: str
    origin: str
    cell: str
    reason: str
    replaces: int | None


class Branch(Schema):
    """One step of a trace."""

    label: str
    formula: str
    value: str
    note: str
    entry: Entry | None
    children: list["Branch"]


class Trace(Schema):
    """Why a number is what it is."""

    snapshot: str
    as_of: str | None = Field(description="照哪一刻的账；null 是现在")
    trace: Branch


class Report(Schema):
    """An issued report without its text."""

    number: int
    title: str
    outline: str
    period: str
    issued_at: str
    issued_by: str
    document: str = Field(description="文稿编号")
    snapshot: str
    catalogue: str
    reported: int | None = Field(description="发出时期末那个月已报的单位")
    expected: int | None = Field(description="应报的单位")
    reason: str = Field(description="报得不到规定的比例时，为什么仍发出")


class Document(Schema):
    """The text of an issued report with every bound figure, as it was issued."""

    title: str
    outline: str
    period: str
    snapshot: str
    catalogue: str
    blocks: list[dict[str, Any]]
    notes: list[dict[str, Any]]


class Finding(Schema):
    """Something that is wrong, and what to do."""

    level: str
    code: str
    message: str
    where: str | None
    arithmetic: str
    advice: str
    family: str


class Printed(Schema):
    """A figure behind a printed number."""

    value: str | None
    unit: str | None
    word: str | None


class Shift(Schema):
    """A number that reads otherwise."""

    name: str
    key: str
    was: str
    now: str
    before: Printed | None
    after: Printed | None


class Record(Schema):
    """A record of the ledger beside what it replaced."""

    entry: int
    value: str
    prior: str | None
    unit: str
    by: str
    at: str
    reason: str


class Correction(Schema):
    """A record that counts now."""

    respondent: str
    code: str
    indicator: str
    period: str
    was: Record | None
    now: Record


class Move(Schema):
    """A membership that was recorded since."""

    respondent: str
    dimension: str
    member: str
    since: int
    until: int | None
    by: str
    at: str
    reason: str


class Untrue(Schema):
    """A sentence that no longer holds, or holds only by the target that was in force when it was issued."""

    id: str
    fate: str = Field(description="改、不再写、新增")
    verdict: str = Field(description="不再成立、目标已调整")
    printed: str
    now: str
    figures: list[Shift]
    entries: list[Correction]
    memberships: list[Move]


class Impact(Schema):
    """What corrections have made of an issued report."""

    report: int
    title: str
    known: bool
    silent: int = Field(description="变了但印出的数字不变的数，有几个")
    findings: list[Finding]
    sentences: list[Untrue]


REFUSALS: dict[int, Any] = {401: Refusal, 403: Refusal, 404: Refusal, 422: Refusal}


def answers(shape: Any, *refusals: int) -> dict[int, Any]:
    """What an operation may answer: the shape, or one of the refusals."""
    return {200: shape, **{status: REFUSALS[status] for status in refusals}}
