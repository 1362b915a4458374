"""A draft answers what a word means, however little has been written so far."""

from pathlib import Path

from catalogue.entries import SAMPLE
from taizhang.catalogue.draft import Draft, Entry, unit_or_none
from taizhang.catalogue.load import read
from taizhang.catalogue.tree import Pairs
from taizhang.kernel.figure import PARK


def test_draft__nothing_written() -> None:
    empty = Draft((), (), ())
    assert empty.complete
    assert empty.indicator("工业总产值") is None
    assert empty.house.park_name == ""
    assert empty.house.style.money_decimals == 1
    assert empty.scope("园区") == PARK
    assert "先" in empty.like("工业总产值")


def test_draft__an_entry_without_a_code_is_not_found_by_nothing() -> None:
    draft = Draft((), (Entry("indicators", "甲", Pairs((), 1), "a.yaml", 1),), ())
    assert draft.indicator("") is None
    assert draft.indicator("甲") is not None


def test_draft__words_lead_to_entries() -> None:
    draft = read(SAMPLE)
    assert draft.code_of("规上产值") == "output_above_scale"
    assert draft.code_of("天气") == "天气"
    assert draft.like("工业总产直") == "是不是“工业总产值”？"


def test_draft__tables_reach_the_inner_blocks() -> None:
    labels = [table.label for table in read(SAMPLE).tables]
    assert "“企业月报”的项目“销售产值”" in labels
    assert "“工业总产值@新能源电池材料”" in labels
    assert labels.count("“部门”") == 2


def test_draft__incomplete_where_a_directory_is_missing(tmp_path: Path) -> None:
    assert not read(SAMPLE, tmp_path / "无").complete


def test_entry__place_of_a_key_or_of_the_name() -> None:
    tax = read(SAMPLE).indicator("tax")
    assert tax is not None
    assert tax.place().line is not None
    assert tax.place("单位").line == tax.place().line + 3
    assert tax.place("标准").line == tax.place().line


def test_unit_or_none() -> None:
    assert unit_or_none("亿元") is not None
    assert unit_or_none("亿圆") is None
