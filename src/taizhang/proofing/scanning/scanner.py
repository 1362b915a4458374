"""Which stretches of a text are numeric, and what is each: a figure, or what else?

One pass from left to right. A cheap search finds the next digit, numeral or mask; the readers that could begin there
are asked in order, the most particular first; what none of them knows goes down as unread. Then neighbours settle
what a number cannot say alone: the unit of a list, the ends of a range, hedges.

Worked example, ``1-9月产值近37.5、19.6亿元，居第5位``::

    marks    1-9月 (期间)
    numbers  37.5 亿元 (近; unit shared)   19.6 亿元   第5位 (rank)

Every Arabic digit of the text lies in a number or a mark: what is not understood is reported, never dropped.
The readers work on a *view* of the text (see ``normal``); spans and surfaces handed out are those of the text.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from typing import Final

from taizhang.proofing.model import Mark, Number, Remark, Role, Scan
from taizhang.proofing.scanning import (
    bare,
    codes,
    damage_digits,
    damage_markers,
    damage_years,
    dates,
    missing,
    normal,
    numbers,
    ordinals,
    phrases,
    sequences,
    tables,
)
from taizhang.proofing.scanning.damage import damage_remarks
from taizhang.proofing.scanning.draft import Draft, mark

_CANDIDATE: Final = re.compile(
    r"[第前首近未今过最此后下元]?[0-9一二两三四五六七八九十百千万亿零]|翻|过半|半数|对半|[①-⓿❶-❿㈠-㈩⑴-⒇⒈-⒛]"
    r"|[XxX*○□■●◎_?×…]|\.{3}|\([一二三四五六七八九十]|第 |元[月至]"
    r"|(?<![A-Za-z\d])[OoIl](?=[\d.]|[OoIl][\d.])"
)
Reader = Callable[[str, int], Draft | None]

_DIGIT_READERS: Final[tuple[Reader, ...]] = (
    damage_markers.marked_number_at, ordinals.ordinal_at, dates.date_at, damage_digits.broken_number_at, ordinals.page_at,
    codes.code_at,
)  # fmt: skip
_HAN_READERS: Final[tuple[Reader, ...]] = (
    damage_markers.marked_number_at, ordinals.ordinal_at, dates.plan_at, dates.date_at, phrases.phrase_at, numbers.chinese_at,
)  # fmt: skip
_WORD_READERS: Final[tuple[Reader, ...]] = (dates.counted_period_at, ordinals.nth_at, ordinals.page_at)
_MORE_DIGITS: Final = re.compile(r"(?:\d+|[\dA-Za-z]{1,200})(?:[.\-/:][\dA-Za-z]{1,40}){0,40}", re.ASCII)


def scan(text: str) -> tuple[Scan, tuple[Remark, ...]]:
    """All numbers and marks of ``text``, in order of place, and what is damaged in it."""
    seen = normal.view(text)
    drafts = _drafts(seen.text)
    for draft in drafts:
        if draft.is_number and draft.digits is not None:
            sequences.hedge(seen.text, draft)
    sequences.ratios(seen.text, drafts)
    sequences.ranges(seen.text, drafts)
    sequences.shared_units(seen.text, drafts)
    damage_markers.sweep(seen.text, drafts)
    sequences.restated_counts(seen.text, drafts)
    damage_digits.lost_percents(seen.text, drafts)
    damage_years.pasted_years(seen.text, drafts)
    damage_digits.lost_points(drafts)
    bare.settle(seen.text, drafts)
    return _finish(text, seen, drafts), damage_remarks(text, seen, drafts)


def _drafts(text: str) -> list[Draft]:
    taken = [*codes.addresses(text), *tables.table_numbers(text)]
    drafts = _pass(text, sorted(taken, key=lambda each: each.start))
    starts = [each.start for each in drafts]
    for each in (*missing.deleted(text), *dates.spoken_periods(text)):
        at = bisect_right(starts, each.start)
        if (at == 0 or drafts[at - 1].end <= each.start) and (
            at == len(drafts) or drafts[at].start >= each.end
        ):
            drafts.insert(at, each)
            starts.insert(at, each.start)
    _name_titles(text, drafts)
    return drafts


def _name_titles(text: str, drafts: list[Draft]) -> None:
    """Numbers in the title of a document belong to its name."""
    at = 0
    for start, end in codes.titles(text):
        while at < len(drafts) and drafts[at].start < start:
            at += 1
        while at < len(drafts) and drafts[at].start < end:
            if drafts[at].is_number:
                drafts[at].role = Role.NAME
            at += 1


def _pass(text: str, taken: list[Draft]) -> list[Draft]:
    """Read from left to right around the stretches that are ``taken`` already, which join the result."""
    drafts: list[Draft] = []
    at, search = 0, _CANDIDATE.search
    waiting = deque(taken)
    while found := search(text, at):
        start = found.start()
        while waiting and waiting[0].start <= start:
            drafts.append(waiting.popleft())
        if drafts and start < drafts[-1].end:
            at = drafts[-1].end
            continue
        draft = _read(text, start, drafts)
        if draft is None:
            at = start + 1
            continue
        if drafts:
            draft.start = max(draft.start, drafts[-1].end)
        if waiting and draft.end > waiting[0].start:
            draft = mark(draft.start, waiting[0].start, Role.UNREAD)
        drafts.append(draft)
        at = max(draft.end, start + 1)
    drafts.extend(waiting)
    return drafts


def _read(text: str, at: int, drafts: list[Draft]) -> Draft | None:
    first = text[at]
    if first.isdigit() and first.isascii():
        return _read_digits(text, at, drafts)
    if first in "一二两三四五六七八九十百千万亿零":
        return _with_sign(text, _first(_HAN_READERS, text, at), drafts)
    if first in "前首元":
        return dates.counted_period_at(text, at) or dates.date_at(text, at) or ordinals.front_at(text, at)
    if first == "第":
        return _first(_WORD_READERS, text, at) or (
            codes.code_at(text, at + 1) if text[at + 1 : at + 2].isdigit() else None
        )
    if first in "近未今过最此后下":
        return dates.counted_period_at(text, at) or numbers.half_at(text, at)
    if first == "翻":
        return numbers.doubling_at(text, at)
    if first in "OoIl":
        return damage_digits.broken_number_at(text, at)
    if first in "半对":
        return numbers.half_at(text, at)
    if first in "XxX*○□■●◎_?×….":
        return missing.masked_at(text, at)
    return ordinals.ordinal_at(text, at)


def _first(readers: tuple[Reader, ...], text: str, at: int) -> Draft | None:
    for reader in readers:
        found = reader(text, at)
        if found is not None:
            return found
    return None


# Nine figures in ten are this plain: no reader of dates, names or damage could want them.
_PLAIN: Final = re.compile(r"(\d+(?:\.\d+)?)(%|个百分点|[万亿]元|[万亿]美元|万亿元)(?![/·\dA-Za-z])")
_BEFORE_PLAIN: Final = frozenset("第负.:+-/·~")


def _plain(text: str, at: int) -> Draft | None:
    before = text[at - 1] if at else "\n"
    if before in _BEFORE_PLAIN or (before.isascii() and before.isalnum()):
        return None
    found = _PLAIN.match(text, at)
    if found is None:
        return None
    return Draft(at, found.end(), digits=found[1], unit=found[2], unit_start=found.end(1))


def _read_digits(text: str, at: int, drafts: list[Draft]) -> Draft:
    plain = _plain(text, at)
    if plain is not None:
        return plain
    found = _first(_DIGIT_READERS, text, at)
    if found is not None:
        return _with_sign(text, found, drafts) or found
    number = numbers.arabic_at(text, at)
    if number is None:
        rest = _MORE_DIGITS.match(text, at)
        return mark(at, rest.end() if rest else at + 1, Role.UNREAD)
    _currency(text, number)
    _sign(text, number, drafts)
    return number


def _with_sign(text: str, found: Draft | None, drafts: list[Draft]) -> Draft | None:
    """A damaged number keeps the sign before it: 同比-四是7%."""
    if found is not None and found.damage:
        _sign(text, found, drafts)
    return found


_DOLLARS: Final = re.compile(r"(?:USD|US[$]|[$]) ?$")


def _currency(text: str, number: Draft) -> None:
    """``USD500万``, ``$1.2亿``: the currency stands before."""
    if not number.unit.strip("十百千万亿") and _DOLLARS.search(text, max(0, number.start - 4), number.start):
        number.unit += "美元"


def _sign(text: str, number: Draft, drafts: list[Draft]) -> None:
    """A sign belongs to the number if nothing numeric ends before it (``3-5个`` is a range)."""
    at = number.start
    before = text[at - 1 : at]
    if before not in ("-", "+", "负") or number.digits is None:
        return
    if before == "+":
        number.plus = True
        return
    if drafts and drafts[-1].end == at - 1 and before == "-":
        return
    left = text[at - 2 : at - 1]
    if before == "-" and (left == "-" or (left.isascii() and left.isalnum())):
        return
    number.start, number.digits = at - 1, f"-{number.digits}"


def _finish(text: str, seen: normal.View, drafts: list[Draft]) -> Scan:
    numbers_: list[Number] = []
    marks: list[Mark] = []
    for draft in drafts:
        start, end = seen.span(draft.start, draft.end)
        if draft.role is not None:
            marks.append(Mark(start, end, text[start:end], draft.role, draft.period))
        else:
            numbers_.append(_number(text, start, end, draft, len(numbers_) + 1))
    return Scan(tuple(numbers_), tuple(marks))


def _number(text: str, start: int, end: int, draft: Draft, id_: int) -> Number:
    surface = text[start:end]
    return Number(
        id=id_, start=start, end=end, surface=surface, digits=draft.digits, unit=draft.unit, form=draft.form,
        hedge=draft.hedge, hedge_word=draft.hedge_word, unit_printed=draft.unit_printed and bool(draft.unit),
        plus=draft.plus, range_end=draft.range_end, restates=draft.restates, readings=draft.readings,
        repaired_from=surface if draft.repaired else None,
    )  # fmt: skip
