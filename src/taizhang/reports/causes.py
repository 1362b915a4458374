"""Which entries and memberships made a figure change between two snapshots?

A figure is the root of a tree of formulas, its leaves are sums of entries, single entries (targets) and counts of
members. Of both books' trees those leaves are taken whose values differ, and of the sums only what the respondents add
about whom the snapshots differ at all: a handful of rows, by one query for each period. The entries that were read then
and now are laid beside each other, so that nothing is guessed from names or dates:

    同一格，两边的记录不同    更正    第35012号 414.0 → 第37942号 389.2，退回返工
    只有现在读到，是新记的    补报    第38001号 12.5，企业迟报
    记录没有变，计入与否变了  归属    某公司 规上 2024年7月起，月度入库审批通过

Worked example: 规上工业总产值·同比 went from 9.3% to 8.6%. Its leaves are this year's sum and last year's; only this
year's differs, by what one firm adds: entry 37942 stands where 35012 stood.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from taizhang.adapters.snapshot_difference import Difference
from taizhang.catalogue.model import Catalogue
from taizhang.counting.book import Book
from taizhang.counting.trace import Addends, Node
from taizhang.counting.unfold import entries_read
from taizhang.kernel import Figure, Measure
from taizhang.ledger.queries import EntryView, entries, history
from taizhang.registry.queries import MembershipView, membership_history

_LIFE = {"park", "city"}


@dataclass(frozen=True)
class Correction:
    """An entry that counts now, and the one that stood in its cell then; None where the cell was empty."""

    indicator: str
    was: EntryView | None
    now: EntryView


@dataclass(frozen=True)
class Causes:
    """Why figures changed: entries corrected or added, and memberships of those that count now or no longer do."""

    corrections: tuple[Correction, ...] = ()
    moves: tuple[MembershipView, ...] = ()


@dataclass(frozen=True)
class Sides:
    """Then and now: two books by one catalogue, and in what their snapshots differ."""

    catalogue: Catalogue
    then: Book
    now: Book
    difference: Difference


@dataclass(frozen=True)
class _Leaves:
    """The leaves of one figure that differ between the books."""

    sums: frozenset[Addends]
    gone: frozenset[int]
    fresh: frozenset[int]
    counts: tuple[Figure, ...]


@dataclass(frozen=True)
class _Found:
    """Numbers of entries read only then, only now; who moved, in which dimensions."""

    gone: frozenset[int]
    fresh: frozenset[int]
    moved: frozenset[tuple[str, str]]


def causes(groups: Mapping[str, Iterable[Figure]], sides: Sides) -> dict[str, Causes]:
    """For each group of changed figures (those of one sentence) what changed them."""
    wanted = {name: [_leaves(figure, sides) for figure in figures] for name, figures in groups.items()}
    sums = frozenset(each for leaves in wanted.values() for leaf in leaves for each in leaf.sums)
    people = sides.difference.respondents
    then, now = (entries_read(sums, people, book.tally) for book in (sides.then, sides.now))
    fresh_by_code = _by_indicator(sides.difference.fresh)
    found = {
        name: [_found(leaf, then, now, sides, fresh_by_code) for leaf in leaves]
        for name, leaves in wanted.items()
    }
    return {name: _told(each, sides) for name, each in found.items()}


def _leaves(figure: Figure, sides: Sides) -> _Leaves:
    asked = (figure.indicator, figure.measure, figure.scope, figure.period)
    then, now = (_tips(book.node(*asked)) for book in (sides.then, sides.now))
    differ = [key for key in {**then, **now} if _amount(then.get(key)) != _amount(now.get(key))]
    old, new = ([side[key] for key in differ if key in side] for side in (then, now))
    return _Leaves(
        sums=frozenset(tip.addends for tip in (*old, *new) if tip.addends),
        gone=frozenset(tip.entry for tip in old if tip.entry),
        fresh=frozenset(tip.entry for tip in new if tip.entry),
        counts=tuple(tip.figure for tip in (new or old) if not tip.addends and not tip.entry),
    )


def _tips(node: Node) -> dict[str, Node]:
    """The nodes without inputs, by the key of their figure."""
    if not node.inputs:
        return {node.figure.key: node}
    return {key: tip for each in node.inputs for key, tip in _tips(each).items()}


def _amount(node: Node | None) -> object:
    return None if node is None else (node.figure.amount, node.figure.word)


def _found(
    leaves: _Leaves,
    then: Mapping[Addends, frozenset[int]],
    now: Mapping[Addends, frozenset[int]],
    sides: Sides,
    fresh_by_code: Mapping[str, frozenset[int]],
) -> _Found:
    read_then = leaves.gone.union(*(then[each] for each in leaves.sums))
    read_now = leaves.fresh.union(*(now[each] for each in leaves.sums))
    gone, fresh = read_then - read_now, read_now - read_then
    moved = _movers(leaves.sums, (gone | fresh) - sides.difference.gone - sides.difference.fresh, sides)
    for figure in leaves.counts:
        if figure.measure is Measure.REPORTED:
            codes = _sources(figure.indicator, sides.catalogue)
            fresh |= frozenset(number for code in codes for number in fresh_by_code.get(code, ()))
        moved |= _counted_movers(figure, sides)
    return _Found(gone & sides.difference.gone, fresh & sides.difference.fresh, moved)


def _movers(sums: Collection[Addends], numbers: Collection[int], sides: Sides) -> frozenset[tuple[str, str]]:
    """(respondent, dimension) of those whose unchanged entries came into these sums or fell out of them."""
    if not numbers:
        return frozenset()
    people = {entry.respondent for entry in entries(numbers)}
    dimensions = _LIFE | {
        part.split(":")[0] for each in sums for part in (each.scope, *each.limits.split("&"))
    }
    return frozenset((who, dimension) for who in people for dimension in dimensions) & _changed(sides)


def _counted_movers(figure: Figure, sides: Sides) -> frozenset[tuple[str, str]]:
    """Those whose moves can change a count of members, or of who owes a figure."""
    indicator = sides.catalogue.indicators[figure.indicator]
    dimensions = _LIFE | {figure.scope.dimension}
    if indicator.restricted_to:
        dimensions.add(indicator.restricted_to.dimension)
    return frozenset(pair for pair in _changed(sides) if pair[1] in dimensions)


def _changed(sides: Sides) -> frozenset[tuple[str, str]]:
    both = sides.difference.left | sides.difference.joined
    return frozenset((who, dimension) for who, dimension, *_ in both)


def _sources(code: str, catalogue: Catalogue) -> set[str]:
    """The indicator and those it is worked out from."""
    indicator = catalogue.indicators[code]
    parts = (indicator.taken_from, indicator.numerator, indicator.denominator, *indicator.sums)
    return {code}.union(*(_sources(part, catalogue) for part in parts if part))


def _by_indicator(numbers: Collection[int]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for entry in entries(numbers) if numbers else ():
        found.setdefault(entry.indicator, set()).add(entry.number)
    return {code: frozenset(each) for code, each in found.items()}


def _told(found: Iterable[_Found], sides: Sides) -> Causes:
    found = tuple(found)
    gone = {number for each in found for number in each.gone}
    fresh = {number for each in found for number in each.fresh}
    moved = {pair for each in found for pair in each.moved}
    return Causes(tuple(_corrections(gone, fresh, sides.catalogue)), tuple(_moves(moved, sides)))


def _corrections(gone: set[int], fresh: set[int], catalogue: Catalogue) -> Iterator[Correction]:
    """The fresh entries, each beside the one that stood in its cell, in the order of recording."""
    then: dict[object, EntryView] = {}
    for each in entries(gone):
        then.setdefault(_cell(each), each)
    now: dict[object, EntryView] = {}
    for each in entries(fresh):
        now[_cell(each)] = each if each.replaced_by is None else history(each.number)[-1]
    for cell, each in sorted(now.items(), key=lambda pair: pair[1].number):
        was = then.get(cell) or _first(each)
        indicator = catalogue.indicator(each.indicator)
        yield Correction(indicator.name if indicator else each.indicator, was, each)


def _first(entry: EntryView) -> EntryView | None:
    """What a correction of a cell replaced, where the figure did not read the cell then (targets first set)."""
    return None if entry.replaces is None else history(entry.number)[0]


def _cell(entry: EntryView) -> object:
    return (entry.respondent, entry.indicator, entry.part, entry.basis, entry.period)


def _moves(moved: set[tuple[str, str]], sides: Sides) -> Iterator[MembershipView]:
    """The latest record of each membership that differs, in the order of recording."""
    rows = sides.difference.left | sides.difference.joined
    wanted = {row[:4] for row in rows if row[:2] in moved}
    latest: dict[object, MembershipView] = {}
    for who in sorted({row[0] for row in wanted}):
        for record in membership_history(who):
            key = (record.respondent, record.dimension, record.member, record.since)
            if key in wanted:
                latest[key] = record
    yield from sorted(latest.values(), key=lambda record: record.number)
