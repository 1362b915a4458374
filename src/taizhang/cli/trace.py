"""``taizhang trace``: why a number is what it is, down to the entries and who reported them."""

from datetime import datetime

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
from taizhang.counting.trace import MEASURE_NAMES
from taizhang.kernel import Measure, Period

SHORT = {
    "同比": Measure.GROWTH,
    "当月": Measure.MONTH,
    "占全市": Measure.CITY_SHARE,
    "完成率": Measure.COMPLETION,
}
MEASURES = {name: measure for measure, name in MEASURE_NAMES.items()} | SHORT
"""What a report may print of an indicator, by the names a trace itself uses, and what people say for short."""


@click.command(name="trace", help="查一个数的来历，直到每一笔报数。")
@click.argument("indicator", metavar="指标")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option(
    "--scope", default="园区", show_default=True, metavar="范围", help="园区、全市、某个分组或企业代码。"
)
@click.option(
    "--measure",
    default="数值",
    type=click.Choice(list(MEASURES)),
    show_default=True,
    metavar="项",
    help="看哪一项，如 数值、同比、占全市、完成率、超欠目标。",
)
@AS_OF
def command(indicator: str, period: Period, scope: str, measure: str, as_of: datetime | None) -> None:
    start()
    from taizhang.ledger.books import book

    catalogue = catalogue_in_force()
    found, where = indicator_named(catalogue, indicator), scope_named(catalogue, scope)
    answers = book(period, actor=actor(), as_of=as_of)
    if as_of is not None:
        click.echo(as_of_said(as_of))
    for line in answers.trace(found.code, MEASURES[measure], where).lines():
        click.echo(line)
    show.findings(answers.findings, err=True)
