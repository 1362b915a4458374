"""``taizhang explain``: which 核实 findings of a month ask for an explanation, and recording one.

$ taizhang explain 2024-09
  核实　某某新材料有限公司《工业产销总值》　“总产值增长幅度”不成立：…（rule:output_growth_range）
$ taizhang explain 2024-09 --who 某某新材料有限公司 --rule rule:output_growth_range --text "二期产线年初满产。"
已记下第31条说明。
"""

import click

from taizhang.cli import show
from taizhang.cli.close import say_told
from taizhang.cli.start import PERIOD, actor, catalogue_in_force, start
from taizhang.kernel import Period


@click.command(name="explain", help="核实：看某月哪些数要说明，或记下一条说明。")
@click.argument("period", metavar="期间", type=PERIOD)
@click.option("--who", default="", metavar="单位", help="单位的代码或全称。")
@click.option("--rule", default="", metavar="审核代码", help="列出各处时写在括号里的代码。")
@click.option("--text", default="", metavar="说明", help="一两句：为什么这个数是对的。")
@click.option("--form", "sheet", default="", metavar="报表代码", help="只说明这一张表；不写则各表都算。")
@click.option("--all", "everything", is_flag=True, help="已有说明的也列出来。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def command(period: Period, who: str, rule: str, text: str, sheet: str, everything: bool, form: str) -> int:
    """Exit code 2 when the explanation was refused."""
    start()
    if not (who or rule or text):
        return _listed(period, everything=everything, as_json=form == "json")
    if not (who and rule and text):
        raise click.ClickException("记说明要写全 --who、--rule、--text；只写期间则列出要说明的各处。")
    from taizhang.ledger.actions import Explained, explanations_record
    from taizhang.registry.queries import respondent

    found = respondent(who)
    said = Explained(found.code if found else who, rule, text, sheet)
    done = explanations_record(
        actor=actor(), period=period, explanations=[said], catalogue=catalogue_in_force()
    )
    if form == "json":
        show.as_json({"explanations": list(done.entries), "findings": show.findings_as_json(done.findings)})
    elif not done.entries:
        show.findings(done.findings, err=True)
    else:
        click.echo("已记下" + "、".join(f"第{number}条" for number in done.entries) + "说明。")
    return 0 if done.entries else 2


def _listed(period: Period, *, everything: bool, as_json: bool) -> int:
    from taizhang.ledger.facts import told_facts
    from taizhang.ledger.queries import closed_by
    from taizhang.ledger.standing import standing

    state = standing(period.month(), catalogue_in_force())
    shown = state.soft if everything else state.open
    if as_json:
        show.as_json([told_facts(each) for each in shown])
        return 0
    if done := closed_by(period.month()):
        over = f"，{done.over}" if done.over else ""
        why = f"；原因：{done.reason}" if done.reason else ""
        click.echo(f"{period.month().chinese()}已结账{over}{why}")
    if not shown:
        click.echo(f"{period.month().chinese()}没有要说明的核实。")
    for each in shown:
        say_told(each)
    return 0
