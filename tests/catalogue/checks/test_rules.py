"""Near misses of the checks on rules."""

from catalogue.conftest import Found
from catalogue.entries import form, rule


def test_rules__passing(found: Found) -> None:
    assert found("rules/a.yaml", rule(如果="增速(工业产值) > 50", 缺数="按零", 容差="0.5")) == set()


def test_rule_unknown_form__then_the_rest_is_undecidable(found: Found) -> None:
    assert found("rules/a.yaml", rule(报表="天气月报", 表达="税收收入 > 0")) == {"rule-unknown-form"}


def test_rule_syntax__of_the_condition(found: Found) -> None:
    assert found("rules/a.yaml", rule(如果="工业总产值")) == {"rule-syntax"}


def test_rule_outside_form__undecidable_where_a_row_names_nothing(found: Found) -> None:
    text = form("{指标: 销售产直}").replace("企业季报", "企业月报").replace("quarterly_form", "monthly")
    assert found("forms/a.yaml", text) == {"item-unknown-indicator"}


def test_rule_without_prior__the_value_alone_needs_none(found: Found) -> None:
    assert found("rules/a.yaml", rule(表达="销售产值 <= 同期(工业总产值) * 3")) == set()


def test_rule_of_numbers__in_the_condition(found: Found) -> None:
    assert found("rules/a.yaml", rule(如果="1 > 0")) == {"rule-of-numbers"}
