"""How is a row that was changed, slipped in or taken out behind the gate found out?

Each row of a chained table carries the hash of the row before it and its own: ``hash = link(previous, payload)``,
where the payload is all that the row states (`taizhang.kernel.seal` says how it is written down). Rows are numbered
from 1 without gaps. So a changed row no longer fits its own hash, a row taken out leaves a gap, a row slipped in has
no place to stand.

The last rows need one thing more, since nothing follows them: the *head*, one row per chain in a table of its own,
holds how many rows there are and the last hash, sealed with the installation's secret key. Whoever cuts the tail off
must forge the head, and whoever writes a whole new chain too; both need the key, which is not in the database.

Worked example: three memberships with hashes a, b, c, head (3, c). Deleting the third gives "第3条：…被删去"; editing
the second gives "第2条：内容与记账时不符", for link(a, its payload) is no longer b. See docs/algorithms/chain.md.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import Any, ClassVar

from django.core import signing
from django.db import DatabaseError, connection, models
from django.utils import timezone

from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.seal import GENESIS, link
from taizhang.registry.append_only import AppendOnly

_SIGNER = "taizhang.registry.chain"
_FAMILY = "断链"


class ChainHead(models.Model):
    """How long a chain is and where it ends; the only row of a chain that changes."""

    name = models.CharField(primary_key=True, max_length=40)
    count = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS, blank=True)
    last_at = models.DateTimeField(null=True)
    seal = models.CharField(max_length=64, default="", blank=True)

    MAY_CHANGE: ClassVar[str] = ""
    """A head moves with each row, so it may change in any way (the seal tells who moved it); but not disappear."""

    def statement(self) -> str:
        """What the seal is put on."""
        moment = "" if self.last_at is None else stamp(self.last_at)
        return f"{self.name}|{self.count}|{self.hash}|{moment}"


class Chained(AppendOnly):
    """A row of a chain. `number` is its place, counted from 1.

    `SEALED` names all that the row states, in the order in which its payload holds it; a name may look through a
    foreign key ("respondent__code"), so that the hash covers the other row's statement and not its place in a table.
    """

    SEALED: ClassVar[tuple[str, ...]] = ()
    LATER: ClassVar[tuple[str, ...]] = ()
    """What rows state that were written after the table had rows already: null in the older ones, whose hashes know nothing of
    it. Nulls at the end of a payload are left out, so that an older row still fits its hash, and a newer one made to
    look older does not."""

    number = models.BigIntegerField(primary_key=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta(AppendOnly.Meta):
        abstract = True


def stamp(moment: datetime) -> str:
    """A moment in writing: UTC to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def name_of(model: type[Chained]) -> str:
    """The name of a model's chain, e.g. "ledger.entry"."""
    return f"{model._meta.app_label}.{model._meta.model_name}"


def lock(*chains: type[Chained]) -> dict[type[Chained], ChainHead]:
    """The heads of `chains`, held until the transaction ends: only one writer at a time goes past this line.

    SQLite's transactions are IMMEDIATE and thus exclusive already; PostgreSQL locks the rows, in order of name so
    that two writers never wait for each other.
    """
    names = {name_of(model): model for model in chains}
    held = {
        head.name: head
        for head in ChainHead.objects.select_for_update().filter(name__in=names).order_by("name")
    }
    if len(held) < len(names):  # the first write of all
        for name in sorted(names):
            ChainHead.objects.get_or_create(name=name)
        held = {
            h.name: h for h in ChainHead.objects.select_for_update().filter(name__in=names).order_by("name")
        }
    return {model: held[name] for name, model in names.items()}


def next_moment(*heads: ChainHead) -> datetime:
    """Now, or a microsecond after the last row where the clock was turned back: time in a chain only grows."""
    now = timezone.now()
    last = max((head.last_at for head in heads if head.last_at), default=None)
    return now if last is None or now > last else last + timedelta(microseconds=1)


def moment_findings(at: datetime, *heads: ChainHead) -> list[Finding]:
    """Why a given moment cannot be written down: it lies in the future, or not after what the chain already holds."""
    last = max((head.last_at for head in heads if head.last_at), default=None)
    if at > timezone.now():
        what = "在将来"
    elif last is not None and at <= last:
        what = f"不晚于账上最后一条的时间（{stamp(last)}）"
    else:
        return []
    message = f"记账时间{stamp(at)}{what}"
    return [
        Finding(
            Level.ERROR,
            "moment-out-of-order",
            message,
            advice="账按时间先后记，请核对时间",
            family="时间不合",
        )
    ]


def append(head: ChainHead, rows: Sequence[Chained], at: datetime) -> None:
    """Numbers, links and stores `rows` behind the head, which must be locked, and moves the head."""
    if not rows:
        return
    model = type(rows[0])
    stated = attrgetter(*(name.replace("__", ".") for name in (*model.SEALED, *model.LATER)))
    number, previous = head.count, head.hash
    for row in rows:
        number += 1
        row.number, row.previous_hash = number, previous
        row.hash = previous = link(previous, _payload(model, stated(row)))
    _store(model, rows)
    head.count, head.hash, head.last_at = number, previous, at
    head.seal = signing.Signer(salt=_SIGNER).signature(head.statement())
    head.save()


def _payload(model: type[Chained], values: Sequence[Any]) -> Sequence[Any]:
    """What a row states, without the later statements that it does not make."""
    end = len(values)
    while end > len(model.SEALED) and values[end - 1] is None:
        end -= 1
    return values[:end]


_AS_THEY_ARE = {
    models.BigIntegerField,
    models.BooleanField,
    models.CharField,
    models.ForeignKey,
    models.IntegerField,
    models.OneToOneField,
    models.SmallIntegerField,
}
"""Fields whose values go to the database as they are; exactly these, for a field built on one may convert."""


def _store(model: type[Chained], rows: Sequence[Chained]) -> None:
    """Inserts the rows. `bulk_create` would do; building its statements takes longer than storing the rows."""
    fields = model._meta.concrete_fields
    names, marks = ", ".join(str(field.column) for field in fields), ", ".join("%s" for _ in fields)
    values = attrgetter(*(field.attname for field in fields))
    special = [(place, field) for place, field in enumerate(fields) if type(field) not in _AS_THEY_ARE]

    def prepared(row: Chained) -> list[Any]:
        found = list(values(row))
        for place, field in special:
            found[place] = field.get_db_prep_save(found[place], connection)
        return found

    with connection.cursor() as cursor:
        statement = f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})"  # noqa: S608  # our own names
        cursor.executemany(statement, [prepared(row) for row in rows])
    for row in rows:
        row._state.adding = False


def verify(model: type[Chained]) -> tuple[Finding, ...]:
    """Walks the chain of `model` from its first row: nothing, or the first place where it breaks.

    Writers may go on meanwhile: the head is read after the rows, and where it has moved the walk goes on to it.
    """
    number, previous = 0, GENESIS
    while True:
        start = number
        rows = model._base_manager.filter(number__gt=number).order_by("number")
        columns = rows.values_list("number", "previous_hash", "hash", *model.SEALED, *model.LATER)
        for row in _readable(columns.iterator(chunk_size=5000)):
            number += 1
            if what := _broken(model, row, number, previous):
                return (broken_link(model, f"第{number}条：{what}"),)
            previous = row[2]
        head = ChainHead.objects.filter(name=name_of(model)).first()
        if head is None or head.count <= number or number == start:
            return _broken_head(model, head, number, previous)


def _readable(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows, and an empty one in place of the first whose stored values are not even of their type."""
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except (ValueError, TypeError, ArithmeticError, DatabaseError):
            yield ()
            return


def _broken(model: type[Chained], row: tuple[Any, ...], number: int, previous: str) -> str:
    """Why `row` cannot be the one numbered `number` after the hash `previous`; empty if it can."""
    if not row:
        return "读不出来，存的已不是合法的值，记账之后被人在库里改过"
    found, before, own, *payload = row
    if found != number:
        return f"缺失，下一条是第{found}条；中间被人在库里删去"
    if before != previous:
        return "与前一条衔接不上，它或前一条被人在库里换过"
    if own != link(previous, _payload(model, payload)):
        return "内容与记账时不符，被人在库里改过或添进来"
    return ""


def _broken_head(model: type[Chained], head: ChainHead | None, number: int, last: str) -> tuple[Finding, ...]:
    if head is None:
        return () if number == 0 else (broken_link(model, f"第{number}条之后：链头没有了，被人在库里删去"),)
    if head.count > number:
        return (broken_link(model, f"第{number + 1}条：缺失，链头记着共{head.count}条；末尾被人在库里删去"),)
    if head.count < number:
        return (broken_link(model, f"第{head.count + 1}条：不是记账记进来的，链头只记着{head.count}条"),)
    if head.hash != last:
        return (broken_link(model, f"第{number}条：与链头记着的不符，最后一条或链头被人在库里换过"),)
    if head.count and not _sealed(head):
        return (
            broken_link(model, f"第{number}条之后：链头的印不是本系统密钥所盖；链可能整条重写过，或密钥换过"),
        )
    return ()


def _sealed(head: ChainHead) -> bool:
    try:
        signing.Signer(salt=_SIGNER).unsign(f"{head.statement()}:{head.seal}")
    except signing.BadSignature:
        return False
    return True


def broken_link(model: type[Chained], what: str) -> Finding:
    """A chain does not hold, at the place that `what` names."""
    return Finding(
        Level.ERROR,
        "chain-broken",
        f"{model._meta.verbose_name}{what}",
        advice="请停止记账，从备份核对这一条前后的内容，并查明谁能直接进入数据库",
        family=_FAMILY,
    )
