"""Near misses of the checks on forms."""

from catalogue.conftest import Found
from catalogue.entries import form


def test_forms__passing(found: Found) -> None:
    assert found("forms/a.yaml", form("{指标: 工业产值, 单位: 万元}", "{指标: 销售产值}")) == set()


def test_item_source_differs__the_city_may_fill_anything(found: Found) -> None:
    assert found("forms/a.yaml", form("{指标: 税收收入}", 填报="全市")) == set()


def test_items__undecidable_where_the_indicator_is_not_there(found: Found) -> None:
    assert found("forms/a.yaml", form("{指标: 天气, 单位: 吨}")) == {"item-unknown-indicator"}


def test_duplicate_item_number__rows_without_numbers(found: Found) -> None:
    assert found("forms/a.yaml", form("{指标: 工业产值}", "{指标: 销售产值}")) == set()


def test_bad_due_day__the_31st_is_missing_from_some_months(found: Found) -> None:
    assert found("forms/a.yaml", form("{指标: 工业产值}", 截止="次月31日")) == {"bad-due-day"}
    assert found("forms/a.yaml", form("{指标: 工业产值}", 截止="次月28日")) == set()
