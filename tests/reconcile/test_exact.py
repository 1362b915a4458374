"""The exact simplex against Fourier–Motzkin, and the certificates of both outcomes."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reconcile.small_systems import eliminated
from taizhang.reconcile.exact import Certificate, Witness, decide, proves, satisfies, touches
from taizhang.reconcile.span import Span
from taizhang.reconcile.system import Row

VARIABLES = ("电池", "化工", "规上", "园区")
small = st.fractions(min_value=-4, max_value=4, max_denominator=3)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    lo, hi = draw(small), draw(small)
    shape = draw(st.sampled_from(["point", "between", "above", "below"]))
    if shape == "point":
        return Span(lo, lo)
    if shape == "above":
        return Span(lo, None, draw(st.booleans()))
    if shape == "below":
        return Span(None, hi, False, draw(st.booleans()))
    return Span(min(lo, hi), max(lo, hi), draw(st.booleans()) and lo != hi, draw(st.booleans()) and lo != hi)


@st.composite
def systems(draw: st.DrawFn) -> list[Row]:
    rows = []
    for _ in range(draw(st.integers(1, 7))):
        names = draw(st.lists(st.sampled_from(VARIABLES), min_size=1, max_size=3, unique=True))
        terms = tuple((name, draw(small.filter(bool))) for name in names)
        rows.append(Row(terms, draw(spans()), frozenset()))
    return rows


def row(span: Span, **terms: int) -> Row:
    return Row(tuple((name, Fraction(each)) for name, each in terms.items()), span, frozenset())


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
