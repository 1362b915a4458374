"""A process killed at any point of any action leaves the state before or after, never between."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

NURSERY = Path(__file__).with_name("crash_nursery.py")
SEED = 20240930


@pytest.mark.parametrize(
    ("deed", "kills"), [("write", 60), ("close", 40), ("explain", 40), ("snapshot", 50), ("rename", 40)]
)
def test_crash__killed_at_random_points(deed: str, kills: int, tmp_path: Path) -> None:
    environment = {**os.environ, "TAIZHANG_HOME": str(tmp_path), "TAIZHANG_SECRET_KEY": "only-for-tests"}
    environment.pop(
        "DATABASE_URL", None
    )  # the embedded database: a killed client cannot harm a PostgreSQL server
    command = [sys.executable, str(NURSERY), deed, str(kills), str(SEED)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)
    assert ran.returncode == 0, ran.stderr
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(lines) == kills
    assert {line["signal"] for line in lines} == {signal.SIGKILL}, ran.stderr
    for line in lines:
        assert line["faults"] == []
        assert (
            line["done"] <= line["more"] <= line["done"] + 1
        )  # all it said it did, and at most the one it was at
    assert sum(line["done"] for line in lines) > kills / 20  # it was at work, not still starting
