"""What must a report say about its own figures?

Two things, in notes after the text, and only where they are true of this report:

* coverage: 注：截至2024年9月末，规上工业总产值应报48家、实报47家。 for every indicator in the text that
  somebody still owes. The counts are bound figures like any other.
* rounding: 注：部分数据因四舍五入，分项之和与合计可能略有差异。 when parts that do add up to their whole do
  not seem to as printed (51.6 and 9.7亿元 under 61.2亿元), or shares that add up to 100% print as 99.9%.
  Figures are never adjusted to hide it; statistical yearbooks carry the same note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from taizhang.kernel.amount import Amount
from taizhang.kernel.figure import CITY, Figure, Measure
from taizhang.kernel.written import Written, WrittenError
from taizhang.wording import phrases
from taizhang.wording.pieces import Piece, Pieces, Words, label
from taizhang.writing.blanks import Topic
from taizhang.writing.document import Bound

ROUNDING = "注：部分数据因四舍五入，分项之和与合计可能略有差异。"
_HUNDRED_PERCENT = Decimal(100)
_DIVISION_DUST = Decimal("1E-20")  # shares are quotients to 50 digits, so their sum misses 100 by less


def notes(bounds: Sequence[Bound], topics: Mapping[str, Topic]) -> tuple[tuple[str, Pieces], ...]:
    """(name, sentence) of each note that this text needs; ``topics`` are its indicators by code."""
    needed = (("coverage", _coverage(bounds, topics)), ("rounding", _rounding(bounds, topics)))
    return tuple((name, pieces) for name, pieces in needed if pieces is not None)


def _coverage(bounds: Iterable[Bound], topics: Mapping[str, Topic]) -> Pieces | None:
    """Indicators with the same counts (most often: of one form) are named together."""
    groups: dict[tuple[Amount, Amount], list[Topic]] = {}
    for code in dict.fromkeys(bound.figure.indicator for bound in bounds if bound.figure.scope != CITY):
        topic = topics[code]
        expected, reported = topic.figure(Measure.EXPECTED).amount, topic.figure(Measure.REPORTED).amount
        if expected is not None and reported is not None and reported < expected:
            groups.setdefault((expected, reported), []).append(topic)
    if not groups:
        return None
    period = next(iter(topics.values())).book.period
    pieces: list[Piece] = [Words("注：截至"), Words(period.end().chinese(), role="date")]
    for position, group in enumerate(groups.values()):
        pieces += [Words("；" if position else "，"), *_owed(group)]
    return (*pieces, Words("。"))


def _owed(group: Sequence[Topic]) -> Pieces:
    """规上工业总产值应报48家、实报47家; the counts are bound to the first indicator of the group."""
    names = "、".join(topic.indicator.name for topic in group)
    owed, got = (
        phrases.number(group[0].figure(measure), group[0].style)
        for measure in (Measure.EXPECTED, Measure.REPORTED)
    )
    assert owed is not None and got is not None
    return (label(names), Words("应报"), *owed, Words("、实报"), *got)


def _rounding(bounds: Iterable[Bound], topics: Mapping[str, Topic]) -> Pieces | None:
    shown = {bound.figure.key: bound for bound in bounds}
    for topic in topics.values():
        if any(_seems_off(listing, shown) for listing in _listings(topic)):
            return (Words(ROUNDING),)
    return None


def _listings(topic: Topic) -> Iterator[tuple[Figure | None, tuple[Figure, ...]]]:
    """(whole, parts) of every list the text may hold; shares have no whole figure, they add to 100%."""
    whole = topic.figure(Measure.VALUE)
    parts = [replace(topic, indicator=each) for each in topic.catalogue.parts_of(topic.indicator.code)]
    yield whole, tuple(part.figure(Measure.VALUE) for part in parts)
    if topic.indicator.split_by:
        scopes = topic.book.scopes(topic.indicator.code, topic.indicator.split_by)
        members = [replace(topic, scope=scope) for scope in scopes]
        yield whole, tuple(member.figure(Measure.VALUE) for member in members)
        yield None, tuple(member.figure(Measure.SHARE) for member in members)


def _seems_off(listing: tuple[Figure | None, tuple[Figure, ...]], shown: Mapping[str, Bound]) -> bool:
    """Whether all of the list is in the text, truly adds up, and does not as printed."""
    whole, parts = listing
    counted = [part for part in parts if part.amount is not None and part.amount.value]
    if len(counted) < 2 or any(part.key not in shown for part in counted):
        return False
    true_sum = _sum(part.amount for part in counted)
    printed_sum = _sum(_as_printed(shown[part.key]) for part in counted)
    if true_sum is None or printed_sum is None:
        return False
    if whole is None:
        return abs(true_sum - _HUNDRED_PERCENT) < _DIVISION_DUST and printed_sum != _HUNDRED_PERCENT
    if whole.amount is None or whole.key not in shown or whole.amount.base != true_sum:
        return False
    printed_whole = _as_printed(shown[whole.key])
    return printed_whole is not None and printed_whole.base != printed_sum


def _as_printed(bound: Bound) -> Amount | None:
    """The amount the reader sees; None for words such as 零 or 持平."""
    try:
        written = Written.parse(bound.printed)
    except WrittenError:
        return None
    return written.amount


def _sum(amounts: Iterable[Amount | None]) -> Decimal | None:
    """The sum in base units; None when an amount is missing or of another dimension."""
    known = list(amounts)
    present = [amount for amount in known if amount is not None]
    if len(present) < len(known) or len({amount.unit.dimension for amount in present}) != 1:
        return None
    return sum((amount.base for amount in present), Decimal(0))
