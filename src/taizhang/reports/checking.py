"""An edited Word file came back: which report was it made from, and what are its numbers called?

The file names its document: whole in its properties, and in twelve characters in the mark of each number, should a
program have dropped the properties. The document is looked for among those that were composed here and those that were
issued, since kept files can be lost.

    document = original(Path("报告（改）.docx"))
    verify(document, Path("报告（改）.docx"))     # f001 未改, f002 已改 …
    names(document)["f002"]                      # '规上工业总产值·同比增速'
    summary(checked)                             # '共140个数：138个未改……'
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.db import DatabaseError

from taizhang.adapters.docx_checked import Checked, State
from taizhang.adapters.docx_exchange import Names, Terms
from taizhang.adapters.docx_read import ReadBack, read_back
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import PARK, Figure, Scope
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


def terms(document: Document) -> Terms:
    """The words of which a sentence must have some to speak of each figure; nothing where the catalogue is gone."""
    catalogue = frozen(document.catalogue)
    return (
        {} if catalogue is None else {each.id: _terms(each.figure, catalogue) for each in document.bounds()}
    )


def _terms(figure: Figure, catalogue: Catalogue) -> Names:
    """A name of the indicator, and the name of the scope where it is not the park's."""
    indicator = catalogue.indicator(figure.indicator)
    scope = Scope.parse(figure.part) if figure.part else figure.scope
    groups = [] if indicator is None else [(indicator.name, *indicator.aliases)]
    if scope != PARK:
        groups.append((catalogue.scope_name(scope),))
    return tuple(groups)


QUIET = frozenset({State.KEPT, State.REWRITTEN})
"""States in which a number is still the ledger's, in its place."""
SENTENCES = frozenset({State.SENTENCE_CHANGED, State.SENTENCE_ADDED, State.SENTENCE_DROPPED})
_TOLD = (
    (State.CHANGED, "个改了"), (State.SWAPPED, "个对调了"), (State.MOVED, "个移到了别处"), (State.REMOVED, "个删了"),
)  # fmt: skip
_BESIDES = (
    (State.TYPED, "个数是手填的，没有来源"),
    (State.FOREIGN, "个数从别的报告贴来，核对不了"),
    (State.COPIED, "个数重复出现"),
    (State.SENTENCE_CHANGED, "句改了字"),
    (State.SENTENCE_ADDED, "句是加的"),
    (State.SENTENCE_DROPPED, "句删去了"),
)


def summary(checked: Sequence[Checked]) -> str:
    """All of it in one paragraph: how many of the report's numbers stand, what became of the others, what is new."""
    counts = Counter(each.state for each in checked)
    kept = sum(counts[state] for state in QUIET)
    ours = kept + sum(counts[state] for state, _ in _TOLD)
    if kept == len(checked):
        return f"原稿的{ours}个数都还是台账的数，句子也没有改。"
    first = "都没有动" if kept == ours else f"{kept}个没有动"
    parts = [first, *(f"{counts[state]}{words}" for state, words in _TOLD if counts[state])]
    besides = [f"{counts[state]}{words}" for state, words in _BESIDES if counts[state]]
    return f"原稿的{ours}个数，{'，'.join(parts)}。" + (f"另有{'，'.join(besides)}。" if besides else "")


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
