"""The park's catalogue in force: the shipped entries with the park's own directory laid over them.

Which directory that is, is a setting of the installation (``TAIZHANG_CATALOGUE``; without it the folder
``own-catalogue`` of its home, where there is one), so the question is answered
here, above the framework line, and not in ``taizhang.catalogue``, which knows no settings. The catalogue is read
once per process, and again when one of its files has changed: a statistician who corrects a sentence and runs
``taizhang check`` sees it on the page without a restart.

>>> from taizhang.registry.park import catalogue
>>> catalogue().indicator("规上产值").name
'规上工业总产值'
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from taizhang.catalogue.load import load, shipped
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Finding


class CatalogueBroken(Exception):
    """The catalogue in force has errors; ``findings`` says which, where, and what to do.

    Raised only where a program cannot go on without a catalogue; whoever meets the user shows the findings.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("指标目录有错误，请先运行 taizhang check，按提示改好。")
        self.findings = findings


def directories() -> tuple[Path, ...]:
    """The shipped directory, then the park's own if one is set; later ones override whole entries."""
    own = Path(settings.CATALOGUE_DIRECTORY) if settings.CATALOGUE_DIRECTORY else own_folder()
    return (shipped(), own) if settings.CATALOGUE_DIRECTORY or own.is_dir() else (shipped(),)


def own_folder() -> Path:
    """Where a park's own catalogue lies when no setting says otherwise; it need not be there."""
    return Path(settings.HOME) / "own-catalogue"


def _state(folders: tuple[Path, ...]) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of every catalogue file: changes when somebody saves one."""
    files = (
        file for folder in folders for file in sorted(folder.rglob("*")) if file.suffix in {".yaml", ".md"}
    )
    return tuple((str(file), (stat := file.stat()).st_mtime_ns, stat.st_size) for file in files)


@lru_cache(maxsize=2)
def _load(folders: tuple[Path, ...], state: object) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    return load(*folders)


def catalogue() -> Catalogue:
    """The catalogue in force. Raises CatalogueBroken, which carries the findings, if it has errors."""
    folders = directories()
    found, findings = _load(folders, _state(folders))
    if found is None:
        raise CatalogueBroken(findings)
    return found
