"""What somebody with the database's password can do behind the gate: take the triggers off and write."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from taizhang.registry.append_only import install, remove


@contextmanager
def unguarded(*tables: str) -> Iterator[None]:
    """The tables without their triggers, which are put back afterwards."""
    for table in tables:
        remove(connection, table)
    yield
    for table in tables:
        install(connection, table, updates=not table.endswith("chainhead"))


def execute(statement: str, *tables: str) -> None:
    """Runs SQL on tables whose triggers are off."""
    with unguarded(*tables), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute(statement)
