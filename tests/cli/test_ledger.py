import json

from cli.conftest import Taizhang
from registry.tamper import execute
from reports.office import Office


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
