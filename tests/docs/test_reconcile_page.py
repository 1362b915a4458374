"""The worked example of docs/algorithms/reconcile.md is reconciled: clashes, certificate and suspects stand as printed."""

import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from taizhang.kernel import Level, Written
from taizhang.reconcile.relation import Quantity, parts_within, share
from taizhang.reconcile.verdict import Verdict, reconcile

TEXT = (Path(__file__).parents[2] / "docs" / "algorithms" / "reconcile.md").read_text(encoding="utf-8")
EXAMPLE = TEXT.partition("## A worked example")[2].partition("## Compared")[0]


def table(heading: str) -> list[list[str]]:
    """The rows of the table whose first column has this heading."""
    lines = EXAMPLE.partition(f"| {heading} |")[2].splitlines()[2:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    figures = []
    for name, text in table("figure"):
        written = Written.parse(text)
        strict = written.interval(strict_decimals=1)
        figures.append(Quantity(name, written.interval(), name, written, written.unit, strict=strict))
    relations = [
        parts_within("其中", "规上产值", ["电池产值", "化工产值"]), share("电池", "电池产值", "规上产值", "电池占比"),
        share("化工", "化工产值", "规上产值", "化工占比"),
    ]  # fmt: skip
    return reconcile(figures, relations)


def test_example__the_clashes_are_told_as_printed(verdict: Verdict) -> None:
    assert re.findall(r"^> (.+)$", EXAMPLE, re.MULTILINE) == [clash.text for clash in verdict.clashes]
    assert {clash.level for clash in verdict.clashes} == {Level.ERROR}


def test_example__the_certificate(verdict: Verdict) -> None:
    clash = verdict.clashes[0]
    by_terms: Mapping[frozenset[str], Fraction] = {
        frozenset(name for name, _ in clash.rows[number].terms): multiplier
        for number, _, multiplier in clash.certificate.multipliers
    }
    stated = {
        match[0]: Fraction(match[1]) for match in re.findall(r"(\S+) [<≥] [\d.]+ \(×([\d.]+)\)", EXAMPLE)
    }
    assert by_terms[frozenset({"规上产值"})] == stated["规上产值"] == Fraction("0.7645")
    assert by_terms[frozenset({"电池产值"})] == stated["电池产值"] == 1
    assert "−3.86375" in EXAMPLE
    assert Fraction("32.45") - stated["规上产值"] * Fraction("47.5") == Fraction("-3.86375")


def test_example__the_suspects(verdict: Verdict) -> None:
    (knot,) = verdict.knots
    assert knot.complete
    told = []
    for suspect in knot.suspects:
        name = suspect.items[0] if suspect.figures else "the share relation of 电池"
        left = str(suspect.expected[0][1]) if suspect.expected else ""
        edits = "、".join(f"{edit.after}（{edit.slip.value}）" for _, edit in suspect.edits)
        told.append([name, left, edits])
    assert table("suspect") == told
