"""``taizhang ledger``: the ledger itself: does its chain hold, what was closed and opened again."""

import click

from taizhang.cli import show
from taizhang.cli.start import start


@click.group(name="ledger", help="台账自身：核验哈希链、查看结账记录。")
def command() -> None:
    start()


@command.command(name="verify", help="从头走一遍哈希链，指出第一处断开的地方。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def verify(form: str) -> int:
    """Exit code 1 when a link is broken."""
    from taizhang.ledger.queries import chain_verify
    from taizhang.proofs.queries import dismissals_verify
    from taizhang.reports.queries import issues_verify

    with show.progress("正在核验哈希链……"):
        found = (*chain_verify(), *issues_verify(), *dismissals_verify())
    if form == "json":
        show.as_json({"intact": not found, "findings": show.findings_as_json(found)})
    elif found:
        show.findings(found)
    else:
        click.echo("哈希链完好：每一条都与前一条相接，没有人绕过账门改过数。")
    return 1 if found else 0


@command.command(name="closes", help="结账和重开的记录。")
def closes() -> None:
    from taizhang.ledger.queries import closes as events

    rows = events()
    from django.utils.timezone import localtime

    if not rows:
        click.echo("还没有结过账。")
    for row in rows:
        deed = "关账" if row.closed else "重开"
        when = f"{localtime(row.recorded_at):%Y-%m-%d %H:%M}"
        why = f"　原因：{row.reason}" if row.reason else ""
        click.echo(f"{when}　{row.period.chinese()}　{deed}　{row.recorded_by}{why}")
