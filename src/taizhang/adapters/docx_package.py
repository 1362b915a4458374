"""How is a Word file taken apart and put together, safely and always with the same bytes?

A .docx is a zip of XML parts. What comes from outside (the office's template, an edited report) is
weighed before it is parsed: a 40 KB file that unpacks to 4 GB, ten thousand parts, an encrypted file,
an old .doc under a new name are each refused with a ``Finding`` that says what to do. Parsing allows no
entities, no DTD and no network. What goes out has fixed time stamps and sorted parts, so that

    render(document) == render(document)

byte for byte, and a digest of the file means something.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from taizhang.kernel.finding import Finding, Level, Place

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE_DOCUMENT = f"{R}/officeDocument"
CUSTOM_PROPERTIES = f"{R}/custom-properties"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"

MOST_PARTS = 2_000
MOST_BYTES_IN_ALL = 256 * 1024 * 1024
MOST_BYTES_OF_XML = 48 * 1024 * 1024
MOST_BYTES_OF_FILE = 64 * 1024 * 1024

OLD_WORD = b"\xd0\xcf\x11\xe0"  # the OLE container: an old .doc, or any file locked with a password
# whatever reading a broken zip may raise: its own errors, those of the three ways to pack, a name that is no text, a place
# before the file's beginning
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError, RuntimeError,
           struct.error, ValueError)  # fmt: skip
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold; a constant keeps the bytes equal


class DocumentError(ValueError):
    """A Word file that can't be used. Its text and its ``finding`` say what is wrong and what to do, in Chinese."""

    def __init__(self, code: str, message: str, *, advice: str, source: str = "") -> None:
        super().__init__(message + advice)
        place = Place(source=source) if source else None
        self.finding = Finding(Level.ERROR, code, message, where=place, advice=advice)


def tag(name: str) -> str:
    """``w:p`` in lxml's spelling: ``tag('p')``."""
    return f"{{{W}}}{name}"


def element(
    name: str, attributes: Mapping[str, str | int] | None = None, *children: etree._Element
) -> etree._Element:
    """A ``w:`` element with ``w:`` attributes: ``element('jc', {'val': 'center'})``."""
    made = etree.Element(tag(name), nsmap={"w": W})
    for key, value in (attributes or {}).items():
        made.set(tag(key), str(value))
    made.extend(children)
    return made


def root_element(namespace: str, name: str) -> etree._Element:
    """A root whose namespace is the default one, as Word writes the parts around the text."""
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')


def value(node: etree._Element | None) -> str:
    """The ``w:val`` of a node, empty when there is none."""
    return "" if node is None else (node.get(tag("val")) or "")


def printable(text: str) -> str:
    """The text without the control characters that XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff"))


@dataclass(frozen=True)
class Relation:
    """One line of a .rels part: ``target`` is a part name when ``external`` is false."""

    id: str
    kind: str
    target: str
    external: bool = False


def read_parts(path: Path) -> dict[str, bytes]:
    """Every part of a Word file by name. DocumentError when it isn't one, or is too big to be honest."""
    name = path.name
    try:
        content_size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise DocumentError(
            "word.missing",
            f"打不开文件“{name}”。",
            advice="请检查文件名和权限，确认文件没有被移走。",
            source=name,
        ) from error
    _refuse_other_formats(head, content_size, name)
    return _unpacked(path, name)


def read_parts_of(content: bytes, name: str) -> dict[str, bytes]:
    """The same for a file that is already in memory and is called ``name``."""
    _refuse_other_formats(content[:8], len(content), name)
    return _unpacked(io.BytesIO(content), name)


def _unpacked(file: Path | io.BytesIO, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_bombs(entries, name)
            return {entry.filename.lstrip("/"): _part(archive, entry, name) for entry in entries}
    except DocumentError:  # a ValueError too, with words of its own
        raise
    except _BROKEN as error:
        raise _damaged(name) from error


def _refuse_other_formats(head: bytes, size: int, name: str) -> None:
    if head.startswith(OLD_WORD):
        raise DocumentError(
            "word.old-format",
            f"“{name}”是旧版 Word 文件（.doc）或加了密码的文件，读不了。",
            advice="请用 Word 或 WPS 打开，去掉密码，另存为“Word 文档 (*.docx)”后再试。",
            source=name,
        )
    if not head.startswith(b"PK"):
        raise DocumentError(
            "word.not-docx",
            f"“{name}”不是 Word 文档（.docx）。",
            advice="请选 .docx 文件；若是 .wps 或改过扩展名的文件，请用 WPS 或 Word 打开后另存为 .docx。",
            source=name,
        )
    if size > MOST_BYTES_OF_FILE:
        raise _too_big(name, f"文件有 {size // 1024 // 1024} MB")


def _refuse_bombs(entries: Iterable[zipfile.ZipInfo], name: str) -> None:
    known = list(entries)
    if len(known) > MOST_PARTS:
        raise _too_big(name, f"文件里有 {len(known)} 个部件")
    if sum(entry.file_size for entry in known) > MOST_BYTES_IN_ALL:
        raise _too_big(name, "文件解压后太大")
    if len({entry.filename for entry in known}) < len(known):
        raise _damaged(name)


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """One part, at most as long as its header promised: a lying header is not believed."""
    is_xml = entry.filename.endswith((".xml", ".rels"))
    most = min(entry.file_size, MOST_BYTES_OF_XML) if is_xml else entry.file_size
    if entry.file_size > most:
        raise _too_big(name, f"部件 {entry.filename} 太大")
    with archive.open(entry) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise _damaged(name)
    return content


def _too_big(name: str, what: str) -> DocumentError:
    return DocumentError(
        "word.too-big",
        f"“{name}”没有打开：{what}，不像一份工作报告。",
        advice="请删去文中的大图和附件，另存一份再试；若来历不明，请不要打开它。",
        source=name,
    )


def _damaged(name: str) -> DocumentError:
    return DocumentError(
        "word.damaged",
        f"“{name}”损坏了，读不完整。",
        advice="请用 Word 或 WPS 打开并另存一份；若打不开，请重新下载或向对方重新要一份。",
        source=name,
    )


def parse(content: bytes, name: str) -> etree._Element:
    """One XML part. Entities, DTDs and the network are off. ``name`` is the file's, for the message."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(name) from error
    if b"<!DOCTYPE" in content[:4096]:  # no part of a Word file has one; a few bombs do
        raise _damaged(name)
    return root


def serialise(root: etree._Element) -> bytes:
    """The bytes of one XML part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """The zip: content types first (as Word does), then by name, all with one fixed time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda part: (part != "[Content_Types].xml", part)):
            entry = zipfile.ZipInfo(name, date_time=EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            entry.external_attr = 0
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def relations_name(part: str) -> str:
    """The part that holds a part's relations: ``word/document.xml`` → ``word/_rels/document.xml.rels``."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def relations(parts: Mapping[str, bytes], part: str, name: str) -> tuple[Relation, ...]:
    """The relations of one part (``''`` for the package), targets resolved to part names."""
    content = parts.get(relations_name(part))
    if content is None:
        return ()
    folder = part.rpartition("/")[0]
    found = []
    for node in parse(content, name).iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
        external = node.get("TargetMode") == "External"
        target = node.get("Target") or ""
        resolved = target if external else _resolve(folder, target)
        found.append(Relation(node.get("Id") or "", node.get("Type") or "", resolved, external))
    return tuple(found)


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    steps: list[str] = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def main_part(parts: Mapping[str, bytes], name: str) -> str:
    """The part with the text, found by relation. DocumentError when the zip is no Word file."""
    for relation in relations(parts, "", name):
        # strict-mode files (ISO 29500 strict) have another base address for the same kind
        if relation.kind.endswith("/officeDocument") and relation.target in parts:
            return relation.target
    raise DocumentError(
        "word.not-docx",
        f"“{name}”是压缩包，但不是 Word 文档。",
        advice="请选 .docx 文件；表格（.xlsx）和演示（.pptx）不能当作报告读取。",
        source=name,
    )
