"""Which mistakes can a catalogue hold?

One small function per mistake, each from the draft to the places where it is made. Its name is the
finding's code (``unknown_key`` gives ``unknown-key``), so no check can speak under another's code, and each
has a broken file of that name under ``tests/catalogue/mistakes/``. To add a mistake: write the function in
the module of its subject, put it in that module's ``CHECKS``, and write the broken file. No other check
changes.
"""

from collections.abc import Callable, Iterator

from taizhang.catalogue.checks import (
    conditions,
    dimensions,
    examples,
    forms,
    names,
    outlines,
    profits,
    relations,
    rules,
    sentences,
    shape,
    text,
    units,
)
from taizhang.catalogue.draft import Absence, Draft, Mistake
from taizhang.kernel.finding import Finding

Check = Callable[[Draft], Iterator[Mistake]]

CHECKS: tuple[Check, ...] = (
    *text.CHECKS,
    *shape.CHECKS,
    *names.CHECKS,
    *dimensions.CHECKS,
    *units.CHECKS,
    *relations.CHECKS,
    *sentences.CHECKS,
    *profits.CHECKS,
    *forms.CHECKS,
    *rules.CHECKS,
    *outlines.CHECKS,
    *conditions.CHECKS,
    *examples.CHECKS,
)

FAMILY = "目录"


def code_of(check: Check) -> str:
    """The finding code of a check."""
    return check.__name__.replace("_", "-")


def codes() -> tuple[str, ...]:
    """Every finding code of the catalogue, in the order of checking."""
    return tuple(code_of(check) for check in CHECKS)


def check(draft: Draft) -> tuple[Finding, ...]:
    """Everything that is wrong, by file and line."""
    findings = [
        Finding(
            level=mistake.level,
            code=code_of(each),
            message=mistake.message,
            where=mistake.where,
            advice=mistake.advice,
            family=FAMILY,
        )
        for each in CHECKS
        for mistake in each(draft)
        if draft.complete or not isinstance(mistake, Absence)
    ]
    return tuple(sorted(findings, key=_position))


def _position(finding: Finding) -> tuple[str, int]:
    where = finding.where
    return (where.source, where.line or 0) if where else ("", 0)
