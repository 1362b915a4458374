"""The exact simplex against Fourier–Motzkin, and the certificates of both outcomes."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reconcile.small_systems import eliminated, row, systems
from taizhang.reconcile.exact import Certificate, Witness, combine, decide, proves, satisfies, touches
from taizhang.reconcile.span import Span
from taizhang.reconcile.system import Row


@given(systems())
def test_decide__says_what_elimination_says(rows: list[Row]) -> None:
    answer = decide(rows)
    assert isinstance(answer, Witness) == eliminated(rows)


@given(systems(), st.booleans())
def test_decide__proves_its_answer(rows: list[Row], closed: bool) -> None:
    answer = decide(rows, closed=closed)
    if isinstance(answer, Certificate):
        assert proves(rows, answer, closed=closed)
    else:
        assert satisfies(rows, answer.point, closed=closed)


def test_decide__parts_exceed_the_total() -> None:
    rows = [
        row(Span(Fraction("51.55"), None), 电池=1),
        row(Span(Fraction("9.65"), None), 化工=1),
        row(Span(None, Fraction("61.05"), False, True), 规上=1),
        row(Span(Fraction(0), None), 规上=1, 电池=-1, 化工=-1),
    ]
    proof = decide(rows)
    assert isinstance(proof, Certificate)
    assert set(proof.rows) == {0, 1, 2, 3}
    assert not touches(rows, proof)


def test_touches__only_an_open_end_is_missed() -> None:
    rows = [row(Span(Fraction(5), None), 电池=1), row(Span(None, Fraction(5), False, True), 电池=1)]
    proof = decide(rows)
    assert isinstance(proof, Certificate)
    assert touches(rows, proof)
    assert isinstance(decide(rows, closed=True), Witness)


def test_proves__refuses_a_certificate_that_does_not_cancel() -> None:
    rows = [row(Span(Fraction(5), None), 电池=1), row(Span(None, Fraction(4)), 电池=1)]
    assert proves(rows, Certificate(((0, "lo", Fraction(1)), (1, "hi", Fraction(1)))))
    assert not proves(rows, Certificate(((0, "lo", Fraction(1)), (1, "hi", Fraction(2)))))
    assert not proves(rows, Certificate(((0, "hi", Fraction(1)),)))
    assert not proves(rows, Certificate(((0, "lo", Fraction(-1)),)))


def test_decide__a_row_without_figures() -> None:
    assert isinstance(decide([row(Span(Fraction(1), Fraction(2)))]), Certificate)
    assert isinstance(decide([row(Span(Fraction(0), Fraction(2)))]), Witness)


@given(systems())
def test_combine__finds_the_multipliers_of_the_ends_it_is_given(rows: list[Row]) -> None:
    """Whatever `decide` proves with ends that determine their multipliers, `combine` proves from the ends alone."""
    proof = decide(rows, closed=True)
    if isinstance(proof, Certificate):
        found = combine(rows, [(number, side) for number, side, _ in proof.multipliers])
        assert found is None or proves(rows, found, closed=True)


def test_combine__the_parts_exceed_the_total() -> None:
    rows = [
        row(Span(Fraction(52), None), 电池=1), row(Span(Fraction(10), None), 化工=1), row(Span(None, Fraction(61)), 规上=1),
        row(Span(Fraction(0), None), 规上=1, 电池=-1, 化工=-1),
    ]  # fmt: skip
    ends = [(0, "lo"), (1, "lo"), (2, "hi"), (3, "lo")]
    found = combine(rows, ends)  # type: ignore[arg-type]
    assert found is not None
    assert [each for _, _, each in found.multipliers] == [1, 1, 1, 1]


def test_combine__none_where_the_ends_prove_nothing() -> None:
    rows = [row(Span(Fraction(5), None), 电池=1), row(Span(None, Fraction(6)), 电池=1)]
    assert combine(rows, [(0, "lo"), (1, "hi")]) is None, "5 is below 6"
    assert combine(rows, [(0, "lo")]) is None, "nothing cancels"
    assert combine([*rows, rows[0]], [(0, "lo"), (1, "hi"), (2, "lo")]) is None, "two ways to cancel"
