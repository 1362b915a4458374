"""How does a sentence become claims, number by number?

The reader goes through a sentence from left to right and keeps what is being spoken of: the current statement, the list
it may carry on, the whole that a 其中 refers to, the measured noun that members of a list inherit. A bracket begins with
what is spoken of outside and leaves no trace when it closes, save the statement that it gave a name's first figure.

Worked example, ``外贸8万亿元,增1.4%,内含出口4.9万亿元、进口3.1万亿元``::

    外贸 → statement 进出口     8万亿元 level     1.4% growth, carries on
    内含 → the whole is 进出口  出口 → statement 出口 in it   4.9万亿元 level
                              进口 → statement 进口 in it   3.1万亿元 level
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from taizhang.proofing.claiming.clauses import BLANK, ITEM, Page, Spot
from taizhang.proofing.claiming.context import Context, Lead, State, lead_of
from taizhang.proofing.claiming.enumeration import is_range, runs
from taizhang.proofing.claiming.kinds import verdict
from taizhang.proofing.claiming.lists import Assigned, assign
from taizhang.proofing.claiming.naming import phrase
from taizhang.proofing.claiming.nouns import Measure, fitting
from taizhang.proofing.claiming.periods import Calendar
from taizhang.proofing.claiming.realms import Realm, Verdict, realm
from taizhang.proofing.claiming.stages import planned
from taizhang.proofing.claiming.statements import Draft, Statement
from taizhang.proofing.claiming.subjects import of_number, subject
from taizhang.proofing.model import Basis, Kind

_PART: Final = re.compile(
    r"其中|内含|包括|包含|内有|内中|拆开看|由[^,;:]{0,6}组成|[,;:]含|分为|里面|构成|组成"
)
_ALL: Final = re.compile(r"组成|构成|分为|两部分|三部分|三块|两块")
_RESOLVED: Final = re.compile(
    r"力争|争取(?!到|上级|中央|省级|国家|专项|政策|资金|各类|了|各级)|确保|预期目标|目标[是为:]|预计全年|奋斗目标|主要目标|(?<!于)预期(?!内)|计划(?:实现|完成|增长)|[年\x00]安排(?!资金|专项|重点|项目)"
)
_DONE: Final = re.compile(r"同比|比上年|已|完成|实现了|较上年|为年度|上半年|季度|累计")
_BUILT: Final = re.compile(r"在建|开工|竣工|投产|建成|续建|完工|完成|已")
_STEP: Final = re.compile(r"\s*的?(?:台阶|大关|关口|门槛)")
_TAKEN_OVER: Final = (Kind.GROWTH, Kind.SHARE, Kind.OTHER, Kind.PROGRESS)


class Reader:
    """Reads sentence after sentence and keeps the drafts; one per document."""

    def __init__(self, page: Page, calendar: Calendar) -> None:
        self.context = Context(page, calendar)
        self._states: list[State] = [State()]
        self._assigned: Assigned = {}

    @property
    def drafts(self) -> list[Draft]:
        return self.context.drafts

    def read(self, spots: Sequence[Spot]) -> None:
        """One sentence's numbers."""
        self._enter(spots[0])
        lists = runs(spots)
        for spot in spots:
            state = self._state(spot)
            lead = lead_of(spot)
            run = lists.get(spot.number.id)
            if run is not None and not is_range(run):
                _turn(lead, state, spot)
                self._assigned |= assign(self.context, state, run, lead, self._verdict(spot, lead, state))
            self._number(spot, state, lead)

    def _enter(self, first: Spot) -> None:
        context, top = self.context, self._states[0]
        if first.paragraph != context.paragraph:
            context.paragraph, context.paragraph_start = first.paragraph, first.sentence[0]
            context.theme, context.place = None, ""
            top = State(current=top.current, counted=top.counted)
        self._states = [
            State(current=top.current, counted=top.counted, chain=top.chain, pair=top.pair, listed=top.listed)
        ]

    def _state(self, spot: Spot) -> State:
        """The state at the number's depth: brackets that have closed are left, one that opens is entered."""
        states = self._states
        while len(states) - 1 > spot.depth or (
            len(states) - 1 == spot.depth > 0 and states[-1].frame != spot.frame
        ):
            closed = states.pop()
            states[-1].hung = closed.hung or closed.current
        while len(states) - 1 < spot.depth:
            states.append(states[-1].copy(spot.frame))
        return states[-1]

    def _number(self, spot: Spot, state: State, lead: Lead) -> None:
        given = self._assigned.pop(spot.number.id, None)
        if given is not None:
            statement, said = given
        else:
            said = planned(self._verdict(spot, lead, state), state, spot, lead)
            _turn(lead, state, spot)
            step = said.kind is Kind.OTHER and _STEP.match(spot.tail) and _has_level_here(state, spot)
            statement = (
                state.current if step and state.current else subject(self.context, state, spot, lead, said)
            )
            if said.kind is Kind.LEVEL and statement.head == "总投资" and not _under_way(state, spot, lead):
                said = replace(said, kind=Kind.PLAN, noun="总投资")
        self._put(spot, state, statement, said)

    def _verdict(self, spot: Spot, lead: Lead, state: State) -> Verdict:
        """What the number says by its own words, else what the number beside it says."""
        said = verdict(spot.number, lead.words, spot.tail)
        resolved = state.planning == spot.sentence[0] or _RESOLVED.search(spot.lead)
        if resolved and said.kind in (Kind.GROWTH, Kind.LEVEL) and not _DONE.search(lead.words):
            said = replace(said, kind=Kind.PLAN, own=True)
        if said.kind is Kind.LEVEL and _STEP.match(spot.tail) and _has_level_here(state, spot):
            return replace(said, kind=Kind.OTHER)  # 完成32亿元,迈过30亿元台阶
        before = self.drafts[-1] if self.drafts else None
        if before is not None and of_number(lead) and realm(spot.number) is Realm.PERCENT:
            planned_before = before.kind is Kind.PLAN
            return Verdict(
                Kind.PROGRESS if planned_before else Kind.SHARE,
                basis=Basis.TARGET if planned_before else None,
            )
        if said.kind is Kind.GROWTH and any("环比" in words for _, words in lead.segments):
            said = replace(said, basis=Basis.LAST_PERIOD)
        if lead.hung and said.kind is Kind.GROWTH and said.refs:
            return replace(said, sign=1)  # 低于全国(5.4%)
        last = state.current.last if state.current is not None else None
        here = last is not None and last.sentence == spot.sentence and realm(last.number) is Realm.PERCENT
        if (
            here
            and last is not None
            and said.reach
            and said.kind is Kind.GROWTH
            and last.kind in (Kind.SHARE, Kind.OTHER)
        ):
            return replace(said, kind=last.kind, sign=1)  # 占比由21.4%下滑到20.2%
        if said.own:
            return said
        kind = realm(spot.number)
        if (
            kind is Realm.PERCENT
            and last is not None
            and last.verdict.shared
            and last.sentence == spot.sentence
        ):
            return replace(said, kind=Kind.SHARE)  # 比重降低2.6个百分点至30.3%
        bare = not phrase(lead.words[: said.cut]).name
        if bare and last is not None and realm(last.number) == kind and last.sentence == spot.sentence:
            return replace(said, kind=last.kind, sign=last.verdict.sign, basis=last.verdict.basis)
        if kind is not Realm.PERCENT:
            return said
        words = (spot.lead + spot.hung)[-14:]
        of_count = (
            spot.parent is not None and state.current is not None and state.current.measure is Measure.COUNT
        )
        if of_count or "占" in words or "比重" in words or spot.tail.startswith(",占"):
            return replace(said, kind=Kind.SHARE)
        previous = self.drafts[-1] if self.drafts else None
        if previous is None or previous.sentence != spot.sentence or previous.kind not in _TAKEN_OVER:
            return said
        if realm(previous.number) is not Realm.PERCENT:
            return said
        sign = previous.verdict.sign if ":" in spot.lead and not previous.verdict.refs else 1
        return replace(said, kind=previous.kind, basis=previous.verdict.basis, sign=sign)

    def _put(self, spot: Spot, state: State, statement: Statement, said: Verdict) -> None:
        draft = Draft(spot.number, said, statement, said.kind, "", said.sign)
        draft.sentence, draft.paragraph = spot.sentence, self.context.paragraph
        draft.clause = (max(spot.start - len(spot.lead), spot.sentence[0]), spot.end)
        draft.base_name = said.base.replace(BLANK, "").strip()
        self._link(draft, spot)
        if said.kind in (Kind.LEVEL, Kind.COUNT):
            rough = statement.level is not None and said.reach and statement.level.number.hedge is not None
            if statement.level is None or rough:  # 已超1000亿元,达到1050亿元
                statement.level, statement.unit = draft, spot.number.unit
        elif said.kind is Kind.PLAN and statement.goal is None:
            statement.goal = draft
        if said.kind is Kind.COUNT and statement.measure is not Measure.MONEY:
            state.counted = self.context.counts[spot.number.unit] = statement
        elif said.kind is Kind.LEVEL:
            state.amount = statement
        elif said.kind is Kind.SHARE:
            statement.topic = statement.topic or self.context.topic
        if said.kind is Kind.PLAN and _RESOLVED.search(spot.lead):
            state.planning = spot.sentence[0]
        statement.last = draft
        if not statement.aside:
            state.current = statement
        if spot.opens and spot.parent is None:
            state.hung = statement
        self.drafts.append(draft)

    def _link(self, draft: Draft, spot: Spot) -> None:
        """What is measured against a number just printed: the plan or the whole before it, the figure of 全国."""
        before = self.drafts[-1] if self.drafts else None
        references = self.context.references
        if before is not None and before.sentence != draft.sentence:
            references.clear()
        if draft.kind in (Kind.SHARE, Kind.PROGRESS) and before is not None and of_number(lead_of(spot)):
            draft.base = before
        elif draft.kind is Kind.PP_CHANGE:
            draft.base = references.get(draft.base_name)
        elif spot.opens and draft.kind is Kind.GROWTH and draft.statement.scope:
            references[draft.statement.scope] = draft


def _turn(lead: Lead, state: State, spot: Spot) -> None:
    """其中 and colons make the last level a whole; a semicolon ends what was opened without a colon."""
    for at, (sign, words) in enumerate(lead.segments):
        following = lead.segments[at + 1][0] if at + 1 < len(lead.segments) else ""
        if following == ":" or (following == "," and words.endswith(("中", "方面"))):
            _head_list(words, state)
        if sign in (";", ITEM) and not state.whole_said:
            state.whole, state.complete = None, False
        if _PART.search(words):
            if at:
                _name_whole(lead.segments[at - 1][1], state)
            _open_whole(words, state, spot)
        elif sign == ":" and state.whole is None and _has_level_here(state, spot):
            state.whole = state.list_head = state.current
            state.whole_said = True
            _measure_in_name(state)


def _head_list(words: str, state: State) -> None:
    """分片区看规上工业总产值：云溪镇57.8亿元… : what stands before the colon is what the members have so much of."""
    named = phrase(words)
    noun = named.head
    if noun is not None and noun.measure in (Measure.MONEY, Measure.GOODS):
        state.list_head = Statement(named.name, noun.name, noun.measure, named.scope)


def _name_whole(words: str, state: State) -> None:
    """居民消费价格涨跌互现,其中食品类上涨3%: the words before 其中 name the whole, if no figure does."""
    named = phrase(words)
    noun = named.head
    if noun is not None and noun.measure in (Measure.MONEY, Measure.GOODS, Measure.INDEX):
        state.current = Statement(named.name[: noun.end], noun.name, noun.measure, named.scope)


def _measure_in_name(state: State) -> None:
    """营业收入过百亿的园区3个:石湖高新区749亿元 : what was counted is told apart by a measure; the members have it."""
    counted = state.current
    noun = (
        fitting(counted.name, (Measure.MONEY,))
        if counted is not None and counted.measure is Measure.COUNT
        else None
    )
    if noun is not None:
        state.list_head = Statement(noun.name, noun.name, noun.measure)


def _under_way(state: State, spot: Spot, lead: Lead) -> bool:
    """The total of projects that are being built is an amount, that of projects signed a plan."""
    counted = state.counted
    near = counted is not None and counted.last is not None and counted.last.sentence == spot.sentence
    return bool(_BUILT.search(lead.words)) or (
        near and counted is not None and bool(_BUILT.search(counted.name))
    )


def _has_level_here(state: State, spot: Spot) -> bool:
    level = state.current.level if state.current is not None else None
    return level is not None and level.sentence == spot.sentence


def _open_whole(words: str, state: State, spot: Spot) -> None:
    whole = state.current
    counts = realm(spot.number) in (Realm.COUNT, Realm.PEOPLE)
    if whole is not None and whole.measure is Measure.COUNT and not counts:
        whole = state.amount or whole
    if whole is not None and whole.measure is not Measure.COUNT and counts:
        whole = state.counted or whole
    if state.whole is None or not state.whole_said or (whole is not None and whole.whole is None):
        while whole is not None and whole.whole is not None and whole.level is None:
            whole = whole.whole
        state.whole = whole
    state.whole_said = words.rstrip().endswith(("其中", "包括")) or state.whole_said
    state.complete = bool(_ALL.search(words))
    state.list_head = whole
    state.chain = [whole] if whole is not None else []  # 财政收入…,其中地方收入…,分别增长
