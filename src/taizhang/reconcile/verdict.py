"""Can these figures all be right, and if not, which one is wrong?

``reconcile`` takes quantities and relations and returns a ``Verdict``. For every group of connected figures: the first pass
and the judge find clashes, exact arithmetic confirms each, implicit hitting sets find the cheapest explanations, and the
figures to blame come with what they should be and the slips of the hand that would account for it.

Two levels. Under the loosest reading of the printed digits a clash is 错误; one that appears only under the strict reading
(``Quantity.strict``: one decimal everywhere, trailing zeros dropped) is 提示; ends that only just touch are borderline, 说明.

No verdict rests on floating point: a clash is shown only with its certificate, consistency is claimed only with an exact point
(``undecided`` names what has neither; see ``witness``). Suggestions, unlike verdicts, are computed in floating point.

Who knows what the figures should be, as the writer of a report does, gives it as ``known``. Where everything holds at that
point, the point is the proof; nothing is searched for then, and the verdict is the one that the search would come to.

Worked example: docs/algorithms/reconcile.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from taizhang.kernel.finding import Level
from taizhang.reconcile.components import components
from taizhang.reconcile.contract import first_pass
from taizhang.reconcile.exact import Certificate, Contradiction, decide, satisfies
from taizhang.reconcile.explain import Words, explain
from taizhang.reconcile.group import Group
from taizhang.reconcile.hitting import Items, find_knots
from taizhang.reconcile.relation import Quantity, Relation
from taizhang.reconcile.suspects import Suspect, Suspects
from taizhang.reconcile.system import Row, compile_system, quantity_span

CAP: Final = 50
SLACK: Final = Fraction(1, 4)
"""Explanations so much dearer than the cheapest are listed too: a typo (1) beside a misread relation (4/5)."""


@dataclass(frozen=True)
class Clash:
    """Figures and relations that cannot all be right, none superfluous. ``certificate`` proves it over ``rows``."""

    level: Level
    figures: tuple[str, ...]
    relations: tuple[str, ...]
    text: str
    rows: tuple[Row, ...]
    certificate: Certificate


@dataclass(frozen=True)
class Knot:
    """Clashes that share items, and what would explain them, likeliest first. Empty: only certain facts clash."""

    level: Level
    clashes: tuple[Clash, ...]
    suspects: tuple[Suspect, ...]
    complete: bool


@dataclass(frozen=True)
class Verdict:
    """``borderline``: groups that agree only if an open end is read as closed. ``undecided``: figures without proof."""

    knots: tuple[Knot, ...] = ()
    borderline: tuple[Clash, ...] = ()
    undecided: tuple[tuple[str, ...], ...] = ()

    @property
    def consistent(self) -> bool:
        """Proved that under the loosest reading all figures can be right."""
        return not self.undecided and not any(knot.level is Level.ERROR for knot in self.knots)

    @property
    def clashes(self) -> tuple[Clash, ...]:
        return tuple(clash for knot in self.knots for clash in knot.clashes)


def reconcile(
    quantities: Sequence[Quantity],
    relations: Sequence[Relation],
    *,
    known: Mapping[str, Fraction] | None = None,
    cap: int = CAP,
    slack: Fraction = SLACK,
) -> Verdict:
    """The verdict on all figures. At most ``cap`` explanations per knot, costing up to ``slack`` more than the
    cheapest. ``known``: values, in base units, at which the figures are believed to agree."""
    asked = _Asked(tuple(quantities), tuple(relations), cap, slack, known or {})
    loose = _read(asked, Level.ERROR, {})
    if all(quantity.strict is None for quantity in quantities):
        return _verdict(loose)
    return _verdict(loose + _read(asked, Level.HINT, {group.key: group for group in loose}))


@dataclass(frozen=True)
class _Asked:
    quantities: tuple[Quantity, ...]
    relations: tuple[Relation, ...]
    cap: int
    slack: Fraction
    known: Mapping[str, Fraction]

    def agrees(self, rows: Sequence[Row]) -> bool:
        """Whether the known values are a point at which all these rows hold."""
        return bool(self.known) and satisfies(rows, self.known)

    def words(self, strict: bool) -> Words:
        return Words(
            {each.id: each for each in self.quantities},
            {each.id: each for each in self.relations},
            {each.id: quantity_span(each, strict) for each in self.quantities},
        )


@dataclass(frozen=True)
class _Judged:
    """The outcome for one group at one level."""

    key: Items
    group: Group
    level: Level
    knots: tuple[Knot, ...] = ()
    borderline: tuple[Clash, ...] = ()
    undecided: tuple[str, ...] = ()
    first: Items = frozenset()


def _verdict(judged: Sequence[_Judged]) -> Verdict:
    return Verdict(
        tuple(knot for each in judged for knot in each.knots),
        tuple(clash for each in judged for clash in each.borderline),
        tuple(each.undecided for each in judged if each.undecided),
    )


def _read(asked: _Asked, level: Level, loose: Mapping[Items, _Judged]) -> list[_Judged]:
    """Judge all groups at one level. ``loose``: the outcomes of the looser level, by group."""
    strict = level is Level.HINT
    system = compile_system(asked.quantities, asked.relations, strict=strict)
    groups = [Group(rows, system.grain) for rows in components(system.rows)]
    judged = [_Judged(group.items, group, level) for group in groups if asked.agrees(group.rows)]
    settled = {group.key for group in judged}
    if len(settled) == len(groups):
        return judged
    words = asked.words(strict)
    seeds: dict[str, list[Contradiction]] = {}
    for found in first_pass(system):
        seeds.setdefault(found.rows[0].terms[0][0], []).append(found)
    for group in groups:
        if group.items in settled:
            continue
        variables = {name for row in group.rows for name, _ in row.terms}
        own = [found for name in variables for found in seeds.get(name, ())]
        before = loose.get(group.items)
        judged.append(_judge(group, own, before, level, asked, words, system.weights))
    return judged


def _judge(
    group: Group,
    seeds: Sequence[Contradiction],
    loose: _Judged | None,
    level: Level,
    asked: _Asked,
    words: Words,
    weights: Mapping[str, Fraction | None],
) -> _Judged:
    held = loose.first if loose is not None else frozenset()
    known = [clash for clash in sorted(map(group.minimal, seeds), key=sorted) if not _already(clash, loose)]
    while True:
        found = find_knots(
            lambda distrusted: group.clash_of(distrusted | held),
            weights,
            known,
            cap=asked.cap,
            slack=asked.slack,
        )
        first = held.union(
            *(knot.explanations[0] if knot.explanations else knot.clashes[0] for knot in found)
        )
        settled = group.settled(first)
        if settled.contradiction is None:
            break
        known = [*(clash for knot in found for clash in knot.clashes), group.minimal(settled.contradiction)]
    looking = Suspects(group.rows, group.scaling, words.quantities, asked.relations)
    knots = tuple(
        Knot(
            level,
            tuple(_clash(clash, group, level, words) for clash in knot.clashes),
            looking.rank(knot.explanations, weights, first.difference(*knot.explanations[:1])),
            knot.complete,
        )
        for knot in found
    )
    touching = tuple(_touching(rows, words) for rows in settled.borderline)
    undecided = () if settled.proved else tuple(sorted(group.items & words.quantities.keys()))
    return _Judged(group.items, group, level, knots, touching, undecided, first)


def _already(clash: Items, loose: _Judged | None) -> bool:
    """Is it a clash under the looser reading too, and so told already?"""
    return loose is not None and loose.group.proof(clash) is not None


def _clash(items: Items, group: Group, level: Level, words: Words) -> Clash:
    proof = group.proof(items)
    assert proof is not None, "a clash is proved before it is told"
    return _told(items, group.over(items), proof, level, words)


def _touching(rows: Sequence[Row], words: Words) -> Clash:
    proof = decide(rows)
    assert isinstance(proof, Certificate), "borderline rows fail by an open end"
    return _told(frozenset().union(*(row.owners for row in rows)), tuple(rows), proof, Level.NOTE, words)


def _told(items: Items, rows: tuple[Row, ...], proof: Certificate, level: Level, words: Words) -> Clash:
    figures = tuple(sorted(items & words.quantities.keys()))
    relations = tuple(sorted(items & words.relations.keys()))
    return Clash(
        level, figures, relations, explain([rows[number] for number in proof.rows], items, words), rows, proof
    )
