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
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Final
from uuid import UUID

from taizhang.kernel.digits import plain

GENESIS: Final = "0" * 64
"""The seal before the first row of a chain."""


def canonical(obj: object) -> bytes:
    """The one way to write ``obj`` as bytes; TypeError or ValueError for floats, sets, naive times, NaN."""
    return json.dumps(
        _plain(obj), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(obj: object) -> str:
    """SHA-256 of the canonical form, 64 hex digits."""
    return hashlib.sha256(canonical(obj)).hexdigest()


def link(previous_hash: str, payload: object) -> str:
    """The seal of ``payload`` on top of the one before; canonical JSON has no newline, so the seam shows."""
    return hashlib.sha256(previous_hash.encode() + b"\n" + canonical(payload)).hexdigest()


def _plain(obj: object) -> object:
    match obj:
        case Enum():
            return _plain(obj.value)
        case None | bool() | int() | str():
            return obj
        case Decimal():
            return _digits(obj)
        case datetime():
            if obj.tzinfo is None:
                raise ValueError("a sealed time needs a time zone")
            return obj.astimezone(UTC).isoformat()
        case date():
            return obj.isoformat()
        case UUID():
            return str(obj)
        case Mapping():
            return {_key(key): _plain(value) for key, value in obj.items()}
        case list() | tuple():
            return [_plain(item) for item in obj]
    if is_dataclass(obj) and not isinstance(obj, type):
        return {each.name: _plain(getattr(obj, each.name)) for each in fields(obj)}
    raise TypeError(f"cannot seal a {type(obj).__name__}")


def _key(key: object) -> str:
    if isinstance(key, str):
        return str(key)
    raise TypeError(f"a sealed mapping has text keys, not {type(key).__name__}")


def _digits(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"cannot seal {value}")
    return plain(value)
