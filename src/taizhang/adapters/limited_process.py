"""How is a stranger's file read so that whatever it does to its reader happens to that reader alone?

In a child process with bounded memory and time. ``speak(module, arguments, content, limits)`` runs one of our own
modules with the file on standard input and gives back the lines it wrote; a file that makes the reader grow or hang is
a ``LimitReached`` that says which limit, and the process that asked goes on as if nothing had happened::

    speak("taizhang.adapters.reading_child", ["docx", "报告.docx"], content, Limits(seconds=30))

The module ends its arguments with the bytes of memory it may use and calls ``bound_memory`` before it looks at anything.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import taizhang


@dataclass(frozen=True)
class Limits:
    """What the reading process may use: bytes of address space, seconds by the clock."""

    memory: int = 1024 * 1024 * 1024
    seconds: float = 120


DEFAULT_LIMITS: Final = Limits()


class LimitReached(ValueError):
    """The reader was ended at a limit; the text says which, in Chinese."""


def speak(module: str, arguments: Sequence[str], content: bytes, limits: Limits) -> list[bytes]:
    """What the module said, line by line. LimitReached when it came to no end within the limits."""
    home = str(Path(taizhang.__file__).parents[1])
    try:
        done = subprocess.run(  # noqa: S603  # our own module; the file goes in as data
            [sys.executable, "-P", "-m", module, *arguments, str(limits.memory)],
            input=content,
            capture_output=True,
            timeout=limits.seconds,
            env={**os.environ, "PYTHONPATH": home, "PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise LimitReached(f"读了{limits.seconds:g}秒还没有读完") from None
    if done.returncode < 0 or b"MemoryError" in done.stderr or b"memory" in done.stderr:
        raise LimitReached(f"读它要用的内存超过{limits.memory // 1024 // 1024} MB")
    if done.returncode:  # not the file's fault: nothing that a file holds may raise anything else
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return done.stdout.splitlines()


def bound_memory(most: int) -> None:
    """No more address space than that; systems without such a limit go on with the limits of size alone."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
