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
