"""An edited file is read as its reader sees it, and numbers are found by whichever mark is left."""

from pathlib import Path

import pytest

from adapters.sample_document import changed, control, document, edited, unwrapped, written
from taizhang.adapters.docx_package import DocumentError
from taizhang.adapters.docx_read import Control, read_back

REVISION = 'w:id="900" w:author="王科长" w:date="2024-10-09T09:00:00Z"'


def found(path: Path, figure: str) -> list[Control]:
    return [each for each in read_back(path).controls if each.mark.figure == figure]


def test_read_back__text_and_figures_in_order(tmp_path: Path) -> None:
    made_from = document()
    read = read_back(written(tmp_path))
    assert "\n".join(
        line.text for line in read.lines if not line.place
    ) == made_from.to_text().strip().replace("\t", "\n")
    assert [each.mark.figure for each in read.controls] == [bound.id for bound in made_from.bounds()]
    assert [each.text for each in read.controls] == [bound.printed for bound in made_from.bounds()]
    assert {each.found_by for each in read.controls} == {"tag"}
    assert read.document == made_from.id
    assert all(read.lines[c.line].text[c.start : c.end] == c.text for c in read.controls)
    assert [line.text for line in read.lines if line.in_table][:2] == ["指标", "累计"]


def test_read_back__by_alias_when_the_tag_is_gone(tmp_path: Path) -> None:
    path = changed(written(tmp_path), "无标签.docx", lambda xml: xml.replace("w:tag ", "w:label2 "))
    assert {each.found_by for each in read_back(path).controls} == {"alias"}
    assert len(read_back(path).controls) == 8


def test_read_back__by_bookmark_when_the_control_is_gone(tmp_path: Path) -> None:
    path = changed(written(tmp_path), "无控件.docx", lambda xml: unwrapped(xml, "f003", bookmark=True))
    assert [(each.text, each.found_by) for each in found(path, "f003")] == [("51.6亿元", "bookmark")]
    assert [each.found_by for each in found(path, "f004")] == ["tag"]


def test_read_back__nothing_when_all_marks_are_gone(tmp_path: Path) -> None:
    path = changed(written(tmp_path), "无标记.docx", lambda xml: unwrapped(xml, "f003"))
    assert found(path, "f003") == []
    assert "51.6亿元" in "".join(line.text for line in read_back(path).lines)


def test_read_back__tracked_changes_as_accepted(tmp_path: Path) -> None:
    old = '<w:r><w:t xml:space="preserve">51.6亿元</w:t></w:r>'
    tracked = (
        f"<w:del {REVISION}><w:r><w:delText>51.6亿元</w:delText></w:r></w:del>"
        f"<w:ins {REVISION}><w:r><w:t>53亿元</w:t></w:r></w:ins>"
    )
    path = edited(written(tmp_path), "修订.docx", (old, tracked))
    assert [each.text for each in found(path, "f003")] == ["53亿元"]


def test_read_back__moved_text_counts_once(tmp_path: Path) -> None:
    old = '<w:r><w:t xml:space="preserve">。其中：新能源电池材料产业完成规上产值</w:t></w:r>'
    moved = (
        f"<w:moveFrom {REVISION}><w:r><w:t>旧处</w:t></w:r></w:moveFrom>"
        f"<w:moveTo {REVISION}><w:r><w:t>新处</w:t></w:r></w:moveTo>"
    )
    text = "".join(
        line.text for line in read_back(edited(written(tmp_path), "移动.docx", (old, moved))).lines
    )
    assert "新处" in text
    assert "旧处" not in text


def test_read_back__deleted_paragraph_mark_joins(tmp_path: Path) -> None:
    old = '<w:pStyle w:val="TzHeading3"/>'
    new = f"{old}<w:rPr><w:del {REVISION}/></w:rPr>"
    lines = [line.text for line in read_back(edited(written(tmp_path), "合段.docx", (old, new))).lines]
    assert any(line.startswith("1.工业一是完成工业产值。") for line in lines)


def test_read_back__deleted_row_is_gone(tmp_path: Path) -> None:
    def delete_last_row(xml: str) -> str:
        at = xml.rindex("<w:trPr>") + len("<w:trPr>")
        end = xml.index("</w:trPr>", at)
        return xml[:end] + f"<w:del {REVISION}/>" + xml[end:]

    path = changed(written(tmp_path), "删行.docx", delete_last_row)
    assert found(path, "f008") == []
    assert len(found(path, "f007")) == 1


def test_read_back__emptied_control_shows_its_placeholder_to_word_only(tmp_path: Path) -> None:
    def emptied(xml: str) -> str:
        whole = control(xml, "f003")
        made = whole.replace("51.6亿元", "单击此处输入文字。").replace(
            "</w:sdtPr>", "<w:showingPlcHdr/></w:sdtPr>"
        )
        return xml.replace(whole, made)

    path = changed(written(tmp_path), "清空.docx", emptied)
    assert [each.text for each in found(path, "f003")] == [""]
    assert not any("单击此处" in line.text for line in read_back(path).lines)


def test_read_back__hidden_text_is_not_there(tmp_path: Path) -> None:
    old = '<w:r><w:t xml:space="preserve">今年以来'
    path = edited(
        written(tmp_path), "隐藏.docx", (old, f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>95亿元</w:t></w:r>{old}")
    )
    assert not any("95亿元" in line.text for line in read_back(path).lines)


def test_read_back__text_box_once_and_after_its_paragraph(tmp_path: Path) -> None:
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = '<w:r><w:t xml:space="preserve">今年以来'
    lines = [
        line.text for line in read_back(edited(written(tmp_path), "文本框.docx", (old, box + old))).lines
    ]
    assert lines.count("框里的字") == 1
    assert lines[lines.index("框里的字") - 1].startswith("今年以来")


def test_read_back__field_codes_are_not_text(tmp_path: Path) -> None:
    field = "<w:r><w:instrText> PAGE 12 </w:instrText></w:r><w:r><w:t>见第3页</w:t></w:r>"
    old = '<w:r><w:t xml:space="preserve">今年以来'
    lines = [line.text for line in read_back(edited(written(tmp_path), "域.docx", (old, field + old))).lines]
    assert any(line.startswith("见第3页今年以来") for line in lines)


def test_read_back__bookmark_across_paragraphs_ends_with_its_line(tmp_path: Path) -> None:
    def stretched(xml: str) -> str:
        xml = unwrapped(xml, "f008", bookmark=True)
        number = xml[xml.rindex('<w:bookmarkStart w:id="') + len('<w:bookmarkStart w:id="') :].partition('"')[
            0
        ]
        end = f'<w:bookmarkEnd w:id="{number}"/>'
        return xml.replace(end, "").replace("<w:sectPr>", f"{end}<w:sectPr>")

    path = changed(written(tmp_path), "跨段.docx", stretched)
    assert [each.text for each in found(path, "f008")] == ["5.5亿元"]


def test_read_back__strict_file(tmp_path: Path) -> None:
    def strict(xml: str) -> str:
        return xml.replace(
            "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml"
        )

    with pytest.raises(DocumentError) as error:
        read_back(changed(written(tmp_path), "严格.docx", strict))
    assert error.value.finding.code == "word.strict"


def test_read_back__margins_come_last_without_page_numbers(tmp_path: Path) -> None:
    typed = "<w:r><w:t>内部资料 3</w:t></w:r></w:p></w:ftr>"
    path = changed(
        written(tmp_path),
        "页脚.docx",
        lambda xml: xml.replace('w:fldCharType="separate"/></w:r>', 'w:fldCharType="separate"/></w:r>'
                                "<w:r><w:t>12</w:t></w:r>").replace("</w:p></w:ftr>", typed),
        "word/footer1.xml",
    )  # fmt: skip
    lines = read_back(path).lines
    assert [line.place for line in lines[-2:]] == ["页脚", "页脚"]
    assert lines[-2].text.replace(" ", "") == "——内部资料3"
    assert {line.place for line in lines[:-2]} == {""}


def test_read_back__simple_field_is_filled_in_by_word(tmp_path: Path) -> None:
    field = '<w:fldSimple w:instr=" NUMPAGES \\* Arabic "><w:r><w:t>8</w:t></w:r></w:fldSimple><w:sectPr'
    path = edited(
        written(tmp_path),
        "页数.docx",
        ("<w:sectPr", f"<w:p><w:r><w:t>共</w:t></w:r>{field[:-9]}</w:p><w:sectPr"),
    )
    assert [line.text for line in read_back(path).lines if not line.place][-1] == "共"
