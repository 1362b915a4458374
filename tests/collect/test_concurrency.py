"""Several at once: of two reviewers one wins, one request gives one version, no tab writes over another."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

SCRIPT = Path(__file__).with_name("at_once.py")
ROUNDS = 12


@pytest.mark.django_db(transaction=True)
def test_at_once__nothing_doubled_and_nothing_lost(tmp_path: Path) -> None:
    environment = {**os.environ, "TAIZHANG_HOME": str(tmp_path), "TAIZHANG_SECRET_KEY": "only-for-tests"}
    environment.pop("DATABASE_URL", None)
    if (
        connection.vendor == "postgresql"
    ):  # the tests' own database; SQLite's is in memory, so there a file of its own
        here = connection.settings_dict
        login = f"{here['USER']}:{here['PASSWORD']}@{here['HOST']}:{here['PORT']}"
        environment["DATABASE_URL"] = f"postgres://{login}/{here['NAME']}"
    command = [sys.executable, str(SCRIPT), str(ROUNDS)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["faults"] == []
    assert found["versions"] == ROUNDS
