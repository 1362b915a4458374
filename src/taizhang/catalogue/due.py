"""When is 次月8日?

A form is due, and a report dated, so many days after its period; a park writes it as it says it. What a due day becomes where
nobody works on it is told in ``taizhang.collect.calendar``.

>>> from taizhang.kernel import Period
>>> read_due("季后15日").on(Period.parse("2024年1-9月"))
datetime.date(2024, 10, 15)
"""

import re
from datetime import date

from taizhang.catalogue.model import Due

_DUES = (
    (re.compile(r"当月(\d{1,2})日前?"), 0),
    (re.compile(r"(?:次月|月后)(\d{1,2})日前?"), 1),
    (re.compile(r"(?:季后|季末后|次季首月|年后)(\d{1,2})日前?"), 1),
    (re.compile(r"次年(\d{1,2})月(\d{1,2})日前?"), None),
)


def read_due(text: str) -> Due | None:
    """次月8日, 季后15日, 当月25日, 次年3月10日; None where it is none of these or no such day exists.

    >>> read_due("次年3月10日")
    Due(text='次年3月10日', months=3, day=10)
    """
    for pattern, months in _DUES:
        found = pattern.fullmatch(text)
        if found:
            after = int(found[1]) if months is None else months
            day = int(found[found.lastindex or 1])
            # the 29th to 31st are missing from some month, so they are no due day
            return Due(text, after, day) if 1 <= day <= 28 and after <= 12 else None
    return None


def read_day(text: str) -> date | None:
    """2027-02-05, 2027年2月5日 or 2027/2/5; None where it is none of these or no such day exists.

    >>> read_day("2027年2月5日")
    datetime.date(2027, 2, 5)
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d\d?)-(\d\d?)|/(\d\d?)/(\d\d?)|年(\d\d?)月(\d\d?)日)", text)
    if not found:
        return None
    year, month, day = (int(each) for each in found.groups() if each)
    try:
        return date(year, month, day)
    except ValueError:
        return None
