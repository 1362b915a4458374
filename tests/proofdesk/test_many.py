from pathlib import Path

import pytest

from adapters.pdf_pages import Sheet, pdf
from taizhang.kernel.finding import Level
from taizhang.proofdesk.many import files_in, prove, proved
from taizhang.proofing.claiming.names import Names

NAMES = Names({"工业总产值": "output"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"2024年1-9月，工业总产值{number + 40}亿元。", "utf-8")
    (tmp_path / "05.txt").write_bytes(b"")
    return tmp_path


def test_files_in__what_can_be_read(tmp_path: Path) -> None:
    for name in ("b.docx", "a.txt", "~$b.docx", ".c.txt", "d.xlsx", "e.PDF"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "内").mkdir()
    (tmp_path / "内" / "f.md").write_bytes(b"x")
    one = tmp_path / "d.xlsx"
    names = [path.name for path in files_in([one, tmp_path, tmp_path / "a.txt"])]
    assert names == ["d.xlsx", "a.txt", "b.docx", "e.PDF", "f.md"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_proved__in_order_whatever_the_processes(folder: Path, jobs: int) -> None:
    done = list(proved(files_in([folder]), NAMES, jobs=jobs))
    assert [each.path.name for each in done] == [f"{number:02}.txt" for number in range(12)]
    assert done[5].proof is None
    assert done[5].refused is not None
    assert done[5].refused.code == "text.empty"
    surfaces = [
        claim.number.surface for each in done if each.proof is not None for claim in each.proof.claims
    ]
    assert surfaces == [f"{number + 40}亿元" for number in range(12) if number != 5]
    assert all(each.proof.claims[0].code == "output" for each in done if each.proof is not None)


def test_prove__a_scan_counts_as_unread(tmp_path: Path) -> None:
    (tmp_path / "扫描.pdf").write_bytes(pdf([Sheet().picture()]))
    done = prove(tmp_path / "扫描.pdf", NAMES)
    assert done.proof is None
    assert done.refused is not None
    assert done.refused.code == "pdf.no-text"
    assert done.count(Level.ERROR) == 0
