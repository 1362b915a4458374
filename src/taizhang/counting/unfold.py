"""What lies under a sum?

``unfold`` turns the nodes of an evaluation into a Trace for a reader. Formulas are copied as they were
evaluated; a sum is opened by running the plan that added it once more, without the adding, so that its rows
are the addends themselves: one child for each respondent, with the number of the entry in the ledger. A
month's value shows the two totals it is the difference of. Under a count (规上企业数, 新增规上企业数) stand those who
were counted, each with the month since when.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

from taizhang.catalogue.model import Catalogue, Indicator
from taizhang.counting.tally import Tally
from taizhang.counting.trace import MEASURE_NAMES, Addends, Listed, Node, Trace
from taizhang.kernel import Amount, Figure, Measure, Period, Scope, Source, Unit, round_half_up
from taizhang.kernel.digits import plain

DECIMALS: Final = 6
"""Decimals to which a trace prints what division made; sums are printed whole."""


def unfold(node: Node, catalogue: Catalogue, tally: Tally) -> Trace:
    """The trace of a node; the sums under it cost one query for each indicator, scope and period among them.

    Under a run of months (连续增长) the sums stay closed: each month has a trace of its own.
    """
    return _unfold(node, catalogue, _Look(cache(tally.addends), cache(tally.members)))


def _closed(which: Addends | Listed) -> list[dict[str, Any]]:
    return []


class _Look(NamedTuple):
    """How to ask what was added and who was counted."""

    addends: Callable[[Addends], list[dict[str, Any]]]
    members: Callable[[Listed], list[dict[str, Any]]]


def _unfold(node: Node, catalogue: Catalogue, look: _Look) -> Trace:
    inner = _Look(_closed, _closed) if node.figure.measure == Measure.STREAK else look
    children = tuple(_unfold(each, catalogue, inner) for each in node.inputs)
    if node.addends:
        rows = look.addends(replace(node.addends, quantity=""))  # value and base are columns of the same rows
        children = tuple(
            _addend(row, node, catalogue) for row in rows if row[node.addends.quantity] is not None
        )
    if node.listed:
        children = tuple(_member(row) for row in look.members(node.listed))
    label = label_of(node.figure, catalogue)
    return Trace(label, node.formula, node.figure, printed(node.figure), children, node.entry, node.note)


def _member(row: dict[str, Any]) -> Trace:
    """One of those who were counted. Whoever has left since was counted for the year before."""
    since = row["since"]
    value = "上年同期在册" if since is None else f"{since // 100}年{since % 100}月起"
    return Trace(row["name"] or row["respondent"], "", None, value)


def label_of(figure: Figure, catalogue: Catalogue) -> str:
    """规上工业总产值 园区 2024年1-9月 同比增速."""
    name = catalogue.indicators[figure.indicator].name
    scope = catalogue.scope_name(figure.scope)
    return f"{name} {scope} {figure.period.chinese()} {MEASURE_NAMES[figure.measure]}"


def printed(figure: Figure) -> str:
    """The amount in full, the word in its place, or 无数据."""
    if figure.word is not None:
        return str(figure.word)
    if figure.amount is None:
        return "无数据"
    value = figure.amount.value
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > DECIMALS:
        value = round_half_up(value, DECIMALS)
    return plain(value) + figure.amount.unit.name


class _Read(NamedTuple):
    """One entry that went into an addend: in which column its value and its number are, and what it is
    called."""

    value: str
    entry: str
    name: str
    prior: bool = False  # the entry's 同期数 was read, not its value


def _addend(row: dict[str, Any], node: Node, catalogue: Catalogue) -> Trace:
    """What one respondent adds, with the entries it comes from."""
    addends = node.addends
    assert addends is not None
    indicator = catalogue.indicators[addends.indicator]
    amount = row[addends.quantity]
    reads = _reads(addends.quantity, row)
    figure = _figure(node, indicator, row["respondent"], amount)
    name = row["name"] or row["respondent"]
    if row["part"]:
        name += f"（{catalogue.scope_name(Scope.parse(row['part']))}）"
    if len(reads) == 1:
        (read,) = reads
        return Trace(name, "", figure, printed(figure), entry=row[read.entry], note=read.name)
    children = tuple(
        Trace(read.name, "", None, _plain(row[read.value], indicator.report_unit), entry=row[read.entry])
        for read in reads
    )
    return Trace(name, " − ".join(read.name for read in reads), figure, printed(figure), children)


def _figure(node: Node, indicator: Indicator, respondent: str, amount: Decimal) -> Figure:
    return Figure(
        indicator.code,
        Scope("respondent", respondent),
        node.figure.period,
        node.figure.measure,
        Amount(amount, indicator.report_unit),
        source=Source("entry", node.figure.source.ref if node.figure.source else ""),
    )


def _plain(value: Decimal, unit: Unit) -> str:
    return printed(Figure("x", Scope("park"), Period(2000, 1, 1), Measure.VALUE, Amount(value, unit)))


def entries_read(
    which: Collection[Addends], respondents: Collection[str], tally: Tally
) -> dict[Addends, frozenset[int]]:
    """For each sum, which entries of these respondents went into it: the leaves of its trace, without the
    trace."""
    return {
        addends: frozenset(
            row[read.entry]
            for row in rows
            if row[addends.quantity] is not None
            for read in _reads(addends.quantity, row)
        )
        for addends, rows in tally.addends_of(respondents, which).items()
    }


def _reads(quantity: str, row: dict[str, Any]) -> tuple[_Read, ...]:
    """Which entries the quantity of one row was read from."""
    base = (
        _Read("prior", "ledger_entry", "没有填报同期数，取上年台账数")
        if row["fell_back"]
        else _Read("prior", "value_entry", "填报的同期数", prior=True)
    )
    match quantity:
        case "prior":
            return (base,)
        case "prior_ledger" | "panel_base":
            return (_Read(quantity, "ledger_entry", "上年台账"),)
        case "month":
            start = _Read("start", "previous_entry", "上期累计")
            now = _Read("value", "value_entry", "本期累计")
            return (now, start) if row["previous_entry"] is not None else (now,)
        case "month_prior":
            return _month_prior_reads(base, row)
        case _:
            return (_Read(quantity, "value_entry", ""),)


def _month_prior_reads(base: _Read, row: dict[str, Any]) -> tuple[_Read, ...]:
    if row["base_start_reported"]:
        return base, _Read("base_start", "previous_entry", "上期填报的同期数", prior=True)
    if row["ledger_previous_entry"] is not None:
        return base, _Read("base_start", "ledger_previous_entry", "上年台账的上期累计")
    return (base,)
