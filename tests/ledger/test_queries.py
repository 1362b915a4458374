from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import connection

from registry.small_park import XINYA, YUANHANG
from registry.tamper import execute, unguarded
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import Period
from taizhang.ledger import queries
from taizhang.ledger.actions import Origin, Reported, entries_record, period_close
from taizhang.registry.actions import reporter_appoint, respondent_rename
from taizhang.registry.append_only import remove

NINE = Period(2024, 1, 9)
FIGURE = Reported(YUANHANG, "output", NINE, Decimal("5230.5"), Decimal(4801))
OTHER = Reported(XINYA, "revenue", NINE, Decimal(12))


def record(clerk: User, catalogue: Catalogue, *reports: Reported, reason: str = "") -> datetime:
    origin = Origin("excel", "9月.xlsx", "d" * 64)
    done = entries_record(actor=clerk, reports=reports, origin=origin, catalogue=catalogue, reason=reason)
    assert done.findings == ()
    entry = queries.entry(done.entries[-1])
    assert entry is not None
    return entry.recorded_at


@pytest.fixture
def kept(clerk: User, park: Catalogue) -> datetime:
    """Two figures, and a correction of the first after the moment that is given back."""
    then = record(clerk, park, FIGURE, OTHER)
    record(clerk, park, replace(FIGURE, value=Decimal(5320)), reason="漏计二车间")
    return then


@pytest.fixture
def reporter(clerk: User, park: Catalogue) -> User:
    user = User.objects.create_user("wang", first_name="敏", last_name="王")
    assert reporter_appoint(actor=clerk, user=user, respondent=XINYA).done
    return user


def test_entries_in_force__now_and_then(kept: datetime) -> None:
    assert [(e.number, e.value) for e in queries.entries_in_force()] == [(2, Decimal(12)), (3, Decimal(5320))]
    assert [e.number for e in queries.entries_in_force(as_of=kept)] == [1, 2]


@pytest.mark.parametrize(
    ("narrow", "numbers"),
    [
        ({"indicator": "output"}, [3]),
        ({"respondent": XINYA}, [2]),
        ({"basis": "target"}, []),
        ({"period": NINE}, [2, 3]),
        ({"period": Period(2024, 9, 9, True)}, []),
    ],
)
def test_entries_in_force__narrowed(kept: datetime, narrow: dict[str, object], numbers: list[int]) -> None:
    assert [e.number for e in queries.entries_in_force(**narrow)] == numbers  # type: ignore[arg-type]


def test_entries_in_force__names_of_the_time(kept: datetime, clerk: User) -> None:
    moment = queries.entries_in_force().__next__().recorded_at
    respondent_rename(actor=clerk, respondent=YUANHANG, name="远航新能源", reason="工商变更登记")
    mine = {"respondent": YUANHANG}
    assert [e.respondent_name for e in queries.entries_in_force(**mine)] == ["远航新能源"]  # type: ignore[arg-type]
    (then,) = queries.entries_in_force(as_of=moment, **mine)  # type: ignore[arg-type]
    assert then.respondent_name == "远航电池材料"


def test_entry__nobody_sees_what_is_not_theirs(kept: datetime, clerk: User, reporter: User) -> None:
    assert queries.entry(1, viewer=clerk) is not None
    assert queries.entry(1, viewer=reporter) is None
    assert queries.entry(2, viewer=reporter) is not None
    assert queries.entry(99) is None
    assert [e.number for e in queries.entries([1, 2, 3], viewer=reporter)] == [2]
    assert [e.number for e in queries.entries_in_force(viewer=reporter)] == [2]
    assert queries.history(1, viewer=reporter) == ()
    assert queries.history(99) == ()


def test_history__corrections_chain(kept: datetime) -> None:
    first, second = queries.history(3)
    assert (first.number, first.replaced_by, first.reason) == (1, 3, "")
    assert (second.number, second.replaces, second.reason) == (3, 1, "漏计二车间")
    assert queries.history(1) == (first, second)
    assert queries.corrections(kept) == (second,)
    assert queries.corrections(second.recorded_at) == ()


def test_batches__latest_first(kept: datetime, clerk: User, reporter: User, park: Catalogue) -> None:
    record(reporter, park, replace(OTHER, period=Period(2024, 1, 8)))
    assert [batch.number for batch in queries.batches(viewer=clerk)] == [3, 2, 1]
    (own,) = queries.batches(viewer=reporter)
    assert (own.recorded_by, own.origin_name, own.entries, own.first_entry) == ("王敏", "9月.xlsx", 1, 4)
    assert len(queries.batches(limit=1)) == 1


def test_batch__with_the_entries_that_may_be_seen(kept: datetime, reporter: User) -> None:
    found = queries.batch(1)
    assert found is not None
    assert [entry.number for entry in found[1]] == [1, 2]
    seen = queries.batch(1, viewer=reporter)
    assert seen is not None and [entry.number for entry in seen[1]] == [2]
    assert queries.batch(2, viewer=reporter) is None
    assert queries.batch(99) is None


def test_last_month__of_actual_figures(kept: datetime, clerk: User, park: Catalogue) -> None:
    assert queries.last_month() == NINE


def test_last_month__empty_ledger(db: None) -> None:
    assert queries.last_month() is None


def test_chain_verify__whole(kept: datetime, clerk: User, park: Catalogue) -> None:
    period_close(actor=clerk, period=NINE.month(), catalogue=park, note="先关")
    assert queries.chain_verify() == ()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE ledger_entry SET value = 1 WHERE number = 2", "台账第2条：内容与记账时不符"),
        ("UPDATE ledger_entry SET unit = '万元' WHERE number = 2", "台账第2条：内容与记账时不符"),
        ("DELETE FROM ledger_entry WHERE number = 2", "台账第2条：缺失"),
        ("DELETE FROM ledger_entry WHERE number = 3", "台账第3条：缺失，链头记着共3条"),
        ("UPDATE ledger_submission SET reason = '' WHERE number = 2", "报送批次第2条：内容与记账时不符"),
        ("UPDATE ledger_close SET closed = (1 = 0) WHERE number = 1", "关账记录第1条：内容与记账时不符"),
    ],
)
def test_chain_verify__tampered(
    kept: datetime, clerk: User, park: Catalogue, statement: str, said: str
) -> None:
    period_close(actor=clerk, period=NINE.month(), catalogue=park, note="先关")
    execute(statement, statement.removeprefix("DELETE FROM ").removeprefix("UPDATE ").split()[0])
    assert queries.chain_verify()[0].message.startswith(said)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL holds to the type of a column")
def test_chain_verify__value_that_cannot_be_read(kept: datetime) -> None:
    execute("UPDATE ledger_entry SET value = '五千' WHERE number = 2", "ledger_entry")
    assert "台账第2条：读不出来" in queries.chain_verify()[0].message


def test_chain_verify__submission_swapped_with_a_forged_one(kept: datetime) -> None:
    with unguarded("ledger_entry"), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET submission_id = 2 WHERE number = 1")
    assert queries.chain_verify()[0].message.startswith("台账第1条：")


def test_chain_verify__guard_taken_off(kept: datetime) -> None:
    remove(connection, "ledger_entry")
    (finding,) = queries.chain_verify()
    assert finding.code == "guard-missing"
    assert "ledger_entry" in finding.message


def test_last_closed_month__not_the_month_one_was_early_in(clerk: User, park: Catalogue) -> None:
    earlier = Period(FIGURE.period.year, 1, FIGURE.period.last - 1)
    record(clerk, park, FIGURE, replace(FIGURE, period=earlier))
    assert queries.last_closed_month() is None
    assert period_close(actor=clerk, period=earlier.month(), catalogue=park, note="先关").done
    assert queries.last_closed_month() == earlier
    assert queries.last_month() == FIGURE.period
