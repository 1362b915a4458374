"""How does a text that is no Word file become one, so that it can be commented?

``plain(source)`` is a Word file with a paragraph for each line of the text and a table for its tables. Read by ``docx_text``
it gives the same lines in the same order; ``moved(source, read)`` says where a character of the one stands in the other, since
blank lines fall away and what XML cannot hold is left out::

    read = read_docx(plain(source), "a.docx")
    moved(source.text, read.text)[source.text.index("61亿元")] == read.text.index("61亿元")
"""

from collections.abc import Iterator

from lxml import etree

from taizhang.adapters.docx_package import (
    CONTENT_TYPES,
    DOCUMENT_TYPE,
    OFFICE_DOCUMENT,
    PACKAGE_RELATIONS,
    R,
    W,
    element,
    printable,
    root_element,
    serialise,
    tag,
    write_parts,
)
from taizhang.proofing.source import Source

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def plain(source: Source) -> bytes:
    """The source as a Word file."""
    body = element("body")
    rows: list[list[str]] = []
    for line, is_row in _lines(source):
        if is_row:
            rows.append(line.split("\t"))
            continue
        if rows:
            body.append(_table(rows))
            rows = []
        body.append(_paragraph(line))
    if rows:
        body.extend((_table(rows), element("p")))  # Word wants a paragraph after a table
    body.append(_page())
    document = etree.Element(tag("document"), nsmap={"w": W})
    document.append(body)
    return write_parts(
        {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations(OFFICE_DOCUMENT, "word/document.xml"),
            "word/_rels/document.xml.rels": _relations(f"{R}/styles", "styles.xml"),
            "word/document.xml": serialise(document),
            "word/styles.xml": serialise(_styles()),
        }
    )


def moved(text: str, read: str) -> list[int]:
    """For each offset of ``text`` (and its end) the offset in ``read``, which has the same characters but for blanks."""
    places = []
    at = 0
    for character in text:
        while at < len(read) and read[at] != character and read[at].isspace():
            at += 1
        places.append(min(at, len(read)))
        if at < len(read) and read[at] == character:
            at += 1
    return [*places, len(read)]


def _lines(source: Source) -> Iterator[tuple[str, bool]]:
    at = 0
    for line in source.text.split("\n"):
        tab = line.find("\t")
        piece = source.piece(at) or (source.piece(at + tab + 1) if tab >= 0 else None)
        if line.strip():
            yield line, piece is not None and piece.part == "table" and tab >= 0
        at += len(line) + 1


def _run(text: str) -> etree._Element:
    run = element("r")
    for at, part in enumerate(printable(text).split("\t")):
        if at:
            run.append(element("tab"))
        if part:
            words = element("t")
            words.text = part
            words.set(_SPACE, "preserve")
            run.append(words)
    return run


def _paragraph(text: str) -> etree._Element:
    return element("p", None, _run(text))


def _table(rows: list[list[str]]) -> etree._Element:
    borders = (
        element(side, {"val": "single", "sz": 4, "color": "808080"})
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = element("tbl", None, element("tblPr", None, element("tblBorders", None, *borders)))
    columns = max(len(row) for row in rows)
    table.append(
        element("tblGrid", None, *(element("gridCol", {"w": 9000 // columns}) for _ in range(columns)))
    )
    for row in rows:
        cells = (element("tc", None, _paragraph(cell)) for cell in [*row, *[""] * (columns - len(row))])
        table.append(element("tr", None, *cells))
    return table


def _page() -> etree._Element:
    size = element("pgSz", {"w": 11906, "h": 16838})
    margins = {
        "top": 2098,
        "right": 1474,
        "bottom": 1984,
        "left": 1588,
        "header": 851,
        "footer": 992,
        "gutter": 0,
    }
    return element("sectPr", None, size, element("pgMar", margins))


def _styles() -> etree._Element:
    fonts = element("rFonts", {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "eastAsia": "仿宋"})
    size, language = element("sz", {"val": 28}), element("lang", {"val": "en-US", "eastAsia": "zh-CN"})
    spacing = element("pPr", None, element("spacing", {"line": 480, "lineRule": "auto"}))
    styles = etree.Element(tag("styles"), nsmap={"w": W})
    run = element("rPrDefault", None, element("rPr", None, fonts, size, language))
    styles.append(element("docDefaults", None, run, element("pPrDefault", None, spacing)))
    return styles


def _relations(kind: str, target: str) -> bytes:
    root = root_element(PACKAGE_RELATIONS, "Relationships")
    relation = etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship")
    for key, text in (("Id", "rId1"), ("Type", kind), ("Target", target)):
        relation.set(key, text)
    return serialise(root)


def _types() -> bytes:
    root = root_element(CONTENT_TYPES, "Types")
    default = etree.SubElement(root, f"{{{CONTENT_TYPES}}}Default")
    default.set("Extension", "rels")
    default.set("ContentType", _RELATIONS_TYPE)
    for part, kind in (("/word/document.xml", DOCUMENT_TYPE), ("/word/styles.xml", _STYLES_TYPE)):
        override = etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override")
        override.set("PartName", part)
        override.set("ContentType", kind)
    return serialise(root)
