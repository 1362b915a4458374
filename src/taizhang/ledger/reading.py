"""One reader at a time: a Book remembers what it worked out, and its engine serves one thread at a time.

A server has several threads, and two people may open the same page in the same second. They take turns here; a
figure takes milliseconds.

    with opened(Period(2024, 1, 9), actor=user) as book:
        book.figure("output_above_scale", Measure.VALUE)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from django.contrib.auth.models import User

from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import Book
from taizhang.kernel import Period
from taizhang.ledger import books

_TURN = RLock()


@contextmanager
def opened(period: Period, *, actor: User, catalogue: Catalogue | None = None) -> Iterator[Book]:
    """The book of the period, to be asked only inside the block; by the catalogue in force unless one is given."""
    with _TURN:
        yield books.book(period, actor=actor, catalogue=catalogue)
