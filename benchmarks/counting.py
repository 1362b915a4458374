"""How fast are all indicators × scopes counted, next to SQL written by hand and to pandas?

A made-up park of 2,500 enterprises (25,000 with ``--large``) reports 50 indicators for 24 months: 3 million
entries (30 million). One book's worth of named quantities is made from them in five ways:

- with the Ibis plans of ``taizhang.counting``, the building of the plan included;
- with SQL written by hand for DuckDB, for this one question;
- with pandas as most would write it: the file read, decimals as the Python objects they come as;
- with pandas on Arrow decimals (``dtype_backend="pyarrow"``);
- with pandas told all that helps it: the reader filters, and amounts are turned into whole 64-bit numbers.

The best of several runs counts, and all results must have the same hash. Run it with

    python benchmarks/counting.py [--large] [--keep FOLDER]

It must show: ours at most 1.5 × the SQL by hand and at least 10 × faster than pandas as most would write it;
with ``--large`` time no worse than linear (3 million are counted in the same run to compare) and less than
4 GiB of memory. The two other pandas are shown to be fair to it. Every way runs in a process of its own, so
that the memory shown is its own. Times compared are of the processor, so that a busy machine does not decide; of
that DuckDB uses two cores at once and pandas one, so by the clock ours is faster against pandas than shown.
"""

import argparse
import hashlib
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

INDICATORS, MONTHS, THREADS = 50, 24, 2
RESTRICTED = 10  # the first so many indicators are also counted for 规上 alone
YEAR, LAST = 2024, 12
QUANTITIES = ("value", "prior", "prior_ledger", "panel", "panel_base", "month", "month_prior")
COUNTED = ("value", "prior", "month")
Rows = list[tuple[Any, ...]]

# ------------------------------------------------------------------------------------------------------- the park

GENERATE = """
COPY (
  SELECT row_number() OVER () AS entry, printf('91%016d', e) AS respondent, printf('i%02d', i) AS indicator,
    '' AS part, 'actual' AS basis, (2023 + m // 12)::INT AS year, 1 AS first, (m % 12 + 1)::INT AS last,
    ((hash(e * 1000003 + i * 97 + m) % 1000000000000) / 10000.0 - 5000000)::DECIMAL(18, 4) AS value,
    CASE WHEN hash(e + i + m) % 5 > 0
      THEN ((hash(e * 7919 + i * 31 + m) % 1000000000000) / 10000.0)::DECIMAL(18, 4) END AS prior
  FROM range({enterprises}) t(e), range({indicators}) u(i), range({months}) v(m)
  WHERE hash(e * 13 + i * 7 + m * 3) % 50 > 0
  ORDER BY m, e, i
) TO '{folder}/entries.parquet' (FORMAT parquet, COMPRESSION zstd);
CREATE TABLE respondents AS SELECT printf('91%016d', e) AS respondent, e FROM range({enterprises}) t(e);
COPY (
  SELECT respondent, 'park' AS dimension, '' AS member, (CASE WHEN e % 20 = 0 THEN 202405 ELSE 202001 END)::INT AS since,
    (CASE WHEN e % 31 = 0 THEN 202406 ELSE 999912 END)::INT AS until FROM respondents
  UNION ALL SELECT respondent, 'cluster', 'c' || (hash(e) % 12), 202001, 999912 FROM respondents
  UNION ALL SELECT respondent, 'admin', CASE WHEN hash(e + 5) % 4 > 0 THEN 'own' ELSE 'hosted' END, 202001, 999912
    FROM respondents
  UNION ALL SELECT respondent, 'industry', (6 + hash(e + 9) % 41)::VARCHAR, 202001, 999912 FROM respondents
  UNION ALL SELECT respondent, 'node', 'N' || (hash(e + 11) % 20), 202001, 999912 FROM respondents WHERE e % 2 = 0
  UNION ALL SELECT respondent, 'above_scale', 'yes', CASE WHEN e % 3 = 0 THEN 202001 ELSE 202403 END, 999912
    FROM respondents WHERE e % 3 < 2
  UNION ALL SELECT respondent, 'above_scale', 'no', 202001, CASE WHEN e % 3 = 1 THEN 202402 ELSE 999912 END
    FROM respondents WHERE e % 3 > 0
) TO '{folder}/members.parquet' (FORMAT parquet);
COPY (SELECT respondent, respondent AS name, 'enterprise' AS kind FROM respondents)
  TO '{folder}/respondents.parquet' (FORMAT parquet);
COPY (SELECT '' AS indicator, '' AS kind, '' AS dimension, '' AS member WHERE false)
  TO '{folder}/owes.parquet' (FORMAT parquet);
"""


def generate(folder: Path, enterprises: int) -> None:
    """The same entries every time: each value is a hash of its place."""
    import duckdb

    if (folder / "owes.parquet").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    sql = GENERATE.format(folder=folder, enterprises=enterprises, indicators=INDICATORS, months=MONTHS)
    with duckdb.connect(config={"threads": THREADS, "memory_limit": "4GB"}) as connection:
        for statement in filter(str.strip, sql.split(";\n")):
            connection.execute(statement)


# ----------------------------------------------------------------------------------------------------- three ways


def ours(folder: Path) -> Callable[[], Rows]:
    """The plans, as a Tally runs them."""
    from taizhang.adapters.duckdb import DuckEngine
    from taizhang.counting import plan
    from taizhang.counting.engine import Window

    engine = DuckEngine(folder, threads=THREADS)
    window = Window(YEAR, LAST, LAST - 1)
    restricted = {"above_scale:yes": frozenset(f"i{each:02d}" for each in range(RESTRICTED))}

    def run() -> Rows:
        standing = plan.panel(plan.moments(window.ordinal, window.ordinal), restricted)
        rows = engine.rows(plan.totals(plan.counted(plan.facts(window, ()), standing, restricted)))
        return [tuple(row.values()) for row in rows]

    return run


BY_HAND = """
WITH facts AS (
  SELECT indicator, respondent,
    max(value) FILTER (year = 2024 AND last = 12) AS value, max(prior) FILTER (year = 2024 AND last = 12) AS prior,
    max(value) FILTER (year = 2024 AND last = 11) AS previous,
    max(prior) FILTER (year = 2024 AND last = 11) AS previous_prior,
    max(value) FILTER (year = 2023 AND last = 12) AS ledger,
    max(value) FILTER (year = 2023 AND last = 11) AS ledger_previous
  FROM read_parquet('{folder}/entries.parquet')
  WHERE basis = 'actual' AND first = 1 AND part = '' AND year IN (2023, 2024) AND last IN (11, 12)
  GROUP BY indicator, respondent),
standing AS (
  SELECT respondent, CASE WHEN member = '' THEN dimension ELSE dimension || ':' || member END AS scope,
    bool_or(since <= 202412 AND until >= 202412) AS now, bool_or(since <= 202312 AND until >= 202312) AS then_,
    max(since) FILTER (since <= 202412 AND until >= 202412) AS since
  FROM read_parquet('{folder}/members.parquet') GROUP BY ALL),
life AS (SELECT * FROM standing WHERE scope = 'park'),
scopes AS (
  SELECT s.respondent, s.scope, s.now AND l.now AS now, s.then_ AND l.then_ AS then_, l.since AS joined
  FROM standing s JOIN life l USING (respondent)),
limited AS (
  SELECT *, '' AS limits FROM scopes WHERE now OR then_
  UNION ALL
  SELECT s.respondent, s.scope, s.now AND a.now, s.then_ AND a.then_, s.joined, 'above_scale:yes'
  FROM scopes s JOIN standing a ON a.respondent = s.respondent AND a.scope = 'above_scale:yes'
  WHERE (s.now AND a.now) OR (s.then_ AND a.then_)),
counted AS (
  SELECT f.indicator, l.limits, l.scope, now AND value IS NOT NULL AS has, now, then_, value, ledger, prior, previous,
    coalesce(prior, ledger) AS base,
    coalesce(previous, CASE WHEN joined > 202411 THEN 0 END) AS start,
    coalesce(previous_prior, ledger_previous, CASE WHEN joined > 202411 THEN 0 END) AS base_start
  FROM facts f JOIN limited l USING (respondent)
  WHERE l.limits = '' OR f.indicator < 'i10')
SELECT indicator, limits, scope, 202412,
  sum(value) FILTER (has), sum(base) FILTER (has), sum(ledger) FILTER (then_),
  sum(value) FILTER (has AND then_ AND ledger IS NOT NULL), sum(ledger) FILTER (has AND then_ AND ledger IS NOT NULL),
  sum(value - start) FILTER (has), sum(base - base_start) FILTER (has AND start IS NOT NULL),
  count(value) FILTER (has), count(base) FILTER (has), count(start) FILTER (has),
  count(*) FILTER (has AND prior IS NULL AND ledger IS NOT NULL)
FROM counted GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


def by_hand(folder: Path) -> Callable[[], Rows]:
    """What someone who knows DuckDB would write for this one question."""
    import duckdb

    connection = duckdb.connect(
        config={"threads": THREADS, "memory_limit": "3GB", "preserve_insertion_order": False}
    )
    return lambda: connection.execute(BY_HAND.format(folder=folder)).fetchall()


def _with_objects(folder: Path) -> Rows:
    """The program most would write: read the file, keep the decimals as the Python objects they come as."""
    import pandas

    rows = pandas.read_parquet(folder / "entries.parquet")
    rows = rows[(rows.basis == "actual") & (rows["first"] == 1) & (rows.part == "")]
    rows = rows[rows.year.isin([2023, 2024]) & rows["last"].isin([11, 12])]
    rows = _facts_in_pandas(rows).merge(_standing_in_pandas(folder), on="respondent")
    rows = rows[(rows["limits"] == "") | (rows.indicator < "i10")]
    has = rows.now & rows.value.notna()
    base = rows.prior.where(rows.prior.notna(), rows.ledger)
    zero = pandas.Series(Decimal(0), rows.index, dtype=object).where(rows.joined > 202411)
    start = rows.previous.where(rows.previous.notna(), zero)
    base_start = rows.previous_prior.where(rows.previous_prior.notna(), rows.ledger_previous)
    base_start = base_start.where(base_start.notna(), zero)
    matched = has & rows.then & rows.ledger.notna()
    moves = has & start.notna()
    base_moves = moves & base.notna() & base_start.notna()
    addends = {
        "value": rows.value[has],
        "prior": base[has & base.notna()],
        "prior_ledger": rows.ledger[rows.then & rows.ledger.notna()],
        "panel": rows.value[matched],
        "panel_base": rows.ledger[matched],
        "month": rows.value[moves] - start[moves],
        "month_prior": base[base_moves] - base_start[base_moves],
    }
    keys = [rows.indicator, rows["limits"], rows.scope]
    sums = {name: each.groupby([key[each.index] for key in keys]).sum() for name, each in addends.items()}
    numbers = {
        name: each.groupby(keys).sum()
        for name, each in (
            ("value", has),
            ("prior", has & base.notna()),
            ("month", moves),
            ("fell_back", has & rows.prior.isna() & rows.ledger.notna()),
        )
    }
    out = []
    for key in numbers["value"].index:
        amounts = (sums[name].get(key) for name in QUANTITIES)
        out.append((*key, YEAR * 100 + LAST, *amounts, *(each[key] for each in numbers.values())))
    return out


def _entries_as_decimals(folder: Path) -> Any:
    """The file as pandas reads it, decimals kept exact."""
    import pandas

    rows = pandas.read_parquet(folder / "entries.parquet", dtype_backend="pyarrow")
    rows = rows[(rows.basis == "actual") & (rows["first"] == 1) & (rows.part == "")]
    return rows[rows.year.isin([2023, 2024]) & rows["last"].isin([11, 12])]


def _entries_as_whole_numbers(folder: Path) -> Any:
    """Told everything that helps: the reader filters, and amounts are ten-thousandths in 64 bits."""
    import pandas
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    table = pq.read_table(
        folder / "entries.parquet",
        columns=["respondent", "indicator", "year", "last", "value", "prior"],
        filters=[
            ("basis", "=", "actual"),
            ("first", "=", 1),
            ("part", "=", ""),
            ("year", "in", [2023, 2024]),
            ("last", "in", [11, 12]),
        ],
    )
    for name in ("value", "prior"):
        scaled = pc.multiply(table[name], pa.scalar(Decimal(10000), pa.decimal128(5, 0)))
        whole = pc.cast(pc.cast(scaled, pa.decimal128(24, 0)), pa.int64())
        table = table.set_column(table.schema.get_field_index(name), name, whole)
    return table.to_pandas(types_mapper={pa.int64(): pandas.Int64Dtype()}.get)


def _facts_in_pandas(rows: Any) -> Any:
    import pandas

    parts = {}
    for year, last, name, prior in (
        (2024, 12, "value", "prior"),
        (2024, 11, "previous", "previous_prior"),
        (2023, 12, "ledger", ""),
        (2023, 11, "ledger_previous", ""),
    ):
        part = rows[(rows.year == year) & (rows["last"] == last)].set_index(["indicator", "respondent"])
        parts[name] = part["value"]
        if prior:
            parts[prior] = part["prior"]
    return pandas.concat(parts, axis=1).reset_index()


def _standing_in_pandas(folder: Path) -> Any:
    import pandas

    rows = pandas.read_parquet(folder / "members.parquet")
    scope = rows.dimension.where(rows.member == "", rows.dimension + ":" + rows.member)
    now = (rows.since <= 202412) & (rows.until >= 202412)
    then = (rows.since <= 202312) & (rows.until >= 202312)
    rows = rows.assign(scope=scope, now=now, then=then, since=rows.since.where(now))
    keys = ["respondent", "scope"]
    rows = rows.groupby(keys, as_index=False).agg({"now": "any", "then": "any", "since": "max"})
    life = rows[rows.scope == "park"].set_index("respondent")[["now", "then", "since"]].add_prefix("life_")
    rows = rows.join(life, on="respondent", how="inner")
    rows = rows.assign(now=rows.now & rows.life_now, then=rows.then & rows.life_then, joined=rows.life_since)
    above = rows[rows.scope == "above_scale:yes"].set_index("respondent")[["now", "then"]].add_prefix("also_")
    narrowed = rows.join(above, on="respondent", how="inner")
    narrowed = narrowed.assign(now=narrowed.now & narrowed.also_now, then=narrowed.then & narrowed.also_then)
    rows = pandas.concat([rows.assign(limits=""), narrowed.assign(limits="above_scale:yes")])
    return rows[rows.now | rows.then][["respondent", "limits", "scope", "now", "then", "joined"]]


def _with_pandas(folder: Path, read: Callable[[Path], Any], convert: Callable[[Any], Decimal]) -> Rows:
    import numpy
    import pandas

    rows = _facts_in_pandas(read(folder)).merge(_standing_in_pandas(folder), on="respondent")
    rows = rows[(rows["limits"] == "") | (rows.indicator < "i10")]
    has = rows.now & rows.value.notna()
    base = rows.prior.fillna(rows.ledger)
    fresh = pandas.Series(numpy.where(rows.joined > 202411, 0, None), rows.index).astype(rows.value.dtype)
    start = rows.previous.fillna(fresh)
    base_start = rows.previous_prior.fillna(rows.ledger_previous).fillna(fresh)
    matched = has & rows.then & rows.ledger.notna()
    named = {
        "value": rows.value.where(has),
        "prior": base.where(has),
        "prior_ledger": rows.ledger.where(rows.then),
        "panel": rows.value.where(matched),
        "panel_base": rows.ledger.where(matched),
        "month": (rows.value - start).where(has),
        "month_prior": (base - base_start).where(has & start.notna()),
        "fell_back": (has & rows.prior.isna() & rows.ledger.notna()).astype("int64"),
    }
    groups = rows.assign(**named).groupby(["indicator", "limits", "scope"], sort=True, observed=True)
    sums = groups[list(QUANTITIES)].sum(min_count=1)
    numbers = groups[list(COUNTED)].count()
    out = []
    for key, total, number, fell in zip(
        sums.index,
        sums.itertuples(index=False),
        numbers.itertuples(index=False),
        groups["fell_back"].sum(),
        strict=True,
    ):
        amounts = (None if pandas.isna(each) else convert(each) for each in total)
        out.append((*key, YEAR * 100 + LAST, *amounts, *number, fell))
    return out


def pandas_objects(folder: Path) -> Callable[[], Rows]:
    """pandas as it comes."""
    return lambda: _with_objects(folder)


def pandas_decimals(folder: Path) -> Callable[[], Rows]:
    """pandas with exact decimals, as the file holds them."""
    return lambda: _with_pandas(folder, _entries_as_decimals, Decimal)


def pandas_tuned(folder: Path) -> Callable[[], Rows]:
    """pandas with the file's decimals turned into whole numbers first, which only fits small amounts."""
    return lambda: _with_pandas(
        folder, _entries_as_whole_numbers, lambda whole: Decimal(int(whole)).scaleb(-4)
    )


WAYS = {
    "taizhang": ours,
    "sql": by_hand,
    "pandas": pandas_objects,
    "pandas, Arrow decimals": pandas_decimals,
    "pandas, whole numbers": pandas_tuned,
}

# ------------------------------------------------------------------------------------------------------ measuring


def fingerprint(rows: Rows) -> str:
    """Equal for equal rows, whatever type the whole numbers come in."""
    digest = hashlib.sha256()
    for row in sorted(rows, key=lambda each: each[:3]):
        amounts = ["" if each is None else f"{each:.4f}" for each in row[4:11]]
        digest.update("|".join([*row[:3], *amounts, *(str(int(each)) for each in row[11:])]).encode() + b"\n")
    return digest.hexdigest()[:16]


def measure(name: str, folder: Path, times: int) -> dict[str, Any]:
    run = WAYS[name](folder)
    best = clock = float("inf")
    rows: Rows = []
    for _ in range(times):
        started, ticks = time.perf_counter(), time.process_time()
        rows = run()
        best = min(best, time.process_time() - ticks)
        clock = min(clock, time.perf_counter() - started)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024
    return {"seconds": best, "clock": clock, "rows": len(rows), "hash": fingerprint(rows), "memory": memory}


def in_own_process(name: str, folder: Path, times: int) -> dict[str, Any]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, (name, folder, times))


def show(label: str, found: dict[str, Any], against: float) -> None:
    print(
        f"{label:34} {found['seconds']:7.2f} s  {found['seconds'] / against:6.2f} ×  {found['clock']:7.2f} s by the clock"
        f"  {found['memory']:7.0f} MiB  {found['rows']} rows  {found['hash']}"
    )


def main() -> int:
    options = argparse.ArgumentParser(description="Count 3 (or 30) million entries in three ways.")
    options.add_argument("--large", action="store_true", help="30 million entries, beside 3 million")
    options.add_argument("--keep", type=Path, help="where the made-up snapshots are kept for another run")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="taizhang-counting-") as temporary:
        home = given.keep or Path(temporary)
        small, large = home / "3m", home / "30m"
        generate(small, 2_500)
        found = {name: in_own_process(name, small, 2 if name.startswith("pandas") else 7) for name in WAYS}
        for name, each in found.items():
            show(f"3 million, {name}", each, found["sql"]["seconds"])
        checks = {
            "same result": len({each["hash"] for each in found.values()}) == 1,
            "at most 1.5 × SQL by hand": found["taizhang"]["seconds"] <= 1.5 * found["sql"]["seconds"],
            "10 × faster than pandas": found["pandas"]["seconds"] >= 10 * found["taizhang"]["seconds"],
        }
        if given.large:
            generate(large, 25_000)
            big = {name: in_own_process(name, large, 3) for name in ("taizhang", "sql")}
            for name, each in big.items():
                show(f"30 million, {name}", each, big["sql"]["seconds"])
            checks |= {
                "same result (30 million)": big["taizhang"]["hash"] == big["sql"]["hash"],
                "no worse than linear": big["taizhang"]["seconds"] <= 10 * found["taizhang"]["seconds"],
                "less than 4 GiB": big["taizhang"]["memory"] < 4096,
            }
    print(json.dumps(checks, indent=2))
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
