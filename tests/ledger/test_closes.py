from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel import Period
from taizhang.ledger.closes import months_of, replay

MONTH = st.integers(1, 12)
EVENT = st.tuples(st.integers(2023, 2024), MONTH, MONTH, st.booleans()).map(
    lambda e: (e[0], min(e[1], e[2]), max(e[1], e[2]), e[3])
)


def test_replay__reopened_month() -> None:
    assert replay([(2024, 1, 9, True), (2024, 9, 9, False)]) == frozenset(range(202401, 202409))
    assert replay([]) == frozenset()


@given(st.lists(EVENT))
def test_replay__last_word_counts(events: list[tuple[int, int, int, bool]]) -> None:
    closed = replay(events)
    for year in (2023, 2024):
        for month in range(1, 13):
            words = [word for y, first, last, word in events if y == year and first <= month <= last]
            assert (year * 100 + month in closed) == (bool(words) and words[-1])


def test_months_of__period() -> None:
    assert months_of(Period(2024, 1, 3)) == {202401, 202402, 202403}
    assert months_of(Period(2024, 9, 9, True)) == {202409}
