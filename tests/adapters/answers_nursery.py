"""Kills real processes while they keep answers, and looks at what they left behind.

    python answers_nursery.py FOLDER KILLS SEED

forks one worker after the other. A worker keeps answers of its own over and over in the same files and says so after each; the
nursery kills it (SIGKILL) after a random time and reads the files back. One JSON line per kill: how often the worker said it was
done, and every fault found.
"""

import contextlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from taizhang.adapters.kept_answers import KeptAnswers

ABOUT = {"snapshot": "7d42", "period": "2024-01..2024-09", "catalogue": "c1", "counting": "e1"}
QUESTIONS = ("window", "months city")
ROWS = 2000


def answer(writer: int) -> list[dict[str, object]]:
    """What one worker has counted: the same number throughout, so that a mixture shows."""
    return [{"scope": "park", "month": each, "value": Decimal(writer)} for each in range(ROWS)]


def worker(folder: Path, number: int, told: int) -> None:
    """Keeps its answer until killed, one byte through the pipe `told` after each."""
    os.write(told, b"r")  # ready
    while True:
        for question in QUESTIONS:
            KeptAnswers(folder, ABOUT).put(question, answer(number))
        os.write(told, b".")


def killed(folder: Path, number: int, after: float) -> int:
    """How often a worker, killed `after` seconds, said that it was done."""
    ear, mouth = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ear)
        with contextlib.suppress(BaseException):
            worker(folder, number, mouth)
        os._exit(1)  # only where it failed
    os.close(mouth)
    os.read(ear, 1)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with os.fdopen(ear, "rb") as rest:
        return rest.read().count(b".")


def faults(folder: Path) -> Iterator[str]:
    """Every answer that is neither whole nor missing."""
    shelf = KeptAnswers(folder, ABOUT)
    for question in QUESTIONS:
        rows = shelf.take(question)
        if rows is not None and (len(rows) != ROWS or len({row["value"] for row in rows}) != 1):
            yield f"{question} is a mixture"
    yield from (str(each) for each in shelf.findings)


def main(folder: Path, kills: int, seed: int) -> None:
    """One line per kill."""
    chance = random.Random(seed)
    for number in range(kills):
        done = killed(folder, number, chance.random() * 0.08)
        print(json.dumps({"done": done, "faults": list(faults(folder))}), flush=True)  # noqa: T201  # the test reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
