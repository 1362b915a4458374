"""Numbers that are right to the last digit, in the wrong place."""

from pathlib import Path

import pytest

from adapters.sample_document import changed, control, document, edited, written
from taizhang.adapters.docx_exchange import Terms
from taizhang.adapters.docx_verify import Checked, State, verify

OUTPUT = ("规上工业总产值", "规上工业产值", "规上产值")
TERMS: Terms = {
    "f001": (OUTPUT,),
    "f002": (OUTPUT,),
    "f003": (OUTPUT, ("新能源电池材料",)),
    "f004": (OUTPUT, ("新能源电池材料",)),
    "f005": (OUTPUT, ("化工",)),
    "f006": (OUTPUT, ("化工",)),
}


def loud(path: Path, terms: Terms | None = TERMS) -> list[Checked]:
    return [each for each in verify(document(), path, terms=terms) if each.state is not State.KEPT]


def swapped(xml: str, one: str, two: str) -> str:
    first, second = control(xml, one), control(xml, two)
    return xml.replace(first, "@@").replace(second, first).replace("@@", second)


def put(xml: str, figure: str, after: str) -> str:
    """The control cut out and pasted after some words."""
    whole = control(xml, figure)
    assert after in xml
    return xml.replace(whole, "").replace(
        f"{after}</w:t></w:r>", f'{after}</w:t></w:r>{whole}<w:r><w:t xml:space="preserve">', 1
    ).replace('<w:r><w:t xml:space="preserve"><', "<", 1)  # fmt: skip


def test_verify__two_controls_hold_each_others_text(tmp_path: Path) -> None:
    path = edited(
        written(tmp_path), "换字.docx", ("51.6亿元", "@"), ("9.7亿元", "51.6亿元"), ("@", "9.7亿元")
    )
    found = loud(path)
    assert [(each.state, each.figure, each.other, each.was, each.now) for each in found] == [
        (State.SWAPPED, "f003", "f005", "51.6亿元", "9.7亿元"),
        (State.SWAPPED, "f005", "f003", "9.7亿元", "51.6亿元"),
    ]
    assert str(found[0]).startswith("第6段：f003 与 f005 对调：原“51.6亿元”，现“9.7亿元”。所在句：")


@pytest.mark.parametrize("terms", [TERMS, {}])
def test_verify__two_controls_exchanged_within_a_sentence(tmp_path: Path, terms: Terms) -> None:
    path = changed(written(tmp_path), "换控件.docx", lambda xml: swapped(xml, "f003", "f005"))
    assert [(each.state, each.figure, each.other, each.was, each.now) for each in loud(path, terms)] == [
        (State.SWAPPED, "f003", "f005", "51.6亿元", "9.7亿元"),
        (State.SWAPPED, "f005", "f003", "9.7亿元", "51.6亿元"),
    ]


def test_verify__two_controls_exchanged_between_sentences(tmp_path: Path) -> None:
    path = changed(written(tmp_path), "跨句换.docx", lambda xml: swapped(xml, "f001", "f003"))
    assert [(each.state, each.figure, each.now, each.sentence[:6]) for each in loud(path)] == [
        (State.SWAPPED, "f001", "51.6亿元", "1-9月，完"),
        (State.SWAPPED, "f003", "61亿元", "其中：新能源"[:6]),
    ]


def test_verify__equal_numbers_changed_are_not_exchanged(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "都改.docx", ("51.6亿元", "53亿元"), ("9.7亿元", "51.6亿元"))
    assert {each.state for each in loud(path)} == {State.CHANGED}


def test_verify__moved_to_a_sentence_about_something_else(tmp_path: Path) -> None:
    path = changed(
        written(tmp_path),
        "移句.docx",
        lambda xml: put(xml, "f001", "社会大局保持稳定。").replace("社会大局保持稳定。", "社会大局保持稳定，投资"),
    )  # fmt: skip
    (moved,) = [each for each in loud(path) if each.state is State.MOVED]
    assert (moved.figure, moved.now) == ("f001", "61亿元")
    assert moved.origin == "1-9月，完成规上工业产值61亿元，同比增长10%。"
    assert moved.sentence == "社会大局保持稳定，投资61亿元"


def test_verify__sentence_reworded_to_speak_of_something_else(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "换指标.docx", ("完成规上工业产值", "完成固定资产投资"))
    found = loud(path)
    assert [(each.state, each.figure) for each in found] == [
        (State.MOVED, "f001"),
        (State.MOVED, "f002"),
        (State.SENTENCE_CHANGED, ""),
    ]


def test_verify__reworded_with_the_name_kept_is_in_place(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "润色.docx", ("，完成规上工业产值", "，园区累计完成规上产值"))
    assert {each.state for each in loud(path)} == {State.SENTENCE_CHANGED}


def test_verify__sentence_cut_in_two_is_in_place(tmp_path: Path) -> None:
    path = edited(written(tmp_path), "断句.docx", ("，同比增长", "。同比增长"))
    assert State.MOVED not in {each.state for each in loud(path)}


def test_verify__typed_into_a_footer(tmp_path: Path) -> None:
    typed = "<w:r><w:t>投资3.5亿元</w:t></w:r></w:p></w:ftr>"
    path = changed(
        written(tmp_path), "页脚.docx", lambda xml: xml.replace("</w:p></w:ftr>", typed), "word/footer1.xml"
    )
    (found,) = loud(path)
    assert (found.state, found.now, found.where) == (State.TYPED, "3.5亿元", "页脚")
    assert str(found).startswith("页脚：手填，没有来源：“3.5亿元”")


def test_verify__typed_into_a_text_box(tmp_path: Path) -> None:
    box = (
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>税收7亿元</w:t></w:r></w:p></w:txbxContent></w:pict>"
        "</w:r></w:p><w:sectPr"
    )
    path = edited(written(tmp_path), "文本框.docx", ("<w:sectPr", box))
    typed = next(each for each in loud(path) if each.state is State.TYPED)
    assert typed.now == "7亿元"
    assert typed.where.endswith("段文本框")
