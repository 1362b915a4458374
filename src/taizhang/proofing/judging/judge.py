"""Which figures of a report cannot be right, judged by themselves alone?

``judge`` takes the claims as read and gives them back, those that arithmetic puts right beyond doubt with their numbers
mended, and with what is to be said::

    claims → ties (BUILDERS) → repairs → ties again → clashes → suspects → remarks
                                    + checks on words (CHECKS) + plausibility (PLAUSIBLE)

A tie joins figures by a relation (占比 = part / whole). A clash is an error only where the text states the tie and even the
loosest reading of the digits fails; everything else is a hint. Each root contradiction is told once.

Worked example: ``规上产值61亿元，其中电池51.6亿元，占83.4%`` gives one remark: 51.6亿元÷61亿元应在83.8%–85.4%之间，写的是83.4%。
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.proofing.judging import (
    checks_growth,
    checks_moves,
    checks_progress,
    checks_words,
    plausibility,
    relations_change,
    relations_growth,
    relations_near,
    relations_pairs,
    relations_rate,
    relations_ratio,
    relations_split,
    relations_sum,
    relations_twin,
    relations_vote,
)
from taizhang.proofing.judging.checks_growth import Family
from taizhang.proofing.judging.facts import AMOUNTS, Facts, claim_id, key
from taizhang.proofing.judging.net import Clash, Readings, Tie, weigh
from taizhang.proofing.judging.repair import growth_repairs, repairs
from taizhang.proofing.judging.repair_points import share_repairs
from taizhang.proofing.judging.suspects import Weights, fixes, suspects
from taizhang.proofing.judging.telling import clash_words, remark
from taizhang.proofing.model import Claim, Remark
from taizhang.reconcile.relation import Kind as RelationKind

BUILDERS: Final[tuple[Callable[[Facts], Iterator[Tie]], ...]] = (
    relations_ratio.shares,
    relations_ratio.progresses,
    relations_growth.growths,
    relations_growth.contributions,
    relations_ratio.share_totals,
    relations_growth.gaps,
    relations_sum.parts,
    relations_sum.known_sets,
    relations_change.changes,
    relations_change.repeated,
    relations_change.months,
    relations_near.triples,
    relations_near.from_to_by,
    relations_near.last_year_beside,
    relations_near.compared,
    relations_near.change_and_growth,
    relations_near.sexes,
    relations_near.rates_of_counts,
    relations_near.above_the_total,
    relations_split.splits,
    relations_split.made_up,
    relations_split.among,
    relations_split.up_and_down,
    relations_vote.voted,
    relations_vote.told_after,
    relations_pairs.pairs,
    relations_pairs.exceeding,
    relations_pairs.counted,
    relations_pairs.above_average,
    relations_rate.rates_apart,
    relations_twin.columns,
    relations_twin.lists,
)
CHECKS: Final[tuple[Callable[[Facts], Iterator[Remark]], ...]] = (
    checks_growth.two_years,
    checks_words.direction,
    checks_words.surplus,
    checks_words.pace,
    checks_progress.overfulfilled,
    checks_progress.paces,
    checks_words.ranks,
    checks_words.listed,
    checks_words.named_list,
    checks_moves.moved,
    checks_moves.passed,
    checks_moves.summed,
    checks_moves.announced,
)
PLAUSIBLE: Final[tuple[Callable[[Facts], Iterator[Remark]], ...]] = (
    plausibility.shares,
    plausibility.falls,
    plausibility.unemployment,
    plausibility.part_far_larger,
    plausibility.imports_vanish,
    plausibility.target_period,
    plausibility.target_lowered,
    plausibility.months,
)


def judge(text: str, claims: tuple[Claim, ...]) -> tuple[tuple[Claim, ...], tuple[Remark, ...]]:
    """The claims, certain repairs applied, and the remarks on them in order of place."""
    facts = Facts.of(text, claims)
    if facts.pointless:
        return claims, ()
    ties = ties_of(facts)
    facts, ties, mended = _mend(facts, ties)
    found = [*mended, *_contradictions(facts, ties)]
    families = tuple(families_of(facts, ties))
    for on_growth in (checks_growth.base_year, checks_growth.members_growth, checks_growth.gross):
        found += on_growth(facts, families)
    for check in (*CHECKS, *PLAUSIBLE):
        found += check(facts)
    return facts.claims, tuple(sorted(_once(found), key=lambda each: (each.start, each.code)))


def ties_of(facts: Facts) -> tuple[Tie, ...]:
    """Every tie of the report, each relation over the same figures once."""
    ties: dict[tuple[object, ...], Tie] = {}
    for build in BUILDERS:
        for tie in build(facts):
            same = (tie.relation.kind, frozenset(tie.figures))
            if same not in ties or (tie.stated and not ties[same].stated):
                ties[same] = tie
    return tuple({tie.id: tie for tie in ties.values()}.values())


def families_of(facts: Facts, ties: Sequence[Tie]) -> Iterator[Family]:
    """Wholes with the parts that make them up, and with each part that lies within."""
    for tie in ties:
        claims = [facts.by_id[claim_id(name)] for name in tie.figures]
        if tie.relation.kind is RelationKind.TOTAL:
            yield Family(claims[0], tuple(claims[1:]), complete=tie.stated)
        elif tie.code == "part-exceeds-whole" and tie.stated and all(each.kind in AMOUNTS for each in claims):
            yield Family(claims[1], (claims[0],), complete=False)


def _mend(facts: Facts, ties: tuple[Tie, ...]) -> tuple[Facts, tuple[Tie, ...], list[Remark]]:
    """Apply certain repairs until none is left; one may lay open another."""
    said: list[Remark] = []
    for _ in range(4):
        found = (
            tuple(share_repairs(facts))
            or repairs(facts, ties)
            or tuple(growth_repairs(facts, tuple(families_of(facts, ties))))
        )
        if not found:
            break
        mended = {each.claim.id: each.claim for each in found}
        said += [each.remark for each in found]
        facts = Facts.of(facts.text, [mended.get(claim.id, claim) for claim in facts.claims])
        ties = ties_of(facts)
    return facts, ties, said


def _contradictions(facts: Facts, ties: Sequence[Tie]) -> Iterator[Remark]:
    quantities = facts.by_key
    weighed = weigh(quantities, ties)
    clashes = weighed.clashes
    for left in weighed.unjudged:
        yield _left_out(facts, left)
    if not clashes:
        return
    weights = Weights(ties, clashes, Readings(quantities, rounding=True))
    for clash in clashes:
        yield _told(clash, facts, weights)


def _left_out(facts: Facts, owners: frozenset[str]) -> Remark:
    """A group too large to be judged whole is said to be so; each of its relations was judged alone."""
    claims = [claim for claim in facts.claims if key(claim) in owners]
    return remark(
        Level.NOTE, "left-unjudged", claims[:1] or list(facts.claims[:1]),
        f"互相牵连的{len(claims)}个数太多，只逐条核对了关系，没有把它们合起来核对。", advice="请分段校对这份材料。",
    )  # fmt: skip


def _told(clash: Clash, facts: Facts, weights: Weights) -> Remark:
    found = suspects(clash, facts, weights)
    message, arithmetic, expected = clash_words(clash, facts, weights.spans, found[0].claim)
    code = clash.ties[0].code if len(clash.ties) == 1 else "figures-disagree"
    return remark(
        clash.level, code, [each.claim for each in found], message,
        arithmetic=arithmetic, expected=expected, fixes=fixes(found),
    )  # fmt: skip


def _once(found: Sequence[Remark]) -> Iterator[Remark]:
    """One remark for one root: of those over the same figures the most serious, of one figure pair the first."""
    order = {Level.ERROR: 0, Level.HINT: 1, Level.NOTE: 2}
    taken: dict[int, list[frozenset[int]]] = {}  # by figure: sets that hold one another share one
    for each in sorted(found, key=lambda each: (order[each.level], len(each.figures))):
        figures = frozenset(each.figures)
        if len(figures) > 1:
            beside = (one for figure in figures for one in taken.get(figure, ()))
            if any(figures <= one or one <= figures for one in beside):
                continue
            for figure in figures:
                taken.setdefault(figure, []).append(figures)
        yield each
