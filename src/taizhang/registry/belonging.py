"""To which groups does somebody belong in a month?

Memberships are kept as spans from month to month; whoever asks for a month gets the groups of it. Worked example: 远航电池材料
came to the park in 202201 and was 规上 from 202305 to 202406::

    groups_in(spans, 202306)     # {("park", ""), ("above_scale", "yes")}
    groups_in(spans, 202407)     # {("park", "")}
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

LIVES: Final = frozenset({("park", ""), ("city", "")})
"""Being in the park, or an outside source: who is in neither is not there."""


@dataclass(frozen=True)
class Span:
    """A membership in force: months yyyymm, both included."""

    dimension: str
    member: str
    since: int
    until: int


def groups_in(spans: Iterable[Span], month: int) -> frozenset[tuple[str, str]]:
    """The (dimension, member) pairs of the month yyyymm."""
    return frozenset((span.dimension, span.member) for span in spans if span.since <= month <= span.until)
