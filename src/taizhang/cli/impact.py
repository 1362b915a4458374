"""``taizhang impact``: after a correction, which sentences of which issued reports are no longer true."""

from typing import Any

import click

from taizhang.cli import show
from taizhang.cli.start import actor, start


def _facts(found: Any) -> dict[str, Any]:
    return {
        "report": found.issue.number,
        "title": found.issue.title,
        "known": found.known,
        "silent": found.silent,
        "sentences": [
            {
                "id": each.sentence,
                "printed": each.printed,
                "now": each.now,
                "figures": [{"indicator": s.indicator, "was": s.was, "now": s.now} for s in each.shifts],
                "entries": [
                    {
                        "entry": e.number, "respondent": e.respondent_name, "indicator": e.indicator,
                        "period": str(e.period), "value": e.value, "unit": e.unit, "replaces": e.replaces,
                        "by": e.recorded_by, "at": e.recorded_at.isoformat(), "reason": e.reason,
                    }
                    for e in each.causes
                ],
            }
            for each in found.untrue
        ],
    }  # fmt: skip


def _say(found: Any) -> None:
    click.secho(f"第{found.issue.number}号《{found.issue.title}》", bold=True)
    if not found.known:
        click.echo("  发出时的目录已不在，无法重算。")
        return
    if not found.untrue:
        click.echo("  每一句都仍然成立。")
    for each in found.untrue:
        click.echo(f"  原文：{each.printed}")
        click.echo(f"  现应：{each.now or '（这一句不再写）'}")
        for entry in each.causes:
            click.echo(
                f"    第{entry.number}号记录，{entry.respondent_name}，{entry.period.chinese()}，{entry.value}{entry.unit}，"
                f"{entry.recorded_by}记，原因：{entry.reason or '新报'}"
            )
    if found.silent:
        click.echo(f"  另有 {found.silent} 个数变了，但印出的数字不变。")


@click.command(name="impact", help="报数更正以后，已发报告里哪些句子不再成立。")
@click.option("--report", "number", type=int, metavar="号", help="只看这一号报告。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def command(number: int | None, form: str) -> int:
    """Exit code 1 when a sentence no longer holds."""
    start()
    from taizhang.reports import impact, queries

    numbers = [number] if number is not None else [issue.number for issue in queries.issues()]
    with show.progress("正在按当时的目录重算……"):
        found = [impact.impact(each, actor=actor()) for each in numbers]
    if None in found:
        raise click.ClickException(f"没有第 {number} 号报告。")
    reports = [each for each in found if each is not None]
    if form == "json":
        show.as_json([_facts(each) for each in reports])
    elif not reports:
        click.echo("还没有发过报告。用 taizhang report … --issue 发出。")
    else:
        for each in reports:
            _say(each)
    return 1 if any(each.untrue for each in reports) else 0
