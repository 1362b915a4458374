"""The catalogue a report was written by, kept as long as the report.

A sentence that is changed in the catalogue next year must not make last year's report read differently. So issuing a
report copies the catalogue's files into ``catalogues/<digest>`` of the installation's home: once per content, written
beside, flushed to disk, read back and only then moved into place.

Worked example: the report of 2024年三季度 was issued with the catalogue 3f9c…; in 2025 somebody rewrites 句式 of 工业总产值.
``frozen("3f9c…")`` still gives the old sentence, and since the digest is made of the content anew, nobody can have
changed it on the way.
"""

import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from taizhang.adapters.whole_file import sweep
from taizhang.catalogue.load import load
from taizhang.catalogue.model import Catalogue
from taizhang.registry import park

_KINDS = {".yaml", ".md"}


class _Lost(Exception):
    """A kept catalogue is gone, cannot be read or is not what its name says. Never leaves this module."""


def _home() -> Path:
    return Path(settings.HOME) / "catalogues"


def freeze(catalogue: Catalogue) -> bool:
    """Keep the files of the catalogue in force; False where they no longer say what `catalogue` says.

    That happens when somebody saves a file after the catalogue was loaded.
    """
    target = _home() / catalogue.digest
    if _holds(target, catalogue.digest):
        return True
    _home().mkdir(parents=True, exist_ok=True)
    sweep(_home(), ".new-*")
    fresh = Path(tempfile.mkdtemp(dir=_home(), prefix=".new-"))
    try:
        for place, folder in enumerate(park.directories()):
            _copy(folder, fresh / str(place))
        if not _holds(fresh, catalogue.digest):
            return False
        shutil.rmtree(target, ignore_errors=True)  # what stands there is damaged
        _move(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)  # gone already where it was moved
    return True


def _copy(folder: Path, to: Path) -> None:
    """The catalogue files of a folder, each flushed to disk."""
    to.mkdir()
    for file in sorted(folder.rglob("*")):
        if file.suffix not in _KINDS or not file.is_file():
            continue
        copy = to / file.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        with copy.open("wb") as new:
            new.write(file.read_bytes())
            new.flush()
            os.fsync(new.fileno())


def _move(fresh: Path, target: Path) -> None:
    try:
        fresh.rename(target)
    except OSError:
        if not target.is_dir():  # another process kept the same content a moment ago: its copy is as good
            raise


def _holds(folder: Path, digest: str) -> bool:
    try:
        return _read(folder, digest).digest == digest
    except _Lost:
        return False


@lru_cache(maxsize=4)
def _read(folder: Path, digest: str) -> Catalogue:
    """The catalogue kept in a folder. Raises _Lost, which is not remembered: a folder may be restored."""
    if not folder.is_dir():
        raise _Lost
    found, _ = load(*sorted(folder.iterdir()))
    if found is None or found.digest != digest:
        raise _Lost
    return found


def frozen(digest: str) -> Catalogue | None:
    """The catalogue with this digest: the one in force where it is still that one, else the kept one.

    None when its files are gone or are not what they were.
    """
    try:
        now = park.catalogue()
    except park.CatalogueBroken:
        now = None
    if now is not None and now.digest == digest:
        return now
    try:
        return _read(_home() / digest, digest)
    except _Lost:
        return None
