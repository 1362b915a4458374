"""How is a database copied while others write to it, so that the copy is of one moment?

SQLite has an online backup: it reads as one reader, and under a write-ahead log no writer waits for it. PostgreSQL has
``pg_dump``, which reads in one transaction; it and ``psql`` have to be installed. The password goes to them in the environment,
since everybody on a machine can read a command line.

    sqlite_copy(home / "db.sqlite3", room / "db.sqlite3")
    postgres_dump({"NAME": "taizhang", "HOST": "127.0.0.1"}, room / "database.sql")
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from taizhang.adapters.backup_file import BackupError

_ENVIRONMENT = {
    "NAME": "PGDATABASE",
    "HOST": "PGHOST",
    "PORT": "PGPORT",
    "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",
}


def sqlite_copy(source: Path, target: Path) -> None:
    """A copy as of one moment, in one file without a log beside it. BackupError where the database itself is damaged."""
    try:
        with closing(sqlite3.connect(source, timeout=60)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
            sound = new.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise BackupError(
            f"数据库 {source} 读不出来（{error}），没有备份。请检查磁盘，用上一份备份恢复。"
        ) from None
    if sound != "ok":
        raise BackupError(f"数据库 {source} 已损坏（{sound}），没有备份。请用上一份备份恢复。")


def postgres_dump(database: Mapping[str, Any], target: Path) -> None:
    """Everything in a PostgreSQL database, as SQL. `database`: NAME, HOST, PORT, USER, PASSWORD, as Django names them."""
    said = _run(database, "pg_dump", ("--no-owner", "--no-privileges", "--file", str(target)))
    if said.returncode != 0:
        raise BackupError(f"pg_dump 没有做成：{_last_line(said)}。请检查 DATABASE_URL 和数据库服务，再试。")


def postgres_empty(database: Mapping[str, Any]) -> bool:
    """Whether there is no table in the database yet. BackupError where it cannot be asked."""
    asked = "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    said = _run(database, "psql", ("--no-psqlrc", "--tuples-only", "--no-align", "--command", asked))
    if said.returncode != 0:
        raise BackupError(
            f"连不上要恢复到的数据库：{_last_line(said)}。请检查 DATABASE_URL，并先建好一个空的数据库。"
        )
    return said.stdout.strip() == "0"


def postgres_load(database: Mapping[str, Any], source: Path) -> None:
    """Run the SQL of a backup in one transaction: all of it or nothing."""
    options = (
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set",
        "ON_ERROR_STOP=1",
        "--file",
        str(source),
    )
    said = _run(database, "psql", options)
    if said.returncode != 0:
        raise BackupError(
            f"psql 没有恢复成，数据库没有改动：{_last_line(said)}。请核对两边 PostgreSQL 的版本。"
        )


def _run(
    database: Mapping[str, Any], program: str, options: Sequence[str]
) -> subprocess.CompletedProcess[str]:
    found = shutil.which(program)
    if found is None:
        raise BackupError(
            f"本机没有 {program} 这个程序，备份和恢复 PostgreSQL 都要用它。"
            "请安装与数据库同一版本的 PostgreSQL 客户端（Debian：postgresql-client），再试。"
        )
    given = {variable: str(database[key]) for key, variable in _ENVIRONMENT.items() if database.get(key)}
    for key, value in (database.get("OPTIONS") or {}).items():
        if key.startswith("ssl"):
            given[f"PG{key.upper()}"] = str(value)
    return subprocess.run(  # noqa: S603  # a program of the system, found by its name, with options of ours
        (found, *options), env={**os.environ, **given}, capture_output=True, text=True, check=False
    )


def _last_line(said: subprocess.CompletedProcess[str]) -> str:
    lines = [line for line in said.stderr.splitlines() if line.strip()]
    return lines[-1].strip() if lines else f"退出码{said.returncode}"
