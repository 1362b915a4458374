"""What lies on the desk, whose it is, and when it is cleared away."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from proofs.desk_room import laid
from taizhang.proofs import desk


def test_job__is_its_owners_only() -> None:
    job = laid(1)
    assert desk.job(job.token, 1) == job
    assert desk.job(job.token, 2) is None


@pytest.mark.parametrize("token", ["", "..", "../..", "ab", "zz" * 16, "ab" * 16 + "/x"])
def test_job__takes_tokens_only(token: str) -> None:
    assert desk.job(token, 1) is None


def test_jobs__newest_first() -> None:
    old = laid(1, token="aa" * 16)
    desk.write(
        old,
        "about.json",
        {"token": old.token, "owner": 1, "name": "旧.txt", "at": "2998-01-01T00:00:00+00:00"},
    )
    laid(1, token="bb" * 16)
    laid(2, token="cc" * 16)
    assert [job.name for job in desk.jobs(1)] == ["稿.txt", "旧.txt"]


def test_sweep__clears_what_is_old_unless_kept() -> None:
    long_ago = (timezone.now() - timedelta(hours=desk.HOURS + 1)).isoformat()
    for token, kept in (("aa" * 16, False), ("bb" * 16, True)):
        job = laid(1, token=token)
        desk.write(
            job, "about.json", {"token": token, "owner": 1, "name": "稿.txt", "at": long_ago, "kept": kept}
        )
    desk.sweep()
    assert [job.token for job in desk.jobs(1)] == ["bb" * 16]


def test_keep__is_remembered() -> None:
    job = desk.keep(laid(1))
    found = desk.job(job.token, 1)
    assert found is not None
    assert found.kept


def test_discard__leaves_nothing(room: Path) -> None:
    desk.discard(laid(1))
    assert list(room.iterdir()) == []


def test_progress__gives_up_on_work_that_never_ended() -> None:
    job = laid(1)
    long_ago = (timezone.now() - timedelta(minutes=10)).isoformat()
    stuck = desk.Job(job.token, 1, "稿.txt", long_ago)
    desk.write(stuck, "progress.json", {"state": "working", "said": "正在校对", "advice": ""})
    assert desk.progress(stuck).state == "failed"


def test_lay__refuses_a_fifth_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "_start", lambda job: None)
    for _ in range(desk.MOST_AT_ONCE):
        desk.lay(1, "稿.txt", b"1")
    with pytest.raises(desk.Busy):
        desk.lay(1, "稿.txt", b"1")


def test_read__of_a_broken_file_is_nothing() -> None:
    job = laid(1)
    (job.folder / "result.json").write_text("{", "utf-8")
    assert desk.read(job, "result.json") is None
    assert json.loads((job.folder / "about.json").read_text("utf-8"))["owner"] == 1
