"""``taizhang trace``: why a number is what it is, down to the entries and who reported them."""

import click

from taizhang.cli.start import PERIOD, actor, catalogue_in_force, indicator_named, scope_named, start
from taizhang.kernel import Measure, Period

MEASURES = {"数值": Measure.VALUE, "同比": Measure.GROWTH, "占比": Measure.SHARE, "当月": Measure.MONTH}


@click.command(name="trace", help="查一个数的来历，直到每一笔报数。")
@click.argument("indicator", metavar="指标")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option(
    "--scope", default="园区", show_default=True, metavar="范围", help="园区、全市、某个分组或企业代码。"
)
@click.option(
    "--measure", default="数值", type=click.Choice(list(MEASURES)), show_default=True, help="看哪一项。"
)
def command(indicator: str, period: Period, scope: str, measure: str) -> None:
    start()
    from taizhang.ledger.books import book

    catalogue = catalogue_in_force()
    found, where = indicator_named(catalogue, indicator), scope_named(catalogue, scope)
    answers = book(period, actor=actor())
    for line in answers.trace(found.code, MEASURES[measure], where).lines():
        click.echo(line)
