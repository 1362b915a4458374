"""Forks a worker that does a deed over and over, and kills it at a random moment: for the nurseries of the crash tests.

How long a deed takes differs between machines, hours and deeds (opening the database, closing a month, reopening it), so no
moment is fixed beforehand. The nursery lets a worker finish a deed or none, and then waits a random share of the
longest deed seen lately (`Pace`): the kill falls anywhere within a deed, and workers that had finished some are among the
killed however slow the machine is. `killed` says how often the worker said that it was done, and the signal that it died of;
where it ended by itself, what it failed of is on standard error.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import connections

DEEDS = 1
"""The most deeds a worker is let finish before its last moment is drawn."""


class Pace:
    """How many seconds the last deeds took here."""

    def __init__(self) -> None:
        self._lately: deque[float] = deque(maxlen=4)

    def hear(self, ear: int, deeds: int) -> int:
        """Waits until the worker said `deeds` times that it was done; how often it said so before it ended."""
        for done in range(deeds):
            begun = time.perf_counter()
            if not os.read(ear, 1):
                return done
            self._lately.append(time.perf_counter() - begun)
        return deeds

    @property
    def longest(self) -> float:
        """The longest of them, in seconds."""
        return max(self._lately)


def tell_kills(
    deed: Callable[[], None],
    count: Callable[[], int],
    faults: Callable[[], Iterator[str]],
    kills: int,
    seed: int,
) -> None:
    """One JSON line per kill: how often the worker said it was done, how many deeds more are there (by `count`), the signal it
    died of, and every fault found."""
    pace, chance = Pace(), random.Random(seed)
    assert killed(deed, pace, 2, 0)[0] >= 2, "the deed fails"
    for _ in range(kills):
        before = count()
        done, died_of = killed(deed, pace, chance.randint(0, DEEDS), chance.random())
        line = {"done": done, "more": count() - before, "signal": died_of, "faults": list(faults())}
        print(json.dumps(line, ensure_ascii=False), flush=True)  # noqa: T201  # the test reads it


def killed(deed: Callable[[], None], pace: Pace, deeds: int, share: float) -> tuple[int, int]:
    """Starts a worker, kills it when it has been for a `share` of a deed at the one after `deeds`.

    How often it said it was done, and the signal it died of (0: of none).
    """
    pid, ear = _worker(deed)
    os.read(ear, 1)
    done = pace.hear(ear, deeds)
    if done == deeds and share:
        time.sleep(share * pace.longest)
    status, said = _end(pid, ear)
    return done + said.count(b"."), os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _worker(deed: Callable[[], None]) -> tuple[int, int]:
    """Forks; the worker's process and the end of the pipe through which it says that it is ready, and each deed."""
    if settings.configured:
        connections.close_all()  # a database connection must not be shared with a fork
    ear, mouth = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ear)
        try:
            os.write(mouth, b"r")
            while True:
                deed()
                os.write(mouth, b".")
        except BaseException:  # noqa: BLE001  # whatever the deed fails of is told, and ends the fork
            traceback.print_exc()  # the test shows what the nursery wrote here
            sys.stderr.flush()
        os._exit(1)  # only where the deed failed
    os.close(mouth)
    return pid, ear


def _end(pid: int, ear: int) -> tuple[int, bytes]:
    """Kills the worker; how it ended, and what it said that nobody had read."""
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    with os.fdopen(ear, "rb") as rest:
        return status, rest.read()
