"""Scripts of the tests that run as processes of their own, on a ledger of their own.

`said` runs one and gives what it printed, a JSON value to a line; `killings` runs a nursery (see ``killing``) and holds what it
found of every worker: nothing between before and after.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.db import connection


def said(script: Path, *words: object, home: Path, seconds: int, database: str = "") -> list[Any]:
    """What the script printed. Without `database` it works on the embedded one in `home`."""
    environment = {**os.environ, "TAIZHANG_HOME": str(home), "TAIZHANG_SECRET_KEY": "only-for-tests"}
    environment.pop("DATABASE_URL", None)
    if database:
        environment["DATABASE_URL"] = database
    command = [sys.executable, str(script), *map(str, words)]
    ran = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=seconds, check=False
    )
    assert ran.returncode == 0, ran.stderr
    sys.stderr.write(ran.stderr)  # shown where the test fails of what the script found
    return [json.loads(line) for line in ran.stdout.splitlines()]


def own_database() -> str:
    """The address of the tests' own PostgreSQL database; none for SQLite's, which is in memory."""
    if connection.vendor != "postgresql":
        return ""
    here = connection.settings_dict
    return f"postgres://{here['USER']}:{here['PASSWORD']}@{here['HOST']}:{here['PORT']}/{here['NAME']}"


def killings(nursery: Path, *words: object, kills: int, seed: int, home: Path, seconds: int) -> list[Any]:
    """What a nursery found, a line for each kill. On the embedded database: a killed client cannot harm a server's."""
    lines = said(nursery, *words, kills, seed, home=home, seconds=seconds)
    assert len(lines) == kills
    assert {line["signal"] for line in lines} == {signal.SIGKILL}
    for line in lines:
        assert line["faults"] == []
        # all it said it did, and at most the one it was at
        assert line["done"] <= line["more"] <= line["done"] + 1
    return lines
