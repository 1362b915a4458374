"""A file is written whole or not at all, and nothing is left beside it."""

import os
import stat
from pathlib import Path

import pytest

from taizhang.adapters.whole_file import sweep, write_whole


def test_write_whole__leaves_nothing_beside(tmp_path: Path) -> None:
    file = write_whole(tmp_path / "报告.txt", "产值".encode(), mode=0o644, lasting=True)
    assert file.read_text("utf-8") == "产值"
    assert [each.name for each in file.parent.iterdir()] == ["报告.txt"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


def test_write_whole__is_the_owners_alone_unless_said(tmp_path: Path) -> None:
    assert stat.S_IMODE(write_whole(tmp_path / "a", b"1").stat().st_mode) == 0o600


def test_write_whole__brings_no_folder_back(tmp_path: Path) -> None:
    """What was cleared away stays away, though a process is still working on it."""
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "gone" / "a", b"1")
    assert list(tmp_path.iterdir()) == []


def test_write_whole__an_interrupted_write_keeps_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_whole(tmp_path / "a", b"old")

    def fails(descriptor: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="disk full"):
        write_whole(file, b"new", lasting=True)
    assert file.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_sweep__what_was_left_a_day_ago(tmp_path: Path) -> None:
    for name in (".old.part", ".new.part", "old.part", ".old"):
        (tmp_path / name).touch()
    (tmp_path / ".rest-old").mkdir()
    (tmp_path / ".rest-old" / "half").touch()
    for name in (".old.part", "old.part", ".old", ".rest-old"):
        os.utime(tmp_path / name, (0, 0))
    sweep(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == [".new.part", ".old", ".rest-old", "old.part"]
    sweep(tmp_path, ".rest-*")
    assert not (tmp_path / ".rest-old").exists()
