"""A process killed at any point of issuing a report leaves it issued or not issued, never between."""

from pathlib import Path

from other_process import killings

NURSERY = Path(__file__).with_name("crash_nursery.py")


def test_crash__killed_while_issuing(tmp_path: Path) -> None:
    lines = killings(NURSERY, kills=24, seed=20240630, home=tmp_path, seconds=600)
    assert sum(line["done"] for line in lines) > 6  # it was at work, not still starting
