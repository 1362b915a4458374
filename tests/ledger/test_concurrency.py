"""Two writers at once: each figure is recorded once, and the chain has no gap and no fork."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

SCRIPT = Path(__file__).with_name("two_writers.py")


@pytest.mark.django_db(transaction=True)
def test_entries_record__two_writers_at_once(tmp_path: Path) -> None:
    environment = {**os.environ, "TAIZHANG_HOME": str(tmp_path), "TAIZHANG_SECRET_KEY": "only-for-tests"}
    environment.pop("DATABASE_URL", None)
    if (
        connection.vendor == "postgresql"
    ):  # the tests' own database; SQLite's is in memory, so there a file of its own
        here = connection.settings_dict
        login = f"{here['USER']}:{here['PASSWORD']}@{here['HOST']}:{here['PORT']}"
        environment["DATABASE_URL"] = f"postgres://{login}/{here['NAME']}"
    command = [sys.executable, str(SCRIPT)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=90, check=False)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["faults"] == []
    left, right = found["first"]
    assert [one != other for one, other in zip(left, right, strict=True)] == [
        True
    ] * 7  # one was first, each time
    assert (found["entries"], found["submissions"]) == (21, 21)
