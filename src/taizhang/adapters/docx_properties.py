"""Which report is this file? What a Word file says about itself, outside its text.

The custom properties (Word: 文件 → 信息 → 属性 → 高级属性 → 自定义) carry the document's id, the snapshot it
was counted from and the catalogue it was written by, so that ``taizhang verify FILE.docx`` finds the issued
report without being told. They survive Word, WPS and LibreOffice.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from taizhang.adapters.docx_package import parse, printable, root_element, serialise
from taizhang.writing.document import Document

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUE_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one Word uses for custom properties

DOCUMENT, SNAPSHOT, CATALOGUE, OUTLINE, PERIOD = "台账文稿", "台账快照", "台账目录", "台账提纲", "台账期间"


def properties(document: Document) -> dict[str, str]:
    """What goes into the custom properties."""
    return {
        DOCUMENT: document.id,
        SNAPSHOT: document.snapshot,
        CATALOGUE: document.catalogue,
        OUTLINE: document.outline,
        PERIOD: str(document.period),
    }


def custom_part(document: Document, existing: bytes | None = None, source: str = "") -> bytes:
    """``docProps/custom.xml``: ours, after what an office's template already has."""
    ours = properties(document)
    root = root_element(_CUSTOM, "Properties")
    kept = [] if existing is None else [
        node for node in parse(existing, source) if node.get("name") not in ours and isinstance(node.tag, str)
    ]  # fmt: skip
    root.extend(kept)
    for name, text in ours.items():
        node = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT_ID, name=name)
        etree.SubElement(node, f"{{{_VALUE_TYPES}}}lpwstr", nsmap={"vt": _VALUE_TYPES}).text = printable(text)
    for number, node in enumerate(root, start=2):  # pid 0 and 1 are reserved
        node.set("pid", str(number))
    return serialise(root)


def core_part(document: Document) -> bytes:
    """``docProps/core.xml``: the title. No author and no time: they would differ from run to run."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DUBLIN_CORE})
    etree.SubElement(root, f"{{{_DUBLIN_CORE}}}title").text = printable(document.title)
    etree.SubElement(root, f"{{{_DUBLIN_CORE}}}identifier").text = document.id
    etree.SubElement(root, f"{{{_DUBLIN_CORE}}}language").text = "zh-CN"
    return serialise(root)


def read_custom(content: bytes, source: str) -> Mapping[str, str]:
    """Name → text of a custom properties part."""
    found = {}
    for node in parse(content, source):
        if isinstance(node.tag, str):
            found[node.get("name") or ""] = "".join(str(text) for text in node.itertext()).strip()
    return found
