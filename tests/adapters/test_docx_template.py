"""The office's own template decides the looks; a wrong one is refused with what to do."""

import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from adapters.sample_document import changed, document
from taizhang.adapters import docx, docx_template
from taizhang.adapters.docx_package import DocumentError
from taizhang.adapters.docx_read import read_back
from taizhang.adapters.docx_verify import State, verify

TITLE = "青石工业园区2024年第三季度工作总结报告"


def template(folder: Path, *lines: str, styles: tuple[str, ...] = ()) -> Path:
    """A template with these paragraphs and these paragraph styles of its own."""
    made = python_docx.Document()
    for name in styles:
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(17)
    for line in lines:
        made.add_paragraph(line)
    path = folder / "模板.docx"
    made.save(str(path))
    return path


def render(path: Path, folder: Path) -> Path:
    made = folder / "成文.docx"
    made.write_bytes(docx.render(document(), path))
    return made


def texts(path: Path) -> list[str]:
    return [line.text for line in read_back(path).lines if line.text]


def codes(path: Path) -> list[str]:
    return [finding.code for finding in docx_template.check(path)]


def refused(path: Path) -> str:
    with pytest.raises(DocumentError) as error:
        docx.render(document(), path)
    assert codes(path) == [error.value.finding.code]
    assert error.value.finding.advice
    return error.value.finding.code


def test_fill__body_stands_in_its_place(tmp_path: Path) -> None:
    made = texts(render(template(tmp_path, "青石工业园区文件", "【正文】", "（此件公开发布）"), tmp_path))
    assert (made[0], made[1], made[-1]) == ("青石工业园区文件", TITLE, "（此件公开发布）")


def test_fill__title_place_takes_the_title(tmp_path: Path) -> None:
    made = texts(render(template(tmp_path, "内部资料：【标题】", "【正文】"), tmp_path))
    assert made[0] == f"内部资料：{TITLE}"
    assert sum(TITLE in line for line in made) == 1


def test_fill__place_split_into_runs(tmp_path: Path) -> None:
    path = template(tmp_path, "前面")
    opened = python_docx.Document(str(path))
    paragraph = opened.add_paragraph("【正")
    paragraph.add_run("文】").bold = True
    opened.add_paragraph("后面")
    opened.save(str(path))
    made = texts(render(path, tmp_path))
    assert (made[0], made[1], made[-1]) == ("前面", TITLE, "后面")
    assert not any("【" in line for line in made)


def test_fill__without_a_place_at_the_end(tmp_path: Path) -> None:
    path = template(tmp_path, "青石工业园区文件")
    assert "word.template-no-place" in codes(path)
    assert texts(render(path, tmp_path))[:2] == ["青石工业园区文件", TITLE]


def with_chinese_heading(path: Path) -> Path:
    """Word's own 标题 1, given a Chinese font by the office."""
    opened = python_docx.Document(str(path))
    style = opened.styles["Heading 1"]
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")
    opened.save(str(path))
    return path


def styles_used(path: Path) -> list[str]:
    return [
        p.style.name
        for p in python_docx.Document(str(path)).paragraphs
        if p.style is not None and p.style.name
    ]


def test_fill__the_offices_own_style_is_used_as_it_is(tmp_path: Path) -> None:
    made = python_docx.Document(str(render(template(tmp_path, "【正文】", styles=("台账正文",)), tmp_path)))
    bodies = [p.style for p in made.paragraphs if p.style is not None and p.style.name == "台账正文"]
    assert bodies
    assert {style.font.size for style in bodies} == {Pt(17)}


def test_fill__words_own_heading_if_the_office_set_its_font(tmp_path: Path) -> None:
    used = styles_used(render(with_chinese_heading(template(tmp_path, "【正文】")), tmp_path))
    assert "Heading 1" in used
    assert "台账一级标题" not in used


def test_fill__else_the_style_of_the_standard_is_added(tmp_path: Path) -> None:
    used = styles_used(render(template(tmp_path, "【正文】"), tmp_path))
    assert not {"Heading 1", "Title", "Normal"} & set(used)  # Word's blue headings don't get into a report
    assert {"台账标题", "台账一级标题", "台账正文", "台账署名"} <= set(used)


def test_fill__every_figure_is_still_bound(tmp_path: Path) -> None:
    path = template(tmp_path, "青石工业园区文件 第35号", "【正文】", "抄送单位共12家。")
    made = render(path, tmp_path)
    assert len(read_back(made).controls) == len(document().bounds())
    states = {checked.state for checked in verify(document(), made, template=path)}
    assert states == {State.KEPT}


def test_verify__template_not_named_its_text_counts_as_added(tmp_path: Path) -> None:
    path = template(tmp_path, "【正文】", "抄送单位共12家。")
    states = [checked.state for checked in verify(document(), render(path, tmp_path))]
    assert State.SENTENCE_ADDED in states
    assert State.TYPED in states


def test_fill__same_bytes_each_time(tmp_path: Path) -> None:
    path = template(tmp_path, "【正文】")
    assert docx.render(document(), path) == docx.render(document(), path)


def test_fill__dotx_becomes_a_document(tmp_path: Path) -> None:
    def as_template(xml: str) -> str:
        return xml.replace("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")

    path = changed(template(tmp_path, "【正文】"), "模板.dotx", as_template, "[Content_Types].xml")
    made = python_docx.Document(str(render(path, tmp_path)))  # refuses anything but a document
    assert made.paragraphs[0].text == TITLE


def test_fill__in_a_table_cell(tmp_path: Path) -> None:
    path = template(tmp_path, "前面")
    opened = python_docx.Document(str(path))
    opened.add_table(1, 1).cell(0, 0).paragraphs[0].text = "【正文】"
    opened.save(str(path))
    made = python_docx.Document(str(render(path, tmp_path)))
    assert made.tables[0].cell(0, 0).paragraphs[0].text == TITLE


def test_check__everything_there(tmp_path: Path) -> None:
    names = tuple(look.name for look in docx_template.docx_page.LOOKS.values())
    assert codes(template(tmp_path, "【正文】", styles=names)) == []


def test_check__names_the_styles_that_are_missing(tmp_path: Path) -> None:
    findings = docx_template.check(with_chinese_heading(template(tmp_path, "【正文】")))
    assert [finding.code for finding in findings] == ["word.template-styles"]
    assert "台账正文" in findings[0].message
    assert "台账一级标题" not in findings[0].message  # Word's own stands in


def test_refused__two_places(tmp_path: Path) -> None:
    assert refused(template(tmp_path, "【正文】", "又一处", "【正文】")) == "word.template-two-places"


def test_refused__place_shared_with_text(tmp_path: Path) -> None:
    assert refused(template(tmp_path, "正文如下：【正文】")) == "word.template-place-shared"


def test_refused__macros(tmp_path: Path) -> None:
    def with_macros(xml: str) -> str:
        return xml.replace(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        )

    path = changed(template(tmp_path, "【正文】"), "带宏.docm", with_macros, "[Content_Types].xml")
    assert refused(path) == "word.template-macros"


def test_refused__not_a_word_file(tmp_path: Path) -> None:
    path = tmp_path / "模板.docx"
    path.write_text("这是文本", encoding="utf-8")
    assert refused(path) == "word.not-docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "压缩包")
    assert refused(path) == "word.not-docx"


def test_refused__strict(tmp_path: Path) -> None:
    def strict(xml: str) -> str:
        return xml.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    path = changed(template(tmp_path, "【正文】"), "严格.docx", strict)
    assert refused(path) == "word.template-strict"
