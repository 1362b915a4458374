"""When may a report judge?

“投资增长压力较大” is true in one quarter and false in the next, so an outline may not simply say it. It puts a
condition before it, a blank that prints nothing and holds or does not:

    【工业投资@全市：若低于增速目标】工业投资增长压力较大。

    growth 7.6%, target 10%     → 工业投资增长压力较大。
    growth 10.2%, target 10%    → nothing, and a note to the writer why

A condition that does not hold is like a blank without a figure (``wording.template``): at the head of a
sentence it takes the sentence, in a later clause that clause, in a heading its section. What is not known
holds no condition. Signs are taken as the house prints them: a growth of 0.04% is 持平, so it is neither
若增长 nor 若下降. The list is closed and stands in ``catalogue.vocabulary.CONDITIONS``.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from taizhang.kernel.figure import Figure, GrowthWord, Measure
from taizhang.wording import phrases
from taizhang.writing.blanks import Topic

Sign = Callable[[Topic], int | None]
Condition = Callable[[Topic], bool | None]


def _sign_of(figure: Figure, topic: Topic, decimals: int | None = None) -> int | None:
    """-1, 0 or 1 as printed; None when the figure is not known."""
    if figure.amount is None:
        return None
    if phrases.rounds_to_zero(figure.amount, topic.style, decimals):
        return 0
    return _exact(figure.amount.value)


def _exact(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def _moved(topic: Topic) -> int | None:
    """Which way 同比 went; where words stand in for the percent, by the difference."""
    growth = topic.figure(Measure.GROWTH)
    if growth.word is GrowthWord.UNCHANGED:
        return 0
    if growth.word is not None:
        change = topic.figure(Measure.CHANGE).amount
        return None if change is None else _exact(change.value)
    in_points = growth.amount is not None and growth.amount.unit.dimension == "point"
    return _sign_of(growth, topic, topic.indicator.decimals if in_points else None)


def _printed(measure: Measure) -> Sign:
    return lambda topic: _sign_of(topic.figure(measure), topic)


def _gained(topic: Topic) -> int | None:
    """Of a profit; of anything else nobody gains or loses."""
    amount = topic.figure(Measure.VALUE).amount if topic.indicator.is_profit else None
    return None if amount is None else _exact(amount.value)


def _met(topic: Topic) -> int | None:
    """Above or below the target for the same months, the better way up: less energy is more than asked."""
    amount = topic.figure(Measure.TARGET_GAP).amount
    return None if amount is None else _exact(-amount.value if topic.indicator.reverse else amount.value)


def _is(sign: Sign, *wanted: int) -> Condition:
    def holds(topic: Topic) -> bool | None:
        found = sign(topic)
        return None if found is None else found in wanted

    return holds


CONDITION: Mapping[str, Condition] = {
    "若增长": _is(_moved, 1),
    "若持平": _is(_moved, 0),
    "若下降": _is(_moved, -1),
    "若占比提高": _is(_printed(Measure.SHARE_CHANGE), 1),
    "若占比下降": _is(_printed(Measure.SHARE_CHANGE), -1),
    "若盈利": _is(_gained, 1),
    "若亏损": _is(_gained, -1),
    "若完成目标": _is(_met, 0, 1),
    "若未完成目标": _is(_met, -1),
    "若达到序时进度": _is(_printed(Measure.PACE), 0, 1),
    "若低于序时进度": _is(_printed(Measure.PACE), -1),
    "若达到增速目标": _is(_printed(Measure.GROWTH_GAP), 0, 1),
    "若低于增速目标": _is(_printed(Measure.GROWTH_GAP), -1),
}
"""Every condition: True, False, or None where the figure is not known."""
