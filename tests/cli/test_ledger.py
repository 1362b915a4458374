import json

from cli.conftest import Taizhang
from registry.tamper import execute
from reports.office import XINYA, Office, said


def test_ledger_verify__walks_the_issued_reports_too(office: Office, taizhang: Taizhang) -> None:
    office.issue()
    assert taizhang("ledger", "verify").code == 0
    execute("UPDATE reports_issue SET title = '园区报告'", "reports_issue")
    done = taizhang("ledger", "verify")
    assert done.code == 1
    assert "已发报告第1条" in done.out


def test_figure__that_is_not_there(office: Office, taizhang: Taizhang) -> None:
    """One clear line, or null, and exit code 1: a script must not take it for a number."""
    done = taizhang("figure", "工业总产值", "2021年1-6月")
    assert done.code == 1
    assert done.out.startswith("工业总产值　园区　2021年1-6月　没有数据。")
    assert done.out.count("\n") == 1
    found = taizhang("figure", "工业总产值", "2021年1-6月", "--format", "json")
    assert found.code == 1
    assert json.loads(found.out)["value"] is None


def test_figure__that_is_there(office: Office, taizhang: Taizhang) -> None:
    assert taizhang("figure", "工业总产值", "2024年1-6月").code == 0


def test_figure__growth_that_is_no_percentage_is_said_in_words(office: Office, taizhang: Taizhang) -> None:
    asked = ("figure", "利润总额", "2024年1-6月")
    assert "同比增长 30.0000%" in taizhang(*asked).out
    office.correct(said(XINYA, "profit", 52_000, -40_000), reason="上年同期写错")
    assert "　上年同期为负" in taizhang(*asked).out
    office.correct(said(XINYA, "profit", 52_000, 0), reason="上年同期写错")
    assert "　同比净增" in taizhang(*asked).out
    found = json.loads(taizhang(*asked, "--format", "json").out)
    assert found["growth"] is None
    assert "growth_word" not in found


def test_figure__of_one_firm_by_code_or_name(office: Office, taizhang: Taizhang) -> None:
    for scope in (XINYA, f"respondent:{XINYA}", "新芽包装"):
        done = taizhang("figure", "工业总产值", "2024年1-6月", "--scope", scope)
        assert (done.code, "1亿元" in done.out) == (0, True)
    for scope in ("新芽", "respondent:1"):
        done = taizhang("figure", "工业总产值", "2024年1-6月", "--scope", scope)
        assert (done.code, f"不认识范围“{scope}”" in done.err) == (2, True)
