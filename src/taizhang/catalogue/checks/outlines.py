"""Mistakes of the outlines: references that lead nowhere, and anything a figure should have been."""

import re
from collections.abc import Iterator

from taizhang.catalogue.blank import Blank, BlankError, Literal, split
from taizhang.catalogue.checks.sentences import readable
from taizhang.catalogue.draft import Absence, Draft, Mistake, OutlineDraft
from taizhang.catalogue.model import OutlineBlock, nearest
from taizhang.catalogue.vocabulary import CONDITIONS, EXPANSIONS, SLOTS, WORDS
from taizhang.kernel.finding import Level

_MARK = re.compile(r"#{1,6}|\*{1,3}|[*+]|\d+[.)、]|\||```|~~~|={3,}|-{2,}|>.*|#.*")
_TYPED_NUMBER = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，、]"
)


def _blocks(draft: Draft) -> Iterator[tuple[OutlineDraft, OutlineBlock]]:
    for outline in draft.outlines:
        for block in outline.blocks:
            yield outline, block


def _references(draft: Draft) -> Iterator[tuple[OutlineDraft, OutlineBlock, Blank]]:
    for outline, block in _blocks(draft):
        for blank in readable(block.text):
            yield outline, block, blank


def outline_unknown_indicator(draft: Draft) -> Iterator[Mistake]:
    """A reference to an indicator that is not there."""
    for outline, block, blank in _references(draft):
        if blank.name and draft.indicator(blank.name) is None:
            yield Absence(
                outline.at(block.line),
                f"{blank}里的“{blank.name}”，目录里没有这个指标",
                draft.like(blank.name),
            )


def outline_unknown_slot(draft: Draft) -> Iterator[Mistake]:
    """A reference with a slot that is not there, or a slot that stands without its indicator."""
    known = (*SLOTS, *EXPANSIONS, *CONDITIONS)
    for outline, block, blank in _references(draft):
        if blank.name and blank.slot and blank.slot not in known:
            near = nearest(blank.slot, known)
            guess = f"，是不是“{near}”？" if near else ""
            yield Mistake(
                outline.at(block.line),
                f"{blank}里不认识“{blank.slot}”{guess}",
                f"可以用：{'、'.join(known)}。",
            )
        elif not blank.name and blank.slot not in WORDS:
            yield Mistake(
                outline.at(block.line),
                f"大纲里的【{blank.slot}】没有说是哪个指标",
                f"请写成【指标：{blank.slot}】；可以单独写的只有【{'】【'.join(WORDS)}】。",
            )


def outline_unknown_scope(draft: Draft) -> Iterator[Mistake]:
    """A reference to a scope that is not there."""
    for outline, block, blank in _references(draft):
        if blank.scope and draft.scope(blank.scope) is None:
            near = nearest(blank.scope, draft.scope_names)
            advice = f"是不是“{near}”？" if near else "范围可以写园区、全市或某个维度的成员。"
            yield Absence(outline.at(block.line), f"{blank}里的“{blank.scope}”不是一个范围", advice)


def outline_without_sentence(draft: Draft) -> Iterator[Mistake]:
    """A reference to a whole sentence that the indicator does not have."""
    parts = {draft.code_of(entry.text("属于")) for entry in draft.section("indicators") if entry.text("句式")}
    for outline, block, blank in _references(draft):
        indicator = draft.indicator(blank.name) if blank.name else None
        if indicator is None:
            continue
        lack = ""
        if not blank.slot and not indicator.text("句式"):
            lack = f"“{indicator.name}”没有“句式”"
        elif blank.slot == "分项" and not indicator.text("分项句式"):
            lack = f"“{indicator.name}”没有“分项句式”"
        elif blank.slot == "其中" and indicator.code not in parts:
            lack = f"没有带“句式”的指标属于“{indicator.name}”"
        if lack:
            yield Absence(
                outline.at(block.line), f"{blank}写不出来：{lack}", "请在指标里补上，或改用别的空。"
            )


def outline_digits(draft: Draft) -> Iterator[Mistake]:
    """A figure typed into the outline: it would be printed next quarter too."""
    for outline, block in _blocks(draft):
        try:
            literals = [part.text for part in split(block.text) if isinstance(part, Literal)]
        except BlankError:
            continue
        digits = re.search(r"[0-9０-９][0-9０-９.,，]*", " ".join(literals))
        if digits and not _MARK.fullmatch(block.text.partition(" ")[0]):
            yield Mistake(
                outline.at(block.line),
                f"大纲里写了数字“{digits[0]}”，下一期还会照印",
                "数字请用【指标：空】引用，年份和季度用【年份】【季度】。",
            )


def outline_numbering(draft: Draft) -> Iterator[Mistake]:
    """一、 or 一是 typed by hand: the writer numbers, and renumbers where a section drops out."""
    for outline, block in _blocks(draft):
        typed = _TYPED_NUMBER.match(block.text)
        if typed and block.kind in ("heading1", "heading2", "heading3", "item"):
            yield Mistake(
                outline.at(block.line), f"开头的“{typed[0]}”是手写的序号", "序号由系统编排，请删去。"
            )


def outline_markdown(draft: Draft) -> Iterator[Mistake]:
    """Markdown that the outline does not know and would print as it stands."""
    for outline, block in _blocks(draft):
        mark = block.text.partition(" ")[0]
        if (block.kind == "body" and _MARK.fullmatch(mark)) or "**" in block.text:
            yield Mistake(
                outline.at(block.line),
                f"大纲不认识“{mark if _MARK.fullmatch(mark) else '**'}”这个记号，会原样印出来",
                "可以用的记号：# 标题，## ### #### 各级小标题，- 条目，> 注，记号后面留一个空格。",
            )


def outline_without_title(draft: Draft) -> Iterator[Mistake]:
    """An outline without a title, or with two."""
    for outline in draft.outlines:
        titles = [block for block in outline.blocks if block.kind == "title"]
        if len(titles) != 1:
            line = titles[1].line if titles else 1
            found = "有两个标题" if titles else "没有标题"
            yield Mistake(outline.at(line), f"大纲{found}", "请只在开头写一行“# 报告的标题”。")


def empty_section(draft: Draft) -> Iterator[Mistake]:
    """A heading with nothing under it, which will never be printed."""
    for outline in draft.outlines:
        for block, following in zip(outline.blocks, (*outline.blocks[1:], None), strict=True):
            heading = block.kind in ("heading1", "heading2", "heading3")
            if heading and (following is None or following.level <= block.level):
                yield Mistake(
                    outline.at(block.line),
                    f"“{block.text}”下面没有内容，报告里不会出现这一节",
                    "请写上内容，或删去这个小标题。",
                    Level.HINT,
                )


CHECKS = (
    outline_unknown_indicator,
    outline_unknown_slot,
    outline_unknown_scope,
    outline_without_sentence,
    outline_digits,
    outline_numbering,
    outline_markdown,
    outline_without_title,
    empty_section,
)
