"""How is 其中 written: which parts, in which order, and what is said of a part that is zero?

    【税收收入：其中】
        其中：增值税收入4.7亿元，同比增长12%；企业所得税收入0.7亿元，…；个人所得税收入843万元，…
    【规上工业总产值：分项】
        其中：新能源电池材料产业完成规上产值51.6亿元，…；化工产业完成规上产值9.7亿元，…

其中 takes the indicators that belong to this one (属于), 分项 the members of its dimension (分项按). The
rules, named as in ``docs/algorithms/wording.md``:

``largest-first``  by size, the largest first; a member called 其他 comes last whatever its size; parts
                   that are not counted in one kind of unit keep the catalogue's order;
``zero-is-said``   a part that is zero and was not zero a year ago is said, 进口总额为零（上年同期…）; one
                   that was zero or unknown then is left out, and so is an unknown part;
``lone-part``      a single part follows 其中 without a colon: 其中固定资产投资6.7亿元.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from taizhang.kernel.amount import Amount
from taizhang.kernel.figure import Measure
from taizhang.wording.pieces import Piece, Pieces, Words
from taizhang.writing.blanks import Topic, sentence


@dataclass(frozen=True)
class _Part:
    """One part as it will be printed, with what it is ordered by."""

    amount: Amount
    rest: bool
    pieces: Pieces


def including(topic: Topic) -> Pieces | None:
    """其中 over the indicators that belong to the topic's; None when there is none to name."""
    parts = (replace(topic, indicator=each) for each in topic.catalogue.parts_of(topic.indicator.code))
    return _listed((each, each.indicator.sentence) for each in parts)


def by_member(topic: Topic) -> Pieces | None:
    """其中 over the members of the indicator's dimension; None when it has none or none has data."""
    dimension = topic.indicator.split_by
    if dimension is None:
        return None
    members = (replace(topic, scope=scope) for scope in topic.book.scopes(topic.indicator.code, dimension))
    return _listed((each, each.indicator.part_sentence) for each in members)


def _listed(topics: Iterable[tuple[Topic, str | None]]) -> Pieces | None:
    parts = [part for topic, template in topics if (part := _part(topic, template)) is not None]
    if not parts:
        return None
    if len(parts) == 1:
        return (Words("其中"), *parts[0].pieces)
    pieces: list[Piece] = [Words("其中：")]
    for position, part in enumerate(_ordered(parts)):
        pieces += [Words("；"), *part.pieces] if position else part.pieces
    return tuple(pieces)


def _part(topic: Topic, template: str | None) -> _Part | None:
    amount = topic.figure(Measure.VALUE).amount
    if amount is None:
        return None
    base = topic.figure(Measure.PRIOR).amount
    if not amount.value and (base is None or not base.value):
        return None
    pieces = sentence(topic, template)
    if pieces is None:
        return None
    return _Part(amount, topic.catalogue.scope_name(topic.scope).startswith("其他"), pieces)


def _ordered(parts: list[_Part]) -> list[_Part]:
    if len({part.amount.unit.dimension for part in parts}) > 1:
        return parts
    # sorted() is stable, so equal parts keep the catalogue's order
    return sorted(parts, key=lambda part: (part.rest, -part.amount.base))
