from pathlib import Path
from typing import Any

from django.contrib.auth.models import User

from adapters.workbooks import written
from registry.small_park import LANHU, YUANHANG
from taizhang.catalogue.model import Catalogue
from taizhang.ledger.queries import batches, entries_in_force
from taizhang.ledger.workbooks import Change, Imported, workbook_import

HEADINGS = ["单位代码", "指标", "期间", "数值", "同期数", "原因"]
MAY = "2024年1-5月"
GOOD: list[list[Any]] = [
    HEADINGS,
    [YUANHANG, "工业总产值", MAY, 5230.5, 4801],
    ["finance", "税收收入", MAY, 61.9, ""],
]


class Desk:
    """A clerk with a catalogue and a folder, importing."""

    def __init__(self, clerk: User, park: Catalogue, folder: Path) -> None:
        self.clerk, self.park, self.folder = clerk, park, folder

    def take(self, rows: list[list[Any]], name: str = "5月.xlsx", **options: Any) -> Imported:
        path = written(self.folder / name, rows)
        return workbook_import(actor=self.clerk, path=path, catalogue=self.park, **options)


def test_workbook_import__new_figures(clerk: User, park: Catalogue, tmp_path: Path) -> None:
    done = Desk(clerk, park, tmp_path).take(GOOD)
    assert (done.entries, done.findings, done.refused, done.rows_refused) == ((1, 2), (), False, 0)
    assert done.count(Change.NEW) == 2
    first, second = entries_in_force()
    assert (str(first.value), str(first.prior), first.unit) == ("5230.5", "4801", "千元")
    assert (str(second.value), second.prior, second.cell) == ("61.9", None, "填报!D3")
    assert [(each.origin_name, each.origin_digest) for each in batches()] == [("5月.xlsx", done.digest)]


def test_workbook_import__preview_is_what_happens(clerk: User, park: Catalogue, tmp_path: Path) -> None:
    desk = Desk(clerk, park, tmp_path)
    desk.take(GOOD)
    rows = [
        HEADINGS,
        [YUANHANG, "工业总产值", MAY, 5320.5, 4801, "退货冲减"],
        [YUANHANG, "营业收入", MAY, 9, ""],
    ]
    preview = desk.take(rows, dry_run=True)
    assert (preview.entries, preview.findings) == ((), ())
    assert [(each.line.row, each.change) for each in preview.lines] == [
        (2, Change.CORRECTED),
        (3, Change.NEW),
    ]
    was = preview.lines[0].was
    assert was is not None
    assert (was.number, str(was.value)) == (1, "5230.5")
    assert len(list(entries_in_force())) == 2
    done = desk.take(rows)
    assert (done.entries, done.lines) == ((3, 4), preview.lines)
    assert [each.reason for each in entries_in_force() if each.number > 2] == ["退货冲减"] * 2


def test_workbook_import__reason_given_goes_before_those_of_the_rows(
    clerk: User, park: Catalogue, tmp_path: Path
) -> None:
    desk = Desk(clerk, park, tmp_path)
    desk.take(GOOD)
    desk.take([HEADINGS, [YUANHANG, "工业总产值", MAY, 5320.5, 4801, "退货"]], reason="漏计二车间")
    assert [each.reason for each in entries_in_force() if each.version == 2] == ["漏计二车间"]


def test_workbook_import__the_same_figures_from_another_file(
    clerk: User, park: Catalogue, tmp_path: Path
) -> None:
    desk = Desk(clerk, park, tmp_path)
    desk.take(GOOD)
    done = desk.take([[*row, "x"] for row in GOOD], name="又一份.xlsx", reason="x")
    (finding,) = done.findings
    assert finding.code == "table.all-unchanged"  # that a column was not read no longer matters
    assert "同样的数（5月.xlsx）已由tongji在" in finding.message
    assert (done.count(Change.SAME), done.rows_refused, done.entries) == (2, 0, ())


def test_workbook_import__one_figure_is_there_already(clerk: User, park: Catalogue, tmp_path: Path) -> None:
    desk = Desk(clerk, park, tmp_path)
    desk.take(GOOD)
    done = desk.take([*GOOD, [LANHU, "工业总产值", MAY, 7, 6]], reason="补")
    assert {each.code for each in done.findings} == {"no-change"}
    assert [(each.change, each.refused) for each in done.lines] == [
        (Change.SAME, True), (Change.SAME, True), (Change.NEW, False),
    ]  # fmt: skip
    assert len(list(entries_in_force())) == 2


def test_workbook_import__findings_by_row(clerk: User, park: Catalogue, tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        [YUANHANG, "工业总产值", "2024年5月", 1, ""],
        [YUANHANG, "工业总产直", MAY, 1, ""],
        [YUANHANG, "税收收入", MAY, 1, ""],
        ["finance", "税收收入", MAY, "=1+1", ""],
    ]
    done = Desk(clerk, park, tmp_path).take(rows)
    assert [(each.code, each.where and each.where.cell) for each in done.findings] == [
        ("period-shape", "D2"),
        ("table.unknown-indicator", "B3"),
        ("out-of-scope", "D4"),
        ("table.formula", "D5"),
    ]
    assert (done.rows, done.rows_refused, len(done.lines)) == (4, 4, 2)


def test_workbook_import__no_more_findings_than_can_be_read(
    clerk: User, park: Catalogue, tmp_path: Path
) -> None:
    done = Desk(clerk, park, tmp_path).take([HEADINGS, *[[YUANHANG, "产直", MAY, "约", ""]] * 150])
    assert (len(done.findings), done.findings[-1].message) == (201, "另有100处，不再一一列出")
    assert done.rows_refused == 150


def test_workbook_import__not_a_workbook(clerk: User, park: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("单位,指标\n", "utf-8")
    done = workbook_import(actor=clerk, path=path, catalogue=park)
    assert [each.code for each in done.findings] == ["xlsx.not-workbook"]
    assert (done.refused, done.source, done.digest) == (True, "a.xlsx", "")
