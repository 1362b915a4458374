"""The catalogue's names at once: reading the whole catalogue takes longer than proofreading a page.

What the names are is kept beside a digest of the catalogue's files (their paths, times, sizes) in one small JSON file in
``TAIZHANG_HOME``'s ``cache`` folder, or the user's own where there is no such home. Two processes may write it at the same
time: each writes a file of its own and moves it into place. Where nothing can be kept, the catalogue is read every time.

>>> names_of((shipped(),)).code("规上工业总产值")
'output_above_scale'
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from taizhang.adapters.whole_file import write_whole
from taizhang.proofing.claiming.names import Names

_FORMAT = 1
"""Changes whenever ``Names`` makes other names of the same catalogue."""


class CatalogueUnusable(ValueError):
    """The park's own catalogue has errors; the text says to run ``taizhang check``."""


def directories() -> tuple[Path, ...]:
    """The shipped catalogue and the park's own, if there is one: as ``registry.park`` has it, but without the settings of
    a web application."""
    own = os.environ.get("TAIZHANG_CATALOGUE")
    at_home = Path(os.environ.get("TAIZHANG_HOME", "var")) / "own-catalogue"
    if own or at_home.is_dir():
        return _shipped(), Path(own) if own else at_home
    return (_shipped(),)


def names_of(folders: Sequence[Path]) -> Names:
    """The names of the catalogue in these folders, later ones laid over earlier. CatalogueUnusable when it has errors."""
    state = _digest(folders)
    for file in _files():
        if (found := _kept(file, state)) is not None:
            return found
    names = _read(folders)
    for file in _files():
        if _keep(file, state, names):
            break
    return names


def _read(folders: Sequence[Path]) -> Names:
    from taizhang.catalogue.load import load

    catalogue, _ = load(*folders)
    if catalogue is None:
        raise CatalogueUnusable("指标目录有错误，请先运行 taizhang check，按提示改好。")
    return Names.of(catalogue)


def _shipped() -> Path:
    """As ``catalogue.load.shipped``, without its imports: in the wheel ``_catalogue``, in a checkout ``catalogue``."""
    package = Path(__file__).parents[1]
    inside = package / "_catalogue"
    return inside if inside.is_dir() else package.parents[1] / "catalogue"


def _digest(folders: Sequence[Path]) -> str:
    """Changes when a file of the catalogue, or the code that reads it, is saved."""
    code = Path(__file__).parents[1] / "proofing" / "claiming"
    found = hashlib.sha256(f"{_FORMAT}".encode())
    for file in (
        *(file for folder in folders for file in _catalogue_files(folder)),
        *sorted(code.glob("n*.py")),
    ):
        stat = file.stat()
        found.update(f"{file}\0{stat.st_mtime_ns}\0{stat.st_size}\n".encode())
    return found.hexdigest()


def _catalogue_files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.suffix == ".yaml")


def _files() -> Iterator[Path]:
    """Where the names may be kept, best first; a home that does not exist is not made for this."""
    name = "proofing-names.json"
    home = Path(os.environ.get("TAIZHANG_HOME", "var"))
    if home.is_dir():
        yield home / "cache" / name
    with suppress(RuntimeError):  # no home folder at all
        base = (
            os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or str(Path.home() / ".cache")
        )
        yield Path(base) / "taizhang" / name


def _kept(file: Path, state: str) -> Names | None:
    """The names in that file, if they are of this catalogue; whatever is wrong with the file, it is as if there were none."""
    try:
        found = json.loads(file.read_text("utf-8"))
        if found["catalogue"] != state:
            return None
        codes = found["codes"]
        return Names({str(name): str(code) for name, code in codes.items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _keep(file: Path, state: str, names: Names) -> bool:
    """Whether the names could be kept there."""
    content = json.dumps({"catalogue": state, "codes": names.codes}, ensure_ascii=False)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, content.encode())
    except OSError:
        return False
    return True
