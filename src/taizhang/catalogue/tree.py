"""How does a catalogue file look once read: the words, and the line each stood on?

YAML is read into three plain shapes that keep lines and keep duplicate keys, so that a check can say
"第50行" and can see the second "单位" which a dictionary would have swallowed.

>>> entry = Pairs((Pair("代码", Scalar("tax", 2), 2), Pair("单位", Scalar("亿元", 3), 3)), 2)
>>> entry.text("单位"), entry.line_of("单位"), entry.text("含义")
('亿元', 3, '')
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Scalar:
    """A word, number or sentence as written; an empty value is ``""``."""

    value: str
    line: int


@dataclass(frozen=True)
class Items:
    """A list."""

    nodes: tuple["Node", ...]
    line: int


@dataclass(frozen=True)
class Pair:
    """One ``键: 值`` and the line of the key."""

    key: str
    node: "Node"
    line: int


@dataclass(frozen=True)
class Pairs:
    """A block of ``键: 值``, in order, duplicates kept."""

    pairs: tuple[Pair, ...]
    line: int

    def get(self, key: str) -> "Node | None":
        """The first value under ``key``."""
        for pair in self.pairs:  # a loop, since checks ask this some thirty thousand times
            if pair.key == key:
                return pair.node
        return None

    def text(self, key: str) -> str:
        """The scalar under ``key``; ``""`` when there is none or it is not a scalar."""
        node = self.get(key)
        return node.value if isinstance(node, Scalar) else ""

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """The scalars under ``key``: a list's, or a single one taken as a list of one."""
        node = self.get(key)
        if isinstance(node, Scalar):
            return (node,) if node.value else ()
        if isinstance(node, Items):
            return tuple(item for item in node.nodes if isinstance(item, Scalar))
        return ()

    def rows(self, key: str) -> tuple["Pairs", ...]:
        """The blocks of a list under ``key``."""
        node = self.get(key)
        return (
            tuple(item for item in node.nodes if isinstance(item, Pairs)) if isinstance(node, Items) else ()
        )

    def table(self, key: str) -> tuple[Pair, ...]:
        """The pairs of a block under ``key``."""
        node = self.get(key)
        return node.pairs if isinstance(node, Pairs) else ()

    def line_of(self, key: str) -> int:
        """The line of ``key``, or of the block when the key is not there."""
        return next((pair.line for pair in self.pairs if pair.key == key), self.line)


Node: TypeAlias = Scalar | Items | Pairs


def walk(node: Node) -> Iterator[Node]:
    """The node and everything under it, top down."""
    yield node
    if isinstance(node, Items):
        for item in node.nodes:
            yield from walk(item)
    elif isinstance(node, Pairs):
        for pair in node.pairs:
            yield from walk(pair.node)


def plain(node: Node) -> object:
    """The content without lines: what the digest is taken over."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.nodes]
    return [[pair.key, plain(pair.node)] for pair in node.pairs]
