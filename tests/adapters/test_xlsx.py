import hashlib
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from adapters.workbooks import PARTS, packed, written
from taizhang.adapters.limited_process import Limits
from taizhang.adapters.xlsx import finding_of, read_sheet
from taizhang.adapters.xlsx_cell import Cell, Kind
from taizhang.adapters.xlsx_package import WorkbookError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(path: Path, sheet: str = "", **limits: float) -> WorkbookError:
    with pytest.raises(WorkbookError) as caught:
        read_sheet(path, sheet, limits=Limits(**limits))  # type: ignore[arg-type]
    return caught.value


def cells(path: Path) -> dict[tuple[int, int], Cell]:
    return {(row.number, column): cell for row in read_sheet(path).rows for column, cell in row.cells.items()}


def test_read_sheet__kinds_of_cells(tmp_path: Path) -> None:
    formats = {(1, 3): "0.0%", (1, 4): "yyyy-m", (1, 5): "0\\.0,"}
    path = written(
        tmp_path / "a.xlsx", [[" 产值 ", 61.9, 0.125, 45536, 52000, True, "=1+1"]], formats=formats
    )
    assert list(cells(path).values()) == [
        Cell(Kind.TEXT, "产值"),
        Cell(Kind.NUMBER, "61.9"),
        Cell(Kind.PERCENT, "0.125"),
        Cell(Kind.DATE, "2024-09-01"),
        Cell(Kind.SCALED, "52000"),
        Cell(Kind.BOOLEAN, "TRUE"),
        Cell(Kind.FORMULA, "0"),
    ]


def test_read_sheet__name_digest_merges_and_blank_rows(tmp_path: Path) -> None:
    path = written(tmp_path / "九月.xlsx", [["甲"], [], ["乙"]], sheet="数据", merged=["B5:C6"])
    sheet = read_sheet(path)
    assert (sheet.source, sheet.name) == ("九月.xlsx", "数据")
    assert sheet.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [row.number for row in sheet.rows] == [1, 3, 5]
    assert [str(area) for area in sheet.merges] == ["B5:C6"]


def test_read_sheet__as_openpyxl_writes_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["数值", 61.9, "=SUM(B1:B1)"])
    page.row_dimensions[1].hidden = True
    book.save(tmp_path / "a.xlsx")
    (row,) = read_sheet(tmp_path / "a.xlsx").rows
    assert row.hidden
    assert list(row.cells.values()) == [
        Cell(Kind.TEXT, "数值"),
        Cell(Kind.NUMBER, "61.9"),
        Cell(Kind.FORMULA, ""),
    ]


def test_read_sheet__every_way_to_write_a_text(tmp_path: Path) -> None:
    sheet = (
        '<row><c t="inlineStr"><is><t>云岭</t></is></c><c t="str"><v>城南</v></c><c t="s"><v>0</v></c>'
        '<c t="s"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2024-09-30</v></c><c/></row>'
    )
    strings = (
        '<sst xmlns="x"><si><r><t>高</t></r><r><t>新_x000D_</t></r></si>'
        "<si><t>东</t><rPh sb='0' eb='1'><t>dong</t></rPh></si></sst>"
    )
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="rId2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
    )
    parts = {"xl/_rels/workbook.xml.rels": relations, "xl/sharedStrings.xml": strings}
    found = cells(packed(tmp_path / "a.xlsx", sheet, parts=parts))
    assert [cell.text for cell in found.values()] == ["云岭", "城南", "高新", "东", "#N/A", "2024-09-30"]


def test_read_sheet__results_of_an_array_formula_are_formulas(tmp_path: Path) -> None:
    sheet = (
        '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>2</v></c></row>'
    )
    found = cells(packed(tmp_path / "a.xlsx", sheet))
    assert {place: cell.kind.value for place, cell in found.items()} == {
        (1, 1): "formula",
        (2, 1): "formula",
        (2, 2): "number",
    }


def test_read_sheet__two_cells_at_the_ends_of_the_sheet(tmp_path: Path) -> None:
    """Two cells which make a dense reader allocate the whole sheet between them."""
    sheet = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    found = cells(packed(tmp_path / "a.xlsx", sheet))
    assert found == {(1, 1): Cell(Kind.NUMBER, "1"), (1048576, 16384): Cell(Kind.NUMBER, "2")}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "xlsx.empty"),
        (OLE + b"\0" * 600, "xlsx.old-format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "xlsx.locked"),
        ("单位,指标\n".encode("gbk"), "xlsx.not-workbook"),
        (b"<html><table></table></html>", "xlsx.not-workbook"),
        (b"PK\x03\x04 and no more", "xlsx.damaged"),
    ],
)
def test_read_sheet__another_format_under_this_name(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    error = refused(path)
    assert error.code == code
    assert error.advice


def test_read_sheet__old_format_says_how_to_save(tmp_path: Path) -> None:
    path = tmp_path / "旧.xlsx"
    path.write_bytes(OLE + b"\0" * 600)
    finding = finding_of(refused(path), path.name)
    assert str(finding) == (
        "错误：旧.xlsx：这是旧版 Excel 文件（.xls），只是扩展名写成了 .xlsx。"
        "请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再试。"
    )


@pytest.mark.parametrize("inside", ["word/document.xml", "xl/workbook.bin", "mimetype"])
def test_read_sheet__another_zip_under_this_name(tmp_path: Path, inside: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(inside, "x")
    assert refused(tmp_path / "a.xlsx").code == "xlsx.not-workbook"


def test_read_sheet__missing_and_cut_off(tmp_path: Path) -> None:
    assert refused(tmp_path / "没有.xlsx").code == "xlsx.missing"
    path = written(tmp_path / "a.xlsx", [["数值", 1]])
    path.write_bytes(path.read_bytes()[:-200])
    assert refused(path).code == "xlsx.damaged"


def test_read_sheet__fifty_megabytes_of_zeros_are_refused_quickly(tmp_path: Path) -> None:
    cell = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    path = packed(tmp_path / "a.xlsx", "", parts={"xl/worksheets/sheet1.xml": cell * 1_400_000})
    assert path.stat().st_size < 1024 * 1024
    began = time.monotonic()
    assert refused(path).code == "xlsx.too-big"
    assert time.monotonic() - began < 10  # of which starting the process is most


def test_read_sheet__a_large_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.write(b"PK")
        file.truncate(50 * 1024 * 1024)
    assert refused(path).code == "xlsx.too-big"


def test_read_sheet__too_many_parts(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.xlsx", "", parts={f"x{number}": "" for number in range(2001)})
    assert refused(path).code == "xlsx.too-big"


def test_read_sheet__one_part_twice(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.xlsx", "")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert refused(path).code == "xlsx.damaged"


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>many</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1048577"><c><v>1</v></c></row>',
        '<row r="1"><c>',
    ],
)
def test_read_sheet__what_no_spreadsheet_writes(tmp_path: Path, sheet: str) -> None:
    assert refused(packed(tmp_path / "a.xlsx", sheet)).code == "xlsx.damaged"


def test_read_sheet__a_document_type(tmp_path: Path) -> None:
    sheet = '<!DOCTYPE worksheet [<!ENTITY x "9">]><worksheet><sheetData><row><c><v>1&x;</v></c></row></sheetData></worksheet>'
    path = packed(tmp_path / "a.xlsx", "", parts={"xl/worksheets/sheet1.xml": sheet})
    assert refused(path).code == "xlsx.damaged"


def test_read_sheet__no_more_memory_or_time_than_allowed(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.xlsx", f"<row>{'<x/>' * 400_000}<c><v>1</v></c></row>")
    assert cells(path) == {(1, 1): Cell(Kind.NUMBER, "1")}
    assert refused(path, memory=40 * 1024 * 1024).code == "xlsx.too-big"
    assert refused(path, seconds=0.02).code == "xlsx.too-big"


def test_read_sheet__which_sheet(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", [["甲"]], sheet="一季度", more=["二季度", "说明"])
    error = refused(path)
    assert (error.code, "“一季度”、“二季度”、“说明”" in error.advice) == ("xlsx.which-sheet", True)
    assert read_sheet(path, "一季度").name == "一季度"
    error = refused(path, "一季")
    assert (error.code, error.advice.startswith("是不是“一季度”？")) == ("xlsx.no-sheet", True)
    assert read_sheet(written(tmp_path / "b.xlsx", [["甲"]], more=["说明"])).name == "填报"
