"""Which moment does somebody mean who wants to read the ledger as it stood then?

A day stands for its end, a time for itself, both by the clock of the park unless the text names an offset of its own:

>>> from datetime import timedelta, timezone
>>> noon = datetime(2024, 10, 15, 12, tzinfo=timezone(timedelta(hours=8)))
>>> parse_moment("2024-07-31", now=noon).isoformat()
'2024-07-31T23:59:59.999999+08:00'
>>> parse_moment("2024-07-31 14:30", now=noon).isoformat()
'2024-07-31T14:30:00+08:00'

What is not over yet today is now; a day that has not come is refused, since nobody knows what will stand there.
"""

from datetime import date, datetime, time


class MomentError(ValueError):
    """The text names no moment, or none that has come; the message says so in Chinese."""


def parse_moment(text: str, *, now: datetime) -> datetime:
    """The moment that `text` names, not after `now`, which must know its offset.

    Raises MomentError for text that is no ISO date or date-time, and for a day after today.
    """
    said = text.strip()
    try:
        found = datetime.combine(date.fromisoformat(said), time.max)
    except ValueError:
        found = _time(said)
    try:
        there = found.replace(tzinfo=now.tzinfo) if found.tzinfo is None else found.astimezone(now.tzinfo)
    except OverflowError:
        raise _unknown(said) from None
    if there.date() > now.date():
        raise MomentError(f"“{said}”还没有到。")
    return min(there, now)


def _time(said: str) -> datetime:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        raise _unknown(said) from None


def _unknown(said: str) -> MomentError:
    return MomentError(f"不认识的时间“{said}”，应如 2024-07-31 或“2024-07-31 14:30”。")
