"""A Book over a small ledger, and one value out of it."""

from decimal import Decimal
from pathlib import Path

from counting.small_park import Ledger
from taizhang.adapters.duckdb import DuckEngine
from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import Book, count
from taizhang.kernel import PARK, Measure, Period, Scope

BATTERY = Scope("cluster", "battery")
CHEMICAL = Scope("cluster", "chemical")


def book_of(ledger: Ledger, folder: Path, catalogue: Catalogue, period: str = "2024年1-9月") -> Book:
    return count(DuckEngine(ledger.write(folder)), catalogue, Period.parse(period), "快照")


def value(book: Book, code: str, measure: Measure, scope: Scope = PARK) -> Decimal | None:
    amount = book.figure(code, measure, scope).amount
    return amount.value if amount else None
