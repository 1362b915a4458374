"""Several at once: of two reviewers one wins, one request gives one version, no tab writes over another."""

from pathlib import Path

import pytest

from other_process import own_database, said

SCRIPT = Path(__file__).with_name("at_once.py")
ROUNDS = 12


@pytest.mark.django_db(transaction=True)
def test_at_once__nothing_doubled_and_nothing_lost(tmp_path: Path) -> None:
    (found,) = said(SCRIPT, ROUNDS, home=tmp_path, seconds=120, database=own_database())
    assert found["faults"] == []
    assert found["versions"] == ROUNDS
