"""``taizhang impact``: after a correction, which sentences of which issued reports are no longer true?

$ taizhang impact --report 2
第2号《园区2024年第二季度工作总结报告》　2024-07-22 发出
  不再成立
  原文：上半年，园区实现工业总产值43.9亿元，同比增长8.3%；……
  现应：上半年，园区实现工业总产值43.6亿元，同比增长7.7%；……
    工业总产值　43.9亿元 → 43.6亿元（43.851 → 43.603亿元）
    第37942号　砚川前驱体材料有限公司　工业总产值　2024年1-6月　413969 → 389169千元
      经济发展部统计员 2024-08-06 记　6月发出的一批前驱体被退回返工，企业冲减产值
"""

from typing import TYPE_CHECKING

import click

from taizhang.cli import show
from taizhang.cli.start import actor, start

if TYPE_CHECKING:
    from taizhang.reports.impact import Impact
    from taizhang.reports.pages import UntrueLine


RETARGETED = "目标已调整（按发出时的目标，原文成立）"


def _say_sentence(each: "UntrueLine") -> None:
    show.wrapped(f"原文：{each.printed or '（原来没有这一句）'}", indent=2, hanging=6)
    show.wrapped(f"现应：{each.now or '（这一句不再写）'}", indent=2, hanging=6)
    for shift in each.shifts:
        exact = f"（{shift.exact}）" if shift.exact else ""
        show.wrapped(f"{shift.name}　{shift.was} → {shift.now}{exact}", indent=4, hanging=2)
    for cause in each.causes:
        show.wrapped("　".join(cause.what), indent=4, hanging=2)
        show.wrapped(f"{cause.by} {cause.day} 记　{cause.reason or '没有写明原因'}", indent=6)


def _say(found: "Impact") -> None:
    from taizhang.reports import catalogues, pages

    issue = found.issue
    click.secho(f"第{issue.number}号《{issue.title}》　{pages.day(issue.issued_at)} 发出", bold=True)
    if not found.known:
        show.findings(found.findings)
        return
    if not found.sentences:
        click.echo("  每一句都仍然成立。")
    elif not found.untrue:
        click.echo("  每一句按发出时的目标都成立。")
    for each in pages.told(found, catalogues.frozen(issue.catalogue)):
        click.secho(f"  {RETARGETED if each.retargeted else '不再成立'}", dim=True)
        _say_sentence(each)
    if found.silent:
        click.echo(f"  另有 {found.silent} 个数变了，但印出的数字不变。")


@click.command(name="impact", help="报数更正以后，已发报告里哪些句子不再成立。")
@click.option("--report", "number", type=int, metavar="号", help="只看这一号报告。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def command(number: int | None, form: str) -> int:
    """Exit code 1 when a sentence no longer holds, or it cannot be said whether it does; 0 where only targets moved."""
    start()
    from taizhang.reports import facts, impact, queries

    numbers = [number] if number is not None else [issue.number for issue in queries.issues()]
    reports = []
    with show.progress("正在按发出时的目录重算……", total=len(numbers)) as step:
        for one in numbers:
            found = impact.impact(one, actor=actor())
            if found is None:
                raise click.ClickException(f"没有第 {number} 号报告。")
            reports.append(found)
            step()
    if form == "json":
        show.as_json([facts.impact_facts(each) for each in reports])
    elif not reports:
        click.echo("还没有发过报告。用 taizhang report … --issue 发出。")
    else:
        for each in reports:
            _say(each)
    return 1 if any(each.untrue or not each.known for each in reports) else 0
