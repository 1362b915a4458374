"""A small report by hand, and ways to edit its Word file as an office would. All names are invented."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from taizhang.adapters import docx
from taizhang.kernel.amount import Amount
from taizhang.kernel.figure import PARK, Figure, Measure
from taizhang.kernel.period import Period
from taizhang.writing.document import Bound, Cell, Document, Kind, Mark, Paragraph, Run, Table, Text

PERIOD = Period.parse("2024年1-9月")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Numbered:
    """Gives f001, f002, … as the writer does."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self, printed: str, indicator: str = "output", measure: Measure = Measure.VALUE) -> Bound:
        self.last += 1
        figure = Figure(indicator, PARK, PERIOD, measure, Amount.parse(printed))
        return Bound(f"f{self.last:03d}", figure, printed)


def words(text: str) -> tuple[Run, ...]:
    return (Text(text),)


def paragraph(kind: Kind, *runs: Run) -> Paragraph:
    return Paragraph(kind, runs)


def document() -> Document:
    """Title, headings, three sentences with six figures, a table with two, signature, date and a note."""
    number = Numbered()
    output, output_growth = number("61亿元"), number("10%", measure=Measure.GROWTH)
    battery, battery_growth = number("51.6亿元"), number("16.3%", measure=Measure.GROWTH)
    chemical, chemical_fall = number("9.7亿元"), number("1.7%", measure=Measure.GROWTH)
    body = (
        Text("一是", "ordinal"),
        Text("完成工业产值。"),
        Text("1-9月", "date"),
        Text("，完成规上工业产值"),
        output,
        Text("，"),
        Text("同比增长", by=output_growth.id),
        output_growth,
        Text("。其中：新能源电池材料产业完成规上产值"),
        battery,
        Text("，同比增长"),
        battery_growth,
        Text("；化工产业完成规上产值"),
        chemical,
        Text("，同比下降"),
        chemical_fall,
        Text("。"),
    )
    table_rows: tuple[tuple[Cell, ...], ...] = (
        (words("规上工业总产值"), (number("61亿元"),)),
        (words("税收收入"), (number("5.5亿元", "tax"),)),
    )
    blocks = (
        paragraph("title", Text("青石工业园区2024年第三季度工作总结报告")),
        paragraph("body", Text("今年以来，园区坚持“高质量发展”，经济运行持续向好。社会大局保持稳定。")),
        paragraph("heading1", Text("一、", "ordinal"), Text("工作开展情况")),
        paragraph("heading2", Text("（一）", "ordinal"), Text("经济运行持续向好")),
        paragraph("heading3", Text("1.", "ordinal"), Text("工业")),
        Paragraph("body", body, (Mark("q:1.1", 2), Mark("q:1.2", 7), Mark("q:1.3", 8))),
        Table("主要指标完成情况", ("指标", "累计"), table_rows),
        paragraph("signature", Text("青石工业园区管理委员会")),
        paragraph("date", Text("2024年10月8日", "date")),
    )
    note = paragraph("note", Text("注：规上工业总产值应报企业尚未报齐。"))
    return Document(
        "青石工业园区2024年第三季度工作总结报告", "quarterly", PERIOD, "5" * 64, "c" * 64, blocks, (note,)
    )


def written(folder: Path, name: str = "report.docx", made_from: Document | None = None) -> Path:
    path = folder / name
    path.write_bytes(docx.render(made_from or document()))
    return path


def part(content: bytes | Path, name: str) -> str:
    """One part of a Word file as text."""
    source = content if isinstance(content, Path) else io.BytesIO(content)
    with zipfile.ZipFile(source) as archive:
        return archive.read(name).decode("utf-8")


def changed(
    path: Path, name: str, change: Callable[[str], str], part_name: str = "word/document.xml"
) -> Path:
    """A copy of a Word file with one part changed."""
    copy = path.with_name(name)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content.decode()).encode() if entry == part_name else content)
    return copy


def edited(path: Path, name: str, *replacements: tuple[str, str]) -> Path:
    """A copy in which each first text was replaced, once, by the second; the first must be there."""

    def change(xml: str) -> str:
        for old, new in replacements:
            assert old in xml, old
            xml = xml.replace(old, new, 1)
        return xml

    return changed(path, name, change)


def control(xml: str, figure: str) -> str:
    """The XML of one figure's content control."""
    at = xml.index(f":{figure}]")
    start = xml.rindex("<w:sdt>", 0, at)
    return xml[start : xml.index("</w:sdt>", at) + len("</w:sdt>")]


def unwrapped(xml: str, figure: str, *, bookmark: bool = False) -> str:
    """The control taken away, its text left; with its bookmark or without."""
    whole = control(xml, figure)
    inner = whole[whole.index("<w:sdtContent>") + len("<w:sdtContent>") : whole.index("</w:sdtContent>")]
    xml = xml.replace(whole, inner)
    if not bookmark:
        start = xml.index("<w:bookmarkStart", xml.rindex("<w:bookmarkStart", 0, xml.index(f'_{figure}"')))
        end = xml.index("/>", start) + 2
        xml = xml[:start] + xml[end:]
    return xml
