"""Which figure of a contradiction is the wrong one, and what was it meant to be?

Every figure of a clash is asked: if this one is wrong, is there a number one slip of the hand away with which *all* ties that
use it hold again? A figure that many other ties bear out is less suspect, one that several clashes share is more. The first
question is asked with the same slips as ``reconcile.edits``, and also of % against 倍. Suggestions, never corrections: only
``repair`` applies one, and only on much stricter terms.

Worked example: 进出口10.1万亿元, 出口6万亿元, 进口1.4万亿元: 进口4.1万亿元 (two digits swapped) makes the sum right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from taizhang.kernel.unit import UNITS
from taizhang.kernel.written import Written
from taizhang.proofing.judging.facts import Facts, claim_id
from taizhang.proofing.judging.net import Clash, Readings, Tie
from taizhang.proofing.judging.rough import ANY, INFINITE, Range, all_left, ranges_of, rough_pieces
from taizhang.proofing.model import Claim, Fix
from taizhang.reconcile.edits import Edit, Slip, slips
from taizhang.reconcile.relation import Quantity

SHOWN: Final = 3
_COSTLY: Final = 3  # an inserted digit fits almost anything: shown only when nothing cheaper does


@dataclass(frozen=True)
class Suspect:
    """A figure of a clash, the slips that would make all its ties hold, and what bears it out."""

    claim: Claim
    edits: tuple[Edit, ...]
    failing: int
    holding: int

    @property
    def rank(self) -> tuple[bool, int, int, int, int]:
        cheap = self.edits[0].cost if self.edits else 9
        return (cheap >= _COSTLY, -self.failing, self.holding, cheap, -self.claim.number.start)


class Weights:
    """Ties by figure, and which of them fail, in floats: what is suggested needs no proof. Read only once made."""

    def __init__(self, ties: Sequence[Tie], clashes: Sequence[Clash], spans: Readings) -> None:
        self.spans = spans
        self.using: dict[str, list[Tie]] = {}
        for tie in ties:
            for name in tie.figures:
                self.using.setdefault(name, []).append(tie)
        self.ranges = ranges_of(spans.quantities.values(), rounding=spans.rounding)
        self.broken = frozenset(tie.id for clash in clashes for tie in clash.ties)
        self._leaves: dict[str, dict[str, Range]] = {}
        self._counts: dict[str, tuple[int, int]] = {}
        self._left: dict[str, Range] = {}

    def _leaves_of(self, tie: Tie) -> dict[str, Range]:
        """What a tie leaves each of its figures; worked out once, since a whole stands in many ties."""
        if tie.id not in self._leaves:
            self._leaves[tie.id] = all_left(rough_pieces(tie.relation), self.ranges)
        return self._leaves[tie.id]

    def counts(self, name: str) -> tuple[int, int]:
        """How many ties of a figure fail, and how many bear it out."""
        if name not in self._counts:
            using = self.using.get(name, ())
            failing = sum(tie.id in self.broken for tie in using)
            holding = sum(tie.id not in self.broken and self._binds(tie, name) for tie in using)
            self._counts[name] = failing, holding
        return self._counts[name]

    def _binds(self, tie: Tie, name: str) -> bool:
        """Does the tie leave the figure little room: less than a tenth of its size? Only such a tie bears it out."""
        low, high = self._leaves_of(tie).get(name, ANY)
        return high - low < abs(high) / 10

    def left(self, name: str) -> Range:
        """What all its ties leave to a figure."""
        if name not in self._left:
            low, high = ANY
            for tie in self.using.get(name, ()):
                least, most = self._leaves_of(tie).get(name, ANY)
                low, high = max(low, least), min(high, most)
            self._left[name] = low, high
        return self._left[name]


def suspects(clash: Clash, facts: Facts, weights: Weights) -> tuple[Suspect, ...]:
    """The printed figures of a clash, the most suspect first."""
    found = []
    for name in clash.figures:
        if name not in weights.spans:
            continue
        claim = facts.by_id[claim_id(name)]
        failing, holding = weights.counts(name)
        edits = fitting_edits(facts.by_key[name], weights.left(name)) if len(clash.ties) == 1 else ()
        found.append(Suspect(claim, edits, failing, holding))
    return tuple(sorted(found, key=lambda each: each.rank))


def fitting_edits(quantity: Quantity, left: Range) -> tuple[Edit, ...]:
    """The one-slip neighbours of a printed figure that lie in what is left to it."""
    low, high = left
    if quantity.written is None or low > high or INFINITE in (-low, high):
        return ()
    factor = float(quantity.factor)
    near = (edit for edit in _slips(quantity.written) if _fits(edit, low, high, factor))
    return (*exchanged(quantity, left), *islice(near, SHOWN))


@lru_cache(maxsize=1024)
def _slips(written: Written) -> tuple[Edit, ...]:
    return slips(written)


def _fits(edit: Edit, low: float, high: float, factor: float) -> bool:
    """May the number that the edit gives lie there, by the rounding of its digits?"""
    before, after = edit.before.unit, edit.after.unit
    if before is not None and after is not None:
        factor *= float(after.factor / before.factor)
    value, half = float(edit.after.digits) * factor, 0.5 * 10.0**-edit.after.decimals * factor
    return value - half < high and value + half > low


def exchanged(quantity: Quantity, left: Range) -> tuple[Edit, ...]:
    """% written for 倍 or the other way round, if that fits."""
    return tuple(edit for edit in exchanges(quantity) if _exchange_fits(edit, left))


def exchanges(quantity: Quantity) -> tuple[Edit, ...]:
    """% written for 倍 or the other way round."""
    written = quantity.written
    if written is None or written.unit is None or written.unit.name not in ("%", "倍"):
        return ()
    other = UNITS["倍" if written.unit.name == "%" else "%"]
    return (Edit(Slip.UNIT, written, Written(written.digits, other, written.hedge)),)


def _exchange_fits(edit: Edit, left: Range) -> bool:
    to_times = edit.after.unit is not None and edit.after.unit.name == "倍"
    bare = Edit(edit.slip, Written(edit.before.digits, None), Written(edit.after.digits, None))
    return _fits(bare, *left, 100.0 if to_times else 1.0)


def fixes(found: Sequence[Suspect]) -> tuple[Fix, ...]:
    """The cheapest suggestions for the likeliest figures, likeliest first."""
    made: list[Fix] = []
    for suspect in found:
        number = suspect.claim.number
        for edit in suspect.edits[:SHOWN]:
            if edit.cost >= _COSTLY and made:
                continue
            made.append(Fix(number.start, number.end, edited(suspect.claim, edit)))
    return tuple(made[: SHOWN + 1])


def edited(claim: Claim, edit: Edit) -> str:
    """The text to put in the number's place: without the sign that the words carry, with the unit if one was printed."""
    digits = edit.after.digits
    if claim.number.digits is not None and not claim.number.digits.startswith("-"):
        digits = digits.removeprefix("-")
    unit = edit.after.unit.name if edit.after.unit else ""
    lead = "第" if claim.number.surface.startswith("第") else ""
    return f"{lead}{digits}{unit if claim.number.unit_printed else ''}"
