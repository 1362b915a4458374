"""docs/algorithms/chain.md says what is hashed, in which order, with an example: all three are held against the code."""

import hashlib
import json
import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from taizhang.collect.models import Round, Verdict, Version
from taizhang.kernel import GENESIS, link
from taizhang.ledger.models import Close, Entry, Explanation, Submission
from taizhang.registry.chain import Chained, name_of
from taizhang.registry.models import AccountEvent, Appointment, Membership, Naming, RoleGrant
from taizhang.reports.models import Issue

TEXT = (Path(__file__).parents[2] / "docs" / "algorithms" / "chain.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r'^    (\[".*\])\n    ([0-9a-f]{64})$', TEXT, re.MULTILINE)


@pytest.mark.parametrize(
    "model",
    [
        Membership,
        Naming,
        Appointment,
        RoleGrant,
        AccountEvent,
        Submission,
        Entry,
        Explanation,
        Close,
        Round,
        Version,
        Verdict,
        Issue,
    ],
)
def test_sealed__listed_in_this_order(model: type[Chained]) -> None:
    listed = dict(re.findall(r"^- `([\w.]+)`: (.+)$", TEXT, re.MULTILINE))
    assert listed[name_of(model)].split(", ") == list(model.SEALED)


def test_example__with_nothing_but_sha256() -> None:
    (_, submission), first, second = EXAMPLE
    for (payload, stated), before in (((EXAMPLE[0]), GENESIS), (first, GENESIS), (second, first[1])):
        assert hashlib.sha256(f"{before}\n{payload}".encode()).hexdigest() == stated
    assert json.loads(first[0])[0] == json.loads(second[0])[0] == submission


def test_example__the_program_writes_the_same() -> None:
    moment, *rest = json.loads(EXAMPLE[0][0])
    assert link(GENESIS, [datetime.fromisoformat(moment), *rest]) == EXAMPLE[0][1]
    values = json.loads(EXAMPLE[1][0])
    for name in ("value", "prior"):
        place = Entry.SEALED.index(name)
        values[place] = Decimal(values[place]) + Decimal("0.0000")  # as the database gives it
    assert link(GENESIS, values) == EXAMPLE[1][1]


def test_example__a_changed_figure_does_not_fit() -> None:
    payload, stated = EXAMPLE[1]
    changed = payload.replace("5230.5", "5320.5")
    assert hashlib.sha256(f"{GENESIS}\n{changed}".encode()).hexdigest() != stated
    assert f"{stated[:8]}…" in TEXT
