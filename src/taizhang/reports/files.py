"""A composed report as files: Word, a web page, plain text and JSON, side by side in one folder.

Each file is written whole and then moved into place, so that a reader never opens half a report and a killed process
leaves the old files. The JSON is the document itself: `taizhang verify` reads an edited Word file against it. A copy
lies in the installation's own `reports` folder under the document's id, which is how a Word file finds its document
again after it was mailed about.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User

from taizhang.adapters import docx, html
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Finding, Period
from taizhang.ledger.books import book
from taizhang.writing.compose import compose
from taizhang.writing.document import Document
from taizhang.writing.label import labels


def _whole(file: Path, content: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
    with os.fdopen(handle, "wb") as new:
        new.write(content)
        new.flush()
        os.fsync(new.fileno())
    Path(name).chmod(0o644)
    return Path(name).replace(file)


def composed(
    *, outline: str, period: Period, catalogue: Catalogue, actor: User
) -> tuple[Document, tuple[Finding, ...]]:
    """The report over what the ledger holds now."""
    return compose(catalogue.outlines[outline], book(period, actor=actor), catalogue)


def write(
    document: Document, catalogue: Catalogue, folder: Path, template: Path | None = None
) -> tuple[Path, ...]:
    """Write the four files; their paths. DocumentError when the template cannot be used."""
    known = labels(document, catalogue)
    names = {key: label.short for key, label in known.items()}
    contents = {
        "docx": docx.render(document, template, names=names),
        "html": html.render(document, known).encode(),
        "txt": document.to_text().encode(),
        "json": document.to_json().encode(),
    }
    keep(document)
    return tuple(_whole(folder / f"{document.title}.{kind}", content) for kind, content in contents.items())


def keep(document: Document) -> Path:
    """Keep the document under its id, for `verify`."""
    return _whole(Path(settings.REPORTS) / f"{document.id}.json", document.to_json().encode())


def _kept() -> Iterator[Path]:
    yield from Path(settings.REPORTS).glob("*.json")


def find(identifier: str) -> Document | None:
    """The kept document whose id begins so; None when there is none."""
    for file in _kept():
        if identifier and file.stem.startswith(identifier):
            return Document.from_json(file.read_text("utf-8"))
    return None
