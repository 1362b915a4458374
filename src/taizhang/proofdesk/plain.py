"""A Source and a Finding as plain data, for the pipe from the process that reads a file to the one that judges it."""

from dataclasses import astuple
from typing import Any

from taizhang.kernel.finding import Finding, Level, Place
from taizhang.proofing.source import Piece, Source


def source_as_data(source: Source) -> dict[str, Any]:
    """Everything in a Source; ``source_of`` reads it back."""
    return {
        "text": source.text,
        "name": source.name,
        "kind": source.kind,
        "pieces": [astuple(piece) for piece in source.pieces],
        "findings": [finding_as_data(finding) for finding in source.findings],
    }


def source_of(data: dict[str, Any]) -> Source:
    """The Source again."""
    pieces = tuple(Piece(*piece) for piece in data["pieces"])
    findings = tuple(finding_of(finding) for finding in data["findings"])
    return Source(data["text"], data["name"], data["kind"], pieces, findings)


def finding_as_data(finding: Finding) -> dict[str, Any]:
    """A reader's finding: its place is a name and a span of characters at most."""
    where = finding.where or Place()
    return {
        "level": finding.level.value,
        "code": finding.code,
        "message": finding.message,
        "advice": finding.advice,
        "family": finding.family,
        "where": [where.source, where.start, where.end],
    }


def finding_of(data: dict[str, Any]) -> Finding:
    """The Finding again."""
    name, start, end = data["where"]
    where = Place(source=name, start=start, end=end) if name or start is not None else None
    level = Level(data["level"])
    return Finding(level, data["code"], data["message"], where, advice=data["advice"], family=data["family"])
