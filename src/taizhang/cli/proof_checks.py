"""What ``taizhang proof`` compares a report with, if asked: the ledger (``--ledger``), an earlier report (``--against``).

Each is a function from a proof to the same proof with more remarks; with the ledger comes what became of every figure.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from taizhang.cli import show
from taizhang.cli.start import actor, catalogue_in_force, start
from taizhang.kernel import Figure, Period
from taizhang.proofing.against_ledger import Link, Question, State, linked, remarks, shown
from taizhang.proofing.against_report import compared
from taizhang.proofing.model import Claim, Proof
from taizhang.proofing.proof import in_order

if TYPE_CHECKING:
    from taizhang.catalogue.model import Catalogue
    from taizhang.counting.book import Book
    from taizhang.proofing.names import Names

_TRACE_LINES = 8
_STATE_WIDTH, _NUMBER_WIDTH = 10, 22


class BookLedger:
    """Answers from the ledger's books; a period outside the months reported has none."""

    def __init__(self) -> None:
        from taizhang.ledger.queries import first_month, last_month

        self.first, self.last = first_month(), last_month()
        self.books: dict[Period, Book] = {}

    def _book(self, period: Period) -> "Book | None":
        from taizhang.ledger.books import book

        months = Period(period.year, 1, period.last)
        if (
            self.first is None
            or self.last is None
            or not self.first.ordinal <= months.ordinal <= self.last.ordinal
        ):
            return None
        if period.first != 1 and not period.point:  # a quarter by itself: the ledger counts from January on
            return None
        if months not in self.books:
            self.books[months] = book(months, actor=actor())
        return self.books[months]

    def figure(self, question: Question) -> Figure | None:
        found = self._book(question.period)
        return None if found is None else found.figure(question.code, question.measure, question.scope)

    def trace(self, question: Question) -> tuple[str, ...]:
        found = self._book(question.period)
        if found is None:
            return ()
        lines = found.trace(question.code, question.measure, question.scope).lines()
        return tuple(lines)[:_TRACE_LINES]


@dataclass(frozen=True)
class AgainstLedger:
    """Made once for all files: the catalogue in force and the books that were asked for."""

    catalogue: "Catalogue"
    ledger: BookLedger

    @classmethod
    def begin(cls) -> "AgainstLedger":
        start()
        return cls(catalogue_in_force(), BookLedger())

    def __call__(self, proof: Proof) -> tuple[Proof, tuple[Link, ...]]:
        links = linked(proof.source.text, proof.claims, self.catalogue, self.ledger)
        more = remarks(links, proof.claims, self.catalogue)
        return replace(proof, remarks=in_order((*proof.remarks, *more))), links

    def as_data(self, links: Sequence[Link]) -> dict[int, dict[str, Any]]:
        """What became of each figure, by its id, for JSON."""
        return {link.claim: self._data(link) for link in links}

    def _data(self, link: Link) -> dict[str, Any]:
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

    def say(self, links: Sequence[Link], claims: Sequence[Claim]) -> None:
        """A line for each figure the ledger knows, then how many there are of each kind."""
        by_id = {claim.id: claim for claim in claims}
        click.secho("与台账核对", bold=True)
        for link in links:
            if link.question is None or link.value is None:
                continue
            claim = by_id[link.claim]
            name = self.catalogue.indicators[link.question.code].name
            where = (
                f"{name}　{self.catalogue.scope_name(link.question.scope)}　{link.question.period.chinese()}"
            )
            state = show.padded(link.state.value, _STATE_WIDTH)
            number = show.padded(claim.number.surface, _NUMBER_WIDTH)
            colour = "red" if link.state is State.DIFFERS else None
            click.secho(f"{state}{number}{where}", fg=colour)
            if link.state is State.DIFFERS:
                for line in (f"台账：{shown(link.value)}{claim.number.unit}", *link.trace):
                    show.wrapped(line, indent=_STATE_WIDTH, dim=True)
        counts = Counter(link.state for link in links)
        click.echo("，".join(f"{state.value} {counts[state]} 个" for state in State if counts[state]) + "。")


@dataclass(frozen=True)
class AgainstReport:
    """An earlier report, read once."""

    old: Proof

    @classmethod
    def begin(cls, path: Path, names: "Names") -> "AgainstReport":
        from taizhang.proofdesk.many import prove

        done = prove(path, names)
        if done.proof is None:
            raise click.ClickException(
                f"读不了要对照的“{path.name}”：{done.refused.message if done.refused else ''}"
            )
        return cls(done.proof)

    def __call__(self, proof: Proof) -> Proof:
        return replace(proof, remarks=in_order((*proof.remarks, *compared(proof, self.old))))
