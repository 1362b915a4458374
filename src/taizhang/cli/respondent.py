"""``taizhang respondent``: what a respondent is called, now and before, and giving it another name.

$ taizhang respondent rename 91999901MA0000Y1XX 远航新能源 --reason "2024年8月工商变更登记"
“远航电池材料”已改名为“远航新能源”。以前的报数、报告照当时的名称看。
"""

from typing import TYPE_CHECKING

import click

from taizhang.cli import show
from taizhang.cli.start import actor, start

if TYPE_CHECKING:
    from taizhang.registry.queries import RespondentView


@click.group(name="respondent", help="填报单位：改名、查历次名称。")
def command() -> None:
    start()


def _named(text: str) -> "RespondentView":
    from taizhang.registry.queries import respondent

    found = respondent(text)
    if found is None:
        raise click.ClickException(f"名录里没有“{text}”。请写单位代码、统一社会信用代码或现在的全称。")
    return found


@command.command(name="rename", help="改名：写单位（代码或现名）、新名称和缘由。")
@click.argument("who", metavar="单位")
@click.argument("name", metavar="新名称")
@click.option("--reason", required=True, metavar="缘由", help="为什么改名，如“2024年8月工商变更登记”。")
def rename(who: str, name: str, reason: str) -> int:
    """Exit code 2 when the registry refuses."""
    from taizhang.registry.actions import respondent_rename

    found = _named(who)
    outcome = respondent_rename(actor=actor(), respondent=found.code, name=name, reason=reason)
    if outcome.refused:
        show.findings(outcome.findings, err=True)
        return 2
    click.echo(f"“{found.name}”已改名为“{name.strip()}”。按以前的日期看台账，仍是当时的名称。")
    return 0


@command.command(name="names", help="一个单位历次的名称。")
@click.argument("who", metavar="单位")
def names(who: str) -> None:
    from django.utils.timezone import localtime

    from taizhang.registry.queries import namings

    for each in namings(_named(who).code):
        when = f"{localtime(each.recorded_at):%Y-%m-%d %H:%M}"
        click.echo(f"{when}　{each.name}　{each.recorded_by}　{each.reason}")
