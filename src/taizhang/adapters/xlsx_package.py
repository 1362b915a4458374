"""What is inside a workbook file, and is it safe to look?

An .xlsx is a zip of XML parts. It is weighed before anything is unpacked: 1 MB can declare 365 MB of cells, which costs
calamine 5 s and 400 MB and openpyxl minutes; ten thousand parts, an encrypted file, an .xls under a new name are each
refused by a ``WorkbookError`` that says what to do. Parsing allows no entities, no DTD and no network.

    with opened(content) as package:
        [sheet.name for sheet in package.sheets]     # ['填报', '例子', '说明']
        package.stream(package.sheets[0].part)       # the XML of the first
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any, Final

from lxml import etree

MOST_BYTES_OF_FILE: Final = 20 * 1024 * 1024
MOST_PARTS: Final = 2_000
MOST_BYTES_OF_PART: Final = 150 * 1024 * 1024
MOST_BYTES_IN_ALL: Final = 200 * 1024 * 1024
MOST_RATIO: Final = 100
"""How many times larger than its compressed form a part may be, once it is large; figures reach 10 to 20."""
_LARGE: Final = 8 * 1024 * 1024

SAFE: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_OLE: Final = b"\xd0\xcf\x11\xe0"  # the container of an old .xls, and of any workbook with a password
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
)
"""What zipfile makes of a file that was cut or tampered with; ValueError for places before its beginning."""
_SAVE_AS: Final = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再试"


class WorkbookError(ValueError):
    """A workbook that cannot be used: a code for programs, what is wrong, what to do; Chinese."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(f"{message}。{advice}。")
        self.code, self.message, self.advice = code, message, advice


def damaged(detail: str = "") -> WorkbookError:
    """The file breaks off or contradicts itself."""
    return WorkbookError("xlsx.damaged", f"文件损坏，读不完{detail}", f"{_SAVE_AS}；仍不行就请对方重发")


def too_big(what: str) -> WorkbookError:
    """More than a table of figures can honestly hold."""
    advice = "请只留要导入的表，删去图片、附件和空白格式后另存；数很多时分成几个文件"
    return WorkbookError("xlsx.too-big", f"文件大得不像报数的表：{what}", advice)


@dataclass(frozen=True)
class SheetPart:
    """A worksheet: its name, its part in the zip, whether people can see it."""

    name: str
    part: str
    visible: bool


@dataclass(frozen=True)
class Package:
    """An opened workbook."""

    archive: zipfile.ZipFile
    sheets: tuple[SheetPart, ...]
    styles: str
    strings: str
    since_1904: bool

    def stream(self, part: str) -> IO[bytes]:
        """The part, unpacked as it is read, never beyond the size that was weighed."""
        return self.archive.open(part)


def refuse_other_formats(content: bytes) -> None:
    """Refuses by the first bytes what is no workbook, whatever the file is called."""
    if not content:
        raise WorkbookError("xlsx.empty", "文件是空的（0 字节）", "请重新保存或重新传送文件")
    if content.startswith(_OLE) and _LOCKED in content:
        raise WorkbookError("xlsx.locked", "工作簿加了打开密码", "请打开后去掉密码，另存一份再试")
    if content.startswith(_OLE):
        raise WorkbookError(
            "xlsx.old-format", "这是旧版 Excel 文件（.xls），只是扩展名写成了 .xlsx", _SAVE_AS
        )
    if not content.startswith(b"PK"):
        what = "网页" if b"<html" in content[:2000].lower() else "文本（CSV）或其他文件"
        message = f"这不是 Excel 工作簿，像是{what}改了扩展名"
        raise WorkbookError("xlsx.not-workbook", message, _SAVE_AS)


@contextmanager
def opened(content: bytes) -> Iterator[Package]:
    """The workbook, weighed; while it is open, damage in any part is a WorkbookError."""
    refuse_other_formats(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _weigh(archive.infolist())
            yield _package(archive)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise damaged() from error
    except WorkbookError:
        raise
    except _BROKEN as error:
        raise damaged() from error
    except RuntimeError as error:  # zipfile's word for a part with a password
        raise WorkbookError("xlsx.locked", "工作簿加了密码", "请打开后去掉密码，另存一份再试") from error


def _weigh(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        raise too_big(f"里面有{len(parts)}个部件，最多{MOST_PARTS}个")
    if len({part.filename for part in parts}) < len(parts):
        raise damaged("：同一个部件出现两次")
    for part in parts:
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged("：用了工作簿不用的压缩方法")
        bomb = part.file_size > _LARGE and part.file_size > MOST_RATIO * part.compress_size
        if bomb or part.file_size > MOST_BYTES_OF_PART:
            raise too_big(f"“{part.filename}”解开后有{_megabytes(part.file_size)}")
    total = sum(part.file_size for part in parts)
    if total > MOST_BYTES_IN_ALL:
        raise too_big(f"解开后有{_megabytes(total)}")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"


def _package(archive: zipfile.ZipFile) -> Package:
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        raise WorkbookError("xlsx.not-workbook", "这是二进制工作簿（.xlsb），只是扩展名不同", _SAVE_AS)
    if "xl/workbook.xml" not in names:
        what = "WPS 或 LibreOffice 表格、Word 文档或压缩包" if "mimetype" not in names else "ODS 表格"
        raise WorkbookError("xlsx.not-workbook", f"这不是 Excel 工作簿，像是{what}改了扩展名", _SAVE_AS)
    book = _parsed(archive, "xl/workbook.xml")
    relations = _relations(archive) if "xl/_rels/workbook.xml.rels" in names else {}
    sheets = tuple(_sheets(book, relations, names))
    if not sheets:
        raise damaged("：里面没有工作表")
    kinds = {kind: target for kind, target in relations.values() if target in names}
    properties = book.find("{*}workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return Package(archive, sheets, kinds.get("styles", ""), kinds.get("sharedStrings", ""), since_1904)


def _sheets(
    book: etree._Element, relations: dict[str, tuple[str, str]], names: set[str]
) -> Iterator[SheetPart]:
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        identifier = next((value for key, value in sheet.items() if str(key).endswith("}id")), "")
        kind, target = relations.get(str(identifier), ("", ""))
        if kind == "worksheet" and target in names:  # charts and dialogs have sheets of their own
            yield SheetPart(sheet.get("name") or "", target, sheet.get("state", "visible") == "visible")


def _relations(archive: zipfile.ZipFile) -> dict[str, tuple[str, str]]:
    """(kind, part) by the id under which the workbook speaks of a part."""
    found = {}
    for line in _parsed(archive, "xl/_rels/workbook.xml.rels"):
        kind = (line.get("Type") or "").rpartition("/")[2]
        part = posixpath.normpath(posixpath.join("/xl", line.get("Target") or "")).lstrip("/")
        found[line.get("Id") or ""] = (kind, part)
    return found


def _parsed(archive: zipfile.ZipFile, part: str) -> etree._Element:
    root = etree.fromstring(archive.read(part), etree.XMLParser(**SAFE))
    refuse_doctype(root)
    return root


def refuse_doctype(element: etree._Element) -> None:
    """No program that writes workbooks declares a document type; entities come by no other way."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise damaged("：里面有不该有的声明")
