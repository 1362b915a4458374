"""What must a book of figures answer so that a report can be written from it?

The writer asks for one figure at a time and never computes one. ``counting.book.Book`` answers from a
snapshot; ``writing.examples.ExampleBook`` answers from the figures an example of the catalogue gives.
"""

from __future__ import annotations

from typing import Protocol

from taizhang.kernel.figure import PARK, Figure, Measure, Scope
from taizhang.kernel.period import Period


class BookLike(Protocol):
    """The part of a Book that writing reads. Unknown figures have neither amount nor word."""

    @property
    def period(self) -> Period: ...
    @property
    def snapshot(self) -> str: ...

    def figure(
        self, code: str, measure: Measure, scope: Scope = PARK, period: Period | None = None
    ) -> Figure:
        """The figure, unrounded, in the indicator's unit (or % and 个百分点)."""
        ...

    def scopes(self, code: str, dimension: str) -> tuple[Scope, ...]:
        """The members of a dimension that have data, in the catalogue's order."""
        ...
