"""Mistakes of the sentences: brackets, blanks, the first clause; in 句式, 分项句式 and outlines."""

from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.catalogue.blank import Blank, BlankError, blanks, first_clause, slips
from taizhang.catalogue.draft import Absence, Draft, Entry, Mistake
from taizhang.catalogue.model import nearest
from taizhang.catalogue.vocabulary import SLOTS, WORDS
from taizhang.kernel.finding import Level, Place


@dataclass(frozen=True)
class _Template:
    text: str
    where: Place
    label: str


def _templates(draft: Draft) -> Iterator[_Template]:
    for entry, key in _sentences(draft):
        yield _Template(entry.text(key), entry.place(key), f"“{entry.name}”的“{key}”")
    for outline in draft.outlines:
        for block in outline.blocks:
            yield _Template(block.text, outline.at(block.line), "这一行")


def _sentences(draft: Draft) -> Iterator[tuple[Entry, str]]:
    for entry in draft.section("indicators"):
        for key in ("句式", "分项句式"):
            if entry.text(key):
                yield entry, key


def readable(text: str) -> tuple[Blank, ...]:
    """The blanks of a text; none where the brackets are wrong, which a check of its own reports."""
    try:
        return blanks(text)
    except BlankError:
        return ()


def _broken(draft: Draft, kind: str) -> Iterator[tuple[_Template, BlankError]]:
    for template in _templates(draft):
        try:
            blanks(template.text)
        except BlankError as error:
            if error.kind == kind:
                yield template, error


def unclosed_bracket(draft: Draft) -> Iterator[Mistake]:
    """【 without 】 or the other way round."""
    for template, error in _broken(draft, "unclosed"):
        yield Mistake(template.where, f"{template.label}里{error}", "请把【】配成对。")


def empty_blank(draft: Draft) -> Iterator[Mistake]:
    """【】 with nothing in it, or half a reference."""
    for template, error in _broken(draft, "empty"):
        yield Mistake(
            template.where, f"{template.label}里{error}", "请写明填什么，如【数值】【工业总产值：同比】。"
        )


def blank_width(draft: Draft) -> Iterator[Mistake]:
    """A half-width colon or a full-width @ inside 【】, or spaces."""
    for kind in ("width", "spaces"):
        for template, error in _broken(draft, kind):
            yield Mistake(
                template.where, f"{template.label}里{error}", "请改成【指标@范围：空】的写法，中间不留空格。"
            )


def wrong_bracket(draft: Draft) -> Iterator[Mistake]:
    """A blank in brackets of another kind, which would be printed as it stands."""
    for template in _templates(draft):
        for slip in slips(template.text):
            yield Mistake(
                template.where,
                f"{template.label}里的“{slip}”用错了括号，会原样印出来",
                f"空要用方头括号，写成【{slip[1:-1]}】。",
            )


def unknown_slot(draft: Draft) -> Iterator[Mistake]:
    """A blank of a sentence that is no slot."""
    for entry, key in _sentences(draft):
        for blank in readable(entry.text(key)):
            word = blank.slot or blank.name
            if blank.name and not blank.slot and draft.indicator(blank.name):
                continue
            if word in SLOTS or word in WORDS:
                continue
            near = nearest(word, tuple(SLOTS))
            guess = f"，是不是【{near}】？" if near else ""
            yield Mistake(
                entry.place(key),
                f"“{entry.name}”的“{key}”里不认识【{word}】{guess}",
                f"可以用：{'、'.join(SLOTS)}。",
            )


def unknown_reference(draft: Draft) -> Iterator[Mistake]:
    """A sentence that names another indicator or a scope which is not there."""
    for entry, key in _sentences(draft):
        for blank in readable(entry.text(key)):
            if blank.name and blank.slot in SLOTS and draft.indicator(blank.name) is None:
                yield Absence(
                    entry.place(key), f"{blank}里的“{blank.name}”，目录里没有这个指标", draft.like(blank.name)
                )
            elif blank.scope and draft.scope(blank.scope) is None:
                near = nearest(blank.scope, draft.scope_names)
                advice = f"是不是“{near}”？" if near else "范围可以写园区、全市或某个维度的成员。"
                yield Absence(entry.place(key), f"{blank}里的“{blank.scope}”不是一个范围", advice)


def no_blank(draft: Draft) -> Iterator[Mistake]:
    """A sentence that would say the same whatever the figures."""
    for entry, key in _sentences(draft):
        if "【" not in entry.text(key) and "】" not in entry.text(key) and not slips(entry.text(key)):
            yield Mistake(
                entry.place(key),
                f"“{entry.name}”的“{key}”里没有【】，写不进数字",
                "请在写数字的地方写【数值】。",
            )


def unbound_first_clause(draft: Draft) -> Iterator[Mistake]:
    """A first clause without 数值: it is what decides whether the sentence is written at all."""
    for entry, key in _sentences(draft):
        found = readable(entry.text(key))
        if found and not any(
            blank.slot in ("数值", "盈亏") for blank in readable(first_clause(entry.text(key)))
        ):
            yield Mistake(
                entry.place(key),
                f"“{entry.name}”的“{key}”第一个小句里没有【数值】",
                "第一个小句缺数时整句不写，请把【数值】写在第一个逗号以前。",
            )


def unsplit_sentence(draft: Draft) -> Iterator[Mistake]:
    """分项句式 that nothing splits, or that does not say which part it is about."""
    for entry in draft.section("indicators"):
        sentence = entry.text("分项句式")
        if not sentence:
            continue
        if not entry.text("分项按"):
            yield Mistake(
                entry.place("分项句式"), f"“{entry.name}”有“分项句式”，没有“分项按”", "请写明按哪个维度分项。"
            )
        if not any(blank.slot == "分项" for blank in readable(sentence)):
            yield Mistake(
                entry.place("分项句式"),
                f"“{entry.name}”的“分项句式”里没有【分项】，读的人不知道说的是哪一项",
                "请在写名字的地方写【分项】。",
            )


def share_of_nothing(draft: Draft) -> Iterator[Mistake]:
    """A share, contribution or pull in the sentence of an indicator that belongs to nothing."""
    slots = ("占比", "占比变化", "贡献率", "拉动")
    for entry in draft.section("indicators"):
        for blank in readable(entry.text("句式")):
            if not blank.name and blank.slot in slots and not entry.text("属于"):
                yield Mistake(
                    entry.place("句式"),
                    f"“{entry.name}”的“句式”里有【{blank.slot}】，却没有写“属于”，这一小句永远不会写出来",
                    "请写明它属于哪个指标，或删去这一小句。",
                    Level.HINT,
                )


CHECKS = (
    unclosed_bracket,
    empty_blank,
    blank_width,
    wrong_bracket,
    unknown_slot,
    unknown_reference,
    no_blank,
    unbound_first_clause,
    unsplit_sentence,
    share_of_nothing,
)
