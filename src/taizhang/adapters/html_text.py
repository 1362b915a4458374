"""What does a saved web page say?

``read_html(content, name)`` gives its text as a browser would show it: one line for each block or forced break, blanks
collapsed, what is hidden or is no text (script, style, menus, fields to fill in) left out. The cells of a row of a table are
joined by tabs, merged cells leave empty ones so that columns stay under their heads; a table that only holds the page
together (one in which another stands, or with whole articles in its cells) is no table. A blank that comes from a line end
between two Chinese characters in the page's source is dropped: it was never in the sentence.

    read_html("<p>产值61\\n亿元</p><p>增长10%</p>".encode(), "页.html").text       # '产值61 亿元\\n增长10%'
"""

import re
from typing import Final

from lxml import etree

from taizhang.adapters.characters import decode, one_line_end, strays
from taizhang.adapters.refusal import refusal, within_limits
from taizhang.proofing.source import Piece, Source

_SKIPPED: Final = frozenset(
    re.findall(
        r"\w+",
        """
    script style noscript template head svg math nav select option textarea button input iframe object
    audio video canvas rt rp datalist
""",
    )
)
_BLOCKS: Final = frozenset(
    re.findall(
        r"\w+",
        """
    p div section article header footer main aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr
    form fieldset figure figcaption address center table caption thead tbody tfoot tr td th body html
    details summary
""",
    )
)
_CELLS: Final = frozenset(("td", "th"))
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,30})", re.IGNORECASE)
_BLANK: Final = re.compile(r"[ \t\n\r\f\v\u00a0\u200b\ufeff]+")
_CHINESE: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_LONGEST_CELL: Final = 400
_MOST_SPANNED: Final = 60


def read_html(content: bytes, name: str = "") -> Source:
    """A page's bytes as a Source. Refusal when there is nothing to read in it."""
    declared = _DECLARED.search(content[:4096])
    decoded = decode(content, declared.group(1).decode("ascii") if declared else "")
    page = one_line_end(within_limits(decoded.text, name)).lstrip("\ufeff").replace("\x00", "")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )  # huge: else what lies deeper than 256 elements is dropped without a word
    root = etree.fromstring(page.encode("utf-8", "replace"), parser) if page.strip() else None
    reader = _Reader()
    if root is not None:
        reader.read(root)
    text = "".join(reader.texts)
    if not text.strip():
        advice = "若网页的正文要联网才显示，请在浏览器里选中正文，复制后粘贴校对。"
        raise refusal("html.empty", f"“{name}”里没有文字。", advice, name)
    return Source(text, name, "html", tuple(reader.pieces), strays(decoded, name))


class _Reader:
    """Goes through the tree once, without recursion: pages may be nested as deep as their makers liked."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.line: list[str] = []
        self.preformatted = 0
        self.paragraphs = self.tables = 0
        self.grid: _Grid | None = None

    def read(self, root: etree._Element) -> None:
        skipping: etree._Element | None = None
        for event, node in etree.iterwalk(root, events=("start", "end")):
            name = node.tag if isinstance(node.tag, str) else ""
            if event == "start":
                if skipping is None and (name in _SKIPPED or _hidden(node)):
                    skipping = node
                elif skipping is None:
                    self._start(name, node)
                    self.say(node.text)
            else:
                if skipping is None:
                    self._end(name, node)
                elif skipping is node:
                    skipping = None
                if skipping is None and node is not root:
                    self.say(node.tail)
        self.flush()

    def say(self, text: str | None) -> None:
        if text:
            self.line.append(text)

    def _start(self, name: str, node: etree._Element) -> None:
        if name == "br":
            self._break()
        elif self.grid is not None and name in _CELLS:
            self.grid.begin(node)
            self.line = []
        elif name in _BLOCKS and self.grid is None:
            self.flush()
            self.preformatted += name == "pre"
            if name == "table" and _is_data(node):
                self.tables += 1
                self.grid = _Grid()
        elif name in _BLOCKS and name != "tr":
            self.say(" ")

    def _end(self, name: str, node: etree._Element) -> None:
        if self.grid is None:
            if name in _BLOCKS:
                self.flush()
                self.preformatted -= name == "pre"
        elif name in _CELLS:
            self.grid.put(_collapsed("".join(self.line)))
            self.line = []
        elif name == "tr":
            self._row(self.grid.row())
        elif name == "caption":
            self.grid, grid = None, self.grid
            self.flush()
            self.grid = grid
        elif name == "table":
            self.grid, self.line = None, []

    def _break(self) -> None:
        if self.grid is None:
            self.flush()
        else:
            self.say(" ")

    def flush(self) -> None:
        """End the line; a line without text is none."""
        text = "".join(self.line)
        self.line = []
        for each in text.split("\n") if self.preformatted > 0 else (text,):
            if shown := _collapsed(each):
                self.paragraphs += 1
                self._begin()
                self._add(shown, f"第{self.paragraphs}段", "body")

    def _row(self, cells: list[str]) -> None:
        assert self.grid is not None
        if any(cells):
            self._begin()
            for at, cell in enumerate(cells):
                if at:
                    self.texts.append("\t")
                    self.length += 1
                self._add(cell, f"第{self.tables}个表第{self.grid.rows}行第{at + 1}列", "table")

    def _begin(self) -> None:
        if self.texts:
            self.texts.append("\n")
            self.length += 1

    def _add(self, text: str, place: str, part: str) -> None:
        if text:
            self.texts.append(text)
            self.pieces.append(Piece(self.length, self.length + len(text), place, part=part))
            self.length += len(text)


class _Grid:
    """The row being read, with the columns that merged cells of earlier rows still cover."""

    def __init__(self) -> None:
        self.cells: list[str] = []
        self.covered: dict[int, int] = {}
        self.rows = 0
        self.spans = (1, 1)

    def begin(self, cell: etree._Element) -> None:
        self.spans = _count(cell.get("colspan")), _count(cell.get("rowspan"))

    def put(self, text: str) -> None:
        self._pass_covered()
        columns, rows = self.spans
        for at in range(columns):
            if rows > 1:
                self.covered[len(self.cells)] = rows
            self.cells.append("" if at else text)
        self.spans = (1, 1)

    def _pass_covered(self) -> None:
        while self.covered.get(len(self.cells), 0) > 0:
            self.cells.append("")

    def row(self) -> list[str]:
        self._pass_covered()
        self.rows += 1
        # one row less for every merged cell; one that begins here has counted its own row
        self.covered = {column: left - 1 for column, left in self.covered.items() if left > 1}
        done, self.cells = self.cells, []
        return done


def _count(text: str | None) -> int:
    """A span as written, within reason."""
    return max(1, min(int(text), _MOST_SPANNED)) if text and text.isdecimal() else 1


def _hidden(node: etree._Element) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _is_data(table: etree._Element) -> bool:
    """Whether it shows figures rather than holding the page together."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    several = any(sum(cell.tag in _CELLS for cell in row) > 1 for row in table.iter("tr"))
    cells = (cell for cell in table.iter("td", "th"))
    return several and all(_length(cell) <= _LONGEST_CELL for cell in cells)


def _length(node: etree._Element) -> int:
    return sum(len(text.strip()) for text in node.itertext())


def _collapsed(text: str) -> str:
    """Blanks as one blank; none where a line end stood between Chinese characters."""

    def one(found: re.Match[str]) -> str:
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        wrapped = "\n" in found.group() and _CHINESE.match(before) and _CHINESE.match(after)
        return "" if wrapped else " "

    return _BLANK.sub(one, text.strip(" \t\n\r\f\v\u00a0\u200b\u3000\ufeff"))
