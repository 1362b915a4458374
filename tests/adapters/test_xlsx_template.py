import io
from dataclasses import replace

import openpyxl
import pytest

from registry.small_park import make_catalogue, make_indicator
from taizhang.adapters.xlsx_columns import COLUMNS
from taizhang.adapters.xlsx_template import BASES, ROWS, template
from taizhang.catalogue.model import Catalogue
from taizhang.ledger import reported


@pytest.fixture
def catalogue() -> Catalogue:
    return make_catalogue(
        make_indicator("=cmd|' /C calc'!A0", "injected", meaning='=HYPERLINK("http://x.invalid")')
    )


def test_template__headings_formats_and_lists(catalogue: Catalogue) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(catalogue)))
    assert book.sheetnames == ["填报", "例子", "说明", "指标"]
    page = book["填报"]
    assert [cell.value for cell in page[1]] == [column.name for column in COLUMNS]
    assert (page.column_dimensions["A"].width, page.max_row) == (pytest.approx(24, abs=1), 1)
    lists = {str(each.sqref): each.formula1 for each in page.data_validations.dataValidation}
    count = len(catalogue.indicators)
    assert lists == {
        f"C2:C{ROWS + 1}": f"指标!$A$2:$A${count + 1}",
        f"I2:I{ROWS + 1}": '"实际数,目标数,增速目标"',
    }
    listed = [row[0].value for row in book["指标"].iter_rows(min_row=2)]
    assert listed == [each.name for each in catalogue.indicators.values()]


def test_template__nothing_in_it_is_a_formula(catalogue: Catalogue) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(catalogue)))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert any(cell.value == "=cmd|' /C calc'!A0" for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


def test_template__examples_are_of_each_nature(catalogue: Catalogue) -> None:
    rows = list(
        openpyxl.load_workbook(io.BytesIO(template(catalogue)))["例子"].iter_rows(min_row=2, values_only=True)
    )
    assert [(row[2], row[3], row[8]) for row in rows] == [
        ("工业总产值", "2024年1-9月", None),
        ("从业人员", "2024年9月末", None),
        ("工业总产值", "2024年", "目标数"),
    ]


def test_template__a_catalogue_without_stocks(catalogue: Catalogue) -> None:
    indicators = {code: each for code, each in catalogue.indicators.items() if code == "tax"}
    book = openpyxl.load_workbook(io.BytesIO(template(replace(catalogue, indicators=indicators))))
    assert book["例子"].max_row == 3


def test_template__same_bytes_every_time(catalogue: Catalogue) -> None:
    assert template(catalogue) == template(catalogue)


def test_template__bases_are_the_ledgers() -> None:
    assert tuple(reported.BASES.values()) == BASES
