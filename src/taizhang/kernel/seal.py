"""How do two machines agree that they hold the same data?

They write it in one canonical way and compare a digest. Canonical JSON here: keys sorted, no spaces, UTF-8,
decimals as plain strings without trailing zeros (70.30 and 70.3 are one figure, and a database hands back
70.3000), enumerations by value, times in UTC. Binary floats are refused: they would print differently from
what was reported.

Worked example::

    canonical({"value": Decimal("7.30"), "day": date(2024, 9, 30)})   # b'{"day":"2024-09-30","value":"7.3"}'
    first = link(GENESIS, {"entry": 1})      # each row's seal covers the seal before it,
    second = link(first, {"entry": 2})       # so changing entry 1 breaks every seal after it
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring
from typing import Any, Final
from uuid import UUID

from taizhang.kernel.digits import plain

GENESIS: Final = "0" * 64
"""The seal before the first row of a chain."""


def canonical(obj: object) -> bytes:
    """The one way to write ``obj`` as bytes; TypeError or ValueError for floats, sets, naive times, NaN."""
    return _text(obj).encode()


def digest(obj: object) -> str:
    """SHA-256 of the canonical form, 64 hex digits."""
    return hashlib.sha256(canonical(obj)).hexdigest()


def link(previous_hash: str, payload: object) -> str:
    """The seal of ``payload`` on top of the one before; canonical JSON has no newline, so the seam shows."""
    return hashlib.sha256(previous_hash.encode() + b"\n" + canonical(payload)).hexdigest()


def _text(obj: object) -> str:
    """Canonical JSON. Written here and not by ``json``, which would need a plain copy of everything first: chains seal a
    dozen values a row, and a ledger is walked from its first."""
    write = _WRITERS.get(type(obj))
    if write is not None:
        return write(obj)
    match obj:
        case Enum():
            return _text(obj.value)
        case str():
            return encode_basestring(str(obj))
        case int():
            return int.__repr__(obj)
        case Decimal():
            return _digits(obj)
        case datetime():
            return _moment(obj)
        case date():
            return f'"{obj.isoformat()}"'
        case UUID():
            return f'"{obj}"'
        case Mapping():
            return _mapping({_key(key): value for key, value in obj.items()})
        case list() | tuple():
            return _sequence(obj)
    if is_dataclass(obj) and not isinstance(obj, type):
        return _mapping({each.name: getattr(obj, each.name) for each in fields(obj)})
    raise TypeError(f"cannot seal a {type(obj).__name__}")


def _key(key: object) -> str:
    if isinstance(key, str):
        return str(key)
    raise TypeError(f"a sealed mapping has text keys, not {type(key).__name__}")


def _sequence(items: Iterable[object]) -> str:
    return f"[{','.join(map(_text, items))}]"


def _mapping(items: Mapping[str, object]) -> str:
    return f"{{{','.join(f'{encode_basestring(key)}:{_text(items[key])}' for key in sorted(items))}}}"


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a sealed time needs a time zone")
    return f'"{value.astimezone(UTC).isoformat()}"'


def _digits(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"cannot seal {value}")
    return f'"{plain(value)}"'


_WRITERS: Final[Mapping[type, Callable[[Any], str]]] = {
    str: encode_basestring,
    int: repr,
    Decimal: _digits,
    type(None): lambda _: "null",
    bool: lambda value: "true" if value else "false",
    list: _sequence,
    tuple: _sequence,
    datetime: _moment,
}
"""For the types themselves; what is built on one of them is looked at more closely."""
