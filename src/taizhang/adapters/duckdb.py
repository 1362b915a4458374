"""How are the plans of ``counting`` run on this machine?

A snapshot is a folder of Parquet files, one for each table the plans name. DuckEngine opens them as views
in a DuckDB that lives in memory only, turns an Ibis expression into SQL and returns the rows. Nothing is
written, nothing is fetched: extensions are neither installed nor loaded on the way.

Worked example::

    engine = DuckEngine(Path("snapshots/3f9c…"))
    engine.rows(plan.entries.group_by("indicator").agg(total=plan.entries.value.sum()))
    # [{'indicator': 'output', 'total': Decimal('703000.0000')}, …]

Decimals stay decimals; an addition that would not fit 38 digits is an error of DuckDB, never a wrong sum.
Memory is bounded; what does not fit is spilled to a temporary folder that the engine removes.
"""

from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    import duckdb

# DuckDB and Ibis are imported by the functions that need them: together they take longer than composing a report whose
# figures were counted before.

TABLES: Final = ("entries", "members", "respondents", "owes")


@lru_cache(maxsize=512)
def _compiled(operation: Any) -> str:
    """The SQL of an expression. Compiling takes longer than running it on a park's data, and a page that is
    opened again asks the same questions, so the text is kept."""
    import ibis

    # Ibis would fuse nested SELECTs to make the text shorter, which takes half of the compiling; DuckDB fuses them
    # anyway when it plans, and runs both texts in the same time.
    ibis.options.sql.fuse_selects = False
    return str(ibis.to_sql(operation.to_expr(), dialect="duckdb", pretty=False))


def _open(
    folder: Path, config: dict[str, str | bool | int | float | list[str]]
) -> "duckdb.DuckDBPyConnection":
    """The tables of a snapshot as views of a database in memory."""
    import duckdb

    connection = duckdb.connect(":memory:", config=config)
    for name in TABLES:
        path = str(folder / f"{name}.parquet").replace("'", "''")
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{path}')")  # noqa: S608
    return connection


class DuckEngine:
    """The tables of one snapshot, opened with the first question. Threads may share it: each question gets its own cursor."""

    def __init__(self, folder: Path, *, threads: int = 2, memory_limit: str = "3GB") -> None:
        """Ready to open the tables in ``folder``. Raises FileNotFoundError naming the files that are missing."""
        missing = [name for name in TABLES if not (folder / f"{name}.parquet").is_file()]
        if missing:
            files = "、".join(f"{name}.parquet" for name in missing)
            raise FileNotFoundError(f"快照目录 {folder} 缺少 {files}，请重新生成这个期间的快照。")
        self._folder = folder
        self._config: dict[str, str | bool | int | float | list[str]] = {
            "threads": threads,
            "memory_limit": memory_limit,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "preserve_insertion_order": False,
        }
        self._opening = Lock()
        self._connection: duckdb.DuckDBPyConnection | None = None

    def _cursor(self) -> "duckdb.DuckDBPyConnection":
        with self._opening:
            if self._connection is None:
                self._connection = _open(self._folder, self._config)
            return self._connection.cursor()

    def rows(self, expression: Any) -> list[dict[str, Any]]:
        """Run an unbound Ibis expression; one dict per row, decimals as ``Decimal``."""
        with self._cursor() as cursor:
            cursor.execute(self.sql(expression))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def sql(self, expression: Any) -> str:
        """The SQL that ``rows`` runs."""
        return _compiled(expression.op())

    def setting(self, name: str) -> str:
        """What DuckDB holds for one of its settings, such as ``memory_limit``."""
        with self._cursor() as cursor:
            row = cursor.execute("SELECT CAST(current_setting(?) AS VARCHAR)", [name]).fetchone()
        return str(row[0]) if row else ""

    def close(self) -> None:
        """Let go of the files."""
        with self._opening:
            if self._connection is not None:
                self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
