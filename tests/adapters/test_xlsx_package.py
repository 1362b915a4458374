"""Whatever bytes a file has: it is read, or refused with a reason; nothing else is ever raised."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.workbooks import packed, written
from taizhang.adapters import xlsx_package
from taizhang.adapters.xlsx_package import WorkbookError, opened
from taizhang.adapters.xlsx_rows import SheetReader, shared_strings
from taizhang.adapters.xlsx_styles import kinds_of_styles


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    rows = [["代码", 1.5, "=1+1"], ["甲", 2, 45000]]
    path = tmp_path_factory.mktemp("good") / "a.xlsx"
    return written(path, rows, formats={(2, 3): "yyyy"}, merged=["A5:B6"]).read_bytes()


def read(content: bytes) -> int:
    """How many rows it holds; -1 where it was refused."""
    try:
        with opened(content) as package:
            reader = SheetReader(package, kinds_of_styles(package), shared_strings(package))
            return len(list(reader.rows(package.sheets[0].part)))
    except WorkbookError as error:
        assert error.code.startswith("xlsx.")
        assert error.advice
        return -1


def test_opened__a_good_file(good: bytes) -> None:
    assert read(good) == 3


@given(st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=6))
def test_opened__bytes_changed_anywhere(good: bytes, changes: list[tuple[int, int]]) -> None:
    content = bytearray(good)
    for place, value in changes:
        content[place % len(content)] = value
    assert -1 <= read(bytes(content)) <= 10


@given(st.integers(0, 1 << 20))
def test_opened__cut_off_anywhere(good: bytes, place: int) -> None:
    assert read(good[: place % len(good)]) == -1


@given(
    st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]),
    st.integers(0, 1 << 20),
    st.integers(0, 12),
    st.sampled_from(["", "-1", "99999999999", "1e999999", "<row/>", "<c/>", 'r="0"', "&#0;", "&x;"]),
)
def test_opened__parts_changed_anywhere(good: bytes, part: str, place: int, cut: int, put: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                at = place % len(content)
                content = content[:at] + put.encode() + content[at + cut :]
            target.writestr(name, content)
    assert -1 <= read(made.getvalue()) <= 10


def test_opened__a_compression_that_no_office_program_uses(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.xlsx", "")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("more.xml", "x" * 1000)
    assert read(path.read_bytes()) == -1


def test_opened__declared_sizes_are_weighed_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = packed(tmp_path / "a.xlsx", '<row><c t="inlineStr"><is><t>甲</t></is></c></row>').read_bytes()
    assert read(content) == 1
    monkeypatch.setattr(xlsx_package, "MOST_BYTES_IN_ALL", 100)
    with pytest.raises(WorkbookError, match="解开后有"), opened(content):
        pytest.fail("opened all the same")
