"""How does an outline become a report?

``compose`` walks the outline line by line and asks the book for every figure. What cannot be filled closes
up: a clause, then its sentence, then the item or paragraph when none of its figures is left, then the
section when nothing is left under its heading; a condition that does not hold (``conditions``) closes up in
the same way, and in a heading takes the whole section. Only then are the survivors numbered, so that 一、 （一）
一是 run without gaps whatever was missing:

    - 完成工业产值。【期间】，【园区】【工业总产值】。
    - 完成技改投资。【期间】，【园区】【技改投资】。      (nobody reported it)
    - 完成税收收入。【期间】，【园区】【税收收入】。

    一是完成工业产值。1-9月，园区实现工业总产值70.3亿元，同比增长8.4%。二是完成税收收入。1-9月，园区实现税收…

Items in a row make one paragraph, as such reports are printed, together with a lead-in on the line right
before them; an item left alone is not numbered. Every number is bound, those of the notes too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from taizhang.catalogue.blank import Blank, blanks
from taizhang.catalogue.model import BlockKind, Catalogue, Indicator, Outline, OutlineBlock
from taizhang.catalogue.vocabulary import OPPOSITES
from taizhang.kernel.figure import PARK
from taizhang.kernel.finding import Finding, Level, Place
from taizhang.wording.numerals import OrdinalKind, ordinal
from taizhang.wording.phrases import negatives_said
from taizhang.wording.pieces import Pieces
from taizhang.wording.template import fill, sentences
from taizhang.writing.binding import Binder
from taizhang.writing.blanks import SLOT, Topic, sentence, word
from taizhang.writing.conditions import CONDITION
from taizhang.writing.document import Document, Kind, Mark, Paragraph, Role, Run, Text
from taizhang.writing.lists import by_member, including
from taizhang.writing.notes import notes
from taizhang.writing.source import BookLike

_LISTS: Mapping[str, Callable[[Topic], Pieces | None]] = {"其中": including, "分项": by_member}
_LEVELS: Mapping[BlockKind, tuple[OrdinalKind, int]] = {
    "heading1": ("heading1", 1),
    "heading2": ("heading2", 2),
    "heading3": ("heading3", 3),
}
_KINDS: Mapping[BlockKind, Kind] = {
    "title": "title",
    "heading1": "heading1",
    "heading2": "heading2",
    "heading3": "heading3",
    "item": "body",
    "body": "body",
    "note": "note",
}


@dataclass(frozen=True)
class Desk:
    """What the writer has before him."""

    outline: Outline
    book: BookLike
    catalogue: Catalogue

    def topic(self, indicator: Indicator) -> Topic:
        return Topic(self.book, self.catalogue, indicator)


@dataclass(frozen=True)
class Draft:
    """What could be filled of one outline line: (sentence id, pieces) of each sentence that holds.

    ``group`` is shared by lines that are to be printed as one paragraph.
    """

    block: OutlineBlock
    group: int
    sentences: tuple[tuple[str, Pieces], ...]

    @property
    def is_heading(self) -> bool:
        return self.block.kind in _LEVELS


def compose(outline: Outline, book: BookLike, catalogue: Catalogue) -> tuple[Document, tuple[Finding, ...]]:
    """The report, and a finding for every reference that could not be filled."""
    desk = Desk(outline, book, catalogue)
    findings: list[Finding] = []
    drafts = list(_drafts(desk, findings))
    binder = Binder()
    text = _without_empty_sections([draft for draft in drafts if draft.block.kind != "note"])
    blocks = (*_paragraphs(text, binder), *_closing(desk))
    own_notes = tuple(_paragraphs([draft for draft in drafts if draft.block.kind == "note"], binder))
    document = Document(
        title=next((block.text for block in blocks if block.kind == "title"), outline.name),
        outline=outline.code,
        period=book.period,
        snapshot=book.snapshot,
        catalogue=catalogue.digest,
        blocks=blocks,
        notes=own_notes + _added_notes(desk, blocks + own_notes, binder),
    )
    return document, tuple(findings)


def _drafts(desk: Desk, findings: list[Finding]) -> Iterator[Draft]:
    """What holds, line by line; a heading that does not hold takes its section with it."""
    closed: int | None = None
    for group, block in _grouped(desk.outline.blocks):
        heading = block.kind in _LEVELS
        if closed is not None and not (heading and block.level <= closed) and block.kind != "note":
            continue
        draft = _draft(desk, block, group, findings)
        closed = block.level if heading and draft is None else None
        if draft is not None:
            yield draft


def _grouped(blocks: Sequence[OutlineBlock]) -> Iterator[tuple[int, OutlineBlock]]:
    """Number the paragraphs before anything drops, so that a dropped item does not tear its list apart."""
    group = 0
    before: OutlineBlock | None = None
    for block in blocks:
        joins = (
            block.kind == "item"
            and before is not None
            and (before.kind == "item" or (before.kind == "body" and before.line + 1 == block.line))
        )
        group += not joins
        yield group, block
        before = block


def _draft(desk: Desk, block: OutlineBlock, group: int, findings: list[Finding]) -> Draft | None:
    """None when the line was to say figures and none of its figure sentences holds."""
    held: list[tuple[str, Pieces]] = []
    unheld: list[Blank] = []
    wanted = spoken = False
    texts = sentences(block.text)
    for text, filled in zip(texts, fill(block.text, lambda blank: _answer(desk, blank)), strict=True):
        has_figures = any(blank.name for blank in blanks(text))
        wanted = wanted or has_figures
        unheld += (blank for blank in filled.missing if blank.slot in CONDITION)
        lacking = [blank for blank in filled.missing if blank.slot not in CONDITION]
        findings += (_unfilled(desk, block, blank, filled.pieces is None) for blank in lacking)
        if filled.pieces is not None:
            spoken = spoken or has_figures
            held.append((f"{desk.outline.code}:{block.line}.{filled.place}", negatives_said(filled.pieces)))
    findings += _unheld(desk, block, unheld)
    if not held or (wanted and not spoken):
        return None
    return Draft(block, group, tuple(held))


def _topic(desk: Desk, blank: Blank) -> Topic | None:
    indicator = desk.catalogue.indicator(blank.name)
    scope = desk.catalogue.scope(blank.scope) if blank.scope else PARK
    if indicator is None or scope is None:
        return None
    return Topic(desk.book, desk.catalogue, indicator, scope)


def _answer(desk: Desk, blank: Blank) -> Pieces | None:
    if not blank.name:
        return word(blank.slot, desk.book, desk.catalogue)
    topic = _topic(desk, blank)
    if topic is None:
        return None
    indicator, scope = topic.indicator, topic.scope
    if blank.slot in CONDITION:
        return () if CONDITION[blank.slot](topic) else None
    if blank.slot in _LISTS:
        return _LISTS[blank.slot](topic)
    if blank.slot:
        return SLOT[blank.slot](topic) if blank.slot in SLOT else None
    of_member = scope.dimension == indicator.split_by and indicator.part_sentence is not None
    return sentence(topic, indicator.part_sentence if of_member else indicator.sentence)


def _unfilled(desk: Desk, block: OutlineBlock, blank: Blank, whole: bool) -> Finding:
    indicator = desk.catalogue.indicator(blank.name) if blank.name else None
    name = indicator.name if indicator else str(blank)
    period = desk.book.period.chinese()
    lost = "这一节" if block.kind in _LEVELS else "这一句" if whole else "这个小句"
    return Finding(
        level=Level.HINT if whole else Level.NOTE,
        code="report-no-figure",
        message=f"{blank}没有数，{lost}没有写进报告。",
        where=Place(source=desk.outline.where.source, line=block.line),
        advice=f"请到台账查看{period}“{name}”及其同期数、目标是否已报；本来就没有的，可以不管。",
        family="报告",
        figures=(indicator.code,) if indicator else (),
    )


def _unheld(desk: Desk, block: OutlineBlock, unheld: Sequence[Blank]) -> Iterator[Finding]:
    """Which conditions of a line did not hold, in one finding; those that could not be judged, in another.

    Where a line has the opposite condition at hand (若增长…若下降…), one of them never holds and is not told.
    """
    told = [blank for blank in unheld if not any(_opposes(blank, other) for other in blanks(block.text))]
    topics = {blank: topic for blank in told if (topic := _topic(desk, blank)) is not None}
    unknown = [blank for blank, topic in topics.items() if CONDITION[blank.slot](topic) is None]
    failed = [blank for blank in topics if blank not in unknown]
    lost = "这一节" if block.kind in _LEVELS else "所在的句子"
    for names, why, advice in (
        (failed, "不成立", "这是按本期的数判断的，可以不管；要改什么时候写，请改大纲里的条件。"),
        (unknown, "没有数可判断", "请到台账查看这些指标及其同期数、目标是否已报；本来就没有的，可以不管。"),
    ):
        if names:
            yield Finding(
                level=Level.NOTE,
                code="report-condition",
                message=f"{'、'.join(map(str, names))}{why}，{lost}没有写进报告。",
                where=Place(source=desk.outline.where.source, line=block.line),
                advice=advice,
                family="报告",
                figures=tuple(dict.fromkeys(topics[blank].indicator.code for blank in names)),
            )


def _opposes(one: Blank, other: Blank) -> bool:
    same = (one.name, one.scope) == (other.name, other.scope) and one.slot != other.slot
    return same and any(one.slot in row and other.slot in row for row in OPPOSITES)


def _without_empty_sections(drafts: Sequence[Draft]) -> list[Draft]:
    """A heading stays when some text stands before the next heading of its level or a higher one."""
    kept: list[Draft] = []
    for position, draft in enumerate(drafts):
        if not draft.is_heading or _has_text(drafts[position + 1 :], draft.block.level):
            kept.append(draft)
    return kept


def _has_text(following: Iterable[Draft], level: int) -> bool:
    for draft in following:
        if not draft.is_heading:
            return True
        if draft.block.level <= level:
            return False
    return False


def _paragraphs(drafts: Sequence[Draft], binder: Binder) -> Iterator[Paragraph]:
    counts = [0, 0, 0]
    for _, members in groupby(drafts, key=lambda draft: draft.group):
        group = list(members)
        kind = group[0].block.kind
        if kind in _LEVELS:
            ordinal_kind, level = _LEVELS[kind]
            counts[level - 1 :] = [counts[level - 1] + 1] + [0] * (3 - level)
            lead = ordinal(ordinal_kind, counts[level - 1])
            yield _paragraph(_KINDS[kind], [(lead, group[0])], binder)
        else:
            yield _paragraph(_KINDS[kind], _numbered(group), binder)


def _numbered(group: Sequence[Draft]) -> list[tuple[str, Draft]]:
    """一是, 二是, … before the items of a paragraph; nothing before a lead-in or an only item."""
    items = [draft for draft in group if draft.block.kind == "item"]
    if len(items) < 2:
        return [("", draft) for draft in group]
    places = {id(draft): place for place, draft in enumerate(items, start=1)}
    return [(ordinal("item", places[id(draft)]) if id(draft) in places else "", draft) for draft in group]


def _paragraph(kind: Kind, members: Sequence[tuple[str, Draft]], binder: Binder) -> Paragraph:
    runs: list[Run] = []
    marks: list[Mark] = []
    for lead, draft in members:
        for position, (identity, pieces) in enumerate(draft.sentences):
            before = (Text(lead, "ordinal"),) if lead and position == 0 else ()
            bound = before + binder.bind(pieces)
            runs += bound
            marks.append(Mark(identity, len(bound)))
    return Paragraph(kind, tuple(runs), tuple(marks))


def _closing(desk: Desk) -> Iterator[Paragraph]:
    """署名 and 成文日期, if the house has set them (落款): 2024年10月20日, no leading zero (GB/T 9704-2012)."""
    house = desk.catalogue.house
    if not house.signature:
        return
    yield Paragraph("signature", (Text(house.signature, _role(house.signature)),))
    if house.dated is not None:
        day = house.dated.on(desk.book.period)
        yield Paragraph("date", (Text(f"{day.year}年{day.month}月{day.day}日", "date"),))


def _role(text: str) -> Role:
    return "name" if any(char.isdigit() for char in text) else ""


def _added_notes(desk: Desk, written: Sequence[Paragraph], binder: Binder) -> tuple[Paragraph, ...]:
    """The notes this text needs, each a paragraph with a sentence id of its own."""
    bounds = [bound for paragraph in written for bound in paragraph.bounds]
    codes = dict.fromkeys(bound.figure.indicator for bound in bounds)
    topics = {code: desk.topic(desk.catalogue.indicators[code]) for code in codes}
    paragraphs = []
    for name, pieces in notes(bounds, topics):
        runs = binder.bind(pieces)
        paragraphs.append(Paragraph("note", runs, (Mark(f"{desk.outline.code}:{name}", len(runs)),)))
    return tuple(paragraphs)
