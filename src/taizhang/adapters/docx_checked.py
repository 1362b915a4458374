"""What is said of one number or one sentence of an edited Word file.

第6段：f003 已改：原“51.6亿元”，现“53亿元”。所在句：其中：新能源电池材料产业……
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What became of a figure or a sentence."""

    KEPT = "未改"
    REWRITTEN = "换了写法"
    CHANGED = "已改"
    SWAPPED = "对调"
    MOVED = "移到别处"
    REMOVED = "已删"
    TYPED = "手填"
    COPIED = "重复"
    FOREIGN = "外来"
    SENTENCE_CHANGED = "改句"
    SENTENCE_ADDED = "加句"
    SENTENCE_DROPPED = "删句"


@dataclass(frozen=True)
class Checked:
    """One line of the result. ``was`` and ``now`` are as printed; ``line`` is the file's paragraph, from 1.

    ``sentence`` is the sentence as the file has it (as the report had it, for what was removed); ``origin`` the report's,
    for a number that was moved out of it. ``other`` is the figure that a swapped one changed places with. ``place`` is
    empty in the text, else 脚注 尾注 页眉 页脚 文本框.
    """

    state: State
    figure: str = ""
    was: str = ""
    now: str = ""
    sentence: str = ""
    line: int | None = None
    unmarked: bool = False
    place: str = ""
    origin: str = ""
    other: str = ""

    @property
    def where(self) -> str:
        """第3段, 第3段文本框, 页眉; empty for what is not in the file any more."""
        if self.place and self.place != "文本框":
            return self.place
        return "" if self.line is None else f"第{self.line}段{self.place}"

    def __str__(self) -> str:
        return _said(self)


_TOLD: Mapping[State, str] = {
    State.KEPT: "{figure} 未改：{now}",
    State.REWRITTEN: "{figure} 换了写法：原“{was}”，现“{now}”，是同一个数",
    State.CHANGED: "{figure} 已改：原“{was}”，现“{now}”",
    State.SWAPPED: "{figure} 与 {other} 对调：原“{was}”，现“{now}”",
    State.MOVED: "{figure} 移到别处：“{now}”，原在“{origin}”",
    State.REMOVED: "{figure} 已删：原“{was}”",
    State.TYPED: "手填，没有来源：“{now}”",
    State.COPIED: "{figure} 重复出现：“{now}”，与台账一致",
    State.FOREIGN: "从另一份报告贴来的数：“{now}”，这里核对不了",
    State.SENTENCE_CHANGED: "改句：原“{was}”，现“{now}”",
    State.SENTENCE_ADDED: "加句：“{now}”",
    State.SENTENCE_DROPPED: "删句：“{was}”",
}
_SENTENCE_STATES = (State.SENTENCE_CHANGED, State.SENTENCE_ADDED, State.SENTENCE_DROPPED)


def _said(checked: Checked) -> str:
    text = _TOLD[checked.state].format(
        figure=checked.figure, was=checked.was, now=checked.now, other=checked.other, origin=checked.origin
    )
    place = f"{checked.where}：" if checked.where else ""
    lost = "（标记已丢失，按原句找到）" if checked.unmarked and checked.now else ""
    told = checked.state in (*_SENTENCE_STATES, State.KEPT)
    sentence = "" if told or not checked.sentence else f"。所在句：{checked.sentence}"
    return f"{place}{text}{lost}{sentence}"
