"""One reader at a time: a Book remembers what it worked out, and its engine serves one thread at a time.

A server has several threads, and two people may open the same page in the same second. They take turns here; a
figure takes milliseconds.

    with opened(Period(2024, 1, 9), actor=user) as book:
        book.figure("output_above_scale", Measure.VALUE)

An issued report is read over its own snapshot: ``reopened`` is the same for a snapshot that was taken before. So is the
ledger as it stood at a moment (``as_of``), for which the snapshot is taken first.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from threading import RLock

from django.contrib.auth.models import User

from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import Book
from taizhang.counting.tally import MONTHS, QUESTIONS
from taizhang.kernel import CITY, PARK, Period
from taizhang.ledger import books
from taizhang.ledger.actions import snapshot_take
from taizhang.ledger.snapshots import folder
from taizhang.registry.park import catalogue as catalogue_in_force

_TURN = RLock()


@contextmanager
def opened(
    period: Period, *, actor: User, catalogue: Catalogue | None = None, as_of: datetime | None = None
) -> Iterator[Book]:
    """The book of the period, to be asked only inside the block; by the catalogue in force unless one is given.

    With `as_of`, of the ledger as it stood at that moment.
    """
    with _TURN:
        if as_of is None:
            yield books.book(period, actor=actor, catalogue=catalogue)
        else:
            by = catalogue or catalogue_in_force()
            taken = snapshot_take(actor=actor, period=period, catalogue=by, as_of=as_of)
            yield _kept(_Cited(taken.hash, taken.folder, period, by.digest, by))


@contextmanager
def reopened(snapshot: str, period: Period, catalogue: Catalogue) -> Iterator[Book]:
    """The book of a snapshot that was taken before. Raises FileNotFoundError where its folder is gone."""
    with _TURN:
        yield _kept(_Cited(snapshot, folder(snapshot), period, catalogue.digest, catalogue))


def prepare(period: Period, *, actor: User, catalogue: Catalogue) -> bool:
    """Take the snapshot of a period and count what its reports and first pages ask for, so that they open at once.

    False where the disk would not take it; then whoever asks next counts.
    """
    try:
        with opened(period, actor=actor, catalogue=catalogue) as book:
            book.tally.load((*QUESTIONS, *(f"{MONTHS}{scope}" for scope in (PARK, CITY))))
    except OSError:
        return False
    return True


@dataclass(frozen=True)
class _Cited:
    """Which snapshot, where it lies, read by which catalogue; the digest stands for the catalogue."""

    snapshot: str
    folder: Path
    period: Period
    digest: str
    catalogue: Catalogue = field(compare=False)


@lru_cache(maxsize=4)
def _kept(cited: _Cited) -> Book:
    return books.book_of(cited.snapshot, cited.period, cited.catalogue)
