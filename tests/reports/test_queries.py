from registry.tamper import execute
from reports.office import JUNE, XINYA, Office, said
from taizhang.kernel import Period
from taizhang.reports import queries


def test_issues__latest_first_and_filtered(office: Office) -> None:
    office.issue()
    office.correct(said(XINYA, "profit", 28_000, 40_000), reason="漏计")
    office.issue()
    assert [each.number for each in queries.issues()] == [2, 1]
    assert [each.number for each in queries.issues(outline="quarterly", period=JUNE)] == [2, 1]
    assert queries.issues(outline="weekly") == ()
    assert queries.issues(period=Period(2024, 1, 3)) == ()
    assert queries.issue(3) is None


def test_issued_document__by_id_or_its_beginning(office: Office) -> None:
    issued = office.issue().document
    assert issued is not None
    assert queries.issued_document(issued.id) == issued
    assert queries.issued_document(issued.id[:16]) == issued
    assert queries.issued_document("f" * 64) is None
    assert queries.issued_document("") is None


def test_issues_verify__a_text_edited_behind_the_gate(office: Office) -> None:
    office.issue()
    assert queries.issues_verify() == ()
    execute("UPDATE reports_issue SET document = replace(document, '10亿元', '12亿元')", "reports_issue")
    (finding,) = queries.issues_verify()
    assert finding.code == "chain-broken"
    assert "第1条" in finding.message


def test_issues_verify__another_period_put_in(office: Office) -> None:
    office.issue()
    execute("UPDATE reports_issue SET period = '2024-01..2024-09'", "reports_issue")
    assert [each.code for each in queries.issues_verify()] == ["chain-broken"]
