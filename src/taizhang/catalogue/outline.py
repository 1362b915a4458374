"""What is the skeleton of a report?

An outline is Markdown of the plainest kind: ``#`` the title, ``##`` ``###`` ``####`` headings, ``-`` items,
``>`` a note, any other line a paragraph. Numbers of headings (一、（一）1. 一是) are added when the report is
written and never typed.

>>> [(block.kind, block.text, block.line) for block in parse("# 季度报告\\n\\n## 工业\\n【税收收入】\\n")]
[('title', '季度报告', 1), ('heading1', '工业', 3), ('body', '【税收收入】', 4)]

``<!-- … -->`` is a remark for whoever edits the outline.
"""

import re
from collections.abc import Mapping

from taizhang.catalogue.model import BlockKind, OutlineBlock

_MARKS: Mapping[str, tuple[BlockKind, int]] = {
    "#": ("title", 0),
    "##": ("heading1", 1),
    "###": ("heading2", 2),
    "####": ("heading3", 3),
    "-": ("item", 4),
    ">": ("note", 4),
}
_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)


def parse(text: str) -> tuple[OutlineBlock, ...]:
    """The blocks of an outline with their lines; never fails: a check refuses odd lines."""
    without_remarks = _REMARK.sub(lambda found: "\n" * found[0].count("\n"), text)
    return tuple(
        _block(line.strip(), number)
        for number, line in enumerate(without_remarks.split("\n"), start=1)
        if line.strip()
    )


def _block(line: str, number: int) -> OutlineBlock:
    mark, _, rest = line.partition(" ")
    kind, level = _MARKS.get(mark, ("body", 4))
    return OutlineBlock(kind, level, rest.strip() if mark in _MARKS else line, number)
