"""``taizhang close``: from now on no figure that ends in these months is taken or corrected.

$ taizhang close 2024-09
2024年9月　应报102家、已报101家，还差某某机械配件有限公司
  审核 207 张表：强制 0 处，核实 29 处，均有说明
确定关账？以后更正要先重新开账。 [y/N]:

What must hold and does not is listed, and nothing is closed. Where too few have reported, or a 核实 has no explanation, a
reason is asked for. ``--yes`` answers the question for scripts; ``--format json`` says the same as data, and closes only
with ``--yes``. What was closed is counted at once, so that its report is there in a moment.
"""

import sys
from typing import TYPE_CHECKING

import click

from taizhang.cli import show
from taizhang.cli.start import PERIOD, actor, catalogue_in_force, start
from taizhang.kernel import Period

if TYPE_CHECKING:
    from taizhang.ledger.closing import Preview
    from taizhang.ledger.standing import Standing, Told

_MOST_LISTED = 20


def say(period: Period, state: "Standing") -> None:
    """Who has reported, and what validation says."""
    coverage = state.coverage
    missing = f"，还差{coverage.names()}" if coverage.missing else ""
    click.secho(f"{period.chinese()}　{coverage}{missing}", bold=True)
    open_ = len(state.open)
    answered = f"其中 {open_} 处没有说明" if open_ else "均有说明" if state.soft else "无须说明"
    click.echo(f"  审核 {state.forms} 张表：强制 {len(state.hard)} 处，核实 {len(state.soft)} 处，{answered}")
    for each in state.open[:_MOST_LISTED]:
        say_told(each)
    if open_ > _MOST_LISTED:
        click.echo(f"  另有 {open_ - _MOST_LISTED} 处，用 --format json 看全部。")


def say_told(each: "Told") -> None:
    """One finding, with the code by which it is explained."""
    show.wrapped(f"核实　{each.finding.where}　{each.about}（{each.finding.code}）", indent=2, hanging=2)
    if each.explanation is not None:
        show.wrapped(f"说明：{each.explanation}", indent=4, hanging=2)


def _asked(preview: "Preview", reason: str, *, yes: bool) -> str | None:
    """The reason, asked for where it is needed and somebody is there to ask; None where nothing shall be closed."""
    if preview.needs_reason and not reason:
        show.findings(preview.needs_reason, err=True)
        if not sys.stdin.isatty():
            click.echo("没有关账。要照现在的样子关账，请加 --reason 写明原因。", err=True)
            return None
        reason = click.prompt("原因（人人可见）", default="", show_default=False).strip()
        if not reason:
            click.echo("没有关账。", err=True)
            return None
    if yes:
        return reason
    if not sys.stdin.isatty():
        click.echo("没有关账。确定要关，请加 --yes。", err=True)
        return None
    return reason if click.confirm("确定关账？以后更正要先重新开账。") else None


@click.command(name="close", help="结账：这些月份的数从此不再接收、不再更正。先列出谁没报、审核有什么。")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option(
    "--reason", "--note", default="", metavar="原因", help="报得不全或核实没有说明时，为什么仍要关账。"
)
@click.option("--yes", is_flag=True, help="不再问，直接关账。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def command(period: Period, reason: str, yes: bool, form: str) -> int:
    """Exit code 2 when nothing was closed, but 0 for a look at the data without ``--yes``."""
    start()
    from taizhang.ledger.actions import period_close
    from taizhang.ledger.closing import figure_findings, preview

    catalogue = catalogue_in_force()
    with show.progress("正在审核……"):
        found = preview(actor(), period, catalogue)
    if form == "json":
        return _as_json(found, period, reason, yes=yes)
    if found.state is None:
        show.findings(found.findings, err=True)
        return 2
    say(period, found.state)
    if found.state.hard:
        show.findings(figure_findings(found.state, "强制"), err=True)
        click.echo("没有关账。请先更正以上各处。", err=True)
        return 2
    why = _asked(found, reason.strip(), yes=yes)
    if why is None:
        return 2
    done = period_close(actor=actor(), period=period, catalogue=catalogue, note=why)
    if not done.done:
        show.findings(done.findings, err=True)
        return 2
    click.echo(f"{period.chinese()}已结账，{done.coverage}，已记入结账记录。")
    with show.progress("正在数好全部的数……"):
        _prepare(period)
    return 0


def _prepare(period: Period) -> None:
    """Count what was closed; whoever asks next finds it counted."""
    from taizhang.ledger.reading import prepare

    if not prepare(period.cumulative(), actor=actor(), catalogue=catalogue_in_force()):
        click.echo("数还没有数好：数据文件夹写不进，请检查磁盘。账已结，下次成文时再数。", err=True)


def _as_json(found: "Preview", period: Period, reason: str, *, yes: bool) -> int:
    from taizhang.ledger.actions import period_close
    from taizhang.ledger.closing import figure_findings
    from taizhang.ledger.facts import standing_facts

    findings = found.findings if found.state is None else tuple(figure_findings(found.state, reason.strip()))
    closed = False
    if yes and found.state is not None:
        done = period_close(actor=actor(), period=period, catalogue=catalogue_in_force(), note=reason)
        closed, findings = done.done, done.findings
        if closed:
            _prepare(period)
    state = {} if found.state is None else standing_facts(found.state)
    show.as_json(
        {"period": str(period), "closed": closed, **state, "findings": show.findings_as_json(findings)}
    )
    return 2 if found.state is None or (yes and not closed) else 0
