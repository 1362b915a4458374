import json
import os
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.adapters import parquet
from taizhang.adapters.parquet import SCHEMAS, Content, clear, content_hash, read, verify, write
from taizhang.kernel.digits import plain


class Kind(StrEnum):
    ENTERPRISE = "enterprise"


ABOUT = ("period",)
ENTRY = (7, "F", "output", "", "actual", 2024, 1, 9, Decimal("5230.5"), None)
FIGURE = st.decimals(min_value=-(10**13), max_value=10**13, places=4)
WORD = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=5)


def content(*entries: tuple[Any, ...], **tables: Sequence[tuple[Any, ...]]) -> Content:
    rows: dict[str, Sequence[tuple[Any, ...]]] = dict.fromkeys(SCHEMAS, ())
    return Content(rows | {"entries": entries} | tables, {"period": "2024-01..2024-09"})


SAMPLE = content(
    ENTRY, members=[("F", "park", "", 202201, 999912)], respondents=[("F", "远航", "enterprise")]
)


def test_write__folder_named_by_content(tmp_path: Path) -> None:
    folder = write(tmp_path, SAMPLE, {"taken_at": "now"})
    assert folder == tmp_path / content_hash(SAMPLE)
    assert sorted(file.name for file in folder.iterdir()) == sorted(
        [*(f"{name}.parquet" for name in SCHEMAS), "manifest.json"]
    )
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert (manifest["hash"], manifest["entries"], manifest["taken_at"]) == (folder.name, 1, "now")
    assert verify(folder, ABOUT) == ()


def test_write__again_leaves_the_first(tmp_path: Path) -> None:
    folder = write(tmp_path, SAMPLE, {"taken_at": "now"})
    assert write(tmp_path, SAMPLE, {"taken_at": "later"}) == folder
    assert "now" in (folder / "manifest.json").read_text("utf-8")


def test_write__failure_leaves_nothing(tmp_path: Path) -> None:
    too_long = (*ENTRY[:8], Decimal("0.00001"), None)
    with pytest.raises(pa.ArrowException):
        write(tmp_path, content(too_long), {})
    assert list(tmp_path.iterdir()) == []


def test_write__somebody_was_quicker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = tmp_path / content_hash(SAMPLE)
    flush = parquet._flush

    def slow_disk(path: Path) -> None:
        if not theirs.exists():
            theirs.mkdir()
            (theirs / "manifest.json").write_text("{}")
        flush(path)

    monkeypatch.setattr(parquet, "_flush", slow_disk)
    assert write(tmp_path, SAMPLE, {}) == theirs
    assert list(tmp_path.iterdir()) == [theirs]


@settings(deadline=None)  # the disk decides how long it takes
@given(st.lists(st.tuples(WORD, FIGURE, st.none() | FIGURE), max_size=5))
def test_read__gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, Decimal, Decimal | None]]
) -> None:
    entries = [(n, word, *ENTRY[2:8], value, prior) for n, (word, value, prior) in enumerate(rows)]
    written = content(*entries)
    folder = write(tmp_path_factory.mktemp("snapshots"), written, {})
    assert content_hash(read(folder, ABOUT)) == folder.name
    assert [tuple(row) for row in read(folder, ABOUT).tables["entries"]] == entries


@given(st.lists(st.none() | st.integers() | WORD | FIGURE | st.just(Kind.ENTERPRISE), max_size=9))
def test_line__is_what_json_writes(cells: list[Any]) -> None:
    written = json.dumps(cells, ensure_ascii=False, separators=(",", ":"), default=plain)
    assert parquet._line(cells) == written.encode() + b"\n"


def test_line__refuses_what_json_refuses() -> None:
    with pytest.raises(TypeError, match="cannot seal a set"):
        parquet._line([{1}])


def test_content_hash__independent_of_spelling_and_file() -> None:
    longer = (*ENTRY[:8], Decimal("5230.5000"), None)
    assert content_hash(content(ENTRY)) == content_hash(content(longer))


@pytest.mark.parametrize(
    "other",
    [
        content(),
        content((*ENTRY[:8], Decimal("5230.6"), None)),
        content((*ENTRY[:8], Decimal("5230.5"), Decimal(0))),
        content(ENTRY, owes=[("output", "enterprise", "park", "")]),
        Content(content(ENTRY).tables, {"period": "2024-01..2024-08"}),
    ],
)
def test_content_hash__other_content(other: Content) -> None:
    assert content_hash(other) != content_hash(content(ENTRY))


def test_verify__file_changed(tmp_path: Path) -> None:
    folder = write(tmp_path, SAMPLE, {})
    table = pq.read_table(folder / "members.parquet")
    pq.write_table(table.slice(0, 0), folder / "members.parquet")
    (finding,) = verify(folder, ABOUT)
    assert finding.code == "snapshot-changed"


@pytest.mark.parametrize("name", ["entries.parquet", "manifest.json"])
def test_verify__file_gone_or_torn(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path, SAMPLE, {})
    (folder / name).write_bytes((folder / name).read_bytes()[:20])
    assert [finding.code for finding in verify(folder, ABOUT)] == ["snapshot-unreadable"]
    (folder / name).unlink()
    assert [finding.code for finding in verify(folder, ABOUT)] == ["snapshot-unreadable"]


def test_verify__other_columns(tmp_path: Path) -> None:
    folder = write(tmp_path, SAMPLE, {})
    pq.write_table(pq.read_table(folder / "entries.parquet").drop(["prior"]), folder / "entries.parquet")
    (finding,) = verify(folder, ABOUT)
    assert "列与快照的格式不符" in finding.message


def test_clear__stale_ones_only(tmp_path: Path) -> None:
    for name in (".building-old", ".building-new", "kept"):
        (tmp_path / name).mkdir()
    os.utime(tmp_path / ".building-old", (0, 0))
    os.utime(tmp_path / "kept", (0, 0))
    clear(tmp_path)
    assert sorted(folder.name for folder in tmp_path.iterdir()) == [".building-new", "kept"]
