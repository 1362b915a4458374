"""How is a file written so that nobody ever reads half of it, and a killed process leaves the old one?

Beside its place, under a name of its own, and then moved: within a folder a move happens at once or not at all. Two processes may
write the same file at the same time; one of them wins, and both wrote a whole one.

    write_whole(Path("reports/园区.docx"), content, mode=0o644, lasting=True)
"""

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Final

PART: Final = ".part"
STALE_SECONDS: Final = 24 * 3600
"""Nobody writes at one thing for longer: what is older was left by a killed process."""


def write_whole(file: Path, content: bytes, *, mode: int = 0o600, lasting: bool = False) -> Path:
    """The file, written. OSError where it cannot be, as where its folder is missing; nothing is left then.

    ``lasting``: it is on the disk, not only on its way there, before the old one is given up.
    """
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=PART)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
            if lasting:
                new.flush()
                os.fsync(new.fileno())
        part.chmod(mode)
        return part.replace(file)
    finally:
        part.unlink(missing_ok=True)  # gone already where it was moved


def sweep(folder: Path, pattern: str = f".*{PART}") -> None:
    """Removes what killed processes left half written a day ago: files of ``write_whole``, or what else the pattern finds."""
    for leftover in folder.glob(pattern):
        with contextlib.suppress(FileNotFoundError):  # its writer may finish just now
            if time.time() - leftover.stat().st_mtime <= STALE_SECONDS:
                continue
            if leftover.is_dir():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink()
