"""Do the answers that were counted before still say what the snapshots say?

A draft, a page and ``taizhang figure`` read answers that were kept when they were first counted. Here each of them is counted
once more from its snapshot and compared, so that a file is found out that was made up by somebody who knows how such files
are sealed. ``kept_verify()`` says nothing where all agree; else

    提示 7d421a872a4c/window.answers：快照7d421a872a4c的答数册里，window.answers所存与按快照重新数出来的不同

It stands here and not in the ledger because a snapshot is counted by its own catalogue, and reports keep those.
"""

from taizhang.catalogue.model import Catalogue
from taizhang.counting.tally import MONTHS, QUESTIONS
from taizhang.kernel import CITY, PARK, Finding, Scope
from taizhang.ledger import books
from taizhang.ledger.queries import SnapshotView, snapshots
from taizhang.reports import catalogues


def kept_verify() -> tuple[Finding, ...]:
    """Counts every book that is kept again. Of snapshots whose files or catalogue are gone nothing can be counted, and
    nothing can be read either."""
    return tuple(
        finding for row in reversed(snapshots()) if row.folder.is_dir() for finding in _differing(row)
    )


def _differing(row: SnapshotView) -> tuple[Finding, ...]:
    if not (books.home() / row.hash).is_dir():
        return ()
    catalogue = catalogues.frozen(row.catalogue)
    if catalogue is None:
        return ()
    questions = set(books.kept(row.hash, row.period, catalogue).questions()) & _known(catalogue)
    if not questions:
        return ()
    book = books.book_of(row.hash, row.period, catalogue, recount=True)
    book.tally.load(sorted(questions))
    return book.findings


def _known(catalogue: Catalogue) -> set[str]:
    """Every question that is kept."""
    groups = (
        Scope(each.code, member) for each in catalogue.dimensions.values() for member in each.members.values()
    )
    return {*QUESTIONS, *(f"{MONTHS}{scope}" for scope in (PARK, CITY, *groups))}
