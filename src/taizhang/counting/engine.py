"""What does a book need from outside: an engine that adds, months to compare, and a shelf for what was added before?

Nothing here imports Ibis. A book whose answers lie on a shelf is opened without it, and that is most of the time that a
command would take.

>>> Window(2024, 9, 8).yyyymm        # 1–9月 of 2024, and the month is what September adds to August
202409
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from taizhang.kernel.finding import Finding

Row = dict[str, Any]

UNLIMITED: Final = ""
"""The ``limits`` of an indicator that takes every respondent's entries."""


class Engine(Protocol):
    """Runs an expression over the tables of one snapshot; decimals come back as ``Decimal``."""

    def rows(self, expression: Any) -> list[Row]: ...


class Shelf(Protocol):
    """Keeps what the engine has answered about one snapshot, by the name of the question.

    ``findings`` say of which answers the shelf could make no use although they lie there.
    """

    @property
    def findings(self) -> Sequence[Finding]: ...
    def take(self, question: str) -> list[Row] | None: ...
    def put(self, question: str, rows: list[Row]) -> None: ...


class NoShelf:
    """Keeps nothing, so that everything is counted."""

    findings: Sequence[Finding] = ()

    def take(self, question: str) -> list[Row] | None:
        return None

    def put(self, question: str, rows: list[Row]) -> None:
        """Nothing is kept."""


@dataclass(frozen=True)
class Window:
    """The cumulative value of ``year`` up to month ``last``, and ``before``: the month whose value is taken
    off it.

    ``before`` is 0 where nothing is to be taken off.
    """

    year: int
    last: int
    before: int

    @property
    def ordinal(self) -> int:
        """Months since the year 0, so that neighbours differ by one."""
        return self.year * 12 + self.last - 1

    @property
    def yyyymm(self) -> int:
        return self.year * 100 + self.last
