"""Which sentence of the edited file is which sentence of the report?

Both are cut into sentences (at 。！？ and at the ends of paragraphs and cells). A sentence's skeleton is its
text with each marked number replaced by its id, so that a changed number changes no sentence. Then, in turn,

1. sentences with the same skeleton are the same sentence, wherever they stand (text may be moved);
2. of the rest, sentences that read the same are the same (the marks were lost, the words were not);
3. of the rest, sentences with the same words around their numbers are the same (numbers changed places);
4. of the rest, the likest pairs that are like enough are one sentence, reworded;
5. what is left over was added or dropped.

Widths of letters, figures and marks, and spaces, make no difference: editors change them by themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from taizhang.adapters.docx_read import MARGINS, ReadBack
from taizhang.writing.document import Document, Paragraph, Run, Text

LIKE_ENOUGH = 0.5
MOST_PAIRS = 60_000  # likeness is slow; a file with more unlike sentences than this is another text

_ENDS = "。！？"
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|.", re.ASCII | re.DOTALL)
_COMMA = "，"
_WIDTHS = {ord("－"): "-", ord("−"): "-", ord("．"): "."}


@dataclass(frozen=True)
class Span:
    """``[start, end)`` of a sentence belongs to figure ``figure``; ``chosen`` words were chosen by it."""

    start: int
    end: int
    figure: str
    chosen: bool = False


@dataclass(frozen=True)
class Piece:
    """A sentence, heading or cell as printed, its figures' spans, and the paragraph it stands in."""

    printed: str
    spans: tuple[Span, ...] = ()
    line: int = 0
    is_cell: bool = False
    place: str = ""

    @cached_property
    def text(self) -> str:
        """Folded, for comparing; places are those of ``printed``."""
        return fold(self.printed)

    @property
    def shown(self) -> str:
        return self.printed.strip()

    @property
    def skeleton(self) -> str:
        made, end = "", 0
        for span in self.spans:
            if not span.chosen:
                made += f"{self.text[end : span.start]}\0{span.figure}\0"
                end = span.end
        return _bare(made + self.text[end:])

    @property
    def frame(self) -> str:
        """The words alone: every number of ours is a gap, whichever it is."""
        made, end = "", 0
        for span in self.slots:
            made += f"{self.text[end : span.start]}\0"
            end = span.end
        return _bare(made + self.text[end:])

    @property
    def slots(self) -> tuple[Span, ...]:
        """The numbers, without the words they chose."""
        return tuple(span for span in self.spans if not span.chosen)

    @property
    def plain(self) -> str:
        return _bare(self.text)


def fold(text: str) -> str:
    """Full-width letters, figures and marks made half-width, one character for one, so places stay.

    All but the comma: 在建47，续建8 are two numbers, 47,800 is one.
    """
    return "".join(_narrow(c) for c in text.translate(_WIDTHS))


def _narrow(character: str) -> str:
    if character == _COMMA:
        return character
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text).replace(_COMMA, ",")


def of_document(document: Document) -> list[Piece]:
    """The sentences of the report, in printing order."""
    made: list[Piece] = []
    for number, block in enumerate(document.flow()):
        if isinstance(block, Paragraph):
            made.extend(_cut(*_joined(block.runs), line=number, is_cell=False))
            continue
        plain = [block.caption, *block.header]
        made.extend(Piece(text, (), number, is_cell=True) for text in plain if text.strip())
        for row in block.rows:
            for cell in row:
                made.extend(_cut(*_joined(cell), line=number, is_cell=True))
    return made


def of_file(read: ReadBack, ours: str) -> list[Piece]:
    """The sentences of an edited file; ``ours`` is the beginning of the document's id in our marks."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for control in read.controls:
        if control.mark.document == ours:
            spans[control.line].append(Span(control.start, control.end, control.mark.figure))
    made: list[Piece] = []
    for number, line in enumerate(read.lines):
        cut = _cut(line.text, spans[number], line=number, is_cell=line.in_table)
        made.extend(replace(piece, place=line.place) for piece in cut if _says_something(piece, line.place))
    return made


def _says_something(piece: Piece, place: str) -> bool:
    """Of a margin only words and numbers are read: the dashes around a page number are none."""
    return place not in MARGINS or bool(piece.spans) or any(c.isalnum() for c in piece.printed)


def _joined(runs: Iterable[Run]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for run in runs:
        words = run.text if isinstance(run, Text) else run.printed
        figure = run.by if isinstance(run, Text) else run.id
        if figure:
            spans.append(Span(len(text), len(text) + len(words), figure, chosen=isinstance(run, Text)))
        text += words
    return text, spans


def _cut(text: str, spans: Sequence[Span], *, line: int, is_cell: bool) -> Iterator[Piece]:
    """Sentences of one paragraph. A full stop inside a number's control ends no sentence."""
    inside = {at for span in spans for at in range(span.start, span.end - 1)}
    ends = [at + 1 for at, c in enumerate(text) if c in _ENDS and at not in inside]
    start = 0
    for end in [*ends, len(text)]:
        own = tuple(
            Span(s.start - start, s.end - start, s.figure, s.chosen)
            for s in spans
            if start <= s.start and s.end <= end and (s.start < end or s.end > s.start)
        )
        if text[start:end].strip() or own:
            yield Piece(text[start:end], own, line, is_cell)
        start = end


@dataclass(frozen=True)
class Matching:
    """Pairs of indices (report, file) and what has no partner on either side."""

    pairs: tuple[tuple[int, int], ...]
    dropped: tuple[int, ...]
    added: tuple[int, ...]


def match(old: Sequence[Piece], new: Sequence[Piece]) -> Matching:
    """Pair the sentences of the report with those of the file."""
    pairs: list[tuple[int, int]] = []
    left, right = list(range(len(old))), list(range(len(new)))
    for key in (lambda piece: piece.skeleton, lambda piece: piece.plain, _words):
        found = _equal(old, new, left, right, key)
        pairs += found
        left, right = _without(left, right, found)
    found = _like(old, new, left, right)
    left, right = _without(left, right, found)
    return Matching(tuple(sorted(pairs + found)), tuple(left), tuple(right))


def _words(piece: Piece) -> str:
    return piece.skeleton if piece.is_cell else piece.frame  # a table cell has no words of its own


def _without(
    left: list[int], right: list[int], pairs: Sequence[tuple[int, int]]
) -> tuple[list[int], list[int]]:
    taken_left, taken_right = {i for i, _ in pairs}, {j for _, j in pairs}
    return [i for i in left if i not in taken_left], [j for j in right if j not in taken_right]


def _equal(
    old: Sequence[Piece],
    new: Sequence[Piece],
    left: Sequence[int],
    right: Sequence[int],
    key: Callable[[Piece], str],
) -> list[tuple[int, int]]:
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for i in left:
        waiting[key(old[i])].append(i)
    return [(waiting[k].popleft(), j) for j in right if waiting[k := key(new[j])]]


def _like(
    old: Sequence[Piece], new: Sequence[Piece], left: Sequence[int], right: Sequence[int]
) -> list[tuple[int, int]]:
    if len(left) * len(right) > MOST_PAIRS:
        return []
    scored = []
    for j in right:
        matcher = SequenceMatcher(None, "", new[j].plain, autojunk=False)
        for i in left:
            if old[i].is_cell != new[j].is_cell:
                continue
            score = _likeness(matcher, old[i], new[j])
            if score >= LIKE_ENOUGH:
                scored.append((-score, abs(i - j), i, j))
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(scored):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _likeness(matcher: SequenceMatcher[str], old: Piece, new: Piece) -> float:
    """How alike two sentences are: letters in common, and half a point more if their figures are the same."""
    figures = {span.figure for span in old.spans if not span.chosen}
    kept = figures & {span.figure for span in new.spans}
    bonus = 0.5 * len(kept) / len(figures) if figures else 0.0
    matcher.set_seq1(old.plain)
    if matcher.real_quick_ratio() + bonus < LIKE_ENOUGH or matcher.quick_ratio() + bonus < LIKE_ENOUGH:
        return 0.0
    return matcher.ratio() + bonus


@dataclass(frozen=True)
class Change:
    """``[old_start, old_end)`` of one sentence stands at ``[new_start, new_end)`` of the other."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    same: bool


def changes(old: str, new: str) -> list[Change]:
    """How one sentence became the other, number by number and otherwise character by character."""
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    at_left, at_right = _offsets(left), _offsets(right)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [
        Change(at_left[a], at_left[b], at_right[c], at_right[d], kind == "equal")
        for kind, a, b, c, d in matcher.get_opcodes()
    ]


def _offsets(tokens: Sequence[str]) -> list[int]:
    made = [0]
    for token in tokens:
        made.append(made[-1] + len(token))
    return made


def carried(steps: Sequence[Change], start: int, end: int) -> tuple[int, int]:
    """Where ``[start, end)`` of the old sentence lies in the new one; empty when it is gone."""
    begins, ends = [], []
    for step in steps:
        if step.old_start == step.old_end or step.old_end <= start or end <= step.old_start:
            continue
        if step.same:
            begins.append(step.new_start + max(start - step.old_start, 0))
            ends.append(step.new_start + min(end, step.old_end) - step.old_start)
        else:
            begins.append(step.new_start)
            ends.append(step.new_end)
    return (min(begins), max(ends)) if begins else (0, 0)
