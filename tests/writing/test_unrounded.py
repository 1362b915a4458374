"""The values behind the printed numbers are exact, or left out."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from taizhang.catalogue.model import Catalogue, Outline
from taizhang.counting import ratios
from taizhang.writing.compose import compose
from taizhang.writing.ties import ties
from taizhang.writing.unrounded import _fraction, unrounded
from writing.small_report import SEED, book_of, row


@given(st.integers(0, 10**12), st.integers(1, 10**12))
def test_fraction__of_a_quotient_that_was_cut_off(part: int, whole: int) -> None:
    share = ratios.share(Decimal(part), Decimal(whole))
    assert share is not None
    assert _fraction(share) == Fraction(100 * part, whole)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**14), max_value=10**14))
def test_fraction__of_a_sum_is_itself(value: Decimal) -> None:
    assert _fraction(value) == Fraction(value)


def test_unrounded__printed_facts_and_those_a_year_earlier(catalogue: Catalogue, outline: Outline) -> None:
    book = book_of(catalogue, *SEED)
    document, _ = compose(outline, book, catalogue)
    known = unrounded(ties(document, catalogue), book)
    printed = {bound.id: bound.figure for bound in document.bounds() if bound.figure.amount is not None}
    assert printed.keys() <= known.keys()
    assert {name.partition("@")[0] for name in known} > printed.keys(), "what is not printed is known as well"
    assert any(name.endswith("@上年同期") for name in known)


def test_unrounded__leaves_out_what_the_book_does_not_know(catalogue: Catalogue, outline: Outline) -> None:
    document, _ = compose(outline, book_of(catalogue, *SEED), catalogue)
    less = book_of(catalogue, row("技改投资", "5", "5.17"))
    names = unrounded(ties(document, catalogue), less).keys()
    assert 0 < len(names) < len(document.bounds())
