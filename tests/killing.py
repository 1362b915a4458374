"""Forks a worker that does a deed over and over, and kills it at a random moment: for the nurseries of the crash tests.

How long a deed takes differs between machines and hours, so the moment is drawn from as long as a few deeds take here and
now (`span`), not from a number of seconds that is right on one machine. `killed` says how often the worker said that it
was done, and the signal that it died of; where it ended by itself, what it failed of is on standard error.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator

from django.db import connections

DEEDS = 2
"""As long as how many deeds the longest wait before a kill is."""


def span(deed: Callable[[], None]) -> float:
    """The longest wait before a kill, in seconds: as long as a worker, which has to open the database anew, needs for `DEEDS`."""
    pid, ear = _worker(deed)
    os.read(ear, 1)
    begun, said = time.perf_counter(), b""
    while len(said) < DEEDS and (more := os.read(ear, 1)):
        said += more
    took = time.perf_counter() - begun
    _end(pid, ear)
    assert len(said) == DEEDS, "the deed fails"
    return took


def tell_kills(
    deed: Callable[[], None],
    count: Callable[[], int],
    faults: Callable[[], Iterator[str]],
    kills: int,
    seed: int,
) -> None:
    """One JSON line per kill: how often the worker said it was done, how many deeds more are there (by `count`), the signal it
    died of, and every fault found."""
    longest = span(deed)
    chance = random.Random(seed)
    for _ in range(kills):
        before = count()
        done, died_of = killed(deed, chance.random() * longest)
        line = {"done": done, "more": count() - before, "signal": died_of, "faults": list(faults())}
        print(json.dumps(line, ensure_ascii=False), flush=True)  # noqa: T201  # the test reads it


def killed(deed: Callable[[], None], after: float) -> tuple[int, int]:
    """Starts a worker, kills it `after` seconds; how often it said it was done, and the signal it died of (0: of none)."""
    pid, ear = _worker(deed)
    os.read(ear, 1)
    time.sleep(after)
    status, said = _end(pid, ear)
    return said.count(b"."), os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _worker(deed: Callable[[], None]) -> tuple[int, int]:
    """Forks; the worker's process and the end of the pipe through which it says that it is ready, and each deed."""
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
