"""A month that is looked at again is read again, validated only where it changed, and closed without reading other months."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User

from registry.small_park import YUANHANG, with_rule
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Period
from taizhang.ledger import review
from taizhang.ledger import standing as room
from taizhang.ledger.actions import Origin, Reported, entries_record
from taizhang.ledger.standing import standing

MARCH = Period(2024, 1, 3)


def record(clerk: User, catalogue: Catalogue, value: int) -> None:
    done = entries_record(
        actor=clerk, reports=[Reported(YUANHANG, "revenue", MARCH, Decimal(value))],
        origin=Origin("cli", "x"), catalogue=catalogue, reason="更正",
    )  # fmt: skip
    assert done.findings == ()


def test_standing__a_form_is_validated_again_where_it_or_the_catalogue_changed(
    clerk: User, park: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue, seen = with_rule(park, "few", hard=False), []
    look = room.validate
    monkeypatch.setattr(room, "validate", lambda *given: seen.append(given) or look(*given))
    record(clerk, catalogue, 7)
    first = standing(MARCH, catalogue)
    count = len(seen)
    assert count
    assert standing(MARCH, catalogue) == first
    assert len(seen) == count, "nothing changed"
    record(clerk, catalogue, 8)
    standing(MARCH, catalogue)
    assert len(seen) == count + 1, "one form changed"
    other = with_rule(park, "few", hard=True)
    assert {each.finding.level for each in standing(MARCH, other).told} != {
        each.finding.level for each in standing(MARCH, catalogue).told
    }, "another catalogue of the same name judges for itself"


def test_standing__what_must_hold_needs_no_other_month(
    clerk: User, park: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(clerk, park, 7)
    read: list[Period | None] = []
    held = review.held
    monkeypatch.setattr(review, "held", lambda period, who="": read.append(period) or held(period, who))
    standing(MARCH.month(), park, hints=False)
    assert read == [MARCH]
    standing(MARCH.month(), park)
    assert set(read) == {MARCH, MARCH.previous(), MARCH.prior()}


def test_later__reads_once_and_as_a_mapping() -> None:
    asked = []
    cells = room._Later(lambda: asked.append(1) or {"revenue": Decimal(7)})
    assert asked == []
    assert (cells["revenue"], cells.get("output"), len(cells), dict(cells)) == (7, None, 1, {"revenue": 7})
    assert asked == [1]
