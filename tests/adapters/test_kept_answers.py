"""What was counted comes back as it was, or not at all; and whoever touches it is told of."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.adapters.kept_answers import KeptAnswers

ABOUT = {"snapshot": "7d42", "period": "2024-01..2024-09", "catalogue": "c1", "counting": "e1"}
ROWS: list[dict[str, Any]] = [
    {"indicator": "output", "scope": "park", "value": Decimal("5230.5000"), "prior": None, "n_value": 96},
    {
        "indicator": "profit",
        "scope": "park",
        "value": Decimal("-0.0001"),
        "prior": Decimal("1.1"),
        "n_value": 0,
    },
]
NURSERY = Path(__file__).with_name("answers_nursery.py")


def shelf(folder: Path, *, recount: bool = False, **about: str) -> KeptAnswers:
    return KeptAnswers(folder / "7d42", {**ABOUT, **about}, recount)


def file_of(folder: Path) -> Path:
    (file,) = (folder / "7d42").iterdir()
    return file


def sealed_anew(file: Path, old: str, new: str) -> None:
    """What somebody does who knows how the seal is made."""
    text = file.read_bytes()[:-65].replace(old.encode(), new.encode())
    file.write_bytes(text + hashlib.sha256(text).hexdigest().encode() + b"\n")


def test_take__gives_back_what_was_put_digit_for_digit(tmp_path: Path) -> None:
    shelf(tmp_path).put("window", ROWS)
    again = shelf(tmp_path)
    found = again.take("window")
    assert found == ROWS
    assert [str(row["value"]) for row in found or ()] == ["5230.5000", "-0.0001"]
    assert again.take("targets") is None
    assert again.findings == []


_CELL = st.one_of(st.none(), st.decimals(allow_nan=False, allow_infinity=False))


@given(values=st.lists(_CELL, max_size=5), names=st.lists(st.text(max_size=9), max_size=5))
def test_take__round_trip(
    tmp_path_factory: pytest.TempPathFactory, values: list[Any], names: list[str]
) -> None:
    rows = [{"值": value, "名": name} for value, name in zip(values, names, strict=False)]
    folder = tmp_path_factory.mktemp("册")
    shelf(folder).put("months cluster:battery", rows)
    found = shelf(folder).take("months cluster:battery")
    assert found is not None
    assert [[str(each) for each in row.values()] for row in found] == [
        [str(each) for each in row.values()] for row in rows
    ]


def test_put__refuses_what_would_not_come_back(tmp_path: Path) -> None:
    for value in (0.5, True, [1]):
        with pytest.raises(TypeError, match="cannot keep column x"):
            shelf(tmp_path).put("window", [{"x": value}])
    with pytest.raises(TypeError):
        shelf(tmp_path).put("window", [{"x": 1}, {"x": "1"}])
    assert shelf(tmp_path).questions() == ()


def test_questions__are_those_answered(tmp_path: Path) -> None:
    for question in ("window", "months city", "months cluster:battery"):
        shelf(tmp_path).put(question, ROWS)
    assert shelf(tmp_path).questions() == ("months city", "months cluster:battery", "window")
    assert KeptAnswers(tmp_path / "gone", ABOUT).questions() == ()


@pytest.mark.parametrize("what", ["catalogue", "counting"])
def test_take__of_another_catalogue_or_counting_is_counted_again_without_a_word(
    tmp_path: Path, what: str
) -> None:
    shelf(tmp_path).put("window", ROWS)
    other = shelf(tmp_path, **{what: "other"})
    assert other.take("window") is None
    other.put("window", ROWS[:1])
    assert other.findings == []
    assert shelf(tmp_path, **{what: "other"}).take("window") == ROWS[:1]
    assert shelf(tmp_path).take("window") is None


@pytest.mark.parametrize("what", ["snapshot", "period"])
def test_take__from_another_place_is_broken(tmp_path: Path, what: str) -> None:
    shelf(tmp_path).put("window", ROWS)
    other = shelf(tmp_path, **{what: "other"})
    assert other.take("window") is None
    assert [each.code for each in other.findings] == ["book-broken"]


def test_take__under_the_name_of_another_question_is_broken(tmp_path: Path) -> None:
    shelf(tmp_path).put("window", ROWS)
    file_of(tmp_path).rename(tmp_path / "7d42" / "targets.answers")
    other = shelf(tmp_path)
    assert other.take("targets") is None
    assert "不是这个快照、这一问的答数" in other.findings[0].message


@pytest.mark.parametrize("kept", [0, 1, 64, 65, 66, 200, -1, -65, -66])
def test_take__truncated_is_told_and_left_as_it_lies(tmp_path: Path, kept: int) -> None:
    shelf(tmp_path).put("window", ROWS)
    file = file_of(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[:kept])
    broken = shelf(tmp_path)
    assert broken.take("window") is None
    broken.put("window", ROWS)
    assert file.read_bytes() == whole[:kept], "whoever wants to know what happened finds it"
    (finding,) = broken.findings
    assert finding.code == "book-broken"
    assert "快照7d42的答数册里，window.answers损坏或被改过" in finding.message
    assert str(file) in finding.advice


def test_take__one_digit_edited_is_told(tmp_path: Path) -> None:
    shelf(tmp_path).put("window", ROWS)
    file = file_of(tmp_path)
    file.write_bytes(file.read_bytes().replace(b"5230.5", b"6230.5"))
    edited = shelf(tmp_path)
    assert edited.take("window") is None
    assert "封记不符" in edited.findings[0].message
    assert edited.take("window") is None
    assert len(edited.findings) == 1, "told once"


def test_recount__finds_what_was_sealed_anew(tmp_path: Path) -> None:
    shelf(tmp_path).put("window", ROWS)
    sealed_anew(file_of(tmp_path), "5230.5", "6230.5")
    fooled = shelf(tmp_path)
    assert (fooled.take("window") or [{}])[0]["value"] == Decimal("6230.5")
    counting = shelf(tmp_path, recount=True)
    assert counting.take("window") is None
    counting.put("window", ROWS)
    (finding,) = counting.findings
    assert finding.code == "book-differs"
    assert "window.answers所存与按快照重新数出来的不同" in finding.message


def test_recount__what_agrees_is_silent_and_what_is_missing_is_kept(tmp_path: Path) -> None:
    shelf(tmp_path).put("window", ROWS)
    counting = shelf(tmp_path, recount=True)
    counting.put("window", ROWS)
    counting.put("targets", ROWS)
    assert counting.findings == []
    assert shelf(tmp_path).take("targets") == ROWS


def test_take__sealed_but_no_answer(tmp_path: Path) -> None:
    shelf(tmp_path).put("window", ROWS)
    sealed_anew(file_of(tmp_path), '"columns"', '"kolonnen"')
    other = shelf(tmp_path)
    assert other.take("window") is None
    assert "不是答数的写法" in other.findings[0].message


def test_put__a_disk_that_takes_nothing_spoils_nothing(tmp_path: Path) -> None:
    (tmp_path / "7d42").write_text("这里本该是文件夹")
    full = shelf(tmp_path)
    full.put("window", ROWS)
    (finding,) = full.findings
    assert finding.code == "book-unkept"
    assert "这一次的结果不受影响" in finding.message


def test_put__sweeps_what_killed_processes_left(tmp_path: Path) -> None:
    shelf(tmp_path).put("window", ROWS)
    old, new = (tmp_path / "7d42" / name for name in (".old.part", ".new.part"))
    for each in (old, new):
        each.write_text("一半")
    os.utime(old, (time.time() - 90_000,) * 2)
    shelf(tmp_path).put("targets", ROWS)
    assert not old.exists()
    assert new.exists()


def test_put__killed_at_random_points_leaves_a_whole_answer_or_none(tmp_path: Path) -> None:
    command = [sys.executable, str(NURSERY), str(tmp_path / "7d42"), "60", "20240930"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(lines) == 60
    assert [line for line in lines if line["faults"]] == []
    assert {line["signal"] for line in lines} == {signal.SIGKILL}
    assert sum(line["done"] for line in lines) > 15  # it was at work, not still starting
