"""Kills real processes while they keep answers, and looks at what they left behind.

    python answers_nursery.py FOLDER KILLS SEED

forks one worker after the other. A worker keeps answers of its own over and over in the same files and says so after each; the
nursery kills it (SIGKILL) after a random time and reads the files back. One JSON line per kill: how often the worker said it was
done, and every fault found.
"""

import json
import random
import sys
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

# what the nurseries share lies a folder up
sys.path.insert(0, str(Path(__file__).parents[1]))

from killing import DEEDS, Pace, killed
from taizhang.adapters.kept_answers import KeptAnswers

ABOUT = {"snapshot": "7d42", "period": "2024-01..2024-09", "catalogue": "c1", "counting": "e1"}
QUESTIONS = ("window", "months city")
ROWS = 2000


def answer(writer: int) -> list[dict[str, object]]:
    """What one worker has counted: the same number throughout, so that a mixture shows."""
    return [{"scope": "park", "month": each, "value": Decimal(writer)} for each in range(ROWS)]


def keep(folder: Path, number: int) -> None:
    """Keeps one worker's answers."""
    for question in QUESTIONS:
        KeptAnswers(folder, ABOUT).put(question, answer(number))


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
    pace, chance = Pace(), random.Random(seed)
    killed(partial(keep, folder, 0), pace, 2, 0)
    for number in range(1, kills + 1):
        done, died_of = killed(partial(keep, folder, number), pace, chance.randint(0, DEEDS), chance.random())
        line = {"done": done, "signal": died_of, "faults": list(faults(folder))}
        print(json.dumps(line, ensure_ascii=False), flush=True)  # noqa: T201  # the test reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
