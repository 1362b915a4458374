"""An edited report came back: is every number in it still the ledger's?

``verify(document, path)`` compares the file with the document it was made from and says of each figure, once:

    未改      still as printed                      换了写法   the same amount: 51.6亿元 → 516000万元
    已改      another number: 51.6亿元 → 53亿元         已删      not in the file any more
    手填      a number somebody typed in, which has no source, with its sentence
    重复      the same figure once more (copied)       外来      a number pasted in from another report
    对调      two figures stand in each other's place   移到别处  a figure in a sentence that does not speak of it
    改句 加句 删句   sentences reworded, added, dropped around the figures

A figure is found by its mark, wherever it was moved. If its mark is gone (the control was unwrapped, the text
was pasted as plain text) it is looked for in its sentence, and ``unmarked`` is set. Words that a figure chose
belong to it: 同比增长8.4% edited into 同比下降8.4% is 已改, although the digits stand.

Worked example: the report says 完成规上工业产值61亿元，同比增长10%。; the file says 完成规上工业产值63亿元，同比增长10%，
拉动2.1个百分点。 Then f001 is 已改 (原61亿元，现63亿元), f002 is 未改, 2.1个百分点 is 手填, the sentence is 改句.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from taizhang.adapters.docx_checked import Checked, State
from taizhang.adapters.docx_exchange import Terms, exchanged, moved_away, stands_for
from taizhang.adapters.docx_figure import ID_LENGTH
from taizhang.adapters.docx_package import DocumentError
from taizhang.adapters.docx_quantity import amounts, same_amount, same_writing
from taizhang.adapters.docx_read import MARGINS, ReadBack, read_back
from taizhang.adapters.docx_sentences import (
    Change,
    Matching,
    Piece,
    Span,
    carried,
    changes,
    match,
    of_document,
    of_file,
)
from taizhang.writing.document import Document

__all__ = ["Checked", "State", "verify"]


def verify(
    document: Document, path: Path, *, template: Path | None = None, terms: Terms | None = None
) -> tuple[Checked, ...]:
    """Everything that differs between the document and the edited file, figures first, in printing order.

    ``template``: the office's template that the file was made with, whose own text (red head, seal place)
    is then not counted as added. ``terms``: the words that name each figure (``docx_exchange``); without them any
    other sentence than its own is a wrong place for a figure. DocumentError when the file can't be read or comes
    from another report.
    """
    read = read_back(path)
    ours = document.id[:ID_LENGTH]
    _refuse_other_report(read, document, ours, path.name)
    old, new = of_document(document), of_file(read, ours)
    body = [piece for piece in new if piece.place not in MARGINS]  # margins come last
    comparison = _Comparison(old, new, match(old, body), terms or {})
    frame = _frame(template)
    results = [
        *exchanged(_figures(document, comparison)),
        *_typed(comparison, frame),
        *_foreign(read, ours),
        *_sentences(comparison, frame),
    ]
    return tuple(results)


def _refuse_other_report(read: ReadBack, document: Document, ours: str, name: str) -> None:
    marked = {control.mark.document for control in read.controls}
    if ours in marked or (read.document in ("", document.id) and not marked):
        return
    if read.document == document.id:
        return
    raise DocumentError(
        "word.other-report",
        f"“{name}”不是由这份报告生成的。",
        advice="请选生成它的那份报告再核对；报告编号在 Word 的“文件—信息—属性—高级属性—自定义”里（台账文稿）。",
        source=name,
    )


def _frame(template: Path | None) -> frozenset[str]:
    if template is None:
        return frozenset()
    return frozenset(piece.plain for piece in of_file(read_back(template), ""))


@dataclass(frozen=True)
class _Comparison:
    """The report's sentences, the file's, and which is which."""

    old: Sequence[Piece]
    new: Sequence[Piece]
    matching: Matching
    terms: Terms

    @cached_property
    def partners(self) -> Mapping[int, int]:
        """The file's sentence for each sentence of the report."""
        return dict(self.matching.pairs)

    @cached_property
    def instead(self) -> Mapping[str, tuple[int, int, str]]:
        """The figure whose place each figure has taken, and in which sentences."""
        return stands_for(self.old, self.new, self.matching.pairs)

    def steps(self, index: int, other: int) -> list[Change]:
        return changes(self.old[index].text, self.new[other].text)


def _figures(document: Document, both: _Comparison) -> Iterator[Checked]:
    """One line for each figure as printed, then one for each further copy."""
    marked: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for j, piece in enumerate(both.new):
        for span in piece.spans:
            marked[span.figure].append((j, span))
    copies: list[Checked] = []
    for i, piece in enumerate(both.old):
        partner = both.partners.get(i)
        for span in piece.spans:
            if span.chosen:
                continue
            here = _nearest(marked[span.figure], partner)
            if here is None:
                yield _by_words(both, i, span)
            else:
                marked[span.figure].remove(here)
                yield _judged(both, i, span, here)
    for figure, rest in marked.items():
        printed = document.bound(figure)
        for j, span in rest:
            copies.append(_copy(both, figure, "" if printed is None else printed.printed, j, span))
    yield from copies


def _nearest(places: Sequence[tuple[int, Span]], partner: int | None) -> tuple[int, Span] | None:
    """The place in the sentence that is ours, else the first place that still says something."""
    by_rank = sorted(places, key=lambda place: (place[0] != partner, place[1].start == place[1].end))
    return by_rank[0] if by_rank else None


def _judged(both: _Comparison, i: int, span: Span, here: tuple[int, Span]) -> Checked:
    j, there = here
    old, new = both.old[i], both.new[j]
    there = _with_digits_beside(new, there)
    was, now = old.printed[span.start : span.end], new.printed[there.start : there.end]
    state = _state(was, old.text[span.end :], now, new.text[there.end :])
    if both.partners.get(i) == j and state in (State.KEPT, State.REWRITTEN):
        turned = _turned_words(both, i, j, span.figure)
        if turned is not None:
            was, now = turned[0] + was, turned[1] + now
            return Checked(State.CHANGED, span.figure, was, now, new.shown, new.line + 1, place=new.place)
    where = old.shown if state is State.REMOVED else new.shown
    found = Checked(state, span.figure, was, now, where, new.line + 1, place=new.place)
    return found if state not in (State.KEPT, State.REWRITTEN) else _in_place(both, i, j, found)


def _in_place(both: _Comparison, i: int, j: int, found: Checked) -> Checked:
    """The same, or that the figure is not where it speaks of what it is."""
    if found.figure in both.instead:
        place = both.instead[found.figure][2]
        if both.instead.get(place, (0, 0, ""))[2] == found.figure:
            return _changed_places(both, found.figure, place)
        return replace(found, state=State.MOVED, origin=both.old[i].shown)
    if moved_away(both.old, both.new, both.matching, (i, j), both.terms.get(found.figure, ())):
        return replace(found, state=State.MOVED, origin=both.old[i].shown)
    return found


def _changed_places(both: _Comparison, figure: str, other: str) -> Checked:
    """The line for the place of ``figure``, where ``other`` stands now."""
    i, j, _ = both.instead[other]
    (was,) = [both.old[i].printed[s.start : s.end] for s in both.old[i].slots if s.figure == figure][:1]
    (now,) = [both.new[j].printed[s.start : s.end] for s in both.new[j].slots if s.figure == other][:1]
    new = both.new[j]
    return Checked(State.SWAPPED, figure, was, now, new.shown, new.line + 1, place=new.place, other=other)


def _with_digits_beside(piece: Piece, span: Span) -> Span:
    """The span, and digits typed against its edges from outside: a 1 before 51.6亿元 makes it 151.6亿元."""
    start, end = span.start, span.end
    if piece.text[start:end][:1].isdigit():
        start -= len(_digits_before(piece.text[:start]))
    if piece.text[start:end][-1:].isdigit():
        end += len(_digits_after(piece.text[end:]))
    return replace(span, start=start, end=end)


def _digits_before(text: str) -> str:
    found = re.search(r"(?:\d[\d,]*\.?|\d+,)$", text, re.ASCII)
    return found[0] if found else ""


def _digits_after(text: str) -> str:
    found = re.match(r"[.,]?\d[\d,]*(?:\.\d+)?", text, re.ASCII)
    return found[0] if found else ""


def _state(was: str, was_after: str, now: str, now_after: str) -> State:
    if not now.strip():
        return State.REMOVED
    # 51.6 in the control and 亿元 behind it: the unit is part of what must not change
    if same_amount(was, was_after, now, now_after):
        return State.KEPT if same_writing(was, now) else State.REWRITTEN
    if same_writing(was, now) and _written_without_unit(was, was_after, now_after):
        return State.KEPT
    return State.CHANGED


def _written_without_unit(was: str, was_after: str, now_after: str) -> bool:
    """Whether equal printings may be taken as equal: words, or a number whose unit didn't change outside."""
    return not was[-1:].isdigit() or was_after[:4].strip() == now_after[:4].strip()


def _turned_words(both: _Comparison, i: int, j: int, figure: str) -> tuple[str, str] | None:
    """The words a figure chose, before and after, if somebody turned them (增长 → 下降)."""
    steps = both.steps(i, j)
    for span in both.old[i].spans:
        if span.chosen and span.figure == figure:
            start, end = carried(steps, span.start, span.end)
            was, now = both.old[i].printed[span.start : span.end], both.new[j].printed[start:end]
            if not same_writing(was, now):
                return was, now
    return None


def _by_words(both: _Comparison, i: int, span: Span) -> Checked:
    """A figure without a mark, looked for in its sentence."""
    old, j = both.old[i], both.partners.get(i)
    was = old.printed[span.start : span.end]
    if j is None:
        return Checked(State.REMOVED, span.figure, was, "", old.shown)
    new = both.new[j]
    start, end = carried(both.steps(i, j), span.start, span.end)
    now = new.printed[start:end]
    state = _state(was, old.text[span.end :], now, new.text[end:])
    turned = _turned_words(both, i, j, span.figure) if state is State.KEPT else None
    if turned is not None:
        state, was, now = State.CHANGED, turned[0] + was, turned[1] + now
    where = old.shown if state is State.REMOVED else new.shown
    return Checked(state, span.figure, was, now, where, new.line + 1, unmarked=True, place=new.place)


def _copy(both: _Comparison, figure: str, was: str, j: int, span: Span) -> Checked:
    piece = both.new[j]
    span = _with_digits_beside(piece, span)
    now = piece.printed[span.start : span.end]
    same = same_writing(was, now) or same_amount(was, "", now, piece.text[span.end :])
    state = State.COPIED if same else State.CHANGED
    return Checked(state, figure, was, now, piece.shown, piece.line + 1, place=piece.place)


def _typed(both: _Comparison, frame: frozenset[str]) -> Iterator[Checked]:
    """Amounts outside every control that the report didn't have there."""
    partners = {j: i for i, j in both.matching.pairs}
    for j, piece in enumerate(both.new):
        if piece.plain in frame:
            continue
        known = _known(both, partners[j], j) if j in partners else []
        known += [(span.start, span.end) for span in (_with_digits_beside(piece, s) for s in piece.spans)]
        for start, end in amounts(piece.text):
            if not any(a <= start < b for a, b in known):
                number = piece.printed[start:end]
                yield Checked(State.TYPED, "", "", number, piece.shown, piece.line + 1, place=piece.place)


def _known(both: _Comparison, i: int, j: int) -> list[tuple[int, int]]:
    """Where the file's sentence says what the report's said, and where its unmarked figures are now."""
    steps = both.steps(i, j)
    same = [(step.new_start, step.new_end) for step in steps if step.same]
    marked = {span.figure for span in both.new[j].spans}
    unmarked = [
        carried(steps, span.start, span.end)
        for span in both.old[i].spans
        if not span.chosen and span.figure not in marked
    ]
    return same + unmarked


def _foreign(read: ReadBack, ours: str) -> Iterator[Checked]:
    for control in read.controls:
        if control.mark.document != ours and control.text.strip():
            line = read.lines[control.line]
            yield Checked(
                State.FOREIGN, control.mark.figure, "", control.text, line.text.strip(), control.line + 1,
                place=line.place,
            )  # fmt: skip


def _sentences(both: _Comparison, frame: frozenset[str]) -> Iterator[Checked]:
    for i, j in both.matching.pairs:
        old, new = both.old[i], both.new[j]
        if old.skeleton != new.skeleton and old.frame != new.frame and _without_figures(both, i, j):
            yield Checked(
                State.SENTENCE_CHANGED, "", old.shown, new.shown, new.shown, new.line + 1, place=new.place
            )
    for j in both.matching.added:
        piece = both.new[j]
        if piece.plain and piece.plain not in frame:
            text = piece.shown
            yield Checked(State.SENTENCE_ADDED, "", "", text, text, piece.line + 1, place=piece.place)
    for i in both.matching.dropped:
        text = both.old[i].shown
        yield Checked(State.SENTENCE_DROPPED, "", text, "", text)


def _without_figures(both: _Comparison, i: int, j: int) -> bool:
    """Whether the words around the figures changed (a figure that lost its mark is no other wording)."""
    steps = both.steps(i, j)
    old, new = both.old[i], both.new[j]
    marked = {span.figure: span for span in new.spans}
    places = [
        (span, marked.get(span.figure) or Span(*carried(steps, span.start, span.end), span.figure))
        for span in old.spans
        if not span.chosen
    ]
    left = Piece(old.text, tuple(span for span, _ in places)).skeleton
    right = Piece(new.text, tuple(sorted((s for _, s in places), key=lambda s: s.start))).skeleton
    return left != right
