"""``taizhang reopen``: take and correct figures of closed months again. The reason is seen by everyone."""

import click

from taizhang.cli import show
from taizhang.cli.start import PERIOD, actor, start
from taizhang.kernel import Period


@click.command(name="reopen", help="重开已结的账。")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option("--reason", required=True, metavar="原因", help="为什么要改已结账的数，人人可见。")
def command(period: Period, reason: str) -> int:
    start()
    from taizhang.ledger.actions import period_reopen

    done = period_reopen(actor=actor(), period=period, reason=reason)
    if not done.done:
        show.findings(done.findings, err=True)
        return 2
    click.echo(f"{period.chinese()}已重新开账，原因：{reason}")
    return 0
