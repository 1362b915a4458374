"""How does a workbook become entries: read, looked up, shown, recorded, all or nothing?

    done = workbook_import(actor=clerk, path=Path("9月报表.xlsx"), catalogue=catalogue, dry_run=True)
    [(each.line.row, each.change, each.was) for each in done.lines]    # [(2, '新增', None), (3, '更正', EntryView(…))]
    done.findings                                                    # what must be mended first

The preview asks the same gate as the recording does, so that what it shows is what would happen. A file all of whose
figures stand in the ledger already is refused as a whole, with the batch that brought them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from django.contrib.auth.models import User
from django.utils import timezone

from taizhang.adapters.xlsx import Sheet, finding_of, read_sheet
from taizhang.adapters.xlsx_package import WorkbookError
from taizhang.adapters.xlsx_table import FAMILY, MOST_FINDINGS, find_table
from taizhang.catalogue.model import Catalogue
from taizhang.kernel.finding import Finding, Level, Place
from taizhang.kernel.period import Period
from taizhang.ledger.actions import entries_check, entries_record
from taizhang.ledger.long_table import Line, Lines, read_lines
from taizhang.ledger.queries import EntryView, entries_in_force
from taizhang.ledger.reported import Origin, Recorded, Reported, stops
from taizhang.ledger.review import review_findings
from taizhang.registry import queries as registry


class Change(StrEnum):
    """What a figure does to its cell in the ledger."""

    NEW = "新增"
    CORRECTED = "更正"
    SAME = "不变"


@dataclass(frozen=True)
class Judged:
    """A row and what it would change: ``was`` is the entry that stands in its cell now."""

    line: Line
    change: Change
    was: EntryView | None = None
    refused: bool = False


@dataclass(frozen=True)
class Imported:
    """What became of a workbook. ``rows`` counts the rows of the table, ``lines`` holds those that were understood.

    ``entries`` are the numbers of the entries written, in the order of the rows; none in a preview.
    """

    source: str
    sheet: str = ""
    digest: str = ""
    rows: int = 0
    lines: tuple[Judged, ...] = ()
    findings: tuple[Finding, ...] = ()
    entries: tuple[int, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether an error keeps everything from being written."""
        return stops(self.findings)

    @property
    def rows_refused(self) -> int:
        """Rows that something speaks against; what stands in the ledger already counts as 不变, not as refused."""
        return self.rows - sum(self.count(change) for change in Change)

    def count(self, change: Change) -> int:
        """How many rows that nothing speaks against change their cell in this way; with the refused, all rows."""
        takes = (each for each in self.lines if not each.refused or each.change is Change.SAME)
        return sum(each.change is change for each in takes)


def workbook_import(
    *,
    actor: User,
    path: Path,
    catalogue: Catalogue,
    sheet: str = "",
    reason: str = "",
    dry_run: bool = False,
) -> Imported:
    """Records the figures of a workbook in long format, all or none; with ``dry_run`` only says what would happen.

    Without ``reason`` the reasons written in the rows are the reason.
    """
    try:
        read = read_sheet(path, sheet)
    except WorkbookError as error:
        return Imported(path.name, findings=(finding_of(error, path.name),))
    table, frame = find_table(read)
    if table is None:
        return Imported(read.source, read.name, read.digest, findings=frame)
    found = read_lines(table, catalogue, registry.respondents())
    before = _standing(found.lines)
    batch = _Batch(actor, found, Origin("excel", read.source, read.digest), catalogue, reason or found.reason)
    fitting = review_findings([line.report for line in found.lines], catalogue, read.source)
    said = _through_the_gate(batch, write=not (dry_run or stops((*frame, *found.findings, *fitting))))
    lines = _judged(found.lines, before, (*said.findings, *fitting))
    findings = _in_order((*frame, *found.findings, *said.findings, *fitting))
    if _nothing_new(lines, findings):
        findings = (_unchanged(read, lines[0]),)
    return Imported(
        read.source, read.name, read.digest, len(table.rows), lines, _at_most(findings), said.entries
    )


@dataclass(frozen=True)
class _Batch:
    """What goes to the gate."""

    actor: User
    found: Lines
    origin: Origin
    catalogue: Catalogue
    reason: str


def _through_the_gate(batch: _Batch, *, write: bool) -> Recorded:
    """What the gate says of the rows that were understood, and the entries written."""
    if not batch.found.lines:
        return Recorded((), ())
    reports = [line.report for line in batch.found.lines]
    deed = entries_record if write else _checked
    return deed(
        actor=batch.actor,
        reports=reports,
        origin=batch.origin,
        catalogue=batch.catalogue,
        reason=batch.reason,
    )


def _checked(
    *, actor: User, reports: Sequence[Reported], origin: Origin, catalogue: Catalogue, reason: str
) -> Recorded:
    findings = entries_check(actor=actor, reports=reports, origin=origin, catalogue=catalogue, reason=reason)
    return Recorded((), findings)


_Key = tuple[str, str, str, str, Period]


def _key(of: Reported | EntryView) -> _Key:
    return (of.respondent, of.indicator, of.part, of.basis, of.period)


def _standing(lines: Iterable[Line]) -> dict[_Key, EntryView]:
    """The entries that stand in the cells of these rows, and in some around them."""
    asked = {(line.report.indicator, line.report.basis, line.report.period) for line in lines}
    return {
        _key(entry): entry
        for indicator, basis, period in asked
        for entry in entries_in_force(indicator=indicator, basis=basis, period=period)
    }


def _judged(
    lines: Sequence[Line], before: Mapping[_Key, EntryView], findings: Iterable[Finding]
) -> tuple[Judged, ...]:
    refused = {each.where.cell for each in findings if each.is_error and each.where}
    judged = []
    for line in lines:
        was = before.get(_key(line.report))
        same = was is not None and (was.value, was.prior) == (line.report.value, line.report.prior)
        change = Change.SAME if same else Change.CORRECTED if was else Change.NEW
        judged.append(Judged(line, change, was, line.report.cell.rpartition("!")[2] in refused))
    return tuple(judged)


def _nothing_new(lines: Sequence[Judged], findings: Iterable[Finding]) -> bool:
    """Whether the file says only what stands in the ledger already."""
    errors = {each.code for each in findings if each.is_error}
    return bool(lines) and errors == {"no-change"} and all(each.change is Change.SAME for each in lines)


def _unchanged(sheet: Sheet, first: Judged) -> Finding:
    was = first.was
    assert was is not None  # what is the same, is the same as something
    when = f"{timezone.localtime(was.recorded_at):%Y-%m-%d %H:%M}"
    what = "这个文件" if was.origin_digest == sheet.digest else f"同样的数（{was.origin_name}）"
    message = f"表里的数都已在账上，没有变化：{what}已由{was.recorded_by}在{when}记入（第{was.submission}批）"
    place = Place(sheet.source, sheet=sheet.name)
    advice = "不用再导入；若要更正，请改好数再导入，并写明原因"
    return Finding(Level.ERROR, "table.all-unchanged", message, place, advice=advice, family=FAMILY)


_ADDRESS: Final = re.compile(r"([A-Z]+)(\d+)")


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By row and column; what concerns the whole sheet first."""

    def position(finding: Finding) -> tuple[int, int, str]:
        found = _ADDRESS.fullmatch(finding.where.cell) if finding.where else None
        return (int(found[2]), len(found[1]), found[1]) if found else (0, 0, "")

    return tuple(sorted(findings, key=position))


def _at_most(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    if len(findings) <= MOST_FINDINGS:
        return findings
    message = f"另有{len(findings) - MOST_FINDINGS}处，不再一一列出"
    more = Finding(Level.NOTE, "more", message, advice="请先改好以上各处再试", family=FAMILY)
    return (*findings[:MOST_FINDINGS], more)
