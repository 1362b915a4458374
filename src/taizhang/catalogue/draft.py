"""What has been written, before anyone knows whether it is right?

A draft is the catalogue as read: files, and the entries that remain after a park's own directory has
replaced whole entries of the shipped one. Every check looks at the draft and may ask it what a word means;
only a draft without errors is built into a `Catalogue`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from taizhang.catalogue.due import read_day, read_due
from taizhang.catalogue.keys import KEYS, PARK_KEYS, Key
from taizhang.catalogue.lines import Slip
from taizhang.catalogue.model import (
    Department,
    Dimension,
    House,
    NumberStyle,
    OutlineBlock,
    nearest,
    read_scope,
)
from taizhang.catalogue.tree import Node, Pair, Pairs, Scalar
from taizhang.kernel.figure import PARK, Scope, ScopeError
from taizhang.kernel.finding import Level, Place
from taizhang.kernel.unit import Unit, UnitError, unit


@dataclass(frozen=True)
class Mistake:
    """What one check found at one place; the runner adds the code."""

    where: Place
    message: str
    advice: str
    level: Level = Level.ERROR


@dataclass(frozen=True)
class Absence(Mistake):
    """Something named is not there: not to be believed while a file, which may hold it, cannot be read."""


@dataclass(frozen=True)
class Trouble:
    """A file that could not be read as YAML, in Chinese."""

    line: int | None
    message: str
    advice: str


@dataclass(frozen=True)
class SourceFile:
    """One file: the name to print, the section it belongs to (None: no place for it), and what was read."""

    name: str
    section: str | None
    text: str | None
    slips: tuple[Slip, ...] = ()
    tree: Node | None = None
    trouble: Trouble | None = None
    outline: tuple[OutlineBlock, ...] = ()

    def place(self, line: int | None = None) -> Place:
        """A line of the file."""
        return Place(source=self.name, line=line)


@dataclass(frozen=True)
class Entry:
    """One named block of a section."""

    section: str
    name: str
    pairs: Pairs
    file: str
    line: int

    @property
    def code(self) -> str:
        """The code as written."""
        return self.pairs.text("代码")

    def text(self, key: str) -> str:
        """The scalar under a key, "" if none."""
        return self.pairs.text(key)

    def place(self, key: str = "") -> Place:
        """The line of a key, or of the entry's name."""
        line = self.pairs.line_of(key) if key and self.pairs.get(key) is not None else self.line
        return Place(source=self.file, line=line)

    def at(self, line: int) -> Place:
        """A line of the entry's file."""
        return Place(source=self.file, line=line)


@dataclass(frozen=True)
class OutlineDraft:
    """An outline as read."""

    code: str
    file: str
    blocks: tuple[OutlineBlock, ...]

    def at(self, line: int) -> Place:
        """A line of the outline."""
        return Place(source=self.file, line=line)


@dataclass(frozen=True)
class Table:
    """A block with the table of keys that it must follow, and the words to call it by."""

    entry: Entry
    pairs: Pairs
    keys: Mapping[str, Key]
    label: str


@dataclass(frozen=True)
class Draft:
    """Everything read. ``missing`` are directories that are not there."""

    files: tuple[SourceFile, ...]
    entries: tuple[Entry, ...]
    outlines: tuple[OutlineDraft, ...]
    missing: tuple[str, ...] = ()

    def section(self, code: str) -> tuple[Entry, ...]:
        """The entries of a section, in order."""
        return self._sections.get(code, ())

    @property
    def complete(self) -> bool:
        """Whether every file could be read, so that what is not here is nowhere."""
        return not self.missing and not any(file.trouble or file.text is None for file in self.files)

    @cached_property
    def _sections(self) -> Mapping[str, tuple[Entry, ...]]:
        sections: dict[str, list[Entry]] = {}
        for entry in self.entries:
            sections.setdefault(entry.section, []).append(entry)
        return {code: tuple(entries) for code, entries in sections.items()}

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every block that has a table of keys, the inner ones of forms and examples too."""
        return tuple(self._tables())

    def _tables(self) -> Iterator[Table]:
        for entry in self.entries:
            if entry.section == "park":
                for block in entry.pairs.rows("部门") if entry.name == "部门" else (entry.pairs,):
                    yield Table(entry, block, PARK_KEYS.get(entry.name, {}), f"“{entry.name}”")
                continue
            yield Table(entry, entry.pairs, KEYS[entry.section], f"“{entry.name}”")
            for row in entry.pairs.rows("项目") if entry.section == "forms" else ():
                yield Table(entry, row, KEYS["items"], f"“{entry.name}”的项目“{row.text('指标')}”")
            for pair in entry.pairs.table("数") if entry.section == "examples" else ():
                if isinstance(pair.node, Pairs):
                    yield Table(entry, pair.node, KEYS["figures"], f"“{pair.key}”")

    @cached_property
    def _words(self) -> Mapping[str, Entry]:
        words: dict[str, Entry] = {}
        for entry in reversed(self.section("indicators")):
            for alias in entry.pairs.texts("别称"):
                words[alias.value] = entry
        for entry in reversed(self.section("indicators")):
            words |= {entry.code: entry, entry.name: entry}
        words.pop("", None)  # an entry without a code is another mistake
        return words

    def indicator(self, word: str) -> Entry | None:
        """The indicator of that name, alias or code."""
        return self._words.get(word)

    def code_of(self, word: str) -> str:
        """The code of an indicator known to exist; the word itself where it does not."""
        entry = self.indicator(word)
        return entry.code if entry else word

    def like(self, word: str) -> str:
        """Advice that names the most similar indicator, or says where to look."""
        near = nearest(word, tuple(self._words))
        return f"是不是“{near}”？" if near else "请先在 indicators/ 里写下这个指标，或改用已有的名称。"

    @cached_property
    def house(self) -> House:
        """The park, as far as it has been written."""
        blocks = {entry.name: entry.pairs for entry in self.section("park")}
        none = Pairs((), 0)
        park, style, closing, days = (blocks.get(name, none) for name in ("园区", "写法", "落款", "节假日"))
        name = park.text("名称")
        return House(
            park_name=name,
            short_name=park.text("简称") or name,
            city_name=park.text("全市名称") or "全市",
            departments=tuple(
                Department(row.text("名称"), row.text("代码"))
                for row in blocks.get("部门", none).rows("部门")
            ),
            style=NumberStyle(
                money_decimals=_whole(style.text("货币小数"), 1),
                rate_decimals=_whole(style.text("比率小数"), 1),
                other_decimals=_whole(style.text("其他小数"), 2),
                drop_zeros=style.text("去尾零") != "否",
                small_in_wan=style.text("小额用万元") != "否",
                small_steps_down=style.text("小数目换小单位") != "否",
            ),
            signature=closing.text("署名"),
            dated=read_due(closing.text("日期")),
            days_off=_days(days, "放假"),
            days_on=_days(days, "上班"),
        )

    @cached_property
    def dimensions(self) -> Mapping[str, Dimension]:
        """The dimensions by code, as far as they have been written."""
        return {
            entry.code: Dimension(
                entry.name,
                entry.code,
                {pair.key: pair.node.value for pair in _members(entry) if isinstance(pair.node, Scalar)},
            )
            for entry in self.section("dimensions")
        }

    def dimension(self, word: str) -> Dimension | None:
        """The dimension of that name or code."""
        named = (each for each in self.dimensions.values() if each.name == word)
        return self.dimensions.get(word) or next(named, None)

    def scope(self, word: str) -> Scope | None:
        """The scope of that name; one whose dimension has a bad code (another mistake) counts as the park."""
        try:
            return read_scope(word, self.dimensions.values(), self.house)
        except ScopeError:
            return PARK

    @cached_property
    def scope_names(self) -> tuple[str, ...]:
        """Every name that means a scope, for suggestions."""
        members = [name for each in self.dimensions.values() for name in each.members]
        return ("园区", "全市", *members)


def _members(entry: Entry) -> tuple[Pair, ...]:
    return entry.pairs.table("成员")


def _whole(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]", text) else default


def _days(pairs: Pairs, key: str) -> frozenset[date]:
    return frozenset(day for each in pairs.texts(key) if (day := read_day(each.value)))


def unit_or_none(name: str) -> Unit | None:
    """The unit, or None where there is none of that name."""
    try:
        return unit(name)
    except UnitError:
        return None
