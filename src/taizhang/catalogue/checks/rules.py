"""Mistakes of the rules: relations that cannot be read, or that look at what their form does not hold."""

import re
from collections.abc import Iterator

from taizhang.catalogue.draft import Absence, Draft, Entry, Mistake
from taizhang.catalogue.expression import Compare, ExpressionError, parse, refs
from taizhang.catalogue.model import nearest


def _relations(draft: Draft) -> Iterator[tuple[Entry, str, Compare]]:
    for entry in draft.section("rules"):
        for key in ("表达", "如果"):
            try:
                relation = parse(entry.text(key))
            except ExpressionError:
                continue
            yield entry, key, relation


def _form(draft: Draft, entry: Entry) -> Entry | None:
    word = entry.text("报表")
    return next((form for form in draft.section("forms") if word in (form.name, form.code)), None)


def rule_unknown_form(draft: Draft) -> Iterator[Mistake]:
    """A rule for a form that is not there."""
    for entry in draft.section("rules"):
        word = entry.text("报表")
        if word and _form(draft, entry) is None:
            near = nearest(word, tuple(form.name for form in draft.section("forms")))
            advice = f"是不是“{near}”？" if near else "请先在 forms/ 里写下这张报表。"
            yield Absence(entry.place("报表"), f"审核关系“{entry.name}”的报表“{word}”不存在", advice)


def rule_syntax(draft: Draft) -> Iterator[Mistake]:
    """A relation that cannot be read."""
    for entry in draft.section("rules"):
        for key in ("表达", "如果"):
            written = entry.text(key)
            try:
                if written:
                    parse(written)
            except ExpressionError as error:
                yield Mistake(
                    entry.place(key),
                    f"看不懂“{key}: {written}”，{error}",
                    "写法如“主营业务收入 <= 营业收入”，可用 + - * / ( ) 和同期()、增速() 等函数。",
                )


def rule_unknown_indicator(draft: Draft) -> Iterator[Mistake]:
    """A relation that names an indicator which is not there."""
    for entry, key, relation in _relations(draft):
        for word in dict.fromkeys(ref.code for ref in refs(relation)):
            if draft.indicator(word) is None:
                yield Absence(entry.place(key), f"“{key}”里的“{word}”，目录里没有这个指标", draft.like(word))


def rule_of_numbers(draft: Draft) -> Iterator[Mistake]:
    """A relation between numbers only: it always holds or never does."""
    for entry, key, relation in _relations(draft):
        if not list(refs(relation)):
            yield Mistake(
                entry.place(key),
                f"“{key}: {entry.text(key)}”里没有指标，结果不会变",
                "请写明审核哪几个指标。",
            )


def rule_outside_form(draft: Draft) -> Iterator[Mistake]:
    """A relation that looks at an indicator its form does not ask for, so it could never be tried."""
    for entry, key, relation in _relations(draft):
        form = _form(draft, entry)
        if form is None:
            continue
        asked = [row.text("指标") for row in form.pairs.rows("项目")]
        if not all(draft.indicator(word) for word in asked):
            continue  # a row that names nothing may be the one; it is a mistake of its own
        items = {draft.code_of(word) for word in asked}
        for word in dict.fromkeys(ref.code for ref in refs(relation)):
            if draft.indicator(word) and draft.code_of(word) not in items:
                yield Mistake(
                    entry.place(key),
                    f"“{key}”里的“{word}”不在报表“{form.name}”的项目里，审核不到",
                    "请在报表里加上这个项目，或从表达里去掉。",
                )


def rule_without_prior(draft: Draft) -> Iterator[Mistake]:
    """同期() or 增速() of a row whose form does not ask for last year's figure."""
    for entry, key, relation in _relations(draft):
        form = _form(draft, entry)
        bare = {
            draft.code_of(row.text("指标"))
            for row in (form.pairs.rows("项目") if form else ())
            if row.text("同期") == "否"
        }
        for ref in dict.fromkeys(refs(relation)):
            if ref.view in ("prior", "growth") and draft.code_of(ref.code) in bare:
                yield Mistake(
                    entry.place(key),
                    f"“{key}”要用“{ref.code}”的上年同期数，报表里这个项目写了“同期: 否”",
                    "请把这个项目改成“同期: 是”，或不用同期数。",
                )


def rule_without_advice(draft: Draft) -> Iterator[Mistake]:
    """A rule that tells the one who breaks it nothing."""
    for entry in draft.section("rules"):
        if not entry.text("怎么办").strip():
            yield Mistake(
                entry.place("怎么办"),
                f"审核关系“{entry.name}”没有写“怎么办”",
                "请写明不成立时填报人该核对什么、怎么改。",
            )


def bad_tolerance(draft: Draft) -> Iterator[Mistake]:
    """A tolerance that is no plain number from zero up."""
    for entry in draft.section("rules"):
        written = entry.text("容差")
        if written and not re.fullmatch(r"\d+(\.\d+)?", written):
            yield Mistake(
                entry.place("容差"),
                f"容差“{written}”应当是不小于零的数",
                "请只写数字，单位就是报表的单位，如 0.5。",
            )


CHECKS = (
    rule_unknown_form,
    rule_syntax,
    rule_unknown_indicator,
    rule_of_numbers,
    rule_outside_form,
    rule_without_prior,
    rule_without_advice,
    bad_tolerance,
)
