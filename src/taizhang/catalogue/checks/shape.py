"""Mistakes of the entries' shape: keys that are not known, not there, or hold another kind of value."""

import re
from collections.abc import Iterator

from taizhang.catalogue.draft import Absence, Draft, Mistake
from taizhang.catalogue.keys import KEYS, KIND_NAMES, PARK_KEYS, SECTIONS, YES_NO, Key
from taizhang.catalogue.model import nearest
from taizhang.catalogue.tree import Items, Node, Pairs, Scalar, walk
from taizhang.kernel.finding import Place

# It has a check of its own, which can say more than "缺".
_SPOKEN_FOR_ELSEWHERE = ("怎么办",)


def unknown_key(draft: Draft) -> Iterator[Mistake]:
    """A key that is not in the table, most often a slip of a character."""
    for entry in draft.section("park"):
        if entry.name not in PARK_KEYS:
            yield _unknown(entry.name, tuple(PARK_KEYS), entry.at(entry.line))
    for table in draft.tables:
        for pair in table.pairs.pairs:
            if pair.key not in table.keys and table.keys:
                yield _unknown(pair.key, tuple(table.keys), table.entry.at(pair.line))


def _unknown(word: str, known: tuple[str, ...], where: Place) -> Mistake:
    near = nearest(word, known)
    guess = f"，是不是“{near}”？" if near else ""
    return Mistake(where, f"不认识“{word}”{guess}", f"可以写的键：{'、'.join(known)}。")


def missing_key(draft: Draft) -> Iterator[Mistake]:
    """A required key that is not there or is empty."""
    for table in draft.tables:
        for key in table.keys.values():
            node = table.pairs.get(key.name)
            if not key.required or key.name in _SPOKEN_FOR_ELSEWHERE or not _is_empty(node):
                continue
            line = table.pairs.line_of(key.name) if node else _first_line(table.entry.line, table.pairs)
            yield Mistake(
                table.entry.at(line),
                f"{table.label}缺“{key.name}”",
                f"请补上“{key.name}: ……”，{key.explanation}",
            )
    if draft.files and not any(entry.name == "园区" for entry in draft.section("park")):
        yield Absence(
            draft.files[0].place(), "目录里缺园区的名称", "请在 park.yaml 里写“园区:”，下一行写“  名称: ……”。"
        )


def _first_line(entry_line: int, pairs: Pairs) -> int:
    # a row of a form is named by its own first line, an entry by the line of its name
    return pairs.line if pairs.line > entry_line + 1 else entry_line


def _is_empty(node: Node | None) -> bool:
    if isinstance(node, Scalar):
        return not node.value.strip()
    if isinstance(node, Items):
        return not node.nodes
    return node is None or not node.pairs


def wrong_type(draft: Draft) -> Iterator[Mistake]:
    """A list where a word is wanted, a word where a number is wanted, an entry that is no block."""
    for file in draft.files:
        if file.section and file.tree:
            for line, found, wanted in _misshapen(file.section, file.tree):
                yield Mistake(file.place(line), f"这里{found}", f"应当是{wanted}。")
    for table in draft.tables:
        for pair in table.pairs.pairs:
            key = table.keys.get(pair.key)
            if key and not _is_empty(pair.node) and not _fits(key, pair.node):
                yield Mistake(
                    table.entry.at(pair.line),
                    f"“{pair.key}”应当填{KIND_NAMES[key.kind]}，现在{_found(key, pair.node)}",
                    _how(key),
                )


def _misshapen(section: str, tree: Node) -> Iterator[tuple[int, str, str]]:
    title = SECTIONS[section].title
    if section == "examples":
        if not isinstance(tree, Items):
            yield tree.line, "不是一列例子", "一列，每个例子以“- 名称: ……”开头"
        else:
            for node in tree.nodes:
                if not isinstance(node, Pairs):
                    yield node.line, f"是{_shown(node)}", "一个例子，写成“- 名称: ……”"
    elif not isinstance(tree, Pairs):
        yield tree.line, f"是{_shown(tree)}", f"{title}的条目，写成“名字:”，下面缩进写它的键"
    else:
        fields = KEYS.get(section, {})
        for pair in tree.pairs:
            if pair.key in fields and not isinstance(pair.node, Pairs):
                yield pair.line, f"“{pair.key}”没有缩进，成了一个条目的名字", "条目名字下面的一行，前面空两格"
                return  # the lines after it have most likely lost their indentation too
            listed = section == "park" and pair.key == "部门"
            if not isinstance(pair.node, Items if listed else Pairs):
                wanted = "一列部门，每个写成“- 名称: ……”" if listed else f"{title}的条目，下面缩进写它的键"
                yield pair.line, f"“{pair.key}”的内容是{_shown(pair.node)}", wanted


def _fits(key: Key, node: Node) -> bool:
    if key.kind == "texts":
        return isinstance(node, Scalar) or (
            isinstance(node, Items) and all(isinstance(item, Scalar) for item in node.nodes)
        )
    if key.kind == "rows":
        return isinstance(node, Items) and all(isinstance(item, Pairs) for item in node.nodes)
    if key.kind == "table":
        return isinstance(node, Pairs)
    if not isinstance(node, Scalar):
        return False
    if key.kind == "whole":
        return re.fullmatch(r"\d{1,4}", node.value) is not None
    if key.kind == "number":
        # an example may give a number with its unit; whether the unit fits is another check
        return re.match(r"[+-]?\d+(\.\d+)?", node.value) is not None
    return True


def _found(key: Key, node: Node) -> str:
    wanted = Pairs if key.kind == "rows" else Scalar
    if isinstance(node, Items) and key.kind in ("rows", "texts"):
        odd = next(item for item in node.nodes if not isinstance(item, wanted))
        return f"第{odd.line}行是{_shown(odd)}"
    return f"是{_shown(node)}"


def _shown(node: Node) -> str:
    if isinstance(node, Scalar):
        return f"“{node.value}”" if node.value else "空的"
    return "一列" if isinstance(node, Items) else "一组键和值"


def _how(key: Key) -> str:
    forms = {
        "texts": f"请写成“{key.name}: [甲, 乙]”。",
        "rows": f"请在“{key.name}:”下面逐条写“- ……”。",
        "table": f"请在“{key.name}:”下面缩进，逐行写“名字: 值”。",
        "whole": "请只写阿拉伯数字，如 1。",
        "number": "请写阿拉伯数字，不加千分号，如 1234.5。",
    }
    return forms.get(key.kind, f"请写成“{key.name}: ……”一行文字。")


def unknown_value(draft: Draft) -> Iterator[Mistake]:
    """性质, 报送, 级别, 期别 and the other keys with a closed list of values."""
    for table in draft.tables:
        for pair in table.pairs.pairs:
            key = table.keys.get(pair.key)
            if key is None or not isinstance(pair.node, Scalar) or not pair.node.value:
                continue
            choices = YES_NO if key.kind == "yesno" else key.choices
            if choices and pair.node.value not in choices:
                near = nearest(pair.node.value, choices)
                guess = f"，是不是“{near}”？" if near else ""
                yield Mistake(
                    table.entry.at(pair.line),
                    f"“{pair.key}”不能填“{pair.node.value}”{guess}",
                    f"可以填：{'、'.join(choices)}。",
                )


def full_width_comma(draft: Draft) -> Iterator[Mistake]:
    """``[甲，乙]`` or ``{编号: 1，指标: 甲}``, which YAML takes for one word."""
    for file in draft.files:
        for slip in file.slips:
            if slip.kind == "full-width-comma":
                yield Mistake(
                    file.place(slip.line),
                    f"“{slip.key}”前面用了全角逗号“，”",
                    "花括号里各项之间请用半角逗号。",
                )
    for table in draft.tables:
        for pair in table.pairs.pairs:
            # a name may hold 、 (煤炭、电力…), but a bare 甲、乙 is two names
            marks = "[，；、【［]" if isinstance(pair.node, Scalar) else "[，；【［]"
            for node in walk(pair.node) if pair.key in ("别称", "合计自") else ():
                if isinstance(node, Scalar) and re.search(marks, node.value):
                    yield Mistake(
                        table.entry.at(node.line),
                        f"“{pair.key}”里的“{node.value}”用了全角标点，会被当成一个名称",
                        "请用半角的方括号和逗号，写成“[甲, 乙]”。",
                    )


def full_width_quotes(draft: Draft) -> Iterator[Mistake]:
    """``“亿元”``, whose quotes YAML takes for part of the word."""
    for table in draft.tables:
        for pair in table.pairs.pairs:
            if isinstance(pair.node, Scalar) and re.fullmatch("[“‘][^“”‘’]*[”’]", pair.node.value):
                yield Mistake(
                    table.entry.at(pair.line),
                    f"“{pair.key}”的值用了全角引号，引号会成为值的一部分",
                    f"请去掉引号，写成“{pair.key}: {pair.node.value[1:-1]}”。",
                )


CHECKS = (unknown_key, missing_key, wrong_type, unknown_value, full_width_comma, full_width_quotes)
