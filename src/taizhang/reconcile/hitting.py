"""Which figures, at the least cost, would have to be wrong?

Every clash names items (figures and relations) that cannot all be right, so at least one of each clash is wrong: the wrong
ones *hit* every clash. We look for the cheapest sets that hit all clashes, without listing all clashes first (implicit
hitting sets: E. Moreno-Centeno and R. Karp, Operations Research 61, 2013). Collect some clashes; take a cheapest set that
hits them; distrust it and ask the judge again; a new clash joins the collection, until none is left.

Clashes that share no item are settled apart (a *knot* is a group of clashes that do), which keeps each search small and the
answer readable: not fifty combinations of independent slips, but for each knot the figures that could explain it.

Worked example: clashes {a, b, c} and {c, d}, all of weight 1: the only cheapest set is {c}. With weight 3 for c: {a, d} and
{b, d}.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

Items = frozenset[str]

NODES: Final = 200_000
"""Steps of one search before it stops and says that its list may not be complete."""


@dataclass(frozen=True)
class Hitting:
    """Sets that hit every clash, cheapest first. ``complete``: there are no others within the cost asked for."""

    sets: tuple[Items, ...]
    complete: bool


@dataclass(frozen=True)
class Knot:
    """Clashes that hang together through shared items, and the cheapest sets that explain them all."""

    clashes: tuple[Items, ...]
    explanations: tuple[Items, ...]
    complete: bool


def minimum_sets(
    clashes: Sequence[Items], weights: Mapping[str, Fraction], *, cap: int = 50, slack: Fraction = Fraction(0)
) -> Hitting:
    """All sets of least weight that hit every clash, at most ``cap``, each without a superfluous item.

    With ``slack`` also the sets that cost up to so much more than the least.
    """
    search = _Search(clashes, weights)
    least = search.least()
    found = search.within(least + int(slack * search.scale), cap)
    return Hitting(tuple(found), search.nodes < NODES and len(found) < cap)


class _Search:
    """Branch and bound over the items of the clash with the fewest choices left. Weights are scaled to integers."""

    def __init__(self, clashes: Sequence[Items], weights: Mapping[str, Fraction]) -> None:
        self.clashes = sorted(set(clashes), key=lambda clash: (len(clash), sorted(clash)))
        self.scale = lcm(*(weights[item].denominator for clash in clashes for item in clash), 1)
        self.cost = {item: int(weights[item] * self.scale) for clash in clashes for item in clash}
        self.nodes = 0
        self.found: dict[Items, int] = {}

    def least(self) -> int:
        """The least cost of hitting every clash (or of the best hit found, when the search is cut short)."""
        best = sum(self.cost[item] for item in self.greedy())

        def take(_: Items, cost: int) -> None:
            nonlocal best
            best = min(best, cost)

        self._search(frozenset(), frozenset(), 0, lambda: best - 1, take)
        return best

    def within(self, budget: int, cap: int) -> list[Items]:
        """The sets that cost no more than ``budget``, the cheapest ``cap`` of them."""

        def take(chosen: Items, cost: int) -> None:
            if not any(all((clash & chosen) - {item} for clash in self.clashes) for item in chosen):
                self.found[chosen] = cost

        self._search(frozenset(), frozenset(), 0, lambda: budget, take)
        if not self.found:
            take(self.greedy(), budget)
        return sorted(self.found, key=lambda chosen: (self.found[chosen], sorted(chosen)))[:cap]

    def greedy(self) -> Items:
        """A set that hits every clash, without a superfluous item: again and again the item that hits most for its cost."""
        chosen: set[str] = set()
        unhit = self.clashes
        while unhit:
            hits = Counter(item for clash in unhit for item in clash)
            best = max(sorted(hits), key=lambda item: Fraction(hits[item], self.cost[item]))
            chosen.add(best)
            unhit = [clash for clash in unhit if best not in clash]
        for item in sorted(chosen, key=lambda each: (-self.cost[each], each)):
            if all((clash & chosen) - {item} for clash in self.clashes):
                chosen.remove(item)
        return frozenset(chosen)

    def _search(
        self,
        chosen: Items,
        barred: Items,
        cost: int,
        budget: Callable[[], int],
        take: Callable[[Items, int], None],
    ) -> None:
        self.nodes += 1
        if self.nodes >= NODES or cost > budget():
            return
        unhit = [clash for clash in self.clashes if not clash & chosen]
        if not unhit:
            take(chosen, cost)
            return
        rest = self._at_least(unhit, barred)
        if rest is None or cost + rest > budget():
            return
        branch = min(unhit, key=lambda clash: len(clash - barred))
        skipped: set[str] = set()
        for item in sorted(branch - barred, key=lambda each: (self.cost[each], each)):
            self._search(chosen | {item}, barred | skipped, cost + self.cost[item], budget, take)
            skipped.add(item)

    def _at_least(self, unhit: Sequence[Items], barred: Items) -> int | None:
        """A lower bound: the cheapest item of each of some clashes that share none; None: one cannot be hit."""
        total = 0
        touched: set[str] = set()
        for clash in unhit:
            choices = clash - barred
            if not choices:
                return None
            if touched.isdisjoint(choices):
                total += min(self.cost[item] for item in choices)
                touched |= choices
        return total


def find_knots(
    clash_of: Callable[[Items], Items | None],
    weights: Mapping[str, Fraction | None],
    seeds: Sequence[Items] = (),
    *,
    cap: int = 50,
    slack: Fraction = Fraction(0),
) -> tuple[Knot, ...]:
    """The knots of a system. ``clash_of``: a minimal clash once these items are distrusted, or None.

    Items of weight None are never blamed; a clash of nothing but such is a knot without explanations.
    """
    hunt = _Hunt(clash_of, weights, seeds, cap, slack)
    return hunt.run()


class _Hunt:
    """The loop between the judge and the search. Keeps: ``clashes`` are true clashes, none a repetition."""

    def __init__(
        self,
        clash_of: Callable[[Items], Items | None],
        weights: Mapping[str, Fraction | None],
        seeds: Sequence[Items],
        cap: int,
        slack: Fraction,
    ) -> None:
        self.clash_of = clash_of
        self.costs = {item: weight for item, weight in weights.items() if weight is not None}
        self.cap, self.slack = cap, slack
        self.clashes: list[Items] = list(dict.fromkeys(seeds))
        self.settled: dict[tuple[Items, ...], Hitting] = {}
        self.held: set[Items] = set()
        self.good: set[Items] = set()

    def run(self) -> tuple[Knot, ...]:
        self._dig(frozenset().union(*self.clashes))
        while True:
            knots = self._knots()
            first = self._certain() | frozenset().union(*(sets.sets[0] for _, sets in knots))
            if self._dig(first):
                continue
            if not self._try_alternatives(knots, first):
                return self._answer(knots)

    def _dig(self, distrusted: Items) -> bool:
        """Collect clashes that avoid these items and each other; True when there was any."""
        found = False
        while distrusted not in self.held:
            clash = self.clash_of(distrusted)
            if clash is None:
                self.held.add(distrusted)
                break
            self.clashes.append(clash)
            distrusted = distrusted | clash
            found = True
        return found

    def _try_alternatives(self, knots: Sequence[tuple[list[Items], Hitting]], first: Items) -> bool:
        """Does some other explanation of a knot leave a clash? Then that clash joins the collection.

        One that was found good beside the first explanations of the other knots then is not asked again when those change.
        """
        found = False
        for _, hitting in knots:
            for other in hitting.sets[1:]:
                if other in self.good:
                    continue
                if self._dig((first - hitting.sets[0]) | other):
                    found = True
                else:
                    self.good.add(other)
        return found

    def _certain(self) -> Items:
        """Items of clashes between certain facts: nothing to blame, but the hunt has to go on past them."""
        return frozenset().union(*(clash for clash in self.clashes if not self._soft(clash)))

    def _soft(self, clash: Items) -> Items:
        return frozenset(item for item in clash if item in self.costs)

    def _knots(self) -> list[tuple[list[Items], Hitting]]:
        groups: list[tuple[Items, list[Items]]] = []
        for clash in self.clashes:
            soft = self._soft(clash)
            if not soft:
                continue
            joined = [group for group in groups if not group[0].isdisjoint(soft)]
            groups = [group for group in groups if group[0].isdisjoint(soft)]
            groups.append((soft.union(*(group[0] for group in joined)),
                           [each for group in joined for each in group[1]] + [clash]))  # fmt: skip
        return [(clashes, self._settle(clashes)) for _, clashes in groups]

    def _settle(self, clashes: list[Items]) -> Hitting:
        key = tuple(clashes)
        if key not in self.settled:
            soft = [self._soft(clash) for clash in clashes]
            self.settled[key] = minimum_sets(soft, self.costs, cap=self.cap, slack=self.slack)
        return self.settled[key]

    def _answer(self, knots: Sequence[tuple[list[Items], Hitting]]) -> tuple[Knot, ...]:
        certain = [Knot((clash,), (), True) for clash in self.clashes if not self._soft(clash)]
        return (
            *certain,
            *(Knot(tuple(clashes), hitting.sets, hitting.complete) for clashes, hitting in knots),
        )
