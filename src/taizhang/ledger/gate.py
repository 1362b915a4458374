"""The one gate: what is refused of a batch of reported figures, and which entries the rest becomes.

Every door — web cell, Excel, API, command line — comes through here and gets the same refusals. They are asked in
three rounds, each asking only as often as its answer can differ: what could be reported at all
(`taizhang.ledger.shapes`), who may report it (`taizhang.ledger.parties`), whether it may stand in its cell
(`taizhang.ledger.cells`). A batch is all or nothing, and all its mistakes are named at once, so that whoever filled
a workbook mends it in one go.

The gate reads the database and writes nothing. It runs inside the writer's transaction, after the chain's head is
locked, so that what it saw is still so when the entries are stored.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User

from taizhang.catalogue.model import Catalogue
from taizhang.kernel.finding import Finding, Level, Place
from taizhang.ledger import cells, parties, shapes
from taizhang.ledger.cells import Attempt, Cell, InForce
from taizhang.ledger.closes import closed_months
from taizhang.ledger.models import Entry
from taizhang.ledger.parties import Party, People
from taizhang.ledger.reported import ACTUAL, Origin, Reported
from taizhang.ledger.shapes import Refusal, Setting, Shape
from taizhang.registry import queries as registry
from taizhang.registry.models import Respondent

MOST_FINDINGS = 200
MOST_REASON = 400


@dataclass(frozen=True)
class Batch:
    """What goes through the gate together."""

    actor: User
    reports: Sequence[Reported]
    origin: Origin
    catalogue: Catalogue
    reason: str
    at: datetime


@dataclass(frozen=True)
class Ready:
    """What came through: the entries to store, still without submission, number and hash; and all findings."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


def examine(batch: Batch) -> Ready:
    """Asks every refusal of every figure of the batch."""
    found = _Findings(batch.origin)
    found.about_batch(_batch_refusals(batch))
    respondents = Respondent.objects.in_bulk(
        {report.respondent for report in batch.reports}, field_name="code"
    )
    ids = [respondent.id for respondent in respondents.values()]
    own = registry.reports_for(batch.actor)
    people = People(batch.catalogue, batch.actor.is_staff, own, registry.spans_of(ids))
    in_force = _in_force(batch.reports, ids)
    names = _Names(batch.catalogue, respondents)
    asked = _Asked(Setting(batch.catalogue, batch.at, closed_months()), people)
    earlier: dict[Cell, Reported] = {}
    claims = _Claims(batch.reports)
    entries = []
    for report in batch.reports:
        respondent = respondents.get(report.respondent)
        refused = asked.shape(report)
        indicator = batch.catalogue.indicators.get(report.indicator)
        if respondent is None or indicator is None:
            refused += (_unknown_respondent(report.respondent),) if respondent is None else ()
            found.about(report, refused, names)
            continue
        cell = _cell(report, respondent)
        current = in_force.get(cell)
        mine = respondent.id in own
        attempt = Attempt(report, indicator, current, earlier.get(cell), batch.reason, mine)
        refused += (
            asked.party(report, respondent) + cells.refusals(attempt) + claims.refusals(report, respondent)
        )
        earlier.setdefault(cell, report)
        if refused:
            found.about(report, refused, names)
        elif not found.errors:
            entries.append(_entry(attempt, respondent))
    return Ready(() if found.errors else tuple(entries), found.all())


def _batch_refusals(batch: Batch) -> list[Refusal]:
    found = []
    if not batch.actor.is_active:
        found.append(Refusal("not-allowed", "无权", "您的账号已停用", "请联系园区统计人员"))
    if not batch.reports:
        found.append(Refusal("nothing", "不识", "这一批里没有数", "请核对文件或表格"))
    if len(batch.reason) > MOST_REASON:
        message = f"原因有{len(batch.reason)}字，最多{MOST_REASON}字"
        found.append(Refusal("reason-long", "缺原因", message, "请写得短些，细节可留在附件"))
    return found


def _unknown_respondent(code: str) -> Refusal:
    return Refusal(
        "unknown-respondent", "不识", f"名录里没有代码为“{code}”的单位", "请核对代码，或先登记该单位"
    )


class _Asked:
    """Answers already given, so that each shape and each party is asked about once."""

    def __init__(self, setting: Setting, people: People) -> None:
        self.setting, self.people = setting, people
        self.shapes: dict[tuple[object, ...], tuple[Refusal, ...]] = {}
        self.parties: dict[tuple[object, ...], tuple[Refusal, ...]] = {}

    def shape(self, report: Reported) -> tuple[Refusal, ...]:
        key = (report.indicator, report.part, report.basis, report.period)
        if key not in self.shapes:
            self.shapes[key] = shapes.refusals(Shape(*key), self.setting)
        return self.shapes[key]

    def party(self, report: Reported, respondent: Respondent) -> tuple[Refusal, ...]:
        key = (respondent.id, report.indicator, report.basis, report.period.ordinal, report.part)
        if key not in self.parties:
            indicator = self.people.catalogue.indicators[report.indicator]
            party = Party(respondent, indicator, report.basis, report.period.ordinal, report.part)
            self.parties[key] = parties.refusals(party, self.people)
        return self.parties[key]


class _Claims:
    """Targets that somebody has set already: a target has one owner, and another may not set it beside him.

    Departments set the park's targets and outside sources the city's, so the two never stand in each other's way.
    """

    def __init__(self, reports: Sequence[Reported]) -> None:
        targets = [report for report in reports if report.basis != ACTUAL]
        rows = Entry.objects.filter(
            basis__in={report.basis for report in targets},
            indicator__in={report.indicator for report in targets},
            year__in={report.period.year for report in targets},
        )
        columns = ("indicator", "part", "basis", "year", "first", "last", "respondent__kind")
        self.owners = {
            tuple(row[:7]): (row[7], row[8])
            for row in (rows.values_list(*columns, "respondent", "respondent__name") if targets else ())
        }

    def refusals(self, report: Reported, respondent: Respondent) -> tuple[Refusal, ...]:
        period = report.period
        key = (
            report.indicator,
            report.part,
            report.basis,
            period.year,
            period.first,
            period.last,
            respondent.kind,
        )
        owner = self.owners.get(key)
        if report.basis == ACTUAL or owner is None or owner[0] == respondent.id:
            return ()
        message = f"这个目标由{owner[1]}下达，{respondent.name}不能另立一个"
        return (Refusal("target-owned", "重复", message, f"要调整，请由{owner[1]}写明依据更正"),)


@dataclass(frozen=True)
class _Names:
    """What people call the respondents and indicators of the batch."""

    catalogue: Catalogue
    respondents: Mapping[str, Respondent]

    def subject(self, report: Reported) -> str:
        respondent = self.respondents.get(report.respondent)
        indicator = self.catalogue.indicators.get(report.indicator)
        who = respondent.name if respondent else report.respondent
        what = indicator.name if indicator else report.indicator
        return f"{who}，{what}，{report.period.chinese()}"


class _Findings:
    """Refusals turned into findings with their place; after `MOST_FINDINGS` they are only counted."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.errors = 0
        self.found: list[Finding] = []

    def about_batch(self, refusals: Iterable[Refusal]) -> None:
        for refusal in refusals:
            self._add(refusal, refusal.message, None)

    def about(self, report: Reported, refusals: Iterable[Refusal], names: _Names) -> None:
        for refusal in refusals:
            self._add(refusal, f"{names.subject(report)}：{refusal.message}", self._place(report))

    def _add(self, refusal: Refusal, message: str, place: Place | None) -> None:
        self.errors += 1
        if self.errors <= MOST_FINDINGS:
            level, family = Level.ERROR, refusal.family
            self.found.append(
                Finding(level, refusal.code, message, place, advice=refusal.advice, family=family)
            )

    def _place(self, report: Reported) -> Place:
        sheet, _, cell = report.cell.rpartition("!")
        return Place(source=self.origin.name, sheet=sheet, cell=cell)

    def all(self) -> tuple[Finding, ...]:
        if self.errors <= MOST_FINDINGS:
            return tuple(self.found)
        message = f"另有{self.errors - MOST_FINDINGS}处，不再一一列出"
        more = Finding(Level.NOTE, "more", message, advice="请先改好以上各处再试", family="记账")
        return (*self.found, more)


def _cell(report: Reported, respondent: Respondent) -> Cell:
    period = report.period
    months = (period.year, period.first, period.last)
    return (respondent.id, report.indicator, report.part, report.basis, *months)


def _entry(attempt: Attempt, respondent: Respondent) -> Entry:
    report, current = attempt.report, attempt.current
    period = report.period
    return Entry(
        respondent=respondent,
        indicator=report.indicator,
        part=report.part,
        basis=report.basis,
        year=period.year,
        first=period.first,
        last=period.last,
        point=period.point,
        version=current.version + 1 if current else 1,
        value=report.value,
        prior=report.prior,
        unit=cells.unit_name(report, attempt.indicator),
        cell=report.cell[:80],
        replaces_id=current.number if current else None,
    )


def _in_force(reports: Sequence[Reported], ids: Sequence[int]) -> dict[Cell, InForce]:
    """What stands now in the cells of the batch (and in some around them)."""
    periods = {report.period for report in reports}
    rows = Entry.objects.filter(
        respondent__in=ids,
        indicator__in={report.indicator for report in reports},
        year__in={period.year for period in periods},
        last__in={period.last for period in periods},
    ).order_by("version")
    writers = registry.reporter_pairs(ids)
    columns = ("number", "version", "value", "prior", "submission__recorded_by")
    found: dict[Cell, InForce] = {}
    for row in rows.values_list(
        "respondent", "indicator", "part", "basis", "year", "first", "last", *columns
    ):
        cell, (number, version, value, prior, writer) = row[:7], row[7:]
        found[cell] = InForce(number, version, value, prior, (writer, cell[0]) in writers)
    return found
