"""The worked tables of docs/algorithms are computed anew: a number that the code does not give fails."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from inspect import getmembers, isfunction
from pathlib import Path

import pytest

from docs.wording_rows import WORDING
from taizhang.counting import ratios
from taizhang.kernel import Interval, Period, Written, round_half_up

DOCS = Path(__file__).parents[2] / "docs" / "algorithms"
NONE = "—"
Row = Mapping[str, str]
Actual = Decimal | str | None


def tables() -> Iterator[tuple[str, str, Row]]:
    """(file, heading's name, row) of every table under a heading ``## `name` ``."""
    for path in sorted(DOCS.glob("*.md")):
        name = ""
        columns: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                heading = re.match(r"## `([\w.]+)`", line)
                name, columns = heading[1] if heading else "", []
            if not name or not line.startswith("|") or line.startswith("|---"):
                continue
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if columns:
                yield path.name, name, dict(zip(columns, cells, strict=True))
            else:
                columns = cells


def number(text: str) -> Decimal | None:
    return None if text == NONE else Decimal(text)


def growth_row(row: Row) -> Mapping[str, Actual]:
    found = ratios.growth(number(row["current"]), number(row["base"]), profit=row["profit"] == "yes")
    word = None if found.word is None else str(found.word)
    return {"percent": found.percent, "word": word, "change": found.change}


def interval_row(row: Row) -> Mapping[str, Actual]:
    left, right = Interval.parse(row["left"]), Interval.parse(row["right"])
    deeds = {"+": left.__add__, "-": left.__sub__, "*": left.times, "/": left.divide}
    found = deeds[row["operation"]](right)
    wanted = Interval.parse(row["result"])
    ends = [
        end if end is None or shown is None else round_half_up(end, places(f"{shown:f}"))
        for end, shown in ((found.lo, wanted.lo), (found.hi, wanted.hi))
    ]
    return {"result": str(Interval(ends[0], ends[1], found.lo_closed, found.hi_closed))}


def written_row(row: Row) -> Mapping[str, Actual]:
    printed = Written.parse(row["printed"])
    return {"loose": str(printed.interval()), "strict": str(printed.interval(strict_decimals=1))}


def hedge_row(row: Row) -> Mapping[str, Actual]:
    printed = Written.parse(row["printed"])
    assert printed.interval() == printed.interval(strict_decimals=1)
    return {"hedge": printed.hedge, "interval": str(printed.interval())}


def reached_row(row: Row) -> Mapping[str, Actual]:
    met = ratios.reached(number(row["value"]), number(row["target"]), reverse=row["reverse"] == "yes")
    return {"reached": "yes" if met else "no"}


def chinese_row(row: Row) -> Mapping[str, Actual]:
    period = Period.parse(row["code"])
    return {"chinese": period.chinese(), "without year": period.chinese(with_year=False)}


def previous_row(row: Row) -> Mapping[str, Actual]:
    found = Period.parse(row["code"]).previous()
    return {"previous": None if found is None else str(found)}


def plain(
    deed: Callable[..., Decimal | None], *columns: str, into: str
) -> Callable[[Row], Mapping[str, Actual]]:
    """A ratio of the named columns (``code`` is a period), whose answer stands in column ``into``."""

    def compute(row: Row) -> Mapping[str, Actual]:
        inputs = [Period.parse(row[each]) if each == "code" else number(row[each]) for each in columns]
        return {into: deed(*inputs)}

    return compute


# The heading's name → what the code says to a row. A heading missing here fails, and so does the reverse.
COMPUTED: Mapping[str, Callable[[Row], Mapping[str, Actual]]] = {
    "round_half_up": lambda row: {"rounded": str(round_half_up(Decimal(row["value"]), int(row["decimals"])))},
    "Written.interval": written_row,
    "Hedge": hedge_row,
    "Interval": interval_row,
    "growth": growth_row,
    "loss_change": plain(ratios.loss_change, "current", "base", into="percent"),
    "two_year_growth": plain(ratios.two_year_growth, "current", "base2", into="percent"),
    "real_growth": plain(ratios.real_growth, "current", "base", "price_index", into="percent"),
    "difference": plain(ratios.difference, "left", "right", into="points"),
    "reached": reached_row,
    "share": plain(ratios.share, "part", "whole", into="percent"),
    "contribution": plain(ratios.contribution, "part_change", "whole_change", into="percent"),
    "pull": plain(ratios.pull, "part_change", "whole_base", into="points"),
    "Period.parse": lambda row: {"code": str(Period.parse(row["text"]))},
    "Period.chinese": chinese_row,
    "Period.prior": lambda row: {"prior": str(Period.parse(row["code"]).prior())},
    "Period.previous": previous_row,
    "Period.elapsed": lambda row: {"percent": Period.parse(row["code"]).elapsed()},
    "completion": plain(ratios.completion, "value", "target", into="percent"),
    "pace": plain(ratios.pace, "completed", "code", into="points"),
    "annualised": plain(ratios.annualised, "ratio", "code", into="result"),
    "turnover_days": plain(ratios.turnover_days, "stock", "cost", "code", into="result"),
    **WORDING,
}
ROWS = list(tables())


def places(text: str) -> int:
    return len(text.partition(".")[2])


def as_printed(actual: Actual, shown: str) -> str:
    """The computed answer, with as many decimals as the table shows."""
    if actual is None:
        return NONE
    if isinstance(actual, Decimal):
        return str(round_half_up(actual, places(shown)))
    return str(actual)


@pytest.mark.parametrize(
    ("file", "name", "row"), ROWS, ids=lambda part: part if isinstance(part, str) else ""
)
def test_table__row_is_what_the_code_gives(file: str, name: str, row: Row) -> None:
    answers = COMPUTED[name](row)
    shown = {column: row[column] for column in answers}
    assert shown == {column: as_printed(actual, shown[column]) for column, actual in answers.items()}, file


def test_headings__every_named_algorithm_has_a_table() -> None:
    headings = [
        name
        for path in DOCS.glob("*.md")
        for name in re.findall(r"^## `([\w.]+)`$", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert sorted(headings) == sorted(COMPUTED)
    assert {name for _, name, _ in ROWS} == set(COMPUTED)


def test_headings__every_ratio_is_documented() -> None:
    public = {
        name
        for name, function in getmembers(ratios, isfunction)
        if function.__module__ == ratios.__name__ and not name.startswith("_")
    }
    assert public <= set(COMPUTED)


def test_pull__printed_column_adds_up() -> None:
    """The table says that the parts' pulls make the whole's growth; here its own numbers are added."""
    points = [Decimal(row["points"]) for _, name, row in ROWS if name == "pull" and row["points"] != NONE]
    *parts, whole = points
    assert sum(parts) == whole
