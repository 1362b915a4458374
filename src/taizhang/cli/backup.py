"""``taizhang backup``: everything that is needed to go on elsewhere, in one file, while the server goes on writing.

The database is copied first. Whatever its rows name (snapshots, catalogues and letters of issued reports) is written before the
row and never changed, so the files copied after it hold at least all of that.
"""

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from taizhang.cli import show
from taizhang.cli.start import start

FOLDERS = ("snapshots", "catalogues", "reports", "books")
"""Of TAIZHANG_HOME, besides the database, the park's own catalogue and the signing key. What else lies there is made anew."""

SQLITE, POSTGRES = "sqlite", "postgresql"
DATABASE_FILE = {SQLITE: "db.sqlite3", POSTGRES: "database.sql"}
OUR_APPS = ("registry", "ledger", "collect", "reports", "proofs")
"""Whose migrations say how new a backup is."""


@click.command(name="backup", help="备份：把台账存成一个文件，服务不用停；写文件夹就在里面按时间起名。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--proofs", is_flag=True, help="连“校对”里交来的文件也备份。")
def command(file: Path, proofs: bool) -> None:
    start()
    from django.conf import settings

    from taizhang.adapters.backup_file import BackupError, pack, workroom

    target = _target(file)
    home = Path(settings.HOME)
    about: dict[str, Any] = {"taken_at": _now().isoformat(timespec="seconds"), **_about()}
    try:
        with workroom(target) as room:
            with show.progress("正在复制数据库……"):
                database = _database(about["database"], room)
            parts = (database, *_files(home, proofs))
            with show.progress("正在写备份……", total=len(parts)) as step:
                code = pack(target, parts, about, step=step)
    except BackupError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(
            f"写不了 {target}：{error.strerror or error}，没有备份。请检查文件夹的权限和剩余空间。"
        ) from None
    click.echo(f"已备份到 {target}（{len(parts)}个文件，{_size(target)}）。")
    click.echo(f"核对码：{code}")
    click.echo("里面有全部账号和密钥，请放在只有管理员能读的地方；核对码请另抄一处，恢复时用它核对。")


def _now() -> datetime:
    return datetime.now(ZoneInfo("Asia/Shanghai"))


def _target(file: Path) -> Path:
    """The file to write: in a folder, one named by the moment."""
    target = file / f"台账备份-{_now():%Y%m%d-%H%M%S}.zip" if file.is_dir() else file
    if not target.parent.is_dir():
        raise click.ClickException(f"没有 {target.parent} 这个文件夹。请先建好，或换一个地方。")
    if target.suffix.lower() != ".zip":
        raise click.ClickException(f"备份是一个 .zip 文件，请写成 {target.name}.zip，或写一个已有的文件夹。")
    if target.exists():
        raise click.ClickException(f"{target} 已经有了，不覆盖。请换一个名字，或先把它移走。")
    return target.resolve()


def _about() -> dict[str, Any]:
    """What the manifest says besides its parts: the program, the kind of database, the migrations it has been through."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    from taizhang import __version__

    if connection.vendor not in DATABASE_FILE:
        raise click.ClickException(f"不会备份 {connection.vendor} 数据库，只会备份 SQLite 和 PostgreSQL。")
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    ours = {app: [name for label, name in applied if label == app] for app in OUR_APPS}
    return {"program": __version__, "database": connection.vendor, "migrations": ours}


def _database(kind: str, room: Path) -> Any:
    from django.conf import settings

    from taizhang.adapters.backup_database import postgres_dump, sqlite_copy
    from taizhang.adapters.backup_file import Part

    copy = room / DATABASE_FILE[kind]
    if kind == SQLITE:
        sqlite_copy(Path(str(settings.DATABASES["default"]["NAME"])), copy)
    else:
        postgres_dump(settings.DATABASES["default"], copy)
    return Part(copy.name, copy)


def _files(home: Path, proofs: bool) -> tuple[Any, ...]:
    """The files of the home that belong into a backup; the own catalogue from where it is in force."""
    from taizhang.adapters.backup_file import Part, parts_under
    from taizhang.registry.park import directories, own_folder

    key = home / "secret-key"
    found = [Part(key.name, key)] if key.is_file() else []
    for name in (*FOLDERS, *(["proofs"] if proofs else [])):
        found += parts_under(home / name, name)
    for own in directories()[1:]:
        found += parts_under(own, own_folder().name)
    return tuple(found)


def _size(file: Path) -> str:
    size = file.stat().st_size
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.0f} KB"
