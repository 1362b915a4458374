import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from taizhang.catalogue.model import Catalogue
from taizhang.registry.append_only import AppendOnlyError, guard, guards, install, missing, remove
from taizhang.registry.models import ChainHead, Membership, Respondent

TABLE = Membership._meta.db_table
RESPONDENT = Respondent._meta.db_table


def test_save__adds_and_never_changes(park: Catalogue) -> None:
    row = Membership.objects.order_by("number")[0]
    row.since = 202001
    with pytest.raises(AppendOnlyError):
        row.save()
    with pytest.raises(AppendOnlyError):
        row.delete()


def test_queryset__refuses_to_change(park: Catalogue) -> None:
    rows = Membership.objects.all()
    with pytest.raises(AppendOnlyError):
        rows.update(since=202001)
    with pytest.raises(AppendOnlyError):
        rows.delete()
    with pytest.raises(AppendOnlyError):
        rows.bulk_update(list(rows), ["since"])


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET since = 202001 WHERE number = 1",
        f"DELETE FROM {TABLE} WHERE number = 1",
        f"DELETE FROM {ChainHead._meta.db_table}",
    ],
)
def test_install__database_refuses(park: Catalogue, statement: str) -> None:
    with pytest.raises(DatabaseError, match="只增不改"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_install__head_may_move(park: Catalogue, clerk: User) -> None:
    assert ChainHead.objects.update(count=0) > 0


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {RESPONDENT} SET name = '远航' WHERE name = '远航电池材料'",
        f"UPDATE {RESPONDENT} SET kind = 'project' WHERE name = '远航电池材料'",
        f"UPDATE {RESPONDENT} SET code = 'X' WHERE name = '远航电池材料'",
        f"DELETE FROM {RESPONDENT} WHERE name = '远航电池材料'",
        "UPDATE registry_naming SET name = '远航' WHERE number = 1",
        "DELETE FROM registry_naming WHERE number = 1",
    ],
)
def test_install__database_lets_no_name_change_that_the_chain_does_not_say(
    park: Catalogue, statement: str
) -> None:
    with (
        pytest.raises(DatabaseError, match=r"只增不改|只能经账门改"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_guards__every_guarded_table(park: Catalogue) -> None:
    assert guards() == ()
    remove(connection, RESPONDENT)
    (finding,) = guards()
    assert RESPONDENT in finding.message
    guard(connection, Respondent)
    assert guards() == ()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_install__truncate_refused(db: None) -> None:
    with pytest.raises(DatabaseError, match="只增不改"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {TABLE} CASCADE")


def test_missing__names_the_table_without_guard(park: Catalogue) -> None:
    assert missing(connection, {TABLE: ("update", "delete")}) == []
    remove(connection, TABLE)
    assert missing(connection, {TABLE: ("update", "delete")}) == [TABLE]
    install(connection, TABLE)
    assert missing(connection, {TABLE: ("update", "delete")}) == []
