"""Where do the named quantities of an indicator come from: its value, its base, its month?

Most are sums of entries, which a ``Tally`` has from the engine. Indicators that the system works out (比率
合计 成员数) get the same quantities from their own parts, so that growth, share and the rest need to know
nothing about them.

Worked example: PRIOR of 产销率 = PRIOR of 销售产值 ÷ PRIOR of 工业总产值 × 100.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from taizhang.catalogue.model import Algorithm, Nature
from taizhang.counting import ratios
from taizhang.counting.question import PERCENT, Question, pair, window_of
from taizhang.counting.tally import Sums, is_stock
from taizhang.counting.trace import Addends, Node
from taizhang.kernel import CITY, PARK, Amount, Measure

_ADDING: Final[Mapping[Measure, str]] = {
    Measure.VALUE: "各单位累计数相加",
    Measure.PRIOR: "各单位填报的同期数相加",
    Measure.PRIOR_LEDGER: "上年名单中各单位的上年台账数相加",
    Measure.PANEL: "两年都在册、都有数的单位，本期数相加",
    Measure.PANEL_BASE: "两年都在册、都有数的单位，上年台账数相加",
    Measure.MONTH: "各单位“本月累计 − 上月累计”相加",
    Measure.MONTH_PRIOR: "各单位“同期累计 − 同期上月累计”相加",
}
_POPULATION: Final[Mapping[Measure, str]] = {
    Measure.VALUE: "",
    Measure.PRIOR: "_then",
    Measure.PRIOR_LEDGER: "_then",
}


def quantity(q: Question) -> Node:
    """A sum, by the indicator's algorithm. A figure that 全市 reports itself stands before one worked out
    for it."""
    if q.scope == CITY and q.indicator.algorithm:
        reported = _added(q)
        if reported.figure.amount is not None:
            return reported
    match q.indicator.algorithm:
        case Algorithm.RATIO:
            return _quotient(q)
        case Algorithm.SUM:
            return _sum(q)
        case Algorithm.MEMBERS | Algorithm.NEW_MEMBERS:
            return _members(q)
        case _:
            return _added(q)


def _added(q: Question) -> Node:
    """What the engine has added up."""
    window = window_of(q.period)
    name = _quantity_name(q)
    if name is None:
        return q.answer(None, _ADDING[q.measure], note="这个期间不能直接取数")
    taken = q.book.tally.taken(q.indicator.code, q.scope)
    sums = q.book.tally.sums(q.indicator.code, q.scope, window)
    addends = Addends(*taken, str(q.scope), window.year, window.last, window.before, name)
    value = sums.amount(name) if sums else None
    if sums is None or value is None:
        return q.answer(None, _ADDING[q.measure], note="没有数据")
    if q.indicator.nature == Nature.RATIO and sums.number("value") > 1:
        return q.answer(None, _ADDING[q.measure], note="比率不能相加，而有多个单位填报")
    reported_in = q.book.catalogue.indicators[taken.indicator].report_unit
    amount = Amount(value, reported_in).to(q.indicator.unit)
    return q.answer(amount, _ADDING[q.measure], note=_note(q, name, sums), addends=addends)


def _quantity_name(q: Question) -> str | None:
    """Which column of the sums holds the measure; None where the period has no such thing.

    The third quarter, or September alone, is what the month is to January–September: a difference of totals.
    """
    if is_stock(q.indicator):
        return None if q.measure in (Measure.MONTH, Measure.MONTH_PRIOR) else str(q.measure)
    if q.period.first == 1:
        return str(q.measure)
    spans = {Measure.VALUE: "month", Measure.PRIOR: "month_prior"}
    if q.period.months() == 1:
        spans |= {Measure.MONTH: "month", Measure.MONTH_PRIOR: "month_prior"}
    return spans.get(q.measure)


def _note(q: Question, name: str, sums: Sums) -> str:
    """What a careful reader has to know about the sum."""
    said = []
    if name == "prior":
        fell_back, missing = int(sums.row["n_fell_back"]), sums.number("value") - sums.number("prior")
        if fell_back:
            said.append(f"{fell_back}家没有填报同期数，取上年台账数")
        if missing:
            said.append(f"{missing}家没有同期数，按零计入")
    if name == "month" and sums.number("value") > sums.number("month"):
        said.append(f"{sums.number('value') - sums.number('month')}家缺上期累计数，未计入")
    return "；".join(said)


def _quotient(q: Question) -> Node:
    """比率: the quotient of the same quantity of numerator and denominator."""
    top = q.ask(q.measure, code=q.indicator.numerator or "")
    bottom = q.ask(q.measure, code=q.indicator.denominator or "")
    same = bottom.figure.amount is not None and q.indicator.unit.dimension == PERCENT.dimension
    value = ratios.share(*pair(top, bottom)) if same else None
    amount = Amount(value, PERCENT).to(q.indicator.unit) if value is not None else None
    return q.answer(amount, "分子 ÷ 分母 × 100", top, bottom)


def _sum(q: Question) -> Node:
    """合计: nothing is known unless every part is; a part nobody in this scope reports is nothing, not
    unknown."""
    parts = tuple(q.ask(q.measure, code=code) for code in q.indicator.sums)
    total = Amount(Decimal(0), q.indicator.unit)
    known = False
    for part in parts:
        if part.figure.amount is not None:
            total, known = total + part.figure.amount, True
        elif (
            q.scope == PARK or q.ask(q.measure, code=part.figure.indicator, scope=PARK).figure.amount is None
        ):
            return q.answer(None, "各项相加", *parts, note="有的项没有数据")
    gaps = any(part.figure.amount is None for part in parts)
    note = "本范围内无人填报的项按零计" if known and gaps else ""
    return q.answer(total if known else None, "各项相加", *parts, note=note)


def _members(q: Question) -> Node:
    """成员数, 新增成员数: how many respondents belong to the indicator's 限于, or came to belong to it this
    year."""
    new = q.indicator.algorithm == Algorithm.NEW_MEMBERS
    formula = "本年内进入名单、期末仍在册的单位数" if new else "期末在册的单位数"
    if q.measure not in _POPULATION or q.scope == CITY:
        return q.answer(None, formula, note="园区名单数不出这个数")
    found = q.book.tally.population(q.indicator, q.scope, window_of(q.period))
    then = _POPULATION[q.measure]
    name = "new" + then if new else (then.lstrip("_") or "now")
    who = q.book.tally.listed(q.indicator, q.scope, window_of(q.period), name)
    return replace(q.answer(Amount(Decimal(found[name]), q.indicator.unit), formula), listed=who)
