"""``taizhang init``: make the database and the first administrator. Running it again loses nothing."""

import secrets
from typing import Any

import click

from taizhang.cli.start import start


@click.command(name="init", help="建库并设第一个管理员；再次运行只补缺，不丢数据。")
@click.option("--admin", default="admin", show_default=True, metavar="用户名", help="管理员的用户名。")
@click.option("--password", metavar="密码", help="管理员的密码；不写则自动生成并打印一次。")
def command(admin: str, password: str | None) -> None:
    """Migrate, then create the administrator if there is none."""
    start(needs_database=False)
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.management import call_command

    from taizhang.registry.account_actions import By, roles_keep

    def keep(user: Any) -> None:
        """What the first account may do is written down like everybody else's roles."""
        roles_keep(by=By(user, "服务器命令行"), user=user)

    call_command("migrate", verbosity=0, interactive=False)
    users = get_user_model()
    if users.objects.filter(is_superuser=True).exists():
        click.echo(f"台账已在 {settings.HOME}，管理员已设，无须再设。")
        return
    chosen = password or secrets.token_urlsafe(9)
    try:
        validate_password(chosen)
    except ValidationError as weak:
        raise click.ClickException("密码太弱：" + "".join(weak.messages)) from None
    made = users.objects.create_superuser(username=admin, password=chosen, first_name="系统管理员")
    keep(made)
    click.echo(f"台账已建在 {settings.HOME}。第一次登录时要先启用两步验证，请备好手机上的验证器。")
    click.echo(f"管理员：{admin}" + ("" if password else f"　密码：{chosen}（只显示这一次，请登录后修改）"))
