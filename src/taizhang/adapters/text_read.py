"""What does a plain text file (.txt, .md) or pasted text say?

``read_text(content, name)`` gives the file's text as its editor shows it: offsets into it are offsets into the file. No
character is removed or added, a byte order mark included; only ``\\r\\n`` and ``\\r`` become ``\\n``, as in every program
that opens a text file as text. What could not be decoded stands as ``�`` and is a finding that names the bytes.

    read_text("产值61亿元\\r\\n".encode("gb18030"), "九月.txt").text       # '产值61亿元\\n'
"""

from taizhang.adapters.characters import decode, one_line_end, strays
from taizhang.adapters.refusal import refusal, within_limits
from taizhang.proofing.source import Source


def read_text(content: bytes, name: str = "") -> Source:
    """A text file's bytes as a Source. Refusal when they are no text."""
    if not content.strip():
        raise refusal("text.empty", "文件是空的，没有可以校对的文字。", "请检查是否选错了文件。", name)
    if _is_binary(content):
        raise refusal(
            "text.not-text",
            "这不是文本文件，像是别的格式改了扩展名。",
            "请用能打开它的程序打开，另存为 .docx、.pdf 或 .txt 后再试。",
            name,
        )
    decoded = decode(content)
    text = within_limits(one_line_end(decoded.text), name)
    kind = "md" if name.lower().endswith((".md", ".markdown")) else "txt"
    return Source(text, name, kind, findings=strays(decoded, name))


def pasted(text: str, name: str = "粘贴的文字") -> Source:
    """What somebody pasted into a page."""
    return Source(within_limits(one_line_end(text), name), name, "txt")


def _is_binary(content: bytes) -> bool:
    """Zero bytes in what is not UTF-16/32, or many control characters."""
    head = content[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    controls = sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 26, 27) for byte in head)
    zeros = head.count(0)
    if zeros and decode(content[:8192]).encoding.startswith("utf-16"):
        return False
    return zeros > 0 or controls * 20 > len(head)
