import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from taizhang.adapters.backup_file import (
    MANIFEST,
    BackupError,
    Part,
    pack,
    parts_under,
    read_manifest,
    unpack,
)


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path]:
    """A backup of two files, and the folder they lie in."""
    root = tmp_path / "旧"
    (root / "一月").mkdir(parents=True)
    (root / "一月" / "数.txt").write_text("工业总产值61.9亿元\n" * 1000, "utf-8")
    (root / "空.txt").write_bytes(b"")
    (root / ".正在写").write_bytes(b"1")
    target = tmp_path / "备份.zip"
    pack(target, parts_under(root, "数据"), {"program": "1"})
    return target, root


def rewritten(file: Path, change: dict[str, bytes]) -> Path:
    """The same zip with other content under some names."""
    new = file.with_name("改过.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(new, "w") as archive:
        for name in {**dict.fromkeys(old.namelist()), **change}:
            archive.writestr(name, change[name] if name in change else old.read(name))
    return new


def test_pack__round_trip(made: tuple[Path, Path], tmp_path: Path) -> None:
    file, root = made
    unpack(file, tmp_path / "新")
    found = {
        str(each.relative_to(tmp_path / "新")) for each in (tmp_path / "新").rglob("*") if each.is_file()
    }
    assert found == {"数据/一月/数.txt", "数据/空.txt"}  # what is being written by somebody stays out
    for name in ("一月/数.txt", "空.txt"):
        assert (tmp_path / "新" / "数据" / name).read_bytes() == (root / name).read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["旧", "新", "备份.zip"])


def test_pack__overwrites_nothing(made: tuple[Path, Path]) -> None:
    before = made[0].read_bytes()
    with pytest.raises(BackupError, match="已经有了"):
        pack(made[0], (), {})
    assert made[0].read_bytes() == before


def test_pack__a_file_gone_meanwhile_is_left_out(tmp_path: Path) -> None:
    pack(tmp_path / "a.zip", [Part("没有", tmp_path / "没有")], {})
    assert read_manifest(tmp_path / "a.zip")[0]["parts"] == {}


def test_pack__killed_leaves_nothing_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "大").write_bytes(os.urandom(4 << 20))
    code = (
        "import sys, time; from pathlib import Path; from taizhang.adapters.backup_file import Part, pack\n"
        "def step():\n    print('half', flush=True); time.sleep(60)\n"
        "root = Path(sys.argv[1]); part = Part('a', root / '大')\n"
        "pack(root / '备份.zip', [part, Part('b', root / '大')], {}, step=step)"
    )
    with subprocess.Popen([sys.executable, "-c", code, tmp_path], stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"half\n"
        worker.send_signal(signal.SIGKILL)
    assert not (tmp_path / "备份.zip").exists()
    (left,) = tmp_path.glob(".taizhang-backup-*")
    os.utime(left, (0, 0))  # a day later
    pack(tmp_path / "备份.zip", [Part("a", tmp_path / "大")], {})
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["备份.zip", "大"])


def test_unpack__changed_content(made: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"数\.txt 与清单不符"):
        unpack(rewritten(made[0], {"数据/一月/数.txt": b"62"}), tmp_path / "新")


def test_unpack__every_cut_and_many_flipped_bytes_are_noticed(
    made: tuple[Path, Path], tmp_path: Path
) -> None:
    raw = made[0].read_bytes()
    bad = tmp_path / "坏.zip"
    for length in range(0, len(raw), 37):
        bad.write_bytes(raw[:length])
        with pytest.raises(BackupError):
            read_manifest(bad)
    stream = raw.index(b"\xe6\x95\xb0.txt") + 40  # within the compressed text
    bad.write_bytes(raw[:stream] + bytes([raw[stream] ^ 0xFF]) + raw[stream + 1 :])
    with pytest.raises(BackupError, match=r"损坏|不符"):
        unpack(bad, tmp_path / "新")


@pytest.mark.parametrize("name", ["../外面", "/tmp/外面", "a\\..\\b", "C:/外面"])
def test_read_manifest__names_that_lead_outside(made: tuple[Path, Path], name: str) -> None:
    manifest = {"format": 1, "parts": {name: {"size": 1, "sha256": "0"}}}
    file = made[0].with_name("外.zip")
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"1")
        archive.writestr(MANIFEST, json.dumps(manifest))
    with pytest.raises(BackupError, match="指向别处"):
        read_manifest(file)


def test_read_manifest__not_a_backup(made: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"没有 .* 这个文件"):
        read_manifest(tmp_path / "没有.zip")
    with pytest.raises(BackupError, match="不符"):
        read_manifest(rewritten(made[0], {"多的": b""}))
    with pytest.raises(BackupError, match="读不懂"):
        read_manifest(rewritten(made[0], {MANIFEST: b"[]"}))
    with pytest.raises(BackupError, match="格式2"):
        read_manifest(rewritten(made[0], {MANIFEST: b'{"format": 2, "parts": {}}'}))
