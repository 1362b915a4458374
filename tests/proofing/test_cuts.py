"""A text cut at the edges of what is shown in it."""

from hypothesis import given
from hypothesis import strategies as st

from taizhang.proofing.cuts import Cut, cuts


def test_cuts__the_worked_example() -> None:
    found = cuts(15, [(4, 8, 1), (10, 15, 2)], [(6, 15, 7)])
    assert found == [
        Cut(0, 4, (), ()),
        Cut(4, 6, (1,), ()),
        Cut(6, 8, (1,), (7,)),
        Cut(8, 10, (), (7,)),
        Cut(10, 15, (2,), (7,)),
    ]


def test_cuts__nothing_in_it_is_one_piece() -> None:
    assert cuts(3, [], []) == [Cut(0, 3, (), ())]


def test_cuts__a_span_of_no_width_lies_over_nothing() -> None:
    assert cuts(3, [], [(1, 1, 5)]) == [Cut(0, 1, (), ()), Cut(1, 3, (), ())]


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8)


@given(st.integers(1, 30), SPANS)
def test_cuts__every_place_lies_under_its_spans(length: int, pairs: list[tuple[int, int]]) -> None:
    spans = [(min(pair), min(max(pair), length), number) for number, pair in enumerate(pairs)]
    for cut in cuts(length, spans, []):
        for at in range(cut.start, cut.end):
            assert set(cut.figures) == {number for start, end, number in spans if start <= at < end}
