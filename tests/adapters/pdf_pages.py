"""Writes small PDFs: text at places in a font that every reader knows by name, rules, pictures. Nothing is embedded."""

from collections.abc import Sequence
from dataclasses import dataclass, field

SIZE = 10.0
HEIGHT, WIDTH = 842.0, 595.0


@dataclass
class Sheet:
    """A page: ``text`` takes x from the left and y from the top, in points; a character is 10 wide, Latin 5."""

    commands: list[str] = field(default_factory=list)
    rotate: int = 0

    def text(self, x: float, y: float, text: str, *, size: float = SIZE, slanted: bool = False) -> "Sheet":
        place = f"0.7 0.7 -0.7 0.7 {x} {HEIGHT - y}" if slanted else f"1 0 0 1 {x} {HEIGHT - y}"
        self.commands.append(f"BT /F {size} Tf {place} Tm <{text.encode('utf-16-be').hex()}> Tj ET")
        return self

    def rule(self, left: float, top: float, right: float, bottom: float) -> "Sheet":
        self.commands.append(f"0.5 w {left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S")
        return self

    def picture(self) -> "Sheet":
        self.commands.append("q 500 0 0 700 40 40 cm /I Do Q")
        return self


def lines(
    sheet: Sheet, texts: Sequence[str], *, top: float = 150, left: float = 60, step: float = 16
) -> Sheet:
    for at, text in enumerate(texts):
        sheet.text(left, top + at * step, text)
    return sheet


def pdf(sheets: Sequence[Sheet]) -> bytes:
    objects: list[str] = []

    def add(content: str) -> int:
        objects.append(content)
        return len(objects)

    add("<< /Type /Catalog /Pages 2 0 R >>")
    add("")
    font = add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>"
    )
    add(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 [500] 2 95 500]"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R >>"
    )
    add(
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    )
    image = add(
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
        "stream\nA\nendstream"
    )
    pages = []
    for sheet in sheets:
        stream = "\n".join(sheet.commands)
        content = add(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        resources = f"<< /Font << /F {font} 0 R >> /XObject << /I {image} 0 R >> >>"
        pages.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {sheet.rotate}"
                f" /Resources {resources} /Contents {content} 0 R >>"
            )
        )
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{each} 0 R' for each in pages)}] >>"
    body, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    return body + end.encode() + f"startxref\n{len(body)}\n%%EOF\n".encode()
