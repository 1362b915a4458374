"""What was counted once is read afterwards, changes no word, and stands in for the entries nowhere that counts."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reports.office import JUNE, LANHU, Office, forget, said
from taizhang.adapters.duckdb import DuckEngine
from taizhang.kernel import Level, Measure, Period
from taizhang.ledger import books
from taizhang.ledger.reading import opened, prepare
from taizhang.reports import queries
from taizhang.reports.actions import Composed, report_compose
from taizhang.reports.impact import impact
from taizhang.reports.kept_books import kept_verify
from taizhang.reports.recompute import recompute


def draft(office: Office) -> Composed:
    """As a fresh process would compose it."""
    forget()
    return report_compose(outline="quarterly", period=JUNE, actor=office.writer, catalogue=office.catalogue)


def text_of(composed: Composed) -> str:
    assert composed.document is not None
    return composed.document.to_json()


def window_file() -> Path:
    (file,) = books.home().glob("*/window.answers")
    return file


def forge(file: Path, old: str, new: str) -> None:
    """Changed, and sealed as this program seals."""
    text = file.read_bytes()[:-65]
    assert old.encode() in text
    text = text.replace(old.encode(), new.encode())
    file.write_bytes(text + hashlib.sha256(text).hexdigest().encode() + b"\n")


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the engine is asked from here on."""
    asked: list[object] = []
    rows = DuckEngine.rows
    monkeypatch.setattr(DuckEngine, "rows", lambda engine, sql: asked.append(sql) or rows(engine, sql))
    return asked


def test_compose__the_second_time_nothing_is_counted(office: Office, counting: list[object]) -> None:
    first = draft(office)
    assert counting
    counting.clear()
    assert text_of(draft(office)) == text_of(first)
    assert counting == []


def test_prepare__counts_what_the_report_asks_for(office: Office, counting: list[object]) -> None:
    assert prepare(JUNE, actor=office.writer, catalogue=office.catalogue)
    counting.clear()
    draft(office)
    with opened(JUNE, actor=office.writer, catalogue=office.catalogue) as book:
        assert book.series("output")
    assert counting == []


def test_prepare__says_where_the_disk_takes_nothing(office: Office, tmp_path: Path) -> None:
    (tmp_path / "snapshots").write_text("这里本该是文件夹")
    assert not prepare(JUNE, actor=office.writer, catalogue=office.catalogue)


def test_kept__a_correction_makes_another_book(office: Office) -> None:
    before = text_of(draft(office))
    office.correct(said(LANHU, "output", 310_000, 320_000), reason="漏计")
    after = draft(office)
    assert text_of(after) != before
    assert "实现工业总产值10.1亿元" in office.text()
    assert len(list(books.home().iterdir())) == 2


def test_kept__lost_books_are_counted_again(office: Office) -> None:
    before = text_of(draft(office))
    shutil.rmtree(books.home())
    again = draft(office)
    assert text_of(again) == before
    assert window_file().is_file()


def test_kept__a_truncated_file_is_told_of_and_changes_no_figure(office: Office) -> None:
    before = draft(office)
    window_file().write_bytes(window_file().read_bytes()[:-100])
    again = draft(office)
    assert text_of(again) == text_of(before)
    (finding,) = (each for each in again.findings if each not in before.findings)
    assert (finding.code, finding.level) == ("book-broken", Level.HINT)
    assert "数都是按快照重新数的" in finding.advice
    assert [each.code for each in kept_verify()] == ["book-broken"]
    assert office.issue().number == 1, "it is counted from the entries, so it may go out"


def test_kept__of_another_catalogue_is_not_read(office: Office, counting: list[object]) -> None:
    before = draft(office)
    file = window_file()
    forge(file, office.catalogue.digest, "0" * 64)
    counting.clear()
    assert draft(office).findings == before.findings
    assert counting
    assert office.catalogue.digest in file.read_text("utf-8"), "written over"


def test_issue__counts_from_the_entries(office: Office, counting: list[object]) -> None:
    draft(office)
    counting.clear()
    assert office.issue().number == 1
    assert counting


def test_issue__is_refused_where_a_kept_figure_was_made_up(office: Office) -> None:
    honest = draft(office)
    forge(window_file(), '"600000.0000"', '"660000.0000"')
    fooled = draft(office)
    assert text_of(fooled) != text_of(honest), "a draft reads what is kept"
    done = office.issue()
    assert done.number is None
    assert [each.code for each in done.findings] == ["book-differs"]
    assert "重新数出来的不同" in done.findings[0].message
    assert queries.issues() == ()
    assert [each.code for each in kept_verify()] == ["book-differs"]
    window_file().unlink()
    assert office.issue().number == 1


def test_recompute__counts_from_the_entries(office: Office) -> None:
    office.issue()
    forge(window_file(), '"600000.0000"', '"660000.0000"')
    found = recompute(1)
    assert found is not None
    assert found.same


def test_trace__of_a_kept_book_goes_down_to_the_entries(office: Office) -> None:
    lines = []
    for _ in range(2):
        forget()
        with opened(JUNE, actor=office.writer, catalogue=office.catalogue) as book:
            trace = book.trace("output_above_scale", Measure.GROWTH)
            assert len(list(trace.entries())) == 2
            lines.append(list(trace.lines()))
    assert lines[0] == lines[1]


def test_impact__reads_the_issued_reports_book(office: Office, counting: list[object]) -> None:
    office.issue()
    office.correct(said(LANHU, "output", 310_000, 320_000), reason="漏计")
    draft(office)
    forget()
    counting.clear()
    found = impact(1, actor=office.writer)
    assert found is not None
    assert found.untrue
    assert len(counting) == 2, "only which entries the sums were made of, on both sides"


def test_verify__is_silent_where_all_agree(office: Office) -> None:
    draft(office)
    office.issue()
    office.correct(said(LANHU, "output", 310_000, 320_000), reason="漏计")
    draft(office)
    assert kept_verify() == ()


def test_verify__looks_past_what_is_no_answer(office: Office) -> None:
    draft(office)
    (window_file().parent / "别的.answers").write_text("?")
    (window_file().parent / "months@nowhere.answers").write_text("?")
    assert kept_verify() == ()


def test_verify__without_the_snapshot_there_is_nothing_to_count(office: Office, settings: object) -> None:
    draft(office)
    shutil.rmtree(settings.SNAPSHOTS)  # type: ignore[attr-defined]
    assert kept_verify() == ()


def test_book__of_another_period_of_one_snapshot_is_not_taken(office: Office) -> None:
    draft(office)
    name = window_file().parent.name
    asked = books.kept(name, Period(2024, 1, 5), office.catalogue)
    assert asked.take("window") is None


def test_reports__are_composed_without_the_engine_in_memory(tmp_path: Path) -> None:
    """A third of what a cold report used to take was importing what a kept book does not need."""
    code = (
        "import django; django.setup(); import sys; import taizhang.reports.actions, taizhang.reports.files;"
        "print([each for each in ('ibis', 'duckdb', 'pyarrow', 'numpy', 'highspy', 'sqlglot', 'rich') if each in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env={"DJANGO_SETTINGS_MODULE": "taizhang.web.settings", "TAIZHANG_HOME": str(tmp_path)},
    )  # fmt: skip
    assert ran.stdout.strip() == "[]", ran.stdout + ran.stderr
