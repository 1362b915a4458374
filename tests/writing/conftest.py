"""The small report, as fixtures."""

import pytest

from taizhang.catalogue.model import Catalogue, Outline
from taizhang.writing.compose import compose
from taizhang.writing.document import Document
from taizhang.writing.example_book import ExampleBook
from writing.small_report import SEED, book_of, write_catalogue


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return write_catalogue(tmp_path_factory.mktemp("catalogue"))


@pytest.fixture(scope="session")
def outline(catalogue: Catalogue) -> Outline:
    return catalogue.outlines["quarterly"]


@pytest.fixture
def book(catalogue: Catalogue) -> ExampleBook:
    """Figures like those of a real quarter, and consistent: 47 of 48 reported, imports gone."""
    return book_of(catalogue, *SEED)


@pytest.fixture
def document(catalogue: Catalogue, outline: Outline, book: ExampleBook) -> Document:
    written, _ = compose(outline, book, catalogue)
    return written
