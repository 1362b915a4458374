"""How does each measure follow from sums and from other measures?

One small function per measure, in the table ``FORMULAS``. Each asks for the nodes it needs, divides with
``ratios``, and returns a ``Node`` whose inputs are the very nodes it asked for. Sums come from a ``Tally``;
indicators that the system works out (比率 合计 成员数) work out the same named quantities from their own
parts, so growth, share and the rest need to know nothing about them.

Worked example: GROWTH of 规上工业总产值 asks for VALUE (61) and PRIOR (55.45), gives 10.0090…%, and keeps
both as inputs. For a 比率 such as 产销率 the growth is the difference of the two rates, in 个百分点.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from taizhang.counting import ratios
from taizhang.counting.quantities import quantity
from taizhang.counting.question import (
    PERCENT,
    Question,
    amount_of,
    is_rate,
    pair,
    unit_of_change,
    value_of,
)
from taizhang.counting.tally import Target, is_stock
from taizhang.counting.trace import Node
from taizhang.kernel import CITY, PARK, Amount, Figure, Measure, Period, Scope, Source, unit

MONTHS: Final = unit("个月")
RESPONDENTS: Final = unit("家")
LONGEST_STREAK: Final = 12


def evaluate(question: Question) -> Node:
    """The node that answers the question; its figure has no amount where the question has no answer."""
    return FORMULAS[question.measure](question)


# --------------------------------------------------------------------------------------- growth and change


def _change(q: Question) -> Node:
    now, base = q.ask(Measure.VALUE), q.ask(Measure.PRIOR)
    value = ratios.difference(*pair(now, base))
    return q.answer(amount_of(value, unit_of_change(q.indicator)), "本期 − 同期", now, base)


def _growth_of(current: Measure, base: Measure) -> Callable[[Question], Node]:
    def growth(q: Question) -> Node:
        now, then = q.ask(current), q.ask(base)
        if is_rate(q.indicator):
            return q.points(ratios.difference(*pair(now, then)), "本期 − 同期", now, then)
        found = ratios.growth(*pair(now, then), profit=q.indicator.is_profit)
        node = q.percent(found.percent, "（本期 − 同期） ÷ 同期 × 100", now, then)
        if found.word is None:
            return node
        figure = Figure(
            q.indicator.code, q.scope, q.period, q.measure, None, word=found.word, source=node.figure.source
        )
        return Node(figure, "基数不为正或由正转负，用文字表述", (now, then))

    return growth


def _streak(q: Question) -> Node:
    """连续增长: how many months in a row, up to this one, stood above the same month of last year (at most
    12).

    Where January is not reported by itself, growth over January–February counts for two months.
    """
    inputs: list[Node] = []
    months, year, month = 0, q.period.year, q.period.last
    while months < LONGEST_STREAK:
        step = _month_growth(q, Period(year, 1, month))
        length = 1
        if step.figure.amount is None and month == 2 and not is_stock(q.indicator):
            step, length = q.ask(Measure.GROWTH, period=Period(year, 1, 2)), 2
        inputs.append(step)
        if step.figure.amount is None or step.figure.amount.value <= 0:
            break
        months += length
        year, month = (year, month - length) if month > length else (year - 1, 12)
    known = inputs[0].figure.is_known
    amount = Amount(Decimal(min(months, LONGEST_STREAK)), MONTHS) if known else None
    return q.answer(amount, "从本月往前数，当月同比连续增长的月数", *inputs)


def _month_growth(q: Question, period: Period) -> Node:
    """Growth of the last month alone; of a stock or a rate, the growth of the value itself."""
    whole = is_stock(q.indicator) or is_rate(q.indicator)
    return q.ask(Measure.GROWTH if whole else Measure.MONTH_GROWTH, period=period)


# ------------------------------------------------------------------------------------- share, contribution


def _whole(q: Question) -> tuple[str, Scope] | None:
    """Whose part this is: a scope's of the park, the park's indicator of the one it 属于."""
    if q.scope in (PARK, CITY):
        return (q.indicator.part_of, q.scope) if q.indicator.part_of else None
    return q.indicator.code, PARK


def _no_whole(q: Question) -> Node:
    return q.answer(None, "部分 ÷ 整体 × 100", note="没有可比的整体")


def _share(q: Question) -> Node:
    whole = _whole(q)
    if whole is None or is_rate(q.indicator):
        return _no_whole(q)
    part, total = q.ask(Measure.VALUE), q.ask(Measure.VALUE, code=whole[0], scope=whole[1])
    return q.percent(ratios.share(*pair(part, total)), "部分 ÷ 整体 × 100", part, total)


def _share_change(q: Question) -> Node:
    whole = _whole(q)
    if whole is None or is_rate(q.indicator):
        return _no_whole(q)
    now = q.ask(Measure.SHARE)
    part, total = q.ask(Measure.PRIOR), q.ask(Measure.PRIOR, code=whole[0], scope=whole[1])
    value = ratios.difference(value_of(now), ratios.share(*pair(part, total)))
    return q.points(value, "本期占比 − 同期部分 ÷ 同期整体 × 100", now, part, total)


def _city_share(q: Question) -> Node:
    if is_rate(q.indicator):
        return _no_whole(q)
    part, total = q.ask(Measure.VALUE), q.ask(Measure.VALUE, scope=CITY)
    return q.percent(ratios.share(*pair(part, total)), "本范围 ÷ 全市 × 100", part, total)


def _contribution(q: Question) -> Node:
    whole = _whole(q)
    if whole is None or is_rate(q.indicator):
        return _no_whole(q)
    part, total = q.ask(Measure.CHANGE), q.ask(Measure.CHANGE, code=whole[0], scope=whole[1])
    return q.percent(ratios.contribution(*pair(part, total)), "部分增量 ÷ 整体增量 × 100", part, total)


def _pull(q: Question) -> Node:
    whole = _whole(q)
    if whole is None or is_rate(q.indicator):
        return _no_whole(q)
    part, total = q.ask(Measure.CHANGE), q.ask(Measure.PRIOR, code=whole[0], scope=whole[1])
    return q.points(ratios.pull(*pair(part, total)), "部分增量 ÷ 整体同期数 × 100", part, total)


# ------------------------------------------------------------------------------------------------- targets


def _find_target(q: Question, basis: str) -> Target | None:
    """The target for exactly these months, else for the whole year."""
    year = q.period.year
    first = q.period.last if is_stock(q.indicator) else q.period.first
    for months in ((year, first, q.period.last), (year, 1, 12)):
        found = q.book.tally.target(q.indicator.code, q.scope, basis, months)
        if found:
            return found
    return None


def _target_node(q: Question, target: Target | None, amount: Amount | None) -> Node:
    """A target's figure carries the target's own period, which may be the whole year."""
    period = q.period
    if target and (target.first, target.last) != (period.first, period.last):
        period = Period(target.year, target.first, target.last)
    source = Source("entry", str(target.entry)) if target else None
    figure = Figure(q.indicator.code, q.scope, period, q.measure, amount, source=source)
    return Node(
        figure, "下达的目标", note="" if target else "没有下达目标", entry=target.entry if target else None
    )


def _target(q: Question) -> Node:
    found = _find_target(q, "target")
    return _target_node(
        q, found, Amount(found.value, q.indicator.report_unit).to(q.indicator.unit) if found else None
    )


def _growth_target_of(basis: str) -> Callable[[Question], Node]:
    def growth_target(q: Question) -> Node:
        found = _find_target(q, basis)
        return _target_node(q, found, Amount(found.value, PERCENT) if found else None)

    return growth_target


def _completion(q: Question) -> Node:
    value, target = q.ask(Measure.VALUE), q.ask(Measure.TARGET, period=Period(q.period.year, 1, 12))
    return q.percent(ratios.completion(*pair(value, target)), "累计数 ÷ 全年目标 × 100", value, target)


def _target_gap(q: Question) -> Node:
    """Only against a target for the same months: nine months are not measured by a half-year's target."""
    value, target = q.ask(Measure.VALUE), q.ask(Measure.TARGET)
    same = target.figure.period.last == q.period.last and target.figure.period.year == q.period.year
    gap = ratios.difference(*pair(value, target)) if same else None
    note = "" if same else "没有同一期间的目标"
    return q.answer(
        amount_of(gap, unit_of_change(q.indicator)), "本期 − 同一期间的目标", value, target, note=note
    )


def _pace(q: Question) -> Node:
    done = q.ask(Measure.COMPLETION)
    return q.points(
        ratios.pace(value_of(done), q.period), f"完成率 − 序时进度（{q.period.last} ÷ 12 × 100）", done
    )


def _growth_gap(q: Question) -> Node:
    grown, target = q.ask(Measure.GROWTH), q.ask(Measure.GROWTH_TARGET)
    value = None if is_rate(q.indicator) else ratios.difference(value_of(grown), value_of(target))
    return q.points(value, "同比增速 − 增速目标", grown, target)


# ------------------------------------------------------------------------------------------------ coverage


def _reported(q: Question) -> Node:
    found = q.book.coverage(q.indicator.code, q.scope, q.period)
    amount = Amount(Decimal(found.reported), RESPONDENTS) if found.expected else None
    return q.answer(amount, "应报单位中已报的家数")


def _expected(q: Question) -> Node:
    found = q.book.coverage(q.indicator.code, q.scope, q.period)
    amount = Amount(Decimal(found.expected), RESPONDENTS) if found.expected else None
    return q.answer(amount, "期末在册、按报表应报的家数")


FORMULAS: Final[Mapping[Measure, Callable[[Question], Node]]] = {
    Measure.VALUE: quantity,
    Measure.PRIOR: quantity,
    Measure.PRIOR_LEDGER: quantity,
    Measure.PANEL: quantity,
    Measure.PANEL_BASE: quantity,
    Measure.MONTH: quantity,
    Measure.MONTH_PRIOR: quantity,
    Measure.CHANGE: _change,
    Measure.GROWTH: _growth_of(Measure.VALUE, Measure.PRIOR),
    Measure.GROWTH_LEDGER: _growth_of(Measure.VALUE, Measure.PRIOR_LEDGER),
    Measure.GROWTH_PANEL: _growth_of(Measure.PANEL, Measure.PANEL_BASE),
    Measure.MONTH_GROWTH: _growth_of(Measure.MONTH, Measure.MONTH_PRIOR),
    Measure.SHARE: _share,
    Measure.SHARE_CHANGE: _share_change,
    Measure.CITY_SHARE: _city_share,
    Measure.CONTRIBUTION: _contribution,
    Measure.PULL: _pull,
    Measure.TARGET: _target,
    Measure.COMPLETION: _completion,
    Measure.TARGET_GAP: _target_gap,
    Measure.PACE: _pace,
    Measure.GROWTH_TARGET: _growth_target_of("target_growth"),
    Measure.GROWTH_TARGET_FIRST: _growth_target_of("target_growth_first"),
    Measure.GROWTH_GAP: _growth_gap,
    Measure.STREAK: _streak,
    Measure.REPORTED: _reported,
    Measure.EXPECTED: _expected,
}
"""Every measure a figure can state, and the function that works it out."""
