"""What is being spoken of while the numbers go by?

A *statement* is one thing counted, with the figures said of it: its level, its growth, its share. A number that comes
with a name of its own begins a statement, a number without one goes on with the last. The statement also remembers in
which whole it stands (其中) and from which list it comes.

Worked example, ``税收5.5亿元,增10.8%;其中增值税4.7亿元,增12%``::

    Statement 税收     level 5.5亿元   said of it: 10.8%
    Statement 增值税   level 4.7亿元   said of it: 12%     whole: 税收
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from taizhang.proofing.claiming.nouns import Measure
from taizhang.proofing.claiming.periods import When
from taizhang.proofing.claiming.realms import Verdict
from taizhang.proofing.model import Kind, Number

_FILLER: Final = re.compile(r"[\s的了“”\"'()《》、,:]|总额$|总量$|总数$|额$|收入$|完成|实现")


@dataclass(slots=True)
class Statement:
    """One thing counted. ``name`` as the text says it, ``head`` the measured noun in full, ``owner`` what it inherits."""

    name: str
    head: str = ""
    measure: Measure | None = None
    scope: str = ""
    when: When | None = None
    owner: str = ""
    level: "Draft | None" = None
    goal: "Draft | None" = None
    whole: "Statement | None" = None
    group: int | None = None
    complete: bool = False
    last: "Draft | None" = None
    inherited: bool = False
    paragraph: int = 0
    weak: bool = False
    topic: "Statement | None" = None  # what the report began with
    unit: str = ""
    columns: dict[int, "Statement"] = field(default_factory=dict)  # a row of a table: its amounts by column
    aside: bool = False  # 上述四项: a count that is not what is being spoken of
    within: bool = False  # 23个大类中15个: so many of so many

    @property
    def full(self) -> str:
        """The whole name: what it inherits, what it is called, what is measured."""
        head = self.head if self.head and self.inherited and self.head not in self.name else ""
        return f"{self.owner}{self.name}{head}" or self.head

    def like(self, *, when: When | None) -> "Statement":
        """The same thing at another time or a second time: no figure said of it yet."""
        return Statement(self.name, self.head, self.measure, self.scope, when, self.owner, whole=None,
                         inherited=self.inherited, paragraph=self.paragraph, weak=self.weak)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A claim in the making. Links are to other drafts; ids come last."""

    number: Number
    verdict: Verdict
    statement: Statement
    kind: Kind
    indicator: str
    sign: int = 1
    of: "Draft | None" = None
    base: "Draft | None" = None
    base_name: str = ""
    own_whole: "Statement | None" = None
    clause: tuple[int, int] = (0, 0)
    sentence: tuple[int, int] = (0, 0)
    paragraph: int = 0
    subject: str = ""


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """A name for comparing: without fillers, short forms written out."""
    text = (
        _FILLER.sub("", name)
        .replace("规模以上", "规上")
        .replace("限额以上", "限上")
        .replace("固定资产投资", "固投")
    )
    text = (
        text.replace("社会消费品零售", "社零")
        .replace("地区生产总值", "GDP")
        .replace("工业总产值", "产值")
        .replace("工业产值", "产值")
    )
    return text.replace("总产值", "产值").replace("营业收入", "营收").replace("企业", "")


@lru_cache(maxsize=8192)
def alike(one: str, other: str) -> int:
    """How well two names fit: 3 the same, 2 one within the other, 1 one with words left out, 0 not."""
    one, other = plain(one), plain(other)
    if not one or not other:
        return 0
    if one == other:
        return 3
    short, long = sorted((one, other), key=len)
    if len(short) >= 2 and short in long:
        return 2
    return 1 if len(short) >= 3 and _within(short, long) else 0


def _within(short: str, long: str) -> bool:
    signs = iter(long)
    return all(sign in signs for sign in short)
