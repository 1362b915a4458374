"""Which figures does a table in long format report, and which of its rows cannot be understood?

The sheet has been read and its columns found (``taizhang.adapters.xlsx_table``); here its words are looked up in the
catalogue and the registry, and units are converted exactly. Every mistake of every row is named, with the nearest known
word, so that whoever filled the table mends it in one go. Whether a figure may stand in the ledger is not asked here:
that is the gate's to say, for this door as for all others.

A row ``91350100M000100Y43 | 工业总产值 | 2024年1-9月 | 5230.5 | 万元`` becomes, with 千元 as the report unit,
``Reported("91350100M000100Y43", "output", Period(2024, 1, 9), Decimal("52305"), cell="填报!D3")``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from taizhang.adapters.xlsx_cell import Cell, Kind, Row
from taizhang.adapters.xlsx_columns import BY_KEY
from taizhang.adapters.xlsx_table import FAMILY, Table
from taizhang.adapters.xlsx_values import CellError, Number, number_in, period_in, text_in
from taizhang.catalogue.model import Catalogue, Frequency, Indicator, Nature
from taizhang.kernel.amount import Amount
from taizhang.kernel.digits import plain
from taizhang.kernel.finding import Finding, Level, Place
from taizhang.kernel.period import Period
from taizhang.kernel.unit import Unit, UnitError, unit
from taizhang.ledger.long_words import Words
from taizhang.ledger.reported import ACTUAL, TARGET_GROWTH, Reported
from taizhang.registry.queries import RespondentView

T = TypeVar("T")


@dataclass(frozen=True)
class Line:
    """A row that was understood: its number in the sheet, its figure, and the names people know it by."""

    row: int
    report: Reported
    respondent: str
    indicator: Indicator
    unit: str
    remark: str = ""


@dataclass(frozen=True)
class Lines:
    """What a table reports, and what could not be understood."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]

    @property
    def reason(self) -> str:
        """The reasons written in the rows, each once."""
        return "；".join(dict.fromkeys(line.remark for line in self.lines if line.remark))


def read_lines(table: Table, catalogue: Catalogue, respondents: Sequence[RespondentView]) -> Lines:
    """Every row as a figure, or as findings that say why not."""
    words = Words(catalogue, respondents)
    readings = [_Reading(table, row) for row in table.rows]
    lines = [line for reading in readings if (line := _line(reading, words)) is not None]
    return Lines(tuple(lines), tuple(finding for reading in readings for finding in reading.findings))


@dataclass
class _Reading:
    """One row being read: what its cells say, and the findings about those that say nothing sensible."""

    table: Table
    row: Row
    findings: list[Finding] = field(default_factory=list)
    covered: bool = False  # a cell lies under a merged area, of which one finding speaks already

    def read(self, key: str, reader: Callable[[Cell], T]) -> T | None:
        """What the reader makes of the cell; None for a blank cell, and after a finding was noted."""
        cell = self.table.cell(self.row, key)
        if cell is None:
            if self._is_covered(key):
                self.covered = True
            elif BY_KEY[key].required:
                advice = "没有数就删去这一行；数为零就写0" if key == "value" else "请填上；多余的行请整行删去"
                self.refuse(key, CellError("table.blank", "是空的", advice))
            return None
        try:
            return reader(cell)
        except CellError as error:
            self.refuse(key, error)
            return None

    def refuse(self, key: str, error: CellError) -> None:
        self.findings.append(
            self.table.finding(self.row.number, key, error.code, error.message, error.advice)
        )

    @property
    def refused(self) -> bool:
        return self.covered or any(finding.is_error for finding in self.findings)

    def _is_covered(self, key: str) -> bool:
        heading = self.table.headings.get(key)
        return heading is not None and any(
            (self.row.number, heading.column) in area for area in self.table.merged
        )


def _line(reading: _Reading, words: Words) -> Line | None:
    respondent = reading.read("respondent", lambda cell: words.respondent(text_in(cell), _name(reading)))
    if respondent is not None:
        reading.read("name", lambda cell: words.same_name(text_in(cell), respondent))
    indicator = reading.read("indicator", lambda cell: words.indicator(text_in(cell)))
    basis = reading.read("basis", lambda cell: words.basis(text_in(cell))) or ACTUAL
    period = reading.read("period", period_in)
    part = reading.read("part", lambda cell: words.part(text_in(cell), indicator)) or ""
    remark = reading.read("remark", text_in) or ""
    value, prior = _amounts(reading, indicator, basis)
    if reading.refused:
        return None
    assert respondent and indicator and period and value is not None  # a blank one is a finding
    report = Reported(
        respondent=respondent.code,
        indicator=indicator.code,
        period=_fitting(period, indicator, basis),
        value=value,
        prior=prior,
        part=part,
        basis=basis,
        cell=f"{reading.table.sheet.name}!{reading.table.address(reading.row.number, 'value')}",
    )
    return Line(
        reading.row.number, report, respondent.name, indicator, _target(indicator, basis).name, remark
    )


def _name(reading: _Reading) -> str:
    cell = reading.table.cell(reading.row, "name")
    return cell.text if cell is not None and cell.kind is Kind.TEXT else ""


def _target(indicator: Indicator, basis: str) -> Unit:
    """The unit in which the ledger keeps the figure."""
    return unit("%") if basis == TARGET_GROWTH else indicator.report_unit


def _fitting(period: Period, indicator: Indicator, basis: str) -> Period:
    """A stock's 2024年9月 is the end of that month: nothing else could be meant."""
    stock = indicator.nature is Nature.STOCK or indicator.frequency is Frequency.MONTHLY_STOCK
    single = period.first == period.last and not period.point
    return period.end() if stock and single and basis == ACTUAL else period


def _amounts(
    reading: _Reading, indicator: Indicator | None, basis: str
) -> tuple[Decimal | None, Decimal | None]:
    """Value and 同期数 in the ledger's unit."""
    given = reading.read("unit", lambda cell: _unit(text_in(cell)))
    numbers = {key: reading.read(key, number_in) for key in ("value", "prior")}
    if indicator is None or reading.refused:
        return None, None
    found: dict[str, Decimal] = {}
    for key, number in numbers.items():
        if number is None:
            continue
        try:
            found[key] = _converted(reading, key, number, given, _target(indicator, basis))
        except CellError as error:
            reading.refuse("unit" if given is not None else key, error)
            break  # the unit is that of both numbers, and said once
    return found.get("value"), found.get("prior")


def _converted(reading: _Reading, key: str, number: Number, given: Unit | None, target: Unit) -> Decimal:
    """The number in the target unit, exactly. Raises CellError."""
    _warn_of_scale(reading, key)
    written = given or _unit_of_column(reading.table, key)
    if number.percent:
        if (written or target).dimension != "percent":
            message = f"显示成百分数（{number.value:f}%），而这个数的单位是“{written or target}”"
            raise CellError("table.percent", message, "请把这一格设成“常规”格式，核对后重新填数")
        written = unit("%")
    elif given is not None:
        _refuse_two_units(reading.table, key, given)
    try:
        return Decimal(plain(Amount(number.value, written or target).to(target).value))
    except UnitError as error:
        message, _, advice = str(error).partition("，请")
        raise CellError("table.unit-differs", f"：{message}", f"请{advice or '核对单位'}") from None


def _refuse_two_units(table: Table, key: str, given: Unit) -> None:
    """Two units of one kind for one number: one of them is wrong by a factor."""
    of_column = _unit_of_column(table, key)
    if of_column is not None and of_column != given and of_column.converts_to(given):
        message = f"写的是“{given}”，而表头上写的是“{of_column}”"
        raise CellError("table.two-units", message, "请只留一个，或改成一致")


def _unit_of_column(table: Table, key: str) -> Unit | None:
    """The unit written in the heading, in the value's heading, or above the table."""
    own, value = table.headings[key].unit, table.headings["value"].unit
    name = own or value or ("" if "unit" in table.headings else table.unit)
    return unit(name) if name else None


def _unit(text: str) -> Unit:
    try:
        return unit(text)
    except UnitError as error:
        message, _, advice = str(error).partition("，")
        raise CellError("table.unit", f"：{message}", advice) from None


def _warn_of_scale(reading: _Reading, key: str) -> None:
    cell = reading.table.cell(reading.row, key)
    if cell is None or cell.kind is not Kind.SCALED:
        return
    table = reading.table
    place = Place(table.sheet.source, sheet=table.sheet.name, cell=table.address(reading.row.number, key))
    message = f"“{table.headings[key].text}”列的格式把数缩小了显示，实际存的是{cell.text}，按实际的数读"
    advice = "请核对；把这一格设成“常规”格式就能看到实际的数"
    reading.findings.append(Finding(Level.HINT, "table.scaled", message, place, advice=advice, family=FAMILY))
