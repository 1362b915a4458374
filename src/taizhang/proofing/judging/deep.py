"""What only the solver can see: ties that contradict each other in a circle.

Called for the few groups in which neither a single tie nor a chain of bounds fails and yet no common point was found. The
judge of the reconcile room (a linear program, every answer proved in rational arithmetic) decides them. It is loaded here and
nowhere else in this room, since loading it takes longer than reading a report.

Bounds: groups of more than ``MOST`` rows, and what is left after ``SECONDS``, are not judged but named.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from time import monotonic
from typing import Final

from taizhang.reconcile.components import components
from taizhang.reconcile.system import Row, System

MOST: Final = 1000
SECONDS: Final = 10.0
CLASHES: Final = 4


@dataclass(frozen=True)
class Circles:
    """Minimal clashes as rows, and the items of the groups that were not judged (or not to the end)."""

    clashes: tuple[tuple[Row, ...], ...]
    unjudged: tuple[frozenset[str], ...]


def circles(
    system: System, doubtful: frozenset[str], told: Set[str], weights: Mapping[str, Fraction]
) -> Circles:
    """The clashes in the groups of the doubtful ties, but for those of which something is told already. ``weights``: the
    least of them in a clash is set aside to look for the next."""
    found: list[tuple[Row, ...]] = []
    unjudged: list[frozenset[str]] = []
    until = monotonic() + SECONDS
    for rows in components(system.rows):
        owners = frozenset(owner for row in rows for owner in row.owners)
        if owners.isdisjoint(doubtful) or not owners.isdisjoint(told):
            continue
        if len(rows) > MOST or monotonic() > until or not _in(rows, system, weights, until, found):
            unjudged.append(owners)
    return Circles(tuple(found), tuple(unjudged))


def _in(
    rows: Sequence[Row],
    system: System,
    weights: Mapping[str, Fraction],
    until: float,
    found: list[tuple[Row, ...]],
) -> bool:
    """Adds the clashes of one group; False when time ran out first."""
    from taizhang.reconcile.group import Group  # numpy and the solver: 0.2 s, for a report in a hundred

    group = Group(rows, system.grain)
    aside: frozenset[str] = frozenset()
    for _ in range(CLASHES):
        if monotonic() > until:
            return False
        items = group.clash_of(aside)
        if items is None:
            return True
        found.append(group.over(items))
        ties = [item for item in items if item in weights]
        aside |= {min(ties, key=lambda tie: (weights[tie], tie))} if ties else items
    return True
