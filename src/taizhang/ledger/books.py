"""From the ledger to a Book: the snapshot that holds what the ledger says now, and the answer sheet over it.

A page, the command line and a report all ask here, so they all read the same figures. Where nothing was recorded
since the last snapshot, that snapshot is used; otherwise a new one is taken (the same content gives the same
snapshot, so asking twice costs nothing). A process keeps a book for as long as its snapshot is the newest. What the
engine has added up for a book is kept on disk besides, in ``books`` beside ``snapshots``, and whoever asks next reads it
there (docs/decisions/0008-kept-books.md). ``recounted`` is the same book with nothing taken from there.

>>> book(Period(2024, 1, 9), actor=user).figure("output_above_scale", Measure.VALUE).amount
Amount(61.906亿元)
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User

from taizhang.adapters.duckdb import DuckEngine
from taizhang.adapters.kept_answers import KeptAnswers
from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import Book, count
from taizhang.counting.edition import edition
from taizhang.kernel import Period
from taizhang.ledger import snapshots
from taizhang.ledger.actions import Snapshot, snapshot_take
from taizhang.ledger.models import Close, Entry, Submission
from taizhang.registry.chain import ChainHead, name_of
from taizhang.registry.models import Membership, Naming
from taizhang.registry.park import catalogue as catalogue_in_force

_CHAINS = tuple(map(name_of, (Membership, Naming, Submission, Entry, Close)))

State = tuple[tuple[str, int, str], ...]


@dataclass(frozen=True)
class _Asked:
    """Which book; two questions are the same where the compared fields are."""

    period: Period
    state: State
    digest: str
    catalogue: Catalogue = field(compare=False)
    actor: User = field(compare=False)


def current(period: Period, *, actor: User, as_of: datetime | None = None) -> Snapshot:
    """The snapshot of what the ledger holds now, or held at a moment."""
    return snapshot_take(actor=actor, period=period, catalogue=catalogue_in_force(), as_of=as_of)


def state() -> State:
    """The heads of the registry's and the ledger's chains: they change with every row that is written."""
    rows = ChainHead.objects.filter(name__in=_CHAINS).order_by("name")
    return tuple(rows.values_list("name", "count", "hash"))


def book(
    period: Period, *, actor: User, catalogue: Catalogue | None = None, as_of: datetime | None = None
) -> Book:
    """The answer sheet of a period over what the ledger holds now, by the catalogue in force or a given one.

    With `as_of`, over what it held at that moment: figures corrected since, firms registered or renamed since are then as
    they were. The catalogue is still the one in force.
    """
    by = catalogue or catalogue_in_force()
    if as_of is not None:
        taken = snapshot_take(actor=actor, period=period, catalogue=by, as_of=as_of)
        return book_of(taken.hash, period, by)
    return _newest(_Asked(period, state(), by.digest, by, actor))


def book_of(snapshot: str, period: Period, catalogue: Catalogue, *, recount: bool = False) -> Book:
    """The answer sheet over a snapshot that was taken before. Raises FileNotFoundError where its folder is gone.

    With `recount` everything is counted anew; the book's `findings` then say which kept answers differ.
    """
    shelf = kept(snapshot, period, catalogue, recount=recount)
    return count(DuckEngine(snapshots.folder(snapshot)), catalogue, period, snapshot, shelf)


def kept(snapshot: str, period: Period, catalogue: Catalogue, *, recount: bool = False) -> KeptAnswers:
    """What has been counted of a snapshot before, by this catalogue and this edition of the counting."""
    about = {
        "snapshot": snapshot, "period": str(period), "catalogue": catalogue.digest, "counting": edition(),
    }  # fmt: skip
    return KeptAnswers(home() / snapshot, about, recount)


def home() -> Path:
    """Where counted answers are kept."""
    return Path(settings.SNAPSHOTS).with_name("books")


def recounted(period: Period, *, actor: User, catalogue: Catalogue) -> Book:
    """The book over what the ledger holds now, counted from its entries at this very moment."""
    taken = snapshot_take(actor=actor, period=period, catalogue=catalogue)
    return book_of(taken.hash, period, catalogue, recount=True)


@lru_cache(maxsize=8)
def _newest(asked: _Asked) -> Book:
    """A new entry, membership, close or catalogue makes a new book."""
    taken = snapshot_take(actor=asked.actor, period=asked.period, catalogue=asked.catalogue)
    return book_of(taken.hash, asked.period, asked.catalogue)
