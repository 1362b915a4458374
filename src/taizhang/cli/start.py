"""What most verbs begin with: Django set up, the database there, the catalogue in force, a period understood."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from taizhang.catalogue.model import Catalogue, Indicator
from taizhang.kernel import MomentError, Period, PeriodError, Scope, parse_moment


def start(*, needs_database: bool = True) -> None:
    """Set Django up; with `needs_database`, say what to do when there is no ledger yet."""
    import django

    django.setup()
    if needs_database:
        from django.db import DatabaseError, connection

        try:
            ready = "ledger_entry" in connection.introspection.table_names()
        except DatabaseError as error:
            raise click.ClickException(f"连不上数据库：{error}。请检查 DATABASE_URL 或数据库服务。") from None
        if not ready:
            raise click.ClickException(
                "这里还没有台账。请先运行 taizhang init（正式使用）或 taizhang demo（演示），"
                "或用环境变量 TAIZHANG_HOME 指明数据所在的文件夹。"
            )


def catalogue_in_force() -> Catalogue:
    """The catalogue, or a message that sends the user to `taizhang check`."""
    from taizhang.registry.park import CatalogueBroken, catalogue

    try:
        return catalogue()
    except CatalogueBroken as broken:
        first = broken.findings[0]
        raise click.ClickException(f"{broken} 第一处：{first.message}（{first.where}）") from None


def actor() -> Any:
    """The person on whose behalf the command line writes: the first administrator."""
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    if user is None:
        raise click.ClickException("还没有管理员账号。请先运行 taizhang init。")
    return user


class PeriodType(click.ParamType[Period]):
    """`2024-09`, `2024Q3`, `2024年1-9月`, …"""

    name = "期间"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        if isinstance(value, Period):
            return value
        try:
            return Period.parse(str(value))
        except PeriodError as error:
            self.fail(str(error), param, ctx)


PERIOD = PeriodType()


_PARK_TIME = ZoneInfo("Asia/Shanghai")


class MomentType(click.ParamType[datetime]):
    """`2024-07-31` (its end) or `2024-07-31 14:30`, by the park's clock; not in the future."""

    name = "时间"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return parse_moment(str(value), now=datetime.now(_PARK_TIME))
        except MomentError as error:
            self.fail(str(error), param, ctx)


AS_OF = click.option(
    "--as-of", "as_of", type=MomentType(), metavar="时间",
    help="照那时台账里的数看，如 2024-07-31（到那天为止）或“2024-07-31 14:30”。",
)  # fmt: skip
"""Reads as of a moment."""


def as_of_said(as_of: datetime | None) -> str:
    """What is printed above figures read as of a moment; empty for now."""
    return "" if as_of is None else f"截至{as_of:%Y-%m-%d %H:%M}的台账"


def indicator_named(catalogue: Catalogue, text: str) -> Indicator:
    """The indicator of this code, name or alias; else a message with the nearest name."""
    found = catalogue.indicator(text)
    if found is None:
        near = catalogue.suggest(text)
        hint = f"是不是“{near}”？" if near else "运行 taizhang check 或打开网页“目录”看全部指标。"
        raise click.ClickException(f"目录里没有“{text}”这个指标。{hint}")
    return found


def scope_named(catalogue: Catalogue, text: str) -> Scope:
    """The scope of this name or code, or of a registered respondent's; else a message that lists what can be said."""
    from taizhang.registry.queries import respondent

    found = catalogue.scope(text)
    if found is not None and found.dimension != "respondent":
        return found
    who = respondent(text if found is None else found.member)
    if who is None:
        names = [name for dimension in catalogue.dimensions.values() for name in dimension.members]
        raise click.ClickException(
            f"不认识范围“{text}”。可以写：园区、全市、{'、'.join(names[:8])}……，或企业的全称、统一社会信用代码。"
        )
    return Scope("respondent", who.code)
