"""The engine opens a snapshot, runs expressions exactly, and reaches for nothing else."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import duckdb
import ibis
import pytest

from counting.small_park import Ledger
from taizhang.adapters.duckdb import TABLES, DuckEngine
from taizhang.counting import plan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ledger = Ledger()
    ledger.enterprise("甲")
    ledger.reports("甲", "output", 2024, 9, "0.1000", "0.2000")
    ledger.reports("甲", "output", 2024, 8, "0.2000")
    return ledger.write(tmp_path / "它's 快照")


def test_rows__decimals_are_exact_and_null_is_none(folder: Path) -> None:
    with DuckEngine(folder) as engine:
        total = plan.entries.agg(value=plan.entries.value.sum(), prior=plan.entries.prior.sum())
        assert engine.rows(total) == [{"value": Decimal("0.3000"), "prior": Decimal("0.2000")}]
        unknown = engine.rows(plan.entries.filter(plan.entries.prior.isnull()).select("prior"))
        assert unknown == [{"prior": None}]


def test_rows__none_is_an_empty_list(folder: Path) -> None:
    with DuckEngine(folder) as engine:
        assert engine.rows(plan.owes) == []


def test_rows__threads_may_share_an_engine(folder: Path) -> None:
    def ask(number: int) -> list[dict[str, object]]:
        return engine.rows(plan.entries.filter(plan.entries.last == 8 + number % 2).select("last"))

    with DuckEngine(folder) as engine, ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, range(200)))
    assert found == [[{"last": 8 + number % 2}] for number in range(200)]


def test_engine__limits_are_set_and_nothing_is_fetched(folder: Path) -> None:
    with DuckEngine(folder, threads=1, memory_limit="512MB") as engine:
        names = "threads", "memory_limit", "autoinstall_known_extensions", "autoload_known_extensions"
        settings = {name: engine.setting(name) for name in names}
    assert settings == {
        "threads": "1",
        "memory_limit": "488.2 MiB",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }


def test_engine__an_overflowing_sum_is_an_error_and_never_a_wrong_number(folder: Path) -> None:
    with DuckEngine(folder) as engine:
        huge = plan.entries.value.cast("decimal(38, 0)") + ibis.literal(9 * 10**37, "decimal(38, 0)")
        with pytest.raises(duckdb.OutOfRangeException):
            engine.rows(plan.entries.agg(total=huge.sum()))


@pytest.mark.parametrize("missing", TABLES)
def test_engine__names_the_file_that_is_missing(folder: Path, missing: str) -> None:
    (folder / f"{missing}.parquet").unlink()
    with pytest.raises(FileNotFoundError, match=f"缺少 {missing}.parquet，请重新生成"):
        DuckEngine(folder)
