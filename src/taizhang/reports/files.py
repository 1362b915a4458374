"""A composed report as files: Word, a web page, plain text and JSON, side by side in one folder.

    write(document, catalogue, Path("报告"))
    → 报告/园区2024年第三季度工作总结报告.docx  .html  .txt  .json

Each file is written whole and then moved into place, so that a reader never opens half a report and a killed process
leaves the old files. They are called by the report's title, as an office names its files; what a file system does not
take (``/ : ?`` and such) becomes ``_``. The JSON is the document itself: `taizhang verify` reads an edited Word file
against it. A copy lies in the installation's own `reports` folder under the document's id, which is how a Word file
finds its document again after it was mailed about.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from taizhang.adapters import docx, html, pdf
from taizhang.adapters.whole_file import write_whole
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Finding
from taizhang.registry.downloads import safe_name
from taizhang.writing.document import Document
from taizhang.writing.label import labels

_LONGEST_NAME = 70  # in characters; three bytes each and the suffix stay under the 255 bytes of a file system
_IDENTIFIER = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True)
class Written:
    """The files that were written, and why one that was asked for is missing (no LibreOffice for a PDF)."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()


def file_name(document: Document, kind: str) -> str:
    """园区2024年第三季度工作总结报告.docx."""
    stem = safe_name(document.title)[:_LONGEST_NAME].strip(" .")
    return f"{stem or document.outline}.{kind}"


def write(
    document: Document,
    catalogue: Catalogue,
    folder: Path,
    *,
    template: Path | None = None,
    as_pdf: bool = False,
) -> Written:
    """Write the files. DocumentError when the template cannot be used, OSError when the folder cannot be written."""
    known = labels(document, catalogue)
    word = docx.render(document, template, names={key: label.short for key, label in known.items()})
    contents = {
        "docx": word,
        "html": html.render(document, known).encode(),
        "txt": document.to_text().encode(),
        "json": document.to_json().encode(),
    }
    findings: tuple[Finding, ...] = ()
    if as_pdf:
        made, findings = pdf.convert(word)
        if made is not None:
            contents["pdf"] = made
    keep(document)
    paths = (_put(folder / file_name(document, kind), content) for kind, content in contents.items())
    return Written(tuple(paths), findings)


def keep(document: Document) -> Path:
    """Keep the document under its id, for `verify`."""
    file = Path(settings.REPORTS) / f"{document.id}.json"
    return file if file.is_file() else _put(file, document.to_json().encode())


def _put(file: Path, content: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return write_whole(file, content, mode=0o644, lasting=True)


def kept(identifier: str) -> Document | None:
    """The kept document whose id is, or begins with, `identifier`; None when there is none."""
    if not _IDENTIFIER.fullmatch(identifier):
        return None
    for file in sorted(Path(settings.REPORTS).glob(f"{identifier}*.json")):
        document = _read(file)
        if document is not None and document.id == file.stem:  # else somebody has edited it here
            return document
    return None


def _read(file: Path) -> Document | None:
    try:
        return Document.from_json(file.read_text("utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return None
