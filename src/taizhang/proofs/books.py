"""What the ledger answers when a report is held against it.

    BookLedger(actor).figure(Question("output", Measure.VALUE, PARK, Period(2024, 1, 9)))     # as the ledger stands now

One book a period, read once however many figures ask for it. A period outside the months reported, or one that does not begin
in January (a quarter by itself), has no answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from django.contrib.auth.models import User

from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import Book
from taizhang.kernel import Figure, Period
from taizhang.ledger.books import book
from taizhang.ledger.queries import first_month, last_month
from taizhang.proofing.comparing.against_ledger import Link, Question, linked, remarks, shown
from taizhang.proofing.model import Proof
from taizhang.proofing.proof import in_order

TRACE_LINES: Final = 8


class BookLedger:
    """Answers from the ledger's books on behalf of ``actor``."""

    def __init__(self, actor: User) -> None:
        self.actor = actor
        self.first, self.last = first_month(), last_month()
        self.books: dict[Period, Book] = {}

    def figure(self, question: Question) -> Figure | None:
        """The ledger's own figure, None where it has no such period."""
        found = self._book(question.period)
        return None if found is None else found.figure(question.code, question.measure, question.scope)

    def trace(self, question: Question) -> tuple[str, ...]:
        """How the ledger comes by it, in a few lines."""
        found = self._book(question.period)
        if found is None:
            return ()
        lines = found.trace(question.code, question.measure, question.scope).lines()
        return tuple(lines)[:TRACE_LINES]

    def _book(self, period: Period) -> Book | None:
        months = Period(period.year, 1, period.last)
        if self.first is None or self.last is None:
            return None
        if not self.first.ordinal <= months.ordinal <= self.last.ordinal:
            return None
        if period.first != 1 and not period.point:  # a quarter by itself: the ledger counts from January on
            return None
        if months not in self.books:
            self.books[months] = book(months, actor=self.actor)
        return self.books[months]


def against(proof: Proof, catalogue: Catalogue, ledger: BookLedger) -> tuple[Proof, tuple[Link, ...]]:
    """The proof with a remark for each figure that differs from the ledger's, and what became of every figure."""
    links = linked(proof.source.text, proof.claims, catalogue, ledger)
    more = remarks(links, proof.claims, catalogue)
    return replace(proof, remarks=in_order((*proof.remarks, *more))), links


def as_data(links: Iterable[Link]) -> dict[int, dict[str, Any]]:
    """What became of each figure, by its id, as plain data."""
    return {link.claim: _data(link) for link in links}


def _data(link: Link) -> dict[str, Any]:
    asked = link.question
    return {
        "state": link.state.value,
        "value": None if link.value is None else shown(link.value),
        "expected": link.expected or None,
        "why": link.why or None,
        "indicator": None if asked is None else asked.code,
        "measure": None if asked is None else asked.measure.value,
        "scope": None if asked is None else str(asked.scope),
        "period": None if asked is None else str(asked.period),
        "trace": list(link.trace),
    }
