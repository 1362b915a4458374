"""``taizhang ledger``: the ledger itself: does its chain hold, what was closed and opened again.

``verify`` also counts again what was counted before and kept, and compares. ``--no-recount`` leaves that out: it takes about a
second for each book."""

import click

from taizhang.cli import show
from taizhang.cli.start import start


@click.group(name="ledger", help="台账自身：核验哈希链、查看结账记录。")
def command() -> None:
    start()


@command.command(
    name="verify", help="从头走一遍哈希链，指出第一处断开的地方；把存着的答数册重新数一遍，指出不同的地方。"
)
@click.option("--no-recount", is_flag=True, help="不重数答数册，快些。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def verify(form: str, no_recount: bool) -> int:
    """Exit code 1 when a link is broken, or a kept answer is not what the snapshot gives."""
    from taizhang.collect.queries import collect_verify
    from taizhang.ledger.queries import chain_verify
    from taizhang.proofs.queries import dismissals_verify
    from taizhang.reports.kept_books import kept_verify
    from taizhang.reports.queries import issues_verify

    with show.progress("正在核验哈希链……"):
        chains = (*chain_verify(), *collect_verify(), *issues_verify(), *dismissals_verify())
    with show.progress("正在重数答数册……"):
        kept = () if no_recount else kept_verify()
    found = (*chains, *kept)
    if form == "json":
        show.as_json({"intact": not found, "findings": show.findings_as_json(found)})
    else:
        show.findings(found)
        if not chains:
            click.echo("哈希链完好：每一条都与前一条相接，没有人绕过账门改过数。")
        if not kept and not no_recount:
            click.echo("答数册完好：存着的数与按快照重新数出来的一样。")
    return 1 if found else 0


@command.command(name="closes", help="结账和重开的记录：结账时应报、已报各多少家，为什么。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def closes(form: str) -> None:
    from taizhang.ledger.facts import close_facts
    from taizhang.ledger.queries import closes as events

    rows = events()
    if form == "json":
        show.as_json([close_facts(each) for each in rows])
        return
    from django.utils.timezone import localtime

    if not rows:
        click.echo("还没有结过账。")
    for row in rows:
        deed = "关账" if row.closed else "重开"
        when = f"{localtime(row.recorded_at):%Y-%m-%d %H:%M}"
        why = f"　原因：{row.reason}" if row.reason else ""
        over = f"　应报{row.expected}家、已报{row.reported}家" if row.over else ""
        click.echo(f"{when}　{row.period.chinese()}　{deed}　{row.recorded_by}{over}{why}")
