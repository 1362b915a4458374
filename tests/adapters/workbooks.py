"""Workbooks for tests: honest ones by xlsxwriter, dishonest ones part by part."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_REL}"><sheets><sheet name="数据" sheetId="1" r:id="rId1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def written(
    path: Path,
    rows: Sequence[Sequence[Any]],
    *,
    sheet: str = "填报",
    formats: Mapping[tuple[int, int], str] | None = None,
    merged: Sequence[str] = (),
    more: Sequence[str] = (),
) -> Path:
    """A workbook with these rows; a text beginning with ``=`` is a formula; formats by (row, column) from 1."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                code = (formats or {}).get((row + 1, column + 1))
                page.write(row, column, value, book.add_format({"num_format": code}) if code else None)
        for area in merged:
            page.merge_range(area, "合并")
        for name in more:
            book.add_worksheet(name)
    return path


def packed(
    path: Path, cells: str, *, after: str = "", parts: Mapping[str, str | bytes] | None = None
) -> Path:
    """A workbook whose one sheet has this XML in its ``sheetData`` and after it, with parts replaced or added."""
    sheet = f"<worksheet {_MAIN}><sheetData>{cells}</sheetData>{after}</worksheet>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**PARTS, "xl/worksheets/sheet1.xml": sheet, **(parts or {})}.items():
            archive.writestr(name, content)
    return path
