from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from cli.conftest import Taizhang
from reports.office import JUNE, XINYA, Office, said
from taizhang.adapters import pdf
from taizhang.kernel import Period
from taizhang.ledger.actions import period_reopen
from taizhang.reports import files, queries
from taizhang.writing.document import Document


def test_report__writes_the_files_and_says_what_was_counted(
    office: Office, taizhang: Taizhang, tmp_path: Path
) -> None:
    done = taizhang("report", "quarterly", "2024Q2", "--out", tmp_path / "报告")
    assert done.code == 0
    assert {path.suffix for path in (tmp_path / "报告").iterdir()} == {".docx", ".html", ".txt", ".json"}
    document = Document.from_json((tmp_path / "报告" / "园区2024年第二季度报告.json").read_text("utf-8"))
    assert document.period == JUNE  # a quarter's report states what was made since January
    assert "《园区2024年第二季度报告》　2024年1-6月" in done.out
    assert f"{len(document.bounds())} 个数，每个数都有来历" in done.out
    assert document.snapshot in done.out
    assert "自检：数与数、数与用词都对得上。" in done.out
    assert "没有写进报告" in done.out  # 技改投资, which nobody reported
    assert queries.issues() == ()


@pytest.mark.parametrize("period", ["2024Q2", "2024年1-6月", "2024-06", "2024年上半年"])
def test_report__period_forms(office: Office, taizhang: Taizhang, tmp_path: Path, period: str) -> None:
    assert "2024年1-6月" in taizhang("report", "quarterly", period, "--out", tmp_path).out


def test_report__issue(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    done = taizhang("report", "quarterly", "2024Q2", "--out", tmp_path, "--issue")
    assert (done.code, done.err) == (0, "")
    assert "已作为第 1 号报告发出" in done.out
    written = Document.from_json(next(tmp_path.glob("*.json")).read_text("utf-8"))
    assert written == queries.document(1)
    again = taizhang("report", "quarterly", "2024Q2", "--out", tmp_path, "--issue")
    assert again.code == 2
    assert "已发过，是第1号" in again.err
    assert "写出的文件是草稿" in again.err


def test_report__issue_where_few_have_reported(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    office.arrive("星海新材")
    asked = ("report", "quarterly", "2024Q2", "--out", tmp_path, "--issue")
    refused = taizhang(*asked)
    assert refused.code == 2
    assert "应报4家、已报3家" in refused.err
    assert taizhang(*asked, "--reason", "该企业停产").code == 0
    assert queries.issues()[0].reason == "该企业停产"


def test_report__issue_of_an_open_period(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    period_reopen(actor=office.writer, period=Period(2024, 6, 6), reason="更正")
    done = taizhang("report", "quarterly", "2024Q2", "--out", tmp_path, "--issue")
    assert done.code == 2
    assert "2024年1-6月还没有全部关账" in done.err
    assert queries.issues() == ()


def test_report__pdf_without_libreoffice(
    office: Office, taizhang: Taizhang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "soffice", lambda: None)
    done = taizhang("report", "quarterly", "2024Q2", "--out", tmp_path, "--pdf")
    assert done.code == 0
    assert "没有安装 LibreOffice" in done.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("weekly", "2024Q2"), "没有“weekly”这份提纲"),
        (("quarterly", "2024Q9"), "不认识的期间"),
        (("quarterly", "2024Q2", "--template", "无此文件.docx"), "不存在"),
        (("quarterly",), "缺少参数"),
    ],
)
def test_report__a_mistake_is_one_line(
    office: Office, taizhang: Taizhang, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = taizhang("report", *arguments, "--out", tmp_path / "报告")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("错误：")
    assert done.err.count("\n") == 1
    assert words in done.err
    assert not (tmp_path / "报告").exists()


def test_report__a_template_that_is_none(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    template = tmp_path / "红头.docx"
    template.write_text("不是 Word 文件", "utf-8")
    done = taizhang(
        "report", "quarterly", "2024Q2", "--out", tmp_path / "报告", "--template", template, "--issue"
    )
    assert done.code == 2
    assert "红头.docx" in done.err
    assert queries.issues() == ()


def test_report__a_folder_that_cannot_be_written(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    (tmp_path / "报告").write_text("这里已有一个文件", "utf-8")
    done = taizhang("report", "quarterly", "2024Q2", "--out", tmp_path / "报告" / "二季度")
    assert done.code == 2
    assert "写不进" in done.err


def test_report__files_are_kept_for_verify(office: Office, taizhang: Taizhang, tmp_path: Path) -> None:
    taizhang("report", "quarterly", "2024Q2", "--out", tmp_path)
    document = Document.from_json(next(tmp_path.glob("*.json")).read_text("utf-8"))
    assert (Path(settings.REPORTS) / f"{document.id}.json").is_file()


def test_report__issue_after_the_ledger_moved_on(
    office: Office, taizhang: Taizhang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the draft and the issue somebody corrects a figure: the files must say what was issued."""
    write = files.write

    def slowly(*asked: Any, **more: Any) -> Any:
        done = write(*asked, **more)
        if not queries.issues():
            office.correct(said(XINYA, "profit", 60_000, 40_000), reason="漏计")
        return done

    monkeypatch.setattr(files, "write", slowly)
    done = taizhang("report", "quarterly", "2024Q2", "--out", tmp_path, "--issue")
    assert done.code == 0
    assert "文件已按发出的文稿重写" in done.out
    assert Document.from_json(next(tmp_path.glob("*.json")).read_text("utf-8")) == queries.document(1)
    assert "利润总额0.6亿元" in next(tmp_path.glob("*.txt")).read_text("utf-8")


@pytest.mark.parametrize("period", ["2024Q4", "2023Q4", "2024Q3"])
def test_report__of_months_without_a_figure(
    office: Office, taizhang: Taizhang, tmp_path: Path, period: str
) -> None:
    done = taizhang("report", "quarterly", period, "--out", tmp_path / "报告")
    assert (done.code, (tmp_path / "报告").exists()) == (2, False)
    assert "台账里没有" in done.err
    assert "现有的是2024年6月至2024年6月" in done.err
