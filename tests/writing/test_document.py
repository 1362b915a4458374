"""A document keeps its figures through every form it is given."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel.amount import Amount
from taizhang.kernel.figure import PARK, Figure, GrowthWord, Measure, Scope, Source
from taizhang.kernel.period import Period
from taizhang.kernel.unit import unit
from taizhang.writing.document import Bound, Document, Mark, Paragraph, Run, Table, Text, plain

PERIOD = Period(2024, 1, 9)


def figure(value: str | None = "70.3123", word: GrowthWord | None = None) -> Figure:
    amount = None if value is None else Amount(Decimal(value), unit("亿元"))
    return Figure("output", PARK, PERIOD, Measure.VALUE, amount, word=word, source=Source("sum", "abc"))


def two_sentences() -> Paragraph:
    runs: tuple[Run, ...] = (
        Text("一是", "ordinal"),
        Text("产值"),
        Bound("f001", figure(), "70.3亿元"),
        Text("。"),
        Text("同比", by="f002"),
        Bound("f002", figure(None, GrowthWord.TURNED_PROFIT), "扭亏为盈"),
        Text("。"),
    )
    return Paragraph("body", runs, (Mark("quarterly:3.1", 4), Mark("quarterly:3.2", 3)))


def small_document() -> Document:
    table = Table("主要指标", ("指标", "数值"), (((Text("产值"),), (Bound("f003", figure(), "70.3亿元"),)),))
    note = Paragraph("note", (Text("注：应报"), Bound("f004", figure(), "48家"), Text("。")))
    title = Paragraph("title", (Text("季度报告"),))
    return Document("季度报告", "quarterly", PERIOD, "3f9c", "cafe", (title, two_sentences(), table), (note,))


def test_plain__what_the_reader_sees() -> None:
    assert plain(two_sentences().runs) == "一是产值70.3亿元。同比扭亏为盈。"


def test_document_sentences__by_marks_else_whole_paragraphs() -> None:
    found = [(each.id, each.block, each.text) for each in small_document().sentences()]
    assert found == [
        ("block:0", 0, "季度报告"),
        ("quarterly:3.1", 1, "一是产值70.3亿元。"),
        ("quarterly:3.2", 1, "同比扭亏为盈。"),
        ("block:3", 3, "注：应报48家。"),
    ]


def test_document_sentences__know_their_figures() -> None:
    first = small_document().sentences()[1]
    assert [bound.id for bound in first.bounds] == ["f001"]


def test_document_bounds__in_tables_and_notes_too() -> None:
    document = small_document()
    assert [bound.id for bound in document.bounds()] == ["f001", "f002", "f003", "f004"]
    assert document.bound("f003") == Bound("f003", figure(), "70.3亿元")
    assert document.bound("f009") is None


def test_document_to_text__a_line_per_paragraph_tabs_in_tables() -> None:
    assert small_document().to_text() == (
        "季度报告\n一是产值70.3亿元。同比扭亏为盈。\n主要指标\n指标\t数值\n产值\t70.3亿元\n注：应报48家。\n"
    )


def test_document_id__changes_with_a_figure_that_prints_the_same() -> None:
    document = small_document()
    assert document.id == small_document().id
    other = Document.from_json(document.to_json().replace("70.3123", "70.3124"))
    assert other.to_text() == document.to_text()
    assert other.id != document.id


FIGURES = st.builds(
    Figure,
    indicator=st.sampled_from(["output", "tax_pit"]),
    scope=st.sampled_from([PARK, Scope("cluster", "battery"), Scope("industry", "26")]),
    period=st.sampled_from([PERIOD, Period(2024, 9, 9, point=True), Period(2024, 1, 12)]),
    measure=st.sampled_from(Measure),
    amount=st.none()
    | st.builds(
        Amount,
        st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False),
        st.sampled_from([unit("亿元"), unit("%"), unit("个百分点"), unit("家")]),
    ),
    part=st.sampled_from(["", "cluster:battery"]),
    word=st.none() | st.sampled_from(GrowthWord),
    source=st.none() | st.builds(Source, st.sampled_from(["sum", "entry"]), st.text(max_size=8)),
)
RUNS = st.one_of(
    st.builds(Text, st.text(max_size=8), st.sampled_from(["", "date", "ordinal", "name"]), st.just("")),
    st.builds(Text, st.text(max_size=8), st.just(""), st.sampled_from(["", "f001"])),
    st.builds(Bound, st.from_regex("f[0-9]{3}", fullmatch=True), FIGURES, st.text(max_size=8)),
)
ROWS = st.lists(RUNS, max_size=4).map(tuple)
PARAGRAPHS = st.builds(
    Paragraph,
    st.sampled_from(["title", "heading1", "body", "signature", "date"]),
    ROWS,
    st.lists(st.builds(Mark, st.text(max_size=5), st.integers(0, 4)), max_size=2).map(tuple),
)
CELLS = st.lists(ROWS, max_size=2).map(tuple)
TABLES = st.builds(
    Table,
    st.text(max_size=5),
    st.lists(st.text(max_size=3), max_size=2).map(tuple),
    st.lists(CELLS, max_size=2).map(tuple),
)


@given(
    st.builds(
        Document,
        title=st.text(max_size=8),
        outline=st.just("quarterly"),
        period=st.just(PERIOD),
        snapshot=st.text(max_size=8),
        catalogue=st.text(max_size=8),
        blocks=st.lists(PARAGRAPHS | TABLES, max_size=3).map(tuple),
        notes=st.lists(PARAGRAPHS, max_size=2).map(tuple),
    )
)
def test_document_from_json__reads_back_what_to_json_wrote(document: Document) -> None:
    again = Document.from_json(document.to_json())
    assert again == document
    assert again.id == document.id


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"title": "季度报告"}'])
def test_document_from_json__refuses_other_texts(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        Document.from_json(text)
