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

from collections.abc import Callable, Iterable, Mapping
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


def install(connection: BaseDatabaseWrapper, table: str, *, updates: bool = True, unless: str = "") -> None:
    """Puts the refusing triggers on `table`; with updates=False rows may still change but not disappear.

    `unless` is a condition on NEW and OLD under which a row may change all the same (see `Respondent.MAY_CHANGE`).
    Puts them anew where they are already. Knows SQLite and PostgreSQL; raises NotImplementedError for others, since a
    ledger that silently loses its triggers would be worse than none.
    """
    deeds = ("UPDATE", "DELETE") if updates and not unless else ("DELETE",)
    vendor = _vendor(connection)
    remove(connection, table)
    with connection.cursor() as cursor:
        for statement in _STATEMENTS[vendor](table, deeds):
            cursor.execute(statement)
        for statement in _CONDITIONS[vendor](table, unless) if unless else ():
            cursor.execute(statement)


def guard(connection: BaseDatabaseWrapper, model: type[models.Model]) -> None:
    """Puts on a model's table what it needs: nothing may change, or only what its `MAY_CHANGE` allows."""
    if issubclass(model, AppendOnly):
        install(connection, model._meta.db_table)
    elif (allowed := getattr(model, "MAY_CHANGE", None)) is not None:
        install(connection, model._meta.db_table, updates=bool(allowed), unless=allowed)


def remove(connection: BaseDatabaseWrapper, table: str) -> None:
    """Takes the triggers off again, e.g. to empty a test database."""
    postgres = _vendor(connection) == "postgresql"
    with connection.cursor() as cursor:
        for deed in ("update", "delete", "truncate"):
            on = f" ON {table}" if postgres else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_refuse_{deed}{on}")


def missing(connection: BaseDatabaseWrapper, tables: Mapping[str, Iterable[str]]) -> list[str]:
    """Those of the tables (with what each refuses) that let something through, because somebody took a trigger off."""
    names = {"sqlite": "sqlite_master WHERE type = 'trigger'", "postgresql": "pg_trigger"}
    column = {"sqlite": "name", "postgresql": "tgname"}[vendor := _vendor(connection)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {names[vendor]}")  # noqa: S608  # our own names
        found = {row[0] for row in cursor.fetchall()}
    return [
        table
        for table, deeds in tables.items()
        if any(f"{table}_refuse_{deed}" not in found for deed in deeds)
    ]


_UNGUARDED = "anything"


def guards() -> tuple[Finding, ...]:
    """Whether every guarded table still has its triggers: nothing, or which have not."""
    tables: dict[str, tuple[str, ...]] = {}
    for model in apps.get_models():
        allowed = None if issubclass(model, AppendOnly) else getattr(model, "MAY_CHANGE", _UNGUARDED)
        if allowed != _UNGUARDED:
            tables[model._meta.db_table] = ("delete",) if allowed == "" else ("update", "delete")
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


def _sqlite_unless(table: str, condition: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_refuse_update BEFORE UPDATE ON {table} WHEN NOT COALESCE({condition}, FALSE) "
        f"BEGIN SELECT RAISE(ABORT, '{table} 只能经账门改，并写明原因'); END"
    ]


def _postgresql_unless(table: str, condition: str) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION taizhang_refuse_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF NOT COALESCE({condition}, FALSE) THEN "
        f"RAISE EXCEPTION '% 只能经账门改，并写明原因', TG_TABLE_NAME; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {table}_refuse_update BEFORE UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION taizhang_refuse_{table}()",
    ]


_CONDITIONS: dict[str, Callable[[str, str], list[str]]] = {
    "sqlite": _sqlite_unless,
    "postgresql": _postgresql_unless,
}
_STATEMENTS: dict[str, Callable[[str, tuple[str, ...]], list[str]]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
}


def install_all(sender: AppConfig, using: str, **_: Any) -> None:
    """Puts the triggers on every guarded table of an app; connected to `post_migrate`.

    After each migrate and not once in a migration, because SQLite alters a table by building it anew, which would
    lose the triggers without a word.
    """
    there = connections[using].introspection.table_names()  # after migrating backwards some are gone
    for model in sender.get_models():
        if model._meta.db_table in there:
            guard(connections[using], model)
