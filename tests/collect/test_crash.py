"""A process killed while somebody saves, submits or approves leaves the state before or after, never between."""

from pathlib import Path

import pytest

from other_process import killings

NURSERY = Path(__file__).with_name("crash_nursery.py")


@pytest.mark.parametrize(("deed", "kills"), [("save", 40), ("submit", 40), ("approve", 60)])
def test_crash__killed_at_random_points(deed: str, kills: int, tmp_path: Path) -> None:
    lines = killings(NURSERY, deed, kills=kills, seed=20241031, home=tmp_path, seconds=240)
    assert sum(line["done"] for line in lines) > kills / 4  # it was at work, not still starting
