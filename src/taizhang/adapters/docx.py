"""How does a composed report become a Word file that an office can send out, edit and check again?

    render(document)                          # a page by GB/T 9704-2012
    render(document, Path("红头模板.docx"))      # the looks of the office's own template

Every number is a content control that knows its figure (``docx_figure``), the document's id, snapshot and
catalogue stand in the file's custom properties (Word: 文件 → 属性 → 自定义), and the bytes depend on the
document and the template alone: no clock, no random ids. A template that can't be used raises
``DocumentError``, whose ``finding`` says what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from taizhang.adapters import docx_page, docx_template
from taizhang.adapters.docx_body import blocks
from taizhang.adapters.docx_figure import Marker
from taizhang.adapters.docx_package import (
    CONTENT_TYPES,
    CUSTOM_PROPERTIES,
    DOCUMENT_TYPE,
    OFFICE_DOCUMENT,
    PACKAGE_RELATIONS,
    R,
    element,
    root_element,
    serialise,
    write_parts,
)
from taizhang.adapters.docx_properties import core_part, custom_part
from taizhang.writing.document import Document

_OOXML = "application/vnd.openxmlformats-officedocument"
_CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TYPES = {
    "/word/document.xml": DOCUMENT_TYPE,
    "/word/styles.xml": f"{_OOXML}.wordprocessingml.styles+xml",
    "/word/settings.xml": f"{_OOXML}.wordprocessingml.settings+xml",
    "/word/fontTable.xml": f"{_OOXML}.wordprocessingml.fontTable+xml",
    "/word/footer1.xml": f"{_OOXML}.wordprocessingml.footer+xml",
    "/word/footer2.xml": f"{_OOXML}.wordprocessingml.footer+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/custom.xml": f"{_OOXML}.custom-properties+xml",
}


def render(
    document: Document, template: Path | None = None, *, names: Mapping[str, str] | None = None
) -> bytes:
    """The Word file. ``names`` (figure id → 规上工业总产值·同比) is what a number's control is called.

    DocumentError when the template can't be used.
    """
    if template is None:
        return _own_page(document, names or {})
    return docx_template.fill(document, template, names or {})


def _own_page(document: Document, names: Mapping[str, str]) -> bytes:
    marker = Marker(document.id, names)
    body = element("body", None, *blocks(document.flow(), marker, lambda key: docx_page.LOOKS[key].id))
    body.append(docx_page.section("rId4", "rId5"))
    return write_parts(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(
                (OFFICE_DOCUMENT, "word/document.xml"),
                (_CORE_PROPERTIES, "docProps/core.xml"),
                (CUSTOM_PROPERTIES, "docProps/custom.xml"),
            ),
            "word/_rels/document.xml.rels": _relations(
                (f"{R}/styles", "styles.xml"),
                (f"{R}/settings", "settings.xml"),
                (f"{R}/fontTable", "fontTable.xml"),
                (f"{R}/footer", "footer1.xml"),
                (f"{R}/footer", "footer2.xml"),
            ),
            "word/document.xml": serialise(element("document", None, body)),
            "word/styles.xml": docx_page.styles_part(),
            "word/settings.xml": docx_page.settings_part(),
            "word/fontTable.xml": docx_page.font_table_part(),
            "word/footer1.xml": docx_page.footer_part(even=False),
            "word/footer2.xml": docx_page.footer_part(even=True),
            "docProps/core.xml": core_part(document),
            "docProps/custom.xml": custom_part(document),
        }
    )


def _content_types() -> bytes:
    root = root_element(CONTENT_TYPES, "Types")
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{CONTENT_TYPES}}}Default", Extension=extension, ContentType=kind)
    for part, kind in _TYPES.items():
        etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", PartName=part, ContentType=kind)
    return serialise(root)


def _relations(*links: tuple[str, str]) -> bytes:
    root = root_element(PACKAGE_RELATIONS, "Relationships")
    for number, (kind, target) in enumerate(links, start=1):
        etree.SubElement(
            root, f"{{{PACKAGE_RELATIONS}}}Relationship", Id=f"rId{number}", Type=kind, Target=target
        )
    return serialise(root)
