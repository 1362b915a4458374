"""A loss is printed without its sign: 亏损0.6亿元. The figure keeps the sign on every way there and back."""

from pathlib import Path

import pytest

from adapters.sample_document import edited
from taizhang.adapters import docx
from taizhang.adapters.docx_verify import State, verify
from taizhang.catalogue.model import Catalogue
from taizhang.writing.compose import compose
from taizhang.writing.document import Document, Text
from taizhang.writing.selfcheck import selfcheck
from writing.small_report import book_of, row, write_catalogue

OUTLINE = "# 效益\n【期间】，【利润总额】。【期间】，【增值税】。\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return write_catalogue(tmp_path / "catalogue", outline=OUTLINE)


@pytest.fixture
def document(catalogue: Catalogue) -> Document:
    book = book_of(catalogue, row("利润总额", "-0.6123", "-1.4"), row("增值税", "-0.8", "0.9"))
    return compose(catalogue.outlines["quarterly"], book, catalogue)[0]


def written(document: Document, folder: Path) -> Path:
    path = folder / "效益.docx"
    path.write_bytes(docx.render(document))
    return path


def test_loss__is_said_and_bound_with_its_sign(document: Document, catalogue: Catalogue) -> None:
    assert document.to_text() == (
        "效益\n1-9月，亏损0.6亿元，同比减亏0.8亿元。1-9月，增值税收入为-0.8亿元，同比减少1.7亿元。\n"
    )
    loss, cut = document.bounds()[:2]
    assert loss.figure.amount is not None and loss.figure.amount.value < 0
    assert cut.figure.amount is not None and cut.figure.amount.value > 0
    chosen = [run.text for sentence in document.sentences() for run in sentence.runs
              if isinstance(run, Text) and run.by == loss.id]  # fmt: skip
    assert chosen == ["亏损"]
    assert selfcheck(document, catalogue) == ()


def test_loss__reads_back_as_it_was(document: Document, tmp_path: Path) -> None:
    assert {each.state for each in verify(document, written(document, tmp_path))} == {State.KEPT}
    assert Document.from_json(document.to_json()) == document


def test_loss__turned_into_a_profit_by_hand_is_told(document: Document, tmp_path: Path) -> None:
    path = edited(written(document, tmp_path), "改字.docx", ("亏损", "盈利"))
    told = [each for each in verify(document, path) if each.state is not State.KEPT]
    assert [each.figure for each in told if each.figure] == ["f001"]


def test_loss__another_number_is_told(document: Document, tmp_path: Path) -> None:
    path = edited(written(document, tmp_path), "改数.docx", ("0.6亿元", "0.7亿元"))
    assert [(each.figure, each.now) for each in verify(document, path) if each.state is State.CHANGED] == [
        ("f001", "0.7亿元")
    ]
