"""Whoever has the database's password takes the triggers off and writes: `taizhang ledger verify` names the first broken link.

Every chained table there is, and every one that comes, with every column that its rows hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, models

from cli.conftest import Taizhang
from registry.filled import LINKS, chained, fields_of, fill, other_value, registered, row_of
from registry.tamper import execute
from reports.office import Office
from taizhang.kernel import link
from taizhang.registry.actions import NewRespondent, respondents_register
from taizhang.registry.chain import Chained, ChainHead, name_of, verify
from taizhang.registry.credit_code import complete

ROWS, MIDDLE = 6, 3
every_chain = pytest.mark.parametrize("model", chained(), ids=name_of)
every_free_chain = pytest.mark.parametrize(
    "model", [each for each in chained() if not registered(each)], ids=name_of
)
"""Of a name slipped in the registry's own table tells besides, so that its chain is not the first to break: tests/registry."""


@pytest.fixture
def verified(office: Office, taizhang: Taizhang, model: type[Chained]) -> Iterator[Any]:
    """Says what `taizhang ledger verify` finds wrong with the chain of the model, which has six rows or more."""
    firms = [
        NewRespondent("", f"新户{at}", "enterprise", 202201, complete(f"91999901MA0001{at}A"))
        for at in range(8)
    ]
    assert respondents_register(actor=office.writer, respondents=firms).findings == ()
    for name in ("jia", "yi"):
        User.objects.create_user(name)
    fill(model, ROWS)

    def found() -> str:
        done = taizhang("ledger", "verify", "--format", "json")
        assert done.out, done.err
        said = json.loads(done.out)
        broken = [each["message"] for each in said["findings"] if each["code"] == "chain-broken"]
        mine = [each for each in broken if each.startswith(f"{model._meta.verbose_name}第")]
        assert len(mine) <= 1, "the first broken link and no other"
        assert (done.code, said["intact"]) == ((1, False) if said["findings"] else (0, True))
        return mine[0] if mine else ""

    assert found() == ""
    yield found


@contextmanager
def rewritten(model: type[Chained], column: str, value: Any, number: int = MIDDLE) -> Iterator[None]:
    """One column of one row is something else, and afterwards what it was."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE number = %s", [number])
        was = cursor.fetchone()[0]
    execute(f"UPDATE {table} SET {column} = %s WHERE number = {number}", table, values=[value])
    yield
    back = value if column == "number" else number
    execute(f"UPDATE {table} SET {column} = %s WHERE number = {back}", table, values=[was])


def stored(model: type[Chained], number: int) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table} WHERE number = %s", [number])
        return tuple(cursor.fetchone())


def put(model: type[Chained], row: tuple[Any, ...]) -> None:
    table = model._meta.db_table
    execute(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(row))})", table, values=row)


def take(model: type[Chained], number: int) -> None:
    execute(f"DELETE FROM {model._meta.db_table} WHERE number = {number}", model._meta.db_table)


def column_of(field: models.Field[Any, Any]) -> str:
    assert field.column
    return field.column


@every_chain
def test_chain__states_all_that_its_rows_hold(model: type[Chained]) -> None:
    """A column that no hash covers could be rewritten by anybody."""
    said = {name.partition("__")[0] for name in (*model.SEALED, *model.LATER)}
    assert [field.name for field in fields_of(model) if not {field.name, field.attname} & said] == []


@every_chain
def test_verify__content_of_a_middle_row_rewritten(verified: Any, model: type[Chained]) -> None:
    row = model._base_manager.get(number=MIDDLE)
    for field in fields_of(model):
        value = field.get_db_prep_save(other_value(row, field), connection)
        with rewritten(model, column_of(field), value):
            expected = f"{model._meta.verbose_name}第{MIDDLE}条：内容与记账时不符，被人在库里改过或添进来"
            assert verified() == expected, field.name
    assert verified() == ""


@every_chain
def test_verify__hashes_of_a_middle_row_rewritten(verified: Any, model: type[Chained]) -> None:
    name = model._meta.verbose_name
    with rewritten(model, "hash", "f" * 64):
        assert verified().startswith(f"{name}第{MIDDLE}条：内容与记账时不符")
    with rewritten(model, "previous_hash", "f" * 64):
        assert verified().startswith(f"{name}第{MIDDLE}条：与前一条衔接不上")
    with rewritten(model, "number", 9_999):
        assert verified().startswith(f"{name}第{MIDDLE}条：缺失，下一条是第{MIDDLE + 1}条")


@every_chain
def test_verify__row_rewritten_with_a_hash_to_match(verified: Any, model: type[Chained]) -> None:
    """Then the next row no longer follows it."""
    field = next(each for each in fields_of(model) if not isinstance(each, models.ForeignKey))
    row = model._base_manager.get(number=MIDDLE)
    value = other_value(row, field)
    setattr(row, field.attname, value)
    with (
        rewritten(model, column_of(field), field.get_db_prep_save(value, connection)),
        rewritten(model, "hash", sealed(row, row.previous_hash)),
    ):
        assert verified().startswith(f"{model._meta.verbose_name}第{MIDDLE + 1}条：与前一条衔接不上")


@every_chain
def test_verify__row_deleted(verified: Any, model: type[Chained]) -> None:
    name, last = model._meta.verbose_name, ChainHead.objects.get(name=name_of(model)).count
    for number, said in ((1, "缺失，下一条是第2条"), (MIDDLE, f"缺失，下一条是第{MIDDLE + 1}条"),
                         (last, f"缺失，链头记着共{last}条")):  # fmt: skip
        row = stored(model, number)
        take(model, number)
        assert verified().startswith(f"{name}第{number}条：{said}")
        put(model, row)
    assert verified() == ""


@every_chain
def test_verify__rows_swapped(verified: Any, model: type[Chained]) -> None:
    table, name = model._meta.db_table, model._meta.verbose_name
    for number, place in ((MIDDLE, -1), (MIDDLE + 1, MIDDLE), (-1, MIDDLE + 1)):
        execute(f"UPDATE {table} SET number = {place} WHERE number = {number}", table)
    assert verified().startswith(f"{name}第{MIDDLE}条：与前一条衔接不上")


@every_chain
def test_verify__contents_swapped(verified: Any, model: type[Chained]) -> None:
    """The links stay where they are, and what they link changes places."""
    links = [at for at, field in enumerate(model._meta.concrete_fields) if field.name in LINKS]
    assert links == [0, 1, 2]
    one, two = stored(model, MIDDLE), stored(model, MIDDLE + 1)
    for number in (MIDDLE, MIDDLE + 1):
        take(model, number)
    put(model, (*one[:3], *two[3:]))
    put(model, (*two[:3], *one[3:]))
    assert verified().startswith(f"{model._meta.verbose_name}第{MIDDLE}条：内容与记账时不符")


@every_free_chain
def test_verify__row_slipped_in(verified: Any, model: type[Chained]) -> None:
    """In the middle, with hashes that fit what stands before it; the later rows moved on by one."""
    table = model._meta.db_table
    last = ChainHead.objects.get(name=name_of(model)).count
    forged = slipped(model, last)
    for number in range(last, MIDDLE - 1, -1):
        execute(f"UPDATE {table} SET number = {number + 1} WHERE number = {number}", table)
    forged.number = MIDDLE
    forged.previous_hash = model._base_manager.get(number=MIDDLE - 1).hash
    forged.hash = sealed(forged, forged.previous_hash)
    forged.save()
    assert verified().startswith(f"{model._meta.verbose_name}第{MIDDLE + 1}条：与前一条衔接不上")


@every_free_chain
def test_verify__row_added_at_the_end(verified: Any, model: type[Chained]) -> None:
    last = model._base_manager.order_by("-number")[0]
    forged = slipped(model, last.number)
    forged.number, forged.previous_hash = last.number + 1, last.hash
    forged.hash = sealed(forged, last.hash)
    forged.save()
    assert verified().startswith(f"{model._meta.verbose_name}第{last.number + 1}条：不是记账记进来的")


@every_chain
def test_verify__says_it_on_the_screen(verified: Any, taizhang: Taizhang, model: type[Chained]) -> None:
    table = model._meta.db_table
    execute(f"UPDATE {table} SET hash = 'f' WHERE number = {MIDDLE}", table)
    said = taizhang("ledger", "verify").out.replace("\n", "").replace(" ", "")
    assert f"{model._meta.verbose_name}第{MIDDLE}条：内容与记账时不符" in said
    assert "请停止记账" in said
    assert verify(model) != ()


def slipped(model: type[Chained], last: int) -> Chained:
    """A row that nobody recorded, made before anything is moved: what it points to must be there."""
    return row_of(model, last)


def sealed(row: Chained, before: str) -> str:
    """The hash that the row would have there."""
    names = (*row.SEALED, *row.LATER)
    said = list(attrgetter(*(name.replace("__", ".") for name in names))(row))
    while len(said) > len(row.SEALED) and said[-1] is None:
        said.pop()
    return link(before, said)
