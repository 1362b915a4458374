"""What has to be added up, and for whom?

Everything the engine does for a book stands here, as unbound Ibis expressions over the four tables of a
snapshot. They only add and count: each engine adds decimals exactly and each divides them differently, so
dividing is left to ``ratios``. An adapter gives the expressions to an engine; nothing here knows which.

Three steps, each a table that may be looked at by itself:

1. ``panel``: who belongs to which scope, now and a year ago. A respondent is in a scope when it is in the park
   at the end of the period and the membership covers that month. Outside sources (全市) are in ``city`` only.
2. ``facts``: for one respondent, indicator and part, the cumulative value now, the 同期数 re-reported with it,
   and the ledger's value one step before, a year ago, and one step before that.
3. ``counted``: the two joined, one row for each respondent and scope; ``totals`` adds these rows. A trace looks
   at the same ``counted`` rows before they are added, so what it shows is what was added.

Worked example: 甲, a battery maker, reports for January–September 2024 a 工业总产值 of 500 and a 同期数 of
430; its report a year ago said 428; it entered 规上 in March 2024. Under ``park`` value is 500, prior 430,
prior_ledger 428, panel 500 and panel_base 428. Under ``above_scale:yes`` value is 500 and prior 430, but
prior_ledger and the panel hold nothing of it: in September 2023 it was not 规上.

A ``Window`` says which cumulative values are compared: 1–9月 looks at September and, for the month, at
August; the third quarter looks at September and June; January has nothing before it.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

import ibis
from ibis import _

from taizhang.counting.engine import UNLIMITED, Window

Table = Any  # ibis publishes no types for table expressions
Value = Any

entries: Final = ibis.table(
    {
        "entry": "int64",
        "respondent": "string",
        "indicator": "string",
        "part": "string",
        "basis": "string",
        "year": "int32",
        "first": "int32",
        "last": "int32",
        "value": "decimal(18, 4)",
        "prior": "decimal(18, 4)",
    },
    name="entries",
)
members: Final = ibis.table(
    {"respondent": "string", "dimension": "string", "member": "string", "since": "int32", "until": "int32"},
    name="members",
)
respondents: Final = ibis.table(
    {"respondent": "string", "name": "string", "kind": "string"}, name="respondents"
)
owes: Final = ibis.table(
    {"indicator": "string", "kind": "string", "dimension": "string", "member": "string"}, name="owes"
)

# ----------------------------------------------------------------------------------------------- the panel


def moments(first: int, last: int) -> Table:
    """One row for each month from ordinal ``first`` to ``last`` (year × 12 + month − 1)."""
    months = ibis.range(first, last + 1).unnest().name("ordinal").as_table()
    return months.select(yyyymm=_yyyymm(months.ordinal))


def _yyyymm(ordinal: Value) -> Value:
    return (ordinal // 12 * 100 + ordinal % 12 + 1).cast("int32")


def _scope_of(rows: Table) -> Value:
    """The printed form of a Scope."""
    return ibis.ifelse(rows.member == "", rows.dimension, rows.dimension + ":" + rows.member)


def _standing(rows: Table, when: Table) -> Table:
    """Who is where: now, a year ago (then), at the end of last year (opened), of the one before (opened_then)."""
    rows = rows.select("respondent", "since", "until", scope=_scope_of(rows)).cross_join(when)

    def covers(yyyymm: Value) -> Value:
        return (rows.since <= yyyymm) & (rows.until >= yyyymm)

    now, december = covers(rows.yyyymm), rows.yyyymm - rows.yyyymm % 100 - 88
    return rows.group_by("respondent", "scope", "yyyymm").agg(
        now=now.any(),
        then=covers(rows.yyyymm - 100).any(),
        opened=covers(december).any(),
        opened_then=covers(december - 100).any(),
        since=rows.since.max(where=now),
    )


_MOMENT: Final = ("respondent", "yyyymm")
_STANDING: Final = ("now", "then", "opened", "opened_then")


def _within(rows: Table, group: Table, *keep: str) -> Table:
    """``rows`` as far as their respondents stand in ``group`` at the same moment, with columns to ``keep`` of it."""
    group = group.select(*_MOMENT, *keep, **{f"also_{name}": group[name] for name in _STANDING})
    both = rows.join(group, list(_MOMENT))
    stands = {name: both[name] & both[f"also_{name}"] for name in _STANDING}
    return both.select(
        *_MOMENT, *(name for name in both.columns if name in ("scope", "joined", *keep)), **stands
    )


def panel(when: Table, limits: Collection[str], *, own: bool = False) -> Table:
    """respondent × limits × scope × yyyymm → now, then, opened, opened_then, joined (when it came in, yyyymm).

    ``limits`` are the restrictions of the catalogue's indicators; like every group but the city they are of the park, so
    an outside source never falls under one. ``own`` adds each respondent's own scope.
    """
    standing = _standing(members, when)
    life = standing.filter(_.scope.isin(["park", "city"])).mutate(joined=_.since)
    groups = _within(
        standing.filter(_.scope.notin(["park", "city"])), life.filter(_.scope == "park"), "joined"
    )
    scopes = [life.select(groups.columns), groups]
    if own:
        scopes.append(life.mutate(scope=ibis.literal("respondent:") + life.respondent).select(groups.columns))
    everyone = ibis.union(*scopes)
    unlimited = everyone.mutate(limits=ibis.literal(UNLIMITED))
    branches = [unlimited]
    single = sorted(limit for limit in limits if "&" not in limit)
    if single:
        branches.append(
            _within(everyone, groups.filter(_.scope.isin(single)).mutate(limits=_.scope), "limits")
        )
    for limit in sorted(set(limits) - set(single)):
        narrowed = everyone
        for scope in limit.split("&"):
            narrowed = _within(narrowed, groups.filter(_.scope == scope))
        branches.append(narrowed.mutate(limits=ibis.literal(limit)))
    found = ibis.union(*(each.select(unlimited.columns) for each in branches)) if limits else unlimited
    return found.filter(found.now | found.then)


# ----------------------------------------------------------------------------------------------- the facts

ROLES: Final = ("value", "previous", "ledger", "ledger_previous")
"""What one entry can be to a period: its value, the one before, the same a year ago, the one before that."""


def _reported(points: Collection[str]) -> Table:
    """Actual entries that hold a cumulative value, or, for stocks, the value at one month's end."""
    rows = entries.filter(entries.basis == "actual")
    if not points:
        return rows.filter(rows.first == 1)
    return rows.filter(rows.first == ibis.ifelse(rows.indicator.isin(sorted(points)), rows.last, 1))


def _picked(rows: Table, role: Mapping[str, Value], *, ids: bool) -> dict[str, Value]:
    """What the entries of one cell are in each role. One entry is in force in each, so ``max`` picks it."""
    picked = {name: rows.value.max(where=role[name]) for name in ROLES}
    picked["prior"] = rows.prior.max(where=role["value"])
    picked["previous_prior"] = rows.prior.max(where=role["previous"])
    if ids:
        picked |= {f"{name}_entry": rows.entry.max(where=role[name]) for name in ROLES}
    return picked


def _compared(found: Table) -> Table:
    """Beside what was reported: the base, and what value and base have moved since ``before``.

    The base is the 同期数 that was re-reported, else last year's value in the ledger. Where ``before`` is 0
    nothing is taken off; where the value before is not known, neither is the move.
    """
    nothing = ibis.ifelse(found.before == 0, 0, None).cast("decimal(18, 4)")
    found = found.mutate(
        base=ibis.coalesce(found.prior, found.ledger),
        start=ibis.coalesce(found.previous, nothing),
        base_start=ibis.coalesce(found.previous_prior, found.ledger_previous, nothing),
    )
    return found.mutate(moved=found.value - found.start, base_moved=found.base - found.base_start)


def facts(window: Window, points: Collection[str], *, ids: bool = False) -> Table:
    """indicator × respondent × part → the roles' values, prior, base, moved and base_moved for one window."""
    rows = _reported(points)
    rows = rows.filter(
        rows.year.isin([window.year - 1, window.year]), rows["last"].isin([window.before, window.last])
    )
    now, end = rows.year == window.year, rows["last"] == window.last
    role = {"value": now & end, "previous": now & ~end, "ledger": ~now & end, "ledger_previous": ~now & ~end}
    found = rows.group_by("indicator", "respondent", "part").agg(**_picked(rows, role, ids=ids))
    yyyymm, before = (ibis.literal(each, "int32") for each in (window.yyyymm, window.before))
    return _compared(found.mutate(yyyymm=yyyymm, before=before))


def facts_over(first: int, last: int, points: Collection[str]) -> Table:
    """The same for every month from ordinal ``first`` to ``last``, each compared with the month before it."""
    rows = _reported(points)
    ordinal = rows.year.cast("int64") * 12 + rows["last"] - 1
    shift = {"value": 0, "previous": 1, "ledger": 12, "ledger_previous": 13}
    parts = []
    for name, months in shift.items():
        moved = rows.mutate(ordinal=ordinal + months, role=ibis.literal(name))
        if name.endswith("previous"):
            moved = moved.filter(moved["last"] < 12)  # December's total is no start for the next January
        parts.append(moved.select("indicator", "respondent", "part", "ordinal", "role", "value", "prior"))
    rows = ibis.union(*parts)
    rows = rows.filter(rows.ordinal.between(first, last))
    role = {name: rows.role == name for name in ROLES}
    found = rows.group_by("indicator", "respondent", "part", "ordinal").agg(**_picked(rows, role, ids=False))
    return _compared(found.mutate(yyyymm=_yyyymm(found.ordinal), before=found.ordinal % 12).drop("ordinal"))


# -------------------------------------------------------------------------------------------- the counting

AMOUNTS: Final = ("value", "prior", "prior_ledger", "panel", "panel_base", "month", "month_prior")
"""The named quantities that are added up; docs/algorithms/counting.md defines each with a worked table."""

COUNTED: Final = ("value", "prior", "month")
"""Those of them for which the respondents that are in the sum are counted too."""


def counted(found: Table, standing: Table, restricted: Mapping[str, Collection[str]]) -> Table:
    """indicator × limits × scope × respondent → what the respondent adds to each named quantity."""
    rows = found.join(standing, list(_MOMENT))
    # An entry for a part (a department's figure for one cluster) counts towards that part and nothing else.
    rows = rows.filter((rows.part == "") | (rows.scope == "park"))
    rows = rows.mutate(scope=ibis.ifelse(rows.part == "", rows.scope, rows.part))
    allowed = rows["limits"] == UNLIMITED
    for limit in sorted(restricted):
        allowed = allowed | ((rows["limits"] == limit) & rows.indicator.isin(sorted(restricted[limit])))
    rows = rows.filter(allowed)
    reports = rows.now & rows.value.notnull()
    # Before the month in which a respondent came into the park there was nothing to take off.
    fresh = rows.joined > rows.yyyymm - rows.yyyymm % 100 + rows.before
    month = ibis.coalesce(rows.moved, ibis.ifelse(fresh, rows.value, None))
    month_prior = ibis.coalesce(rows.base_moved, ibis.ifelse(fresh, rows.base, None))
    matched = reports & rows.then & rows.ledger.notnull()
    quantities = {
        "value": (reports, rows.value),
        "prior": (reports, rows.base),
        "prior_ledger": (rows.then, rows.ledger),
        "panel": (matched, rows.value),
        "panel_base": (matched, rows.ledger),
        "month": (reports, month),
        "month_prior": (reports & month.notnull(), month_prior),
    }
    named = {name: ibis.ifelse(holds, amount, None) for name, (holds, amount) in quantities.items()}
    named["fell_back"] = reports & rows.prior.isnull() & rows.ledger.notnull()
    ids = [name for name in rows.columns if name.endswith("_entry")]
    if ids:  # a reader who follows single entries also sees what was taken off them
        ids += ["start", "base_start"]
        named["base_start_reported"] = rows.previous_prior.notnull()
    return rows.select("indicator", "limits", "scope", "respondent", "part", "yyyymm", *ids, **named)


def totals(rows: Table) -> Table:
    """``counted`` added up: each quantity, how many respondents are in it (``n_…``), how many fell back."""
    sums = {name: rows[name].sum() for name in AMOUNTS}
    numbers = {f"n_{name}": rows[name].count() for name in COUNTED}
    keys = ["indicator", "limits", "scope", "yyyymm"]
    return rows.group_by(keys).agg(**sums, **numbers, n_fell_back=rows.fell_back.sum()).order_by(keys)


# ----------------------------------------------------------------------------------- beside the quantities


def explained(rows: Table, indicator: str, limits: str, scope: str) -> Table:
    """The addends of one figure, with the respondents' names: the rows ``totals`` adds, before it adds
    them."""
    rows = rows.filter(rows.indicator == indicator, rows["limits"] == limits, rows.scope == scope)
    return rows.left_join(respondents.select("respondent", "name"), "respondent").order_by(
        "respondent", "part"
    )


def population(standing: Table) -> Table:
    """limits × scope → how many enterprises and projects belong to it: now, a year ago, and new within the
    year.

    New is who belongs to it at the end of the period and did not at the end of the year before.
    """
    units = respondents.filter(respondents.kind.isin(["enterprise", "project"])).select("respondent")
    rows = standing.semi_join(units, "respondent")
    keys = ["limits", "scope", "yyyymm"]
    return (
        rows.group_by(keys)
        .agg(
            now=rows.now.sum(),
            then=rows.then.sum(),
            new=(rows.now & ~rows.opened).sum(),
            new_then=(rows.then & ~rows.opened_then).sum(),
        )
        .order_by(keys)
    )


def belonging(month: int, limits: str, scope: str) -> Table:
    """Who is behind one row of ``population`` for the month (an ordinal): respondent, name, since when, and standing.

    ``since`` is when it came under ``limits`` (into the park, where there are none); null for who has left.
    """
    when = moments(month, month)
    rows = panel(when, {limits} - {UNLIMITED}, own=scope.startswith("respondent:"))
    rows = rows.filter(rows["limits"] == limits, rows.scope == scope)
    came = _standing(members, when).filter(_.scope == (limits or "park")).select("respondent", "since")
    units = respondents.filter(respondents.kind.isin(["enterprise", "project"])).select("respondent", "name")
    found = rows.join(came, "respondent").join(units, "respondent")
    return found.select("respondent", "name", "since", *_STANDING).order_by("respondent")


def coverage(found: Table, standing: Table, taken_from: Mapping[str, str]) -> Table:
    """indicator × scope × month → how many respondents owe the figure (``expected``) and how many of these gave it.

    ``standing`` must hold the respondents' own scopes, so that a single respondent may owe. ``taken_from``
    maps an indicator that is taken from another one's entries to that one.
    """
    standing = standing.filter(standing["limits"] == UNLIMITED, standing.now).select(*_MOMENT, "scope")
    owed = owes.select("indicator", "kind", scope=_scope_of(owes))
    owed = owed.join(standing, "scope").join(respondents.select("respondent", "kind"), ["respondent", "kind"])
    owed = owed.select("indicator", *_MOMENT).distinct()
    taken = owed.indicator.substitute(dict(taken_from)) if taken_from else owed.indicator
    gave = (
        found.filter(found.value.notnull()).select(*_MOMENT, taken="indicator", gave="respondent").distinct()
    )
    owed = owed.mutate(taken=taken).left_join(gave, [*_MOMENT, "taken"])
    owed = owed.select("indicator", *_MOMENT, "gave").join(standing, list(_MOMENT))
    keys = ["indicator", "scope", "yyyymm"]
    return owed.group_by(keys).agg(expected=owed.count(), reported=owed.gave.count()).order_by(keys)


def targets() -> Table:
    """Every target in the snapshot, with the kind of respondent that set it; few rows, so no filter."""
    rows = entries.filter(entries.basis != "actual").drop("prior")
    return rows.join(respondents.select("respondent", "kind"), "respondent").order_by("entry")


def extent() -> Table:
    """One row: the first and last month (ordinals) for which something was reported."""
    rows = entries.filter(entries.basis == "actual")
    ordinal = rows.year.cast("int64") * 12 + rows["last"] - 1
    return rows.agg(first=ordinal.min(), last=ordinal.max())
