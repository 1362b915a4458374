"""The words in which a correction's impact on an issued report is told, on the page and on the command line.

Pure reading of an Impact: 原文 and 现应 with the numbers that differ, then why.

    规上工业总产值　43.9亿元 → 43.6亿元（43.851亿元 → 43.603亿元）
    第37942号　砚川前驱体材料有限公司　工业总产值　2024年1-6月　413969 → 389169千元
    经济发展部统计员 2024-08-06 记　6月发出的一批前驱体被退回返工，企业冲减产值
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.timezone import localtime

from taizhang.catalogue.model import Catalogue
from taizhang.counting.unfold import printed
from taizhang.kernel import Scope, digits
from taizhang.ledger.queries import EntryView
from taizhang.registry import queries as registry
from taizhang.registry.queries import OPEN, MembershipView
from taizhang.reports.causes import Correction
from taizhang.reports.impact import Fate, Impact, Shift, Untrue


@dataclass(frozen=True)
class ShiftLine:
    """A number that reads otherwise. ``exact`` is the two unrounded, empty where it would say the same again."""

    name: str
    was: str
    now: str
    exact: str


@dataclass(frozen=True)
class CauseLine:
    """What was recorded, and by whom, when and why. ``entry`` is 0 for a membership."""

    entry: int
    what: tuple[str, ...]
    by: str
    day: str
    reason: str


@dataclass(frozen=True)
class UntrueLine:
    """A sentence that no longer holds, or (`retargeted`) holds by the target of its time, in words."""

    sentence: str
    fate: Fate
    printed: str
    now: str
    shifts: tuple[ShiftLine, ...]
    causes: tuple[CauseLine, ...]
    retargeted: bool = False


def day(moment: datetime) -> str:
    """The local date."""
    return f"{localtime(moment):%Y-%m-%d}"


def told(found: Impact, catalogue: Catalogue | None) -> tuple[UntrueLine, ...]:
    """The sentences of an impact in words, untrue ones first. Groups keep their codes where no catalogue names them."""
    name = registry_name()
    return tuple(_told(each, catalogue, name) for each in (*found.untrue, *found.retargeted))


def registry_name() -> Callable[[str], str]:
    """What a respondent is called; each is looked up once."""
    known: dict[str, str] = {}

    def name(code: str) -> str:
        if code not in known:
            found = registry.respondent(code)
            known[code] = found.name if found else code
        return known[code]

    return name


def _told(each: Untrue, catalogue: Catalogue | None, name: Callable[[str], str]) -> UntrueLine:
    return UntrueLine(
        each.sentence,
        each.fate,
        each.printed,
        each.now,
        tuple(map(shift_line, each.shifts)),
        (
            *map(correction_line, each.causes),
            *(move_line(move, catalogue, name(move.respondent)) for move in each.moves),
        ),
        each.retargeted,
    )


def shift_line(shift: Shift) -> ShiftLine:
    """As printed, and unrounded where that says more."""
    exact = " → ".join(printed(each) for each in (shift.before, shift.after) if each is not None)
    says_more = exact != " → ".join(filter(None, (shift.was, shift.now)))
    return ShiftLine(
        shift.name, shift.was or "（没有）", shift.now or "（不再写）", exact if says_more else ""
    )


def correction_line(each: Correction) -> CauseLine:
    """An entry that counts now, beside what stood in its cell."""
    now = each.now
    what = (
        f"第{now.number}号",
        now.respondent_name,
        each.indicator,
        now.period.chinese(),
        changes(each.was, now),
    )
    return CauseLine(now.number, what, now.recorded_by, day(now.recorded_at), now.reason)


def move_line(each: MembershipView, catalogue: Catalogue | None, name: str) -> CauseLine:
    """A membership that was recorded since."""
    since = f"{_month(each.since)} 起" if each.until == OPEN else f"{_month(each.since)}—{_month(each.until)}"
    what = ("归属", name, _group(each, catalogue), since)
    return CauseLine(0, what, each.recorded_by, day(each.recorded_at), each.reason)


def changes(was: EntryView | None, now: EntryView) -> str:
    """389169千元, or 413969 → 389169千元; the 同期数 where it alone, or it too, was corrected."""
    return "，".join(_changes(was, now))


def _changes(was: EntryView | None, now: EntryView) -> Iterator[str]:
    if was is None:
        yield f"新报 {plain(now.value)}{now.unit}"
        return
    if was.value != now.value or was.prior == now.prior:
        yield f"{plain(was.value)} → {plain(now.value)}{now.unit}"
    if was.prior != now.prior:
        yield f"同期数 {plain(was.prior)} → {plain(now.prior)}{now.unit}"


def plain(value: Decimal | None) -> str:
    """All digits of a decimal, without trailing zeros; 无 where there is none."""
    return "无" if value is None else digits.plain(value)


def _month(month: int) -> str:
    return f"{month // 100}-{month % 100:02}"


def _group(each: MembershipView, catalogue: Catalogue | None) -> str:
    if catalogue is None:
        return f"{each.dimension}:{each.member}".rstrip(":")
    return catalogue.scope_name(Scope(each.dimension, each.member))
