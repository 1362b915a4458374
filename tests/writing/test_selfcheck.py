"""A report that is in order is silent; one changed figure is found."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taizhang.catalogue.model import Catalogue, Outline
from taizhang.kernel import PARK, Amount, Level
from taizhang.reconcile import group, verdict
from taizhang.writing.compose import compose
from taizhang.writing.document import Bound, Document, Paragraph, Run, Text
from taizhang.writing.example_book import ExampleBook
from taizhang.writing.selfcheck import selfcheck
from writing.small_report import SEED, book_of, row


@pytest.fixture
def book(catalogue: Catalogue) -> ExampleBook:
    """The figures of the small report, with last year's taxes large enough for their parts."""
    seed = [each for each in SEED if (each[0], each[1]) != ("税收收入", PARK)]
    return book_of(catalogue, *seed, row("税收收入", "5.5", "4.9921"))


@pytest.fixture
def document(catalogue: Catalogue, outline: Outline, book: ExampleBook) -> Document:
    written, _ = compose(outline, book, catalogue)
    return written


def changed(document: Document, printed: str, becomes: str, *, figure_too: bool = True) -> Document:
    """The report with one printed number changed; ``figure_too``: as if the ledger had held it."""

    def other(run: Run) -> Run:
        if not isinstance(run, Bound) or run.printed != printed:
            return run
        amount = Amount.parse(becomes)
        assert run.figure.amount is not None
        amount = -amount if run.figure.amount.value < 0 else amount
        return replace(
            run, printed=becomes, figure=replace(run.figure, amount=amount) if figure_too else run.figure
        )

    blocks = tuple(
        replace(block, runs=tuple(other(run) for run in block.runs))
        if isinstance(block, Paragraph)
        else block
        for block in document.blocks
    )
    found = replace(document, blocks=blocks)
    assert found != document, "the number is in the report"
    return found


def test_selfcheck__silent_on_a_report_in_order(document: Document, catalogue: Catalogue) -> None:
    assert selfcheck(document, catalogue) == ()


def test_selfcheck__with_its_book_nothing_is_searched_for(
    catalogue: Catalogue, outline: Outline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The unrounded figures, of which the taxes add up, are the proof: neither solver nor exact simplex is asked."""
    seed = [each for each in SEED if (each[0], each[1]) != ("税收收入", PARK)]
    book = book_of(catalogue, *seed, row("税收收入", "5.4843", "4.98457"))
    document, _ = compose(outline, book, catalogue)
    monkeypatch.delattr(verdict, "find_knots")
    monkeypatch.delattr(group, "settle")
    assert selfcheck(document, catalogue, book) == ()
    with pytest.raises(NameError):
        selfcheck(document, catalogue)


def test_selfcheck__last_years_parts_were_more_than_the_whole(catalogue: Catalogue, outline: Outline) -> None:
    """4.196 + 0.7345 + 0.0541 = 4.9846亿元 of taxes cannot be part of 4.96亿元, though this year's parts fit."""
    book = book_of(catalogue, *SEED)
    document, _ = compose(outline, book, catalogue)
    findings = selfcheck(document, catalogue)
    assert findings == selfcheck(document, catalogue, book)
    assert {finding.level for finding in findings} == {Level.HINT}
    assert any("税收收入·同比增速10.9%" in finding.message for finding in findings)


@pytest.mark.parametrize(
    ("printed", "becomes", "says"),
    [
        ("84.5%", "83.4%", "写的是83.4%"),  # a share that no rounding explains
        ("98.1%", "9.8%", "62.2亿元，应在"),  # completion of the year's target
        ("27.8%", "28.9%", ""),  # of a city total that is not printed: nothing contradicts it
        ("2959万美元", "2969万美元", "上年同期"),  # last year's imports are printed, so 10 of 5562 are seen
        ("46.8%", "40.8%", "上年同期"),  # growth of a total against the growth of its parts
    ],
)
def test_selfcheck__one_changed_figure(
    document: Document, catalogue: Catalogue, book: ExampleBook, printed: str, becomes: str, says: str
) -> None:
    findings = selfcheck(changed(document, printed, becomes), catalogue)
    assert findings == selfcheck(changed(document, printed, becomes), catalogue, book)
    if says:
        assert any(says in finding.message for finding in findings), findings
        assert all(finding.code == "figures-disagree" for finding in findings)
        assert {finding.level for finding in findings} <= {Level.ERROR, Level.HINT}
        assert all(document.bound(name) for finding in findings for name in finding.figures)
    else:
        assert findings == ()


def test_selfcheck__printed_is_not_the_figure(document: Document, catalogue: Catalogue) -> None:
    findings = selfcheck(changed(document, "9.2亿元", "9.3亿元", figure_too=False), catalogue)
    assert "printed-differs" in {finding.code for finding in findings}
    (finding,) = [each for each in findings if each.code == "printed-differs"]
    assert finding.message == "“规上工业总产值（化工）”印成9.3亿元，而它的数是9.16亿元。"


def test_selfcheck__a_word_against_the_sign(document: Document, catalogue: Catalogue) -> None:
    def turned(run: Run) -> Run:
        return (
            replace(run, text="同比下降") if isinstance(run, Text) and run.text.endswith("同比增长") else run
        )

    blocks = tuple(
        replace(block, runs=tuple(turned(run) for run in block.runs))
        if isinstance(block, Paragraph)
        else block
        for block in document.blocks
    )
    findings = selfcheck(replace(document, blocks=blocks), catalogue)
    assert findings
    assert {finding.code for finding in findings} == {"direction-word"}


def test_selfcheck__more_parts_than_whole_is_a_hint(catalogue: Catalogue, outline: Outline) -> None:
    """A refund makes one tax negative and the others add up to more than all: true, and worth a look."""
    seed = [each for each in SEED if each[0] not in ("增值税", "税收收入")]
    book = book_of(catalogue, *seed, row("税收收入", "4.7", "4.96"), row("增值税", "4.7", "4.196"))
    document, _ = compose(outline, book, catalogue)
    findings = selfcheck(document, catalogue)
    assert findings
    assert {finding.level for finding in findings} == {Level.HINT}


value = st.decimals(min_value=Decimal("0.6"), max_value=Decimal("90"), places=4)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(value, min_size=8, max_size=8), st.lists(value, min_size=8, max_size=8))
def test_selfcheck__silent_whatever_the_figures(
    catalogue: Catalogue, outline: Outline, now: list[Decimal], then: list[Decimal]
) -> None:
    """Composed from one consistent set of figures, a report never disagrees with itself."""
    names = ["技改投资", "增值税", "企业所得税", "出口总额", "进口总额"]
    rows = [row(name, str(now[n]), str(then[n])) for n, name in enumerate(names)]
    rows.append(row("税收收入", str(now[1] + now[2] + now[5]), str(then[1] + then[2] + then[5])))
    rows.append(row("规上工业总产值", str(now[6]), str(then[6]), 目标=str(now[7])))
    rows.append(row("工业总产值", str(now[6] + now[0]), str(then[6] + then[0])))
    book = book_of(catalogue, *rows)
    document, _ = compose(outline, book, catalogue)
    assert selfcheck(document, catalogue) == selfcheck(document, catalogue, book) == ()
