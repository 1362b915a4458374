"""How does a backup stay one file that is whole or not there, and that shows when anything in it was changed?

It is a zip. ``manifest.json`` names every part with its size and SHA-256, and nothing else may be in the file. It is made in a
folder of its own beside its place and then moved, so that under its name there is never half a backup. The digest of the
manifest is the backup's code: whoever wrote it down elsewhere can tell a backup that was made anew from the one he made.

    code = pack(Path("台账.zip"), [Part("db.sqlite3", Path("/tmp/copy"))], {"program": "0.1"})
    unpack(Path("台账.zip"), Path("new"), code=code)["program"]      # "0.1"

Whatever is wrong with a backup is a `BackupError` with a Chinese message.
"""

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from taizhang.adapters.whole_file import sweep

FORMAT = 1
"""Goes up when an older program could not read the file any more."""

MANIFEST = "manifest.json"
_WORK = ".taizhang-backup-"
_BLOCK = 1 << 20
_LONGEST_MANIFEST = 64 << 20


class BackupError(ValueError):
    """A backup that cannot be made, read or believed; the message says why and what to do."""


@dataclass(frozen=True)
class Part:
    """One file of a backup: its name there, with slashes, and where it lies now."""

    name: str
    file: Path


def _nothing() -> None:
    """A step of which nobody wants to hear."""


@contextmanager
def workroom(beside: Path) -> Iterator[Path]:
    """A folder of one's own beside a place, gone afterwards; those that killed processes left a day ago go too."""
    sweep(beside.parent, f"{_WORK}*")
    room = Path(tempfile.mkdtemp(dir=beside.parent, prefix=_WORK))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def parts_under(root: Path, name: str) -> tuple[Part, ...]:
    """Every finished file under a folder, as parts below `name`. What begins with a dot is being written by somebody."""
    found = []
    for file in sorted(root.rglob("*")):
        inner = file.relative_to(root)
        if file.is_file() and not file.is_symlink() and not any(each.startswith(".") for each in inner.parts):
            found.append(Part(f"{name}/{inner.as_posix()}", file))
    return tuple(found)


def pack(
    target: Path, parts: Sequence[Part], about: Mapping[str, Any], *, step: Callable[[], None] = _nothing
) -> str:
    """Write the backup and give its code. A part that was deleted meanwhile is left out: the server cleared it away.

    BackupError where the target is there already; OSError where it cannot be written. Nothing is left then.
    """
    if target.exists():
        raise BackupError(f"{target} 已经有了，不覆盖。请换一个名字，或先把它移走。")
    listed: dict[str, dict[str, Any]] = {}
    with workroom(target) as room:
        new = room / "new.zip"
        with new.open("xb") as raw:
            new.chmod(0o600)
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                for part in parts:
                    if (sealed := _add(archive, part)) is not None:
                        listed[part.name] = sealed
                    step()
                manifest = _as_bytes({**about, "format": FORMAT, "parts": listed})
                archive.writestr(MANIFEST, manifest)
            raw.flush()
            os.fsync(raw.fileno())
        _place(new, target)
    return hashlib.sha256(manifest).hexdigest()


def _place(new: Path, target: Path) -> None:
    """The finished file under its name, never over another's that was made meanwhile."""
    try:
        os.link(new, target)
    except FileExistsError:
        raise BackupError(f"{target} 已经有了，不覆盖。请换一个名字，或先把它移走。") from None
    except OSError:  # a disk without links, as a memory stick
        new.replace(target)


def _as_bytes(manifest: Mapping[str, Any]) -> bytes:
    return json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _add(archive: zipfile.ZipFile, part: Part) -> dict[str, Any] | None:
    try:
        source = part.file.open("rb")
    except FileNotFoundError:
        return None
    with source, archive.open(part.name, "w", force_zip64=True) as into:
        size, digest = _copy(source, into)
    return {"size": size, "sha256": digest}


def _copy(source: IO[bytes], into: IO[bytes], most: int | None = None) -> tuple[int, str]:
    """Bytes copied and their SHA-256; stops after `most` and a block."""
    size, digest = 0, hashlib.sha256()
    while block := source.read(_BLOCK):
        size += len(block)
        digest.update(block)
        into.write(block)
        if most is not None and size > most:
            break
    return size, digest.hexdigest()


def read_manifest(file: Path) -> tuple[dict[str, Any], str]:
    """The manifest of a backup and the backup's code. BackupError where the file is no backup or its list is not its content."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _manifest(file, archive)
    except FileNotFoundError:
        raise BackupError(f"没有 {file} 这个文件。请核对路径。") from None
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise BackupError(f"{file} 打不开，损坏或没有传完（{error}）。请换一份备份。") from None


def _manifest(file: Path, archive: zipfile.ZipFile) -> tuple[dict[str, Any], str]:
    names = archive.namelist()
    if MANIFEST not in names or archive.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
        raise BackupError(f"{file} 不是台账的备份：里面没有 {MANIFEST}。请核对选的是不是备份文件。")
    raw = archive.read(MANIFEST)
    try:
        manifest = json.loads(raw)
        parts, form = manifest["parts"], manifest["format"]
        sealed = {name: (int(each["size"]), str(each["sha256"])) for name, each in parts.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BackupError(f"{file} 里的清单读不懂，文件被改过或已损坏。请换一份备份。") from None
    if form != FORMAT:
        raise BackupError(f"{file} 是另一版程序做的备份（格式{form}），这一版读不了。请用新一版台账恢复。")
    if sorted(names) != sorted([MANIFEST, *sealed]):
        raise BackupError(f"{file} 里的文件与清单不符，有多出的或缺少的，被改过。请换一份备份。")
    if any(not _inside(name) for name in sealed):
        raise BackupError(f"{file} 里有指向别处的文件名，不是台账做的备份。请不要使用。")
    return manifest, hashlib.sha256(raw).hexdigest()


def _inside(name: str) -> bool:
    """Whether a name stays below the folder it is unpacked into, on any system."""
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or not path.parts)


def unpack(file: Path, folder: Path, *, step: Callable[[], None] = _nothing) -> None:
    """Every part of a backup, in its place below an empty folder. BackupError at the first that is not as it was sealed."""
    manifest, _ = read_manifest(file)
    try:
        with zipfile.ZipFile(file) as archive:
            for name, sealed in manifest["parts"].items():
                place = folder / name
                place.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as source, place.open("xb") as into:
                    place.chmod(0o600)
                    found = _copy(source, into, sealed["size"])
                if found != (sealed["size"], sealed["sha256"]):
                    raise BackupError(
                        f"{file} 里的 {name} 与清单不符，文件被改过或已损坏，什么也没有恢复。请换一份备份。"
                    )
                step()
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise BackupError(f"{file} 已损坏（{error}），什么也没有恢复。请换一份备份。") from None
