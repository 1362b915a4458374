"""Where does a report lie while it is being proofread, and how long?

In a folder of its own under ``TAIZHANG_HOME/proofs``, named by a secret token, seen by its owner only, and gone after
``HOURS`` unless the owner asked to keep it::

    proofs/3f9c…/
        about.json      whose, what file, since when, kept or not
        upload          the bytes as they came
        earlier         an earlier report to hold it against, if one was given
        progress.json   what the working process is at, or why it gave up
        result.json     the proof as plain data (see ``result``)
        accepted.json   which suggestions the owner took

The work is done by a process of its own with bounded memory and time (``worker``); whatever a file does, it does to that process.
Each file is written whole and moved into place, so a reader never sees half of one.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

import taizhang
from taizhang.adapters.whole_file import write_whole

HOURS: Final = 12
SECONDS: Final = 120
MOST_AT_ONCE: Final = 4
"""Working processes at a time; the next one is told to wait a moment."""

_TOKEN_BYTES: Final = 16


@dataclass(frozen=True)
class Job:
    """A report on the desk."""

    token: str
    owner: int
    name: str
    at: str
    kept: bool = False
    ledger: bool = False
    earlier: str = ""

    @property
    def folder(self) -> Path:
        return _room() / self.token

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True)
class Progress:
    """``state``: waiting, working, done, failed. ``said`` is what to tell; ``advice`` what to do where it failed."""

    state: str
    said: str
    advice: str = ""


class Busy(Exception):
    """Too many reports are being read at this moment."""


def lay(
    owner: int, name: str, content: bytes, *, ledger: bool = False, earlier: tuple[str, bytes] | None = None
) -> Job:
    """Put a report on the desk and start the work on it. Busy when too many are being worked on.

    ``ledger``: hold it against the ledger; ``earlier``: name and bytes of a report to hold it against.
    """
    sweep()
    if _working() >= MOST_AT_ONCE:
        raise Busy
    job = Job(secrets.token_hex(_TOKEN_BYTES), owner, name, timezone.now().isoformat(), ledger=ledger,
              earlier=earlier[0] if earlier else "")  # fmt: skip
    job.folder.mkdir(parents=True, mode=0o700)
    if earlier:
        (job.folder / "earlier").write_bytes(earlier[1])
    write(job, "about.json", asdict(job))
    (job.folder / "upload").write_bytes(content)
    write(job, "progress.json", asdict(Progress("waiting", "正在准备")))
    _start(job)
    return job


def job(token: str, owner: int) -> Job | None:
    """That report, if it is this person's and still here."""
    if not _is_token(token):
        return None
    found = _about(_room() / token)
    return found if found is not None and found.owner == owner else None


def jobs(owner: int) -> tuple[Job, ...]:
    """This person's reports, the newest first."""
    found = (_about(folder) for folder in _folders())
    mine = [each for each in found if each is not None and each.owner == owner]
    return tuple(sorted(mine, key=lambda each: each.at, reverse=True))


def progress(job: Job) -> Progress:
    """What is being done, or that it was given up: a process that ended without a word, or took too long."""
    said = read(job, "progress.json")
    if said is None:
        return Progress("failed", "这份文件的校对记录不全", "请重新提交")
    now = Progress(**said)
    if now.state in ("waiting", "working") and timezone.now() - job.moment > timedelta(seconds=SECONDS + 30):
        return Progress(
            "failed", "校对没有在规定时间内完成", "请把文件分成几段再试，或把正文复制粘贴到文本框里"
        )
    return now


def keep(job: Job) -> Job:
    """Do not clear it away."""
    kept = replace(job, kept=True)
    write(kept, "about.json", asdict(kept))
    return kept


def discard(job: Job) -> None:
    """Clear it away now."""
    shutil.rmtree(job.folder, ignore_errors=True)


def sweep() -> None:
    """Clear away what nobody asked to keep and is older than HOURS."""
    limit = timezone.now() - timedelta(hours=HOURS)
    for folder in _folders():
        about = _about(folder)
        if about is None:
            if datetime.fromtimestamp(folder.stat().st_mtime, tz=limit.tzinfo) < limit:
                shutil.rmtree(folder, ignore_errors=True)
        elif not about.kept and about.moment < limit:
            discard(about)


def upload(job: Job) -> bytes:
    """The bytes as they came."""
    return (job.folder / "upload").read_bytes()


def read(job: Job, name: str) -> Any | None:
    """One of the job's JSON files, None when it is not there."""
    try:
        return json.loads((job.folder / name).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def write(job: Job, name: str, value: Mapping[str, Any] | list[Any]) -> None:
    """One of the job's JSON files, whole or not at all."""
    write_whole(job.folder / name, json.dumps(value, ensure_ascii=False).encode())


def _room() -> Path:
    room = Path(settings.HOME) / "proofs"
    room.mkdir(parents=True, exist_ok=True, mode=0o700)
    return room


def _folders() -> list[Path]:
    return [folder for folder in _room().iterdir() if folder.is_dir() and _is_token(folder.name)]


def _is_token(text: str) -> bool:
    return len(text) == 2 * _TOKEN_BYTES and all(each in "0123456789abcdef" for each in text)


def _about(folder: Path) -> Job | None:
    try:
        return Job(**json.loads((folder / "about.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _working() -> int:
    found = (_about(folder) for folder in _folders())
    return sum(each is not None and progress(each).state in ("waiting", "working") for each in found)


def _start(job: Job) -> None:
    """The working process; a thread waits for its end, so that none is left behind half dead."""
    home = str(Path(taizhang.__file__).parents[1])
    process = subprocess.Popen(  # noqa: S603  # our own module
        [sys.executable, "-P", "-m", "taizhang.proofs.worker", str(job.folder)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": home, "PYTHONUTF8": "1", "TAIZHANG_HOME": str(settings.HOME)},
    )
    threading.Thread(target=_wait, args=(job, process), daemon=True).start()


def _wait(job: Job, process: subprocess.Popen[bytes]) -> None:
    try:
        process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        _give_up(job, f"校对超过{SECONDS}秒还没有完成", "请把文件分成几段再试")
        return
    if process.returncode:
        _give_up(job, "校对中途停了：文件太大或太复杂", "请把正文复制粘贴到文本框里再试，或联系系统管理员")


def _give_up(job: Job, said: str, advice: str) -> None:
    if job.folder.is_dir():
        write(job, "progress.json", asdict(Progress("failed", said, advice)))
