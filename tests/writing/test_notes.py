"""Notes that a report needs about its own figures."""

from taizhang.catalogue.model import Catalogue, Outline
from taizhang.kernel.figure import Measure, Scope
from taizhang.writing.compose import compose
from taizhang.writing.document import Document
from taizhang.writing.notes import ROUNDING
from writing.small_report import GivenRow, book_of, row


def composed(catalogue: Catalogue, outline: Outline, *rows: GivenRow) -> Document:
    return compose(outline, book_of(catalogue, *rows), catalogue)[0]


def notes_of(document: Document) -> list[str]:
    return [note.text for note in document.notes]


def test_notes__coverage_is_bound(catalogue: Catalogue, outline: Outline) -> None:
    document = composed(
        catalogue, outline, row("工业总产值", "70.3"), row("技改投资", "5", 上报家数="47", 应报家数="48")
    )
    assert notes_of(document) == ["注：截至2024年9月末，技改投资应报48家、实报47家。"]
    expected, reported = document.notes[0].bounds
    assert (expected.figure.measure, expected.printed) == (Measure.EXPECTED, "48家")
    assert (reported.figure.measure, reported.printed) == (Measure.REPORTED, "47家")
    assert document.sentences()[-1].id == "quarterly:coverage"


def test_notes__indicators_with_the_same_counts_share_a_clause(
    catalogue: Catalogue, outline: Outline
) -> None:
    document = composed(
        catalogue,
        outline,
        row("工业总产值", "70.3", 上报家数="95", 应报家数="96"),
        row("技改投资", "5", 上报家数="3", 应报家数="4"),
        row("利润总额", "2", 上报家数="95", 应报家数="96"),
    )
    assert notes_of(document) == [
        "注：截至2024年9月末，工业总产值、利润总额应报96家、实报95家；技改投资应报4家、实报3家。"
    ]


def test_notes__none_when_all_reported_or_nobody_owes(catalogue: Catalogue, outline: Outline) -> None:
    rows = (row("工业总产值", "70.3"), row("技改投资", "5", 上报家数="4", 应报家数="4"))
    assert notes_of(composed(catalogue, outline, *rows)) == []


def members(battery: str, chemical: str) -> tuple[GivenRow, ...]:
    return (
        row("工业总产值", "70"),
        row("规上工业总产值", "61.2"),
        row("规上工业总产值", battery, scope=Scope("cluster", "battery")),
        row("规上工业总产值", chemical, scope=Scope("cluster", "chemical")),
    )


def test_notes__rounding_when_parts_add_up_but_do_not_seem_to(catalogue: Catalogue, outline: Outline) -> None:
    assert notes_of(composed(catalogue, outline, *members("51.55", "9.65"))) == [ROUNDING]


def test_notes__no_rounding_note_when_they_seem_to(catalogue: Catalogue, outline: Outline) -> None:
    assert notes_of(composed(catalogue, outline, *members("51.5", "9.7"))) == []


def test_notes__no_rounding_note_for_parts_that_are_not_all(catalogue: Catalogue, outline: Outline) -> None:
    """51.55 and 9.45 do not make 61.2 at all: a third part is unknown, and no rounding explains it."""
    assert notes_of(composed(catalogue, outline, *members("51.55", "9.45"))) == []


def test_notes__shares_that_print_as_another_sum(catalogue: Catalogue, outline: Outline) -> None:
    third = [
        row("规上工业总产值", "20", scope=Scope("cluster", name)) for name in ("battery", "chemical", "other")
    ]
    document = composed(catalogue, outline, row("工业总产值", "70"), row("规上工业总产值", "60"), *third)
    assert "占规上工业产值比重33.3%" in document.to_text()
    assert notes_of(document) == [ROUNDING]
