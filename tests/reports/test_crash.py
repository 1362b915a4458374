"""A process killed at any point of issuing a report leaves it issued or not issued, never between."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

NURSERY = Path(__file__).with_name("crash_nursery.py")
KILLS, SEED = 40, 20240630


def test_crash__killed_while_issuing(tmp_path: Path) -> None:
    environment = {**os.environ, "TAIZHANG_HOME": str(tmp_path), "TAIZHANG_SECRET_KEY": "only-for-tests"}
    environment.pop(
        "DATABASE_URL", None
    )  # the embedded database: a killed client cannot harm a PostgreSQL server
    command = [sys.executable, str(NURSERY), str(KILLS), str(SEED)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert ran.returncode == 0, ran.stderr
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(lines) == KILLS
    assert {line["signal"] for line in lines} == {signal.SIGKILL}, ran.stderr
    for line in lines:
        assert line["faults"] == []
        assert (
            line["done"] <= line["more"] <= line["done"] + 1
        )  # all it said it did, and at most the one it was at
    assert sum(line["more"] for line in lines) >= 3  # it was at work, not still starting
