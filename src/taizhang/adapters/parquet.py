"""How is a snapshot laid down so that it is either wholly there or not there at all, and named by what it says?

Four tables become four Parquet files in one folder. The folder's name is the SHA-256 of the *content* — the rows in
their canonical text form, not the bytes of the files — so the same figures give the same name whatever version of
the library wrote them. It is built under a temporary name, every file is flushed to disk, and then renamed: a
process killed at any moment leaves either no folder of that name or a complete one.

Worked example: the row (7, "91350100M000100Y43", "output", …, Decimal("5230.5"), None) of `entries` counts as the line
``[7,"91350100M000100Y43","output",…,"5230.5",null]``. `write` gives the folder ``<root>/<hash>``; `verify` reads the
files back, makes the lines again and says what no longer fits.
"""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from taizhang.adapters.whole_file import sweep
from taizhang.kernel.finding import Finding, Level, Place
from taizhang.kernel.seal import canonical

if TYPE_CHECKING:
    import pyarrow as pa

# pyarrow is imported by the functions that need it: it takes as long to import as a snapshot at hand takes to find, and
# most reports and pages are made from a snapshot at hand.

SCHEMAS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "entries": (
        ("entry", "int64"),
        ("respondent", "string"),
        ("indicator", "string"),
        ("part", "string"),
        ("basis", "string"),
        ("year", "int32"),
        ("first", "int32"),
        ("last", "int32"),
        ("value", "figure"),
        ("prior", "figure?"),
    ),
    "members": (
        ("respondent", "string"),
        ("dimension", "string"),
        ("member", "string"),
        ("since", "int32"),
        ("until", "int32"),
    ),
    "respondents": (("respondent", "string"), ("name", "string"), ("kind", "string")),
    "owes": (("indicator", "string"), ("kind", "string"), ("dimension", "string"), ("member", "string")),
}
"""The tables of a snapshot: column and type. Figures are in the indicator's report unit; only ``figure?`` may be null."""

MANIFEST: Final = "manifest.json"
_CHUNK: Final = 100_000


@dataclass(frozen=True)
class Content:
    """What a snapshot says: the rows of its tables, each sorted, and the facts that its name covers besides."""

    tables: Mapping[str, Sequence[tuple[Any, ...]]]
    about: Mapping[str, str]


def content_hash(content: Content) -> str:
    """SHA-256 over the canonical lines of `about` and of each table in the order of SCHEMAS."""
    seal = hashlib.sha256()
    seal.update(_line(sorted(content.about.items())))
    for name in SCHEMAS:
        seal.update(_line([name, len(content.tables[name])]))
        for row in content.tables[name]:
            seal.update(_line(row))
    return seal.hexdigest()


def _line(row: object) -> bytes:
    return canonical(row) + b"\n"


def write(root: Path, content: Content, notes: Mapping[str, Any]) -> Path:
    """Writes the snapshot under `root` unless it is there; gives its folder.

    `notes` go into the manifest beside `about` and are not part of the name (when it was taken, for instance).
    """
    name = content_hash(content)
    final = root / name
    if final.is_dir():
        return final
    root.mkdir(parents=True, exist_ok=True)
    building = root / f".building-{uuid.uuid4().hex}"
    building.mkdir()
    try:
        for table in SCHEMAS:
            _write_table(building / f"{table}.parquet", _schema(table), content.tables[table])
        rows = {table: len(content.tables[table]) for table in SCHEMAS}
        manifest = {"hash": name, **content.about, **notes, "entries": rows["entries"], "tables": rows}
        _write_text(
            building / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        )
        _flush(building)
        _rename(building, final)
        _flush(root)
    finally:
        shutil.rmtree(building, ignore_errors=True)  # gone already where the rename went through
    return final


def _schema(table: str) -> "pa.Schema":
    import pyarrow as pa

    figure = pa.decimal128(18, 4)
    types = {
        "int64": pa.int64(),
        "int32": pa.int32(),
        "string": pa.string(),
        "figure": figure,
        "figure?": figure,
    }
    return pa.schema(
        [pa.field(name, types[kind], nullable=kind.endswith("?")) for name, kind in SCHEMAS[table]]
    )


def _write_table(path: Path, schema: "pa.Schema", rows: Sequence[tuple[Any, ...]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, len(rows), _CHUNK):
            columns = list(zip(*rows[start : start + _CHUNK], strict=True))
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    _flush(path)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    _flush(path)


def _flush(path: Path) -> None:
    """Has the file, or the folder's list of files, reach the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _rename(building: Path, final: Path) -> None:
    try:
        building.rename(final)
    except OSError:
        if not final.is_dir():  # somebody else finished the same snapshot a moment ago: theirs is as good
            raise


def clear(root: Path) -> None:
    """Removes what killed processes left half built a day ago."""
    sweep(root, ".building-*")


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a snapshot. Raises OSError or ValueError where there is none that can be read."""
    found = json.loads((folder / MANIFEST).read_text("utf-8"))
    if not isinstance(found, dict):
        raise ValueError(f"{folder / MANIFEST} 不是快照的清单")
    return found


def read(folder: Path, about: Iterable[str]) -> Content:
    """The content of a snapshot; `about` names the manifest's keys that the hash covers."""
    facts = manifest(folder)
    tables = {name: _rows(folder / f"{name}.parquet", _schema(name)) for name in SCHEMAS}
    return Content(tables, {key: str(facts[key]) for key in about})


def _rows(path: Path, schema: "pa.Schema") -> list[tuple[Any, ...]]:
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    if table.schema.names != schema.names or table.schema.types != schema.types:
        raise ValueError(f"{path.name} 的列与快照的格式不符")
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def verify(folder: Path, about: Iterable[str]) -> tuple[Finding, ...]:
    """Reads a snapshot back and makes its hash again: nothing, or what is wrong with it."""
    import pyarrow as pa

    advice = "请从备份恢复这个文件夹；账本仍在时，也可按同一截至时间重取快照"
    try:
        found = content_hash(read(folder, about))
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        message = f"快照{folder.name[:12]}读不出来：{error}"
        return (
            Finding(
                Level.ERROR, "snapshot-unreadable", message, Place(source=folder.name), "", advice, "快照"
            ),
        )
    if found == folder.name:
        return ()
    message = f"快照{folder.name[:12]}的内容已被改过：按现有内容应叫{found[:12]}"
    return (Finding(Level.ERROR, "snapshot-changed", message, Place(source=folder.name), "", advice, "快照"),)
