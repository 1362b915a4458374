"""What an office does to a report, and what is said of it."""

import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.sample_document import W, changed, control, document, edited, part, unwrapped, written
from taizhang.adapters import docx
from taizhang.adapters.docx_package import DocumentError
from taizhang.adapters.docx_read import read_back
from taizhang.adapters.docx_verify import Checked, State, verify
from taizhang.adapters.pdf import soffice


def checked(path: Path) -> tuple[Checked, ...]:
    return verify(document(), path)


def not_kept(path: Path) -> list[tuple[State, str, str, str]]:
    """State, figure, was, now of everything that isn't as it was."""
    return [(c.state, c.figure, c.was, c.now) for c in checked(path) if c.state is not State.KEPT]


def states(path: Path) -> set[State]:
    return {each.state for each in checked(path)}


def test_verify__untouched(tmp_path: Path) -> None:
    found = checked(written(tmp_path))
    assert [each.state for each in found] == [State.KEPT] * 8
    assert [each.figure for each in found] == [f"f{n:03d}" for n in range(1, 9)]
    assert not any(each.unmarked for each in found)


def test_verify__number_changed(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "改数.docx", ("51.6亿元", "53亿元"))
    assert not_kept(path) == [(State.CHANGED, "f003", "51.6亿元", "53亿元")]
    said = next(str(each) for each in checked(path) if each.state is State.CHANGED)
    assert said.startswith("第6段：f003 已改：原“51.6亿元”，现“53亿元”。所在句：其中：新能源电池材料产业")


def test_verify__number_and_unit_changed_to_the_same_amount(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "换单位.docx", ("51.6亿元", "516000万元"))
    assert not_kept(path) == [(State.REWRITTEN, "f003", "51.6亿元", "516000万元")]


def test_verify__unit_slip_is_a_change(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "单位错.docx", ("51.6亿元", "51.6万元"))
    assert not_kept(path) == [(State.CHANGED, "f003", "51.6亿元", "51.6万元")]


def test_verify__full_width_digits_are_the_same(tmp_path: Path) -> None:
    assert states(edited(written(tmp_path), "全角.docx", ("51.6亿元", "５１．６亿元"))) == {State.KEPT}


def test_verify__hedge_added_is_a_change(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "约数.docx", ("51.6亿元", "约51.6亿元"))
    assert not_kept(path) == [(State.CHANGED, "f003", "51.6亿元", "约51.6亿元")]


@pytest.mark.parametrize(
    ("before", "now"),
    [("1", "151.6亿元"), ("1,0", "1,051.6亿元"), ("", "51.6亿元"), ("产值", "51.6亿元")],
)
def test_verify__digits_typed_against_the_control(tmp_path: Path, before: str, now: str) -> None:
    path = edited(
        written(tmp_path), "贴边.docx", ("电池材料产业完成规上产值<", f"电池材料产业完成规上产值{before}<")
    )
    figure = next(each for each in checked(path) if each.figure == "f003")
    assert (figure.state, figure.now) == (State.KEPT if now == "51.6亿元" else State.CHANGED, now)
    assert not any(each.state is State.TYPED for each in checked(path))


def test_verify__emptied_control(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "清空.docx", (">51.6亿元<", "><"))
    assert not_kept(path) == [(State.REMOVED, "f003", "51.6亿元", "")]


def test_verify__sentence_deleted_with_its_figures(tmp_path: Path) -> None:
    def without_it(xml: str) -> str:
        start = xml.index("。其中：新能源")
        end = xml.index("</w:p>", start)
        return xml[:start] + "。</w:t></w:r>" + xml[end:]

    path = changed(written(tmp_path), "删句.docx", without_it)
    found = not_kept(path)
    assert [each[:2] for each in found[:4]] == [(State.REMOVED, f"f{n:03d}") for n in range(3, 7)]
    assert [each[0] for each in found[4:]] == [State.SENTENCE_DROPPED]


def test_verify__words_a_figure_chose_are_turned(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "改向.docx", ("同比增长", "同比下降"))
    assert (State.CHANGED, "f002", "同比增长10%", "同比下降10%") in not_kept(path)


def test_verify__typed_in_by_hand(tmp_path: Path) -> None:
    path = edited(
        written(tmp_path), "手填.docx", ("社会大局保持稳定。", "社会大局保持稳定。全年力争新增企业35家。")
    )
    assert not_kept(path) == [
        (State.TYPED, "", "", "35家"),
        (State.SENTENCE_ADDED, "", "", "全年力争新增企业35家。"),
    ]
    typed = next(each for each in checked(path) if each.state is State.TYPED)
    assert typed.sentence == "全年力争新增企业35家。"


def test_verify__typed_into_a_known_sentence(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "手填句中.docx", ("；化工产业", "，拉动2.1个百分点；化工产业"))
    found = not_kept(path)
    assert (State.TYPED, "", "", "2.1个百分点") in found
    assert {each[0] for each in found} == {State.TYPED, State.SENTENCE_CHANGED}


def test_verify__typed_in_chinese_characters(tmp_path: Path) -> None:
    path = edited(
        written(tmp_path), "汉字数.docx", ("；化工产业", "，约十五亿元用于技改，两年翻一番；化工产业")
    )
    typed = [now for state, _, _, now in not_kept(path) if state is State.TYPED]
    assert typed == ["十五亿元", "翻一番"]


def test_verify__typed_into_a_footnote(tmp_path: Path) -> None:
    path = written(tmp_path, "脚注.docx")
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>99家</w:t></w:r></w:p>'
        '</w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>另有35家未统计。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="rId9" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    path = changed(
        path, "有脚注.docx", lambda xml: xml.replace("</Relationships>", link), "word/_rels/document.xml.rels"
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    assert not_kept(path) == [
        (State.TYPED, "", "", "35家"),
        (State.SENTENCE_ADDED, "", "", "另有35家未统计。"),
    ]


def test_verify__date_typed_needs_no_source(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "日期.docx", ("今年以来", "2024年1-9月"))
    assert states(path) == {State.KEPT, State.SENTENCE_CHANGED}


def test_verify__reworded_without_numbers(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "改句.docx", ("持续向好。", "总体平稳、稳中向好。"))
    found = not_kept(path)
    assert [each[0] for each in found] == [State.SENTENCE_CHANGED]
    assert found[0][3] == "今年以来，园区坚持“高质量发展”，经济运行总体平稳、稳中向好。"


def test_verify__unwrapped_and_unchanged(tmp_path: Path) -> None:
    path = changed(written(tmp_path), "脱控.docx", lambda xml: unwrapped(xml, "f003"))
    assert states(path) == {State.KEPT}
    assert [each.figure for each in checked(path) if each.unmarked] == ["f003"]
    assert "标记已丢失" in next(str(each) for each in checked(path) if each.unmarked)


def test_verify__unwrapped_and_changed(tmp_path: Path) -> None:
    path = changed(
        written(tmp_path), "脱控改数.docx", lambda xml: unwrapped(xml, "f003").replace("51.6亿元", "53亿元")
    )
    assert not_kept(path) == [(State.CHANGED, "f003", "51.6亿元", "53亿元")]


def test_verify__unwrapped_and_in_another_unit(tmp_path: Path) -> None:
    path = changed(
        written(tmp_path),
        "脱控换单位.docx",
        lambda xml: unwrapped(xml, "f003").replace("51.6亿元", "516000万元"),
    )
    assert not_kept(path) == [(State.REWRITTEN, "f003", "51.6亿元", "516000万元")]


def test_verify__all_marks_lost(tmp_path: Path) -> None:
    """The text was pasted as plain text into a new file."""

    def plain(xml: str) -> str:
        for number in range(1, 9):
            xml = unwrapped(xml, f"f{number:03d}")
        return xml

    found = checked(changed(written(tmp_path), "纯文本.docx", plain))
    assert [each.state for each in found] == [State.KEPT] * 8
    assert all(each.unmarked for each in found)


def test_verify__copied_twice(tmp_path: Path) -> None:
    """A sentence with its controls copied to the beginning of the report."""

    def copied(xml: str) -> str:
        whole = control(xml, "f003")
        return xml.replace(
            "社会大局保持稳定。</w:t></w:r>", f"社会大局保持稳定。其中电池</w:t></w:r>{whole}", 1
        )

    path = changed(written(tmp_path), "复制.docx", copied)
    found = not_kept(path)
    assert (State.COPIED, "f003", "51.6亿元", "51.6亿元") in found
    assert {each[0] for each in found} == {State.COPIED, State.SENTENCE_ADDED}


def test_verify__copied_and_the_copy_changed(tmp_path: Path) -> None:
    def copied(xml: str) -> str:
        whole = control(xml, "f003").replace("51.6亿元", "60亿元")
        return xml.replace(
            "社会大局保持稳定。</w:t></w:r>", f"社会大局保持稳定。其中电池</w:t></w:r>{whole}", 1
        )

    found = not_kept(changed(written(tmp_path), "复制改.docx", copied))
    assert (State.CHANGED, "f003", "51.6亿元", "60亿元") in found
    kept = {each.figure for each in checked(tmp_path / "复制改.docx") if each.state is State.KEPT}
    assert "f003" in kept


def test_verify__paragraph_moved_to_the_end(tmp_path: Path) -> None:
    def moved(xml: str) -> str:
        at = xml.index("今年以来")
        start, end = xml.rindex("<w:p>", 0, at), xml.index("</w:p>", at) + len("</w:p>")
        return (xml[:start] + xml[end:]).replace("<w:sectPr>", xml[start:end] + "<w:sectPr>")

    assert states(changed(written(tmp_path), "移动.docx", moved)) == {State.KEPT}


def test_verify__paragraph_split_and_sentences_kept(tmp_path: Path) -> None:
    broken = ("向好。社会", "向好。</w:t></w:r></w:p><w:p><w:r><w:t>社会")
    assert states(edited(written(tmp_path), "分段.docx", broken)) == {State.KEPT}


def test_verify__tracked_change_is_read_as_accepted(tmp_path: Path) -> None:
    who = 'w:id="900" w:author="王科长" w:date="2024-10-09T09:00:00Z"'
    old = '<w:r><w:t xml:space="preserve">51.6亿元</w:t></w:r>'
    new = f"<w:del {who}><w:r><w:delText>51.6亿元</w:delText></w:r></w:del><w:ins {who}><w:r><w:t>53亿元</w:t></w:r></w:ins>"
    path = edited(written(tmp_path), "修订.docx", (old, new))
    assert not_kept(path) == [(State.CHANGED, "f003", "51.6亿元", "53亿元")]


def test_verify__number_pasted_from_another_report(tmp_path: Path) -> None:
    other = replace(document(), snapshot="9" * 64)
    strange = control(part(docx.render(other), "word/document.xml"), "f001")
    path = edited(written(tmp_path), "外来.docx", ("</w:p><w:sectPr>", f"{strange}</w:p><w:sectPr>"))
    assert (State.FOREIGN, "f001", "", "61亿元") in not_kept(path)


def test_verify__another_report(tmp_path: Path) -> None:
    other = replace(document(), snapshot="9" * 64)
    with pytest.raises(DocumentError) as error:
        checked(written(tmp_path, "别的.docx", other))
    assert error.value.finding.code == "word.other-report"
    assert error.value.finding.advice


def test_verify__table_cell_changed(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "表格.docx", ("5.5亿元", "5.6亿元"))
    assert not_kept(path) == [(State.CHANGED, "f008", "5.5亿元", "5.6亿元")]


def convert(source: Path, to: str, folder: Path) -> Path:
    program = soffice()
    assert program is not None
    folder.mkdir(exist_ok=True)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            program,
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            to,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / f"{source.stem}.{to}"


def through_docx(path: Path, folder: Path) -> Path:
    return convert(path, "docx", folder / "直接")


def through_odt(path: Path, folder: Path) -> Path:
    return convert(convert(path, "odt", folder / "odt"), "docx", folder / "经odt")


@pytest.mark.soffice
@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("way", [through_docx, through_odt])
def test_verify__after_libreoffice(tmp_path: Path, way: Callable[[Path, Path], Path]) -> None:
    """LibreOffice drops tags and aliases; the bookmarks carry every figure, and edits are still found."""
    untouched = way(written(tmp_path), tmp_path)
    assert {each.found_by for each in read_back(untouched).controls} == {"bookmark"}
    assert Counter(each.state for each in checked(untouched)) == {State.KEPT: 8}
    assert read_back(untouched).document == document().id

    touched = edited(
        written(tmp_path), "改过.docx", ("51.6亿元", "53亿元"), ("9.7亿元", "97000万元"), ("61亿元", "")
    )
    assert not_kept(way(touched, tmp_path)) == [
        (State.REMOVED, "f001", "61亿元", ""),
        (State.CHANGED, "f003", "51.6亿元", "53亿元"),
        (State.REWRITTEN, "f005", "9.7亿元", "97000万元"),
    ]


def test_states__have_one_chinese_name_each() -> None:
    assert len({state.value for state in State}) == len(State)
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+", state.value) for state in State)
