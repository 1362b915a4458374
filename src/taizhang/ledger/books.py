"""From the ledger to a Book: the snapshot that holds what the ledger says now, and the answer sheet over it.

A page, the command line and a report all ask here, so they all read the same figures. Where nothing was recorded
since the last snapshot, that snapshot is used; otherwise a new one is taken (the same content gives the same
snapshot, so asking twice costs nothing). Books are kept for as long as their snapshot is the newest.

>>> book(Period(2024, 1, 9), actor=user).figure("output_above_scale", Measure.VALUE).amount
Amount(61.906亿元)
"""

from datetime import datetime
from functools import lru_cache

from django.contrib.auth.models import User

from taizhang.adapters.duckdb import DuckEngine
from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import Book, count
from taizhang.kernel import Period
from taizhang.ledger import snapshots
from taizhang.ledger.actions import Snapshot, snapshot_take
from taizhang.registry.chain import ChainHead
from taizhang.registry.park import catalogue as catalogue_in_force


def current(period: Period, *, actor: User, as_of: datetime | None = None) -> Snapshot:
    """The snapshot of what the ledger holds now, or held at a moment."""
    return snapshot_take(actor=actor, period=period, catalogue=catalogue_in_force(), as_of=as_of)


def book(period: Period, *, actor: User) -> Book:
    """The answer sheet of a period over what the ledger holds now."""
    heads = tuple(ChainHead.objects.order_by("name").values_list("name", "count", "hash"))
    return _newest(period, heads, catalogue_in_force().digest, actor.pk)


def book_of(snapshot: str, period: Period, catalogue: Catalogue) -> Book:
    """The answer sheet over a snapshot that was taken before."""
    return count(DuckEngine(snapshots.folder(snapshot)), catalogue, period, snapshot)


@lru_cache(maxsize=8)
def _newest(period: Period, state: object, digest: str, actor: int) -> Book:
    """`state` and `digest` are the key: a new entry, membership or catalogue makes a new book."""
    taken = current(period, actor=User.objects.get(pk=actor))
    return book_of(taken.hash, period, catalogue_in_force())
