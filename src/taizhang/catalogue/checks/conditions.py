"""Mistakes of the conditions in outlines: those that can never hold, and judgements without one."""

from collections.abc import Iterator, Sequence

from taizhang.catalogue.blank import Blank
from taizhang.catalogue.checks.sentences import readable
from taizhang.catalogue.draft import Draft, Entry, Mistake, OutlineDraft
from taizhang.catalogue.model import OutlineBlock
from taizhang.catalogue.vocabulary import CONDITIONS, JUDGEMENTS, OPPOSITES
from taizhang.kernel.figure import CITY, PARK
from taizhang.kernel.finding import Level

_HEADINGS = ("heading1", "heading2", "heading3")


def _conditions(draft: Draft) -> Iterator[tuple[OutlineDraft, OutlineBlock, Blank, Entry]]:
    for outline in draft.outlines:
        for block in outline.blocks:
            for blank in readable(block.text):
                indicator = draft.indicator(blank.name) if blank.slot in CONDITIONS else None
                if indicator is not None:
                    yield outline, block, blank, indicator


def idle_condition(draft: Draft) -> Iterator[Mistake]:
    """A condition on something the indicator cannot have: a loss of output, a share of nothing."""
    for outline, block, blank, indicator in _conditions(draft):
        why = _idle(draft, blank, indicator)
        if why:
            yield Mistake(
                outline.at(block.line),
                f"{blank}永远不会成立：{why}",
                "请换一个条件，或删去这一句。",
            )


def _idle(draft: Draft, blank: Blank, indicator: Entry) -> str:
    rate = indicator.text("性质") == "比率"
    if blank.slot in ("若盈利", "若亏损") and indicator.pairs.get("盈亏") is None:
        return f"“{indicator.name}”没有写“盈亏”"
    if blank.slot in ("若达到增速目标", "若低于增速目标") and rate:
        return f"“{indicator.name}”是比率，没有增速"
    if blank.slot in ("若占比提高", "若占比下降"):
        if rate:
            return f"“{indicator.name}”是比率，没有占比"
        whole = not blank.scope or draft.scope(blank.scope) in (PARK, CITY)
        if whole and not indicator.text("属于"):
            return f"“{indicator.name}”没有写“属于”，说不出占谁的比重"
    return ""


def opposite_conditions(draft: Draft) -> Iterator[Mistake]:
    """Two conditions on one figure in one sentence that exclude each other."""
    for outline in draft.outlines:
        for block in outline.blocks:
            for sentence in block.text.split("。"):
                yield from _opposites(outline, block, readable(sentence))


def _opposites(outline: OutlineDraft, block: OutlineBlock, found: Sequence[Blank]) -> Iterator[Mistake]:
    for row in OPPOSITES:
        asked: dict[tuple[str, str], Blank] = {}
        for blank in found:
            if blank.slot not in row:
                continue
            first = asked.setdefault((blank.name, blank.scope), blank)
            if first.slot != blank.slot:
                yield Mistake(
                    outline.at(block.line),
                    f"一句里写了{first}和{blank}，两个不会同时成立，这一句永远写不全",
                    "请分成两句，各写一个条件。",
                )


def unfounded_judgement(draft: Draft) -> Iterator[Mistake]:
    """A word that judges, in a line that is printed whatever the figures say."""
    for outline in draft.outlines:
        for position, block in enumerate(outline.blocks):
            word = next((each for each in JUDGEMENTS if each in block.text), "")
            if word and not _depends(block) and not _section_depends(outline.blocks[position:]):
                yield Mistake(
                    outline.at(block.line),
                    f"“{word}”是判断，这一行没有条件，数字好坏都会照印",
                    "请在前面写上条件，如【指标：若下降】；条件不成立时这一句不写。",
                    Level.HINT,
                )


def _depends(block: OutlineBlock) -> bool:
    return any(blank.slot in CONDITIONS for blank in readable(block.text))


def _section_depends(blocks: Sequence[OutlineBlock]) -> bool:
    """Whether this is a heading and all that stands under it depends: then so does the heading."""
    heading, under = blocks[0], []
    if heading.kind not in _HEADINGS:
        return False
    for block in blocks[1:]:
        if block.kind in _HEADINGS and block.level <= heading.level:
            break
        under.append(block)
    return all(_depends(block) for block in under if block.kind not in _HEADINGS) and bool(under)


CHECKS = (idle_condition, opposite_conditions, unfounded_judgement)
