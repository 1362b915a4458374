"""Which wrong number can be put right by arithmetic alone?

Only a slip of the unit, and only on strict terms. 万元 written for 亿元 and % for 倍 leave the digits right, so when one of them
puts every relation right to the last digit, and nothing else does, the number is known as well as if it had been
printed. The terms, all of them:

1. the figure as printed breaks at least two relations, or one sum that the text says is complete;
2. with the unit exchanged, every relation that uses it holds by the rounding of its digits;
3. at least one of those is tight (it leaves the figure less than a tenth of its size);
4. no exchange of another figure's unit, and no slip of one digit in another figure, would put the same relations right.

Worked example: 一产1.76亿元、二产2.35万元、三产46.52亿元 of 50.63亿元, 二产 份额4.6%: with 2.35亿元 the parts come to 50.63 and
the share to 4.64%. Nothing else does both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.judging.checks_growth import SLIGHT, Family, excess, last_year
from taizhang.proofing.judging.facts import Facts, claim_id, key
from taizhang.proofing.judging.net import Readings, Spans, Tie, both, failing, left_to
from taizhang.proofing.judging.suspects import Weights, edited, exchanges, fitting_edits
from taizhang.proofing.judging.telling import named, printed, remark
from taizhang.proofing.model import Claim, Fix, Reading, Remark
from taizhang.proofing.model import Family as RemarkFamily
from taizhang.reconcile.edits import Edit, Slip, slips
from taizhang.reconcile.relation import Kind, Quantity
from taizhang.reconcile.span import EVERYWHERE, Span
from taizhang.reconcile.system import quantity_span

_TIGHT: Final = 10
_CHEAP: Final = 2


@dataclass(frozen=True)
class Repair:
    """A claim with its number put right, and what is to be said of it."""

    claim: Claim
    remark: Remark


def repairs(facts: Facts, ties: Sequence[Tie]) -> tuple[Repair, ...]:
    """Certain repairs by relations that are broken as printed, at most one for each tie."""
    spans = Readings(facts.by_key, rounding=True)
    broken = failing(ties, spans)
    if not broken:
        return ()
    weights = Weights(ties, [], spans)
    wrong = {tie.id for tie in broken}
    found: list[Repair] = []
    done: set[str] = set()
    for name in dict.fromkeys(name for tie in broken for name in tie.figures if name in spans):
        own = [tie for tie in weights.using[name] if tie.id in wrong]
        if done.intersection(tie.id for tie in own) or not _enough(own):
            continue
        edit = _exchange(facts, name, weights.using[name], spans)
        if edit is not None and _alone(facts, name, own, weights):
            done |= {tie.id for tie in own}
            found.append(_repair(facts, facts.by_id[claim_id(name)], edit, own))
    return tuple(found)


def _enough(broken: Sequence[Tie]) -> bool:
    return len(broken) >= 2 or any(tie.relation.kind is Kind.TOTAL and tie.stated for tie in broken)


def _exchange(facts: Facts, name: str, ties: Sequence[Tie], spans: Spans) -> Edit | None:
    """The exchange of units with which all ties of the figure hold, if it is the only one and some tie is tight."""
    quantity = facts.quantities[claim_id(name)]
    if quantity.written is None or quantity.written.hedge is not None:
        return None
    left = EVERYWHERE
    for tie in ties:
        left = both(left, left_to(tie, name, spans))
    if left.width is None or left.hi is None or left.width < 0 or left.width * _TIGHT > abs(left.hi):
        return None
    edits = (*(edit for edit in slips(quantity.written) if edit.slip is Slip.UNIT), *exchanges(quantity))
    found = [edit for edit in edits if not _span(edit, quantity).misses(left, touching=True)]
    return found[0] if len(found) == 1 else None


def _span(edit: Edit, quantity: Quantity) -> Span:
    after = replace(quantity, written=edit.after, unit=edit.after.unit, interval=edit.interval, strict=None)
    return quantity_span(after, strict=False)


def _alone(facts: Facts, name: str, broken: Sequence[Tie], weights: Weights) -> bool:
    """Is there no other figure whose single slip would mend all that is broken here?"""
    others = dict.fromkeys(
        each for tie in broken for each in tie.figures if each in weights.spans and each != name
    )
    return not any(
        edit.cost <= _CHEAP
        for other in others if all(other in tie.figures for tie in broken)
        for edit in fitting_edits(facts.by_key[other], weights.left(other))
    )  # fmt: skip


def _repair(facts: Facts, claim: Claim, edit: Edit, broken: Sequence[Tie]) -> Repair:
    others = [
        facts.by_id[claim_id(name)]
        for name in dict.fromkeys(name for tie in broken for name in tie.figures)
        if name != key(claim) and claim_id(name) in facts.quantities
    ]
    with_them = "、".join(map(named, others))
    why = f"写成{printed(claim)}时与{with_them}对不上，改作{_after(edit)}就都对得上。"
    return Repair(_exchanged(claim, edit, why), _said(claim, edit, others, why, RemarkFamily.RELATION))


def _said(claim: Claim, edit: Edit, others: Sequence[Claim], why: str, family: RemarkFamily) -> Remark:
    fix = Fix(claim.number.start, claim.number.end, edited(claim, edit), certain=True)
    return remark(
        Level.ERROR, "unit-slip", [claim, *others], f"{named(claim)}的单位写错了，应为{fix.text}。", family=family,
        arithmetic=why, expected=fix.text, advice="请改正单位；校对已按改正后的数核对其余各处。", fixes=(fix,),
    )  # fmt: skip


def _after(edit: Edit) -> str:
    return edit.after.digits.removeprefix("-") + _unit(edit)


def _unit(edit: Edit) -> str:
    return edit.after.unit.name if edit.after.unit else ""


def _exchanged(claim: Claim, edit: Edit, why: str) -> Claim:
    return mended(claim, Reading(claim.number.digits or "", _unit(edit), edit.cost, why))


def mended(claim: Claim, right: Reading) -> Claim:
    """The claim with its number read so; as printed stays the other reading. A fall stays a fall."""
    number = claim.number
    readings = (right, Reading(number.digits or "", number.unit, 0, "照原文"))
    after = replace(
        number, digits=number.digits and right.digits, unit=right.unit, readings=readings,
        repaired_from=number.repaired_from or number.surface,
    )  # fmt: skip
    value = None if number.digits is None else abs(Decimal(right.digits))
    signed = -value if value is not None and claim.value is not None and claim.value < 0 else value
    return replace(claim, number=after, value=signed)


def growth_repairs(facts: Facts, families: Sequence[Family]) -> Iterator[Repair]:
    """% for 倍 in a growth, shown by last year's parts: one exchange, and they make up last year's whole again."""
    for family in families:
        year = last_year(facts, family) if family.complete and len(family.members) > 1 else None
        if year is None or excess(year, complete=True) < 2:
            continue
        found = []
        for growth in year.growths:
            for edit in exchanges(facts.quantities[growth.id]):
                changed = _exchanged_quantity(facts.quantities[growth.id], edit)
                tried = last_year(facts, family, {growth.id: changed})
                if tried is not None and excess(tried, complete=True) < SLIGHT:
                    found.append((growth, edit))
        if len(found) == 1:
            growth, edit = found[0]
            others = [family.whole, *family.members, *(each for each in year.growths if each is not growth)]
            why = (
                f"按{printed(growth)}倒推，上年同期各分项加起来与总数差得很远；"
                f"按{_after(edit)}倒推，正好相符。"
            )
            yield Repair(_exchanged(growth, edit, why), _said(growth, edit, others, why, RemarkFamily.DAMAGE))


def _exchanged_quantity(quantity: Quantity, edit: Edit) -> Quantity:
    return replace(
        quantity, written=edit.after, unit=edit.after.unit, interval=edit.interval, strict=edit.interval
    )
