"""Two writers at once: each figure is recorded once, and the chain has no gap and no fork."""

from pathlib import Path

import pytest

from other_process import own_database, said

SCRIPT = Path(__file__).with_name("two_writers.py")


@pytest.mark.django_db(transaction=True)
def test_entries_record__two_writers_at_once(tmp_path: Path) -> None:
    (found,) = said(SCRIPT, home=tmp_path, seconds=90, database=own_database())
    assert found["faults"] == []
    left, right = found["first"]
    assert [one != other for one, other in zip(left, right, strict=True)] == [
        True
    ] * 7  # one was first, each time
    assert (found["entries"], found["submissions"]) == (21, 21)
