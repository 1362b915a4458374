"""One component of connected figures: which of its items clash?

Between the solver's rows and the hunter's items. ``Group.clash_of`` asks the judge, proves its answer exactly and shrinks it
to a minimal clash: take any item away and the rest can hold. A small group is settled exactly each time the judge finds
nothing to object to; a large one once at the end (``Group.settled``), since a proof costs more than an opinion.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from taizhang.reconcile.exact import Certificate, decide
from taizhang.reconcile.feasibility import Judge
from taizhang.reconcile.hitting import Items
from taizhang.reconcile.system import Row
from taizhang.reconcile.witness import SMALL, Settled, settle


class Group:
    """Rows that hang together. Keeps: whatever it returns as a clash has been proved."""

    def __init__(self, rows: Sequence[Row], grain: Mapping[str, Fraction]) -> None:
        self.rows = tuple(rows)
        self.grain = grain
        self._judge: Judge | None = None
        self._owned: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            for owner in row.owners:
                self._owned.setdefault(owner, []).append(number)

    @property
    def judge(self) -> Judge:
        if self._judge is None:
            self._judge = Judge(self.rows, self.grain)
        return self._judge

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
        large = len(self.rows) > SMALL
        rows = self.judge.contradiction(distrusted) if large else self.settled(distrusted).contradiction
        return self.minimal(rows) if rows else None

    def minimal(self, rows: Iterable[Row]) -> Items:
        """From rows that cannot all hold: the fewest owners one gets by leaving out one after the other."""
        items: Items = frozenset().union(*(row.owners for row in rows))
        for item in sorted(items):
            fewer = items - {item}
            proof = decide(self.over(fewer), closed=True)
            if isinstance(proof, Certificate):
                needed = self.over(fewer)
                items = fewer.intersection(
                    *[frozenset().union(*(needed[number].owners for number in proof.rows))]
                )
        return items
