"""In what do two snapshots differ?

    difference(Path("snapshots/3f9c…"), Path("snapshots/77ab…"))
    # Difference(gone={(1234, 'actual')}, fresh={(2200, 'actual')}, left=frozenset(), joined=frozenset(), …)

In a ledger that only grows, two snapshots of one period differ in few rows, however long they are: entries recorded
since, the entries those replaced, memberships opened and closed since. DuckDB compares the files as they lie; only the
rows that differ reach Python.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb


@dataclass(frozen=True)
class Difference:
    """Rows of one snapshot that the other has not.

    Entries by number: ``gone`` stand only in the old one, ``fresh`` only in the new one. Memberships as (respondent,
    dimension, member, since, until): ``left`` and ``joined``. ``respondents`` are all whom any of these is about.
    """

    gone: frozenset[int]
    fresh: frozenset[int]
    left: frozenset[tuple[str, str, str, int, int]]
    joined: frozenset[tuple[str, str, str, int, int]]
    respondents: frozenset[str]


def difference(old: Path, new: Path) -> Difference:
    """What is not in both. Raises duckdb.IOException where a file is missing."""
    with duckdb.connect(":memory:", config={"threads": 2}) as connection:
        entries, members = "entry, basis, respondent", "respondent, dimension, member, since, until"
        gone, fresh = (
            _only(connection, old, new, "entries", entries),
            _only(connection, new, old, "entries", entries),
        )
        left, joined = (
            _only(connection, old, new, "members", members),
            _only(connection, new, old, "members", members),
        )
    about = {row[2] for row in (*gone, *fresh)} | {row[0] for row in (*left, *joined)}
    return Difference(
        frozenset(row[0] for row in gone), frozenset(row[0] for row in fresh), frozenset(left), frozenset(joined),
        frozenset(about),
    )  # fmt: skip


def _only(connection: Any, here: Path, there: Path, table: str, columns: str) -> list[tuple[Any, ...]]:
    files = [str(folder / f"{table}.parquet") for folder in (here, there)]
    query = f"SELECT {columns} FROM read_parquet(?) EXCEPT SELECT {columns} FROM read_parquet(?)"  # noqa: S608
    found: list[tuple[Any, ...]] = connection.execute(query, files).fetchall()
    return found
