"""``taizhang account``: what whoever has the server can do where nobody can help on the pages any more.

$ taizhang account rescue admin
admin 的一次性码：K7QF-3M9P-WXT2，2026-03-04 09:12 以前有效。请在 /activate/ 页输入它，自己定密码。
"""

import click

from taizhang.cli import show
from taizhang.cli.start import start


@click.group(name="account", help="账号：给进不来的人重设。")
def command() -> None:
    start()


@command.command(name="rescue", help="取消两步验证并发一个一次性码；原来的密码马上不能用。")
@click.argument("username", metavar="用户名")
def rescue(username: str) -> int:
    """Exit code 2 when the account is switched off."""
    from django.contrib.auth.models import User
    from django.utils.timezone import localtime

    from taizhang.registry.account_codes import account_rescue, spoken

    user = User.objects.filter(username__iexact=username).first()
    if user is None:
        raise click.ClickException(f"没有用户名是“{username}”的账号。")
    issued = account_rescue(user=user)
    if issued.expires_at is None:
        show.findings(issued.findings, err=True)
        return 2
    until = f"{localtime(issued.expires_at):%Y-%m-%d %H:%M}"
    click.echo(
        f"{user.username} 的一次性码：{spoken(issued.code)}，{until} 以前有效。请在 /activate/ 页输入它，自己定密码。"
    )
    return 0
