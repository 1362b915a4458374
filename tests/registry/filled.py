"""Rows for any chained table there is or will be: made from the fields that its model declares, written by `chain.append`.

What rows say here means nothing; it only has to be of the right type, and different in each row.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from taizhang.ledger.scaled import ScaledDecimalField
from taizhang.registry.chain import Chained, append, lock, next_moment
from taizhang.registry.models import Kind, Respondent

LINKS = {"number", "previous_hash", "hash"}
BEGINNING = timezone.now() - timedelta(days=100)

_VALUES: dict[type[models.Field[Any, Any]], Callable[[Any, int], Any]] = {
    models.CharField: lambda field, place: f"字{place}"[: field.max_length],
    models.TextField: lambda field, place: f'{{"字": {place}}}',
    models.BooleanField: lambda field, place: place % 2 == 0,
    models.SmallIntegerField: lambda field, place: 10 + place,
    models.IntegerField: lambda field, place: 20 + place,
    models.BigIntegerField: lambda field, place: 30 + place,
    models.DateTimeField: lambda field, place: BEGINNING + timedelta(minutes=place),
    models.DateField: lambda field, place: date(2024, 1, 1) + timedelta(days=place),
    ScaledDecimalField: lambda field, place: Decimal(place) + Decimal("0.5"),
}


def chained() -> list[type[Chained]]:
    """Every model whose rows make a chain."""
    return [model for model in apps.get_models() if issubclass(model, Chained)]


def fields_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """What a row holds besides its links."""
    return [field for field in model._meta.concrete_fields if field.name not in LINKS]


def fill(model: type[Chained], least: int) -> None:
    """Has the chain of `model` hold at least so many rows."""
    there = model._base_manager.count()
    rows = [row_of(model, place) for place in range(there, least)]
    with transaction.atomic():
        head = lock(model)[model]
        append(head, rows, next_moment(head))


def row_of(model: type[Chained], place: int) -> Chained:
    """A row that is not in the table yet, without number and hashes."""
    return model(**_values(model, place))


def _values(model: type[models.Model], place: int) -> dict[str, Any]:
    fields = [field for field in fields_of(model) if not isinstance(field, models.AutoField)]
    return {field.name: _value(field, place) for field in fields}


def _value(field: models.Field[Any, Any], place: int) -> Any:
    if isinstance(field, models.ForeignKey):
        return _related(field, place)
    made = _VALUES.get(type(field))
    assert made, f"{field}: say in tests/registry/filled.py what a row may hold there"
    return made(field, place)


def _related(field: models.ForeignKey[Any, Any], place: int) -> models.Model | None:
    there = field.related_model
    if there is field.model:  # what a row replaces: nothing
        return None
    if field.null and not issubclass(field.model, Chained):
        return None
    rows: models.QuerySet[Any] = there._base_manager.order_by("pk")
    if issubclass(there, Chained):
        fill(there, place + 1)
        return rows[place]  # type: ignore[no-any-return]
    if there in (User, Respondent):  # these are made by their own actions, a few
        return rows[place % rows.count()]  # type: ignore[no-any-return]
    while (made := rows.count()) <= place:
        there(**_values(there, made)).save()
    return rows[place]  # type: ignore[no-any-return]


def other_value(row: Chained, field: models.Field[Any, Any]) -> Any:
    """Something else that might stand there instead, as the database takes it."""
    now = getattr(row, field.attname)
    if isinstance(field, models.ForeignKey):
        if issubclass(field.related_model, Chained) and field.related_model is not type(row):
            fill(field.related_model, type(row)._base_manager.count() + 1)  # the last is nobody's yet
        others = field.related_model._base_manager.exclude(pk=now).order_by("-pk")
        return others.values_list("pk", flat=True)[0]
    if isinstance(now, bool):
        return not now
    if isinstance(now, str):
        return f"改{now[1:]}"
    if isinstance(now, int | Decimal):
        return now + 1000
    if now is None:
        return _value(field, 7)
    return now + timedelta(days=1)


def registered(model: type[Chained]) -> bool:
    """Whether rows of this chain must come from the registry's own actions, which write two tables."""
    return any(field.name == "kind" and field.choices == Kind.choices for field in fields_of(model))
