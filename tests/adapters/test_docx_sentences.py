"""Which sentence is which, after editing."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from adapters.sample_document import document, written
from taizhang.adapters.docx_read import read_back
from taizhang.adapters.docx_sentences import Piece, Span, carried, changes, fold, match, of_document, of_file


def pieces(*texts: str) -> list[Piece]:
    return [Piece(text) for text in texts]


def test_of_document__agrees_with_its_own_file(tmp_path: Path) -> None:
    made_from = document()
    old = of_document(made_from)
    new = of_file(read_back(written(tmp_path)), made_from.id[:12])
    assert [piece.skeleton for piece in old] == [piece.skeleton for piece in new]
    assert [piece.is_cell for piece in old] == [
        piece.is_cell or piece.text == "主要指标完成情况" for piece in new
    ]
    assert sum(len([s for s in piece.spans if not s.chosen]) for piece in old) == len(made_from.bounds())


def test_skeleton__does_not_depend_on_the_number() -> None:
    one = Piece("产值61亿元。", (Span(2, 6, "f001"),))
    other = Piece("产值516000万元。", (Span(2, 10, "f001"),))
    assert one.skeleton == other.skeleton
    assert one.plain != other.plain


@given(st.text())
def test_fold__keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_match__moved_sentence_is_the_same() -> None:
    found = match(pieces("甲。", "乙。", "丙。"), pieces("丙。", "甲。", "乙。"))
    assert found.pairs == ((0, 1), (1, 2), (2, 0))
    assert (found.dropped, found.added) == ((), ())


def test_match__width_and_spaces_make_no_difference() -> None:
    found = match(pieces("完成产值，同比增长。"), pieces("完成产值, 同比增长。"))
    assert found.pairs == ((0, 0),)


def test_match__reworded_added_and_dropped() -> None:
    old = pieces("园区经济运行持续向好。", "社会大局保持稳定。", "项目招引有序推进。")
    new = pieces("园区经济运行总体平稳、持续向好。", "项目招引有序推进。", "安全生产形势平稳可控无事故。")
    found = match(old, new)
    assert found.pairs == ((0, 0), (2, 1))
    assert (found.dropped, found.added) == ((1,), (2,))


def test_match__a_cell_is_not_a_sentence() -> None:
    found = match([Piece("税收收入", is_cell=True)], [Piece("税收收入们")])
    assert found.pairs == ()


def test_match__figures_tell_sentences_apart() -> None:
    old = [Piece("完成产值61亿元。", (Span(4, 8, "f001"),)), Piece("完成产值70亿元。", (Span(4, 8, "f002"),))]
    new = [
        Piece("共完成产值70亿元。", (Span(5, 9, "f002"),)),
        Piece("共完成产值61亿元。", (Span(5, 9, "f001"),)),
    ]
    assert match(old, new).pairs == ((0, 1), (1, 0))


def test_match__two_unlike_texts_end_soon() -> None:
    old = pieces(*(f"第{n}句说的是这一件事。" for n in range(300)))
    new = pieces(*(f"别的第{n}句说的是那一件事情。" for n in range(300)))
    found = match(old, new)
    assert found.pairs == ()  # more pairs than MOST_PAIRS: not compared letter by letter
    assert len(found.dropped) == len(found.added) == 300


def test_carried__a_number_is_one_thing() -> None:
    old, new = "产值51.6亿元，增长。", "规上产值153.16亿元，增长。"
    start, end = carried(changes(old, new), 2, 8)
    assert new[start:end] == "153.16亿元"


def test_carried__gone() -> None:
    old, new = "产值51.6亿元，增长。", "产值，增长。"
    start, end = carried(changes(old, new), 2, 8)
    assert start == end
