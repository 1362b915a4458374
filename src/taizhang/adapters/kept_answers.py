"""How is what the engine has added up kept, so that it need not be added again, and nobody can change it unseen?

A folder for each snapshot, a file for each question, one line for each row, readable as it stands. A file begins with what it
is about — snapshot, period, catalogue, counting — and ends with the SHA-256 of everything before; it is written whole or
not at all. Decimals are written as they were added, digit for digit.

    shelf = KeptAnswers(Path("books/7d42…"), {"snapshot": "7d42…", "counting": "91c0…", …})
    shelf.take("window")      # the rows, or None: not there, of another counting, or broken
    shelf.findings            # what is broken; such a file is left as it lies, for whoever wants to know what happened

The seal says that a file was not damaged and not edited by hand. Who knows how it is made can make it again; against that helps
``recount``: nothing is taken from the files then, and what is counted anew is held against what they say.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from taizhang.adapters.whole_file import sweep, write_whole
from taizhang.kernel.finding import Finding, Level, Place

Row = dict[str, Any]

SUFFIX: Final = ".answers"
_PERISHABLE: Final = ("format", "catalogue", "counting")
"""What makes an answer stale where it differs, and not wrong: it is counted again and written over."""
_FORMAT: Final = "1"
_SEAL: Final = 65  # 64 hex digits and the end of the line
_KINDS: Final[Mapping[type, str]] = {str: "text", int: "whole", Decimal: "decimal"}


class _Broken(Exception):
    """A file that is not what was written here; says why. Never leaves this module."""


@dataclass
class KeptAnswers:
    """The answers about one snapshot. ``about`` must be the same for an answer to be taken.

    ``findings`` grow while it is used. Threads may share it: at worst one file is written twice.
    """

    folder: Path
    about: Mapping[str, str]
    recount: bool = False
    findings: list[Finding] = field(default_factory=list)

    def take(self, question: str) -> list[Row] | None:
        """The rows kept for a question; None where they have to be counted."""
        return None if self.recount else self._rows(question)

    def put(self, question: str, rows: list[Row]) -> None:
        """Keep the rows. A broken file is not written over; one that says otherwise is told of."""
        file = self._file(question)
        if self.recount and (kept := self._rows(question)) is not None:
            if kept != rows:
                self._tell("book-differs", f"{file.name}所存与按快照重新数出来的不同", file)
            return
        if any(each.where == _place(file) for each in self.findings):
            return
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            sweep(file.parent)
            write_whole(file, _sealed(self._head(question), rows), mode=0o644, lasting=True)
        except OSError as error:
            message = f"数好的数存不下来：{error.strerror}。这一次的结果不受影响，下一次要重新数"
            advice = f"请检查 {file.parent} 能不能写、磁盘满没满"
            self.findings.append(Finding(Level.NOTE, "book-unkept", message, advice=advice, family="答数册"))

    def questions(self) -> tuple[str, ...]:
        """Of which questions the folder holds an answer, sorted."""
        names = (each.name.removesuffix(SUFFIX) for each in self.folder.glob(f"*{SUFFIX}"))
        return tuple(sorted(name.replace("@", " ").replace("=", ":") for name in names))

    def _file(self, question: str) -> Path:
        return self.folder / f"{question.replace(' ', '@').replace(':', '=')}{SUFFIX}"

    def _head(self, question: str) -> dict[str, str]:
        return {"format": _FORMAT, "question": question, **self.about}

    def _rows(self, question: str) -> list[Row] | None:
        file = self._file(question)
        try:
            head, rows = _unsealed(file.read_bytes())
            ours = self._head(question)
            if any(head.get(key) != value for key, value in ours.items() if key not in _PERISHABLE):
                raise _Broken("它不是这个快照、这一问的答数")
        except FileNotFoundError:
            return None
        except OSError as error:
            self._tell("book-broken", f"{file.name}读不出来（{error.strerror}）", file)
            return None
        except _Broken as broken:
            self._tell("book-broken", f"{file.name}损坏或被改过：{broken}", file)
            return None
        return None if any(head.get(key) != ours[key] for key in _PERISHABLE) else rows()

    def _tell(self, code: str, what: str, file: Path) -> None:
        message = f"快照{self.folder.name[:12]}的答数册里，{what}"
        advice = f"这次没有用它，数都是按快照重新数的。请查明是谁、为什么改的，再删去 {file}，以后会重新存好"
        said = Finding(Level.HINT, code, message, _place(file), advice=advice, family="答数册")
        if said not in self.findings:
            self.findings.append(said)


def _place(file: Path) -> Place:
    return Place(source=f"{file.parent.name[:12]}/{file.name}")


def _sealed(head: Mapping[str, str], rows: Sequence[Row]) -> bytes:
    """The file: head and columns on the first line, a row on each of the next, the seal on the last."""
    names = list(rows[0]) if rows else []
    kinds = [_kind([row[name] for row in rows], name) for name in names]
    first = json.dumps({**head, "columns": dict(zip(names, kinds, strict=True))}, ensure_ascii=False)
    write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
    body = ",\n".join(write(list(row.values())) for row in rows)
    text = f"[{first},\n[{body}]]\n".encode()
    return text + hashlib.sha256(text).hexdigest().encode() + b"\n"


def _kind(values: Sequence[Any], name: str) -> str:
    """What a column holds besides nothing. TypeError for what would not come back as it was."""
    found = {type(value) for value in values} - {type(None)}
    if len(found) > 1 or not found <= _KINDS.keys():
        raise TypeError(f"cannot keep column {name} of {found}")
    return next((_KINDS[each] for each in found), "nothing")


def _unsealed(content: bytes) -> tuple[Mapping[str, Any], Callable[[], list[Row]]]:
    """Head, and how to get the rows. Raises _Broken where the seal does not fit."""
    text, seal = content[:-_SEAL], content[-_SEAL:].decode("ascii", "replace")
    if seal != hashlib.sha256(text).hexdigest() + "\n":
        raise _Broken("封记不符")
    try:
        head, lines = json.loads(text)
        columns: dict[str, str] = head["columns"]
    except (ValueError, KeyError, TypeError):
        raise _Broken("不是答数的写法") from None
    decimals = [place for place, kind in enumerate(columns.values()) if kind == "decimal"]

    def rows() -> list[Row]:
        for line in lines:
            for place in decimals:
                if line[place] is not None:
                    line[place] = Decimal(line[place])
        return [dict(zip(columns, line, strict=True)) for line in lines]

    return head, rows
