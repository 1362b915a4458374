"""Which pieces go into 【规上工业总产值：同比】?

A blank names an indicator, perhaps a scope, and a slot; inside an indicator's own sentence (句式) it names
only the slot, for the indicator and scope the sentence is being written about. Each slot is one small
function from a ``Topic`` to pieces, or None when the figure is not known:

    topic = Topic(book, catalogue, 规上工业总产值, PARK)
    SLOT['同比'](topic)                       同比增长10%
    whole_sentence(topic)                     完成规上工业产值61亿元，同比增长10%，…

A blank without a slot takes the whole sentence. The lists 其中 and 分项 are in ``writing.lists``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from taizhang.catalogue.blank import Blank
from taizhang.catalogue.model import Catalogue, Indicator, NumberStyle
from taizhang.kernel.figure import PARK, Figure, Measure, Scope
from taizhang.kernel.period import Period
from taizhang.wording import phrases
from taizhang.wording.numerals import chinese
from taizhang.wording.pieces import Pieces, Words, label
from taizhang.wording.template import fill
from taizhang.writing.source import BookLike


@dataclass(frozen=True)
class Topic:
    """What a sentence is about: an indicator for a scope, in one book."""

    book: BookLike
    catalogue: Catalogue
    indicator: Indicator
    scope: Scope = PARK

    @property
    def style(self) -> NumberStyle:
        return self.catalogue.house.style

    def figure(self, measure: Measure) -> Figure:
        return self.book.figure(self.indicator.code, measure, self.scope)


Slot = Callable[[Topic], Pieces | None]


def _amount(measure: Measure) -> Slot:
    """A number in the indicator's unit, so its own 小数 holds."""
    return lambda topic: phrases.number(topic.figure(measure), topic.style, decimals=topic.indicator.decimals)


def _plain(measure: Measure) -> Slot:
    """A number in a unit of its own (%, 个百分点, 家), with the decimals of the house."""
    return lambda topic: phrases.number(topic.figure(measure), topic.style)


def _growth(topic: Topic) -> Pieces | None:
    change = topic.figure(Measure.CHANGE)
    return phrases.growth(
        topic.figure(Measure.GROWTH), change, topic.style, decimals=topic.indicator.decimals
    )


def _month_growth(topic: Topic) -> Pieces | None:
    return phrases.growth(topic.figure(Measure.MONTH_GROWTH), None, topic.style)


def _change(topic: Topic) -> Pieces | None:
    return phrases.change(topic.figure(Measure.CHANGE), topic.style, decimals=topic.indicator.decimals)


def _target_gap(topic: Topic) -> Pieces | None:
    gap, target = topic.figure(Measure.TARGET_GAP), topic.figure(Measure.TARGET)
    return phrases.target_gap(gap, target.period, topic.style, reverse=topic.indicator.reverse)


def _year_target(topic: Topic) -> Pieces | None:
    """目标 is the year's, whatever nearer targets there are."""
    year = Period(topic.book.period.year, 1, 12)
    target = topic.book.figure(topic.indicator.code, Measure.TARGET, topic.scope, year)
    return phrases.number(target, topic.style, decimals=topic.indicator.decimals)


def _profit(topic: Topic) -> Pieces | None:
    words = topic.indicator.profit_words
    if words is None:
        return None
    return phrases.profit(topic.figure(Measure.VALUE), words, topic.style, decimals=topic.indicator.decimals)


SLOT: Mapping[str, Slot] = {
    "数值": _amount(Measure.VALUE),
    "盈亏": _profit,
    "同比": _growth,
    "同比增减额": _change,
    "占比": _plain(Measure.SHARE),
    "占比变化": lambda topic: phrases.share_change(topic.figure(Measure.SHARE_CHANGE), topic.style),
    "占全市": _plain(Measure.CITY_SHARE),
    "完成率": _plain(Measure.COMPLETION),
    "目标": _year_target,
    "超欠目标": _target_gap,
    "超欠序时": lambda topic: phrases.pace(topic.figure(Measure.PACE), topic.style),
    "增速目标": _plain(Measure.GROWTH_TARGET),
    "原定增速目标": _plain(Measure.GROWTH_TARGET_FIRST),
    "增速差距": lambda topic: phrases.growth_gap(topic.figure(Measure.GROWTH_GAP), topic.style),
    "当月": _amount(Measure.MONTH),
    "当月同比": _month_growth,
    "上年同期": _amount(Measure.PRIOR),
    "贡献率": _plain(Measure.CONTRIBUTION),
    "拉动": lambda topic: phrases.pull(topic.figure(Measure.PULL), topic.style),
    "连续增长": lambda topic: phrases.streak(topic.figure(Measure.STREAK), topic.style),
    "分项": lambda topic: (label(topic.catalogue.scope_name(topic.scope)),),
    "期间": lambda topic: phrases.span(topic.book.period),
    "上报家数": _plain(Measure.REPORTED),
}


def word(name: str, book: BookLike, catalogue: Catalogue) -> Pieces | None:
    """【园区】 【期间】 【年份】 【季度】; None for anything else."""
    if name == "园区":
        return (label(catalogue.house.park_name),)
    if name == "期间":
        return phrases.span(book.period)
    if name == "年份":
        return (Words(f"{book.period.year}年", role="date"),)
    if name == "季度":
        return (Words(f"{chinese(book.period.quarter)}季度"),)
    return None


def sentence(topic: Topic, template: str | None) -> Pieces | None:
    """A 句式 or 分项句式 filled for the topic; None when its carrying clause cannot be filled.

    What fell to exactly nothing from a known base is said in other words: 进口总额为零（上年同期…）.
    """
    if template is None:
        return None
    value, prior = topic.figure(Measure.VALUE), topic.figure(Measure.PRIOR)
    loss = topic.indicator.profit_words[1] if topic.indicator.profit_words else ""
    gone = phrases.none_left(_called(topic), value, prior, topic.style, loss=loss)
    if gone is not None:
        return gone
    filled = [each.pieces for each in fill(template, lambda blank: answer(blank, topic))]
    if not filled or filled[0] is None:
        return None
    return phrases.negatives_said(tuple(piece for pieces in filled if pieces is not None for piece in pieces))


def _called(topic: Topic) -> str:
    scope = "" if topic.scope == PARK else topic.catalogue.scope_name(topic.scope)
    return scope + topic.indicator.name


def answer(blank: Blank, topic: Topic) -> Pieces | None:
    """The pieces for a blank in a sentence about ``topic``; a named blank turns to that indicator first."""
    if not blank.name:
        slot = SLOT.get(blank.slot)
        return slot(topic) if slot else word(blank.slot, topic.book, topic.catalogue)
    other = turn(blank, topic)
    if other is None:
        return None
    return SLOT[blank.slot](other) if blank.slot in SLOT else sentence(other, other.indicator.sentence)


def turn(blank: Blank, topic: Topic) -> Topic | None:
    """The topic a named blank speaks of; without a scope of its own it stays with the scope at hand."""
    indicator = topic.catalogue.indicator(blank.name)
    scope = topic.catalogue.scope(blank.scope) if blank.scope else topic.scope
    return None if indicator is None or scope is None else replace(topic, indicator=indicator, scope=scope)
