"""Groups of a month: the months at both ends count, those beside them do not."""

from taizhang.registry.belonging import LIVES, Span, groups_in

LIFE = Span("park", "", 202201, 999912)
SPANS = (LIFE, Span("above_scale", "yes", 202305, 202406))


def test_groups_in__both_ends_count() -> None:
    assert groups_in(SPANS, 202305) == groups_in(SPANS, 202406) == {("park", ""), ("above_scale", "yes")}


def test_groups_in__before_and_after() -> None:
    assert groups_in(SPANS, 202304) == groups_in(SPANS, 202407) == {("park", "")}
    assert groups_in(SPANS, 202112) == groups_in((), 202305) == frozenset()


def test_lives__who_is_in_the_park() -> None:
    assert groups_in(SPANS, 202201) & LIVES
    assert not groups_in(SPANS[1:], 202305) & LIVES
