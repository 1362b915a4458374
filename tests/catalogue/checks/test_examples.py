"""Near misses of the checks on examples."""

from catalogue.conftest import Found
from catalogue.entries import example, indicator


def test_examples__passing(found: Found) -> None:
    assert (
        found("examples/a.yaml", example("工业总产值@化工: {值: 970万元, 同期: 0.1, 增速目标: 12}")) == set()
    )


def test_example_amount__growth_targets_are_in_per_cent(found: Found) -> None:
    assert found("examples/a.yaml", example("工业总产值: {增速目标: 12%}")) == set()
    assert found("examples/a.yaml", example("工业总产值: {增速目标: 12亿元}")) == {"example-amount"}


def test_example_amount__undecidable_where_the_unit_is_unknown(found: Found) -> None:
    text = indicator(单位="亿圆")
    assert found("indicators/a.yaml", text, "examples/a.yaml", example("出口总额: 61吨")) == {"unknown-unit"}


def test_example_unknown_indicator__then_its_amount_is_undecidable(found: Found) -> None:
    assert found("examples/a.yaml", example("天气: 61吨")) == {"example-unknown-indicator"}


def test_example_unknown_scope__nothing_after_the_sign(found: Found) -> None:
    assert found("examples/a.yaml", example("工业总产值@: 61")) == {"example-unknown-scope"}
