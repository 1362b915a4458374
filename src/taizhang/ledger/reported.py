"""What somebody hands to the gate, and what the gate hands back."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from taizhang.kernel.finding import Finding, Level
from taizhang.kernel.period import Period

ACTUAL = "actual"
TARGET = "target"
TARGET_GROWTH = "target_growth"
BASES = {ACTUAL: "实际数", TARGET: "目标数", TARGET_GROWTH: "增速目标"}


@dataclass(frozen=True)
class Reported:
    """One figure as somebody reports it.

    `value` and `prior` (同期数) are in the indicator's report unit, a growth target in %. `part` is empty or a scope
    such as "cluster:battery". `cell` says where it stood, e.g. "数据!C3".
    """

    respondent: str
    indicator: str
    period: Period
    value: Decimal
    prior: Decimal | None = None
    part: str = ""
    basis: str = ACTUAL
    cell: str = ""


@dataclass(frozen=True)
class Origin:
    """By which door figures come in: kind, name of the file or page, SHA-256 of the file."""

    kind: Literal["web", "excel", "api", "cli", "demo"]
    name: str
    digest: str = ""


@dataclass(frozen=True)
class Recorded:
    """Numbers of the entries written, in the order reported; none where anything was refused."""

    entries: tuple[int, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether an error kept everything from being written."""
        return stops(self.findings)


def stops(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings is an error."""
    return any(finding.level is Level.ERROR for finding in findings)
