from reports.office import LANHU, Office, said
from taizhang.reports import queries
from taizhang.writing.document import Document
from web.api.conftest import Ask


def test_reports__list_and_one(ask: Ask) -> None:
    (line,) = ask("reports")
    assert (line["number"], line["issued_by"], line["period"]) == (1, "王敏", "2024-01..2024-06")
    assert ask("reports/1") == line


def test_document__is_the_issued_one(ask: Ask) -> None:
    import json

    text = json.dumps(ask("reports/1/document"), ensure_ascii=False)
    assert Document.from_json(text) == queries.document(1)


def test_impact__before_and_after_a_correction(ask: Ask, office: Office) -> None:
    assert ask("reports/1/impact")["sentences"] == []
    (number,) = office.correct(said(LANHU, "output", 280_000, 320_000), reason="漏冲退货")
    found = ask("reports/1/impact")
    assert found["known"] is True
    first = found["sentences"][0]
    (cause,) = first["entries"]
    assert (cause["was"]["value"], cause["now"]["value"], cause["now"]["entry"]) == (
        "300000",
        "280000",
        number,
    )
    assert (cause["respondent"], cause["now"]["reason"]) == ("蓝湖化工", "漏冲退货")
    assert first["printed"] != first["now"]


def test_report__that_is_not_there(ask: Ask) -> None:
    for address in ("reports/2", "reports/2/document", "reports/2/impact"):
        assert ask(address, 404)["message"] == "没有第2号报告"
    (place,) = ask("reports/0", 422)["places"]
    assert place == {"parameter": "number", "message": "最小是1"}
    assert ask(f"reports/{10**30}", 422)["places"][0]["parameter"] == "number"
