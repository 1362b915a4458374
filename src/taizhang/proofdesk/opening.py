"""What is this file, and what does it say? Any format, by its content first and its name second.

    open_file(Path("草稿.docx")).text             # read in a process with limits
    open_bytes(content, "upload.pdf")
    open_file(Path("旧稿.doc"))                   # Refusal: 这是旧版 Word 文件…另存为 .docx 后再试

Word files, PDFs and web pages are read by a child process with bounded memory and time (``reading_child``): what they do to
their reader, they do to it alone. Plain text is read here; there is nothing in it that could do anything.
"""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from taizhang.adapters.refusal import MOST_BYTES_OF_FILE, Refusal, refusal, too_big
from taizhang.adapters.text_read import read_text
from taizhang.proofdesk.plain import finding_of, source_of
from taizhang.proofing.source import Source

if TYPE_CHECKING:
    from taizhang.adapters.limited_process import Limits

MEMORY: Final = 1536 * 1024 * 1024
SECONDS: Final = 60
"""What the process that reads a file may use, unless the caller says otherwise."""

SUFFIXES: Final = (".txt", ".md", ".docx", ".pdf", ".html", ".htm")
"""What a folder is searched for."""

_MOST_BYTES_OF_TEXT: Final = 16 * 1024 * 1024
_TO_DOCX: Final = "请用 Word 或 WPS 打开，另存为“Word 文档 (*.docx)”后再试。"
_OTHERS: Final = (
    (
        b"\xd0\xcf\x11\xe0",
        "旧版 Office 文件（.doc、.wps 等）或加了密码的文件",
        f"若有密码请先去掉。{_TO_DOCX}",
    ),
    (b"{\\rtf", "RTF 文件", _TO_DOCX),
    (b"\x89PNG", "图片", "请先做文字识别（OCR），把文字存成 .docx 或 .txt 再校对。"),
    (b"\xff\xd8\xff", "图片", "请先做文字识别（OCR），把文字存成 .docx 或 .txt 再校对。"),
    (b"GIF8", "图片", "请先做文字识别（OCR），把文字存成 .docx 或 .txt 再校对。"),
    (b"Rar!", "压缩包", "请先解压，再选里面的文件。"),
    (b"7z\xbc\xaf", "压缩包", "请先解压，再选里面的文件。"),
    (b"\x1f\x8b", "压缩包", "请先解压，再选里面的文件。"),
    (b"%!PS", "PostScript 文件", "请转成 PDF 后再试。"),
)
_ZIPS: Final = (
    ("xl/", "Excel 工作簿（.xlsx）", "校对的是文字报告；表里的数请用 taizhang import 试导入来审核。"),
    ("ppt/", "演示文稿（.pptx）", "请把其中的文字另存为 .docx 或 .txt 再校对。"),
    ("content.xml", "OpenDocument 文件（.odt）", _TO_DOCX),
    ("OFD.xml", "OFD 版式文件", "请用阅读器导出为 PDF 或 Word 后再试。"),
)


def open_file(path: Path, *, limits: "Limits | None" = None) -> Source:
    """The file as text. Refusal when it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES_OF_FILE + 1)
    except IsADirectoryError:
        raise refusal("read.folder", f"“{path.name}”是文件夹。", "请写明其中的文件。", path.name) from None
    except OSError:
        message = f"打不开文件“{path.name}”。"
        raise refusal(
            "read.missing", message, "请检查文件名和权限，确认文件没有被移走。", path.name
        ) from None
    return open_bytes(content, path.name, limits=limits)


def open_bytes(content: bytes, name: str, *, limits: "Limits | None" = None) -> Source:
    """The same for a file in memory (an upload) that is called ``name``."""
    if len(content) > MOST_BYTES_OF_FILE:
        raise too_big(name, f"文件超过 {MOST_BYTES_OF_FILE // 1024 // 1024} MB")
    kind = kind_of(content, name)
    if kind == "text":
        if len(content) > _MOST_BYTES_OF_TEXT:
            raise too_big(name, f"文本超过 {_MOST_BYTES_OF_TEXT // 1024 // 1024} MB")
        return read_text(content, name)
    said = _read_apart(kind, content, name, limits)
    if "refused" in said:
        raise Refusal(finding_of(said["refused"]))
    return source_of(said)


def _read_apart(kind: str, content: bytes, name: str, limits: "Limits | None") -> dict[str, Any]:
    """What the reading process says. What it takes to start one is loaded only when there is one to start."""
    import json

    from taizhang.adapters.limited_process import LimitReached, Limits, speak

    within = limits or Limits(MEMORY, SECONDS)
    try:
        lines = speak("taizhang.proofdesk.reading_child", [kind, name], content, within)
    except LimitReached as reached:
        raise too_big(name, str(reached)) from None
    said: dict[str, Any] = json.loads(b"".join(lines))
    return said


def kind_of(content: bytes, name: str) -> str:
    """``docx``, ``pdf``, ``html`` or ``text``. Refusal for what is none of them."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    for head, what, advice in _OTHERS:
        if content.startswith(head):
            raise refusal("read.other-format", f"“{name}”是{what}，校对读不了。", advice, name)
    if content.startswith(b"PK"):
        return _kind_of_zip(content, name)
    suffix = Path(name).suffix.lower()
    head = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in (".html", ".htm", ".xhtml") or head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if suffix in (".docx", ".pdf") and content:
        message = f"“{name}”的内容不是它的扩展名所说的格式，或者文件损坏了。"
        raise refusal("read.damaged", message, "请重新下载，或请对方重发；能打开的话另存一份再试。", name)
    return "text"


def _kind_of_zip(content: bytes, name: str) -> str:
    import zipfile

    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.namelist()[:5000]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "docx"  # broken: its reader says so
    if any(part.startswith("word/") for part in parts):
        return "docx"
    for start, what, advice in _ZIPS:
        if any(part.startswith(start) for part in parts):
            raise refusal("read.other-format", f"“{name}”是{what}，校对读不了。", advice, name)
    raise refusal("read.other-format", f"“{name}”是压缩包，校对读不了。", "请先解压，再选里面的文件。", name)
