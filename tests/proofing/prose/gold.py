"""What does a made-up report say, exactly?

A report is composed as a list of *pieces*: plain strings, and ``Fig``s that know what they state. Damage and
style change the pieces; only at the very end are they joined, and every figure learns its place. The gold
labels have the form of the labelled documents the reader is judged by: surface, start, value (signed),
unit, kind, indicator, the figure it speaks of.

Two fields are more than that form: ``kinds`` (other kinds that would be right as well, where usage is
divided) and ``hard`` (damaged beyond what the text itself can tell; never counted as a miss).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(eq=False)
class Fig:
    """One stated figure. ``shown`` is what stands in the text; ``before`` the hedge that stays outside it."""

    shown: str
    value: Decimal | None
    unit: str
    kind: str
    name: str
    of: "Fig | None" = None
    base: str = ""
    form: str = ""
    optional: bool = False
    corrupt: bool = False
    hard: bool = False
    kinds: tuple[str, ...] = ()
    start: int = -1


Piece = str | Fig
Text = list[Piece]


@dataclass
class Clash:
    """Figures that contradict each other, and why."""

    figures: tuple[Fig, ...]
    why: str
    code: str


@dataclass
class Report:
    """A whole report before it is joined; ``forms`` says which kinds of damage and style were applied."""

    pieces: Text
    clashes: list[Clash] = field(default_factory=list)
    damage: list[str] = field(default_factory=list)
    kind: str = ""

    def figures(self) -> list[Fig]:
        return [piece for piece in self.pieces if isinstance(piece, Fig)]


def fill(template: str, slots: Mapping[str, Piece | Text]) -> Text:
    """``{V}，同比{G}`` with its slots put in; a slot may be a string, a figure, or several pieces."""
    pieces: Text = []
    for number, part in enumerate(template.replace("}", "{").split("{")):
        if number % 2 == 0:
            if part:
                pieces.append(part)
        else:
            value = slots[part]
            pieces.extend(value if isinstance(value, list) else [value])
    return pieces


def tagged(pieces: Text, form: str) -> Text:
    """The pieces, their figures marked with the form of sentence they stand in."""
    for piece in pieces:
        if isinstance(piece, Fig) and not piece.form:
            piece.form = form
    return pieces


def plain(pieces: Iterable[Piece]) -> str:
    return "".join(piece if isinstance(piece, str) else piece.shown for piece in pieces)


def join(report: Report) -> tuple[str, dict[str, object]]:
    """The text and its labels."""
    parts: list[str] = []
    at = 0
    figures: list[Fig] = []
    for piece in report.pieces:
        shown = piece if isinstance(piece, str) else piece.shown
        if isinstance(piece, Fig):
            piece.start = at
            figures.append(piece)
        parts.append(shown)
        at += len(shown)
    number = {id(figure): index for index, figure in enumerate(figures)}
    labels = [_label(figure, number) for figure in figures]
    clashes = [
        {"figures": [number[id(f)] for f in clash.figures], "why": clash.why, "code": clash.code}
        for clash in report.clashes
        if all(id(f) in number for f in clash.figures)
    ]
    return "".join(parts), {
        "kind": report.kind,
        "damage": report.damage,
        "figures": labels,
        "contradictions": clashes,
    }


def _label(figure: Fig, number: Mapping[int, int]) -> dict[str, object]:
    label: dict[str, object] = {
        "surface": figure.shown,
        "start": figure.start,
        "value": None if figure.value is None else format(figure.value, "f"),
        "unit": figure.unit,
        "kind": figure.kind,
        "indicator": figure.name,
        "of": None if figure.of is None else number.get(id(figure.of)),
        "form": figure.form,
    }
    if figure.base:
        label["base"] = figure.base
    if figure.kinds:
        label["kinds"] = list(figure.kinds)
    for flag in ("optional", "corrupt", "hard"):
        if getattr(figure, flag):
            label[flag] = True
    return label
