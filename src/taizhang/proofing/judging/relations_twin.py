"""Sums that another column or another list proves complete.

Nothing in a list or in a table says that its members are all of the whole. But where the members of one column add up to
its total to the last digit, the members beside them, of the same rows, must add up to theirs: the split is complete. The
same holds in prose where every member has two numbers. What this finds is a hint.

Worked example: ``签约123个，金额61.5亿元，其中工业73个，金额40.2亿元，服务业41个，金额21.3亿元``: the amounts add up to 61.5亿元,
so the projects should to 123, and come to 114.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from taizhang.proofing.judging.facts import AMOUNTS, Facts, key, unit_of
from taizhang.proofing.judging.net import Tie
from taizhang.proofing.judging.relations_split import NEARLY
from taizhang.proofing.judging.wholes import hold
from taizhang.proofing.model import Claim, Kind
from taizhang.reconcile import relation

_ADDED: Final = frozenset({Kind.LEVEL, Kind.COUNT, Kind.SHARE, Kind.PP_CHANGE})
_ORDERS: Final = tuple(
    re.compile(each)
    for each in (
        r"[一二三四五六七八九十]+、",
        r"[（(][一二三四五六七八九十]+[）)]",
        r"\d+[.．、]",
        r"[（(]\d+[）)]",
    )
)
_DIGITS: Final = 3
"""A total of fewer digits may be hit by chance."""

Row = tuple[str, Mapping[int, Claim]]
"""Its label, and by column the one number of the cell."""


def columns(facts: Facts) -> Iterator[Tie]:
    """The rows of a table under or over the row that they add up to in another column."""
    for rows in _tables(facts):
        for total, members in _blocks(rows):
            yield from _beside(total, members)


def _tables(facts: Facts) -> Iterator[list[Row]]:
    """Lines one after the other with as many cells, those without any number left out."""
    lines: list[tuple[int, Row]] = []
    for found in re.finditer(r"[^\n]*\n?", facts.text):
        cells = found[0].count("|")
        lines.append(
            (cells if cells >= 2 else 0, _row(facts, found[0], found.start()) if cells >= 2 else ("", {}))
        )
    for cells, together in groupby(lines, key=lambda each: each[0]):
        rows = [row for _, row in together if row[1]]
        if cells and 3 <= len(rows) <= 60:
            yield rows


def _row(facts: Facts, line: str, start: int) -> Row:
    filled: dict[int, Claim] = {}
    crowded: set[int] = set()
    for claim in facts.within(start, start + len(line)):
        column = line.count("|", 0, claim.number.start - start)
        if column in filled:
            crowded.add(column)
        filled[column] = claim
    usable = {
        column: claim
        for column, claim in filled.items()
        if column not in crowded
        and claim.kind in _ADDED
        and facts.known(claim)
        and claim.number.hedge is None
    }
    return line.strip("| \u3000").partition("|")[0].strip(), usable


def _blocks(rows: Sequence[Row]) -> Iterator[tuple[Row, Sequence[Row]]]:
    """The first row with all the others, the last with all the others, and a numbered one with the next lower numbers."""
    yield rows[0], rows[1:]
    yield rows[-1], rows[:-1]
    orders = [_order(label) for label, _ in rows]
    for place, order in enumerate(orders):
        lower = orders[place + 1] if order is not None and place + 1 < len(rows) else None
        if order is None or lower is None or lower <= order:
            continue
        end = next(
            (
                at
                for at in range(place + 1, len(rows))
                if (orders[at] or 0) <= order and orders[at] is not None
            ),
            len(rows),
        )
        yield rows[place], [rows[at] for at in range(place + 1, end) if orders[at] == lower]


def _order(label: str) -> int | None:
    """How deep the label's number stands: 一、 is 0, （一） 1, 1. 2; None without one."""
    return next((depth for depth, mark in enumerate(_ORDERS) if mark.match(label)), None)


def _beside(total: Row, members: Sequence[Row]) -> Iterator[Tie]:
    """The columns of amounts that do not add up although another does."""
    if len(members) < 2:
        return
    full = {
        column: (whole, [row[1][column] for row in members])
        for column, whole in total[1].items()
        if all(column in row[1] for row in members)
    }
    proved = [column for column, (whole, parts) in full.items() if _exactly(whole, parts)]
    for column, (whole, parts) in full.items():
        if proved and column not in proved and whole.kind in AMOUNTS and _nearly(whole, parts):
            yield _total(whole, parts)


def _alike(claims: Sequence[Claim]) -> bool:
    """Of one unit, amounts with amounts and ratios with ratios."""
    return len({(each.number.unit, each.kind in AMOUNTS) for each in claims}) == 1


def _added(parts: Sequence[Claim]) -> Decimal:
    return sum((each.value or Decimal(0) for each in parts), Decimal(0))


def _exactly(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Do they add up to the last digit, and is that no accident?"""
    if (
        not _alike([whole, *parts])
        or len((whole.number.digits or "").strip("-0.").replace(".", "")) < _DIGITS
    ):
        return False
    return whole.value is not None and whole.value > 0 and _added(parts) == whole.value


def _nearly(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Near enough to be the sum gone wrong in a digit, all of them more than nothing."""
    if (
        not _alike([whole, *parts])
        or any((each.value or 0) < 0 for each in (whole, *parts))
        or not whole.value
    ):
        return False
    return NEARLY * whole.value <= _added(parts) <= whole.value / NEARLY


def _total(whole: Claim, parts: Sequence[Claim]) -> Tie:
    made = relation.total(hold("合计", whole, *parts), key(whole), [key(each) for each in parts])
    return Tie(made, "sum-mismatch", stated=False)


def lists(facts: Facts) -> Iterator[Tie]:
    """Members of two numbers each after a whole of two: where one of them adds up, the other has to."""
    for place in range(len(facts.levels) - 5):
        run = _run(facts, facts.levels[place : place + 14])
        first, second = run[::2], run[1::2]
        for one, other in ((first, second), (second, first)):
            for size in range(len(second), 2, -1):
                if _sums(one[:size]) and _close(other[:size]):
                    yield _total(other[0], other[1:size])
                    break


def _run(facts: Facts, levels: Sequence[Claim]) -> list[Claim]:
    """The amounts from the first on, in one sentence, that are by turns of two measures."""
    found: list[Claim] = []
    for each in levels:
        before = found[-2] if len(found) > 1 else None
        if before is not None and _measure(before) != _measure(each):
            break
        if found and re.search(r"[。\n]", facts.between(found[-1], each)):
            break
        if each.number.hedge is not None:
            break
        found.append(each)
    return found if len(found) >= 6 and _measure(found[0]) != _measure(found[1]) else []


def _measure(claim: Claim) -> str:
    """What is counted one by one, 个 项 家, is of one measure here; else the unit as printed."""
    unit = unit_of(claim.number.unit)
    single = unit is not None and unit.dimension.startswith("count:") and unit.factor == 1
    return "个" if single and claim.number.unit in ("个", "项", "家", "户") else claim.number.unit


def _sums(claims: Sequence[Claim]) -> bool:
    digits = (claims[0].number.digits or "").strip("-0.").replace(".", "")
    whole = claims[0].value
    return whole is not None and len(digits) >= _DIGITS and whole > 0 and _added(claims[1:]) == whole


def _close(claims: Sequence[Claim]) -> bool:
    whole = claims[0].value
    if not whole or whole < 0:
        return False
    added = _added(claims[1:])
    return added != whole and NEARLY * whole <= added <= whole / NEARLY
