"""What does a written report consist of, so that every number in it can still be followed?

A ``Document`` is plain blocks in printing order. A paragraph is a row of *runs*: ``Text`` is words,
``Bound`` is a number together with the figure it was printed from. So the sentence
园区实现工业总产值70.3亿元，同比增长8.4% is kept as

    Text('园区实现工业总产值') Bound('f001', <output value>, '70.3亿元')
    Text('，') Text('同比增长', by='f002') Bound('f002', <output growth>, '8.4%')

and never as a string with digits in it. ``Text`` holds no digits, with three exceptions that its ``role``
shows: a ``date`` (2024年, 1-9月), the ``ordinal`` of a heading or list item (一、 （一） 1. 一是), and a
``name`` (5亿元以上重大工业项目, where the 5 belongs to what the thing is called).
Words that the figures chose (增长 or 下降, 超额完成 or 未完成) name in ``by`` the bound figure that chose
them; a figure that prints as words alone
(扭亏为盈, 持平) is itself ``Bound``.

Sentences have identities that do not depend on the figures: ``quarterly:12.1`` is the first sentence of
line 12 of the outline ``quarterly``. Composed again from corrected figures, the sentence keeps its
name, so that "as printed" and "as it would read now" can be laid side by side.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, cast

from taizhang.kernel.amount import Amount
from taizhang.kernel.figure import Figure, GrowthWord, Measure, Scope, Source
from taizhang.kernel.period import Period
from taizhang.kernel.seal import digest
from taizhang.kernel.unit import unit

Kind = Literal["title", "heading1", "heading2", "heading3", "body", "note", "signature", "date"]
Role = Literal["", "date", "ordinal", "name"]


@dataclass(frozen=True)
class Text:
    """Words. Only a date, an ordinal or a name may hold digits. ``by``: the figure that chose the words."""

    text: str
    role: Role = ""
    by: str = ""


@dataclass(frozen=True)
class Bound:
    """A number as printed (``5.5亿元``), with the unrounded figure behind it. ``id`` is f001, f002, … ."""

    id: str
    figure: Figure
    printed: str


Run = Text | Bound


def plain(runs: tuple[Run, ...]) -> str:
    """The runs as a reader sees them."""
    return "".join(run.text if isinstance(run, Text) else run.printed for run in runs)


@dataclass(frozen=True)
class Mark:
    """Where a sentence lies in its paragraph: it takes the next ``runs`` runs after the mark before it."""

    id: str
    runs: int


@dataclass(frozen=True)
class Sentence:
    """One sentence of a document: its lasting name, its runs and the block it stands in."""

    id: str
    block: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return plain(self.runs)

    @property
    def bounds(self) -> tuple[Bound, ...]:
        return tuple(run for run in self.runs if isinstance(run, Bound))


@dataclass(frozen=True)
class Paragraph:
    """A title, heading, body paragraph or note. Without ``marks`` the paragraph is one sentence."""

    kind: Kind
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def text(self) -> str:
        return plain(self.runs)

    @property
    def bounds(self) -> tuple[Bound, ...]:
        return tuple(run for run in self.runs if isinstance(run, Bound))


Cell = tuple[Run, ...]


@dataclass(frozen=True)
class Table:
    """A table: caption, column heads, and rows of cells, each cell a row of runs."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """A whole report. ``blocks`` begins with the title paragraph; ``notes`` are printed after the blocks.

    ``outline``, ``snapshot`` and ``catalogue`` are the code or digest of what it was made from.
    """

    title: str
    outline: str
    period: Period
    snapshot: str
    catalogue: str
    blocks: tuple[Block, ...]
    notes: tuple[Paragraph, ...] = ()

    def flow(self) -> tuple[Block, ...]:
        """Everything in printing order: the blocks, then the notes."""
        return self.blocks + self.notes

    def bounds(self) -> tuple[Bound, ...]:
        """Every bound figure in printing order, those in tables and notes too."""
        return tuple(run for runs in self._rows() for run in runs if isinstance(run, Bound))

    def bound(self, identifier: str) -> Bound | None:
        """The bound figure with this id."""
        return next((bound for bound in self.bounds() if bound.id == identifier), None)

    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in printing order; ``block`` counts along ``flow()``. Tables hold no sentences."""
        return tuple(
            sentence
            for number, block in enumerate(self.flow())
            if isinstance(block, Paragraph)
            for sentence in _sentences(number, block)
        )

    def to_text(self) -> str:
        """The report as plain text: one line per paragraph, table cells between tabs."""
        return "\n".join(_lines(self.flow())) + "\n"

    @property
    def id(self) -> str:
        """The digest of the content: two documents with one id say the same from the same figures."""
        return digest(_document_data(self))

    def to_json(self) -> str:
        """The document as JSON text; ``Document.from_json`` gives back an equal document."""
        return json.dumps(_document_data(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Document:
        """The document that ``to_json`` wrote. ValueError or KeyError when the text is something else."""
        return _document(json.loads(text))

    def _rows(self) -> Iterator[tuple[Run, ...]]:
        for block in self.flow():
            if isinstance(block, Paragraph):
                yield block.runs
            else:
                for row in block.rows:
                    yield from row


def _sentences(number: int, paragraph: Paragraph) -> Iterator[Sentence]:
    if not paragraph.marks:
        yield Sentence(f"block:{number}", number, paragraph.runs)
        return
    start = 0
    for mark in paragraph.marks:
        yield Sentence(mark.id, number, paragraph.runs[start : start + mark.runs])
        start += mark.runs


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield block.caption
            yield "\t".join(block.header)
            for row in block.rows:
                yield "\t".join(plain(cell) for cell in row)


# JSON: plain dictionaries, amounts as exact decimal strings with their unit.


def _figure_data(figure: Figure) -> dict[str, Any]:
    data: dict[str, Any] = {
        "indicator": figure.indicator,
        "scope": str(figure.scope),
        "period": str(figure.period),
        "measure": figure.measure.value,
        "value": None if figure.amount is None else format(figure.amount.value, "f"),
        "unit": None if figure.amount is None else figure.amount.unit.name,
    }
    if figure.part:
        data["part"] = figure.part
    if figure.word is not None:
        data["word"] = figure.word.value
    if figure.source is not None:
        data["source"] = {"kind": figure.source.kind, "ref": figure.source.ref}
    return data


def _figure(data: dict[str, Any]) -> Figure:
    source = data.get("source")
    return Figure(
        indicator=data["indicator"],
        scope=Scope.parse(data["scope"]),
        period=Period.parse(data["period"]),
        measure=Measure(data["measure"]),
        amount=None if data["value"] is None else Amount(Decimal(data["value"]), unit(data["unit"])),
        part=data.get("part", ""),
        word=GrowthWord(data["word"]) if "word" in data else None,
        source=Source(source["kind"], source["ref"]) if source else None,
    )


def _run_data(run: Run) -> dict[str, Any]:
    if isinstance(run, Bound):
        return {"id": run.id, "printed": run.printed, "figure": _figure_data(run.figure)}
    data: dict[str, Any] = {"text": run.text}
    if run.role:
        data["role"] = run.role
    if run.by:
        data["by"] = run.by
    return data


def _run(data: dict[str, Any]) -> Run:
    if "text" in data:
        return Text(data["text"], cast(Role, data.get("role", "")), data.get("by", ""))
    return Bound(data["id"], _figure(data["figure"]), data["printed"])


def _runs(data: list[dict[str, Any]]) -> tuple[Run, ...]:
    return tuple(_run(item) for item in data)


def _block_data(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        rows = [[[_run_data(run) for run in cell] for cell in row] for row in block.rows]
        return {"kind": "table", "caption": block.caption, "header": list(block.header), "rows": rows}
    return {
        "kind": block.kind,
        "runs": [_run_data(run) for run in block.runs],
        "sentences": [{"id": mark.id, "runs": mark.runs} for mark in block.marks],
    }


def _paragraph(data: dict[str, Any]) -> Paragraph:
    marks = tuple(Mark(mark["id"], mark["runs"]) for mark in data["sentences"])
    return Paragraph(cast(Kind, data["kind"]), _runs(data["runs"]), marks)


def _block(data: dict[str, Any]) -> Block:
    if data["kind"] == "table":
        rows = tuple(tuple(_runs(cell) for cell in row) for row in data["rows"])
        return Table(data["caption"], tuple(data["header"]), rows)
    return _paragraph(data)


def _document_data(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "outline": document.outline,
        "period": str(document.period),
        "snapshot": document.snapshot,
        "catalogue": document.catalogue,
        "blocks": [_block_data(block) for block in document.blocks],
        "notes": [_block_data(note) for note in document.notes],
    }


def _document(data: dict[str, Any]) -> Document:
    return Document(
        title=data["title"],
        outline=data["outline"],
        period=Period.parse(data["period"]),
        snapshot=data["snapshot"],
        catalogue=data["catalogue"],
        blocks=tuple(_block(block) for block in data["blocks"]),
        notes=tuple(_paragraph(note) for note in data["notes"]),
    )
