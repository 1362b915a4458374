"""A backup of a ledger of its own, taken while another process writes, restored elsewhere and verified there."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from taizhang.adapters.backup_file import MANIFEST, BackupError, Part, pack, read_manifest, unpack
from taizhang.cli.restore import _understood

WRITER = """
import sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
base.execute("CREATE TABLE pair (a INTEGER, b INTEGER)")
n = 0
while True:
    n += 1
    base.execute("BEGIN IMMEDIATE")
    base.execute("INSERT INTO pair VALUES (?, 0)", (n,))
    base.execute("UPDATE pair SET b = a WHERE a = ?", (n,))
    base.execute("COMMIT")
    if n == 20:
        print("writing", flush=True)
"""


def run(home: Path, *arguments: object, **extra: str) -> subprocess.CompletedProcess[str]:
    around = {
        key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "TAIZHANG_SECRET_KEY"}
    }
    around |= {
        "TAIZHANG_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "taizhang.web.settings",
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "taizhang.cli.main", *map(str, arguments)]
    return subprocess.run(command, env=around | extra, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger just made, with a catalogue of its own and a few files that are not the ledger's."""
    made = tmp_path_factory.mktemp("台账") / "home"
    assert run(made, "init", "--password", "Yuanqu-2024").returncode == 0
    for name in ("own-catalogue/note.md", "reports/1/a.json", "books/a/b", "proofs/a", "logs/a", "cache/a"):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(name, "utf-8")
    return made


def test_backup__while_another_process_writes_and_back(home: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "a.zip", tmp_path / "new"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, home / "db.sqlite3"], stdout=subprocess.PIPE
    ) as writer:
        try:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"writing\n"
            done = run(home, "backup", file)
            assert writer.poll() is None
        finally:
            writer.kill()
    assert (done.returncode, done.stderr) == (0, "")
    manifest, code = read_manifest(file)
    assert f"核对码：{code}" in done.stdout
    names = {"db.sqlite3", "secret-key", "own-catalogue/note.md", "reports/1/a.json", "books/a/b"}
    assert set(manifest["parts"]) == names
    wrong = run(tmp_path / "unused", "restore", file, "--to", new, "--code", "0" * 64)
    assert (wrong.returncode, new.exists(), "核对码不同" in wrong.stderr) == (2, False, True)
    done = run(tmp_path / "unused", "restore", file, "--to", new, "--code", code)
    assert (done.returncode, done.stderr) == (0, "")
    assert "哈希链完好" in done.stdout
    assert not (tmp_path / "unused").exists()
    for name in names - {"db.sqlite3"}:
        assert (new / name).read_bytes() == (home / name).read_bytes()
    with closing(sqlite3.connect(new / "db.sqlite3")) as base:
        count, highest, halves = base.execute("SELECT count(*), max(a), sum(a <> b) FROM pair").fetchone()
        users = base.execute("SELECT username FROM auth_user").fetchall()
    assert count >= 20
    assert (count, halves, users) == (highest, 0, [("admin",)])
    again = run(tmp_path / "unused", "restore", file, "--to", new)
    assert (again.returncode, "不是空的文件夹" in again.stderr) == (2, True)


def test_backup__into_a_folder_with_proofs(home: Path, tmp_path: Path) -> None:
    assert run(home, "backup", tmp_path, "--proofs").returncode == 0
    (file,) = tmp_path.glob("台账备份-*.zip")
    assert "proofs/a" in read_manifest(file)[0]["parts"]


def test_backup__where_it_cannot_be_written(home: Path, tmp_path: Path) -> None:
    for target, said in ((tmp_path / "没有" / "a.zip", "没有"), (tmp_path / "a.tar", "a.tar.zip")):
        done = run(home, "backup", target)
        assert (done.returncode, said in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_restore__a_ledger_tampered_with_before_the_backup_is_said(home: Path, tmp_path: Path) -> None:
    assert run(home, "backup", tmp_path / "a.zip").returncode == 0
    manifest, _ = read_manifest(tmp_path / "a.zip")
    unpack(tmp_path / "a.zip", tmp_path / "in")
    with closing(sqlite3.connect(tmp_path / "in" / "db.sqlite3")) as base, base:
        base.execute("UPDATE registry_chainhead SET hash = 'f', count = count + 1")
    parts = [Part(name, tmp_path / "in" / name) for name in manifest["parts"]]
    pack(tmp_path / "b.zip", parts, {key: manifest[key] for key in ("taken_at", "database", "migrations")})
    done = run(tmp_path / "unused", "restore", tmp_path / "b.zip", "--to", tmp_path / "new")
    assert (done.returncode, "核验没有通过" in done.stderr) == (1, True)


def test_restore__changed_or_newer_leaves_no_home(home: Path, tmp_path: Path) -> None:
    assert run(home, "backup", tmp_path / "a.zip").returncode == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as old:
        content = {name: old.read(name) for name in old.namelist()}
    newer = json.loads(content[MANIFEST])
    newer["migrations"]["ledger"].append("0999_of_next_year")
    changes = ({"reports/1/a.json": b"62"}, {MANIFEST: json.dumps(newer).encode()})
    for change, said in zip(changes, ("与清单不符", "0999_of_next_year"), strict=True):
        with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
            for name, raw in (content | change).items():
                archive.writestr(name, raw)
        done = run(tmp_path / "unused", "restore", tmp_path / "b.zip", "--to", tmp_path / "new")
        assert (done.returncode, said in done.stderr) == (2, True)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.zip", "b.zip"]


def test_understood__a_manifest_without_a_database() -> None:
    with pytest.raises(BackupError, match="没有数据库"):
        _understood({"parts": {}, "database": "sqlite", "migrations": {}, "taken_at": ""})


def test_backup__postgresql_without_its_programs(tmp_path: Path) -> None:
    pack_of_postgres = tmp_path / "p.zip"
    (tmp_path / "sql").write_text("SELECT 1;", "utf-8")
    about = {"database": "postgresql", "migrations": {}, "taken_at": "2024-10-01"}
    pack(pack_of_postgres, [Part("database.sql", tmp_path / "sql")], about)
    asked = ("restore", pack_of_postgres, "--to", tmp_path / "new")
    assert "先建一个空的数据库" in run(tmp_path / "unused", *asked).stderr
    url = "postgres://nobody@127.0.0.1:1/none"
    assert "本机没有 psql" in run(tmp_path / "unused", *asked, DATABASE_URL=url, PATH="").stderr
    assert not (tmp_path / "new").exists()
