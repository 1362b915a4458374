"""What each firm produced, month by month, so that the groups' totals are exactly those of the table.

The question is split top-down, never bottom-up: the total of a group for January to September (千元) is dealt out to
its firms by size, each firm's nine months are dealt out to the months by season, and what rounding leaves goes to
the largest remainders. So nothing has to be adjusted afterwards: sums are right by construction.

>>> deal(10, [1, 1, 1])
[4, 3, 3]

Three years: 2024 (to September), 2023, and 2022. The base of 2024 (同期数) is what firms re-report this year for 2023;
for a few firms it differs from what they reported in 2023, as it does in life. 2022 has no earlier year in the
ledger, so its 同期数 are made from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from taizhang.demo.firms import START, Firm, firms

NINE = 9
SEASON = (62, 55, 92, 96, 99, 103, 100, 101, 106, 101, 98, 97)  # Spring Festival low, autumn high
LATEST = 202409


@dataclass(frozen=True)
class Total:
    """January–September of one group, 千元: this year, and last year as re-reported this year."""

    now: int
    base: int


# 51.6亿元 +16.3%, 9.7亿元 -1.7%, others 0.6亿元; 规下 8.4亿元. Sums: 61.9 (+10.0%) and 70.3 (+8.4%).
TOTALS = {
    ("battery", True): Total(5_163_200, 4_439_600),
    ("chemical", True): Total(971_360, 988_200),
    ("other", True): Total(56_040, 200_000),
    ("below", False): Total(841_120, 859_030),
}
SILENT = 61  # has not reported for the last month, so the total is dealt out among the others
SILENT_NINE = {2024: 11_240, 2023: 11_870}  # what it made all the same
STOPPED = 30  # the firm that stood for most of “other” and stopped in spring 2024
RESTATED = {
    2: 21,
    5: -13,
    17: 17,
    19: -26,
    44: 35,
}  # firm → ‰ by which 2023 was reported lower than restated now


def deal(total: int, weights: Sequence[int]) -> list[int]:
    """`total` units dealt out by weight, by largest remainder; the parts add up to `total` exactly."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def _random(firm: Firm, year: int, what: str) -> Random:
    return Random(f"{firm.number}/{year}/{what}")  # noqa: S311  # must be the same everywhere, need not be secret


def _group(firm: Firm) -> tuple[str, bool]:
    above = firm.above_in(LATEST)
    return (firm.cluster, True) if above else ("below", False)


def _months_alive(firm: Firm, year: int) -> list[bool]:
    """Who was there when the ledger began was there the year before too: it states a 同期数 for it."""
    if year * 100 < START and firm.life.since == START:
        return [True] * 12
    return [firm.alive(year * 100 + month) for month in range(1, 13)]


def _size(firm: Firm, year: int) -> int:
    """Weight within the group for January to September of `year`; 0 for a firm that was not there."""
    if firm.number == STOPPED:
        return (240 if year == 2023 else 6) * NINE * 1000
    alive = sum(_months_alive(firm, year)[:NINE])
    return firm.weight * alive * _random(firm, year, "size").randint(850, 1150)


@cache
def nine_months(year: int) -> dict[int, int]:
    """Firm number → January–September output of 2023 (as re-reported in 2024) or 2024, 千元."""
    result: dict[int, int] = {SILENT: SILENT_NINE[year]}
    for key, total in TOTALS.items():
        members = [f for f in firms() if _group(f) == key and f.alive(LATEST) and f.number != SILENT]
        whole = total.now if year == 2024 else total.base
        result.update(
            zip((m.number for m in members), deal(whole, [_size(m, year) for m in members]), strict=True)
        )
    return result


def _season(firm: Firm, year: int) -> list[int]:
    """Relative output of each month; 0 where the firm was not there."""
    shake = _random(firm, year, "season")
    shape = [weight * shake.randint(880, 1120) for weight in SEASON]
    if firm.number == STOPPED and year == 2024:
        shape[4:] = [0] * 8  # stopped in May
    return [weight if alive else 0 for weight, alive in zip(shape, _months_alive(firm, year), strict=True)]


def _spread(nine: int, shape: list[int], alone: int) -> list[int]:
    """Twelve months from nine: exact to September, in proportion after; `alone` if nothing came before October."""
    months = deal(nine, shape[:NINE])
    per = nine * 1000 // sum(shape[:NINE]) if nine else alone
    return months + [per * weight // 1000 for weight in shape[NINE:]]


@cache
def months(number: int, year: int, *, restated: bool = False) -> tuple[int, ...]:
    """Output of each month, 千元. `restated`: 2023 as the firm re-reports it in 2024."""
    firm = firms()[number - 1]
    if year == 2024:
        return tuple(_spread(nine_months(2024).get(number, 0), _season(firm, 2024), 0))
    if year == 2023:
        current = nine_months(2024).get(number, 0)
        nine = nine_months(2023).get(number, firm.weight * 900 if firm.alive(202309) else 0)
        alone = current * 500 // max(sum(_season(firm, 2024)[:NINE]), 1)
        said = _spread(nine, _season(firm, 2023), alone)
        shift = 0 if restated else RESTATED.get(number, 0)
        return tuple(value - value * shift // 1000 for value in said)
    factor = _random(firm, year, "year").randint(860, 1060) - (2023 - year) * 20
    later = months(number, 2023)
    shape = _season(firm, year)
    return tuple(value * factor // 1000 if weight else 0 for value, weight in zip(later, shape, strict=True))


def cumulative(number: int, year: int, month: int, *, restated: bool = False) -> int:
    """January to `month`, 千元."""
    return sum(months(number, year, restated=restated)[:month])


def base(number: int, year: int, month: int) -> int | None:
    """The 同期数 that the firm states in `year`: last year's, restated where it was; None if it was not there."""
    firm = firms()[number - 1]
    if not any(firm.alive((year - 1) * 100 + m) for m in range(1, month + 1)) and year > 2022:
        return 0
    return cumulative(number, year - 1, month, restated=True)
