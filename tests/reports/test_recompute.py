import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from django.conf import settings

from reports.office import XINYA, Office, forget, said
from taizhang.reports import queries
from taizhang.reports import recompute as room
from taizhang.reports.recompute import Recomputed, recompute
from taizhang.writing.compose import compose


def again(number: int = 1) -> Recomputed:
    forget()
    found = recompute(number)
    assert found is not None
    return found


def test_recompute__word_for_word_and_figure_for_figure(office: Office) -> None:
    office.issue()
    found = again()
    assert found.same
    assert found.document == queries.document(1)
    assert found.findings == ()


def test_recompute__after_corrections_and_another_catalogue(office: Office) -> None:
    office.issue()
    office.correct(said(XINYA, "profit", 28_000, 40_000), reason="漏计跌价准备")
    for file in ("indicators/all.yaml", "outlines/quarterly.md"):
        path = office.folder / file
        path.write_text(
            path.read_text("utf-8").replace("经济运行", "生产经营").replace("实现", "达到"), "utf-8"
        )
    office.issue()
    assert again(1).same
    assert again(2).same
    assert "利润总额达到" not in queries.document(1).to_text()
    assert "达到利润总额2800万元" in queries.document(2).to_text()


def test_recompute__a_snapshot_edited_by_hand(office: Office) -> None:
    office.issue()
    view = queries.issue(1)
    assert view is not None
    file = Path(settings.SNAPSHOTS) / view.snapshot / "entries.parquet"
    table = pq.read_table(file)
    pq.write_table(table.slice(1), file)
    found = again()
    assert (found.same, found.document) == (False, None)
    assert [each.code for each in found.findings] == ["snapshot-changed"]


def test_recompute__the_catalogue_is_lost(office: Office) -> None:
    office.issue()
    (office.folder / "outlines" / "quarterly.md").write_text("# 【园区】报告\n\n【工业总产值】。\n", "utf-8")
    shutil.rmtree(Path(settings.HOME) / "catalogues")
    found = again()
    assert [each.code for each in found.findings] == ["report-catalogue-lost"]


def test_recompute__another_program_writes_it_otherwise(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shorter(outline: Any, *others: Any) -> Any:
        kept = tuple(block for block in outline.blocks if "进出口" not in block.text)
        return compose(type(outline)(outline.name, outline.code, kept, outline.where), *others)

    office.issue()
    monkeypatch.setattr(room, "compose", shorter)
    found = again()
    assert not found.same
    (finding,) = found.findings
    assert finding.code == "report-differs"
    assert "第一处：“三是扩大进出口。”，重算为“（无）”" in finding.message


def test_recompute__no_such_report(office: Office) -> None:
    assert recompute(1) is None
