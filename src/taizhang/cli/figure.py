"""``taizhang figure``: one number, with what belongs to it.

$ taizhang figure 规上工业总产值 2024年1-9月 --scope 园区 --format json
{"indicator": "规上工业总产值", "code": "output_above_scale", "period": "2024-01..2024-09", …}

Numbers in JSON are exact decimal strings in the indicator's unit; growth and share are in % with four decimals, half-up,
and null where there is none. A figure that is not there is told so, with exit code 1, in both forms: a script that asks
for a number must not take its absence for success.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

import click

from taizhang.cli import show
from taizhang.cli.start import (
    AS_OF,
    PERIOD,
    actor,
    as_of_said,
    catalogue_in_force,
    indicator_named,
    scope_named,
    start,
)
from taizhang.kernel import GrowthWord, Measure, Period, round_half_up


def facts(name: str, period: Period, scope_text: str, as_of: datetime | None = None) -> dict[str, Any]:
    """What there is to say about one number, now or as of a moment."""
    from taizhang.ledger.books import book
    from taizhang.ledger.facts import figure_facts

    catalogue = catalogue_in_force()
    indicator, scope = indicator_named(catalogue, name), scope_named(catalogue, scope_text)
    answers = book(period, actor=actor(), as_of=as_of)
    found = figure_facts(answers, indicator, scope)
    show.findings(answers.findings, err=True)
    word = answers.figure(indicator.code, Measure.GROWTH, scope).word
    when = {} if as_of is None else {"as_of": as_of.isoformat()}
    return {**found, **when, _WORD: None if word is None else word.value}


_WHOLE = {GrowthWord.INCOMPARABLE.value, GrowthWord.NEGATIVE_BASE.value}
"""What does not follow on 同比."""

_WORD = "growth_word"
"""Why there is no growth in %: 扭亏为盈, 净增, …; for the line only."""


def said(found: dict[str, Any]) -> str:
    """The same in one line; a rate to four decimals, and its change in 个百分点."""
    period = Period.parse(found["period"]).chinese()
    if found["unit"] == "%" and found["value"] is not None:
        change = found["growth"] and Decimal(found["growth"])
        words = "" if change is None else f"　同比{'提高' if change > 0 else '下降'}{abs(change)}个百分点"
        value = round_half_up(Decimal(found["value"]), 4)
        return f"{found['indicator']}　{found['scope']}　{period}　{value}%" + (words if change else "")
    if found["value"] is None:
        return f"{found['indicator']}　{found['scope']}　{period}　没有数据。{_why(found)}"
    parts = [found["indicator"], found["scope"], period, f"{found['value']}{found['unit']}"]
    if found["growth"] is not None:
        growth = Decimal(found["growth"])
        parts.append(f"同比{'增长' if growth > 0 else '下降' if growth < 0 else '持平'} {abs(growth)}%")
    elif found[_WORD]:
        parts.append(f"同比{found[_WORD]}" if found[_WORD] not in _WHOLE else found[_WORD])
    reported, expected = found["coverage"].values()
    if expected:
        parts.append(f"应报{expected}家、实报{reported}家")
    return "　".join(parts)


def _why(found: dict[str, Any]) -> str:
    """What may be the cause, and what to do."""
    reported, expected = found["coverage"].values()
    if expected and not reported:
        return f"应报{expected}家，还没有一家报数。"
    return "这一期、这个范围没有人报过这个数，请核对期间和范围，或用 taizhang trace 看缺的是哪一项。"


@click.command(
    name="figure",
    help="查一个数：指标可写代码、名称或别称；期间可写 2024-09、2024Q3、2024年1-9月。"
    "没有数据时说明原因，退出码为 1；JSON 里这个数是 null，退出码也是 1。",
)
@click.argument("indicator", metavar="指标")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option(
    "--scope", default="园区", show_default=True, metavar="范围", help="园区、全市、某个分组或企业代码。"
)
@AS_OF
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def command(indicator: str, period: Period, scope: str, as_of: datetime | None, form: str) -> int:
    """Exit code 1 where there is no such figure."""
    start()
    found = facts(indicator, period, scope, as_of)
    if form == "json":
        show.as_json({name: each for name, each in found.items() if name != _WORD})
    else:
        if as_of is not None:
            click.echo(as_of_said(as_of))
        click.echo(said(found))
    return 0 if found["value"] is not None else 1
