from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from reports.office import Office
from taizhang.adapters import pdf
from taizhang.adapters.docx_package import DocumentError
from taizhang.adapters.docx_read import read_back
from taizhang.reports import files
from taizhang.writing.document import Document


def composed(office: Office) -> Document:
    issued = office.issue().document
    assert issued is not None
    return issued


def test_write__four_files_named_by_the_title(office: Office, tmp_path: Path) -> None:
    document = composed(office)
    done = files.write(document, office.catalogue, tmp_path / "报告")
    assert [path.name for path in done.paths] == [
        f"园区2024年第二季度报告.{kind}" for kind in ("docx", "html", "txt", "json")
    ]
    word, page, text, data = done.paths
    assert read_back(word).document == document.id
    assert document.id in page.read_text("utf-8")
    assert text.read_text("utf-8") == document.to_text()
    assert Document.from_json(data.read_text("utf-8")) == document
    assert sorted(path.name for path in (tmp_path / "报告").iterdir()) == sorted(p.name for p in done.paths)


def test_write__again_over_the_old_ones(office: Office, tmp_path: Path) -> None:
    document = composed(office)
    first = files.write(document, office.catalogue, tmp_path)
    first.paths[2].write_text("旧稿", "utf-8")
    files.write(document, office.catalogue, tmp_path)
    assert first.paths[2].read_text("utf-8") == document.to_text()


def test_write__a_template_that_cannot_be_used_leaves_nothing(office: Office, tmp_path: Path) -> None:
    template = tmp_path / "红头.docx"
    template.write_bytes(b"not a zip")
    with pytest.raises(DocumentError):
        files.write(composed(office), office.catalogue, tmp_path / "报告", template=template)
    assert not (tmp_path / "报告").exists()


def test_write__no_libreoffice_is_a_hint(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "soffice", lambda: None)
    done = files.write(composed(office), office.catalogue, tmp_path, as_pdf=True)
    assert len(done.paths) == 4
    assert [each.code for each in done.findings] == ["pdf.no-libreoffice"]


def test_write__pdf_beside_the_others(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "convert", lambda word: (b"%PDF-1.7 " + str(len(word)).encode(), ()))
    done = files.write(composed(office), office.catalogue, tmp_path, as_pdf=True)
    assert done.paths[-1].name == "园区2024年第二季度报告.pdf"
    assert done.paths[-1].read_bytes().startswith(b"%PDF-1.7 ")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("园区2024年第三季度工作总结报告", "园区2024年第三季度工作总结报告.docx"),
        ("园区1/9月报告：增/减?", "园区1_9月报告：增_减_.docx"),
        (" .. ", "quarterly.docx"),
        ("长" * 300, "长" * 70 + ".docx"),
    ],
)
def test_file_name__what_a_file_system_takes(office: Office, title: str, name: str) -> None:
    assert files.file_name(replace(composed(office), title=title), "docx") == name


def test_kept__by_id_or_its_beginning(office: Office) -> None:
    document = composed(office)
    assert files.kept(document.id) is None
    files.keep(document)
    assert files.kept(document.id) == document
    assert files.kept(document.id[:16]) == document
    for nonsense in ("", "abc", "../../etc/passwd", "*" * 8):
        assert files.kept(nonsense) is None


def test_kept__a_kept_file_somebody_edited_is_not_the_document(office: Office) -> None:
    document = composed(office)
    file = files.keep(document)
    file.write_text(file.read_text("utf-8").replace("10亿元", "12亿元"), "utf-8")
    assert files.kept(document.id) is None
    assert file.parent == Path(settings.REPORTS)
