import hashlib
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from adapters.workbooks import packed, written
from cli.conftest import Said, Taizhang
from reports.office import LANHU, XINYA, YUANHANG, Office
from taizhang.ledger.queries import chain_verify, entries_in_force
from taizhang.registry.credit_code import complete

HEADINGS = ["单位代码", "单位名称", "指标", "期间", "数值", "单位", "同期数", "口径", "原因"]
JULY = "2024年1-7月"


def good() -> list[list[Any]]:
    """Two firms and the department for July, in units of their own."""
    return [
        HEADINGS,
        [YUANHANG, "远航电池材料", "工业总产值", JULY, 71234.5, "万元", 70000],
        [LANHU, "", "output", "2024-01..2024-07", 350000, "", 360000],
        ["economy", "经济发展部", "进出口总额", JULY, 0.6, "亿美元", "５，０００．５"],
    ]


def changed(row: int, column: str, value: Any) -> list[list[Any]]:
    """The good rows with one cell changed."""
    rows = good()
    rows[row - 1] += [""] * (len(HEADINGS) - len(rows[row - 1]))
    rows[row - 1][HEADINGS.index(column)] = value
    return rows


@pytest.fixture
def entries(office: Office) -> int:
    """How many entries the ledger holds before the import; afterwards nothing may have come in or gone."""
    return len(list(entries_in_force()))


def refused(done: Said, code: str = "") -> dict[str, Any]:
    """The one error of a refused import; asked for as JSON."""
    assert done.code == 2, done.out
    found = json.loads(done.out)
    errors: list[dict[str, Any]] = [each for each in found["findings"] if each["level"] == "错误"]
    assert (len(errors), found["recorded"], found["entries"]) == (1, False, []), errors
    assert errors[0]["code"] == code, errors
    assert errors[0]["advice"]
    return errors[0]


def test_import__good_file_is_recorded_and_read_back(
    office: Office, taizhang: Taizhang, tmp_path: Path
) -> None:
    path = written(tmp_path / "7月.xlsx", good())
    done = taizhang("import", path)
    assert (done.code, done.err) == (0, "")
    assert "7月.xlsx　工作表“填报”　3 行：新增 3\n" in done.out
    assert "已全部记入：第7—9号。" in done.out
    figure = json.loads(taizhang("figure", "工业总产值", JULY, "--format", "json").out)
    assert (figure["value"], figure["unit"], figure["prior"]) == ("10.62345", "亿元", "10.6")
    trade = json.loads(taizhang("figure", "进出口总额", JULY, "--format", "json").out)
    assert (trade["value"], trade["unit"]) == ("6000", "万美元")
    entry = list(entries_in_force())[-3]
    assert (entry.value, entry.unit, entry.cell) == (712345, "千元", "填报!E2")
    assert (entry.origin_kind, entry.origin_name) == ("excel", "7月.xlsx")
    assert entry.origin_digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert chain_verify() == ()


def test_import__the_same_file_again(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    path = written(tmp_path / "7月.xlsx", good())
    assert taizhang("import", path).code == 0
    again = taizhang("import", path, "--format", "json")
    error = refused(again, "table.all-unchanged")
    counts = json.loads(again.out)["counts"]
    assert counts == {"rows": 3, "new": 0, "corrected": 0, "unchanged": 3, "refused": 0}
    assert "这个文件已由王敏在" in error["message"]
    assert len(list(entries_in_force())) == 9


def test_import__preview_writes_nothing(entries: int, taizhang: Taizhang, tmp_path: Path) -> None:
    done = taizhang("import", written(tmp_path / "7月.xlsx", good()), "--dry-run", "--format", "json")
    assert done.code == 0
    found = json.loads(done.out)
    assert found["counts"] == {"rows": 3, "new": 3, "corrected": 0, "unchanged": 0, "refused": 0}
    assert (found["dry_run"], found["recorded"]) == (True, False)
    row = found["rows"][0]
    assert (row["row"], row["name"], row["code"], row["value"], row["prior"], row["unit"]) == (
        2, "远航电池材料", "output", "712345", "700000", "千元",
    )  # fmt: skip
    assert len(list(entries_in_force())) == entries


def test_import__correction_needs_a_reason(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    assert taizhang("import", written(tmp_path / "7月.xlsx", good())).code == 0
    rows = [HEADINGS, [YUANHANG, "", "工业总产值", JULY, 720000, "千元", 700000]]
    path = written(tmp_path / "更正.xlsx", rows)
    error = refused(taizhang("import", path, "--format", "json"), "reason-missing")
    assert error["where"] == "更正.xlsx 工作表“填报”单元格E2"
    preview = taizhang("import", path, "--reason", "漏计二车间7月产值", "--dry-run")
    assert preview.code == 0
    assert "712345 → 720000千元" in preview.out.replace("\n    ", "")
    assert taizhang("import", path, "--reason", "漏计二车间7月产值").code == 0
    entry = list(entries_in_force())[-1]
    assert (entry.value, entry.version, entry.reason) == (720000, 2, "漏计二车间7月产值")


def test_import__reason_and_target_from_the_rows(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        ["economy", "", "进出口总额", "2024年", 12000, "", "", "目标数", "某发〔2024〕1号"],
        ["economy", "", "进出口总额", "2024年", 0.065, "", "", "增速目标", "某发〔2024〕1号"],
    ]
    path = written(tmp_path / "目标.xlsx", rows, formats={(3, 5): "0.0%"})
    assert taizhang("import", path).code == 0
    target, growth = list(entries_in_force())[-2:]
    assert (target.basis, target.value, target.unit, target.reason) == (
        "target",
        12000,
        "万美元",
        "某发〔2024〕1号",
    )
    assert (growth.basis, str(growth.value), growth.unit) == ("target_growth", "6.5", "%")


@pytest.mark.parametrize(
    ("row", "column", "value", "code", "said"),
    [
        (2, "数值", "约71234", "table.not-a-number", "“数值”列写的是“约71234”，不是数"),
        (2, "数值", "71234.5万元", "table.not-a-number", "请只写数（71234.5），单位写到“单位”列"),
        (2, "数值", "—", "table.not-a-number", "没有数值就删去这一行；数为零就写0"),
        (2, "数值", "=1+1", "table.formula", "选择性粘贴"),
        (2, "数值", True, "table.boolean", "逻辑值TRUE"),
        (2, "数值", "", "table.blank", "“数值”列是空的"),
        (2, "期间", "=A1", "table.formula", "是公式"),
        (3, "指标", "工业总产直", "table.unknown-indicator", "是不是“工业总产值”？"),
        (3, "期间", "2024年13月", "table.period", "月份应在1到12之间"),
        (3, "期间", JULY[5:], "table.period", "没有写年份"),
        (2, "单位", "亩", "table.unit-differs", "“亩”和“千元”不是同一类单位"),
        (2, "单位", "万圆", "table.unit", "是不是“万元”？"),
        (2, "单位名称", "蓝湖化工", "table.name-differs", "在名录里是“远航电池材料”"),
        (2, "口径", "计划", "table.unknown-basis", "“实际数”、“目标数”、“增速目标”"),
        (4, "单位代码", "经济发展部", "table.unknown-respondent", "是不是“economy”（经济发展部）？"),
        (2, "期间", "2024年7月", "period-shape", "应从1月起，写成“2024年1-7月”"),
        (2, "数值", 1.00001, "precision", "小数超过4位"),
    ],
)  # fmt: skip
def test_import__one_bad_cell_keeps_everything_out(
    entries: int, taizhang: Taizhang, tmp_path: Path, row: int, column: str, value: Any, code: str, said: str
) -> None:
    rows = changed(row, column, value)
    if code == "precision":
        rows[1][HEADINGS.index("单位")] = "千元"
    path = written(tmp_path / "坏.xlsx", rows)
    error = refused(taizhang("import", path, "--format", "json"), code)
    assert said in error["message"] + error["advice"]
    assert (
        f"单元格{'ABCDEFGHI'[HEADINGS.index(column)] if code.startswith('table') else 'E'}{row}"
        in error["where"]
    )
    assert len(list(entries_in_force())) == entries
    plain = taizhang("import", path)
    assert (plain.code, "怎么办：" in plain.err, "什么也没有写入" in plain.err) == (2, True, True)


def test_import__closed_month(entries: int, taizhang: Taizhang, tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", [HEADINGS, [LANHU, "", "利润总额", "2024年1-6月", 5, "千元"]])
    error = refused(taizhang("import", path, "--format", "json"), "closed")
    assert "2024年6月已关账" in error["message"]
    assert len(list(entries_in_force())) == entries


def test_import__credit_codes_that_nobody_has(entries: int, taizhang: Taizhang, tmp_path: Path) -> None:
    swapped = YUANHANG[:14] + YUANHANG[15] + YUANHANG[14] + YUANHANG[16:]
    path = written(tmp_path / "a.xlsx", changed(2, "单位代码", swapped))
    error = refused(taizhang("import", path, "--format", "json"), "table.unknown-respondent")
    assert "校验码不符" in error["message"]
    assert f"是不是“{YUANHANG}”（远航电池材料）？" in error["advice"]
    stranger = complete("91999901MB1234Q7")
    rows = changed(2, "单位代码", stranger)
    rows[1][1] = ""
    error = refused(
        taizhang("import", written(tmp_path / "b.xlsx", rows), "--format", "json"), "table.unknown-respondent"
    )
    assert f"“单位代码”列写的“{stranger}”不在名录里" in error["message"]
    assert error["advice"] == "请核对代码，或先登记该单位"


def test_import__code_kept_as_a_number(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", changed(2, "单位代码", 913501000001000043))
    assert (
        "Excel 只留15位"
        in refused(taizhang("import", path, "--format", "json"), "table.code-as-number")["message"]
    )


def test_import__dates_and_percentages(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", changed(2, "期间", 45474), formats={(2, 4): "yyyy-m"})
    error = refused(taizhang("import", path, "--format", "json"), "table.date")
    assert "“2024年1-7月”（累计）或“2024年7月末”（时点）" in error["advice"]
    path = written(tmp_path / "b.xlsx", good(), formats={(2, 5): "0.0%"})
    assert "百分数" in refused(taizhang("import", path, "--format", "json"), "table.percent")["message"]


def test_import__rows_that_disagree(entries: int, taizhang: Taizhang, tmp_path: Path) -> None:
    rows = [*good(), [YUANHANG, "", "产值", JULY, 712345, "千元", 700000]]
    rows[4][2], rows[4][4] = "工业总产值", 712346
    error = refused(taizhang("import", written(tmp_path / "a.xlsx", rows), "--format", "json"), "twice")
    assert "先见于填报!E2" in error["message"]
    assert "712345与712346" in error["message"]
    assert error["where"] == "a.xlsx 工作表“填报”单元格E5"
    assert len(list(entries_in_force())) == entries


def test_import__merged_cells(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    rows = good()
    rows[2][0] = ""
    path = written(tmp_path / "a.xlsx", rows)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].merge_cells("A2:A3")
    book.save(path)
    error = refused(taizhang("import", path, "--format", "json"), "table.merged")
    assert error["message"].startswith("A2:A3是合并单元格")


def test_import__every_mistake_is_named_at_once(entries: int, taizhang: Taizhang, tmp_path: Path) -> None:
    rows = good()
    rows[1][4], rows[2][2], rows[3][3] = "约5", "产直", "2024年7月"
    done = taizhang("import", written(tmp_path / "a.xlsx", rows), "--dry-run")
    assert done.code == 2
    where = [line.partition("：")[0] for line in done.err.splitlines() if line.startswith("错误")]
    assert where == [f"错误 a.xlsx 工作表“填报”单元格{cell}" for cell in ("E2", "C3", "E4")]
    assert "3 行：拒收 3" in done.out
    assert len(list(entries_in_force())) == entries


def test_import__missing_column_and_wrong_sheet(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    rows = good()
    rows[0] = ["代码", "单位名称", "指标", "期间", "数直", "单位", "上年同期", "口径", "备注"]
    path = written(tmp_path / "a.xlsx", rows, sheet="一月", more=["二月"])
    error = refused(taizhang("import", path, "--sheet", "一月", "--format", "json"), "table.column-missing")
    assert (error["message"], error["advice"]) == ("缺“数值”列", "是不是“数直”？请把表头改成“数值”")
    assert "--sheet" in refused(taizhang("import", path, "--format", "json"), "xlsx.which-sheet")["advice"]
    refused(taizhang("import", path, "--sheet", "三月", "--format", "json"), "xlsx.no-sheet")
    refused(taizhang("import", path, "--sheet", "二月", "--format", "json"), "table.no-header")


def test_import__bomb_and_old_format(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    bomb = b'<row r="1"><c r="A1"><v>1</v></c></row>' * 1_400_000
    path = packed(tmp_path / "大.xlsx", "", parts={"xl/worksheets/sheet1.xml": bomb})
    done = taizhang("import", path)
    assert (done.code, done.err.startswith("错误 大.xlsx：文件大得不像报数的表")) == (2, True)
    old = tmp_path / "旧.xlsx"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    done = taizhang("import", old)
    assert (done.code, "另存为“Excel 工作簿 (*.xlsx)”" in done.err) == (2, True)


def test_import__template_is_filled_in_and_taken(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    assert taizhang("import", "--template", path).code == 0
    again = taizhang("import", "--template", path)
    assert (again.code, "不覆盖" in again.err) == (2, True)
    empty = refused(taizhang("import", path, "--format", "json"), "table.no-rows")
    assert empty["message"] == "表头下面没有数"
    book = openpyxl.load_workbook(path)
    row = [XINYA, "新芽包装", "利润总额", JULY, 6.1, "万元", None, None, None, None]
    book["填报"].append(row)
    book.save(path)
    assert taizhang("import", path).code == 0
    assert next(reversed(list(entries_in_force()))).value == 61


def test_import__nothing_said(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    done = taizhang("import")
    assert (done.code, "请写明要导入的文件" in done.err) == (2, True)
    assert taizhang("import", tmp_path / "没有.xlsx").code == 2
