"""What exactly does a sealed version say, and how are two of them told apart?

A version is written as canonical JSON, so that its hash says the same on every machine: the figures in report units, what
was said to each finding, why the ledger's figures are changed, what is answered to whoever returned the form, who typed
(they may not approve it), and by which catalogue it was judged::

    {"by": [7], "catalogue": "…", "cells": {"output": {"prior": "3010000", "value": "3412000"}},
     "reason": "", "reply": "", "said": [{"about": "…", "rule": "out-of-line", "slot": "said:output", "text": "扩产"}]}
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from taizhang.kernel.seal import canonical


@dataclass(frozen=True)
class Figures:
    """One row: its value and 同期数 in the report unit."""

    value: Decimal
    prior: Decimal | None = None


@dataclass(frozen=True)
class SaidSealed:
    """What was said to the finding with this code, which read ``about``."""

    slot: str
    rule: str
    about: str
    text: str


@dataclass(frozen=True)
class Content:
    """All that a version states."""

    cells: Mapping[str, Figures]
    said: tuple[SaidSealed, ...] = ()
    reason: str = ""
    reply: str = ""
    by: tuple[int, ...] = ()
    catalogue: str = ""

    def text(self) -> str:
        """In writing; ``parse`` gives the same content back."""
        return canonical(self).decode()


def parse(text: str) -> Content:
    """The content that was written down so. Raises ValueError, KeyError or TypeError for anything else."""
    raw = json.loads(text)
    return Content(
        cells={
            code: Figures(Decimal(each["value"]), None if each["prior"] is None else Decimal(each["prior"]))
            for code, each in raw["cells"].items()
        },
        said=tuple(SaidSealed(**each) for each in raw["said"]),
        reason=raw["reason"],
        reply=raw["reply"],
        by=tuple(raw["by"]),
        catalogue=raw["catalogue"],
    )


@dataclass(frozen=True)
class Difference:
    """A row that differs between two versions; None where one of them lacks it."""

    code: str
    was: Figures | None
    now: Figures | None


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """The rows in which a version differs from the one before, in its own order, those it lacks last."""
    codes = (*after.cells, *(code for code in before.cells if code not in after.cells))
    pairs = ((code, before.cells.get(code), after.cells.get(code)) for code in codes)
    return tuple(Difference(code, was, now) for code, was, now in pairs if was != now)
