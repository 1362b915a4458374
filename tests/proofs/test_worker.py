"""The working process, called by hand in a folder of its own."""

import json
from pathlib import Path
from typing import Any

import pytest

from taizhang.proofs import worker


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(worker, "bound_memory", lambda most: None)  # it would bind the tests, too
    monkeypatch.setenv("TAIZHANG_HOME", str(tmp_path / "home"))
    return tmp_path


def work(folder: Path, content: bytes, name: str = "稿.txt", earlier: bytes | None = None) -> dict[str, Any]:
    about = {"name": name, "owner": 1, "ledger": False, "earlier": "去年.txt" if earlier else ""}
    (folder / "about.json").write_text(json.dumps(about), "utf-8")
    (folder / "upload").write_bytes(content)
    if earlier:
        (folder / "earlier").write_bytes(earlier)
    worker.main([str(folder)])
    told: dict[str, Any] = json.loads((folder / "progress.json").read_text("utf-8"))
    return told


def test_main__leaves_text_and_proof(folder: Path) -> None:
    assert work(folder, "规上产值61亿元，同比增长10%。".encode())["state"] == "done"
    found = json.loads((folder / "result.json").read_text("utf-8"))
    assert found["source"]["text"] == "规上产值61亿元，同比增长10%。"
    assert [figure["surface"] for figure in found["proof"]["figures"]] == ["61亿元", "10%"]
    assert found["ledger"] == {}


def test_main__a_file_that_cannot_be_read(folder: Path) -> None:
    told = work(folder, b"\xd0\xcf\x11\xe0 old", "旧.doc")
    assert told["state"] == "failed"
    assert "旧版" in told["said"]
    assert "另存为" in told["advice"]
    assert not (folder / "result.json").exists()


def test_main__against_an_earlier_report(folder: Path) -> None:
    now = "2024年1-9月，园区工业总产值70.3亿元，同比增长8.4%。"
    then = "2024年1-9月，园区工业总产值71.5亿元。"
    work(folder, now.encode(), earlier=then.encode())
    found = json.loads((folder / "result.json").read_text("utf-8"))
    assert any("71.5亿元" in each["message"] for each in found["proof"]["findings"])


def test_main__an_earlier_report_that_cannot_be_read_is_named(folder: Path) -> None:
    told = work(folder, "产值61亿元。".encode(), earlier=b"Rar!")
    assert told["state"] == "failed"
    assert "去年.txt" in told["said"]
