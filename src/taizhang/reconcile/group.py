"""One component of connected figures: which of its items clash?

Between the solver's rows and the hunter's items. ``Group.clash_of`` asks the judge, proves its answer exactly and shrinks it
to a minimal clash: take any item away and the rest can hold. A small group is settled exactly each time the judge finds
nothing to object to; a large one once at the end (``Group.settled``), since a proof costs more than an opinion.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Final

from taizhang.reconcile.exact import Certificate, Contradiction, decide
from taizhang.reconcile.feasibility import Judge, Scaling, scaling
from taizhang.reconcile.hitting import Items
from taizhang.reconcile.system import Row
from taizhang.reconcile.witness import SMALL, Settled, settle

SHORT: Final = 16
"""Up to this many rows ``decide`` proves or refutes a clash; beyond, the judge finds the proof and ``combine`` checks it."""


class Group:
    """Rows that hang together. Keeps: whatever it returns as a clash has been proved."""

    def __init__(self, rows: Sequence[Row], grain: Mapping[str, Fraction]) -> None:
        self.rows = tuple(rows)
        self.grain = grain
        self._proofs: dict[Items, Certificate] = {}
        self._owned: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            for owner in row.owners:
                self._owned.setdefault(owner, []).append(number)

    @cached_property
    def scaling(self) -> Scaling:
        return scaling(self.rows, self.grain)

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.rows, self.scaling)

    @property
    def items(self) -> Items:
        return frozenset(self._owned)

    def over(self, items: Items) -> tuple[Row, ...]:
        """The rows that these items alone account for."""
        numbers = sorted({number for item in items for number in self._owned.get(item, ())})
        return tuple(self.rows[number] for number in numbers if self.rows[number].owners <= items)

    def without(self, items: Items) -> tuple[Row, ...]:
        """The rows that hold whether or not these items are believed."""
        return tuple(row for row in self.rows if row.owners.isdisjoint(items))

    def settled(self, distrusted: Items) -> Settled:
        """The exact answer once these items are distrusted."""
        return settle(self.without(distrusted), self.grain)

    def clash_of(self, distrusted: Items) -> Items | None:
        """A minimal clash among the other items, proved; None when the judge finds none."""
        small = len(self.rows) <= SMALL
        found = self.settled(distrusted).contradiction if small else self.judge.contradiction(distrusted)
        return None if found is None else self.minimal(found)

    def minimal(self, found: Contradiction) -> Items:
        """The owners of a contradiction that remain when one after the other is left out as long as it stays one."""
        items = self._record(found)
        if len(self.over(items)) > SHORT:
            fewer = self._contradiction(self._fewer(items))
            if fewer is not None:
                return self._record(fewer)
        for item in sorted(items):
            if item in items and (shorter := self._contradiction(items - {item})) is not None:
                items = self._record(shorter)
        return items

    def _fewer(self, items: Items) -> Items:
        """The same by the solver's word alone, for clashes too long to prove at every step."""
        judge = Judge(self.over(items), self.scaling)
        everything = items
        for item in sorted(everything):
            if item in items:
                rows = judge.clashing((everything - items) | {item})
                items = items if rows is None else _owners(rows)
        return items

    def proof(self, items: Items) -> Certificate | None:
        """The proof, over ``over(items)``, that these items clash; None when none is known or found."""
        if items not in self._proofs:
            found = self._contradiction(items)
            if found is None or self._record(found) != items:
                return None
        return self._proofs[items]

    def _contradiction(self, items: Items) -> Contradiction | None:
        rows = self.over(items)
        if len(rows) > SHORT:
            return Judge(rows, self.scaling).contradiction(frozenset())
        proof = decide(rows, closed=True)
        return Contradiction(rows, proof) if isinstance(proof, Certificate) else None

    def _record(self, found: Contradiction) -> Items:
        """Keep the proof with the items it blames, counted over their rows; returns the items."""
        used = [(found.rows[number], side, each) for number, side, each in found.certificate.multipliers]
        items = _owners(row for row, _, _ in used)
        place = {id(row): number for number, row in enumerate(self.over(items))}
        self._proofs[items] = Certificate(tuple((place[id(row)], side, each) for row, side, each in used))
        return items


def _owners(rows: Iterable[Row]) -> Items:
    return frozenset().union(*(row.owners for row in rows))
