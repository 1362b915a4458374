"""``taizhang close``: from now on no figure that ends in these months is taken or corrected."""

import click

from taizhang.cli import show
from taizhang.cli.start import PERIOD, actor, start
from taizhang.kernel import Period


@click.command(name="close", help="结账：这些月份的数从此不再接收、不再更正。")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option("--note", default="", metavar="说明", help="附一句说明。")
def command(period: Period, note: str) -> int:
    start()
    from taizhang.ledger.actions import period_close

    done = period_close(actor=actor(), period=period, note=note)
    if not done.done:
        show.findings(done.findings, err=True)
        return 2
    click.echo(f"{period.chinese()}已结账。")
    return 0
