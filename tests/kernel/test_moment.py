from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel import MomentError, parse_moment

PARK = timezone(timedelta(hours=8))
NOON = datetime(2024, 10, 15, 12, tzinfo=PARK)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-07-31", datetime(2024, 7, 31, 23, 59, 59, 999999, PARK)),
        ("20240731", datetime(2024, 7, 31, 23, 59, 59, 999999, PARK)),
        (" 2024-07-31 ", datetime(2024, 7, 31, 23, 59, 59, 999999, PARK)),
        ("2024-07-31 14:30", datetime(2024, 7, 31, 14, 30, tzinfo=PARK)),
        ("2024-07-31T14:30:05", datetime(2024, 7, 31, 14, 30, 5, tzinfo=PARK)),
        ("2024-07-31T14:30Z", datetime(2024, 7, 31, 22, 30, tzinfo=PARK)),
        ("2024-10-15T11:00", datetime(2024, 10, 15, 11, tzinfo=PARK)),
        ("2024-10-15", NOON),  # today is not over: now
        ("2024-10-15 18:00", NOON),
        ("0001-01-01", datetime(1, 1, 1, 23, 59, 59, 999999, PARK)),
    ],
)
def test_parse_moment__day_or_time(text: str, expected: datetime) -> None:
    assert parse_moment(text, now=NOON) == expected


@pytest.mark.parametrize(
    "text",
    ["", "昨天", "2024-02-30", "2024年7月31日", "2024-07", "2024-07-31 25:00", "0001-01-01T00:00+23:59"],
)
def test_parse_moment__no_moment(text: str) -> None:
    with pytest.raises(MomentError, match=r"不认识的时间.*应如 2024-07-31"):
        parse_moment(text, now=NOON)


@pytest.mark.parametrize("text", ["2024-10-16", "2999-01-01 08:00", "2024-10-15T17:00Z"])
def test_parse_moment__has_not_come(text: str) -> None:
    with pytest.raises(MomentError, match="还没有到"):
        parse_moment(text, now=NOON)


@given(st.timedeltas(timedelta(hours=1), timedelta(days=40_000)))
def test_parse_moment__reads_back_what_was_written(ago: timedelta) -> None:
    there = NOON - ago
    assert parse_moment(there.isoformat(), now=NOON) == there
    assert parse_moment(there.astimezone(UTC).isoformat(), now=NOON) == there
    assert parse_moment(there.replace(tzinfo=None).isoformat(" "), now=NOON) == there


@given(st.dates(date(1900, 1, 1), date(2024, 10, 14)))
def test_parse_moment__a_day_is_its_end(day: date) -> None:
    assert parse_moment(day.isoformat(), now=NOON) == datetime.combine(day, time.max, PARK)
