"""How is a file written so that nobody ever reads half of it, and a killed process leaves the old one?

Beside its place, under a name of its own, and then moved: within a folder a move happens at once or not at all. Two processes may
write the same file at the same time; one of them wins, and both wrote a whole one.

    write_whole(Path("reports/园区.docx"), content, mode=0o644, lasting=True)
"""

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, content: bytes, *, mode: int = 0o600, lasting: bool = False) -> Path:
    """The file, written. OSError where it cannot be, as where its folder is missing; nothing is left then.

    ``lasting``: it is on the disk, not only on its way there, before the old one is given up.
    """
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
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
