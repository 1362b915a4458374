"""``taizhang impact``: after a correction, which sentences of which issued reports are no longer true?

$ taizhang impact --report 2
第2号《园区2024年第二季度工作总结报告》　2024-07-22 发出
  原文：上半年，园区实现工业总产值43.9亿元，同比增长8.3%；……
  现应：上半年，园区实现工业总产值43.6亿元，同比增长7.7%；……
    工业总产值　43.9亿元 → 43.6亿元（43.851 → 43.603亿元）
    第37942号　砚川前驱体材料有限公司　工业总产值　2024年1-6月　413969 → 389169千元
      经济发展部统计员 2024-08-06 记　6月发出的一批前驱体被退回返工，企业冲减产值
"""

from typing import TYPE_CHECKING, Any

import click

from taizhang.cli import show
from taizhang.cli.start import actor, start

if TYPE_CHECKING:
    from taizhang.kernel import Figure
    from taizhang.ledger.queries import EntryView
    from taizhang.registry.queries import MembershipView
    from taizhang.reports.causes import Correction
    from taizhang.reports.impact import Impact, Shift
    from taizhang.reports.pages import UntrueLine

OPEN = 999912


def _figure_facts(figure: "Figure | None") -> dict[str, Any] | None:
    if figure is None:
        return None
    amount = figure.amount
    return {
        "value": None if amount is None else show.exact(amount.value),
        "unit": None if amount is None else amount.unit.name,
        "word": None if figure.word is None else figure.word.value,
    }


def _entry_facts(entry: "EntryView | None") -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "entry": entry.number, "value": show.exact(entry.value),
        "prior": None if entry.prior is None else show.exact(entry.prior), "unit": entry.unit,
        "by": entry.recorded_by, "at": entry.recorded_at.isoformat(), "reason": entry.reason,
    }  # fmt: skip


def _correction_facts(each: "Correction") -> dict[str, Any]:
    return {
        "respondent": each.now.respondent_name, "code": each.now.respondent, "indicator": each.indicator,
        "period": str(each.now.period), "was": _entry_facts(each.was), "now": _entry_facts(each.now),
    }  # fmt: skip


def _move_facts(each: "MembershipView") -> dict[str, Any]:
    return {
        "respondent": each.respondent, "dimension": each.dimension, "member": each.member, "since": each.since,
        "until": None if each.until == OPEN else each.until, "by": each.recorded_by,
        "at": each.recorded_at.isoformat(), "reason": each.reason,
    }  # fmt: skip


def _shift_facts(each: "Shift") -> dict[str, Any]:
    asked = each.before or each.after
    return {
        "name": each.name, "key": asked.key if asked else "", "was": each.was, "now": each.now,
        "before": _figure_facts(each.before), "after": _figure_facts(each.after),
    }  # fmt: skip


def _facts(found: "Impact") -> dict[str, Any]:
    return {
        "report": found.issue.number,
        "title": found.issue.title,
        "known": found.known,
        "silent": found.silent,
        "findings": show.findings_as_json(found.findings),
        "sentences": [
            {
                "id": each.sentence, "fate": each.fate.value, "printed": each.printed, "now": each.now,
                "figures": [_shift_facts(shift) for shift in each.shifts],
                "entries": [_correction_facts(cause) for cause in each.causes],
                "memberships": [_move_facts(move) for move in each.moves],
            }
            for each in found.untrue
        ],
    }  # fmt: skip


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
    if not found.untrue:
        click.echo("  每一句都仍然成立。")
    for each in pages.told(found, catalogues.frozen(issue.catalogue)):
        _say_sentence(each)
    if found.silent:
        click.echo(f"  另有 {found.silent} 个数变了，但印出的数字不变。")


@click.command(name="impact", help="报数更正以后，已发报告里哪些句子不再成立。")
@click.option("--report", "number", type=int, metavar="号", help="只看这一号报告。")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出方式。")
def command(number: int | None, form: str) -> int:
    """Exit code 1 when a sentence no longer holds, or it cannot be said whether it does."""
    start()
    from taizhang.reports import impact, queries

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
        show.as_json([_facts(each) for each in reports])
    elif not reports:
        click.echo("还没有发过报告。用 taizhang report … --issue 发出。")
    else:
        for each in reports:
            _say(each)
    return 1 if any(each.untrue or not each.known for each in reports) else 0
