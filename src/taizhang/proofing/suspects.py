"""Which figure of a contradiction is the wrong one, and what was it meant to be?

Every figure of a clash is asked: if this one is wrong, is there a number one slip of the hand away with which *all* ties that
use it hold again? A figure that many other ties bear out is less suspect, one that several clashes share is more. The first
question is asked with the same slips as ``reconcile.edits``, and also of % against 倍. Suggestions, never corrections: only
``repair`` applies one, and only on much stricter terms.

Worked example: 进出口10.1万亿元, 出口6万亿元, 进口1.4万亿元: 进口4.1万亿元 (two digits swapped) makes the sum right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from taizhang.kernel.unit import UNITS
from taizhang.kernel.written import Written
from taizhang.proofing.facts import Facts, claim_id
from taizhang.proofing.model import Claim, Fix
from taizhang.proofing.net import Clash, Spans, Tie, both, left_to
from taizhang.reconcile.edits import Edit, Slip, fitting, slips
from taizhang.reconcile.relation import Quantity
from taizhang.reconcile.span import EVERYWHERE, Span

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
    """Ties by figure, and which of them fail. Read only once made."""

    def __init__(self, ties: Sequence[Tie], clashes: Sequence[Clash], spans: Spans) -> None:
        self.spans = spans
        self.using: dict[str, list[Tie]] = {}
        for tie in ties:
            for name in tie.figures:
                self.using.setdefault(name, []).append(tie)
        self.broken = frozenset(tie.id for clash in clashes for tie in clash.ties)

    def counts(self, name: str) -> tuple[int, int]:
        """How many ties of a figure fail, and how many hold with room for nothing much else."""
        using = self.using.get(name, ())
        failing = sum(tie.id in self.broken for tie in using)
        return failing, sum(tie.id not in self.broken and _binds(tie, name, self.spans) for tie in using)

    def left(self, name: str) -> Span:
        """What all its ties leave to a figure."""
        span = EVERYWHERE
        for tie in self.using.get(name, ()):
            span = both(span, left_to(tie, name, self.spans))
        return span


def _binds(tie: Tie, name: str, spans: Spans) -> bool:
    """Does the tie leave the figure little room: less than a tenth of its size? Only such a tie bears it out."""
    left = left_to(tie, name, spans)
    width = left.width
    return width is not None and left.hi is not None and width < abs(left.hi) / 10


def suspects(clash: Clash, facts: Facts, weights: Weights) -> tuple[Suspect, ...]:
    """The printed figures of a clash, the most suspect first."""
    found = []
    for name in clash.figures:
        if name not in weights.spans:
            continue
        claim = facts.by_id[claim_id(name)]
        quantity = facts.quantities[claim.id]
        failing, holding = weights.counts(name)
        edits = fitting_edits(quantity, weights.left(name)) if len(clash.ties) == 1 else ()
        found.append(Suspect(claim, edits, failing, holding))
    return tuple(sorted(found, key=lambda each: each.rank))


def fitting_edits(quantity: Quantity, left: Span) -> tuple[Edit, ...]:
    """The one-slip neighbours of a printed figure that lie in what is left to it."""
    if (
        quantity.written is None
        or left == EVERYWHERE
        or (left.lo is not None and left.hi is not None and left.lo > left.hi)
    ):
        return ()
    found = fitting(slips(quantity.written), left.affine(1 / quantity.factor), SHOWN)
    return (*exchanged(quantity, left), *found)


def exchanged(quantity: Quantity, left: Span) -> tuple[Edit, ...]:
    """% written for 倍 or the other way round, if that fits."""
    written = quantity.written
    if written is None or written.unit is None or written.unit.name not in ("%", "倍"):
        return ()
    other = UNITS["倍" if written.unit.name == "%" else "%"]
    after = Written(written.digits, other, written.hedge)
    factor = Fraction(100) if other.name == "倍" else Fraction(1)
    if Span.of(after.interval(), factor).misses(left):
        return ()
    return (Edit(Slip.UNIT, written, after),)


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
