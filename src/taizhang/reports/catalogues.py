"""The catalogue a report was written by, kept as long as the report.

A sentence that is changed in the catalogue next year must not make last year's report read differently. So issuing a
report copies the catalogue's files into ``catalogues/<digest>`` of the installation's home: once per content, written
beside and moved into place. ``frozen(digest)`` loads them again, and the digest proves that they are the same.
"""

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from taizhang.catalogue.load import load
from taizhang.catalogue.model import Catalogue
from taizhang.registry.park import directories


def _home() -> Path:
    return Path(settings.HOME) / "catalogues"


def freeze(catalogue: Catalogue) -> Path:
    """Keep the files of the catalogue in force under its digest."""
    target = _home() / catalogue.digest
    if target.exists():
        return target
    _home().mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=_home(), prefix=".new-"))
    for place, folder in enumerate(directories()):
        shutil.copytree(folder, fresh / str(place))
    try:
        fresh.rename(target)
    except OSError:  # another process kept the same content a moment ago
        shutil.rmtree(fresh)
    return target


@lru_cache(maxsize=4)
def frozen(digest: str) -> Catalogue | None:
    """The kept catalogue with this digest; None when its files are gone or are not what they were."""
    folder = _home() / digest
    if not folder.is_dir():
        return None
    found, _ = load(*sorted(folder.iterdir()))
    return found if found is not None and found.digest == digest else None
