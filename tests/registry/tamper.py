"""What somebody with the database's password can do behind the gate: take the triggers off and write."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

from taizhang.registry.append_only import guard, remove


@contextmanager
def unguarded(*tables: str) -> Iterator[None]:
    """The tables without their triggers, which are put back afterwards."""
    for table in tables:
        remove(connection, table)
    yield
    for model in apps.get_models():
        if model._meta.db_table in tables:
            guard(connection, model)


def execute(statement: str, *tables: str, values: Sequence[Any] | None = None) -> None:
    """Runs SQL on tables whose triggers are off."""
    with unguarded(*tables), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        cursor.execute(statement, values)
