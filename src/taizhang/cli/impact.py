"""``taizhang impact``: after a correction, which sentences of which issued reports are no longer true?

$ taizhang impact --report 2
第2号《园区2024年第二季度工作总结报告》　2024-07-22 发出
  原文：上半年，园区实现工业总产值43.9亿元，同比增长8.3%；……
  现应：上半年，园区实现工业总产值43.6亿元，同比增长7.7%；……
    工业总产值　43.9亿元 → 43.6亿元（43.851 → 43.603亿元）
    第37942号　砚川前驱体材料有限公司　工业总产值　2024年1-6月　413969 → 389169千元
      经济发展部统计员 2024-08-06 记　6月发出的一批前驱体被退回返工，企业冲减产值
"""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from taizhang.cli import show
from taizhang.cli.start import actor, start

if TYPE_CHECKING:
    from taizhang.kernel import Figure
    from taizhang.ledger.queries import EntryView
    from taizhang.registry.queries import MembershipView
    from taizhang.reports.causes import Correction
    from taizhang.reports.impact import Impact, Shift, Untrue

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


def _day(moment: datetime) -> str:
    from django.utils.timezone import localtime

    return f"{localtime(moment):%Y-%m-%d}"


def _exact(figure: "Figure | None") -> str:
    from taizhang.counting.unfold import printed

    return "" if figure is None else printed(figure)


def _say_shift(each: "Shift") -> None:
    """As printed, and unrounded where that says more."""
    was, now = each.was or "（没有）", each.now or "（不再写）"
    exact = " → ".join(filter(None, (_exact(each.before), _exact(each.after))))
    more = "" if exact == f"{was} → {now}" else f"（{exact}）"
    show.wrapped(f"{each.name}　{was} → {now}{more}", indent=4, hanging=2)


def _plain(value: Decimal | None) -> str:
    return "无" if value is None else show.exact(value)


def _changes(was: "EntryView | None", now: "EntryView") -> str:
    """389169千元, or 413969 → 389169千元; the 同期数 where it alone, or it too, was corrected."""
    if was is None:
        return f"新报 {_plain(now.value)}{now.unit}"
    parts = []
    if was.value != now.value or was.prior == now.prior:
        parts.append(f"{_plain(was.value)} → {_plain(now.value)}{now.unit}")
    if was.prior != now.prior:
        parts.append(f"同期数 {_plain(was.prior)} → {_plain(now.prior)}{now.unit}")
    return "，".join(parts)


def _say_correction(each: "Correction") -> None:
    now = each.now
    facts = (f"第{now.number}号", now.respondent_name, each.indicator, now.period.chinese())
    show.wrapped("　".join((*facts, _changes(each.was, now))), indent=4, hanging=2)
    show.wrapped(f"{now.recorded_by} {_day(now.recorded_at)} 记　{now.reason or '没有写明原因'}", indent=6)


def _month(month: int) -> str:
    return f"{month // 100}-{month % 100:02}"


def _group(dimension: str, member: str) -> str:
    """规上, 化工; 园区 for being there at all. Codes where the catalogue has no name, or is broken."""
    from taizhang.kernel import Scope
    from taizhang.registry.park import CatalogueBroken, catalogue

    try:
        return catalogue().scope_name(Scope(dimension, member))
    except CatalogueBroken:
        return f"{dimension}:{member}".rstrip(":")


def _say_move(each: "MembershipView") -> None:
    from taizhang.registry.queries import respondent

    person = respondent(each.respondent)
    span = f"{_month(each.since)} 起" if each.until == OPEN else f"{_month(each.since)}—{_month(each.until)}"
    group = _group(each.dimension, each.member)
    show.wrapped(f"归属　{person.name if person else each.respondent}　{group}　{span}", indent=4, hanging=2)
    show.wrapped(f"{each.recorded_by} {_day(each.recorded_at)} 记　{each.reason or '没有写明原因'}", indent=6)


def _say_sentence(each: "Untrue") -> None:
    show.wrapped(f"原文：{each.printed or '（原来没有这一句）'}", indent=2, hanging=6)
    show.wrapped(f"现应：{each.now or '（这一句不再写）'}", indent=2, hanging=6)
    for shift in each.shifts:
        _say_shift(shift)
    for cause in each.causes:
        _say_correction(cause)
    for move in each.moves:
        _say_move(move)


def _say(found: "Impact") -> None:
    issue = found.issue
    click.secho(f"第{issue.number}号《{issue.title}》　{_day(issue.issued_at)} 发出", bold=True)
    if not found.known:
        show.findings(found.findings)
        return
    if not found.untrue:
        click.echo("  每一句都仍然成立。")
    for each in found.untrue:
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
