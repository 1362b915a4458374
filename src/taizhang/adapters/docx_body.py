"""How do the blocks of a Document become Word paragraphs and tables?

Paragraph kinds map to the styles of ``docx_page`` one to one; nothing is formatted by hand except what the
standard makes depend on the text itself:

- a title of two or more lines is broken so that no word-like group is torn and the lines are of like length;
- signature and date without a seal: the signature ends two characters from the right, the date begins two
  characters right of the signature's first character; if the date is the longer one, the date ends two
  characters from the right and the signature moves (GB/T 9704-2012, 7.3.5.2).

Widths are counted in characters: a Chinese character or full-width mark is 1, a Latin letter or figure ½.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_CEILING, Decimal

from lxml import etree

from taizhang.adapters.docx_figure import Marker, run
from taizhang.adapters.docx_package import element
from taizhang.adapters.docx_page import LOOKS, TEXT_WIDTH, indent
from taizhang.writing.document import Block, Bound, Cell, Kind, Paragraph, Run, Table, Text, plain

TITLE_CHARACTERS = 20  # 442 pt hold 20 characters of 22 pt
HALF = Decimal("0.5")
ROW_HEIGHT = 400  # at least 7 mm, so that a printed table can be read and written on

# Where a title may be broken: after these, when the next character is not one that belongs to them.
_TITLE_BREAKS = "年月度季区市县省州厅局委关于和与暨的"
_NO_LINE_START = "，。、；：！？）》”’%年月日度季的了和与暨末初间元吨个家户项区市县"

StyleOf = Callable[[str], str]


def width(text: str) -> Decimal:
    """The printed width in characters: ``width('2024年9月') == 4.5``."""
    wide = sum(1 for c in text if unicodedata.east_asian_width(c) in "WFA")
    return Decimal(wide) + HALF * (len(text) - wide)


def blocks(flow: Iterable[Block], marker: Marker, style_of: StyleOf) -> list[etree._Element]:
    """The Word elements of a document's blocks. ``style_of`` gives the style id for a look's key."""
    flow = tuple(flow)
    made: list[etree._Element] = []
    for number, block in enumerate(flow):
        if isinstance(block, Table):
            made.extend(table(block, marker, style_of))
        else:
            made.append(paragraph(block, marker, style_of, _closing_indent(flow, number)))
    return made


def paragraph(
    block: Paragraph, marker: Marker, style_of: StyleOf, direct: etree._Element | None = None
) -> etree._Element:
    """One paragraph; ``direct`` is an indent that depends on the text (signature, date)."""
    properties = element("pPr", None, element("pStyle", {"val": style_of(block.kind)}))
    if direct is not None:
        properties.append(direct)
    runs = title_runs(block.runs) if block.kind == "title" else block.runs
    return element("p", None, properties, *_runs(runs, marker))


def _runs(runs: Iterable[Run], marker: Marker) -> Iterable[etree._Element]:
    """Text that follows text becomes one run, so that an editor sees whole sentences."""
    words = ""
    for item in runs:
        if isinstance(item, Text):
            words += item.text
            continue
        if words:
            yield run(words)
            words = ""
        yield from marker.control(item.id, item.printed)
    if words:
        yield run(words)


def _closing_indent(flow: Sequence[Block], number: int) -> etree._Element | None:
    block = flow[number]
    if isinstance(block, Table) or block.kind not in ("signature", "date"):
        return None
    other: Kind = "date" if block.kind == "signature" else "signature"
    beside = flow[number + 1 : number + 2] if block.kind == "signature" else flow[max(number - 1, 0) : number]
    partner = next((b for b in beside if isinstance(b, Paragraph) and b.kind == other), None)
    right = Decimal(2)
    if partner is not None:
        signature, date = (block, partner) if block.kind == "signature" else (partner, block)
        at_signature, at_date = closing_indents(width(signature.text), width(date.text))
        right = at_signature if block.kind == "signature" else at_date
    return element("ind", {"rightChars": int(right * 100), "right": int(right * 320)} | indent(0, 32))


def closing_indents(signature: Decimal, date: Decimal) -> tuple[Decimal, Decimal]:
    """Empty characters at the right of signature and date, from their widths.

    A signature of 8 and a date of 6.5: (2, 1.5). A signature of 4 and a date of 6.5: (6.5, 2).
    """
    if date > signature:
        return date - signature + 4, Decimal(2)
    return Decimal(2), signature - date


def title_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The title with line feeds where it is too long for one line. Only words are broken, never a figure."""
    text = plain(runs)
    cuts = title_breaks(text, [spot for spot in range(1, len(text)) if _in_words(runs, spot)])
    made: list[Run] = []
    start = 0
    for item in runs:
        if isinstance(item, Bound):
            made.append(item)
            start += len(item.printed)
            continue
        pieces = [item.text[i - start : i - start + 1] for i in range(start, start + len(item.text))]
        broken = "".join(("\n" if start + i in cuts else "") + piece for i, piece in enumerate(pieces))
        made.append(Text(broken, item.role, item.by))
        start += len(item.text)
    return tuple(made)


def _in_words(runs: tuple[Run, ...], spot: int) -> bool:
    start = 0
    for item in runs:
        length = len(item.text if isinstance(item, Text) else item.printed)
        if start <= spot < start + length:
            return isinstance(item, Text)
        start += length
    return False


def title_breaks(text: str, allowed: Sequence[int], most: int = TITLE_CHARACTERS) -> set[int]:
    """Where to break a title: as few lines as fit, of like length, after a whole word if one ends near.

    ``allowed`` are the places a break may stand before; without enough of them the title is left to Word.
    """
    fewest = int((width(text) / most).to_integral_value(ROUND_CEILING))
    for lines in range(fewest, fewest + 3):
        cuts = _breaks(text, allowed, most, lines)
        if cuts is not None:
            return cuts
    return set()


def _breaks(text: str, allowed: Sequence[int], most: int, lines: int) -> set[int] | None:
    """The breaks into exactly so many lines, None where that can't be done."""
    cuts: set[int] = set()
    begin = 0
    for left in range(lines, 1, -1):
        aim = width(text[begin:]) / left
        spots = [s for s in allowed if _fits(text, begin, s, most, left)]
        if not spots:
            return None
        begin = min(spots, key=lambda s: abs(width(text[begin:s]) - aim) + _roughness(text, s))
        cuts.add(begin)
    return cuts


def _fits(text: str, begin: int, spot: int, most: int, left: int) -> bool:
    return spot > begin and width(text[begin:spot]) <= most and width(text[spot:]) <= most * (left - 1)


def _roughness(text: str, spot: int) -> Decimal:
    """How bad a break before ``text[spot]`` is, in characters of unevenness one would accept to avoid it."""
    before, after = text[spot - 1], text[spot]
    if after in _NO_LINE_START or (before.isascii() and before.isalnum()) or before in "（《“":
        return Decimal(50)
    return Decimal(0) if before in _TITLE_BREAKS else Decimal(4)


def table(block: Table, marker: Marker, style_of: StyleOf) -> list[etree._Element]:
    """Caption, then the table: the head is repeated on each page, a row is never torn between pages."""
    block = _squared(block)
    widths = column_widths(block)
    borders = element("tblBorders", None, *(_border(side) for side in
                      ("top", "left", "bottom", "right", "insideH", "insideV")))  # fmt: skip
    made = element(
        "tbl",
        None,
        element(
            "tblPr",
            None,
            element("tblW", {"w": sum(widths), "type": "dxa"}),
            element("jc", {"val": "center"}),
            borders,
            element("tblLayout", {"type": "fixed"}),
        ),
        element("tblGrid", None, *(element("gridCol", {"w": w}) for w in widths)),
    )
    size = 24 if len(block.header) <= 6 else 21  # 小四 for a few columns, 五号 for many
    head = [
        (element_cell([run(text)], style_of("head"), w, size))
        for text, w in zip(block.header, widths, strict=True)
    ]
    made.append(_row(head, is_head=True))
    for row in block.rows:
        cells = [
            element_cell(list(_runs(cell, marker)), style_of(_cell_look(cell)), w, size)
            for cell, w in zip(row, widths, strict=True)
        ]
        made.append(_row(cells, is_head=False))
    caption = [
        element(
            "p",
            None,
            element("pPr", None, element("pStyle", {"val": style_of("caption")})),
            run(block.caption),
        )
    ]
    return (caption if block.caption else []) + [made]


def _squared(block: Table) -> Table:
    """The same table with as many cells in each row as in the longest: Word refuses ragged ones."""
    columns = max([len(block.header), *(len(row) for row in block.rows)])
    rows = tuple(row + ((),) * (columns - len(row)) for row in block.rows)
    return Table(block.caption, block.header + ("",) * (columns - len(block.header)), rows)


def _cell_look(cell: Cell) -> str:
    return "number" if any(isinstance(item, Bound) for item in cell) else "cell"


def _row(cells: Iterable[etree._Element], *, is_head: bool) -> etree._Element:
    properties = element("trPr", None, element("cantSplit"), element("trHeight", {"val": ROW_HEIGHT}))
    if is_head:
        properties.append(element("tblHeader"))
    return element("tr", None, properties, *cells)


def element_cell(content: Sequence[etree._Element], style: str, cell_width: int, size: int) -> etree._Element:
    """One cell with one paragraph. ``size`` (half points) differs from the style's only in wide tables."""
    if size != LOOKS["cell"].size:
        for item in content:
            for node in [item] if item.tag.endswith("}r") else list(item.iter("{*}r")):
                node.insert(
                    0, element("rPr", None, element("sz", {"val": size}), element("szCs", {"val": size}))
                )
    return element(
        "tc",
        None,
        element(
            "tcPr",
            None,
            element("tcW", {"w": cell_width, "type": "dxa"}),
            element("vAlign", {"val": "center"}),
        ),
        element("p", None, element("pPr", None, element("pStyle", {"val": style})), *content),
    )


def _border(side: str) -> etree._Element:
    return element(side, {"val": "single", "sz": 4, "space": 0, "color": "auto"})


def column_widths(block: Table) -> list[int]:
    """Columns of the whole type area, each in proportion to its longest text (4 to 16 characters)."""
    longest = []
    for column, head in enumerate(block.header):
        texts = [head] + [plain(row[column]) for row in block.rows]
        longest.append(min(max(max(map(width, texts)), Decimal(4)), Decimal(16)))
    total = sum(longest)
    made = [int(TEXT_WIDTH * part / total) for part in longest]
    made[0] += TEXT_WIDTH - sum(made)
    return made
