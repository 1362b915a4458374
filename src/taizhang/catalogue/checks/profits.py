"""Mistakes of 盈亏: what may make a loss, and how a loss is said."""

import re
from collections.abc import Iterator

from taizhang.catalogue.checks.sentences import readable
from taizhang.catalogue.draft import Draft, Mistake, unit_or_none

_SENTENCES = ("句式", "分项句式")


def profit_words(draft: Draft) -> Iterator[Mistake]:
    """盈亏 that is not two different ways of saying it, or holds a figure."""
    for entry in draft.section("indicators"):
        words = [word.value for word in entry.pairs.texts("盈亏")]
        if entry.pairs.get("盈亏") is None:
            continue
        if len(words) != 2 or words[0] == words[1]:
            yield Mistake(
                entry.place("盈亏"),
                f"“{entry.name}”的“盈亏”要写两种说法，先盈利后亏损，现在写的是“{'、'.join(words)}”",
                "请写成“盈亏: [实现利润总额, 亏损]”。",
            )
        elif re.search(r"[0-9０-９【】]", "".join(words)):
            yield Mistake(
                entry.place("盈亏"),
                f"“{entry.name}”的“盈亏”里只写说法，不写数字和【】",
                "数由系统接在说法后面，请写成“盈亏: [实现利润总额, 亏损]”。",
            )


def profit_of_no_money(draft: Draft) -> Iterator[Mistake]:
    """盈亏 on a rate or a count: 利润率 below zero is no loss of so many percent."""
    for entry in draft.section("indicators"):
        counted = unit_or_none(entry.text("单位"))
        if entry.pairs.get("盈亏") is None or counted is None:
            continue
        if not counted.dimension.startswith("money"):
            yield Mistake(
                entry.place("盈亏"),
                f"“{entry.name}”的单位是{counted.name}，不是金额，谈不上亏损多少",
                "“盈亏”只用于利润一类的金额，请删去这一行。",
            )


def profit_unsaid(draft: Draft) -> Iterator[Mistake]:
    """【盈亏】 without the words for it, or 【数值】 where a loss would be printed with a minus sign."""
    for entry in draft.section("indicators"):
        for key in _SENTENCES:
            own = [blank.slot for blank in readable(entry.text(key)) if not blank.name]
            if entry.pairs.get("盈亏") is None and "盈亏" in own:
                yield Mistake(
                    entry.place(key),
                    f"“{entry.name}”的“{key}”用了【盈亏】，却没有写“盈亏”这个键，这一句永远写不出来",
                    "请补上“盈亏: [实现利润总额, 亏损]”，或改用【数值】。",
                )
            elif entry.pairs.get("盈亏") is not None and "数值" in own:
                yield Mistake(
                    entry.place(key),
                    f"“{entry.name}”可能亏损，“{key}”里用【数值】，亏损时会印出负号",
                    "请把“实现……【数值】”改成【盈亏】，盈利和亏损的说法由系统选。",
                )


def profit_differs(draft: Draft) -> Iterator[Mistake]:
    """Taken from a profit and no profit itself, or the other way round."""
    for entry in draft.section("indicators"):
        base = draft.indicator(entry.text("取自"))
        if base is None or (entry.pairs.get("盈亏") is None) == (base.pairs.get("盈亏") is None):
            continue
        has, lacks = (entry, base) if entry.pairs.get("盈亏") is not None else (base, entry)
        yield Mistake(
            entry.place("取自"),
            f"“{entry.name}”取自“{base.name}”，“{has.name}”写了“盈亏”，“{lacks.name}”没有写",
            f"两个要一致，请在“{lacks.name}”里补上“盈亏”，或两个都不写。",
        )


CHECKS = (profit_words, profit_of_no_money, profit_unsaid, profit_differs)
