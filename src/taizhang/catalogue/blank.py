"""Where in a sentence do the figures go?

A sentence of the catalogue is ordinary Chinese with 【】 where a figure is to be written, as in any
office template. Inside 【】 stand, in the outline, an indicator, perhaps a scope after ``@`` and a slot
after ``：``; in an indicator's own sentence, a slot alone.

>>> split("完成规上工业产值【数值】，【同比】")
(Literal(text='完成规上工业产值'), Blank(name='', scope='', slot='数值'), Literal(text='，'), \
Blank(name='', scope='', slot='同比'))
>>> split("【出口总额@全市：同比】")
(Blank(name='出口总额', scope='全市', slot='同比'),)
>>> str(Blank("出口总额", "", "数值"))
'【出口总额：数值】'

``join(split(text)) == text`` for every text that splits.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from taizhang.catalogue.vocabulary import CONDITIONS, EXPANSIONS, SLOTS, WORDS

_CLAUSE_ENDS = "，；。：！？"


class BlankError(ValueError):
    """The brackets do not pair or hold nothing sensible; ``at`` is the position in the text."""

    def __init__(self, message: str, at: int, kind: str) -> None:
        super().__init__(message)
        self.at = at
        self.kind = kind


@dataclass(frozen=True)
class Literal:
    """Words that are printed as they are."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Blank:
    """One 【】. ``name`` is an indicator as written; each of the three is "" where it is not written."""

    name: str
    scope: str
    slot: str

    def __str__(self) -> str:
        if not self.name:
            return f"【{self.slot}】"
        scope = f"@{self.scope}" if self.scope else ""
        slot = f"：{self.slot}" if self.slot else ""
        return f"【{self.name}{scope}{slot}】"


Part = Literal | Blank


def split(text: str) -> tuple[Part, ...]:
    """The words and blanks of a sentence, in order; raises `BlankError` where brackets are wrong."""
    parts: list[Part] = []
    rest = 0
    for opening, closing in _brackets(text):
        if opening > rest:
            parts.append(Literal(text[rest:opening]))
        parts.append(_blank(text[opening + 1 : closing], opening))
        rest = closing + 1
    if rest < len(text):
        parts.append(Literal(text[rest:]))
    return tuple(parts)


def join(parts: Iterable[Part]) -> str:
    """The text again."""
    return "".join(str(part) for part in parts)


def blanks(text: str) -> tuple[Blank, ...]:
    """The blanks alone."""
    return tuple(part for part in split(text) if isinstance(part, Blank))


def first_clause(text: str) -> str:
    """What must be filled for the sentence to be written at all: up to the first comma outside 【】.

    >>> first_clause("完成进出口总额【数值】，【同比】")
    '完成进出口总额【数值】'
    """
    inside = False
    for at, character in enumerate(text):
        if character in "【】":
            inside = character == "【"
        elif character in _CLAUSE_ENDS and not inside:
            return text[:at]
    return text


def _brackets(text: str) -> Iterable[tuple[int, int]]:
    opening: int | None = None
    for at, character in enumerate(text):
        if character == "【":
            if opening is not None:
                raise BlankError(f"第{opening + 1}个字的“【”没有配上“】”", opening, "unclosed")
            opening = at
        elif character == "】":
            if opening is None:
                raise BlankError(f"第{at + 1}个字的“】”前面没有“【”", at, "unclosed")
            yield opening, at
            opening = None
    if opening is not None:
        raise BlankError(f"第{opening + 1}个字的“【”没有配上“】”", opening, "unclosed")


def _blank(inside: str, at: int) -> Blank:
    if not inside.strip():
        raise BlankError(f"第{at + 1}个字的【】里是空的", at, "empty")
    if inside != inside.strip():
        raise BlankError(f"【{inside}】里面多了空格", at, "spaces")
    if ":" in inside:
        raise BlankError(f"【{inside}】里用了半角冒号，应当是全角的“：”", at, "width")
    if "＠" in inside:
        raise BlankError(f"【{inside}】里用了全角的“＠”，应当是半角的“@”", at, "width")
    reference, colon, slot = inside.rpartition("：")
    if not colon:
        reference = inside
        if inside in SLOTS or inside in WORDS or inside in CONDITIONS:
            return Blank("", "", inside)
        slot = ""
    name, sign, scope = reference.partition("@")
    if not name or (colon and not slot) or (sign and not scope):
        raise BlankError(f"【{inside}】没有写全，应当是【指标】【指标：空】或【指标@范围：空】", at, "empty")
    return Blank(name, scope, slot)


_SLIPS = re.compile(r"[\[［〔〖{｛(（]([^\[\]［］〔〕〖〗{}｛｝()（）【】]{1,12})[\]］〕〗}｝)）]")


def slips(text: str) -> tuple[str, ...]:
    """Blanks written in brackets of another kind, e.g. ``[数值]`` or ``（同比）``."""
    words = (*SLOTS, *WORDS, *EXPANSIONS, *CONDITIONS)
    return tuple(found[0] for found in _SLIPS.finditer(text) if found[1] in words)
