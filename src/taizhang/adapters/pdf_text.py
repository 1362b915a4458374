"""What does a PDF say, once its pages are put back into a text?

``read_pdf(content, name)`` gives paragraphs: lines that the page's edge broke are rejoined, over the page break as well,
the cells of a table's row are joined by tabs. What repeats at the top or foot of the pages, and the page numbers, are set
aside: headers and footers stand at the end as ``margin``, each once, and bare page numbers nowhere. Every character keeps
its place (``第2页第5行``)::

    read_pdf(content, "报告.pdf").text        # '园区前三季度经济运行情况\\n1-9月，园区实现…'

A page that is only a picture has no text to read, and the reader says so instead of passing over it.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2

from taizhang.adapters.pdf_layout import Line, lines
from taizhang.adapters.pdf_page import Page, read_page
from taizhang.adapters.refusal import Refusal, refusal, too_big, within_limits
from taizhang.kernel.finding import Finding, Level, Place
from taizhang.proofing.source import Piece, Source

MOST_PAGES: Final = 500
_EDGE: Final = 0.12
"""The part of a page's height at top and foot where headers and footers stand."""
_PAGE_NUMBER: Final = re.compile(r"[\s—–\-·.|/~第共页]*(?:[\dIVXivxⅠ-Ⅻ]{1,8}[\s—–\-·.|/~第共页]*){1,2}")
_DIGITS: Final = re.compile(r"\d{1,4}")
_TOKEN: Final = re.compile(r"[!-~]*[！-～、。）》”’％]*|.")
_FINISHED: Final = "。！？!?；;：:"
"""Marks after which what looks like an item's number is one."""
_NEW_ITEM: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节条]|\d{1,2}[、．]"
)


@dataclass(frozen=True)
class _Placed:
    """A line with its page, from 1."""

    line: Line
    page: int


def read_pdf(content: bytes, name: str = "") -> Source:
    """A PDF's bytes as a Source. Refusal when it cannot be read."""
    document = _opened(content, name)
    try:
        if len(document) > MOST_PAGES:
            raise too_big(name, f"有 {len(document)} 页，最多读 {MOST_PAGES} 页")
        pages = [_page(document, at, name) for at in range(len(document))]
    finally:
        document.close()
    rows = [lines(page) for page in pages]
    margins = _margins(pages, rows)
    made = _Flow()
    for at, found in enumerate(rows, 1):
        kept = [line for line in found if (at, id(line)) not in margins]
        made.page(at, kept)
    made.margins(margins, rows, pages)
    text = within_limits("".join(made.texts), name)
    return Source(text, name, "pdf", tuple(made.pieces), _remarks(pages, text, name))


def _opened(content: bytes, name: str) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            message, advice = (
                "PDF 加了打开密码，读不了。",
                "请用密码打开它，另存（打印）为不加密的 PDF 后再试。",
            )
            raise refusal("pdf.locked", message, advice, name) from error
        message = "PDF 损坏或不完整，读不了。"
        raise refusal(
            "pdf.damaged", message, "请重新下载，或请对方重发；能打开的话另存一份再试。", name
        ) from error


def _page(document: Any, at: int, name: str) -> Page:
    try:
        page = document[at]
    except pypdfium2.PdfiumError as error:
        message = f"PDF 的第 {at + 1} 页损坏，读不了。"
        raise refusal(
            "pdf.damaged", message, "请重新下载，或请对方重发；能打开的话另存一份再试。", name
        ) from error
    try:
        return read_page(page)
    finally:
        page.close()


def _margins(pages: list[Page], rows: list[list[Line]]) -> dict[tuple[int, int], str]:
    """The lines set aside, by page and identity, each with what is the same on every page."""
    edge = [
        (at, line)
        for at, (page, found) in enumerate(zip(pages, rows, strict=True), 1)
        for line in found
        if not line.table
        and (line.box.bottom < page.height * _EDGE or line.box.top > page.height * (1 - _EDGE))
    ]
    keys = {(at, id(line)): _keys(line, at) for at, line in edge}
    seen = Counter(key for found in keys.values() for key in found)
    often = max(2, (len(pages) + 3) // 4)
    margins = {}
    for at, line in edge:
        repeated = max(keys[at, id(line)], key=lambda key: seen[key])
        if _PAGE_NUMBER.fullmatch(line.text) or seen[repeated] >= often:
            margins[at, id(line)] = repeated[0]
    return margins


def _keys(line: Line, page: int) -> list[tuple[str, int]]:
    """What a header has in common with those of other pages: its height, and its text, in which one number may run with
    the pages. A line of the report that happens to differ in its figures only has no such number."""
    height = int(line.box.middle // 6)
    found = [(line.text, height)]
    for number in _DIGITS.finditer(line.text):
        runs = f"<{int(number.group()) - page}>"
        found.append((line.text[: number.start()] + runs + line.text[number.end() :], height))
    return found


class _Flow:
    """Puts lines together to paragraphs and keeps the place of each."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.last: _Placed | None = None

    def page(self, number: int, found: list[Line]) -> None:
        """The lines of a page, in order."""
        for at, line in enumerate(found, 1):
            placed = _Placed(line, number)
            self._separate(placed)
            self._add(line, f"第{number}页第{at}行")
            self.last = placed

    def _separate(self, new: _Placed) -> None:
        if self.last is None:
            return
        if not self._goes_on(new):
            self._text("\n")
        elif _letter(self.last.line.text[-1:]) and _letter(new.line.text[:1]):
            self._text(" ")

    def _goes_on(self, new: _Placed) -> bool:
        """Whether the line before was broken by the page's edge only: the new one's first word had no room there."""
        last, line = self.last, new.line
        assert last is not None
        if last.line.table or line.table or len(last.line.cells) > 1 or len(line.cells) > 1:
            return False
        high = max(last.line.box.height, line.box.height, 1.0)
        if abs(last.line.box.height - line.box.height) > 0.25 * high:  # another size: a heading
            return False
        if line.box.left > line.left + high:  # the first line of a paragraph stands in
            return False
        if _NEW_ITEM.match(line.text) and last.line.text[-1:] in _FINISHED:
            return False
        if new.page == last.page and line.box.top - last.line.box.bottom > 2.2 * high:
            return False
        return _full(last.line, line, high)

    def margins(self, margins: dict[tuple[int, int], str], rows: list[list[Line]], pages: list[Page]) -> None:
        """What was set aside, each text once, at the end; and what stands askew over a page."""
        said: set[str] = set()
        for at, (page, found) in enumerate(zip(pages, rows, strict=True), 1):
            for line in found:
                pattern = margins.get((at, id(line)))
                if pattern is None or pattern in said or _PAGE_NUMBER.fullmatch(line.text):
                    continue
                said.add(pattern)
                where = "页眉" if line.box.middle < page.height / 2 else "页脚"
                self._text("\n" if self.texts else "")
                self._add(line, f"第{at}页{where}", "margin")
            if page.askew and page.askew not in said:
                said.add(page.askew)
                self._text("\n" if self.texts else "")
                self._piece(page.askew, f"第{at}页水印", "margin")

    def _add(self, line: Line, place: str, part: str = "") -> None:
        kind = part or ("table" if line.table else "body")
        for at, cell in enumerate(line.cells):
            if at:
                self._text("\t")
            self._piece(cell, place, kind)

    def _piece(self, text: str, place: str, part: str) -> None:
        if text:
            self.pieces.append(Piece(self.length, self.length + len(text), place, part=part))
            self._text(text)

    def _text(self, text: str) -> None:
        self.texts.append(text)
        self.length += len(text)


def _full(last: Line, line: Line, high: float) -> bool:
    """Whether the next line's first word had no room at the end of the last."""
    return last.right - last.box.right < _first_word(line, high) + 0.3 * high


def _first_word(line: Line, high: float) -> float:
    """How wide the first unbreakable bit of the line is: a number with its sign and mark, or one character."""
    word = _TOKEN.match(line.text)
    count = max(1, len(word.group()) if word else 1)
    return line.edges[min(count, len(line.edges)) - 1] - line.box.left if line.edges else high


def _letter(text: str) -> bool:
    return text.isascii() and text.isalpha()


def _remarks(pages: list[Page], text: str, name: str) -> tuple[Finding, ...]:
    """What the reader itself has to say: pages without text, letters without meaning."""
    scanned = [at for at, page in enumerate(pages, 1) if page.images and not page.stretches]
    where = Place(source=name)
    advice = "请先做文字识别（OCR），或向起草单位要 Word 稿，再校对。"
    if not text.strip():
        message = "这个 PDF 是扫描件，没有文字层，一个字也没有读到。" if scanned else "这个 PDF 里没有文字。"
        return (Finding(Level.ERROR, "pdf.no-text", message, where, advice=advice, family="文件"),)
    found = []
    if scanned:
        listed = "、".join(str(at) for at in scanned[:10]) + ("等" if len(scanned) > 10 else "")
        message = f"第{listed}页是图片，没有文字层，没有读。"
        found.append(
            Finding(Level.HINT, "pdf.page-without-text", message, where, advice=advice, family="文件")
        )
    strange = sum(page.unreadable for page in pages)
    if strange * 20 > len(text):
        message = f"有 {strange} 个字的编码不明，读出来的可能是乱码。"
        found.append(Finding(Level.HINT, "pdf.unknown-letters", message, where, advice=advice, family="文件"))
    return tuple(found)


__all__ = ["MOST_PAGES", "Refusal", "read_pdf"]
