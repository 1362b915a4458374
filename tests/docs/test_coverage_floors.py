"""The gate on coverage knows every lower room, and lets nothing below its floor through."""

import configparser
from pathlib import Path

from coverage_floors import FLOORS, SOURCE, short_of

ROOT = Path(__file__).parents[2]


def test_floors__for_every_room_below_the_adapters_but_proofing() -> None:
    layers = configparser.ConfigParser()
    layers.read(ROOT / ".importlinter", encoding="utf-8")
    rooms = layers["importlinter:contract:layers"]["layers"].replace("|", "\n").split()
    lower = set(rooms[rooms.index("adapters") + 1 :]) - {"proofing"}
    assert lower | {"ledger"} == set(FLOORS)
    assert all((SOURCE / room).is_dir() for room in FLOORS)


def test_short_of__names_the_room_and_by_how_much() -> None:
    full = dict.fromkeys(FLOORS, 100.0)
    assert short_of(full) == []
    assert short_of({room: float(floor) for room, floor in FLOORS.items()}) == []
    assert short_of(full | {"kernel": 97.99}, {"kernel": 98}) == ["kernel 97.99%, floor 98%"]


def test_make_test__asks_it() -> None:
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\ntest: ")[2].partition("\n\n")[0]
    assert recipe.index("--cov") < recipe.index("tests/coverage_floors.py")
