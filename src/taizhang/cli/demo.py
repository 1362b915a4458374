"""``taizhang demo``: an invented park from empty folder to Word file, then the pages.

The first run makes the database, writes thirty-three months through the gate, closes them and composes the report of
the third quarter of 2024. A later run finds the park there and loses nothing; it composes the report again from what
the ledger then holds. A first run that was interrupted is noticed and begun anew.
"""

import os
import time
from typing import Any

import click

from taizhang.cli import show
from taizhang.cli.report import Wanted, make, summary
from taizhang.cli.start import actor, catalogue_in_force, start
from taizhang.kernel import Period

QUARTER = Period(2024, 1, 9)
PASSWORD = "Yuanqu-2024"  # noqa: S105  # printed on purpose; the demo listens on this machine only
ACCOUNTS = (
    ("admin", "系统管理员", True, True),
    ("tongji", "经济发展部统计员", True, False),
    ("bangong", "办公室文稿员", True, False),
    ("qiye", "企业填报员", False, False),
)
MAY = {
    "admin": "管账号；看全部，能审核、关账、发报告；命令行也用这个身份",
    "tongji": "看全部，审企业的报表，能关账、发报告",
    "bangong": "看全部，审本部门的报表，能发报告",
    "qiye": "填报两家企业的报表，只看得到自己的",
}


def _people() -> Any:
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User

    from taizhang.demo.build import People

    hashed = make_password(PASSWORD)  # the same for all and printed at the end; hashing is slow
    made = []
    for username, name, staff, admin in ACCOUNTS:
        user, new = User.objects.get_or_create(
            username=username, defaults={"first_name": name, "is_staff": staff, "is_superuser": admin}
        )
        if new:
            user.password = hashed
            user.save()
        made.append(user)
    return People(*made)


def _issuer(writer: Any) -> Any:
    """Issues the report of each quarter of 2024 the day after its last month was closed."""
    from taizhang.demo.build import DemoBroken, following
    from taizhang.reports.actions import report_issue

    def issue(year: int, month: int) -> None:
        if year < QUARTER.year or month % 3:
            return
        done = report_issue(
            outline="quarterly", period=Period(year, 1, month), actor=writer, catalogue=catalogue_in_force(),
            at=following(year, month, 22),
        )  # fmt: skip
        if done.number is None:
            raise DemoBroken(f"演示报告没能发出：{done.findings[0].message}")

    return issue


def _fill() -> None:
    """Write the park, all of it or nothing."""
    from django.db import transaction

    from taizhang.demo.build import build
    from taizhang.demo.collecting import collect
    from taizhang.demo.duties import assign
    from taizhang.demo.house import furnish
    from taizhang.registry.park import own_folder

    furnish(own_folder())
    began = time.perf_counter()
    click.echo("正在造一个演示园区：96 家企业、5 个部门，2022 年 1 月至 2024 年 9 月……")
    with show.progress("逐月报数、关账", total=33) as step, transaction.atomic():
        people = _people()
        built = build(catalogue_in_force(), people, _issuer(people.writer), lambda *_: step())
        collected = collect(catalogue_in_force(), people)
        assign(people)
    seconds = time.perf_counter() - began
    click.echo(
        f"经账门记账 {built.entries} 笔（其中更正 {built.corrections} 笔），关账 {built.months} 个月，"
        f"用时 {seconds:.0f} 秒。"
    )
    click.echo(f"2024 年 10 月正在网上填报：已提交 {collected} 张，其中退回 1 张；用 qiye 登录就有要填的表。")


def _review() -> None:
    """Say what the park's own validation finds, and show what has no answer."""
    from taizhang.demo.validate import review, said

    found = review(catalogue_in_force())
    click.echo(f"{said(found)}。")
    show.findings(each.finding for each in (*found.hard, *found.open))


@click.command(name="demo", help="造出演示园区、结账、成文，并在本机提供服务。")
@click.option("--no-serve", is_flag=True, help="只造数、成文，不提供网页服务。")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="端口。")
def command(no_serve: bool, port: int) -> None:
    os.environ.setdefault("TAIZHANG_ADMIN_TOTP", "0")  # nobody has a telephone for the demo's administrator
    start(needs_database=False)
    from django.conf import settings
    from django.core.management import call_command

    from taizhang.collect.queries import collect_verify
    from taizhang.ledger.queries import chain_verify, last_month
    from taizhang.registry.queries import respondents
    from taizhang.reports.impact import impact
    from taizhang.reports.queries import issues, issues_verify

    call_command("migrate", verbosity=0, interactive=False)
    if last_month() is None and not respondents():
        _fill()
    else:
        click.echo(f"演示园区已在 {settings.HOME}，不再重造。")
    broken = show.findings((*chain_verify(), *collect_verify(), *issues_verify()))
    if not broken:
        click.echo("哈希链核验无误。")
    _review()
    summary(make(Wanted("quarterly", QUARTER, settings.REPORTS / "2024Q3")))
    found = [each for issued in issues() if (each := impact(issued.number, actor=actor())) is not None]
    untrue, retargeted = sum(len(each.untrue) for each in found), sum(len(each.retargeted) for each in found)
    click.echo(
        f"已发报告 {len(issues())} 份；后来的更正使其中 {untrue} 句不再成立，"
        f"{retargeted} 句只是目标后来调整过（taizhang impact 查看）。"
    )
    click.echo(f"演示账号（密码都是 {PASSWORD}）：")
    for username, name, *_ in ACCOUNTS:
        click.echo(f"  {show.padded(username, 10)}{show.padded(name, 20)}{MAY[username]}")
    if no_serve:
        return
    from taizhang.cli.serve import run

    click.echo(f"网页：http://127.0.0.1:{port}　按 Ctrl+C 停止。")
    run("127.0.0.1", port)
