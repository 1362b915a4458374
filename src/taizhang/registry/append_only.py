"""How is a table kept so that nothing in it can be overwritten?

Twice. In Python, a model built on `AppendOnly` refuses to change or delete a row: `save`, `delete` and their
queryset forms raise `AppendOnlyError`, for whoever writes such a line has mistaken the design. In the database,
`install` puts triggers on the table which refuse UPDATE and DELETE (and TRUNCATE on PostgreSQL), so that a slip at
the SQL prompt meets the same refusal::

    sqlite> UPDATE ledger_entry SET value = 1 WHERE id = 7;
    Error: ledger_entry 只增不改：更正请另记一条并写明原因

Triggers hold back a slip, not an intruder: whoever owns the database can drop them. That one is found out by the
chain (`taizhang.registry.chain`).
"""

from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar

from django.apps import AppConfig, apps
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from taizhang.kernel.finding import Finding, Level

M = TypeVar("M", bound=models.Model, covariant=True)


class AppendOnlyError(Exception):
    """The program tried to change or delete a row of an append-only table. Always a bug of ours."""


def _refuse(what: str) -> NoReturn:
    raise AppendOnlyError(f"{what} 只增不改：更正请另记一条并写明原因")


class AppendOnlyQuerySet(models.QuerySet[M]):
    """A queryset that reads and adds, and refuses the rest."""

    def update(self, **changes: Any) -> NoReturn:
        """Refuses."""
        _refuse(self.model._meta.db_table)

    def delete(self) -> NoReturn:
        """Refuses."""
        _refuse(self.model._meta.db_table)

    def bulk_update(self, objs: Iterable[Any], fields: Any, batch_size: int | None = None) -> NoReturn:
        """Refuses."""
        _refuse(self.model._meta.db_table)


class AppendOnly(models.Model):
    """A row that is written once. `save` may add it and nothing else."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the row; refuses if it is in the table already."""
        if not self._state.adding:
            _refuse(self._meta.db_table)
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuses."""
        _refuse(self._meta.db_table)


def install(connection: BaseDatabaseWrapper, table: str, *, updates: bool = True) -> None:
    """Puts the refusing triggers on `table`; with updates=False rows may still change but not disappear.

    Puts them anew where they are already. Knows SQLite and PostgreSQL; raises NotImplementedError for others, since a
    ledger that silently loses its triggers would be worse than none.
    """
    deeds = ("UPDATE", "DELETE") if updates else ("DELETE",)
    remove(connection, table)
    with connection.cursor() as cursor:
        for statement in _STATEMENTS[_vendor(connection)](table, deeds):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, table: str) -> None:
    """Takes the triggers off again, e.g. to empty a test database."""
    postgres = _vendor(connection) == "postgresql"
    with connection.cursor() as cursor:
        for deed in ("update", "delete", "truncate"):
            on = f" ON {table}" if postgres else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_refuse_{deed}{on}")


def missing(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> list[str]:
    """Those of the tables whose rows could be deleted, because somebody took the triggers off."""
    names = {"sqlite": "sqlite_master WHERE type = 'trigger'", "postgresql": "pg_trigger"}
    column = {"sqlite": "name", "postgresql": "tgname"}[vendor := _vendor(connection)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {names[vendor]}")  # noqa: S608  # our own names
        found = {row[0] for row in cursor.fetchall()}
    return [table for table in tables if f"{table}_refuse_delete" not in found]


def guards() -> tuple[Finding, ...]:
    """Whether every append-only table still has its triggers: nothing, or which have not."""
    tables = [m._meta.db_table for m in apps.get_models() if issubclass(m, AppendOnly)]
    bare = missing(connections[DEFAULT_DB_ALIAS], tables)
    if not bare:
        return ()
    message = f"数据库里这些表的防改触发器不见了：{'、'.join(bare)}"
    advice = "请运行 taizhang init 装回，并查明是谁卸下的"
    return (Finding(Level.ERROR, "guard-missing", message, advice=advice, family="断链"),)


def _vendor(connection: BaseDatabaseWrapper) -> str:
    if connection.vendor not in _STATEMENTS:
        raise NotImplementedError(f"台账只支持 SQLite 与 PostgreSQL，不支持 {connection.vendor}")
    return connection.vendor


def _sqlite(table: str, deeds: tuple[str, ...]) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_refuse_{deed.lower()} BEFORE {deed} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} 只增不改：更正请另记一条并写明原因'); END"
        for deed in deeds
    ]


def _postgresql(table: str, deeds: tuple[str, ...]) -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION taizhang_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '% 只增不改：更正请另记一条并写明原因', TG_TABLE_NAME; END $$"
    )
    return [
        function,
        *(
            f"CREATE TRIGGER {table}_refuse_{deed.lower()} BEFORE {deed} ON {table} "
            f"FOR EACH {'STATEMENT' if deed == 'TRUNCATE' else 'ROW'} EXECUTE FUNCTION taizhang_refuse()"
            for deed in (*deeds, "TRUNCATE")
        ),
    ]


_STATEMENTS: dict[str, Callable[[str, tuple[str, ...]], list[str]]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
}


def install_all(sender: AppConfig, using: str, **_: Any) -> None:
    """Puts the triggers on every append-only table of an app; connected to `post_migrate`.

    After each migrate and not once in a migration, because SQLite alters a table by building it anew, which would
    lose the triggers without a word.
    """
    for model in sender.get_models():
        if issubclass(model, AppendOnly):
            install(connections[using], model._meta.db_table)
