"""Mistakes of naming: every code, name and alias must lead to exactly one entry."""

import re
from collections.abc import Iterator

from taizhang.catalogue.draft import Draft, Entry, Mistake
from taizhang.catalogue.keys import SECTIONS

_CODE = re.compile(r"[a-z][a-z0-9_]*")
_NAMED = ("dimensions", "indicators", "forms", "rules")


def bad_code(draft: Draft) -> Iterator[Mistake]:
    """A code that a database, an address or Python could not use."""
    for table in draft.tables:
        code = table.pairs.text("代码")
        if code and not _CODE.fullmatch(code):
            yield Mistake(
                table.entry.at(table.pairs.line_of("代码")),
                f"代码“{code}”不合写法",
                "代码只用小写英文字母、数字和下划线，以字母开头，如 output_above_scale。",
            )


def duplicate_code(draft: Draft) -> Iterator[Mistake]:
    """Two entries of a section under one code."""
    for section in _NAMED:
        first: dict[str, Entry] = {}
        for entry in draft.section(section):
            if entry.code and entry.code in first:
                other = first[entry.code]
                yield Mistake(
                    entry.place("代码"),
                    f"代码“{entry.code}”已经给了“{other.name}”（{other.place('代码')}）",
                    "请给这个条目另起一个代码。",
                )
            first.setdefault(entry.code, entry)


def duplicate_name(draft: Draft) -> Iterator[Mistake]:
    """Two entries of a section under one name in different files."""
    for section in _NAMED:
        first: dict[str, Entry] = {}
        for entry in draft.section(section):
            other = first.setdefault(entry.name, entry)
            if other.file != entry.file:  # twice in one file is a duplicate key
                yield Mistake(
                    entry.place(),
                    f"{SECTIONS[section].title}“{entry.name}”已经在 {other.place()} 写过",
                    f"要改写它，请在园区自己的目录里用同一个代码“{other.code}”；是另一件事，请另起名字。",
                )


def shared_alias(draft: Draft) -> Iterator[Mistake]:
    """One alias that leads to two indicators."""
    first: dict[str, Entry] = {}
    for entry in draft.section("indicators"):
        for alias in entry.pairs.texts("别称"):
            other = first.setdefault(alias.value, entry)
            if other is not entry:
                yield Mistake(
                    entry.at(alias.line),
                    f"别称“{alias.value}”同时是“{other.name}”的别称（{other.place('别称')}）",
                    "一个叫法只能指一个指标，请从其中一个里删去。",
                )


def alias_is_name(draft: Draft) -> Iterator[Mistake]:
    """An alias that is some indicator's own name or code."""
    names = {entry.name: entry for entry in draft.section("indicators")}
    codes = {entry.code: entry for entry in draft.section("indicators")}
    for entry in draft.section("indicators"):
        for alias in entry.pairs.texts("别称"):
            other = names.get(alias.value) or codes.get(alias.value)
            if other:
                owner = "它自己" if other is entry else f"另一个指标（{other.place()}）"
                yield Mistake(
                    entry.at(alias.line),
                    f"别称“{alias.value}”就是{owner}的名称",
                    "请删去这个别称，或换一个叫法。",
                )


CHECKS = (bad_code, duplicate_code, duplicate_name, shared_alias, alias_is_name)
