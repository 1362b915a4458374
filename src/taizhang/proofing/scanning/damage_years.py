"""What if a year was pasted over every ``10`` (or ``20``) of a text?

Someone updates last year's report by replacing ``10`` (of October, say) with a year, everywhere: 10月28日 becomes
``2023月28日``, 105.5亿元 becomes ``20235.5亿元``, 10.6 becomes ``2023.6``. The replacement can be undone wherever a number
holds that year's digits, once there is evidence that it happened: a month or day of four digits, or numbers that are
otherwise out of all proportion to their neighbours.

A date also tells what was replaced: ``2023月`` was 10月, since there is no month 20; ``202318年`` was 2018年, so there the year
stands for every ``20``.

Worked example: in a text with ``2023月28日`` in it, ``20235.5亿元`` is read as 105.5亿元, with ``20235.5`` as second reading.
"""

import re
from collections import Counter
from decimal import Decimal
from typing import Final

from taizhang.proofing.model import Reading, Role
from taizhang.proofing.scanning.draft import Draft

_IMPOSSIBLE: Final = re.compile(r"(?<!\d)\d{0,2}((?:19|20)\d\d)(?=[月日]|个月|\d{1,2}月)")
_OVER_TWENTY: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[0-3]\d年")
_OVER_TEN: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)月")
_YEAR: Final = re.compile(r"(?:19[89]|20[0-3])\d")
_PROPORTION: Final = 20


def pasted_years(text: str, drafts: list[Draft]) -> None:
    """Mend the numbers of a text over whose 10s a year was pasted; where that is only possible, keep both readings."""
    suspects = [(draft, found[0]) for draft in drafts if (found := _holds_year(draft)) is not None]
    if not suspects:
        return
    twenty = {found[1] for found in _OVER_TWENTY.finditer(text)} - {
        found[1] for found in _OVER_TEN.finditer(text)
    }
    proved = {found[1] for found in _IMPOSSIBLE.finditer(text)} | twenty
    usual = _largest(drafts)
    proved |= {year for draft, year in suspects if _absurd(draft, year) or _out_of_proportion(draft, usual)}
    percents = Counter(year for draft, year in suspects if draft.unit == "%")
    proved |= {year for year, times in percents.items() if times > 1}
    said = _years_said(text, drafts)
    for draft, year in suspects:
        if year in proved or year in said:
            _read_both(draft, year, "20" if year in twenty else "10", year in proved)


def _holds_year(draft: Draft) -> re.Match[str] | None:
    """A number in a unit whose digits hold those of a year, where a year may not stand by itself."""
    if (
        not draft.is_number
        or draft.digits is None
        or draft.readings
        or draft.unit in ("", "年")
        or draft.table
    ):
        return None
    return _YEAR.search(draft.digits)


def _absurd(draft: Draft, year: str) -> bool:
    """2023.46%: growth and shares begin with a year's digits by such a replacement only."""
    return draft.unit == "%" and (draft.digits or "").startswith(year) and draft.digits != year


def _years_said(text: str, drafts: list[Draft]) -> set[str]:
    """The years that dates of the text name."""
    said: set[str] = set()
    for draft in drafts:
        if draft.role in (Role.DATE, Role.PERIOD):
            said.update(re.findall(r"(?:19|20)\d\d", text[draft.start : draft.end]))
    return said


def _largest(drafts: list[Draft]) -> dict[str, list[Decimal]]:
    """The figures of each unit that has four or more, the largest first."""
    sizes: dict[str, list[Decimal]] = {}
    for draft in drafts:
        if draft.is_number and draft.digits is not None:
            sizes.setdefault(draft.unit, []).append(abs(Decimal(draft.digits)))
    return {unit: sorted(each, reverse=True) for unit, each in sizes.items() if len(each) > 3}


def _out_of_proportion(draft: Draft, usual: dict[str, list[Decimal]]) -> bool:
    """More than twenty times every other figure in its unit, with more digits before the point than a year."""
    whole = (draft.digits or "").partition(".")[0]
    if len(whole) <= 4 or draft.unit not in usual:
        return False
    largest, second = usual[draft.unit][:2]
    return abs(Decimal(draft.digits or "0")) == largest and largest > _PROPORTION * second


def _read_both(draft: Draft, year: str, replaced: str, mend: bool) -> None:
    printed = draft.digits or ""
    digits = printed.replace(year, replaced, 1)
    mended = Reading(
        digits, draft.unit, 1 if mend else 4, f"“{replaced}”被替换成了“{year}”，还原后是{digits}{draft.unit}"
    )
    as_printed = Reading(printed, draft.unit, 4 if mend else 0, "照印出的字读")
    draft.readings = (mended, as_printed) if mend else (as_printed, mended)
    if mend:
        draft.digits, draft.repaired, draft.damage = digits, True, "year"
