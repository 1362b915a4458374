"""Mistakes of the examples: figures of nothing, unreadable periods, amounts in a unit that does not fit."""

from collections.abc import Iterator

from taizhang.catalogue.build import read_number
from taizhang.catalogue.draft import Absence, Draft, Entry, Mistake, unit_or_none
from taizhang.catalogue.model import nearest
from taizhang.catalogue.tree import Pair, Pairs, Scalar
from taizhang.kernel.period import Period, PeriodError


def _figures(draft: Draft) -> Iterator[tuple[Entry, Pair, str, str]]:
    for entry in draft.section("examples"):
        for pair in entry.pairs.table("数"):
            name, _, scope = pair.key.partition("@")
            yield entry, pair, name, scope


def example_unknown_indicator(draft: Draft) -> Iterator[Mistake]:
    """A figure of an indicator that is not there."""
    for entry, pair, name, _ in _figures(draft):
        if draft.indicator(name) is None:
            yield Absence(
                entry.at(pair.line), f"例子“{entry.name}”里的“{name}”，目录里没有这个指标", draft.like(name)
            )


def example_unknown_scope(draft: Draft) -> Iterator[Mistake]:
    """A figure of a scope that is not there."""
    for entry, pair, _, scope in _figures(draft):
        if "@" in pair.key and draft.scope(scope) is None:
            near = nearest(scope, draft.scope_names)
            advice = f"是不是“{near}”？" if near else "范围可以写园区、全市或某个维度的成员。"
            yield Absence(entry.at(pair.line), f"例子里“{pair.key}”的“{scope}”不是一个范围", advice)


def example_period(draft: Draft) -> Iterator[Mistake]:
    """A period that cannot be read."""
    for entry in draft.section("examples"):
        written = entry.text("期间")
        try:
            if written:
                Period.parse(written)
        except PeriodError as error:
            yield Mistake(entry.place("期间"), str(error), "例子里常写“2024年1-9月”。")


def example_amount(draft: Draft) -> Iterator[Mistake]:
    """A number with a unit that cannot be turned into the indicator's."""
    for entry, pair, name, _ in _figures(draft):
        indicator = draft.indicator(name)
        own = unit_or_none(indicator.text("单位")) if indicator else None
        values = pair.node.pairs if isinstance(pair.node, Pairs) else (Pair("值", pair.node, pair.line),)
        for value in values:
            target = unit_or_none("%") if "增速" in value.key else own
            if not isinstance(value.node, Scalar) or not value.node.value or target is None:
                continue
            if read_number(value.node.value, target) is None:
                yield Mistake(
                    entry.at(value.line),
                    f"例子里“{name}”的{value.key}“{value.node.value}”不是以“{target}”计的数",
                    f"请只写数字，或写能换算成“{target}”的数。",
                )


CHECKS = (example_unknown_indicator, example_unknown_scope, example_period, example_amount)
