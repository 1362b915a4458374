"""A park small enough to add up in one's head, written as the Parquet files a snapshot is made of."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from taizhang.catalogue.model import (
    Algorithm,
    Catalogue,
    Dimension,
    Form,
    Frequency,
    House,
    Indicator,
    Nature,
    NumberStyle,
)
from taizhang.kernel import Place, Scope, unit

TEXT, INT, MONEY = pa.string(), pa.int32(), pa.decimal128(18, 4)
SCHEMAS = {
    "entries": pa.schema(
        [
            ("entry", pa.int64()), ("respondent", TEXT), ("indicator", TEXT), ("part", TEXT), ("basis", TEXT),
            ("year", INT), ("first", INT), ("last", INT), ("value", MONEY), ("prior", MONEY),
        ]
    ),
    "members": pa.schema(
        [("respondent", TEXT), ("dimension", TEXT), ("member", TEXT), ("since", INT), ("until", INT)]
    ),
    "respondents": pa.schema([("respondent", TEXT), ("name", TEXT), ("kind", TEXT)]),
    "owes": pa.schema([("indicator", TEXT), ("kind", TEXT), ("dimension", TEXT), ("member", TEXT)]),
}  # fmt: skip
OPEN = 999912


def write_snapshot(folder: Path, **tables: Iterable[Sequence[Any]]) -> Path:
    """Write rows given as tuples; tables not named are empty."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in SCHEMAS.items():
        rows = [dict(zip(schema.names, row, strict=True)) for row in tables.get(name, ())]
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), folder / f"{name}.parquet")
    return folder


def make_indicator(name: str, code: str, **given: Any) -> Indicator:
    """An indicator of money in 万元, reported as a running total, unless told otherwise."""
    usual: dict[str, Any] = dict.fromkeys(
        ("part_of", "split_by", "taken_from", "restricted_to", "algorithm", "numerator", "denominator", "decimals",
         "sentence", "part_sentence")
    )  # fmt: skip
    usual |= {
        "aliases": (), "meaning": name, "unit": unit("亿元"), "report_unit": unit("万元"), "nature": Nature.FLOW,
        "frequency": Frequency.MONTHLY, "source": "企业", "parts_complete": False, "sums": (), "reverse": False,
        "remark": "", "standard": "", "where": Place(),
    }  # fmt: skip
    return Indicator(name=name, code=code, **(usual | given))


ABOVE_SCALE = Scope("above_scale", "yes")
DIMENSIONS = (
    Dimension("产业集群", "cluster", {"新能源电池材料": "battery", "化工": "chemical", "其他": "other"}),
    Dimension("管理关系", "admin", {"本级": "own", "代管": "hosted"}),
    Dimension("规上", "above_scale", {"规上": "yes", "规下": "no"}),
    Dimension("行业大类", "industry", {"化学原料和化学制品制造业": "26", "电气机械和器材制造业": "38"}),
    Dimension("链节点", "node", {"磷酸铁锂": "N15"}),
)
INDICATORS = (
    make_indicator("工业总产值", "output", parts_complete=False),
    make_indicator(
        "规上工业总产值", "output_above_scale", part_of="output", taken_from="output", restricted_to=ABOVE_SCALE,
        split_by="cluster",
    ),
    make_indicator(
        "本级规上工业总产值", "output_above_scale_own", taken_from="output_above_scale",
        restricted_to=Scope("admin", "own"),
    ),
    make_indicator("销售产值", "sales"),
    make_indicator(
        "产销率", "sales_rate", algorithm=Algorithm.RATIO, numerator="sales", denominator="output",
        unit=unit("%"), report_unit=unit("%"), nature=Nature.RATIO, frequency=None,
    ),
    make_indicator(
        "利润总额", "profit", unit=unit("万元"), part_of="output", profit_words=("实现利润总额", "亏损")
    ),
    make_indicator("出口", "exports", unit=unit("万美元"), report_unit=unit("万美元"), part_of="trade"),
    make_indicator("进口", "imports", unit=unit("万美元"), report_unit=unit("万美元"), part_of="trade"),
    make_indicator(
        "进出口", "trade", unit=unit("万美元"), report_unit=unit("万美元"), algorithm=Algorithm.SUM,
        sums=("exports", "imports"), frequency=None,
    ),
    make_indicator(
        "从业人员", "staff", unit=unit("人"), report_unit=unit("人"), nature=Nature.STOCK,
        frequency=Frequency.MONTHLY_STOCK,
    ),
    make_indicator(
        "满意度", "satisfaction", unit=unit("%"), report_unit=unit("%"), nature=Nature.RATIO,
    ),
    make_indicator("税收", "tax", source="税务", frequency=Frequency.QUARTERLY),
    make_indicator(
        "规上企业数", "above_scale_number", algorithm=Algorithm.MEMBERS, restricted_to=ABOVE_SCALE, unit=unit("家"),
        report_unit=unit("家"), nature=Nature.COUNT, frequency=None, source="系统",
    ),
    make_indicator(
        "新增规上企业数", "above_scale_new", algorithm=Algorithm.NEW_MEMBERS, restricted_to=ABOVE_SCALE,
        unit=unit("家"), report_unit=unit("家"), nature=Nature.COUNT, frequency=None, source="系统",
    ),
)  # fmt: skip


def make_catalogue(*extra: Indicator, forms: Sequence[Form] = ()) -> Catalogue:
    indicators = {each.code: each for each in (*INDICATORS, *extra)}
    dimensions = {each.code: each for each in DIMENSIONS}
    house = House("云岭工业园区", "园区", "全市", (), NumberStyle())
    return Catalogue(indicators, dimensions, {form.code: form for form in forms}, {}, {}, (), house, "0" * 64)


class Ledger:
    """Rows for a snapshot, put in as a statistician would say them."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in SCHEMAS}

    def enterprise(
        self, code: str, *scopes: str, since: int = 202001, until: int = OPEN, kind: str = "enterprise"
    ) -> str:
        """A respondent in the park (``outside``: in the city); scopes are 'cluster:battery' or 'above_scale:yes@202403'."""
        self.rows["respondents"].append((code, f"{code}公司", kind))
        self.rows["members"].append((code, "city" if kind == "outside" else "park", "", since, until))
        for each in scopes:
            scope, _, began = each.partition("@")
            dimension, _, member = scope.partition(":")
            self.rows["members"].append((code, dimension, member, int(began or since), OPEN))
        return code

    def reports(
        self, respondent: str, indicator: str, year: int, last: int, value: str | int, prior: str | int | None = None,
        *, part: str = "", basis: str = "actual", first: int = 1,
    ) -> int:  # fmt: skip
        """One entry in force; returns its number."""
        number = len(self.rows["entries"]) + 1
        base = None if prior is None else Decimal(prior)
        self.rows["entries"].append(
            (number, respondent, indicator, part, basis, year, first, last, Decimal(value), base)
        )
        return number

    def owes(self, indicator: str, kind: str, scope: str = "park") -> None:
        dimension, _, member = scope.partition(":")
        self.rows["owes"].append((indicator, kind, dimension, member))

    def write(self, folder: Path) -> Path:
        return write_snapshot(folder, **self.rows)
