"""An edited Word file came back: which report was it made from, and what are its numbers called?

The file names its document: whole in its properties, and in twelve characters in the mark of each number, should a
program have dropped the properties. The document is looked for among those that were composed here and those that were
issued, since kept files can be lost.

    document = original(Path("报告（改）.docx"))
    verify(document, Path("报告（改）.docx"))     # f001 未改, f002 已改 …
    names(document)["f002"]                      # '规上工业总产值·同比增速'
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from django.db import DatabaseError

from taizhang.adapters.docx_read import ReadBack, read_back
from taizhang.reports.catalogues import frozen
from taizhang.reports.files import kept
from taizhang.reports.queries import issued_document
from taizhang.writing.document import Document
from taizhang.writing.label import labels


def original(file: Path) -> Document | None:
    """The document a Word file was made from; None when it is not known here. DocumentError for a broken file."""
    identifier = _named(read_back(file))
    return (kept(identifier) or _issued(identifier)) if identifier else None


def names(document: Document) -> Mapping[str, str]:
    """What each number is called, by the catalogue it was written by; nothing where that is gone."""
    catalogue = frozen(document.catalogue)
    return {} if catalogue is None else {key: each.short for key, each in labels(document, catalogue).items()}


def _named(read: ReadBack) -> str:
    if read.document:
        return read.document
    marks = Counter(control.mark.document for control in read.controls)
    return marks.most_common(1)[0][0] if marks else ""


def _issued(identifier: str) -> Document | None:
    """Looked for in the database too, if there is one: the command line checks files without."""
    try:
        return issued_document(identifier)
    except DatabaseError:
        return None
