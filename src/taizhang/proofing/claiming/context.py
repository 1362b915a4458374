"""What does the reader know at a number: what is being spoken of, in which list, under which whole, at what time?

``State`` is kept for one depth of brackets, ``Context`` for the whole document. Both change as numbers go by; nothing
outside the reader sees them.

Worked example, after ``外贸8万亿元,增1.4%,内含`` the state's current statement is 进出口 and so is its whole; the context's
theme (first thing measured in the paragraph) is what came first.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from taizhang.proofing.claiming.clauses import Page, Spot
from taizhang.proofing.claiming.nouns import Measure, core
from taizhang.proofing.claiming.periods import Calendar, When
from taizhang.proofing.claiming.realms import Realm
from taizhang.proofing.claiming.statements import Draft, Statement

SEGMENT: Final = re.compile(r"[,;:|\t\x01]|--+")
RATES: Final = (Realm.PERCENT, Realm.BARE)
FITTING: Final = {
    Realm.MONEY: (Measure.MONEY,),
    Realm.GOODS: (Measure.GOODS,),
    Realm.COUNT: (Measure.COUNT, Measure.PEOPLE),
    Realm.PEOPLE: (Measure.PEOPLE, Measure.GOODS),
}


_LONGEST: Final = 30  # no list that carries on is longer


@dataclass(slots=True)
class State:
    """What is being spoken of at one depth of brackets."""

    current: Statement | None = None
    chain: list[Statement] = field(default_factory=list)  # begun in this stretch, for lists that carry on
    whole: Statement | None = None  # what 其中 stands under
    whole_said: bool = False  # by 其中: with a colon, so that a semicolon does not end it
    complete: bool = False
    list_head: Statement | None = None  # whose measure members inherit
    counted: Statement | None = None
    amount: Statement | None = None
    planning: int = -1  # the sentence that says what is to be reached
    compared: Statement | None = None  # what 占全市45亿元 interrupts
    listed: tuple[Statement, ...] = ()  # the last list with names
    pair: tuple[Statement, ...] = ()  # 前者, 后者
    frame: int = 0
    hung: Statement | None = None  # what a bracket that has closed gave the first figure of

    def copy(self, frame: int) -> "State":
        """The state at the beginning of a bracket."""
        return State(
            current=self.current, chain=list(self.chain), whole=self.whole, whole_said=self.whole_said,
            complete=self.complete, list_head=self.list_head, counted=self.counted, amount=self.amount,
            planning=self.planning, listed=self.listed, compared=self.compared, pair=self.pair, frame=frame,
        )  # fmt: skip


@dataclass(slots=True)
class Context:
    """What holds for the document and the paragraph."""

    page: Page
    calendar: Calendar
    drafts: list[Draft] = field(default_factory=list)
    groups: int = 0
    topic: Statement | None = None  # the first thing measured in the document
    theme: Statement | None = None  # the first thing measured in the paragraph
    place: str = ""  # the scope that a head sets (东部103家：…)
    paragraph: int = -1
    paragraph_start: int = 0
    counts: dict[str, Statement] = field(default_factory=dict)  # the last thing counted in each unit
    measures: set[str] = field(default_factory=set)  # all bare measures of money so far
    references: dict[str, Draft] = field(default_factory=dict)  # 高于全国(5.4%): by name, for this sentence

    def when(self, spot: Spot) -> When | None:
        """The period that governs a number."""
        return self.calendar.at(spot.start, self.paragraph_start, spot.sentence[0])

    def note(self, statement: Statement) -> None:
        """Remember the first measure of the paragraph and of the document."""
        if statement.measure in (Measure.MONEY, Measure.GOODS) and not statement.inherited:
            self.measures.add(core(statement.head))
            self.theme = self.theme or statement
            self.topic = self.topic or statement

    def begin(self, state: State, statement: Statement) -> Statement:
        """From here on the statement is spoken of."""
        state.current = statement
        state.chain.append(statement)
        if len(state.chain) > 2 * _LONGEST:
            del state.chain[:-_LONGEST]
        self.note(statement)
        return statement


@dataclass(frozen=True, slots=True)
class Lead:
    """The words that lead up to a number: cut at commas, with the sign before each; ``words`` are the last of them.
    ``hung``: the number opens a bracket and the words stand before it."""

    segments: tuple[tuple[str, str], ...]
    words: str
    hung: bool = False


def lead_of(spot: Spot) -> Lead:
    """The lead of a number; for one that opens a bracket on words and has none of its own, those words."""
    segments = cut(spot.lead)
    words = segments[-1][1]
    if spot.opens and spot.parent is None and not words.strip(" +-约近超达为即"):
        return Lead(segments, cut(spot.hung)[-1][1], True)
    return Lead(segments, words)


def cut(words: str) -> tuple[tuple[str, str], ...]:
    """Words cut at commas, semicolons, colons: (the sign before, the words)."""
    found: list[tuple[str, str]] = []
    sign, at = "", 0
    for match in SEGMENT.finditer(words):
        found.append((sign, words[at : match.start()]))
        sign, at = match[0], match.end()
    found.append((sign, words[at:]))
    return tuple(found)
