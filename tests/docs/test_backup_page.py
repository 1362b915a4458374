"""The page on backups names the program's verbs, options and parts, and no others."""

import re
from pathlib import Path

from taizhang.adapters.backup_file import MANIFEST
from taizhang.cli import backup, restore
from taizhang.cli.main import VERBS

PAGE = (Path(__file__).parents[2] / "docs" / "operations" / "backup.md").read_text("utf-8")


def test_backup_page__every_option_and_no_other() -> None:
    options = {
        option
        for verb in (backup.command, restore.command)
        for each in verb.params
        for option in each.opts
        if option.startswith("--")
    }
    assert set(re.findall(r"--[a-z]+", PAGE)) == options


def test_backup_page__only_verbs_that_there_are() -> None:
    named = set(re.findall(r"taizhang ([a-z]+)", PAGE))
    assert {"backup", "restore"} <= named <= set(VERBS)


def test_backup_page__every_part() -> None:
    table = PAGE[PAGE.index("## 备份里有什么") : PAGE.index("日志、缓存")]
    rows = re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
    named = {name.rstrip("/") for row in rows for name in re.findall(r"`(.+?)`", row)}
    always = {*backup.FOLDERS, *backup.DATABASE_FILE.values(), MANIFEST}
    assert named == always | {"own-catalogue", "secret-key", "proofs"}
