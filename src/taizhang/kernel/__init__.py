"""The words everything else is said in: periods, moments, amounts, printed numbers, intervals, figures, findings,
seals.

This room knows no catalogue, no database and no file; it imports the standard library only. Import from here
and not from the modules behind it::

    from taizhang.kernel import PARK, Amount, Figure, Measure, Period
"""

from taizhang.kernel.amount import DIGITS, Amount, AmountError
from taizhang.kernel.figure import CITY, PARK, Figure, GrowthWord, Measure, Scope, ScopeError, Source
from taizhang.kernel.finding import Finding, Level, Place
from taizhang.kernel.interval import EVERYTHING, NOTHING, Interval, IntervalError
from taizhang.kernel.moment import MomentError, parse_moment
from taizhang.kernel.period import Period, PeriodError
from taizhang.kernel.seal import GENESIS, canonical, digest, link
from taizhang.kernel.unit import UNITS, Unit, UnitError, match_unit, step_down, unit
from taizhang.kernel.written import HEDGE_SPELLINGS, Hedge, Written, WrittenError, round_half_up

__all__ = [
    "CITY",
    "DIGITS",
    "EVERYTHING",
    "GENESIS",
    "HEDGE_SPELLINGS",
    "NOTHING",
    "PARK",
    "UNITS",
    "Amount",
    "AmountError",
    "Figure",
    "Finding",
    "GrowthWord",
    "Hedge",
    "Interval",
    "IntervalError",
    "Level",
    "Measure",
    "MomentError",
    "Period",
    "PeriodError",
    "Place",
    "Scope",
    "ScopeError",
    "Source",
    "Unit",
    "UnitError",
    "Written",
    "WrittenError",
    "canonical",
    "digest",
    "link",
    "match_unit",
    "parse_moment",
    "round_half_up",
    "step_down",
    "unit",
]
