"""What is left of a sentence when some of its blanks cannot be filled?

A template is prose with blanks in 【】. Whoever fills it answers each blank with pieces, or with None when
the figure is not known. The sentence then closes over the gap by the punctuation it was written with:

    完成规上工业产值【数值】，【同比】，完成全年目标的【完成率】
    数值 and 同比 known, no target:   完成规上工业产值61亿元，同比增长10%
    数值 unknown:                     nothing, for 同比 of what?

The rules, named as in ``docs/algorithms/wording.md``:

``clause-drops``    a clause (between ，) with an unfilled blank is left out with its comma;
``anchor``          the first clause that is to hold a number carries the others: without it the whole
                    group (between ；) goes. Lead-ins such as 1-9月， stand and fall with it; and the first
                    group carries the sentence, except after ：, where each group speaks for itself;
``head``            what stands before ： goes when nothing is left behind it (其中： with no parts), but
                    only its last clause; and what stands before ： must itself hold;
``aside``           a bracket （…） with an unfilled blank is left out, the clause around it stays.

Punctuation inside brackets or quotation marks divides nothing. A sentence ends at 。！？.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from taizhang.catalogue.blank import Blank, split
from taizhang.wording.pieces import Number, Piece, Pieces, Words, label

Resolve = Callable[[Blank], Pieces | None]

_OPEN = "（(“《【"
_CLOSE = "）)”》】"
_ENDS = "。！？"
_SPECIAL = re.compile("[【（(]")


@dataclass(frozen=True)
class Filled:
    """One sentence of a template: ``place`` counts the template's sentences from 1, also dropped ones.

    ``pieces`` is None when the sentence dropped; ``missing`` are the blanks that had no answer.
    """

    place: int
    pieces: Pieces | None
    missing: tuple[Blank, ...]


def fill(template: str, resolve: Resolve) -> tuple[Filled, ...]:
    """Every sentence of the template, filled by ``resolve`` (blank → pieces, or None when unknown)."""
    return tuple(
        _fill_sentence(place, sentence, resolve)
        for place, sentence in enumerate(sentences(template), start=1)
    )


def sentences(template: str) -> tuple[str, ...]:
    """The template cut after each 。！？ outside brackets; the last one may have no end mark."""
    return tuple(part + mark for mark, part in _cut(template, _ENDS, after=True) if (part + mark).strip())


def _cut(text: str, marks: str, *, after: bool = False) -> list[tuple[str, str]]:
    """(mark, part) pairs; the mark is the one before the part, or the one that follows it if ``after``."""
    parts: list[tuple[str, str]] = []
    depth, start, before = 0, 0, ""
    for position, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and char in marks:
            parts.append((char if after else before, text[start:position]))
            start, before = position + 1, char
    parts.append(("" if after else before, text[start:]))
    return parts


@dataclass
class _Answers:
    """Asks each blank once and remembers which had no answer."""

    resolve: Resolve
    missing: list[Blank]

    def ask(self, blank: Blank) -> Pieces | None:
        answer = self.resolve(blank)
        if answer is None:
            self.missing.append(blank)
        return answer


def _fill_sentence(place: int, sentence: str, resolve: Resolve) -> Filled:
    answers = _Answers(resolve, [])
    body, end = (sentence[:-1], sentence[-1]) if sentence[-1] in _ENDS else (sentence, "")
    pieces = _fill_body(body, answers)
    if pieces is not None and end:
        pieces = (*pieces, Words(end))
    return Filled(place, None if pieces is None else merged(pieces), tuple(answers.missing))


def _fill_body(body: str, answers: _Answers, *, parallel: bool = False) -> Pieces | None:
    """A head before ： with what follows it, or groups between ；."""
    parts = _cut(body, "：:")
    if len(parts) == 1:
        return _fill_groups(body, answers, parallel=parallel)
    head, (colon, tail) = parts[0][1], parts[1]
    rest = tail + "".join(mark + part for mark, part in parts[2:])
    filled_tail = _fill_body(rest, answers, parallel=True)
    if filled_tail is not None:
        filled_head = _fill_groups(head, answers)
        return None if filled_head is None else (*filled_head, Words(colon), *filled_tail)
    kept = _without_last_clause(head)
    return _fill_groups(kept, answers) if kept else None


def _without_last_clause(head: str) -> str:
    clauses = _cut(head, "，；,;")
    return "".join(mark + part for mark, part in clauses[:-1])


def _fill_groups(body: str, answers: _Answers, *, parallel: bool = False) -> Pieces | None:
    """The groups between ； that hold. The first names what the sentence is about and is required, unless
    the groups are ``parallel``, as after 其中：, where each speaks for itself."""
    pieces: list[Piece] = []
    for position, (mark, group) in enumerate(_cut(body, "；;")):
        filled = _fill_clauses(group, answers)
        if filled is None and position == 0 and not parallel:
            return None
        if filled is not None:
            pieces += [Words(mark), *filled] if pieces else filled
    return tuple(pieces) or None


def _fill_clauses(group: str, answers: _Answers) -> Pieces | None:
    pieces: list[Piece] = []
    anchored = False
    for mark, clause in _cut(group, "，,"):
        filled = _fill_clause(clause, answers)
        if filled is None:
            if not anchored:
                return None
            continue
        anchored = anchored or any(isinstance(piece, Number) for piece in filled)
        pieces += [Words(mark), *filled] if mark else filled
    return tuple(pieces)


def _fill_clause(clause: str, answers: _Answers) -> Pieces | None:
    """Words and answers of one clause; None when a blank outside brackets has no answer."""
    pieces: list[Piece] = []
    position = 0
    while position < len(clause):
        end = _closing(clause, position)
        if end is None:
            found = _SPECIAL.search(clause, position + 1)
            stop = found.start() if found else len(clause)
            pieces.append(label(clause[position:stop]))
            position = stop
            continue
        if clause[position] == "【":
            answer = _ask(clause[position : end + 1], answers)
            if answer is None:
                return None
            pieces += answer
        else:
            aside = _fill_clauses(clause[position + 1 : end], answers)
            pieces += () if aside is None else (Words(clause[position]), *aside, Words(clause[end]))
        position = end + 1
    return tuple(pieces)


def _ask(bracketed: str, answers: _Answers) -> Pieces | None:
    (blank,) = split(bracketed)
    assert isinstance(blank, Blank)
    return answers.ask(blank)


def _closing(text: str, start: int) -> int | None:
    """Where the bracket at ``start`` closes; None where none opens, or it is left open and so is mere text."""
    if not _SPECIAL.match(text, start):
        return None
    depth = 0
    for position in range(start, len(text)):
        if text[position] in _OPEN:
            depth += 1
        elif text[position] in _CLOSE:
            depth -= 1
            if depth == 0:
                return position
    return None


def merged(pieces: Pieces) -> Pieces:
    """Neighbouring plain words joined, empty ones gone."""
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        if isinstance(piece, Words) and not piece.text:
            continue
        if isinstance(piece, Words) and isinstance(last, Words) and _plain(piece) and _plain(last):
            result[-1] = Words(last.text + piece.text)
        else:
            result.append(piece)
    return tuple(result)


def _plain(words: Words) -> bool:
    return words.role == "" and words.chosen_by is None
