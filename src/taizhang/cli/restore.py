"""``taizhang restore``: a backup into an empty home, whole or not at all, and then the ledger verified there.

Everything is unpacked and compared beside the home and moved there at the end. Django is not set up in this process, since it
would make the home of the settings; what needs it (newer migrations, verifying) runs as a process in the restored home.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from taizhang.cli import show
from taizhang.cli.backup import DATABASE_FILE, OUR_APPS, POSTGRES


@click.command(name="restore", help="恢复：把备份放进一个空的文件夹，然后核验哈希链。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "home",
    required=True,
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="恢复到哪里，须是空的或还没有的。",
)
@click.option("--code", metavar="核对码", help="备份时打印的核对码，不同就不恢复。")
def command(file: Path, home: Path, code: str | None) -> int:
    """Exit code 1 where the restored ledger does not verify."""
    from taizhang.adapters.backup_file import BackupError, read_manifest, unpack, workroom

    home = home.resolve()
    try:
        manifest, found = read_manifest(file)
        if code is not None and code.strip().lower() != found:
            raise BackupError(f"核对码不同：这份备份的是 {found}。它不是当时那一份，没有恢复。")
        _understood(manifest)
        postgres = _postgres(manifest)
        _empty(home)
        home.parent.mkdir(parents=True, exist_ok=True)
        with workroom(home) as room:
            new = room / "home"
            new.mkdir(mode=0o700)
            with show.progress("正在解开、核对备份……", total=len(manifest["parts"])) as step:
                unpack(file, new, step=step)
            _settle(new, home, postgres)
    except BackupError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(
            f"写不了 {home}：{error.strerror or error}，没有恢复。请检查权限和剩余空间。"
        ) from None
    click.echo(
        f"已恢复到 {home}：{manifest['taken_at']} 的备份，{len(manifest['parts'])}个文件，都与清单相符。"
    )
    click.echo(f"核对码：{found}")
    return _verify(home)


def _understood(manifest: Mapping[str, Any]) -> None:
    """BackupError where a newer program made the backup: its tables would not be understood."""
    from taizhang.adapters.backup_file import BackupError

    kind, migrations = manifest.get("database"), manifest.get("migrations")
    if kind not in DATABASE_FILE or DATABASE_FILE[kind] not in manifest["parts"]:
        raise BackupError("备份里没有数据库，或不知道是哪一种，没有恢复。请换一份备份。")
    if not isinstance(migrations, dict) or "taken_at" not in manifest:
        raise BackupError("备份的清单不全，被改过或已损坏，没有恢复。请换一份备份。")
    for app, names in migrations.items():
        known = _known(app) if app in OUR_APPS else frozenset()
        if newer := [name for name in names if name not in known]:
            raise BackupError(
                f"这份备份是更新的一版台账（{manifest.get('program')}）做的，库里有这一版不认识的改动"
                f"（{app} {newer[0]}），没有恢复。请装上那一版或更新的，再恢复。"
            )


def _known(app: str) -> frozenset[str]:
    folder = files("taizhang") / app / "migrations"
    return frozenset(each.name.removesuffix(".py") for each in folder.iterdir() if each.name.endswith(".py"))


def _postgres(manifest: Mapping[str, Any]) -> dict[str, Any] | None:
    """The PostgreSQL database to load into; None for SQLite. BackupError where backup and DATABASE_URL do not fit."""
    from taizhang.adapters.backup_database import postgres_empty
    from taizhang.adapters.backup_file import BackupError

    given = os.environ.get("DATABASE_URL")
    if manifest["database"] != POSTGRES:
        if given:
            raise BackupError("这份备份是 SQLite 的，而设了 DATABASE_URL。请先去掉 DATABASE_URL 再恢复。")
        return None
    if not given:
        raise BackupError("这份备份是 PostgreSQL 的。请先建一个空的数据库，把 DATABASE_URL 指向它，再恢复。")
    import dj_database_url

    database = dict(dj_database_url.parse(given))
    if not postgres_empty(database):
        raise BackupError(
            f"DATABASE_URL 指的数据库 {database['NAME']} 里已经有表，不覆盖。请另建一个空的数据库。"
        )
    return database


def _empty(home: Path) -> None:
    from taizhang.adapters.backup_file import BackupError

    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise BackupError(f"{home} 不是空的文件夹，不覆盖。请换一个文件夹，或先把里面的东西移走。")


def _settle(new: Path, home: Path, postgres: Mapping[str, Any] | None) -> None:
    """Load the SQL where there is some, then move the unpacked home to its place."""
    from taizhang.adapters.backup_database import postgres_load
    from taizhang.adapters.backup_file import BackupError

    if postgres is not None:
        sql = new / DATABASE_FILE[POSTGRES]
        postgres_load(postgres, sql)
        sql.unlink()
    if home.exists():
        home.rmdir()  # fails where somebody put something there meanwhile
    try:
        new.rename(home)
    except OSError as error:
        if postgres is None:
            raise
        raise BackupError(
            f"数据库已经恢复，而文件放不进 {home}（{error.strerror}）。请清空这个数据库，查清原因后再恢复。"
        ) from None


def _verify(home: Path) -> int:
    """Bring the tables up to this program, then ``taizhang ledger verify``, both in the restored home."""
    around = {
        **os.environ,
        "TAIZHANG_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "taizhang.web.settings",
        "PYTHONUTF8": "1",
    }
    with show.progress("正在核对表结构……"):
        done = _process(("-m", "django", "migrate", "--noinput", "--verbosity", "0"), around)
    if done.returncode != 0:
        raise click.ClickException(f"文件已放进 {home}，但表结构没有升级成：{done.stderr.strip()[-300:]}")
    with show.progress("正在核验恢复好的台账……"):
        done = _process(("-m", "taizhang.cli.main", "ledger", "verify"), around)
    click.echo(f"核验（taizhang ledger verify）：\n{(done.stdout + done.stderr).strip()}")
    if done.returncode != 0:
        click.echo("恢复好的台账核验没有通过，请不要用它记账；先按上面说的查清，或换一份备份。", err=True)
        return 1
    click.echo(f"可以用了：把 TAIZHANG_HOME 设为 {home}，再运行 taizhang serve。")
    return 0


def _process(arguments: tuple[str, ...], around: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # this very program
        (sys.executable, *arguments), env=around, capture_output=True, encoding="utf-8", check=False
    )
