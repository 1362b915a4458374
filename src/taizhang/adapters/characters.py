"""Which characters do the bytes of a text file mean?

A text says so by its byte order mark, or in no way at all. Then strict UTF-8 is believed (other encodings hardly ever
look like it), else the Chinese ones are tried and the one is taken in which most of the text is everyday Chinese. A byte
that is no character in any of them is not dropped and does not stop the reading: it stands as ``�`` and is listed::

    decode("产值61亿元".encode("gb18030"))      # Decoded('产值61亿元', 'gb18030', ())
    decode(b"\\xe4\\xba\\xa7\\xff61").strays      # (Stray(at=1, bytes=b'\\xff'),)
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from taizhang.kernel.finding import Finding, Level, Place

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES: Final = ("utf-8", "gb18030", "big5hkscs")
_EVERYDAY: Final = frozenset(
    "的一是在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过产行面方后多"
    "定展实月增长企业总值比全市区万亿元%下降季度情况完成目标项投资其占达，。、；：（）0123456789"
    "個國億萬產業總長實額與對後區項經濟發關開進這來時們動會過點為說"
)
_SAMPLE: Final = 40_000
_NEWLINE: Final = re.compile(r"\r\n?")
_MOST_STRAYS: Final = 200
_MOST_LISTED: Final = 5
_NAMES: Final = {"gb18030": "GB18030", "big5hkscs": "Big5", "utf-8": "UTF-8"}


@dataclass(frozen=True)
class Stray:
    """Bytes that are no character; ``at`` is the offset of the ``�`` that stands for them."""

    at: int
    bytes: bytes


@dataclass(frozen=True)
class Decoded:
    """The text with nothing removed (a byte order mark stays as ``\\ufeff``), its encoding, and what could not be read."""

    text: str
    encoding: str
    strays: tuple[Stray, ...] = ()


def decode(content: bytes, declared: str = "") -> Decoded:
    """The characters of a file. ``declared`` is the encoding that the file itself names, if it does (HTML)."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if content.count(0) * 4 < len(content) and (text := _strictly(content, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    if wide := _wide(content):
        return _decoded(content, wide)
    if (known := _known(declared)) and (text := _strictly(content, known)) is not None:
        return Decoded(text, known)
    return _decoded(content, max(_CANDIDATES, key=lambda encoding: _likelihood(content, encoding)))


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _known(name: str) -> str:
    """The codec's name; GB2312 and GBK are what people call GB18030. Empty for what Python does not know."""
    try:
        found = codecs.lookup(name.strip()).name if name.strip() else ""
    except (LookupError, ValueError):
        return ""
    return "gb18030" if found in ("gb2312", "gbk") else found


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: line ends, digits and blanks have a zero byte on one side only."""
    sample = content[: _SAMPLE // 2 * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 50 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _likelihood(content: bytes, encoding: str) -> float:
    """How much of what it makes into characters is everyday Chinese; what it cannot make into any counts against it."""
    text = content[:_SAMPLE].decode(encoding, "replace")
    seen = [character for character in text if character > "~" and character != "\ufffd"]
    strays = text.count("\ufffd")
    good = sum(character in _EVERYDAY for character in seen)
    return good / max(1, len(seen)) - strays / max(1, len(seen) + strays)


def _decoded(content: bytes, encoding: str) -> Decoded:
    strays: list[Stray] = []
    pieces: list[str] = []
    at = done = 0
    decoder = codecs.getdecoder(encoding)
    while at < len(content):
        try:
            text, used = decoder(content[at:], "strict")
            pieces.append(text)
            at += used
        except UnicodeDecodeError as error:
            text = content[at : at + error.start].decode(encoding)
            pieces.extend((text, "\ufffd"))
            done += len(text)
            stop = at + max(error.end, error.start + 1)
            strays.append(Stray(done, content[at + error.start : stop]))
            done += 1
            at = stop
            if len(strays) >= _MOST_STRAYS:
                pieces.append(content[at:].decode(encoding, "replace"))
                break
    return Decoded("".join(pieces), encoding, tuple(strays))


def one_line_end(text: str) -> str:
    """Every kind of line end as ``\\n``, the way editors and Python read a text file."""
    return _NEWLINE.sub("\n", text) if "\r" in text else text


def strays(decoded: Decoded, name: str) -> tuple[Finding, ...]:
    """One finding on all bytes that are no characters."""
    if not decoded.strays:
        return ()
    listed = []
    for stray in decoded.strays[:_MOST_LISTED]:
        line = one_line_end(decoded.text[: stray.at]).count("\n") + 1
        listed.append(f"第{line}行（{stray.bytes.hex(' ').upper()}）")
    more = "等" if len(decoded.strays) > _MOST_LISTED else ""
    encoding = _NAMES.get(decoded.encoding, decoded.encoding.upper())
    first = one_line_end(decoded.text[: decoded.strays[0].at])
    return (
        Finding(
            Level.HINT,
            "text.undecodable",
            f"按 {encoding} 读，有 {len(decoded.strays)} 处字节不成字，以“\ufffd”代替：{'、'.join(listed)}{more}。",
            Place(source=name, start=len(first), end=len(first) + 1),
            advice="请用原来的程序打开，另存为 UTF-8 文本后再校对；“\ufffd”处的数请对照原件。",
            family="文件",
        ),
    )
